//! Lists for the window: filtered, sorted and paged by the engine.

mod atti;
mod avvisi;
mod computi;
mod convenzioni;
mod cruscotto;
mod datori;
mod esoneri;
mod iscrizioni;
mod nulla_osta;
mod persone;
mod preselezioni;
mod prospetti;
mod revisioni;
mod richieste;
mod scadenze;
mod sospensioni;
mod storia;

pub use atti::{AttoInElenco, FiltroAtti};
pub use avvisi::{AvvisoInElenco, DomandaInElenco, FiltroAvvisi, FiltroDomande};
pub use computi::{ComputoInElenco, FiltroComputi};
pub use convenzioni::{ConvenzioneInElenco, FiltroConvenzioni};
pub use cruscotto::{ConteggiCruscotto, ScoperturaPerProvincia};
pub use datori::{ColonnaDatori, DatoreInElenco, FiltroDatori, Scopertura};
pub use esoneri::{EsoneroInElenco, FiltroEsoneri};
pub use iscrizioni::{ColonnaIscrizioni, FiltroIscrizioni, IscrizioneInElenco};
pub use nulla_osta::{FiltroNullaOsta, NullaOstaInElenco};
pub use persone::{ColonnaPersone, FiltroPersone, PersonaInElenco};
pub use preselezioni::{FiltroPreselezioni, PreselezioneInElenco};
pub use prospetti::{ColonnaProspetti, FiltroProspetti, ProspettoInElenco, Verificato};
pub use revisioni::{
    ColonnaRevisione, FiltroRevisione, GruppoRevisione, RaggruppaRevisione, RivistoInElenco, ScoperturaAlGiorno,
    TotaliRevisione,
};
pub use richieste::{ColonnaRichieste, FiltroRichieste, RichiestaInElenco};
pub use scadenze::{FiltroScadenze, ScadenzaInElenco, TIPI as TIPI_SCADENZA};
pub use sospensioni::{CompensazioneInElenco, FiltroCompensazioni, FiltroSospensioni, SospensioneInElenco};
pub use storia::Fatto;

use crate::archivio::Archivio;
use crate::base::{Conn, Riga, Valore};
use crate::dialetto;
use crate::errore::Esito;
use crate::ricerca::{normalizza, segno};

pub(crate) const FRASI: &[&str] = &[
    cruscotto::SCADENZE,
    cruscotto::DATORI_SCOPERTI,
    cruscotto::DA_VERIFICARE,
    cruscotto::CON_DIFFERENZE,
    cruscotto::ATTI_IN_STATO,
    cruscotto::PER_PROVINCIA,
    storia::STORIA,
    storia::DI_UN_RECORD,
    storia::DELLA_PERSONA,
    cruscotto::DOMANDE,
    cruscotto::NULLA_OSTA,
    cruscotto::COMPUTI,
    revisioni::PER_TRIMESTRE,
    scadenze::CERTIFICATI,
    cruscotto::ESONERI,
    cruscotto::AVVISI,
    cruscotto::ESONERI_IN_SCADENZA,
    cruscotto::CONVENZIONI,
    cruscotto::PIANI,
];

/// Statements put together from parts, for the engine to compile.
pub(crate) fn frasi_composte() -> Vec<String> {
    vec![scadenze::frase()]
}

/// A page of a list, and how many rows the whole list has.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS)]
pub struct Pagina<T> {
    /// Rows of this page.
    pub righe: Vec<T>,
    /// Rows of the whole list.
    pub totale: i64,
}

parole! {
    /// Which way a list is sorted.
    Direzione {
        /// Smallest first.
        Crescente = "crescente",
        /// Largest first.
        Decrescente = "decrescente",
    }
}

impl Direzione {
    const fn sql(self) -> &'static str {
        match self {
            Self::Crescente => "ASC",
            Self::Decrescente => "DESC",
        }
    }
}

/// Conditions and the values bound to them, grown one at a time.
#[derive(Default)]
struct Dove {
    condizioni: Vec<String>,
    valori: Vec<Valore>,
}

impl Dove {
    /// Adds a condition in which `$` stands for the value just bound.
    fn se(&mut self, condizione: &str, valore: Option<impl Into<Valore>>) {
        if let Some(valore) = valore {
            self.valori.push(valore.into());
            self.condizioni.push(condizione.replace('$', &format!("${}", self.valori.len())));
        }
    }

    /// Adds a condition without a value.
    fn fisso(&mut self, condizione: &str) {
        self.condizioni.push(condizione.to_owned());
    }

    /// Adds the search of the employer's words; `oppure` is another condition that will do, on `$`,
    /// the text as typed.
    fn testo(&mut self, conn: &Conn<'_>, testo: Option<&str>, oppure: &str) {
        self.testo_di(conn, &[("datore", "d.id")], testo, oppure);
    }

    /// As [`Self::testo`], in the words of any of these kinds of record, each with the column that
    /// holds its id.
    fn testo_di(&mut self, conn: &Conn<'_>, generi: &[(&str, &str)], testo: Option<&str>, oppure: &str) {
        let Some(testo) = testo.map(str::trim).filter(|testo| !normalizza(testo).is_empty()) else { return };
        let mut condizioni = Vec::with_capacity(generi.len() + 1);
        for (genere, colonna) in generi {
            self.valori.push(dialetto::interrogazione(conn, segno(genere), &normalizza(testo)).into());
            condizioni.push(dialetto::filtro_a_parole(conn, colonna, self.valori.len()));
        }
        if !oppure.is_empty() {
            self.valori.push(testo.into());
            condizioni.push(oppure.replace('$', &format!("${}", self.valori.len())));
        }
        self.condizioni.push(format!("({})", condizioni.join(" OR ")));
    }

    fn sql(&self) -> String {
        if self.condizioni.is_empty() { String::new() } else { format!(" WHERE {}", self.condizioni.join(" AND ")) }
    }

    /// Runs the list: columns, tables and order are the caller's own text, never the user's.
    async fn pagina<T: Riga>(
        self,
        conn: &mut Conn<'_>,
        colonne: &str,
        tabelle: &str,
        ordine: &str,
        (limite, salta): (u32, u32),
    ) -> Esito<Pagina<T>> {
        let dove = self.sql();
        let totale = conn.numero(&format!("SELECT count(*) FROM {tabelle}{dove}"), self.valori.clone()).await?;
        let quanti = self.valori.len();
        let sql = format!(
            "SELECT {colonne} FROM {tabelle}{dove} ORDER BY {ordine} LIMIT ${} OFFSET ${}",
            quanti + 1,
            quanti + 2
        );
        let mut valori = self.valori;
        valori.extend([i64::from(limite).into(), i64::from(salta).into()]);
        Ok(Pagina { righe: conn.righe(&sql, valori).await?, totale })
    }
}

/// First and last day of a year, to compare with ISO dates.
fn anno(anno: i64) -> (String, String) {
    (format!("{anno:04}-01-01"), format!("{anno:04}-12-31"))
}

impl Archivio {
    /// Closes over the list that a filter asks for: shared by every list of this module.
    async fn in_elenco<T: Riga>(
        &self,
        filtra: impl FnOnce(&Conn<'_>) -> Dove,
        (colonne, tabelle, ordine): (&str, &str, &str),
        pagina: (u32, u32),
    ) -> Esito<Pagina<T>> {
        let mut presa = self.db().presa().await?;
        let mut conn = presa.conn();
        let dove = filtra(&conn);
        dove.pagina(&mut conn, colonne, tabelle, ordine, pagina).await
    }
}
