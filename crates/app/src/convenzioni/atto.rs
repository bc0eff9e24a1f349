//! The text of the agreement: preview and proposal.

use super::dati::{Esame, RigaDaScrivere, articolo};
use super::esame::{Pratica, istruisci};
use super::modulo::durata;
use super::{REGISTRO, nome};
use crate::api::{Anteprima, ChiediAnteprima, DatiConvenzione, RigaPiano, Rilascia, SchedaAtto};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::{giorno, pieno};
use crate::persone::nome_elenco;
use crate::programma::Programma;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_documents::carta::{Avvertenza, Protocollo};
use mirato_documents::convenzione as modello;
use mirato_documents::esonero::Parere;
use mirato_documents::pratica::Operatore;
use mirato_documents::provvedimento::{FirmaParte, Importo, Riferimento, Segnatura};
use mirato_domain::{Errore, Euro};
use mirato_store::{Convenzione, Datore, StatoConvenzione, TipoConvenzione};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// Pages of the agreement as it would be proposed, marked as a draft.
///
/// # Errors
/// `impostazioni_incomplete`, or what the document refuses.
pub async fn convenzione_anteprima(programma: &Programma, chiedi: ChiediAnteprima) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: Convenzione = ufficio.archivio.leggi(&chiedi.id).await?;
    let pratica = istruisci(&ufficio, &tenuta).await?;
    let dati = dati(&ufficio, &tenuta, &pratica, None)?;
    let titolo = format!("Convenzione con {}", pratica.datore.denominazione);
    crate::atti::pagine(emissione::componi(&ufficio, MODELLO, &dati).await?.pdf, chiedi.larghezza, titolo).await
}

/// Proposes the agreement: number, text, plan and state of the request in one transaction. The signatures follow.
///
/// # Errors
/// `convenzione_decisa`, `convenzione_impedita`, `impostazioni_incomplete`.
pub async fn convenzione_proponi(programma: &Programma, chiedi: Rilascia) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let atto_id = proponi(&ufficio, &chiedi.id, chiedi.versione).await?;
    crate::atti::scheda(&ufficio, &atto_id).await
}

/// As [`convenzione_proponi`], for an office at hand; the id of the act.
///
/// # Errors
/// As [`convenzione_proponi`].
pub(crate) async fn proponi(ufficio: &Ufficio, id: &str, versione: i64) -> Result<String, Errore> {
    let tenuta: Convenzione = ufficio.archivio.leggi(id).await?;
    if !tenuta.stato.aperta() {
        return Err(Errore::stato(
            "convenzione_decisa",
            "La convenzione è già proposta o decisa: per rifarla, annulla l'atto prima della firma.",
        ));
    }
    let pratica = istruisci(ufficio, &tenuta).await?;
    non_impedita(&pratica)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: format!("{}, {}", nome(tenuta.tipo), pratica.datore.denominazione),
        datore_id: Some(pratica.datore.id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &pratica.esito.spiegazione,
    };
    let atto =
        emissione::emetti(ufficio, &mut scrittura, nuovo, |numero| dati(ufficio, &tenuta, &pratica, numero)).await?;
    let mut letta = pratica.tenuta.clone();
    letta.esame = Some(Esame::di(&pratica.esito));
    let proposta = Convenzione {
        stato: StatoConvenzione::Proposta,
        estremi: atto.numero.map(|numero| format!("{numero}/{}", atto.anno)),
        atto_id: Some(atto.id.clone()),
        dati: letta.json()?,
        versione,
        ..tenuta
    };
    let proposta = scrittura.salva(proposta).await?;
    for riga in &letta.richiesta.piano {
        scrittura.inserisci(RigaDaScrivere(&proposta, riga).record()?).await?;
    }
    scrittura.conferma().await?;
    Ok(atto.id)
}

/// Refuses what the checks bar.
///
/// # Errors
/// `convenzione_impedita`.
pub(super) fn non_impedita(pratica: &Pratica) -> Result<(), Errore> {
    let impedimenti = &pratica.esito.impedimenti;
    let Some(primo) = impedimenti.first() else { return Ok(()) };
    let errore = Errore::stato("convenzione_impedita", format!("La convenzione non si può proporre. {primo}"));
    Err(impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("controlli", motivo)))
}

fn dati(
    ufficio: &Ufficio,
    tenuta: &Convenzione,
    pratica: &Pratica,
    numero: Option<i64>,
) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (scritti, datore) = (&pratica.tenuta.richiesta, &pratica.datore);
    let ricevuta = giorno(&tenuta.ricevuta_il).unwrap_or(oggi);
    let (dal, al, durata_mesi) = durata(tenuta)?;
    let impostazioni = ufficio.impostazioni();
    let contestazione = ufficio.leggi().parametri.intero("convenzione_termine_diffida", oggi)?;
    let prima = dal.checked_add_months(Months::new(scritti.verifica_mesi)).unwrap_or(al).min(al);
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: segnatura(ufficio, scritti, ricevuta)?,
        tipo: tipo(tenuta.tipo),
        servizio: modello::Parte { denominazione: impostazioni.ente.clone(), rappresentante: servizio(ufficio) },
        datore: operatore(datore),
        rappresentante: rappresentato(&scritti.rappresentante, &scritti.ruolo_rappresentante),
        ospite: ospite(scritti, tenuta.tipo),
        obbligato: pratica.cifre.is_some_and(|cifre| cifre.quota_art3 + cifre.quota_art18 > 0),
        numerica: scritti.piano.iter().all(|riga| riga.modalita == "numerica"),
        posizione: pratica.cifre.map(|cifre| modello::Posizione {
            base: super::dati::intero(cifre.base_art3),
            quota: super::dati::intero(cifre.quota_art3 + cifre.quota_art18),
            in_forza: super::dati::intero(cifre.in_forza_art3 + cifre.in_forza_art18),
            scoperte: super::dati::intero(cifre.scopertura_art3 + cifre.scopertura_art18),
        }),
        richiesta_il: Some(ricevuta),
        pareri: pareri(scritti),
        premesse: Vec::new(),
        dal,
        al,
        durata_mesi,
        termini: modello::Termini {
            candidature_giorni: scritti.candidature_giorni,
            comunicazione_giorni: scritti.comunicazione_giorni,
            contestazione_giorni: u32::try_from(contestazione.valore).unwrap_or_default(),
            verifica_mesi: scritti.verifica_mesi,
            prima_verifica: giorno(&scritti.prima_verifica).unwrap_or(prima),
        },
        commessa: commessa(scritti, tenuta.tipo, pratica)?,
        integrazione: (tenuta.tipo == TipoConvenzione::IntegrazioneLavorativa).then(|| modello::Integrazione {
            mansioni: scritti.mansioni.clone(),
            sostegno: scritti.sostegno.clone(),
            verifiche: scritti.verifiche.clone(),
            deroghe: pieno(&scritti.deroghe),
        }),
        articoli: Vec::new(),
        piano: scritti.piano.iter().map(riga).collect::<Result<_, _>>()?,
        misure: Vec::new(),
        luogo: emissione::firma(ufficio)?.luogo,
        firme: firme(ufficio, scritti, tenuta.tipo)?,
        avvertenze: avvertenze(ufficio, ricevuta)?,
    })
}

/// Who answers for the procedure, and from when the agreement has effect.
fn avvertenze(ufficio: &Ufficio, ricevuta: NaiveDate) -> Result<Vec<Avvertenza>, Errore> {
    let mut avvertenze = emissione::avvertenze(ufficio, ricevuta)?;
    avvertenze.truncate(1);
    avvertenze.push(Avvertenza::nuova("Efficacia", "La convenzione ha effetto dalla data dell'ultima firma apposta."));
    Ok(avvertenze)
}

fn segnatura(ufficio: &Ufficio, scritti: &DatiConvenzione, ricevuta: NaiveDate) -> Result<Segnatura, Errore> {
    let imposta = ufficio.leggi().parametri.euro("imposta_bollo_convenzione", ufficio.orologio.oggi())?;
    let protocollo = pieno(&scritti.protocollo).map(|numero| Protocollo { numero, data: ricevuta });
    Ok(Segnatura {
        riferimento: protocollo.map(|protocollo| Riferimento { voce: "Richiesta".to_owned(), protocollo }),
        bollo: match scritti.bollo.as_str() {
            "assolto" => Some(format!("{}, n. {}", imposta.valore.italiano(), scritti.bollo_numero)),
            _ => None,
        },
        ..Segnatura::default()
    })
}

/// The employer as acts name it.
pub(super) fn operatore(datore: &Datore) -> Operatore {
    Operatore {
        denominazione: datore.denominazione.clone(),
        codice_fiscale: datore.codice_fiscale.clone(),
        sede: format!("sede legale in {}", testata::sede(datore)),
    }
}

fn rappresentato(nome: &str, ruolo: &str) -> String {
    format!("rappresentata da {nome}, {ruolo}")
}

fn servizio(ufficio: &Ufficio) -> String {
    let impostazioni = ufficio.impostazioni();
    let ruolo = ["Il ", "La ", "L'", "L’"]
        .into_iter()
        .find_map(|articolo| impostazioni.firmatario.ruolo.strip_prefix(articolo))
        .unwrap_or(&impostazioni.firmatario.ruolo);
    format!("{}, {}", impostazioni.servizio, rappresentato(&impostazioni.firmatario.nome, ruolo))
}

const fn tipo(tipo: TipoConvenzione) -> modello::Tipo {
    match tipo {
        TipoConvenzione::Programma => modello::Tipo::Programma,
        TipoConvenzione::IntegrazioneLavorativa => modello::Tipo::IntegrazioneLavorativa,
        TipoConvenzione::InserimentoTemporaneo => modello::Tipo::Art12,
        TipoConvenzione::InserimentoLavorativo => modello::Tipo::Art12Bis,
        TipoConvenzione::CooperativaSociale => modello::Tipo::Art14,
    }
}

const fn di_tre(tipo: TipoConvenzione) -> bool {
    !matches!(tipo, TipoConvenzione::Programma | TipoConvenzione::IntegrazioneLavorativa)
}

fn ospite(scritti: &DatiConvenzione, tipo: TipoConvenzione) -> Option<modello::Ospite> {
    let terzo = &scritti.terzo;
    di_tre(tipo).then(|| modello::Ospite {
        denominazione: terzo.denominazione.clone(),
        codice_fiscale: terzo.codice_fiscale.clone(),
        sede: format!("sede legale in {}", terzo.sede),
        rappresentante: rappresentato(&terzo.rappresentante, &terzo.ruolo_rappresentante),
    })
}

fn commessa(
    scritti: &DatiConvenzione,
    tipo: TipoConvenzione,
    pratica: &Pratica,
) -> Result<Option<modello::Commessa>, Errore> {
    if !di_tre(tipo) {
        return Ok(None);
    }
    let valore: Option<Euro> =
        pieno(&scritti.commessa_importo).map(|importo| super::dati::parola(&importo)).transpose()?;
    let limite = pratica.esito.massimo_unita;
    Ok(Some(modello::Commessa {
        oggetto: scritti.commessa_oggetto.clone(),
        valore: valore.map(Importo::from),
        periodo: valore.map(|_| "all'anno".to_owned()),
        copertura: pratica.esito.unita_art3,
        limite: limite.map(|unita| format!("limite di {unita} unità ({})", articolo(tipo))),
        convenzione_quadro: pieno(&scritti.quadro_estremi),
    }))
}

fn pareri(scritti: &DatiConvenzione) -> Vec<Parere> {
    [
        ("il comitato tecnico", &scritti.comitato_il, &scritti.comitato_esito),
        ("la commissione provinciale", &scritti.commissione_il, &scritti.commissione_esito),
    ]
    .into_iter()
    .filter_map(|(chi, il, esito)| {
        let esito = format!("parere {esito}");
        Some(Parere { ufficio: chi.to_owned(), data: giorno(il)?, esito })
    })
    .collect()
}

/// A row's contract and how the person is chosen, as they are read.
pub(super) fn contratto(modo: &str, quanto: u32) -> (String, Option<String>) {
    let indeterminato = "tempo indeterminato".to_owned();
    match modo {
        "prova_ampliata" => (indeterminato, Some(format!("prova di {quanto} giorni"))),
        "tempo_determinato" => (format!("tempo determinato, {quanto} mesi"), None),
        "tirocinio" => ("tirocinio".to_owned(), None),
        _ => (indeterminato, None),
    }
}

fn riga(riga: &RigaPiano) -> Result<modello::RigaPiano, Errore> {
    let (contratto, modo) = contratto(&riga.modo, riga.quanto);
    let richiesta = format!("richiesta {}", riga.modalita);
    Ok(modello::RigaPiano {
        numero: riga.numero,
        entro: super::dati::data(&riga.scadenza)?,
        unita: riga.unita,
        elenco: nome_elenco(&riga.elenco),
        mansione: riga.profilo.clone(),
        contratto,
        orario: pieno(&riga.ore_minime).map(|ore| format!("almeno {ore} ore alla settimana")),
        modalita: Some(modo.map_or_else(|| richiesta.clone(), |modo| format!("{modo}, {richiesta}"))),
    })
}

fn firme(ufficio: &Ufficio, scritti: &DatiConvenzione, tipo: TipoConvenzione) -> Result<Vec<FirmaParte>, Errore> {
    let mut firme = due_firme(ufficio, scritti)?;
    if di_tre(tipo) {
        let terzo = &scritti.terzo;
        firme.push(FirmaParte {
            parte: format!("Per {}", terzo.denominazione),
            ruolo: terzo.ruolo_rappresentante.clone(),
            nome: terzo.rappresentante.clone(),
        });
    }
    Ok(firme)
}

/// The signatures of the office and of the employer.
///
/// # Errors
/// `impostazioni_incomplete`.
pub(super) fn due_firme(ufficio: &Ufficio, scritti: &DatiConvenzione) -> Result<Vec<FirmaParte>, Errore> {
    let nostra = emissione::firma(ufficio)?;
    Ok(vec![
        FirmaParte { parte: "Per il Servizio".to_owned(), ruolo: nostra.ruolo, nome: nostra.nome },
        FirmaParte {
            parte: "Per il datore di lavoro".to_owned(),
            ruolo: scritti.ruolo_rappresentante.clone(),
            nome: scritti.rappresentante.clone(),
        },
    ])
}
