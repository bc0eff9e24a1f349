//! The list of employers, each with where it stands.

use super::{Direzione, Dove, Pagina, anno};
use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::verifica::Classe;

/// An employer in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct DatoreInElenco {
    /// Id.
    pub id: String,
    /// Tax code.
    pub codice_fiscale: String,
    /// Name.
    pub denominazione: String,
    /// Kind of employer.
    pub natura: String,
    /// Province of the legal seat.
    pub provincia: Option<String>,
    /// Comune of the legal seat.
    pub comune: Option<String>,
    /// The prospetto that holds and was verified.
    pub prospetto_id: Option<String>,
    /// The day it describes.
    pub data_riferimento: Option<String>,
    /// Class, by the latest verification.
    pub classe: Option<String>,
    /// Base of art. 3.
    pub base_art3: Option<i64>,
    /// Units owed under art. 3.
    pub quota_art3: Option<i64>,
    /// Units in force under art. 3.
    pub in_forza_art3: Option<i64>,
    /// Units short, art. 3.
    pub scopertura_art3: Option<i64>,
    /// Units short, art. 18.
    pub scopertura_art18: Option<i64>,
    /// Figures that differ from those declared.
    pub n_differenze: Option<i64>,
    /// Whether provinces add up.
    pub coerente: Option<bool>,
    /// When it was verified.
    pub eseguita_il: Option<String>,
}

parole! {
    /// Whether units are missing.
    Scopertura {
        /// Some are, of either quota.
        Scoperto = "scoperto",
        /// None is.
        Coperto = "coperto",
        /// Never verified.
        DaVerificare = "da_verificare",
    }
}

parole! {
    /// What the list of employers is sorted by.
    ColonnaDatori {
        /// Name.
        Denominazione = "denominazione",
        /// Tax code.
        CodiceFiscale = "codice_fiscale",
        /// Province.
        Provincia = "provincia",
        /// Class.
        Classe = "classe",
        /// Units short, art. 3.
        ScoperturaArt3 = "scopertura_art3",
        /// Base of art. 3.
        BaseArt3 = "base_art3",
        /// Units short, art. 18.
        ScoperturaArt18 = "scopertura_art18",
        /// Differences.
        Differenze = "n_differenze",
        /// Reference date.
        DataRiferimento = "data_riferimento",
    }
}

impl ColonnaDatori {
    const fn sql(self) -> &'static str {
        match self {
            Self::Denominazione => "d.denominazione_normale",
            Self::CodiceFiscale => "d.codice_fiscale",
            Self::Provincia => "d.provincia",
            Self::Classe => "s.classe",
            Self::ScoperturaArt3 => "s.scopertura_art3",
            Self::BaseArt3 => "s.base_art3",
            Self::ScoperturaArt18 => "s.scopertura_art18",
            Self::Differenze => "s.n_differenze",
            Self::DataRiferimento => "s.data_riferimento",
        }
    }
}

/// Which employers to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroDatori {
    /// Words of the name, tax code or VAT number, as typed.
    pub testo: Option<String>,
    /// Province of the legal seat, of a seat, or of the verification.
    pub provincia: Option<String>,
    /// Class.
    pub classe: Option<Classe>,
    /// Whether units are missing.
    pub scopertura: Option<Scopertura>,
    /// With a valid prospetto that describes a day of this year.
    pub con_prospetto_anno: Option<i64>,
    /// Without one.
    pub senza_prospetto_anno: Option<i64>,
    /// With figures that differ from those declared (true) or without (false).
    pub con_differenze: Option<bool>,
}

const COLONNE: &str = "d.id, d.codice_fiscale, d.denominazione, d.natura, d.provincia, d.comune, s.prospetto_id, \
     s.data_riferimento, s.classe, s.base_art3, s.quota_art3, s.in_forza_art3, s.scopertura_art3, s.scopertura_art18, s.n_differenze, s.coerente, s.eseguita_il";
const TABELLE: &str = "datore d LEFT JOIN datore_situazione s ON s.datore_id = d.id";

impl Archivio {
    /// A page of the list of employers: `limite` rows after the first `salta`.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_datori(
        &self,
        filtro: &FiltroDatori,
        colonna: ColonnaDatori,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<DatoreInElenco>> {
        let ordine = format!("{} {} NULLS LAST, d.id", colonna.sql(), direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = condizioni(filtro);
                dove.testo(conn, filtro.testo.as_deref(), "");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}

fn condizioni(filtro: &FiltroDatori) -> Dove {
    let mut dove = Dove::default();
    dove.se(
        "(d.provincia = $ OR EXISTS (SELECT 1 FROM datore_sede e WHERE e.datore_id = d.id AND e.provincia = $) \
         OR EXISTS (SELECT 1 FROM scopertura_provinciale x WHERE x.verifica_id = s.verifica_id AND x.provincia = $))",
        filtro.provincia.as_deref(),
    );
    dove.se("s.classe = $", filtro.classe.map(Classe::as_str));
    match filtro.scopertura {
        Some(Scopertura::Scoperto) => dove.fisso("(s.scopertura_art3 > 0 OR s.scopertura_art18 > 0)"),
        Some(Scopertura::Coperto) => dove.fisso("s.scopertura_art3 <= 0 AND s.scopertura_art18 <= 0"),
        Some(Scopertura::DaVerificare) => dove.fisso("s.datore_id IS NULL"),
        None => {}
    }
    match filtro.con_differenze {
        Some(true) => dove.fisso("s.n_differenze > 0"),
        Some(false) => dove.fisso("s.n_differenze = 0"),
        None => {}
    }
    prospetto_dell_anno(&mut dove, "EXISTS", filtro.con_prospetto_anno);
    prospetto_dell_anno(&mut dove, "NOT EXISTS", filtro.senza_prospetto_anno);
    dove
}

fn prospetto_dell_anno(dove: &mut Dove, esiste: &str, quale: Option<i64>) {
    let Some(quale) = quale else { return };
    let (primo, ultimo) = anno(quale);
    dove.valori.extend([primo.into(), ultimo.into()]);
    let quanti = dove.valori.len();
    dove.condizioni.push(format!(
        "{esiste} (SELECT 1 FROM prospetto p WHERE p.datore_id = d.id AND p.stato = 'valido' \
         AND p.data_riferimento BETWEEN ${} AND ${quanti})",
        quanti - 1
    ));
}
