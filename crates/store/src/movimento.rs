//! What changed in an employer's workforce after its prospetto: hires, leavings, changes of hours or
//! province, workers counted later.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

parole! {
    /// Kind of change.
    TipoMovimento {
        /// Workers were hired.
        Assunzione = "assunzione",
        /// Workers left.
        Cessazione = "cessazione",
        /// A worker of the employer began to count in the quota.
        Computo = "computo",
        /// Hours changed, or a fixed term became permanent.
        Trasformazione = "trasformazione",
        /// A fixed term was moved forward.
        Proroga = "proroga",
        /// Workers moved from a province to another.
        Trasferimento = "trasferimento",
        /// Workers entered a category that is left out of the base.
        Esclusione = "esclusione",
        /// Workers came back into the base.
        FineEsclusione = "fine_esclusione",
        /// Something the prospetto declares that does not go over into the new year.
        NonRiportato = "non_riportato",
    }
}

aggregato! {
    /// A change of an employer's workforce, with where it comes from.
    "movimento" Movimento {
        /// Employer.
        datore_id: String,
        /// Province of the workplace; of a transfer, the one they leave.
        provincia: String,
        /// First day on which it counts, ISO date; of a leaving, the last day worked.
        data: String,
        /// Last day, if it has one.
        fino_al: Option<String>,
        /// Kind.
        #[sqlx(try_from = "String")]
        tipo: TipoMovimento,
        /// List of the workers; empty for those of no list.
        elenco: String,
        /// How many workers.
        numero: i64,
        /// Weekly hours, if part-time.
        ore: Option<String>,
        /// Weekly hours of a full-time worker.
        ore_contratto: Option<String>,
        /// Weekly hours before a change of hours.
        ore_prima: Option<String>,
        /// Weekly hours of a full-time worker before a change of hours.
        ore_contratto_prima: Option<String>,
        /// Province of arrival of a transfer.
        provincia_a: Option<String>,
        /// Excluded category; of what is not carried over, which part of the prospetto.
        voce: Option<String>,
        /// Codice fiscale of the worker, if it is one and known.
        lavoratore: Option<String>,
        /// The hire or computo that it ends, extends or changes.
        collegato_id: Option<String>,
        /// Why, in the words of who recorded it.
        nota: Option<String>,
        /// Where it comes from: `nulla_osta`, `computo`, `comunicazione`, `manuale`, `riporto`.
        origine: String,
        /// Id of that record; code of the communication.
        origine_id: String,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

impl Movimento {
    /// A movement of one worker of no list, full-time; the rest is for the caller to fill in.
    #[must_use]
    pub fn nuovo(datore_id: &str, tipo: TipoMovimento, provincia: &str, data: &str) -> Self {
        Self {
            id: String::new(),
            datore_id: datore_id.to_owned(),
            provincia: provincia.to_owned(),
            data: data.to_owned(),
            fino_al: None,
            tipo,
            elenco: String::new(),
            numero: 1,
            ore: None,
            ore_contratto: None,
            ore_prima: None,
            ore_contratto_prima: None,
            provincia_a: None,
            voce: None,
            lavoratore: None,
            collegato_id: None,
            nota: None,
            origine: String::new(),
            origine_id: String::new(),
            versione: 0,
        }
    }
}

const COLLEGATI: &str = "WHERE collegato_id = $1 ORDER BY data, id";
const TOGLI: &str = "DELETE FROM movimento WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI];

impl Archivio {
    /// Changes of the employers after `dopo` and up to `fino`, by id and then the earliest first: a page of
    /// a run over the whole archive.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimenti_fra(&self, dopo: &str, fino: &str) -> Esito<Vec<Movimento>> {
        let seguito = "WHERE datore_id > $1 AND datore_id <= $2 ORDER BY datore_id, data, id";
        self.elenca(seguito, vec![dopo.into(), fino.into()]).await
    }

    /// An employer's changes, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimenti(&self, datore_id: &str) -> Esito<Vec<Movimento>> {
        self.elenca("WHERE datore_id = $1 ORDER BY data, id", vec![datore_id.into()]).await
    }
}

impl Scrittura {
    /// As [`Archivio::movimenti`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimenti(&mut self, datore_id: &str) -> Esito<Vec<Movimento>> {
        let frase = crate::aggregato::frase_leggi::<Movimento>("WHERE datore_id = $1 ORDER BY data, id");
        self.conn().righe(&frase, vec![datore_id.into()]).await
    }

    /// The change that comes from a record, if there is one.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimento_di(&mut self, origine: &str, origine_id: &str) -> Esito<Option<Movimento>> {
        let frase = crate::aggregato::frase_leggi::<Movimento>("WHERE origine = $1 AND origine_id = $2");
        self.conn().riga(&frase, vec![origine.into(), origine_id.into()]).await
    }

    /// Takes a change away, and with it those that end, extend or change it; the register remembers them.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_movimento(&mut self, id: &str) -> Esito<()> {
        let prima: Movimento = self.leggi(id).await?;
        let frase = crate::aggregato::frase_leggi::<Movimento>(COLLEGATI);
        let collegati: Vec<Movimento> = self.conn().righe(&frase, vec![id.into()]).await?;
        for movimento in collegati.iter().chain([&prima]) {
            self.conn().esegui(TOGLI, vec![(&movimento.id).into()]).await?;
            self.fatto(Fatto {
                azione: "eliminato",
                oggetto: "movimento",
                id: &movimento.id,
                datore_id: Some(&movimento.datore_id),
                prima: Some(impronta_del_record(movimento)),
                ..Fatto::default()
            });
        }
        Ok(())
    }
}
