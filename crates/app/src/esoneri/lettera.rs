//! The letters of a procedure: documents asked for, opinion of another office, notice before a refusal.

use super::atto::segnatura;
use super::pratica::Pratica;
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::giorno;
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_documents::carta::Avvertenza;
use mirato_documents::lettera_datore::{self as modello, Contenuto, Lettera};
use mirato_documents::pratica::Destinatario;
use mirato_domain::{Errore, Provincia};
use mirato_norme::Voce;
use mirato_store::{EsoneroPasso, Scrittura, TipoPasso};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);
/// Register in which letters to employers are numbered.
pub(crate) const REGISTRO: &str = "lettera_datore";

/// A letter about an exemption.
pub(crate) struct Scritta {
    /// Subject in the register.
    pub oggetto: String,
    /// Who receives it.
    pub destinatario: Destinatario,
    /// What it says.
    pub contenuto: Contenuto,
}

/// Pages of the letter that a step would send, marked as a draft.
///
/// # Errors
/// `impostazioni_incomplete`, or what the document refuses.
pub(super) async fn bozza(ufficio: &Ufficio, pratica: &Pratica, passo: &EsoneroPasso) -> Result<Vec<u8>, Errore> {
    componi(ufficio, pratica, &scritta(ufficio, pratica, passo)?).await
}

/// Issues the letter of a step.
///
/// # Errors
/// `impostazioni_incomplete`; what the document refuses.
pub(super) async fn emetti(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    pratica: &Pratica,
    passo: &EsoneroPasso,
) -> Result<mirato_store::Atto, Errore> {
    let spiegazione = Voce::nuova("lettera", "Lettera").spiega("È un atto del procedimento di esonero.");
    spedisci(ufficio, scrittura, pratica, &scritta(ufficio, pratica, passo)?, &spiegazione).await
}

/// The PDF of a letter as a draft.
///
/// # Errors
/// As [`bozza`].
pub(crate) async fn componi(ufficio: &Ufficio, pratica: &Pratica, scritta: &Scritta) -> Result<Vec<u8>, Errore> {
    let dati = dati(ufficio, pratica, scritta, None)?;
    Ok(emissione::componi(ufficio, MODELLO, &dati).await?.pdf)
}

/// Issues a letter.
///
/// # Errors
/// As [`emetti`].
pub(crate) async fn spedisci(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    pratica: &Pratica,
    scritta: &Scritta,
    spiegazione: &Voce,
) -> Result<mirato_store::Atto, Errore> {
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: format!("{}, {}", scritta.oggetto, pratica.datore.denominazione),
        datore_id: Some(pratica.datore.id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione,
    };
    emissione::emetti(ufficio, scrittura, nuovo, |numero| dati(ufficio, pratica, scritta, numero)).await
}

fn dati(ufficio: &Ufficio, pratica: &Pratica, scritta: &Scritta, numero: Option<i64>) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let impostazioni = ufficio.impostazioni();
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![Avvertenza::responsabile(
            &impostazioni.responsabile.nome,
            &impostazioni.responsabile.email,
            "",
        )],
        lettere: vec![Lettera {
            atto: testata::numero_e_data(numero, oggi),
            segnatura: segnatura(pratica, oggi),
            destinatario: scritta.destinatario.clone(),
            conoscenza: Vec::new(),
            datore: testata::operatore(&pratica.datore),
            contenuto: scritta.contenuto.clone(),
            testo: None,
        }],
    })
}

/// "istanza di esonero parziale del 15 luglio 2026".
fn procedimento(pratica: &Pratica) -> String {
    let ricevuta = giorno(&pratica.esonero.ricevuta_il).map(tempo::esteso).unwrap_or_default();
    format!("istanza di esonero parziale del {ricevuta}")
}

fn scritta(ufficio: &Ufficio, pratica: &Pratica, passo: &EsoneroPasso) -> Result<Scritta, Errore> {
    let oggi = ufficio.orologio.oggi();
    let entro = passo.scadenza.as_deref().and_then(giorno).unwrap_or(oggi);
    let nota = passo.nota.clone().unwrap_or_default();
    let al_datore = testata::destinatario(&pratica.datore);
    let voci = || nota.lines().map(str::trim).filter(|riga| !riga.is_empty()).map(str::to_owned).collect();
    Ok(match passo.tipo {
        TipoPasso::Parere => Scritta {
            oggetto: "Richiesta di parere".to_owned(),
            destinatario: altro_ufficio(passo),
            contenuto: Contenuto::RichiestaDiParere {
                procedimento: procedimento(pratica),
                domande: voci(),
                documenti: prove(pratica, passo),
                entro,
            },
        },
        TipoPasso::Preavviso => Scritta {
            oggetto: "Preavviso di rigetto".to_owned(),
            destinatario: al_datore,
            contenuto: Contenuto::PreavvisoRigetto {
                oggetto: format!("l’{}", procedimento(pratica)),
                motivi: nota,
                osservazioni_entro: entro,
            },
        },
        _ => Scritta {
            oggetto: "Richiesta di integrazione".to_owned(),
            destinatario: al_datore,
            contenuto: Contenuto::Integrazione {
                procedimento: procedimento(pratica),
                richieste: voci(),
                entro,
                sospeso_dal: giorno(&passo.data).and_then(|data: NaiveDate| data.succ_opt()),
            },
        },
    })
}

fn altro_ufficio(passo: &EsoneroPasso) -> Destinatario {
    let provincia = passo.provincia.as_deref().and_then(|sigla| sigla.parse::<Provincia>().ok());
    let nome = provincia.map_or("altra provincia", |provincia| provincia.nome());
    Destinatario {
        denominazione: format!("Servizio del collocamento mirato di {nome}"),
        righe: Vec::new(),
        codice_ipa: None,
    }
}

/// Documents about the province whose office is asked.
fn prove(pratica: &Pratica, passo: &EsoneroPasso) -> Vec<String> {
    let qui = |unita: &&crate::api::UnitaEsonero| Some(unita.provincia.as_str()) == passo.provincia.as_deref();
    pratica.tenuta.domanda.unita.iter().filter(qui).flat_map(|unita| unita.prove.clone()).collect()
}
