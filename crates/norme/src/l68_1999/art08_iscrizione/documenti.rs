//! The documents that a registration asks for, from their dated table.

use super::domanda::{Cittadinanza, DomandaIscrizione, ModoIscrizione};
use crate::errore::ErroreNorma;
use crate::l68_1999::art01_beneficiari::{Categoria, scelta};
use crate::parametri::{Parametri, Riga};
use crate::voce::Citazione;
use mirato_domain::Elenco;
use serde::Serialize;
use std::fmt;
use ts_rs::TS;

/// The table of documents.
const TABELLA: &str = "documento_iscrizione";

/// A document asked for. Debug output hides the reserved name.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentoRichiesto {
    /// Stable code.
    pub codice: String,
    /// Name that does not reveal the category: for lists, letters and file names.
    pub nome: String,
    /// Name that may reveal it: for the sealed part.
    pub nome_riservato: String,
    /// Whether the registration waits for it.
    pub obbligatorio: bool,
    /// Whether it has arrived.
    pub presentato: bool,
    /// Where it comes from.
    pub citazione: Citazione,
}

impl fmt::Debug for DocumentoRichiesto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentoRichiesto({})", self.nome)
    }
}

/// The documents that a request must bring, those that have arrived marked as such.
///
/// # Errors
/// `FuoriVigenza` before the law, `ParametroErrato` if a row is written badly.
pub fn documenti(
    p: &Parametri,
    domanda: &DomandaIscrizione,
    categoria: &Categoria,
) -> Result<Vec<DocumentoRichiesto>, ErroreNorma> {
    let mut documenti = Vec::new();
    for riga in p.tabella(TABELLA, domanda.presentata_il)? {
        if occorre(riga, domanda, categoria)? {
            documenti.push(DocumentoRichiesto {
                codice: riga.codice.clone(),
                nome: riga.nome.clone(),
                nome_riservato: riga.campo("nome_riservato").unwrap_or(&riga.nome).to_owned(),
                obbligatorio: scelta(riga.campo("obbligatorio").unwrap_or_default(), &[("si", true), ("no", false)])
                    .ok_or_else(|| errata(riga, "obbligatorio"))?,
                presentato: domanda.documenti.contains(&riga.codice),
                citazione: riga.citazione().into(),
            });
        }
    }
    Ok(documenti)
}

fn occorre(riga: &Riga, domanda: &DomandaIscrizione, categoria: &Categoria) -> Result<bool, ErroreNorma> {
    Ok(match riga.campo("quando") {
        Some("sempre") => true,
        Some("extra_ue") => domanda.cittadinanza == Cittadinanza::ExtraUe,
        Some("did") => categoria.did,
        Some("art8") => categoria.elenco == Elenco::Art8,
        Some("trasferimento") => domanda.modo == ModoIscrizione::Trasferimento,
        Some("categoria") => categoria.documento == riga.codice,
        _ => return Err(errata(riga, "quando")),
    })
}

fn errata(riga: &Riga, colonna: &str) -> ErroreNorma {
    ErroreNorma::ParametroErrato {
        id: TABELLA.to_owned(),
        motivo: format!("la riga «{}» non ha una colonna «{colonna}» valida", riga.codice),
    }
}
