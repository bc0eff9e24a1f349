-- The live position: every change of a workforce, whatever its kind and source; compensations among the circumstances.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000005, 20261122000005);

ALTER TABLE movimento DROP CONSTRAINT movimento_tipo_check;
ALTER TABLE movimento ADD CONSTRAINT movimento_tipo_check CHECK (tipo IN ('assunzione', 'cessazione', 'computo',
    'trasformazione', 'proroga', 'trasferimento', 'esclusione', 'fine_esclusione', 'non_riportato'));
ALTER TABLE movimento DROP CONSTRAINT movimento_origine_origine_id_key;
ALTER TABLE movimento
    ADD COLUMN numero BIGINT NOT NULL DEFAULT 1 CHECK (numero > 0),
    ADD COLUMN ore_prima TEXT COLLATE "C",
    ADD COLUMN ore_contratto_prima TEXT COLLATE "C",
    ADD COLUMN provincia_a TEXT COLLATE "C",
    -- Excluded category; of what is not carried over, which part of the prospetto.
    ADD COLUMN voce TEXT COLLATE "C",
    ADD COLUMN lavoratore TEXT COLLATE "C",
    ADD COLUMN collegato_id TEXT COLLATE "C" REFERENCES movimento (id),
    ADD COLUMN nota TEXT COLLATE "C";
UPDATE movimento SET lavoratore = coalesce(
    (SELECT p.codice_fiscale FROM nulla_osta n JOIN persona p ON p.id = n.persona_id
     WHERE movimento.origine = 'nulla_osta' AND n.id = movimento.origine_id),
    (SELECT p.codice_fiscale FROM computo c JOIN persona p ON p.id = c.persona_id
     WHERE movimento.origine = 'computo' AND c.id = movimento.origine_id));
CREATE INDEX movimento_lavoratore ON movimento (lavoratore);
CREATE INDEX movimento_collegato ON movimento (collegato_id);
CREATE INDEX movimento_di ON movimento (origine, origine_id);
CREATE UNIQUE INDEX movimento_origine ON movimento (origine, origine_id)
    WHERE origine IN ('nulla_osta', 'computo', 'comunicazione');

ALTER TABLE circostanza DROP CONSTRAINT circostanza_tipo_check;
ALTER TABLE circostanza ADD CONSTRAINT circostanza_tipo_check CHECK (tipo IN ('convenzione', 'esonero', 'sospensione',
    'compensazione', 'richiesta_assunzione', 'risposta_ufficio', 'insorgenza'));

-- Suspensions of the duties (art. 3 c. 5; art. 4 D.P.R. 333/2000): communication, act, end, the request that follows.
CREATE TABLE sospensione (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    causale TEXT COLLATE "C" NOT NULL CHECK (causale IN
        ('cigs', 'solidarieta', 'licenziamento_collettivo', 'fallimento', 'esodo_incentivato')),
    -- Provinces concerned, as " GE SV "; one space for the whole country.
    province TEXT COLLATE "C" NOT NULL,
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('comunicata', 'temporanea', 'riconosciuta', 'respinta', 'cessata')),
    dal TEXT COLLATE "C" NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT COLLATE "C" CHECK (al >= dal),
    -- Last day of the temporary suspension, and how often it was renewed.
    temporanea_al TEXT COLLATE "C" CHECK (temporanea_al >= dal),
    rinnovi BIGINT NOT NULL DEFAULT 0 CHECK (rinnovi BETWEEN 0 AND 1),
    -- Day by which the request for hiring is due once it is over, and the day it came.
    richiesta_entro TEXT COLLATE "C",
    richiesta_il TEXT COLLATE "C",
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX sospensione_datore ON sospensione (datore_id, dal);
CREATE INDEX sospensione_stato ON sospensione (stato, al);
CREATE INDEX sospensione_richiesta ON sospensione (richiesta_entro);
CREATE INDEX sospensione_atto ON sospensione (atto_id);

-- Compensations (art. 5 cc. 8 to 8-quater): declared by private employers and groups, authorised to public bodies.
CREATE TABLE compensazione (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    tipo TEXT COLLATE "C" NOT NULL CHECK (tipo IN ('dichiarata', 'autorizzata')),
    stato TEXT COLLATE "C" NOT NULL CHECK (stato IN ('in_istruttoria', 'in_vigore', 'negata', 'cessata')),
    ricevuta_il TEXT COLLATE "C" NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    scadenza TEXT COLLATE "C",
    dal TEXT COLLATE "C" NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT COLLATE "C" CHECK (al >= dal),
    soggetto TEXT COLLATE "C" NOT NULL CHECK (soggetto IN ('disabili', 'categorie_protette')),
    provincia_eccedenza TEXT COLLATE "C" NOT NULL,
    provincia_riduzione TEXT COLLATE "C" NOT NULL,
    numero BIGINT NOT NULL CHECK (numero > 0),
    -- Company of the group on the side with fewer hires; none within one employer.
    datore_riduzione_id TEXT COLLATE "C" REFERENCES datore (id),
    atto_id TEXT COLLATE "C" REFERENCES atto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
CREATE INDEX compensazione_datore ON compensazione (datore_id, dal);
CREATE INDEX compensazione_riduzione ON compensazione (datore_riduzione_id, dal);
CREATE INDEX compensazione_stato ON compensazione (stato, scadenza);
CREATE INDEX compensazione_atto ON compensazione (atto_id);

-- The position of an employer taken over into a year, with what did not go over and why.
CREATE TABLE riporto (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    anno BIGINT NOT NULL,
    prospetto_id TEXT COLLATE "C" NOT NULL REFERENCES prospetto (id),
    eseguito_il TEXT COLLATE "C" NOT NULL,
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL,
    UNIQUE (datore_id, anno)
);

-- Differences between a yearly prospetto and the position held until then, as far as an official accepted them.
CREATE TABLE confronto (
    id TEXT COLLATE "C" PRIMARY KEY,
    datore_id TEXT COLLATE "C" NOT NULL REFERENCES datore (id),
    prospetto_id TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES prospetto (id),
    dati TEXT COLLATE "C" NOT NULL,
    versione BIGINT NOT NULL
);
