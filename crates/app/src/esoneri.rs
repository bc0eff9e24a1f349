//! Partial exemptions (art. 5 c. 3; D.M. 357/2000): applications, clock, decision, what follows from it.

mod atto;
mod autocertificazioni;
mod circostanze;
mod contributo;
mod dati;
mod decisione;
mod domanda;
mod esame;
pub(crate) mod lettera;
mod orologio;
mod passi;
mod posizione;
pub(crate) mod pratica;
mod scheda;
mod superati;

pub use atto::esonero_anteprima;
pub(crate) use atto::{FONDO, MAGGIORAZIONE, decreto_di, segnatura};
pub use autocertificazioni::{autocertificazione_elimina, autocertificazione_salva};
pub(crate) use circostanze::rinfresca;
pub(crate) use dati::{Tenuta, durata};
pub use domanda::registra;
pub use passi::{compi, esonero_passo};
pub(crate) use passi::{giorno_del_passo, riapri, tipo};
pub(crate) use posizione::{al_giorno, con_movimenti, descritta};
pub(crate) use scheda::{scheda, titolo};

use crate::api::{
    DatiEsonero, ElencoEsoneri, EsportaEsoneri, FileScritto, FiltroEsoneri, PassoEsonero, PerId, PercentualeConcessa,
    RigaEsonero, SalvaEsonero, SchedaAtto, SchedaEsonero, Tono,
};
use crate::filtri;
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_store::{
    ColonnaRichieste, Direzione, Esonero, EsoneroInElenco, EsoneroPasso, StatoEsonero, TipoEsonero, TipoPasso,
};

/// Register in which decrees on exemptions are numbered.
pub(crate) const REGISTRO: &str = "esonero";

/// The work list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn esoneri(programma: &Programma, filtro: FiltroEsoneri) -> Result<ElencoEsoneri, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(ufficio: &Ufficio, filtro: &FiltroEsoneri, quanti: u32, da: u32) -> Result<ElencoEsoneri, Errore> {
    let oggi = ufficio.orologio.oggi();
    scadono(ufficio, oggi).await?;
    let (colonna, direzione) = filtri::ordine(&filtro.ordina, filtro.discendente)?;
    let filtro_archivio = filtri::esoneri(filtro, oggi)?;
    let pagina = ufficio.archivio.elenco_esoneri(&filtro_archivio, colonna, direzione, quanti, da).await?;
    let righe = pagina.righe.into_iter().map(|uno| riga(uno, oggi)).collect();
    Ok(ElencoEsoneri { totale: conta(pagina.totale), righe })
}

/// Ends those whose last day has gone by: state, step and circumstances in one transaction.
async fn scadono(ufficio: &Ufficio, oggi: NaiveDate) -> Result<(), Errore> {
    let scaduti = ufficio.archivio.esoneri_da_scadere(&oggi.to_string()).await?;
    if scaduti.is_empty() {
        return Ok(());
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    for scaduto in scaduti {
        let fine = scaduto.scade_il.clone().unwrap_or_default();
        scrittura.inserisci(passo_nuovo(&scaduto, TipoPasso::Scadenza, &fine)).await?;
        let scaduto = scrittura.salva(Esonero { stato: StatoEsonero::Scaduto, ..scaduto }).await?;
        circostanze::riscrivi(ufficio, &mut scrittura, &scaduto).await?;
    }
    scrittura.conferma().await?;
    Ok(())
}

/// A step with nothing but its kind and its day.
pub(crate) fn passo_nuovo(esonero: &Esonero, tipo: TipoPasso, data: &str) -> EsoneroPasso {
    EsoneroPasso {
        id: String::new(),
        esonero_id: esonero.id.clone(),
        datore_id: esonero.datore_id.clone(),
        tipo,
        data: data.to_owned(),
        scadenza: None,
        chiuso_il: None,
        provincia: None,
        esito: None,
        atto_id: None,
        estremi: None,
        dal: None,
        al: None,
        importo: None,
        iuv: None,
        numero_avviso: None,
        nota: None,
        versione: 0,
    }
}

fn riga(uno: EsoneroInElenco, oggi: NaiveDate) -> RigaEsonero {
    let stato = uno.stato.parse().map_or_else(|_| stati::stato(&uno.stato, &uno.stato, Tono::Normale), stati::esonero);
    let scadenza = match uno.stato.as_str() {
        "in_istruttoria" | "preavviso" => uno.scadenza.unwrap_or_default(),
        "concesso" => uno.scade_il.unwrap_or_default(),
        _ => String::new(),
    };
    RigaEsonero {
        id: uno.id,
        datore_id: uno.datore_id,
        datore: uno.denominazione,
        tipo: uno.tipo.parse().map_or(uno.tipo.clone(), |tipo| nome_tipo(tipo).to_owned()),
        province: uno.province.split_whitespace().collect::<Vec<_>>().join(", "),
        ricevuta_il: uno.ricevuta_il,
        percentuale_richiesta: conta(uno.percentuale_richiesta),
        percentuale_concessa: conta(uno.percentuale_concessa.unwrap_or(0)),
        numero: uno.numero.zip(uno.anno).map(|(numero, anno)| format!("{numero}/{anno}")).unwrap_or_default(),
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        attesa: if uno.stato == "sospeso" { uno.attesa.unwrap_or_default() } else { String::new() },
        stato,
    }
}

/// Kind of application, in words.
pub(crate) const fn nome_tipo(tipo: TipoEsonero) -> &'static str {
    match tipo {
        TipoEsonero::Prima => "prima domanda",
        TipoEsonero::Rinnovo => "rinnovo",
        TipoEsonero::Variazione => "altra percentuale",
    }
}

async fn una_riga(ufficio: &Ufficio, id: &str) -> Result<RigaEsonero, Errore> {
    let filtro = mirato_store::FiltroEsoneri { id: Some(id.to_owned()), ..Default::default() };
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let pagina = ufficio.archivio.elenco_esoneri(&filtro, ordine.0, ordine.1, 1, 0).await?;
    let uno = pagina.righe.into_iter().next();
    let uno = uno.ok_or_else(|| Errore::stato("non_trovato", "L'esonero non è più in archivio: aggiorna l'elenco."))?;
    Ok(riga(uno, ufficio.orologio.oggi()))
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn esoneri_esporta(programma: &Programma, richiesta: EsportaEsoneri) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    crate::esporta::esoneri(&ufficio, richiesta, &righe).await
}

/// An application with its checks.
///
/// # Errors
/// If it is not in the archive.
pub async fn esonero(programma: &Programma, richiesta: PerId) -> Result<SchedaEsonero, Errore> {
    let ufficio = programma.ufficio().await?;
    scadono(&ufficio, ufficio.orologio.oggi()).await?;
    scheda(&ufficio, &richiesta.id).await
}

/// Saves an application.
///
/// # Errors
/// `esonero_non_valido` with its fields; `esonero_sovrapposto`; `esonero_deciso` once it is answered; a stale save.
pub async fn esonero_salva(programma: &Programma, salva: SalvaEsonero) -> Result<SchedaEsonero, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, salva).await?;
    scheda(&ufficio, &id).await
}

/// Records an application and grants it at once, as the command line does; refused, it leaves nothing behind.
/// Without percentages it grants what was asked for, without a last day until the one asked for.
///
/// # Errors
/// As [`esonero_salva`] and [`esonero_passo`].
pub async fn emetti(
    ufficio: &Ufficio,
    dati: DatiEsonero,
    percentuali: Vec<PercentualeConcessa>,
    scade_il: String,
) -> Result<SchedaAtto, Errore> {
    let salva = SalvaEsonero { id: String::new(), versione: 0, dati };
    let prova = domanda::controlla(ufficio, &salva).await?;
    esame::non_impedito(&esame::esamina(ufficio, &prova).await?)?;
    let mut passo = PassoEsonero {
        passo: "concessione".to_owned(),
        data: ufficio.orologio.oggi().to_string(),
        percentuali,
        scade_il,
        ..PassoEsonero::default()
    };
    passi::controlla_concessione(ufficio, &prova, &mut passo).await?;
    let id = registra(ufficio, salva).await?;
    let tenuto: Esonero = ufficio.archivio.leggi(&id).await?;
    (passo.id, passo.versione) = (id, tenuto.versione);
    let concesso = compi(ufficio, &passo).await?;
    let atto_id = concesso.atto_id.ok_or_else(|| Errore::guasto("atto_assente", "Il decreto non è stato tenuto."))?;
    crate::atti::scheda(ufficio, &atto_id).await
}
