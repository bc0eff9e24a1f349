-- The yearly list (art. 8 c. 1-2 L. 68/1999) is a call without a body and without posts: the office forms it from
-- who was registered on 31 December, and each person confirms. An older program would not know what to do with it.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000012, 20261122000012);

-- No constraint of a table can be changed in place: the tables are made again. What refers to them holds again
-- once the rows are back, at the end of the transaction.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE avviso_di_prima AS SELECT * FROM avviso;
DROP TABLE avviso;
CREATE TABLE avviso (
    id TEXT PRIMARY KEY,
    datore_id TEXT REFERENCES datore (id),
    anno INTEGER,
    numero INTEGER,
    base TEXT NOT NULL CHECK (base IN ('legge68', 'articolo16', 'annuale')),
    elenco TEXT,
    profilo TEXT NOT NULL,
    posti INTEGER NOT NULL,
    stato TEXT NOT NULL CHECK (stato IN
        ('bozza', 'pubblicato', 'chiuso', 'provvisoria', 'definitiva', 'in_utilizzo', 'concluso')),
    richiesta_il TEXT NOT NULL CHECK (richiesta_il LIKE '____-__-__'),
    adesioni_dal TEXT NOT NULL CHECK (adesioni_dal LIKE '____-__-__'),
    adesioni_al TEXT NOT NULL CHECK (adesioni_al >= adesioni_dal),
    scadenza TEXT,
    atto_id TEXT REFERENCES atto (id),
    criteri TEXT NOT NULL,
    -- Last day for the body to tell the outcomes of who was sent, while they are awaited.
    esiti_entro TEXT CHECK (esiti_entro LIKE '____-__-__'),
    -- Year of a yearly list, formed from the situation on 31 December of the year before.
    annuale INTEGER,
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (anno, numero),
    CHECK ((numero IS NULL) = (stato = 'bozza')),
    CHECK ((annuale IS NULL) = (base <> 'annuale')),
    CHECK ((datore_id IS NULL) = (base = 'annuale')),
    CHECK (posti > 0 OR base = 'annuale'),
    CHECK (elenco IS NOT NULL OR base <> 'annuale')
) STRICT;
INSERT INTO avviso (id, datore_id, anno, numero, base, elenco, profilo, posti, stato, richiesta_il, adesioni_dal,
    adesioni_al, scadenza, atto_id, criteri, esiti_entro, dati, versione)
SELECT id, datore_id, anno, numero, base, elenco, profilo, posti, stato, richiesta_il, adesioni_dal,
    adesioni_al, scadenza, atto_id, criteri, esiti_entro, dati, versione FROM avviso_di_prima;
DROP TABLE avviso_di_prima;
CREATE INDEX avviso_stato ON avviso (stato, scadenza);
CREATE INDEX avviso_datore ON avviso (datore_id);
CREATE INDEX avviso_atto ON avviso (atto_id);
CREATE INDEX avviso_criteri ON avviso (criteri);
-- One list for each year and list; one that was given up may be done again.
CREATE UNIQUE INDEX avviso_annuale ON avviso (annuale, elenco) WHERE annuale IS NOT NULL AND stato <> 'concluso';

-- Who is in a yearly list and has not confirmed yet: nothing has arrived, and nothing is sealed.
CREATE TABLE domanda_di_prima AS SELECT * FROM domanda_avviso;
DROP TABLE domanda_avviso;
CREATE TABLE domanda_avviso (
    id TEXT PRIMARY KEY,
    avviso_id TEXT NOT NULL REFERENCES avviso (id),
    persona_id TEXT NOT NULL REFERENCES persona (id),
    codice TEXT NOT NULL,
    pervenuta_il TEXT NOT NULL CHECK (pervenuta_il = '' OR pervenuta_il LIKE '____-__-__'),
    canale TEXT NOT NULL CHECK (canale IN ('', 'pec', 'a_mano', 'raccomandata', 'presenza')),
    protocollo TEXT NOT NULL,
    stato TEXT NOT NULL CHECK (stato IN ('ammessa', 'con_riserva', 'da_integrare', 'esclusa')),
    motivo TEXT,
    dati TEXT NOT NULL,
    sigillo BLOB NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (avviso_id, codice),
    CHECK ((pervenuta_il = '') = (canale = ''))
) STRICT;
INSERT INTO domanda_avviso (id, avviso_id, persona_id, codice, pervenuta_il, canale, protocollo, stato, motivo, dati,
    sigillo, versione)
SELECT id, avviso_id, persona_id, codice, pervenuta_il, canale, protocollo, stato, motivo, dati, sigillo, versione
FROM domanda_di_prima;
DROP TABLE domanda_di_prima;
CREATE UNIQUE INDEX domanda_avviso_persona ON domanda_avviso (avviso_id, persona_id);
CREATE INDEX domanda_avviso_stato ON domanda_avviso (avviso_id, stato, codice);

CREATE TABLE lettera_di_prima AS SELECT * FROM lettera_candidato;
DROP TABLE lettera_candidato;
CREATE TABLE lettera_candidato (
    id TEXT PRIMARY KEY,
    avviso_id TEXT NOT NULL REFERENCES avviso (id),
    domanda_id TEXT NOT NULL REFERENCES domanda_avviso (id),
    tipo TEXT NOT NULL CHECK (tipo IN ('convocazione', 'integrazione', 'esclusione', 'sollecito')),
    quando TEXT NOT NULL,
    utente TEXT NOT NULL,
    -- Last day of the term that the letter gives, or the day of the summons.
    giorno TEXT NOT NULL CHECK (giorno LIKE '____-__-__'),
    atto_id TEXT NOT NULL REFERENCES atto (id),
    versione INTEGER NOT NULL
) STRICT;
INSERT INTO lettera_candidato (id, avviso_id, domanda_id, tipo, quando, utente, giorno, atto_id, versione)
SELECT id, avviso_id, domanda_id, tipo, quando, utente, giorno, atto_id, versione FROM lettera_di_prima;
DROP TABLE lettera_di_prima;
CREATE INDEX lettera_candidato_avviso ON lettera_candidato (avviso_id, quando);
CREATE UNIQUE INDEX lettera_candidato_atto ON lettera_candidato (atto_id);
