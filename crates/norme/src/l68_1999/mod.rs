//! L. 12 March 1999 n. 68, in the order of its articles.

pub mod art01_beneficiari;
pub mod art03_quota;
pub mod art03_richiesta_sospensione;
pub mod art03_sospensione;
pub mod art04_autorizzazione_computo;
pub mod art04_computo;
pub mod art04_copertura;
pub mod art05_autocertificazione;
pub mod art05_compensazioni;
pub mod art05_conto;
pub mod art05_contributo;
pub mod art05_decadenza;
pub mod art05_dichiarazione_compensazione;
pub mod art05_domanda_esonero;
pub mod art05_esoneri;
pub mod art07_nulla_osta;
pub mod art08_iscrizione;
pub mod art09_richieste;
pub mod art11_convenzioni;
pub mod art15_sanzioni;
pub mod art17_ottemperanza;
pub mod art18_categorie_protette;
