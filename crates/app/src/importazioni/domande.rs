//! Applications to calls from files, judged as one typed by hand.

mod esame;

use super::prova::Letti;
use super::righe::{Conto, FileRighe, Righe, uno_o_tanti};
use crate::avvisi::Giudicata;
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use esame::Incontrati;
use mirato_domain::Errore;
use mirato_exchange::foglio::domande::{leggi_domande, scrivi_scarti_domande};
use mirato_exchange::foglio::persone::EsitoPersone;
use mirato_exchange::foglio::{RigaScartata, Scarto};
use mirato_store::{Scrittura, StoreError};

/// A file of applications: their rows are read as those of people are.
pub(super) struct Domande(EsitoPersone);

impl Righe for Domande {
    type Entra = Giudicata;
    type Incontrati = Incontrati;
    const TIPO: &'static str = "domande";

    fn leggi(byte: &[u8]) -> Result<Self, Errore> {
        Ok(Self(leggi_domande(byte)?))
    }

    /// What gives points must be sealed: there must be somebody who may open it.
    async fn ammessi(ufficio: &Ufficio) -> Result<(), Errore> {
        if ufficio.archivio.abilitazioni().await?.is_empty() {
            return Err(StoreError::NessunAbilitato.into());
        }
        Ok(())
    }

    fn lette(&self) -> usize {
        self.0.persone.len()
    }

    fn illeggibili(&self) -> &[RigaScartata] {
        &self.0.righe_scartate
    }

    fn avvisi(&self) -> &[Scarto] {
        &self.0.avvisi
    }

    async fn esamina(
        ufficio: &Ufficio,
        file: &FileRighe<Self>,
        incontrati: &mut Incontrati,
        corso: &Corso,
    ) -> Result<(Conto, Vec<Giudicata>), Errore> {
        esame::esamina(ufficio, file, incontrati, corso).await
    }

    async fn scrivi(
        _: &Ufficio,
        scrittura: &mut Scrittura,
        entrano: Vec<Giudicata>,
        corso: &Corso,
    ) -> Result<(), Errore> {
        let totale = entrano.len();
        for (numero, giudicata) in entrano.into_iter().enumerate() {
            if numero.is_multiple_of(100) {
                corso.prosegui()?;
                corso.passo("Scrivo le domande", numero, totale);
            }
            giudicata.scrivi(scrittura).await?;
        }
        Ok(())
    }

    fn scarti(fuori: &[RigaScartata]) -> Result<Vec<u8>, Errore> {
        Ok(scrivi_scarti_domande(fuori)?)
    }

    fn riassunto(conto: &Conto) -> String {
        format!(
            "{}, di cui {}; {}",
            uno_o_tanti(conto.entrate, "domanda entra", "domande entrano"),
            uno_o_tanti(conto.escluse, "esclusa", "escluse"),
            uno_o_tanti(conto.doppie, "già in archivio", "già in archivio"),
        )
    }

    fn letti(letti: Vec<(usize, FileRighe<Self>)>) -> Letti {
        Letti::Domande(letti)
    }
}
