//! Acts: numbered without gaps, and after issue never changed nor deleted.

use crate::archivio::Archivio;
use crate::errore::{Esito, StoreError};
use crate::json::Json;
use crate::registro::impronta;
use crate::ricerca::Voce;
use crate::scrittura::{Fatto, Scrittura};

parole! {
    /// State of an act.
    StatoAtto {
        /// Being prepared: no number yet.
        Bozza = "bozza",
        /// Issued, waiting for a signature.
        DaFirmare = "da_firmare",
        /// Signed, by one or more.
        Firmato = "firmato",
        /// Registered in the protocol.
        Protocollato = "protocollato",
        /// Sent.
        Trasmesso = "trasmesso",
        /// Annulled, with a reason; its number remains taken.
        Annullato = "annullato",
    }
}

aggregato! {
    /// An act of the office.
    "atto" Atto {
        /// Register in which it is numbered.
        registro: String,
        /// Year of the register.
        anno: i64,
        /// Number, given at issue.
        numero: Option<i64>,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoAtto,
        /// Why it was annulled.
        motivo_annullamento: Option<String>,
        /// When it was issued: ISO date or instant.
        emesso_il: Option<String>,
        /// Subject.
        oggetto: String,
        /// Employer.
        datore_id: Option<String>,
        /// Person.
        #[serde(default)]
        persona_id: Option<String>,
        /// Request that it answers.
        richiesta_id: Option<String>,
        /// Template.
        modello: String,
        /// Version of the template.
        versione_modello: String,
        /// Data with which the template was filled.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
        /// Tree that explains what it certifies.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        spiegazione: Json,
        /// SHA-256 of the PDF as issued, hexadecimal.
        impronta: Option<String>,
        /// Signatures put so far.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        firme: Json,
        /// Protocol number.
        protocollo: Option<String>,
        /// When it was sent.
        trasmesso_il: Option<String>,
        /// Version of the program that issued it.
        versione_programma: String,
        /// Hash of the parameters that it rests on.
        impronta_parametri: String,
    }
    fn del_datore(&self) -> Option<&str> {
        self.datore_id.as_deref()
    }
    fn della_persona(&self) -> Option<&str> {
        self.persona_id.as_deref()
    }
    fn voce(&self) -> Option<Voce> {
        let numero = self.numero.map(|numero| format!("{numero}/{}", self.anno));
        let mut parole = vec![self.oggetto.clone()];
        parole.extend([&numero, &self.protocollo].into_iter().flatten().cloned());
        Some(Voce {
            titolo: self.oggetto.clone(),
            dettaglio: numero.map_or_else(|| "bozza".to_owned(), |numero| format!("n. {numero}")),
            parole,
        })
    }
}

/// What turns a draft into an issued act.
#[derive(Clone)]
pub struct Emissione {
    /// The number taken with [`Scrittura::prendi_numero`] in the same transaction.
    pub numero: i64,
    /// Day or instant of issue, ISO.
    pub emesso_il: String,
    /// The data as printed, number included.
    pub dati: Json,
    /// The PDF.
    pub pdf: Vec<u8>,
}

const PRENDI: &str = "INSERT INTO contatore (registro, anno, ultimo) VALUES ($1, $2, 1) \
     ON CONFLICT (registro, anno) DO UPDATE SET ultimo = contatore.ultimo + 1 RETURNING ultimo";
const ULTIMO: &str = "SELECT ultimo FROM contatore WHERE registro = $1 AND anno = $2";
const PARTI_DA: &str = "INSERT INTO contatore (registro, anno, ultimo) VALUES ($1, $2, $3)";
const TIENI: &str = "INSERT INTO atto_documento (atto_id, numero, impronta, contenuto) \
     VALUES ($1, (SELECT count(*) FROM atto_documento WHERE atto_id = $1), $2, $3)";
const DOCUMENTO: &str = "SELECT contenuto FROM atto_documento WHERE atto_id = $1 ORDER BY numero DESC LIMIT 1";
const ORIGINALE: &str = "SELECT contenuto FROM atto_documento WHERE atto_id = $1 AND numero = 0";
const DI_CHI: &str = "SELECT atto_id FROM atto_documento WHERE impronta = $1 ORDER BY atto_id LIMIT 1";
const TOGLI: &str = "DELETE FROM atto WHERE id = $1 AND versione = $2";
const TOGLI_VOCE: &str = "DELETE FROM ricerca WHERE oggetto = 'atto' AND oggetto_id = $1";

pub(crate) const FRASI: &[&str] = &[PRENDI, ULTIMO, PARTI_DA, TIENI, DOCUMENTO, ORIGINALE, DI_CHI, TOGLI, TOGLI_VOCE];

impl Archivio {
    /// The last number given in a register and year, 0 before the first: what the next one will be,
    /// unless somebody issues in the meantime.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn ultimo_numero(&self, registro: &str, anno: i64) -> Esito<i64> {
        self.db().presa().await?.conn().numero(ULTIMO, vec![registro.into(), anno.into()]).await
    }

    /// The act's PDF: with every signature put so far or, with `originale`, as issued.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn pdf_dell_atto(&self, atto_id: &str, originale: bool) -> Esito<Option<Vec<u8>>> {
        let frase = if originale { ORIGINALE } else { DOCUMENTO };
        self.db().presa().await?.conn().byte(frase, vec![atto_id.into()]).await
    }

    /// The act whose PDF, signed or not, has that SHA-256: how the register knows a document.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn atto_per_impronta(&self, impronta: &str) -> Esito<Option<Atto>> {
        let ids = self.db().presa().await?.conn().testi(DI_CHI, vec![impronta.into()]).await?;
        match ids.first() {
            Some(id) => self.leggi(id).await.map(Some),
            None => Ok(None),
        }
    }

    /// The act with that number.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn atto_per_numero(&self, registro: &str, anno: i64, numero: i64) -> Esito<Option<Atto>> {
        let seguito = "WHERE registro = $1 AND anno = $2 AND numero = $3";
        self.trova(seguito, vec![registro.into(), anno.into(), numero.into()]).await
    }

    /// Every act about an employer, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn atti_del_datore(&self, datore_id: &str) -> Esito<Vec<Atto>> {
        self.elenca("WHERE datore_id = $1 ORDER BY id DESC", vec![datore_id.into()]).await
    }

    /// Every act about a person, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn atti_della_persona(&self, persona_id: &str) -> Esito<Vec<Atto>> {
        self.elenca("WHERE persona_id = $1 ORDER BY id DESC", vec![persona_id.into()]).await
    }

    /// Every act that answers a request, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn atti_della_richiesta(&self, richiesta_id: &str) -> Esito<Vec<Atto>> {
        self.elenca("WHERE richiesta_id = $1 ORDER BY id DESC", vec![richiesta_id.into()]).await
    }
}

impl Scrittura {
    /// Takes the next number of a register and year. The act must be issued with it in this same
    /// transaction, or [`Scrittura::conferma`] refuses: a number is never lost.
    ///
    /// # Errors
    /// If the archive refuses.
    pub async fn prendi_numero(&mut self, registro: &str, anno: i64) -> Esito<i64> {
        let numero = self.prossimo_numero(registro, anno).await?;
        self.numeri.insert((registro.to_owned(), anno, numero));
        Ok(numero)
    }

    /// The next number of a register, for a record that whoever calls writes in this transaction.
    pub(crate) async fn prossimo_numero(&mut self, registro: &str, anno: i64) -> Esito<i64> {
        self.conn().numero(PRENDI, vec![registro.into(), anno.into()]).await
    }

    /// Makes a register go on from a number given on paper or by another program. Only before the
    /// register has given any number for that year.
    ///
    /// # Errors
    /// [`StoreError::Doppio`] if the register has begun already.
    pub async fn continua_numerazione(&mut self, registro: &str, anno: i64, ultimo: i64) -> Esito<()> {
        self.conn().esegui(PARTI_DA, vec![registro.into(), anno.into(), ultimo.into()]).await?;
        let id = format!("{registro}/{anno}");
        let dopo = Some(impronta(ultimo.to_string().as_bytes()));
        self.fatto(Fatto {
            azione: "continuata",
            oggetto: "contatore",
            id: &id,
            datore_id: None,
            prima: None,
            dopo,
            ..Fatto::default()
        });
        Ok(())
    }

    /// Issues a draft with the number just taken.
    ///
    /// # Errors
    /// [`StoreError::NumeroNonPreso`], [`StoreError::AttoEmesso`], [`StoreError::Superato`].
    pub async fn emetti(&mut self, atto_id: &str, versione: i64, emissione: Emissione) -> Esito<Atto> {
        let atto = self.atto_in(atto_id, versione, &[StatoAtto::Bozza]).await?;
        let preso = (atto.registro.clone(), atto.anno, emissione.numero);
        if !self.numeri.remove(&preso) {
            return Err(StoreError::NumeroNonPreso(emissione.numero));
        }
        let emesso = Atto {
            numero: Some(emissione.numero),
            stato: StatoAtto::DaFirmare,
            emesso_il: Some(emissione.emesso_il),
            dati: emissione.dati,
            impronta: Some(impronta(&emissione.pdf)),
            ..atto
        };
        let emesso = self.salva_come(emesso, "emesso").await?;
        self.tieni_pdf(atto_id, &emissione.pdf).await?;
        Ok(emesso)
    }

    /// Keeps the PDF with one more signature; `firme` describes every signature put so far.
    ///
    /// # Errors
    /// [`StoreError::PassaggioNonAmmesso`] unless the act waits for a signature or has one.
    pub async fn firma(&mut self, atto_id: &str, versione: i64, pdf: &[u8], firme: Json) -> Esito<Atto> {
        let atto = self.atto_in(atto_id, versione, &[StatoAtto::DaFirmare, StatoAtto::Firmato]).await?;
        self.tieni_pdf(atto_id, pdf).await?;
        self.salva_come(Atto { stato: StatoAtto::Firmato, firme, ..atto }, "firmato").await
    }

    /// Records the protocol number of a signed act.
    ///
    /// # Errors
    /// [`StoreError::PassaggioNonAmmesso`] unless it is signed.
    pub async fn protocolla(&mut self, atto_id: &str, versione: i64, protocollo: &str) -> Esito<Atto> {
        let atto = self.atto_in(atto_id, versione, &[StatoAtto::Firmato]).await?;
        let protocollato = Atto { stato: StatoAtto::Protocollato, protocollo: Some(protocollo.to_owned()), ..atto };
        self.salva_come(protocollato, "protocollato").await
    }

    /// Records that an act was sent.
    ///
    /// # Errors
    /// [`StoreError::PassaggioNonAmmesso`] unless it is signed or registered.
    pub async fn trasmetti(&mut self, atto_id: &str, versione: i64, trasmesso_il: &str) -> Esito<Atto> {
        let atto = self.atto_in(atto_id, versione, &[StatoAtto::Firmato, StatoAtto::Protocollato]).await?;
        let trasmesso = Atto { stato: StatoAtto::Trasmesso, trasmesso_il: Some(trasmesso_il.to_owned()), ..atto };
        self.salva_come(trasmesso, "trasmesso").await
    }

    /// Annuls an issued act. It stays in the archive, with its number.
    ///
    /// # Errors
    /// [`StoreError::PassaggioNonAmmesso`] for a draft (delete it) or an act annulled already;
    /// [`StoreError::ValoreRifiutato`] without a reason.
    pub async fn annulla_atto(&mut self, atto_id: &str, versione: i64, motivo: &str) -> Esito<Atto> {
        if motivo.trim().is_empty() {
            return Err(StoreError::ValoreRifiutato("scrivi il motivo dell'annullamento".to_owned()));
        }
        let stati = [StatoAtto::DaFirmare, StatoAtto::Firmato, StatoAtto::Protocollato, StatoAtto::Trasmesso];
        let atto = self.atto_in(atto_id, versione, &stati).await?;
        let annullato =
            Atto { stato: StatoAtto::Annullato, motivo_annullamento: Some(motivo.trim().to_owned()), ..atto };
        self.salva_come(annullato, "annullato").await
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// [`StoreError::AttoEmesso`] if it was issued, [`StoreError::Superato`] if it changed meanwhile.
    pub async fn elimina_bozza_di_atto(&mut self, atto_id: &str, versione: i64) -> Esito<()> {
        let atto = self.atto_in(atto_id, versione, &[StatoAtto::Bozza]).await?;
        self.conn().esegui(TOGLI, vec![atto_id.into(), versione.into()]).await?;
        self.conn().esegui(TOGLI_VOCE, vec![atto_id.into()]).await?;
        self.dimentica("atto", atto_id);
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "atto",
            id: atto_id,
            datore_id: atto.datore_id.as_deref(),
            prima: Some(crate::scrittura::impronta_del_record(&atto)),
            dopo: None,
            ..Fatto::default()
        });
        Ok(())
    }

    /// The act, if it is in one of those states and nobody saved it meanwhile.
    async fn atto_in(&mut self, atto_id: &str, versione: i64, stati: &[StatoAtto]) -> Esito<Atto> {
        let atto: Atto = self.leggi(atto_id).await?;
        if !stati.contains(&atto.stato) {
            let emesso = stati == [StatoAtto::Bozza];
            return Err(if emesso { StoreError::AttoEmesso } else { StoreError::PassaggioNonAmmesso });
        }
        Ok(Atto { versione, ..atto })
    }

    async fn tieni_pdf(&mut self, atto_id: &str, pdf: &[u8]) -> Esito<()> {
        self.conn().esegui(TIENI, vec![atto_id.into(), impronta(pdf).into(), pdf.into()]).await.map(|_| ())
    }
}
