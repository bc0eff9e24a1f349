//! What each letter to a candidate says.

use super::{Giro, Pronta};
use crate::avvisi;
use crate::certificato::carta;
use crate::emissione;
use crate::graduatorie::pubblica::responsabile;
use crate::graduatorie::scheda::frase;
use crate::modulo::pieno;
use crate::testata;
use crate::ufficio::Ufficio;
use mirato_documents::carta::Stato;
use mirato_documents::lettera_candidato::{self as modello, Contenuto, Lettera};
use mirato_documents::pratica::Destinatario;
use mirato_domain::Errore;
use mirato_store::TipoLetteraCandidato as Tipo;

/// Template of these letters.
pub const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// Subject of a kind of letter.
pub const fn oggetto(tipo: Tipo) -> &'static str {
    match tipo {
        Tipo::Convocazione => "Convocazione alla selezione",
        Tipo::Integrazione => "Richiesta di integrazione",
        Tipo::Esclusione => "Adesione non ammessa",
        Tipo::Sollecito => "Conferma annuale",
    }
}

/// The letters as the document takes them, with their numbers or as drafts.
///
/// # Errors
/// `impostazioni_incomplete`.
pub fn documento(
    ufficio: &Ufficio,
    giro: &Giro,
    pronte: &[&Pronta],
    numeri: Option<&[i64]>,
) -> Result<modello::Dati, Errore> {
    let lettere: Result<Vec<Lettera>, Errore> = pronte
        .iter()
        .enumerate()
        .map(|(posto, pronta)| lettera(ufficio, giro, pronta, numeri.and_then(|numeri| numeri.get(posto).copied())))
        .collect();
    Ok(modello::Dati {
        stato: Some(if numeri.is_some() { Stato::DaFirmare } else { Stato::Bozza }),
        carta: carta(ufficio)?,
        data: ufficio.orologio.oggi(),
        avviso: avvisi::numero(ufficio, &giro.avviso, &giro.tenuto),
        ente: giro.datore.as_ref().map(|datore| datore.denominazione.clone()),
        oggetto: avvisi::procedura(&giro.avviso),
        provvisoria: giro.tenuto.definitiva_il.is_empty(),
        precede: avvisi::precede(giro.tenuto.tabella()?.verso),
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![responsabile(ufficio), emissione::ricorso(ufficio)?],
        lettere: lettere?,
    })
}

fn lettera(ufficio: &Ufficio, giro: &Giro, pronta: &Pronta, numero: Option<i64>) -> Result<Lettera, Errore> {
    let oggi = ufficio.orologio.oggi();
    let persona = crate::nulla_osta::persona(&pronta.persona)?;
    Ok(Lettera {
        atto: Some(testata::numero_e_data(numero, oggi)),
        protocollo: None,
        destinatario: Destinatario {
            denominazione: persona.nominativo.clone(),
            righe: crate::lettere::indirizzo(&pronta.persona)?,
            codice_ipa: None,
        },
        persona,
        codice: pronta.domanda.codice.clone(),
        contenuto: contenuto(giro, pronta),
    })
}

fn contenuto(giro: &Giro, pronta: &Pronta) -> Contenuto {
    let chiesto = &giro.chiesto;
    let frasi = || pronta.motivi.iter().map(|motivo| frase(motivo)).collect::<Vec<_>>();
    match giro.tipo {
        Tipo::Convocazione => Contenuto::Convocazione {
            giorno: giro.giorno,
            ora: chiesto.ora.trim().to_owned(),
            luogo: chiesto.luogo.trim().to_owned(),
            profilo: giro.avviso.profilo.clone(),
            prova: pieno(&chiesto.prova),
            documenti: chiesto.documenti.lines().filter_map(pieno).collect(),
            assenza: frase(&chiesto.assenza),
        },
        Tipo::Sollecito => {
            let situazione_al = giro.tenuto.requisiti_al(&giro.avviso).unwrap_or(giro.giorno);
            Contenuto::Sollecito {
                situazione_al,
                richieste: avvisi::richieste(giro.tenuto.criteri.as_ref(), situazione_al),
                come: giro.tenuto.modulo.come.clone(),
                entro: giro.giorno,
            }
        }
        Tipo::Integrazione => Contenuto::Integrazione { richieste: frasi(), entro: giro.giorno },
        Tipo::Esclusione => {
            Contenuto::Esclusione { motivo: frasi().join(" "), norma: None, riesame_entro: giro.giorno }
        }
    }
}
