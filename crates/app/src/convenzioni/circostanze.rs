//! What an agreement says to the rest of the program: one circumstance for each province while it runs, and the
//! day from which what is left is due again once it has ended.

use super::dati::Carico;
use crate::circostanze::AltriDati;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Errore, Provincia};
use mirato_norme::l68_1999::art07_nulla_osta::ConvenzioneDatore;
use mirato_norme::l68_1999::art11_convenzioni::{EsitoPiano, StatoPiano};
use mirato_norme::l68_1999::art17_ottemperanza::ConvenzioneInCorso;
use mirato_store::{Circostanza, Scrittura, TipoCircostanza};
use std::collections::BTreeMap;

/// What the circumstances say they come from.
pub(crate) const ORIGINE: &str = "convenzione";

/// Writes the circumstances of an agreement anew, where they have changed.
///
/// # Errors
/// If the archive refuses.
pub(super) async fn riscrivi(scrittura: &mut Scrittura, carico: &Carico, stato: &StatoPiano) -> Result<(), Errore> {
    let nuove = tutte(carico, stato)?;
    let prima = scrittura.circostanze_di(ORIGINE, &carico.convenzione.id).await?;
    let uguali = prima.len() == nuove.len()
        && nuove.iter().all(|nuova| {
            prima.iter().any(|vecchia| {
                let ferma = Circostanza { id: vecchia.id.clone(), versione: vecchia.versione, ..nuova.clone() };
                ferma == *vecchia
            })
        });
    if uguali {
        return Ok(());
    }
    for vecchia in prima {
        scrittura.elimina_circostanza(&vecchia.id).await?;
    }
    for nuova in nuove {
        scrittura.inserisci(nuova).await?;
    }
    Ok(())
}

fn tutte(carico: &Carico, stato: &StatoPiano) -> Result<Vec<Circostanza>, Errore> {
    let mut circostanze = Vec::new();
    for provincia in carico.province() {
        let qui = carico.stato_in(stato, provincia.sigla());
        if qui.residue_art3 + qui.residue_art18 == 0 {
            continue;
        }
        if in_vigore(stato.esito) {
            circostanze.push(in_corso(carico, &qui, provincia)?);
        } else if let Some(insorgenza) = stato.insorgenza {
            circostanze.push(di_nuovo_dovute(carico, &qui, provincia, insorgenza)?);
        }
    }
    Ok(circostanze)
}

const fn in_vigore(esito: EsitoPiano) -> bool {
    matches!(esito, EsitoPiano::Rispettato | EsitoPiano::InRitardo | EsitoPiano::Diffidata)
}

fn in_corso(carico: &Carico, qui: &StatoPiano, provincia: Provincia) -> Result<Circostanza, Errore> {
    let parola = if qui.in_regola { "scadenze_rispettate" } else { "scadenze_non_rispettate" };
    let una = nuova(carico, TipoCircostanza::Convenzione, provincia, parola, "")?;
    Ok(Circostanza {
        dal: carico.convenzione.stipulata_il.clone().unwrap_or_else(|| carico.convenzione.dal.clone()),
        al: Some(carico.convenzione.fino_al.clone()),
        unita: Some(i64::from(qui.residue_art3)),
        ..una
    })
}

/// Once the agreement has ended with units left, the term to ask for workers begins again.
fn di_nuovo_dovute(
    carico: &Carico,
    qui: &StatoPiano,
    provincia: Provincia,
    insorgenza: NaiveDate,
) -> Result<Circostanza, Errore> {
    let nota = format!(
        "Convenzione {} {}: le unità non coperte sono di nuovo dovute",
        carico.convenzione.estremi.clone().unwrap_or_default(),
        qui.esito.nome()
    );
    let una = nuova(carico, TipoCircostanza::Insorgenza, provincia, "", &nota)?;
    let unita = i64::from(qui.residue_art3) + i64::from(qui.residue_art18);
    Ok(Circostanza { dal: insorgenza.to_string(), unita: Some(unita), ..una })
}

fn nuova(
    carico: &Carico,
    tipo: TipoCircostanza,
    provincia: Provincia,
    stato: &str,
    note: &str,
) -> Result<Circostanza, Errore> {
    Ok(Circostanza {
        id: String::new(),
        datore_id: carico.convenzione.datore_id.clone(),
        provincia: Some(provincia.sigla().to_owned()),
        tipo,
        dal: String::new(),
        al: None,
        unita: None,
        estremi: carico.convenzione.estremi.clone(),
        dati: crate::verifiche::json(&AltriDati { note: note.to_owned(), ..AltriDati::di(stato) })?,
        origine: Some(ORIGINE.to_owned()),
        origine_id: Some(carico.convenzione.id.clone()),
        versione: 0,
    })
}

/// An employer's agreements in force on a day, province by province, as the certificate reads them. The state is
/// that of the day asked for, not the one last written down.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(crate) async fn in_corso_al(
    ufficio: &Ufficio,
    datore_id: &str,
    giorno: NaiveDate,
) -> Result<Vec<(Provincia, ConvenzioneInCorso)>, Errore> {
    let mut viste = Vec::new();
    for carico in stipulate(ufficio, datore_id).await? {
        viste.extend(viste_al(ufficio, &carico, giorno)?);
    }
    Ok(viste)
}

/// As [`in_corso_al`] for every employer after one id and up to another: a run over the whole archive reads them
/// a page at a time, and sees what the certificate sees.
///
/// # Errors
/// As [`in_corso_al`].
pub(crate) async fn in_corso_fra(
    ufficio: &Ufficio,
    (dopo, fino): (&str, &str),
    giorno: NaiveDate,
) -> Result<BTreeMap<String, Vec<(Provincia, ConvenzioneInCorso)>>, Errore> {
    let mut viste: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for convenzione in ufficio.archivio.convenzioni_fra(dopo, fino).await? {
        let carico = Carico::leggi(&ufficio.archivio, &convenzione.id).await?;
        viste.entry(convenzione.datore_id).or_default().extend(viste_al(ufficio, &carico, giorno)?);
    }
    Ok(viste)
}

fn viste_al(
    ufficio: &Ufficio,
    carico: &Carico,
    giorno: NaiveDate,
) -> Result<Vec<(Provincia, ConvenzioneInCorso)>, Errore> {
    let stato = carico.stato(&ufficio.leggi().parametri, giorno)?;
    if !in_vigore(stato.esito) {
        return Ok(Vec::new());
    }
    let norma = carico.norma(None)?;
    let mut viste = Vec::new();
    for provincia in carico.province() {
        let qui = carico.stato_in(&stato, provincia.sigla());
        if qui.residue_art3 + qui.residue_art18 > 0 {
            viste.extend(qui.per_ottemperanza(&norma).map(|una| (provincia, una)));
        }
    }
    Ok(viste)
}

/// Units of art. 3 that the plan of an agreement still has to cover in a province, between two days.
pub(crate) struct PostiInConvenzione {
    /// Province.
    pub provincia: Provincia,
    /// First day.
    pub dal: NaiveDate,
    /// Last day.
    pub al: NaiveDate,
    /// Units.
    pub unita: u32,
}

/// The units that an employer's agreements had still to cover, day by day up to `al`: each hire, each end of a
/// hire and the end of the agreement changes them from its day.
///
/// # Errors
/// As [`in_corso_al`].
pub(crate) async fn posti(
    ufficio: &Ufficio,
    datore_id: &str,
    al: NaiveDate,
) -> Result<Vec<PostiInConvenzione>, Errore> {
    let mut posti = Vec::new();
    for carico in stipulate(ufficio, datore_id).await? {
        let giorni: Vec<NaiveDate> = carico.giorni_che_cambiano()?.into_iter().filter(|il| *il <= al).collect();
        for (posto, dal) in giorni.iter().enumerate() {
            let fine = giorni.get(posto + 1).and_then(|prossimo| prossimo.pred_opt()).unwrap_or(al);
            let stato = carico.stato(&ufficio.leggi().parametri, *dal)?;
            if !in_vigore(stato.esito) {
                continue;
            }
            for provincia in carico.province() {
                let unita = carico.stato_in(&stato, provincia.sigla()).residue_art3;
                if unita > 0 {
                    posti.push(PostiInConvenzione { provincia, dal: *dal, al: fine, unita });
                }
            }
        }
    }
    Ok(posti)
}

/// Several agreements in the same province weigh together: their units add up, and one late is late for all.
pub(crate) fn insieme(tutte: &[(Provincia, ConvenzioneInCorso)], provincia: Provincia) -> Option<ConvenzioneInCorso> {
    let qui = tutte.iter().filter(|(dove, _)| *dove == provincia).map(|(_, una)| una.clone());
    qui.reduce(|prima, altra| ConvenzioneInCorso {
        estremi: format!("{} e {}", prima.estremi, altra.estremi),
        stipulata_il: prima.stipulata_il.min(altra.stipulata_il),
        fino_al: prima.fino_al.zip(altra.fino_al).map(|(una, due)| una.min(due)),
        unita_art3: prima.unita_art3.saturating_add(altra.unita_art3),
        unita_art18: prima.unita_art18.saturating_add(altra.unita_art18),
        scadenze_rispettate: prima.scadenze_rispettate && altra.scadenze_rispettate,
        prossima_scadenza: prima.prossima_scadenza.into_iter().chain(altra.prossima_scadenza).min(),
    })
}

/// The agreement of ours that a nulla osta names, as art. 7 reads it in a province; with no number, the first.
///
/// # Errors
/// As [`in_corso_al`].
pub(crate) async fn per_nulla_osta(
    ufficio: &Ufficio,
    datore_id: &str,
    provincia: Provincia,
    estremi: &str,
    giorno: NaiveDate,
) -> Result<Option<ConvenzioneDatore>, Errore> {
    for carico in stipulate(ufficio, datore_id).await? {
        let nominata = estremi.trim().is_empty() || carico.convenzione.estremi.as_deref() == Some(estremi.trim());
        if !nominata || !carico.province().contains(&provincia) {
            continue;
        }
        let stato = carico.stato(&ufficio.leggi().parametri, giorno)?;
        if in_vigore(stato.esito) {
            return Ok(carico.stato_in(&stato, provincia.sigla()).per_nulla_osta(&carico.norma(None)?));
        }
    }
    Ok(None)
}

pub(super) async fn stipulate(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<Carico>, Errore> {
    let mut carichi = Vec::new();
    for convenzione in ufficio.archivio.convenzioni_del_datore(datore_id).await? {
        if convenzione.stipulata_il.is_some() {
            carichi.push(Carico::leggi(&ufficio.archivio, &convenzione.id).await?);
        }
    }
    Ok(carichi)
}
