//! The act of nulla osta: preview and issue.

use super::esame::deciso;
use super::istruttoria::{Pratica, istruisci};
use super::{REGISTRO, nome};
use crate::api::{Anteprima, ChiediAnteprima, Rilascia, SchedaAtto};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto, PRASSI};
use crate::modulo::{giorno, pieno};
use crate::persone::{nome_elenco, nome_intero};
use crate::programma::Programma;
use crate::testata;
use crate::ufficio::Ufficio;
use mirato_documents::carta::Protocollo;
use mirato_documents::nulla_osta as modello;
use mirato_documents::pratica::{Persona, Segnatura, Verifica};
use mirato_domain::{Errore, Provincia};
use mirato_norme::EsitoControllo;
use mirato_norme::l68_1999::art07_nulla_osta::valido_fino;
use mirato_store::{NullaOsta, StatoNullaOsta};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// Pages of the nulla osta as it would be issued, marked as a draft.
///
/// # Errors
/// `impostazioni_incomplete`, or what the document refuses.
pub async fn nulla_osta_anteprima(programma: &Programma, chiedi: ChiediAnteprima) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuto: NullaOsta = ufficio.archivio.leggi(&chiedi.id).await?;
    let pratica = istruisci(&ufficio, &tenuto).await?;
    let dati = dati(&ufficio, &tenuto, &pratica, None)?;
    let titolo = format!("Nulla osta all'assunzione di {}", nome(&pratica));
    crate::atti::pagine(emissione::componi(&ufficio, MODELLO, &dati).await?.pdf, chiedi.larghezza, titolo).await
}

/// Issues the nulla osta: number, document and state of the request in one transaction.
///
/// # Errors
/// `nulla_osta_deciso`, `nulla_osta_impedito`, `impostazioni_incomplete`.
pub async fn nulla_osta_rilascia(programma: &Programma, chiedi: Rilascia) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let atto_id = rilascia(&ufficio, &chiedi.id, chiedi.versione).await?;
    crate::atti::scheda(&ufficio, &atto_id).await
}

/// As [`nulla_osta_rilascia`], for an office at hand; the id of the act.
///
/// # Errors
/// As [`nulla_osta_rilascia`].
pub(super) async fn rilascia(ufficio: &Ufficio, id: &str, versione: i64) -> Result<String, Errore> {
    let tenuto: NullaOsta = ufficio.archivio.leggi(id).await?;
    if tenuto.stato != StatoNullaOsta::InIstruttoria {
        return Err(Errore::stato(
            "nulla_osta_deciso",
            "La richiesta ha già la sua risposta: per rifarla, annulla l'atto.",
        ));
    }
    let pratica = istruisci(ufficio, &tenuto).await?;
    non_impedito(&pratica)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: format!("Nulla osta all'assunzione di {}, {}", nome(&pratica), pratica.datore.denominazione),
        datore_id: Some(pratica.datore.id.clone()),
        persona_id: Some(pratica.persona.id.clone()),
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &pratica.esito.spiegazione,
    };
    let atto =
        emissione::emetti(ufficio, &mut scrittura, nuovo, |numero| dati(ufficio, &tenuto, &pratica, numero)).await?;
    let rilasciato = NullaOsta {
        stato: StatoNullaOsta::Rilasciato,
        valido_al: Some(pratica.esito.valido_fino.to_string()),
        atto_id: Some(atto.id.clone()),
        versione,
        ..deciso(tenuto, &pratica)?
    };
    let rilasciato = scrittura.salva(rilasciato).await?;
    crate::convenzioni::segui_nulla_osta(ufficio, &mut scrittura, &rilasciato, &pratica.dati, None).await?;
    scrittura.conferma().await?;
    Ok(atto.id)
}

/// Refuses what the checks bar.
///
/// # Errors
/// `nulla_osta_impedito`.
pub(super) fn non_impedito(pratica: &Pratica) -> Result<(), Errore> {
    let impedimenti = &pratica.esito.impedimenti;
    let Some(primo) = impedimenti.first() else { return Ok(()) };
    let errore = Errore::stato("nulla_osta_impedito", format!("Il nulla osta non si può rilasciare. {primo}"));
    Err(impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("controlli", motivo)))
}

fn dati(
    ufficio: &Ufficio,
    tenuto: &NullaOsta,
    pratica: &Pratica,
    numero: Option<i64>,
) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let scritti = &pratica.dati;
    let ricevuta = giorno(&tenuto.ricevuta_il).unwrap_or(oggi);
    let luogo =
        tenuto.provincia.parse::<Provincia>().map_or_else(|_| tenuto.provincia.clone(), |p| p.nome().to_owned());
    let datore = &pratica.datore;
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
        persona: persona(&pratica.persona)?,
        elenco: format!("elenco {}", nome_elenco(&tenuto.elenco)),
        iscritta_dal: pratica.iscritta_dal.unwrap_or(oggi),
        datore: testata::operatore(datore),
        luogo,
        numerica: scritti.chiamata == "numerica",
        contratto: modello::Contratto {
            tipo: match scritti.contratto.as_str() {
                "indeterminato" => "tempo indeterminato",
                "determinato" => "tempo determinato",
                altro => altro,
            }
            .to_owned(),
            durata_mesi: (scritti.durata_mesi > 0).then_some(scritti.durata_mesi),
            ore: scritti.ore.clone(),
            ore_contratto: scritti.ore_contratto.clone(),
            // A window that has begun already opens on the day of the act.
            inizio_dal: giorno(&scritti.inizio_dal).unwrap_or(oggi).max(oggi),
            inizio_al: giorno(&scritti.inizio_al).unwrap_or(oggi),
            mansione: scritti.mansione.clone(),
            ccnl: pieno(&scritti.ccnl),
            livello: pieno(&scritti.livello),
            convenzione: pieno(&scritti.convenzione),
            utilizzatrice: pieno(&scritti.utilizzatrice),
        },
        copertura: pratica.unita(),
        valido_al: valido_fino(&ufficio.leggi().parametri, oggi)?,
        verifiche: pratica
            .esito
            .controlli
            .iter()
            // What only calls for attention speaks to the official, who has looked at it.
            .filter(|controllo| controllo.esito == EsitoControllo::Fatto)
            .map(|controllo| Verifica {
                nome: controllo.titolo.clone(),
                risultato: controllo.dettaglio.clone(),
                norma: controllo.citazioni.first().map_or_else(|| PRASSI.to_owned(), |c| c.testo.clone()),
            })
            .collect(),
        firma: emissione::firma(ufficio)?,
        avvertenze: emissione::avvertenze(ufficio, ricevuta)?,
    })
}

/// A person as acts name one.
///
/// # Errors
/// `dato_illeggibile`.
pub(crate) fn persona(persona: &mirato_store::Persona) -> Result<Persona, Errore> {
    Ok(Persona {
        nominativo: nome_intero(persona),
        femminile: persona.sesso == "F",
        nato_il: giorno(&persona.nato_il)
            .ok_or_else(|| Errore::guasto("dato_illeggibile", "La data di nascita della persona non si legge."))?,
        codice_fiscale: persona.codice_fiscale.clone(),
    })
}
