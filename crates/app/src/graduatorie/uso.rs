//! The use of a final ranking: who is sent, what becomes of them, who comes next.

use super::decreto::decreto;
use super::tenuta::Pubblica;
use super::versioni;
use crate::api::{AvviaCandidati, CandidatoAvviato, EsitoAvviato, SchedaAtto, SchedaAvviso, UsoGraduatoria};
use crate::assunzioni::{Assunzione, chiudi_iscrizione};
use crate::avvisi::{self, Tenuto};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::{Modulo, giorno, pieno};
use crate::persone::leggi_dati;
use crate::programma::Programma;
use crate::testata;
use crate::ufficio::Ufficio;
use mirato_documents::avviamento as modello;
use mirato_documents::carta::{Protocollo, Stato};
use mirato_documents::pratica::{Atto as NumeroAtto, Destinatario};
use mirato_domain::Errore;
use mirato_norme::avviso::{Chiamata, EsitoChiamata, GraduatoriaInUso, conseguenza, stato_uso};
use mirato_store::{Avviso, Datore, Evento, GraduatoriaVersione, Persona, StatoAvviso};
use std::collections::BTreeMap;

/// Register in which the lists of who is sent are numbered.
const REGISTRO: &str = "avviamento";
const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// The final ranking with what has been done with it.
struct InUso {
    decreto: Protocollo,
    posizioni: BTreeMap<String, u32>,
    stato: mirato_norme::avviso::StatoUso,
}

async fn in_uso(ufficio: &Ufficio, avviso: &Avviso, tenuto: &Tenuto) -> Result<Option<InUso>, Errore> {
    let tutte = versioni(ufficio, &avviso.id).await?;
    let Some(finale) = tutte.iter().find(|una| una.tipo == "definitiva" && !una.atto_id.is_empty()) else {
        return Ok(None);
    };
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&finale.id).await?;
    let pubblica: Pubblica = crate::verifiche::leggi_compresso(&versione.righe, "La graduatoria")?;
    let posizioni: Vec<(String, u32)> =
        pubblica.righe.into_iter().filter_map(|riga| Some((riga.codice, riga.posizione?))).collect();
    let (Some(pubblicata_il), Some(decreto)) = (tenuto.graduatoria_il(), decreto(ufficio, &finale.atto_id).await?)
    else {
        return Ok(None);
    };
    let uso = GraduatoriaInUso {
        pubblicata_il,
        a_termine: tenuto.modulo.contratto == "determinato",
        posti: u32::try_from(avviso.posti).unwrap_or_default(),
        per_posto: tenuto.modulo.per_posto,
        codici: posizioni.iter().map(|(codice, _)| codice.clone()).collect(),
        chiamate: tenuto.chiamate.iter().filter_map(chiamata).collect(),
        chiusa_il: giorno(&tenuto.concluso_il),
    };
    let stato = stato_uso(&ufficio.leggi().parametri, &uso, ufficio.orologio.oggi())?;
    Ok(Some(InUso { decreto, posizioni: posizioni.into_iter().collect(), stato }))
}

fn chiamata(avviata: &CandidatoAvviato) -> Option<Chiamata> {
    let esito = esito(&avviata.esito);
    Some(Chiamata { codice: avviata.codice.clone(), convocata_il: giorno(&avviata.convocata_il)?, esito })
}

fn esito(parola: &str) -> Option<EsitoChiamata> {
    serde_json::from_value(serde_json::Value::String(parola.to_owned())).ok()
}

/// How a call's final ranking stands; nothing before there is one.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn uso(ufficio: &Ufficio, avviso: &Avviso, tenuto: &Tenuto) -> Result<Option<UsoGraduatoria>, Errore> {
    // A yearly list sends nobody to one body: who asks for workers is another procedure.
    if avviso.annuale.is_some() {
        return Ok(None);
    }
    let Some(in_uso) = in_uso(ufficio, avviso, tenuto).await? else { return Ok(None) };
    let mut prossimi = Vec::new();
    for domanda in ufficio.archivio.domande_con_codice(&avviso.id, &in_uso.stato.prossimi).await? {
        prossimi.push(CandidatoAvviato {
            posizione: in_uso.posizioni.get(&domanda.codice).copied().unwrap_or_default(),
            persona: format!("{} {}", domanda.cognome, domanda.nome),
            codice: domanda.codice,
            persona_id: domanda.persona_id,
            ..CandidatoAvviato::default()
        });
    }
    prossimi.sort_by_key(|candidato| candidato.posizione);
    let mut chiamate = tenuto.chiamate.clone();
    for chiamata in &mut chiamate {
        chiamata.che_fare = esito(&chiamata.esito).map(|esito| conseguenza(esito).che_fare).unwrap_or_default();
    }
    Ok(Some(UsoGraduatoria {
        valida_fino: in_uso.stato.valida_fino.to_string(),
        utilizzabile: in_uso.stato.utilizzabile,
        motivo: in_uso.stato.motivo.unwrap_or_default(),
        coperti: in_uso.stato.coperti,
        residui: in_uso.stato.residui,
        prossimi,
        chiamate,
        spiegazione: in_uso.stato.spiegazione,
    }))
}

/// Sends to the body the next in order, no more than the call allows: the nominal list is an act.
///
/// # Errors
/// `graduatoria_non_utilizzabile`, `impostazioni_incomplete`; a stale save.
pub async fn candidati_avvia(programma: &Programma, chiedi: AvviaCandidati) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.id).await?;
    let mut tenuto = Tenuto::leggi(&avviso)?;
    let non_usabile = |motivo: &str| {
        Errore::stato("graduatoria_non_utilizzabile", format!("Adesso non si può avviare nessuno: {motivo}."))
    };
    let in_uso = in_uso(&ufficio, &avviso, &tenuto).await?;
    let in_uso = in_uso.ok_or_else(|| non_usabile("la graduatoria definitiva non c'è ancora"))?;
    let visto = uso(&ufficio, &avviso, &tenuto).await?.map(|uso| uso.prossimi).unwrap_or_default();
    if visto.is_empty() {
        let motivo = in_uso.stato.motivo.as_deref().unwrap_or("si aspettano gli esiti, o la graduatoria è esaurita");
        return Err(non_usabile(motivo));
    }
    let mut modulo = Modulo::nuovo("avviamento_non_valido", "L'avviamento ha campi da correggere.");
    let esiti_entro = modulo.giorno_se("esiti_entro", &chiedi.esiti_entro);
    if esiti_entro.is_some_and(|entro| entro < ufficio.orologio.oggi()) {
        modulo.sbagliato("esiti_entro", "Il giorno è già passato: dai un termine a venire");
    }
    modulo.fine()?;
    let persone = persone(&ufficio, &visto).await?;
    let datore = avvisi::del_datore(&ufficio, &avviso).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: format!(
            "Avviamento per l'avviso {}, {}",
            avvisi::numero(&ufficio, &avviso, &tenuto).numero,
            datore.denominazione
        ),
        datore_id: Some(datore.id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &in_uso.stato.spiegazione,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let atto = emissione::emetti(&ufficio, &mut scrittura, nuovo, |numero| {
        let bozza = bozza(&ufficio, (&avviso, &tenuto), &datore, &in_uso, persone.clone())?;
        let stato = testata::stato(numero);
        let numerato = NumeroAtto { numero: numero.and_then(|numero| u32::try_from(numero).ok()), ..bozza.atto };
        Ok(modello::Dati { stato, atto: numerato, esiti_entro, ..bozza })
    })
    .await?;
    let convocata_il = ufficio.orologio.oggi().to_string();
    tenuto.chiamate.extend(
        visto.into_iter().map(|candidato| CandidatoAvviato { convocata_il: convocata_il.clone(), ..candidato }),
    );
    let dati = tenuto.json()?;
    let esiti_entro = esiti_entro.map(|entro| entro.to_string()).or(avviso.esiti_entro.clone());
    let stato = StatoAvviso::InUtilizzo;
    scrittura.salva(Avviso { stato, dati, esiti_entro, versione: chiedi.versione, ..avviso }).await?;
    scrittura.conferma().await?;
    crate::atti::scheda(&ufficio, &atto.id).await
}

/// Who is sent, as the list names them.
async fn persone(ufficio: &Ufficio, visto: &[CandidatoAvviato]) -> Result<Vec<modello::Avviata>, Errore> {
    let mut persone = Vec::with_capacity(visto.len());
    for candidato in visto {
        let persona: Persona = ufficio.archivio.leggi(&candidato.persona_id).await?;
        let dati = leggi_dati(&persona)?;
        let recapito = [&dati.cellulare, &dati.telefono, &dati.email].into_iter().find_map(|uno| pieno(uno));
        let persona = crate::nulla_osta::persona(&persona)?;
        persone.push(modello::Avviata { posizione: candidato.posizione, persona, recapito });
    }
    Ok(persone)
}

/// The list to the body, without its number.
fn bozza(
    ufficio: &Ufficio,
    (avviso, tenuto): (&Avviso, &Tenuto),
    datore: &Datore,
    in_uso: &InUso,
    persone: Vec<modello::Avviata>,
) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    Ok(modello::Dati {
        stato: Stato::Bozza,
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(None, oggi),
        segnatura: avvisi::riferimento(ufficio, tenuto),
        destinatario: Destinatario { codice_ipa: pieno(&tenuto.modulo.codice_ipa), ..testata::destinatario(datore) },
        avviso: avvisi::numero(ufficio, avviso, tenuto),
        norma: avvisi::norma(avviso).to_owned(),
        decreto: in_uso.decreto.clone(),
        posti: in_uso.stato.residui,
        profilo: avviso.profilo.clone(),
        massimo: in_uso.stato.residui.saturating_mul(tenuto.modulo.per_posto),
        persone,
        esiti_entro: None,
        note: Vec::new(),
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![super::pubblica::responsabile(ufficio)],
    })
}

/// Records the outcome of who was sent; a hire moves person and body together.
///
/// # Errors
/// `esito_non_valido` with its fields; a stale save.
pub async fn candidato_esito(programma: &Programma, chiedi: EsitoAvviato) -> Result<SchedaAvviso, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.id).await?;
    let mut tenuto = Tenuto::leggi(&avviso)?;
    let mut modulo = Modulo::nuovo("esito_non_valido", "L'esito ha campi da correggere.");
    let data = modulo.giorno_passato("data", &chiedi.data, ufficio.orologio.oggi());
    let letto = esito(&chiedi.esito);
    if letto.is_none() {
        modulo.sbagliato("esito", "Scegli l'esito");
    }
    let chiamata = tenuto
        .chiamate
        .iter_mut()
        .find(|chiamata| chiamata.codice == chiedi.codice && ["", "idoneo"].contains(&chiamata.esito.as_str()));
    if chiamata.is_none() {
        modulo.sbagliato("codice", "Il candidato non è fra quelli di cui si aspetta l'esito");
    }
    modulo.fine()?;
    let (Some(chiamata), Some(esito), Some(data)) = (chiamata, letto, data) else {
        return Err(Errore::dato("esito_non_valido", "L'esito ha campi da correggere."));
    };
    chiamata.esito.clone_from(&chiedi.esito);
    chiamata.esito_il = data.to_string();
    let (persona_id, codice) = (chiamata.persona_id.clone(), chiamata.codice.clone());
    let dati = tenuto.json()?;
    // The last outcome that was awaited takes the term away.
    let attesi = tenuto.chiamate.iter().any(|chiamata| chiamata.esito.is_empty());
    let esiti_entro = avviso.esiti_entro.clone().filter(|_| attesi);
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(Avviso { dati, esiti_entro, versione: chiedi.versione, ..avviso.clone() }).await?;
    if conseguenza(esito).rifiuto == Some(false) {
        scrittura.inserisci(rifiuto(&ufficio, &avviso, &tenuto, &persona_id, data)).await?;
    }
    if esito == EsitoChiamata::Assunto {
        let domanda = ufficio.archivio.domanda_per_codice(&avviso.id, &codice).await?;
        let datore = avvisi::del_datore(&ufficio, &avviso).await?;
        let scritti = &tenuto.modulo;
        let assunzione = Assunzione {
            persona_id: &persona_id,
            datore: &datore,
            provincia: &scritti.provincia,
            elenco: avviso.elenco.as_deref(),
            contratto: &scritti.contratto,
            durata_mesi: scritti.durata_mesi,
            ore: (&scritti.ore, &scritti.ore_contratto),
            mansione: &scritti.profilo,
            data,
            origine: ("avviso", domanda.map(|domanda| domanda.id).unwrap_or_default()),
        };
        assunzione.registra(&ufficio, &mut scrittura).await?;
        crate::posizione::riverifica(&ufficio, &mut scrittura, &datore.id).await?;
    }
    if let (EsitoChiamata::Assunto, Some(elenco)) = (esito, &avviso.elenco) {
        let nota = "Assunzione da graduatoria";
        chiudi_iscrizione(&ufficio, &mut scrittura, &persona_id, elenco, data, nota).await?;
    }
    scrittura.conferma().await?;
    avvisi::scheda(&ufficio, &chiedi.id).await
}

/// A refusal as the person's history keeps it.
fn rifiuto(ufficio: &Ufficio, avviso: &Avviso, tenuto: &Tenuto, persona_id: &str, data: chrono::NaiveDate) -> Evento {
    let numero = avvisi::numero(ufficio, avviso, tenuto).numero;
    Evento {
        id: String::new(),
        persona_id: persona_id.to_owned(),
        data: data.to_string(),
        tipo: "rifiuto".to_owned(),
        titolo: format!("Rinuncia o assenza all'avviso {numero}"),
        testo: String::new(),
        versione: 0,
    }
}
