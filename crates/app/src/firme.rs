//! Signatures: devices, one act or many, and what a document says of its own.

use crate::api::{
    Avviso, ChiediSlot, DispositivoFirma, EsameDocumento, EsitoVoce, Firma, FirmaAtti, LavoroAvviato, PerId,
    SchedaAtto, SlotFirma, Tono, VerificaDocumento,
};
use crate::atti::{pdf, scheda};
use crate::lavori::Corso;
use crate::programma::Programma;
use crate::stati;
use crate::tempo;
use crate::ufficio::Ufficio;
use base64::Engine;
use mirato_domain::Errore;
use mirato_firma::{ChiavePkcs12, Esame, EsitoFirma, Firmatario, Modifiche, Opzioni, TokenPkcs11};
use mirato_store::{Atto, StatoAtto};
use std::path::Path;
use std::sync::Arc;

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

/// Who signed a document, and whether the signatures hold.
pub(crate) struct Firmatari {
    /// The PDF: the file itself, or what its envelope holds.
    pub pdf: Vec<u8>,
    /// Signed, every signature is whole, and nothing but signatures was added after the first.
    pub integro: bool,
    /// Whether every signature comes from an authority that the office trusts.
    pub fidate: bool,
    /// Holders of the certificates: in the order of the signatures, those of the envelope last.
    pub firmatari: Vec<String>,
}

/// Examines the signatures of a PDF, or of one in an envelope (`.p7m`).
///
/// # Errors
/// The file is not a PDF, is damaged or encrypted; `p7m_illeggibile`.
pub(crate) async fn firmatari(ufficio: &Ufficio, file: Vec<u8>) -> Result<Firmatari, Errore> {
    let ancore = ancore(ufficio)?;
    tokio::task::spawn_blocking(move || -> Result<Firmatari, Errore> {
        let (pdf, fuori, integra) = match busta(&file) {
            Some(p7m) => {
                let aperta = mirato_firma::apri_busta(&p7m, &ancore)?;
                (aperta.contenuto, aperta.firme, aperta.integra)
            }
            None => (file, Vec::new(), true),
        };
        let esame = mirato_firma::verifica(&pdf, &ancore)?;
        // A PDF that nobody signed inside is whole by the signatures of its envelope.
        let dentro = esame.documento_integro || (esame.firme.is_empty() && !fuori.is_empty());
        let firme: Vec<EsitoFirma> = esame.firme.into_iter().chain(fuori).collect();
        Ok(Firmatari {
            pdf,
            integro: integra && dentro,
            fidate: firme.iter().all(|firma| firma.fidata),
            firmatari: firme.into_iter().map(|firma| firma.firmatario).collect(),
        })
    })
    .await
    .map_err(|errore| interrotta(&errore))?
}

/// The envelope in a file, which some programs write in letters and digits; none if it is a document.
pub(crate) fn busta(file: &[u8]) -> Option<Vec<u8>> {
    if mirato_firma::sembra_busta(file) {
        return Some(file.to_vec());
    }
    let testo = std::str::from_utf8(file).ok()?;
    let righe = testo.lines().map(str::trim).filter(|riga| !riga.starts_with("-----"));
    let letto = base64::engine::general_purpose::STANDARD.decode(righe.collect::<String>()).ok()?;
    mirato_firma::sembra_busta(&letto).then_some(letto)
}
