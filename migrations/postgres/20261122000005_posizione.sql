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
