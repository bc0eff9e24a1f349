-- Partial exemptions (art. 5 L. 68/1999): applications, the steps of their procedure, fee notices, payments,
-- and the self-certifications of the 60 per mille.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000004, 20261122000004);

CREATE TABLE esonero (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('prima', 'rinnovo', 'variazione')),
    precedente_id TEXT COLLATE "C" REFERENCES esonero (id),
    -- Provinces concerned, as " GE SV ".
    province TEXT COLLATE "C" NOT NULL,
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('in_istruttoria', 'sospeso', 'preavviso', 'concesso', 'negato',
        'ritirato', 'scaduto', 'sostituito', 'revocato', 'decaduto')),
    scadenza TEXT COLLATE "C",
    percentuale_richiesta BIGINT NOT NULL CHECK (percentuale_richiesta BETWEEN 1 AND 100),
    richiesto_al TEXT COLLATE "C" NOT NULL CHECK (richiesto_al >= ricevuta_il),
    deciso_il TEXT COLLATE "C" CHECK (deciso_il >= ricevuta_il),
    percentuale_concessa BIGINT CHECK (percentuale_concessa BETWEEN 1 AND 100),
    scade_il TEXT COLLATE "C" CHECK (scade_il >= ricevuta_il),
    -- First day on which it no longer holds, if it ended before its time.
    cessato_il TEXT COLLATE "C" CHECK (cessato_il >= ricevuta_il),
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX esonero_stato ON esonero (stato, scadenza);
CREATE INDEX esonero_fine ON esonero (stato, scade_il);
CREATE INDEX esonero_datore ON esonero (datore_id, ricevuta_il);
CREATE INDEX esonero_atto ON esonero (atto_id);

-- What was done in a procedure, in order, with the act that says it and the sum that it asks for.
CREATE TABLE esonero_passo (
    id TEXT COLLATE "C" PRIMARY KEY,
    esonero_id TEXT COLLATE "C" NOT NULL REFERENCES esonero (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    tipo TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL CHECK (data LIKE '____-__-__'),
    scadenza TEXT COLLATE "C",
    chiuso_il TEXT COLLATE "C" CHECK (chiuso_il >= data),
    provincia TEXT COLLATE "C",
    -- What an opinion or an inspection found, as "favorevole 50", "contrario", "accertato".
    esito TEXT COLLATE "C",
    atto_id TEXT COLLATE "C" UNIQUE REFERENCES atto (id),
    -- Number and day of an act that was issued outside the program.
    estremi TEXT COLLATE "C",
    dal TEXT COLLATE "C",
    al TEXT COLLATE "C" CHECK (al >= dal),
    importo BIGINT CHECK (importo >= 0),
    iuv TEXT COLLATE "C" UNIQUE,
    numero_avviso TEXT COLLATE "C" UNIQUE,
    nota TEXT COLLATE "C",
    versione BIGINT NOT NULL
);
CREATE INDEX esonero_passo_esonero ON esonero_passo (esonero_id, data);
CREATE INDEX esonero_passo_tipo ON esonero_passo (tipo, scadenza);

CREATE TABLE versamento (
    id TEXT COLLATE "C" PRIMARY KEY,
    esonero_id TEXT COLLATE "C" NOT NULL REFERENCES esonero (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    data TEXT COLLATE "C" NOT NULL CHECK (data LIKE '____-__-__'),
    -- Cents.
    importo BIGINT NOT NULL CHECK (importo > 0),
    iuv TEXT COLLATE "C",
    numero_avviso TEXT COLLATE "C",
    riferimento TEXT COLLATE "C",
    origine TEXT COLLATE "C" NOT NULL CHECK (origine IN ('digitato', 'importato')),
    importazione_id TEXT COLLATE "C",
    nota TEXT COLLATE "C",
    -- What makes a payment that payment: its IUV or, without one, exemption, day, amount and reference.
    chiave TEXT COLLATE "C" NOT NULL UNIQUE,
    versione BIGINT NOT NULL
);
CREATE INDEX versamento_esonero ON versamento (esonero_id, data);

CREATE TABLE autocertificazione (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    provincia TEXT COLLATE "C" NOT NULL,
    presentata_il TEXT COLLATE "C" NOT NULL CHECK (presentata_il LIKE '____-__-__'),
    dal TEXT COLLATE "C" NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT COLLATE "C" CHECK (al >= dal),
    lavoratori BIGINT NOT NULL CHECK (lavoratori > 0),
    unita BIGINT NOT NULL CHECK (unita > 0),
    estremi TEXT COLLATE "C",
    nota TEXT COLLATE "C",
    versione BIGINT NOT NULL,
    UNIQUE (datore_id, provincia, dal)
);
