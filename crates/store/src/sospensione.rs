//! Suspensions of the duties (L. 68/1999 art. 3 c. 5): communication, act, end, what is due afterwards.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::Scrittura;

parole! {
    /// Ground of a suspension.
    CausaleSospensione {
        /// Extraordinary wage supplement.
        Cigs = "cigs",
        /// Solidarity contract.
        Solidarieta = "solidarieta",
        /// Collective dismissal.
        LicenziamentoCollettivo = "licenziamento_collettivo",
        /// Bankruptcy or another insolvency procedure.
        Fallimento = "fallimento",
        /// Exit incentive.
        EsodoIncentivato = "esodo_incentivato",
    }
}

parole! {
    /// State of a suspension.
    StatoSospensione {
        /// Communicated by the employer.
        Comunicata = "comunicata",
        /// Temporary, while the act that grants it is pending.
        Temporanea = "temporanea",
        /// Its act is there.
        Riconosciuta = "riconosciuta",
        /// Without a ground, or without its act.
        Respinta = "respinta",
        /// Over.
        Cessata = "cessata",
    }
}

aggregato! {
    /// A suspension and what became of it.
    "sospensione" Sospensione {
        /// Employer.
        datore_id: String,
        /// Ground.
        #[sqlx(try_from = "String")]
        causale: CausaleSospensione,
        /// Provinces, as " GE SV "; one space for the whole country.
        province: String,
        /// When the communication was received, ISO date.
        ricevuta_il: String,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoSospensione,
        /// First day.
        dal: String,
        /// Last day, if it is known.
        al: Option<String>,
        /// Last day of the temporary suspension.
        temporanea_al: Option<String>,
        /// How often the temporary one was renewed.
        rinnovi: i64,
        /// Day by which the request for hiring is due.
        richiesta_entro: Option<String>,
        /// Day on which that request came.
        richiesta_il: Option<String>,
        /// The act.
        atto_id: Option<String>,
        /// Whatever else the form holds.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

impl Archivio {
    /// An employer's suspensions, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn sospensioni_del_datore(&self, datore_id: &str) -> Esito<Vec<Sospensione>> {
        self.elenca("WHERE datore_id = $1 ORDER BY dal DESC, id DESC", vec![datore_id.into()]).await
    }
}

impl Scrittura {
    /// The suspension that an act is about, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn sospensione_dell_atto(&mut self, atto_id: &str) -> Esito<Option<Sospensione>> {
        let frase = crate::aggregato::frase_leggi::<Sospensione>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }
}
