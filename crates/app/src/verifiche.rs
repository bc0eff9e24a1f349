//! Verification: what a prospetto declares beside what the law gives, stored with its explanation.

use crate::posizione::Inizio;
use crate::ufficio::Ufficio;
use crate::{VERSIONE, tempo};
use chrono::NaiveDate;
use mirato_domain::prospetto::{AvvisoProspetto, Prospetto};
use mirato_domain::{Errore, Provincia};
use mirato_norme::quota::confronto::{Differenza, differenze};
use mirato_norme::quota::{self, Avviso, Coerenza, Nazionale, Provinciale, RispostaQuota};
use mirato_norme::{Classe, Voce};
use mirato_store::{Circostanza, Json, JsonCompresso, Movimento, ScoperturaProvinciale, Verifica};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A verification as it is kept: figures, differences, what keeps a certificate from being issued.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Risultato {
    /// The reckoning, without its explanation, which is kept beside it.
    pub risposta: RispostaQuota,
    /// Declared figures that differ, each with the note of whoever cleared it.
    pub differenze: Vec<DifferenzaTenuta>,
    /// What the form says that the rules cannot take as it stands.
    pub avvisi: Vec<AvvisoProspetto>,
}

/// A difference and whether it was cleared.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DifferenzaTenuta {
    /// The difference.
    #[serde(flatten)]
    pub differenza: Differenza,
    /// Cleared by an official.
    #[serde(default)]
    pub chiarita: bool,
    /// The official's note.
    #[serde(default)]
    pub nota: String,
}

impl Risultato {
    /// Differences still to clear.
    #[must_use]
    pub fn aperte(&self) -> usize {
        self.differenze.iter().filter(|differenza| !differenza.chiarita).count()
    }
}

/// Verifies a prospetto, with the explanation.
///
/// # Errors
/// What the rules refuse in the figures.
pub fn verifica(ufficio: &Ufficio, prospetto: &Prospetto) -> Result<(Risultato, Voce), Errore> {
    let inizio = Inizio::dal_modulo(ufficio, "", prospetto.clone());
    verifica_con(ufficio, &inizio, &[], &[], prospetto.data_riferimento())
}

/// Verifies a prospetto and reckons the position of a day. What the employer declared is held against
/// what it described, without what came later.
///
/// # Errors
/// What the rules refuse in the figures.
pub(crate) fn verifica_con(
    ufficio: &Ufficio,
    inizio: &Inizio,
    movimenti: &[Movimento],
    circostanze: &[Circostanza],
    al: NaiveDate,
) -> Result<(Risultato, Voce), Errore> {
    let descritto = inizio.situazione.data_riferimento;
    let mut risposta = quota::calcola_con(&*ufficio.leggi().al(descritto)?, &inizio.situazione, true)?;
    let differenze = differenze(&inizio.modulo.dichiarato(), &risposta)
        .into_iter()
        .map(|differenza| DifferenzaTenuta { differenza, chiarita: false, nota: String::new() })
        .collect();
    let posizione = inizio.al(ufficio, movimenti, circostanze, al, false)?;
    if posizione.mossa() {
        risposta = quota::calcola_con(&*ufficio.leggi().al(al)?, &posizione.situazione, true)?;
        risposta.data_riferimento = descritto;
    }
    let avvisi = inizio.avvisi.clone();
    let spiegazione = risposta.spiegazione.take().unwrap_or_else(|| Voce::nuova("quota", "Quota"));
    Ok((Risultato { risposta, differenze, avvisi }, spiegazione))
}

/// The workforce that a prospetto describes, as this office reads its codes.
#[must_use]
pub fn situazione(
    ufficio: &Ufficio,
    prospetto: &Prospetto,
) -> (mirato_domain::situazione::Situazione, Vec<AvvisoProspetto>) {
    let al = prospetto.data_riferimento();
    prospetto.situazione(&|codice| ufficio.categoria(codice), &|comune| {
        mirato_exchange::tabelle::provincia_di_comune(comune, al)
    })
}

/// The record of a verification and its provinces, ready for the archive.
///
/// # Errors
/// `dato_non_scritto`, which cannot happen with the types at hand.
pub fn da_tenere(
    ufficio: &Ufficio,
    prospetto_id: &str,
    datore_id: &str,
    risultato: &Risultato,
    spiegazione: &Voce,
) -> Result<(Verifica, Vec<ScoperturaProvinciale>), Errore> {
    let cifre = &risultato.risposta.nazionale.cifre;
    let verifica = Verifica {
        id: String::new(),
        prospetto_id: prospetto_id.to_owned(),
        datore_id: datore_id.to_owned(),
        eseguita_il: ufficio.orologio.iso(),
        data_riferimento: risultato.risposta.data_riferimento.to_string(),
        classe: classe(risultato.risposta.classe),
        base_art3: cifre.base_art3,
        quota_art3: cifre.quota_art3,
        in_forza_art3: cifre.in_forza_art3,
        scopertura_art3: cifre.scopertura_art3,
        scopertura_art18: cifre.scopertura_art18,
        n_differenze: i64::try_from(risultato.aperte()).unwrap_or(i64::MAX),
        coerente: risultato.risposta.coerenza.art3.coerente && risultato.risposta.coerenza.art18.coerente,
        risultato: compresso(risultato)?,
        spiegazione: compresso(spiegazione)?,
        versione_programma: VERSIONE.to_owned(),
        impronta_parametri: ufficio.leggi().impronta.clone(),
    };
    Ok((verifica, risultato.risposta.province.iter().map(provincia).collect()))
}

fn provincia(provincia: &Provinciale) -> ScoperturaProvinciale {
    ScoperturaProvinciale {
        provincia: provincia.provincia.sigla().to_owned(),
        quota_art3: provincia.cifre.quota_art3,
        in_forza_art3: provincia.cifre.in_forza_art3,
        scopertura_art3: provincia.cifre.scopertura_art3,
        quota_art18: provincia.cifre.quota_art18,
        in_forza_art18: provincia.cifre.in_forza_art18,
        scopertura_art18: provincia.cifre.scopertura_art18,
    }
}

/// A class as the archive keeps it.
pub(crate) fn classe(classe: Classe) -> mirato_store::Classe {
    match classe {
        Classe::NonSoggetto => mirato_store::Classe::NonSoggetto,
        Classe::Da15A35 => mirato_store::Classe::Da15A35,
        Classe::Da36A50 => mirato_store::Classe::Da36A50,
        Classe::Oltre50 => mirato_store::Classe::Oltre50,
    }
}

/// A value as the archive keeps it.
pub(crate) fn json(valore: &impl Serialize) -> Result<Json, Errore> {
    Json::di(valore).map_err(|errore| non_scritto(&errore))
}

/// A value as the archive keeps it compressed.
fn compresso(valore: &impl Serialize) -> Result<JsonCompresso, Errore> {
    JsonCompresso::di(valore).map_err(|errore| non_scritto(&errore))
}

fn non_scritto(errore: &serde_json::Error) -> Errore {
    Errore::guasto("dato_non_scritto", format!("Un dato non si scrive: {errore}"))
}

/// A value as the archive kept it.
pub(crate) fn leggi<'a, T: Deserialize<'a>>(json: &'a Json, cosa: &str) -> Result<T, Errore> {
    json.leggi().map_err(|errore| illeggibile(cosa, &errore))
}

/// A value as the archive kept it compressed.
pub(crate) fn leggi_compresso<T: DeserializeOwned>(json: &JsonCompresso, cosa: &str) -> Result<T, Errore> {
    json.leggi().map_err(|errore| illeggibile(cosa, &errore))
}

fn illeggibile(cosa: &str, errore: &serde_json::Error) -> Errore {
    Errore::guasto("dato_illeggibile", format!("{cosa} non si legge dall'archivio: {errore}"))
}

/// Which employers are verified, and for which day.
pub struct Filtro {
    al: NaiveDate,
    provincia: Option<Provincia>,
}

impl Filtro {
    /// From the words of the command line; without a day, today.
    ///
    /// # Errors
    /// `data_non_valida`, `provincia_non_valida`.
    pub fn leggi(ufficio: &Ufficio, data: Option<&str>, provincia: Option<&str>) -> Result<Self, Errore> {
        let al = data.map_or_else(|| Ok(ufficio.orologio.oggi()), |data| tempo::iso(data, "data"))?;
        let provincia = provincia.map(str::parse).transpose().map_err(|motivo: String| {
            Errore::dato("provincia_non_valida", motivo.clone()).con_campo("provincia", motivo)
        })?;
        Ok(Self { al, provincia })
    }
}

/// An employer verified, as `mirato verifica --json` writes it.
#[derive(Debug, Clone, Serialize)]
pub struct Verificato {
    /// Tax code.
    pub codice_fiscale: String,
    /// Name.
    pub denominazione: String,
    /// The day the figures describe.
    pub data_riferimento: NaiveDate,
    /// Class.
    pub classe: Classe,
    /// National figures.
    pub nazionale: Nazionale,
    /// Figures of each province.
    pub province: Vec<Provinciale>,
    /// Whether provinces add up.
    pub coerenza: Coerenza,
    /// Warnings, of the rules and of the form.
    pub avvisi: Vec<Avviso>,
    /// Declared figures that differ.
    pub differenze_dal_dichiarato: Vec<Differenza>,
}

impl Verificato {
    /// The employer in a line.
    #[must_use]
    pub fn riga(&self) -> String {
        let province: Vec<String> = self
            .province
            .iter()
            .filter(|provincia| provincia.cifre.scopertura_art3 + provincia.cifre.scopertura_art18 > 0)
            .map(|provincia| {
                format!(
                    "{} {}",
                    provincia.provincia,
                    provincia.cifre.scopertura_art3 + provincia.cifre.scopertura_art18
                )
            })
            .collect();
        let cifre = &self.nazionale.cifre;
        format!(
            "{} {}: base {}, quota {}, in forza {}, scopertura {}{}",
            self.codice_fiscale,
            self.denominazione,
            cifre.base_art3,
            cifre.quota_art3,
            cifre.in_forza_art3,
            cifre.scopertura_art3,
            if province.is_empty() { String::new() } else { format!(" ({})", province.join(", ")) }
        )
    }
}

/// How many employers are read from the archive at a time.
const PAGINA: u32 = 500;

/// Verifies every employer of the archive from the prospetto that holds on the filter's day.
///
/// # Errors
/// If the archive cannot be read; an employer whose figures the rules refuse is named.
pub async fn verifica_ufficio(ufficio: &Ufficio, filtro: &Filtro) -> Result<Vec<Verificato>, Errore> {
    let mut verificati = Vec::new();
    let mut dopo = String::new();
    loop {
        let datori = ufficio.archivio.datori(&dopo, PAGINA).await?;
        let Some(ultimo) = datori.last() else { break };
        dopo.clone_from(&ultimo.id);
        for datore in &datori {
            let Some(tenuto) = ufficio.archivio.prospetto_al(&datore.id, &filtro.al.to_string()).await? else {
                continue;
            };
            let prospetto: Prospetto = leggi(&tenuto.quadri, "Un prospetto")?;
            if filtro.provincia.is_some_and(|p| prospetto.quadro2.iter().all(|q| q.dati_provinciali.provincia != p)) {
                continue;
            }
            let movimenti = ufficio.archivio.movimenti(&datore.id).await?;
            let circostanze = ufficio.archivio.circostanze(&datore.id, None).await?;
            let inizio = Inizio::dal_modulo(ufficio, &tenuto.id, prospetto);
            let (risultato, _) =
                verifica_con(ufficio, &inizio, &movimenti, &circostanze, filtro.al).map_err(|errore| Errore {
                    messaggio: format!("{}: {}", datore.denominazione, errore.messaggio),
                    ..errore
                })?;
            verificati.push(verificato(&datore.codice_fiscale, &datore.denominazione, risultato));
        }
    }
    verificati.sort_by(|a, b| (&a.denominazione, &a.codice_fiscale).cmp(&(&b.denominazione, &b.codice_fiscale)));
    Ok(verificati)
}

fn verificato(codice_fiscale: &str, denominazione: &str, risultato: Risultato) -> Verificato {
    let mut avvisi = risultato.risposta.avvisi;
    avvisi.extend(
        risultato.avvisi.into_iter().map(|avviso| Avviso { codice: avviso.codice, messaggio: avviso.messaggio }),
    );
    Verificato {
        codice_fiscale: codice_fiscale.to_owned(),
        denominazione: denominazione.to_owned(),
        data_riferimento: risultato.risposta.data_riferimento,
        classe: risultato.risposta.classe,
        nazionale: risultato.risposta.nazionale,
        province: risultato.risposta.province,
        coerenza: risultato.risposta.coerenza,
        avvisi,
        differenze_dal_dichiarato: risultato.differenze.into_iter().map(|tenuta| tenuta.differenza).collect(),
    }
}

/// Writes what was verified as a spreadsheet, a row for each employer and province.
///
/// # Errors
/// `file_non_scritto`.
pub fn scrivi_xlsx(ufficio: &Ufficio, filtro: &Filtro, verificati: &[Verificato], file: &Path) -> Result<(), Errore> {
    crate::esporta::verificati(ufficio, filtro.al, verificati, file)
}
