//! An employer's workforce moved by what came after its prospetto: hires with a nulla osta, workers
//! counted later. The movement is recorded, and the prospetto verified again with it.

use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_domain::situazione::{GruppoPartTime, Situazione, SituazioneProvinciale};
use mirato_store::{Movimento, Scrittura, TipoMovimento};

/// Adds to a workforce the movements after the day it describes and in force on `al`.
pub(crate) fn applica(situazione: &mut Situazione, movimenti: &[Movimento], al: NaiveDate) {
    let descritto = situazione.data_riferimento.to_string();
    let al = al.to_string();
    for movimento in movimenti {
        let finito = movimento.fino_al.as_deref().is_some_and(|fine| fine < al.as_str());
        if movimento.data <= descritto || movimento.data > al || finito {
            continue;
        }
        let Ok(provincia) = movimento.provincia.parse() else { continue };
        let voce = situazione.province.iter_mut().find(|voce| voce.provincia == provincia);
        match voce {
            Some(voce) => muovi(voce, movimento),
            None => {
                let mut nuova = SituazioneProvinciale::nuova(provincia, 0);
                muovi(&mut nuova, movimento);
                situazione.province.push(nuova);
            }
        }
    }
}

fn muovi(voce: &mut SituazioneProvinciale, movimento: &Movimento) {
    // A worker counted later is among the employees already; a person hired from the lists is not.
    if movimento.tipo == TipoMovimento::Assunzione {
        voce.totale_dipendenti = voce.totale_dipendenti.saturating_add(1);
    }
    let orario = movimento.ore.as_deref().and_then(|ore| ore.parse().ok());
    let intero = movimento.ore_contratto.as_deref().and_then(|ore| ore.parse().ok());
    let gruppo = match movimento.elenco.as_str() {
        "art18" => {
            voce.categorie_protette = voce.categorie_protette.saturating_add(1);
            return;
        }
        "centralinisti" => &mut voce.centralinisti,
        "massofisioterapisti" | "terapisti" => &mut voce.massofisioterapisti,
        _ => &mut voce.disabili,
    };
    match (orario, intero) {
        (Some(ore), Some(ore_contratto)) if ore < ore_contratto => {
            gruppo.part_time.push(GruppoPartTime { numero: 1, ore, ore_contratto, invalidita_oltre_50: None });
        }
        _ => gruppo.tempo_pieno = gruppo.tempo_pieno.saturating_add(1),
    }
}

/// Verifies again the prospetto that holds, with the movements as this transaction sees them: lists,
/// dashboard and certificates read the result.
///
/// # Errors
/// What the rules refuse in the figures; if the archive refuses.
pub(crate) async fn riverifica(ufficio: &Ufficio, scrittura: &mut Scrittura, datore_id: &str) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let Some(tenuto) = ufficio.archivio.prospetto_al(datore_id, &oggi.to_string()).await? else { return Ok(()) };
    let movimenti = scrittura.movimenti(datore_id).await?;
    let verifica = crate::prospetti::di_nuovo(ufficio, &tenuto, &movimenti).await?;
    scrittura.registra_verifiche(vec![verifica]).await?;
    Ok(())
}
