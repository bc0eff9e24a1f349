//! What moves employers through the year in the demonstration: movements, a suspension just communicated,
//! a public body's application to compensate. They are not the walk-through's employer, so that its
//! figures stay those of the manual.

use crate::api::{
    DatiCompensazione, DatiSospensione, MisuraSospensione, MovimentoForza, SalvaCompensazione, SalvaSospensione,
};
use crate::posizione::Posizione;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use crate::{compensazioni, movimenti, posizione, sospensioni};
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_domain::situazione::SituazioneProvinciale;
use mirato_norme::Classe;
use mirato_store::Datore;

/// Fewest workers of the province in which things happen.
const DIPENDENTI: u32 = 30;

/// Moves some employers.
///
/// # Errors
/// Those of any step.
pub(super) async fn popola(
    programma: &Programma,
    ufficio: &Ufficio,
    datori: &[Datore],
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut privati = Vec::new();
    let mut pubblico = None;
    // From the end of the list: its beginning belongs to the other stories.
    for datore in datori.iter().skip(2).rev() {
        if privati.len() == 2 && pubblico.is_some() {
            break;
        }
        if !ufficio.archivio.circostanze(&datore.id, None).await?.is_empty() {
            continue;
        }
        let Ok(Some(posizione)) = posizione::al(ufficio, &datore.id, oggi).await else { continue };
        match datore.natura.as_str() {
            "privato" if privati.len() < 2 && adatto(ufficio, &posizione) => privati.push((datore, posizione)),
            "pubblico" if pubblico.is_none() && nella_regione(&posizione).is_some() => {
                pubblico = Some((datore, posizione));
            }
            _ => {}
        }
    }
    if let Some((datore, posizione)) = privati.first() {
        muovi(programma, ufficio, datore, posizione).await?;
        dico(&format!("{}: registrate assunzioni e cessazioni dell'anno.", datore.denominazione));
    }
    if let Some((datore, posizione)) = privati.get(1) {
        sospendi(ufficio, datore, posizione, oggi).await?;
        dico(&format!("{}: comunicata una sospensione per cassa integrazione.", datore.denominazione));
    }
    if let Some((datore, posizione)) = &pubblico {
        compensa(ufficio, datore, posizione, oggi).await?;
        dico(&format!("{}: chiesta una compensazione territoriale.", datore.denominazione));
    }
    Ok(())
}

/// An employer of the largest class, with enough workers in one of the office's provinces.
fn adatto(ufficio: &Ufficio, posizione: &Posizione) -> bool {
    posizione.risposta.classe == Classe::Oltre50 && qui(ufficio, posizione).is_some()
}

/// The province of the office in which things happen: with enough workers, and nothing suspended.
fn qui<'a>(ufficio: &Ufficio, posizione: &'a Posizione) -> Option<&'a SituazioneProvinciale> {
    posizione.situazione.province.iter().find(|voce| {
        ufficio.competente(voce.provincia.sigla()) && voce.totale_dipendenti >= DIPENDENTI && voce.sospensione.is_none()
    })
}

/// Two provinces of one region.
fn nella_regione(posizione: &Posizione) -> Option<(&'static str, &'static str)> {
    let province = &posizione.situazione.province;
    let soggetto = posizione.risposta.classe != Classe::NonSoggetto;
    let mut coppie = province.iter().flat_map(|una| province.iter().map(move |altra| (una.provincia, altra.provincia)));
    let coppia = coppie.find(|(una, altra)| una != altra && una.codice_regione() == altra.codice_regione());
    coppia.filter(|_| soggetto).map(|(una, altra)| (una.sigla(), altra.sigla()))
}

/// A day in the past, after the one that the prospetto describes.
fn fa(posizione: &Posizione, oggi: NaiveDate, giorni: u64) -> String {
    (oggi - Days::new(giorni)).max(posizione.data_riferimento + Days::new(1)).to_string()
}

async fn muovi(programma: &Programma, ufficio: &Ufficio, datore: &Datore, posizione: &Posizione) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let Some(qui) = qui(ufficio, posizione) else { return Ok(()) };
    let nuovo = |tipo: &str, giorni: u64, numero: u32, elenco: &str| MovimentoForza {
        datore_id: datore.id.clone(),
        tipo: tipo.to_owned(),
        provincia: qui.provincia.sigla().to_owned(),
        data: fa(posizione, oggi, giorni),
        numero,
        elenco: elenco.to_owned(),
        ..MovimentoForza::default()
    };
    let a_termine = MovimentoForza {
        fino_al: (oggi + Days::new(60)).to_string(),
        nota: "sostituzione estiva".to_owned(),
        ..nuovo("assunzione", 90, 1, "")
    };
    for movimento in [
        nuovo("assunzione", 200, 4, ""),
        nuovo("assunzione", 150, 1, "art8"),
        nuovo("cessazione", 100, 6, ""),
        a_termine,
    ] {
        movimenti::movimento_salva(programma, movimento).await?;
    }
    Ok(())
}

async fn sospendi(ufficio: &Ufficio, datore: &Datore, posizione: &Posizione, oggi: NaiveDate) -> Result<(), Errore> {
    let Some(qui) = qui(ufficio, posizione) else { return Ok(()) };
    let dati = DatiSospensione {
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        causale: "cigs".to_owned(),
        protocollo: format!("51200/{}", oggi.format("%Y")),
        ricevuta_il: fa(posizione, oggi, 12),
        dal: fa(posizione, oggi, 20),
        al: (oggi + Days::new(160)).to_string(),
        misure: vec![MisuraSospensione {
            provincia: qui.provincia.sigla().to_owned(),
            percentuale: "40".to_owned(),
            lavoratori: 0,
        }],
        documento: true,
        ..DatiSospensione::default()
    };
    sospensioni::registra(ufficio, &SalvaSospensione { id: String::new(), versione: 0, dati }).await.map(|_| ())
}

async fn compensa(ufficio: &Ufficio, datore: &Datore, posizione: &Posizione, oggi: NaiveDate) -> Result<(), Errore> {
    let Some((una, altra)) = nella_regione(posizione) else { return Ok(()) };
    let dati = DatiCompensazione {
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        protocollo: format!("51344/{}", oggi.format("%Y")),
        ricevuta_il: fa(posizione, oggi, 9),
        dal: oggi.to_string(),
        soggetto: "disabili".to_owned(),
        provincia_eccedenza: una.to_owned(),
        provincia_riduzione: altra.to_owned(),
        numero: 1,
        motivazione: "Nella seconda provincia mancano posti adatti ai profili disponibili.".to_owned(),
        ..DatiCompensazione::default()
    };
    compensazioni::registra(ufficio, &SalvaCompensazione { id: String::new(), versione: 0, dati }).await.map(|_| ())
}
