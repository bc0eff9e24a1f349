//! The fee as a decree prints it: amounts a day, periods, total; and the annex with the calculation behind it.

use super::atto::{FONDO, MAGGIORAZIONE};
use super::dati::Tenuta;
use super::esame::Esame;
use super::pratica::Pratica;
use crate::allegato_calcolo::nodo;
use crate::conto::Calcolato;
use crate::modulo::pieno;
use crate::ufficio::Ufficio;
use mirato_documents::calcolo::{Calcolo, Cifra};
use mirato_documents::esonero::{Contributo, ImportoGiornaliero, Periodo};

/// The fee as the decree prints it.
pub(super) fn stampato(ufficio: &Ufficio, pratica: &Pratica, calcolato: &Calcolato) -> Contributo {
    let conta = |numero: i64| u32::try_from(numero).unwrap_or_default();
    Contributo {
        importi: importi(ufficio, calcolato),
        periodi: calcolato
            .periodi
            .iter()
            .map(|voce| Periodo {
                luogo: voce.provincia.nome().to_owned(),
                dal: voce.periodo.dal,
                al: voce.periodo.al,
                giorni: conta(voce.periodo.giorni_lavorativi),
                unita: conta(voce.periodo.unita_esonerate),
                al_giorno: voce.periodo.importo_giornaliero,
                importo: voce.periodo.importo,
            })
            .collect(),
        totale: calcolato.totale.into(),
        nota: Some(nota_giorni(&pratica.tenuta)),
        rate: Vec::new(),
        beneficiario: FONDO.to_owned(),
        maggiorazione: Some(MAGGIORAZIONE.to_owned()),
    }
}

/// Each daily amount once, with the act that sets it.
fn importi(ufficio: &Ufficio, calcolato: &Calcolato) -> Vec<ImportoGiornaliero> {
    let mut importi: Vec<ImportoGiornaliero> = Vec::new();
    let leggi = ufficio.leggi();
    let parametri = &leggi.parametri;
    for voce in &calcolato.periodi {
        let al_giorno = voce.periodo.importo_giornaliero;
        if importi.iter().any(|uno| uno.al_giorno == al_giorno) {
            continue;
        }
        let letto = parametri.euro("contributo_esonerativo_giornaliero", voce.periodo.dal).ok();
        let (dal, atto) = letto.map_or((voce.periodo.dal, String::new()), |letto| (letto.letto.dal, letto.letto.fonte));
        importi.push(ImportoGiornaliero { al_giorno, dal, atto: format!("il {atto}") });
    }
    importi
}

/// "Giorni lavorativi su settimana di 5 giorni a Genova (patrono 24/06), al netto delle festività nazionali."
fn nota_giorni(tenuta: &Tenuta) -> String {
    let per: Vec<String> = tenuta
        .province()
        .iter()
        .filter_map(|provincia| {
            let unita = tenuta.unita_a(*provincia)?;
            let patrono = pieno(&unita.patrono).map(|giorno| format!(" (patrono {giorno})")).unwrap_or_default();
            Some(format!("di {} giorni a {}{patrono}", unita.giorni_settimana, provincia.nome()))
        })
        .collect();
    format!("Giorni lavorativi su settimana {}, al netto delle festività nazionali.", per.join(", "))
}

/// The annex: units and fee, with the rules behind them.
pub(super) fn calcolo(esame: &Esame, contributo: &Calcolato) -> Calcolo {
    Calcolo {
        in_breve: "La quota di riserva di ciascuna provincia si moltiplica per la percentuale di esonero; la frazione \
                   conta solo oltre 0,50. Ogni unità esonerata costa l’importo giornaliero per ogni giorno lavorativo."
            .to_owned(),
        fonte: "Prospetto informativo, domanda e comunicazioni registrate dall’ufficio.".to_owned(),
        cifre: vec![Cifra { valore: contributo.totale.italiano(), nome: "contributo".to_owned(), precisazione: None }],
        nodi: [&esame.spiegazione, &contributo.spiegazione].into_iter().map(nodo).collect(),
    }
}
