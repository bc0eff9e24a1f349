//! `mirato emetti esonero`: an application recorded and granted at once.

use crate::argomenti::Argomenti;
use crate::atti::emesso;
use mirato_app::Programma;
use mirato_app::api::{DatiEsonero, DocumentoConsegnato, PercentualeConcessa, UnitaEsonero};
use mirato_domain::Errore;
use std::path::PathBuf;

/// The application a decree of exemption answers.
#[derive(clap::Args)]
pub struct Esonero {
    /// Codice fiscale del datore di lavoro
    #[arg(long)]
    pub datore: String,
    /// Province con la percentuale chiesta, per esempio GE=60; si ripete
    #[arg(long, value_name = "SIGLA=PERCENTUALE", required = true)]
    pub provincia: Vec<String>,
    /// Province con la percentuale concessa, se è minore di quella chiesta; si ripete
    #[arg(long, value_name = "SIGLA=PERCENTUALE")]
    pub concessa: Vec<String>,
    /// Unità produttive, una per provincia, nello stesso ordine
    #[arg(long, value_name = "INDIRIZZO", required = true)]
    pub sede: Vec<String>,
    /// Motivi: faticosita, pericolosita, modalita
    #[arg(long, value_name = "MOTIVO", required = true, value_delimiter = ',')]
    pub motivo: Vec<String>,
    /// Documenti che provano i motivi
    #[arg(long, value_name = "TESTO")]
    pub prova: Vec<String>,
    /// Lavorazioni
    #[arg(long, default_value = "")]
    pub lavorazioni: String,
    /// Settore dell'80%: vigilanza o trasporto_privato
    #[arg(long, default_value = "")]
    pub settore: String,
    /// Domanda: prima, rinnovo o variazione
    #[arg(long, default_value = "prima")]
    pub tipo: String,
    /// Ultimo giorno chiesto
    #[arg(long, value_name = "DATA")]
    pub richiesto_al: String,
    /// Ultimo giorno concesso; quello chiesto se manca
    #[arg(long, value_name = "DATA", default_value = "")]
    pub scade_il: String,
    /// Giorni lavorativi della settimana, 5 o 6
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub giorni_settimana: u32,
    /// Patrono, giorno e mese (GG/MM)
    #[arg(long, value_name = "GIORNO", default_value = "")]
    pub patrono: String,
    /// Che cosa si è cercato prima di chiedere l'esonero
    #[arg(long, default_value = "")]
    pub soluzioni: String,
    /// Numero della marca da bollo
    #[arg(long, default_value = "")]
    pub bollo: String,
    /// Oneri di istruttoria pagati
    #[arg(long, value_name = "EURO", default_value = "")]
    pub oneri: String,
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

/// Records the application and issues its decree; refused, it leaves nothing behind.
///
/// # Errors
/// `esonero_non_valido` with the fields to correct; `esonero_sovrapposto`; `esonero_impedito`.
pub async fn emetti(programma: &Programma, argomenti: &Argomenti, scelte: &Esonero) -> Result<(), Errore> {
    let chieste = percentuali("provincia", &scelte.provincia)?;
    let concesse = percentuali("concessa", &scelte.concessa)?;
    let unita = chieste.iter().zip(&scelte.sede).map(|(chiesta, sede)| unita(scelte, chiesta, sede)).collect();
    if chieste.len() != scelte.sede.len() {
        let messaggio = "Scrivi una sede per ogni provincia, nello stesso ordine";
        return Err(Errore::dato("esonero_non_valido", format!("{messaggio}.")).con_campo("sede", messaggio));
    }
    let arrivato = |codice: &String| DocumentoConsegnato {
        codice: codice.clone(),
        consegnato_il: scelte.ricevuta_il.clone(),
        scade_il: String::new(),
    };
    let dati = DatiEsonero {
        codice_fiscale_datore: scelte.datore.clone(),
        protocollo: scelte.protocollo.clone(),
        ricevuta_il: scelte.ricevuta_il.clone(),
        tipo: scelte.tipo.clone(),
        richiesto_al: scelte.richiesto_al.clone(),
        settore: scelte.settore.clone(),
        unita,
        soluzioni_cercate: scelte.soluzioni.clone(),
        bollo: scelte.bollo.clone(),
        oneri_importo: scelte.oneri.clone(),
        oneri_pagati_il: if scelte.oneri.is_empty() { String::new() } else { scelte.ricevuta_il.clone() },
        documenti: scelte.documento.iter().map(arrivato).collect(),
        ..DatiEsonero::default()
    };
    let ufficio = programma.ufficio().await?;
    let atto = mirato_app::esoneri::emetti(&ufficio, dati, concesse, scelte.scade_il.clone()).await?;
    emesso(programma, argomenti, &atto, scelte.uscita.as_deref(), "Decreto di esonero").await
}

fn unita(scelte: &Esonero, chiesta: &PercentualeConcessa, sede: &str) -> UnitaEsonero {
    let per = |motivo: &str| scelte.motivo.iter().any(|scelto| scelto == motivo);
    UnitaEsonero {
        provincia: chiesta.provincia.clone(),
        sede: sede.to_owned(),
        percentuale: chiesta.percentuale,
        faticosita: per("faticosita"),
        pericolosita: per("pericolosita"),
        modalita: per("modalita"),
        lavorazioni: scelte.lavorazioni.clone(),
        prove: scelte.prova.clone(),
        giorni_settimana: scelte.giorni_settimana,
        patrono: scelte.patrono.clone(),
    }
}

/// "GE=60" as a province and a percentage.
fn percentuali(campo: &str, scritte: &[String]) -> Result<Vec<PercentualeConcessa>, Errore> {
    let letta = |scritta: &String| {
        let (provincia, percentuale) = scritta.split_once('=')?;
        let percentuale = percentuale.trim().trim_end_matches('%').parse().ok()?;
        Some(PercentualeConcessa { provincia: provincia.trim().to_uppercase(), percentuale })
    };
    let lette = scritte.iter().map(|scritta| {
        letta(scritta).ok_or_else(|| {
            let messaggio = format!("«{scritta}» non si legge: scrivi sigla e percentuale, per esempio GE=60");
            Errore::dato("esonero_non_valido", format!("{messaggio}.")).con_campo(campo, messaggio)
        })
    });
    lette.collect()
}
