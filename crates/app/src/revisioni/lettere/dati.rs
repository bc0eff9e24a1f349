//! What each letter of a review says.

use super::{Giro, Pronta};
use crate::certificato::carta;
use crate::emissione;
use crate::modulo::{giorno, pieno};
use crate::revisioni::viste::nome_della_provincia;
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_documents::carta::{Avvertenza, Stato};
use mirato_documents::lettera_datore::{self as modello, Contenuto, Esposizione, Lettera};
use mirato_documents::ottemperanza::ScoperturaProvincia;
use mirato_documents::pratica::Destinatario;
use mirato_documents::provvedimento::Segnatura;
use mirato_domain::{Errore, Euro};
use mirato_store::ProvinciaRevisione;

/// Template of these letters.
pub const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// Subject of a kind of letter.
pub fn oggetto(tipo: &str) -> &'static str {
    match tipo {
        "invito" => "Invito a ottemperare agli obblighi",
        "chiarimenti" => "Richiesta di chiarimenti",
        "convenzione" => "Proposta di convenzione",
        _ => "Segnalazione all'Ispettorato",
    }
}

/// The letters as the document takes them, with their numbers or as drafts.
///
/// # Errors
/// `impostazioni_incomplete`.
pub fn documento(
    ufficio: &Ufficio,
    giro: &Giro,
    pronte: &[&Pronta],
    numeri: Option<&[i64]>,
) -> Result<modello::Dati, Errore> {
    let impostazioni = ufficio.impostazioni();
    let mut avvertenze = vec![Avvertenza::responsabile(
        &impostazioni.responsabile.nome,
        &impostazioni.responsabile.email,
        &format!("Dalla revisione al {}.", tempo::esteso(al(giro, ufficio))),
    )];
    if giro.chiesto.tipo == "segnalazione" {
        avvertenze.push(Avvertenza {
            voce: "Natura delle cifre".to_owned(),
            testo: "Informazioni per l'accertamento, che spetta all'Ispettorato.".to_owned(),
        });
    }
    let lettere = pronte
        .iter()
        .enumerate()
        .map(|(posto, pronta)| lettera(ufficio, giro, pronta, numeri.and_then(|numeri| numeri.get(posto).copied())))
        .collect();
    Ok(modello::Dati {
        stato: if numeri.is_some() { Stato::DaFirmare } else { Stato::Bozza },
        carta: carta(ufficio)?,
        firma: emissione::firma(ufficio)?,
        avvertenze,
        lettere,
    })
}

fn al(giro: &Giro, ufficio: &Ufficio) -> NaiveDate {
    giorno(&giro.revisione.al).unwrap_or(ufficio.orologio.oggi())
}

fn lettera(ufficio: &Ufficio, giro: &Giro, pronta: &Pronta, numero: Option<i64>) -> Lettera {
    let oggi = ufficio.orologio.oggi();
    let datore = &pronta.datore;
    let indirizzo = || [Some(testata::sede(datore)), datore.pec.clone()].into_iter().flatten().collect();
    let ispettorato = giro.chiesto.tipo == "segnalazione";
    Lettera {
        atto: testata::numero_e_data(numero, oggi),
        segnatura: Segnatura::default(),
        destinatario: if ispettorato {
            let luogo = ufficio.impostazioni().luogo.clone();
            Destinatario {
                denominazione: "Ispettorato territoriale del lavoro".to_owned(),
                righe: vec![luogo],
                codice_ipa: None,
            }
        } else {
            Destinatario { denominazione: datore.denominazione.clone(), righe: indirizzo(), codice_ipa: None }
        },
        conoscenza: Vec::new(),
        datore: testata::operatore(datore),
        contenuto: contenuto(ufficio, giro, pronta),
        testo: match giro.chiesto.tipo.as_str() {
            "invito" | "segnalazione" => pieno(&giro.chiesto.testo),
            _ => None,
        },
    }
}

fn contenuto(ufficio: &Ufficio, giro: &Giro, pronta: &Pronta) -> Contenuto {
    let al = al(giro, ufficio);
    let entro = giro.entro.unwrap_or(ufficio.orologio.oggi());
    let scoperture: Vec<ScoperturaProvincia> = pronta.province.iter().map(scopertura).collect();
    match giro.chiesto.tipo.as_str() {
        "invito" => Contenuto::InvitoAOttemperare { al, scoperture, entro },
        "chiarimenti" => Contenuto::Chiarimenti {
            premessa: premessa(pronta, al),
            domande: giro
                .chiesto
                .testo
                .lines()
                .map(str::trim)
                .filter(|riga| !riga.is_empty())
                .map(str::to_owned)
                .collect(),
            scoperture,
            entro,
        },
        "convenzione" => {
            Contenuto::PropostaDiConvenzione { proposta: giro.chiesto.testo.trim().to_owned(), scoperture, entro }
        }
        _ => Contenuto::Segnalazione {
            oggetto: "Mancata copertura della quota di riserva".to_owned(),
            fatti: fatti(pronta, al),
            scoperture,
            rate: Vec::new(),
            atti: Vec::new(),
            norma: Some("art. 15, c. 4, L. 68/1999".to_owned()),
            esposizione: (pronta.riga.esposizione > 0)
                .then(|| Esposizione { importo: Euro::da_centesimi(pronta.riga.esposizione).into(), al }),
        },
    }
}

fn scopertura(provincia: &ProvinciaRevisione) -> ScoperturaProvincia {
    let unita = |numero: i64| u32::try_from(numero.max(0)).unwrap_or(u32::MAX);
    let mancano = unita(provincia.scopertura_art3 + provincia.scopertura_art18);
    // Until the term has run the law itself still answers for them.
    let risponde = provincia.stato != "oltre_termine";
    ScoperturaProvincia {
        provincia: nome_della_provincia(&provincia.provincia),
        quota: unita(provincia.quota_art3),
        coperte: unita(provincia.in_forza_art3),
        regolate: if risponde { mancano } else { 0 },
        scoperte: if risponde { 0 } else { mancano },
        obbligo_dal: provincia.scoperto_dal.as_deref().and_then(giorno),
    }
}

fn premessa(pronta: &Pronta, al: NaiveDate) -> String {
    let riga = &pronta.riga;
    let giorno = tempo::esteso(al);
    match riga.stato.codice.as_str() {
        "senza_prospetto" => format!("Al {giorno} l'ufficio non ha un prospetto informativo che vi riguardi."),
        _ if riga.prospetto.codice == "mancante" => {
            format!("Al {giorno} l'ufficio non ha ricevuto il prospetto informativo dell'ultimo anno.")
        }
        _ => {
            let mancano = riga.scopertura_art3 + riga.scopertura_art18;
            let unita = if mancano == 1 { "manca 1 unità".to_owned() } else { format!("mancano {mancano} unità") };
            format!("Al {giorno} dalle carte dell'ufficio risulta che {unita} alla quota di riserva.")
        }
    }
}

fn fatti(pronta: &Pronta, al: NaiveDate) -> String {
    let riga = &pronta.riga;
    let dal = riga.scoperto_dal.as_deref().and_then(giorno).map(tempo::esteso).unwrap_or_default();
    let termine = riga.termine.as_deref().and_then(giorno).map(tempo::esteso).unwrap_or_default();
    format!(
        "Dal {dal} la quota di riserva non è coperta. Il termine per chiedere l'assunzione è passato il {termine}; \
         al {} nessuna richiesta e nessuno strumento risponde delle unità che mancano.",
        tempo::esteso(al)
    )
}
