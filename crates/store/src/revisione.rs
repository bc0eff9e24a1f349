//! Reviews: where every employer stands on a day, written by the page and never changed once concluded.

use crate::archivio::Archivio;
use crate::base::{Valore, a_gruppi, impronta_dei_valori, righe_per_frase, segnaposti};
use crate::errore::{Esito, StoreError};
use crate::json::{Json, JsonCompresso};
use crate::registro::impronta;
use crate::scrittura::Scrittura;

parole! {
    /// Whether a review is whole.
    StatoRevisione {
        /// Being written: nobody sees it yet.
        InCorso = "in_corso",
        /// Whole, and fixed.
        Conclusa = "conclusa",
    }
}

aggregato! {
    /// A review of every employer on a day.
    "revisione" Revisione {
        /// The day, ISO date.
        al: String,
        /// Quarter, such as `2026-4`.
        trimestre: String,
        /// Whether it is whole.
        #[sqlx(try_from = "String")]
        stato: StatoRevisione,
        /// When it was run, ISO instant.
        eseguita_il: String,
        /// Who ran it.
        utente: String,
        /// The review it is compared with.
        precedente_id: Option<String>,
        /// What it counted.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        conteggi: Json,
        /// SHA-256 of its rows, once it is whole.
        impronta: Option<String>,
        /// Version of the program that ran it.
        versione_programma: String,
        /// Hash of the parameters it read.
        impronta_parametri: String,
    }
}

aggregato! {
    /// A letter that a review was the ground of: its act, or why there is none.
    "revisione_lettera" LetteraRevisione {
        /// Review.
        revisione_id: String,
        /// Employer.
        datore_id: String,
        /// Kind of letter.
        tipo: String,
        /// When, ISO instant.
        quando: String,
        /// By whom.
        utente: String,
        /// Its act.
        atto_id: Option<String>,
        /// Why there is none.
        motivo: Option<String>,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

/// A row of a review: struct, columns and values from one list of fields.
macro_rules! riga_di_revisione {
    ($(#[$meta:meta])* $tabella:literal $nome:ident { $($(#[$fmeta:meta])* $campo:ident: $tipo:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
        pub struct $nome {
            $($(#[$fmeta])* pub $campo: $tipo,)*
        }

        impl $nome {
            pub(crate) const TABELLA: &'static str = $tabella;
            pub(crate) const COLONNE: &'static [&'static str] = &[$(stringify!($campo),)*];
            fn valori(&self) -> Vec<Valore> {
                vec![$((&self.$campo).into(),)*]
            }
        }
    };
}

riga_di_revisione! {
    /// An employer in a review.
    "revisione_voce" VoceRevisione {
        /// Review.
        revisione_id: String,
        /// Employer.
        datore_id: String,
        /// The prospetto its position begins with.
        prospetto_id: Option<String>,
        /// The day that prospetto describes.
        prospetto_al: Option<String>,
        /// Whether the prospetto due is there, late or missing.
        prospetto_stato: String,
        /// ATECO sector.
        settore: Option<String>,
        /// Class by its base.
        classe: String,
        /// Base of art. 3.
        base_art3: i64,
        /// Units owed, art. 3.
        quota_art3: i64,
        /// Units in force, art. 3.
        in_forza_art3: i64,
        /// Units owed, art. 18.
        quota_art18: i64,
        /// Units in force, art. 18.
        in_forza_art18: i64,
        /// Exempt units.
        esonerati: i64,
        /// Suspended units.
        sospesi: i64,
        /// Units under an agreement.
        convenzione: i64,
        /// Units short, art. 3.
        scopertura_art3: i64,
        /// Units short, art. 18.
        scopertura_art18: i64,
        /// Since when units are short, ISO date.
        scoperto_dal: Option<String>,
        /// Last day to ask for workers, ISO date.
        termine: Option<String>,
        /// Where it stands, in a word.
        stato: String,
        /// What the sanctions would come to, in cents.
        esposizione: i64,
        /// How it differs from the review before, in a word.
        cambiato: String,
        /// What changed and why, a list of sentences.
        #[sqlx(try_from = "String")]
        cambiamenti: Json,
    }
}

riga_di_revisione! {
    /// An employer in one province of a review.
    "revisione_provincia" ProvinciaRevisione {
        /// Review.
        revisione_id: String,
        /// Employer.
        datore_id: String,
        /// Province.
        provincia: String,
        /// Base of art. 3.
        base_art3: i64,
        /// Units owed, art. 3.
        quota_art3: i64,
        /// Units in force, art. 3.
        in_forza_art3: i64,
        /// Exempt units.
        esonerati: i64,
        /// Suspended units.
        sospesi: i64,
        /// Units under an agreement.
        convenzione: i64,
        /// Units short, art. 3.
        scopertura_art3: i64,
        /// Units short, art. 18.
        scopertura_art18: i64,
        /// Since when units are short, ISO date.
        scoperto_dal: Option<String>,
        /// Where it stands there, in a word.
        stato: String,
    }
}

/// An employer as a review is about to write it.
#[derive(Debug, Clone, PartialEq)]
pub struct DatoreRivisto {
    /// Its row.
    pub voce: VoceRevisione,
    /// Its provinces.
    pub province: Vec<ProvinciaRevisione>,
    /// Why.
    pub spiegazione: JsonCompresso,
}

const SPIEGAZIONE: &str = "SELECT contenuto FROM revisione_spiegazione WHERE revisione_id = $1 AND datore_id = $2";
const AGGIUNGI_SPIEGAZIONI: &str = "INSERT INTO revisione_spiegazione (revisione_id, datore_id, contenuto) VALUES ";
const CONCLUSE: &str = "WHERE stato = 'conclusa' ORDER BY al DESC, id DESC";
const PRECEDENTE: &str = "WHERE stato = 'conclusa' AND al < $1 ORDER BY al DESC, id DESC LIMIT 1";
const INCOMPIUTE: &str = "SELECT id FROM revisione WHERE stato = 'in_corso' AND eseguita_il < $1";
const TOGLI: [&str; 4] = [
    "DELETE FROM revisione_spiegazione WHERE revisione_id = $1",
    "DELETE FROM revisione_provincia WHERE revisione_id = $1",
    "DELETE FROM revisione_voce WHERE revisione_id = $1",
    "DELETE FROM revisione WHERE id = $1 AND stato = 'in_corso'",
];
const DEL_DATORE: &str = "SELECT r.id, r.al, r.trimestre, v.scopertura_art3, v.scopertura_art18, v.stato \
     FROM revisione_voce v JOIN revisione r ON r.id = v.revisione_id AND r.stato = 'conclusa' \
     WHERE v.datore_id = $1 ORDER BY r.al DESC, r.id DESC";
const LETTERE: &str = "WHERE revisione_id = $1 ORDER BY id";

pub(crate) const FRASI: &[&str] = &[SPIEGAZIONE, INCOMPIUTE, TOGLI[0], TOGLI[1], TOGLI[2], TOGLI[3], DEL_DATORE];

/// How an employer stood in a review.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RevisioneDelDatore {
    /// Review.
    pub id: String,
    /// Its day.
    pub al: String,
    /// Its quarter.
    pub trimestre: String,
    /// Units short, art. 3.
    pub scopertura_art3: i64,
    /// Units short, art. 18.
    pub scopertura_art18: i64,
    /// Where it stood, in a word.
    pub stato: String,
}

impl Archivio {
    /// Every review that is whole, the latest day first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn revisioni(&self) -> Esito<Vec<Revisione>> {
        self.elenca(CONCLUSE, vec![]).await
    }

    /// The latest whole review of a day before this one (ISO date).
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn revisione_prima_del(&self, al: &str) -> Esito<Option<Revisione>> {
        self.trova(PRECEDENTE, vec![al.into()]).await
    }

    /// The rows of a review for the employers after `dopo` and up to `fino`, by id: a page of a run over
    /// the whole archive.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn voci_fra(&self, revisione_id: &str, dopo: &str, fino: &str) -> Esito<Vec<VoceRevisione>> {
        self.righe_fra(VoceRevisione::COLONNE, VoceRevisione::TABELLA, revisione_id, dopo, fino).await
    }

    /// As [`Self::voci_fra`], the rows of their provinces.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn province_fra(&self, revisione_id: &str, dopo: &str, fino: &str) -> Esito<Vec<ProvinciaRevisione>> {
        self.righe_fra(ProvinciaRevisione::COLONNE, ProvinciaRevisione::TABELLA, revisione_id, dopo, fino).await
    }

    /// An employer's provinces in a review.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn province_del_rivisto(&self, revisione_id: &str, datore_id: &str) -> Esito<Vec<ProvinciaRevisione>> {
        let colonne = ProvinciaRevisione::COLONNE.join(", ");
        let sql = format!(
            "SELECT {colonne} FROM {} WHERE revisione_id = $1 AND datore_id = $2 ORDER BY provincia",
            ProvinciaRevisione::TABELLA
        );
        self.db().presa().await?.conn().righe(&sql, vec![revisione_id.into(), datore_id.into()]).await
    }

    async fn righe_fra<T: crate::base::Riga>(
        &self,
        colonne: &[&str],
        tabella: &str,
        revisione_id: &str,
        dopo: &str,
        fino: &str,
    ) -> Esito<Vec<T>> {
        let sql = format!(
            "SELECT {} FROM {tabella} WHERE revisione_id = $1 AND datore_id > $2 AND datore_id <= $3 ORDER BY datore_id",
            colonne.join(", ")
        );
        self.db().presa().await?.conn().righe(&sql, vec![revisione_id.into(), dopo.into(), fino.into()]).await
    }

    /// Why an employer stands where a review says.
    ///
    /// # Errors
    /// [`StoreError::NonTrovato`].
    pub async fn spiegazione_revisione(&self, revisione_id: &str, datore_id: &str) -> Esito<JsonCompresso> {
        let valori = vec![revisione_id.into(), datore_id.into()];
        let byte = self.db().presa().await?.conn().byte(SPIEGAZIONE, valori).await?;
        byte.map(JsonCompresso::from)
            .ok_or_else(|| StoreError::NonTrovato { oggetto: "revisione_voce", id: datore_id.to_owned() })
    }

    /// How an employer stood in every review, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn revisioni_del_datore(&self, datore_id: &str) -> Esito<Vec<RevisioneDelDatore>> {
        self.db().presa().await?.conn().righe(DEL_DATORE, vec![datore_id.into()]).await
    }

    /// The letters that came of a review, in the order in which they were made.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn lettere_della_revisione(&self, revisione_id: &str) -> Esito<Vec<LetteraRevisione>> {
        self.elenca(LETTERE, vec![revisione_id.into()]).await
    }

    /// Reviews begun before an instant (ISO) and never concluded, as when the program was closed.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn revisioni_incompiute(&self, prima_di: &str) -> Esito<Vec<String>> {
        self.db().presa().await?.conn().testi(INCOMPIUTE, vec![prima_di.into()]).await
    }
}

impl Scrittura {
    /// Writes employers of a review that is being run, in few statements; the hash of what was written
    /// together with `finora`, the hash of the pages before. The review's own row in the register, when
    /// it is concluded, holds the hash of them all.
    ///
    /// # Errors
    /// [`StoreError::Immutabile`] if the review is concluded.
    pub async fn registra_rivisti(&mut self, rivisti: Vec<DatoreRivisto>, finora: &str) -> Esito<String> {
        let (mut voci, mut province) = (Vec::with_capacity(rivisti.len()), Vec::new());
        let mut spiegazioni: Vec<Vec<Valore>> = Vec::with_capacity(rivisti.len());
        for rivisto in rivisti {
            let chiave = [(&rivisto.voce.revisione_id).into(), (&rivisto.voce.datore_id).into()];
            spiegazioni.push(chiave.into_iter().chain([(&rivisto.spiegazione).into()]).collect());
            voci.push(rivisto.voce.valori());
            province.extend(rivisto.province.iter().map(ProvinciaRevisione::valori));
        }
        let righe = voci.iter().chain(&province).chain(&spiegazioni).flatten();
        let somma = impronta(format!("{finora}{}", impronta_dei_valori(righe)).as_bytes());
        let frase = |colonne: &[&str], tabella: &str| format!("INSERT INTO {tabella} ({}) VALUES ", colonne.join(", "));
        self.a_frasi(&frase(VoceRevisione::COLONNE, VoceRevisione::TABELLA), VoceRevisione::COLONNE.len(), voci)
            .await?;
        let colonne = ProvinciaRevisione::COLONNE;
        self.a_frasi(&frase(colonne, ProvinciaRevisione::TABELLA), colonne.len(), province).await?;
        self.a_frasi(AGGIUNGI_SPIEGAZIONI, 3, spiegazioni).await?;
        Ok(somma)
    }

    async fn a_frasi(&mut self, inizio: &str, colonne: usize, righe: Vec<Vec<Valore>>) -> Esito<()> {
        for gruppo in a_gruppi(righe, righe_per_frase(colonne)) {
            let sql = format!("{inizio}{}", segnaposti(gruppo.len(), colonne));
            self.conn().esegui(&sql, gruppo.into_iter().flatten().collect()).await?;
        }
        Ok(())
    }

    /// Takes away a review that was not concluded, with all it wrote.
    ///
    /// # Errors
    /// [`StoreError::Immutabile`] if it is concluded.
    pub async fn elimina_revisione(&mut self, id: &str) -> Esito<()> {
        for frase in TOGLI {
            self.conn().esegui(frase, vec![id.into()]).await?;
        }
        self.fatto(crate::scrittura::Fatto { azione: "eliminato", oggetto: "revisione", id, ..Default::default() });
        Ok(())
    }
}
