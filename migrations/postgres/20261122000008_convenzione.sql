-- Agreements (art. 11, 12 and 12-bis L. 68/1999, art. 14 D.Lgs. 276/2003): the agreement, the rows of its plan,
-- and who fills them.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000008, 20261122000008);

CREATE TABLE convenzione (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('programma', 'integrazione_lavorativa', 'inserimento_temporaneo',
        'inserimento_lavorativo', 'cooperativa_sociale')),
    provincia TEXT COLLATE "C" NOT NULL,
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('richiesta', 'in_istruttoria', 'proposta', 'stipulata', 'scaduta',
        'inadempiente', 'risolta', 'conclusa', 'respinta')),
    -- Day by which to answer; once signed, the next day of the plan that is still to be kept.
    scadenza TEXT COLLATE "C",
    dal TEXT COLLATE "C" NOT NULL CHECK (dal LIKE '____-__-__'),
    fino_al TEXT COLLATE "C" NOT NULL CHECK (fino_al >= dal),
    stipulata_il TEXT COLLATE "C" CHECK (stipulata_il LIKE '____-__-__'),
    -- Number and year, as acts cite it.
    estremi TEXT COLLATE "C",
    -- Units still to be hired.
    residue BIGINT NOT NULL CHECK (residue >= 0),
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    CHECK (stipulata_il IS NULL OR (estremi IS NOT NULL AND atto_id IS NOT NULL))
);
CREATE INDEX convenzione_stato ON convenzione (stato, scadenza);
CREATE INDEX convenzione_datore ON convenzione (datore_id, dal);
CREATE INDEX convenzione_atto ON convenzione (atto_id);

CREATE TABLE convenzione_riga (
    id TEXT COLLATE "C" PRIMARY KEY,
    convenzione_id TEXT COLLATE "C" NOT NULL REFERENCES convenzione (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    numero BIGINT NOT NULL CHECK (numero > 0),
    unita BIGINT NOT NULL CHECK (unita > 0),
    elenco TEXT COLLATE "C" NOT NULL,
    profilo TEXT COLLATE "C" NOT NULL,
    modalita TEXT COLLATE "C" NOT NULL CHECK (modalita IN ('nominativa', 'numerica')),
    modo TEXT COLLATE "C" NOT NULL CHECK (modo IN ('assunzione', 'prova_ampliata', 'tempo_determinato', 'tirocinio')),
    -- Days of trial or months of contract, as the way asks for.
    quanto BIGINT,
    ore_minime TEXT COLLATE "C",
    provincia TEXT COLLATE "C" NOT NULL,
    -- The day agreed on, and the one that holds after extensions and replacements.
    scadenza TEXT COLLATE "C" NOT NULL CHECK (scadenza LIKE '____-__-__'),
    scade_il TEXT COLLATE "C" NOT NULL CHECK (scade_il LIKE '____-__-__'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN
        ('prevista', 'in_scadenza', 'impegnata', 'assolta', 'da_sostituire', 'scaduta')),
    residue BIGINT NOT NULL CHECK (residue BETWEEN 0 AND unita),
    proroghe TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (convenzione_id, numero)
);
CREATE INDEX convenzione_riga_scadenza ON convenzione_riga (scade_il, residue);

-- Who fills a row, from which record, and how it ended.
CREATE TABLE convenzione_inserimento (
    id TEXT COLLATE "C" PRIMARY KEY,
    convenzione_id TEXT COLLATE "C" NOT NULL REFERENCES convenzione (id),
    riga_id TEXT COLLATE "C" NOT NULL REFERENCES convenzione_riga (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    persona_id TEXT COLLATE "C" NOT NULL REFERENCES persona (id),
    titolo TEXT COLLATE "C" NOT NULL CHECK (titolo IN ('nulla_osta', 'assunzione', 'computo', 'tirocinio')),
    dal TEXT COLLATE "C" NOT NULL CHECK (dal LIKE '____-__-__'),
    origine TEXT COLLATE "C" NOT NULL,
    origine_id TEXT COLLATE "C" NOT NULL,
    uscita_il TEXT COLLATE "C" CHECK (uscita_il >= dal),
    uscita_motivo TEXT COLLATE "C",
    nota TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (origine, origine_id),
    CHECK ((uscita_il IS NULL) = (uscita_motivo IS NULL))
);
CREATE INDEX convenzione_inserimento_riga ON convenzione_inserimento (riga_id);
CREATE INDEX convenzione_inserimento_convenzione ON convenzione_inserimento (convenzione_id);
