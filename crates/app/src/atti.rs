//! The register of acts: list, page, protocol, sending, cancellation.

use crate::api::{
    AnnullaAtto, Anteprima, ElencoAtti, EsportaAtti, FileScritto, FiltroAtti, Firma, PagineAtto, PassoAtto, PerId,
    ProtocollaAtto, RigaAtto, SalvaAtto, SchedaAtto, Tono, TrasmettiAtto,
};
use crate::ottemperanza::REGISTRO;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use crate::{esporta, filtri, tempo};
use base64::Engine;
use mirato_domain::Errore;
use mirato_store::{Atto, AttoInElenco, StatoAtto};
use std::path::{Path, PathBuf};

/// The register.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn atti(programma: &Programma, filtro: FiltroAtti) -> Result<ElencoAtti, Errore> {
    let ufficio = programma.ufficio().await?;
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    let pagina = ufficio.archivio.elenco_atti(&filtri::atti(&filtro)?, quanti, da).await?;
    Ok(ElencoAtti { totale: conta(pagina.totale), righe: pagina.righe.into_iter().map(riga).collect() })
}

/// An act in the register.
pub(crate) fn riga(riga: AttoInElenco) -> RigaAtto {
    RigaAtto {
        id: riga.id,
        numero: riga.numero.map(|numero| format!("{numero}/{}", riga.anno)).unwrap_or_default(),
        data: riga.emesso_il.unwrap_or_default(),
        tipo: tipo(&riga.modello).to_owned(),
        oggetto: riga.oggetto,
        datore_id: riga.datore_id,
        datore: riga.denominazione.unwrap_or_default(),
        richiesta_id: riga.richiesta_id,
        stato: riga.stato.parse().map_or_else(|_| stati::stato(&riga.stato, &riga.stato, Tono::Normale), stati::atto),
        firme: conta(riga.n_firme),
        protocollo: riga.protocollo.unwrap_or_default(),
    }
}

fn tipo(modello: &str) -> &str {
    match modello {
        "ottemperanza" => "Certificato di ottemperanza",
        "nulla_osta" => "Nulla osta",
        "computo" => "Autorizzazione al computo",
        "lettera_datore" => "Lettera",
        "revisione" => "Rapporto di revisione",
        "esonero" => "Decreto di esonero",
        "avviso_pagamento" => "Avviso di pagamento",
        "sospensione" => "Sospensione degli obblighi",
        "compensazione" => "Compensazione territoriale",
        "convenzione" => "Convenzione",
        "convenzione_atto" => "Atto su una convenzione",
        "avviso" => "Avviso pubblico",
        "graduatoria_decreto" => "Decreto di graduatoria",
        "avviamento" => "Elenco degli avviati",
        "lettera_candidato" => "Lettera a chi ha fatto domanda",
        altro => altro,
    }
}

/// Acts about an employer, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn del_datore(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<RigaAtto>, Errore> {
    let filtro = mirato_store::FiltroAtti { datore_id: Some(datore_id.to_owned()), ..Default::default() };
    let pagina = ufficio.archivio.elenco_atti(&filtro, 200, 0).await?;
    Ok(pagina.righe.into_iter().map(riga).collect())
}

/// Acts about a person, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn della_persona(ufficio: &Ufficio, persona_id: &str) -> Result<Vec<RigaAtto>, Errore> {
    let filtro = mirato_store::FiltroAtti { persona_id: Some(persona_id.to_owned()), ..Default::default() };
    Ok(ufficio.archivio.elenco_atti(&filtro, 200, 0).await?.righe.into_iter().map(riga).collect())
}

/// Writes the register as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn atti_esporta(programma: &Programma, richiesta: EsportaAtti) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let filtro = filtri::atti(&richiesta.filtro)?;
    let righe = filtri::tutte(|da| {
        let pagina = ufficio.archivio.elenco_atti(&filtro, 500, da);
        async move { Ok(pagina.await?.righe.into_iter().map(riga).collect()) }
    })
    .await?;
    esporta::atti(&ufficio, &richiesta, &righe).await
}

/// An act with its path and its signatures.
///
/// # Errors
/// If it is not in the archive.
pub async fn atto(programma: &Programma, richiesta: PerId) -> Result<SchedaAtto, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

/// What the template needs to be told of an act: its outcome.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct DatiAtto {
    esito: serde_json::Value,
}

/// An act's page.
///
/// # Errors
/// If it is not in the archive.
pub(crate) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaAtto, Errore> {
    let atto: Atto = ufficio.archivio.leggi(id).await?;
    let filtro = mirato_store::FiltroAtti { id: Some(id.to_owned()), ..Default::default() };
    let riga = ufficio.archivio.elenco_atti(&filtro, 1, 0).await?.righe.pop().map(riga);
    let riga = riga.ok_or_else(|| Errore::guasto("atto_fuori_elenco", "L'atto non compare nel registro."))?;
    let fatti = ufficio.archivio.storia("atto", id).await?;
    let firme: Vec<Firma> = atto.firme.leggi().unwrap_or_default();
    let dati: DatiAtto = atto.dati.leggi().unwrap_or_default();
    Ok(SchedaAtto {
        percorso: percorso(&atto, &fatti),
        impronta: atto.impronta.clone().unwrap_or_default(),
        codice: serde_json::from_str(atto.dati.as_str())
            .map(|dati| mirato_documents::codice_atto(&atto.modello, &atto.versione_modello, &dati))
            .unwrap_or_default(),
        modello: format!("{} {}", atto.modello, atto.versione_modello),
        versione_programma: atto.versione_programma.clone(),
        impronta_parametri: atto.impronta_parametri.clone(),
        esito: esito(&dati.esito).to_owned(),
        firme,
        motivo_annullamento: atto.motivo_annullamento.clone().unwrap_or_default(),
        storia: fatti
            .into_iter()
            .map(|fatto| {
                crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, fatto.titolo)
            })
            .collect(),
        riga,
    })
}

fn esito(esito: &serde_json::Value) -> &'static str {
    match esito.as_object().and_then(|campi| campi.keys().next()).map(String::as_str) {
        Some("ottemperante") => "ottemperante",
        Some("non_ottemperante") => "non ottemperante",
        Some("non_soggetto") => "non soggetto agli obblighi",
        Some("altre_province") => "altre province da sentire",
        _ => "",
    }
}

fn percorso(atto: &Atto, fatti: &[mirato_store::Fatto]) -> Vec<PassoAtto> {
    let passi = [
        ("bozza", "inserito", StatoAtto::Bozza),
        ("da firmare", "emesso", StatoAtto::DaFirmare),
        ("firmato", "firmato", StatoAtto::Firmato),
        ("protocollato", "protocollato", StatoAtto::Protocollato),
        ("trasmesso", "trasmesso", StatoAtto::Trasmesso),
    ];
    passi
        .into_iter()
        .map(|(nome, azione, stato)| PassoAtto {
            nome: nome.to_owned(),
            raggiunto_il: fatti.iter().find(|f| f.azione == azione).map(|f| f.quando.clone()).unwrap_or_default(),
            attuale: atto.stato == stato,
        })
        .collect()
}

/// An act's document with every signature put so far.
///
/// # Errors
/// `atto_senza_documento`.
pub(crate) async fn pdf(ufficio: &Ufficio, id: &str) -> Result<Vec<u8>, Errore> {
    let pdf = ufficio.archivio.pdf_dell_atto(id, false).await?;
    pdf.ok_or_else(|| {
        Errore::stato("atto_senza_documento", "Questo atto non ha ancora un documento: rilascialo prima.")
    })
}

/// Pages of an act as pictures.
///
/// # Errors
/// If it is not in the archive.
pub async fn atto_pagine(programma: &Programma, richiesta: PagineAtto) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let atto: Atto = ufficio.archivio.leggi(&richiesta.id).await?;
    pagine(pdf(&ufficio, &richiesta.id).await?, richiesta.larghezza, atto.oggetto).await
}

/// A PDF's pages as pictures.
///
/// # Errors
/// If it cannot be drawn.
pub(crate) async fn pagine(pdf: Vec<u8>, larghezza: u32, testo: String) -> Result<Anteprima, Errore> {
    let larghezza = larghezza.clamp(200, 2400);
    let pagine = tokio::task::spawn_blocking(move || mirato_documents::pagine_png(&pdf, larghezza)).await.map_err(
        |errore| Errore::guasto("anteprima_non_disegnata", format!("L'anteprima non si disegna: {errore}")),
    )??;
    let pagine = pagine.iter().map(|png| base64::engine::general_purpose::STANDARD.encode(png)).collect();
    Ok(Anteprima { pagine, testo })
}

/// Writes the PDF of an act: the very bytes of the register. Without a path it goes to a temporary
/// folder that only this user reads, to be opened or printed.
///
/// # Errors
/// `file_non_scritto`.
pub async fn atto_salva(programma: &Programma, richiesta: SalvaAtto) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let pdf = pdf(&ufficio, &richiesta.id).await?;
    let percorso = if richiesta.percorso.is_empty() {
        let atto: Atto = ufficio.archivio.leggi(&richiesta.id).await?;
        let numero = atto.numero.map(|numero| format!("-{numero}-{}", atto.anno)).unwrap_or_default();
        cartella_temporanea()?.join(format!("atto{numero}.pdf")).to_string_lossy().into_owned()
    } else {
        richiesta.percorso
    };
    esporta::scrivi(Path::new(&percorso), &pdf)?;
    Ok(FileScritto { percorso, righe: 1 })
}

/// A new folder among the temporary ones of the system, which empties them in its own time.
fn cartella_temporanea() -> Result<PathBuf, Errore> {
    tempfile::Builder::new().prefix("mirato-").tempdir().map(tempfile::TempDir::keep).map_err(|errore| {
        Errore::guasto(
            "file_non_scritto",
            format!("Non riesco a scrivere fra i file temporanei: {errore}. Libera spazio sul disco."),
        )
    })
}

/// The identifier of an act by its number ("412/2026", of another register "nulla_osta:3/2026") or its
/// identifier.
///
/// # Errors
/// `atto_sconosciuto`.
pub async fn trova(ufficio: &Ufficio, nome: &str) -> Result<String, Errore> {
    let sconosciuto = || {
        let messaggio = format!("L'atto «{nome}» non è nel registro: scrivi il numero e l'anno, per esempio 412/2026.");
        Errore::dato("atto_sconosciuto", messaggio.clone()).con_campo("atto", messaggio)
    };
    // "nulla_osta:3/2026" names another register than that of the certificates.
    let (registro, nome) = nome.split_once(':').unwrap_or((REGISTRO, nome));
    if let Some((numero, anno)) = nome.split_once('/') {
        let (Ok(numero), Ok(anno)) = (numero.parse(), anno.parse()) else { return Err(sconosciuto()) };
        let atto = ufficio.archivio.atto_per_numero(registro, anno, numero).await?;
        return atto.map(|atto| atto.id).ok_or_else(sconosciuto);
    }
    ufficio.archivio.leggi::<Atto>(nome).await.map(|atto| atto.id).map_err(|_| sconosciuto())
}

/// Cancels an act; number and document stay, and the request it answered is open again.
///
/// # Errors
/// If it is a draft, is cancelled already, or the reason is missing.
pub async fn atto_annulla(programma: &Programma, richiesta: AnnullaAtto) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let messaggio = "Scrivi perché annulli l'atto: il motivo resta nel registro.";
    if richiesta.motivo.trim().is_empty() {
        return Err(Errore::dato("motivo_mancante", messaggio).con_campo("motivo", messaggio));
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let atto: Atto = scrittura.leggi(&richiesta.id).await?;
    let atto = scrittura.annulla_atto(&atto.id, atto.versione, &richiesta.motivo).await?;
    if let Some(id) = &atto.richiesta_id {
        let mut domanda: mirato_store::RichiestaOttemperanza = scrittura.leggi(id).await?;
        domanda.stato = mirato_store::StatoRichiesta::InIstruttoria;
        scrittura.salva(domanda).await?;
    }
    if let Some(tenuto) = scrittura.nulla_osta_dell_atto(&atto.id).await? {
        crate::nulla_osta::riapri(&ufficio, &mut scrittura, tenuto).await?;
    }
    if let Some(tenuto) = scrittura.computo_dell_atto(&atto.id).await? {
        crate::computi::riapri(&ufficio, &mut scrittura, tenuto).await?;
    }
    if let Some(passo) = scrittura.passo_dell_atto(&atto.id).await? {
        crate::esoneri::riapri(&ufficio, &mut scrittura, passo).await?;
    }
    if let Some(tenuta) = scrittura.sospensione_dell_atto(&atto.id).await? {
        crate::sospensioni::riapri(&ufficio, &mut scrittura, tenuta).await?;
    }
    if let Some(tenuta) = scrittura.compensazione_dell_atto(&atto.id).await? {
        crate::compensazioni::riapri(&ufficio, &mut scrittura, tenuta).await?;
    }
    crate::convenzioni::annullato(&ufficio, &mut scrittura, &atto).await?;
    if let Some(avviso) = scrittura.avviso_dell_atto(&atto.id).await? {
        crate::avvisi::riapri(&ufficio, &mut scrittura, avviso).await?;
    }
    if let Some(lettera) = scrittura.lettera_dell_atto(&atto.id).await? {
        crate::graduatorie::annullata(&ufficio, &mut scrittura, lettera).await?;
    }
    if let Some(graduatoria) = scrittura.graduatoria_dell_atto(&atto.id).await? {
        crate::graduatorie::riapri(&mut scrittura, graduatoria).await?;
    }
    scrittura.conferma().await?;
    scheda(&ufficio, &richiesta.id).await
}

/// Records the protocol number of a signed act.
///
/// # Errors
/// `protocollo_mancante`; if the act is not signed.
pub async fn atto_protocolla(programma: &Programma, richiesta: ProtocollaAtto) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let messaggio = "Scrivi il numero di protocollo.";
    if richiesta.protocollo.trim().is_empty() {
        return Err(Errore::dato("protocollo_mancante", messaggio).con_campo("protocollo", messaggio));
    }
    let giorno = tempo::iso(&richiesta.data, "data")?;
    let protocollo = format!("{} del {}", richiesta.protocollo.trim(), tempo::breve(giorno));
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let atto: Atto = scrittura.leggi(&richiesta.id).await?;
    scrittura.protocolla(&atto.id, atto.versione, &protocollo).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &richiesta.id).await
}

/// Writes the message that carries an act and records the sending; an act sent before is sent again
/// without changing its state.
///
/// # Errors
/// `destinatario_mancante`, `file_non_scritto`; if the act is not signed.
pub async fn atto_trasmetti(programma: &Programma, richiesta: TrasmettiAtto) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let messaggio = "Scrivi l'indirizzo PEC a cui mandare l'atto.";
    if !richiesta.destinatario.contains('@') {
        return Err(Errore::dato("destinatario_mancante", messaggio).con_campo("destinatario", messaggio));
    }
    let atto: Atto = ufficio.archivio.leggi(&richiesta.id).await?;
    if !matches!(atto.stato, StatoAtto::Firmato | StatoAtto::Protocollato | StatoAtto::Trasmesso) {
        return Err(Errore::stato("atto_non_firmato", "Prima firma l'atto, poi trasmettilo."));
    }
    let pdf = pdf(&ufficio, &richiesta.id).await?;
    let numero = format!("{}-{}", atto.numero.unwrap_or_default(), atto.anno);
    let messaggio = messaggio_eml(&ufficio, &richiesta.destinatario, &atto.oggetto, &numero, &pdf);
    esporta::scrivi(Path::new(&richiesta.percorso), messaggio.as_bytes())?;
    if atto.stato != StatoAtto::Trasmesso {
        let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
        scrittura.trasmetti(&atto.id, atto.versione, &ufficio.orologio.iso()).await?;
        scrittura.conferma().await?;
    }
    Ok(FileScritto { percorso: richiesta.percorso, righe: 1 })
}

/// A message ready to be opened and sent by the office's mail program (RFC 5322, X-Unsent).
fn messaggio_eml(ufficio: &Ufficio, destinatario: &str, oggetto: &str, numero: &str, pdf: &[u8]) -> String {
    let codifica = |testo: &str| base64::engine::general_purpose::STANDARD.encode(testo);
    let a_righe = |base64: String| {
        let righe: Vec<&str> =
            (0..base64.len()).step_by(76).filter_map(|da| base64.get(da..(da + 76).min(base64.len()))).collect();
        righe.join("\r\n")
    };
    let impostazioni = ufficio.impostazioni();
    let testo = format!(
        "Si trasmette l'atto in oggetto, firmato digitalmente.\r\n\r\n{}\r\n{}\r\n",
        impostazioni.ente, impostazioni.servizio
    );
    let destinatario: String = destinatario.chars().filter(|c| !c.is_control()).collect();
    let data = ufficio.orologio.adesso().to_rfc2822();
    format!(
        "X-Unsent: 1\r\nDate: {data}\r\nTo: {destinatario}\r\nSubject: =?utf-8?B?{}?=\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"mirato-{numero}\"\r\n\r\n\
         --mirato-{numero}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n\
         --mirato-{numero}\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"certificato-{numero}.pdf\"\r\n\r\n{}\r\n--mirato-{numero}--\r\n",
        codifica(oggetto),
        a_righe(codifica(&testo)),
        a_righe(base64::engine::general_purpose::STANDARD.encode(pdf)),
    )
}
