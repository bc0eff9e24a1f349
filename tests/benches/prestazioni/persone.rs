//! Three hundred thousand people and half a million iscrizioni in the encrypted archive: search as you
//! type, a person's page, a thousand letters.

use crate::misura::{Esito, Misura, Tempi, picco};
use mirato_app::api::{DatiIscrizione, DatiPersona, Disponibilita, Indirizzo};
use mirato_app::{Orologio, Programma, comandi};
use mirato_domain::CodiceFiscale;
use mirato_store::{Archivio, Autore, Iscrizione, Json, Persona, Scrittura, StatoIscrizione, StatoPersona};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PERSONE: usize = 300_000;
const LETTERE: usize = 1_000;
/// A page of people is registered in a transaction of its own.
const PAGINA: usize = 50_000;
const PAROLA: &str = "parola di misura";
const COGNOMI: [&str; 16] = [
    "Rossi", "D'Angelo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino", "Greco", "Bruno",
    "Gallo", "Conti", "De Luca", "Mancini", "Costa",
];
const NOMI: [&str; 12] =
    ["Nicolò", "Maria", "Giuseppe", "Anna", "Elena", "Paolo", "Lucia", "Ivo", "Sara", "Bruno", "Zoë", "Rosa"];

/// What is typed, letter by letter: names in either order, codes, mistakes.
const BATTUTI: [&str; 14] = [
    "rossi maria",
    "maria rossi",
    "D'Angelo",
    "dangelo elena",
    "de luca nicolo",
    "esposito",
    "bianchi 12",
    "RSSMRA80D52D969",
    "gallo zoe",
    "mancini ivo",
    "costa",
    "rosssi",
    "zucchetti",
    "conti anna",
];

fn archivio(cartella: &Path) -> PathBuf {
    cartella.join("persone.mirato")
}

/// Makes the archive.
#[tokio::main]
pub async fn prepara(cartella: &Path) -> Esito {
    let inizio = Instant::now();
    let archivio = Archivio::crea(&archivio(cartella).to_string_lossy(), Some(PAROLA)).await?;
    let autore = Autore { utente: "misura".to_owned(), quando: Orologio::Sistema.iso() };
    for da in (0..PERSONE).step_by(PAGINA) {
        let mut scrittura = archivio.scrivi(&autore).await?;
        iscrivi(&mut scrittura, da).await?;
        scrittura.conferma().await?;
    }
    archivio.chiudi().await;
    eprintln!("  archivio di {PERSONE} persone in {:.0} s", inizio.elapsed().as_secs_f64());
    Ok(())
}

/// People of a page: each in the list of art. 8, two of three with an earlier iscrizione that ended.
async fn iscrivi(scrittura: &mut Scrittura, da: usize) -> Esito {
    for blocco in (da..da + PAGINA).collect::<Vec<_>>().chunks(5_000) {
        let nuove: Result<Vec<Persona>, _> = blocco.iter().map(|n| persona(*n)).collect();
        let persone = scrittura.inserisci_tutti(nuove?).await?;
        let mut iscrizioni = Vec::with_capacity(persone.len());
        let mut chiuse = Vec::with_capacity(persone.len());
        for (n, persona) in blocco.iter().zip(&persone) {
            iscrizioni.push((iscrizione(&persona.id, *n)?, 2026));
            if n % 3 != 0 {
                chiuse.push((iscrizione(&persona.id, *n)?, 2020));
            }
        }
        for chiusa in scrittura.iscrivi_tutte(chiuse).await? {
            let chiusa_il = Some("2021-05-31".to_owned());
            scrittura.salva(Iscrizione { stato: StatoIscrizione::Chiusa, chiusa_il, ..chiusa }).await?;
        }
        scrittura.iscrivi_tutte(iscrizioni).await?;
    }
    Ok(())
}

/// Day of birth and codice fiscale of a woman born in Genova: another one for each number below 302,400.
fn nascita(n: usize) -> Esito<(String, String)> {
    let (giorno, mese, anno) = (n % 28 + 1, n / 28 % 12, 40 + n / 336 % 60);
    let iniziale = char::from(b"BCDFGLMNPQRSTVZ"[n / 20_160]);
    let mese_scritto = char::from(b"ABCDEHLMPRST"[mese]);
    let codice = CodiceFiscale::da_quindici(&format!("{iniziale}SSMRA{anno}{mese_scritto}{}D969", giorno + 40))?;
    Ok((format!("19{anno}-{:02}-{giorno:02}", mese + 1), codice.to_string()))
}

pub fn persona(n: usize) -> Esito<Persona> {
    let (cognome, nome) = (COGNOMI[n % COGNOMI.len()], NOMI[n / 16 % NOMI.len()]);
    let cognome = format!("{cognome} {}", n / 192);
    let (nato_il, codice) = nascita(n)?;
    let residenza = Indirizzo {
        indirizzo: format!("Via dei Tigli {}", n % 90 + 1),
        cap: "17100".to_owned(),
        comune: "Savona".to_owned(),
        provincia: "SV".to_owned(),
    };
    let dati = DatiPersona {
        cognome: cognome.clone(),
        nome: nome.to_owned(),
        codice_fiscale: codice.clone(),
        sesso: "F".to_owned(),
        nato_il: nato_il.clone(),
        residenza,
        profilo: "impiegata amministrativa".to_owned(),
        qualifiche: vec![format!("4.1.1.{}", n % 40)],
        disponibilita: Disponibilita {
            privati: true,
            tempo_pieno: true,
            part_time: !n.is_multiple_of(3),
            distanza_km: u32::try_from(n % 60)?,
            ..Disponibilita::default()
        },
        ..DatiPersona::default()
    };
    Ok(Persona {
        id: String::new(),
        codice_fiscale: codice.clone(),
        codice_fiscale_base: codice,
        cognome,
        nome: nome.to_owned(),
        sesso: "F".to_owned(),
        nato_il,
        provincia: Some("SV".to_owned()),
        comune: Some("Savona".to_owned()),
        disponibile: " privati pubblici part_time ".to_owned(),
        permesso_scade_il: None,
        stato: StatoPersona::Attiva,
        unita_a: None,
        dati: Json::di(&dati)?,
        versione: 0,
    })
}

fn iscrizione(persona_id: &str, n: usize) -> Esito<Iscrizione> {
    let dal = format!("{}-{:02}-{:02}", 2010 + n % 9, n % 12 + 1, n % 28 + 1);
    let domanda = DatiIscrizione { persona_id: persona_id.to_owned(), elenco: "art8".to_owned(), ..Default::default() };
    Ok(Iscrizione {
        id: String::new(),
        persona_id: persona_id.to_owned(),
        elenco: "art8".to_owned(),
        anno: None,
        numero: None,
        stato: StatoIscrizione::Domanda,
        richiesta_il: dal.clone(),
        iscritta_dal: Some(dal.clone()),
        anzianita_dal: Some(dal),
        sospesa_fino_al: None,
        chiusa_il: None,
        motivo: None,
        scadenza: None,
        documenti_mancanti: 0,
        dati: Json::di(&json!({ "domanda": domanda }))?,
        versione: 0,
    })
}

#[tokio::main]
pub async fn misura(cartella: &Path) -> Esito {
    let programma = Programma::nuovo(None, Orologio::Sistema);
    programma.apri(&archivio(cartella).to_string_lossy(), PAROLA, false, "misura").await?;
    let trovate = ricerca(&programma).await?;
    scheda(&programma, &trovate).await?;
    lettere(&programma, &cartella.join("lettere")).await?;
    preselezione(&programma).await?;
    programma.ufficio().await?.archivio.chiudi().await;
    Ok(())
}

/// Types in the list of people; the people found.
async fn ricerca(programma: &Programma) -> Esito<Vec<String>> {
    let mut trovate = Vec::new();
    let mut tempi = Vec::new();
    cerca(programma, "riscaldamento").await?;
    for battuto in BATTUTI.iter().cycle().take(3 * BATTUTI.len()) {
        for (fine, lettera) in battuto.char_indices() {
            let (durata, righe) = cerca(programma, &battuto[..fine + lettera.len_utf8()]).await?;
            tempi.push(durata);
            trovate.extend(righe);
        }
    }
    let presi = Tempi::di(&tempi);
    let nota = format!(
        "{} ricerche lettera per lettera, 500.000 iscrizioni; mediana {:.1} ms, la più lenta {:.1} ms",
        tempi.len(),
        presi.mediana() * 1e3,
        presi.percentile(100) * 1e3
    );
    Misura::nuova("Ricerca mentre si scrive fra 300.000 persone, 95° percentile", presi.percentile(95) * 1e3, "ms")
        .obiettivo(50.0)
        .nota(nota)
        .scrivi();
    trovate.sort_unstable();
    trovate.dedup();
    Ok(trovate)
}

/// One search as the window asks for it, and the people it finds.
async fn cerca(programma: &Programma, testo: &str) -> Esito<(Duration, Vec<String>)> {
    let inizio = Instant::now();
    let trovate = comandi::esegui(programma, "cerca", json!({ "testo": testo, "limite": 20 })).await?;
    let durata = inizio.elapsed();
    let persone = trovate.as_array().into_iter().flatten().filter(|voce| voce["tipo"] == "persona");
    Ok((durata, persone.filter_map(|voce| Some(voce["id"].as_str()?.to_owned())).collect()))
}

async fn scheda(programma: &Programma, persone: &[String]) -> Esito {
    let mut tempi = Vec::new();
    for id in persone.iter().take(200) {
        let inizio = Instant::now();
        comandi::esegui(programma, "persona", json!({ "id": id })).await?;
        tempi.push(inizio.elapsed());
    }
    if tempi.is_empty() {
        return Err("nessuna persona da aprire".into());
    }
    let presi = Tempi::di(&tempi);
    Misura::nuova("Scheda di una persona fra 300.000, 95° percentile", presi.percentile(95) * 1e3, "ms")
        .obiettivo(150.0)
        .nota(format!("{} schede; mediana {:.1} ms", tempi.len(), presi.mediana() * 1e3))
        .scrivi();
    Ok(())
}

async fn lettere(programma: &Programma, cartella: &Path) -> Esito {
    std::fs::create_dir_all(cartella)?;
    let impostazioni = json!({
        "ente": "Provincia di Castelmarino", "servizio": "Collocamento mirato", "province": ["SV"], "luogo": "Savona",
        "recapiti": ["Viale dei Tigli 14"],
        "responsabile": { "nome": "Ada Neri", "ruolo": "Istruttrice", "email": "a.neri@esempio.example" },
        "firmatario": { "nome": "Ugo Bo", "ruolo": "Il dirigente", "email": "" },
    });
    comandi::esegui(programma, "impostazioni_salva", impostazioni).await?;
    let mut ids: Vec<Value> = Vec::with_capacity(LETTERE);
    while ids.len() < LETTERE {
        let pagina = json!({ "stato": "aperta", "da": ids.len(), "quanti": 200 });
        let mut trovate = comandi::esegui(programma, "iscrizioni", pagina).await?;
        let righe = trovate["righe"].as_array_mut().ok_or("nessuna iscrizione")?;
        if righe.is_empty() {
            return Err(format!("{} iscrizioni aperte invece di {LETTERE}", ids.len()).into());
        }
        ids.extend(righe.iter_mut().map(|riga| riga["id"].take()));
    }
    let chiedi = json!({
        "modello": "convocazione", "ids": ids, "giorno": "14/12/2026", "ora": "9:30", "luogo": "via dei Tigli 14",
        "cartella": cartella, "unico": true,
    });
    let inizio = Instant::now();
    let avviato = comandi::esegui(programma, "lettere_componi", chiedi).await?;
    fine(programma, &avviato).await?;
    let durata = inizio.elapsed();
    Misura::nuova("1.000 lettere in altrettanti file e in uno solo", durata.as_secs_f64(), "s")
        .obiettivo(20.0)
        .nota("PDF/A-2a e PDF/UA-1, con un segnalibro per lettera nel file unico")
        .scrivi();
    Misura::nuova("1.000 lettere: memoria di picco", picco()?, "MB").scrivi();
    Ok(())
}

/// Waits for a work in the background, which must succeed.
async fn fine(programma: &Programma, avviato: &Value) -> Esito {
    loop {
        let visto = comandi::esegui(programma, "lavoro", json!({ "lavoro": avviato["lavoro"] })).await?;
        match visto["stato"].as_str() {
            Some("in_corso") => tokio::time::sleep(Duration::from_millis(20)).await,
            Some("fatto") => return Ok(()),
            _ => return Err(visto.to_string().into()),
        }
    }
}

/// Everybody in the list against a profile.
async fn preselezione(programma: &Programma) -> Esito {
    let datore = json!({
        "id": "", "versione": 0, "codice_fiscale": "00000000000", "partita_iva": "", "denominazione": "Misura S.r.l.",
        "natura": "privato", "provincia": "SV", "comune": "", "indirizzo": "", "cap": "", "pec": "", "telefono": "",
        "settore": "", "ccnl": "",
    });
    comandi::esegui(programma, "datore_salva", datore).await?;
    let dati = json!({
        "codice_fiscale_datore": "00000000000", "ricevuta_il": "2026-11-20", "provincia": "SV", "comune": "Albenga",
        "elenco": "art8", "profilo": "impiegata", "posti": 3, "contratto": "indeterminato", "qualifiche": ["4.1.1.2"],
        "ore": "20:00", "ore_contratto": "40:00",
    });
    let scheda =
        comandi::esegui(programma, "preselezione_salva", json!({ "id": "", "versione": 0, "dati": dati })).await?;
    let chiedi = json!({ "id": scheda["riga"]["id"], "con_capacita": false });
    let inizio = Instant::now();
    let avviato = comandi::esegui(programma, "candidati_pesa", chiedi).await?;
    fine(programma, &avviato).await?;
    let durata = inizio.elapsed();
    let cerca = json!({ "id": scheda["riga"]["id"], "lavoro": avviato["lavoro"], "da": 0, "quanti": 20 });
    let trovati = comandi::esegui(programma, "candidati", cerca).await?;
    if trovati["pesate"].as_u64() < Some(300_000) {
        return Err(format!("{} persone confrontate invece di {PERSONE}", trovati["pesate"]).into());
    }
    Misura::nuova("Preselezione: 300.000 persone contro un profilo", durata.as_secs_f64(), "s")
        .nota(format!("in sottofondo; {} adatte, le prime {} spiegate", trovati["adatte"], trovati["totale"]))
        .scrivi();
    Ok(())
}
