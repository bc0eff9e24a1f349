//! Payments of the fee of an exemption (L. 68/1999 art. 5 c. 3). The same payment cannot enter twice.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

aggregato! {
    /// A payment received.
    "versamento" Versamento {
        /// Exemption it pays for.
        esonero_id: String,
        /// Employer.
        datore_id: String,
        /// Day of the payment, ISO date.
        data: String,
        /// Cents.
        importo: i64,
        /// Unique payment code.
        iuv: Option<String>,
        /// pagoPA notice number.
        numero_avviso: Option<String>,
        /// Reference of the transfer, receipt of the treasury.
        riferimento: Option<String>,
        /// `digitato`, `importato`.
        origine: String,
        /// Import it came with.
        importazione_id: Option<String>,
        /// Note.
        nota: Option<String>,
        /// What makes it that payment: see [`Versamento::chiave_di`].
        chiave: String,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

impl Versamento {
    /// What makes a payment that payment: its IUV, which is paid once, or, without one, the exemption, the
    /// day, the amount and the reference of the transfer.
    #[must_use]
    pub fn chiave_di(
        esonero_id: &str,
        data: &str,
        importo: i64,
        iuv: Option<&str>,
        riferimento: Option<&str>,
    ) -> String {
        iuv.map_or_else(
            || format!("{esonero_id}|{data}|{importo}|{}", riferimento.unwrap_or_default()),
            |iuv| format!("iuv|{iuv}"),
        )
    }
}

const TOGLI: &str = "DELETE FROM versamento WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI];

impl Archivio {
    /// Payments of an exemption, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn versamenti(&self, esonero_id: &str) -> Esito<Vec<Versamento>> {
        self.elenca("WHERE esonero_id = $1 ORDER BY data, id", vec![esonero_id.into()]).await
    }

    /// The payment that a key names, if it has come already.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn versamento_per_chiave(&self, chiave: &str) -> Esito<Option<Versamento>> {
        self.trova("WHERE chiave = $1", vec![chiave.into()]).await
    }
}

impl Scrittura {
    /// Takes a payment away; the register remembers it, and why.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_versamento(&mut self, id: &str, motivo: &str) -> Esito<()> {
        let prima: Versamento = self.leggi(id).await?;
        self.conn().esegui(TOGLI, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "versamento",
            id,
            datore_id: Some(&prima.datore_id),
            prima: Some(impronta_del_record(&prima)),
            motivo: Some(motivo.to_owned()),
            ..Fatto::default()
        });
        Ok(())
    }
}
