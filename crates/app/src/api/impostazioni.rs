//! Settings of the office, parameters of the law, registers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Impostazioni {
    pub versione: i64,
    pub ente: String,
    pub servizio: String,
    pub ufficio: String,
    /// Lines of the letterhead at the right: address, PEC, telephone.
    pub recapiti: Vec<String>,
    /// Provinces of competence, sigle.
    pub province: Vec<String>,
    pub luogo: String,
    /// Coat of arms, SVG or PNG in base64; empty for the plain emblem.
    pub stemma: String,
    pub stemma_testo: String,
    pub responsabile: Persona,
    pub firmatario: Persona,
    pub firma: FirmaPredefinita,
    pub calendario: CalendarioUfficio,
    /// Four-digit codes of excluded categories that the office has mapped.
    pub categorie_escluse: Vec<CategoriaMappata>,
    /// Certificates (PEM) of the authorities whose signatures the office trusts.
    pub ancore: Vec<String>,
}

/// An official named in acts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Persona {
    pub nome: String,
    pub ruolo: String,
    pub email: String,
}

/// The device proposed when signing; never a password or a PIN.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FirmaPredefinita {
    /// `pkcs12`, `pkcs11`, or empty.
    pub tipo: String,
    /// Path of the PKCS#12 file, or of the PKCS#11 module.
    pub percorso: String,
    pub slot: u32,
    /// Address of a time-stamping authority; empty for none.
    pub tsa: String,
}

/// The office's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CalendarioUfficio {
    pub giorni_settimana: u8,
    /// "MM-DD" of the patron saint; empty for none.
    pub patrono: String,
    pub patrono_nome: String,
}

impl Default for CalendarioUfficio {
    fn default() -> Self {
        Self { giorni_settimana: 5, patrono: String::new(), patrono_nome: String::new() }
    }
}

/// A UNIPI code of an excluded category and the row of the program's table it stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CategoriaMappata {
    pub codice: String,
    /// Code of the dated table; empty while unknown.
    pub categoria: String,
}

/// A row of the table of excluded categories, for the mapping form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CategoriaEsclusa {
    pub categoria: String,
    pub nome: String,
    /// "entrambe le basi", "solo art. 3", "solo art. 18".
    pub ambito: String,
    pub fonte: String,
}

/// Excluded categories: the table, and the codes met in files that nobody has mapped yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CategorieEscluse {
    pub tabella: Vec<CategoriaEsclusa>,
    pub sconosciuti: Vec<String>,
}

/// A parameter of the law with its whole history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ParametroVisto {
    pub id: String,
    pub descrizione: String,
    pub unita: String,
    /// Value in force today.
    pub oggi: String,
    pub valori: Vec<ValoreVisto>,
    pub alternative: Vec<ValoreVisto>,
    pub verificato_al: String,
    /// Not checked for twelve months.
    pub da_verificare: bool,
    /// Whether an office may set its own value.
    pub modificabile: bool,
}

/// A value of a parameter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ValoreVisto {
    pub dal: String,
    pub valore: String,
    pub fonte: String,
    pub certezza: String,
    /// Set by the office.
    pub locale: bool,
}

/// Adds an office's value to a parameter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AggiungiValore {
    pub id: String,
    pub dal: String,
    pub valore: String,
    pub fonte: String,
}

/// The state of the audit register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StatoRegistro {
    pub voci: u32,
    pub integro: bool,
    /// The first broken row, in words; empty if whole.
    pub rottura: String,
}
