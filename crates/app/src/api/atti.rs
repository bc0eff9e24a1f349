//! The register of acts.

use super::comune::{Avviso, Formato, Stato};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the register.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroAtti {
    pub testo: String,
    /// `da_firmare`, `firmato`, `protocollato`, `trasmesso`, `annullato`; empty for all.
    pub stato: String,
    /// 0 for all.
    pub anno: i32,
    /// `numero`, `data`, `datore`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoAtti {
    pub totale: u32,
    pub righe: Vec<RigaAtto>,
}

/// An act in the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaAtto {
    pub id: String,
    /// "412/2026".
    pub numero: String,
    pub data: String,
    /// "Certificato di ottemperanza".
    pub tipo: String,
    pub oggetto: String,
    #[ts(optional)]
    pub datore_id: Option<String>,
    pub datore: String,
    #[ts(optional)]
    pub richiesta_id: Option<String>,
    pub stato: Stato,
    pub firme: u32,
    pub protocollo: String,
}

/// Writes the register as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaAtti {
    pub filtro: FiltroAtti,
    pub formato: Formato,
    pub percorso: String,
}

/// An act with its path, its signatures and its pages.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaAtto {
    pub riga: RigaAtto,
    /// The states of the path, in order, with the day each was reached (empty if not yet).
    pub percorso: Vec<PassoAtto>,
    pub impronta: String,
    pub codice: String,
    pub modello: String,
    pub versione_programma: String,
    pub impronta_parametri: String,
    pub esito: String,
    pub firme: Vec<Firma>,
    pub motivo_annullamento: String,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// A step of an act's path.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PassoAtto {
    /// "bozza", "da firmare", "firmato", "protocollato", "trasmesso".
    pub nome: String,
    pub raggiunto_il: String,
    pub attuale: bool,
}

/// A signature on a document.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Firma {
    pub firmatario: String,
    pub emittente: String,
    pub firmato_il: String,
    /// Time stamp, empty if there is none.
    pub marca_temporale: String,
    pub integra: bool,
    /// Whether the certificate leads to an anchor the office trusts.
    pub fidata: bool,
    pub messaggio: String,
}

/// Device that signs. Password and PIN are used once and kept nowhere.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum DispositivoFirma {
    /// A PKCS#12 file.
    Pkcs12 { percorso: String, parola: String },
    /// A token or smart card.
    Pkcs11 { modulo: String, slot: u32, pin: String },
}

impl std::fmt::Debug for DispositivoFirma {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Pkcs12 { .. } => "Pkcs12(***)",
            Self::Pkcs11 { .. } => "Pkcs11(***)",
        })
    }
}

/// Signs acts one after the other, as a job that can be stopped after the current one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FirmaAtti {
    pub atti: Vec<String>,
    pub dispositivo: DispositivoFirma,
}

/// Lists what a PKCS#11 module holds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediSlot {
    pub modulo: String,
}

/// A slot with a token in it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlotFirma {
    pub slot: u32,
    pub etichetta: String,
    pub certificati: Vec<String>,
}

/// Writes the PDF of an act to a file: the very bytes of the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaAtto {
    pub id: String,
    /// Empty for a temporary file, to be opened or printed.
    pub percorso: String,
}

/// Pages of an act as PNG.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PagineAtto {
    pub id: String,
    pub larghezza: u32,
}

/// Cancels an act, with the reason; number and document stay in the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnnullaAtto {
    pub id: String,
    pub motivo: String,
}

/// Records the protocol number of a signed act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProtocollaAtto {
    pub id: String,
    pub protocollo: String,
    pub data: String,
}

/// Writes the message that carries an act (.eml) and records the sending.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrasmettiAtto {
    pub id: String,
    pub destinatario: String,
    pub percorso: String,
}

/// Verifies a document on disk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerificaDocumento {
    pub percorso: String,
}

/// What a verification found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EsameDocumento {
    /// `valido`, `non_valido`, `non_firmato`.
    pub esito: String,
    pub titolo: String,
    pub firme: Vec<Firma>,
    /// What was changed after a signature, named.
    pub avvisi: Vec<Avviso>,
    /// The act of the register with this very content, if there is one.
    #[ts(optional)]
    pub atto: Option<RigaAtto>,
    pub impronta: String,
}
