-- Partial exemptions (art. 5 L. 68/1999): applications, the steps of their procedure, fee notices, payments,
-- and the self-certifications of the 60 per mille.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000004, 20261122000004);

CREATE TABLE esonero (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    tipo TEXT NOT NULL CHECK (tipo IN ('prima', 'rinnovo', 'variazione')),
    precedente_id TEXT REFERENCES esonero (id),
    -- Provinces concerned, as " GE SV ".
    province TEXT NOT NULL,
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT NOT NULL CHECK (stato IN ('in_istruttoria', 'sospeso', 'preavviso', 'concesso', 'negato',
        'ritirato', 'scaduto', 'sostituito', 'revocato', 'decaduto')),
    scadenza TEXT,
    percentuale_richiesta INTEGER NOT NULL CHECK (percentuale_richiesta BETWEEN 1 AND 100),
    richiesto_al TEXT NOT NULL CHECK (richiesto_al >= ricevuta_il),
    deciso_il TEXT CHECK (deciso_il >= ricevuta_il),
    percentuale_concessa INTEGER CHECK (percentuale_concessa BETWEEN 1 AND 100),
    scade_il TEXT CHECK (scade_il >= ricevuta_il),
    -- First day on which it no longer holds, if it ended before its time.
    cessato_il TEXT CHECK (cessato_il >= ricevuta_il),
    atto_id TEXT REFERENCES atto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX esonero_stato ON esonero (stato, scadenza);
CREATE INDEX esonero_fine ON esonero (stato, scade_il);
CREATE INDEX esonero_datore ON esonero (datore_id, ricevuta_il);
CREATE INDEX esonero_atto ON esonero (atto_id);

-- What was done in a procedure, in order, with the act that says it and the sum that it asks for.
CREATE TABLE esonero_passo (
    id TEXT PRIMARY KEY,
    esonero_id TEXT NOT NULL REFERENCES esonero (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    tipo TEXT NOT NULL,
    data TEXT NOT NULL CHECK (data LIKE '____-__-__'),
    scadenza TEXT,
    chiuso_il TEXT CHECK (chiuso_il >= data),
    provincia TEXT,
    -- What an opinion or an inspection found, as "favorevole 50", "contrario", "accertato".
    esito TEXT,
    atto_id TEXT UNIQUE REFERENCES atto (id),
    -- Number and day of an act that was issued outside the program.
    estremi TEXT,
    dal TEXT,
    al TEXT CHECK (al >= dal),
    importo INTEGER CHECK (importo >= 0),
    iuv TEXT UNIQUE,
    numero_avviso TEXT UNIQUE,
    nota TEXT,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX esonero_passo_esonero ON esonero_passo (esonero_id, data);
CREATE INDEX esonero_passo_tipo ON esonero_passo (tipo, scadenza);

CREATE TABLE versamento (
    id TEXT PRIMARY KEY,
    esonero_id TEXT NOT NULL REFERENCES esonero (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    data TEXT NOT NULL CHECK (data LIKE '____-__-__'),
    -- Cents.
    importo INTEGER NOT NULL CHECK (importo > 0),
    iuv TEXT,
    numero_avviso TEXT,
    riferimento TEXT,
    origine TEXT NOT NULL CHECK (origine IN ('digitato', 'importato')),
    importazione_id TEXT,
    nota TEXT,
    -- What makes a payment that payment: its IUV or, without one, exemption, day, amount and reference.
    chiave TEXT NOT NULL UNIQUE,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX versamento_esonero ON versamento (esonero_id, data);

CREATE TABLE autocertificazione (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT NOT NULL,
    presentata_il TEXT NOT NULL CHECK (presentata_il LIKE '____-__-__'),
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT CHECK (al >= dal),
    lavoratori INTEGER NOT NULL CHECK (lavoratori > 0),
    unita INTEGER NOT NULL CHECK (unita > 0),
    estremi TEXT,
    nota TEXT,
    versione INTEGER NOT NULL,
    UNIQUE (datore_id, provincia, dal)
) STRICT;
