-- The office's own tables of criteria, copies of others with the values that the office knows; the letters to
-- who applied to a call.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000010, 20261122000010);

CREATE TABLE tabella_criteri (
    id TEXT PRIMARY KEY,
    codice TEXT NOT NULL UNIQUE,
    nome TEXT NOT NULL,
    -- Code of the table it was copied from.
    copiata_da TEXT NOT NULL,
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;

-- The table by which a call gives points.
ALTER TABLE avviso ADD COLUMN criteri TEXT NOT NULL DEFAULT '';
UPDATE avviso SET criteri = json_extract(dati, '$.modulo.criteri');
CREATE INDEX avviso_criteri ON avviso (criteri);
-- Last day for the body to tell the outcomes of who was sent, while they are awaited.
ALTER TABLE avviso ADD COLUMN esiti_entro TEXT CHECK (esiti_entro LIKE '____-__-__');

-- A published call fixes its table; a draft only keeps it from being thrown away.
CREATE TRIGGER tabella_criteri_ferma BEFORE UPDATE ON tabella_criteri
WHEN EXISTS (SELECT 1 FROM avviso WHERE criteri = old.codice AND stato <> 'bozza')
BEGIN
    SELECT RAISE(ABORT, 'tabella_criteri immutabile');
END;
CREATE TRIGGER tabella_criteri_intera BEFORE DELETE ON tabella_criteri
WHEN EXISTS (SELECT 1 FROM avviso WHERE criteri = old.codice)
BEGIN
    SELECT RAISE(ABORT, 'tabella_criteri immutabile');
END;

-- A letter is an act; the application it is about stays as it is, so that a ranking that was computed holds.
CREATE TABLE lettera_candidato (
    id TEXT PRIMARY KEY,
    avviso_id TEXT NOT NULL REFERENCES avviso (id),
    domanda_id TEXT NOT NULL REFERENCES domanda_avviso (id),
    tipo TEXT NOT NULL CHECK (tipo IN ('convocazione', 'integrazione', 'esclusione')),
    quando TEXT NOT NULL,
    utente TEXT NOT NULL,
    -- Last day of the term that the letter gives, or the day of the summons.
    giorno TEXT NOT NULL CHECK (giorno LIKE '____-__-__'),
    atto_id TEXT NOT NULL REFERENCES atto (id),
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX lettera_candidato_avviso ON lettera_candidato (avviso_id, quando);
CREATE UNIQUE INDEX lettera_candidato_atto ON lettera_candidato (atto_id);
