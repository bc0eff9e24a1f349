//! An exemption with everything its steps and its acts read.

use super::dati::Tenuta;
use super::orologio::{Orologio, orologio};
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Provincia};
use mirato_store::{Datore, Esonero, EsoneroPasso, TipoPasso};

/// An exemption, its form, its employer, its steps, its clock.
pub(crate) struct Pratica {
    /// The record.
    pub esonero: Esonero,
    /// What it holds beside its columns.
    pub tenuta: Tenuta,
    /// Employer.
    pub datore: Datore,
    /// Steps, in order.
    pub passi: Vec<EsoneroPasso>,
    pub(super) orologio: Orologio,
}

impl Pratica {
    /// Reads it.
    ///
    /// # Errors
    /// If it is not in the archive.
    pub async fn leggi(ufficio: &Ufficio, id: &str) -> Result<Self, Errore> {
        Self::di(ufficio, ufficio.archivio.leggi(id).await?).await
    }

    /// As [`Self::leggi`], of a record at hand.
    ///
    /// # Errors
    /// As [`Self::leggi`].
    pub async fn di(ufficio: &Ufficio, esonero: Esonero) -> Result<Self, Errore> {
        let passi =
            if esonero.id.is_empty() { Vec::new() } else { ufficio.archivio.passi_esonero(&esonero.id).await? };
        Ok(Self {
            tenuta: Tenuta::leggi(&esonero)?,
            datore: ufficio.archivio.leggi(&esonero.datore_id).await?,
            orologio: orologio(ufficio, &esonero, &passi)?,
            passi,
            esonero,
        })
    }

    /// The last step of a kind.
    pub fn ultimo(&self, tipo: TipoPasso) -> Option<&EsoneroPasso> {
        self.passi.iter().rev().find(|passo| passo.tipo == tipo)
    }

    /// Provinces of other offices.
    pub fn altre_province(&self, ufficio: &Ufficio) -> Vec<Provincia> {
        self.tenuta.province().into_iter().filter(|provincia| !ufficio.competente(provincia.sigla())).collect()
    }
}

/// "3/2026", or what was written down for an act issued outside the program.
pub(crate) async fn estremi(ufficio: &Ufficio, passo: &EsoneroPasso) -> Result<Option<String>, Errore> {
    let Some(id) = &passo.atto_id else { return Ok(passo.estremi.clone()) };
    let atto: mirato_store::Atto = ufficio.archivio.leggi(id).await?;
    Ok(atto.numero.map(|numero| format!("{numero}/{}", atto.anno)))
}
