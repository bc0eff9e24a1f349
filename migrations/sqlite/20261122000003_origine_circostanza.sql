-- A circumstance that a procedure of the office has made (an exemption, a suspension, an agreement) says which.
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000003, 20261122000002);
ALTER TABLE circostanza ADD COLUMN origine TEXT;
ALTER TABLE circostanza ADD COLUMN origine_id TEXT;
CREATE INDEX circostanza_origine ON circostanza (origine, origine_id);
