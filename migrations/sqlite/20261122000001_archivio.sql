-- The archive, first edition. An older program may not open it: there is none.
-- Dates are ISO text, money integer cents, ids UUIDv7 text, JSON text. Never edit this file: add another.

CREATE TABLE formato (
    versione INTEGER PRIMARY KEY,
    leggibile_da INTEGER NOT NULL
) STRICT;
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000001, 20261122000001);

-- The register of who did what: each row holds the hash of the one before.
CREATE TABLE registro (
    sequenza INTEGER PRIMARY KEY,
    quando TEXT NOT NULL,
    utente TEXT NOT NULL,
    azione TEXT NOT NULL,
    oggetto TEXT NOT NULL,
    oggetto_id TEXT NOT NULL,
    datore_id TEXT,
    prima TEXT,
    dopo TEXT,
    precedente TEXT NOT NULL UNIQUE,
    impronta TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX registro_oggetto ON registro (oggetto, oggetto_id, sequenza);
CREATE INDEX registro_datore ON registro (datore_id, sequenza);

-- Its last row, so that rows cut off at the end are missed too.
CREATE TABLE registro_capo (
    unico INTEGER PRIMARY KEY CHECK (unico = 1),
    sequenza INTEGER NOT NULL,
    impronta TEXT NOT NULL
) STRICT;
INSERT INTO registro_capo (unico, sequenza, impronta) VALUES (1, 0, '');

CREATE TABLE ufficio (
    unico INTEGER PRIMARY KEY CHECK (unico = 1),
    provincia TEXT NOT NULL,
    patrono TEXT,
    parametri TEXT NOT NULL,
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;

CREATE TABLE datore (
    id TEXT PRIMARY KEY,
    codice_fiscale TEXT NOT NULL UNIQUE,
    partita_iva TEXT,
    denominazione TEXT NOT NULL,
    denominazione_normale TEXT NOT NULL,
    natura TEXT NOT NULL,
    provincia TEXT,
    comune TEXT,
    indirizzo TEXT,
    cap TEXT,
    pec TEXT,
    telefono TEXT,
    settore TEXT,
    ccnl TEXT,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX datore_denominazione ON datore (denominazione_normale, id);
CREATE INDEX datore_provincia ON datore (provincia, denominazione_normale);
CREATE INDEX datore_partita_iva ON datore (partita_iva);

CREATE TABLE datore_sede (
    datore_id TEXT NOT NULL REFERENCES datore (id) ON DELETE CASCADE,
    numero INTEGER NOT NULL,
    provincia TEXT NOT NULL,
    comune TEXT,
    indirizzo TEXT,
    cap TEXT,
    telefono TEXT,
    email TEXT,
    PRIMARY KEY (datore_id, numero)
) STRICT;
CREATE INDEX datore_sede_provincia ON datore_sede (provincia, datore_id);

-- What the employer's record said before each change.
CREATE TABLE datore_storia (
    datore_id TEXT NOT NULL REFERENCES datore (id),
    versione INTEGER NOT NULL,
    fino_a TEXT NOT NULL,
    utente TEXT NOT NULL,
    dati TEXT NOT NULL,
    PRIMARY KEY (datore_id, versione)
) STRICT;

CREATE TABLE importazione (
    id TEXT PRIMARY KEY,
    quando TEXT NOT NULL,
    utente TEXT NOT NULL,
    tipo TEXT NOT NULL,
    nome_file TEXT NOT NULL,
    impronta TEXT NOT NULL,
    lette INTEGER NOT NULL,
    importate INTEGER NOT NULL,
    scartate INTEGER NOT NULL,
    errori TEXT NOT NULL
) STRICT;
CREATE INDEX importazione_quando ON importazione (quando);

CREATE TABLE prospetto (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    codice_comunicazione TEXT,
    codice_precedente TEXT,
    tipo TEXT NOT NULL CHECK (tipo IN ('01', '02', '03')),
    data_invio TEXT,
    data_riferimento TEXT NOT NULL CHECK (data_riferimento LIKE '____-__-__'),
    protocollo TEXT,
    stato TEXT NOT NULL CHECK (stato IN ('valido', 'superato', 'annullato', 'duplicato')),
    origine TEXT NOT NULL CHECK (origine IN ('unipi', 'foglio', 'manuale')),
    impronta TEXT NOT NULL,
    quadri TEXT NOT NULL,
    importazione_id TEXT REFERENCES importazione (id),
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX prospetto_codice ON prospetto (codice_comunicazione);
CREATE INDEX prospetto_datore ON prospetto (datore_id, data_riferimento, id);
CREATE INDEX prospetto_impronta ON prospetto (impronta);
CREATE INDEX prospetto_riferimento ON prospetto (data_riferimento, id);
CREATE INDEX prospetto_importazione ON prospetto (importazione_id);

CREATE TABLE prospetto_file (
    prospetto_id TEXT PRIMARY KEY REFERENCES prospetto (id),
    nome TEXT NOT NULL,
    contenuto BLOB NOT NULL
) STRICT;

CREATE TABLE verifica (
    id TEXT PRIMARY KEY,
    prospetto_id TEXT NOT NULL REFERENCES prospetto (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    eseguita_il TEXT NOT NULL,
    data_riferimento TEXT NOT NULL CHECK (data_riferimento LIKE '____-__-__'),
    classe TEXT NOT NULL CHECK (classe IN ('oltre_50', '36_50', '15_35', 'non_soggetto')),
    base_art3 INTEGER NOT NULL,
    quota_art3 INTEGER NOT NULL,
    in_forza_art3 INTEGER NOT NULL,
    scopertura_art3 INTEGER NOT NULL,
    scopertura_art18 INTEGER NOT NULL,
    n_differenze INTEGER NOT NULL,
    coerente INTEGER NOT NULL,
    risultato BLOB NOT NULL,
    spiegazione BLOB NOT NULL,
    versione_programma TEXT NOT NULL,
    impronta_parametri TEXT NOT NULL
) STRICT;
CREATE INDEX verifica_prospetto ON verifica (prospetto_id, eseguita_il, id);
CREATE INDEX verifica_datore ON verifica (datore_id);

CREATE TABLE scopertura_provinciale (
    verifica_id TEXT NOT NULL REFERENCES verifica (id),
    provincia TEXT NOT NULL,
    quota_art3 INTEGER NOT NULL,
    in_forza_art3 INTEGER NOT NULL,
    scopertura_art3 INTEGER NOT NULL,
    quota_art18 INTEGER NOT NULL,
    in_forza_art18 INTEGER NOT NULL,
    scopertura_art18 INTEGER NOT NULL,
    PRIMARY KEY (verifica_id, provincia)
) STRICT;
CREATE INDEX scopertura_provinciale_provincia ON scopertura_provinciale (provincia, verifica_id);

-- Where each employer stands: the latest verification of its latest valid prospetto.
CREATE TABLE datore_situazione (
    datore_id TEXT PRIMARY KEY REFERENCES datore (id),
    prospetto_id TEXT NOT NULL REFERENCES prospetto (id),
    verifica_id TEXT NOT NULL REFERENCES verifica (id),
    data_riferimento TEXT NOT NULL,
    classe TEXT NOT NULL,
    base_art3 INTEGER NOT NULL,
    quota_art3 INTEGER NOT NULL,
    in_forza_art3 INTEGER NOT NULL,
    scopertura_art3 INTEGER NOT NULL,
    scopertura_art18 INTEGER NOT NULL,
    n_differenze INTEGER NOT NULL,
    coerente INTEGER NOT NULL,
    eseguita_il TEXT NOT NULL
) STRICT;
CREATE INDEX datore_situazione_classe ON datore_situazione (classe, datore_id);
CREATE INDEX datore_situazione_verifica ON datore_situazione (verifica_id);
CREATE INDEX datore_situazione_prospetto ON datore_situazione (prospetto_id);

CREATE TABLE richiesta_ottemperanza (
    id TEXT PRIMARY KEY,
    protocollo TEXT,
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    codice_ipa TEXT,
    ente TEXT NOT NULL,
    pec TEXT,
    cig TEXT,
    oggetto_gara TEXT,
    datore_id TEXT REFERENCES datore (id),
    codice_fiscale_datore TEXT NOT NULL,
    data_riferimento TEXT NOT NULL CHECK (data_riferimento LIKE '____-__-__'),
    determina_del TEXT,
    stato TEXT NOT NULL CHECK (stato IN ('bozza', 'in_istruttoria', 'evasa', 'archiviata')),
    dati TEXT NOT NULL,
    scadenza TEXT,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX richiesta_ottemperanza_stato ON richiesta_ottemperanza (stato, scadenza);
CREATE INDEX richiesta_ottemperanza_datore ON richiesta_ottemperanza (datore_id);
CREATE INDEX richiesta_ottemperanza_protocollo ON richiesta_ottemperanza (protocollo);
CREATE INDEX richiesta_ottemperanza_codice_fiscale ON richiesta_ottemperanza (codice_fiscale_datore);

CREATE TABLE circostanza (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT,
    tipo TEXT NOT NULL CHECK (tipo IN
        ('convenzione', 'esonero', 'sospensione', 'richiesta_assunzione', 'risposta_ufficio', 'insorgenza')),
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT CHECK (al >= dal),
    unita INTEGER,
    estremi TEXT,
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX circostanza_datore ON circostanza (datore_id, dal);

-- The last number given in each register and year.
CREATE TABLE contatore (
    registro TEXT NOT NULL,
    anno INTEGER NOT NULL,
    ultimo INTEGER NOT NULL CHECK (ultimo >= 0),
    PRIMARY KEY (registro, anno)
) STRICT;

CREATE TABLE atto (
    id TEXT PRIMARY KEY,
    registro TEXT NOT NULL,
    anno INTEGER NOT NULL,
    numero INTEGER,
    stato TEXT NOT NULL CHECK (stato IN
        ('bozza', 'da_firmare', 'firmato', 'protocollato', 'trasmesso', 'annullato')),
    motivo_annullamento TEXT,
    emesso_il TEXT,
    oggetto TEXT NOT NULL,
    datore_id TEXT REFERENCES datore (id),
    richiesta_id TEXT REFERENCES richiesta_ottemperanza (id),
    modello TEXT NOT NULL,
    versione_modello TEXT NOT NULL,
    dati TEXT NOT NULL,
    spiegazione TEXT NOT NULL,
    impronta TEXT,
    firme TEXT NOT NULL,
    protocollo TEXT,
    trasmesso_il TEXT,
    versione_programma TEXT NOT NULL,
    impronta_parametri TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (registro, anno, numero),
    CHECK ((stato = 'bozza') = (numero IS NULL)),
    CHECK (numero IS NULL OR (impronta IS NOT NULL AND emesso_il IS NOT NULL)),
    CHECK ((stato = 'annullato') = (motivo_annullamento IS NOT NULL))
) STRICT;
CREATE INDEX atto_stato ON atto (stato, emesso_il);
CREATE INDEX atto_datore ON atto (datore_id);
CREATE INDEX atto_richiesta ON atto (richiesta_id);
CREATE INDEX atto_protocollo ON atto (protocollo);
CREATE INDEX atto_impronta ON atto (impronta);

-- The bytes of an act: number 0 as issued, then one row for each signature.
CREATE TABLE atto_documento (
    atto_id TEXT NOT NULL REFERENCES atto (id),
    numero INTEGER NOT NULL CHECK (numero >= 0),
    impronta TEXT NOT NULL,
    contenuto BLOB NOT NULL,
    PRIMARY KEY (atto_id, numero)
) STRICT;
CREATE INDEX atto_documento_impronta ON atto_documento (impronta);

CREATE TABLE allegato (
    id TEXT PRIMARY KEY,
    oggetto TEXT NOT NULL,
    oggetto_id TEXT NOT NULL,
    datore_id TEXT REFERENCES datore (id),
    nome TEXT NOT NULL,
    tipo TEXT NOT NULL,
    dimensione INTEGER NOT NULL,
    impronta TEXT NOT NULL,
    caricato_il TEXT NOT NULL,
    utente TEXT NOT NULL,
    contenuto BLOB NOT NULL
) STRICT;
CREATE INDEX allegato_oggetto ON allegato (oggetto, oggetto_id);
CREATE INDEX allegato_datore ON allegato (datore_id);

CREATE TABLE bozza (
    utente TEXT NOT NULL,
    chiave TEXT NOT NULL,
    dati TEXT NOT NULL,
    salvata_il TEXT NOT NULL,
    PRIMARY KEY (utente, chiave)
) STRICT;

CREATE TABLE preferenza (
    utente TEXT NOT NULL,
    chiave TEXT NOT NULL,
    dati TEXT NOT NULL,
    PRIMARY KEY (utente, chiave)
) STRICT;

-- What the search box looks through: one row for each record that can be found.
CREATE TABLE ricerca (
    numero INTEGER PRIMARY KEY,
    oggetto TEXT NOT NULL,
    oggetto_id TEXT NOT NULL,
    titolo TEXT NOT NULL,
    dettaglio TEXT NOT NULL,
    nome TEXT NOT NULL,
    testo TEXT NOT NULL,
    UNIQUE (oggetto, oggetto_id)
) STRICT;
CREATE INDEX ricerca_nome ON ricerca (oggetto, nome);
CREATE VIRTUAL TABLE ricerca_fts USING fts5 (
    testo, content = 'ricerca', content_rowid = 'numero', detail = 'none', prefix = '1 2 3 4 5',
    tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER ricerca_inserita AFTER INSERT ON ricerca BEGIN
    INSERT INTO ricerca_fts (rowid, testo) VALUES (new.numero, new.testo);
END;
CREATE TRIGGER ricerca_tolta AFTER DELETE ON ricerca BEGIN
    INSERT INTO ricerca_fts (ricerca_fts, rowid, testo) VALUES ('delete', old.numero, old.testo);
END;
CREATE TRIGGER ricerca_cambiata AFTER UPDATE ON ricerca BEGIN
    INSERT INTO ricerca_fts (ricerca_fts, rowid, testo) VALUES ('delete', old.numero, old.testo);
    INSERT INTO ricerca_fts (rowid, testo) VALUES (new.numero, new.testo);
END;

-- The register is only ever added to.
CREATE TRIGGER registro_fermo BEFORE UPDATE ON registro
BEGIN
    SELECT RAISE(ABORT, 'registro immutabile');
END;
CREATE TRIGGER registro_intero BEFORE DELETE ON registro
BEGIN
    SELECT RAISE(ABORT, 'registro immutabile');
END;

-- Nothing issued is changed or deleted: an act may only be signed, registered, sent or annulled.
CREATE TRIGGER atto_nasce_bozza BEFORE INSERT ON atto
WHEN new.stato <> 'bozza'
BEGIN
    SELECT RAISE(ABORT, 'un atto nasce bozza');
END;
CREATE TRIGGER atto_fermo BEFORE UPDATE ON atto
WHEN old.stato <> 'bozza' AND (
        new.registro IS NOT old.registro
        OR new.oggetto IS NOT old.oggetto
        OR new.datore_id IS NOT old.datore_id
        OR new.richiesta_id IS NOT old.richiesta_id
        OR new.anno IS NOT old.anno
        OR new.numero IS NOT old.numero
        OR new.emesso_il IS NOT old.emesso_il
        OR new.modello IS NOT old.modello
        OR new.versione_modello IS NOT old.versione_modello
        OR new.dati IS NOT old.dati
        OR new.spiegazione IS NOT old.spiegazione
        OR new.impronta IS NOT old.impronta
        OR new.versione_programma IS NOT old.versione_programma
        OR new.impronta_parametri IS NOT old.impronta_parametri)
BEGIN
    SELECT RAISE(ABORT, 'atto emesso immutabile');
END;
CREATE TRIGGER atto_passi BEFORE UPDATE ON atto
WHEN old.stato <> 'bozza' AND NOT (
        (old.stato = 'da_firmare' AND new.stato IN ('da_firmare', 'firmato', 'annullato'))
        OR (old.stato = 'firmato' AND new.stato IN ('firmato', 'protocollato', 'trasmesso', 'annullato'))
        OR (old.stato = 'protocollato' AND new.stato IN ('protocollato', 'trasmesso', 'annullato'))
        OR (old.stato = 'trasmesso' AND new.stato = 'annullato'))
BEGIN
    SELECT RAISE(ABORT, 'passaggio di stato non ammesso');
END;
CREATE TRIGGER atto_emissione BEFORE UPDATE ON atto
WHEN old.stato = 'bozza' AND new.stato NOT IN ('bozza', 'da_firmare')
BEGIN
    SELECT RAISE(ABORT, 'passaggio di stato non ammesso');
END;
CREATE TRIGGER atto_protocollo BEFORE UPDATE ON atto
WHEN old.protocollo IS NOT NULL AND new.protocollo IS NOT old.protocollo
BEGIN
    SELECT RAISE(ABORT, 'protocollo immutabile');
END;
CREATE TRIGGER atto_intero BEFORE DELETE ON atto
WHEN old.stato <> 'bozza'
BEGIN
    SELECT RAISE(ABORT, 'atto emesso immutabile');
END;
CREATE TRIGGER atto_documento_fermo BEFORE UPDATE ON atto_documento
BEGIN
    SELECT RAISE(ABORT, 'documento immutabile');
END;
CREATE TRIGGER atto_documento_intero BEFORE DELETE ON atto_documento
BEGIN
    SELECT RAISE(ABORT, 'documento immutabile');
END;

-- Numbers have no gap: the counter moves by one, and an act takes exactly the number it reached.
CREATE TRIGGER contatore_passo BEFORE UPDATE ON contatore
WHEN new.registro <> old.registro OR new.anno <> old.anno OR new.ultimo <> old.ultimo + 1
BEGIN
    SELECT RAISE(ABORT, 'numerazione continua');
END;
CREATE TRIGGER contatore_intero BEFORE DELETE ON contatore
BEGIN
    SELECT RAISE(ABORT, 'numerazione continua');
END;

-- A verification is a record of what was reckoned that day, and history stays what it was.
CREATE TRIGGER verifica_fermo BEFORE UPDATE ON verifica
BEGIN
    SELECT RAISE(ABORT, 'verifica immutabile');
END;
CREATE TRIGGER scopertura_provinciale_fermo BEFORE UPDATE ON scopertura_provinciale
BEGIN
    SELECT RAISE(ABORT, 'scopertura_provinciale immutabile');
END;
CREATE TRIGGER datore_storia_fermo BEFORE UPDATE ON datore_storia
BEGIN
    SELECT RAISE(ABORT, 'datore_storia immutabile');
END;
CREATE TRIGGER prospetto_file_fermo BEFORE UPDATE ON prospetto_file
BEGIN
    SELECT RAISE(ABORT, 'prospetto_file immutabile');
END;
CREATE TRIGGER importazione_fermo BEFORE UPDATE ON importazione
BEGIN
    SELECT RAISE(ABORT, 'importazione immutabile');
END;
CREATE TRIGGER atto_numero BEFORE UPDATE ON atto
WHEN old.stato = 'bozza' AND new.stato = 'da_firmare' AND new.numero IS NOT
    (SELECT ultimo FROM contatore WHERE registro = new.registro AND anno = new.anno)
BEGIN
    SELECT RAISE(ABORT, 'numerazione continua');
END;
