//! The monitoring sheet, and the closing report once the agreement is over.

use super::atto::operatore;
use super::dati::{Carico, Tenuta, articolo, data, in_corso, intero};
use super::scheda::motivo_in_parole;
use crate::api::{FileScritto, StampaConvenzione};
use crate::certificato::{carta, componi_modello};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_documents::calcolo::Cifra;
use mirato_documents::carta::Protocollo;
use mirato_documents::scheda_convenzione as modello;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::{MotivoUscita, RigaAl, StatoPiano, StatoRiga, diffida};
use mirato_store::{Convenzione, Datore, RigaConvenzione, ScadenzaInElenco};
use std::path::Path;

/// Writes the sheet of an agreement as it stands today.
///
/// # Errors
/// `convenzione_non_stipulata`; `convenzione_in_corso` for the closing report; `file_non_scritto`.
pub async fn convenzione_stampa(programma: &Programma, stampa: StampaConvenzione) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    super::piano::rivedi(&ufficio).await?;
    let carico = Carico::leggi(&ufficio.archivio, &stampa.id).await?;
    if carico.convenzione.stipulata_il.is_none() {
        let messaggio = "La convenzione non è ancora firmata: non c'è niente da monitorare.";
        return Err(Errore::stato("convenzione_non_stipulata", messaggio));
    }
    if stampa.finale && carico.convenzione.stato.in_corso() {
        let messaggio = "La convenzione è in corso: la relazione finale si fa quando è finita. Stampa la scheda.";
        return Err(Errore::stato("convenzione_in_corso", messaggio));
    }
    let dati = dati(&ufficio, &carico, stampa.finale).await?;
    let pdf = componi_modello(&ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?.pdf;
    crate::esporta::scrivi(Path::new(&stampa.percorso), &pdf)?;
    Ok(FileScritto { percorso: stampa.percorso, righe: u32::try_from(carico.righe.len()).unwrap_or(u32::MAX) })
}

async fn dati(ufficio: &Ufficio, carico: &Carico, finale: bool) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let una = &carico.convenzione;
    let datore: Datore = ufficio.archivio.leggi(&una.datore_id).await?;
    let stato = carico.stato(&ufficio.leggi().parametri, oggi)?;
    let stipulata = una.stipulata_il.as_deref().and_then(giorno).unwrap_or(oggi);
    let mut righe = Vec::new();
    for riga in &carico.righe {
        righe.push(vista(carico, riga, &stato, oggi)?);
    }
    let prossima = |al: &RigaAl| modello::Scadenza {
        entro: al.scadenza,
        testo: format!("riga {}: {} unità da coprire", al.numero, al.residue),
    };
    Ok(modello::Dati {
        carta: carta(ufficio)?,
        data: oggi,
        al: oggi,
        finale,
        convenzione: Protocollo { numero: una.estremi.clone().unwrap_or_default(), data: stipulata },
        norma: articolo(una.tipo).to_owned(),
        datore: operatore(&datore),
        dal: data(&una.dal)?,
        fine: data(&una.fino_al)?,
        verifica_il: verifiche(una, &carico.tenuta)?.into_iter().find(|il| *il >= oggi && !finale),
        stato_convenzione: stato.esito.nome().to_owned(),
        cifre: cifre(&stato),
        righe,
        sezioni: sezioni(carico),
        scadenze: stato.righe.iter().filter(|al| al.residue > 0 && !finale).map(prossima).collect(),
        firma: Some(crate::emissione::firma(ufficio)?),
    })
}

/// The days that no column of the archive holds, between two days: those of the periodic checks from today on,
/// and the last one to answer a notice.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(crate) async fn termini(ufficio: &Ufficio, dal: NaiveDate, al: NaiveDate) -> Result<Vec<ScadenzaInElenco>, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut termini = Vec::new();
    for una in ufficio.archivio.convenzioni_in_corso().await? {
        let tenuta = Tenuta::leggi(&una)?;
        let mut giorni = Vec::new();
        if let Some(notifica) = tenuta.diffida.as_ref().filter(|notifica| notifica.adempiuta_il.is_none()) {
            let entro = diffida(&ufficio.leggi().parametri, notifica, oggi)?.entro;
            giorni.push(("convenzione_diffida", entro));
        }
        let verifiche = verifiche(&una, &tenuta)?.into_iter().filter(|il| *il >= oggi);
        giorni.extend(verifiche.map(|il| ("convenzione_verifica", il)));
        giorni.retain(|(_, il)| dal <= *il && *il <= al);
        if giorni.is_empty() {
            continue;
        }
        let datore: Datore = ufficio.archivio.leggi(&una.datore_id).await?;
        termini.extend(giorni.into_iter().map(|(tipo, il)| ScadenzaInElenco {
            tipo: tipo.to_owned(),
            oggetto: "convenzione".to_owned(),
            oggetto_id: una.id.clone(),
            data: il.to_string(),
            titolo: datore.denominazione.clone(),
            dettaglio: una.estremi.clone().unwrap_or_default(),
            provincia: Some(una.provincia.clone()),
            seguita_da: None,
        }));
    }
    Ok(termini)
}

/// The days of the periodic checks: the first as written, or so many months from the beginning, as the text of
/// the agreement says; then one every so many months while it lasts.
fn verifiche(una: &Convenzione, tenuta: &Tenuta) -> Result<Vec<NaiveDate>, Errore> {
    let (dal, fine, ogni) = (data(&una.dal)?, data(&una.fino_al)?, tenuta.richiesta.verifica_mesi.max(1));
    let (inizio, prima) = giorno(&tenuta.richiesta.prima_verifica).map_or((dal, 1), |scritta| (scritta, 0));
    let tutti = (prima..).map_while(|n: u32| inizio.checked_add_months(Months::new(ogni.checked_mul(n)?)));
    Ok(tutti.take_while(|il| *il <= fine).collect())
}

fn cifre(stato: &StatoPiano) -> Vec<Cifra> {
    let assolte: u32 = stato.righe.iter().map(|riga| riga.assolte).sum();
    let residue: u32 = stato.righe.iter().map(|riga| riga.residue).sum();
    let cifra =
        |valore: u32, nome: &str| Cifra { valore: valore.to_string(), nome: nome.to_owned(), precisazione: None };
    vec![cifra(assolte + residue, "unità nel piano"), cifra(assolte, "coperte"), cifra(residue, "da coprire")]
}

fn sezioni(carico: &Carico) -> Vec<modello::Sezione> {
    let tenuta = &carico.tenuta;
    [("Osservazioni del datore", &tenuta.osservazioni), ("Risposta dell'ufficio", &tenuta.risposta)]
        .into_iter()
        .filter(|(_, testo)| !testo.is_empty())
        .map(|(titolo, testo)| modello::Sezione { titolo: titolo.to_owned(), testo: testo.clone() })
        .collect()
}

fn vista(
    carico: &Carico,
    riga: &RigaConvenzione,
    stato: &StatoPiano,
    oggi: NaiveDate,
) -> Result<modello::Riga, Errore> {
    let al = stato.righe.iter().find(|al| al.numero == intero(riga.numero));
    let ultimo = carico.inserimenti.iter().rfind(|uno| uno.riga_id == riga.id);
    // The sheet names acts and days, never people, nor a ground that speaks of their health.
    let come = ultimo.map(|uno| match uno.uscita_motivo.as_deref().map(super::dati::parola_serde::<MotivoUscita>) {
        None => uno.titolo.replace('_', " "),
        Some(_) if uno.titolo == "tirocinio" || in_corso(uno, oggi) => uno.titolo.clone(),
        Some(Ok(MotivoUscita::ProvaNonSuperataPerMenomazione)) => "cessata per esito della prova".to_owned(),
        Some(motivo) => format!("cessata: {}", motivo.map_or("altro motivo", motivo_in_parole)),
    });
    Ok(modello::Riga {
        numero: intero(riga.numero),
        entro: al.map_or(data(&riga.scade_il)?, |al| al.scadenza),
        unita: intero(riga.unita),
        mansione: riga.profilo.clone(),
        stato: match al.map(|al| al.stato) {
            Some(StatoRiga::Assolta) => modello::StatoRiga::Coperta,
            Some(StatoRiga::Scaduta) => modello::StatoRiga::Scaduta,
            Some(StatoRiga::DaSostituire) => modello::StatoRiga::Vuota,
            _ => modello::StatoRiga::Attesa,
        },
        dal: ultimo
            .and_then(|uno| giorno(uno.uscita_il.as_deref().filter(|_| !in_corso(uno, oggi)).unwrap_or(&uno.dal))),
        come,
    })
}
