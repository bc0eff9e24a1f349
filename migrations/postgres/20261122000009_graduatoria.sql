-- Calls of public bodies: applications, and every ranking ever computed.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000009, 20261122000009);

CREATE TABLE avviso (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    anno BIGINT,
    numero BIGINT,
    base TEXT COLLATE "C" NOT NULL CHECK (base IN ('legge68', 'articolo16')),
    elenco TEXT COLLATE "C",
    profilo TEXT COLLATE "C" NOT NULL,
    posti BIGINT NOT NULL CHECK (posti > 0),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN
        ('bozza', 'pubblicato', 'chiuso', 'provvisoria', 'definitiva', 'in_utilizzo', 'concluso')),
    richiesta_il TEXT COLLATE "C" NOT NULL CHECK (richiesta_il LIKE '____-__-__'),
    adesioni_dal TEXT COLLATE "C" NOT NULL CHECK (adesioni_dal LIKE '____-__-__'),
    adesioni_al TEXT COLLATE "C" NOT NULL CHECK (adesioni_al >= adesioni_dal),
    scadenza TEXT COLLATE "C",
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (anno, numero),
    CHECK ((numero IS NULL) = (stato = 'bozza'))
);
CREATE INDEX avviso_stato ON avviso (stato, scadenza);
CREATE INDEX avviso_datore ON avviso (datore_id);
CREATE INDEX avviso_atto ON avviso (atto_id);

-- What gives points (invalidity, income, family) is sealed: nobody reads it from here.
CREATE TABLE domanda_avviso (
    id TEXT COLLATE "C" PRIMARY KEY,
    avviso_id TEXT COLLATE "C" NOT NULL REFERENCES avviso (id),
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    codice TEXT COLLATE "C" NOT NULL,
    pervenuta_il TEXT COLLATE "C" NOT NULL CHECK (pervenuta_il LIKE '____-__-__'),
    canale TEXT COLLATE "C" NOT NULL CHECK (canale IN ('pec', 'a_mano', 'raccomandata', 'presenza')),
    protocollo TEXT COLLATE "C" NOT NULL,
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('ammessa', 'con_riserva', 'da_integrare', 'esclusa')),
    motivo TEXT COLLATE "C",
    dati TEXT COLLATE "C" NOT NULL,
    sigillo BYTEA NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (avviso_id, codice)
);
CREATE UNIQUE INDEX domanda_avviso_persona ON domanda_avviso (avviso_id, persona_id);
CREATE INDEX domanda_avviso_stato ON domanda_avviso (avviso_id, stato, codice);

CREATE TABLE graduatoria_versione (
    id TEXT COLLATE "C" PRIMARY KEY,
    avviso_id TEXT COLLATE "C" NOT NULL REFERENCES avviso (id),
    numero BIGINT NOT NULL CHECK (numero > 0),
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('provvisoria', 'corretta', 'definitiva')),
    calcolata_il TEXT COLLATE "C" NOT NULL,
    criteri TEXT COLLATE "C" NOT NULL,
    nota TEXT COLLATE "C" NOT NULL,
    ammesse BIGINT NOT NULL,
    escluse BIGINT NOT NULL,
    incomplete BIGINT NOT NULL,
    righe BYTEA NOT NULL,
    sigillo BYTEA NOT NULL,
    impronta TEXT COLLATE "C" NOT NULL,
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    versione BIGINT NOT NULL,
    UNIQUE (avviso_id, numero)
);
CREATE INDEX graduatoria_versione_atto ON graduatoria_versione (atto_id);

-- A ranking stays what it was: only the decree that approves it is added, or taken off when it is annulled.
CREATE TRIGGER graduatoria_versione_ferma BEFORE UPDATE ON graduatoria_versione FOR EACH ROW
WHEN (new.id <> old.id OR new.avviso_id <> old.avviso_id OR new.numero <> old.numero OR new.tipo <> old.tipo
    OR new.calcolata_il <> old.calcolata_il OR new.criteri <> old.criteri OR new.nota <> old.nota
    OR new.ammesse <> old.ammesse OR new.escluse <> old.escluse OR new.incomplete <> old.incomplete
    OR new.righe <> old.righe OR new.sigillo <> old.sigillo OR new.impronta <> old.impronta)
EXECUTE FUNCTION rifiuta('graduatoria immutabile');
CREATE TRIGGER graduatoria_versione_intera BEFORE DELETE ON graduatoria_versione FOR EACH ROW
EXECUTE FUNCTION rifiuta('graduatoria immutabile');
