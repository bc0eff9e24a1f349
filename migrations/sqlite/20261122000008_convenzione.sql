-- Agreements (art. 11, 12 and 12-bis L. 68/1999, art. 14 D.Lgs. 276/2003): the agreement, the rows of its plan,
-- and who fills them.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000008, 20261122000008);

CREATE TABLE convenzione (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    tipo TEXT NOT NULL CHECK (tipo IN ('programma', 'integrazione_lavorativa', 'inserimento_temporaneo',
        'inserimento_lavorativo', 'cooperativa_sociale')),
    provincia TEXT NOT NULL,
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT NOT NULL CHECK (stato IN ('richiesta', 'in_istruttoria', 'proposta', 'stipulata', 'scaduta',
        'inadempiente', 'risolta', 'conclusa', 'respinta')),
    -- Day by which to answer; once signed, the next day of the plan that is still to be kept.
    scadenza TEXT,
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    fino_al TEXT NOT NULL CHECK (fino_al >= dal),
    stipulata_il TEXT CHECK (stipulata_il LIKE '____-__-__'),
    -- Number and year, as acts cite it.
    estremi TEXT,
    -- Units still to be hired.
    residue INTEGER NOT NULL CHECK (residue >= 0),
    atto_id TEXT REFERENCES atto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL,
    CHECK (stipulata_il IS NULL OR (estremi IS NOT NULL AND atto_id IS NOT NULL))
) STRICT;
CREATE INDEX convenzione_stato ON convenzione (stato, scadenza);
CREATE INDEX convenzione_datore ON convenzione (datore_id, dal);
CREATE INDEX convenzione_atto ON convenzione (atto_id);

CREATE TABLE convenzione_riga (
    id TEXT PRIMARY KEY,
    convenzione_id TEXT NOT NULL REFERENCES convenzione (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    numero INTEGER NOT NULL CHECK (numero > 0),
    unita INTEGER NOT NULL CHECK (unita > 0),
    elenco TEXT NOT NULL,
    profilo TEXT NOT NULL,
    modalita TEXT NOT NULL CHECK (modalita IN ('nominativa', 'numerica')),
    modo TEXT NOT NULL CHECK (modo IN ('assunzione', 'prova_ampliata', 'tempo_determinato', 'tirocinio')),
    -- Days of trial or months of contract, as the way asks for.
    quanto INTEGER,
    ore_minime TEXT,
    provincia TEXT NOT NULL,
    -- The day agreed on, and the one that holds after extensions and replacements.
    scadenza TEXT NOT NULL CHECK (scadenza LIKE '____-__-__'),
    scade_il TEXT NOT NULL CHECK (scade_il LIKE '____-__-__'),
    stato TEXT NOT NULL CHECK (stato IN
        ('prevista', 'in_scadenza', 'impegnata', 'assolta', 'da_sostituire', 'scaduta')),
    residue INTEGER NOT NULL CHECK (residue BETWEEN 0 AND unita),
    proroghe TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (convenzione_id, numero)
) STRICT;
CREATE INDEX convenzione_riga_scadenza ON convenzione_riga (scade_il, residue);

-- Who fills a row, from which record, and how it ended.
CREATE TABLE convenzione_inserimento (
    id TEXT PRIMARY KEY,
    convenzione_id TEXT NOT NULL REFERENCES convenzione (id),
    riga_id TEXT NOT NULL REFERENCES convenzione_riga (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    persona_id TEXT NOT NULL REFERENCES persona (id),
    titolo TEXT NOT NULL CHECK (titolo IN ('nulla_osta', 'assunzione', 'computo', 'tirocinio')),
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    origine TEXT NOT NULL,
    origine_id TEXT NOT NULL,
    uscita_il TEXT CHECK (uscita_il >= dal),
    uscita_motivo TEXT,
    nota TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (origine, origine_id),
    CHECK ((uscita_il IS NULL) = (uscita_motivo IS NULL))
) STRICT;
CREATE INDEX convenzione_inserimento_riga ON convenzione_inserimento (riga_id);
CREATE INDEX convenzione_inserimento_convenzione ON convenzione_inserimento (convenzione_id);
