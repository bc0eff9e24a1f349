//! Acts: issue, signature, examination.

use crate::archivio::{apri, segreto};
use crate::argomenti::{Argomenti, Computo, Documento, Emetti, Firma, Graduatoria, NullaOsta, Ottemperanza};
use crate::uscita;
use mirato_app::api::{
    DatiComputo, DatiNullaOsta, DatiRichiesta, DispositivoFirma, DocumentoConsegnato, SalvaAtto, SchedaAtto,
    VerificaDocumento,
};
use mirato_app::{Programma, atti, firme, ottemperanza};
use mirato_domain::Errore;
use std::path::Path;

/// `mirato emetti …`
///
/// # Errors
/// `richiesta_incompleta` with the fields to correct, or the impediment of art. 17's decision table.
pub async fn emetti(programma: &Programma, argomenti: &Argomenti, atto: &Emetti) -> Result<(), Errore> {
    apri(programma, argomenti).await?;
    let scelte = match atto {
        Emetti::Ottemperanza(scelte) => scelte,
        Emetti::NullaOsta(scelte) => return nulla_osta(programma, argomenti, scelte).await,
        Emetti::Computo(scelte) => return computo(programma, argomenti, scelte).await,
        Emetti::Esonero(scelte) => return crate::esonero::emetti(programma, argomenti, scelte).await,
        Emetti::Convenzione(scelte) => return crate::convenzione::emetti(programma, argomenti, scelte).await,
        Emetti::Graduatoria(scelte) => return graduatoria(programma, argomenti, scelte).await,
    };
    let ufficio = programma.ufficio().await?;
    let atto = ottemperanza::emetti(&ufficio, richiesta(scelte)).await?;
    if let Some(file) = &scelte.uscita {
        salva(programma, &atto.riga.id, file).await?;
    }
    if argomenti.json {
        return uscita::json(&atto);
    }
    uscita::riga(&format!("Certificato n. {} emesso: {}", atto.riga.numero, atto.esito))
}

async fn nulla_osta(programma: &Programma, argomenti: &Argomenti, scelte: &NullaOsta) -> Result<(), Errore> {
    let dati = DatiNullaOsta {
        codice_fiscale_datore: scelte.datore.clone(),
        codice_fiscale_persona: scelte.persona.clone(),
        protocollo: scelte.protocollo.clone(),
        ricevuta_il: scelte.ricevuta_il.clone(),
        provincia: scelte.provincia.clone(),
        elenco: scelte.elenco.clone(),
        chiamata: scelte.chiamata.clone(),
        contratto: scelte.contratto.clone(),
        durata_mesi: scelte.durata_mesi,
        ore: scelte.ore.clone(),
        ore_contratto: scelte.ore_contratto.clone(),
        mansione: scelte.mansione.clone(),
        livello: scelte.livello.clone(),
        ccnl: scelte.ccnl.clone(),
        inizio_dal: scelte.inizio_dal.clone(),
        inizio_al: scelte.inizio_al.clone(),
        convenzione: scelte.convenzione.clone(),
        utilizzatrice: scelte.utilizzatrice.clone(),
        volontaria: scelte.volontaria,
        ..DatiNullaOsta::default()
    };
    let ufficio = programma.ufficio().await?;
    let atto = mirato_app::nulla_osta::emetti(&ufficio, dati).await?;
    emesso(programma, argomenti, &atto, scelte.uscita.as_deref(), "Nulla osta").await
}

async fn computo(programma: &Programma, argomenti: &Argomenti, scelte: &Computo) -> Result<(), Errore> {
    let arrivato = |codice: &String| DocumentoConsegnato {
        codice: codice.clone(),
        consegnato_il: scelte.ricevuta_il.clone(),
        scade_il: String::new(),
    };
    let dati = DatiComputo {
        codice_fiscale_datore: scelte.datore.clone(),
        codice_fiscale_persona: scelte.persona.clone(),
        protocollo: scelte.protocollo.clone(),
        ricevuta_il: scelte.ricevuta_il.clone(),
        provincia: scelte.provincia.clone(),
        caso: scelte.caso.clone(),
        assunto_il: scelte.assunto_il.clone(),
        riconosciuto_il: scelte.riconosciuto_il.clone(),
        ore: scelte.ore.clone(),
        ore_contratto: scelte.ore_contratto.clone(),
        inidoneo: scelte.inidoneo,
        colpa_datore: scelte.colpa_datore,
        documenti: scelte.documento.iter().map(arrivato).collect(),
        ..DatiComputo::default()
    };
    let parola = segreto("MIRATO_PASSWORD_SANITARIA", "Parola dei dati sanitari: ")?;
    let ufficio = programma.ufficio().await?;
    let atto = mirato_app::computi::emetti(&ufficio, dati, &parola).await?;
    emesso(programma, argomenti, &atto, scelte.uscita.as_deref(), "Computo").await
}

async fn graduatoria(programma: &Programma, argomenti: &Argomenti, scelte: &Graduatoria) -> Result<(), Errore> {
    let parola = segreto("MIRATO_PASSWORD_SANITARIA", "Parola dei dati sanitari: ")?;
    let ufficio = programma.ufficio().await?;
    let atto = mirato_app::graduatorie::emetti(&ufficio, &scelte.avviso, scelte.definitiva, &parola).await?;
    emesso(programma, argomenti, &atto, scelte.uscita.as_deref(), "Decreto").await
}

/// Writes the act that was issued, and says so.
pub(crate) async fn emesso(
    programma: &Programma,
    argomenti: &Argomenti,
    atto: &SchedaAtto,
    file: Option<&Path>,
    nome: &str,
) -> Result<(), Errore> {
    if let Some(file) = file {
        salva(programma, &atto.riga.id, file).await?;
    }
    if argomenti.json {
        return uscita::json(atto);
    }
    uscita::riga(&format!("{nome} n. {} emesso: {}", atto.riga.numero, atto.riga.oggetto))
}

fn richiesta(scelte: &Ottemperanza) -> DatiRichiesta {
    DatiRichiesta {
        codice_ipa: scelte.codice_ipa.clone(),
        ente: scelte.ente.clone(),
        pec: scelte.pec.clone(),
        cig: scelte.cig.clone(),
        oggetto_gara: scelte.oggetto.clone(),
        protocollo: scelte.protocollo.clone(),
        ricevuta_il: scelte.ricevuta_il.clone(),
        codice_fiscale_datore: scelte.datore.clone(),
        data_riferimento: scelte.data_riferimento.clone(),
        determina_del: scelte.determina_del.clone(),
        note: String::new(),
    }
}

async fn salva(programma: &Programma, id: &str, file: &Path) -> Result<(), Errore> {
    let richiesta = SalvaAtto { id: id.to_owned(), percorso: file.to_string_lossy().into_owned() };
    atti::atto_salva(programma, richiesta).await.map(|_| ())
}

/// `mirato firma ATTO… (--p12 FILE | --pkcs11 MODULO --slot N)`
///
/// # Errors
/// `atto_sconosciuto`, or what the device or the act's state refuses; acts before it are signed.
pub async fn firma(programma: &Programma, argomenti: &Argomenti, scelte: &Firma) -> Result<(), Errore> {
    apri(programma, argomenti).await?;
    let ufficio = programma.ufficio().await?;
    let dispositivo = dispositivo(scelte)?;
    for nome in &scelte.atti {
        let id = atti::trova(&ufficio, nome).await?;
        let atto = firme::firma_atto(&ufficio, &id, &dispositivo).await?;
        if let Some(cartella) = &scelte.uscita {
            let file = cartella.join(format!("{}.pdf", atto.riga.numero.replace('/', "-")));
            salva(programma, &id, &file).await?;
        }
        if argomenti.json {
            uscita::json(&atto)?;
        } else {
            uscita::riga(&format!("Atto n. {} firmato.", atto.riga.numero))?;
        }
    }
    Ok(())
}

fn dispositivo(scelte: &Firma) -> Result<DispositivoFirma, Errore> {
    let segreto = segreto("MIRATO_PASSWORD_FIRMA", "Parola o PIN della firma: ")?;
    let testo = |percorso: &Path| percorso.to_string_lossy().into_owned();
    Ok(match (&scelte.p12, &scelte.pkcs11) {
        (_, Some(modulo)) => {
            DispositivoFirma::Pkcs11 { modulo: testo(modulo), slot: scelte.slot.unwrap_or_default(), pin: segreto }
        }
        (Some(file), None) => DispositivoFirma::Pkcs12 { percorso: testo(file), parola: segreto },
        (None, None) => {
            return Err(Errore::dato(
                "dispositivo_mancante",
                "Di' con che cosa firmare: --p12 FILE oppure --pkcs11 MODULO --slot N.",
            ));
        }
    })
}

/// `mirato documento verifica FILE.pdf`: with `--archivio`, also against the register.
///
/// # Errors
/// `documento_non_valido` when a signature does not hold or something was changed after it.
pub async fn documento(programma: &Programma, argomenti: &Argomenti, operazione: &Documento) -> Result<(), Errore> {
    let Documento::Verifica { file } = operazione;
    if argomenti.archivio.is_some() {
        apri(programma, argomenti).await?;
    }
    let richiesta = VerificaDocumento { percorso: file.to_string_lossy().into_owned() };
    let esame = firme::documento_verifica(programma, richiesta).await?;
    if argomenti.json {
        uscita::json(&esame)?;
    } else {
        uscita::riga(&esame.titolo)?;
        for firma in &esame.firme {
            uscita::riga(&format!("- {}: {}", firma.firmatario, firma.messaggio))?;
        }
        for avviso in &esame.avvisi {
            uscita::riga(&format!("- {}", avviso.messaggio))?;
        }
    }
    if esame.esito == "valido" { Ok(()) } else { Err(Errore::stato("documento_non_valido", esame.titolo)) }
}
