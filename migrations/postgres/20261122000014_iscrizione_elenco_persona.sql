-- Who is in a list, in order of person: what a preselection reads a page at a time. Nothing that an older
-- program reads or writes changes.
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000014, 20261122000013);

CREATE INDEX iscrizione_elenco_persona ON iscrizione (elenco, stato, persona_id);
