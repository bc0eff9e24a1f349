//! Suspensions of the duties (art. 3 c. 5; art. 4 D.P.R. 333/2000): communications, acts, terms.

mod atto;
mod circostanze;
mod domanda;
mod esame;
mod passi;

pub use atto::sospensione_anteprima;
pub(crate) use passi::riapri;
pub use passi::sospensione_passo;

use crate::api::{
    DatiSospensione, EffettoSospensione, ElencoSospensioni, EsportaSospensioni, FileScritto, FiltroSospensioni, PerId,
    RigaSospensione, SalvaSospensione, SchedaSospensione, TermineSospensione, Tono,
};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::stati::conta;
use crate::ufficio::Ufficio;
use crate::{filtri, stati};
use chrono::NaiveDate;
use mirato_domain::{Errore, Provincia};
use mirato_norme::l68_1999::art03_richiesta_sospensione::EffettoProvincia;
use mirato_norme::l68_1999::art03_sospensione;
use mirato_store::{
    CausaleSospensione, ColonnaRichieste, Direzione, Sospensione, SospensioneInElenco, StatoSospensione,
};
use serde::{Deserialize, Serialize};

/// Register in which the acts are numbered.
pub(crate) const REGISTRO: &str = "sospensione";

/// What a suspension holds beside its columns.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Tenuta {
    domanda: DatiSospensione,
    /// Acts issued, in order, with the state they found.
    atti: Vec<AttoEmesso>,
}

/// An act of the procedure.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct AttoEmesso {
    id: String,
    passo: String,
    /// The record before it, to go back to if the act is annulled.
    prima: StatoPrima,
}

/// What a step changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct StatoPrima {
    stato: StatoSospensione,
    al: Option<String>,
    temporanea_al: Option<String>,
    rinnovi: i64,
    richiesta_entro: Option<String>,
}

impl Tenuta {
    fn leggi(tenuta: &Sospensione) -> Result<Self, Errore> {
        crate::verifiche::leggi(&tenuta.dati, "La sospensione")
    }
}

/// The list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn sospensioni(programma: &Programma, filtro: FiltroSospensioni) -> Result<ElencoSospensioni, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(
    ufficio: &Ufficio,
    filtro: &FiltroSospensioni,
    quanti: u32,
    da: u32,
) -> Result<ElencoSospensioni, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (colonna, direzione) = filtri::ordine(&filtro.ordina, filtro.discendente)?;
    let dell_archivio = filtri::sospensioni(filtro)?;
    let pagina = ufficio.archivio.elenco_sospensioni(&dell_archivio, colonna, direzione, quanti, da).await?;
    let righe = pagina.righe.into_iter().map(|una| riga(una, oggi)).collect();
    Ok(ElencoSospensioni { totale: conta(pagina.totale), righe })
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn sospensioni_esporta(programma: &Programma, richiesta: EsportaSospensioni) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    crate::esporta::sospensioni(&ufficio, richiesta, &righe).await
}

fn riga(una: SospensioneInElenco, oggi: NaiveDate) -> RigaSospensione {
    let stato = una.stato.parse::<StatoSospensione>();
    let causale = una.causale.parse::<CausaleSospensione>();
    let (scadenza, nome) = prossimo(&una, stato.as_ref().ok().copied(), oggi);
    RigaSospensione {
        id: una.id,
        datore_id: una.datore_id,
        datore: una.denominazione,
        causale_nome: causale.map_or_else(|_| una.causale.clone(), |causale| nome_causale(causale).to_owned()),
        causale: una.causale,
        province: province_in_parole(&una.province),
        ricevuta_il: una.ricevuta_il,
        dal: una.dal,
        al: una.al.unwrap_or_default(),
        numero: una.numero.zip(una.anno).map(|(numero, anno)| format!("{numero}/{anno}")).unwrap_or_default(),
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        scadenza_nome: nome.to_owned(),
        stato: stato.map_or_else(|_| stati::stato(&una.stato, &una.stato, Tono::Normale), stati::sospensione),
    }
}

/// The next term of a suspension, and what it is.
fn prossimo(una: &SospensioneInElenco, stato: Option<StatoSospensione>, oggi: NaiveDate) -> (String, &'static str) {
    let oggi = oggi.to_string();
    let finita = stato == Some(StatoSospensione::Cessata) || una.al.as_ref().is_some_and(|al| *al < oggi);
    match stato {
        Some(StatoSospensione::Temporanea) => (una.temporanea_al.clone().unwrap_or_default(), "fine della temporanea"),
        Some(StatoSospensione::Riconosciuta | StatoSospensione::Cessata) if finita && una.richiesta_il.is_none() => {
            (una.richiesta_entro.clone().unwrap_or_default(), "richiesta di assunzione")
        }
        Some(StatoSospensione::Riconosciuta) if !finita => (una.al.clone().unwrap_or_default(), "fine"),
        _ => (String::new(), ""),
    }
}

fn province_in_parole(province: &str) -> String {
    let nomi: Vec<&str> =
        province.split_whitespace().filter_map(|sigla| sigla.parse().ok()).map(|una: Provincia| una.nome()).collect();
    if nomi.is_empty() { "tutta Italia".to_owned() } else { nomi.join(", ") }
}

/// The ground as the law of the quota knows it.
fn tipo(causale: CausaleSospensione) -> mirato_domain::situazione::TipoSospensione {
    use mirato_domain::situazione::TipoSospensione as Tipo;
    match causale {
        CausaleSospensione::Cigs => Tipo::Cigs,
        CausaleSospensione::Solidarieta => Tipo::Solidarieta,
        CausaleSospensione::LicenziamentoCollettivo => Tipo::LicenziamentoCollettivo,
        CausaleSospensione::Fallimento => Tipo::Fallimento,
        CausaleSospensione::EsodoIncentivato => Tipo::EsodoIncentivato,
    }
}

fn nome_causale(causale: CausaleSospensione) -> &'static str {
    art03_sospensione::nome(tipo(causale))
}

/// A suspension's page.
///
/// # Errors
/// If it is not in the archive.
pub async fn sospensione(programma: &Programma, richiesta: PerId) -> Result<SchedaSospensione, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaSospensione, Errore> {
    let tenuta: Sospensione = ufficio.archivio.leggi(id).await?;
    let contenuto = Tenuta::leggi(&tenuta)?;
    let filtro = mirato_store::FiltroSospensioni { id: Some(id.to_owned()), ..Default::default() };
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let pagina = ufficio.archivio.elenco_sospensioni(&filtro, ordine.0, ordine.1, 1, 0).await?;
    let una = pagina.righe.into_iter().next();
    let una = una.ok_or_else(|| Errore::stato("non_trovato", "La sospensione non è più in archivio."))?;
    let oggi = ufficio.orologio.oggi();
    let mut atti = Vec::new();
    for emesso in contenuto.atti.iter().rev() {
        atti.push(crate::atti::scheda(ufficio, &emesso.id).await?.riga);
    }
    let storia = ufficio.archivio.storia("sospensione", id).await?;
    let esame = esame::esamina(ufficio, &tenuta, &contenuto.domanda).await?;
    Ok(SchedaSospensione {
        riga: riga(una, oggi),
        versione: tenuta.versione,
        termini: termini(&tenuta, oggi),
        effetti: esame.province.iter().map(effetto).collect(),
        controlli: stati::controlli(&esame.controlli, &esame.spiegazione),
        impedimento: esame.impedimenti.join(". "),
        spiegazione: esame.spiegazione,
        passi: passi::possibili(&tenuta, oggi),
        atti,
        storia: storia
            .into_iter()
            .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
            .collect(),
        dati: contenuto.domanda,
    })
}

fn termini(tenuta: &Sospensione, oggi: NaiveDate) -> Vec<TermineSospensione> {
    let termine = |nome: &str, norma: &str, giorno: NaiveDate, fatto: bool| TermineSospensione {
        nome: nome.to_owned(),
        norma: norma.to_owned(),
        giorno: giorno.to_string(),
        giorni_restanti: (giorno - oggi).num_days(),
        stato: match (fatto, giorno < oggi) {
            (true, _) => "fatto",
            (false, true) => "passato",
            (false, false) => "corre",
        }
        .to_owned(),
    };
    let data = |testo: &Option<String>| testo.as_deref().and_then(giorno);
    let mut termini = Vec::new();
    if let Some(fine) = data(&tenuta.temporanea_al) {
        let nome = if tenuta.rinnovi > 0 {
            "Fine della sospensione temporanea, già rinnovata"
        } else {
            "Fine della sospensione temporanea, rinnovabile una volta"
        };
        let decisa = tenuta.stato != StatoSospensione::Temporanea;
        termini.push(termine(nome, "art. 4, c. 3, D.P.R. 333/2000", fine, decisa));
    }
    if let Some(fine) = data(&tenuta.al) {
        termini.push(termine("Fine della sospensione", "art. 3, c. 5, L. 68/1999", fine, fine < oggi));
    }
    if let Some(entro) = data(&tenuta.richiesta_entro) {
        let nome = "Richiesta di assunzione, sessanta giorni dalla fine";
        termini.push(termine(nome, "art. 9, c. 1, L. 68/1999", entro, tenuta.richiesta_il.is_some()));
    }
    termini
}

fn effetto(una: &EffettoProvincia) -> EffettoSospensione {
    EffettoSospensione {
        dove: una.provincia.sigla().to_owned(),
        nome: una.provincia.nome().to_owned(),
        quota: i64::from(una.quota_art3),
        sospese: una.sospese,
        conto: una.conto.clone(),
    }
}

/// Saves a communication; once it is answered it changes no more.
///
/// # Errors
/// `sospensione_non_valida` with its fields; `sospensione_decisa`; a stale save.
pub async fn sospensione_salva(programma: &Programma, salva: SalvaSospensione) -> Result<SchedaSospensione, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, &salva).await?;
    scheda(&ufficio, &id).await
}

/// As [`sospensione_salva`], for an office at hand; the id of the record.
///
/// # Errors
/// As [`sospensione_salva`].
pub(crate) async fn registra(ufficio: &Ufficio, salva: &SalvaSospensione) -> Result<String, Errore> {
    if !salva.id.is_empty() {
        let prima: Sospensione = ufficio.archivio.leggi(&salva.id).await?;
        if prima.stato != StatoSospensione::Comunicata {
            return Err(Errore::stato(
                "sospensione_decisa",
                "La comunicazione ha già la sua risposta: non si cambia più.",
            ));
        }
    }
    let record = domanda::controlla(ufficio, salva).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    Ok(salvata.id)
}
