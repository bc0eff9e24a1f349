//! What can go wrong with the archive, in words that say what to do.

use mirato_domain::Errore;
use std::path::PathBuf;

/// A field that differs between the archived record and the one that was refused.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS)]
pub struct Differenza {
    /// Name of the field.
    pub campo: String,
    /// What the archive holds.
    #[ts(type = "unknown")]
    pub archiviato: serde_json::Value,
    /// What was about to be saved.
    #[ts(type = "unknown")]
    pub proposto: serde_json::Value,
}

/// A save refused because somebody else saved the record in the meantime.
#[derive(Clone)]
pub struct SalvataggioSuperato {
    /// Kind of record (the table's name).
    pub oggetto: &'static str,
    /// Its id.
    pub id: String,
    /// The record as the archive holds it now.
    pub archiviato: serde_json::Value,
    /// The record that was about to be saved.
    pub proposto: serde_json::Value,
}

impl std::fmt::Debug for SalvataggioSuperato {
    /// The two records are left out: they may hold health data, and Debug output ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SalvataggioSuperato({} {})", self.oggetto, self.id)
    }
}

impl SalvataggioSuperato {
    /// The fields that differ, in the order of their names; id and versione are left out.
    #[must_use]
    pub fn differenze(&self) -> Vec<Differenza> {
        let (Some(archiviato), Some(proposto)) = (self.archiviato.as_object(), self.proposto.as_object()) else {
            return Vec::new();
        };
        archiviato
            .iter()
            .filter(|(campo, valore)| campo.as_str() != "versione" && proposto.get(*campo) != Some(valore))
            .map(|(campo, valore)| Differenza {
                campo: campo.clone(),
                archiviato: valore.clone(),
                proposto: proposto.get(campo).cloned().unwrap_or_default(),
            })
            .collect()
    }
}

/// An error of the archive. Each variant has a stable code and an Italian message.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No file at that path.
    #[error("L'archivio «{}» non esiste: controlla il percorso, oppure crealo con «Nuovo archivio».", .0.display())]
    FileAssente(PathBuf),
    /// There is already something where an archive was to be created or restored.
    #[error("In «{0}» esiste già un archivio o un file: scegli un altro nome, non viene sovrascritto nulla.")]
    EsisteGia(String),
    /// A SQLite archive needs a password.
    #[error("L'archivio è cifrato: scrivi la parola d'ordine.")]
    ParolaMancante,
    /// The password does not open the archive.
    #[error(
        "La parola d'ordine non apre questo archivio: riscrivila facendo attenzione a maiuscole e accenti. Se è quella giusta, il file è danneggiato: ripristina una copia."
    )]
    ParolaErrata,
    /// A file, but not an archive.
    #[error("«{}» non è un archivio di Mirato: è un file di un altro tipo.", .0.display())]
    FileEstraneo(PathBuf),
    /// A database, but not of this program.
    #[error("Il database si apre, ma non contiene un archivio di Mirato: controlla il percorso o l'indirizzo.")]
    ArchivioEstraneo,
    /// A newer program wrote it.
    #[error(
        "L'archivio è stato aggiornato da una versione più recente di Mirato (formato {archivio}, questo programma arriva a {programma}): installa la versione nuova. Non è stato modificato nulla."
    )]
    ArchivioPiuNuovo {
        /// Oldest format that a program must know to open it.
        archivio: i64,
        /// Newest format that this program knows.
        programma: i64,
    },
    /// An older archive must be migrated, and a backup could not be made first.
    #[error("L'archivio va aggiornato, ma prima serve una copia di sicurezza e non è riuscita: {0}")]
    CopiaPrimaDiMigrare(String),
    /// The archive's address is not a path nor a postgres:// URL.
    #[error(
        "«{0}» non è la posizione di un archivio: scrivi il percorso di un file oppure postgres://utente@server/nome."
    )]
    PosizioneNonValida(String),
    /// Another program holds the archive.
    #[error("Un'altra persona o un altro programma sta scrivendo nell'archivio da troppo tempo: riprova tra poco.")]
    Occupato,
    /// The database server does not answer.
    #[error(
        "Il server dell'archivio non risponde o rifiuta l'accesso: controlla indirizzo, utente, parola d'ordine e rete. ({0})"
    )]
    ServerNonRaggiungibile(String),
    /// Stored bytes are not what they were.
    #[error("L'archivio è danneggiato: {0}. Non usarlo: ripristina l'ultima copia.")]
    Danneggiato(String),
    /// The backup just made does not open or is not whole.
    #[error("La copia non è riuscita o non si riapre: {0}. L'archivio non è stato toccato.")]
    CopiaNonRiuscita(String),
    /// The operation is not offered for this kind of archive.
    #[error("{0}")]
    NonPrevisto(&'static str),
    /// A word does not open the sealed parts.
    #[error("La parola dei dati sanitari non è quella giusta: riscrivila facendo attenzione a maiuscole e accenti.")]
    ParolaFascicoliErrata,
    /// The user may not open the sealed parts.
    #[error("Non sei fra le persone abilitate ai dati sanitari: chiedi a chi lo è di abilitarti nelle Impostazioni.")]
    NonAbilitato,
    /// Nobody may open the sealed parts yet.
    #[error("Nessuno è ancora abilitato ai dati sanitari: in Impostazioni, «Dati sanitari», abilita la prima persona.")]
    NessunAbilitato,
    /// The last one who may open the sealed parts.
    #[error("È l'ultima persona abilitata: se la togli nessuno aprirà più i dati sanitari. Prima abilitane un'altra.")]
    UltimoAbilitato,
    /// A record is not there.
    #[error("{oggetto} «{id}» non è nell'archivio: forse è stato tolto da un'altra persona. Aggiorna l'elenco.")]
    NonTrovato {
        /// Kind of record.
        oggetto: &'static str,
        /// Its id.
        id: String,
    },
    /// Somebody else saved the record in the meantime.
    #[error(
        "Nel frattempo un'altra persona ha salvato questa scheda: confronta i campi diversi e scegli quali tenere."
    )]
    Superato(Box<SalvataggioSuperato>),
    /// A value that must be unique is there already.
    #[error("Esiste già una scheda con lo stesso valore ({0}): aprila invece di crearne un'altra.")]
    Doppio(String),
    /// A record refers to another that is not there, or is still referred to.
    #[error("La scheda è collegata ad altre: l'operazione lascerebbe un riferimento a vuoto.")]
    Collegato,
    /// A value breaks a rule of the archive.
    #[error("Un valore non rispetta una regola dell'archivio: {0}.")]
    ValoreRifiutato(String),
    /// An issued act is not changed.
    #[error("L'atto è stato emesso: non si modifica e non si cancella. Se è sbagliato, annullalo indicando il motivo.")]
    AttoEmesso,
    /// The act's state does not allow the step.
    #[error("Lo stato dell'atto non permette questo passaggio: aggiorna la scheda e controlla lo stato.")]
    PassaggioNonAmmesso,
    /// Something that may only be added to.
    #[error("Questo dato non si modifica e non si cancella: {0}.")]
    Immutabile(String),
    /// A number was taken in this transaction and no act was issued with it.
    #[error(
        "È stato preso il numero {numero}/{anno} del registro «{registro}» senza emettere l'atto: l'operazione è annullata e il numero resta libero."
    )]
    NumeroNonUsato {
        /// Register.
        registro: String,
        /// Year.
        anno: i64,
        /// Number.
        numero: i64,
    },
    /// An act was to be issued with a number that was not taken in this transaction.
    #[error("Il numero {0} non è stato preso in questa operazione: un atto si emette con il numero appena assegnato.")]
    NumeroNonPreso(i64),
    /// The author's time is not an ISO instant.
    #[error("«{0}» non è un istante: scrivi data, ora e fuso, per esempio 2026-11-22T09:30:00+01:00.")]
    IstanteNonValido(String),
    /// The disk refuses.
    #[error("Il disco rifiuta l'operazione su «{}»: {causa}. Controlla spazio e permessi.", .percorso.display())]
    Disco {
        /// Path.
        percorso: PathBuf,
        /// What the system says.
        causa: String,
    },
    /// Anything else the database says.
    #[error("L'archivio ha risposto con un errore: {0}")]
    Base(String),
}

impl StoreError {
    /// Stable code, listed in the manual.
    #[must_use]
    pub const fn codice(&self) -> &'static str {
        match self {
            Self::FileAssente(_) => "archivio_assente",
            Self::EsisteGia(_) => "archivio_esiste_gia",
            Self::ParolaMancante => "parola_mancante",
            Self::ParolaErrata => "parola_errata",
            Self::FileEstraneo(_) => "file_estraneo",
            Self::ArchivioEstraneo => "archivio_estraneo",
            Self::ArchivioPiuNuovo { .. } => "archivio_piu_nuovo",
            Self::CopiaPrimaDiMigrare(_) => "copia_prima_di_migrare",
            Self::PosizioneNonValida(_) => "posizione_non_valida",
            Self::Occupato => "archivio_occupato",
            Self::ServerNonRaggiungibile(_) => "server_non_raggiungibile",
            Self::Danneggiato(_) => "archivio_danneggiato",
            Self::CopiaNonRiuscita(_) => "copia_non_riuscita",
            Self::NonPrevisto(_) => "non_previsto",
            Self::ParolaFascicoliErrata => "parola_fascicoli_errata",
            Self::NonAbilitato => "non_abilitato",
            Self::NessunAbilitato => "nessun_abilitato",
            Self::UltimoAbilitato => "ultimo_abilitato",
            Self::NonTrovato { .. } => "non_trovato",
            Self::Superato(_) => "salvataggio_superato",
            Self::Doppio(_) => "gia_presente",
            Self::Collegato => "collegato",
            Self::ValoreRifiutato(_) => "valore_rifiutato",
            Self::AttoEmesso => "atto_emesso",
            Self::PassaggioNonAmmesso => "passaggio_non_ammesso",
            Self::Immutabile(_) => "immutabile",
            Self::NumeroNonUsato { .. } => "numero_non_usato",
            Self::NumeroNonPreso(_) => "numero_non_preso",
            Self::IstanteNonValido(_) => "istante_non_valido",
            Self::Disco { .. } => "disco",
            Self::Base(_) => "archivio_errore",
        }
    }
}

impl From<StoreError> for Errore {
    fn from(errore: StoreError) -> Self {
        let (codice, messaggio) = (errore.codice(), errore.to_string());
        match &errore {
            StoreError::PosizioneNonValida(_) | StoreError::ValoreRifiutato(_) | StoreError::IstanteNonValido(_) => {
                Self::dato(codice, messaggio)
            }
            StoreError::Danneggiato(_)
            | StoreError::CopiaNonRiuscita(_)
            | StoreError::CopiaPrimaDiMigrare(_)
            | StoreError::ServerNonRaggiungibile(_)
            | StoreError::Disco { .. }
            | StoreError::Base(_) => Self::guasto(codice, messaggio),
            StoreError::Superato(superato) => {
                superato.differenze().into_iter().fold(Self::stato(codice, messaggio), |e, differenza| {
                    e.con_campo(differenza.campo, "È stato cambiato da un'altra persona: confronta i due valori.")
                })
            }
            _ => Self::stato(codice, messaggio),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(errore: sqlx::Error) -> Self {
        match &errore {
            sqlx::Error::Database(base) => crate::dialetto::errore_del_motore(base.as_ref()),
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) => Self::ServerNonRaggiungibile(errore.to_string()),
            sqlx::Error::PoolTimedOut => Self::Occupato,
            _ => Self::Base(errore.to_string()),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(errore: sqlx::migrate::MigrateError) -> Self {
        match errore {
            sqlx::migrate::MigrateError::Execute(e) => e.into(),
            altro => Self::Base(altro.to_string()),
        }
    }
}

/// Result of everything in this crate.
pub type Esito<T> = Result<T, StoreError>;
