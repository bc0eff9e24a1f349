//! Approval by decree: provisional, then final once the days for objections are over.

use super::calcolo::versioni_domande;
use super::tenuta::Pubblica;
use super::versioni;
use crate::api::{ApprovaGraduatoria, SchedaAtto};
use crate::avvisi::{self, Tenuto};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::{Days, NaiveDate};
use mirato_documents::calcolo::Calcolo;
use mirato_documents::carta::Protocollo;
use mirato_documents::graduatoria_decreto as modello;
use mirato_domain::Errore;
use mirato_store::{Atto, Avviso, Datore, GraduatoriaVersione, Scrittura, StatoAvviso, TipoGraduatoria};

/// Register in which decrees are numbered.
const REGISTRO: &str = "graduatoria";
const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// Approves the last ranking of a call.
///
/// # Errors
/// `graduatoria_non_approvabile`, `graduatoria_superata`, `riesame_in_corso`, `impostazioni_incomplete`.
pub async fn graduatoria_approva(programma: &Programma, chiedi: ApprovaGraduatoria) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let atto = approva(&ufficio, &chiedi).await?;
    crate::atti::scheda(&ufficio, &atto).await
}

/// What a decree is made of.
struct Pratica {
    avviso: Avviso,
    tenuto: Tenuto,
    datore: Option<Datore>,
    versione: GraduatoriaVersione,
    pubblica: Pubblica,
    approvazione: modello::Approvazione,
}

/// As [`graduatoria_approva`], for an office at hand; the id of the act.
///
/// # Errors
/// As [`graduatoria_approva`].
pub(super) async fn approva(ufficio: &Ufficio, chiedi: &ApprovaGraduatoria) -> Result<String, Errore> {
    let mut pratica = istruisci(ufficio, chiedi).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    if chiedi.definitiva {
        let nuova = GraduatoriaVersione {
            id: String::new(),
            numero: pratica.versione.numero + 1,
            tipo: TipoGraduatoria::Definitiva,
            nota: format!("Approvata dalla versione {}", pratica.versione.numero),
            atto_id: None,
            versione: 0,
            ..pratica.versione
        };
        pratica.versione = scrittura.inserisci(nuova).await?;
    }
    let quale = if chiedi.definitiva { "definitiva" } else { "provvisoria" };
    let numero = avvisi::numero(ufficio, &pratica.avviso, &pratica.tenuto).numero;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: pratica.datore.as_ref().map_or_else(
            || format!("Graduatoria annuale {quale}, avviso {numero}"),
            |datore| format!("Graduatoria {quale} dell'avviso {numero}, {}", datore.denominazione),
        ),
        datore_id: pratica.avviso.datore_id.clone(),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &pratica.pubblica.spiegazione,
    };
    let atto = emissione::emetti(ufficio, &mut scrittura, nuovo, |numero| dati(ufficio, &pratica, numero)).await?;
    scrittura.salva(GraduatoriaVersione { atto_id: Some(atto.id.clone()), ..pratica.versione }).await?;
    let mut tenuto = pratica.tenuto;
    let (stato, scadenza) = match &pratica.approvazione {
        modello::Approvazione::Provvisoria { riesame_entro } => {
            tenuto.riesame_entro = riesame_entro.to_string();
            (StatoAvviso::Provvisoria, Some(*riesame_entro))
        }
        modello::Approvazione::Definitiva { valida_al, .. } => {
            tenuto.definitiva_il = ufficio.orologio.oggi().to_string();
            (StatoAvviso::Definitiva, *valida_al)
        }
    };
    let (dati, scadenza) = (tenuto.json()?, scadenza.map(|giorno| giorno.to_string()));
    scrittura.salva(Avviso { stato, scadenza, dati, versione: chiedi.versione, ..pratica.avviso }).await?;
    scrittura.conferma().await?;
    Ok(atto.id)
}

async fn istruisci(ufficio: &Ufficio, chiedi: &ApprovaGraduatoria) -> Result<Pratica, Errore> {
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.avviso_id).await?;
    let atteso = if chiedi.definitiva { StatoAvviso::Provvisoria } else { StatoAvviso::Chiuso };
    let tutte = versioni(ufficio, &avviso.id).await?;
    let (Some(ultima), true) = (tutte.first(), avviso.stato == atteso) else {
        let messaggio = if chiedi.definitiva {
            "Prima approva la graduatoria provvisoria e aspetta i giorni del riesame."
        } else {
            "Prima chiudi le domande e calcola la graduatoria."
        };
        return Err(Errore::stato("graduatoria_non_approvabile", messaggio));
    };
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&ultima.id).await?;
    let pubblica: Pubblica = crate::verifiche::leggi_compresso(&versione.righe, "La graduatoria")?;
    let domande = ufficio.archivio.domande_dell_avviso(&avviso.id).await?;
    if versioni_domande(&domande) != pubblica.domande {
        let messaggio = "Dopo il calcolo è cambiata almeno una domanda: ricalcola la graduatoria, poi approvala.";
        return Err(Errore::stato("graduatoria_superata", messaggio));
    }
    let tenuto = Tenuto::leggi(&avviso)?;
    let datore = avvisi::datore(ufficio, &avviso).await?;
    let approvazione = if chiedi.definitiva {
        let prima = tutte.iter().find(|una| una.tipo == "provvisoria" && !una.atto_id.is_empty());
        let prima = prima.map(|una| una.atto_id.clone());
        definitiva(ufficio, &avviso, &tenuto, chiedi, prima).await?
    } else {
        provvisoria(ufficio, chiedi)?
    };
    Ok(Pratica { avviso, tenuto, datore, versione, pubblica, approvazione })
}

fn provvisoria(ufficio: &Ufficio, chiedi: &ApprovaGraduatoria) -> Result<modello::Approvazione, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("approvazione_non_valida", "L'approvazione ha campi da correggere.");
    let scritto = modulo.giorno_se("riesame_entro", &chiedi.riesame_entro);
    if scritto.is_some_and(|entro| entro <= oggi) {
        modulo.sbagliato("riesame_entro", "Il riesame si chiede dopo oggi: sposta il giorno");
    }
    modulo.fine()?;
    let giorni = ufficio.leggi().parametri.intero("avviso_riesame", oggi)?.valore;
    let dopo = oggi + Days::new(u64::try_from(giorni).unwrap_or_default());
    Ok(modello::Approvazione::Provvisoria { riesame_entro: scritto.unwrap_or(dopo) })
}

async fn definitiva(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    chiedi: &ApprovaGraduatoria,
    prima: Option<String>,
) -> Result<modello::Approvazione, Errore> {
    let oggi = ufficio.orologio.oggi();
    if let Some(entro) = giorno(&tenuto.riesame_entro).filter(|entro| oggi <= *entro) {
        let messaggio =
            format!("Il riesame si può chiedere fino al {}: approva la definitiva dopo.", tempo::breve(entro));
        return Err(Errore::stato("riesame_in_corso", messaggio));
    }
    let provvisoria = match prima {
        Some(atto) => decreto(ufficio, &atto).await?,
        None => None,
    };
    if avviso.annuale.is_some() {
        // In force until that of the year after.
        let (riesami, accolti) = (chiedi.riesami, chiedi.accolti);
        return Ok(modello::Approvazione::Definitiva { provvisoria, riesami, accolti, valida_al: None });
    }
    let uso = mirato_norme::avviso::GraduatoriaInUso {
        pubblicata_il: oggi,
        a_termine: tenuto.modulo.contratto == "determinato",
        posti: u32::try_from(avviso.posti).unwrap_or_default(),
        per_posto: tenuto.modulo.per_posto,
        codici: Vec::new(),
        chiamate: Vec::new(),
        chiusa_il: None,
    };
    let valida_al = mirato_norme::avviso::stato_uso(&ufficio.leggi().parametri, &uso, oggi)?.valida_fino;
    Ok(modello::Approvazione::Definitiva {
        provvisoria,
        riesami: chiedi.riesami,
        accolti: chiedi.accolti,
        valida_al: Some(valida_al),
    })
}

/// Number and day of a decree.
pub(super) async fn decreto(ufficio: &Ufficio, atto_id: &str) -> Result<Option<Protocollo>, Errore> {
    let atto: Atto = ufficio.archivio.leggi(atto_id).await?;
    let emesso = atto.emesso_il.as_deref().and_then(|istante| istante.get(..10)).and_then(giorno);
    let numero = atto.numero.map(|numero| format!("{numero}/{}", atto.anno));
    Ok(numero.zip(emesso).map(|(numero, data)| Protocollo { numero, data }))
}

fn dati(ufficio: &Ufficio, pratica: &Pratica, numero: Option<i64>) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (avviso, tenuto) = (&pratica.avviso, &pratica.tenuto);
    let criteri = tenuto.tabella()?;
    let giorno_o_oggi = |iso: &str| -> NaiveDate { giorno(iso).unwrap_or(oggi) };
    let firma = emissione::firma(ufficio)?;
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: avvisi::riferimento(ufficio, tenuto),
        destinatario: None,
        conoscenza: pratica.datore.iter().map(|datore| datore.denominazione.clone()).collect(),
        autorita: firma.ruolo.clone(),
        avviso: avvisi::numero(ufficio, avviso, tenuto),
        norma: avvisi::norma(avviso).to_owned(),
        ente: pratica.datore.as_ref().map(|datore| avvisi::ente(tenuto, datore)),
        situazione_al: avvisi::situazione_al(avviso, tenuto),
        adesioni_dal: giorno_o_oggi(&avviso.adesioni_dal),
        adesioni_al: giorno_o_oggi(&avviso.adesioni_al),
        criteri: format!("della tabella «{}» ({})", criteri.nome, criteri.fonte),
        numeri: numeri(&pratica.pubblica),
        approvazione: pratica.approvazione.clone(),
        premesse: Vec::new(),
        impronta: pratica.versione.impronta.clone(),
        pubblicazione_dal: oggi,
        disposizioni: Vec::new(),
        calcolo: Some(Calcolo {
            in_breve: pratica.pubblica.spiegazione.spiega.clone(),
            cifre: Vec::new(),
            fonte: format!("{} fino al {}.", arrivate(avviso), tempo::esteso(giorno_o_oggi(&avviso.adesioni_al))),
            nodi: pratica
                .pubblica
                .spiegazione
                .figli
                .iter()
                .filter(|voce| voce.applicata)
                .map(crate::allegato_calcolo::nodo)
                .collect(),
        }),
        firma,
        avvertenze: emissione::avvertenze(ufficio, giorno_o_oggi(&tenuto.modulo.richiesta_il))?,
    })
}

const fn arrivate(avviso: &Avviso) -> &'static str {
    if avviso.annuale.is_some() { "Conferme arrivate" } else { "Domande arrivate" }
}

fn numeri(pubblica: &Pubblica) -> modello::Numeri {
    let quante = |esito: &str| {
        u32::try_from(pubblica.righe.iter().filter(|riga| riga.esito == esito).count()).unwrap_or(u32::MAX)
    };
    modello::Numeri {
        presentate: u32::try_from(pubblica.righe.len()).unwrap_or(u32::MAX),
        ammesse: quante("ammessa"),
        con_riserva: quante("con_riserva"),
        escluse: quante("esclusa"),
        incomplete: quante("incompleta"),
    }
}

/// The decree was annulled: the call goes back to where it was, unless somebody was sent already.
///
/// # Errors
/// `graduatoria_in_uso`.
pub(crate) async fn riapri(scrittura: &mut Scrittura, versione: GraduatoriaVersione) -> Result<(), Errore> {
    let avviso: Avviso = scrittura.leggi(&versione.avviso_id).await?;
    let mut tenuto = Tenuto::leggi(&avviso)?;
    let stato = match (avviso.stato, versione.tipo) {
        (StatoAvviso::Provvisoria, TipoGraduatoria::Provvisoria) => StatoAvviso::Chiuso,
        (StatoAvviso::Definitiva, TipoGraduatoria::Definitiva) => StatoAvviso::Provvisoria,
        _ => {
            let messaggio = "La graduatoria è già stata usata o ne è venuta un'altra: il decreto non si annulla più.";
            return Err(Errore::stato("graduatoria_in_uso", messaggio));
        }
    };
    tenuto.definitiva_il.clear();
    let scadenza = Some(tenuto.riesame_entro.clone()).filter(|_| stato == StatoAvviso::Provvisoria);
    let dati = tenuto.json()?;
    scrittura.salva(Avviso { stato, scadenza, dati, ..avviso }).await?;
    scrittura.salva(GraduatoriaVersione { atto_id: None, ..versione }).await?;
    Ok(())
}
