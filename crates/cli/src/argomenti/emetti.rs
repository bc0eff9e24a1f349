//! The words of `mirato emetti`.

use super::Convenzione;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Acts that can be issued.
#[derive(Subcommand)]
pub enum Emetti {
    /// Certificato di ottemperanza a una stazione appaltante (art. 17)
    Ottemperanza(Ottemperanza),
    /// Nulla osta all'assunzione dagli elenchi (art. 7)
    NullaOsta(NullaOsta),
    /// Autorizzazione al computo (art. 4, c. 3-bis e 4); la parola dei dati sanitari è in MIRATO_PASSWORD_SANITARIA o si chiede al terminale
    Computo(Computo),
    /// Esonero parziale (art. 5, c. 3): registra la domanda e la concede
    Esonero(Box<crate::esonero::Esonero>),
    /// Propone una convenzione: la richiesta, i controlli e il testo da firmare
    Convenzione(Convenzione),
    /// Graduatoria di un avviso chiuso: la calcola e la approva con decreto; la parola dei dati sanitari è in MIRATO_PASSWORD_SANITARIA o si chiede al terminale
    Graduatoria(Graduatoria),
}

/// The ranking a decree approves.
#[derive(Args)]
pub struct Graduatoria {
    /// Numero e anno dell'avviso, come 14/2026
    #[arg(long)]
    pub avviso: String,
    /// Approva come definitiva l'ultima versione calcolata, dopo i giorni del riesame
    #[arg(long)]
    pub definitiva: bool,
    /// Dove scrivere il PDF del decreto
    #[arg(long, value_name = "FILE")]
    pub uscita: Option<PathBuf>,
}

/// The request a nulla osta answers.
#[derive(Args)]
pub struct NullaOsta {
    /// Codice fiscale del datore di lavoro
    #[arg(long)]
    pub datore: String,
    /// Codice fiscale della persona
    #[arg(long)]
    pub persona: String,
    /// Provincia del posto di lavoro (sigla)
    #[arg(long, value_name = "SIGLA")]
    pub provincia: String,
    /// Elenco: art8, art18, centralinisti, massofisioterapisti, terapisti
    #[arg(long, default_value = "art8")]
    pub elenco: String,
    /// Chiamata: nominativa o numerica
    #[arg(long, default_value = "nominativa")]
    pub chiamata: String,
    /// Contratto: indeterminato, determinato, apprendistato, somministrazione
    #[arg(long)]
    pub contratto: String,
    /// Durata in mesi, per un contratto a termine
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub durata_mesi: u32,
    /// Ore settimanali (HH:MM)
    #[arg(long)]
    pub ore: String,
    /// Ore settimanali del contratto pieno (HH:MM)
    #[arg(long)]
    pub ore_contratto: String,
    /// Mansione
    #[arg(long)]
    pub mansione: String,
    /// CCNL
    #[arg(long, default_value = "")]
    pub ccnl: String,
    /// Livello
    #[arg(long, default_value = "")]
    pub livello: String,
    /// Primo giorno in cui il lavoro può cominciare
    #[arg(long, value_name = "DATA")]
    pub inizio_dal: String,
    /// Ultimo giorno in cui il lavoro può cominciare
    #[arg(long, value_name = "DATA")]
    pub inizio_al: String,
    /// Convenzione dell'art. 11 di cui l'assunzione fa parte
    #[arg(long, default_value = "")]
    pub convenzione: String,
    /// Codice fiscale dell'impresa utilizzatrice, per la somministrazione
    #[arg(long, default_value = "")]
    pub utilizzatrice: String,
    /// Assunzione oltre l'obbligo
    #[arg(long)]
    pub volontaria: bool,
    /// Protocollo della richiesta
    #[arg(long)]
    pub protocollo: String,
    /// Giorno in cui è arrivata
    #[arg(long, value_name = "DATA")]
    pub ricevuta_il: String,
    /// Dove scrivere il PDF
    #[arg(long, value_name = "FILE")]
    pub uscita: Option<PathBuf>,
}

/// The application an authorisation answers.
#[derive(Args)]
pub struct Computo {
    /// Codice fiscale del datore di lavoro
    #[arg(long)]
    pub datore: String,
    /// Codice fiscale della persona
    #[arg(long)]
    pub persona: String,
    /// Provincia del posto di lavoro (sigla)
    #[arg(long, value_name = "SIGLA")]
    pub provincia: String,
    /// Caso: prima_dell_assunzione (c. 3-bis) o durante_il_rapporto (c. 4)
    #[arg(long)]
    pub caso: String,
    /// Giorno dell'assunzione
    #[arg(long, value_name = "DATA")]
    pub assunto_il: String,
    /// Giorno del riconoscimento, se è diverso da quello dell'atto
    #[arg(long, value_name = "DATA", default_value = "")]
    pub riconosciuto_il: String,
    /// Ore settimanali (HH:MM)
    #[arg(long)]
    pub ore: String,
    /// Ore settimanali del contratto pieno (HH:MM)
    #[arg(long)]
    pub ore_contratto: String,
    /// Inidoneità alle mansioni accertata dal medico competente (c. 4)
    #[arg(long)]
    pub inidoneo: bool,
    /// Inadempimento del datore accertato in giudizio (c. 4)
    #[arg(long)]
    pub colpa_datore: bool,
    /// Codici dei documenti arrivati
    #[arg(long, value_name = "CODICE")]
    pub documento: Vec<String>,
    /// Protocollo della domanda
    #[arg(long)]
    pub protocollo: String,
    /// Giorno in cui è arrivata
    #[arg(long, value_name = "DATA")]
    pub ricevuta_il: String,
    /// Dove scrivere il PDF
    #[arg(long, value_name = "FILE")]
    pub uscita: Option<PathBuf>,
}

/// The request a certificate answers.
#[derive(Args)]
pub struct Ottemperanza {
    /// Codice fiscale o partita IVA dell'impresa
    #[arg(long)]
    pub datore: String,
    /// Stazione appaltante
    #[arg(long)]
    pub ente: String,
    /// Codice IPA della stazione appaltante
    #[arg(long)]
    pub codice_ipa: String,
    /// PEC della stazione appaltante
    #[arg(long, default_value = "")]
    pub pec: String,
    /// CIG della gara
    #[arg(long)]
    pub cig: String,
    /// Oggetto della gara
    #[arg(long, default_value = "")]
    pub oggetto: String,
    /// Protocollo della richiesta
    #[arg(long)]
    pub protocollo: String,
    /// Giorno in cui è arrivata
    #[arg(long, value_name = "DATA")]
    pub ricevuta_il: String,
    /// Data di riferimento che la stazione appaltante indica (termine delle offerte)
    #[arg(long, value_name = "DATA")]
    pub data_riferimento: String,
    /// Giorno in cui la gara è stata indetta
    #[arg(long, value_name = "DATA", default_value = "")]
    pub determina_del: String,
    /// Dove scrivere il PDF
    #[arg(long, value_name = "FILE")]
    pub uscita: Option<PathBuf>,
}
