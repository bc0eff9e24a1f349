//! Circumstances of an employer that art. 17 weighs: recorded, corrected, taken away.

use crate::api::{Circostanza, Niente, PerId};
use crate::modulo::pieno;
use crate::programma::Programma;
use crate::stati::conta;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::situazione::{Compensazione, Sospensione};
use mirato_domain::{Errore, Provincia};
use mirato_store::TipoCircostanza;

/// An employer's circumstances, the latest first; with a day, those in force on it.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn circostanze(
    ufficio: &Ufficio,
    datore_id: &str,
    giorno: Option<NaiveDate>,
) -> Result<Vec<Circostanza>, Errore> {
    let giorno = giorno.map(|giorno| giorno.to_string());
    let tenute = ufficio.archivio.circostanze(datore_id, giorno.as_deref()).await?;
    Ok(tenute.into_iter().map(circostanza).collect())
}

/// What a circumstance holds beside its columns. A suspension with its ground and measure, and a
/// compensation, enter the workforce that is reckoned (see [`crate::posizione`]).
#[derive(serde::Serialize, serde::Deserialize, Default)]
#[serde(default)]
pub(crate) struct AltriDati {
    /// State: of an exemption `richiesto`, `richiesto_pagato`, `concesso`, `pagato`, `autocertificato`.
    pub stato: String,
    /// Notes.
    pub note: String,
    /// Suspension: ground and measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sospensione: Option<Sospensione>,
    /// Compensation: the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compensazione: Option<Compensazione>,
}

impl AltriDati {
    /// Those of a circumstance that a procedure writes.
    pub(crate) fn di(stato: &str) -> Self {
        Self { stato: stato.to_owned(), ..Self::default() }
    }
}

/// A circumstance as the window and the checks of art. 17 read it.
pub(crate) fn circostanza(tenuta: mirato_store::Circostanza) -> Circostanza {
    let altri: AltriDati = tenuta.dati.leggi().unwrap_or_default();
    Circostanza {
        id: tenuta.id,
        versione: tenuta.versione,
        datore_id: tenuta.datore_id,
        tipo: tenuta.tipo.as_str().to_owned(),
        provincia: tenuta.provincia.unwrap_or_default(),
        dal: tenuta.dal,
        al: tenuta.al.unwrap_or_default(),
        unita: conta(tenuta.unita.unwrap_or(0)),
        estremi: tenuta.estremi.unwrap_or_default(),
        stato: altri.stato,
        note: altri.note,
        origine: tenuta.origine.unwrap_or_default(),
        origine_id: tenuta.origine_id.unwrap_or_default(),
    }
}

/// Refuses to touch by hand what a procedure keeps.
async fn scritta_a_mano(ufficio: &Ufficio, id: &str) -> Result<mirato_store::Circostanza, Errore> {
    let tenuta: mirato_store::Circostanza = ufficio.archivio.leggi(id).await?;
    if tenuta.origine.is_some() {
        return Err(Errore::stato(
            "circostanza_di_un_procedimento",
            "Questa circostanza viene da un procedimento dell'ufficio: cambiala lì e seguirà da sola.",
        ));
    }
    Ok(tenuta)
}

/// Records a circumstance.
///
/// # Errors
/// `circostanza_non_valida` with its fields; `circostanza_di_un_procedimento`; a stale save.
pub async fn circostanza_salva(programma: &Programma, nuova: Circostanza) -> Result<Circostanza, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta = controlla_circostanza(&nuova)?;
    if !nuova.id.is_empty() {
        scritta_a_mano(&ufficio, &nuova.id).await?;
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata =
        if nuova.id.is_empty() { scrittura.inserisci(tenuta).await? } else { scrittura.salva(tenuta).await? };
    crate::posizione::riverifica(&ufficio, &mut scrittura, &salvata.datore_id).await?;
    scrittura.conferma().await?;
    Ok(circostanza(salvata))
}

fn controlla_circostanza(nuova: &Circostanza) -> Result<mirato_store::Circostanza, Errore> {
    let mut errore = Errore::dato("circostanza_non_valida", "La circostanza ha campi da correggere.");
    let tipo: Option<TipoCircostanza> = nuova.tipo.parse().ok();
    if tipo.is_none_or(|tipo| tipo == TipoCircostanza::Compensazione) {
        errore = errore.con_campo("tipo", "Scegli che cosa registri: convenzione, esonero, sospensione, richiesta…");
    }
    let dal = tempo::leggi(&nuova.dal);
    if let Err(motivo) = &dal {
        errore = errore.con_campo("dal", motivo);
    }
    let al = pieno(&nuova.al).map(|al| tempo::leggi(&al)).transpose();
    match (&dal, &al) {
        (_, Err(motivo)) => errore = errore.con_campo("al", motivo),
        (Ok(dal), Ok(Some(al))) if al < dal => {
            errore = errore.con_campo("al", format!("La fine viene prima dell'inizio ({})", tempo::breve(*dal)));
        }
        _ => {}
    }
    let provincia = pieno(&nuova.provincia).map(|sigla| sigla.parse::<Provincia>()).transpose();
    if let Err(motivo) = &provincia {
        errore = errore.con_campo("provincia", motivo);
    }
    let (Some(tipo), Ok(dal), Ok(al), Ok(provincia), true) = (tipo, dal, al, provincia, errore.campi.is_empty()) else {
        return Err(errore);
    };
    let dati = crate::verifiche::json(&AltriDati {
        stato: nuova.stato.clone(),
        note: nuova.note.clone(),
        ..AltriDati::default()
    })?;
    Ok(mirato_store::Circostanza {
        id: nuova.id.clone(),
        datore_id: nuova.datore_id.clone(),
        provincia: provincia.map(|provincia| provincia.sigla().to_owned()),
        tipo,
        dal: dal.to_string(),
        al: al.map(|al| al.to_string()),
        unita: (nuova.unita > 0).then(|| i64::from(nuova.unita)),
        estremi: pieno(&nuova.estremi),
        dati,
        origine: None,
        origine_id: None,
        versione: nuova.versione,
    })
}

/// Takes a circumstance away; the register remembers it.
///
/// # Errors
/// If it is not in the archive; `circostanza_di_un_procedimento`.
pub async fn circostanza_elimina(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta = scritta_a_mano(&ufficio, &richiesta.id).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.elimina_circostanza(&richiesta.id).await?;
    crate::posizione::riverifica(&ufficio, &mut scrittura, &tenuta.datore_id).await?;
    scrittura.conferma().await?;
    Ok(Niente {})
}
