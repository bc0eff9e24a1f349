//! An iscrizione as the window shows it.

use super::esame::Tenuta;
use super::passi::possibili;
use crate::api::{DocumentoRichiesto, RigaIscrizione, SchedaIscrizione, Stato, Tono, VoceTabella};
use crate::modulo::giorno;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Errore};
use mirato_norme::l68_1999::art08_iscrizione::{
    Anzianita, EventoIscrizione, StoriaIscrizione, TipoEvento, anzianita, motivi_cancellazione, motivi_sospensione,
};
use mirato_store::{Iscrizione, IscrizioneInElenco, Persona, StatoIscrizione};

/// A row of a list.
pub(crate) fn riga(riga: IscrizioneInElenco, oggi: NaiveDate) -> RigaIscrizione {
    let stato =
        riga.stato.parse().map_or_else(|_| stati::stato(&riga.stato, &riga.stato, Tono::Normale), stati::iscrizione);
    let scadenza = if riga.stato == "domanda" { riga.scadenza.unwrap_or_default() } else { String::new() };
    RigaIscrizione {
        id: riga.id,
        persona_id: riga.persona_id,
        persona: format!("{} {}", riga.cognome, riga.nome),
        codice_fiscale: riga.codice_fiscale,
        elenco_nome: format!("elenco {}", crate::persone::nome_elenco(&riga.elenco)),
        elenco: riga.elenco,
        numero: riga.numero.zip(riga.anno).map(|(numero, anno)| format!("{numero}/{anno}")).unwrap_or_default(),
        richiesta_il: riga.richiesta_il,
        iscritta_dal: riga.iscritta_dal.unwrap_or_default(),
        anzianita_dal: riga.anzianita_dal.unwrap_or_default(),
        chiusa_il: riga.chiusa_il.unwrap_or_default(),
        motivo: riga.motivo.unwrap_or_default(),
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        documenti_mancanti: conta(riga.documenti_mancanti),
        stato,
    }
}

/// A person's iscrizioni, the latest first, with the ground in words.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn della_persona(ufficio: &Ufficio, persona: &Persona) -> Result<Vec<RigaIscrizione>, Errore> {
    let oggi = ufficio.orologio.oggi();
    let tutte = ufficio.archivio.iscrizioni_della_persona(&persona.id).await?;
    let mut righe = Vec::with_capacity(tutte.len());
    for iscrizione in &tutte {
        let mut una = riga(super::in_elenco(iscrizione, persona), oggi);
        una.motivo = motivo_in_parole(ufficio, iscrizione, oggi)?;
        righe.push(una);
    }
    Ok(righe)
}

/// The ground of a suspension or cancellation, in words.
///
/// # Errors
/// If a parameter is missing.
pub(crate) fn motivo_in_parole(ufficio: &Ufficio, iscrizione: &Iscrizione, oggi: NaiveDate) -> Result<String, Errore> {
    let Some(codice) = &iscrizione.motivo else { return Ok(String::new()) };
    let tabella = if iscrizione.stato == StatoIscrizione::Sospesa {
        sospensione(ufficio, oggi)?
    } else {
        cancellazione(ufficio, oggi)?
    };
    Ok(tabella.into_iter().find(|voce| voce.codice == *codice).map_or_else(|| codice.clone(), |voce| voce.nome))
}

fn cancellazione(ufficio: &Ufficio, oggi: NaiveDate) -> Result<Vec<VoceTabella>, Errore> {
    Ok(motivi_cancellazione(&ufficio.leggi().parametri, oggi)?
        .into_iter()
        .map(|motivo| VoceTabella {
            gruppo: if motivo.preavviso { "con preavviso".to_owned() } else { String::new() },
            codice: motivo.codice,
            nome: motivo.nome,
            fonte: motivo.citazione.testo,
        })
        .collect())
}

fn sospensione(ufficio: &Ufficio, oggi: NaiveDate) -> Result<Vec<VoceTabella>, Errore> {
    Ok(motivi_sospensione(&ufficio.leggi().parametri, oggi)?
        .into_iter()
        .map(|m| VoceTabella { codice: m.codice, nome: m.nome, gruppo: String::new(), fonte: m.citazione.testo })
        .collect())
}

/// An iscrizione's page.
///
/// # Errors
/// If it is not in the archive.
pub(super) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaIscrizione, Errore> {
    let oggi = ufficio.orologio.oggi();
    let iscrizione: Iscrizione = ufficio.archivio.leggi(id).await?;
    let persona: Persona = ufficio.archivio.leggi(&iscrizione.persona_id).await?;
    let tenuta = Tenuta::leggi(&iscrizione)?;
    let anzianita = match iscrizione.stato {
        StatoIscrizione::Domanda | StatoIscrizione::Respinta => None,
        _ => Some(anzianita_al(ufficio, &iscrizione, oggi).await?),
    };
    let esame = tenuta.esame.as_ref();
    let impedimento = match esame {
        None if iscrizione.stato == StatoIscrizione::Domanda => {
            "Registra nel fascicolo sanitario la categoria e l'atto che la prova: poi si esaminano i requisiti"
                .to_owned()
        }
        _ => esame.map(|esame| esame.impedimenti.join(". ")).unwrap_or_default(),
    };
    let mut riga = riga(super::in_elenco(&iscrizione, &persona), oggi);
    riga.motivo = motivo_in_parole(ufficio, &iscrizione, oggi)?;
    let storia = ufficio.archivio.storia("iscrizione", id).await?;
    Ok(SchedaIscrizione {
        riga,
        versione: iscrizione.versione,
        controlli: esame.map(|esame| esame.controlli.clone()).unwrap_or_default(),
        ammissibile: esame.is_some_and(|esame| esame.ammissibile),
        impedimento,
        documenti: documenti(&tenuta, oggi),
        anzianita: anzianita.as_ref().map(in_parole).unwrap_or_default(),
        anzianita_spiegazione: anzianita.map(|anzianita| anzianita.spiegazione),
        spiegazione: esame.map(|esame| esame.spiegazione.clone()),
        passi: possibili(&iscrizione, &tenuta),
        preavviso_fino_al: super::passi::preavviso_fino_al(ufficio, &tenuta, oggi)?,
        passaggi: tenuta.passaggi.iter().rev().cloned().collect(),
        motivi_cancellazione: cancellazione(ufficio, oggi)?,
        motivi_sospensione: sospensione(ufficio, oggi)?,
        storia: storia
            .into_iter()
            .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
            .collect(),
        dati: tenuta.domanda,
    })
}

fn documenti(tenuta: &Tenuta, oggi: NaiveDate) -> Vec<DocumentoRichiesto> {
    let chiesti = tenuta.esame.iter().flat_map(|esame| esame.documenti.iter());
    chiesti
        .map(|chiesto| {
            let arrivato = tenuta.domanda.documenti.iter().find(|d| d.codice == chiesto.codice);
            let (consegnato_il, scade_il) =
                arrivato.map(|d| (d.consegnato_il.clone(), d.scade_il.clone())).unwrap_or_default();
            let scaduto = giorno(&scade_il).is_some_and(|scade| scade < oggi);
            let stato: Stato = match (consegnato_il.is_empty(), scaduto, chiesto.obbligatorio) {
                (true, _, true) => stati::stato("mancante", "mancante", Tono::Attenzione),
                (true, _, false) => stati::stato("mancante", "non consegnato", Tono::Normale),
                (false, true, _) => stati::stato("scaduto", "scaduto", Tono::Errore),
                (false, false, _) => stati::stato("consegnato", "consegnato", Tono::Fatto),
            };
            DocumentoRichiesto {
                codice: chiesto.codice.clone(),
                nome: chiesto.nome.clone(),
                obbligatorio: chiesto.obbligatorio,
                norma: chiesto.norma.clone(),
                stato,
                consegnato_il,
                scade_il,
            }
        })
        .collect()
}

/// The seniority of a person in a list, over all the iscrizioni to it.
///
/// # Errors
/// What the rules refuse in the story.
pub(crate) async fn anzianita_al(
    ufficio: &Ufficio,
    iscrizione: &Iscrizione,
    al: NaiveDate,
) -> Result<Anzianita, Errore> {
    let mut eventi = Vec::new();
    let tutte = ufficio.archivio.iscrizioni_della_persona(&iscrizione.persona_id).await?;
    for altra in tutte.iter().filter(|altra| altra.elenco == iscrizione.elenco) {
        let tenuta = Tenuta::leggi(altra)?;
        let Some(dal) = altra.iscritta_dal.as_deref().and_then(giorno) else { continue };
        let dichiarata = giorno(&tenuta.domanda.anzianita_dal);
        let (tipo, anzianita_dal) = match tenuta.domanda.ingresso.as_str() {
            "trasferimento" => (TipoEvento::TrasferimentoInEntrata, dichiarata),
            "reiscrizione" => (TipoEvento::Reiscrizione, None),
            _ => (TipoEvento::Iscrizione, None),
        };
        let nota = Some(tenuta.domanda.anzianita_motivo.clone()).filter(|nota| !nota.is_empty());
        let evento =
            |il, tipo, motivo: Option<String>| EventoIscrizione { il, tipo, motivo, anzianita_dal: None, nota: None };
        eventi.push(EventoIscrizione { anzianita_dal, ..evento(dal, tipo, None) });
        if dichiarata.is_some() && tipo != TipoEvento::TrasferimentoInEntrata {
            let correzione = evento(dal, TipoEvento::Correzione, None);
            eventi.push(EventoIscrizione { anzianita_dal: dichiarata, nota, ..correzione });
        }
        for passaggio in &tenuta.passaggi {
            let Some(il) = giorno(&passaggio.data) else { continue };
            let motivo = Some(passaggio.motivo.clone()).filter(|motivo| !motivo.is_empty());
            match passaggio.passo.as_str() {
                "sospendi" => eventi.push(evento(il, TipoEvento::Sospensione, motivo)),
                // Opened again after a cancellation, as when a hire falls through: it is as if it had not been.
                "riapri" if eventi.last().is_some_and(|ultimo| ultimo.tipo == TipoEvento::Cancellazione) => {
                    eventi.pop();
                }
                "riapri" => eventi.push(evento(il, TipoEvento::Ripresa, None)),
                "cancella" | "trasferisci" => eventi.push(evento(il, TipoEvento::Cancellazione, motivo)),
                _ => {}
            }
        }
    }
    let elenco: Elenco =
        iscrizione.elenco.parse().map_err(|motivo: String| Errore::guasto("dato_illeggibile", motivo))?;
    Ok(anzianita(&ufficio.leggi().parametri, &StoriaIscrizione { elenco, eventi }, al)?)
}

/// Whether it was suspended on a day: the last suspension or resumption until then decides.
///
/// # Errors
/// `dato_illeggibile`.
pub(crate) fn sospesa_al(iscrizione: &Iscrizione, al: NaiveDate) -> Result<bool, Errore> {
    let tenuta = Tenuta::leggi(iscrizione)?;
    let passaggi = tenuta.passaggi.iter().filter(|uno| ["sospendi", "riapri"].contains(&uno.passo.as_str()));
    let ultimo = passaggi
        .filter_map(|uno| Some((giorno(&uno.data)?, uno.passo.as_str())))
        .filter(|(il, _)| *il <= al)
        .max_by_key(|(il, _)| *il);
    Ok(ultimo.is_some_and(|(_, passo)| passo == "sospendi"))
}

/// "1 anno e 3 mesi", "12 giorni".
fn in_parole(anzianita: &Anzianita) -> String {
    let (anni, mesi) = (anzianita.mesi / 12, anzianita.mesi % 12);
    let plurale = |numero: i64, uno: &str, altri: &str| match numero {
        0 => None,
        1 => Some(format!("1 {uno}")),
        altro => Some(format!("{altro} {altri}")),
    };
    let parti: Vec<String> =
        [plurale(anni, "anno", "anni"), plurale(mesi, "mese", "mesi")].into_iter().flatten().collect();
    if parti.is_empty() {
        return plurale(anzianita.giorni, "giorno", "giorni").unwrap_or_else(|| "da oggi".to_owned());
    }
    parti.join(" e ")
}
