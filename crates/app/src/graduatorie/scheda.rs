//! A candidate's own sheet: place and points, component by component, for that person alone.

use crate::api::{FileScritto, RigaGraduatoria, SchedaCandidato};
use crate::avvisi::{self, Tenuto};
use crate::certificato::{carta, componi_modello};
use crate::emissione;
use crate::modulo::giorno;
use crate::persone::leggi_dati;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_documents::lettera_candidato as modello;
use mirato_documents::pratica::Destinatario;
use mirato_domain::Errore;
use mirato_store::{Avviso, Datore, GraduatoriaVersione, Persona, TipoGraduatoria};

/// Writes the sheet of a candidate out of a ranking that is open in this session.
///
/// # Errors
/// `graduatoria_chiusa`; `candidato_sconosciuto`; `file_non_scritto`.
pub async fn candidato_scheda(programma: &Programma, chiedi: SchedaCandidato) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let aperta = ufficio.graduatoria_aperta(&chiedi.id).ok_or_else(|| {
        Errore::stato("graduatoria_chiusa", "I punti sono chiusi: apri la graduatoria scrivendo il motivo.")
    })?;
    let sconosciuto = || Errore::stato("candidato_sconosciuto", "Nessun candidato ha questo codice: controllalo.");
    let riga = aperta.righe.iter().find(|riga| riga.codice == chiedi.codice).ok_or_else(sconosciuto)?;
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&chiedi.id).await?;
    let avviso: Avviso = ufficio.archivio.leggi(&versione.avviso_id).await?;
    let domanda = ufficio.archivio.domanda_per_codice(&avviso.id, &chiedi.codice).await?.ok_or_else(sconosciuto)?;
    let persona: Persona = ufficio.archivio.leggi(&domanda.persona_id).await?;
    let dati = dati(&ufficio, &avviso, versione.tipo, &persona, riga).await?;
    let pdf = componi_modello(&ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?.pdf;
    crate::esporta::scrivi(std::path::Path::new(&chiedi.percorso), &pdf)?;
    Ok(FileScritto { percorso: chiedi.percorso, righe: 1 })
}

async fn dati(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tipo: TipoGraduatoria,
    persona: &Persona,
    riga: &RigaGraduatoria,
) -> Result<modello::Dati, Errore> {
    let tenuto = Tenuto::leggi(avviso)?;
    let datore: Datore = ufficio.archivio.leggi(&avviso.datore_id).await?;
    let oggi = ufficio.orologio.oggi();
    let provvisoria = tipo != TipoGraduatoria::Definitiva;
    let riesame_entro = giorno(&tenuto.riesame_entro).filter(|entro| provvisoria && *entro >= oggi);
    let residenza = leggi_dati(persona)?.residenza;
    let indirizzo = format!("{}, {} {}", residenza.indirizzo, residenza.cap, residenza.comune);
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
        carta: carta(ufficio)?,
        data: oggi,
        avviso: avvisi::numero(ufficio, avviso, &tenuto),
        ente: datore.denominazione,
        oggetto: format!("avviamento a selezione, {}", avvisi::norma(avviso)),
        provvisoria,
        precede: avvisi::precede(avvisi::criteri(&tenuto)?.verso),
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![super::pubblica::responsabile(ufficio), emissione::ricorso(ufficio)?],
        lettere: vec![modello::Lettera {
            protocollo: None,
            destinatario: Destinatario {
                denominazione: chi.nominativo.clone(),
                righe: vec![indirizzo],
                codice_ipa: None,
            },
            persona: chi,
            codice: riga.codice.clone(),
            contenuto,
        }],
    })
}

/// A sentence: a capital letter, a full stop.
fn frase(testo: &str) -> String {
    let mut lettere = testo.trim().trim_end_matches('.').chars();
    let prima: String = lettere.next().map(|lettera| lettera.to_uppercase().collect()).unwrap_or_default();
    format!("{prima}{}.", lettere.as_str())
}
