-- The quarterly review: where every employer stands on a day, kept as it was found; saved views of lists.
-- An older program may open the archive: it does not look here.
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000006, 20261122000002);

CREATE TABLE revisione (
    id TEXT COLLATE "C" PRIMARY KEY,
    al TEXT COLLATE "C" NOT NULL CHECK (al LIKE '____-__-__'),
    trimestre TEXT COLLATE "C" NOT NULL CHECK (trimestre LIKE '____-_'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('in_corso', 'conclusa')),
    eseguita_il TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    precedente_id TEXT COLLATE "C" REFERENCES revisione (id),
    conteggi TEXT COLLATE "C" NOT NULL,
    impronta TEXT COLLATE "C",
    versione_programma TEXT COLLATE "C" NOT NULL,
    impronta_parametri TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    CHECK ((stato = 'conclusa') = (impronta IS NOT NULL))
);
CREATE INDEX revisione_al ON revisione (al, id);
CREATE INDEX revisione_precedente ON revisione (precedente_id);

-- An employer in a review.
CREATE TABLE revisione_voce (
    revisione_id TEXT COLLATE "C" NOT NULL REFERENCES revisione (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    prospetto_id TEXT COLLATE "C",
    prospetto_al TEXT COLLATE "C",
    prospetto_stato TEXT COLLATE "C" NOT NULL,
    settore TEXT COLLATE "C",
    classe TEXT COLLATE "C" NOT NULL,
    base_art3 BIGINT NOT NULL,
    quota_art3 BIGINT NOT NULL,
    in_forza_art3 BIGINT NOT NULL,
    quota_art18 BIGINT NOT NULL,
    in_forza_art18 BIGINT NOT NULL,
    esonerati BIGINT NOT NULL,
    sospesi BIGINT NOT NULL,
    convenzione BIGINT NOT NULL,
    scopertura_art3 BIGINT NOT NULL,
    scopertura_art18 BIGINT NOT NULL,
    scoperto_dal TEXT COLLATE "C",
    termine TEXT COLLATE "C",
    stato TEXT COLLATE "C" NOT NULL,
    esposizione BIGINT NOT NULL,
    cambiato TEXT COLLATE "C" NOT NULL,
    cambiamenti TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (revisione_id, datore_id)
);
CREATE INDEX revisione_voce_datore ON revisione_voce (datore_id);
CREATE INDEX revisione_voce_termine ON revisione_voce (revisione_id, termine);

-- Why: apart from the figures, which are read by the thousand.
CREATE TABLE revisione_spiegazione (
    revisione_id TEXT COLLATE "C" NOT NULL,
    datore_id TEXT COLLATE "C" NOT NULL,
    contenuto BYTEA NOT NULL,
    PRIMARY KEY (revisione_id, datore_id),
    FOREIGN KEY (revisione_id, datore_id) REFERENCES revisione_voce (revisione_id, datore_id) ON DELETE CASCADE
);

-- The same employer in one of its provinces.
CREATE TABLE revisione_provincia (
    revisione_id TEXT COLLATE "C" NOT NULL REFERENCES revisione (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    provincia TEXT COLLATE "C" NOT NULL,
    base_art3 BIGINT NOT NULL,
    quota_art3 BIGINT NOT NULL,
    in_forza_art3 BIGINT NOT NULL,
    esonerati BIGINT NOT NULL,
    sospesi BIGINT NOT NULL,
    convenzione BIGINT NOT NULL,
    scopertura_art3 BIGINT NOT NULL,
    scopertura_art18 BIGINT NOT NULL,
    scoperto_dal TEXT COLLATE "C",
    stato TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (revisione_id, datore_id, provincia)
);
CREATE INDEX revisione_provincia_datore ON revisione_provincia (datore_id);
CREATE INDEX revisione_provincia_provincia ON revisione_provincia (revisione_id, provincia);

-- A letter that a review was the ground of: its act, or why there is none.
CREATE TABLE revisione_lettera (
    id TEXT COLLATE "C" PRIMARY KEY,
    revisione_id TEXT COLLATE "C" NOT NULL REFERENCES revisione (id),
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    tipo TEXT COLLATE "C" NOT NULL,
    quando TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    motivo TEXT COLLATE "C",
    versione BIGINT NOT NULL,
    CHECK ((atto_id IS NULL) <> (motivo IS NULL))
);
CREATE INDEX revisione_lettera_revisione ON revisione_lettera (revisione_id, datore_id, tipo);
CREATE INDEX revisione_lettera_datore ON revisione_lettera (datore_id);
CREATE INDEX revisione_lettera_atto ON revisione_lettera (atto_id);

-- A name for a list's filter: a user's own, or of the whole office where there is no user.
CREATE TABLE vista (
    id TEXT COLLATE "C" PRIMARY KEY,
    pagina TEXT COLLATE "C" NOT NULL,
    nome TEXT COLLATE "C" NOT NULL,
    utente TEXT COLLATE "C" NOT NULL,
    filtro TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (pagina, utente, nome)
);

-- What a concluded review found is not changed, nor added to, nor taken away.
CREATE FUNCTION revisione_aperta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    riga RECORD;
BEGIN
    IF tg_op = 'DELETE' THEN
        riga := old;
    ELSE
        riga := new;
    END IF;
    IF EXISTS (SELECT 1 FROM revisione WHERE id = riga.revisione_id AND stato = 'conclusa') THEN
        RAISE EXCEPTION 'revisione immutabile';
    END IF;
    RETURN riga;
END $$;
CREATE TRIGGER revisione_nasce_in_corso BEFORE INSERT ON revisione FOR EACH ROW
WHEN (new.stato <> 'in_corso')
EXECUTE FUNCTION rifiuta('revisione immutabile');
CREATE TRIGGER revisione_ferma BEFORE UPDATE ON revisione FOR EACH ROW
WHEN (old.stato = 'conclusa')
EXECUTE FUNCTION rifiuta('revisione immutabile');
CREATE TRIGGER revisione_intera BEFORE DELETE ON revisione FOR EACH ROW
WHEN (old.stato = 'conclusa')
EXECUTE FUNCTION rifiuta('revisione immutabile');
CREATE TRIGGER revisione_voce_ferma BEFORE UPDATE ON revisione_voce FOR EACH ROW
EXECUTE FUNCTION rifiuta('revisione immutabile');
CREATE TRIGGER revisione_voce_aperta BEFORE INSERT OR DELETE ON revisione_voce FOR EACH ROW
EXECUTE FUNCTION revisione_aperta();
CREATE TRIGGER revisione_spiegazione_ferma BEFORE UPDATE ON revisione_spiegazione FOR EACH ROW
EXECUTE FUNCTION rifiuta('revisione immutabile');
CREATE TRIGGER revisione_spiegazione_aperta BEFORE INSERT OR DELETE ON revisione_spiegazione FOR EACH ROW
EXECUTE FUNCTION revisione_aperta();
CREATE TRIGGER revisione_provincia_ferma BEFORE UPDATE ON revisione_provincia FOR EACH ROW
EXECUTE FUNCTION rifiuta('revisione immutabile');
CREATE TRIGGER revisione_provincia_aperta BEFORE INSERT OR DELETE ON revisione_provincia FOR EACH ROW
EXECUTE FUNCTION revisione_aperta();
CREATE TRIGGER revisione_lettera_ferma BEFORE UPDATE OR DELETE ON revisione_lettera FOR EACH ROW
EXECUTE FUNCTION rifiuta('revisione_lettera immutabile');
