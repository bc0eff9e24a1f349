//! The register of acts: list, page, signature, protocol, sending, cancellation, verification.

use crate::api::{
    AnnullaAtto, Anteprima, Avviso, ChiediSlot, DispositivoFirma, ElencoAtti, EsameDocumento, EsitoVoce, EsportaAtti,
    FileScritto, FiltroAtti, Firma, FirmaAtti, LavoroAvviato, PagineAtto, PassoAtto, PerId, ProtocollaAtto, RigaAtto,
    SalvaAtto, SchedaAtto, SlotFirma, Tono, TrasmettiAtto, VerificaDocumento,
};
use crate::lavori::Corso;
use crate::ottemperanza::REGISTRO;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use crate::{esporta, filtri, tempo};
use base64::Engine;
use mirato_domain::Errore;
use mirato_firma::{ChiavePkcs12, Esame, EsitoFirma, Firmatario, Modifiche, Opzioni, TokenPkcs11};
use mirato_store::{Atto, AttoInElenco, StatoAtto};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    if modello == REGISTRO { "Certificato di ottemperanza" } else { modello }
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

/// Writes the register as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn atti_esporta(programma: &Programma, richiesta: EsportaAtti) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let filtro = filtri::atti(&richiesta.filtro)?;
    let mut righe = Vec::new();
    loop {
        let da = u32::try_from(righe.len()).unwrap_or(u32::MAX);
        let pagina = ufficio.archivio.elenco_atti(&filtro, 500, da).await?;
        if pagina.righe.is_empty() {
            break;
        }
        righe.extend(pagina.righe.into_iter().map(riga));
    }
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

async fn pdf(ufficio: &Ufficio, id: &str) -> Result<Vec<u8>, Errore> {
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

/// Verifies an act of the register.
///
/// # Errors
/// If it is not in the archive.
pub async fn atto_verifica(programma: &Programma, richiesta: PerId) -> Result<EsameDocumento, Errore> {
    let ufficio = programma.ufficio().await?;
    esamina(Some(&ufficio), pdf(&ufficio, &richiesta.id).await?).await
}

/// Verifies a document on disk, also against the register if an archive is open.
///
/// # Errors
/// `file_non_letto`; the document is not a PDF, is cut short or encrypted.
pub async fn documento_verifica(programma: &Programma, richiesta: VerificaDocumento) -> Result<EsameDocumento, Errore> {
    let pdf = std::fs::read(&richiesta.percorso).map_err(|errore| {
        Errore::dato(
            "file_non_letto",
            format!("Non riesco a leggere «{}»: {errore}. Controlla il percorso.", richiesta.percorso),
        )
    })?;
    esamina(programma.ufficio_se_aperto().await.as_deref(), pdf).await
}

async fn esamina(ufficio: Option<&Ufficio>, pdf: Vec<u8>) -> Result<EsameDocumento, Errore> {
    let ancore = ufficio.map(ancore).transpose()?.unwrap_or_default();
    let esame = mirato_firma::verifica(&pdf, &ancore)?;
    let impronta = mirato_store::impronta(&pdf);
    let atto = match ufficio {
        Some(ufficio) => ufficio.archivio.atto_per_impronta(&impronta).await?,
        None => None,
    };
    let noto = match (ufficio, &atto) {
        (Some(ufficio), Some(atto)) => Some(scheda(ufficio, &atto.id).await?.riga),
        _ => None,
    };
    let mut avvisi: Vec<Avviso> = esame
        .messaggi
        .iter()
        .map(|messaggio| Avviso { codice: "firma".to_owned(), messaggio: messaggio.clone(), tono: tono(&esame) })
        .collect();
    if ufficio.is_some() && noto.is_none() {
        let messaggio = "Il registro non conosce questo documento: non è uscito così da questo ufficio.".to_owned();
        avvisi.push(Avviso { codice: "documento_sconosciuto".to_owned(), messaggio, tono: Tono::Attenzione });
    }
    if let Some(annullato) = atto.filter(|atto| atto.stato == StatoAtto::Annullato) {
        let messaggio = format!("L'atto è stato annullato: {}", annullato.motivo_annullamento.unwrap_or_default());
        avvisi.push(Avviso { codice: "atto_annullato".to_owned(), messaggio, tono: Tono::Errore });
    }
    let (esito, titolo) = giudizio(&esame);
    Ok(EsameDocumento {
        esito: esito.to_owned(),
        titolo,
        firme: esame.firme.iter().map(firma_vista).collect(),
        avvisi,
        atto: noto,
        impronta,
    })
}

fn tono(esame: &Esame) -> Tono {
    if esame.documento_integro { Tono::Normale } else { Tono::Errore }
}

fn giudizio(esame: &Esame) -> (&'static str, String) {
    if esame.firme.is_empty() {
        return ("non_firmato", "Il documento non è firmato.".to_owned());
    }
    if !esame.documento_integro {
        return (
            "non_valido",
            "Il documento non è valido: una firma non regge, oppure è stato cambiato dopo la firma.".to_owned(),
        );
    }
    let titolo = match esame.firme.as_slice() {
        [una] => format!("Il documento è integro, firmato da {}.", una.firmatario),
        tante => format!("Il documento è integro, con {} firme.", tante.len()),
    };
    ("valido", titolo)
}

fn firma_vista(firma: &EsitoFirma) -> Firma {
    let cambiato = matches!(firma.modifiche_successive, Modifiche::Altro(_));
    let messaggio = if firma.messaggi.is_empty() {
        match (firma.integra && !cambiato, firma.fidata) {
            (true, true) => "integra, da un'autorità riconosciuta".to_owned(),
            (true, false) => "integra, da un'autorità che l'ufficio non ha fra quelle riconosciute".to_owned(),
            (false, _) => "non regge".to_owned(),
        }
    } else {
        firma.messaggi.join(" ")
    };
    Firma {
        firmatario: firma.firmatario.clone(),
        emittente: firma.emittente.clone(),
        firmato_il: firma.firmato_il.map(|istante| istante.to_rfc3339()).unwrap_or_default(),
        marca_temporale: firma.marca_temporale.as_ref().map(|marca| marca.ora.to_rfc3339()).unwrap_or_default(),
        integra: firma.integra && !cambiato,
        fidata: firma.fidata,
        messaggio,
    }
}

/// Certificates of the authorities the office trusts, in DER.
fn ancore(ufficio: &Ufficio) -> Result<Vec<Vec<u8>>, Errore> {
    ufficio.impostazioni().ancore.iter().map(|pem| der_da_pem(pem)).collect()
}

/// The DER inside a PEM certificate.
pub(crate) fn der_da_pem(pem: &str) -> Result<Vec<u8>, Errore> {
    let base64: String = pem.lines().filter(|riga| !riga.starts_with("-----")).map(str::trim).collect();
    base64::engine::general_purpose::STANDARD.decode(base64).map_err(|_| {
        let messaggio =
            "Un certificato delle autorità riconosciute non è in formato PEM: correggilo nelle Impostazioni.";
        Errore::dato("ancora_non_valida", messaggio).con_campo("ancore", messaggio)
    })
}

/// The identifier of an act by its number ("412/2026") or its identifier.
///
/// # Errors
/// `atto_sconosciuto`.
pub async fn trova(ufficio: &Ufficio, nome: &str) -> Result<String, Errore> {
    let sconosciuto = || {
        let messaggio = format!("L'atto «{nome}» non è nel registro: scrivi il numero e l'anno, per esempio 412/2026.");
        Errore::dato("atto_sconosciuto", messaggio.clone()).con_campo("atto", messaggio)
    };
    if let Some((numero, anno)) = nome.split_once('/') {
        let (Ok(numero), Ok(anno)) = (numero.parse(), anno.parse()) else { return Err(sconosciuto()) };
        let atto = ufficio.archivio.atto_per_numero(REGISTRO, anno, numero).await?;
        return atto.map(|atto| atto.id).ok_or_else(sconosciuto);
    }
    ufficio.archivio.leggi::<Atto>(nome).await.map(|atto| atto.id).map_err(|_| sconosciuto())
}

fn apri_dispositivo(dispositivo: &DispositivoFirma) -> Result<Box<dyn Firmatario>, Errore> {
    Ok(match dispositivo {
        DispositivoFirma::Pkcs12 { percorso, parola } => {
            let dati = std::fs::read(percorso).map_err(|errore| {
                Errore::dato(
                    "file_non_letto",
                    format!("Non riesco a leggere «{percorso}»: {errore}. Controlla il percorso."),
                )
            })?;
            Box::new(ChiavePkcs12::apri(&dati, parola)?)
        }
        DispositivoFirma::Pkcs11 { modulo, slot, pin } => {
            Box::new(TokenPkcs11::apri(Path::new(modulo), u64::from(*slot), pin)?)
        }
    })
}

/// Signs one act.
///
/// # Errors
/// What the device or the act's state refuses.
pub async fn firma_atto(
    ufficio: &Arc<Ufficio>,
    id: &str,
    dispositivo: &DispositivoFirma,
) -> Result<SchedaAtto, Errore> {
    let dispositivo = dispositivo.clone();
    let firmatario: Arc<dyn Firmatario> = tokio::task::spawn_blocking(move || apri_dispositivo(&dispositivo))
        .await
        .map_err(|errore| interrotta(&errore))??
        .into();
    firma_con(ufficio, id, &firmatario).await?;
    scheda(ufficio, id).await
}

fn interrotta(errore: &dyn std::fmt::Display) -> Errore {
    Errore::guasto("firma_interrotta", format!("La firma si è interrotta: {errore}. Riprova."))
}

async fn firma_con(ufficio: &Arc<Ufficio>, id: &str, firmatario: &Arc<dyn Firmatario>) -> Result<(), Errore> {
    let atto: Atto = ufficio.archivio.leggi(id).await?;
    if !matches!(atto.stato, StatoAtto::DaFirmare | StatoAtto::Firmato) {
        let messaggio = format!(
            "L'atto è {}: si firma solo un atto emesso e non ancora protocollato.",
            stati::atto(atto.stato).testo
        );
        return Err(Errore::stato("atto_non_firmabile", messaggio));
    }
    let originale = pdf(ufficio, id).await?;
    let impostazioni = ufficio.impostazioni();
    let opzioni = Opzioni {
        ora: ufficio.orologio.adesso(),
        motivo: None,
        luogo: Some(impostazioni.luogo.clone()).filter(|luogo| !luogo.is_empty()),
        tsa: Some(impostazioni.firma.tsa.clone()).filter(|tsa| !tsa.is_empty()),
    };
    let ancore = ancore(ufficio)?;
    let firmatario = Arc::clone(firmatario);
    let (firmato, esame) = tokio::task::spawn_blocking(move || -> Result<_, Errore> {
        let esame = mirato_firma::verifica(&originale, &ancore)?;
        let campo = esame
            .campi_vuoti
            .first()
            .ok_or_else(|| Errore::stato("firme_esaurite", "L'atto ha già tutte le firme che può portare."))?;
        let firmato = mirato_firma::firma(&originale, campo, firmatario.as_ref(), &opzioni)?;
        // What is kept is what was verified: a device that signs badly is found out here, not by who receives the act.
        let esame = mirato_firma::verifica(&firmato, &ancore)?;
        if !esame.documento_integro {
            return Err(Errore::guasto(
                "firma_non_valida",
                "Il dispositivo ha prodotto una firma che non regge: l'atto resta com'era.",
            ));
        }
        Ok((firmato, esame))
    })
    .await
    .map_err(|errore| interrotta(&errore))??;
    let firme: Vec<Firma> = esame.firme.iter().map(firma_vista).collect();
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.firma(id, atto.versione, &firmato, crate::verifiche::json(&firme)?).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// Signs acts one after the other, as a job.
///
/// # Errors
/// What the device refuses before the first act.
pub async fn atti_firma(programma: &Programma, richiesta: FirmaAtti) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let dispositivo = richiesta.dispositivo;
    let firmatario: Arc<dyn Firmatario> = tokio::task::spawn_blocking(move || apri_dispositivo(&dispositivo))
        .await
        .map_err(|errore| interrotta(&errore))??
        .into();
    let (lavoro, corso) = programma.lavori().apri("firma");
    for id in &richiesta.atti {
        let titolo = scheda(&ufficio, id)
            .await
            .map_or_else(|_| id.clone(), |scheda| format!("{} · {}", scheda.riga.numero, scheda.riga.oggetto));
        let voce = EsitoVoce { id: id.clone(), titolo, stato: "in_attesa".to_owned(), messaggio: String::new() };
        corso.visto().voci.push(voce);
    }
    tokio::spawn(async move { corso.concludi(firma_tutti(&ufficio, &richiesta.atti, &firmatario, &corso).await) });
    Ok(LavoroAvviato { lavoro })
}

async fn firma_tutti(
    ufficio: &Arc<Ufficio>,
    atti: &[String],
    firmatario: &Arc<dyn Firmatario>,
    corso: &Corso,
) -> Result<(), Errore> {
    for (numero, id) in atti.iter().enumerate() {
        if corso.annullato() {
            return Err(Errore::stato(
                "lavoro_annullato",
                "Hai fermato le firme: gli atti già firmati restano firmati.",
            ));
        }
        corso.passo("Firmo gli atti", numero, atti.len());
        segna(corso, numero, "in_corso", "");
        match firma_con(ufficio, id, firmatario).await {
            Ok(()) => segna(corso, numero, "fatto", "firmato"),
            Err(errore) => segna(corso, numero, "errore", &errore.messaggio),
        }
    }
    corso.passo("Atti firmati", atti.len(), atti.len());
    Ok(())
}

fn segna(corso: &Corso, numero: usize, stato: &str, messaggio: &str) {
    if let Some(voce) = corso.visto().voci.get_mut(numero) {
        stato.clone_into(&mut voce.stato);
        messaggio.clone_into(&mut voce.messaggio);
    }
}

/// What a PKCS#11 module holds.
///
/// # Errors
/// If the module cannot be loaded.
pub async fn firma_slot(_: &Programma, richiesta: ChiediSlot) -> Result<Vec<SlotFirma>, Errore> {
    let lettori = tokio::task::spawn_blocking(move || mirato_firma::elenca_lettori(Path::new(&richiesta.modulo)))
        .await
        .map_err(|errore| interrotta(&errore))??;
    Ok(lettori
        .into_iter()
        .map(|lettore| SlotFirma {
            slot: u32::try_from(lettore.slot).unwrap_or(u32::MAX),
            etichetta: if lettore.etichetta.is_empty() { lettore.descrizione } else { lettore.etichetta },
            certificati: lettore
                .certificati
                .iter()
                .map(|c| {
                    format!("{}, valido fino al {}", c.certificato.nome, tempo::breve(c.certificato.al.date_naive()))
                })
                .collect(),
        })
        .collect())
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
