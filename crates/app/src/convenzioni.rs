//! Agreements on hires (art. 11, 12 and 12-bis; art. 14 D.Lgs. 276/2003): request, proposal, signature of both
//! sides, the plan being carried out, breach and closing.

mod atti;
mod atto;
mod circostanze;
mod dati;
mod esame;
mod inserimenti;
mod modulo;
mod monitoraggio;
mod passi;
mod piano;
mod promemoria;
mod scheda;
mod tirocini;

pub(crate) use atti::annullato;
pub(crate) use atto::proponi;
pub use atto::{convenzione_anteprima, convenzione_proponi};
pub(crate) use circostanze::{ORIGINE, PostiInConvenzione, in_corso_al, in_corso_fra, insieme, per_nulla_osta, posti};
pub(crate) use inserimenti::{Tirocinio, finito, segui_computo, segui_nulla_osta, segui_tirocinio, svuota};
pub use monitoraggio::convenzione_stampa;
pub(crate) use monitoraggio::termini;
pub(crate) use passi::compi;
pub use passi::{convenzione_passo, convenzione_uscita};
pub(crate) use piano::rivedi;
pub use tirocini::convenzione_tirocinio;

use crate::api::{
    ChiediConvenzioni, ConvenzioneAperta, DatiConvenzione, ElencoConvenzioni, EsportaConvenzioni, FileScritto,
    FiltroConvenzioni, PerId, RigaConvenzione, SalvaConvenzione, SchedaAtto, SchedaConvenzione, Tono,
};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use crate::{filtri, tempo};
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_store::{ColonnaRichieste, Convenzione, ConvenzioneInElenco, Direzione, StatoConvenzione, TipoConvenzione};

/// Register in which agreements are numbered.
pub(crate) const REGISTRO: &str = "convenzione";
/// Register of the acts on them.
pub(crate) const REGISTRO_ATTI: &str = "convenzione_atto";

/// Name of a kind of agreement.
pub(crate) const fn nome(tipo: TipoConvenzione) -> &'static str {
    dati::tipo(tipo).nome()
}

/// The work list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn convenzioni(programma: &Programma, filtro: FiltroConvenzioni) -> Result<ElencoConvenzioni, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(
    ufficio: &Ufficio,
    filtro: &FiltroConvenzioni,
    quanti: u32,
    da: u32,
) -> Result<ElencoConvenzioni, Errore> {
    let oggi = ufficio.orologio.oggi();
    rivedi(ufficio).await?;
    let (colonna, direzione) = filtri::ordine(&filtro.ordina, filtro.discendente)?;
    let filtro_archivio = filtri::convenzioni(filtro, oggi)?;
    let pagina = ufficio.archivio.elenco_convenzioni(&filtro_archivio, colonna, direzione, quanti, da).await?;
    let righe = pagina.righe.into_iter().map(|una| riga(una, oggi)).collect();
    Ok(ElencoConvenzioni { totale: conta(pagina.totale), righe })
}

fn riga(una: ConvenzioneInElenco, oggi: NaiveDate) -> RigaConvenzione {
    let in_corso = una.stato.parse().is_ok_and(StatoConvenzione::in_corso);
    let scadenza = una.scadenza.unwrap_or_default();
    let passata = in_corso && giorno(&scadenza).is_some_and(|il| il < oggi);
    let stato = match una.stato.parse() {
        Ok(StatoConvenzione::Stipulata) if passata => stati::stato("stipulata", "in ritardo", Tono::Errore),
        Ok(stato) => stati::convenzione(stato),
        Err(_) => stati::stato(&una.stato, &una.stato, Tono::Normale),
    };
    RigaConvenzione {
        id: una.id,
        datore_id: una.datore_id,
        datore: una.denominazione,
        tipo_nome: una.tipo.parse().map_or_else(|_| una.tipo.clone(), |tipo| nome(tipo).to_owned()),
        tipo: una.tipo,
        provincia: una.provincia,
        ricevuta_il: una.ricevuta_il,
        dal: una.dal,
        fino_al: una.fino_al,
        numero: una.estremi.unwrap_or_default(),
        residue: conta(una.residue),
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        stato,
    }
}

async fn con_filtro(
    ufficio: &Ufficio,
    filtro: mirato_store::FiltroConvenzioni,
) -> Result<Vec<RigaConvenzione>, Errore> {
    let ordine = (ColonnaRichieste::RicevutaIl, Direzione::Decrescente);
    let pagina = ufficio.archivio.elenco_convenzioni(&filtro, ordine.0, ordine.1, 100, 0).await?;
    let oggi = ufficio.orologio.oggi();
    Ok(pagina.righe.into_iter().map(|una| riga(una, oggi)).collect())
}

async fn una_riga(ufficio: &Ufficio, id: &str) -> Result<RigaConvenzione, Errore> {
    let filtro = mirato_store::FiltroConvenzioni { id: Some(id.to_owned()), ..Default::default() };
    con_filtro(ufficio, filtro)
        .await?
        .pop()
        .ok_or_else(|| Errore::stato("non_trovato", "La convenzione non è più in archivio: aggiorna l'elenco."))
}

/// An employer's agreements, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn del_datore(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<RigaConvenzione>, Errore> {
    rivedi(ufficio).await?;
    let filtro = mirato_store::FiltroConvenzioni { datore_id: Some(datore_id.to_owned()), ..Default::default() };
    con_filtro(ufficio, filtro).await
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn convenzioni_esporta(programma: &Programma, richiesta: EsportaConvenzioni) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    crate::esporta::convenzioni(&ufficio, richiesta, &righe).await
}

/// An agreement's page.
///
/// # Errors
/// If it is not in the archive.
pub async fn convenzione(programma: &Programma, richiesta: PerId) -> Result<SchedaConvenzione, Errore> {
    scheda::scheda(&*programma.ufficio().await?, &richiesta.id).await
}

/// Saves a request.
///
/// # Errors
/// `convenzione_non_valida` with its fields; `convenzione_decisa` once it is proposed; a stale save.
pub async fn convenzione_salva(programma: &Programma, salva: SalvaConvenzione) -> Result<SchedaConvenzione, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, salva).await?;
    scheda::scheda(&ufficio, &id).await
}

/// As [`convenzione_salva`], for an office at hand; the id of the record.
///
/// # Errors
/// As [`convenzione_salva`].
pub async fn registra(ufficio: &Ufficio, salva: SalvaConvenzione) -> Result<String, Errore> {
    let record = modulo::controlla(ufficio, &salva).await?;
    if !salva.id.is_empty() {
        let prima: Convenzione = ufficio.archivio.leggi(&salva.id).await?;
        if !prima.stato.aperta() {
            return Err(Errore::stato(
                "convenzione_decisa",
                "La convenzione è già proposta o decisa: non si cambia più.",
            ));
        }
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    Ok(salvata.id)
}

/// Records a request and proposes its agreement at once, as the command line does; refused, it leaves nothing
/// behind.
///
/// # Errors
/// As [`convenzione_salva`] and [`convenzione_proponi`].
pub async fn emetti(ufficio: &Ufficio, dati: DatiConvenzione) -> Result<SchedaAtto, Errore> {
    let salva = SalvaConvenzione { id: String::new(), versione: 0, dati };
    let record = modulo::controlla(ufficio, &salva).await?;
    atto::non_impedita(&esame::istruisci(ufficio, &record).await?)?;
    let id = registra(ufficio, salva).await?;
    let tenuta: Convenzione = ufficio.archivio.leggi(&id).await?;
    let atto_id = atto::proponi(ufficio, &id, tenuta.versione).await?;
    crate::atti::scheda(ufficio, &atto_id).await
}

/// The agreements under which an employer may hire today: ours, and those an official wrote among the
/// circumstances.
///
/// # Errors
/// If the archive cannot be read.
pub async fn convenzioni_aperte(
    programma: &Programma,
    chiedi: ChiediConvenzioni,
) -> Result<Vec<ConvenzioneAperta>, Errore> {
    let ufficio = programma.ufficio().await?;
    let codice = chiedi.codice_fiscale_datore.trim().to_uppercase();
    let Some(datore) = ufficio.archivio.datore_per_codice_fiscale(&codice).await? else { return Ok(Vec::new()) };
    let oggi = ufficio.orologio.oggi();
    let fine = |al: &str| giorno(al).map_or_else(String::new, |al| format!(", fino al {}", tempo::breve(al)));
    let mut aperte: Vec<ConvenzioneAperta> = del_datore(&ufficio, &datore.id)
        .await?
        .into_iter()
        .filter(|una| una.stato.codice.parse().is_ok_and(StatoConvenzione::in_corso) && una.residue > 0)
        .map(|una| ConvenzioneAperta {
            nome: format!("{}{}, {} unità da coprire", una.numero, fine(&una.fino_al), una.residue),
            estremi: una.numero,
            id: una.id,
        })
        .collect();
    let circostanze = crate::circostanze::circostanze(&ufficio, &datore.id, Some(oggi)).await?;
    let a_mano = circostanze
        .into_iter()
        .filter(|una| una.tipo == "convenzione" && una.origine.is_empty() && !una.estremi.is_empty());
    aperte.extend(a_mano.map(|una| ConvenzioneAperta {
        id: String::new(),
        nome: format!("{}{}", una.estremi, fine(&una.al)),
        estremi: una.estremi,
    }));
    Ok(aperte)
}
