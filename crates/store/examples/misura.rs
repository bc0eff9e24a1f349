//! Measures a long import and the search box on an encrypted archive:
//! `cargo run -p mirato-store --example misura -- 300000`.
//!
//! Names and codes are made up by counting.

use mirato_store::{Archivio, Autore, ColonnaDatori, Datore, Direzione, Esito, FiltroDatori};
use std::time::{Duration, Instant};

const NOMI: [&str; 16] = [
    "Rossi", "D'Angelo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino", "Greco", "Bruno",
    "Gallo", "Conti", "De Luca", "Mancini", "Costa",
];
const COSE: [&str; 12] = [
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

fn datore(i: usize) -> Datore {
    let (nome, cosa, forma) = (NOMI[i % 16], COSE[(i / 16) % 12], FORME[(i / 192) % 4]);
    Datore {
        id: String::new(),
        codice_fiscale: format!("{:011}", i * 7919),
        partita_iva: Some(format!("{:011}", i * 7919)),
        denominazione: format!("{nome} {cosa} {} {forma}", i / 768),
        natura: "privato".into(),
        provincia: Some(["GE", "SV", "SP", "IM"][i % 4].into()),
        comune: Some("Genova".into()),
        indirizzo: Some(format!("Via Roma {}", i % 200)),
        cap: Some("16100".into()),
        pec: None,
        telefono: None,
        settore: Some("41.20".into()),
        ccnl: None,
        versione: 0,
    }
}

fn percentile(tempi: &mut [Duration], per_cento: usize) -> Duration {
    tempi.sort_unstable();
    tempi[(tempi.len() - 1) * per_cento / 100]
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let quanti: usize = std::env::args().nth(1).map_or(Ok(300_000), |n| n.parse())?;
    let cartella = tempfile::tempdir()?;
    let percorso = cartella.path().join("misura.mirato");
    let posizione = percorso.to_string_lossy().into_owned();
    let archivio = Archivio::crea(&posizione, Some("parola di prova")).await?;
    let autore = Autore { utente: "misura".into(), quando: "2026-11-22T09:30:00+01:00".into() };
    for (giro, inizio) in (0..quanti).step_by(50_000).enumerate() {
        let avvio = Instant::now();
        let mut scrittura = archivio.scrivi(&autore).await?;
        for blocco in (inizio..quanti.min(inizio + 50_000)).collect::<Vec<_>>().chunks(5000) {
            scrittura.inserisci_tutti(blocco.iter().map(|i| datore(*i)).collect()).await?;
        }
        scrittura.conferma().await?;
        println!("importazione {}: 50.000 datori in {:?}", giro + 1, avvio.elapsed());
    }
    cerca(&archivio).await?;
    let avvio = Instant::now();
    let registro = archivio.verifica_registro().await?;
    println!("registro di {} righe verificato in {:?}", registro.righe, avvio.elapsed());
    archivio.chiudi().await;
    let avvio = Instant::now();
    Archivio::apri(&posizione, Some("parola di prova")).await?.chiudi().await;
    println!("apertura in {:?}; {} MB", avvio.elapsed(), std::fs::metadata(&percorso)?.len() / 1_000_000);
    Ok(())
}

async fn cerca(archivio: &Archivio) -> Esito<()> {
    let parole = [
        "r",
        "s",
        "ro",
        "ross",
        "rossi",
        "dangelo",
        "D'Angelo costr",
        "costruzioni srl",
        "srl",
        "s r",
        "0000079",
        "07",
        "de luca tess",
        "ferrari 12",
        "soc coop",
        "bianchi pulizie spa",
        "zzz",
        "mecc gr",
        "1",
        "a b c",
    ];
    let mut tempi = Vec::new();
    for _ in 0..10 {
        for parola in parole {
            let avvio = Instant::now();
            archivio.cerca(parola, 20).await?;
            tempi.push(avvio.elapsed());
        }
    }
    println!(
        "ricerca: mediana {:?}, p95 {:?}, massimo {:?}",
        percentile(&mut tempi, 50),
        percentile(&mut tempi, 95),
        percentile(&mut tempi, 100)
    );
    for parola in parole {
        let avvio = Instant::now();
        let trovati = archivio.cerca(parola, 20).await?.len();
        println!("  «{parola}»: {trovati} in {:?}", avvio.elapsed());
    }
    for testo in [None, Some("rossi costr".to_owned()), Some("srl".to_owned())] {
        let filtro = FiltroDatori { testo, provincia: None, ..FiltroDatori::default() };
        let avvio = Instant::now();
        let pagina = archivio.elenco_datori(&filtro, ColonnaDatori::Denominazione, Direzione::Crescente, 50, 0).await?;
        println!("  elenco {:?}: {} in {:?}", filtro.testo, pagina.totale, avvio.elapsed());
    }
    Ok(())
}
