//! A review of sixty thousand employers with twelve months of events, from the encrypted archive: read,
//! reckoned with the explanation, compared with the review before, written with its register.

use crate::misura::{Esito, Misura, Tempi, picco};
use mirato_app::{Orologio, Programma, revisioni};
use mirato_exchange::demo::{Atteso, genera};
use mirato_exchange::unipi;
use mirato_store::{
    Archivio, Autore, Circostanza, Datore, Json, Movimento, OrigineProspetto, Prospetto, Scrittura, StatoProspetto,
    TipoCircostanza, TipoMovimento, TipoProspetto,
};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const DATORI: usize = 60_000;
/// Employers are registered so many at a time, each page in a transaction of its own.
const PAGINA: usize = 5_000;
/// Different prospetti, each of many employers.
const DIVERSI: usize = 240;
const PAROLA: &str = "parola di misura";

fn archivio(cartella: &Path) -> PathBuf {
    cartella.join("revisione.mirato")
}

/// Makes the archive: prospetti at 31 December, then hires, computi, agreements and exemptions through the year.
#[tokio::main]
pub async fn prepara(cartella: &Path) -> Esito {
    let inizio = Instant::now();
    let quadri = quadri()?;
    let archivio = Archivio::crea(&archivio(cartella).to_string_lossy(), Some(PAROLA)).await?;
    let autore = Autore { utente: "misura".to_owned(), quando: Orologio::Sistema.iso() };
    for da in (0..DATORI).step_by(PAGINA) {
        let mut scrittura = archivio.scrivi(&autore).await?;
        registra(&mut scrittura, &quadri, da).await?;
        scrittura.conferma().await?;
    }
    archivio.chiudi().await;
    eprintln!("  archivio di {DATORI} datori in {:.0} s", inizio.elapsed().as_secs_f64());
    Ok(())
}

/// Prospetti of the demonstration that hold, as the archive keeps them.
fn quadri() -> Esito<Vec<(Json, String)>> {
    let al = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).ok_or("no such day")?;
    let mut quadri = Vec::new();
    for file in genera(68, DIVERSI, al) {
        if let Atteso::Prospetto { vale: true, .. } = file.atteso {
            let prospetto = unipi::leggi(&file.byte)?;
            let provincia =
                prospetto.quadro2.first().map(|quadro| quadro.dati_provinciali.provincia.sigla().to_owned());
            quadri.push((Json::di(&prospetto)?, provincia.ok_or("no province")?));
        }
    }
    Ok(quadri)
}

async fn registra(scrittura: &mut Scrittura, quadri: &[(Json, String)], da: usize) -> Esito {
    let datori = (da..DATORI.min(da + PAGINA)).map(datore).collect();
    let datori = scrittura.inserisci_tutti(datori).await?;
    let (mut prospetti, mut movimenti, mut circostanze) = (Vec::new(), Vec::new(), Vec::new());
    for (numero, datore) in datori.iter().enumerate() {
        let (testo, provincia) = &quadri[numero % quadri.len()];
        prospetti.push(prospetto(&datore.id, testo, da + numero));
        movimenti.extend((0..numero % 3).map(|mese| movimento(&datore.id, provincia, mese, da + numero)));
        if numero % 4 == 0 {
            circostanze.push(circostanza(&datore.id, provincia, numero));
        }
    }
    scrittura.inserisci_tutti(prospetti).await?;
    scrittura.inserisci_tutti(movimenti).await?;
    scrittura.inserisci_tutti(circostanze).await?;
    Ok(())
}

fn datore(n: usize) -> Datore {
    Datore {
        id: String::new(),
        codice_fiscale: format!("{:011}", n * 7_919),
        partita_iva: None,
        denominazione: format!("Impresa {n} S.r.l."),
        natura: "privato".to_owned(),
        provincia: Some("GE".to_owned()),
        comune: Some("Genova".to_owned()),
        indirizzo: None,
        cap: None,
        pec: None,
        telefono: None,
        settore: Some(format!("{:02}.10.00", n % 90 + 1)),
        ccnl: None,
        versione: 0,
    }
}

fn prospetto(datore_id: &str, quadri: &Json, n: usize) -> Prospetto {
    Prospetto {
        id: String::new(),
        datore_id: datore_id.to_owned(),
        codice_comunicazione: None,
        codice_precedente: None,
        tipo: TipoProspetto::Prospetto,
        data_invio: Some(format!("2026-{:02}-20", 1 + n % 2)),
        data_riferimento: "2025-12-31".to_owned(),
        protocollo: None,
        stato: StatoProspetto::Valido,
        origine: OrigineProspetto::Unipi,
        impronta: format!("{n:064}"),
        quadri: quadri.clone(),
        importazione_id: None,
        versione: 0,
    }
}

fn movimento(datore_id: &str, provincia: &str, mese: usize, n: usize) -> Movimento {
    let data = format!("2026-{:02}-10", 1 + (n + 5 * mese) % 10);
    let tipo = if mese == 0 { TipoMovimento::Assunzione } else { TipoMovimento::Computo };
    Movimento {
        fino_al: (mese == 1).then(|| "2026-10-31".to_owned()),
        elenco: "art8".to_owned(),
        origine: "misura".to_owned(),
        origine_id: format!("{n}-{mese}"),
        ..Movimento::nuovo(datore_id, tipo, provincia, &data)
    }
}

fn circostanza(datore_id: &str, provincia: &str, n: usize) -> Circostanza {
    Circostanza {
        id: String::new(),
        datore_id: datore_id.to_owned(),
        provincia: Some(provincia.to_owned()),
        tipo: if n.is_multiple_of(8) { TipoCircostanza::Convenzione } else { TipoCircostanza::Esonero },
        dal: format!("2026-{:02}-01", 2 + n % 8),
        al: Some("2027-06-30".to_owned()),
        unita: Some(1),
        estremi: Some(format!("{n}/2026")),
        dati: Json::default(),
        origine: None,
        origine_id: None,
        versione: 0,
    }
}

/// The first review, then one that is compared with it.
#[tokio::main]
pub async fn misura(cartella: &Path) -> Esito {
    let programma = Programma::nuovo(None, Orologio::Sistema);
    programma.apri(&archivio(cartella).to_string_lossy(), PAROLA, false, "misura").await?;
    let ufficio = programma.ufficio().await?;
    let mut tempi: Vec<Duration> = Vec::new();
    for giorno in ["2026-06-30", "2026-09-30", "2026-11-20"] {
        let inizio = Instant::now();
        let fatta = revisioni::in_primo_piano(&ufficio, Some(giorno)).await?;
        tempi.push(inizio.elapsed());
        if fatta.conteggi.datori as usize != DATORI || fatta.conteggi.non_calcolati > 0 {
            return Err(
                format!("{} datori, {} non calcolati", fatta.conteggi.datori, fatta.conteggi.non_calcolati).into()
            );
        }
    }
    let memoria = picco()?;
    programma.chiudi().await;
    // The first has nothing to be compared with: the others are what an office waits for.
    let tempi = Tempi::di(&tempi[1..]);
    Misura::nuova("Revisione di 60.000 datori con 12 mesi di eventi, dall'archivio cifrato", tempi.mediana(), "s")
        .obiettivo(30.0)
        .nota(format!("con spiegazioni e confronto con la revisione precedente; {}", tempi.in_parole()))
        .scrivi();
    Misura::nuova("Revisione di 60.000 datori: memoria di picco", memoria, "MB").scrivi();
    Ok(())
}
