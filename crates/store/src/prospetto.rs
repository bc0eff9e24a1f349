//! Prospetti informativi as they were sent, with every quadro.

use crate::archivio::Archivio;
use crate::base::{Conn, righe_per_frase, segnaposti};
use crate::errore::{Esito, StoreError};
use crate::json::Json;
use crate::registro::impronta;
use crate::ricerca::Voce;
use crate::scrittura::{Fatto, Scrittura};
use std::collections::BTreeSet;
use std::io::{Read, Write};

parole! {
    /// Kind of communication (UNIPI).
    TipoProspetto {
        /// Prospetto.
        Prospetto = "01",
        /// Correction of one sent before.
        Rettifica = "02",
        /// Annulment of one sent before.
        Annullamento = "03",
    }
}

parole! {
    /// Whether a prospetto holds.
    StatoProspetto {
        /// It holds.
        Valido = "valido",
        /// A later one took its place.
        Superato = "superato",
        /// Annulled by the employer.
        Annullato = "annullato",
        /// The same as another that is in the archive.
        Duplicato = "duplicato",
    }
}

parole! {
    /// Where a prospetto came from.
    OrigineProspetto {
        /// National XML file.
        Unipi = "unipi",
        /// Spreadsheet.
        Foglio = "foglio",
        /// Keyed in.
        Manuale = "manuale",
    }
}

aggregato! {
    /// A prospetto informativo (L. 68/1999 art. 9 c. 6).
    "prospetto" Prospetto {
        /// Employer.
        datore_id: String,
        /// Communication code that the system gave it.
        codice_comunicazione: Option<String>,
        /// Code of the communication that it corrects or annuls.
        codice_precedente: Option<String>,
        /// Kind.
        #[sqlx(try_from = "String")]
        tipo: TipoProspetto,
        /// When it was sent: ISO date or instant.
        data_invio: Option<String>,
        /// The day its figures describe, ISO date.
        data_riferimento: String,
        /// Protocol number.
        protocollo: Option<String>,
        /// Whether it holds.
        #[sqlx(try_from = "String")]
        stato: StatoProspetto,
        /// Where it came from.
        #[sqlx(try_from = "String")]
        origine: OrigineProspetto,
        /// SHA-256 of the file, hexadecimal.
        impronta: String,
        /// Every quadro, as the exchange crate writes it.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        quadri: Json,
        /// The import that brought it.
        importazione_id: Option<String>,
    }
    const SITUAZIONE: bool = true;
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
    fn voce(&self) -> Option<Voce> {
        let codici = [&self.codice_comunicazione, &self.protocollo];
        let parole: Vec<String> = codici.into_iter().flatten().cloned().collect();
        let primo = parole.first()?.clone();
        let anno = self.data_riferimento.get(..4).unwrap_or_default();
        Some(Voce { titolo: format!("Prospetto {primo}"), dettaglio: format!("riferito al {anno}"), parole })
    }
}

/// The file from which a prospetto was read.
#[derive(Clone, PartialEq, Eq)]
pub struct FileProspetto {
    /// Its name.
    pub nome: String,
    /// Its bytes.
    pub contenuto: Vec<u8>,
}

impl std::fmt::Debug for FileProspetto {
    /// The bytes name people: only how many they are.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileProspetto({} byte)", self.contenuto.len())
    }
}

/// When a prospetto was sent, and the day it describes.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct InvioProspetto {
    /// Employer.
    pub datore_id: String,
    /// The day its figures describe, ISO date.
    pub data_riferimento: String,
    /// When it was sent: ISO date or instant; the day it describes where the day of sending is not known.
    pub data_invio: String,
}

const TIENI_FILE: &str = "INSERT INTO prospetto_file (prospetto_id, nome, contenuto) VALUES ($1, $2, $3)";
const FILE: &str = "SELECT nome, contenuto FROM prospetto_file WHERE prospetto_id = $1";

const INVII: &str = "SELECT datore_id, data_riferimento, coalesce(data_invio, data_riferimento) AS data_invio \
     FROM prospetto WHERE datore_id > $1 AND datore_id <= $2 AND data_riferimento <= $3 AND stato IN ('valido', 'superato') \
     ORDER BY datore_id, data_riferimento, id";

const IMPRONTE_FRA: &str = "SELECT impronta FROM prospetto WHERE impronta IN ";
const GIORNI_DEI_DATORI: &str = "SELECT datore_id, data_riferimento FROM prospetto WHERE datore_id IN ";

pub(crate) const FRASI: &[&str] = &[TIENI_FILE, FILE, INVII];

const PER_CODICE: &str = "WHERE codice_comunicazione = $1 ORDER BY id";
const PER_IMPRONTA: &str = "WHERE impronta = $1 ORDER BY id";
const PER_DATORE: &str = "WHERE datore_id = $1 ORDER BY data_riferimento DESC, id DESC";
const PER_GIORNO: &str = "WHERE datore_id = $1 AND data_riferimento = $2 ORDER BY id";
const CHE_VALE: &str = "WHERE datore_id = $1 AND stato = 'valido' AND data_riferimento <= $2 \
     ORDER BY data_riferimento DESC, id DESC LIMIT 1";
const CHE_VALGONO: &str = "WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY datore_id \
     ORDER BY data_riferimento DESC, id DESC) AS posto FROM prospetto WHERE datore_id > $1 AND datore_id <= $2 \
     AND stato = 'valido' AND data_riferimento <= $3) ordinati WHERE posto = 1) ORDER BY datore_id";

impl Archivio {
    /// Prospetti with a communication code.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetti_per_codice(&self, codice: &str) -> Esito<Vec<Prospetto>> {
        self.elenca(PER_CODICE, vec![codice.into()]).await
    }

    /// Prospetti read from a file with that SHA-256: more than none means it was imported already.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetti_per_impronta(&self, impronta: &str) -> Esito<Vec<Prospetto>> {
        self.elenca(PER_IMPRONTA, vec![impronta.into()]).await
    }

    /// Every prospetto of an employer, the latest reference date first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetti_del_datore(&self, datore_id: &str) -> Esito<Vec<Prospetto>> {
        self.elenca(PER_DATORE, vec![datore_id.into()]).await
    }

    /// An employer's prospetti that describe one day, in any state.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetti_del_giorno(&self, datore_id: &str, data_riferimento: &str) -> Esito<Vec<Prospetto>> {
        self.elenca(PER_GIORNO, vec![datore_id.into(), data_riferimento.into()]).await
    }

    /// The valid prospetto with the latest reference date not after `al` (ISO date).
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetto_al(&self, datore_id: &str, al: &str) -> Esito<Option<Prospetto>> {
        self.trova(CHE_VALE, vec![datore_id.into(), al.into()]).await
    }

    /// As [`Self::prospetto_al`], for the employers after `dopo` and up to `fino`, by id: a page of a run
    /// over the whole archive.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetti_al_fra(&self, dopo: &str, fino: &str, al: &str) -> Esito<Vec<Prospetto>> {
        self.elenca(CHE_VALGONO, vec![dopo.into(), fino.into(), al.into()]).await
    }

    /// When the prospetti of the employers after `dopo` and up to `fino`, by id, were sent; those that
    /// describe a day up to `al`, also where a later one took their place.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn invii_fra(&self, dopo: &str, fino: &str, al: &str) -> Esito<Vec<InvioProspetto>> {
        self.db().presa().await?.conn().righe(INVII, vec![dopo.into(), fino.into(), al.into()]).await
    }

    /// The file from which a prospetto was read, if it was kept.
    ///
    /// # Errors
    /// If the archive cannot be read or the bytes do not unpack.
    pub async fn file_del_prospetto(&self, prospetto_id: &str) -> Esito<Option<FileProspetto>> {
        let mut presa = self.db().presa().await?;
        let riga: Option<(String, Vec<u8>)> = presa.conn().riga(FILE, vec![prospetto_id.into()]).await?;
        let Some((nome, compresso)) = riga else { return Ok(None) };
        let mut contenuto = Vec::new();
        flate2::read::ZlibDecoder::new(compresso.as_slice())
            .read_to_end(&mut contenuto)
            .map_err(|e| StoreError::Danneggiato(format!("il file di un prospetto non si legge ({e})")))?;
        Ok(Some(FileProspetto { nome, contenuto }))
    }
}

impl Scrittura {
    /// As [`Archivio::prospetti_per_codice`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetti_per_codice(&mut self, codice: &str) -> Esito<Vec<Prospetto>> {
        elenca(&mut self.conn(), PER_CODICE, &[codice]).await
    }

    /// Which of these SHA-256 are of prospetti that are in the archive, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn impronte_note(&mut self, impronte: &[&str]) -> Esito<BTreeSet<String>> {
        let mut note = BTreeSet::new();
        for gruppo in impronte.chunks(righe_per_frase(1)) {
            let sql = format!("{IMPRONTE_FRA}{}", segnaposti(1, gruppo.len()));
            note.extend(self.conn().testi(&sql, gruppo.iter().map(|impronta| (*impronta).into()).collect()).await?);
        }
        Ok(note)
    }

    /// The days, each with its employer, that these employers' prospetti describe, in any state.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn giorni_descritti(&mut self, datori: &[&str]) -> Esito<BTreeSet<(String, String)>> {
        let mut giorni = BTreeSet::new();
        for gruppo in datori.chunks(righe_per_frase(1)) {
            let sql = format!("{GIORNI_DEI_DATORI}{}", segnaposti(1, gruppo.len()));
            let valori = gruppo.iter().map(|datore_id| (*datore_id).into()).collect();
            giorni.extend(self.conn().righe::<(String, String)>(&sql, valori).await?);
        }
        Ok(giorni)
    }

    /// The prospetti, in any state, that describe these days of these employers, as this transaction
    /// sees them: by employer and day, and each day's in the order in which they came.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn prospetti_dei_giorni(&mut self, giorni: &[(String, String)]) -> Esito<Vec<Prospetto>> {
        let mut trovati: Vec<Prospetto> = Vec::new();
        for gruppo in giorni.chunks(righe_per_frase(2)) {
            let sql = format!(
                "WITH giorno (datore, al) AS (VALUES {}) {}",
                segnaposti(gruppo.len(), 2),
                crate::aggregato::frase_leggi::<Prospetto>(
                    "JOIN giorno ON datore_id = datore AND data_riferimento = al"
                )
            );
            let valori = gruppo.iter().flat_map(|(datore_id, al)| [datore_id.into(), al.into()]).collect();
            trovati.extend(self.conn().righe::<Prospetto>(&sql, valori).await?);
        }
        trovati.sort_by(|a, b| {
            (&a.datore_id, &a.data_riferimento, &a.id).cmp(&(&b.datore_id, &b.data_riferimento, &b.id))
        });
        Ok(trovati)
    }

    /// Marks a prospetto as superseded, annulled, duplicate, or valid again.
    ///
    /// # Errors
    /// [`StoreError::NonTrovato`].
    pub async fn segna_prospetto(&mut self, prospetto_id: &str, stato: StatoProspetto) -> Esito<Prospetto> {
        let prospetto: Prospetto = self.leggi(prospetto_id).await?;
        if prospetto.stato == stato {
            return Ok(prospetto);
        }
        let azione = match stato {
            StatoProspetto::Valido => "segnato_valido",
            StatoProspetto::Superato => "segnato_superato",
            StatoProspetto::Annullato => "segnato_annullato",
            StatoProspetto::Duplicato => "segnato_duplicato",
        };
        self.salva_come(Prospetto { stato, ..prospetto }, azione).await
    }

    /// Keeps, compressed, the file from which a prospetto was read. Once kept it does not change.
    ///
    /// # Errors
    /// If there is one already, or the prospetto is not there.
    pub async fn tieni_file(&mut self, prospetto_id: &str, file: &FileProspetto) -> Esito<()> {
        let mut compressore = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        let compresso = compressore
            .write_all(&file.contenuto)
            .and_then(|()| compressore.finish())
            .map_err(|e| StoreError::Base(e.to_string()))?;
        let valori = vec![prospetto_id.into(), (&file.nome).into(), compresso.as_slice().into()];
        self.conn().esegui(TIENI_FILE, valori).await?;
        self.fatto(Fatto {
            azione: "file",
            oggetto: "prospetto",
            id: prospetto_id,
            datore_id: None,
            prima: None,
            dopo: Some(impronta(&file.contenuto)),
            ..Fatto::default()
        });
        Ok(())
    }
}

async fn elenca(conn: &mut Conn<'_>, seguito: &str, valori: &[&str]) -> Esito<Vec<Prospetto>> {
    let sql = crate::aggregato::frase_leggi::<Prospetto>(seguito);
    conn.righe(&sql, valori.iter().map(|valore| (*valore).into()).collect()).await
}
