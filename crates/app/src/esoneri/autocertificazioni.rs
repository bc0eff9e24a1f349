//! Self-certifications of the 60 per mille (art. 5 c. 3-bis): registered, checked against the exemption in
//! force and the ceiling of both together.

use super::posizione;
use crate::api::{Autocertificazione, Niente, PerId};
use crate::modulo::{Modulo, iso, pieno};
use crate::programma::Programma;
use crate::stati::conta;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Errore, Provincia};
use mirato_norme::l68_1999::art05_autocertificazione as norma;
use mirato_store::{Circostanza, Scrittura, TipoCircostanza};

const ORIGINE: &str = "autocertificazione";

/// An employer's self-certifications, the earliest first.
///
/// # Errors
/// If the archive cannot be read.
pub(super) async fn del_datore(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<Autocertificazione>, Errore> {
    Ok(ufficio.archivio.autocertificazioni(datore_id).await?.into_iter().map(vista).collect())
}

fn vista(tenuta: mirato_store::Autocertificazione) -> Autocertificazione {
    Autocertificazione {
        id: tenuta.id,
        versione: tenuta.versione,
        datore_id: tenuta.datore_id,
        provincia: tenuta.provincia,
        presentata_il: tenuta.presentata_il,
        dal: tenuta.dal,
        al: tenuta.al.unwrap_or_default(),
        lavoratori: conta(tenuta.lavoratori),
        unita: conta(tenuta.unita),
        estremi: tenuta.estremi.unwrap_or_default(),
        nota: tenuta.nota.unwrap_or_default(),
    }
}

/// Records a self-certification.
///
/// # Errors
/// `autocertificazione_non_valida` with its fields; a stale save.
pub async fn autocertificazione_salva(
    programma: &Programma,
    nuova: Autocertificazione,
) -> Result<Autocertificazione, Errore> {
    let ufficio = programma.ufficio().await?;
    let record = controlla(&ufficio, &nuova).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata =
        if nuova.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    togli_circostanze(&mut scrittura, &salvata.id).await?;
    scrittura.inserisci(circostanza(&salvata)?).await?;
    crate::posizione::riverifica(&ufficio, &mut scrittura, &salvata.datore_id).await?;
    scrittura.conferma().await?;
    Ok(vista(salvata))
}

/// Takes a self-certification away; the register remembers it.
///
/// # Errors
/// If it is not in the archive.
pub async fn autocertificazione_elimina(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: mirato_store::Autocertificazione = ufficio.archivio.leggi(&richiesta.id).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    togli_circostanze(&mut scrittura, &tenuta.id).await?;
    scrittura.elimina_autocertificazione(&tenuta.id).await?;
    crate::posizione::riverifica(&ufficio, &mut scrittura, &tenuta.datore_id).await?;
    scrittura.conferma().await?;
    Ok(Niente {})
}

async fn togli_circostanze(scrittura: &mut Scrittura, id: &str) -> Result<(), Errore> {
    for vecchia in scrittura.circostanze_di(ORIGINE, id).await? {
        scrittura.elimina_circostanza(&vecchia.id).await?;
    }
    Ok(())
}

/// What certificates and quota read of it.
fn circostanza(tenuta: &mirato_store::Autocertificazione) -> Result<Circostanza, Errore> {
    Ok(Circostanza {
        id: String::new(),
        datore_id: tenuta.datore_id.clone(),
        provincia: Some(tenuta.provincia.clone()),
        tipo: TipoCircostanza::Esonero,
        dal: tenuta.dal.clone(),
        al: tenuta.al.clone(),
        unita: Some(tenuta.unita),
        estremi: Some(format!("autocertificazione del {}", tempo::breve_da_iso(&tenuta.presentata_il))),
        dati: crate::verifiche::json(&crate::circostanze::AltriDati::di("autocertificato"))?,
        origine: Some(ORIGINE.to_owned()),
        origine_id: Some(tenuta.id.clone()),
        versione: 0,
    })
}

async fn controlla(ufficio: &Ufficio, nuova: &Autocertificazione) -> Result<mirato_store::Autocertificazione, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("autocertificazione_non_valida", "L'autocertificazione ha campi da correggere.");
    let provincia = modulo.provincia("provincia", &nuova.provincia);
    let presentata_il = modulo.giorno_passato("presentata_il", &nuova.presentata_il, oggi);
    let (dal, al) = (modulo.giorno("dal", &nuova.dal), modulo.giorno_se("al", &nuova.al));
    if dal.zip(al).is_some_and(|(dal, al)| al < dal) {
        modulo.sbagliato("al", "Finisce prima di cominciare: correggi le date");
    }
    if nuova.lavoratori == 0 {
        modulo.sbagliato("lavoratori", "Scrivi quanti lavoratori hanno il tasso INAIL dal 60 per mille in su");
    }
    if nuova.unita == 0 {
        modulo.sbagliato("unita", "Scrivi quante unità sono esonerate");
    }
    if let (Some(provincia), Some(dal), 1.., 1..) = (provincia, dal, nuova.lavoratori, nuova.unita) {
        regolare(ufficio, &mut modulo, nuova, provincia, dal).await?;
    }
    modulo.fine()?;
    let manca = || Errore::dato("autocertificazione_non_valida", "L'autocertificazione ha campi da correggere.");
    let (provincia, presentata_il) = provincia.zip(presentata_il).ok_or_else(manca)?;
    Ok(mirato_store::Autocertificazione {
        id: nuova.id.clone(),
        datore_id: nuova.datore_id.clone(),
        provincia: provincia.sigla().to_owned(),
        presentata_il: presentata_il.to_string(),
        dal: iso(dal),
        al: al.map(|al| al.to_string()),
        lavoratori: i64::from(nuova.lavoratori),
        unita: i64::from(nuova.unita),
        estremi: pieno(&nuova.estremi),
        nota: pieno(&nuova.nota),
        versione: nuova.versione,
    })
}

/// What the law says of the certified units, on the figures of the day they begin.
async fn regolare(
    ufficio: &Ufficio,
    modulo: &mut Modulo,
    nuova: &Autocertificazione,
    provincia: Provincia,
    dal: NaiveDate,
) -> Result<(), Errore> {
    let Some(posizione) = posizione::al_giorno(ufficio, &nuova.datore_id, dal).await? else {
        modulo
            .sbagliato("dal", "Non c'è un prospetto valido quel giorno: importalo, poi registra l'autocertificazione");
        return Ok(());
    };
    if posizione.a(provincia).is_none() {
        modulo.sbagliato("provincia", "Il datore non ha lavoratori in questa provincia: controllala");
        return Ok(());
    }
    let (certificate, autorizzate) = altre(ufficio, nuova, dal).await?;
    let dato = norma::Autocertificazione {
        data: dal,
        natura: posizione.natura,
        classe: posizione.classe,
        base_computo: conta(posizione.base),
        disabili_in_forza: conta(posizione.province.iter().map(|voce| voce.in_forza).sum()),
        lavoratori_60_per_mille: nuova.lavoratori,
        unita: nuova.unita + certificate,
        unita_autorizzate: autorizzate,
        stessi_lavoratori: None,
    };
    if dato.lavoratori_60_per_mille > dato.base_computo {
        modulo.sbagliato("lavoratori", format!("La base di computo è di {} lavoratori: correggi", dato.base_computo));
        return Ok(());
    }
    for impedimento in norma::verifica(&ufficio.leggi().parametri, &dato)?.impedimenti {
        modulo.sbagliato("unita", impedimento);
    }
    Ok(())
}

/// Units that the employer exempts otherwise on a day: certified ones, authorised ones.
async fn altre(ufficio: &Ufficio, nuova: &Autocertificazione, dal: NaiveDate) -> Result<(u32, u32), Errore> {
    let giorno = dal.to_string();
    let (mut certificate, mut autorizzate) = (0, 0);
    for una in ufficio.archivio.circostanze(&nuova.datore_id, Some(&giorno)).await? {
        let questa = !nuova.id.is_empty() && una.origine_id.as_deref() == Some(nuova.id.as_str());
        if una.tipo != TipoCircostanza::Esonero || questa {
            continue;
        }
        let unita = conta(una.unita.unwrap_or(0));
        if una.origine.as_deref() == Some(ORIGINE) { certificate += unita } else { autorizzate += unita }
    }
    Ok((certificate, autorizzate))
}
