//! What each user of the office may do: who looks, who records and prepares, who decides, signs and configures.
//!
//! While nobody has a role everybody may do everything. Roles divide the work of people who share the word of the
//! archive; what is sealed is closed by a word of its own.

use crate::api::{AssegnaRuolo, Niente, RuoloDato, TogliRuolo};
use crate::modulo::Modulo;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Ruolo, RuoloUtente};
use serde_json::Value;

/// What a command asks of whoever gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Potere {
    /// To look, and to take out what is seen.
    Consulta,
    /// To record and to prepare.
    Lavora,
    /// To decide and to sign.
    Decide,
    /// To change how the office works, and who may do what.
    Configura,
}

/// Commands that change nothing of the office's records.
const CONSULTA: &[&str] = &[
    "sessione",
    "archivio_apri",
    "archivio_salva",
    "cerca",
    "bozza",
    "bozza_salva",
    "preferenze",
    "preferenze_salva",
    "cruscotto",
    "datori",
    "datori_esporta",
    "datore",
    "posizione",
    "movimenti",
    "prospetti",
    "prospetti_esporta",
    "prospetto",
    "prospetto_simula",
    "prospetto_stampa",
    "importa_modello",
    "importazioni",
    "lavoro",
    "lavoro_annulla",
    "richieste",
    "richieste_esporta",
    "richiesta",
    "ottemperanza_anteprima",
    "atti",
    "atti_esporta",
    "atto",
    "atto_pagine",
    "atto_salva",
    "atto_verifica",
    "firma_slot",
    "documento_verifica",
    "persone",
    "persone_esporta",
    "persona",
    "persona_simili",
    "allegato_salva",
    "abilitazioni",
    "iscrizioni",
    "iscrizioni_esporta",
    "iscrizione",
    "proposte",
    "nulla_osta_elenco",
    "nulla_osta_esporta",
    "nulla_osta",
    "nulla_osta_anteprima",
    "computi",
    "computi_esporta",
    "computo",
    "computo_anteprima",
    "esoneri",
    "esoneri_esporta",
    "esonero",
    "esonero_anteprima",
    "conto_esonero",
    "conto_giorni",
    "conto_estratto",
    "sospensioni",
    "sospensioni_esporta",
    "sospensione",
    "sospensione_anteprima",
    "compensazioni",
    "compensazioni_esporta",
    "compensazione",
    "compensazione_anteprima",
    "compensazioni_gruppo",
    "convenzioni",
    "convenzioni_esporta",
    "convenzioni_aperte",
    "convenzione",
    "convenzione_anteprima",
    "convenzione_stampa",
    "preselezioni",
    "preselezione",
    "capacita",
    "candidati_pesa",
    "candidati",
    "avvisi",
    "avvisi_esporta",
    "avviso",
    "avviso_anteprima",
    "avviso_testo",
    "annuale_proposta",
    "annuale_confronta",
    "annuale_confronto_esporta",
    "criteri_elenco",
    "criteri_tabella",
    "criteri_esempi",
    "domande_avviso",
    "domande_avviso_esporta",
    "domanda_avviso",
    "graduatoria_righe",
    "graduatoria_confronta",
    "graduatoria_anteprima",
    "candidati_lettere",
    "candidati_lettere_prova",
    "revisioni",
    "revisione",
    "revisione_quadro",
    "revisione_datore",
    "revisione_esporta",
    "revisione_lettere",
    "scadenzario",
    "scadenzario_esporta",
    "viste",
    "vista_salva",
    "vista_elimina",
    "impostazioni",
    "parametri",
    "categorie_escluse",
    "registro_verifica",
    "ruoli",
];

/// Commands that issue, sign or undo an act.
const DECIDE: &[&str] = &[
    "ottemperanza_rilascia",
    "nulla_osta_rilascia",
    "computo_rilascia",
    "convenzione_proponi",
    "avviso_pubblica",
    "graduatoria_approva",
    "graduatoria_pubblica",
    "candidati_avvia",
    "candidati_lettere_emetti",
    "revisione_rapporto",
    "revisione_lettere_emetti",
    "atti_firma",
    "atto_annulla",
];

/// Steps of a procedure that decide it, whatever the procedure.
const PASSI_CHE_DECIDONO: &[&str] = &[
    "concessione",
    "diniego",
    "revoca",
    "decadenza",
    "riconosci",
    "respingi",
    "temporanea",
    "rinnova",
    "autorizza",
    "nega",
    "ritira",
    "proroga",
    "contesta",
    "risolvi",
    "cancella",
];

/// Commands that change how the office works.
const CONFIGURA: &[&str] = &[
    "impostazioni_salva",
    "parametro_aggiungi",
    "criteri_copia",
    "criteri_salva",
    "criteri_elimina",
    "abilita",
    "disabilita",
    "ruolo_assegna",
    "ruolo_togli",
];

/// What a command asks for; one that no list names records something.
pub(crate) fn serve(nome: &str, richiesta: &Value) -> Potere {
    let passo = richiesta.get("passo").and_then(Value::as_str).unwrap_or_default();
    match nome {
        nome if CONSULTA.contains(&nome) => Potere::Consulta,
        nome if CONFIGURA.contains(&nome) => Potere::Configura,
        nome if DECIDE.contains(&nome) => Potere::Decide,
        nome if nome.ends_with("_passo") && PASSI_CHE_DECIDONO.contains(&passo) => Potere::Decide,
        _ => Potere::Lavora,
    }
}

/// Refuses a command that the user may not give: the one place where every command of the window passes.
///
/// # Errors
/// `ruolo_insufficiente`.
pub(crate) async fn controlla(programma: &Programma, potere: Potere) -> Result<(), Errore> {
    if potere == Potere::Consulta {
        return Ok(());
    }
    match programma.ufficio_se_aperto().await {
        Some(ufficio) => esige(&ufficio, potere).await,
        None => Ok(()),
    }
}

/// Refuses what the user of an office may not do, as the command line does before it begins.
///
/// # Errors
/// `ruolo_insufficiente`.
pub async fn esige(ufficio: &Ufficio, potere: Potere) -> Result<(), Errore> {
    let tutti = ufficio.archivio.ruoli().await?;
    if di(&tutti, &ufficio.utente).is_none_or(|ruolo| potere <= fin_dove(ruolo)) {
        return Ok(());
    }
    let basta = tutti.iter().filter(|uno| potere <= fin_dove(uno.ruolo)).map(|uno| uno.utente.as_str());
    let cosa = match potere {
        Potere::Consulta => "guardare",
        Potere::Lavora => "registrare e preparare",
        Potere::Decide => "decidere e firmare",
        Potere::Configura => "cambiare le impostazioni e i ruoli",
    };
    let messaggio =
        format!("Il tuo ruolo non permette di {cosa}. Può farlo: {}.", basta.collect::<Vec<_>>().join(", "));
    Err(Errore::stato("ruolo_insufficiente", messaggio))
}

/// The role of a user; none while nobody has one. Who has none, where others do, looks.
fn di(tutti: &[RuoloUtente], utente: &str) -> Option<Ruolo> {
    let suo = tutti.iter().find(|uno| uno.utente == utente).map(|uno| uno.ruolo);
    if tutti.is_empty() { None } else { Some(suo.unwrap_or(Ruolo::Consultazione)) }
}

const fn fin_dove(ruolo: Ruolo) -> Potere {
    match ruolo {
        Ruolo::Consultazione => Potere::Consulta,
        Ruolo::Istruttore => Potere::Lavora,
        Ruolo::Responsabile => Potere::Configura,
    }
}

const fn nome(ruolo: Ruolo) -> &'static str {
    match ruolo {
        Ruolo::Consultazione => "Consultazione",
        Ruolo::Istruttore => "Istruttore",
        Ruolo::Responsabile => "Responsabile",
    }
}

/// The user's role in words; empty while nobody has one.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn mio(ufficio: &Ufficio) -> Result<String, Errore> {
    let tutti = ufficio.archivio.ruoli().await?;
    Ok(di(&tutti, &ufficio.utente).map(nome).unwrap_or_default().to_owned())
}

/// Users with a role.
///
/// # Errors
/// If the archive cannot be read.
pub async fn ruoli(programma: &Programma, _: Niente) -> Result<Vec<RuoloDato>, Errore> {
    elenco(&*programma.ufficio().await?).await
}

async fn elenco(ufficio: &Ufficio) -> Result<Vec<RuoloDato>, Errore> {
    let tutti = ufficio.archivio.ruoli().await?;
    Ok(tutti
        .into_iter()
        .map(|uno| RuoloDato {
            ruolo: uno.ruolo.as_str().to_owned(),
            ruolo_nome: nome(uno.ruolo).to_owned(),
            utente: uno.utente,
            dal: uno.dal,
            da: uno.da,
        })
        .collect())
}

/// Gives a user a role. The first one is of whoever gives it, and is that of who answers for the office: nobody
/// is ever left without somebody who can.
///
/// # Errors
/// `ruolo_non_valido` with its fields; `ultimo_responsabile`.
pub async fn ruolo_assegna(programma: &Programma, chiedi: AssegnaRuolo) -> Result<Vec<RuoloDato>, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut modulo = Modulo::nuovo("ruolo_non_valido", "Il ruolo ha campi da correggere.");
    let utente = modulo.testo("utente", &chiedi.utente, "Scrivi il nome dell'utente, come entra nel computer");
    let ruolo: Option<Ruolo> = chiedi.ruolo.parse().ok();
    if ruolo.is_none() {
        modulo.sbagliato("ruolo", "Scegli il ruolo");
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let tutti = scrittura.ruoli().await?;
    if tutti.is_empty() && (utente != ufficio.utente || ruolo != Some(Ruolo::Responsabile)) {
        let messaggio = format!("Il primo ruolo è il tuo: assegna prima a {} quello di responsabile", ufficio.utente);
        modulo.sbagliato("utente", messaggio);
    }
    modulo.fine()?;
    if ruolo != Some(Ruolo::Responsabile) {
        resta_un_responsabile(&tutti, &utente)?;
    }
    if let Some(ruolo) = ruolo {
        scrittura.assegna_ruolo(&utente, ruolo).await?;
    }
    scrittura.conferma().await?;
    elenco(&ufficio).await
}

/// Takes a user's role away; without any role left, everybody may do everything again.
///
/// # Errors
/// `ultimo_responsabile` while others have a role; `non_trovato`.
pub async fn ruolo_togli(programma: &Programma, chiedi: TogliRuolo) -> Result<Vec<RuoloDato>, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let tutti = scrittura.ruoli().await?;
    if tutti.len() > 1 {
        resta_un_responsabile(&tutti, &chiedi.utente)?;
    }
    scrittura.togli_ruolo(&chiedi.utente).await?;
    scrittura.conferma().await?;
    elenco(&ufficio).await
}

fn resta_un_responsabile(tutti: &[RuoloUtente], senza: &str) -> Result<(), Errore> {
    if tutti.iter().any(|uno| uno.ruolo == Ruolo::Responsabile && uno.utente != senza) {
        return Ok(());
    }
    let messaggio = "È l'unico responsabile: dai prima questo ruolo a un altro utente.";
    Err(Errore::stato("ultimo_responsabile", messaggio))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    macro_rules! nomi {
        ($($nome:ident($richiesta:ty) -> $risposta:ty = $funzione:path;)*) => {
            const NOMI: &[&str] = &[$(stringify!($nome)),*];
        };
    }
    crate::comandi::elenco_comandi!(nomi);

    #[test]
    fn every_command_of_the_lists_exists_and_stands_in_one_alone() {
        for lista in [CONSULTA, DECIDE, CONFIGURA] {
            for nome in lista {
                assert!(NOMI.contains(nome), "{nome} is no command");
                let quante = [CONSULTA, DECIDE, CONFIGURA].iter().filter(|altra| altra.contains(nome)).count();
                assert_eq!(quante, 1, "{nome}");
            }
        }
    }

    #[test]
    fn a_command_that_is_not_named_records_and_a_step_decides_by_its_word() {
        assert_eq!(serve("un_comando_nuovo", &json!({})), Potere::Lavora);
        assert_eq!(serve("persona_salva", &json!({})), Potere::Lavora);
        assert_eq!(serve("nulla_osta_passo", &json!({ "passo": "utilizza" })), Potere::Lavora);
        assert_eq!(serve("nulla_osta_passo", &json!({ "passo": "nega" })), Potere::Decide);
        assert_eq!(serve("bozza", &json!({ "passo": "nega" })), Potere::Consulta);
    }

    #[test]
    fn who_has_no_role_where_others_do_only_looks() {
        let lucia = RuoloUtente {
            utente: "lucia".into(),
            ruolo: Ruolo::Responsabile,
            dal: "2026-11-22T10:00:00+01:00".into(),
            da: "lucia".into(),
        };
        assert_eq!(di(&[], "ada"), None);
        assert_eq!(di(std::slice::from_ref(&lucia), "lucia"), Some(Ruolo::Responsabile));
        assert_eq!(di(&[lucia], "ada"), Some(Ruolo::Consultazione));
    }
}
