//! Preselezione: an employer's request for a profile, the people that fit it, the rosa that answers.

mod candidati;
mod metro;
mod passi;
mod pesa;

pub use candidati::{candidati, candidati_pesa};
pub use passi::preselezione_passo;

use crate::api::{
    AggiornaRosa, CandidatoRosa, DatiPreselezione, ElencoPreselezioni, FiltroPreselezioni, PerId, RigaPreselezione,
    SalvaPreselezione, SchedaPreselezione, Stato, Tono,
};
use crate::filtri;
use crate::modulo::{Modulo, giorno, iso};
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Errore};
use mirato_norme::abbinamento::{Pubblicazione, pubblicazione};
use mirato_store::{ColonnaRichieste, Direzione, Persona, Preselezione, PreselezioneInElenco, StatoPreselezione};

/// A contract with an end: its request is published for fewer days.
const DETERMINATO: &str = "determinato";
/// Kinds of contract.
const CONTRATTI: [&str; 2] = ["indeterminato", DETERMINATO];
/// What a person of the rosa has answered.
const RISPOSTE: [&str; 4] = ["da_chiedere", "chiesta", "disponibile", "non_disponibile"];
/// How it ended with a person of the rosa.
const ESITI: [&str; 5] = ["in_attesa", "colloquio", "assunto", "non_idoneo", "rinuncia"];

/// The work list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn preselezioni(programma: &Programma, filtro: FiltroPreselezioni) -> Result<ElencoPreselezioni, Errore> {
    let ufficio = programma.ufficio().await?;
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let filtro = filtri::preselezioni(&filtro)?;
    let pagina = ufficio.archivio.elenco_preselezioni(&filtro, ordine.0, ordine.1, quanti, da).await?;
    let oggi = ufficio.orologio.oggi();
    let righe = pagina.righe.into_iter().map(|una| riga(una, oggi)).collect::<Result<_, _>>()?;
    Ok(ElencoPreselezioni { totale: conta(pagina.totale), righe })
}

fn illeggibile(_: serde_json::Error) -> Errore {
    Errore::guasto("dato_illeggibile", "La richiesta di preselezione non si legge dall'archivio.")
}

fn riga(una: PreselezioneInElenco, oggi: NaiveDate) -> Result<RigaPreselezione, Errore> {
    let dati: DatiPreselezione = serde_json::from_str(&una.dati).map_err(illeggibile)?;
    let rosa: Vec<CandidatoRosa> = serde_json::from_str(&una.rosa).map_err(illeggibile)?;
    let scadenza = if una.stato == "conclusa" { String::new() } else { una.scadenza.unwrap_or_default() };
    Ok(RigaPreselezione {
        id: una.id,
        datore_id: una.datore_id,
        datore: una.denominazione,
        profilo: dati.profilo,
        posti: dati.posti,
        ricevuta_il: una.ricevuta_il,
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        candidati: u32::try_from(rosa.len()).unwrap_or(u32::MAX),
        stato: una.stato.parse().map_or_else(|_| stati::stato(&una.stato, &una.stato, Tono::Normale), stato),
    })
}

fn stato(stato_preselezione: StatoPreselezione) -> Stato {
    let (testo, tono) = match stato_preselezione {
        StatoPreselezione::Aperta => ("aperta", Tono::Attenzione),
        StatoPreselezione::Pubblicata => ("pubblicata", Tono::Attenzione),
        StatoPreselezione::RosaInviata => ("rosa inviata", Tono::Fatto),
        StatoPreselezione::Conclusa => ("conclusa", Tono::Normale),
    };
    stati::stato(stato_preselezione.as_str(), testo, tono)
}

/// A request with its rosa.
///
/// # Errors
/// If it is not in the archive.
pub async fn preselezione(programma: &Programma, richiesta: PerId) -> Result<SchedaPreselezione, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaPreselezione, Errore> {
    let tenuta: Preselezione = ufficio.archivio.leggi(id).await?;
    let filtro = mirato_store::FiltroPreselezioni { id: Some(id.to_owned()), ..Default::default() };
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let una = ufficio.archivio.elenco_preselezioni(&filtro, ordine.0, ordine.1, 1, 0).await?.righe.pop();
    let una =
        una.ok_or_else(|| Errore::stato("non_trovato", "La richiesta non è più in archivio: aggiorna l'elenco."))?;
    let dati = dati(&tenuta)?;
    let termini = termini(ufficio, &dati)?;
    let storia = ufficio.archivio.storia("preselezione", id).await?;
    Ok(SchedaPreselezione {
        riga: riga(una, ufficio.orologio.oggi())?,
        versione: tenuta.versione,
        pubblicazione_fino_al: termini.as_ref().map(|t| t.fino_al.to_string()).unwrap_or_default(),
        risposta_entro: termini.as_ref().map(|t| t.elenco_entro.to_string()).unwrap_or_default(),
        termini_fonte: termini
            .and_then(|t| t.spiegazione.citazioni.first().map(|citazione| citazione.testo.clone()))
            .unwrap_or_default(),
        rosa: rosa(&tenuta)?,
        passi: passi::possibili(tenuta.stato),
        storia: storia
            .into_iter()
            .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
            .collect(),
        dati,
    })
}

fn dati(tenuta: &Preselezione) -> Result<DatiPreselezione, Errore> {
    crate::verifiche::leggi(&tenuta.dati, "La richiesta di preselezione")
}

fn rosa(tenuta: &Preselezione) -> Result<Vec<CandidatoRosa>, Errore> {
    crate::verifiche::leggi(&tenuta.rosa, "La rosa dei candidati")
}

/// Terms of the publication, once it has begun.
fn termini(ufficio: &Ufficio, dati: &DatiPreselezione) -> Result<Option<Pubblicazione>, Errore> {
    let Some(dal) = giorno(&dati.pubblicata_il) else { return Ok(None) };
    Ok(Some(pubblicazione(&ufficio.leggi().parametri, dal, dati.contratto == DETERMINATO)?))
}

/// Saves a request.
///
/// # Errors
/// `preselezione_non_valida` with its fields; a stale save.
pub async fn preselezione_salva(programma: &Programma, salva: SalvaPreselezione) -> Result<SchedaPreselezione, Errore> {
    let ufficio = programma.ufficio().await?;
    let record = controlla(&ufficio, &salva).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    scheda(&ufficio, &salvata.id).await
}

async fn controlla(ufficio: &Ufficio, salva: &SalvaPreselezione) -> Result<Preselezione, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("preselezione_non_valida", "La richiesta ha campi da correggere.");
    let mut dati = salva.dati.clone();
    let codice = modulo.codice_fiscale("codice_fiscale_datore", &dati.codice_fiscale_datore);
    let datore = match &codice {
        Some(codice) => ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice.is_some() && datore.is_none() {
        modulo.sbagliato("codice_fiscale_datore", "Il datore non è in archivio: aggiungilo fra i datori di lavoro");
    }
    let ricevuta_il = modulo.giorno_passato("ricevuta_il", &dati.ricevuta_il, oggi);
    let provincia = modulo.provincia("provincia", &dati.provincia);
    if dati.elenco.parse::<Elenco>().is_err() {
        modulo.sbagliato("elenco", "Scegli l'elenco in cui cercare");
    }
    dati.profilo = modulo.testo("profilo", &dati.profilo, "Scrivi il profilo richiesto");
    if dati.posti == 0 {
        modulo.sbagliato("posti", "Scrivi quante persone servono");
    }
    for (campo, ore) in [("ore", &mut dati.ore), ("ore_contratto", &mut dati.ore_contratto)] {
        if !ore.trim().is_empty() {
            *ore = modulo.ore(campo, ore).map_or(String::new(), |letto| letto.to_string());
        }
    }
    if !CONTRATTI.contains(&dati.contratto.as_str()) {
        modulo.sbagliato("contratto", "Scegli il contratto: da qui viene quanto dura la pubblicazione");
    }
    capacita_chieste(ufficio, &mut modulo, &dati)?;
    dati.pubblicata_il = iso(modulo.giorno_se("pubblicata_il", &dati.pubblicata_il));
    modulo.fine()?;
    let mancano = || Errore::dato("preselezione_non_valida", "La richiesta ha campi da correggere.");
    let datore = datore.ok_or_else(mancano)?;
    let (ricevuta_il, provincia) = ricevuta_il.zip(provincia).ok_or_else(mancano)?;
    dati.codice_fiscale_datore.clone_from(&datore.codice_fiscale);
    dati.ricevuta_il = ricevuta_il.to_string();
    dati.provincia = provincia.sigla().to_owned();
    let termini = termini(ufficio, &dati)?;
    let record = Preselezione {
        id: salva.id.clone(),
        datore_id: datore.id,
        provincia: dati.provincia.clone(),
        ricevuta_il: dati.ricevuta_il.clone(),
        stato: StatoPreselezione::Aperta,
        scadenza: termini.as_ref().map(|termini| termini.elenco_entro.to_string()),
        pubblicata_fino_al: termini.map(|termini| termini.fino_al.to_string()),
        dati: crate::verifiche::json(&dati)?,
        rosa: crate::verifiche::json(&Vec::<CandidatoRosa>::new())?,
        versione: salva.versione,
    };
    if salva.id.is_empty() {
        return Ok(record);
    }
    let prima: Preselezione = ufficio.archivio.leggi(&salva.id).await?;
    Ok(Preselezione { stato: prima.stato, rosa: prima.rosa, ..record })
}

/// The capacities are those of the table, each once.
fn capacita_chieste(ufficio: &Ufficio, modulo: &mut Modulo, dati: &DatiPreselezione) -> Result<(), Errore> {
    let tabella = crate::fascicolo::tabella_capacita(ufficio)?;
    for (posto, chiesta) in dati.capacita.iter().enumerate() {
        let campo = |nome: &str| format!("capacita[{posto}].{nome}");
        if !tabella.iter().any(|voce| voce.codice == chiesta.codice) {
            modulo.sbagliato(&campo("codice"), "Scegli una capacità della tabella");
        } else if dati.capacita[..posto].iter().any(|altra| altra.codice == chiesta.codice) {
            modulo.sbagliato(&campo("codice"), "La capacità è già nell'elenco: toglila da una delle due righe");
        }
        if metro::grado(&chiesta.grado).is_none_or(|grado| grado == mirato_norme::abbinamento::Grado::Assente) {
            modulo.sbagliato(&campo("grado"), "Scegli il grado");
        }
    }
    Ok(())
}

/// Puts people in the rosa or takes them out; records answers and outcomes.
///
/// # Errors
/// `rosa_non_valida` with its rows; a stale save.
pub async fn rosa_salva(programma: &Programma, aggiorna: AggiornaRosa) -> Result<SchedaPreselezione, Errore> {
    let ufficio = programma.ufficio().await?;
    let oggi = ufficio.orologio.oggi();
    let tenuta: Preselezione = ufficio.archivio.leggi(&aggiorna.id).await?;
    if tenuta.stato == StatoPreselezione::Conclusa {
        return Err(Errore::stato("preselezione_conclusa", "La preselezione è conclusa: la rosa non cambia più."));
    }
    let mut modulo = Modulo::nuovo("rosa_non_valida", "La rosa ha righe da correggere.");
    let mut rosa = aggiorna.rosa;
    for (posto, candidato) in rosa.iter_mut().enumerate() {
        let campo = |nome: &str| format!("rosa[{posto}].{nome}");
        if !RISPOSTE.contains(&candidato.risposta.as_str()) {
            modulo.sbagliato(&campo("risposta"), "Scegli la risposta");
        }
        if !ESITI.contains(&candidato.esito.as_str()) {
            modulo.sbagliato(&campo("esito"), "Scegli l'esito");
        }
        for (nome, giorno) in [("chiesta_il", &mut candidato.chiesta_il), ("risposta_il", &mut candidato.risposta_il)] {
            if !giorno.trim().is_empty() {
                *giorno = iso(modulo.giorno_passato(&campo(nome), giorno, oggi));
            }
        }
        let persona: Persona = ufficio.archivio.leggi(&candidato.persona_id).await?;
        candidato.persona = crate::persone::nome_intero(&persona);
    }
    modulo.fine()?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let rosa = crate::verifiche::json(&rosa)?;
    scrittura.salva(Preselezione { rosa, versione: aggiorna.versione, ..tenuta }).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &aggiorna.id).await
}
