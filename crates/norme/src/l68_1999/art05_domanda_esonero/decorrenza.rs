//! From when and until when an exemption may be granted: new, renewed without a gap, or changed.

use super::domanda::{DomandaEsonero, TipoDomanda};
use crate::errore::{ErroreNorma, italiana};
use crate::eta::compiuti;
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::{Days, NaiveDate};

/// The days of an exemption.
pub(super) struct Decorrenza {
    /// First day.
    pub dal: NaiveDate,
    /// Last day that may be granted.
    pub fino_al: NaiveDate,
    /// Whether it follows the exemption before it without a gap.
    pub continuo: bool,
    /// Why, in Italian.
    pub perche: String,
    /// Whether something must be looked at: a renewal that counts as a new application.
    pub attenzione: bool,
    /// How it was reckoned.
    pub voce: Voce,
}

/// Finds the days of an exemption.
pub(super) fn decorrenza(p: &Parametri, domanda: &DomandaEsonero) -> Result<Decorrenza, ErroreNorma> {
    let arrivo = domanda.pervenuta_il;
    let mesi = p.intero("esonero_durata_massima", arrivo)?;
    let nuova = |perche: String, attenzione| (arrivo, None, false, perche, attenzione);
    let mut letti = Vec::new();
    let (dal, fino_al, continuo, perche, attenzione) = match &domanda.tipo {
        TipoDomanda::Prima {} => nuova("Prima domanda: decorre dal giorno in cui è arrivata.".to_owned(), false),
        TipoDomanda::Rinnovo { scade_il, rinnovi } => {
            let (finestra, massimo) =
                (p.intero("esonero_rinnovo_continuo", arrivo)?, p.intero("esonero_rinnovi_massimi", arrivo)?);
            let esito = rinnovo(arrivo, *scade_il, *rinnovi, &finestra, &massimo)?;
            letti.extend([(finestra.citazione(), finestra.letto), (massimo.citazione(), massimo.letto)]);
            esito
        }
        TipoDomanda::VariazionePercentuale { scade_il } => {
            let scelta = p.scelta("esonero_variazione_percentuale", arrivo)?;
            let scaduto = arrivo > *scade_il;
            let esito = if scaduto || scelta.valore != "variazione" {
                let perche = if scaduto { "l'esonero da cambiare è già scaduto" } else { "cambia la percentuale" };
                nuova(format!("Vale come domanda nuova, dal giorno in cui è arrivata: {perche}."), scaduto)
            } else {
                let testo = format!("Cambia la percentuale fino alla scadenza del {}.", italiana(scade_il));
                (arrivo, Some(*scade_il), true, testo, false)
            };
            letti.push((scelta.citazione(), scelta.letto));
            esito
        }
    };
    let piu_lunga = compiuti(dal, mesi.valore)?.pred_opt().unwrap_or(dal);
    let fino_al = fino_al.unwrap_or(piu_lunga);
    let mut voce = Voce::nuova("decorrenza", "Decorrenza e durata")
        .valore(format!("dal {} al {}", italiana(&dal), italiana(&fino_al)), "")
        .spiega(&perche)
        .conto(format!("{} + {} mesi", italiana(&dal), mesi.valore))
        .cita(mesi.citazione())
        .legge(mesi.letto);
    for (fonte, letto) in letti {
        voce = voce.cita(fonte).legge(letto);
    }
    Ok(Decorrenza { dal, fino_al, continuo, perche, attenzione, voce })
}

type Esito = (NaiveDate, Option<NaiveDate>, bool, String, bool);

/// A renewal follows without a gap if it arrives before the expiry or within the days after it, and the
/// renewals in a row are not used up.
fn rinnovo(
    arrivo: NaiveDate,
    scade_il: NaiveDate,
    rinnovi: u32,
    finestra: &Letto<i64>,
    massimo: &Letto<i64>,
) -> Result<Esito, ErroreNorma> {
    let troppo = || ErroreNorma::TroppoGrande { cosa: finestra.letto.descrizione.clone() };
    let giorni = u64::try_from(finestra.valore).map_err(|_| troppo())?;
    let ultimo = scade_il.checked_add_days(Days::new(giorni)).ok_or_else(troppo)?;
    let dopo = scade_il.succ_opt().ok_or_else(troppo)?;
    Ok(if i64::from(rinnovi) >= massimo.valore {
        let testo = format!(
            "I rinnovi consecutivi ammessi sono {}: vale come domanda nuova, dal giorno in cui è arrivata o dalla scadenza.",
            massimo.valore
        );
        (arrivo.max(dopo), None, false, testo, true)
    } else if arrivo <= ultimo {
        let testo = format!(
            "Rinnovo arrivato entro il {}: continua dal giorno dopo la scadenza del {}.",
            italiana(&ultimo),
            italiana(&scade_il)
        );
        (dopo, None, true, testo, false)
    } else {
        let testo = format!(
            "Rinnovo arrivato dopo il {}: vale come domanda nuova, e dal {} non c'è esonero fino al {}.",
            italiana(&ultimo),
            italiana(&dopo),
            italiana(&arrivo.pred_opt().unwrap_or(arrivo))
        );
        (arrivo, None, false, testo, true)
    })
}
