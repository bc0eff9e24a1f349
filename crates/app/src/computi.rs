//! Authorisations to count a worker in the quota (art. 4 c. 3-bis and 4): applications, checks, issue.

mod atto;
mod esame;
mod passi;

pub use atto::{computo_anteprima, computo_rilascia};
pub use passi::computo_passo;
pub(crate) use passi::riapri;

use crate::api::{
    DatiComputo, ElencoComputi, EsportaComputi, FileScritto, FiltroComputi, PerId, RequisitoComputo, RigaComputo,
    SalvaComputo, SchedaAtto, SchedaComputo, Tono,
};
use crate::filtri;
use crate::modulo::{Modulo, giorno, iso, pieno};
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use esame::{Tenuta, esamina};
use mirato_domain::Errore;
use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use mirato_store::{ColonnaRichieste, Computo, ComputoInElenco, Direzione, StatoComputo};

/// Register in which authorisations are numbered.
pub(crate) const REGISTRO: &str = "computo";

/// The work list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn computi(programma: &Programma, filtro: FiltroComputi) -> Result<ElencoComputi, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(ufficio: &Ufficio, filtro: &FiltroComputi, quanti: u32, da: u32) -> Result<ElencoComputi, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (colonna, direzione) = filtri::ordine(&filtro.ordina, filtro.discendente)?;
    let filtro_archivio = filtri::computi(filtro, oggi)?;
    let pagina = ufficio.archivio.elenco_computi(&filtro_archivio, colonna, direzione, quanti, da).await?;
    let righe = pagina.righe.into_iter().map(|uno| riga(uno, oggi)).collect();
    Ok(ElencoComputi { totale: conta(pagina.totale), righe })
}

fn riga(uno: ComputoInElenco, oggi: NaiveDate) -> RigaComputo {
    let stato = uno.stato.parse().map_or_else(|_| stati::stato(&uno.stato, &uno.stato, Tono::Normale), stati::computo);
    let scadenza = match uno.stato.as_str() {
        "in_istruttoria" => uno.scadenza.unwrap_or_default(),
        "autorizzato" => uno.fino_al.unwrap_or_default(),
        _ => String::new(),
    };
    RigaComputo {
        id: uno.id,
        persona_id: uno.persona_id,
        persona: format!("{} {}", uno.cognome, uno.nome),
        datore_id: uno.datore_id,
        datore: uno.denominazione,
        provincia: uno.provincia,
        ricevuta_il: uno.ricevuta_il,
        numero: uno.numero.zip(uno.anno).map(|(numero, anno)| format!("{numero}/{anno}")).unwrap_or_default(),
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        stato,
    }
}

async fn una_riga(ufficio: &Ufficio, id: &str) -> Result<RigaComputo, Errore> {
    let filtro = mirato_store::FiltroComputi { id: Some(id.to_owned()), ..Default::default() };
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let pagina = ufficio.archivio.elenco_computi(&filtro, ordine.0, ordine.1, 1, 0).await?;
    let uno = pagina.righe.into_iter().next();
    let uno =
        uno.ok_or_else(|| Errore::stato("non_trovato", "Il computo non è più in archivio: aggiorna l'elenco."))?;
    Ok(riga(uno, ufficio.orologio.oggi()))
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn computi_esporta(programma: &Programma, richiesta: EsportaComputi) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    crate::esporta::computi(&ufficio, richiesta, &righe).await
}

/// An application with its checks.
///
/// # Errors
/// If it is not in the archive.
pub async fn computo(programma: &Programma, richiesta: PerId) -> Result<SchedaComputo, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

/// An application's page.
///
/// # Errors
/// If it is not in the archive.
pub(crate) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaComputo, Errore> {
    let tenuto: Computo = ufficio.archivio.leggi(id).await?;
    let tenuta = Tenuta::leggi(&tenuto)?;
    let atto = match &tenuto.atto_id {
        Some(id) => Some(crate::atti::scheda(ufficio, id).await?.riga),
        None => None,
    };
    let storia = ufficio.archivio.storia("computo", id).await?;
    let esame = tenuta.esame.as_ref();
    let autorizzabile = esame.is_some_and(|esame| esame.autorizzabile) && tenuto.stato == StatoComputo::InIstruttoria;
    let impedimento = match esame {
        None => "Verifica il requisito sul fascicolo sanitario della persona: poi si decide".to_owned(),
        Some(esame) => esame.impedimenti.join(". "),
    };
    Ok(SchedaComputo {
        riga: una_riga(ufficio, id).await?,
        versione: tenuto.versione,
        controlli: esame.map(|esame| esame.controlli.clone()).unwrap_or_default(),
        autorizzabile,
        impedimento,
        effetto_dal: esame.map(|esame| esame.effetto_dal.clone()).unwrap_or_default(),
        fino_al: esame.map(|esame| esame.fino_al.clone()).unwrap_or_default(),
        documenti: tenuta.documenti(ufficio.orologio.oggi()),
        spiegazione: esame.map(|esame| esame.spiegazione.clone()),
        requisito_da_verificare: esame.is_none() && tenuto.stato == StatoComputo::InIstruttoria,
        passi: passi::possibili(&tenuto, autorizzabile),
        atto,
        storia: storia
            .into_iter()
            .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
            .collect(),
        dati: tenuta.domanda,
    })
}

/// Saves an application; what was examined is to be examined again.
///
/// # Errors
/// `computo_non_valido` with its fields; `computo_deciso` once it is answered; a stale save.
pub async fn computo_salva(programma: &Programma, salva: SalvaComputo) -> Result<SchedaComputo, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, salva).await?;
    scheda(&ufficio, &id).await
}

/// As [`computo_salva`], for an office at hand; the id of the record.
///
/// # Errors
/// As [`computo_salva`].
pub async fn registra(ufficio: &Ufficio, salva: SalvaComputo) -> Result<String, Errore> {
    let record = controlla(ufficio, &salva).await?;
    if !salva.id.is_empty() {
        let prima: Computo = ufficio.archivio.leggi(&salva.id).await?;
        if prima.stato != StatoComputo::InIstruttoria {
            return Err(Errore::stato("computo_deciso", "La domanda ha già la sua risposta: non si cambia più."));
        }
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    if ufficio.chiave_fascicoli().is_some() {
        esamina(ufficio, &salvato.id, salvato.versione).await?;
    }
    Ok(salvato.id)
}

/// Examines an application on the sealed part, records it and issues the authorisation at once, as the
/// command line does; refused, it leaves nothing behind but the trace of the opening.
///
/// # Errors
/// As [`computo_salva`], [`computo_requisito`] and [`computo_rilascia`].
pub async fn emetti(ufficio: &Ufficio, dati: DatiComputo, parola: &str) -> Result<SchedaAtto, Errore> {
    ufficio.sblocca_fascicoli(parola).await?;
    let salva = SalvaComputo { id: String::new(), versione: 0, dati };
    let esame = esame::esame(ufficio, &controlla(ufficio, &salva).await?).await?;
    atto::non_impedito(&esame.ok_or_else(senza_accertamento)?)?;
    let id = registra(ufficio, salva).await?;
    let tenuto: Computo = ufficio.archivio.leggi(&id).await?;
    let atto_id = atto::rilascia(ufficio, &id, tenuto.versione).await?;
    crate::atti::scheda(ufficio, &atto_id).await
}

/// Checks the threshold on the sealed part, which must be unlocked, and keeps only whether it is reached.
///
/// # Errors
/// `fascicolo_chiuso`; `accertamento_mancante`; a stale save.
pub async fn computo_requisito(programma: &Programma, richiesta: RequisitoComputo) -> Result<SchedaComputo, Errore> {
    let ufficio = programma.ufficio().await?;
    crate::fascicolo::chiave(&ufficio)?;
    if !esamina(&ufficio, &richiesta.id, richiesta.versione).await? {
        return Err(senza_accertamento());
    }
    scheda(&ufficio, &richiesta.id).await
}

fn senza_accertamento() -> Errore {
    Errore::stato(
        "accertamento_mancante",
        "Nel fascicolo sanitario della persona non c'è un accertamento: registralo, poi verifica il requisito.",
    )
}

async fn controlla(ufficio: &Ufficio, salva: &SalvaComputo) -> Result<Computo, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("computo_non_valido", "La domanda ha campi da correggere.");
    let mut dati: DatiComputo = salva.dati.clone();
    let codice_datore = modulo.codice_fiscale("codice_fiscale_datore", &dati.codice_fiscale_datore);
    let codice_persona = modulo.codice_fiscale("codice_fiscale_persona", &dati.codice_fiscale_persona);
    let datore = match &codice_datore {
        Some(codice) => ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice_datore.is_some() && datore.is_none() {
        modulo.sbagliato("codice_fiscale_datore", "Il datore non è in archivio: aggiungilo fra i datori di lavoro");
    }
    let persona = match &codice_persona {
        Some(codice) => ufficio.archivio.persona_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice_persona.is_some() && persona.is_none() {
        modulo.sbagliato("codice_fiscale_persona", "La persona non è in archivio: aggiungila fra le persone");
    }
    let ricevuta_il = modulo.giorno_passato("ricevuta_il", &dati.ricevuta_il, oggi);
    let provincia = modulo.provincia("provincia", &dati.provincia);
    if !["prima_dell_assunzione", "durante_il_rapporto"].contains(&dati.caso.as_str()) {
        modulo.sbagliato("caso", "Scegli quando è sorta la disabilità: prima dell'assunzione o durante il rapporto");
    }
    let assunto_il = modulo.giorno_passato("assunto_il", &dati.assunto_il, oggi);
    if assunto_il.zip(ricevuta_il).is_some_and(|(assunto, ricevuta)| ricevuta < assunto) {
        modulo.sbagliato("assunto_il", "L'assunzione è successiva alla domanda: correggi la data");
    }
    if pieno(&dati.riconosciuto_il).is_some() {
        dati.riconosciuto_il = iso(modulo.giorno_passato("riconosciuto_il", &dati.riconosciuto_il, oggi));
    }
    let (ore, intere) = (modulo.ore("ore", &dati.ore), modulo.ore("ore_contratto", &dati.ore_contratto));
    if ore.zip(intere).is_some_and(|(ore, intere)| ore > intere) {
        modulo.sbagliato("ore", "Le ore superano quelle del contratto pieno");
    }
    for (posto, documento) in dati.documenti.iter_mut().enumerate() {
        if pieno(&documento.consegnato_il).is_some() {
            let campo = format!("documenti[{posto}].consegnato_il");
            documento.consegnato_il = iso(modulo.giorno_passato(&campo, &documento.consegnato_il, oggi));
        }
        documento.scade_il = iso(modulo.giorno_se(&format!("documenti[{posto}].scade_il"), &documento.scade_il));
    }
    modulo.fine()?;
    let mancano = || Errore::dato("computo_non_valido", "La domanda ha campi da correggere.");
    let (datore, persona) = datore.zip(persona).ok_or_else(mancano)?;
    let (ricevuta_il, provincia) = ricevuta_il.zip(provincia).ok_or_else(mancano)?;
    let avvio = RichiestaTermine { procedimento: Procedimento::Computo, avvio: ricevuta_il, sospensioni: Vec::new() };
    dati.codice_fiscale_datore.clone_from(&datore.codice_fiscale);
    dati.codice_fiscale_persona.clone_from(&persona.codice_fiscale);
    dati.ricevuta_il = ricevuta_il.to_string();
    dati.provincia = provincia.sigla().to_owned();
    dati.assunto_il = iso(assunto_il);
    dati.ore = ore.map(|ore| ore.to_string()).unwrap_or_default();
    dati.ore_contratto = intere.map(|ore| ore.to_string()).unwrap_or_default();
    Ok(Computo {
        id: salva.id.clone(),
        persona_id: persona.id,
        datore_id: datore.id,
        provincia: dati.provincia.clone(),
        ricevuta_il: dati.ricevuta_il.clone(),
        stato: StatoComputo::InIstruttoria,
        scadenza: Some(termine(&ufficio.leggi().parametri, &avvio)?.scadenza.to_string()),
        effetto_dal: None,
        fino_al: None,
        requisito: None,
        atto_id: None,
        dati: Tenuta { domanda: dati, esame: None }.json()?,
        versione: salva.versione,
    })
}
