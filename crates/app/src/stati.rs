//! States and figures in the words that the window shows.

use crate::api::{Controllo, Norma, Stato, Tono};
use mirato_norme::{Certezza, Citazione, EsitoControllo, Voce};
use mirato_store::{
    StatoAtto, StatoCompensazione, StatoComputo, StatoConvenzione, StatoEsonero, StatoIscrizione, StatoNullaOsta,
    StatoProspetto, StatoRichiesta, StatoSospensione, TipoProspetto,
};

/// A count as the interface carries it.
pub fn conta(numero: i64) -> u32 {
    u32::try_from(numero.max(0)).unwrap_or(u32::MAX)
}

/// Page of the interface that shows a kind of record.
pub fn corto(oggetto: &str) -> String {
    oggetto.strip_suffix("_ottemperanza").unwrap_or(oggetto).to_owned()
}

/// A state from its code, words and tone.
pub fn stato(codice: &str, testo: &str, tono: Tono) -> Stato {
    Stato { codice: codice.to_owned(), testo: testo.to_owned(), tono }
}

/// State of an act.
pub fn atto(stato_atto: StatoAtto) -> Stato {
    let (testo, tono) = match stato_atto {
        StatoAtto::Bozza => ("bozza", Tono::Normale),
        StatoAtto::DaFirmare => ("da firmare", Tono::Attenzione),
        StatoAtto::Firmato => ("firmato", Tono::Fatto),
        StatoAtto::Protocollato => ("protocollato", Tono::Fatto),
        StatoAtto::Trasmesso => ("trasmesso", Tono::Fatto),
        StatoAtto::Annullato => ("annullato", Tono::Errore),
    };
    stato(stato_atto.as_str(), testo, tono)
}

/// State of a request.
pub fn richiesta(stato_richiesta: StatoRichiesta) -> Stato {
    let (testo, tono) = match stato_richiesta {
        StatoRichiesta::Bozza => ("bozza", Tono::Normale),
        StatoRichiesta::InIstruttoria => ("in istruttoria", Tono::Attenzione),
        StatoRichiesta::Evasa => ("evasa", Tono::Fatto),
        StatoRichiesta::Archiviata => ("archiviata", Tono::Normale),
    };
    stato(stato_richiesta.as_str(), testo, tono)
}

/// State of a prospetto.
pub fn prospetto(stato_prospetto: StatoProspetto) -> Stato {
    let (testo, tono) = match stato_prospetto {
        StatoProspetto::Valido => ("valido", Tono::Normale),
        StatoProspetto::Superato => ("superato", Tono::Normale),
        StatoProspetto::Annullato => ("annullato", Tono::Attenzione),
        StatoProspetto::Duplicato => ("duplicato", Tono::Normale),
    };
    stato(stato_prospetto.as_str(), testo, tono)
}

/// Kind of communication.
pub fn tipo(tipo: TipoProspetto) -> &'static str {
    match tipo {
        TipoProspetto::Prospetto => "prospetto",
        TipoProspetto::Rettifica => "rettifica",
        TipoProspetto::Annullamento => "annullamento",
    }
}

/// Class of an employer.
pub fn classe(codice: &str) -> &'static str {
    match codice {
        "oltre_50" => "oltre 50 dipendenti",
        "36_50" => "da 36 a 50 dipendenti",
        "15_35" => "da 15 a 35 dipendenti",
        _ => "non soggetto",
    }
}

/// Where an employer stands, from its latest verification.
pub fn copertura(classe: Option<&str>, art3: i64, art18: i64, differenze: i64) -> Stato {
    match classe {
        None => stato("da_verificare", "da verificare", Tono::Attenzione),
        Some("non_soggetto") => stato("non_soggetto", "non soggetto", Tono::Normale),
        Some(_) if art3 + art18 > 0 => {
            let testo = if art3 + art18 == 1 {
                "manca 1 unità".to_owned()
            } else {
                format!("mancano {} unità", art3 + art18)
            };
            stato("scoperto", &testo, Tono::Errore)
        }
        Some(_) if differenze > 0 => stato("con_differenze", "differenze aperte", Tono::Attenzione),
        Some(_) => stato("coperto", "in regola", Tono::Fatto),
    }
}

/// Where an employer stands in a review.
pub fn rivisto(codice: &str) -> Stato {
    let (testo, tono) = match codice {
        "non_soggetto" => ("non soggetto", Tono::Normale),
        "coperto" => ("in regola", Tono::Fatto),
        "con_strumento" => ("in regola con strumento", Tono::Fatto),
        "con_richiesta" => ("ha chiesto di assumere", Tono::Normale),
        "nei_termini" => ("nei 60 giorni", Tono::Attenzione),
        "oltre_termine" => ("oltre i 60 giorni", Tono::Errore),
        "altri_uffici" => ("di altri uffici", Tono::Normale),
        "senza_prospetto" => ("senza prospetto", Tono::Attenzione),
        _ => ("non calcolato", Tono::Attenzione),
    };
    stato(codice, testo, tono)
}

/// Whether the prospetto of the year is there.
pub fn invio(codice: &str) -> Stato {
    let (testo, tono) = match codice {
        "presente" => ("presente", Tono::Normale),
        "in_ritardo" => ("in ritardo", Tono::Attenzione),
        "mancante" => ("mancante", Tono::Errore),
        "da_accertare" => ("da accertare", Tono::Attenzione),
        _ => ("non dovuto", Tono::Normale),
    };
    stato(codice, testo, tono)
}

/// How an employer stands against the review before.
pub fn cambiamento(codice: &str) -> Stato {
    let (testo, tono) = match codice {
        "invariato" => ("invariato", Tono::Normale),
        "nuovo" => ("nuovo", Tono::Normale),
        "scoperto" => ("ora scoperto", Tono::Errore),
        "peggiorato" => ("peggiorato", Tono::Attenzione),
        "migliorato" => ("migliorato", Tono::Normale),
        "coperto" => ("ora coperto", Tono::Fatto),
        _ => ("altro", Tono::Normale),
    };
    stato(codice, testo, tono)
}

/// How certain a rule is, in words.
pub fn certezza(certezza: Certezza) -> &'static str {
    match certezza {
        Certezza::TestoDiLegge => "testo di legge",
        Certezza::PrassiUfficio => "prassi d'ufficio",
        Certezza::DaConfermare => "da confermare",
    }
}

/// A citation as the window shows it.
pub fn norma(citazione: &Citazione) -> Norma {
    Norma {
        testo: citazione.testo.clone(),
        certezza: certezza(citazione.fonte.certezza).to_owned(),
        urn: citazione.urn.clone(),
    }
}

/// State of an iscrizione.
pub fn iscrizione(stato_iscrizione: StatoIscrizione) -> Stato {
    let (testo, tono) = match stato_iscrizione {
        StatoIscrizione::Domanda => ("domanda", Tono::Attenzione),
        StatoIscrizione::Aperta => ("iscritta", Tono::Fatto),
        StatoIscrizione::Sospesa => ("sospesa", Tono::Attenzione),
        StatoIscrizione::Chiusa => ("chiusa", Tono::Normale),
        StatoIscrizione::Respinta => ("respinta", Tono::Normale),
    };
    stato(stato_iscrizione.as_str(), testo, tono)
}

/// State of a nulla osta.
pub fn nulla_osta(stato_nulla_osta: StatoNullaOsta) -> Stato {
    let (testo, tono) = match stato_nulla_osta {
        StatoNullaOsta::InIstruttoria => ("in istruttoria", Tono::Attenzione),
        StatoNullaOsta::Rilasciato => ("rilasciato", Tono::Fatto),
        StatoNullaOsta::Utilizzato => ("utilizzato", Tono::Fatto),
        StatoNullaOsta::Scaduto => ("scaduto", Tono::Attenzione),
        StatoNullaOsta::Ritirato => ("ritirato", Tono::Normale),
        StatoNullaOsta::Negato => ("negato", Tono::Normale),
    };
    stato(stato_nulla_osta.as_str(), testo, tono)
}

/// State of an authorisation to count a worker.
pub fn computo(stato_computo: StatoComputo) -> Stato {
    let (testo, tono) = match stato_computo {
        StatoComputo::InIstruttoria => ("in istruttoria", Tono::Attenzione),
        StatoComputo::Autorizzato => ("autorizzato", Tono::Fatto),
        StatoComputo::Negato => ("negato", Tono::Normale),
        StatoComputo::Revocato => ("revocato", Tono::Normale),
        StatoComputo::Cessato => ("cessato", Tono::Normale),
    };
    stato(stato_computo.as_str(), testo, tono)
}

/// State of an exemption.
pub fn esonero(stato_esonero: StatoEsonero) -> Stato {
    let (testo, tono) = match stato_esonero {
        StatoEsonero::InIstruttoria => ("in istruttoria", Tono::Attenzione),
        StatoEsonero::Sospeso => ("attende integrazione", Tono::Attenzione),
        StatoEsonero::Preavviso => ("preavviso inviato", Tono::Attenzione),
        StatoEsonero::Concesso => ("concesso", Tono::Fatto),
        StatoEsonero::Negato => ("negato", Tono::Normale),
        StatoEsonero::Ritirato => ("ritirato", Tono::Normale),
        StatoEsonero::Scaduto => ("finito", Tono::Normale),
        StatoEsonero::Sostituito => ("sostituito", Tono::Normale),
        StatoEsonero::Revocato => ("revocato", Tono::Normale),
        StatoEsonero::Decaduto => ("decaduto", Tono::Errore),
    };
    stato(stato_esonero.as_str(), testo, tono)
}

/// State of a suspension.
pub fn sospensione(stato_sospensione: StatoSospensione) -> Stato {
    let (testo, tono) = match stato_sospensione {
        StatoSospensione::Comunicata => ("comunicata", Tono::Attenzione),
        StatoSospensione::Temporanea => ("temporanea", Tono::Attenzione),
        StatoSospensione::Riconosciuta => ("concessa", Tono::Fatto),
        StatoSospensione::Respinta => ("respinta", Tono::Normale),
        StatoSospensione::Cessata => ("finita", Tono::Normale),
    };
    stato(stato_sospensione.as_str(), testo, tono)
}

/// State of a compensation.
pub fn compensazione(stato_compensazione: StatoCompensazione) -> Stato {
    let (testo, tono) = match stato_compensazione {
        StatoCompensazione::InIstruttoria => ("in istruttoria", Tono::Attenzione),
        StatoCompensazione::InVigore => ("in vigore", Tono::Fatto),
        StatoCompensazione::Negata => ("negata", Tono::Normale),
        StatoCompensazione::Cessata => ("finita", Tono::Normale),
    };
    stato(stato_compensazione.as_str(), testo, tono)
}

/// State of an agreement.
pub fn convenzione(stato_convenzione: StatoConvenzione) -> Stato {
    let (testo, tono) = match stato_convenzione {
        StatoConvenzione::Richiesta => ("richiesta", Tono::Attenzione),
        StatoConvenzione::InIstruttoria => ("in istruttoria", Tono::Attenzione),
        StatoConvenzione::Proposta => ("da firmare", Tono::Attenzione),
        StatoConvenzione::Stipulata => ("in corso", Tono::Fatto),
        StatoConvenzione::Inadempiente => ("diffidata", Tono::Errore),
        StatoConvenzione::Scaduta => ("finita con unità scoperte", Tono::Errore),
        StatoConvenzione::Risolta => ("risolta", Tono::Errore),
        StatoConvenzione::Conclusa => ("conclusa", Tono::Normale),
        StatoConvenzione::Respinta => ("respinta", Tono::Normale),
    };
    stato(stato_convenzione.as_str(), testo, tono)
}

/// A check as the window shows it.
pub fn controllo(controllo: &mirato_norme::Controllo) -> Controllo {
    let esito = match controllo.esito {
        EsitoControllo::Fatto => "fatto",
        EsitoControllo::Attenzione => "attenzione",
        EsitoControllo::Impedisce => "errore",
        EsitoControllo::NonPertinente => "non_pertinente",
    };
    Controllo {
        titolo: controllo.titolo.clone(),
        dettaglio: controllo.dettaglio.clone(),
        esito: esito.to_owned(),
        norme: controllo.citazioni.iter().map(norma).collect(),
        voce: String::new(),
    }
}

/// Checks as the window shows them, each with the step that explains it.
pub fn controlli(controlli: &[mirato_norme::Controllo], spiegazione: &Voce) -> Vec<Controllo> {
    let con_voce = |uno: &mirato_norme::Controllo| Controllo {
        voce: passo(spiegazione, &uno.codice, &uno.titolo).unwrap_or_default(),
        ..controllo(uno)
    };
    controlli.iter().map(con_voce).collect()
}

/// The step of a check: its own code at the end of the identifier, and its title.
fn passo(voce: &Voce, codice: &str, titolo: &str) -> Option<String> {
    let suo = voce.nome == titolo && voce.id.rsplit('.').next() == Some(codice);
    if suo { Some(voce.id.clone()) } else { voce.figli.iter().find_map(|figlio| passo(figlio, codice, titolo)) }
}

/// Name of a figure.
pub fn campo(campo: &str) -> &'static str {
    match campo {
        "base_art3" | "base_art18" => "Base di computo",
        "quota_art3" | "quota_art18" => "Quota",
        "esonerati" => "Esonerati",
        "in_forza_art3" | "in_forza_art18" => "In forza",
        "scopertura_art3" | "scopertura_art18" => "Scopertura",
        "totale_dipendenti" => "Dipendenti",
        "compensazione_art3" | "compensazione_art18" => "Compensazione",
        _ => "Altra cifra",
    }
}
