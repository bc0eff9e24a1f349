//! How an act is issued: composed as a draft, numbered, composed again and kept, in one transaction.

use crate::certificato::{CAMPI_FIRMA, componi_modello};
use crate::ufficio::Ufficio;
use chrono::{Datelike, NaiveDate};
use mirato_documents::DocumentoComposto;
use mirato_documents::carta::{Avvertenza, Firma};
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_store::{Atto, Json, Scrittura, StatoAtto};
use serde::Serialize;

/// What an act cites for a check that rests on no article.
pub(crate) const PRASSI: &str = "prassi d'ufficio";

/// An act to issue.
pub(crate) struct NuovoAtto<'a> {
    /// Register in which it is numbered.
    pub registro: &'static str,
    /// Subject.
    pub oggetto: String,
    /// Employer.
    pub datore_id: Option<String>,
    /// Person.
    pub persona_id: Option<String>,
    /// Request that it answers.
    pub richiesta_id: Option<String>,
    /// Template and its version.
    pub modello: (&'static str, &'static str),
    /// Tree that explains it.
    pub spiegazione: &'a Voce,
}

/// Issues an act: `dati` gives its data, without a number for the draft and with it for the act. The
/// draft is made before the number is taken, so that what the document refuses does not hold the register.
///
/// # Errors
/// What the document or the archive refuses.
pub(crate) async fn emetti<D: Serialize>(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    nuovo: NuovoAtto<'_>,
    dati: impl Fn(Option<i64>) -> Result<D, Errore>,
) -> Result<Atto, Errore> {
    let anno = i64::from(ufficio.orologio.oggi().year());
    let atto = Atto {
        id: String::new(),
        registro: nuovo.registro.to_owned(),
        anno,
        numero: None,
        stato: StatoAtto::Bozza,
        motivo_annullamento: None,
        emesso_il: None,
        oggetto: nuovo.oggetto,
        datore_id: nuovo.datore_id,
        persona_id: nuovo.persona_id,
        richiesta_id: nuovo.richiesta_id,
        modello: nuovo.modello.0.to_owned(),
        versione_modello: nuovo.modello.1.to_owned(),
        dati: crate::verifiche::json(&dati(None)?)?,
        spiegazione: crate::verifiche::json(nuovo.spiegazione)?,
        impronta: None,
        firme: Json::di(&Vec::<()>::new()).map_err(|e| Errore::guasto("dato_non_scritto", e.to_string()))?,
        protocollo: None,
        trasmesso_il: None,
        versione_programma: crate::VERSIONE.to_owned(),
        impronta_parametri: ufficio.leggi().impronta.clone(),
        versione: 0,
    };
    let atto = scrittura.inserisci(atto).await?;
    let numero = scrittura.prendi_numero(nuovo.registro, anno).await?;
    let dati = dati(Some(numero))?;
    let composto = componi(ufficio, nuovo.modello, &dati).await?;
    let emissione = mirato_store::Emissione {
        numero,
        emesso_il: ufficio.orologio.iso(),
        dati: crate::verifiche::json(&dati)?,
        pdf: composto.pdf,
    };
    Ok(scrittura.emetti(&atto.id, atto.versione, emissione).await?)
}

/// Composes an act, with the fields its signatures will fill.
///
/// # Errors
/// What the document refuses.
pub(crate) async fn componi(
    ufficio: &Ufficio,
    (modello, versione): (&'static str, &'static str),
    dati: &impl Serialize,
) -> Result<DocumentoComposto, Errore> {
    let mut composto = componi_modello(ufficio, modello, versione, dati).await?;
    composto.pdf = mirato_firma::prepara(&composto.pdf, &CAMPI_FIRMA)?;
    Ok(composto)
}

/// Who signs, as the settings say.
///
/// # Errors
/// `impostazioni_incomplete`.
pub(crate) fn firma(ufficio: &Ufficio) -> Result<Firma, Errore> {
    let impostazioni = ufficio.impostazioni();
    if !crate::impostazioni::complete(&impostazioni) {
        return Err(Errore::stato(
            "impostazioni_incomplete",
            "Completa nelle Impostazioni la carta intestata, il luogo, il responsabile e chi firma: poi emetti l'atto.",
        ));
    }
    Ok(Firma {
        luogo: impostazioni.luogo.clone(),
        ruolo: impostazioni.firmatario.ruolo.clone(),
        nome: impostazioni.firmatario.nome.clone(),
    })
}

/// Notices at the foot of an act that answers a request: who answers for it, how to appeal.
///
/// # Errors
/// If a parameter is missing.
pub(crate) fn avvertenze(ufficio: &Ufficio, ricevuta: NaiveDate) -> Result<Vec<Avvertenza>, Errore> {
    let (impostazioni, oggi) = (ufficio.impostazioni(), ufficio.orologio.oggi());
    let durata = (oggi - ricevuta).num_days();
    let giorni = if durata == 1 { "giorno" } else { "giorni" };
    let andamento = format!("Avviato il {}, concluso in {durata} {giorni}.", crate::tempo::esteso(ricevuta));
    Ok(vec![
        Avvertenza::responsabile(&impostazioni.responsabile.nome, &impostazioni.responsabile.email, &andamento),
        ricorso(ufficio)?,
    ])
}

/// Where an act can be challenged and by when.
///
/// # Errors
/// If a parameter is missing.
pub(crate) fn ricorso(ufficio: &Ufficio) -> Result<Avvertenza, Errore> {
    let (leggi, oggi) = (ufficio.leggi(), ufficio.orologio.oggi());
    let intero = |id: &str| -> Result<u32, Errore> {
        Ok(u32::try_from(leggi.parametri.intero(id, oggi)?.valore).unwrap_or_default())
    };
    Ok(Avvertenza::ricorso(intero("ricorso_tar_giorni")?, intero("ricorso_straordinario_giorni")?))
}
