//! A candidate's own sheet: place and points, component by component, for that person alone.

use super::tenuta::Tenuta;
use crate::api::{FileScritto, LavoroAvviato, RigaGraduatoria, SchedaCandidato, SchedeCandidati};
use crate::avvisi::{self, Tenuto};
use crate::certificato::{carta, componi_modello};
use crate::emissione;
use crate::lavori::Corso;
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_documents::lettera_candidato as modello;
use mirato_documents::pratica::Destinatario;
use mirato_domain::Errore;
use mirato_store::{Avviso, GraduatoriaVersione, Persona, TipoGraduatoria};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes the sheet of a candidate out of a ranking that is open in this session.
///
/// # Errors
/// `graduatoria_chiusa`; `candidato_sconosciuto`; `file_non_scritto`.
pub async fn candidato_scheda(programma: &Programma, chiedi: SchedaCandidato) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let aperta = aperta(&ufficio, &chiedi.id)?;
    let sconosciuto = || Errore::stato("candidato_sconosciuto", "Nessun candidato ha questo codice: controllalo.");
    let riga = aperta.righe.iter().find(|riga| riga.codice == chiedi.codice).ok_or_else(sconosciuto)?;
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&chiedi.id).await?;
    let avviso: Avviso = ufficio.archivio.leggi(&versione.avviso_id).await?;
    let domanda = ufficio.archivio.domanda_per_codice(&avviso.id, &chiedi.codice).await?.ok_or_else(sconosciuto)?;
    let persona: Persona = ufficio.archivio.leggi(&domanda.persona_id).await?;
    let dati = dati(&ufficio, &avviso, versione.tipo, &persona, riga).await?;
    let pdf = componi_modello(&ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?.pdf;
    crate::esporta::scrivi(Path::new(&chiedi.percorso), &pdf)?;
    Ok(FileScritto { percorso: chiedi.percorso, righe: 1 })
}

/// Writes the sheets of every candidate of a ranking that is open in this session, in the background: a file
/// each, named by the code. None of them is an act, for they tell health and income.
///
/// # Errors
/// `graduatoria_chiusa`; `lettera_non_valida` without a folder.
pub async fn candidati_schede(programma: &Programma, chiedi: SchedeCandidati) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let aperta = aperta(&ufficio, &chiedi.id)?;
    let cartella = PathBuf::from(&chiedi.cartella);
    if !cartella.is_dir() {
        let messaggio = "La cartella non c'è: scegline un'altra";
        let errore = Errore::dato("lettera_non_valida", "La lettera ha campi da correggere.");
        return Err(errore.con_campo("cartella", messaggio));
    }
    let (lavoro, corso) = ufficio.lavori.apri("lettere");
    tokio::spawn(async move {
        let esito = tutte(&ufficio, &chiedi.id, &aperta, &cartella, &corso).await;
        corso.concludi(esito.map(|quante| corso.passo_finale(&format!("{quante} schede nella cartella scelta."))));
    });
    Ok(LavoroAvviato { lavoro })
}

async fn tutte(
    ufficio: &Ufficio,
    versione_id: &str,
    aperta: &Tenuta,
    cartella: &Path,
    corso: &Arc<Corso>,
) -> Result<usize, Errore> {
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(versione_id).await?;
    let avviso: Avviso = ufficio.archivio.leggi(&versione.avviso_id).await?;
    let domande = ufficio.archivio.domande_dell_avviso(&avviso.id).await?;
    let (mut schede, mut nomi) = (Vec::with_capacity(aperta.righe.len()), Vec::with_capacity(aperta.righe.len()));
    for (numero, riga) in aperta.righe.iter().enumerate() {
        corso.prosegui()?;
        corso.passo("Preparo le schede", numero, aperta.righe.len());
        let Some(domanda) = domande.iter().find(|domanda| domanda.codice == riga.codice) else { continue };
        let persona: Persona = ufficio.archivio.leggi(&domanda.persona_id).await?;
        let uno = dati(ufficio, &avviso, versione.tipo, &persona, riga).await?;
        schede.push(serde_json::to_value(uno).map_err(|e| Errore::guasto("dato_non_scritto", e.to_string()))?);
        nomi.push(cartella.join(format!("scheda-{}.pdf", riga.codice)));
    }
    let modello = (modello::MODELLO, modello::VERSIONE);
    crate::lettere::componi_molte(ufficio, modello, schede, nomi, corso).await
}

/// A ranking that is open in this session.
fn aperta(ufficio: &Ufficio, id: &str) -> Result<Arc<Tenuta>, Errore> {
    ufficio.graduatoria_aperta(id).ok_or_else(|| {
        Errore::stato("graduatoria_chiusa", "I punti sono chiusi: apri la graduatoria scrivendo il motivo.")
    })
}

async fn dati(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tipo: TipoGraduatoria,
    persona: &Persona,
    riga: &RigaGraduatoria,
) -> Result<modello::Dati, Errore> {
    let tenuto = Tenuto::leggi(avviso)?;
    let datore = avvisi::datore(ufficio, avviso).await?;
    let oggi = ufficio.orologio.oggi();
    let provvisoria = tipo != TipoGraduatoria::Definitiva;
    let riesame_entro = giorno(&tenuto.riesame_entro).filter(|entro| provvisoria && *entro >= oggi);
    let chi = crate::nulla_osta::persona(persona)?;
    let contenuto = match (riga.esito.as_str(), riesame_entro) {
        ("esclusa", Some(riesame_entro)) => {
            modello::Contenuto::Esclusione { motivo: frase(&riga.motivo), norma: None, riesame_entro }
        }
        _ => modello::Contenuto::Scheda {
            posizione: (riga.posizione > 0).then_some(riga.posizione),
            punteggio: if riga.punteggio.is_empty() { "nessuno".to_owned() } else { riga.punteggio.clone() },
            con_riserva: riga.esito == "con_riserva",
            voci: riga
                .voci
                .iter()
                .map(|voce| modello::VocePunti {
                    elemento: voce.nome.clone(),
                    come: voce.conto.clone(),
                    punti: voce.punti.clone(),
                })
                .collect(),
            mancanti: Some(riga.motivo.clone()).filter(|motivo| !motivo.is_empty()).into_iter().collect(),
            precedenza: Some(frase(&riga.parita)).filter(|_| !riga.parita.is_empty()),
            riesame_entro,
        },
    };
    Ok(modello::Dati {
        stato: None,
        carta: carta(ufficio)?,
        data: oggi,
        avviso: avvisi::numero(ufficio, avviso, &tenuto),
        ente: datore.map(|datore| datore.denominazione),
        oggetto: avvisi::procedura(avviso),
        provvisoria,
        precede: avvisi::precede(tenuto.tabella()?.verso),
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![super::pubblica::responsabile(ufficio), emissione::ricorso(ufficio)?],
        lettere: vec![modello::Lettera {
            atto: None,
            protocollo: None,
            destinatario: Destinatario {
                denominazione: chi.nominativo.clone(),
                righe: crate::lettere::indirizzo(persona)?,
                codice_ipa: None,
            },
            persona: chi,
            codice: riga.codice.clone(),
            contenuto,
        }],
    })
}

/// A sentence: a capital letter, a full stop.
pub(super) fn frase(testo: &str) -> String {
    let mut lettere = testo.trim().trim_end_matches('.').chars();
    let prima: String = lettere.next().map(|lettera| lettera.to_uppercase().collect()).unwrap_or_default();
    format!("{prima}{}.", lettere.as_str())
}
