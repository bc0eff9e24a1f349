//! Data of address labels on A4 sheets.
//!
//! Two sheets are known: 2 columns by 7 rows (99.1 × 38.1 mm) and 3 columns by 8 rows (70 × 37 mm).

use crate::errore::ErroreDocumento;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "etichette";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Columns and rows of the sheets that are known.
pub const FOGLI: [(u8, u8); 2] = [(2, 7), (3, 8)];
/// Most lines that a label holds.
pub const RIGHE_PER_ETICHETTA: usize = 6;
/// Longest line, in characters: beyond it a label would be too small to read.
pub const CARATTERI_PER_RIGA: usize = 100;

/// Everything the sheets print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// The labels, row by row: the lines of each, the name first; at least one.
    pub etichette: Vec<Vec<String>>,
    /// Columns of a sheet: 2 or 3.
    pub colonne: u8,
    /// Rows of a sheet: 7 with two columns, 8 with three.
    pub righe: u8,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        if !FOGLI.contains(&(self.colonne, self.righe)) {
            return Err(ErroreDocumento::dato(
                "colonne",
                "il foglio ha 2 colonne e 7 righe, oppure 3 colonne e 8 righe",
            ));
        }
        if self.etichette.is_empty() {
            return Err(ErroreDocumento::dato("etichette", "è vuoto: indica almeno un’etichetta"));
        }
        for (indice, etichetta) in self.etichette.iter().enumerate() {
            let campo = format!("etichette[{indice}]");
            if etichetta.iter().all(|riga| riga.trim().is_empty()) {
                return Err(ErroreDocumento::dato(campo, "è vuota: indica almeno il nome"));
            }
            if etichetta.iter().any(|riga| riga.chars().count() > CARATTERI_PER_RIGA) {
                return Err(ErroreDocumento::dato(
                    campo,
                    format!("ha una riga di oltre {CARATTERI_PER_RIGA} caratteri: accorciala o dividila"),
                ));
            }
            if etichetta.len() > RIGHE_PER_ETICHETTA {
                return Err(ErroreDocumento::dato(
                    campo,
                    format!("ha {} righe: su un’etichetta ne stanno {RIGHE_PER_ETICHETTA}", etichetta.len()),
                ));
            }
        }
        Ok(())
    }
}
