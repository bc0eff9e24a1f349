//! Nulla osta to hiring: requests, checks, issue, what follows.

mod atto;
mod esame;
mod istruttoria;
mod passi;

pub(crate) use atto::persona;
pub use atto::{nulla_osta_anteprima, nulla_osta_rilascia};
pub use passi::nulla_osta_passo;
pub(crate) use passi::riapri;

use crate::api::{
    DatiNullaOsta, ElencoNullaOsta, EsportaNullaOsta, FileScritto, FiltroNullaOsta, PerId, RigaNullaOsta,
    SalvaNullaOsta, SchedaAtto, SchedaNullaOsta, Tono,
};
use crate::modulo::{Modulo, giorno, iso};
use crate::persone::nome_elenco;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use crate::{filtri, persone};
use chrono::NaiveDate;
use esame::{Esame, Tenuta};
pub(crate) use istruttoria::iscrizioni as iscrizioni_persona;
use istruttoria::{Pratica, istruisci};
use mirato_domain::{Elenco, Errore};
use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use mirato_store::{ColonnaRichieste, Direzione, NullaOsta, NullaOstaInElenco, StatoNullaOsta};

/// Register in which nulla osta are numbered.
pub(crate) const REGISTRO: &str = "nulla_osta";

/// The work list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn nulla_osta_elenco(programma: &Programma, filtro: FiltroNullaOsta) -> Result<ElencoNullaOsta, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(ufficio: &Ufficio, filtro: &FiltroNullaOsta, quanti: u32, da: u32) -> Result<ElencoNullaOsta, Errore> {
    let oggi = ufficio.orologio.oggi();
    scadono(ufficio, oggi).await?;
    let (colonna, direzione) = filtri::ordine(&filtro.ordina, filtro.discendente)?;
    let filtro_archivio = filtri::nulla_osta(filtro, oggi)?;
    let pagina = ufficio.archivio.elenco_nulla_osta(&filtro_archivio, colonna, direzione, quanti, da).await?;
    let righe = pagina.righe.into_iter().map(|una| riga(una, oggi)).collect();
    Ok(ElencoNullaOsta { totale: conta(pagina.totale), righe })
}

/// Marks as expired those whose validity has gone by.
async fn scadono(ufficio: &Ufficio, oggi: NaiveDate) -> Result<(), Errore> {
    let scaduti = ufficio.archivio.nulla_osta_da_scadere(&oggi.to_string()).await?;
    if scaduti.is_empty() {
        return Ok(());
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    for scaduto in scaduti {
        let scaduto = scrittura.salva(NullaOsta { stato: StatoNullaOsta::Scaduto, ..scaduto }).await?;
        crate::convenzioni::svuota(ufficio, &mut scrittura, "nulla_osta", &scaduto.id).await?;
    }
    scrittura.conferma().await?;
    Ok(())
}

fn riga(una: NullaOstaInElenco, oggi: NaiveDate) -> RigaNullaOsta {
    let stato =
        una.stato.parse().map_or_else(|_| stati::stato(&una.stato, &una.stato, Tono::Normale), stati::nulla_osta);
    let scadenza = match una.stato.as_str() {
        "in_istruttoria" => una.scadenza.unwrap_or_default(),
        "rilasciato" => una.valido_al.unwrap_or_default(),
        _ => String::new(),
    };
    RigaNullaOsta {
        id: una.id,
        persona_id: una.persona_id,
        persona: format!("{} {}", una.cognome, una.nome),
        datore_id: una.datore_id,
        datore: una.denominazione,
        provincia: una.provincia,
        elenco_nome: format!("elenco {}", nome_elenco(&una.elenco)),
        ricevuta_il: una.ricevuta_il,
        numero: una.numero.zip(una.anno).map(|(numero, anno)| format!("{numero}/{anno}")).unwrap_or_default(),
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        stato,
    }
}

/// A person's nulla osta, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn della_persona(ufficio: &Ufficio, persona_id: &str) -> Result<Vec<RigaNullaOsta>, Errore> {
    let mut righe = Vec::new();
    for uno in ufficio.archivio.nulla_osta_della_persona(persona_id).await? {
        righe.push(una_riga(ufficio, &uno.id).await?);
    }
    Ok(righe)
}

async fn una_riga(ufficio: &Ufficio, id: &str) -> Result<RigaNullaOsta, Errore> {
    let filtro = mirato_store::FiltroNullaOsta { id: Some(id.to_owned()), ..Default::default() };
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let pagina = ufficio.archivio.elenco_nulla_osta(&filtro, ordine.0, ordine.1, 1, 0).await?;
    let una = pagina.righe.into_iter().next();
    let una =
        una.ok_or_else(|| Errore::stato("non_trovato", "Il nulla osta non è più in archivio: aggiorna l'elenco."))?;
    Ok(riga(una, ufficio.orologio.oggi()))
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn nulla_osta_esporta(programma: &Programma, richiesta: EsportaNullaOsta) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    crate::esporta::nulla_osta(&ufficio, richiesta, &righe).await
}

/// A request with its checks.
///
/// # Errors
/// If it is not in the archive.
pub async fn nulla_osta(programma: &Programma, richiesta: PerId) -> Result<SchedaNullaOsta, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

/// A request's page.
///
/// # Errors
/// If it is not in the archive.
pub(crate) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaNullaOsta, Errore> {
    scadono(ufficio, ufficio.orologio.oggi()).await?;
    let tenuto: NullaOsta = ufficio.archivio.leggi(id).await?;
    let pratica = istruisci(ufficio, &tenuto).await?;
    let atto = match &tenuto.atto_id {
        Some(id) => Some(crate::atti::scheda(ufficio, id).await?.riga),
        None => None,
    };
    let storia = ufficio.archivio.storia("nulla_osta", id).await?;
    let aperta = tenuto.stato == StatoNullaOsta::InIstruttoria;
    let deciso = if aperta { None } else { Tenuta::leggi(&tenuto)?.esame };
    let esame = deciso.unwrap_or_else(|| Esame::di(&pratica));
    Ok(SchedaNullaOsta {
        riga: una_riga(ufficio, id).await?,
        versione: tenuto.versione,
        passi: passi::possibili(&tenuto, esame.rilasciabile),
        rilasciabile: esame.rilasciabile && aperta,
        impedimento: esame.impedimenti.join(". "),
        controlli: esame.controlli,
        copertura: esame.copertura,
        spiegazione: Some(esame.spiegazione),
        atto,
        storia: storia
            .into_iter()
            .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
            .collect(),
        dati: pratica.dati,
    })
}

/// Saves a request.
///
/// # Errors
/// `nulla_osta_non_valido` with its fields; `nulla_osta_deciso` once it is answered; a stale save.
pub async fn nulla_osta_salva(programma: &Programma, salva: SalvaNullaOsta) -> Result<SchedaNullaOsta, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, salva).await?;
    scheda(&ufficio, &id).await
}

/// As [`nulla_osta_salva`], for an office at hand; the id of the record.
///
/// # Errors
/// As [`nulla_osta_salva`].
pub async fn registra(ufficio: &Ufficio, salva: SalvaNullaOsta) -> Result<String, Errore> {
    let record = controlla(ufficio, &salva).await?;
    if !salva.id.is_empty() {
        let prima: NullaOsta = ufficio.archivio.leggi(&salva.id).await?;
        if prima.stato != StatoNullaOsta::InIstruttoria {
            return Err(Errore::stato("nulla_osta_deciso", "La richiesta ha già la sua risposta: non si cambia più."));
        }
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    Ok(salvato.id)
}

/// Records a request and issues its nulla osta at once, as the command line does; refused, it leaves
/// nothing behind.
///
/// # Errors
/// As [`nulla_osta_salva`] and [`nulla_osta_rilascia`].
pub async fn emetti(ufficio: &Ufficio, dati: DatiNullaOsta) -> Result<SchedaAtto, Errore> {
    let salva = SalvaNullaOsta { id: String::new(), versione: 0, dati };
    let record = controlla(ufficio, &salva).await?;
    atto::non_impedito(&istruisci(ufficio, &record).await?)?;
    let id = registra(ufficio, salva).await?;
    let tenuto: NullaOsta = ufficio.archivio.leggi(&id).await?;
    let atto_id = atto::rilascia(ufficio, &id, tenuto.versione).await?;
    crate::atti::scheda(ufficio, &atto_id).await
}

const CONTRATTI: [&str; 4] = ["indeterminato", "determinato", "apprendistato", "somministrazione"];

/// A mission counts with the firm that uses the worker: it must be one whose figures are known.
async fn utilizzatrice(ufficio: &Ufficio, modulo: &mut Modulo, dati: &mut DatiNullaOsta) -> Result<(), Errore> {
    if dati.contratto != "somministrazione" {
        dati.utilizzatrice = String::new();
    } else if dati.utilizzatrice.trim().is_empty() {
        modulo.sbagliato("utilizzatrice", "Scrivi il codice fiscale dell'impresa che utilizza il lavoratore");
    } else if let Some(codice) = modulo.codice_fiscale("utilizzatrice", &dati.utilizzatrice) {
        codice.as_str().clone_into(&mut dati.utilizzatrice);
        if ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?.is_none() {
            let messaggio = "L'impresa non è in archivio: aggiungila fra i datori di lavoro, la missione conta con lei";
            modulo.sbagliato("utilizzatrice", messaggio);
        }
    }
    Ok(())
}

async fn controlla(ufficio: &Ufficio, salva: &SalvaNullaOsta) -> Result<NullaOsta, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("nulla_osta_non_valido", "La richiesta ha campi da correggere.");
    let mut dati: DatiNullaOsta = salva.dati.clone();
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
    if dati.elenco.parse::<Elenco>().is_err() {
        modulo.sbagliato("elenco", "Scegli l'elenco da cui la persona è assunta");
    }
    if !["nominativa", "numerica"].contains(&dati.chiamata.as_str()) {
        modulo.sbagliato("chiamata", "Scegli se la richiesta è nominativa o numerica");
    }
    if !CONTRATTI.contains(&dati.contratto.as_str()) {
        modulo.sbagliato("contratto", "Scegli il contratto");
    }
    if dati.contratto == "determinato" && dati.durata_mesi == 0 {
        modulo.sbagliato("durata_mesi", "Un contratto a termine ha una durata: scrivi i mesi");
    }
    utilizzatrice(ufficio, &mut modulo, &mut dati).await?;
    let (ore, intere) = (modulo.ore("ore", &dati.ore), modulo.ore("ore_contratto", &dati.ore_contratto));
    if ore.zip(intere).is_some_and(|(ore, intere)| ore > intere) {
        modulo.sbagliato("ore", "Le ore superano quelle del contratto pieno");
    }
    dati.mansione = modulo.testo("mansione", &dati.mansione, "Scrivi la mansione");
    let (dal, al) = (modulo.giorno("inizio_dal", &dati.inizio_dal), modulo.giorno("inizio_al", &dati.inizio_al));
    if dal.zip(al).is_some_and(|(dal, al)| al < dal) {
        modulo.sbagliato("inizio_al", "L'ultimo giorno per cominciare viene prima del primo");
    }
    modulo.fine()?;
    let mancano = || Errore::dato("nulla_osta_non_valido", "La richiesta ha campi da correggere.");
    let (datore, persona) = datore.zip(persona).ok_or_else(mancano)?;
    let (ricevuta_il, provincia) = ricevuta_il.zip(provincia).ok_or_else(mancano)?;
    let avvio = RichiestaTermine { procedimento: Procedimento::NullaOsta, avvio: ricevuta_il, sospensioni: Vec::new() };
    dati.codice_fiscale_datore.clone_from(&datore.codice_fiscale);
    dati.codice_fiscale_persona.clone_from(&persona.codice_fiscale);
    dati.ricevuta_il = ricevuta_il.to_string();
    dati.provincia = provincia.sigla().to_owned();
    (dati.inizio_dal, dati.inizio_al) = (iso(dal), iso(al));
    dati.ore = ore.map(|ore| ore.to_string()).unwrap_or_default();
    dati.ore_contratto = intere.map(|ore| ore.to_string()).unwrap_or_default();
    Ok(NullaOsta {
        id: salva.id.clone(),
        persona_id: persona.id,
        datore_id: datore.id,
        provincia: dati.provincia.clone(),
        elenco: dati.elenco.clone(),
        ricevuta_il: dati.ricevuta_il.clone(),
        stato: StatoNullaOsta::InIstruttoria,
        scadenza: Some(termine(&ufficio.leggi().parametri, &avvio)?.scadenza.to_string()),
        valido_al: None,
        atto_id: None,
        dati: Tenuta { richiesta: dati, esame: None }.json()?,
        versione: salva.versione,
    })
}

/// Data of a request as they were kept.
///
/// # Errors
/// `dato_illeggibile`.
fn dati(tenuto: &NullaOsta) -> Result<DatiNullaOsta, Errore> {
    Ok(Tenuta::leggi(tenuto)?.richiesta)
}

/// The person's name in a message.
fn nome(pratica: &Pratica) -> String {
    persone::nome_intero(&pratica.persona)
}
