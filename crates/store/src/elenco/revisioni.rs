//! A review as a list: filtered with a tolerance, added up, grouped, compared from quarter to quarter.

use super::{Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::base::Conn;
use crate::errore::Esito;
use crate::verifica::Classe;

/// An employer of a review in the list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RivistoInElenco {
    /// Employer.
    pub datore_id: String,
    /// Tax code.
    pub codice_fiscale: String,
    /// Name.
    pub denominazione: String,
    /// Province of the legal seat.
    pub provincia: Option<String>,
    /// The prospetto its position begins with.
    pub prospetto_id: Option<String>,
    /// The day that prospetto describes.
    pub prospetto_al: Option<String>,
    /// Whether the prospetto due is there, late or missing.
    pub prospetto_stato: String,
    /// ATECO sector.
    pub settore: Option<String>,
    /// Class.
    pub classe: String,
    /// Base of art. 3.
    pub base_art3: i64,
    /// Units owed, art. 3.
    pub quota_art3: i64,
    /// Units in force, art. 3.
    pub in_forza_art3: i64,
    /// Exempt units.
    pub esonerati: i64,
    /// Suspended units.
    pub sospesi: i64,
    /// Units under an agreement.
    pub convenzione: i64,
    /// Units short, art. 3.
    pub scopertura_art3: i64,
    /// Units short, art. 18.
    pub scopertura_art18: i64,
    /// Since when units are short.
    pub scoperto_dal: Option<String>,
    /// Last day to ask for workers.
    pub termine: Option<String>,
    /// Where it stands.
    pub stato: String,
    /// What the sanctions would come to, in cents.
    pub esposizione: i64,
    /// How it differs from the review before.
    pub cambiato: String,
    /// What changed and why: a JSON list of sentences.
    pub cambiamenti: String,
}

parole! {
    /// What a review is sorted by.
    ColonnaRevisione {
        /// Name.
        Denominazione = "denominazione",
        /// Class.
        Classe = "classe",
        /// Base of art. 3.
        Base = "base_art3",
        /// Units owed.
        Quota = "quota_art3",
        /// Units in force.
        InForza = "in_forza_art3",
        /// Units short, art. 3.
        Scopertura = "scopertura_art3",
        /// Units short, art. 18.
        ScoperturaArt18 = "scopertura_art18",
        /// Since when.
        ScopertoDal = "scoperto_dal",
        /// State.
        Stato = "stato",
        /// Exposure.
        Esposizione = "esposizione",
    }
}

/// Which employers of a review to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FiltroRevisione {
    /// Words of the name or codes, as typed.
    pub testo: Option<String>,
    /// With workers in this province; the tolerance then looks at what is missing there.
    pub provincia: Option<String>,
    /// Class.
    pub classe: Option<Classe>,
    /// First digits of the ATECO code.
    pub settore: Option<String>,
    /// State.
    pub stato: Option<String>,
    /// Only those short of more units than this, art. 3 and art. 18 together.
    pub oltre: Option<i64>,
    /// How it differs from the review before; `si` for any difference.
    pub cambiato: Option<String>,
    /// Whether the prospetto is there.
    pub prospetto: Option<String>,
    /// Only these employers.
    pub datori: Vec<String>,
}

/// Sums of the employers that a filter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct TotaliRevisione {
    /// Employers.
    pub datori: i64,
    /// Those with units short.
    pub scoperti: i64,
    /// Base of art. 3.
    pub base_art3: i64,
    /// Units owed, art. 3.
    pub quota_art3: i64,
    /// Units in force, art. 3.
    pub in_forza_art3: i64,
    /// Exempt units.
    pub esonerati: i64,
    /// Suspended units.
    pub sospesi: i64,
    /// Units under an agreement.
    pub convenzione: i64,
    /// Units short, art. 3.
    pub scopertura_art3: i64,
    /// Units short, art. 18.
    pub scopertura_art18: i64,
    /// Exposure, in cents.
    pub esposizione: i64,
}

parole! {
    /// By what a review is added up.
    RaggruppaRevisione {
        /// Province of the workplaces.
        Provincia = "provincia",
        /// Class of the employers.
        Classe = "classe",
        /// Division of the ATECO code: its first two digits.
        Settore = "settore",
    }
}

/// A group of a review, added up.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GruppoRevisione {
    /// What the group has in common; empty where it is not known.
    pub gruppo: String,
    /// Employers.
    pub datori: i64,
    /// Those with units short.
    pub scoperti: i64,
    /// Units owed, art. 3.
    pub quota_art3: i64,
    /// Units in force, art. 3.
    pub in_forza_art3: i64,
    /// Units short, art. 3.
    pub scopertura_art3: i64,
    /// Units short, art. 18.
    pub scopertura_art18: i64,
}

/// Units short in a province on the day of a review.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ScoperturaAlGiorno {
    /// Review.
    pub revisione_id: String,
    /// Its day.
    pub al: String,
    /// Its quarter.
    pub trimestre: String,
    /// Province.
    pub provincia: String,
    /// Units short, art. 3.
    pub scopertura_art3: i64,
    /// Units short, art. 18.
    pub scopertura_art18: i64,
}

const COLONNE: &str = "v.datore_id, d.codice_fiscale, d.denominazione, d.provincia, v.prospetto_id, v.prospetto_al, \
     v.prospetto_stato, v.settore, v.classe, v.base_art3, v.quota_art3, v.in_forza_art3, v.esonerati, v.sospesi, \
     v.convenzione, v.scopertura_art3, v.scopertura_art18, v.scoperto_dal, v.termine, v.stato, v.esposizione, \
     v.cambiato, v.cambiamenti";
const TABELLE: &str = "revisione_voce v JOIN datore d ON d.id = v.datore_id";
const SOMME: &str = "count(*) AS datori, \
     CAST(coalesce(sum(CASE WHEN v.scopertura_art3 + v.scopertura_art18 > 0 THEN 1 ELSE 0 END), 0) AS BIGINT) AS scoperti, \
     CAST(coalesce(sum(v.base_art3), 0) AS BIGINT) AS base_art3, \
     CAST(coalesce(sum(v.quota_art3), 0) AS BIGINT) AS quota_art3, \
     CAST(coalesce(sum(v.in_forza_art3), 0) AS BIGINT) AS in_forza_art3, \
     CAST(coalesce(sum(v.esonerati), 0) AS BIGINT) AS esonerati, \
     CAST(coalesce(sum(v.sospesi), 0) AS BIGINT) AS sospesi, \
     CAST(coalesce(sum(v.convenzione), 0) AS BIGINT) AS convenzione, \
     CAST(coalesce(sum(v.scopertura_art3), 0) AS BIGINT) AS scopertura_art3, \
     CAST(coalesce(sum(v.scopertura_art18), 0) AS BIGINT) AS scopertura_art18, \
     CAST(coalesce(sum(v.esposizione), 0) AS BIGINT) AS esposizione";
const SOMME_DI_GRUPPO: &str = "count(*) AS datori, \
     CAST(sum(CASE WHEN v.scopertura_art3 + v.scopertura_art18 > 0 THEN 1 ELSE 0 END) AS BIGINT) AS scoperti, \
     CAST(sum(v.quota_art3) AS BIGINT) AS quota_art3, CAST(sum(v.in_forza_art3) AS BIGINT) AS in_forza_art3, \
     CAST(sum(v.scopertura_art3) AS BIGINT) AS scopertura_art3, \
     CAST(sum(v.scopertura_art18) AS BIGINT) AS scopertura_art18";
pub(super) const PER_TRIMESTRE: &str = "SELECT r.id AS revisione_id, r.al, r.trimestre, p.provincia, \
     CAST(sum(p.scopertura_art3) AS BIGINT) AS scopertura_art3, \
     CAST(sum(p.scopertura_art18) AS BIGINT) AS scopertura_art18 \
     FROM revisione r JOIN revisione_provincia p ON p.revisione_id = r.id \
     WHERE r.stato = 'conclusa' AND r.al <= $1 GROUP BY r.id, r.al, r.trimestre, p.provincia \
     ORDER BY r.al, r.id, p.provincia";

impl Archivio {
    /// A page of a review.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_revisione(
        &self,
        revisione_id: &str,
        filtro: &FiltroRevisione,
        (colonna, direzione): (ColonnaRevisione, Direzione),
        pagina: (u32, u32),
    ) -> Esito<Pagina<RivistoInElenco>> {
        let colonna = match colonna {
            ColonnaRevisione::Denominazione => "d.denominazione_normale".to_owned(),
            altra => format!("v.{}", altra.as_str()),
        };
        let ordine = format!("{colonna} {} NULLS LAST, v.datore_id", direzione.sql());
        self.in_elenco(|conn| condizioni(conn, revisione_id, filtro), (COLONNE, TABELLE, &ordine), pagina).await
    }

    /// What the employers that a filter takes add up to.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn totali_revisione(&self, revisione_id: &str, filtro: &FiltroRevisione) -> Esito<TotaliRevisione> {
        let mut presa = self.db().presa().await?;
        let mut conn = presa.conn();
        let dove = condizioni(&conn, revisione_id, filtro);
        let sql = format!("SELECT {SOMME} FROM {TABELLE}{}", dove.sql());
        Ok(conn.riga(&sql, dove.valori).await?.unwrap_or_default())
    }

    /// A review added up by province, class or sector, over the employers that a filter takes.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn gruppi_revisione(
        &self,
        revisione_id: &str,
        filtro: &FiltroRevisione,
        per: RaggruppaRevisione,
    ) -> Esito<Vec<GruppoRevisione>> {
        let (gruppo, tabelle) = match per {
            RaggruppaRevisione::Provincia => (
                "v.provincia",
                "revisione_provincia v JOIN revisione_voce w ON w.revisione_id = v.revisione_id \
                 AND w.datore_id = v.datore_id",
            ),
            RaggruppaRevisione::Classe => ("v.classe", "revisione_voce v"),
            RaggruppaRevisione::Settore => ("coalesce(substr(v.settore, 1, 2), '')", "revisione_voce v"),
        };
        let mut presa = self.db().presa().await?;
        let mut conn = presa.conn();
        let scelti = condizioni(&conn, revisione_id, filtro);
        let dove = if *filtro == FiltroRevisione::default() {
            " WHERE v.revisione_id = $1".to_owned()
        } else {
            // The same conditions, on the same names, asked apart: a group adds up provinces.
            format!(" WHERE v.revisione_id = $1 AND v.datore_id IN (SELECT v.datore_id FROM {TABELLE}{})", scelti.sql())
        };
        let sql =
            format!("SELECT {gruppo} AS gruppo, {SOMME_DI_GRUPPO} FROM {tabelle}{dove} GROUP BY {gruppo} ORDER BY 1");
        conn.righe(&sql, scelti.valori).await
    }

    /// Units short in each province, review by review, up to a day (ISO date).
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn scoperture_nel_tempo(&self, al: &str) -> Esito<Vec<ScoperturaAlGiorno>> {
        self.db().presa().await?.conn().righe(PER_TRIMESTRE, vec![al.into()]).await
    }
}

/// The review is always `$1`.
fn condizioni(conn: &Conn<'_>, revisione_id: &str, filtro: &FiltroRevisione) -> Dove {
    let mut dove = Dove::default();
    dove.se("v.revisione_id = $", Some(revisione_id));
    dove.se("v.classe = $", filtro.classe.map(Classe::as_str));
    dove.se("v.settore LIKE $", filtro.settore.as_ref().map(|settore| format!("{settore}%")));
    dove.se("v.stato = $", filtro.stato.as_deref());
    dove.se("v.prospetto_stato = $", filtro.prospetto.as_deref());
    match filtro.cambiato.as_deref() {
        Some("si") => dove.fisso("v.cambiato <> 'invariato'"),
        altro => dove.se("v.cambiato = $", altro),
    }
    if let Some(provincia) = &filtro.provincia {
        dove.valori.extend([provincia.into(), filtro.oltre.unwrap_or(-1).into()]);
        let quanti = dove.valori.len();
        dove.condizioni.push(format!(
            "EXISTS (SELECT 1 FROM revisione_provincia p WHERE p.revisione_id = v.revisione_id \
             AND p.datore_id = v.datore_id AND p.provincia = ${} AND p.scopertura_art3 + p.scopertura_art18 > ${quanti})",
            quanti - 1
        ));
    } else {
        dove.se("v.scopertura_art3 + v.scopertura_art18 > $", filtro.oltre);
    }
    if !filtro.datori.is_empty() {
        let da = dove.valori.len();
        dove.valori.extend(filtro.datori.iter().map(Into::into));
        let posti: Vec<String> = (da + 1..=dove.valori.len()).map(|posto| format!("${posto}")).collect();
        dove.condizioni.push(format!("v.datore_id IN ({})", posti.join(", ")));
    }
    dove.testo(conn, filtro.testo.as_deref(), "");
    dove
}
