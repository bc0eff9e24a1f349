//! Search as you type over three hundred thousand employers in the encrypted archive.

use crate::misura::{Esito, Misura, Tempi};
use mirato_app::{Orologio, Programma, comandi};
use mirato_store::{Archivio, Autore, Datore};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const DATORI: usize = 300_000;
const PAROLA: &str = "parola di misura";
const COGNOMI: [&str; 16] = [
    "Rossi", "D'Angelo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino", "Greco", "Bruno",
    "Gallo", "Conti", "De Luca", "Mancini", "Costa",
];
const MESTIERI: [&str; 12] = [
    "Costruzioni",
    "Trasporti",
    "Servizi",
    "Impianti",
    "Alimentari",
    "Tessile",
    "Meccanica",
    "Informatica",
    "Pulizie",
    "Logistica",
    "Ristorazione",
    "Arredamenti",
];
const FORME: [&str; 4] = ["S.r.l.", "S.p.A.", "Soc. Coop.", "S.n.c."];
const COMUNI: [(&str, &str); 4] = [("GE", "Genova"), ("SV", "Savona"), ("SP", "La Spezia"), ("IM", "Imperia")];

/// What is typed, letter by letter: names, words of a name in any order, codes, mistakes.
const BATTUTI: [&str; 20] = [
    "rossi costruzioni",
    "Ferrari Meccanica",
    "D'Angelo",
    "dangelo trasporti",
    "de luca tessile",
    "esposito pulizie srl",
    "costruzioni srl",
    "srl",
    "soc coop",
    "logistica marino",
    "bianchi 12",
    "greco ristorazione spa",
    "arredamenti",
    "gallo impianti snc",
    "00000079190",
    "0007919",
    "mancini informatica",
    "zucchetti",
    "rosssi",
    "costa serv",
];

fn archivio(cartella: &Path) -> PathBuf {
    cartella.join("ricerca.mirato")
}

/// Makes the archive.
#[tokio::main]
pub async fn prepara(cartella: &Path) -> Esito {
    let inizio = Instant::now();
    let archivio = Archivio::crea(&archivio(cartella).to_string_lossy(), Some(PAROLA)).await?;
    let autore = Autore { utente: "misura".to_owned(), quando: Orologio::Sistema.iso() };
    for da in (0..DATORI).step_by(50_000) {
        let mut scrittura = archivio.scrivi(&autore).await?;
        for blocco in (da..DATORI.min(da + 50_000)).collect::<Vec<_>>().chunks(5_000) {
            scrittura.inserisci_tutti(blocco.iter().map(|n| datore(*n)).collect()).await?;
        }
        scrittura.conferma().await?;
    }
    archivio.chiudi().await;
    eprintln!("  archivio di {DATORI} datori in {:.0} s", inizio.elapsed().as_secs_f64());
    Ok(())
}

fn datore(n: usize) -> Datore {
    let (cognome, mestiere) = (COGNOMI[n % COGNOMI.len()], MESTIERI[n / 16 % MESTIERI.len()]);
    let (forma, (provincia, comune)) = (FORME[n / 192 % FORME.len()], COMUNI[n % COMUNI.len()]);
    Datore {
        id: String::new(),
        codice_fiscale: format!("{:011}", n * 7_919),
        partita_iva: Some(format!("{:011}", n * 7_919)),
        denominazione: format!("{cognome} {mestiere} {} {forma}", n / 768),
        natura: "privato".to_owned(),
        provincia: Some(provincia.to_owned()),
        comune: Some(comune.to_owned()),
        indirizzo: Some(format!("Via Roma {}", n % 200)),
        cap: None,
        pec: None,
        telefono: None,
        settore: None,
        ccnl: None,
        versione: 0,
    }
}

#[tokio::main]
pub async fn misura(cartella: &Path) -> Esito {
    let programma = Programma::nuovo(None, Orologio::Sistema);
    programma.apri(&archivio(cartella).to_string_lossy(), PAROLA, false, "misura").await?;
    cerca(&programma, "riscaldamento").await?;
    let mut tempi = Vec::new();
    let mut lento = (Duration::ZERO, String::new());
    for battuto in BATTUTI.iter().cycle().take(3 * BATTUTI.len()) {
        for (fine, lettera) in battuto.char_indices() {
            let finora = &battuto[..fine + lettera.len_utf8()];
            let durata = cerca(&programma, finora).await?;
            tempi.push(durata);
            if durata > lento.0 {
                lento = (durata, finora.to_owned());
            }
        }
    }
    let presi = Tempi::di(&tempi);
    let millisecondi = |secondi: f64| format!("{:.1}", secondi * 1e3).replace('.', ",");
    Misura::nuova("Ricerca mentre si scrive fra 300.000 datori, 95° percentile", presi.percentile(95) * 1e3, "ms")
        .obiettivo(50.0)
        .nota(format!(
            "{} ricerche lettera per lettera nell'archivio cifrato; mediana {} ms, la più lenta {} ms («{}»)",
            tempi.len(),
            millisecondi(presi.mediana()),
            millisecondi(lento.0.as_secs_f64()),
            lento.1
        ))
        .scrivi();
    programma.ufficio().await?.archivio.chiudi().await;
    Ok(())
}

/// One search as the window asks for it.
async fn cerca(programma: &Programma, testo: &str) -> Esito<Duration> {
    let inizio = Instant::now();
    comandi::esegui(programma, "cerca", json!({ "testo": testo, "limite": 20 })).await?;
    Ok(inizio.elapsed())
}
