//! `mirato emetti convenzione`.

use clap::Args;
use std::path::PathBuf;

/// A request of agreement; what one kind alone asks for stands in a file, by the names of the form.
#[derive(Args)]
pub struct Convenzione {
    /// Codice fiscale del datore di lavoro
    #[arg(long)]
    pub datore: String,
    /// Provincia delle assunzioni (sigla)
    #[arg(long, value_name = "SIGLA")]
    pub provincia: String,
    /// Primo giorno
    #[arg(long, value_name = "DATA")]
    pub dal: String,
    /// Ultimo giorno
    #[arg(long, value_name = "DATA")]
    pub fino_al: String,
    /// Tipo di convenzione
    #[arg(long, default_value = "programma", value_parser = [
        "programma", "integrazione_lavorativa", "inserimento_temporaneo", "inserimento_lavorativo", "cooperativa_sociale",
    ])]
    pub tipo: String,
    /// Riga del piano: SCADENZA,UNITÀ,ELENCO,PROFILO, poi se servono ;modo= ;chiamata= ;quanto= ;ore= ;provincia=; un'opzione per riga
    #[arg(long, value_name = "RIGA", required_unless_present = "dati")]
    pub riga: Vec<String>,
    /// File JSON con gli altri campi del modulo: integrazione lavorativa, terzo, commessa, convenzione quadro, piano
    #[arg(long, value_name = "FILE")]
    pub dati: Option<PathBuf>,
    /// Chi firma per il datore
    #[arg(long)]
    pub rappresentante: String,
    /// La sua carica
    #[arg(long, default_value = "legale rappresentante")]
    pub ruolo: String,
    /// Giorno del parere favorevole del comitato tecnico
    #[arg(long, value_name = "DATA", default_value = "")]
    pub comitato_il: String,
    /// Giorno del parere favorevole della commissione
    #[arg(long, value_name = "DATA", default_value = "")]
    pub commissione_il: String,
    /// Numero del contrassegno dell'imposta di bollo
    #[arg(long, default_value = "")]
    pub bollo: String,
    /// Protocollo della richiesta
    #[arg(long)]
    pub protocollo: String,
    /// Giorno in cui è arrivata
    #[arg(long, value_name = "DATA")]
    pub ricevuta_il: String,
    /// Giorni per proporre le candidature
    #[arg(long, default_value_t = 30)]
    pub candidature_giorni: u32,
    /// Giorni per comunicare assunzioni e cessazioni
    #[arg(long, default_value_t = 5)]
    pub comunicazione_giorni: u32,
    /// Mesi fra due verifiche
    #[arg(long, default_value_t = 6)]
    pub verifica_mesi: u32,
    /// Dove scrivere il PDF
    #[arg(long, value_name = "FILE")]
    pub uscita: Option<PathBuf>,
}
