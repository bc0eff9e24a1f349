//! Communications of jobs from files.

mod esame;

use super::prova::Letti;
use super::righe::{Conto, FileRighe, Righe, uno_o_tanti};
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use esame::{DaScrivere, Incontrati};
use mirato_domain::Errore;
use mirato_exchange::foglio::comunicazioni::{EsitoComunicazioni, leggi_comunicazioni, scrivi_scarti_comunicazioni};
use mirato_exchange::foglio::{RigaScartata, Scarto};
use mirato_store::Scrittura;

impl Righe for EsitoComunicazioni {
    type Entra = DaScrivere;
    type Incontrati = Incontrati;
    const TIPO: &'static str = "comunicazioni";

    fn leggi(byte: &[u8]) -> Result<Self, Errore> {
        Ok(leggi_comunicazioni(byte)?)
    }

    async fn ammessi(_: &Ufficio) -> Result<(), Errore> {
        Ok(())
    }

    fn lette(&self) -> usize {
        self.comunicazioni.len()
    }

    fn illeggibili(&self) -> &[RigaScartata] {
        &self.righe_scartate
    }

    fn avvisi(&self) -> &[Scarto] {
        &self.avvisi
    }

    async fn esamina(
        ufficio: &Ufficio,
        file: &FileRighe<Self>,
        incontrati: &mut Incontrati,
        corso: &Corso,
    ) -> Result<(Conto, Vec<DaScrivere>), Errore> {
        esame::esamina(ufficio, file, incontrati, corso).await
    }

    async fn scrivi(
        ufficio: &Ufficio,
        scrittura: &mut Scrittura,
        entrano: Vec<DaScrivere>,
        corso: &Corso,
    ) -> Result<(), Errore> {
        esame::scrivi(ufficio, scrittura, entrano, corso).await
    }

    fn scarti(fuori: &[RigaScartata]) -> Result<Vec<u8>, Errore> {
        Ok(scrivi_scarti_comunicazioni(fuori)?)
    }

    fn riassunto(conto: &Conto) -> String {
        format!(
            "{}, {}",
            uno_o_tanti(conto.entrate, "comunicazione entra", "comunicazioni entrano"),
            uno_o_tanti(conto.doppie, "già in archivio", "già in archivio"),
        )
    }

    fn letti(letti: Vec<(usize, FileRighe<Self>)>) -> Letti {
        Letti::Comunicazioni(letti)
    }
}
