-- People, their iscrizioni, the sealed health part, nulla osta, computi, preselezioni.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000002, 20261122000002);

-- The register also says which person a row is about, and why where the law wants it written.
ALTER TABLE registro ADD COLUMN persona_id TEXT;
ALTER TABLE registro ADD COLUMN motivo TEXT;
CREATE INDEX registro_persona ON registro (persona_id, sequenza);

ALTER TABLE atto ADD COLUMN persona_id TEXT;
CREATE INDEX atto_persona ON atto (persona_id);
CREATE TRIGGER atto_persona_ferma BEFORE UPDATE ON atto
WHEN old.stato <> 'bozza' AND new.persona_id IS NOT old.persona_id
BEGIN
    SELECT RAISE(ABORT, 'atto emesso immutabile');
END;

CREATE TABLE persona (
    id TEXT PRIMARY KEY,
    codice_fiscale TEXT NOT NULL UNIQUE,
    codice_fiscale_base TEXT NOT NULL,
    cognome TEXT NOT NULL,
    nome TEXT NOT NULL,
    nome_normale TEXT NOT NULL,
    sesso TEXT NOT NULL CHECK (sesso IN ('F', 'M')),
    nato_il TEXT NOT NULL CHECK (nato_il LIKE '____-__-__'),
    provincia TEXT,
    comune TEXT,
    disponibile TEXT NOT NULL,
    permesso_scade_il TEXT,
    stato TEXT NOT NULL CHECK (stato IN ('attiva', 'unita')),
    unita_a TEXT REFERENCES persona (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL,
    CHECK ((stato = 'unita') = (unita_a IS NOT NULL))
) STRICT;
CREATE INDEX persona_nome ON persona (nome_normale, id);
CREATE INDEX persona_codice_base ON persona (codice_fiscale_base);
CREATE INDEX persona_nascita ON persona (nato_il, nome_normale);
CREATE INDEX persona_provincia ON persona (provincia, nome_normale);
CREATE INDEX persona_unita ON persona (unita_a);

-- What a person's record said before each change.
CREATE TABLE persona_storia (
    persona_id TEXT NOT NULL REFERENCES persona (id),
    versione INTEGER NOT NULL,
    fino_a TEXT NOT NULL,
    utente TEXT NOT NULL,
    dati TEXT NOT NULL,
    PRIMARY KEY (persona_id, versione)
) STRICT;
CREATE TRIGGER persona_storia_fermo BEFORE UPDATE ON persona_storia
BEGIN
    SELECT RAISE(ABORT, 'persona_storia immutabile');
END;

CREATE TABLE iscrizione (
    id TEXT PRIMARY KEY,
    persona_id TEXT NOT NULL REFERENCES persona (id),
    elenco TEXT NOT NULL CHECK (elenco IN
        ('art8', 'art18', 'centralinisti', 'massofisioterapisti', 'terapisti')),
    anno INTEGER,
    numero INTEGER,
    stato TEXT NOT NULL CHECK (stato IN ('domanda', 'aperta', 'sospesa', 'chiusa', 'respinta')),
    richiesta_il TEXT NOT NULL CHECK (richiesta_il LIKE '____-__-__'),
    iscritta_dal TEXT CHECK (iscritta_dal LIKE '____-__-__'),
    anzianita_dal TEXT CHECK (anzianita_dal LIKE '____-__-__'),
    sospesa_fino_al TEXT,
    chiusa_il TEXT,
    motivo TEXT,
    scadenza TEXT,
    documenti_mancanti INTEGER NOT NULL,
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (elenco, anno, numero),
    CHECK ((numero IS NULL) = (stato IN ('domanda', 'respinta')))
) STRICT;
CREATE INDEX iscrizione_persona ON iscrizione (persona_id, elenco);
CREATE INDEX iscrizione_stato ON iscrizione (stato, scadenza);
CREATE INDEX iscrizione_elenco ON iscrizione (elenco, stato, iscritta_dal);
-- One open iscrizione for each list.
CREATE UNIQUE INDEX iscrizione_aperta ON iscrizione (persona_id, elenco) WHERE stato IN ('domanda', 'aperta', 'sospesa');

CREATE TABLE rapporto (
    id TEXT PRIMARY KEY,
    persona_id TEXT NOT NULL REFERENCES persona (id),
    datore_id TEXT REFERENCES datore (id),
    tipo TEXT NOT NULL CHECK (tipo IN ('indeterminato', 'determinato', 'autonomo', 'tirocinio')),
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT CHECK (al >= dal),
    nulla_osta_id TEXT,
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX rapporto_persona ON rapporto (persona_id, dal);
CREATE INDEX rapporto_datore ON rapporto (datore_id, dal);

CREATE TABLE evento (
    id TEXT PRIMARY KEY,
    persona_id TEXT NOT NULL REFERENCES persona (id),
    data TEXT NOT NULL CHECK (data LIKE '____-__-__'),
    tipo TEXT NOT NULL,
    titolo TEXT NOT NULL,
    testo TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX evento_persona ON evento (persona_id, data);

-- The sealed part: only the holders of the private key can read it, whoever opens the archive.
CREATE TABLE fascicolo (
    id TEXT PRIMARY KEY,
    persona_id TEXT NOT NULL UNIQUE REFERENCES persona (id),
    aggiornato_il TEXT NOT NULL,
    rivedere_il TEXT,
    sigillo BLOB NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX fascicolo_rivedere ON fascicolo (rivedere_il);

CREATE TABLE chiave_fascicoli (
    unico INTEGER PRIMARY KEY CHECK (unico = 1),
    pubblica BLOB NOT NULL
) STRICT;

-- The private key, wrapped once for each user who may open sealed parts, under a word of their own.
CREATE TABLE abilitazione (
    utente TEXT PRIMARY KEY,
    dal TEXT NOT NULL,
    da TEXT NOT NULL,
    chiave BLOB NOT NULL
) STRICT;

CREATE TABLE nulla_osta (
    id TEXT PRIMARY KEY,
    persona_id TEXT NOT NULL REFERENCES persona (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT NOT NULL,
    elenco TEXT NOT NULL,
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT NOT NULL CHECK (stato IN
        ('in_istruttoria', 'rilasciato', 'utilizzato', 'scaduto', 'ritirato', 'negato')),
    scadenza TEXT,
    valido_al TEXT,
    atto_id TEXT REFERENCES atto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX nulla_osta_stato ON nulla_osta (stato, scadenza);
CREATE INDEX nulla_osta_persona ON nulla_osta (persona_id);
CREATE INDEX nulla_osta_datore ON nulla_osta (datore_id);
CREATE INDEX nulla_osta_atto ON nulla_osta (atto_id);

CREATE TABLE computo (
    id TEXT PRIMARY KEY,
    persona_id TEXT NOT NULL REFERENCES persona (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT NOT NULL,
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT NOT NULL CHECK (stato IN ('in_istruttoria', 'autorizzato', 'negato', 'revocato', 'cessato')),
    scadenza TEXT,
    effetto_dal TEXT,
    fino_al TEXT,
    requisito TEXT,
    atto_id TEXT REFERENCES atto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX computo_stato ON computo (stato, scadenza);
CREATE INDEX computo_persona ON computo (persona_id);
CREATE INDEX computo_datore ON computo (datore_id);
CREATE INDEX computo_atto ON computo (atto_id);

CREATE TABLE preselezione (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT NOT NULL,
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT NOT NULL CHECK (stato IN ('aperta', 'pubblicata', 'rosa_inviata', 'conclusa')),
    scadenza TEXT,
    dati TEXT NOT NULL,
    rosa TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX preselezione_stato ON preselezione (stato, scadenza);
CREATE INDEX preselezione_datore ON preselezione (datore_id);

-- What changed in an employer's workforce after its prospetto, each row with where it comes from.
CREATE TABLE movimento (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT NOT NULL,
    data TEXT NOT NULL CHECK (data LIKE '____-__-__'),
    fino_al TEXT,
    tipo TEXT NOT NULL CHECK (tipo IN ('assunzione', 'computo')),
    elenco TEXT NOT NULL,
    ore TEXT,
    ore_contratto TEXT,
    origine TEXT NOT NULL,
    origine_id TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (origine, origine_id)
) STRICT;
CREATE INDEX movimento_datore ON movimento (datore_id, data);
