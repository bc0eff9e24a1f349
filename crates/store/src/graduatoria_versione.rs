//! Every ranking ever computed: what may be published in clear, the explanation sealed.

use crate::archivio::Archivio;
use crate::errore::{Esito, StoreError};
use crate::json::JsonCompresso;
use crate::scrittura::{Fatto, Scrittura};
use crate::sigillo::ChiaveFascicoli;

parole! {
    /// Which ranking of a call.
    TipoGraduatoria {
        /// The first one.
        Provvisoria = "provvisoria",
        /// After objections.
        Corretta = "corretta",
        /// The one that is used.
        Definitiva = "definitiva",
    }
}

aggregato! {
    /// A ranking as it was computed. The archive lets nothing of it change but the decree that approves it.
    "graduatoria_versione" GraduatoriaVersione {
        /// Call.
        avviso_id: String,
        /// From 1, for each call.
        numero: i64,
        /// Which one.
        #[sqlx(try_from = "String")]
        tipo: TipoGraduatoria,
        /// When it was computed, ISO instant.
        calcolata_il: String,
        /// Code of the table of criteria.
        criteri: String,
        /// Why it was computed again; empty for the first.
        nota: String,
        /// Candidates with a place.
        ammesse: i64,
        /// Candidates left out.
        escluse: i64,
        /// Candidates who lack data.
        incomplete: i64,
        /// Code, place, points, outcome: no more than is published.
        #[sqlx(try_from = "Vec<u8>")]
        #[ts(type = "unknown")]
        righe: JsonCompresso,
        /// The points component by component, compressed and sealed.
        #[ts(type = "unknown")]
        sigillo: Vec<u8>,
        /// SHA-256 of the explanation.
        impronta: String,
        /// The decree that approves it.
        atto_id: Option<String>,
    }
}

/// A version in a list: no row is read.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct VersioneInElenco {
    /// Id.
    pub id: String,
    /// Number.
    pub numero: i64,
    /// `provvisoria`, `corretta`, `definitiva`.
    pub tipo: String,
    /// ISO instant.
    pub calcolata_il: String,
    /// Table of criteria.
    pub criteri: String,
    /// Why it was computed again.
    pub nota: String,
    /// Candidates with a place.
    pub ammesse: i64,
    /// Candidates left out.
    pub escluse: i64,
    /// Candidates who lack data.
    pub incomplete: i64,
    /// SHA-256 of the explanation.
    pub impronta: String,
    /// The decree.
    pub atto_id: Option<String>,
}

const ELENCO: &str = "SELECT id, numero, tipo, calcolata_il, criteri, nota, ammesse, escluse, incomplete, impronta, \
     atto_id FROM graduatoria_versione WHERE avviso_id = $1 ORDER BY numero DESC";

pub(crate) const FRASI: &[&str] = &[ELENCO];

impl Archivio {
    /// The rankings of a call, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn graduatorie_dell_avviso(&self, avviso_id: &str) -> Esito<Vec<VersioneInElenco>> {
        self.db().presa().await?.conn().righe(ELENCO, vec![avviso_id.into()]).await
    }
}

impl Scrittura {
    /// Seals the explanation of a ranking: bytes to keep, and their hash before they were sealed.
    ///
    /// # Errors
    /// [`StoreError::NessunAbilitato`] before anybody may open it.
    pub async fn sigilla_graduatoria(&mut self, spiegazione: &JsonCompresso) -> Esito<(Vec<u8>, String)> {
        let pubblica = self.pubblica_fascicoli().await?.ok_or(StoreError::NessunAbilitato)?;
        let chiaro = zeroize::Zeroizing::new(spiegazione.byte().to_vec());
        Ok((crate::sigillo::sigilla(&pubblica, &chiaro)?, crate::impronta(&chiaro)))
    }

    /// Opens the explanation of a ranking; the register says who did it and why.
    ///
    /// # Errors
    /// [`StoreError::Danneggiato`] if it is not what was computed.
    pub async fn apri_graduatoria(
        &mut self,
        graduatoria: &GraduatoriaVersione,
        chiave: &ChiaveFascicoli,
        motivo: &str,
    ) -> Esito<JsonCompresso> {
        let chiaro = chiave.apri(&graduatoria.sigillo)?;
        if crate::impronta(&chiaro) != graduatoria.impronta {
            return Err(StoreError::Danneggiato("una graduatoria non è quella calcolata".to_owned()));
        }
        self.fatto(Fatto {
            azione: "aperto",
            oggetto: "graduatoria_versione",
            id: &graduatoria.id,
            motivo: Some(motivo.to_owned()),
            ..Fatto::default()
        });
        Ok(JsonCompresso::from(chiaro.to_vec()))
    }

    /// The ranking that an act approves, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn graduatoria_dell_atto(&mut self, atto_id: &str) -> Esito<Option<GraduatoriaVersione>> {
        let frase = crate::aggregato::frase_leggi::<GraduatoriaVersione>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }
}
