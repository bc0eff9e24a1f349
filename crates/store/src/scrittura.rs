//! The one way to write: a transaction that records in the register everything it does.

use crate::aggregato::{self, Aggregato};
use crate::archivio::Archivio;
use crate::base::{Conn, Tx, Valore, a_gruppi, impronta_dei_valori, righe_per_frase};
use crate::dialetto;
use crate::errore::{Esito, SalvataggioSuperato, StoreError};
use crate::registro::{self, VoceRegistro, impronta};
use crate::ricerca::{self, Voce};
use ring::rand::SecureRandom;
use std::collections::{BTreeMap, BTreeSet};

/// Who writes, and when: the archive has no clock of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Autore {
    /// User name.
    pub utente: String,
    /// ISO instant with its offset, such as `2026-11-22T09:30:00+01:00`.
    pub quando: String,
}

/// A transaction. Nothing is kept until [`Scrittura::conferma`]; dropped, it leaves nothing behind.
///
/// Writers follow one another, so hold it for as short as you can: never while a user thinks.
pub struct Scrittura {
    tx: Tx,
    pub(crate) autore: Autore,
    millisecondi: u64,
    ordinale: u32,
    capo: (i64, String),
    registro: Vec<VoceRegistro>,
    ricerca: BTreeMap<(&'static str, String), Voce>,
    pub(crate) situazioni: BTreeSet<String>,
    pub(crate) numeri: BTreeSet<(String, i64, i64)>,
}

/// Buffered rows are written when there are this many, to bound memory in a long import.
const TAMPONE: usize = 2000;

/// What is written to the register about one record.
#[derive(Default)]
pub(crate) struct Fatto<'a> {
    pub(crate) azione: &'static str,
    pub(crate) oggetto: &'static str,
    pub(crate) id: &'a str,
    pub(crate) datore_id: Option<&'a str>,
    pub(crate) persona_id: Option<&'a str>,
    pub(crate) prima: Option<String>,
    pub(crate) dopo: Option<String>,
    /// Why, where the law wants it written.
    pub(crate) motivo: Option<String>,
}

impl Archivio {
    /// Begins to write. Waits for whoever is writing to finish.
    ///
    /// # Errors
    /// If the author's instant is not ISO, or the archive is busy.
    pub async fn scrivi(&self, autore: &Autore) -> Esito<Scrittura> {
        let istante = chrono::DateTime::parse_from_rfc3339(&autore.quando)
            .map_err(|_| StoreError::IstanteNonValido(autore.quando.clone()))?;
        let millisecondi = u64::try_from(istante.timestamp_millis())
            .map_err(|_| StoreError::IstanteNonValido(autore.quando.clone()))?;
        let mut tx = dialetto::comincia(self.db()).await?;
        let capo = registro::capo(&mut tx.conn()).await?;
        Ok(Scrittura {
            tx,
            autore: autore.clone(),
            millisecondi,
            // Ids go on from the register's last row, so that they keep the order in which they were given
            // also from one transaction to the next within the same instant.
            ordinale: u32::try_from(capo.0 & 0xFFFF_FFFF).unwrap_or(0),
            capo,
            registro: Vec::new(),
            ricerca: BTreeMap::new(),
            situazioni: BTreeSet::new(),
            numeri: BTreeSet::new(),
        })
    }
}

impl Scrittura {
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        self.tx.conn()
    }

    /// Keeps everything, or nothing.
    ///
    /// # Errors
    /// If a number was taken without issuing its act, or the archive refuses.
    pub async fn conferma(mut self) -> Esito<()> {
        if let Some((registro, anno, numero)) = self.numeri.pop_first() {
            self.tx.annulla().await?;
            return Err(StoreError::NumeroNonUsato { registro, anno, numero });
        }
        self.aggiorna_situazioni().await?;
        self.svuota().await?;
        let (sequenza, impronta) = self.capo.clone();
        self.conn().esegui(registro::SPOSTA_CAPO, vec![sequenza.into(), impronta.into()]).await?;
        self.tx.conferma().await
    }

    /// Gives everything up. Dropping does the same, a moment later.
    ///
    /// # Errors
    /// If the archive does not answer.
    pub async fn annulla(self) -> Esito<()> {
        self.tx.annulla().await
    }

    /// Inserts a record: gives it its id and version 1.
    ///
    /// # Errors
    /// If a unique value is there already or a rule of the archive refuses.
    pub async fn inserisci<T: Aggregato>(&mut self, record: T) -> Esito<T> {
        let mut inseriti = self.inserisci_tutti(vec![record]).await?;
        inseriti.pop().ok_or_else(|| StoreError::Base("nessun record".to_owned()))
    }

    /// Inserts many records in few statements, one row of the register each. All or none.
    ///
    /// # Errors
    /// As [`Self::inserisci`].
    pub async fn inserisci_tutti<T: Aggregato>(&mut self, record: Vec<T>) -> Esito<Vec<T>> {
        let mut inseriti = Vec::with_capacity(record.len());
        for uno in record {
            let id = if uno.id().is_empty() { self.nuovo_id()? } else { uno.id().to_owned() };
            inseriti.push(uno.numerato(id, 1));
        }
        let colonne = aggregato::colonne_scritte::<T>().len();
        let mut impronte = Vec::with_capacity(inseriti.len());
        for gruppo in inseriti.chunks(righe_per_frase(colonne)) {
            let mut valori = Vec::with_capacity(gruppo.len() * colonne);
            for uno in gruppo {
                let suoi = uno.valori();
                impronte.push(impronta_dei_valori(suoi.iter()));
                valori.extend(suoi.into_iter().chain(uno.calcolati()));
            }
            self.conn().esegui(&aggregato::frase_inserisci::<T>(gruppo.len()), valori).await?;
        }
        for (uno, impronta) in inseriti.iter().zip(impronte) {
            self.fatto(Fatto {
                azione: "inserito",
                oggetto: T::TABELLA,
                id: uno.id(),
                datore_id: uno.del_datore(),
                persona_id: uno.della_persona(),
                dopo: Some(impronta),
                ..Fatto::default()
            });
            self.indicizza(uno);
            self.svuota_se_pieno().await?;
        }
        Ok(inseriti)
    }

    /// Saves a record that was read and changed; its version must still be the archived one.
    ///
    /// # Errors
    /// [`StoreError::Superato`] with both records if somebody saved it in the meantime;
    /// [`StoreError::NonTrovato`] if it is gone.
    pub async fn salva<T: Aggregato>(&mut self, record: T) -> Esito<T> {
        self.salva_come(record, "modificato").await
    }

    pub(crate) async fn salva_come<T: Aggregato>(&mut self, record: T, azione: &'static str) -> Esito<T> {
        let prima: T = self.leggi(record.id()).await?;
        if prima.versione() != record.versione() {
            return Err(superato(&prima, &record));
        }
        let id = record.id().to_owned();
        let dopo = record.numerato(id, prima.versione() + 1);
        let mut valori: Vec<Valore> = dopo.valori().into_iter().chain(dopo.calcolati()).collect();
        valori.push(prima.versione().into());
        let toccate = self.conn().esegui(&aggregato::frase_salva::<T>(), valori).await?;
        if toccate != 1 {
            return Err(superato(&prima, &dopo));
        }
        if T::STORIA {
            self.tieni_storia(&prima).await?;
        }
        if T::SITUAZIONE {
            self.situazioni.extend(dopo.del_datore().map(str::to_owned));
        }
        self.fatto(Fatto {
            azione,
            oggetto: T::TABELLA,
            id: dopo.id(),
            datore_id: dopo.del_datore(),
            persona_id: dopo.della_persona(),
            prima: Some(impronta_del_record(&prima)),
            dopo: Some(impronta_del_record(&dopo)),
            motivo: None,
        });
        self.indicizza(&dopo);
        self.svuota_se_pieno().await?;
        Ok(dopo)
    }

    /// Reads a record as this transaction sees it.
    ///
    /// # Errors
    /// [`StoreError::NonTrovato`].
    pub async fn leggi<T: Aggregato>(&mut self, id: &str) -> Esito<T> {
        leggi(&mut self.conn(), id).await
    }

    /// A new id: UUIDv7 of the author's instant, in the order in which this transaction gives them.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn nuovo_id(&mut self) -> Esito<String> {
        let mut byte = [0_u8; 10];
        ring::rand::SystemRandom::new()
            .fill(&mut byte)
            .map_err(|_| StoreError::Base("il sistema non fornisce numeri casuali".to_owned()))?;
        let [primo, secondo, terzo, quarto] = self.ordinale.to_be_bytes();
        byte[..6].copy_from_slice(&[0, primo, 0, secondo, terzo, quarto]);
        self.ordinale = self.ordinale.wrapping_add(1);
        Ok(uuid::Builder::from_unix_timestamp_millis(self.millisecondi, &byte).into_uuid().to_string())
    }

    /// Adds a row to the register.
    pub(crate) fn fatto(&mut self, fatto: Fatto<'_>) {
        let mut riga = VoceRegistro {
            sequenza: self.capo.0 + 1,
            quando: self.autore.quando.clone(),
            utente: self.autore.utente.clone(),
            azione: fatto.azione.to_owned(),
            oggetto: fatto.oggetto.to_owned(),
            oggetto_id: fatto.id.to_owned(),
            datore_id: fatto.datore_id.map(str::to_owned),
            persona_id: fatto.persona_id.map(str::to_owned),
            motivo: fatto.motivo,
            prima: fatto.prima,
            dopo: fatto.dopo,
            precedente: self.capo.1.clone(),
            impronta: String::new(),
        };
        riga.impronta = riga.calcola_impronta();
        self.capo = (riga.sequenza, riga.impronta.clone());
        self.registro.push(riga);
    }

    fn indicizza<T: Aggregato>(&mut self, record: &T) {
        if let Some(voce) = record.voce() {
            self.ricerca.insert((T::TABELLA, record.id().to_owned()), voce);
        }
    }

    /// Takes a record out of the search rows that wait to be written.
    pub(crate) fn dimentica(&mut self, oggetto: &'static str, id: &str) {
        self.ricerca.remove(&(oggetto, id.to_owned()));
    }

    async fn tieni_storia<T: Aggregato>(&mut self, prima: &T) -> Esito<()> {
        let dati = serde_json::to_string(prima).map_err(|e| StoreError::Base(e.to_string()))?;
        let valori = vec![
            prima.id().into(),
            prima.versione().into(),
            (&self.autore.quando).into(),
            (&self.autore.utente).into(),
            dati.into(),
        ];
        self.conn().esegui(&frase_tieni_storia::<T>(), valori).await.map(|_| ())
    }

    pub(crate) async fn svuota_se_pieno(&mut self) -> Esito<()> {
        if self.registro.len() >= TAMPONE || self.ricerca.len() >= TAMPONE { self.svuota().await } else { Ok(()) }
    }

    /// Writes what is buffered.
    async fn svuota(&mut self) -> Esito<()> {
        let righe = std::mem::take(&mut self.registro);
        for gruppo in a_gruppi(righe, righe_per_frase(registro::COLONNE.len())) {
            let frase = registro::frase_registra(gruppo.len());
            self.conn().esegui(&frase, gruppo.into_iter().flat_map(VoceRegistro::valori).collect()).await?;
        }
        let voci: Vec<_> = std::mem::take(&mut self.ricerca).into_iter().collect();
        for gruppo in voci.chunks(righe_per_frase(ricerca::COLONNE)) {
            let valori = gruppo.iter().flat_map(|((oggetto, id), voce)| ricerca::valori(oggetto, id, voce)).collect();
            self.conn().esegui(&ricerca::frase_indicizza(gruppo.len()), valori).await?;
        }
        Ok(())
    }
}

impl Archivio {
    /// Reads a record.
    ///
    /// # Errors
    /// [`StoreError::NonTrovato`].
    pub async fn leggi<T: Aggregato>(&self, id: &str) -> Esito<T> {
        let mut presa = self.db().presa().await?;
        leggi(&mut presa.conn(), id).await
    }

    /// Reads a record if it is there.
    pub(crate) async fn trova<T: Aggregato>(&self, seguito: &str, valori: Vec<Valore>) -> Esito<Option<T>> {
        let mut presa = self.db().presa().await?;
        presa.conn().riga(&aggregato::frase_leggi::<T>(seguito), valori).await
    }

    /// Reads every record that a condition holds for.
    pub(crate) async fn elenca<T: Aggregato>(&self, seguito: &str, valori: Vec<Valore>) -> Esito<Vec<T>> {
        let mut presa = self.db().presa().await?;
        presa.conn().righe(&aggregato::frase_leggi::<T>(seguito), valori).await
    }
}

async fn leggi<T: Aggregato>(conn: &mut Conn<'_>, id: &str) -> Esito<T> {
    conn.riga(&aggregato::frase_leggi::<T>("WHERE id = $1"), vec![id.into()])
        .await?
        .ok_or_else(|| StoreError::NonTrovato { oggetto: T::TABELLA, id: id.to_owned() })
}

fn superato<T: Aggregato>(archiviato: &T, proposto: &T) -> StoreError {
    let json = |record: &T| serde_json::to_value(record).unwrap_or_default();
    StoreError::Superato(Box::new(SalvataggioSuperato {
        oggetto: T::TABELLA,
        id: archiviato.id().to_owned(),
        archiviato: json(archiviato),
        proposto: json(proposto),
    }))
}

/// `INSERT` in the table that keeps what a record said before.
pub(crate) fn frase_tieni_storia<T: Aggregato>() -> String {
    format!("INSERT INTO {0}_storia ({0}_id, versione, fino_a, utente, dati) VALUES ($1, $2, $3, $4, $5)", T::TABELLA)
}

/// SHA-256 of a record as the archive holds it.
pub(crate) fn impronta_del_record<T: Aggregato>(record: &T) -> String {
    impronta_dei_valori(record.valori().iter())
}

/// SHA-256 of what is not a record, as JSON.
pub(crate) fn impronta_di(record: &impl serde::Serialize) -> Esito<String> {
    serde_json::to_vec(record).map(|byte| impronta(&byte)).map_err(|e| StoreError::Base(e.to_string()))
}
