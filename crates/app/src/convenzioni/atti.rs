//! Acts on an agreement already signed: extension of its days, notice of a breach, resolution.

use super::REGISTRO_ATTI;
use super::atto::{due_firme, operatore};
use super::dati::{AttoSuccessivo, Carico, articolo, data, intero, proroghe};
use super::passi::modulo_passo;
use super::piano::riallinea;
use crate::api::PassoConvenzione;
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::giorno;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_documents::carta::Protocollo;
use mirato_documents::convenzione_atto::{self as modello, Contenuto, RigaMancata, RigaProrogata};
use mirato_documents::provvedimento::Segnatura;
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_norme::l68_1999::art09_richieste::scadenza_richiesta;
use mirato_norme::l68_1999::art11_convenzioni::{Diffida, Proroga, StatoPiano, StatoRiga, diffida, stato};
use mirato_store::{Convenzione, Datore, RigaConvenzione, Scrittura};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// Issues an act on the agreement and brings the plan to it, in one transaction.
///
/// # Errors
/// `passo_non_valido` with its fields; `impostazioni_incomplete`; what the rules refuse.
pub(super) async fn emetti(ufficio: &Ufficio, mut carico: Carico, passo: &PassoConvenzione) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let leggi = ufficio.leggi();
    let prima = carico.stato(&leggi.parametri, oggi)?;
    let fino_al_prima = carico.convenzione.fino_al.clone();
    let (tipo, contenuto) = match passo.passo.as_str() {
        "proroga" => ("proroga", proroga(ufficio, &mut carico, passo)?),
        "contesta" => ("contestazione", contestazione(ufficio, &mut carico, &prima, passo)?),
        _ => ("risoluzione", risoluzione(ufficio, &mut carico, &prima, passo).await?),
    };
    let mut spiegazione = prima.spiegazione.clone();
    if tipo == "proroga" {
        spiegazione = carico.stato(&leggi.parametri, oggi)?.spiegazione;
    }
    let datore: Datore = ufficio.archivio.leggi(&carico.convenzione.datore_id).await?;
    let convenzione = cita(ufficio, &carico.convenzione).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let materia = Materia { carico: &carico, datore: &datore, convenzione, contenuto };
    let atto_id = emetti_in(ufficio, &mut scrittura, &materia, tipo, &spiegazione).await?;
    for riga in carico.righe.clone() {
        let tenuta: RigaConvenzione = scrittura.leggi(&riga.id).await?;
        if tenuta != riga {
            scrittura.salva(riga).await?;
        }
    }
    carico.tenuta.atti.push(AttoSuccessivo { tipo: tipo.to_owned(), atto_id, il: oggi, fino_al_prima });
    let nuova = Convenzione { dati: carico.tenuta.json()?, versione: passo.versione, ..carico.convenzione.clone() };
    scrittura.salva(nuova).await?;
    riallinea(ufficio, &mut scrittura, &carico.convenzione.id).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// What an act is made of.
struct Materia<'a> {
    carico: &'a Carico,
    datore: &'a Datore,
    convenzione: Protocollo,
    contenuto: Contenuto,
}

async fn emetti_in(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    materia: &Materia<'_>,
    tipo: &str,
    spiegazione: &Voce,
) -> Result<String, Errore> {
    let nome = match tipo {
        "proroga" => "Proroga",
        "contestazione" => "Contestazione",
        _ => "Risoluzione",
    };
    let nuovo = NuovoAtto {
        registro: REGISTRO_ATTI,
        oggetto: format!("{nome} della convenzione {}, {}", materia.convenzione.numero, materia.datore.denominazione),
        datore_id: Some(materia.datore.id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione,
    };
    Ok(emissione::emetti(ufficio, scrittura, nuovo, |numero| dati(ufficio, materia, numero)).await?.id)
}

/// The agreement, as its acts cite it: number and day.
///
/// # Errors
/// If the archive cannot be read.
pub(super) async fn cita(ufficio: &Ufficio, convenzione: &Convenzione) -> Result<Protocollo, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut il = convenzione.stipulata_il.as_deref().and_then(giorno).unwrap_or(oggi);
    if let Some(atto_id) = &convenzione.atto_id {
        let atto: mirato_store::Atto = ufficio.archivio.leggi(atto_id).await?;
        il = atto.emesso_il.as_deref().and_then(|istante| istante.get(..10)).and_then(giorno).unwrap_or(il);
    }
    Ok(Protocollo { numero: convenzione.estremi.clone().unwrap_or_default(), data: il })
}

/// Moves the days that the parties agree to move; the law refuses one that is late or goes back.
fn proroga(ufficio: &Ufficio, carico: &mut Carico, passo: &PassoConvenzione) -> Result<Contenuto, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = modulo_passo();
    let motivi = modulo.testo("nota", &passo.nota, "Scrivi perché, come segue «Considerato che»");
    let fino_al = modulo.giorno_se("fino_al", &passo.fino_al);
    if let Some(fino_al) = fino_al {
        if fino_al.to_string() <= carico.convenzione.fino_al {
            modulo.sbagliato("fino_al", "La proroga allunga la convenzione: scrivi un giorno successivo");
        }
        carico.convenzione.fino_al = fino_al.to_string();
    }
    let fine = carico.convenzione.fino_al.clone();
    let mut mosse = Vec::new();
    for (posto, nuova) in passo.righe.iter().enumerate() {
        let campo = format!("righe[{posto}].scadenza");
        let Some(scadenza) = modulo.giorno(&campo, &nuova.scadenza) else { continue };
        if scadenza.to_string() > fine {
            modulo.sbagliato(&campo, "Viene dopo la fine della convenzione: allunga anche quella");
        }
        let Some(riga) = carico.righe.iter_mut().find(|riga| intero(riga.numero) == nuova.numero) else { continue };
        let mut tutte = proroghe(riga)?;
        let entro = tutte.last().map_or(data(&riga.scadenza)?, |ultima| ultima.scadenza);
        tutte.push(Proroga { il: oggi, atto: "proroga".to_owned(), scadenza });
        riga.proroghe = crate::verifiche::json(&tutte)?;
        mosse.push(RigaProrogata {
            numero: nuova.numero,
            mansione: riga.profilo.clone(),
            unita: intero(riga.unita),
            entro,
            nuova: scadenza,
        });
    }
    if passo.righe.is_empty() {
        modulo.sbagliato("righe", "Scrivi la nuova scadenza di almeno una riga");
    }
    modulo.fine()?;
    // The law itself says whether the days can move: a late row is not extended but contested.
    stato(&ufficio.leggi().parametri, &carico.norma(None)?, oggi).map_err(|rifiuto| {
        let motivo = rifiuto.to_string();
        Errore::dato("passo_non_valido", "La proroga non si può fare.").con_campo("righe", motivo)
    })?;
    Ok(Contenuto::Proroga { motivi, righe: mosse, al: fino_al })
}

fn mancate(carico: &Carico, stato: &StatoPiano) -> Vec<RigaMancata> {
    let tardi = stato.righe.iter().filter(|riga| riga.stato == StatoRiga::Scaduta);
    tardi
        .filter_map(|al| {
            let riga = carico.righe.iter().find(|riga| intero(riga.numero) == al.numero)?;
            Some(RigaMancata {
                numero: al.numero,
                mansione: riga.profilo.clone(),
                unita: al.residue,
                entro: al.scadenza,
            })
        })
        .collect()
}

/// Contests the late rows; the term runs from today, until the day of receipt is recorded.
fn contestazione(
    ufficio: &Ufficio,
    carico: &mut Carico,
    stato: &StatoPiano,
    passo: &PassoConvenzione,
) -> Result<Contenuto, Errore> {
    let mut modulo = modulo_passo();
    let motivi = modulo.testo("nota", &passo.nota, "Scrivi i fatti che contesti");
    modulo.fine()?;
    let nuova = Diffida {
        notificata_il: ufficio.orologio.oggi(),
        giorni: None,
        osservazioni_il: None,
        osservazioni_valutate: false,
        adempiuta_il: None,
    };
    let entro = diffida(&ufficio.leggi().parametri, &nuova, nuova.notificata_il)?.entro;
    carico.tenuta.diffida = Some(nuova);
    (carico.tenuta.osservazioni, carico.tenuta.risposta) = (String::new(), String::new());
    Ok(Contenuto::Contestazione { motivi, righe: mancate(carico, stato), entro })
}

/// Resolves the agreement from today: what is left is due again.
async fn risoluzione(
    ufficio: &Ufficio,
    carico: &mut Carico,
    stato: &StatoPiano,
    passo: &PassoConvenzione,
) -> Result<Contenuto, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = modulo_passo();
    let motivi = modulo.testo("nota", &passo.nota, "Scrivi perché, come segue «Considerato che»");
    modulo.fine()?;
    carico.tenuta.risolta_il = Some(oggi);
    let risposta = Some(carico.tenuta.risposta.clone()).filter(|testo| !testo.is_empty());
    Ok(Contenuto::Risoluzione {
        motivi,
        dal: oggi,
        contestazione: ultima_contestazione(ufficio, carico).await?,
        osservazioni: risposta,
        unita: stato.residue_art3.saturating_add(stato.residue_art18),
        righe: mancate(carico, stato),
        richiesta_entro: Some(scadenza_richiesta(&ufficio.leggi().parametri, oggi)?),
        informa_ispettorato: passo.informa_ispettorato,
    })
}

async fn ultima_contestazione(ufficio: &Ufficio, carico: &Carico) -> Result<Option<Protocollo>, Errore> {
    let Some(ultima) = carico.tenuta.atti.iter().rev().find(|atto| atto.tipo == "contestazione") else {
        return Ok(None);
    };
    let atto: mirato_store::Atto = ufficio.archivio.leggi(&ultima.atto_id).await?;
    Ok(atto.numero.map(|numero| Protocollo { numero: format!("{numero}/{}", atto.anno), data: ultima.il }))
}

fn dati(ufficio: &Ufficio, materia: &Materia<'_>, numero: Option<i64>) -> Result<modello::Dati, Errore> {
    let oggi: NaiveDate = ufficio.orologio.oggi();
    let Materia { carico, datore, convenzione, contenuto } = materia;
    let ricevuta = giorno(&carico.convenzione.ricevuta_il).unwrap_or(oggi);
    let mut firme = due_firme(ufficio, &carico.tenuta.richiesta)?;
    let mut avvertenze = emissione::avvertenze(ufficio, ricevuta)?;
    let di_tutti = matches!(contenuto, Contenuto::Proroga { .. });
    if di_tutti {
        avvertenze.truncate(1);
    } else {
        firme.truncate(1);
    }
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: Segnatura::default(),
        destinatario: testata::destinatario(datore),
        conoscenza: Vec::new(),
        convenzione: convenzione.clone(),
        norma: articolo(carico.convenzione.tipo).to_owned(),
        datore: operatore(datore),
        autorita: emissione::firma(ufficio)?.ruolo,
        contenuto: contenuto.clone(),
        pareri: Vec::new(),
        premesse: Vec::new(),
        disposizioni: Vec::new(),
        luogo: emissione::firma(ufficio)?.luogo,
        firme,
        avvertenze,
    })
}

/// An act of an agreement was annulled: what it had brought goes back.
///
/// # Errors
/// `convenzione_stipulata` for the text both sides signed; if the archive refuses.
pub(crate) async fn annullato(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    atto: &mirato_store::Atto,
) -> Result<(), Errore> {
    let Some(datore_id) = &atto.datore_id else { return Ok(()) };
    if atto.registro != super::REGISTRO && atto.registro != REGISTRO_ATTI {
        return Ok(());
    }
    for convenzione in scrittura.convenzioni_del_datore(datore_id).await? {
        let carico = Carico::in_scrittura(scrittura, &convenzione.id).await?;
        if convenzione.atto_id.as_deref() == Some(&atto.id) {
            return riapri(scrittura, carico).await;
        }
        if carico.tenuta.atti.iter().any(|uno| uno.atto_id == atto.id) {
            return disfa(ufficio, scrittura, carico, &atto.id).await;
        }
    }
    Ok(())
}

/// A proposal that nobody will sign: the request waits for an answer again.
async fn riapri(scrittura: &mut Scrittura, mut carico: Carico) -> Result<(), Errore> {
    if carico.convenzione.stipulata_il.is_some() {
        let messaggio = "La convenzione è firmata da entrambe le parti: non si annulla, si risolve.";
        return Err(Errore::stato("convenzione_stipulata", messaggio));
    }
    for riga in &carico.righe {
        scrittura.elimina_riga_della_convenzione(&riga.id).await?;
    }
    carico.tenuta.esame = None;
    let aperta = Convenzione {
        stato: mirato_store::StatoConvenzione::InIstruttoria,
        atto_id: None,
        estremi: None,
        dati: carico.tenuta.json()?,
        ..carico.convenzione
    };
    scrittura.salva(aperta).await?;
    Ok(())
}

async fn disfa(ufficio: &Ufficio, scrittura: &mut Scrittura, mut carico: Carico, atto_id: &str) -> Result<(), Errore> {
    let posto = carico.tenuta.atti.iter().position(|uno| uno.atto_id == atto_id);
    let Some(tolto) = posto.map(|posto| carico.tenuta.atti.remove(posto)) else { return Ok(()) };
    match tolto.tipo.as_str() {
        "proroga" => {
            for riga in carico.righe.clone() {
                let mut tutte = proroghe(&riga)?;
                if tutte.last().is_some_and(|ultima| ultima.il == tolto.il) {
                    tutte.pop();
                    scrittura.salva(RigaConvenzione { proroghe: crate::verifiche::json(&tutte)?, ..riga }).await?;
                }
            }
            carico.convenzione.fino_al.clone_from(&tolto.fino_al_prima);
        }
        "contestazione" => carico.tenuta.diffida = None,
        _ => carico.tenuta.risolta_il = None,
    }
    let id = carico.convenzione.id.clone();
    scrittura.salva(Convenzione { dati: carico.tenuta.json()?, ..carico.convenzione }).await?;
    riallinea(ufficio, scrittura, &id).await
}
