//! The words of the command line.

mod convenzione;
mod emetti;

pub use convenzione::Convenzione;
pub use emetti::{Computo, Emetti, Graduatoria, NullaOsta, Ottemperanza};

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

const AIUTO: &str = "\
{about}

Uso: {usage}

{all-args}

Stato d'uscita: 0 fatto; 2 le parole del comando sono sbagliate; 3 il dato non è valido; 4 una regola o
uno stato lo vieta; 5 guasto. Per 3, 4 e 5 lo standard error porta un oggetto JSON con codice, messaggio
e campi.";

/// Il collocamento mirato (L. 68/1999) dalla riga di comando.
#[derive(Parser)]
#[command(name = "mirato", version, about, help_template = AIUTO, disable_help_subcommand = true)]
pub struct Argomenti {
    /// Archivio: il percorso di un file, oppure postgres://…; la parola è in MIRATO_PASSWORD o si chiede al terminale
    #[arg(long, global = true, value_name = "PERCORSO")]
    pub archivio: Option<String>,
    /// Risponde in JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Nome con cui il registro ricorda chi ha lavorato
    #[arg(long, global = true, value_name = "NOME", env = "MIRATO_UTENTE", default_value = "riga di comando")]
    pub utente: String,
    #[command(subcommand)]
    pub comando: Comando,
}

/// The commands.
#[derive(Subcommand)]
pub enum Comando {
    /// Calcola e spiega, senza archivio: legge un documento JSON e ne scrive uno
    Calcola(Calcola),
    /// Crea, verifica, salva, ripristina, aggiorna un archivio
    Archivio {
        #[command(subcommand)]
        operazione: Archivio,
    },
    /// Porta file dentro l'archivio
    Importa {
        #[command(subcommand)]
        cosa: Importa,
    },
    /// Scrive un modello vuoto da compilare
    Modello {
        #[command(subcommand)]
        cosa: Modello,
    },
    /// Ricalcola ogni datore di lavoro dell'archivio
    Verifica(Verifica),
    /// Rivede ogni datore di lavoro a una data e tiene la revisione nell'archivio
    Revisione(Revisione),
    /// Emette un atto
    Emetti {
        #[command(subcommand)]
        atto: Box<Emetti>,
    },
    /// Firma atti emessi
    Firma(Firma),
    /// Esamina un documento
    Documento {
        #[command(subcommand)]
        operazione: Documento,
    },
    /// Il registro delle operazioni
    Registro {
        #[command(subcommand)]
        operazione: Registro,
    },
    /// Fa un archivio di dimostrazione in una cartella e ci svolge il lavoro dall'inizio alla fine
    Demo {
        /// Cartella da creare
        cartella: PathBuf,
    },
}

/// A pure reckoning.
#[derive(Args)]
pub struct Calcola {
    /// Che cosa calcolare
    #[arg(value_enum)]
    pub cosa: CosaCalcolare,
    /// Documento JSON, o «-» per lo standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Lascia fuori la spiegazione
    #[arg(long)]
    pub senza_spiegazione: bool,
}

/// The reckonings.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum CosaCalcolare {
    /// Base di computo, quota, scoperture (artt. 3, 4, 18 L. 68/1999)
    Quota,
    /// Giorni lavorativi fra due date
    GiorniLavorativi,
    /// Contributo per le unità esonerate (art. 5 L. 68/1999)
    Contributo,
    /// Sanzioni dell'art. 15
    Sanzione,
    /// Termine di un procedimento
    Termini,
    /// Graduatoria dei candidati di un avviso (art. 8 L. 68/1999, art. 16 L. 56/1987)
    Graduatoria,
}

/// Operations on an archive.
#[derive(Subcommand)]
pub enum Archivio {
    /// Crea un archivio nuovo
    Crea,
    /// Controlla che sia integro
    Verifica,
    /// Ne fa una copia di sicurezza e la verifica aprendola
    Salva {
        /// File da scrivere
        copia: PathBuf,
    },
    /// Riporta una copia di sicurezza al posto di un archivio che non c'è più
    Ripristina {
        /// Copia da cui ripartire
        copia: PathBuf,
    },
    /// Lo porta alla versione di questo programma, dopo una copia di sicurezza
    Migra,
    /// Abilita la prima persona ai dati sanitari; la sua parola è in MIRATO_PASSWORD_SANITARIA o si chiede al terminale
    Abilita {
        /// Nome con cui la persona entra nel computer
        nome: String,
    },
}

/// Files to import, each whole or not at all.
#[derive(Args)]
pub struct DaImportare {
    /// File da importare
    #[arg(required = true)]
    pub file: Vec<PathBuf>,
    /// Prova senza scrivere niente
    #[arg(long)]
    pub prova: bool,
}

/// What can be imported.
#[derive(Subcommand)]
pub enum Importa {
    /// Prospetti informativi: XML UNIPI, xlsx, ods; ogni file entra intero o non entra
    Prospetti(DaImportare),
    /// Persone degli elenchi: xlsx, ods, csv; ogni file entra intero o non entra
    Persone(DaImportare),
    /// Comunicazioni obbligatorie: xlsx, ods, csv; ogni file entra intero o non entra
    Comunicazioni(DaImportare),
    /// Domande agli avvisi: xlsx, ods, csv; ogni file entra intero o non entra
    Domande(DaImportare),
}

/// Templates to fill in.
#[derive(Subcommand)]
pub enum Modello {
    /// La cartella di lavoro per i prospetti
    Prospetti {
        /// File da scrivere (.xlsx)
        file: PathBuf,
    },
    /// La cartella di lavoro per le persone
    Persone {
        /// File da scrivere (.xlsx)
        file: PathBuf,
    },
    /// La cartella di lavoro per le comunicazioni obbligatorie
    Comunicazioni {
        /// File da scrivere (.xlsx)
        file: PathBuf,
    },
    /// La cartella di lavoro per le domande agli avvisi
    Domande {
        /// File da scrivere (.xlsx)
        file: PathBuf,
    },
}

/// Verification of every employer.
#[derive(Args)]
pub struct Verifica {
    /// Giorno della situazione (AAAA-MM-GG); oggi se manca
    #[arg(long, value_name = "DATA")]
    pub data: Option<String>,
    /// Solo i datori con lavoratori in questa provincia (sigla)
    #[arg(long, value_name = "SIGLA")]
    pub provincia: Option<String>,
    /// Scrive un foglio di calcolo
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub xlsx: Option<PathBuf>,
}

/// Review of every employer.
#[derive(Args)]
pub struct Revisione {
    /// Giorno della revisione (AAAA-MM-GG); oggi se manca
    #[arg(long, value_name = "DATA")]
    pub data: Option<String>,
    /// Scrive anche un foglio di calcolo con i totali
    #[arg(long, value_name = "FILE")]
    pub xlsx: Option<PathBuf>,
}

/// Signature of acts.
#[derive(Args)]
pub struct Firma {
    /// Numeri (412/2026) o identificativi degli atti
    #[arg(required = true)]
    pub atti: Vec<String>,
    /// File PKCS#12; la sua parola è in MIRATO_PASSWORD_FIRMA o si chiede al terminale
    #[arg(long, value_name = "FILE", required_unless_present = "pkcs11", conflicts_with = "pkcs11")]
    pub p12: Option<PathBuf>,
    /// Modulo PKCS#11 del dispositivo; il PIN è in MIRATO_PASSWORD_FIRMA o si chiede al terminale
    #[arg(long, value_name = "MODULO", requires = "slot")]
    pub pkcs11: Option<PathBuf>,
    /// Slot del dispositivo
    #[arg(long, value_name = "N")]
    pub slot: Option<u32>,
    /// Cartella in cui scrivere i PDF firmati
    #[arg(long, value_name = "CARTELLA")]
    pub uscita: Option<PathBuf>,
}

/// Operations on a document.
#[derive(Subcommand)]
pub enum Documento {
    /// Verifica le firme, che cosa è cambiato dopo, e se il registro lo conosce
    Verifica {
        /// PDF da esaminare
        file: PathBuf,
    },
}

/// Operations on the audit register.
#[derive(Subcommand)]
pub enum Registro {
    /// Ripercorre la catena delle operazioni
    Verifica,
}
