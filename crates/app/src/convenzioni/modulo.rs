//! The form of a request of agreement, read field by field.

use super::dati::{Tenuta, data};
use crate::api::{DatiConvenzione, RigaPiano, SalvaConvenzione};
use crate::modulo::{Modulo, iso, pieno};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Errore, Percentuale};
use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use mirato_store::{Convenzione, StatoConvenzione, TipoConvenzione};

const TERZI: [&str; 5] = [
    "cooperativa_sociale_a",
    "cooperativa_sociale_b",
    "impresa_sociale",
    "libero_professionista",
    "datore_non_obbligato",
];

/// The record of a form whose fields are all right.
///
/// # Errors
/// `convenzione_non_valida` with its fields.
pub(super) async fn controlla(ufficio: &Ufficio, salva: &SalvaConvenzione) -> Result<Convenzione, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("convenzione_non_valida", "La richiesta ha campi da correggere.");
    let mut dati = salva.dati.clone();
    let codice = modulo.codice_fiscale("codice_fiscale_datore", &dati.codice_fiscale_datore);
    let datore = match &codice {
        Some(codice) => ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice.is_some() && datore.is_none() {
        modulo.sbagliato("codice_fiscale_datore", "Il datore non è in archivio: aggiungilo fra i datori di lavoro");
    }
    let ricevuta_il = modulo.giorno_passato("ricevuta_il", &dati.ricevuta_il, oggi);
    let tipo: Option<TipoConvenzione> = dati.tipo.parse().ok();
    if tipo.is_none() {
        modulo.sbagliato("tipo", "Scegli il tipo di convenzione");
    }
    let provincia = modulo.provincia("provincia", &dati.provincia);
    let (dal, fino_al) = (modulo.giorno("dal", &dati.dal), modulo.giorno("fino_al", &dati.fino_al));
    if dal.zip(fino_al).is_some_and(|(dal, fine)| fine < dal) {
        modulo.sbagliato("fino_al", "La fine viene prima dell'inizio");
    }
    persone(&mut modulo, &mut dati);
    pareri(&mut modulo, &mut dati, oggi);
    dati.prima_verifica = iso(modulo.giorno_se("prima_verifica", &dati.prima_verifica));
    speciali(&mut modulo, &mut dati, tipo, oggi);
    let sigla = provincia.map(|provincia| provincia.sigla().to_owned()).unwrap_or_default();
    if dati.piano.is_empty() {
        modulo.sbagliato("piano", "Il piano è vuoto: scrivi almeno una riga");
    }
    for posto in 0..dati.piano.len() {
        riga(&mut modulo, ufficio, &mut dati.piano[posto], posto, &sigla, dal.zip(fino_al));
    }
    modulo.fine()?;
    let mancano = || Errore::dato("convenzione_non_valida", "La richiesta ha campi da correggere.");
    let (datore, tipo) = datore.zip(tipo).ok_or_else(mancano)?;
    let (ricevuta_il, (dal, fino_al)) = ricevuta_il.zip(dal.zip(fino_al)).ok_or_else(mancano)?;
    let avvio =
        RichiestaTermine { procedimento: Procedimento::Convenzione, avvio: ricevuta_il, sospensioni: Vec::new() };
    dati.codice_fiscale_datore.clone_from(&datore.codice_fiscale);
    (dati.ricevuta_il, dati.dal, dati.fino_al) = (ricevuta_il.to_string(), dal.to_string(), fino_al.to_string());
    dati.provincia.clone_from(&sigla);
    let residue = dati.piano.iter().map(|riga| i64::from(riga.unita)).sum();
    let sentito = !dati.comitato_il.is_empty() || !dati.commissione_il.is_empty();
    Ok(Convenzione {
        id: salva.id.clone(),
        datore_id: datore.id,
        tipo,
        provincia: sigla,
        ricevuta_il: ricevuta_il.to_string(),
        stato: if sentito { StatoConvenzione::InIstruttoria } else { StatoConvenzione::Richiesta },
        scadenza: Some(termine(&ufficio.leggi().parametri, &avvio)?.scadenza.to_string()),
        dal: dal.to_string(),
        fino_al: fino_al.to_string(),
        stipulata_il: None,
        estremi: None,
        residue,
        atto_id: None,
        dati: Tenuta::nuova(dati).json()?,
        versione: salva.versione,
    })
}

fn persone(modulo: &mut Modulo, dati: &mut DatiConvenzione) {
    let chi = "Scrivi chi firma per il datore";
    dati.rappresentante = modulo.testo("rappresentante", &dati.rappresentante, chi);
    let ruolo = "Scrivi la carica di chi firma, per esempio: amministratore delegato";
    dati.ruolo_rappresentante = modulo.testo("ruolo_rappresentante", &dati.ruolo_rappresentante, ruolo);
    if dati.bollo == "assolto" {
        let numero = "Scrivi il numero del contrassegno";
        dati.bollo_numero = modulo.testo("bollo_numero", &dati.bollo_numero, numero);
    }
    for (campo, giorni) in [
        ("candidature_giorni", dati.candidature_giorni),
        ("comunicazione_giorni", dati.comunicazione_giorni),
        ("verifica_mesi", dati.verifica_mesi),
    ] {
        if giorni == 0 {
            modulo.sbagliato(campo, "Scrivi quanto: è un termine che la convenzione fissa");
        }
    }
}

/// The two opinions: a day and what it says, both or neither.
fn pareri(modulo: &mut Modulo, dati: &mut DatiConvenzione, oggi: NaiveDate) {
    for (campo, il, esito) in [
        ("comitato", &mut dati.comitato_il, &dati.comitato_esito),
        ("commissione", &mut dati.commissione_il, &dati.commissione_esito),
    ] {
        if pieno(il).is_none() && esito.is_empty() {
            continue;
        }
        if !["favorevole", "contrario"].contains(&esito.as_str()) {
            modulo.sbagliato(&format!("{campo}_esito"), "Scegli il parere: favorevole o contrario");
        }
        *il = iso(modulo.giorno_passato(&format!("{campo}_il"), il, oggi));
    }
}

/// What only the kinds of three parties and that of integration ask for.
fn speciali(modulo: &mut Modulo, dati: &mut DatiConvenzione, tipo: Option<TipoConvenzione>, oggi: NaiveDate) {
    let di_tre =
        tipo.is_some_and(|tipo| !matches!(tipo, TipoConvenzione::Programma | TipoConvenzione::IntegrazioneLavorativa));
    if !di_tre {
        return;
    }
    let terzo = &mut dati.terzo;
    if !TERZI.contains(&terzo.tipo.as_str()) {
        modulo.sbagliato("terzo.tipo", "Scegli che cos'è chi ospita o assume");
    }
    let campi = [
        ("terzo.denominazione", &terzo.denominazione, "Scrivi la denominazione"),
        ("terzo.codice_fiscale", &terzo.codice_fiscale, "Scrivi il codice fiscale"),
        ("terzo.sede", &terzo.sede, "Scrivi la sede legale"),
        ("terzo.rappresentante", &terzo.rappresentante, "Scrivi chi firma"),
        ("terzo.ruolo_rappresentante", &terzo.ruolo_rappresentante, "Scrivi la carica di chi firma"),
        ("commessa_oggetto", &dati.commessa_oggetto, "Scrivi che cosa è affidato"),
    ];
    for (campo, testo, messaggio) in campi {
        modulo.testo(campo, testo, messaggio);
    }
    let ultima = &terzo.ultima_risoluzione;
    if pieno(ultima).is_some() {
        terzo.ultima_risoluzione = iso(modulo.giorno_passato("terzo.ultima_risoluzione", ultima, oggi));
    }
    let mut importi = vec![("commessa_importo", &mut dati.commessa_importo)];
    if pieno(&dati.commessa_costo_unita).is_some() {
        importi.push(("commessa_costo_unita", &mut dati.commessa_costo_unita));
    }
    if pieno(&dati.quadro_coefficiente).is_some() {
        importi.push(("quadro_coefficiente", &mut dati.quadro_coefficiente));
    }
    for (campo, testo) in importi {
        if let Some(euro) = modulo.euro(campo, testo) {
            *testo = euro.to_string();
        }
    }
    if pieno(&dati.quadro_limite).is_some() && dati.quadro_limite.trim().parse::<Percentuale>().is_err() {
        modulo.sbagliato("quadro_limite", "Scrivi una percentuale, per esempio 30 o 12.5");
    }
}

/// A row of the plan; without a province it has that of the request.
fn riga(
    modulo: &mut Modulo,
    ufficio: &Ufficio,
    riga: &mut RigaPiano,
    posto: usize,
    sigla: &str,
    durata: Option<(NaiveDate, NaiveDate)>,
) {
    let campo = |nome: &str| format!("piano[{posto}].{nome}");
    riga.numero = u32::try_from(posto + 1).unwrap_or(u32::MAX);
    if riga.unita == 0 {
        modulo.sbagliato(&campo("unita"), "Una riga prevede almeno un'unità");
    }
    if riga.elenco.parse::<Elenco>().is_err() {
        modulo.sbagliato(&campo("elenco"), "Scegli l'elenco da cui si assume");
    }
    riga.profilo = modulo.testo(&campo("profilo"), &riga.profilo, "Scrivi il profilo o la mansione");
    if !["nominativa", "numerica"].contains(&riga.modalita.as_str()) {
        modulo.sbagliato(&campo("modalita"), "Scegli se la richiesta è nominativa o numerica");
    }
    if !["assunzione", "prova_ampliata", "tempo_determinato", "tirocinio"].contains(&riga.modo.as_str()) {
        modulo.sbagliato(&campo("modo"), "Scegli il contratto");
    }
    if ["prova_ampliata", "tempo_determinato"].contains(&riga.modo.as_str()) && riga.quanto == 0 {
        modulo.sbagliato(&campo("quanto"), "Scrivi i giorni della prova, o i mesi del contratto");
    }
    if pieno(&riga.ore_minime).is_some() {
        let ore = modulo.ore(&campo("ore_minime"), &riga.ore_minime);
        riga.ore_minime = ore.map(|ore| ore.to_string()).unwrap_or_default();
    }
    if pieno(&riga.provincia).is_none() {
        sigla.clone_into(&mut riga.provincia);
    } else if let Some(provincia) = modulo.provincia(&campo("provincia"), &riga.provincia) {
        provincia.sigla().clone_into(&mut riga.provincia);
        if riga.provincia != sigla && !ufficio.competente(&riga.provincia) {
            modulo.sbagliato(&campo("provincia"), "È di un altro ufficio: la stipula lui");
        }
    }
    let scadenza = modulo.giorno(&campo("scadenza"), &riga.scadenza);
    if let Some(scadenza) = scadenza {
        riga.scadenza = scadenza.to_string();
        if durata.is_some_and(|(dal, fino_al)| scadenza < dal || scadenza > fino_al) {
            modulo.sbagliato(&campo("scadenza"), "È fuori dalla durata della convenzione: correggi una delle due");
        }
    }
}

/// First and last day of an agreement, and the months between.
///
/// # Errors
/// `dato_illeggibile`.
pub(super) fn durata(convenzione: &Convenzione) -> Result<(NaiveDate, NaiveDate, u32), Errore> {
    let (dal, al) = (data(&convenzione.dal)?, data(&convenzione.fino_al)?);
    let dopo = al.succ_opt().unwrap_or(al);
    Ok((dal, al, mesi(dal, dopo)))
}

/// Whole months from a day to another.
fn mesi(dal: NaiveDate, al: NaiveDate) -> u32 {
    let mut mesi = 0;
    while dal.checked_add_months(chrono::Months::new(mesi + 1)).is_some_and(|giorno| giorno <= al) {
        mesi += 1;
    }
    mesi
}
