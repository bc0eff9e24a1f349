//! The plan being carried out: its state reckoned again at every event, and the rows that hires, clearances and
//! authorised computi fill and empty.

use super::circostanze;
use super::dati::{Carico, Tenuta, data, intero, parola};
use crate::api::{DatiComputo, DatiNullaOsta};
use crate::modulo::giorno;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::{Elenco, Errore};
use mirato_norme::l68_1999::art07_nulla_osta::Modalita;
use mirato_norme::l68_1999::art11_convenzioni::{
    Assunzione, EsitoPiano, StatoPiano, StatoRiga, TitoloInserimento, riga_per,
};
use mirato_store::{
    Computo, Convenzione, Inserimento, NullaOsta, RigaConvenzione, Scrittura, StatoConvenzione, StatoNullaOsta,
};

/// Reckons a plan again as of today: rows, state of the agreement, circumstances of the employer.
///
/// # Errors
/// What the rules refuse; if the archive refuses.
pub(super) async fn riallinea(ufficio: &Ufficio, scrittura: &mut Scrittura, id: &str) -> Result<(), Errore> {
    let mut carico = Carico::in_scrittura(scrittura, id).await?;
    if carico.convenzione.stipulata_il.is_none() {
        return Ok(());
    }
    let oggi = ufficio.orologio.oggi();
    let stato = carico.stato(&ufficio.leggi().parametri, oggi)?;
    for riga in carico.righe.clone() {
        let Some(al) = stato.righe.iter().find(|al| al.numero == intero(riga.numero)) else { continue };
        let nuova = RigaConvenzione {
            scade_il: al.scadenza.to_string(),
            stato: parola_riga(al.stato).to_owned(),
            residue: i64::from(al.residue),
            ..riga.clone()
        };
        if nuova != riga {
            scrittura.salva(nuova).await?;
        }
    }
    sana(&mut carico.tenuta, &stato, oggi);
    let nuova = Convenzione {
        stato: stato_tenuto(stato.esito),
        scadenza: stato.prossima_scadenza.filter(|_| !finita(stato.esito)).map(|il| il.to_string()),
        residue: stato.righe.iter().map(|riga| i64::from(riga.residue)).sum(),
        dati: carico.tenuta.json()?,
        ..carico.convenzione.clone()
    };
    if nuova != carico.convenzione {
        scrittura.salva(nuova).await?;
    }
    circostanze::riscrivi(scrittura, &carico, &stato).await
}

/// A notice is answered when no row is late any more.
fn sana(tenuta: &mut Tenuta, stato: &StatoPiano, oggi: NaiveDate) {
    let in_ritardo = stato.righe.iter().any(|riga| riga.stato == StatoRiga::Scaduta);
    if let Some(diffida) = tenuta.diffida.as_mut().filter(|diffida| diffida.adempiuta_il.is_none())
        && !in_ritardo
        && oggi >= diffida.notificata_il
    {
        diffida.adempiuta_il = Some(oggi);
    }
}

const fn finita(esito: EsitoPiano) -> bool {
    matches!(esito, EsitoPiano::Risolta | EsitoPiano::Conclusa | EsitoPiano::ScadutaIncompleta)
}

const fn stato_tenuto(esito: EsitoPiano) -> StatoConvenzione {
    match esito {
        EsitoPiano::NonStipulata | EsitoPiano::Rispettato | EsitoPiano::InRitardo => StatoConvenzione::Stipulata,
        EsitoPiano::Diffidata => StatoConvenzione::Inadempiente,
        EsitoPiano::Risolta => StatoConvenzione::Risolta,
        EsitoPiano::Conclusa => StatoConvenzione::Conclusa,
        EsitoPiano::ScadutaIncompleta => StatoConvenzione::Scaduta,
    }
}

/// State of a row, as the archive writes it.
pub(super) const fn parola_riga(stato: StatoRiga) -> &'static str {
    match stato {
        StatoRiga::Prevista => "prevista",
        StatoRiga::InScadenza => "in_scadenza",
        StatoRiga::Impegnata => "impegnata",
        StatoRiga::Assolta => "assolta",
        StatoRiga::DaSostituire => "da_sostituire",
        StatoRiga::Scaduta => "scaduta",
    }
}

/// Reckons again the agreements in which a day has gone by since they were last looked at.
///
/// # Errors
/// As [`riallinea`].
pub(crate) async fn rivedi(ufficio: &Ufficio) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let leggi = ufficio.leggi();
    let mut cambiate = Vec::new();
    for convenzione in ufficio.archivio.convenzioni_da_rivedere(&oggi.to_string()).await? {
        let carico = Carico::leggi(&ufficio.archivio, &convenzione.id).await?;
        let stato = carico.stato(&leggi.parametri, oggi)?;
        let riga_cambiata = carico.righe.iter().any(|riga| {
            let al = stato.righe.iter().find(|al| al.numero == intero(riga.numero));
            al.is_some_and(|al| parola_riga(al.stato) != riga.stato || i64::from(al.residue) != riga.residue)
        });
        if riga_cambiata || stato_tenuto(stato.esito) != convenzione.stato {
            cambiate.push(convenzione.id);
        }
    }
    if cambiate.is_empty() {
        return Ok(());
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    for id in cambiate {
        riallinea(ufficio, &mut scrittura, &id).await?;
    }
    scrittura.conferma().await?;
    Ok(())
}

/// A record that may fill a row of a plan.
struct Riempie<'a> {
    origine: &'static str,
    origine_id: &'a str,
    datore_id: &'a str,
    persona_id: &'a str,
    provincia: &'a str,
    /// Number of the agreement it names.
    estremi: &'a str,
    assunzione: Assunzione,
    /// Day from which it counts in the plan.
    dal: NaiveDate,
}

/// Brings the plan that a nulla osta names to the state of the nulla osta: taken while it is open, filled by the
/// hire, empty again when it is withdrawn, has expired or the hire falls through.
///
/// # Errors
/// `convenzione_senza_riga` when it is issued and no row takes it; if the archive refuses.
pub(crate) async fn segui_nulla_osta(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    uno: &NullaOsta,
    richiesta: &DatiNullaOsta,
    assunta: Option<(NaiveDate, Option<NaiveDate>)>,
) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let (titolo, dal, primo, fino_al) = match (uno.stato, assunta) {
        (StatoNullaOsta::Utilizzato, Some((data, fine))) => (TitoloInserimento::Assunzione, data, data, fine),
        (StatoNullaOsta::Rilasciato, _) => {
            let primo = giorno(&richiesta.inizio_dal).unwrap_or(oggi).max(oggi);
            let fine = (richiesta.durata_mesi > 0)
                .then(|| primo.checked_add_months(Months::new(richiesta.durata_mesi)).and_then(|fine| fine.pred_opt()))
                .flatten();
            (TitoloInserimento::NullaOsta, oggi, primo, fine)
        }
        _ => return svuota(ufficio, scrittura, "nulla_osta", &uno.id).await,
    };
    let riempie = Riempie {
        origine: "nulla_osta",
        origine_id: &uno.id,
        datore_id: &uno.datore_id,
        persona_id: &uno.persona_id,
        provincia: &uno.provincia,
        estremi: richiesta.convenzione.trim(),
        assunzione: Assunzione {
            titolo,
            elenco: parola(&uno.elenco)?,
            modalita: if richiesta.chiamata == "numerica" { Modalita::Numerica } else { Modalita::Nominativa },
            dal: primo,
            fino_al,
            ore: parola(&richiesta.ore)?,
            riga: None,
        },
        dal,
    };
    riempi(ufficio, scrittura, riempie, uno.stato == StatoNullaOsta::Rilasciato && assunta.is_none()).await
}

/// Brings the plan that a computo names to an authorisation just given.
///
/// # Errors
/// `convenzione_senza_riga`; if the archive refuses.
pub(crate) async fn segui_computo(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    uno: &Computo,
    domanda: &DatiComputo,
    (dal, fino_al): (NaiveDate, Option<NaiveDate>),
) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let riempie = Riempie {
        origine: "computo",
        origine_id: &uno.id,
        datore_id: &uno.datore_id,
        persona_id: &uno.persona_id,
        provincia: &uno.provincia,
        estremi: domanda.convenzione.trim(),
        assunzione: Assunzione {
            titolo: TitoloInserimento::Computo,
            elenco: Elenco::Art8,
            modalita: Modalita::Nominativa,
            dal: dal.max(oggi),
            fino_al,
            ore: parola(&domanda.ore)?,
            riga: None,
        },
        dal,
    };
    riempi(ufficio, scrittura, riempie, true).await
}

/// Empties the row that a record filled, as if it never had.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn svuota(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    origine: &str,
    origine_id: &str,
) -> Result<(), Errore> {
    let Some(prima) = scrittura.inserimento_di(origine, origine_id).await? else { return Ok(()) };
    scrittura.elimina_inserimento(&prima.id).await?;
    riallinea(ufficio, scrittura, &prima.convenzione_id).await
}

/// Empties the row that a computo filled, from the day it no longer counts.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn computo_finito(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    computo_id: &str,
    il: NaiveDate,
) -> Result<(), Errore> {
    let Some(prima) = scrittura.inserimento_di("computo", computo_id).await? else { return Ok(()) };
    let ultimo = il.pred_opt().unwrap_or(il);
    if ultimo < data(&prima.dal)? {
        return svuota(ufficio, scrittura, "computo", computo_id).await;
    }
    let convenzione_id = prima.convenzione_id.clone();
    let uscita = Inserimento {
        uscita_il: Some(ultimo.to_string()),
        uscita_motivo: Some("cessazione_naturale".to_owned()),
        ..prima
    };
    scrittura.salva(uscita).await?;
    riallinea(ufficio, scrittura, &convenzione_id).await
}

/// Puts a record in the row that it fills: the one it already takes, or the first due that fits.
async fn riempi(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    mut riempie: Riempie<'_>,
    necessaria: bool,
) -> Result<(), Errore> {
    let prima = scrittura.inserimento_di(riempie.origine, riempie.origine_id).await?;
    if let Some(prima) = &prima {
        scrittura.elimina_inserimento(&prima.id).await?;
    }
    let Some(carico) = nominata(scrittura, &riempie, prima.as_ref()).await? else { return Ok(()) };
    let oggi = ufficio.orologio.oggi();
    let stato = carico.stato(&ufficio.leggi().parametri, oggi)?;
    let norma = carico.norma(Some(riempie.provincia))?;
    let di_prima = prima.as_ref().and_then(|prima| carico.righe.iter().find(|riga| riga.id == prima.riga_id));
    riempie.assunzione.riga = di_prima.map(|riga| intero(riga.numero));
    let mut esito = riga_per(&norma, &stato, &riempie.assunzione)?;
    if esito.numero.is_none() && riempie.assunzione.riga.take().is_some() {
        esito = riga_per(&norma, &stato, &riempie.assunzione)?;
    }
    let riga = esito.numero.and_then(|numero| carico.righe.iter().find(|riga| intero(riga.numero) == numero));
    match riga {
        Some(riga) => {
            let nuovo = Inserimento {
                id: String::new(),
                convenzione_id: carico.convenzione.id.clone(),
                riga_id: riga.id.clone(),
                datore_id: riempie.datore_id.to_owned(),
                persona_id: riempie.persona_id.to_owned(),
                titolo: parola_titolo(riempie.assunzione.titolo).to_owned(),
                dal: riempie.dal.to_string(),
                origine: riempie.origine.to_owned(),
                origine_id: riempie.origine_id.to_owned(),
                uscita_il: None,
                uscita_motivo: None,
                nota: String::new(),
                versione: 0,
            };
            scrittura.inserisci(nuovo).await?;
        }
        None if necessaria && prima.is_none() => return Err(senza_riga(riempie.estremi, &esito.rifiutate)),
        // A hire that has happened is recorded whatever the plan says; the row stays to be filled.
        None => {}
    }
    riallinea(ufficio, scrittura, &carico.convenzione.id).await
}

async fn nominata(
    scrittura: &mut Scrittura,
    riempie: &Riempie<'_>,
    prima: Option<&Inserimento>,
) -> Result<Option<Carico>, Errore> {
    if let Some(prima) = prima {
        return Ok(Some(Carico::in_scrittura(scrittura, &prima.convenzione_id).await?));
    }
    if riempie.estremi.is_empty() {
        return Ok(None);
    }
    let tutte = scrittura.convenzioni_del_datore(riempie.datore_id).await?;
    let una = tutte.iter().find(|una| una.stato.in_corso() && una.estremi.as_deref() == Some(riempie.estremi));
    match una {
        Some(una) => Ok(Some(Carico::in_scrittura(scrittura, &una.id).await?)),
        None => Ok(None),
    }
}

fn senza_riga(estremi: &str, rifiutate: &[(u32, String)]) -> Errore {
    let messaggio = format!(
        "Nel piano della convenzione {estremi} nessuna riga prende questa assunzione: cambia la richiesta, o fai una proroga."
    );
    rifiutate.iter().fold(Errore::stato("convenzione_senza_riga", messaggio), |errore, (numero, motivo)| {
        errore.con_campo(format!("piano.{numero}"), format!("Riga {numero}: {motivo}"))
    })
}

const fn parola_titolo(titolo: TitoloInserimento) -> &'static str {
    match titolo {
        TitoloInserimento::NullaOsta => "nulla_osta",
        TitoloInserimento::Assunzione => "assunzione",
        TitoloInserimento::Computo => "computo",
        TitoloInserimento::Tirocinio => "tirocinio",
    }
}
