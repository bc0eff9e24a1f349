//! The rankings of a call: computed, explained, compared, approved, published, used.

mod annuale;
mod calcolo;
mod decreto;
mod lettere;
mod pubblica;
mod scheda;
mod tenuta;
mod uso;

pub(crate) use annuale::ordine_annuale;
pub use annuale::{annuale_confronta, annuale_confronto_esporta};
pub use calcolo::{graduatoria_calcola, graduatoria_confronta};
pub use decreto::graduatoria_approva;
pub(crate) use decreto::riapri;
pub(crate) use lettere::annullata;
pub use lettere::{candidati_lettere, candidati_lettere_emetti, candidati_lettere_prova};
pub use pubblica::{graduatoria_anteprima, graduatoria_pubblica};
pub use scheda::{candidati_schede, candidato_scheda};
pub(crate) use tenuta::{Tenuta, righe_calcolate};
pub(crate) use uso::uso;
pub use uso::{candidati_avvia, candidato_esito};

use crate::api::{
    ApprovaGraduatoria, ApriGraduatoria, ChiediGraduatoria, PaginaGraduatoria, RigaGraduatoria, SchedaAtto,
    VersioneGraduatoria,
};
use crate::filtri;
use crate::programma::Programma;
use crate::stati::conta;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Avviso, GraduatoriaVersione};
use std::sync::Arc;
use tenuta::Pubblica;

/// The rankings of a call, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn versioni(ufficio: &Ufficio, avviso_id: &str) -> Result<Vec<VersioneGraduatoria>, Errore> {
    let tutte = ufficio.archivio.graduatorie_dell_avviso(avviso_id).await?;
    Ok(tutte
        .into_iter()
        .map(|una| VersioneGraduatoria {
            id: una.id,
            numero: conta(una.numero),
            tipo: una.tipo,
            calcolata_il: una.calcolata_il,
            criteri: una.criteri,
            nota: una.nota,
            ammesse: conta(una.ammesse),
            escluse: conta(una.escluse),
            incomplete: conta(una.incomplete),
            impronta: una.impronta,
            atto_id: una.atto_id.unwrap_or_default(),
        })
        .collect())
}

/// Opens the explanation of a ranking for this session; who and why go in the register.
///
/// # Errors
/// `motivo_mancante`, `fascicolo_chiuso`, `parola_fascicoli_errata`, `non_abilitato`.
pub async fn graduatoria_apri(programma: &Programma, apri: ApriGraduatoria) -> Result<PaginaGraduatoria, Errore> {
    let ufficio = programma.ufficio().await?;
    let chiave = crate::fascicolo::sblocca(&ufficio, &apri.motivo, &apri.parola).await?;
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&apri.id).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let chiaro = scrittura.apri_graduatoria(&versione, &chiave, apri.motivo.trim()).await?;
    scrittura.conferma().await?;
    let tenuta: Tenuta = crate::verifiche::leggi_compresso(&chiaro, "La graduatoria")?;
    ufficio.tieni_graduatoria(&apri.id, tenuta);
    let chiedi = ChiediGraduatoria { id: apri.id, ..ChiediGraduatoria::default() };
    righe(&ufficio, &chiedi).await
}

/// A page of a ranking: component by component if it is open in this session.
///
/// # Errors
/// If it is not in the archive.
pub async fn graduatoria_righe(programma: &Programma, chiedi: ChiediGraduatoria) -> Result<PaginaGraduatoria, Errore> {
    righe(&*programma.ufficio().await?, &chiedi).await
}

async fn righe(ufficio: &Ufficio, chiedi: &ChiediGraduatoria) -> Result<PaginaGraduatoria, Errore> {
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&chiedi.id).await?;
    let aperta: Option<Arc<Tenuta>> = ufficio.graduatoria_aperta(&chiedi.id);
    let tutte: Vec<RigaGraduatoria> = match &aperta {
        Some(tenuta) => scelte(&tenuta.righe, chiedi).cloned().collect(),
        None => {
            let pubblica: Pubblica = crate::verifiche::leggi_compresso(&versione.righe, "La graduatoria")?;
            let righe: Vec<RigaGraduatoria> = pubblica.righe.into_iter().map(RigaGraduatoria::from).collect();
            scelte(&righe, chiedi).cloned().collect()
        }
    };
    let totale = u32::try_from(tutte.len()).unwrap_or(u32::MAX);
    let (quanti, da) = filtri::pagina(chiedi.da, chiedi.quanti);
    let mut righe: Vec<RigaGraduatoria> = tutte.into_iter().skip(da as usize).take(quanti as usize).collect();
    let codici: Vec<String> = righe.iter().map(|riga| riga.codice.clone()).collect();
    for domanda in ufficio.archivio.domande_con_codice(&versione.avviso_id, &codici).await? {
        if let Some(riga) = righe.iter_mut().find(|riga| riga.codice == domanda.codice) {
            riga.persona = format!("{} {}", domanda.cognome, domanda.nome);
            riga.domanda_id = domanda.id;
        }
    }
    Ok(PaginaGraduatoria { totale, aperta: aperta.is_some(), righe })
}

fn scelte<'a>(
    righe: &'a [RigaGraduatoria],
    chiedi: &ChiediGraduatoria,
) -> impl Iterator<Item = &'a RigaGraduatoria> + use<'a> {
    let cercato = chiedi.testo.trim().to_uppercase();
    righe.iter().filter(move |riga| cercato.is_empty() || riga.codice.contains(&cercato))
}

/// Computes the provisional ranking of a closed call and approves it, or approves the final one, as the
/// command line does.
///
/// # Errors
/// As [`graduatoria_calcola`] and [`graduatoria_approva`].
pub async fn emetti(
    ufficio: &Arc<Ufficio>,
    avviso: &str,
    definitiva: bool,
    parola: &str,
) -> Result<SchedaAtto, Errore> {
    let id = trova(ufficio, avviso).await?;
    ufficio.sblocca_fascicoli(parola).await?;
    if !definitiva {
        calcolo::ora(ufficio, &id, "", None).await?;
    }
    let tenuto: Avviso = ufficio.archivio.leggi(&id).await?;
    let approva =
        ApprovaGraduatoria { avviso_id: id, versione: tenuto.versione, definitiva, ..ApprovaGraduatoria::default() };
    let atto = decreto::approva(ufficio, &approva).await?;
    crate::atti::scheda(ufficio, &atto).await
}

/// The id of a call out of its number, "14/2026".
///
/// # Errors
/// `avviso_sconosciuto`.
async fn trova(ufficio: &Ufficio, numero: &str) -> Result<String, Errore> {
    crate::avvisi::con_numero(ufficio, numero).await?.map(|avviso| avviso.id).ok_or_else(|| {
        Errore::dato("avviso_sconosciuto", format!("L'avviso «{numero}» non c'è: scrivi numero e anno, come 14/2026."))
    })
}
