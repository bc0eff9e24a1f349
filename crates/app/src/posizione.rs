//! The live position: what an employer's workforce and quota are on a day, from the prospetto that
//! holds and everything that moved it since. Whoever asks for figures on a day reads this.

mod anno;
mod anno_tutti;
mod confronto;
mod eventi;
mod forza;
mod passi;
mod scheda;
mod storia;
mod vigenti;

pub use anno::{posizione_riporta, riporto_annulla};
pub use anno_tutti::posizioni_riporta;
pub use confronto::differenza_accetta;
pub use passi::Passo;
pub use scheda::posizione;
pub(crate) use storia::storia;

use crate::ufficio::Ufficio;
use crate::verifiche::leggi;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_domain::prospetto::{AvvisoProspetto, Prospetto as Modulo};
use mirato_domain::situazione::Situazione;
use mirato_norme::quota::{self, RispostaQuota};
use mirato_norme::variazioni;
use mirato_store::{Circostanza, Movimento, Prospetto, Scrittura};
use serde::{Deserialize, Serialize};

/// An employer's workforce and quota on a day, with what made them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Posizione {
    /// The prospetto it begins with.
    pub prospetto_id: String,
    /// The day that the prospetto describes.
    pub data_riferimento: NaiveDate,
    /// The day asked for.
    pub al: NaiveDate,
    /// The workforce on that day.
    pub situazione: Situazione,
    /// The quota by the law of that day.
    pub risposta: RispostaQuota,
    /// What moved it, in order: first the prospetto, then each change with its source.
    pub passi: Vec<Passo>,
}

impl Posizione {
    /// Whether anything changed the figures after the prospetto.
    #[must_use]
    pub fn mossa(&self) -> bool {
        self.passi.iter().skip(1).any(|passo| passo.conta && passo.non_applicato.is_none())
    }
}

/// The workforce a prospetto describes, where every position begins.
pub(crate) struct Inizio {
    /// Id of the prospetto.
    pub prospetto_id: String,
    /// The form.
    pub modulo: Modulo,
    /// The workforce as this office reads it.
    pub situazione: Situazione,
    /// What of the form could not be taken as it stands.
    pub avvisi: Vec<AvvisoProspetto>,
}

impl Inizio {
    /// From a prospetto of the archive.
    ///
    /// # Errors
    /// `dato_illeggibile`.
    pub fn di(ufficio: &Ufficio, tenuto: &Prospetto) -> Result<Self, Errore> {
        Ok(Self::dal_modulo(ufficio, &tenuto.id, leggi(&tenuto.quadri, "Il prospetto")?))
    }

    /// From a form just read.
    pub fn dal_modulo(ufficio: &Ufficio, prospetto_id: &str, modulo: Modulo) -> Self {
        let (situazione, avvisi) = crate::verifiche::situazione(ufficio, &modulo);
        Self { prospetto_id: prospetto_id.to_owned(), modulo, situazione, avvisi }
    }

    /// The position on a day; with the explanation, also what each step changed in the figures.
    /// `movimenti` and `circostanze` are all those of the employer, whatever their days.
    ///
    /// # Errors
    /// What the rules refuse in the figures.
    pub fn al(
        &self,
        ufficio: &Ufficio,
        movimenti: &[Movimento],
        circostanze: &[Circostanza],
        al: NaiveDate,
        con_spiegazione: bool,
    ) -> Result<Posizione, Errore> {
        let regole = ufficio.leggi().al(al)?;
        let mut situazione = Situazione { data_riferimento: al, ..self.situazione.clone() };
        let mut passi = vec![Passo::del_prospetto(&self.prospetto_id, &self.situazione)];
        let mut prima = if con_spiegazione { quota::calcola_con(&regole, &situazione, false).ok() } else { None };
        let mut annota = |mut passo: Passo, situazione: &Situazione| {
            if passo.origine == "prospetto" {
                passo.origine_id.clone_from(&self.prospetto_id);
            }
            if let Some(era) = &prima
                && let Ok(adesso) = quota::calcola_con(&regole, situazione, false)
            {
                passo.variazioni = variazioni(era, &adesso);
                prima = Some(adesso);
            }
            passi.push(passo);
        };
        eventi::applica(&mut situazione, self.situazione.data_riferimento, movimenti, al, &mut annota);
        vigenti::applica(&mut situazione, &self.modulo, circostanze, al, &mut annota);
        let risposta = quota::calcola_con(&regole, &situazione, con_spiegazione)?;
        Ok(Posizione {
            prospetto_id: self.prospetto_id.clone(),
            data_riferimento: self.situazione.data_riferimento,
            al,
            situazione,
            risposta,
            passi,
        })
    }
}

/// Moves a workforce up to a day with the compensations on record, and none of the other circumstances: for who
/// reckons these by itself.
pub(crate) fn muovi(situazione: &mut Situazione, movimenti: &[Movimento], circostanze: &[Circostanza], al: NaiveDate) {
    let descritto = situazione.data_riferimento;
    eventi::applica(situazione, descritto, movimenti, al, &mut |_, _| {});
    vigenti::compensate(situazione, circostanze, al);
}

/// The position on a day from records at hand; nothing is read from the archive.
///
/// # Errors
/// What the rules refuse in the figures; `dato_illeggibile`.
pub(crate) fn calcola(
    ufficio: &Ufficio,
    prospetto: &Prospetto,
    movimenti: &[Movimento],
    circostanze: &[Circostanza],
    al: NaiveDate,
    con_spiegazione: bool,
) -> Result<Posizione, Errore> {
    Inizio::di(ufficio, prospetto)?.al(ufficio, movimenti, circostanze, al, con_spiegazione)
}

/// An employer's position on a day, with the explanation; none without a prospetto that holds.
///
/// # Errors
/// As [`calcola`]; if the archive cannot be read.
pub(crate) async fn al(ufficio: &Ufficio, datore_id: &str, giorno: NaiveDate) -> Result<Option<Posizione>, Errore> {
    let Some(tenuto) = ufficio.archivio.prospetto_al(datore_id, &giorno.to_string()).await? else { return Ok(None) };
    let movimenti = ufficio.archivio.movimenti(datore_id).await?;
    let circostanze = ufficio.archivio.circostanze(datore_id, None).await?;
    calcola(ufficio, &tenuto, &movimenti, &circostanze, giorno, true).map(Some)
}

/// Verifies again the prospetto that holds, with movements and circumstances as this transaction sees
/// them: lists, dashboard and certificates read the result.
///
/// # Errors
/// What the rules refuse in the figures; if the archive refuses.
pub(crate) async fn riverifica(ufficio: &Ufficio, scrittura: &mut Scrittura, datore_id: &str) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let Some(tenuto) = ufficio.archivio.prospetto_al(datore_id, &oggi.to_string()).await? else { return Ok(()) };
    let movimenti = scrittura.movimenti(datore_id).await?;
    let circostanze = scrittura.circostanze(datore_id).await?;
    let verifica = crate::prospetti::di_nuovo(ufficio, &tenuto, &movimenti, &circostanze).await?;
    scrittura.registra_verifiche(vec![verifica]).await?;
    Ok(())
}
