//! Compensations between provinces and within a group (art. 5 cc. 8 to 8-quater): declared by private
//! employers, authorised to public bodies inside the region.

mod atto;
mod domanda;
mod gruppo;
mod passi;

pub use atto::compensazione_anteprima;
pub use gruppo::compensazioni_gruppo;
pub(crate) use passi::riapri;
pub use passi::{compensazione_passo, compensazioni_accogli};

use crate::api::{
    DatiCompensazione, ElencoCompensazioni, EsportaCompensazioni, FileScritto, FiltroCompensazioni, PerId,
    RigaCompensazione, SalvaCompensazione, SchedaCompensazione, Tono,
};
use crate::circostanze::AltriDati;
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::stati::conta;
use crate::tempo::breve_da_iso;
use crate::ufficio::Ufficio;
use crate::{filtri, stati};
use chrono::NaiveDate;
use mirato_domain::situazione::{Compensazione as Lato, Soggetto, TipoCompensazione as Verso};
use mirato_domain::{CodiceFiscale, Errore, Provincia};
use mirato_store::{
    Circostanza, ColonnaRichieste, Compensazione, CompensazioneInElenco, Datore, Direzione, Scrittura,
    StatoCompensazione, TipoCircostanza,
};
use serde::{Deserialize, Serialize};

/// Register in which the decrees are numbered.
pub(crate) const REGISTRO: &str = "compensazione";
/// What the circumstances say they come from.
const ORIGINE: &str = "compensazione";

/// What a compensation holds beside its columns.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Tenuta {
    domanda: DatiCompensazione,
    atti: Vec<String>,
}

impl Tenuta {
    fn leggi(tenuta: &Compensazione) -> Result<Self, Errore> {
        crate::verifiche::leggi(&tenuta.dati, "La compensazione")
    }
}

/// The list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn compensazioni(programma: &Programma, filtro: FiltroCompensazioni) -> Result<ElencoCompensazioni, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(
    ufficio: &Ufficio,
    filtro: &FiltroCompensazioni,
    quanti: u32,
    da: u32,
) -> Result<ElencoCompensazioni, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (colonna, direzione) = filtri::ordine(&filtro.ordina, filtro.discendente)?;
    let dell_archivio = filtri::compensazioni(filtro)?;
    let pagina = ufficio.archivio.elenco_compensazioni(&dell_archivio, colonna, direzione, quanti, da).await?;
    let righe = pagina.righe.into_iter().map(|una| riga(una, oggi)).collect();
    Ok(ElencoCompensazioni { totale: conta(pagina.totale), righe })
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn compensazioni_esporta(
    programma: &Programma,
    richiesta: EsportaCompensazioni,
) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    crate::esporta::compensazioni(&ufficio, richiesta, &righe).await
}

fn nome_provincia(sigla: &str) -> String {
    sigla.parse().map_or_else(|_| sigla.to_owned(), |provincia: Provincia| provincia.nome().to_owned())
}

fn riga(una: CompensazioneInElenco, oggi: NaiveDate) -> RigaCompensazione {
    let stato =
        una.stato.parse().map_or_else(|_| stati::stato(&una.stato, &una.stato, Tono::Normale), stati::compensazione);
    let scadenza = una.scadenza.unwrap_or_default();
    RigaCompensazione {
        id: una.id,
        datore_id: una.datore_id,
        datore: una.denominazione,
        altra: una.altra.unwrap_or_default(),
        tipo: una.tipo,
        soggetto: una.soggetto,
        in_piu: nome_provincia(&una.provincia_eccedenza),
        in_meno: nome_provincia(&una.provincia_riduzione),
        numero: una.numero,
        dal: una.dal,
        al: una.al.unwrap_or_default(),
        atto: una.numero_atto.zip(una.anno_atto).map(|(numero, anno)| format!("{numero}/{anno}")).unwrap_or_default(),
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        stato,
    }
}

/// A compensation's page.
///
/// # Errors
/// If it is not in the archive.
pub async fn compensazione(programma: &Programma, richiesta: PerId) -> Result<SchedaCompensazione, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaCompensazione, Errore> {
    let tenuta: Compensazione = ufficio.archivio.leggi(id).await?;
    let contenuto = Tenuta::leggi(&tenuta)?;
    let filtro = mirato_store::FiltroCompensazioni { id: Some(id.to_owned()), ..Default::default() };
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let pagina = ufficio.archivio.elenco_compensazioni(&filtro, ordine.0, ordine.1, 1, 0).await?;
    let una = pagina.righe.into_iter().next();
    let una = una.ok_or_else(|| Errore::stato("non_trovato", "La compensazione non è più in archivio."))?;
    let esame = domanda::esamina(ufficio, &tenuta, &contenuto.domanda).await?;
    let mut atti = Vec::new();
    for emesso in contenuto.atti.iter().rev() {
        atti.push(crate::atti::scheda(ufficio, emesso).await?.riga);
    }
    let storia = ufficio.archivio.storia("compensazione", id).await?;
    Ok(SchedaCompensazione {
        riga: riga(una, ufficio.orologio.oggi()),
        versione: tenuta.versione,
        passi: passi::possibili(&tenuta, esame.ammessa),
        controlli: stati::controlli(&esame.controlli, &esame.spiegazione),
        impedimento: esame.impedimenti.join(". "),
        spiegazione: esame.spiegazione,
        gruppo: gruppo::del_datore(ufficio, &tenuta.datore_id).await?,
        atti,
        storia: storia
            .into_iter()
            .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
            .collect(),
        dati: contenuto.domanda,
    })
}

/// Saves a compensation: a private employer's holds at once, a public body's waits for its decree.
///
/// # Errors
/// `compensazione_non_valida` with its fields; `compensazione_decisa`; a stale save.
pub async fn compensazione_salva(
    programma: &Programma,
    salva: SalvaCompensazione,
) -> Result<SchedaCompensazione, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, &salva).await?;
    scheda(&ufficio, &id).await
}

/// As [`compensazione_salva`], for an office at hand; the id of the record.
///
/// # Errors
/// As [`compensazione_salva`].
pub(crate) async fn registra(ufficio: &Ufficio, salva: &SalvaCompensazione) -> Result<String, Errore> {
    if !salva.id.is_empty() {
        let prima: Compensazione = ufficio.archivio.leggi(&salva.id).await?;
        if prima.atto_id.is_some() || matches!(prima.stato, StatoCompensazione::Negata | StatoCompensazione::Cessata) {
            let messaggio = "La compensazione ha già il suo esito: non si cambia più.";
            return Err(Errore::stato("compensazione_decisa", messaggio));
        }
    }
    let record = domanda::controlla(ufficio, salva).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    riscrivi(ufficio, &mut scrittura, &salvata).await?;
    scrittura.conferma().await?;
    Ok(salvata.id)
}

/// Writes the circumstances of a compensation anew, one for each side, and reckons the employers again.
///
/// # Errors
/// If the archive refuses; what the rules refuse in the employers' figures.
async fn riscrivi(ufficio: &Ufficio, scrittura: &mut Scrittura, tenuta: &Compensazione) -> Result<(), Errore> {
    for vecchia in scrittura.circostanze_di(ORIGINE, &tenuta.id).await? {
        scrittura.elimina_circostanza(&vecchia.id).await?;
    }
    if matches!(tenuta.stato, StatoCompensazione::InVigore | StatoCompensazione::Cessata) {
        for circostanza in lati(ufficio, tenuta).await? {
            scrittura.inserisci(circostanza).await?;
        }
    }
    crate::posizione::riverifica(ufficio, scrittura, &tenuta.datore_id).await?;
    if let Some(altra) = &tenuta.datore_riduzione_id {
        crate::posizione::riverifica(ufficio, scrittura, altra).await?;
    }
    Ok(())
}

/// The circumstances of both sides.
async fn lati(ufficio: &Ufficio, tenuta: &Compensazione) -> Result<Vec<Circostanza>, Errore> {
    let errata = |campo: &str| Errore::guasto("dato_illeggibile", format!("La compensazione ha {campo} illeggibile."));
    let (Ok(piu), Ok(meno)) = (tenuta.provincia_eccedenza.parse(), tenuta.provincia_riduzione.parse()) else {
        return Err(errata("una provincia"));
    };
    let soggetto = soggetto(&tenuta.soggetto).ok_or_else(|| errata("una quota"))?;
    let (mut di_qua, mut di_la): (Option<CodiceFiscale>, Option<CodiceFiscale>) = (None, None);
    if let Some(altra) = &tenuta.datore_riduzione_id {
        let (qui, la): (Datore, Datore) =
            (ufficio.archivio.leggi(&tenuta.datore_id).await?, ufficio.archivio.leggi(altra).await?);
        (di_qua, di_la) = (la.codice_fiscale.parse().ok(), qui.codice_fiscale.parse().ok());
    }
    let numero = u32::try_from(tenuta.numero).unwrap_or(u32::MAX);
    let dove_meno = tenuta.datore_riduzione_id.as_ref().unwrap_or(&tenuta.datore_id);
    let lati: [(&String, Provincia, Provincia, Verso, Option<CodiceFiscale>); 2] =
        [(&tenuta.datore_id, piu, meno, Verso::Eccedenza, di_qua), (dove_meno, meno, piu, Verso::Riduzione, di_la)];
    lati.into_iter()
        .map(|(datore_id, qui, altra, tipo, azienda_gruppo)| {
            let lato = Lato { provincia: altra, tipo, soggetto, numero, azienda_gruppo };
            let dati = AltriDati { compensazione: Some(lato), ..AltriDati::default() };
            Ok(Circostanza {
                id: String::new(),
                datore_id: datore_id.clone(),
                provincia: Some(qui.sigla().to_owned()),
                tipo: TipoCircostanza::Compensazione,
                dal: tenuta.dal.clone(),
                al: tenuta.al.clone(),
                unita: Some(tenuta.numero),
                estremi: Some(format!("del {}", breve_da_iso(&tenuta.ricevuta_il))),
                dati: crate::verifiche::json(&dati)?,
                origine: Some(ORIGINE.to_owned()),
                origine_id: Some(tenuta.id.clone()),
                versione: 0,
            })
        })
        .collect()
}

fn soggetto(parola: &str) -> Option<Soggetto> {
    match parola {
        "disabili" => Some(Soggetto::Disabili),
        "categorie_protette" => Some(Soggetto::CategorieProtette),
        _ => None,
    }
}

const fn nome_soggetto(soggetto: Soggetto) -> &'static str {
    match soggetto {
        Soggetto::Disabili => "disabili",
        Soggetto::CategorieProtette => "categorie_protette",
    }
}
