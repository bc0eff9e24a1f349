//! The reminder to the employer of the days that are near, or gone by.

use super::atti::cita;
use super::atto::operatore;
use super::dati::{AttoSuccessivo, Carico, articolo, intero};
use crate::api::PassoConvenzione;
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::pieno;
use crate::testata;
use crate::ufficio::Ufficio;
use mirato_documents::carta::Avvertenza;
use mirato_documents::convenzione_atto::RigaMancata;
use mirato_documents::lettera_datore::{self as modello, Contenuto, Lettera};
use mirato_documents::provvedimento::Segnatura;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::{RigaAl, StatoPiano, StatoRiga};
use mirato_store::{Convenzione, Datore};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// Whether a row is worth a reminder: somebody is still to be hired, and the day is near or gone by.
const fn da_ricordare(riga: &RigaAl) -> bool {
    riga.residue > 0 && matches!(riga.stato, StatoRiga::InScadenza | StatoRiga::DaSostituire | StatoRiga::Scaduta)
}

/// Whether a plan has days to remind of.
pub(super) fn serve(stato: &StatoPiano) -> bool {
    stato.righe.iter().any(da_ricordare)
}

/// Issues the reminder: a numbered letter, among the acts of the agreement.
///
/// # Errors
/// `impostazioni_incomplete`; a stale save.
pub(super) async fn emetti(ufficio: &Ufficio, mut carico: Carico, passo: &PassoConvenzione) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let stato = carico.stato(&ufficio.leggi().parametri, oggi)?;
    let datore: Datore = ufficio.archivio.leggi(&carico.convenzione.datore_id).await?;
    let contenuto = Contenuto::PromemoriaConvenzione {
        convenzione: cita(ufficio, &carico.convenzione).await?,
        norma: articolo(carico.convenzione.tipo).to_owned(),
        righe: righe(&carico, &stato),
    };
    let numero = carico.convenzione.estremi.clone().unwrap_or_default();
    let nuovo = NuovoAtto {
        registro: crate::esoneri::lettera::REGISTRO,
        oggetto: format!("Promemoria della convenzione {numero}, {}", datore.denominazione),
        datore_id: Some(datore.id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &stato.spiegazione,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let atto = emissione::emetti(ufficio, &mut scrittura, nuovo, |numero| {
        dati(ufficio, &datore, contenuto.clone(), &passo.nota, numero)
    })
    .await?;
    carico.tenuta.atti.push(AttoSuccessivo {
        tipo: "promemoria".to_owned(),
        atto_id: atto.id,
        il: oggi,
        fino_al_prima: String::new(),
    });
    let nuova = Convenzione { dati: carico.tenuta.json()?, versione: passo.versione, ..carico.convenzione };
    scrittura.salva(nuova).await?;
    scrittura.conferma().await?;
    Ok(())
}

fn righe(carico: &Carico, stato: &StatoPiano) -> Vec<RigaMancata> {
    let vicine = stato.righe.iter().filter(|al| da_ricordare(al));
    vicine
        .filter_map(|al| {
            let riga = carico.righe.iter().find(|riga| intero(riga.numero) == al.numero)?;
            Some(RigaMancata {
                numero: al.numero,
                mansione: riga.profilo.clone(),
                unita: al.residue,
                entro: al.scadenza,
            })
        })
        .collect()
}

fn dati(
    ufficio: &Ufficio,
    datore: &Datore,
    contenuto: Contenuto,
    nota: &str,
    numero: Option<i64>,
) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let responsabile = &ufficio.impostazioni().responsabile;
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![Avvertenza::responsabile(&responsabile.nome, &responsabile.email, "")],
        lettere: vec![Lettera {
            atto: testata::numero_e_data(numero, oggi),
            segnatura: Segnatura::default(),
            destinatario: testata::destinatario(datore),
            conoscenza: Vec::new(),
            datore: operatore(datore),
            contenuto,
            testo: pieno(nota),
        }],
    })
}
