-- The last day on which a request for a profile is published, for the schedule of deadlines.
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000013, 20261122000013);

ALTER TABLE preselezione ADD COLUMN pubblicata_fino_al TEXT CHECK (pubblicata_fino_al LIKE '____-__-__');
CREATE INDEX preselezione_pubblicata ON preselezione (pubblicata_fino_al);
