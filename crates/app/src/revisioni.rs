//! The quarterly review: where every employer stands on a day, since when units are short, what changed
//! since the review before. Reviews are kept as they were found, and compared.

mod confronto;
mod corsa;
mod esame;
mod lettere;
mod relazione;
mod stampa;
mod viste;

pub use corsa::{Fatta, in_primo_piano, revisione_avvia};
pub use lettere::{revisione_lettere, revisione_lettere_emetti, revisione_lettere_prova};
pub use relazione::revisione_rapporto;
pub use stampa::{revisione_esporta, scrivi_xlsx};

use crate::api::{
    ChiediRivisto, ElencoRivisti, FiltroRevisione, GruppoRivisto, Niente, QuadroRevisione, RigaRevisione,
    SchedaRivisto, SerieProvincia, StoriaRivisto,
};
use crate::filtri;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{GruppoRevisione, RaggruppaRevisione, Revisione};
use viste::{nome_del_settore, nome_del_trimestre, nome_della_classe, nome_della_provincia, riga, testata};

/// How many quarters are compared.
const TRIMESTRI: usize = 6;

/// Every review, the latest day first.
///
/// # Errors
/// If the archive cannot be read.
pub async fn revisioni(programma: &Programma, _: Niente) -> Result<Vec<RigaRevisione>, Errore> {
    let ufficio = programma.ufficio().await?;
    ufficio.archivio.revisioni().await?.iter().map(testata).collect()
}

/// A page of a review, and what the employers that the filter takes add up to.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn revisione(programma: &Programma, filtro: FiltroRevisione) -> Result<ElencoRivisti, Errore> {
    let ufficio = programma.ufficio().await?;
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    pagina(&ufficio, &filtro, (quanti, da)).await
}

async fn pagina(ufficio: &Ufficio, filtro: &FiltroRevisione, quale: (u32, u32)) -> Result<ElencoRivisti, Errore> {
    let (scelti, ordine) = filtri::revisione(filtro)?;
    let id = &filtro.revisione_id;
    let righe = ufficio.archivio.elenco_revisione(id, &scelti, ordine, quale).await?;
    let totali = ufficio.archivio.totali_revisione(id, &scelti).await?;
    Ok(ElencoRivisti {
        totale: conta(righe.totale),
        righe: righe.righe.into_iter().map(riga).collect::<Result<_, _>>()?,
        totali: viste::totali(&totali),
    })
}

/// A review as a whole, over the employers that the filter takes.
///
/// # Errors
/// `filtro_non_valido`; if the review is not in the archive.
pub async fn revisione_quadro(programma: &Programma, filtro: FiltroRevisione) -> Result<QuadroRevisione, Errore> {
    quadro(&*programma.ufficio().await?, &filtro).await
}

async fn quadro(ufficio: &Ufficio, filtro: &FiltroRevisione) -> Result<QuadroRevisione, Errore> {
    let tenuta: Revisione = ufficio.archivio.leggi(&filtro.revisione_id).await?;
    let precedente: Option<Revisione> = match &tenuta.precedente_id {
        Some(id) => Some(ufficio.archivio.leggi(id).await?),
        None => None,
    };
    let (scelti, _) = filtri::revisione(filtro)?;
    let per = async |gruppo: RaggruppaRevisione, nome: fn(&str) -> String| -> Result<Vec<GruppoRivisto>, Errore> {
        let gruppi = ufficio.archivio.gruppi_revisione(&tenuta.id, &scelti, gruppo).await?;
        Ok(gruppi.into_iter().map(|tenuto| gruppo_rivisto(tenuto, nome)).collect())
    };
    let (trimestri, nel_tempo) = nel_tempo(ufficio, &tenuta).await?;
    Ok(QuadroRevisione {
        testata: testata(&tenuta)?,
        precedente: precedente.as_ref().map(testata).transpose()?,
        per_provincia: per(RaggruppaRevisione::Provincia, nome_della_provincia).await?,
        per_classe: per(RaggruppaRevisione::Classe, nome_della_classe).await?,
        per_settore: per(RaggruppaRevisione::Settore, nome_del_settore).await?,
        trimestri,
        nel_tempo,
    })
}

fn gruppo_rivisto(gruppo: GruppoRevisione, nome: fn(&str) -> String) -> GruppoRivisto {
    GruppoRivisto {
        nome: nome(&gruppo.gruppo),
        codice: gruppo.gruppo,
        datori: conta(gruppo.datori),
        scoperti: conta(gruppo.scoperti),
        quota_art3: gruppo.quota_art3,
        in_forza_art3: gruppo.in_forza_art3,
        scopertura_art3: gruppo.scopertura_art3,
        scopertura_art18: gruppo.scopertura_art18,
    }
}

/// Units short of each province, quarter by quarter up to a review: of each quarter its latest review.
async fn nel_tempo(ufficio: &Ufficio, fino: &Revisione) -> Result<(Vec<String>, Vec<SerieProvincia>), Errore> {
    let righe = ufficio.archivio.scoperture_nel_tempo(&fino.al).await?;
    let ultima_del = |trimestre: &str| {
        if trimestre == fino.trimestre {
            return Some(fino.id.clone());
        }
        righe.iter().rev().find(|riga| riga.trimestre == trimestre).map(|riga| riga.revisione_id.clone())
    };
    let mut trimestri: Vec<String> = righe.iter().map(|riga| riga.trimestre.clone()).collect();
    trimestri.sort();
    trimestri.dedup();
    let trimestri = trimestri.split_off(trimestri.len().saturating_sub(TRIMESTRI));
    let scelte: Vec<String> = trimestri.iter().filter_map(|trimestre| ultima_del(trimestre)).collect();
    let mut province: Vec<&str> = righe.iter().map(|riga| riga.provincia.as_str()).collect();
    province.sort_unstable();
    province.dedup();
    let serie = province.into_iter().map(|provincia| SerieProvincia {
        provincia: provincia.to_owned(),
        nome: nome_della_provincia(provincia),
        scoperture: scelte
            .iter()
            .map(|id| {
                let qui = righe.iter().filter(|riga| riga.provincia == provincia && riga.revisione_id == *id);
                qui.map(|riga| riga.scopertura_art3 + riga.scopertura_art18).sum()
            })
            .collect(),
    });
    Ok((trimestri.iter().map(|trimestre| nome_del_trimestre(trimestre)).collect(), serie.collect()))
}

/// An employer of a review, with why it stands where it stands.
///
/// # Errors
/// If it is not in the review.
pub async fn revisione_datore(programma: &Programma, chiedi: ChiediRivisto) -> Result<SchedaRivisto, Errore> {
    let ufficio = programma.ufficio().await?;
    let archivio = &ufficio.archivio;
    let spiegazione = archivio.spiegazione_revisione(&chiedi.revisione_id, &chiedi.datore_id).await?;
    let solo = mirato_store::FiltroRevisione { datori: vec![chiedi.datore_id.clone()], ..Default::default() };
    let ordine = (mirato_store::ColonnaRevisione::Denominazione, mirato_store::Direzione::Crescente);
    let trovate = archivio.elenco_revisione(&chiedi.revisione_id, &solo, ordine, (1, 0)).await?.righe;
    let tenuta = trovate.into_iter().next().ok_or_else(|| {
        Errore::stato("datore_non_rivisto", "Questo datore non è nella revisione: scegline un altro dall'elenco.")
    })?;
    let storia = archivio.revisioni_del_datore(&chiedi.datore_id).await?;
    Ok(SchedaRivisto {
        riga: riga(tenuta)?,
        province: archivio
            .province_del_rivisto(&chiedi.revisione_id, &chiedi.datore_id)
            .await?
            .into_iter()
            .map(viste::provincia)
            .collect(),
        spiegazione: crate::verifiche::leggi_compresso(&spiegazione, "La spiegazione")?,
        storia: storia
            .into_iter()
            .map(|passata| StoriaRivisto {
                trimestre: nome_del_trimestre(&passata.trimestre),
                revisione_id: passata.id,
                al: passata.al,
                scopertura_art3: passata.scopertura_art3,
                scopertura_art18: passata.scopertura_art18,
                stato: stati::rivisto(&passata.stato),
            })
            .collect(),
        lettere: lettere::del_datore(&ufficio, &chiedi.revisione_id, &chiedi.datore_id).await?,
    })
}
