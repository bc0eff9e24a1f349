-- The live position: every change of a workforce, whatever its kind and source; compensations among the circumstances.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000005, 20261122000005);

-- SQLite changes a CHECK only by building the table anew.
CREATE TABLE movimento_nuovo (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT NOT NULL,
    -- First day on which it counts; of a leaving, the last day worked.
    data TEXT NOT NULL CHECK (data LIKE '____-__-__'),
    fino_al TEXT,
    tipo TEXT NOT NULL CHECK (tipo IN ('assunzione', 'cessazione', 'computo', 'trasformazione', 'proroga',
        'trasferimento', 'esclusione', 'fine_esclusione', 'non_riportato')),
    elenco TEXT NOT NULL,
    numero INTEGER NOT NULL DEFAULT 1 CHECK (numero > 0),
    ore TEXT,
    ore_contratto TEXT,
    ore_prima TEXT,
    ore_contratto_prima TEXT,
    provincia_a TEXT,
    -- Excluded category; of what is not carried over, which part of the prospetto.
    voce TEXT,
    lavoratore TEXT,
    collegato_id TEXT REFERENCES movimento (id),
    nota TEXT,
    origine TEXT NOT NULL,
    origine_id TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
INSERT INTO movimento_nuovo (id, datore_id, provincia, data, fino_al, tipo, elenco, ore, ore_contratto, lavoratore,
    origine, origine_id, versione)
SELECT m.id, m.datore_id, m.provincia, m.data, m.fino_al, m.tipo, m.elenco, m.ore, m.ore_contratto,
    coalesce(
        (SELECT p.codice_fiscale FROM nulla_osta n JOIN persona p ON p.id = n.persona_id
         WHERE m.origine = 'nulla_osta' AND n.id = m.origine_id),
        (SELECT p.codice_fiscale FROM computo c JOIN persona p ON p.id = c.persona_id
         WHERE m.origine = 'computo' AND c.id = m.origine_id)),
    m.origine, m.origine_id, m.versione
FROM movimento m;
DROP TABLE movimento;
ALTER TABLE movimento_nuovo RENAME TO movimento;
CREATE INDEX movimento_datore ON movimento (datore_id, data);
CREATE INDEX movimento_lavoratore ON movimento (lavoratore);
CREATE INDEX movimento_collegato ON movimento (collegato_id);
CREATE INDEX movimento_di ON movimento (origine, origine_id);
CREATE UNIQUE INDEX movimento_origine ON movimento (origine, origine_id)
    WHERE origine IN ('nulla_osta', 'computo', 'comunicazione');

CREATE TABLE circostanza_nuova (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    provincia TEXT,
    tipo TEXT NOT NULL CHECK (tipo IN ('convenzione', 'esonero', 'sospensione', 'compensazione',
        'richiesta_assunzione', 'risposta_ufficio', 'insorgenza')),
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT CHECK (al >= dal),
    unita INTEGER,
    estremi TEXT,
    dati TEXT NOT NULL,
    origine TEXT,
    origine_id TEXT,
    versione INTEGER NOT NULL
) STRICT;
INSERT INTO circostanza_nuova (id, datore_id, provincia, tipo, dal, al, unita, estremi, dati, origine, origine_id, versione)
SELECT id, datore_id, provincia, tipo, dal, al, unita, estremi, dati, origine, origine_id, versione FROM circostanza;
DROP TABLE circostanza;
ALTER TABLE circostanza_nuova RENAME TO circostanza;
CREATE INDEX circostanza_datore ON circostanza (datore_id, dal);
CREATE INDEX circostanza_origine ON circostanza (origine, origine_id);

-- Suspensions of the duties (art. 3 c. 5; art. 4 D.P.R. 333/2000): communication, act, end, the request that follows.
CREATE TABLE sospensione (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    causale TEXT NOT NULL CHECK (causale IN
        ('cigs', 'solidarieta', 'licenziamento_collettivo', 'fallimento', 'esodo_incentivato')),
    -- Provinces concerned, as " GE SV "; one space for the whole country.
    province TEXT NOT NULL,
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    stato TEXT NOT NULL CHECK (stato IN ('comunicata', 'temporanea', 'riconosciuta', 'respinta', 'cessata')),
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT CHECK (al >= dal),
    -- Last day of the temporary suspension, and how often it was renewed.
    temporanea_al TEXT CHECK (temporanea_al >= dal),
    rinnovi INTEGER NOT NULL DEFAULT 0 CHECK (rinnovi BETWEEN 0 AND 1),
    -- Day by which the request for hiring is due once it is over, and the day it came.
    richiesta_entro TEXT,
    richiesta_il TEXT,
    atto_id TEXT REFERENCES atto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX sospensione_datore ON sospensione (datore_id, dal);
CREATE INDEX sospensione_stato ON sospensione (stato, al);
CREATE INDEX sospensione_richiesta ON sospensione (richiesta_entro);
CREATE INDEX sospensione_atto ON sospensione (atto_id);

-- Compensations (art. 5 cc. 8 to 8-quater): declared by private employers and groups, authorised to public bodies.
CREATE TABLE compensazione (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    tipo TEXT NOT NULL CHECK (tipo IN ('dichiarata', 'autorizzata')),
    stato TEXT NOT NULL CHECK (stato IN ('in_istruttoria', 'in_vigore', 'negata', 'cessata')),
    ricevuta_il TEXT NOT NULL CHECK (ricevuta_il LIKE '____-__-__'),
    scadenza TEXT,
    dal TEXT NOT NULL CHECK (dal LIKE '____-__-__'),
    al TEXT CHECK (al >= dal),
    soggetto TEXT NOT NULL CHECK (soggetto IN ('disabili', 'categorie_protette')),
    provincia_eccedenza TEXT NOT NULL,
    provincia_riduzione TEXT NOT NULL,
    numero INTEGER NOT NULL CHECK (numero > 0),
    -- Company of the group on the side with fewer hires; none within one employer.
    datore_riduzione_id TEXT REFERENCES datore (id),
    atto_id TEXT REFERENCES atto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
CREATE INDEX compensazione_datore ON compensazione (datore_id, dal);
CREATE INDEX compensazione_riduzione ON compensazione (datore_riduzione_id, dal);
CREATE INDEX compensazione_stato ON compensazione (stato, scadenza);
CREATE INDEX compensazione_atto ON compensazione (atto_id);

-- The position of an employer taken over into a year, with what did not go over and why.
CREATE TABLE riporto (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    anno INTEGER NOT NULL,
    prospetto_id TEXT NOT NULL REFERENCES prospetto (id),
    eseguito_il TEXT NOT NULL,
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL,
    UNIQUE (datore_id, anno)
) STRICT;

-- Differences between a yearly prospetto and the position held until then, as far as an official accepted them.
CREATE TABLE confronto (
    id TEXT PRIMARY KEY,
    datore_id TEXT NOT NULL REFERENCES datore (id),
    prospetto_id TEXT NOT NULL UNIQUE REFERENCES prospetto (id),
    dati TEXT NOT NULL,
    versione INTEGER NOT NULL
) STRICT;
