-- The yearly list (art. 8 c. 1-2 L. 68/1999) is a call without a body and without posts: the office forms it from
-- who was registered on 31 December, and each person confirms. An older program would not know what to do with it.

INSERT INTO formato (versione, leggibile_da) VALUES (20261122000012, 20261122000012);

ALTER TABLE avviso ALTER COLUMN datore_id DROP NOT NULL;
ALTER TABLE avviso ALTER COLUMN criteri DROP DEFAULT;
ALTER TABLE avviso DROP CONSTRAINT avviso_base_check, DROP CONSTRAINT avviso_posti_check;
-- Year of a yearly list, formed from the situation on 31 December of the year before.
ALTER TABLE avviso ADD COLUMN annuale BIGINT;
ALTER TABLE avviso
    ADD CHECK (base IN ('legge68', 'articolo16', 'annuale')),
    ADD CHECK ((annuale IS NULL) = (base <> 'annuale')),
    ADD CHECK ((datore_id IS NULL) = (base = 'annuale')),
    ADD CHECK (posti > 0 OR base = 'annuale'),
    ADD CHECK (elenco IS NOT NULL OR base <> 'annuale');
-- One list for each year and list; one that was given up may be done again.
CREATE UNIQUE INDEX avviso_annuale ON avviso (annuale, elenco) WHERE annuale IS NOT NULL AND stato <> 'concluso';

-- Who is in a yearly list and has not confirmed yet: nothing has arrived, and nothing is sealed.
ALTER TABLE domanda_avviso DROP CONSTRAINT domanda_avviso_pervenuta_il_check,
    DROP CONSTRAINT domanda_avviso_canale_check;
ALTER TABLE domanda_avviso
    ADD CHECK (pervenuta_il = '' OR pervenuta_il LIKE '____-__-__'),
    ADD CHECK (canale IN ('', 'pec', 'a_mano', 'raccomandata', 'presenza')),
    ADD CHECK ((pervenuta_il = '') = (canale = ''));

ALTER TABLE lettera_candidato DROP CONSTRAINT lettera_candidato_tipo_check;
ALTER TABLE lettera_candidato
    ADD CHECK (tipo IN ('convocazione', 'integrazione', 'esclusione', 'sollecito'));
