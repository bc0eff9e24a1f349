-- The archive, first edition. An older program may not open it: there is none.
-- Dates are ISO text, money integer cents, ids UUIDv7 text, JSON text. Never edit this file: add another.
-- Text is compared byte by byte (collation "C"), as SQLite does.

CREATE TABLE formato (
    versione BIGINT PRIMARY KEY,
    leggibile_da BIGINT NOT NULL
);
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000001, 20261122000001);

-- The register of who did what: each row holds the hash of the one before.
CREATE TABLE registro (
    sequenza BIGINT PRIMARY KEY,
    quando TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    azione TEXT COLLATE "C" NOT NULL,
    oggetto TEXT COLLATE "C" NOT NULL,
    oggetto_id TEXT COLLATE "C" NOT NULL,
    datore_id TEXT COLLATE "C",
    prima TEXT COLLATE "C",
    dopo TEXT COLLATE "C",
    precedente TEXT COLLATE "C" NOT NULL UNIQUE,
    impronta TEXT COLLATE "C" NOT NULL UNIQUE
);
CREATE INDEX registro_oggetto ON registro (oggetto, oggetto_id, sequenza);
CREATE INDEX registro_datore ON registro (datore_id, sequenza);

-- Its last row, so that rows cut off at the end are missed too.
CREATE TABLE registro_capo (
    unico BIGINT PRIMARY KEY CHECK (unico = 1),
    sequenza BIGINT NOT NULL,
    impronta TEXT COLLATE "C" NOT NULL
);
INSERT INTO registro_capo (unico, sequenza, impronta) VALUES (1, 0, '');

CREATE TABLE ufficio (
    unico BIGINT PRIMARY KEY CHECK (unico = 1),
    provincia TEXT COLLATE "C" NOT NULL,
    patrono TEXT COLLATE "C",
    parametri TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);

CREATE TABLE datore (
    id TEXT COLLATE "C" PRIMARY KEY,
    codice_fiscale TEXT COLLATE "C" NOT NULL UNIQUE,
    partita_iva TEXT COLLATE "C",
    denominazione TEXT COLLATE "C" NOT NULL,
    denominazione_normale TEXT COLLATE "C" NOT NULL,
    natura TEXT COLLATE "C" NOT NULL,
    provincia TEXT COLLATE "C",
    comune TEXT COLLATE "C",
    indirizzo TEXT COLLATE "C",
    cap TEXT COLLATE "C",
    pec TEXT COLLATE "C",
    telefono TEXT COLLATE "C",
    settore TEXT COLLATE "C",
    ccnl TEXT COLLATE "C",
    versione BIGINT NOT NULL
);
CREATE INDEX datore_denominazione ON datore (denominazione_normale, id);
CREATE INDEX datore_provincia ON datore (provincia, denominazione_normale);
CREATE INDEX datore_partita_iva ON datore (partita_iva);

CREATE TABLE datore_sede (
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id) ON DELETE CASCADE,
    numero BIGINT NOT NULL,
    provincia TEXT COLLATE "C" NOT NULL,
    comune TEXT COLLATE "C",
    indirizzo TEXT COLLATE "C",
    cap TEXT COLLATE "C",
    telefono TEXT COLLATE "C",
    email TEXT COLLATE "C",
    PRIMARY KEY (datore_id, numero)
);
CREATE INDEX datore_sede_provincia ON datore_sede (provincia, datore_id);

-- What the employer's record said before each change.
CREATE TABLE datore_storia (
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    versione BIGINT NOT NULL,
    fino_a TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (datore_id, versione)
);

CREATE TABLE importazione (
    id TEXT COLLATE "C" PRIMARY KEY,
    quando TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    tipo TEXT COLLATE "C" NOT NULL,
    nome_file TEXT COLLATE "C" NOT NULL,
    impronta TEXT COLLATE "C" NOT NULL,
    lette BIGINT NOT NULL,
    importate BIGINT NOT NULL,
    scartate BIGINT NOT NULL,
    errori TEXT COLLATE "C" NOT NULL
);
CREATE INDEX importazione_quando ON importazione (quando);

CREATE TABLE prospetto (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    codice_comunicazione TEXT COLLATE "C",
    codice_precedente TEXT COLLATE "C",
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('01', '02', '03')),
    data_invio TEXT COLLATE "C",
    data_riferimento TEXT COLLATE "C" NOT NULL CHECK (data_riferimento LIKE '____-__-__'),
    protocollo TEXT COLLATE "C",
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('valido', 'superato', 'annullato', 'duplicato')),
    origine TEXT COLLATE "C" NOT NULL CHECK (origine IN ('unipi', 'foglio', 'manuale')),
    impronta TEXT COLLATE "C" NOT NULL,
    quadri TEXT COLLATE "C" NOT NULL,
    importazione_id TEXT COLLATE "C" REFERENCES importazione (id),
    versione BIGINT NOT NULL
);
CREATE INDEX prospetto_codice ON prospetto (codice_comunicazione);
CREATE INDEX prospetto_datore ON prospetto (datore_id, data_riferimento, id);
CREATE INDEX prospetto_impronta ON prospetto (impronta);
CREATE INDEX prospetto_riferimento ON prospetto (data_riferimento, id);
CREATE INDEX prospetto_importazione ON prospetto (importazione_id);

CREATE TABLE prospetto_file (
    prospetto_id TEXT COLLATE "C" PRIMARY KEY REFERENCES prospetto (id),
    nome TEXT COLLATE "C" NOT NULL,
    contenuto BYTEA NOT NULL
);

CREATE TABLE verifica (
    id TEXT COLLATE "C" PRIMARY KEY,
    prospetto_id TEXT COLLATE "C" NOT NULL REFERENCES prospetto (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    eseguita_il TEXT COLLATE "C" NOT NULL,
    data_riferimento TEXT COLLATE "C" NOT NULL CHECK (data_riferimento LIKE '____-__-__'),
    classe TEXT COLLATE "C" NOT NULL CHECK (classe IN ('oltre_50', '36_50', '15_35', 'non_soggetto')),
    base_art3 BIGINT NOT NULL,
    quota_art3 BIGINT NOT NULL,
    in_forza_art3 BIGINT NOT NULL,
    scopertura_art3 BIGINT NOT NULL,
    scopertura_art18 BIGINT NOT NULL,
    n_differenze BIGINT NOT NULL,
    coerente BOOLEAN NOT NULL,
    risultato BYTEA NOT NULL,
    spiegazione BYTEA NOT NULL,
    versione_programma TEXT COLLATE "C" NOT NULL,
    impronta_parametri TEXT COLLATE "C" NOT NULL
);
CREATE INDEX verifica_prospetto ON verifica (prospetto_id, eseguita_il, id);
CREATE INDEX verifica_datore ON verifica (datore_id);

CREATE TABLE scopertura_provinciale (
    verifica_id TEXT COLLATE "C" NOT NULL REFERENCES verifica (id),
    provincia TEXT COLLATE "C" NOT NULL,
    quota_art3 BIGINT NOT NULL,
    in_forza_art3 BIGINT NOT NULL,
    scopertura_art3 BIGINT NOT NULL,
    quota_art18 BIGINT NOT NULL,
    in_forza_art18 BIGINT NOT NULL,
    scopertura_art18 BIGINT NOT NULL,
    PRIMARY KEY (verifica_id, provincia)
);
CREATE INDEX scopertura_provinciale_provincia ON scopertura_provinciale (provincia, verifica_id);

-- Where each employer stands: the latest verification of its latest valid prospetto.
CREATE TABLE datore_situazione (
    datore_id TEXT COLLATE "C" PRIMARY KEY REFERENCES datore (id),
    prospetto_id TEXT COLLATE "C" NOT NULL REFERENCES prospetto (id),
    verifica_id TEXT COLLATE "C" NOT NULL REFERENCES verifica (id),
    data_riferimento TEXT COLLATE "C" NOT NULL,
    classe TEXT COLLATE "C" NOT NULL,
    base_art3 BIGINT NOT NULL,
    quota_art3 BIGINT NOT NULL,
    in_forza_art3 BIGINT NOT NULL,
    scopertura_art3 BIGINT NOT NULL,
    scopertura_art18 BIGINT NOT NULL,
    n_differenze BIGINT NOT NULL,
    coerente BOOLEAN NOT NULL,
    eseguita_il TEXT COLLATE "C" NOT NULL
);
CREATE INDEX datore_situazione_classe ON datore_situazione (classe, datore_id);
CREATE INDEX datore_situazione_verifica ON datore_situazione (verifica_id);
CREATE INDEX datore_situazione_prospetto ON datore_situazione (prospetto_id);

CREATE TABLE richiesta_ottemperanza (
    id TEXT COLLATE "C" PRIMARY KEY,
    protocollo TEXT COLLATE "C",
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    codice_ipa TEXT COLLATE "C",
    ente TEXT COLLATE "C" NOT NULL,
    pec TEXT COLLATE "C",
    cig TEXT COLLATE "C",
    oggetto_gara TEXT COLLATE "C",
    datore_id TEXT COLLATE "C" REFERENCES datore (id),
    codice_fiscale_datore TEXT COLLATE "C" NOT NULL,
    data_riferimento TEXT COLLATE "C" NOT NULL CHECK (data_riferimento LIKE '____-__-__'),
    determina_del TEXT COLLATE "C",
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('bozza', 'in_istruttoria', 'evasa', 'archiviata')),
    dati TEXT COLLATE "C" NOT NULL,
    scadenza TEXT COLLATE "C",
    versione BIGINT NOT NULL
);
CREATE INDEX richiesta_ottemperanza_stato ON richiesta_ottemperanza (stato, scadenza);
CREATE INDEX richiesta_ottemperanza_datore ON richiesta_ottemperanza (datore_id);
CREATE INDEX richiesta_ottemperanza_protocollo ON richiesta_ottemperanza (protocollo);
CREATE INDEX richiesta_ottemperanza_codice_fiscale ON richiesta_ottemperanza (codice_fiscale_datore);

CREATE TABLE circostanza (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    provincia TEXT COLLATE "C",
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN
        ('convenzione', 'esonero', 'sospensione', 'richiesta_assunzione', 'risposta_ufficio', 'insorgenza')),
    dal TEXT COLLATE "C" NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT COLLATE "C" CHECK (al >= dal),
    unita BIGINT,
    estremi TEXT COLLATE "C",
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX circostanza_datore ON circostanza (datore_id, dal);

-- The last number given in each register and year.
CREATE TABLE contatore (
    registro TEXT COLLATE "C" NOT NULL,
    anno BIGINT NOT NULL,
    ultimo BIGINT NOT NULL CHECK (ultimo >= 0),
    PRIMARY KEY (registro, anno)
);

CREATE TABLE atto (
    id TEXT COLLATE "C" PRIMARY KEY,
    registro TEXT COLLATE "C" NOT NULL,
    anno BIGINT NOT NULL,
    numero BIGINT,
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN
        ('bozza', 'da_firmare', 'firmato', 'protocollato', 'trasmesso', 'annullato')),
    motivo_annullamento TEXT COLLATE "C",
    emesso_il TEXT COLLATE "C",
    oggetto TEXT COLLATE "C" NOT NULL,
    datore_id TEXT COLLATE "C" REFERENCES datore (id),
    richiesta_id TEXT COLLATE "C" REFERENCES richiesta_ottemperanza (id),
    modello TEXT COLLATE "C" NOT NULL,
    versione_modello TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    spiegazione TEXT COLLATE "C" NOT NULL,
    impronta TEXT COLLATE "C",
    firme TEXT COLLATE "C" NOT NULL,
    protocollo TEXT COLLATE "C",
    trasmesso_il TEXT COLLATE "C",
    versione_programma TEXT COLLATE "C" NOT NULL,
    impronta_parametri TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (registro, anno, numero),
    CHECK ((stato = 'bozza') = (numero IS NULL)),
    CHECK (numero IS NULL OR (impronta IS NOT NULL AND emesso_il IS NOT NULL)),
    CHECK ((stato = 'annullato') = (motivo_annullamento IS NOT NULL))
);
CREATE INDEX atto_stato ON atto (stato, emesso_il);
CREATE INDEX atto_datore ON atto (datore_id);
CREATE INDEX atto_richiesta ON atto (richiesta_id);
CREATE INDEX atto_protocollo ON atto (protocollo);
CREATE INDEX atto_impronta ON atto (impronta);

-- The bytes of an act: number 0 as issued, then one row for each signature.
CREATE TABLE atto_documento (
    atto_id TEXT COLLATE "C" NOT NULL REFERENCES atto (id),
    numero BIGINT NOT NULL CHECK (numero >= 0),
    impronta TEXT COLLATE "C" NOT NULL,
    contenuto BYTEA NOT NULL,
    PRIMARY KEY (atto_id, numero)
);
CREATE INDEX atto_documento_impronta ON atto_documento (impronta);

CREATE TABLE allegato (
    id TEXT COLLATE "C" PRIMARY KEY,
    oggetto TEXT COLLATE "C" NOT NULL,
    oggetto_id TEXT COLLATE "C" NOT NULL,
    datore_id TEXT COLLATE "C" REFERENCES datore (id),
    nome TEXT COLLATE "C" NOT NULL,
    tipo TEXT COLLATE "C" NOT NULL,
    dimensione BIGINT NOT NULL,
    impronta TEXT COLLATE "C" NOT NULL,
    caricato_il TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    contenuto BYTEA NOT NULL
);
CREATE INDEX allegato_oggetto ON allegato (oggetto, oggetto_id);
CREATE INDEX allegato_datore ON allegato (datore_id);

CREATE TABLE bozza (
    utente TEXT COLLATE "C" NOT NULL,
    chiave TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    salvata_il TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (utente, chiave)
);

CREATE TABLE preferenza (
    utente TEXT COLLATE "C" NOT NULL,
    chiave TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (utente, chiave)
);

-- What the search box looks through: one row for each record that can be found.
CREATE TABLE ricerca (
    numero BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    oggetto TEXT COLLATE "C" NOT NULL,
    oggetto_id TEXT COLLATE "C" NOT NULL,
    titolo TEXT COLLATE "C" NOT NULL,
    dettaglio TEXT COLLATE "C" NOT NULL,
    nome TEXT COLLATE "C" NOT NULL,
    testo TEXT COLLATE "C" NOT NULL,
    -- The words are already normalised by the program: no parser, no dictionary.
    parole TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(testo, ' '))) STORED,
    UNIQUE (oggetto, oggetto_id)
);
CREATE INDEX ricerca_nome ON ricerca (oggetto, nome);
CREATE INDEX ricerca_parole ON ricerca USING gin (parole);

CREATE FUNCTION rifiuta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', tg_argv[0];
END $$;

-- The register is only ever added to.
CREATE TRIGGER registro_fermo BEFORE UPDATE ON registro FOR EACH ROW
EXECUTE FUNCTION rifiuta('registro immutabile');
CREATE TRIGGER registro_intero BEFORE DELETE ON registro FOR EACH ROW
EXECUTE FUNCTION rifiuta('registro immutabile');

-- Nothing issued is changed or deleted: an act may only be signed, registered, sent or annulled.
CREATE TRIGGER atto_nasce_bozza BEFORE INSERT ON atto FOR EACH ROW
WHEN (new.stato <> 'bozza')
EXECUTE FUNCTION rifiuta('un atto nasce bozza');
CREATE TRIGGER atto_fermo BEFORE UPDATE ON atto FOR EACH ROW
WHEN (old.stato <> 'bozza' AND (
        new.registro IS DISTINCT FROM old.registro
        OR new.oggetto IS DISTINCT FROM old.oggetto
        OR new.datore_id IS DISTINCT FROM old.datore_id
        OR new.richiesta_id IS DISTINCT FROM old.richiesta_id
        OR new.anno IS DISTINCT FROM old.anno
        OR new.numero IS DISTINCT FROM old.numero
        OR new.emesso_il IS DISTINCT FROM old.emesso_il
        OR new.modello IS DISTINCT FROM old.modello
        OR new.versione_modello IS DISTINCT FROM old.versione_modello
        OR new.dati IS DISTINCT FROM old.dati
        OR new.spiegazione IS DISTINCT FROM old.spiegazione
        OR new.impronta IS DISTINCT FROM old.impronta
        OR new.versione_programma IS DISTINCT FROM old.versione_programma
        OR new.impronta_parametri IS DISTINCT FROM old.impronta_parametri))
EXECUTE FUNCTION rifiuta('atto emesso immutabile');
CREATE TRIGGER atto_passi BEFORE UPDATE ON atto FOR EACH ROW
WHEN (old.stato <> 'bozza' AND NOT (
        (old.stato = 'da_firmare' AND new.stato IN ('da_firmare', 'firmato', 'annullato'))
        OR (old.stato = 'firmato' AND new.stato IN ('firmato', 'protocollato', 'trasmesso', 'annullato'))
        OR (old.stato = 'protocollato' AND new.stato IN ('protocollato', 'trasmesso', 'annullato'))
        OR (old.stato = 'trasmesso' AND new.stato = 'annullato')))
EXECUTE FUNCTION rifiuta('passaggio di stato non ammesso');
CREATE TRIGGER atto_emissione BEFORE UPDATE ON atto FOR EACH ROW
WHEN (old.stato = 'bozza' AND new.stato NOT IN ('bozza', 'da_firmare'))
EXECUTE FUNCTION rifiuta('passaggio di stato non ammesso');
CREATE TRIGGER atto_protocollo BEFORE UPDATE ON atto FOR EACH ROW
WHEN (old.protocollo IS NOT NULL AND new.protocollo IS DISTINCT FROM old.protocollo)
EXECUTE FUNCTION rifiuta('protocollo immutabile');
CREATE TRIGGER atto_intero BEFORE DELETE ON atto FOR EACH ROW
WHEN (old.stato <> 'bozza')
EXECUTE FUNCTION rifiuta('atto emesso immutabile');
CREATE TRIGGER atto_documento_fermo BEFORE UPDATE ON atto_documento FOR EACH ROW
EXECUTE FUNCTION rifiuta('documento immutabile');
CREATE TRIGGER atto_documento_intero BEFORE DELETE ON atto_documento FOR EACH ROW
EXECUTE FUNCTION rifiuta('documento immutabile');

-- Numbers have no gap: the counter moves by one, and an act takes exactly the number it reached.
CREATE TRIGGER contatore_passo BEFORE UPDATE ON contatore FOR EACH ROW
WHEN (new.registro <> old.registro OR new.anno <> old.anno OR new.ultimo <> old.ultimo + 1)
EXECUTE FUNCTION rifiuta('numerazione continua');
CREATE TRIGGER contatore_intero BEFORE DELETE ON contatore FOR EACH ROW
EXECUTE FUNCTION rifiuta('numerazione continua');

-- A verification is a record of what was reckoned that day, and history stays what it was.
CREATE TRIGGER verifica_fermo BEFORE UPDATE ON verifica FOR EACH ROW
EXECUTE FUNCTION rifiuta('verifica immutabile');
CREATE TRIGGER scopertura_provinciale_fermo BEFORE UPDATE ON scopertura_provinciale FOR EACH ROW
EXECUTE FUNCTION rifiuta('scopertura_provinciale immutabile');
CREATE TRIGGER datore_storia_fermo BEFORE UPDATE ON datore_storia FOR EACH ROW
EXECUTE FUNCTION rifiuta('datore_storia immutabile');
CREATE TRIGGER prospetto_file_fermo BEFORE UPDATE ON prospetto_file FOR EACH ROW
EXECUTE FUNCTION rifiuta('prospetto_file immutabile');
CREATE TRIGGER importazione_fermo BEFORE UPDATE ON importazione FOR EACH ROW
EXECUTE FUNCTION rifiuta('importazione immutabile');
CREATE FUNCTION numero_continuo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.numero IS DISTINCT FROM
        (SELECT ultimo FROM contatore WHERE registro = new.registro AND anno = new.anno) THEN
        RAISE EXCEPTION 'numerazione continua';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER atto_numero BEFORE UPDATE ON atto FOR EACH ROW
WHEN (old.stato = 'bozza' AND new.stato = 'da_firmare')
EXECUTE FUNCTION numero_continuo();
