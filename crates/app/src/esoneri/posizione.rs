//! Where an employer stands, province by province, as the fee and the checks of an exemption ask.

use crate::ufficio::Ufficio;
use crate::{posizione, verifiche};
use chrono::NaiveDate;
use mirato_domain::prospetto::Prospetto;
use mirato_domain::situazione::{Natura, Situazione};
use mirato_domain::{Errore, Provincia};
use mirato_norme::Classe;
use mirato_norme::l68_1999::art03_quota::RegoleArt03;
use mirato_norme::quota::{self, Provinciale};
use mirato_store::{Circostanza, Movimento};

/// An employer on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Posizione {
    /// Day that its prospetto describes.
    pub prospetto_al: NaiveDate,
    /// Kind of employer.
    pub natura: Natura,
    /// Province of the legal seat.
    pub sede_legale: Provincia,
    /// Class by the national base.
    pub classe: Classe,
    /// National base of art. 3.
    pub base: i64,
    /// National quota of art. 3.
    pub quota: i64,
    /// Provinces.
    pub province: Vec<PosizioneProvincia>,
}

/// An employer in a province on a day, before exemptions and suspensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PosizioneProvincia {
    /// Province.
    pub provincia: Provincia,
    /// Base of art. 3.
    pub base: i64,
    /// Units of art. 3 covered.
    pub in_forza: i64,
    /// Quota of art. 3, realigned to the national one.
    pub quota: i64,
    /// What the realignment adds to the quota of the province's own base, or takes from it.
    pub riallineamento: i64,
    /// Compensations of art. 3, with their sign.
    pub compensazione: i64,
}

impl Posizione {
    /// An employer in one of its provinces.
    pub fn a(&self, provincia: Provincia) -> Option<&PosizioneProvincia> {
        self.province.iter().find(|voce| voce.provincia == provincia)
    }
}

/// Where the employer stands on a day by the prospetto that holds then; none without one.
///
/// # Errors
/// What the rules refuse in the figures; if the archive cannot be read.
pub(crate) async fn al_giorno(
    ufficio: &Ufficio,
    datore_id: &str,
    giorno: NaiveDate,
) -> Result<Option<Posizione>, Errore> {
    let Some(tenuto) = ufficio.archivio.prospetto_al(datore_id, &giorno.to_string()).await? else { return Ok(None) };
    let prospetto: Prospetto = verifiche::leggi(&tenuto.quadri, "Il prospetto")?;
    let movimenti = ufficio.archivio.movimenti(datore_id).await?;
    let circostanze = ufficio.archivio.circostanze(datore_id, None).await?;
    con_movimenti(ufficio, &descritta(ufficio, &prospetto), (&movimenti, &circostanze), giorno).map(Some)
}

/// The workforce that a prospetto describes, without what the fee reckons by itself.
pub(crate) fn descritta(ufficio: &Ufficio, prospetto: &Prospetto) -> Situazione {
    let (mut situazione, _) = verifiche::situazione(ufficio, prospetto);
    for provincia in &mut situazione.province {
        provincia.esonero = None;
        provincia.esonero_60_per_mille = None;
        provincia.sospensione = None;
    }
    situazione
}

/// Where the employer stands on a day by a prospetto and what came after it: movements, and the compensations
/// among the circumstances.
///
/// # Errors
/// What the rules refuse in the figures.
pub(crate) fn con_movimenti(
    ufficio: &Ufficio,
    descritta: &Situazione,
    (mossi, circostanze): (&[Movimento], &[Circostanza]),
    giorno: NaiveDate,
) -> Result<Posizione, Errore> {
    let mut situazione = descritta.clone();
    posizione::muovi(&mut situazione, mossi, circostanze, giorno);
    let leggi = ufficio.leggi();
    let regole_quota = leggi.al(situazione.data_riferimento)?;
    let risposta = quota::calcola_con(&regole_quota, &situazione, false)?;
    let regole = RegoleArt03::al(&leggi.parametri, situazione.data_riferimento)?;
    let province = risposta.province.iter().map(|voce| provincia(&regole, risposta.classe, voce)).collect();
    Ok(Posizione {
        prospetto_al: situazione.data_riferimento,
        natura: situazione.datore.natura,
        sede_legale: situazione.datore.sede_legale,
        classe: risposta.classe,
        base: risposta.nazionale.cifre.base_art3,
        quota: risposta.nazionale.cifre.quota_art3,
        province,
    })
}

fn provincia(regole: &RegoleArt03, classe: Classe, voce: &Provinciale) -> PosizioneProvincia {
    let cifre = &voce.cifre;
    let propria = regole.quota_della_classe(classe, cifre.base_art3).valore().map_or(0, |quota| quota.unita);
    PosizioneProvincia {
        provincia: voce.provincia,
        base: cifre.base_art3,
        in_forza: cifre.in_forza_art3,
        quota: cifre.quota_art3,
        riallineamento: cifre.quota_art3 - propria,
        compensazione: voce.compensazione_art3,
    }
}
