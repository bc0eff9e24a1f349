//! The statement of an account on a day: a document to read and send, or a workbook to work on.

use super::scheda::{giorno_chiesto, nome_rata};
use super::{ContoEsonero, conto};
use crate::api::{EsportaConto, FileScritto, Formato};
use crate::certificato::{carta, componi_modello};
use crate::esoneri::decreto_di;
use crate::esoneri::pratica::Pratica;
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_documents::esonero::Periodo;
use mirato_documents::estratto_conto::{self as modello, Pagamento, Rata, Totali};
use mirato_domain::{Errore, Euro};
use mirato_exchange::esporta::{Colonna, Valore};
use mirato_store::Versamento;
use std::path::Path;

/// Writes the statement of an account, as PDF or xlsx.
///
/// # Errors
/// `file_non_scritto`, `impostazioni_incomplete`; what the rules refuse.
pub async fn conto_estratto(programma: &Programma, richiesta: EsportaConto) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let al = giorno_chiesto(&ufficio, &richiesta.al)?;
    let pratica = Pratica::leggi(&ufficio, &richiesta.id).await?;
    let tenuto = conto(&ufficio, &pratica.esonero, al, false).await?;
    if richiesta.formato != Formato::Pdf {
        return crate::esporta::periodi_contributo(&ufficio, &pratica.datore.denominazione, &tenuto, richiesta).await;
    }
    let dati = dati(&ufficio, &pratica, &tenuto, al).await?;
    let composto = componi_modello(&ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?;
    crate::esporta::scrivi(Path::new(&richiesta.percorso), &composto.pdf)?;
    Ok(FileScritto { percorso: richiesta.percorso, righe: 1 })
}

async fn dati(
    ufficio: &Ufficio,
    pratica: &Pratica,
    tenuto: &ContoEsonero,
    al: NaiveDate,
) -> Result<modello::Dati, Errore> {
    let visto = &tenuto.conto;
    let versamenti = ufficio.archivio.versamenti(&pratica.esonero.id).await?;
    let pagamenti: Vec<Pagamento> =
        versamenti.iter().filter_map(pagamento).filter(|pagamento| pagamento.data <= al).collect();
    let rate: Vec<Rata> = visto
        .rate
        .iter()
        .map(|rata| Rata {
            nome: nome_rata(rata),
            scadenza: rata.rata.scadenza,
            dovuto: rata.rata.importo,
            versato: rata.versato,
            resta: rata.da_versare,
            giorni_di_ritardo: u32::try_from(rata.giorni_ritardo).unwrap_or_default(),
            interessi: rata.maggiorazione,
        })
        .collect();
    Ok(modello::Dati {
        carta: carta(ufficio)?,
        data: ufficio.orologio.oggi(),
        al,
        protocollo: None,
        destinatario: Some(testata::destinatario(&pratica.datore)),
        datore: testata::operatore(&pratica.datore),
        decreto: decreto_di(ufficio, &pratica.passi).await?,
        totali: Totali {
            dovuto: visto.dovuto,
            versato: rate.iter().map(|rata| rata.versato).sum(),
            resta: visto.da_versare,
            scaduto: visto.in_ritardo,
            interessi: visto.maggiorazioni,
            ricevuto: pagamenti.iter().map(|pagamento| pagamento.importo).sum(),
            credito: visto.credito,
            da_versare: (visto.da_versare + visto.maggiorazioni_da_versare).into(),
        },
        rate,
        pagamenti,
        periodi: periodi(tenuto),
        note: tenuto.maturato.avvisi.iter().chain(&visto.avvisi).map(|avviso| avviso.messaggio.clone()).collect(),
        firma: None,
    })
}

fn pagamento(tenuto: &Versamento) -> Option<Pagamento> {
    let riferimento = match (&tenuto.iuv, &tenuto.numero_avviso, &tenuto.riferimento) {
        (Some(iuv), _, _) => format!("IUV {iuv}"),
        (None, Some(avviso), _) => format!("avviso {avviso}"),
        (None, None, Some(riferimento)) => riferimento.clone(),
        (None, None, None) => "versamento".to_owned(),
    };
    let importo = Euro::da_centesimi(tenuto.importo);
    Some(Pagamento { riferimento, data: giorno(&tenuto.data)?, importo, nota: tenuto.nota.clone() })
}

fn periodi(tenuto: &ContoEsonero) -> Vec<Periodo> {
    let conta = |numero: i64| u32::try_from(numero).unwrap_or_default();
    let periodi = tenuto.maturato.periodi.iter().map(|voce| Periodo {
        luogo: voce.provincia.nome().to_owned(),
        dal: voce.periodo.dal,
        al: voce.periodo.al,
        giorni: conta(voce.periodo.giorni_lavorativi),
        unita: conta(voce.periodo.unita_esonerate),
        al_giorno: voce.periodo.importo_giornaliero,
        importo: voce.periodo.importo,
    });
    periodi.collect()
}

/// The columns of the workbook: one row for each period.
pub(crate) fn colonne() -> Vec<Colonna> {
    let mut colonne: Vec<Colonna> =
        ["Provincia", "Dal", "Al", "Base", "In forza", "Quota", "Percentuale", "Massimo", "Unità", "Giorni lavorativi"]
            .into_iter()
            .map(Colonna::nuova)
            .collect();
    colonne.extend([
        Colonna::nuova("Importo al giorno"),
        Colonna::con_totale("Importo"),
        Colonna::nuova("Perché si apre"),
    ]);
    colonne
}

/// The rows of the workbook.
pub(crate) fn righe(tenuto: &ContoEsonero) -> Vec<Vec<Valore>> {
    let righe = tenuto.maturato.periodi.iter().map(|voce| {
        let periodo = &voce.periodo;
        vec![
            Valore::Testo(voce.provincia.nome().to_owned()),
            Valore::Data(periodo.dal),
            Valore::Data(periodo.al),
            Valore::Intero(periodo.base_computo),
            Valore::Intero(periodo.disabili_in_forza),
            Valore::Intero(periodo.quota),
            Valore::Percentuale(periodo.percentuale),
            Valore::Intero(periodo.massimo_esonerabili),
            Valore::Intero(periodo.unita_esonerate),
            Valore::Intero(periodo.giorni_lavorativi),
            Valore::Importo(periodo.importo_giornaliero),
            Valore::Importo(periodo.importo),
            Valore::Testo(periodo.eventi.join("; ")),
        ]
    });
    righe.collect()
}

/// What is paid, late and owed, in a line for the foot of the workbook.
pub(crate) fn riassunto(tenuto: &ContoEsonero) -> String {
    let visto = &tenuto.conto;
    format!(
        "conto al {}: maturato {}, versato {}, in ritardo {}, maggiorazione {}, credito {}",
        crate::tempo::breve(visto.al),
        tenuto.maturato.totale.italiano(),
        visto.versato.italiano(),
        visto.in_ritardo.italiano(),
        visto.maggiorazioni_da_versare.italiano(),
        visto.credito.italiano()
    )
}
