//! The authorisation: preview and issue. From its effect on, base and coverage follow.

use super::REGISTRO;
use super::esame::{Esame, Tenuta};
use crate::api::{Anteprima, ChiediAnteprima, DatiComputo, Rilascia, SchedaAtto};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto, PRASSI};
use crate::modulo::{giorno, pieno};
use crate::persone::nome_intero;
use crate::programma::Programma;
use crate::testata;
use crate::ufficio::Ufficio;
use mirato_documents::carta::Protocollo;
use mirato_documents::computo as modello;
use mirato_documents::pratica::{Segnatura, Verifica};
use mirato_domain::{Errore, Provincia};
use mirato_store::{Computo, Datore, Movimento, Persona, StatoComputo, TipoMovimento};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

struct Pratica {
    tenuto: Computo,
    scritti: DatiComputo,
    esame: Esame,
    persona: Persona,
    datore: Datore,
}

async fn pratica(ufficio: &Ufficio, id: &str) -> Result<Pratica, Errore> {
    let tenuto: Computo = ufficio.archivio.leggi(id).await?;
    let tenuta = Tenuta::leggi(&tenuto)?;
    let esame = tenuta.esame.ok_or_else(|| {
        Errore::stato("requisito_da_verificare", "Prima verifica il requisito sul fascicolo sanitario della persona.")
    })?;
    Ok(Pratica {
        persona: ufficio.archivio.leggi(&tenuto.persona_id).await?,
        datore: ufficio.archivio.leggi(&tenuto.datore_id).await?,
        scritti: tenuta.domanda,
        esame,
        tenuto,
    })
}

/// Pages of the authorisation as it would be issued, marked as a draft.
///
/// # Errors
/// `requisito_da_verificare`, `impostazioni_incomplete`, or what the document refuses.
pub async fn computo_anteprima(programma: &Programma, chiedi: ChiediAnteprima) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let pratica = pratica(&ufficio, &chiedi.id).await?;
    let dati = dati(&ufficio, &pratica, None)?;
    let titolo = format!("Autorizzazione al computo di {}", nome_intero(&pratica.persona));
    crate::atti::pagine(emissione::componi(&ufficio, MODELLO, &dati).await?.pdf, chiedi.larghezza, titolo).await
}

/// Issues the authorisation: number, document, state and movement of the workforce in one transaction.
///
/// # Errors
/// `computo_deciso`, `computo_impedito`, `requisito_da_verificare`, `impostazioni_incomplete`.
pub async fn computo_rilascia(programma: &Programma, chiedi: Rilascia) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let atto_id = rilascia(&ufficio, &chiedi.id, chiedi.versione).await?;
    crate::atti::scheda(&ufficio, &atto_id).await
}

/// As [`computo_rilascia`], for an office at hand; the id of the act.
///
/// # Errors
/// As [`computo_rilascia`].
pub(super) async fn rilascia(ufficio: &Ufficio, id: &str, versione: i64) -> Result<String, Errore> {
    let pratica = pratica(ufficio, id).await?;
    if pratica.tenuto.stato != StatoComputo::InIstruttoria {
        return Err(Errore::stato("computo_deciso", "La domanda ha già la sua risposta: per rifarla, annulla l'atto."));
    }
    non_impedito(&pratica.esame)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: format!("Computo di {}, {}", nome_intero(&pratica.persona), pratica.datore.denominazione),
        datore_id: Some(pratica.datore.id.clone()),
        persona_id: Some(pratica.persona.id.clone()),
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &pratica.esame.spiegazione,
    };
    let atto = emissione::emetti(ufficio, &mut scrittura, nuovo, |numero| dati(ufficio, &pratica, numero)).await?;
    let fino_al = pieno(&pratica.esame.fino_al);
    let (provincia, effetto_dal) = (&pratica.tenuto.provincia, &pratica.esame.effetto_dal);
    let movimento = Movimento {
        fino_al: fino_al.clone(),
        elenco: "art8".to_owned(),
        ore: Some(pratica.scritti.ore.clone()),
        ore_contratto: Some(pratica.scritti.ore_contratto.clone()),
        lavoratore: Some(pratica.persona.codice_fiscale.clone()),
        origine: "computo".to_owned(),
        origine_id: pratica.tenuto.id.clone(),
        ..Movimento::nuovo(&pratica.datore.id, TipoMovimento::Computo, provincia, effetto_dal)
    };
    scrittura.inserisci(movimento).await?;
    let autorizzato = Computo {
        stato: StatoComputo::Autorizzato,
        scadenza: None,
        effetto_dal: Some(pratica.esame.effetto_dal.clone()),
        fino_al,
        atto_id: Some(atto.id.clone()),
        versione,
        ..pratica.tenuto.clone()
    };
    let autorizzato = scrittura.salva(autorizzato).await?;
    let dal = giorno(&pratica.esame.effetto_dal).unwrap_or_else(|| ufficio.orologio.oggi());
    let durata = (dal, giorno(&pratica.esame.fino_al));
    crate::convenzioni::segui_computo(ufficio, &mut scrittura, &autorizzato, &pratica.scritti, durata).await?;
    crate::posizione::riverifica(ufficio, &mut scrittura, &pratica.datore.id).await?;
    scrittura.conferma().await?;
    Ok(atto.id)
}

/// Refuses what the checks bar.
///
/// # Errors
/// `computo_impedito`.
pub(super) fn non_impedito(esame: &Esame) -> Result<(), Errore> {
    let Some(primo) = esame.impedimenti.first() else { return Ok(()) };
    let errore = Errore::stato("computo_impedito", format!("Il computo non si può autorizzare. {primo}"));
    Err(esame.impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("controlli", motivo)))
}

fn dati(ufficio: &Ufficio, pratica: &Pratica, numero: Option<i64>) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (datore, scritti, esame) = (&pratica.datore, &pratica.scritti, &pratica.esame);
    let ricevuta = giorno(&pratica.tenuto.ricevuta_il).unwrap_or(oggi);
    let sigla = &pratica.tenuto.provincia;
    let luogo = sigla.parse::<Provincia>().map_or_else(|_| sigla.clone(), |provincia| provincia.nome().to_owned());
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: Segnatura {
            protocollo: None,
            classificazione: None,
            fascicolo: None,
            richiesta: Protocollo { numero: scritti.protocollo.clone(), data: ricevuta },
        },
        destinatario: testata::destinatario(datore),
        persona: crate::nulla_osta::persona(&pratica.persona)?,
        caso: if scritti.caso == "durante_il_rapporto" {
            modello::Caso::DuranteIlRapporto
        } else {
            modello::Caso::PrimaDellAssunzione
        },
        datore: testata::operatore(datore),
        copertura: format!("{} unità della quota dell'art. 3", esame.unita),
        luogo,
        assunto_il: giorno(&scritti.assunto_il).unwrap_or(oggi),
        ore: scritti.ore.clone(),
        ore_contratto: scritti.ore_contratto.clone(),
        effetto_dal: giorno(&esame.effetto_dal).unwrap_or(oggi),
        fino_al: giorno(&esame.fino_al),
        verifiche: esame
            .controlli
            .iter()
            // What only calls for attention speaks to the official, who has looked at it.
            .filter(|controllo| controllo.esito == "fatto")
            .map(|controllo| Verifica {
                nome: controllo.titolo.clone(),
                risultato: controllo.dettaglio.clone(),
                norma: controllo.norme.first().map_or_else(|| PRASSI.to_owned(), |norma| norma.testo.clone()),
            })
            .collect(),
        firma: emissione::firma(ufficio)?,
        avvertenze: emissione::avvertenze(ufficio, ricevuta)?,
    })
}
