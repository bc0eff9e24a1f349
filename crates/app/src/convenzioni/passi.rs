//! What follows a request without an act of its own: refusal, signature of both sides, observations and the
//! answer to them, the end of a hire.

use super::dati::{Carico, Tenuta, data, parola_serde};
use super::{piano, promemoria, scheda};
use crate::api::{FirmaConvenzione, PassoConvenzione, SchedaConvenzione, UscitaInserimento};
use crate::assunzioni::FineRapporto;
use crate::modulo::Modulo;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::{MotivoUscita, StatoDiffida, StatoRiga, diffida};
use mirato_store::{Atto, Convenzione, Inserimento, NuovoAllegato, Rapporto, Scrittura, StatoAtto, StatoConvenzione};
use std::path::Path;

/// Steps that a state allows.
///
/// # Errors
/// What the rules refuse.
pub(super) fn possibili(ufficio: &Ufficio, carico: &Carico, proponibile: bool) -> Result<Vec<String>, Errore> {
    let mut passi: Vec<&str> = match carico.convenzione.stato {
        StatoConvenzione::Richiesta | StatoConvenzione::InIstruttoria if proponibile => vec!["proponi", "respingi"],
        StatoConvenzione::Richiesta | StatoConvenzione::InIstruttoria => vec!["respingi"],
        StatoConvenzione::Proposta => vec!["stipula", "respingi"],
        _ => Vec::new(),
    };
    if carico.convenzione.stato.in_corso() {
        let (leggi, oggi) = (ufficio.leggi(), ufficio.orologio.oggi());
        let stato = carico.stato(&leggi.parametri, oggi)?;
        let in_ritardo = stato.righe.iter().any(|riga| riga.stato == StatoRiga::Scaduta);
        passi.push("proroga");
        if promemoria::serve(&stato) {
            passi.push("ricorda");
        }
        let aperta = carico.tenuta.diffida.as_ref().filter(|notifica| notifica.adempiuta_il.is_none());
        match aperta.filter(|_| in_ritardo) {
            None if in_ritardo => passi.push("contesta"),
            Some(notifica) => {
                passi.push("notifica");
                if notifica.osservazioni_il.is_none() {
                    passi.push("osservazioni");
                } else if !notifica.osservazioni_valutate {
                    passi.push("valuta");
                }
                if diffida(&leggi.parametri, notifica, oggi)?.stato == StatoDiffida::Risolvibile {
                    passi.push("risolvi");
                }
            }
            None => {}
        }
    }
    Ok(passi.into_iter().map(str::to_owned).collect())
}

/// Takes a step.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; those of the signed copy; a stale save.
pub async fn convenzione_passo(programma: &Programma, passo: PassoConvenzione) -> Result<SchedaConvenzione, Errore> {
    let ufficio = programma.ufficio().await?;
    compi(&ufficio, &passo).await?;
    scheda::scheda(&ufficio, &passo.id).await
}

/// As [`convenzione_passo`], for an office at hand.
///
/// # Errors
/// As [`convenzione_passo`].
pub(crate) async fn compi(ufficio: &Ufficio, passo: &PassoConvenzione) -> Result<(), Errore> {
    let carico = Carico::leggi(&ufficio.archivio, &passo.id).await?;
    if passo.passo == "proponi" || !possibili(ufficio, &carico, false)?.contains(&passo.passo) {
        let messaggio = "La convenzione non permette questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    match passo.passo.as_str() {
        "proroga" | "contesta" | "risolvi" => super::atti::emetti(ufficio, carico, passo).await,
        "ricorda" => promemoria::emetti(ufficio, carico, passo).await,
        "stipula" => stipula(ufficio, carico, passo).await,
        "respingi" => respingi(ufficio, carico, passo).await,
        _ => della_diffida(ufficio, carico, passo).await,
    }
}

/// A reason that stays in the history.
fn motivo(modulo: &mut Modulo, passo: &PassoConvenzione, messaggio: &str) -> String {
    modulo.testo("nota", &passo.nota, messaggio)
}

pub(super) fn modulo_passo() -> Modulo {
    Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.")
}

async fn respingi(ufficio: &Ufficio, carico: Carico, passo: &PassoConvenzione) -> Result<(), Errore> {
    let mut modulo = modulo_passo();
    let perche = motivo(&mut modulo, passo, "Scrivi il motivo: resta nella storia");
    modulo.fine()?;
    let tenuta = Tenuta { respinta: perche, ..carico.tenuta };
    let nuova = Convenzione {
        stato: StatoConvenzione::Respinta,
        scadenza: None,
        dati: tenuta.json()?,
        versione: passo.versione,
        ..carico.convenzione
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(nuova).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// Both sides have signed: the employer's copy is kept, the plan begins.
async fn stipula(ufficio: &Ufficio, carico: Carico, passo: &PassoConvenzione) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = modulo_passo();
    let il = modulo.giorno_passato("data", &passo.data, oggi);
    if il.is_some_and(|il| il.to_string() < carico.convenzione.ricevuta_il) {
        modulo.sbagliato("data", "Viene prima della richiesta: scrivi il giorno dell'ultima firma");
    }
    if il.is_some_and(|il| il.to_string() > carico.convenzione.fino_al) {
        modulo.sbagliato("data", "La convenzione sarebbe già finita: fanne una nuova");
    }
    if passo.file.trim().is_empty() {
        modulo.sbagliato("file", "Scegli la copia firmata dal datore");
    }
    if passo.a_vista && passo.nota.trim().is_empty() {
        modulo
            .sbagliato("nota", "Scrivi come hai riconosciuto la firma, per esempio dal documento d'identità allegato");
    }
    modulo.fine()?;
    let il = il.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))?;
    let copia = leggi_copia(&passo.file).await?;
    let firma = firma(ufficio, &carico, passo, il, &copia).await?;
    let tenuta = Tenuta { firma: Some(firma), ..carico.tenuta };
    let nuova = Convenzione {
        stato: StatoConvenzione::Stipulata,
        stipulata_il: Some(il.to_string()),
        dati: tenuta.json()?,
        versione: passo.versione,
        ..carico.convenzione
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuova = scrittura.salva(nuova).await?;
    allega(&mut scrittura, &nuova, &passo.file, copia).await?;
    piano::riallinea(ufficio, &mut scrittura, &nuova.id).await?;
    scrittura.conferma().await?;
    Ok(())
}

async fn leggi_copia(percorso: &str) -> Result<Vec<u8>, Errore> {
    tokio::fs::read(percorso).await.map_err(|errore| {
        let messaggio = format!("Non riesco a leggere «{percorso}»: {errore}. Controlla che ci sia ancora.");
        Errore::dato("file_non_letto", messaggio.clone()).con_campo("file", messaggio)
    })
}

async fn allega(
    scrittura: &mut Scrittura,
    convenzione: &Convenzione,
    percorso: &str,
    contenuto: Vec<u8>,
) -> Result<(), Errore> {
    let nome = Path::new(percorso).file_name().map(|nome| nome.to_string_lossy().into_owned());
    let nuovo = NuovoAllegato {
        oggetto: "convenzione".to_owned(),
        oggetto_id: convenzione.id.clone(),
        datore_id: Some(convenzione.datore_id.clone()),
        nome: nome.unwrap_or_else(|| "copia-firmata.pdf".to_owned()),
        tipo: if crate::firme::busta(&contenuto).is_some() { "application/pkcs7-mime" } else { "application/pdf" }
            .to_owned(),
        contenuto,
    };
    scrittura.allega(&nuovo).await?;
    Ok(())
}

/// Examines the copy that came back: it must be our text, and every signature on it must hold.
async fn firma(
    ufficio: &Ufficio,
    carico: &Carico,
    passo: &PassoConvenzione,
    il: NaiveDate,
    copia: &[u8],
) -> Result<FirmaConvenzione, Errore> {
    let rifiuta = |codice: &str, messaggio: &str| Errore::stato(codice, messaggio).con_campo("file", messaggio);
    let atto_id = carico.convenzione.atto_id.clone().unwrap_or_default();
    let atto: Atto = ufficio.archivio.leggi(&atto_id).await?;
    if matches!(atto.stato, StatoAtto::DaFirmare | StatoAtto::Bozza) {
        let messaggio = "Manca la firma dell'ufficio: firma l'atto, poi registra la stipula.";
        return Err(Errore::stato("firma_ufficio_mancante", messaggio));
    }
    if passo.a_vista {
        return Ok(FirmaConvenzione {
            il: il.to_string(),
            firmatari: vec![carico.tenuta.richiesta.rappresentante.clone()],
            a_vista: true,
            messaggio: passo.nota.trim().to_owned(),
        });
    }
    let originale = ufficio.archivio.pdf_dell_atto(&atto_id, true).await?.unwrap_or_default();
    let in_busta = crate::firme::busta(copia).is_some();
    let diversa = |pdf: &[u8]| originale.is_empty() || !pdf.starts_with(&originale);
    let esame = if in_busta { Some(crate::firme::firmatari(ufficio, copia.to_vec()).await?) } else { None };
    if diversa(esame.as_ref().map_or(copia, |esame| &esame.pdf)) {
        let messaggio = "Non è il testo della convenzione proposta: fatti mandare la copia che hai inviato, firmata.";
        return Err(rifiuta("copia_diversa", messaggio));
    }
    let nostre = match ufficio.archivio.pdf_dell_atto(&atto_id, false).await? {
        Some(nostra) => crate::firme::firmatari(ufficio, nostra).await?.firmatari,
        None => Vec::new(),
    };
    let esame = match esame {
        Some(esame) => esame,
        None => crate::firme::firmatari(ufficio, copia.to_vec()).await?,
    };
    if !esame.integro {
        let messaggio = "Una firma non regge, oppure il documento è cambiato dopo la firma: chiedi un'altra copia.";
        return Err(rifiuta("copia_alterata", messaggio));
    }
    // A copy that carries only our own signature has not been signed by the employer.
    let firmatari: Vec<String> = esame.firmatari.iter().filter(|chi| !nostre.contains(chi)).cloned().collect();
    if firmatari.is_empty() {
        return Err(rifiuta("firma_datore_mancante", "Sulla copia non c'è la firma del datore: chiedila firmata."));
    }
    let messaggio = if esame.fidate {
        String::new()
    } else {
        "Una firma viene da un'autorità che l'ufficio non ha fra quelle riconosciute: controllala.".to_owned()
    };
    Ok(FirmaConvenzione { il: il.to_string(), firmatari, a_vista: false, messaggio })
}

/// When the notice was received, what the employer answered, what the office answered.
async fn della_diffida(ufficio: &Ufficio, carico: Carico, passo: &PassoConvenzione) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = modulo_passo();
    let mut tenuta = carico.tenuta;
    let Some(mut notifica) = tenuta.diffida.take() else {
        return Err(Errore::stato("passo_non_ammesso", "Non c'è una diffida: contesta prima il ritardo."));
    };
    match passo.passo.as_str() {
        "notifica" => {
            let atto = tenuta.atti.iter().rev().find(|atto| atto.tipo == "contestazione").map(|atto| atto.il);
            if let Some(il) = modulo.giorno_passato("data", &passo.data, oggi) {
                if atto.is_some_and(|atto| il < atto) {
                    modulo.sbagliato("data", "Viene prima della contestazione: correggi la data");
                }
                notifica.notificata_il = il;
            }
        }
        "osservazioni" => {
            tenuta.osservazioni = motivo(&mut modulo, passo, "Scrivi che cosa osserva il datore");
            let il = modulo.giorno_passato("data", &passo.data, oggi);
            if il.is_some_and(|il| il < notifica.notificata_il) {
                modulo.sbagliato("data", "Le osservazioni vengono prima della diffida: correggi la data");
            }
            notifica.osservazioni_il = il;
        }
        _ => {
            tenuta.risposta = motivo(&mut modulo, passo, "Scrivi la risposta alle osservazioni: va nella risoluzione");
            notifica.osservazioni_valutate = true;
        }
    }
    modulo.fine()?;
    tenuta.diffida = Some(notifica);
    let nuova = Convenzione { dati: tenuta.json()?, versione: passo.versione, ..carico.convenzione };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuova = scrittura.salva(nuova).await?;
    piano::riallinea(ufficio, &mut scrittura, &nuova.id).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// Records the end of a hire that fills a row: the row empties with its ground, job and workforce end with it.
///
/// # Errors
/// `passo_non_valido` with its fields; a stale save.
pub async fn convenzione_uscita(programma: &Programma, uscita: UscitaInserimento) -> Result<SchedaConvenzione, Errore> {
    let ufficio = programma.ufficio().await?;
    esce(&ufficio, &uscita).await?;
    scheda::scheda(&ufficio, &uscita.id).await
}

async fn esce(ufficio: &Ufficio, uscita: &UscitaInserimento) -> Result<(), Errore> {
    let carico = Carico::leggi(&ufficio.archivio, &uscita.id).await?;
    let prima: Inserimento = ufficio.archivio.leggi(&uscita.inserimento_id).await?;
    let oggi = ufficio.orologio.oggi();
    let tirocinio = prima.titolo == "tirocinio";
    if prima.convenzione_id != uscita.id
        || !(tirocinio || prima.titolo == "assunzione")
        || !super::dati::in_corso(&prima, oggi)
    {
        let messaggio = "Questa riga non è coperta da un'assunzione in corso: aggiorna la pagina.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let mut modulo = modulo_passo();
    let il = modulo.giorno_passato("data", &uscita.data, oggi);
    let dal = data(&prima.dal)?;
    if il.is_some_and(|il| il < dal) {
        modulo.sbagliato("data", "Viene prima dell'inizio: scrivi l'ultimo giorno");
    }
    let motivo = match parola_serde::<MotivoUscita>(&uscita.motivo) {
        _ if tirocinio => MotivoUscita::NonAssunta,
        Ok(motivo) if motivo != MotivoUscita::NonAssunta => motivo,
        _ => {
            modulo.sbagliato("motivo", "Scegli perché il rapporto è finito");
            MotivoUscita::NonAssunta
        }
    };
    modulo.fine()?;
    let il = il.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))?;
    let rapporto: Option<Rapporto> = match prima.origine.as_str() {
        "rapporto" => Some(ufficio.archivio.leggi(&prima.origine_id).await?),
        _ => ufficio.archivio.rapporto_del_nulla_osta(&prima.origine_id).await?,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    // The version asked for is that of the page: a colleague's change stops the step.
    scrittura.salva(Convenzione { versione: uscita.versione, ..carico.convenzione.clone() }).await?;
    if let Some(rapporto) = rapporto {
        crate::vita::finisci(&mut scrittura, rapporto, il, motivo).await?;
    }
    let fine = FineRapporto {
        origine: (&prima.origine, &prima.origine_id),
        al: Some(il),
        motivo: Some(motivo),
        nota: &uscita.nota,
    };
    fine.registra(ufficio, &mut scrittura).await?;
    scrittura.conferma().await?;
    Ok(())
}
