//! Compensations, exemptions, suspensions and conventions of the demonstration.

use super::caso::{Caso, Particolare};
use super::invento::{Invento, codice_di_ente};
use chrono::{Days, NaiveDate};
use mirato_domain::Provincia;
use mirato_domain::prospetto::{
    CompensazioneDichiarata, Convenzione, EsoneroAutocertificato, EsoneroDichiarato, Quadro2, SospensioneDichiarata,
    StatoConcessione,
};
use mirato_domain::situazione::{Soggetto, TipoCompensazione};

/// Adds to a quadro what its situation has; all but the compensations stand at the seat.
pub(super) fn concessioni(caso: &Caso, quadro: &mut Quadro2, sede: bool, province: &[Provincia], invento: &Invento) {
    if caso.particolare == Particolare::Compensazione {
        let (altra, tipo) = if sede {
            (province[1], TipoCompensazione::Eccedenza)
        } else {
            (province[0], TipoCompensazione::Riduzione)
        };
        quadro.compensazioni.push(compensazione(altra, tipo));
    }
    if !sede {
        return;
    }
    let (al, dopo) = (invento.al, Some(invento.al + Days::new(165)));
    match caso.particolare {
        Particolare::Convenzione => quadro.convenzione = Some(convenzione(al)),
        Particolare::EsoneroConcesso => quadro.esonero = Some(esonero(StatoConcessione::Concessa, al, dopo, 3)),
        Particolare::EsoneroRichiesto => quadro.esonero = Some(esonero(StatoConcessione::Richiesta, al, None, 2)),
        Particolare::EsoneroScaduto => {
            quadro.esonero = Some(esonero(StatoConcessione::Concessa, al, Some(al - Days::new(1)), 1));
        }
        Particolare::SessantaPerMille => {
            quadro.esonero_autocertificato = Some(EsoneroAutocertificato {
                data: al - Days::new(120),
                lavoratori_60_per_mille: 30,
                lavoratori_esonerati: 2,
                percentuale: None,
            });
        }
        Particolare::Mobilita => quadro.sospensione = Some(sospensione("B", dopo)),
        Particolare::CausaleIgnota => quadro.sospensione = Some(sospensione("X", dopo)),
        Particolare::CompensazioneGruppo => {
            if let (Ok(altra), Some(azienda)) = ("MI".parse(), codice_di_ente("9998700001")) {
                let dichiarata = compensazione(altra, TipoCompensazione::Riduzione);
                quadro.compensazioni.push(CompensazioneDichiarata { azienda_gruppo: Some(azienda), ..dichiarata });
            }
        }
        _ => {}
    }
}

/// A day before the reference date, on which acts were made.
fn prima(al: NaiveDate) -> Option<NaiveDate> {
    al.checked_sub_days(Days::new(200))
}

fn compensazione(provincia: Provincia, tipo: TipoCompensazione) -> CompensazioneDichiarata {
    CompensazioneDichiarata { provincia, tipo, numero: 2, soggetto: Soggetto::Disabili, azienda_gruppo: None }
}

fn convenzione(al: NaiveDate) -> Convenzione {
    Convenzione {
        stato: StatoConcessione::Concessa,
        data_atto: prima(al),
        estremi_atto: Some("Convenzione dimostrativa 7".to_owned()),
        tipo: "1".to_owned(),
        lavoratori_previsti: 3,
        data_stipula: prima(al),
        data_concessione: None,
    }
}

fn esonero(stato: StatoConcessione, al: NaiveDate, fino_al: Option<NaiveDate>, unita: u32) -> EsoneroDichiarato {
    EsoneroDichiarato {
        stato,
        data_atto: prima(al),
        estremi_atto: Some("Atto dimostrativo 12".to_owned()),
        fino_al,
        percentuale: None,
        lavoratori: Some(unita),
    }
}

fn sospensione(causale: &str, data_fine: Option<NaiveDate>) -> SospensioneDichiarata {
    SospensioneDichiarata { stato: StatoConcessione::Concessa, causale: causale.to_owned(), data_fine, lavoratori: 20 }
}
