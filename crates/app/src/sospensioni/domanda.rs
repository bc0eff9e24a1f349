//! A communication read: what contradicts the law, the employer or another suspension is refused by name.

use super::circostanze::{come_se, percentuale};
use super::{Tenuta, nome_causale, province_in_parole, tipo};
use crate::api::{DatiSospensione, SalvaSospensione};
use crate::modulo::{Modulo, giorno, iso};
use crate::tempo::breve;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{Errore, Provincia};
use mirato_norme::l68_1999::art03_sospensione::totale;
use mirato_store::{CausaleSospensione, Datore, Sospensione, StatoSospensione};
use std::collections::BTreeSet;

/// The record of a communication.
///
/// # Errors
/// `sospensione_non_valida` with its fields.
pub(super) async fn controlla(ufficio: &Ufficio, salva: &SalvaSospensione) -> Result<Sospensione, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = nuovo();
    let mut dati: DatiSospensione = salva.dati.clone();
    let codice = modulo.codice_fiscale("codice_fiscale_datore", &dati.codice_fiscale_datore);
    let datore = match &codice {
        Some(codice) => ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice.is_some() && datore.is_none() {
        modulo.sbagliato("codice_fiscale_datore", "Il datore non è in archivio: aggiungilo fra i datori di lavoro");
    }
    let causale: Option<CausaleSospensione> = dati.causale.parse().ok();
    if causale.is_none() {
        modulo.sbagliato("causale", "Scegli il motivo della sospensione");
    }
    let ricevuta = modulo.giorno_passato("ricevuta_il", &dati.ricevuta_il, oggi);
    let dal = modulo.giorno("dal", &dati.dal);
    let al = modulo.giorno_se("al", &dati.al);
    if dal.zip(al).is_some_and(|(dal, al)| al < dal) {
        modulo.sbagliato("al", "La fine viene prima dell'inizio");
    }
    let atto_del = modulo.giorno_se("atto_del", &dati.atto_del);
    if atto_del.is_some() && dati.atto.trim().is_empty() {
        modulo.sbagliato("atto", "Scrivi quale atto riconosce la sospensione");
    }
    if let Some(datore) = &datore {
        natura(&mut modulo, datore);
    }
    if let Some(causale) = causale {
        misure(&mut modulo, &mut dati, causale);
    }
    modulo.fine()?;
    let manca = || Errore::dato("sospensione_non_valida", "La comunicazione ha campi da correggere.");
    let ((datore, causale), (ricevuta, dal)) = datore.zip(causale).zip(ricevuta.zip(dal)).ok_or_else(manca)?;
    dati.codice_fiscale_datore.clone_from(&datore.codice_fiscale);
    (dati.ricevuta_il, dati.dal) = (ricevuta.to_string(), dal.to_string());
    (dati.al, dati.atto_del) = (iso(al), iso(atto_del));
    let province: BTreeSet<&str> = dati.misure.iter().map(|misura| misura.provincia.as_str()).collect();
    let province = format!(" {} ", province.into_iter().collect::<Vec<_>>().join(" "));
    let record = Sospensione {
        id: salva.id.clone(),
        datore_id: datore.id,
        causale,
        province: if province.trim().is_empty() { " ".to_owned() } else { province },
        ricevuta_il: dati.ricevuta_il.clone(),
        stato: StatoSospensione::Comunicata,
        dal: dati.dal.clone(),
        al: al.map(|al| al.to_string()),
        temporanea_al: None,
        rinnovi: 0,
        richiesta_entro: None,
        richiesta_il: None,
        atto_id: None,
        dati: crate::verifiche::json(&Tenuta { domanda: dati.clone(), atti: Vec::new() })?,
        versione: salva.versione,
    };
    sovrapposte(ufficio, &record).await?;
    del_datore(ufficio, &record, &dati, dal).await?;
    Ok(record)
}

fn nuovo() -> Modulo {
    Modulo::nuovo("sospensione_non_valida", "La comunicazione ha campi da correggere.")
}

fn natura(modulo: &mut Modulo, datore: &Datore) {
    let natura: Option<Natura> = serde_json::from_value(serde_json::Value::String(datore.natura.clone())).ok();
    if natura.is_some_and(Natura::pubblica) {
        let messaggio = "La sospensione vale solo per i datori privati e gli enti pubblici economici (art. 3, c. 5)";
        modulo.sbagliato("codice_fiscale_datore", messaggio);
    }
}

/// The grounds that are total hold in the whole country; the others in their provinces, each with a measure.
fn misure(modulo: &mut Modulo, dati: &mut DatiSospensione, causale: CausaleSospensione) {
    if totale(tipo(causale)) {
        dati.misure.clear();
        return;
    }
    if dati.misure.is_empty() {
        modulo
            .sbagliato("misure", "Indica almeno una provincia: questa sospensione vale solo dove il lavoro è sospeso");
    }
    let mut viste = BTreeSet::new();
    for (posto, misura) in dati.misure.iter_mut().enumerate() {
        let campo = |nome: &str| format!("misure[{posto}].{nome}");
        if let Some(provincia) = modulo.provincia(&campo("provincia"), &misura.provincia) {
            provincia.sigla().clone_into(&mut misura.provincia);
            if !viste.insert(provincia) {
                modulo.sbagliato(&campo("provincia"), format!("{} c'è già: tieni una riga sola", provincia.nome()));
            }
        }
        let scritta = !misura.percentuale.trim().is_empty();
        match (scritta, misura.lavoratori > 0) {
            (true, true) => {
                modulo.sbagliato(&campo("lavoratori"), "Indica la percentuale oppure i lavoratori, non tutti e due")
            }
            (false, false) => {
                modulo.sbagliato(&campo("percentuale"), "Indica quanto lavoro è sospeso: percentuale o lavoratori")
            }
            (true, false)
                if percentuale(&misura.percentuale).is_none_or(|valore| valore == mirato_domain::Percentuale::ZERO) =>
            {
                modulo.sbagliato(&campo("percentuale"), "Scrivi una percentuale fra 0 e 100, per esempio 40 o 37,5");
            }
            _ => {}
        }
    }
}

/// Two suspensions of one province on one day would contradict each other.
async fn sovrapposte(ufficio: &Ufficio, nuova: &Sospensione) -> Result<(), Errore> {
    let fine = |una: &Sospensione| una.al.clone().unwrap_or_else(|| "9999-12-31".to_owned());
    for altra in ufficio.archivio.sospensioni_del_datore(&nuova.datore_id).await? {
        if altra.id == nuova.id || altra.stato == StatoSospensione::Respinta {
            continue;
        }
        let insieme = altra.dal <= fine(nuova) && nuova.dal <= fine(&altra);
        let ovunque = altra.province.trim().is_empty() || nuova.province.trim().is_empty();
        let comune =
            altra.province.split_whitespace().find(|sigla| nuova.province.split_whitespace().any(|s| s == *sigla));
        if !insieme || !(ovunque || comune.is_some()) {
            continue;
        }
        let dove = comune.map_or_else(|| province_in_parole(&altra.province), province_in_parole);
        let quando = match altra.al.as_deref().and_then(giorno) {
            Some(al) => format!("dal {} al {}", breve(giorno(&altra.dal).unwrap_or(al)), breve(al)),
            None => format!("dal {}, senza una fine", crate::tempo::breve_da_iso(&altra.dal)),
        };
        let motivo = format!(
            "In quei giorni c'è già una sospensione per {} a {dove}, {quando}: correggi le date, o fai cessare quella",
            nome_causale(altra.causale)
        );
        return Err(Errore::dato("sospensione_non_valida", motivo.clone()).con_campo("dal", motivo));
    }
    Ok(())
}

/// Provinces and workers against the position of the first day.
async fn del_datore(
    ufficio: &Ufficio,
    record: &Sospensione,
    dati: &DatiSospensione,
    dal: NaiveDate,
) -> Result<(), Errore> {
    let mut modulo = nuovo();
    let giorno = dal.min(ufficio.orologio.oggi());
    let Some(posizione) = crate::posizione::al(ufficio, &record.datore_id, giorno).await? else { return Ok(()) };
    for (posto, misura) in dati.misure.iter().enumerate() {
        let Ok(provincia) = misura.provincia.parse::<Provincia>() else { continue };
        match posizione.situazione.province.iter().find(|voce| voce.provincia == provincia) {
            None => {
                let sue: Vec<&str> = posizione.situazione.province.iter().map(|voce| voce.provincia.nome()).collect();
                let motivo = format!(
                    "Il datore non ha lavoratori a {}: le sue province sono {}",
                    provincia.nome(),
                    sue.join(", ")
                );
                modulo.sbagliato(&format!("misure[{posto}].provincia"), motivo);
            }
            Some(voce) if misura.lavoratori > voce.totale_dipendenti => {
                let motivo = format!(
                    "A {} i dipendenti sono {}: non possono esserne sospesi {}",
                    provincia.nome(),
                    voce.totale_dipendenti,
                    misura.lavoratori
                );
                modulo.sbagliato(&format!("misure[{posto}].lavoratori"), motivo);
            }
            Some(_) => {}
        }
    }
    modulo.fine()?;
    // What the rules refuse is refused now, and not when the act is issued.
    let movimenti = ufficio.archivio.movimenti(&record.datore_id).await?;
    let mut circostanze = ufficio.archivio.circostanze(&record.datore_id, None).await?;
    circostanze.extend(come_se(record, dati)?);
    if let Some(prospetto) = ufficio.archivio.prospetto_al(&record.datore_id, &giorno.to_string()).await? {
        crate::posizione::calcola(ufficio, &prospetto, &movimenti, &circostanze, giorno, false)?;
    }
    Ok(())
}
