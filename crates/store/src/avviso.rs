//! Calls of public bodies (art. 7 c. 2 and art. 18 L. 68/1999; art. 16 L. 56/1987), and the yearly lists of the
//! office (art. 8 c. 1-2 L. 68/1999): calls without a body and without posts.

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
        /// The body; none for a yearly list.
        datore_id: Option<String>,
        /// Year of the number.
        anno: Option<i64>,
        /// Number, given on publication.
        numero: Option<i64>,
        /// By which law: `legge68`, `articolo16`; `annuale` for a yearly list.
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
        /// Year of a yearly list: its situation is that of 31 December of the year before.
        annuale: Option<i64>,
        /// Whatever else the form holds, the table of criteria once frozen, who was sent.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        self.datore_id.as_deref()
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

    /// The yearly list of a year that is not over.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_annuale(&self, elenco: &str, anno: i64) -> Esito<Option<Avviso>> {
        self.trova("WHERE elenco = $1 AND annuale = $2 AND stato <> 'concluso'", vec![elenco.into(), anno.into()]).await
    }

    /// The last yearly list before a year.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_annuale_prima(&self, elenco: &str, anno: i64) -> Esito<Option<Avviso>> {
        let seguito = "WHERE elenco = $1 AND annuale < $2 ORDER BY annuale DESC, id DESC LIMIT 1";
        self.trova(seguito, vec![elenco.into(), anno.into()]).await
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
