-- The office's own tables of criteria, copies of others with the values that the office knows; the letters to
-- who applied to a call.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000010, 20261122000010);

CREATE TABLE tabella_criteri (
    id TEXT COLLATE "C" PRIMARY KEY,
    codice TEXT COLLATE "C" NOT NULL UNIQUE,
    nome TEXT COLLATE "C" NOT NULL,
    -- Code of the table it was copied from.
    copiata_da TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);

-- The table by which a call gives points.
ALTER TABLE avviso ADD COLUMN criteri TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE avviso SET criteri = dati::json -> 'modulo' ->> 'criteri';
CREATE INDEX avviso_criteri ON avviso (criteri);
-- Last day for the body to tell the outcomes of who was sent, while they are awaited.
ALTER TABLE avviso ADD COLUMN esiti_entro TEXT COLLATE "C" CHECK (esiti_entro LIKE '____-__-__');

-- A published call fixes its table; a draft only keeps it from being thrown away.
CREATE FUNCTION tabella_criteri_in_uso() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM avviso WHERE criteri = old.codice AND (tg_op = 'DELETE' OR stato <> 'bozza')) THEN
        RAISE EXCEPTION 'tabella_criteri immutabile';
    END IF;
    IF tg_op = 'DELETE' THEN
        RETURN old;
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER tabella_criteri_ferma BEFORE UPDATE OR DELETE ON tabella_criteri FOR EACH ROW
EXECUTE FUNCTION tabella_criteri_in_uso();

-- A letter is an act; the application it is about stays as it is, so that a ranking that was computed holds.
CREATE TABLE lettera_candidato (
    id TEXT COLLATE "C" PRIMARY KEY,
    avviso_id TEXT COLLATE "C" NOT NULL REFERENCES avviso (id),
    domanda_id TEXT COLLATE "C" NOT NULL REFERENCES domanda_avviso (id),
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('convocazione', 'integrazione', 'esclusione')),
    quando TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    -- Last day of the term that the letter gives, or the day of the summons.
    giorno TEXT COLLATE "C" NOT NULL CHECK (giorno LIKE '____-__-__'),
    atto_id TEXT COLLATE "C" NOT NULL REFERENCES atto (id),
    versione BIGINT NOT NULL
);
CREATE INDEX lettera_candidato_avviso ON lettera_candidato (avviso_id, quando);
CREATE UNIQUE INDEX lettera_candidato_atto ON lettera_candidato (atto_id);
