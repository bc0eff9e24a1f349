//! What events ask of the office: proposed, then applied one by one or together.

use crate::api::{ApplicaProposte, ElencoProposte, FiltroProposte, PassoIscrizione, Proposta, ProposteApplicate, Tono};
use crate::iscrizioni::{Tenuta, cittadinanza};
use crate::modulo::giorno;
use crate::persone::{leggi_dati, nome_elenco, nome_intero};
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Days, Months, NaiveDate};
use mirato_domain::{Elenco, Errore};
use mirato_norme::l68_1999::art01_beneficiari::categorie;
use mirato_norme::l68_1999::art08_iscrizione::{
    Azione, IscrizioneInCorso, Proposta as PropostaNorma, Rapporto, Rifiuto, StatoIscrizione as StatoNorma,
    StatoPersona, TipoLavoro, proposte as proposte_norma,
};
use mirato_norme::{Fonte, Voce};
use mirato_store::{EventiAttesi, Evento, FattiPersona, Iscrizione, Persona, StatoIscrizione};

/// How many people are read and looked at together.
const PAGINA: u32 = 500;
/// The age of pension moves by months at most: who is this many months from today's is looked at.
const MESI_PRIMA: i64 = 12;

/// What waits for the office.
///
/// # Errors
/// If the archive cannot be read.
pub async fn proposte(programma: &Programma, filtro: FiltroProposte) -> Result<ElencoProposte, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut tutte = tutte(&ufficio).await?;
    tutte.retain(|proposta| filtro.codice.is_empty() || proposta.codice == filtro.codice);
    let (quanti, da) = crate::filtri::pagina(filtro.da, filtro.quanti);
    let totale = conta(i64::try_from(tutte.len()).unwrap_or(i64::MAX));
    let righe = tutte.into_iter().skip(da as usize).take(quanti as usize).collect();
    Ok(ElencoProposte { totale, righe })
}

/// Every proposal, the one that holds from the earliest day first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn tutte(ufficio: &Ufficio) -> Result<Vec<Proposta>, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut tutte = Vec::new();
    let (attesi, scade_entro, mut dopo) = (attesi(ufficio, oggi)?, fra_quanto(ufficio, oggi)?, String::new());
    loop {
        let persone = ufficio.archivio.persone_con_eventi(&attesi, &dopo, PAGINA).await?;
        let Some(ultima) = persone.last() else { break };
        dopo.clone_from(&ultima.id);
        let ids: Vec<String> = persone.iter().map(|persona| persona.id.clone()).collect();
        let mut fatti = ufficio.archivio.fatti_delle_persone(&ids).await?;
        for persona in &persone {
            let suoi = fatti.remove(&persona.id).unwrap_or_default();
            tutte.extend(dai_fatti(ufficio, persona, suoi, (oggi, scade_entro))?);
        }
    }
    tutte.sort_by(|a, b| (&a.dal, &a.persona).cmp(&(&b.dal, &b.persona)));
    Ok(tutte)
}

fn attesi(ufficio: &Ufficio, oggi: NaiveDate) -> Result<EventiAttesi, Errore> {
    let mesi = ufficio.leggi().parametri.intero("eta_pensione", oggi)?.valore - MESI_PRIMA;
    let nate_entro = u32::try_from(mesi).ok().and_then(|mesi| oggi.checked_sub_months(Months::new(mesi)));
    Ok(EventiAttesi {
        oggi: oggi.to_string(),
        nate_entro: nate_entro.unwrap_or(oggi).to_string(),
        scade_entro: fra_quanto(ufficio, oggi)?.to_string(),
        province: crate::iscrizioni::province(ufficio).iter().map(|una| una.sigla().to_owned()).collect(),
    })
}

/// How many people an event may concern: they are looked at one by one on their page of proposals.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn quante_persone(ufficio: &Ufficio) -> Result<i64, Errore> {
    Ok(ufficio.archivio.quante_con_eventi(&attesi(ufficio, ufficio.orologio.oggi())?).await?)
}

/// The day up to which what falls due is announced.
fn fra_quanto(ufficio: &Ufficio, oggi: NaiveDate) -> Result<NaiveDate, Errore> {
    let giorni = ufficio.leggi().parametri.intero("anticipo_scadenze_persona", oggi)?.valore;
    Ok(u64::try_from(giorni).ok().and_then(|giorni| oggi.checked_add_days(Days::new(giorni))).unwrap_or(oggi))
}

/// What a person's events ask for.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(crate) async fn della_persona(
    ufficio: &Ufficio,
    persona: &Persona,
    oggi: NaiveDate,
) -> Result<Vec<Proposta>, Errore> {
    let id = std::slice::from_ref(&persona.id);
    let suoi = ufficio.archivio.fatti_delle_persone(id).await?.remove(&persona.id).unwrap_or_default();
    dai_fatti(ufficio, persona, suoi, (oggi, fra_quanto(ufficio, oggi)?))
}

/// What a person's events ask for on a day, once they are read; what falls due by the second day is announced.
fn dai_fatti(
    ufficio: &Ufficio,
    persona: &Persona,
    fatti: FattiPersona,
    (oggi, scade_entro): (NaiveDate, NaiveDate),
) -> Result<Vec<Proposta>, Errore> {
    let correnti = correnti(&fatti.iscrizioni);
    if correnti.is_empty() {
        return Ok(Vec::new());
    }
    let stato = stato(ufficio, persona, &correnti, (fatti.rapporti, &fatti.eventi), oggi)?;
    let mut proposte = Vec::new();
    for proposta in proposte_norma(&ufficio.leggi().parametri, &stato, oggi)? {
        // Whether the category asks for the declaration is sealed: for art. 18 it is not proposed blindly.
        if proposta.codice == "did" && proposta.elenco == Elenco::Art18 {
            continue;
        }
        let Some(iscrizione) = correnti.iter().find(|uno| uno.elenco == proposta.elenco.codice()) else { continue };
        proposte.push(vista(persona, iscrizione, proposta));
    }
    proposte.extend(sospensioni_finite(persona, &correnti, oggi));
    proposte.extend(da_rivedere(persona, &correnti, fatti.rivedere_il.as_deref(), (oggi, scade_entro)));
    Ok(proposte)
}

/// Of each list, the iscrizione that is open or suspended, or else the one closed last.
fn correnti(iscrizioni: &[Iscrizione]) -> Vec<&Iscrizione> {
    let mut correnti: Vec<&Iscrizione> = Vec::new();
    for elenco in Elenco::TUTTI {
        let sue = || iscrizioni.iter().filter(|uno| uno.elenco == elenco.codice() && uno.iscritta_dal.is_some());
        let in_corso = sue().find(|uno| matches!(uno.stato, StatoIscrizione::Aperta | StatoIscrizione::Sospesa));
        let domanda = iscrizioni.iter().any(|u| u.elenco == elenco.codice() && u.stato == StatoIscrizione::Domanda);
        let chiusa = || sue().filter(|_| !domanda).max_by_key(|uno| uno.chiusa_il.clone());
        correnti.extend(in_corso.or_else(chiusa));
    }
    correnti
}

fn stato(
    ufficio: &Ufficio,
    persona: &Persona,
    correnti: &[&Iscrizione],
    (rapporti, eventi): (Vec<mirato_store::Rapporto>, &[Evento]),
    oggi: NaiveDate,
) -> Result<StatoPersona, Errore> {
    let dati = leggi_dati(persona)?;
    let note = categorie(&ufficio.leggi().parametri, oggi)?;
    let mut iscrizioni = Vec::with_capacity(correnti.len());
    for iscrizione in correnti {
        let Ok(elenco) = iscrizione.elenco.parse::<Elenco>() else { continue };
        // The category is sealed: the events looked at here are the same for those that ask for the
        // declaration of availability, which the first category of each list does.
        let Some(categoria) = note.iter().find(|nota| nota.elenco == elenco && (nota.did || elenco.speciale())) else {
            continue;
        };
        let tenuta = Tenuta::leggi(iscrizione)?;
        let ultimo =
            tenuta.passaggi.iter().rev().find(|p| ["sospendi", "cancella", "trasferisci"].contains(&p.passo.as_str()));
        let motivo = iscrizione.motivo.clone().unwrap_or_default();
        let dal = ultimo.and_then(|passaggio| giorno(&passaggio.data)).unwrap_or(oggi);
        iscrizioni.push(IscrizioneInCorso {
            elenco,
            categoria: categoria.codice.clone(),
            dal: iscrizione.iscritta_dal.as_deref().and_then(giorno).unwrap_or(oggi),
            stato: match iscrizione.stato {
                StatoIscrizione::Sospesa => StatoNorma::Sospesa { dal, motivo },
                StatoIscrizione::Chiusa => StatoNorma::Chiusa { dal, motivo },
                _ => StatoNorma::Aperta,
            },
            accertamento: None,
            esclusa: false,
        });
    }
    Ok(StatoPersona {
        nato_il: giorno(&persona.nato_il).unwrap_or(oggi),
        deceduta_il: None,
        cittadinanza: cittadinanza(&dati),
        permesso_fino_al: giorno(&dati.permesso_scade_il),
        provincia_residenza: dati.residenza.provincia.parse().ok(),
        residenza_dal: None,
        province_ufficio: crate::iscrizioni::province(ufficio),
        did_il: giorno(&dati.did_il),
        iscrizioni,
        rapporti: rapporti.into_iter().map(rapporto).collect::<Result<_, _>>()?,
        rifiuti: eventi
            .iter()
            .filter_map(|evento| {
                let giustificato = match evento.tipo.as_str() {
                    "assenza" | "rifiuto" => false,
                    "colloquio" | "tutoraggio" => true,
                    _ => return None,
                };
                Some(Rifiuto { il: giorno(&evento.data)?, giustificato })
            })
            .collect(),
    })
}

fn rapporto(tenuto: mirato_store::Rapporto) -> Result<Rapporto, Errore> {
    let visto = crate::vita::rapporto(tenuto)?;
    let fine = giorno(&visto.al);
    Ok(Rapporto {
        dal: giorno(&visto.dal).unwrap_or_default(),
        fino_al: fine.filter(|_| visto.tipo != "indeterminato"),
        cessato_il: fine.filter(|_| visto.tipo == "indeterminato" || !visto.cessazione.is_empty()),
        lavoro: if visto.tipo == "autonomo" { TipoLavoro::Autonomo } else { TipoLavoro::Subordinato },
        reddito_annuo: visto.reddito_annuo.parse().ok(),
        dagli_elenchi: !visto.nulla_osta_id.is_empty(),
    })
}

fn vista(persona: &Persona, iscrizione: &Iscrizione, proposta: PropostaNorma) -> Proposta {
    let azione = match proposta.azione {
        Azione::Sospendi => "sospendi",
        Azione::Chiudi => "chiudi",
        Azione::Riapri => "riapri",
        Azione::Chiedi => "chiedi",
    };
    Proposta {
        id: format!("{}:{}:{}", iscrizione.id, proposta.codice, proposta.dal),
        codice: proposta.codice,
        persona_id: persona.id.clone(),
        persona: nome_intero(persona),
        iscrizione_id: iscrizione.id.clone(),
        elenco_nome: format!("elenco {}", nome_elenco(&iscrizione.elenco)),
        azione: azione.to_owned(),
        motivo: proposta.motivo.unwrap_or_default(),
        dal: proposta.dal.to_string(),
        fino_al: proposta.fino_al.map(|giorno| giorno.to_string()).unwrap_or_default(),
        titolo: proposta.titolo,
        dettaglio: proposta.dettaglio,
        tono: if azione == "chiedi" { Tono::Normale } else { Tono::Attenzione },
        norme: proposta.citazioni.iter().map(stati::norma).collect(),
        spiegazione: proposta.spiegazione,
    }
}

/// A suspension with a last day that has gone by.
fn sospensioni_finite(persona: &Persona, correnti: &[&Iscrizione], oggi: NaiveDate) -> Vec<Proposta> {
    let finite =
        correnti.iter().filter(|uno| uno.stato == StatoIscrizione::Sospesa && uno.motivo.as_deref() != Some("lavoro"));
    finite
        .filter_map(|iscrizione| {
            let fine = iscrizione.sospesa_fino_al.as_deref().and_then(giorno).filter(|fine| *fine < oggi)?;
            let riprende = fine.succ_opt()?;
            let dettaglio = format!("La sospensione è finita il {}: l'iscrizione riprende.", tempo::breve(fine));
            Some(propria(
                persona,
                iscrizione,
                "fine_sospensione",
                "riapri",
                riprende,
                "Fine della sospensione",
                dettaglio,
            ))
        })
        .collect()
}

/// Something in the sealed part is to be looked at again: the day alone is known here.
fn da_rivedere(
    persona: &Persona,
    correnti: &[&Iscrizione],
    rivedere_il: Option<&str>,
    (oggi, entro): (NaiveDate, NaiveDate),
) -> Option<Proposta> {
    let revisione = rivedere_il.and_then(giorno);
    let (Some(revisione), Some(iscrizione)) =
        (revisione.filter(|giorno| *giorno <= entro), correnti.iter().find(|uno| uno.stato != StatoIscrizione::Chiusa))
    else {
        return None;
    };
    let verbo = if revisione < oggi { "Era" } else { "È" };
    let dettaglio = format!(
        "{verbo} da rivedere entro il {}: chiedi l'esito. Fino alla visita l'iscrizione resta.",
        tempo::breve(revisione)
    );
    Some(propria(persona, iscrizione, "revisione", "chiedi", revisione, "Atto da rivedere", dettaglio))
}

fn propria(
    persona: &Persona,
    iscrizione: &Iscrizione,
    codice: &str,
    azione: &str,
    dal: NaiveDate,
    titolo: &str,
    dettaglio: String,
) -> Proposta {
    let fonte = if azione == "chiedi" {
        Fonte::legge("D.L. 90/2014", "25", "6-bis", "").da_confermare()
    } else {
        Fonte::legge("L. 68/1999", "8", "1", "")
    };
    let spiegazione = Voce::nuova(format!("proposta.{codice}"), titolo).spiega(dettaglio.clone()).cita(fonte);
    Proposta {
        id: format!("{}:{codice}:{dal}", iscrizione.id),
        codice: codice.to_owned(),
        persona_id: persona.id.clone(),
        persona: nome_intero(persona),
        iscrizione_id: iscrizione.id.clone(),
        elenco_nome: format!("elenco {}", nome_elenco(&iscrizione.elenco)),
        azione: azione.to_owned(),
        motivo: String::new(),
        dal: dal.to_string(),
        fino_al: String::new(),
        titolo: titolo.to_owned(),
        dettaglio,
        tono: if azione == "chiedi" { Tono::Normale } else { Tono::Attenzione },
        norme: spiegazione.citazioni.iter().map(stati::norma).collect(),
        spiegazione,
    }
}

/// Applies proposals, one after the other: each is looked at again, since another may have undone it.
///
/// # Errors
/// If the archive cannot be read; a proposal that no longer holds is skipped and named.
pub async fn proposte_applica(programma: &Programma, richiesta: ApplicaProposte) -> Result<ProposteApplicate, Errore> {
    let ufficio = programma.ufficio().await?;
    let oggi = ufficio.orologio.oggi();
    let mut esito = ProposteApplicate { applicate: 0, saltate: Vec::new() };
    for id in &richiesta.ids {
        let iscrizione_id = id.split(':').next().unwrap_or_default();
        let iscrizione: Iscrizione = ufficio.archivio.leggi(iscrizione_id).await?;
        let persona: Persona = ufficio.archivio.leggi(&iscrizione.persona_id).await?;
        let nome = nome_intero(&persona);
        let proposta = della_persona(&ufficio, &persona, oggi).await?.into_iter().find(|proposta| proposta.id == *id);
        let Some(proposta) = proposta else {
            esito.saltate.push(format!("{nome}: la proposta non vale più, qualcosa è cambiato nel frattempo"));
            continue;
        };
        let Some(passo) = passo(&proposta, &iscrizione, oggi) else {
            esito
                .saltate
                .push(format!("{nome}: {} si segue con una richiesta alla persona", proposta.titolo.to_lowercase()));
            continue;
        };
        match crate::iscrizioni::compi(&ufficio, &passo).await {
            Ok(()) => esito.applicate += 1,
            Err(errore) => esito.saltate.push(format!("{nome}: {}", errore.messaggio)),
        }
    }
    Ok(esito)
}

/// The step that carries a proposal out; none for what is to be asked of the person.
fn passo(proposta: &Proposta, iscrizione: &Iscrizione, oggi: NaiveDate) -> Option<PassoIscrizione> {
    let passo = match proposta.azione.as_str() {
        "sospendi" => "sospendi",
        "chiudi" => "cancella",
        "riapri" => "riapri",
        _ => return None,
    };
    let dal = giorno(&proposta.dal).map_or(oggi, |dal| dal.min(oggi));
    Some(PassoIscrizione {
        id: iscrizione.id.clone(),
        versione: iscrizione.versione,
        passo: passo.to_owned(),
        data: dal.to_string(),
        fino_al: if passo == "sospendi" { proposta.fino_al.clone() } else { String::new() },
        motivo: proposta.motivo.clone(),
        nota: format!("{}. {}", proposta.titolo, proposta.dettaglio),
        destinazione: if proposta.motivo == "trasferimento" {
            "l'ufficio della residenza".to_owned()
        } else {
            String::new()
        },
    })
}
