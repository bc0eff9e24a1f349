//! Calls of public bodies (art. 7 c. 2 and art. 18 L. 68/1999; art. 16 L. 56/1987).

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::ricerca::Voce;
use crate::scrittura::Scrittura;

parole! {
    /// State of a call.
    StatoAvviso {
        /// Being written.
        Bozza = "bozza",
        /// Published: applications arrive.
        Pubblicato = "pubblicato",
        /// No more applications.
        Chiuso = "chiuso",
        /// The provisional ranking is approved.
        Provvisoria = "provvisoria",
        /// The final ranking is approved.
        Definitiva = "definitiva",
        /// People have been sent to the body.
        InUtilizzo = "in_utilizzo",
        /// Over.
        Concluso = "concluso",
    }
}

aggregato! {
    /// A call and what became of it.
    "avviso" Avviso {
        /// The body.
        datore_id: String,
        /// Year of the number.
        anno: Option<i64>,
        /// Number, given on publication.
        numero: Option<i64>,
        /// By which law: `legge68`, `articolo16`.
        base: String,
        /// List of the candidates; none for art. 16.
        elenco: Option<String>,
        /// Profile.
        profilo: String,
        /// Posts.
        posti: i64,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoAvviso,
        /// When the body's request arrived, ISO date.
        richiesta_il: String,
        /// First day for applications.
        adesioni_dal: String,
        /// Last day for applications.
        adesioni_al: String,
        /// Next day by which the office has something to do.
        scadenza: Option<String>,
        /// The act that published it.
        atto_id: Option<String>,
        /// Code of the table of criteria by which it gives points.
        criteri: String,
        /// Last day for the body to tell the outcomes of who was sent, while they are awaited.
        esiti_entro: Option<String>,
        /// Whatever else the form holds, the table of criteria once frozen, who was sent.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
    fn voce(&self) -> Option<Voce> {
        let numero = self.numero.zip(self.anno).map(|(numero, anno)| format!("{numero}/{anno}"));
        let dettaglio = numero.as_ref().map_or_else(|| "avviso in bozza".to_owned(), |letto| format!("avviso {letto}"));
        Some(Voce {
            titolo: self.profilo.clone(),
            dettaglio,
            parole: std::iter::once(self.profilo.clone()).chain(numero).chain(["avviso".to_owned()]).collect(),
        })
    }
}

impl Archivio {
    /// The call with a number.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn avviso_per_numero(&self, anno: i64, numero: i64) -> Esito<Option<Avviso>> {
        self.trova("WHERE anno = $1 AND numero = $2", vec![anno.into(), numero.into()]).await
    }
}

impl Scrittura {
    /// The call that an act published, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn avviso_dell_atto(&mut self, atto_id: &str) -> Esito<Option<Avviso>> {
        let frase = crate::aggregato::frase_leggi::<Avviso>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }
}
