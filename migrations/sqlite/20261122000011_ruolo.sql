-- What each user of the office may do. Without a row everybody may do everything, as before.
-- An older program would let everybody do everything: it may not open the archive.
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000011, 20261122000011);

CREATE TABLE ruolo (
    utente TEXT PRIMARY KEY,
    ruolo TEXT NOT NULL CHECK (ruolo IN ('responsabile', 'istruttore', 'consultazione')),
    dal TEXT NOT NULL,
    da TEXT NOT NULL
) STRICT;
