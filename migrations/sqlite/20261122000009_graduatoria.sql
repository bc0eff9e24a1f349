-- Calls of public bodies: applications, and every ranking ever computed.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000009, 20261122000009);

CREATE TABLE avviso (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    anno INTEGER,
    numero INTEGER,
    base TEXT NOT NULL CHECK (base IN ('legge68', 'articolo16')),
    elenco TEXT,
    profilo TEXT NOT NULL,
    posti INTEGER NOT NULL CHECK (posti > 0),
    stato TEXT NOT NULL CHECK (stato IN
        ('bozza', 'pubblicato', 'chiuso', 'provvisoria', 'definitiva', 'in_utilizzo', 'concluso')),
    richiesta_il TEXT NOT NULL CHECK (richiesta_il LIKE '____-__-__'),
    adesioni_dal TEXT NOT NULL CHECK (adesioni_dal LIKE '____-__-__'),
    adesioni_al TEXT NOT NULL CHECK (adesioni_al >= adesioni_dal),
    scadenza TEXT,
    atto_id TEXT REFERENCES atto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (anno, numero),
    CHECK ((numero IS NULL) = (stato = 'bozza'))
) STRICT;
CREATE INDEX avviso_stato ON avviso (stato, scadenza);
CREATE INDEX avviso_datore ON avviso (datore_id);
CREATE INDEX avviso_atto ON avviso (atto_id);

-- What gives points (invalidity, income, family) is sealed: nobody reads it from here.
CREATE TABLE domanda_avviso (
    id TEXT PRIMARY KEY,
    avviso_id TEXT NOT NULL REFERENCES avviso (id),
    persona_id TEXT NOT NULL REFERENCES persona (id),
    codice TEXT NOT NULL,
    pervenuta_il TEXT NOT NULL CHECK (pervenuta_il LIKE '____-__-__'),
    canale TEXT NOT NULL CHECK (canale IN ('pec', 'a_mano', 'raccomandata', 'presenza')),
    protocollo TEXT NOT NULL,
    stato TEXT NOT NULL CHECK (stato IN ('ammessa', 'con_riserva', 'da_integrare', 'esclusa')),
    motivo TEXT,
    dati TEXT NOT NULL,
    sigillo BLOB NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (avviso_id, codice)
) STRICT;
CREATE UNIQUE INDEX domanda_avviso_persona ON domanda_avviso (avviso_id, persona_id);
CREATE INDEX domanda_avviso_stato ON domanda_avviso (avviso_id, stato, codice);

CREATE TABLE graduatoria_versione (
    id TEXT PRIMARY KEY,
    avviso_id TEXT NOT NULL REFERENCES avviso (id),
    numero INTEGER NOT NULL CHECK (numero > 0),
    tipo TEXT NOT NULL CHECK (tipo IN ('provvisoria', 'corretta', 'definitiva')),
    calcolata_il TEXT NOT NULL,
    criteri TEXT NOT NULL,
    nota TEXT NOT NULL,
    ammesse INTEGER NOT NULL,
    escluse INTEGER NOT NULL,
    incomplete INTEGER NOT NULL,
    righe BLOB NOT NULL,
    sigillo BLOB NOT NULL,
    impronta TEXT NOT NULL,
    atto_id TEXT REFERENCES atto (id),
    versione INTEGER NOT NULL,
    UNIQUE (avviso_id, numero)
) STRICT;
CREATE INDEX graduatoria_versione_atto ON graduatoria_versione (atto_id);

-- A ranking stays what it was: only the decree that approves it is added, or taken off when it is annulled.
CREATE TRIGGER graduatoria_versione_ferma BEFORE UPDATE ON graduatoria_versione
WHEN new.id <> old.id OR new.avviso_id <> old.avviso_id OR new.numero <> old.numero OR new.tipo <> old.tipo
    OR new.calcolata_il <> old.calcolata_il OR new.criteri <> old.criteri OR new.nota <> old.nota
    OR new.ammesse <> old.ammesse OR new.escluse <> old.escluse OR new.incomplete <> old.incomplete
    OR new.righe <> old.righe OR new.sigillo <> old.sigillo OR new.impronta <> old.impronta
BEGIN
    SELECT RAISE(ABORT, 'graduatoria immutabile');
END;
CREATE TRIGGER graduatoria_versione_intera BEFORE DELETE ON graduatoria_versione
BEGIN
    SELECT RAISE(ABORT, 'graduatoria immutabile');
END;
