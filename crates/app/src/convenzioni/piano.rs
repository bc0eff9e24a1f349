//! The plan being carried out: its state reckoned again at every event, and as the days go by.

use super::circostanze;
use super::dati::{Carico, Tenuta, intero};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::{EsitoPiano, StatoPiano, StatoRiga};
use mirato_store::{Convenzione, RigaConvenzione, Scrittura, StatoConvenzione};

/// Reckons a plan again as of today: rows, state of the agreement, circumstances of the employer.
///
/// # Errors
/// What the rules refuse; if the archive refuses.
pub(super) async fn riallinea(ufficio: &Ufficio, scrittura: &mut Scrittura, id: &str) -> Result<(), Errore> {
    let mut carico = Carico::in_scrittura(scrittura, id).await?;
    if carico.convenzione.stipulata_il.is_none() {
        return Ok(());
    }
    let oggi = ufficio.orologio.oggi();
    let stato = carico.stato(&ufficio.leggi().parametri, oggi)?;
    for riga in carico.righe.clone() {
        let Some(al) = stato.righe.iter().find(|al| al.numero == intero(riga.numero)) else { continue };
        let nuova = RigaConvenzione {
            scade_il: al.scadenza.to_string(),
            stato: parola_riga(al.stato).to_owned(),
            residue: i64::from(al.residue),
            ..riga.clone()
        };
        if nuova != riga {
            scrittura.salva(nuova).await?;
        }
    }
    sana(&mut carico.tenuta, &stato, oggi);
    let nuova = Convenzione {
        stato: stato_tenuto(stato.esito),
        scadenza: stato.prossima_scadenza.filter(|_| !finita(stato.esito)).map(|il| il.to_string()),
        residue: stato.righe.iter().map(|riga| i64::from(riga.residue)).sum(),
        dati: carico.tenuta.json()?,
        ..carico.convenzione.clone()
    };
    if nuova != carico.convenzione {
        scrittura.salva(nuova).await?;
    }
    circostanze::riscrivi(scrittura, &carico, &stato).await
}

/// A notice is answered when no row is late any more.
fn sana(tenuta: &mut Tenuta, stato: &StatoPiano, oggi: NaiveDate) {
    let in_ritardo = stato.righe.iter().any(|riga| riga.stato == StatoRiga::Scaduta);
    if let Some(diffida) = tenuta.diffida.as_mut().filter(|diffida| diffida.adempiuta_il.is_none())
        && !in_ritardo
        && oggi >= diffida.notificata_il
    {
        diffida.adempiuta_il = Some(oggi);
    }
}

const fn finita(esito: EsitoPiano) -> bool {
    matches!(esito, EsitoPiano::Risolta | EsitoPiano::Conclusa | EsitoPiano::ScadutaIncompleta)
}

const fn stato_tenuto(esito: EsitoPiano) -> StatoConvenzione {
    match esito {
        EsitoPiano::NonStipulata | EsitoPiano::Rispettato | EsitoPiano::InRitardo => StatoConvenzione::Stipulata,
        EsitoPiano::Diffidata => StatoConvenzione::Inadempiente,
        EsitoPiano::Risolta => StatoConvenzione::Risolta,
        EsitoPiano::Conclusa => StatoConvenzione::Conclusa,
        EsitoPiano::ScadutaIncompleta => StatoConvenzione::Scaduta,
    }
}

/// State of a row, as the archive writes it.
pub(super) const fn parola_riga(stato: StatoRiga) -> &'static str {
    match stato {
        StatoRiga::Prevista => "prevista",
        StatoRiga::InScadenza => "in_scadenza",
        StatoRiga::Impegnata => "impegnata",
        StatoRiga::Assolta => "assolta",
        StatoRiga::DaSostituire => "da_sostituire",
        StatoRiga::Scaduta => "scaduta",
    }
}

/// Reckons again the agreements in which a day has gone by since they were last looked at.
///
/// # Errors
/// As [`riallinea`].
pub(crate) async fn rivedi(ufficio: &Ufficio) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let leggi = ufficio.leggi();
    let mut cambiate = Vec::new();
    for convenzione in ufficio.archivio.convenzioni_da_rivedere(&oggi.to_string()).await? {
        let carico = Carico::leggi(&ufficio.archivio, &convenzione.id).await?;
        let stato = carico.stato(&leggi.parametri, oggi)?;
        let riga_cambiata = carico.righe.iter().any(|riga| {
            let al = stato.righe.iter().find(|al| al.numero == intero(riga.numero));
            al.is_some_and(|al| parola_riga(al.stato) != riga.stato || i64::from(al.residue) != riga.residue)
        });
        if riga_cambiata || stato_tenuto(stato.esito) != convenzione.stato {
            cambiate.push(convenzione.id);
        }
    }
    if cambiate.is_empty() {
        return Ok(());
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    for id in cambiate {
        riallinea(ufficio, &mut scrittura, &id).await?;
    }
    scrittura.conferma().await?;
    Ok(())
}
