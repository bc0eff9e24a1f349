//! Letters issued one after the other in the background, each an act of its own: stopping keeps those that
//! were issued and issues no more.

use crate::api::EsitoVoce;
use crate::lavori::Corso;
use mirato_domain::Errore;
use std::sync::Arc;

/// Letters of one kind to many.
pub(crate) trait Serie: Sync {
    /// Who gets a letter.
    type Riga: Send;
    /// A letter that was issued.
    type Emessa: Send + Sync;

    /// Id and name of who gets it.
    fn chi(&self, riga: &Self::Riga) -> (String, String);

    /// Issues a letter, with the number as it is read; or says why there is none.
    ///
    /// # Errors
    /// What ends the whole work.
    fn emetti(
        &self,
        riga: Self::Riga,
    ) -> impl Future<Output = Result<Result<(Self::Emessa, String), String>, Errore>> + Send;

    /// Writes all of them in one file.
    ///
    /// # Errors
    /// If it cannot be composed or written.
    fn unico(&self, emesse: &[Self::Emessa]) -> impl Future<Output = Result<(), Errore>> + Send;
}

/// Issues them all; how it went, in words.
///
/// # Errors
/// As [`Serie::emetti`] and [`Serie::unico`].
pub(crate) async fn emetti_tutte<S: Serie>(
    serie: &S,
    righe: Vec<S::Riga>,
    unico: bool,
    corso: &Arc<Corso>,
) -> Result<String, Errore> {
    let (mut emesse, mut saltate, totale) = (Vec::new(), 0, righe.len());
    let mut fermata = false;
    for (posto, riga) in righe.into_iter().enumerate() {
        if corso.annullato() {
            fermata = true;
            break;
        }
        corso.passo("Emetto le lettere", posto, totale);
        let (id, titolo) = serie.chi(&riga);
        let (stato, messaggio) = match serie.emetti(riga).await? {
            Ok((emessa, numero)) => {
                emesse.push(emessa);
                ("fatto", format!("emessa con il numero {numero}"))
            }
            Err(motivo) => {
                saltate += 1;
                ("errore", motivo)
            }
        };
        corso.visto().voci.push(EsitoVoce { id, titolo, stato: stato.to_owned(), messaggio });
    }
    if unico && !emesse.is_empty() {
        corso.passo("Compongo il file unico", totale, totale);
        serie.unico(&emesse).await?;
    }
    let fine = if fermata { " Hai fermato il lavoro: le altre non sono state emesse." } else { "" };
    Ok(format!("{} lettere emesse, {saltate} saltate.{fine}", emesse.len()))
}
