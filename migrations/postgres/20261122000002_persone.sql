-- People, their iscrizioni, the sealed health part, nulla osta, computi, preselezioni.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000002, 20261122000002);

-- The register also says which person a row is about, and why where the law wants it written.
ALTER TABLE registro ADD COLUMN persona_id TEXT COLLATE "C";
ALTER TABLE registro ADD COLUMN motivo TEXT COLLATE "C";
CREATE INDEX registro_persona ON registro (persona_id, sequenza);

ALTER TABLE atto ADD COLUMN persona_id TEXT COLLATE "C";
CREATE INDEX atto_persona ON atto (persona_id);
CREATE TRIGGER atto_persona_ferma BEFORE UPDATE ON atto FOR EACH ROW
WHEN (old.stato <> 'bozza' AND new.persona_id IS DISTINCT FROM old.persona_id)
EXECUTE FUNCTION rifiuta('atto emesso immutabile');

CREATE TABLE persona (
    id TEXT COLLATE "C" PRIMARY KEY,
    codice_fiscale TEXT COLLATE "C" NOT NULL UNIQUE,
    codice_fiscale_base TEXT COLLATE "C" NOT NULL,
    cognome TEXT COLLATE "C" NOT NULL,
    nome TEXT COLLATE "C" NOT NULL,
    nome_normale TEXT COLLATE "C" NOT NULL,
    sesso TEXT COLLATE "C" NOT NULL CHECK (sesso IN ('F', 'M')),
    nato_il TEXT COLLATE "C" NOT NULL CHECK (nato_il LIKE '____-__-__'),
    provincia TEXT COLLATE "C",
    comune TEXT COLLATE "C",
    disponibile TEXT COLLATE "C" NOT NULL,
    permesso_scade_il TEXT COLLATE "C",
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('attiva', 'unita')),
    unita_a TEXT COLLATE "C" REFERENCES persona (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    CHECK ((stato = 'unita') = (unita_a IS NOT NULL))
);
CREATE INDEX persona_nome ON persona (nome_normale, id);
CREATE INDEX persona_codice_base ON persona (codice_fiscale_base);
CREATE INDEX persona_nascita ON persona (nato_il, nome_normale);
CREATE INDEX persona_provincia ON persona (provincia, nome_normale);
CREATE INDEX persona_unita ON persona (unita_a);

-- What a person's record said before each change.
CREATE TABLE persona_storia (
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    versione BIGINT NOT NULL,
    fino_a TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (persona_id, versione)
);
CREATE TRIGGER persona_storia_fermo BEFORE UPDATE ON persona_storia FOR EACH ROW
EXECUTE FUNCTION rifiuta('persona_storia immutabile');

CREATE TABLE iscrizione (
    id TEXT COLLATE "C" PRIMARY KEY,
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    elenco TEXT COLLATE "C" NOT NULL CHECK (elenco IN
        ('art8', 'art18', 'centralinisti', 'massofisioterapisti', 'terapisti')),
    anno BIGINT,
    numero BIGINT,
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('domanda', 'aperta', 'sospesa', 'chiusa', 'respinta')),
    richiesta_il TEXT COLLATE "C" NOT NULL CHECK (richiesta_il LIKE '____-__-__'),
    iscritta_dal TEXT COLLATE "C" CHECK (iscritta_dal LIKE '____-__-__'),
    anzianita_dal TEXT COLLATE "C" CHECK (anzianita_dal LIKE '____-__-__'),
    sospesa_fino_al TEXT COLLATE "C",
    chiusa_il TEXT COLLATE "C",
    motivo TEXT COLLATE "C",
    scadenza TEXT COLLATE "C",
    documenti_mancanti BIGINT NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (elenco, anno, numero),
    CHECK ((numero IS NULL) = (stato IN ('domanda', 'respinta')))
);
CREATE INDEX iscrizione_persona ON iscrizione (persona_id, elenco);
CREATE INDEX iscrizione_stato ON iscrizione (stato, scadenza);
CREATE INDEX iscrizione_elenco ON iscrizione (elenco, stato, iscritta_dal);
-- One open iscrizione for each list.
CREATE UNIQUE INDEX iscrizione_aperta ON iscrizione (persona_id, elenco) WHERE stato IN ('domanda', 'aperta', 'sospesa');

CREATE TABLE rapporto (
    id TEXT COLLATE "C" PRIMARY KEY,
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    datore_id TEXT COLLATE "C" REFERENCES datore (id),
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('indeterminato', 'determinato', 'autonomo', 'tirocinio')),
    dal TEXT COLLATE "C" NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT COLLATE "C" CHECK (al >= dal),
    nulla_osta_id TEXT COLLATE "C",
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX rapporto_persona ON rapporto (persona_id, dal);
CREATE INDEX rapporto_datore ON rapporto (datore_id, dal);

CREATE TABLE evento (
    id TEXT COLLATE "C" PRIMARY KEY,
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    data TEXT COLLATE "C" NOT NULL CHECK (data LIKE '____-__-__'),
    tipo TEXT COLLATE "C" NOT NULL,
    titolo TEXT COLLATE "C" NOT NULL,
    testo TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX evento_persona ON evento (persona_id, data);

-- The sealed part: only the holders of the private key can read it, whoever opens the archive.
CREATE TABLE fascicolo (
    id TEXT COLLATE "C" PRIMARY KEY,
    persona_id TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES persona (id),
    aggiornato_il TEXT COLLATE "C" NOT NULL,
    rivedere_il TEXT COLLATE "C",
    sigillo BYTEA NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX fascicolo_rivedere ON fascicolo (rivedere_il);

CREATE TABLE chiave_fascicoli (
    unico BIGINT PRIMARY KEY CHECK (unico = 1),
    pubblica BYTEA NOT NULL
);

-- The private key, wrapped once for each user who may open sealed parts, under a word of their own.
CREATE TABLE abilitazione (
    utente TEXT COLLATE "C" PRIMARY KEY,
    dal TEXT COLLATE "C" NOT NULL,
    da TEXT COLLATE "C" NOT NULL,
    chiave BYTEA NOT NULL
);

CREATE TABLE nulla_osta (
    id TEXT COLLATE "C" PRIMARY KEY,
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    provincia TEXT COLLATE "C" NOT NULL,
    elenco TEXT COLLATE "C" NOT NULL,
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN
        ('in_istruttoria', 'rilasciato', 'utilizzato', 'scaduto', 'ritirato', 'negato')),
    scadenza TEXT COLLATE "C",
    valido_al TEXT COLLATE "C",
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX nulla_osta_stato ON nulla_osta (stato, scadenza);
CREATE INDEX nulla_osta_persona ON nulla_osta (persona_id);
CREATE INDEX nulla_osta_datore ON nulla_osta (datore_id);
CREATE INDEX nulla_osta_atto ON nulla_osta (atto_id);

CREATE TABLE computo (
    id TEXT COLLATE "C" PRIMARY KEY,
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    provincia TEXT COLLATE "C" NOT NULL,
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('in_istruttoria', 'autorizzato', 'negato', 'revocato', 'cessato')),
    scadenza TEXT COLLATE "C",
    effetto_dal TEXT COLLATE "C",
    fino_al TEXT COLLATE "C",
    requisito TEXT COLLATE "C",
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX computo_stato ON computo (stato, scadenza);
CREATE INDEX computo_persona ON computo (persona_id);
CREATE INDEX computo_datore ON computo (datore_id);
CREATE INDEX computo_atto ON computo (atto_id);

CREATE TABLE preselezione (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    provincia TEXT COLLATE "C" NOT NULL,
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('aperta', 'pubblicata', 'rosa_inviata', 'conclusa')),
    scadenza TEXT COLLATE "C",
    dati TEXT COLLATE "C" NOT NULL,
    rosa TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX preselezione_stato ON preselezione (stato, scadenza);
CREATE INDEX preselezione_datore ON preselezione (datore_id);

-- What changed in an employer's workforce after its prospetto, each row with where it comes from.
CREATE TABLE movimento (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    provincia TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL CHECK (data LIKE '____-__-__'),
    fino_al TEXT COLLATE "C",
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('assunzione', 'computo')),
    elenco TEXT COLLATE "C" NOT NULL,
    ore TEXT COLLATE "C",
    ore_contratto TEXT COLLATE "C",
    origine TEXT COLLATE "C" NOT NULL,
    origine_id TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (origine, origine_id)
);
CREATE INDEX movimento_datore ON movimento (datore_id, data);
