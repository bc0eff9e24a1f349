//! The page of a position: figures by province, the steps that led there, the plot over time.

use super::{Inizio, Passo, Posizione, storia};
use crate::api::{
    ChiediPosizione, Destinazione, PassoPosizione, PuntoPosizione, RigaForza, SchedaPosizione, ScoperturaProvincia,
    VariazionePasso, VoceScelta,
};
use crate::programma::Programma;
use crate::prospetti::nome_di;
use crate::ufficio::Ufficio;
use crate::{stati, tempo};
use chrono::{Months, NaiveDate};
use mirato_domain::Errore;
use mirato_domain::situazione::{GruppoPartTime, SituazioneProvinciale};
use mirato_store::{Datore, Movimento, StatoProspetto};
use std::collections::BTreeMap;

/// How far back the plot goes, in months.
const STORIA_MESI: u32 = 36;

/// An employer's position on a day.
///
/// # Errors
/// `data_non_valida`; what the rules refuse in the figures; if it is not in the archive.
pub async fn posizione(programma: &Programma, richiesta: ChiediPosizione) -> Result<SchedaPosizione, Errore> {
    let ufficio = programma.ufficio().await?;
    scheda(&ufficio, &richiesta.datore_id, &richiesta.alla_data).await
}

/// As [`posizione`], for an office at hand.
///
/// # Errors
/// As [`posizione`].
pub(crate) async fn scheda(ufficio: &Ufficio, datore_id: &str, alla_data: &str) -> Result<SchedaPosizione, Errore> {
    let datore: Datore = ufficio.archivio.leggi(datore_id).await?;
    let oggi = ufficio.orologio.oggi();
    let al = if alla_data.trim().is_empty() { oggi } else { tempo::iso(alla_data, "alla_data")? };
    let mut vista = SchedaPosizione {
        alla_data: al.to_string(),
        prospetto_id: String::new(),
        data_riferimento: String::new(),
        classe: String::new(),
        righe: Vec::new(),
        forza: Vec::new(),
        passi: Vec::new(),
        spiegazione: None,
        storia: Vec::new(),
        proposte: Vec::new(),
        movimenti: crate::movimenti::elenco(ufficio, datore_id).await?,
        categorie: categorie(ufficio, al)?,
        riporto: super::anno::scheda(ufficio, datore_id, al).await?,
        confronto: super::confronto::scheda(ufficio, datore_id, al).await?,
    };
    let Some(mut posizione) = super::al(ufficio, datore_id, al).await? else { return Ok(vista) };
    let circostanze = crate::circostanze::circostanze(ufficio, datore_id, Some(al)).await?;
    vista.righe =
        crate::datori::scoperture(ufficio, &datore, &posizione.risposta, &circostanze.iter().collect::<Vec<_>>());
    vista.spiegazione = posizione.risposta.spiegazione.take();
    vista.prospetto_id.clone_from(&posizione.prospetto_id);
    vista.data_riferimento = posizione.data_riferimento.to_string();
    crate::verifiche::classe(posizione.risposta.classe).as_str().clone_into(&mut vista.classe);
    vista.forza = posizione.situazione.province.iter().map(forza).collect();
    let coerenza = &posizione.risposta.coerenza;
    vista.proposte =
        coerenza.art3.compensazioni_proposte.iter().chain(&coerenza.art18.compensazioni_proposte).cloned().collect();
    vista.passi = passi(ufficio, datore_id, &posizione.passi).await?;
    vista.storia = punti(ufficio, datore_id, al.max(oggi)).await?;
    Ok(vista)
}

fn categorie(ufficio: &Ufficio, al: NaiveDate) -> Result<Vec<VoceScelta>, Errore> {
    let leggi = ufficio.leggi();
    let righe = leggi.parametri.tabella("categoria_esclusa", al)?;
    Ok(righe.into_iter().map(|riga| VoceScelta { valore: riga.codice.clone(), nome: riga.nome.clone() }).collect())
}

fn forza(voce: &SituazioneProvinciale) -> RigaForza {
    let teste = |righe: &[GruppoPartTime]| righe.iter().map(|riga| riga.numero).sum::<u32>();
    let disabili = [&voce.disabili, &voce.centralinisti, &voce.massofisioterapisti];
    RigaForza {
        dove: voce.provincia.sigla().to_owned(),
        nome: voce.provincia.nome().to_owned(),
        dipendenti: voce.totale_dipendenti,
        disabili: disabili.iter().map(|gruppo| gruppo.teste()).sum(),
        categorie_protette: voce.categorie_protette,
        part_time: teste(&voce.part_time),
        esclusi: voce.esclusioni.iter().map(|esclusione| esclusione.numero).sum(),
    }
}

async fn passi(ufficio: &Ufficio, datore_id: &str, passi: &[Passo]) -> Result<Vec<PassoPosizione>, Errore> {
    let movimenti = ufficio.archivio.movimenti(datore_id).await?;
    let per_id: BTreeMap<&str, &Movimento> = movimenti.iter().map(|uno| (uno.id.as_str(), uno)).collect();
    let mut visti = Vec::with_capacity(passi.len());
    for passo in passi {
        let movimento = passo.movimento_id.as_deref().and_then(|id| per_id.get(id));
        let origine = match movimento {
            Some(movimento) => crate::movimenti::nome_origine(ufficio, movimento).await?,
            None => origine(&passo.origine).to_owned(),
        };
        visti.push(PassoPosizione {
            data: passo.data.to_string(),
            provincia: passo.provincia.map(|provincia| provincia.nome().to_owned()).unwrap_or_default(),
            cosa: passo.cosa.clone(),
            numero: passo.numero,
            origine,
            destinazione: destinazione(passo, datore_id),
            conta: passo.conta,
            non_applicato: passo.non_applicato.clone().unwrap_or_default(),
            variazioni: passo.variazioni.iter().filter_map(variazione).collect(),
        });
    }
    Ok(visti)
}

fn origine(origine: &str) -> &str {
    match origine {
        "prospetto" => "Prospetto",
        "esonero" => "Esonero",
        "sospensione" => "Sospensione",
        "compensazione" => "Compensazione",
        "convenzione" => "Convenzione",
        "autocertificazione" => "Autocertificazione",
        "circostanza" => "Circostanza registrata a mano",
        altra => altra,
    }
}

/// The page of the record that a step comes from.
fn destinazione(passo: &Passo, datore_id: &str) -> Option<Destinazione> {
    let pagina = match passo.origine.as_str() {
        "prospetto" => "prospetto",
        "nulla_osta" => "nulla_osta_richiesta",
        "computo" => "computo",
        "esonero" => "esonero",
        "sospensione" => "sospensione",
        "compensazione" => "compensazione",
        "circostanza" => {
            let filtro = BTreeMap::from([("scheda".to_owned(), "circostanze".to_owned())]);
            return Some(Destinazione { pagina: "datore".to_owned(), id: Some(datore_id.to_owned()), filtro });
        }
        _ => return None,
    };
    Some(Destinazione { pagina: pagina.to_owned(), id: Some(passo.origine_id.clone()), filtro: BTreeMap::new() })
}

fn variazione(variazione: &mirato_norme::Variazione) -> Option<VariazionePasso> {
    let campo = match variazione.campo.as_str() {
        campo @ ("base_art3" | "quota_art3" | "in_forza_art3" | "scopertura_art3") => stati::campo(campo).to_owned(),
        campo @ ("quota_art18" | "in_forza_art18" | "scopertura_art18") => {
            format!("{} art. 18", stati::campo(campo))
        }
        "esonerati" => "Esonerati".to_owned(),
        _ => return None,
    };
    Some(VariazionePasso { dove: nome_di(&variazione.dove), campo, prima: variazione.prima, dopo: variazione.dopo })
}

/// The prospetti of an employer that hold, the earliest first.
///
/// # Errors
/// If the archive cannot be read.
pub(super) async fn inizi(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<Inizio>, Errore> {
    let mut validi = ufficio.archivio.prospetti_del_datore(datore_id).await?;
    validi.retain(|prospetto| prospetto.stato == StatoProspetto::Valido);
    validi.iter().rev().map(|tenuto| Inizio::di(ufficio, tenuto)).collect()
}

async fn punti(ufficio: &Ufficio, datore_id: &str, al: NaiveDate) -> Result<Vec<PuntoPosizione>, Errore> {
    let inizi = inizi(ufficio, datore_id).await?;
    let movimenti = ufficio.archivio.movimenti(datore_id).await?;
    let circostanze = ufficio.archivio.circostanze(datore_id, None).await?;
    let da = al.checked_sub_months(Months::new(STORIA_MESI)).unwrap_or(al);
    let posizioni = storia(ufficio, &inizi, &movimenti, &circostanze, da, al)?;
    let mut punti: Vec<PuntoPosizione> = Vec::with_capacity(posizioni.len());
    let ultimo = posizioni.len().saturating_sub(1);
    for (numero, posizione) in posizioni.iter().enumerate() {
        let nuovo = punto(posizione);
        let uguale = punti.last().is_some_and(|prima| {
            let cifre = |punto: &PuntoPosizione| {
                punto
                    .province
                    .iter()
                    .map(|p| (p.dove.clone(), p.scopertura_art3, p.scopertura_art18))
                    .collect::<Vec<_>>()
            };
            (prima.scopertura_art3, prima.scopertura_art18) == (nuovo.scopertura_art3, nuovo.scopertura_art18)
                && cifre(prima) == cifre(&nuovo)
        });
        if !uguale || numero == ultimo {
            punti.push(nuovo);
        }
    }
    Ok(punti)
}

fn punto(posizione: &Posizione) -> PuntoPosizione {
    let nazionale = &posizione.risposta.nazionale.cifre;
    PuntoPosizione {
        giorno: posizione.al.to_string(),
        scopertura_art3: nazionale.scopertura_art3,
        scopertura_art18: nazionale.scopertura_art18,
        province: posizione
            .risposta
            .province
            .iter()
            .map(|provincia| ScoperturaProvincia {
                dove: provincia.provincia.sigla().to_owned(),
                nome: provincia.provincia.nome().to_owned(),
                scopertura_art3: provincia.cifre.scopertura_art3,
                scopertura_art18: provincia.cifre.scopertura_art18,
            })
            .collect(),
    }
}
