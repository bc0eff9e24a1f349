//! Letters with which the national file writes the few words of its lists.

use mirato_domain::prospetto::{CategoriaAssunzione, StatoConcessione};
use mirato_domain::situazione::{Natura, Soggetto, TipoCompensazione};

pub(super) const fn si_no(valore: bool) -> &'static str {
    if valore { "S" } else { "N" }
}

pub(super) const fn natura(natura: Natura) -> &'static str {
    match natura {
        Natura::Privato => "A",
        Natura::EntePubblicoEconomico => "B",
        Natura::Pubblico => "C",
        Natura::PrivatoInGruppo => "D",
    }
}

pub(super) const fn stato(stato: StatoConcessione) -> &'static str {
    match stato {
        StatoConcessione::Concessa => "E",
        StatoConcessione::Richiesta => "F",
    }
}

pub(super) const fn verso(tipo: TipoCompensazione) -> &'static str {
    match tipo {
        TipoCompensazione::Eccedenza => "E",
        TipoCompensazione::Riduzione => "R",
    }
}

pub(super) const fn soggetto(soggetto: Soggetto) -> &'static str {
    match soggetto {
        Soggetto::Disabili => "D",
        Soggetto::CategorieProtette => "C",
    }
}

pub(super) const fn assunzione(categoria: CategoriaAssunzione) -> &'static str {
    match categoria {
        CategoriaAssunzione::Numerica => "NU",
        CategoriaAssunzione::Nominativa => "NO",
    }
}
