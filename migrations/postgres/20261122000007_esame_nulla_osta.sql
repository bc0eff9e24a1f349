-- A request keeps, beside its form, the checks on which it was decided.
UPDATE nulla_osta SET dati = json_build_object('richiesta', dati::json)::text;
