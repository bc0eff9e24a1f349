//! The fee account of an exemption: what is due, paid, late, at any date, from one pure function of the law
//! (`norme`: `art05_contributo`, `art05_conto`) over what the archive knows.

pub(crate) mod avvisi;
pub(crate) mod estratto;
mod eventi;
mod scheda;
mod tesoreria;
pub(crate) mod versamenti;

pub use estratto::conto_estratto;
pub use scheda::{conto_esonero, conto_giorni};
pub use tesoreria::{versamenti_importa, versamenti_prova};
pub use versamenti::{versamento_aggiungi, versamento_togli};

use crate::ufficio::Ufficio;
use chrono::{Datelike, NaiveDate};
use eventi::{Segmenti, segmenti};
use mirato_domain::{Errore, Euro, Provincia};
use mirato_norme::Voce;
use mirato_norme::l68_1999::art05_conto::{self, Rata, RichiestaConto};
use mirato_norme::l68_1999::art05_contributo::{PeriodoContributo, contributo};
use mirato_norme::quota::Avviso;
use mirato_store::{Esonero, EsoneroPasso, TipoPasso, Versamento};
use std::collections::BTreeMap;

/// A period of the fee in a province.
pub(crate) struct PeriodoProvincia {
    /// Province.
    pub provincia: Provincia,
    /// The period.
    pub periodo: PeriodoContributo,
}

/// What an exemption has come to cost up to a day.
pub(crate) struct Calcolato {
    /// In the order of province and day.
    pub periodi: Vec<PeriodoProvincia>,
    /// Sum of the periods.
    pub totale: Euro,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// The fee from the first day of an exemption to `al`, or to its last if that comes before.
///
/// # Errors
/// What the rules refuse in the employer's figures; if the archive cannot be read.
pub(crate) async fn calcola(
    ufficio: &Ufficio,
    esonero: &Esonero,
    al: NaiveDate,
    spiega: bool,
) -> Result<Calcolato, Errore> {
    dei_segmenti(ufficio, &segmenti(ufficio, esonero, al).await?, al, spiega)
}

fn dei_segmenti(ufficio: &Ufficio, segmenti: &Segmenti, al: NaiveDate, spiega: bool) -> Result<Calcolato, Errore> {
    let leggi = ufficio.leggi();
    let mut calcolato = Calcolato {
        periodi: Vec::new(),
        totale: Euro::ZERO,
        avvisi: segmenti.avvisi.clone(),
        spiegazione: Voce::nuova("contributo", "Contributo maturato"),
    };
    let mut voci = Vec::new();
    for segmento in segmenti.segmenti.iter().filter(|segmento| segmento.richiesta.dal <= al) {
        let mut richiesta = segmento.richiesta.clone();
        if al < richiesta.al {
            richiesta.al = al;
            richiesta.variazioni.retain(|variazione| variazione.data <= al);
        }
        let esito = contributo(&leggi.parametri, &richiesta, spiega)?;
        calcolato.totale = calcolato.totale + esito.totale;
        calcolato.avvisi.extend(esito.avvisi);
        let provincia = segmento.provincia;
        calcolato.periodi.extend(esito.periodi.into_iter().map(|periodo| PeriodoProvincia { provincia, periodo }));
        if let Some(mut voce) = esito.spiegazione {
            voce.id = format!("contributo.{}.{}", provincia.sigla(), richiesta.dal);
            voce.nome = format!("{} a {}", voce.nome, provincia.nome());
            voci.push(voce);
        }
    }
    calcolato.avvisi.dedup();
    let radice = Voce::nuova("contributo", "Contributo maturato").valore(calcolato.totale.italiano(), "");
    calcolato.spiegazione = radice
        .spiega("Somma, provincia per provincia, di unità esonerate × giorni lavorativi × importo giornaliero.")
        .cita(mirato_norme::l68_1999::art05_contributo::fonte())
        .figlie(voci);
    Ok(calcolato)
}

/// The account of an exemption on a day.
pub(crate) struct ContoEsonero {
    /// What has come to be due to the day.
    pub maturato: Calcolato,
    /// The instalments begun by the day, in full, with what was paid of each.
    pub conto: art05_conto::Conto,
}

/// The account of an exemption on a day. What a renewed or changed one was paid beyond its due counts here.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(crate) async fn conto(
    ufficio: &Ufficio,
    esonero: &Esonero,
    al: NaiveDate,
    spiega: bool,
) -> Result<ContoEsonero, Errore> {
    let mut credito = Euro::ZERO;
    for prima in catena(ufficio, esonero).await? {
        credito = uno(ufficio, &prima, al, credito, false).await?.conto.credito;
    }
    uno(ufficio, esonero, al, credito, spiega).await
}

/// The exemptions that this one continues, the earliest first.
async fn catena(ufficio: &Ufficio, esonero: &Esonero) -> Result<Vec<Esonero>, Errore> {
    let mut catena: Vec<Esonero> = Vec::new();
    let mut prossimo = esonero.precedente_id.clone();
    while let Some(id) = prossimo.filter(|id| catena.iter().all(|uno| uno.id != *id)) {
        let prima: Esonero = ufficio.archivio.leggi(&id).await?;
        prossimo = prima.precedente_id.clone();
        catena.push(prima);
    }
    catena.reverse();
    Ok(catena)
}

async fn uno(
    ufficio: &Ufficio,
    esonero: &Esonero,
    al: NaiveDate,
    credito: Euro,
    spiega: bool,
) -> Result<ContoEsonero, Errore> {
    // An instalment is asked for in full, also where it is paid before its days have gone by.
    let fine_anno = NaiveDate::from_ymd_opt(al.year(), 12, 31).unwrap_or(al);
    let segmenti = segmenti(ufficio, esonero, fine_anno).await?;
    let maturato = dei_segmenti(ufficio, &segmenti, al, spiega)?;
    let rate = rate(ufficio, &segmenti, al)?;
    let passi = if esonero.id.is_empty() { Vec::new() } else { ufficio.archivio.passi_esonero(&esonero.id).await? };
    let versamenti = if esonero.id.is_empty() { Vec::new() } else { ufficio.archivio.versamenti(&esonero.id).await? };
    let versamenti = versamenti.iter().filter_map(|uno| versamento(uno, &passi, &rate)).collect();
    let credito_precedente = (credito > Euro::ZERO).then_some(credito);
    let richiesta = RichiestaConto { al, rate, versamenti, credito_precedente };
    Ok(ContoEsonero { maturato, conto: art05_conto::conto(&ufficio.leggi().parametri, &richiesta)? })
}

/// The instalments begun by a day, those of all provinces together.
fn rate(ufficio: &Ufficio, segmenti: &Segmenti, al: NaiveDate) -> Result<Vec<Rata>, Errore> {
    let mut insieme: BTreeMap<String, Rata> = BTreeMap::new();
    for segmento in &segmenti.segmenti {
        for rata in art05_conto::rate(&ufficio.leggi().parametri, &segmento.richiesta, None)? {
            match insieme.get_mut(&rata.codice) {
                Some(una) => {
                    una.dal = una.dal.min(rata.dal);
                    una.al = una.al.max(rata.al);
                    una.scadenza = una.scadenza.min(rata.scadenza);
                    una.importo = una.importo + rata.importo;
                }
                None => {
                    insieme.insert(rata.codice.clone(), rata);
                }
            }
        }
    }
    let mut rate: Vec<Rata> = insieme.into_values().filter(|rata| rata.dal <= al).collect();
    rate.sort_by(|una, altra| (una.scadenza, &una.codice).cmp(&(altra.scadenza, &altra.codice)));
    Ok(rate)
}

/// A payment as the law takes it: one that answers a notice pays the instalment of that notice.
fn versamento(tenuto: &Versamento, passi: &[EsoneroPasso], rate: &[Rata]) -> Option<art05_conto::Versamento> {
    let avviso = passi.iter().find(|passo| {
        passo.tipo == TipoPasso::Avviso
            && ((tenuto.iuv.is_some() && passo.iuv == tenuto.iuv)
                || (tenuto.numero_avviso.is_some() && passo.numero_avviso == tenuto.numero_avviso))
    });
    let rata = avviso.and_then(|avviso| {
        let dal = avviso.dal.as_deref().and_then(crate::modulo::giorno)?;
        rate.iter().find(|rata| rata.dal <= dal && dal <= rata.al)
    });
    Some(art05_conto::Versamento {
        codice: tenuto.id.clone(),
        data: crate::modulo::giorno(&tenuto.data)?,
        importo: Euro::da_centesimi(tenuto.importo),
        rata: rata.map(|rata| rata.codice.clone()),
    })
}

/// Whether the fee is paid as art. 17 asks: nothing late and, while the exemption is only asked for,
/// something paid.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(crate) async fn in_regola(ufficio: &Ufficio, esonero: &Esonero) -> Result<bool, Errore> {
    if esonero.id.is_empty() {
        return Ok(false);
    }
    let conto = conto(ufficio, esonero, ufficio.orologio.oggi(), false).await?.conto;
    Ok(conto.in_regola && (!esonero.stato.aperto() || conto.versato > Euro::ZERO))
}
