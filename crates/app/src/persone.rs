//! People: list, page, saving, merging.

mod dati;
mod scheda;
mod unione;

pub(crate) use dati::{controllata, leggi_dati, record};
pub(crate) use scheda::nome_intero;
pub use unione::{fascicoli_da_unire, persone_unisci};

use crate::api::{
    ElencoPersone, EsportaPersone, FileScritto, FiltroPersone, PerId, PersonaSimile, RigaPersona, SalvaPersona,
    SchedaPersona, Tono,
};
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use crate::{filtri, tempo};
use mirato_domain::{CodiceFiscale, Elenco, Errore};
use mirato_store::{PersonaInElenco, StatoIscrizione, normalizza};

/// The list of people.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn persone(programma: &Programma, filtro: FiltroPersone) -> Result<ElencoPersone, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(ufficio: &Ufficio, filtro: &FiltroPersone, quanti: u32, da: u32) -> Result<ElencoPersone, Errore> {
    let (filtro_archivio, colonna, direzione) = filtri::persone(filtro)?;
    let pagina = ufficio.archivio.elenco_persone(&filtro_archivio, colonna, direzione, quanti, da).await?;
    let mut righe = Vec::with_capacity(pagina.righe.len());
    for riga_archivio in pagina.righe {
        righe.push(riga(ufficio, riga_archivio).await?);
    }
    Ok(ElencoPersone { totale: conta(pagina.totale), righe })
}

async fn riga(ufficio: &Ufficio, persona: PersonaInElenco) -> Result<RigaPersona, Errore> {
    let mut iscrizioni = ufficio.archivio.iscrizioni_della_persona(&persona.id).await?;
    iscrizioni.retain(|i| !matches!(i.stato, StatoIscrizione::Chiusa | StatoIscrizione::Respinta));
    let parole: Vec<String> = iscrizioni
        .iter()
        .map(|iscrizione| {
            let elenco = nome_elenco(&iscrizione.elenco);
            match &iscrizione.iscritta_dal {
                Some(dal) => format!("{elenco}, dal {}", tempo::breve_da_iso(dal)),
                None => format!("{elenco}, domanda del {}", tempo::breve_da_iso(&iscrizione.richiesta_il)),
            }
        })
        .collect();
    let stato = match iscrizioni.iter().map(|iscrizione| iscrizione.stato).min_by_key(|stato| match stato {
        StatoIscrizione::Aperta => 0,
        StatoIscrizione::Sospesa => 1,
        _ => 2,
    }) {
        Some(stato) => stati::iscrizione(stato),
        None => stati::stato("nessuna", "non iscritta", Tono::Normale),
    };
    Ok(RigaPersona {
        id: persona.id,
        cognome: persona.cognome,
        nome: persona.nome,
        codice_fiscale: persona.codice_fiscale,
        nato_il: persona.nato_il,
        comune: persona.comune.unwrap_or_default(),
        provincia: persona.provincia.unwrap_or_default(),
        iscrizioni: parole.join("; "),
        stato,
    })
}

/// A list by its article: "art. 8".
pub(crate) fn nome_elenco(codice: &str) -> String {
    codice.parse::<Elenco>().map_or_else(
        |_| codice.to_owned(),
        |elenco| match elenco {
            Elenco::Art8 => "art. 8".to_owned(),
            Elenco::Art18 => "art. 18".to_owned(),
            altro => altro.nome().trim_start_matches("Elenco dei ").to_owned(),
        },
    )
}

/// Writes the list as it is seen; with a reason and the word of who may, health data too.
///
/// # Errors
/// `file_non_scritto`; `motivo_mancante`, `fascicolo_chiuso`, `parola_fascicoli_errata`, `non_abilitato`.
pub async fn persone_esporta(programma: &Programma, richiesta: EsportaPersone) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let chiave = match &richiesta.sanitari {
        Some(perche) => {
            Some((crate::fascicolo::sblocca(&ufficio, &perche.motivo, &perche.parola).await?, &perche.motivo))
        }
        None => None,
    };
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    let sanitari = match chiave {
        Some((chiave, motivo)) => {
            let ids: Vec<String> = righe.iter().map(|riga| riga.id.clone()).collect();
            Some(crate::fascicolo::di_molte(&ufficio, &ids, &chiave, motivo.trim()).await?)
        }
        None => None,
    };
    crate::esporta::persone(&ufficio, &richiesta, &righe, sanitari.as_ref()).await
}

/// A person's page.
///
/// # Errors
/// If it is not in the archive.
pub async fn persona(programma: &Programma, richiesta: PerId) -> Result<SchedaPersona, Errore> {
    let ufficio = programma.ufficio().await?;
    scheda::scheda(&ufficio, &richiesta.id).await
}

/// Saves a person, or adds one.
///
/// # Errors
/// `persona_non_valida` with its fields; `salvataggio_superato` with the fields that differ;
/// `persona_gia_presente`.
pub async fn persona_salva(programma: &Programma, salva: SalvaPersona) -> Result<SchedaPersona, Errore> {
    let ufficio = programma.ufficio().await?;
    let controllata = controllata(&salva.dati, ufficio.orologio.oggi())?;
    let gia = ufficio.archivio.persona_per_codice_fiscale(controllata.codice_fiscale.as_str()).await?;
    if let Some(gia) = gia.filter(|gia| gia.id != salva.id) {
        let messaggio = format!("Il codice fiscale è già di {}: apri la sua scheda.", nome_intero(&gia));
        return Err(Errore::stato("persona_gia_presente", messaggio.clone()).con_campo("codice_fiscale", messaggio));
    }
    let persona = record(salva.id.clone(), salva.versione, &controllata)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata =
        if salva.id.is_empty() { scrittura.inserisci(persona).await? } else { scrittura.salva(persona).await? };
    scrittura.conferma().await?;
    scheda::scheda(&ufficio, &salvata.id).await
}

/// People already in the archive who may be the one being typed.
///
/// # Errors
/// If the archive cannot be read.
pub async fn persona_simili(programma: &Programma, salva: SalvaPersona) -> Result<Vec<PersonaSimile>, Errore> {
    let ufficio = programma.ufficio().await?;
    let dati = &salva.dati;
    let nome = format!("{} {}", dati.cognome, dati.nome);
    let codice = dati.codice_fiscale.parse::<CodiceFiscale>().map(|codice| codice.canonico()).unwrap_or_default();
    let nato_il = tempo::leggi(&dati.nato_il).map(|giorno| giorno.to_string()).unwrap_or_default();
    simili(&ufficio, &salva.id, &codice, &nato_il, &nome).await
}

/// People who may be the same, each with why.
pub(crate) async fn simili(
    ufficio: &Ufficio,
    id: &str,
    codice_base: &str,
    nato_il: &str,
    nome: &str,
) -> Result<Vec<PersonaSimile>, Errore> {
    if normalizza(nome).len() < 4 && codice_base.is_empty() {
        return Ok(Vec::new());
    }
    let trovate = ufficio.archivio.persone_simili(id, codice_base, nato_il, nome).await?;
    Ok(trovate
        .into_iter()
        .map(|persona| PersonaSimile {
            motivo: if !codice_base.is_empty() && persona.codice_fiscale_base == codice_base {
                "stesso codice fiscale, salvo l'omocodia".to_owned()
            } else if persona.nato_il == nato_il {
                "stesso nome e stesso giorno di nascita".to_owned()
            } else {
                "stesso nome, altra nascita: può essere un omonimo".to_owned()
            },
            nome: nome_intero(&persona),
            id: persona.id,
            codice_fiscale: persona.codice_fiscale,
            nato_il: persona.nato_il,
            comune: persona.comune.unwrap_or_default(),
        })
        .collect())
}
