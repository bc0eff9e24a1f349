//! The situations of the demonstration, one after the other.

use mirato_domain::situazione::Natura;
use mirato_domain::situazione::Natura::{EntePubblicoEconomico, Privato, PrivatoInGruppo, Pubblico};

/// How a prospetto was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Invio {
    /// Once.
    Unico,
    /// Once, and the file was downloaded twice.
    ConCopia,
    /// Twice, under two codes.
    Doppio,
    /// And then corrected.
    Rettificato,
    /// And then cancelled.
    Annullato,
}

/// What is special about an employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Particolare {
    Nessuno,
    Convenzione,
    EsoneroConcesso,
    EsoneroRichiesto,
    EsoneroScaduto,
    SessantaPerMille,
    Mobilita,
    CausaleIgnota,
    MobilitaNazionale,
    Compensazione,
    CompensazioneGruppo,
    EsuberiArt18,
    CategoriaIgnota,
    CategoriaSoloArt3,
    Telelavoro,
    TelelavoroPartTime,
    PartTimeDisabili,
    NonDipendenti,
    Centralinista,
    QuotaPerEccesso,
    BaseInMeno,
    ScoperturaTaciuta,
}

/// A situation: base of art. 3 over all provinces, how many provinces, units missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caso {
    pub(super) natura: Natura,
    pub(super) base: u32,
    pub(super) province: usize,
    pub(super) mancano: u32,
    pub(super) particolare: Particolare,
    pub(super) invio: Invio,
    pub(super) avvisi: &'static [&'static str],
}

const fn caso(natura: Natura, base: u32, province: usize, mancano: u32, particolare: Particolare) -> Caso {
    Caso { natura, base, province, mancano, particolare, invio: Invio::Unico, avvisi: &[] }
}

impl Caso {
    const fn avvisa(mut self, avvisi: &'static [&'static str]) -> Self {
        self.avvisi = avvisi;
        self
    }

    const fn inviato(mut self, invio: Invio) -> Self {
        self.invio = invio;
        self
    }
}

/// Every threshold below, at and above; every situation the form knows.
pub(super) const CASI: [Caso; 41] = [
    caso(Privato, 14, 1, 0, Particolare::Nessuno),
    caso(Privato, 15, 1, 1, Particolare::Nessuno),
    caso(Privato, 15, 1, 0, Particolare::Nessuno).inviato(Invio::ConCopia),
    caso(Privato, 35, 1, 1, Particolare::Nessuno),
    caso(Privato, 36, 1, 1, Particolare::Nessuno),
    caso(EntePubblicoEconomico, 36, 2, 0, Particolare::Nessuno),
    caso(Privato, 50, 1, 0, Particolare::Nessuno),
    caso(Privato, 51, 1, 0, Particolare::Nessuno),
    caso(Privato, 51, 1, 2, Particolare::Nessuno).inviato(Invio::Rettificato),
    caso(Privato, 150, 1, 0, Particolare::QuotaPerEccesso),
    caso(Privato, 151, 1, 0, Particolare::Nessuno),
    caso(Privato, 420, 4, 3, Particolare::Nessuno),
    caso(Pubblico, 312, 1, 2, Particolare::Nessuno),
    caso(Pubblico, 88, 1, 0, Particolare::Centralinista),
    caso(Privato, 120, 1, 3, Particolare::Convenzione),
    caso(Privato, 200, 1, 4, Particolare::EsoneroConcesso),
    caso(Privato, 130, 1, 3, Particolare::EsoneroRichiesto),
    caso(Privato, 100, 1, 1, Particolare::EsoneroScaduto).avvisa(&["esonero_scaduto"]),
    caso(Privato, 110, 1, 2, Particolare::SessantaPerMille),
    caso(Privato, 95, 1, 2, Particolare::Mobilita),
    caso(Privato, 140, 1, 2, Particolare::CausaleIgnota).avvisa(&["causale_sospensione_sconosciuta"]),
    caso(Privato, 180, 2, 4, Particolare::MobilitaNazionale),
    caso(Privato, 240, 2, 0, Particolare::Compensazione),
    caso(PrivatoInGruppo, 160, 1, 2, Particolare::CompensazioneGruppo),
    caso(Privato, 70, 1, 1, Particolare::EsuberiArt18),
    caso(Privato, 90, 1, 1, Particolare::CategoriaIgnota).avvisa(&["categoria_esclusa_sconosciuta"]),
    caso(Privato, 64, 1, 0, Particolare::CategoriaSoloArt3),
    caso(Privato, 75, 1, 0, Particolare::Telelavoro),
    caso(Privato, 82, 1, 1, Particolare::TelelavoroPartTime),
    caso(Privato, 115, 1, 0, Particolare::PartTimeDisabili),
    caso(Privato, 105, 1, 0, Particolare::NonDipendenti),
    caso(Privato, 66, 1, 1, Particolare::ScoperturaTaciuta),
    caso(Privato, 78, 1, 0, Particolare::BaseInMeno),
    caso(Privato, 42, 1, 2, Particolare::Nessuno).inviato(Invio::Doppio),
    caso(Privato, 58, 1, 1, Particolare::Nessuno).inviato(Invio::Annullato),
    caso(Privato, 22, 1, 0, Particolare::Nessuno),
    caso(Privato, 27, 1, 1, Particolare::Nessuno),
    caso(PrivatoInGruppo, 300, 3, 5, Particolare::Nessuno),
    caso(EntePubblicoEconomico, 210, 2, 1, Particolare::Nessuno),
    caso(Privato, 48, 2, 1, Particolare::Nessuno),
    caso(Privato, 1_250, 5, 9, Particolare::Nessuno),
];
