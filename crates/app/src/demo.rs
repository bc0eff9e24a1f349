//! The demonstration: an archive of invented employers, and the main job done on it from end to end.

mod avvisi;
mod convenzioni;
mod esoneri;
mod persone;
mod posizione;
mod revisioni;

use crate::api::{
    CategoriaMappata, Circostanza, DatiRichiesta, DispositivoFirma, FirmaPredefinita, Impostazioni, Persona, Rilascia,
    SalvaAtto, SalvaRichiesta, SchedaRichiesta,
};
use crate::importazioni::{EsitoInteri, importa_interi};
use crate::orologio::Orologio;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use crate::{atti, esporta, firme, impostazioni, ottemperanza, tempo, verifiche};
use chrono::{Datelike, Days, NaiveDate};
use mirato_domain::Errore;
use mirato_domain::prospetto::{Prospetto, StatoConcessione};
use mirato_exchange::demo::{Atteso, CATEGORIE, genera};
use mirato_firma::dimostrazione::Autorita;
use mirato_store::Datore;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

/// Password of the demonstration archive and of its key, unless MIRATO_PASSWORD says otherwise.
pub const PAROLA: &str = "dimostrazione";
/// File name of the demonstration archive.
pub const ARCHIVIO: &str = "dimostrazione.mirato";
/// The employer of the walk-through.
const BRICOLA: &str = "Officine Bricola S.p.A.";
/// How many employers are invented.
const QUANTI: usize = 240;
/// How many certificates of each outcome are issued.
const PER_ESITO: usize = 2;

/// Makes the demonstration archive in a folder and does the main job on it; `dico` is told each step.
///
/// # Errors
/// `dimostrazione_esistente`; those of any step.
#[must_use]
pub fn esegui<'a>(
    cartella: &'a Path,
    dico: &'a (dyn Fn(&str) + Send + Sync),
) -> Pin<Box<dyn Future<Output = Result<(), Errore>> + 'a>> {
    // On the heap and without a type of its own, so that the whole program is not compiled again by who calls it.
    Box::pin(compi(cartella, dico))
}

async fn compi(cartella: &Path, dico: &(dyn Fn(&str) + Send + Sync)) -> Result<(), Errore> {
    let archivio = cartella.join(ARCHIVIO);
    if archivio.exists() {
        let messaggio = format!(
            "In «{}» c'è già una dimostrazione: scegli un'altra cartella, o cancella quella.",
            cartella.display()
        );
        return Err(Errore::stato("dimostrazione_esistente", messaggio));
    }
    let parola = std::env::var("MIRATO_PASSWORD").unwrap_or_else(|_| PAROLA.to_owned());
    let programma = Programma::nuovo(None, Orologio::Sistema);
    for nome in ["", "prospetti", "sbagliati", "atti", "pubblicazioni"] {
        let cartella = cartella.join(nome);
        std::fs::create_dir_all(&cartella).map_err(|errore| {
            Errore::guasto("cartella_non_creata", format!("Non riesco a creare «{}»: {errore}.", cartella.display()))
        })?;
    }
    programma.apri(&archivio.to_string_lossy(), &parola, true, "Lucia Ferrando").await?;
    let ufficio = programma.ufficio().await?;
    dico(&format!("Archivio cifrato: {} (parola «{parola}»)", archivio.display()));
    let chiave = impostazioni_di_prova(&ufficio, cartella, &parola).await?;
    importa(&ufficio, cartella, dico).await?;
    registra_circostanze(&programma, &ufficio, dico).await?;
    let emessi = emetti(&programma, &ufficio, dico).await?;
    let con_prospetto = datori_con_prospetto(&ufficio).await?;
    esoneri::popola(&ufficio, &con_prospetto, dico).await?;
    let datori: Vec<Datore> = con_prospetto.into_iter().map(|(datore, _)| datore).collect();
    let sanitaria = parola_sanitaria(&parola);
    let iscritte = persone::popola(&programma, &ufficio, &sanitaria, &datori, dico).await?;
    avvisi::popola(&programma, &ufficio, &datori, &iscritte, cartella, dico).await?;
    // The next who opens the archive writes the word again.
    ufficio.dimentica_chiave();
    revisioni::passate(&programma, &ufficio, dico).await?;
    posizione::popola(&programma, &ufficio, &datori, dico).await?;
    firma(&programma, &ufficio, &emessi, &chiave, cartella, dico).await?;
    convenzioni::popola(&programma, &ufficio, &datori, &chiave, cartella, dico).await?;
    dico(&crate::archivi::registro(&programma).await?);
    ufficio.archivio.chiudi().await;
    Ok(())
}

/// Word of the sealed data: the demonstration's own, made long enough where the archive's is short.
fn parola_sanitaria(parola: &str) -> String {
    if parola.chars().count() < 10 { format!("{parola}-sanitaria") } else { parola.to_owned() }
}

/// Day the demonstration's figures describe: the last 31 December.
fn situazione_al(oggi: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(oggi.year() - 1, 12, 31).unwrap_or(oggi)
}

async fn impostazioni_di_prova(ufficio: &Ufficio, cartella: &Path, parola: &str) -> Result<DispositivoFirma, Errore> {
    let oggi = ufficio.orologio.oggi();
    let autorita = Autorita::nuova(oggi - Days::new(30), oggi + Days::new(730))?;
    let chiave = cartella.join("chiave-dimostrazione.p12");
    esporta::scrivi(&chiave, &autorita.chiave("Paolo Carrega", parola)?)?;
    esporta::scrivi(&cartella.join("autorita-dimostrazione.pem"), autorita.radice_pem().as_bytes())?;
    let percorso = chiave.to_string_lossy().into_owned();
    let nuove = Impostazioni {
        ente: "Agenzia regionale di dimostrazione".to_owned(),
        servizio: "Collocamento mirato".to_owned(),
        ufficio: "Ufficio unico della Liguria".to_owned(),
        recapiti: ["Via dei Tigli 14", "16100 Genova", "mirato@pec.dimostrazione.example", "tel. 010 000 4411"]
            .map(str::to_owned)
            .to_vec(),
        province: ["GE", "SV", "SP", "IM"].map(str::to_owned).to_vec(),
        luogo: "Genova".to_owned(),
        responsabile: Persona {
            nome: "Lucia Ferrando".to_owned(),
            ruolo: "Istruttrice".to_owned(),
            email: "l.ferrando@dimostrazione.example".to_owned(),
        },
        firmatario: Persona {
            nome: "Paolo Carrega".to_owned(),
            ruolo: "Il dirigente del Servizio".to_owned(),
            email: String::new(),
        },
        firma: FirmaPredefinita {
            tipo: "pkcs12".to_owned(),
            percorso: percorso.clone(),
            ..FirmaPredefinita::default()
        },
        calendario: crate::api::CalendarioUfficio {
            giorni_settimana: 5,
            patrono: "06-24".to_owned(),
            patrono_nome: "San Giovanni Battista".to_owned(),
        },
        categorie_escluse: CATEGORIE
            .iter()
            .map(|(codice, categoria)| CategoriaMappata {
                codice: (*codice).to_owned(),
                categoria: (*categoria).to_owned(),
            })
            .collect(),
        ancore: vec![autorita.radice_pem()],
        ..Impostazioni::default()
    };
    impostazioni::salva(ufficio, nuove).await?;
    Ok(DispositivoFirma::Pkcs12 { percorso, parola: parola.to_owned() })
}

async fn importa(ufficio: &Arc<Ufficio>, cartella: &Path, dico: &(dyn Fn(&str) + Send + Sync)) -> Result<(), Errore> {
    let mut percorsi: Vec<PathBuf> = Vec::new();
    for file in genera(68, QUANTI, situazione_al(ufficio.orologio.oggi())) {
        let sotto = if matches!(file.atteso, Atteso::Rifiutato { .. }) { "sbagliati" } else { "prospetti" };
        let percorso = cartella.join(sotto).join(&file.nome);
        esporta::scrivi(&percorso, &file.byte)?;
        percorsi.push(percorso);
    }
    let esito: EsitoInteri = importa_interi(ufficio, &percorsi, false).await?;
    dico(&esito.riassunto(false));
    for rifiutato in esito.file.iter().filter(|file| file.stato == "rifiutato") {
        dico(&format!("  rifiutato {}: {}", rifiutato.nome, rifiutato.messaggio));
    }
    Ok(())
}

/// Every employer with the prospetto that holds today.
async fn datori_con_prospetto(ufficio: &Ufficio) -> Result<Vec<(Datore, Prospetto)>, Errore> {
    let oggi = ufficio.orologio.oggi().to_string();
    let mut tutti = Vec::new();
    let mut dopo = String::new();
    loop {
        let datori = ufficio.archivio.datori(&dopo, 500).await?;
        let Some(ultimo) = datori.last() else { break };
        dopo.clone_from(&ultimo.id);
        for datore in datori {
            if let Some(tenuto) = ufficio.archivio.prospetto_al(&datore.id, &oggi).await? {
                tutti.push((datore, verifiche::leggi(&tenuto.quadri, "Un prospetto")?));
            }
        }
    }
    tutti.sort_by(|(a, _), (b, _)| {
        (a.denominazione != BRICOLA, &a.denominazione).cmp(&(b.denominazione != BRICOLA, &b.denominazione))
    });
    Ok(tutti)
}

/// Records what the employers declare as an office would after having seen the acts, and the
/// agreement of the walk-through.
async fn registra_circostanze(
    programma: &Programma,
    ufficio: &Ufficio,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut quante = 0;
    for (numero, (datore, prospetto)) in datori_con_prospetto(ufficio).await?.iter().enumerate() {
        let mut nuove = dichiarate(datore, prospetto, numero, oggi);
        if datore.denominazione == BRICOLA {
            let stipula = oggi - Days::new(160);
            let estremi = format!("31/{}", stipula.year());
            nuove = vec![circostanza(datore, "convenzione", "SV", stipula, 2, &estremi, "scadenze_rispettate")];
        }
        for nuova in nuove {
            crate::circostanze::circostanza_salva(programma, nuova).await?;
            quante += 1;
        }
    }
    dico(&format!("Registrate {quante} circostanze fra convenzioni, esoneri e sospensioni."));
    Ok(())
}

fn dichiarate(datore: &Datore, prospetto: &Prospetto, numero: usize, oggi: NaiveDate) -> Vec<Circostanza> {
    let dal = prospetto.data_riferimento() - Days::new(60);
    let anno = dal.year();
    let mut nuove = Vec::new();
    for quadro in &prospetto.quadro2 {
        let provincia = quadro.dati_provinciali.provincia.sigla();
        if let Some(esonero) = quadro.esonero.as_ref().filter(|esonero| esonero.stato == StatoConcessione::Concessa) {
            let estremi = format!("{}/{anno}", numero + 100);
            nuove.push(circostanza(
                datore,
                "esonero",
                provincia,
                dal,
                esonero.lavoratori.unwrap_or(0),
                &estremi,
                "pagato",
            ));
        }
        if quadro.sospensione.is_some() {
            let fine = oggi + Days::new(90);
            let mut sospensione =
                circostanza(datore, "sospensione", provincia, dal, 0, "comunicazione agli atti", "in_proporzione");
            sospensione.al = fine.to_string();
            nuove.push(sospensione);
        }
        if let Some(convenzione) = &quadro.convenzione {
            let estremi = format!("{}/{anno}", numero + 1);
            let unita = convenzione.lavoratori_previsti;
            nuove.push(circostanza(datore, "convenzione", provincia, dal, unita, &estremi, "scadenze_rispettate"));
        }
    }
    nuove
}

fn circostanza(
    datore: &Datore,
    tipo: &str,
    provincia: &str,
    dal: NaiveDate,
    unita: u32,
    estremi: &str,
    stato: &str,
) -> Circostanza {
    Circostanza {
        id: String::new(),
        versione: 0,
        datore_id: datore.id.clone(),
        tipo: tipo.to_owned(),
        provincia: provincia.to_owned(),
        dal: dal.to_string(),
        al: String::new(),
        unita,
        estremi: estremi.to_owned(),
        stato: stato.to_owned(),
        note: String::new(),
        origine: String::new(),
        origine_id: String::new(),
    }
}

/// Invented contracting authorities: name, IPA code.
const STAZIONI: [(&str, &str); 5] = [
    ("Comune di Valdastra", "c_z981"),
    ("Comune di Borgo Levante", "c_z982"),
    ("Azienda sanitaria di Castelmarino", "as_z983"),
    ("Università di Rocca San Vito", "un_z984"),
    ("Autorità portuale del Golfo", "ap_z985"),
];

async fn richiedi(
    programma: &Programma,
    datore: &Datore,
    numero: usize,
    ricevuta: NaiveDate,
) -> Result<SchedaRichiesta, Errore> {
    let (ente, codice_ipa) = STAZIONI[numero % STAZIONI.len()];
    let pec = format!("gare@{}.example", ente.to_lowercase().replace(' ', "").replace('à', "a"));
    let dati = DatiRichiesta {
        codice_ipa: codice_ipa.to_owned(),
        ente: ente.to_owned(),
        pec,
        cig: format!("B{:04X}A77{:02}", 0x4F00 + numero, numero % 100),
        oggetto_gara: "manutenzione degli impianti comunali".to_owned(),
        protocollo: format!("{}/{}", 88_400 + numero, ricevuta.year()),
        ricevuta_il: tempo::breve(ricevuta),
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        data_riferimento: tempo::breve(ricevuta - Days::new(25)),
        determina_del: String::new(),
        note: String::new(),
    };
    let salva = SalvaRichiesta { id: String::new(), versione: 0, dati };
    let scheda = ottemperanza::richiesta_salva(programma, salva).await?;
    match scheda.errori.first() {
        None => Ok(scheda),
        Some(errore) => Err(Errore::guasto("dimostrazione_errata", format!("{}: {}", errore.campo, errore.messaggio))),
    }
}

/// Asks for certificates and issues a few of each outcome; leaves some requests open, as on a desk.
async fn emetti(
    programma: &Programma,
    ufficio: &Ufficio,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<Vec<String>, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut per_esito: BTreeMap<String, usize> = BTreeMap::new();
    let mut emessi = Vec::new();
    let mut numero = 0;
    for (datore, _) in datori_con_prospetto(ufficio).await? {
        if !datore.provincia.as_deref().is_some_and(|sigla| ufficio.competente(sigla)) {
            continue;
        }
        if emessi.len() >= 12 {
            break;
        }
        let scheda = richiedi(programma, &datore, numero, oggi - Days::new(12)).await?;
        numero += 1;
        let Some(esito) = scheda.esito.filter(|esito| esito.certificabile) else { continue };
        let gia = per_esito.entry(esito.codice.clone()).or_default();
        if *gia >= PER_ESITO {
            ottemperanza::richiesta_archivia(programma, crate::api::PerId { id: scheda.id }).await?;
            continue;
        }
        *gia += 1;
        let rilascia =
            Rilascia { id: scheda.id, versione: scheda.versione, esito: String::new(), motivazione: String::new() };
        let atto = ottemperanza::ottemperanza_rilascia(programma, rilascia).await?;
        dico(&format!("Certificato n. {}: {}, {}", atto.riga.numero, datore.denominazione, esito.titolo));
        emessi.push(atto.riga.id);
    }
    lascia_aperte(programma, ufficio, numero, oggi).await?;
    Ok(emessi)
}

/// Requests still open: one late, one near its term, one with time; the first is the walk-through's.
async fn lascia_aperte(programma: &Programma, ufficio: &Ufficio, da: usize, oggi: NaiveDate) -> Result<(), Errore> {
    let datori = datori_con_prospetto(ufficio).await?;
    for (posto, giorni) in [28, 33, 26, 9, 3].into_iter().enumerate() {
        if let Some((datore, _)) = datori.get(posto * 7) {
            richiedi(programma, datore, da + posto * 5, oggi - Days::new(giorni)).await?;
        }
    }
    Ok(())
}

async fn firma(
    programma: &Programma,
    ufficio: &Arc<Ufficio>,
    emessi: &[String],
    chiave: &DispositivoFirma,
    cartella: &Path,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    // The last two stay to be signed, so that the window has something to sign.
    let da_firmare = emessi.len().saturating_sub(2).max(1);
    for id in emessi.iter().take(da_firmare) {
        let atto = firme::firma_atto(ufficio, id, chiave).await?;
        let file = cartella.join("atti").join(format!("certificato-{}.pdf", atto.riga.numero.replace('/', "-")));
        atti::atto_salva(programma, SalvaAtto { id: id.clone(), percorso: file.to_string_lossy().into_owned() })
            .await?;
        let esame = firme::atto_verifica(programma, crate::api::PerId { id: id.clone() }).await?;
        dico(&format!("{}: {}", file.display(), esame.titolo));
    }
    Ok(())
}
