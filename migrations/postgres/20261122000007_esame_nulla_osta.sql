-- A request keeps, beside its form, the checks on which it was decided.
INSERT INTO formato (versione, leggibile_da) VALUES (20261122000007, 20261122000007);
UPDATE nulla_osta SET dati = json_build_object('richiesta', dati::json)::text;
