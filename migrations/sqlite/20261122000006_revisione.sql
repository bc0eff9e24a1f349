-- The quarterly review: where every employer stands on a day, kept as it was found; saved views of lists.
-- An older program may open the archive: it does not look here.
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000006, 20261122000002);

CREATE TABLE revisione (
    id TEXT PRIMARY KEY,
    al TEXT NOT NULL CHECK (al LIKE '____-__-__'),
    trimestre TEXT NOT NULL CHECK (trimestre LIKE '____-_'),
    stato TEXT NOT NULL CHECK (stato IN ('in_corso', 'conclusa')),
    eseguita_il TEXT NOT NULL,
    utente TEXT NOT NULL,
    precedente_id TEXT REFERENCES revisione (id),
    conteggi TEXT NOT NULL,
    impronta TEXT,
    versione_programma TEXT NOT NULL,
    impronta_parametri TEXT NOT NULL,
    versione INTEGER NOT NULL,
    CHECK ((stato = 'conclusa') = (impronta IS NOT NULL))
) STRICT;
CREATE INDEX revisione_al ON revisione (al, id);
CREATE INDEX revisione_precedente ON revisione (precedente_id);

-- An employer in a review.
CREATE TABLE revisione_voce (
    revisione_id TEXT NOT NULL REFERENCES revisione (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    prospetto_id TEXT,
    prospetto_al TEXT,
    prospetto_stato TEXT NOT NULL,
    settore TEXT,
    classe TEXT NOT NULL,
    base_art3 INTEGER NOT NULL,
    quota_art3 INTEGER NOT NULL,
    in_forza_art3 INTEGER NOT NULL,
    quota_art18 INTEGER NOT NULL,
    in_forza_art18 INTEGER NOT NULL,
    esonerati INTEGER NOT NULL,
    sospesi INTEGER NOT NULL,
    convenzione INTEGER NOT NULL,
    scopertura_art3 INTEGER NOT NULL,
    scopertura_art18 INTEGER NOT NULL,
    scoperto_dal TEXT,
    termine TEXT,
    stato TEXT NOT NULL,
    esposizione INTEGER NOT NULL,
    cambiato TEXT NOT NULL,
    cambiamenti TEXT NOT NULL,
    PRIMARY KEY (revisione_id, datore_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX revisione_voce_datore ON revisione_voce (datore_id);
CREATE INDEX revisione_voce_termine ON revisione_voce (revisione_id, termine);

-- Why: apart from the figures, which are read by the thousand.
CREATE TABLE revisione_spiegazione (
    revisione_id TEXT NOT NULL,
    datore_id TEXT NOT NULL,
    contenuto BLOB NOT NULL,
    PRIMARY KEY (revisione_id, datore_id),
    FOREIGN KEY (revisione_id, datore_id) REFERENCES revisione_voce (revisione_id, datore_id) ON DELETE CASCADE
) STRICT;

-- The same employer in one of its provinces.
CREATE TABLE revisione_provincia (
    revisione_id TEXT NOT NULL REFERENCES revisione (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT NOT NULL,
    base_art3 INTEGER NOT NULL,
    quota_art3 INTEGER NOT NULL,
    in_forza_art3 INTEGER NOT NULL,
    esonerati INTEGER NOT NULL,
    sospesi INTEGER NOT NULL,
    convenzione INTEGER NOT NULL,
    scopertura_art3 INTEGER NOT NULL,
    scopertura_art18 INTEGER NOT NULL,
    scoperto_dal TEXT,
    stato TEXT NOT NULL,
    PRIMARY KEY (revisione_id, datore_id, provincia)
) STRICT, WITHOUT ROWID;
CREATE INDEX revisione_provincia_datore ON revisione_provincia (datore_id);
CREATE INDEX revisione_provincia_provincia ON revisione_provincia (revisione_id, provincia);

-- A letter that a review was the ground of: its act, or why there is none.
CREATE TABLE revisione_lettera (
    id TEXT PRIMARY KEY,
    revisione_id TEXT NOT NULL REFERENCES revisione (id),
    datore_id TEXT NOT NULL REFERENCES datore (id),
    tipo TEXT NOT NULL,
    quando TEXT NOT NULL,
    utente TEXT NOT NULL,
    atto_id TEXT REFERENCES atto (id),
    motivo TEXT,
    versione INTEGER NOT NULL,
    CHECK ((atto_id IS NULL) <> (motivo IS NULL))
) STRICT;
CREATE INDEX revisione_lettera_revisione ON revisione_lettera (revisione_id, datore_id, tipo);
CREATE INDEX revisione_lettera_datore ON revisione_lettera (datore_id);
CREATE INDEX revisione_lettera_atto ON revisione_lettera (atto_id);

-- A name for a list's filter: a user's own, or of the whole office where there is no user.
CREATE TABLE vista (
    id TEXT PRIMARY KEY,
    pagina TEXT NOT NULL,
    nome TEXT NOT NULL,
    utente TEXT NOT NULL,
    filtro TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (pagina, utente, nome)
) STRICT;

-- What a concluded review found is not changed, nor added to, nor taken away.
CREATE TRIGGER revisione_nasce_in_corso BEFORE INSERT ON revisione
WHEN new.stato <> 'in_corso'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_ferma BEFORE UPDATE ON revisione
WHEN old.stato = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_intera BEFORE DELETE ON revisione
WHEN old.stato = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_voce_ferma BEFORE UPDATE ON revisione_voce
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_voce_aggiunta BEFORE INSERT ON revisione_voce
WHEN (SELECT stato FROM revisione WHERE id = new.revisione_id) = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_voce_intera BEFORE DELETE ON revisione_voce
WHEN (SELECT stato FROM revisione WHERE id = old.revisione_id) = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_spiegazione_ferma BEFORE UPDATE ON revisione_spiegazione
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_spiegazione_aggiunta BEFORE INSERT ON revisione_spiegazione
WHEN (SELECT stato FROM revisione WHERE id = new.revisione_id) = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_spiegazione_intera BEFORE DELETE ON revisione_spiegazione
WHEN (SELECT stato FROM revisione WHERE id = old.revisione_id) = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_provincia_ferma BEFORE UPDATE ON revisione_provincia
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_provincia_aggiunta BEFORE INSERT ON revisione_provincia
WHEN (SELECT stato FROM revisione WHERE id = new.revisione_id) = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_provincia_intera BEFORE DELETE ON revisione_provincia
WHEN (SELECT stato FROM revisione WHERE id = old.revisione_id) = 'conclusa'
BEGIN
    SELECT RAISE(ABORT, 'revisione immutabile');
END;
CREATE TRIGGER revisione_lettera_ferma BEFORE UPDATE ON revisione_lettera
BEGIN
    SELECT RAISE(ABORT, 'revisione_lettera immutabile');
END;
CREATE TRIGGER revisione_lettera_intera BEFORE DELETE ON revisione_lettera
BEGIN
    SELECT RAISE(ABORT, 'revisione_lettera immutabile');
END;
