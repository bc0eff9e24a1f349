//! Letters to who applied to a call, each an act.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::scrittura::Scrittura;

parole! {
    /// What a letter to a candidate says.
    TipoLetteraCandidato {
        /// Day and place of the selection.
        Convocazione = "convocazione",
        /// What is missing, and by when.
        Integrazione = "integrazione",
        /// Not admitted: why, and how to ask for a review.
        Esclusione = "esclusione",
        /// The yearly confirmation has not arrived: what to send, and by when.
        Sollecito = "sollecito",
    }
}

aggregato! {
    /// A letter to who applied to a call.
    "lettera_candidato" LetteraCandidato {
        /// Call.
        avviso_id: String,
        /// Application.
        domanda_id: String,
        /// What it says.
        #[sqlx(try_from = "String")]
        tipo: TipoLetteraCandidato,
        /// When, ISO instant.
        quando: String,
        /// By whom.
        utente: String,
        /// Last day of the term it gives, or the day of the summons; ISO.
        giorno: String,
        /// Its act.
        atto_id: String,
    }
}

/// A letter in a list, with its act.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct LetteraInElenco {
    /// Application.
    pub domanda_id: String,
    /// Code of the application.
    pub codice: String,
    /// Surname.
    pub cognome: String,
    /// Name.
    pub nome: String,
    /// `convocazione`, `integrazione`, `esclusione`.
    pub tipo: String,
    /// When, ISO instant.
    pub quando: String,
    /// By whom.
    pub utente: String,
    /// Last day of the term, or day of the summons.
    pub giorno: String,
    /// Act.
    pub atto_id: String,
    /// Year of its number.
    pub anno: i64,
    /// Its number.
    pub numero: Option<i64>,
    /// Its state.
    pub stato: String,
}

const ELENCO: &str = "SELECT l.domanda_id, d.codice, p.cognome, p.nome, l.tipo, l.quando, l.utente, l.giorno, l.atto_id, \
     a.anno, a.numero, a.stato FROM lettera_candidato l JOIN domanda_avviso d ON d.id = l.domanda_id \
     JOIN persona p ON p.id = d.persona_id JOIN atto a ON a.id = l.atto_id \
     WHERE l.avviso_id = $1 ORDER BY l.quando DESC, l.id DESC";

pub(crate) const FRASI: &[&str] = &[ELENCO];

impl Archivio {
    /// The letters of a call, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn lettere_dell_avviso(&self, avviso_id: &str) -> Esito<Vec<LetteraInElenco>> {
        self.db().presa().await?.conn().righe(ELENCO, vec![avviso_id.into()]).await
    }
}

impl Scrittura {
    /// The letter that an act is, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn lettera_dell_atto(&mut self, atto_id: &str) -> Esito<Option<LetteraCandidato>> {
        let frase = crate::aggregato::frase_leggi::<LetteraCandidato>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }
}
