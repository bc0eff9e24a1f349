//! Who fills the rows of a plan, and empties them again: clearances, hires, authorised computi, placements.

use super::dati::{Carico, data, intero, parola, testo_serde};
use super::piano::riallinea;
use crate::api::{DatiComputo, DatiNullaOsta};
use crate::modulo::giorno;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::{Elenco, Errore, Ore};
use mirato_norme::l68_1999::art07_nulla_osta::Modalita;
use mirato_norme::l68_1999::art11_convenzioni::{Assunzione, MotivoUscita, TitoloInserimento, riga_per};
use mirato_store::{Computo, Inserimento, NullaOsta, Rapporto, Scrittura, StatoIscrizione, StatoNullaOsta};

/// A record that may fill a row of a plan.
struct Riempie<'a> {
    origine: &'static str,
    origine_id: &'a str,
    datore_id: &'a str,
    persona_id: &'a str,
    /// Province of the workplace; none if it does not matter.
    provincia: Option<&'a str>,
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
        provincia: Some(&uno.provincia),
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
    riempi(ufficio, scrittura, riempie, uno.stato == StatoNullaOsta::Rilasciato && assunta.is_none()).await?;
    // A fixed term empties the row by itself the day after its last one, unless it ends or goes on otherwise.
    match assunta {
        Some((_, Some(ultimo))) if uno.stato == StatoNullaOsta::Utilizzato => {
            finito(ufficio, scrittura, ("nulla_osta", &uno.id), Some((ultimo, MotivoUscita::FineTermine)), "").await
        }
        _ => Ok(()),
    }
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
        provincia: Some(&uno.provincia),
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

/// Empties the row that a record filled from the day after its last one, with the ground of its end; without an
/// end, the record fills it again.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn finito(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    (origine, origine_id): (&str, &str),
    fine: Option<(NaiveDate, MotivoUscita)>,
    nota: &str,
) -> Result<(), Errore> {
    let Some(prima) = scrittura.inserimento_di(origine, origine_id).await? else { return Ok(()) };
    let dal = data(&prima.dal)?;
    if fine.is_some_and(|(ultimo, _)| ultimo < dal) {
        return svuota(ufficio, scrittura, origine, origine_id).await;
    }
    let convenzione_id = prima.convenzione_id.clone();
    let uscita = Inserimento {
        uscita_il: fine.map(|(ultimo, _)| ultimo.to_string()),
        uscita_motivo: fine.map(|(_, motivo)| testo_serde(&motivo)).transpose()?,
        nota: nota.trim().to_owned(),
        ..prima.clone()
    };
    if uscita != prima {
        scrittura.salva(uscita).await?;
    }
    riallinea(ufficio, scrittura, &convenzione_id).await
}

/// What fills a row of a plan with a placement: who, where the record is, which agreement and, if the office
/// chose it, which row.
pub(crate) struct Tirocinio<'a> {
    /// The job that records it.
    pub rapporto: &'a Rapporto,
    /// Number of the agreement.
    pub estremi: &'a str,
    /// Row, if one was chosen.
    pub riga: Option<u32>,
}

/// Brings the plan that a placement names to the placement: its row is taken until its last day, and nothing is
/// covered by it.
///
/// # Errors
/// `convenzione_senza_riga`; if the archive refuses.
pub(crate) async fn segui_tirocinio(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    tirocinio: Tirocinio<'_>,
) -> Result<(), Errore> {
    let Tirocinio { rapporto, estremi, riga } = tirocinio;
    let Some(datore_id) = rapporto.datore_id.as_deref().filter(|_| !estremi.is_empty()) else {
        return svuota(ufficio, scrittura, "rapporto", &rapporto.id).await;
    };
    let elenco = elenco_del_tirocinio(ufficio, scrittura, datore_id, &tirocinio).await?;
    let dal = data(&rapporto.dal)?;
    let fino_al = rapporto.al.as_deref().map(data).transpose()?;
    let riempie = Riempie {
        origine: "rapporto",
        origine_id: &rapporto.id,
        datore_id,
        persona_id: &rapporto.persona_id,
        provincia: None,
        estremi,
        assunzione: Assunzione {
            titolo: TitoloInserimento::Tirocinio,
            elenco,
            modalita: Modalita::Nominativa,
            dal,
            fino_al,
            ore: Ore::default(),
            riga,
        },
        dal,
    };
    riempi(ufficio, scrittura, riempie, true).await?;
    // A placement ends without a hire: whoever is hired after it fills the row by the hire.
    let fine = fino_al.map(|il| (il, MotivoUscita::NonAssunta));
    finito(ufficio, scrittura, ("rapporto", &rapporto.id), fine, "").await
}

/// The list that a row for a placement wants, of those the person is on.
async fn elenco_del_tirocinio(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    datore_id: &str,
    tirocinio: &Tirocinio<'_>,
) -> Result<Elenco, Errore> {
    let iscrizioni = ufficio.archivio.iscrizioni_della_persona(&tirocinio.rapporto.persona_id).await?;
    let aperte =
        iscrizioni.iter().filter(|uno| matches!(uno.stato, StatoIscrizione::Aperta | StatoIscrizione::Sospesa));
    let elenchi: Vec<&str> = aperte.map(|uno| uno.elenco.as_str()).collect();
    let tutte = scrittura.convenzioni_del_datore(datore_id).await?;
    let righe = match tutte.iter().find(|una| una.estremi.as_deref() == Some(tirocinio.estremi)) {
        Some(una) => scrittura.righe_della_convenzione(&una.id).await?,
        None => Vec::new(),
    };
    let adatta = righe.iter().find(|riga| {
        let scelta = tirocinio.riga.is_none_or(|numero| intero(riga.numero) == numero);
        scelta && riga.modo == "tirocinio" && elenchi.contains(&riga.elenco.as_str())
    });
    match adatta.map(|riga| riga.elenco.as_str()).or_else(|| elenchi.first().copied()) {
        Some(elenco) => parola(elenco),
        None => {
            let messaggio = "La persona non è iscritta agli elenchi: iscrivila, poi registra il tirocinio nel piano.";
            Err(Errore::stato("convenzione_senza_riga", messaggio).con_campo("codice_fiscale_persona", messaggio))
        }
    }
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
    let Some(mut carico) = nominata(scrittura, &riempie, prima.as_ref()).await? else { return Ok(()) };
    let tirocinio = riempie.assunzione.titolo == TitoloInserimento::Tirocinio;
    if !tirocinio {
        // The row that a person's own placement takes is there for the hire that follows it.
        carico.inserimenti.retain(|uno| uno.titolo != "tirocinio" || uno.persona_id != riempie.persona_id);
    }
    let oggi = ufficio.orologio.oggi();
    let stato = carico.stato(&ufficio.leggi().parametri, oggi)?;
    let norma = carico.norma(riempie.provincia)?;
    let di_prima = prima.as_ref().and_then(|prima| carico.righe.iter().find(|riga| riga.id == prima.riga_id));
    let scelta = riempie.assunzione.riga;
    riempie.assunzione.riga = scelta.or_else(|| di_prima.map(|riga| intero(riga.numero)));
    let mut esito = riga_per(&norma, &stato, &riempie.assunzione)?;
    if esito.numero.is_none() && scelta.is_none() && riempie.assunzione.riga.take().is_some() {
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
        None if necessaria && (tirocinio || prima.is_none()) => {
            return Err(senza_riga(riempie.estremi, &esito.rifiutate));
        }
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
