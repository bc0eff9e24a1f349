//! The window: from the start of the program to the page that says it is up, and the memory of the
//! whole program, WebKit's processes included.

use crate::misura::{Esito, Misura, Tempi, campo, salta};
use mirato_app::demo::{ARCHIVIO, PAROLA};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const NOME: &str = "Finestra: avvio e memoria";
/// What the shell writes in its log when the page is up.
const PRONTA: &str = "finestra pronta";
const ATTESA: Duration = Duration::from_secs(30);
/// After this the page has drawn its first figures and is at rest.
const RIPOSO: Duration = Duration::from_secs(4);
const GIRI: usize = 5;

/// Makes the demonstration archive.
#[tokio::main]
pub async fn prepara(cartella: &Path) -> Esito {
    if manca().is_none() {
        mirato_app::demo::esegui(&cartella.join("dimostrazione"), &|_| ()).await?;
    }
    Ok(())
}

/// The window, built beside this program.
pub fn programma() -> Option<PathBuf> {
    let questo = std::env::current_exe().ok()?;
    let scelto = std::env::var_os("MIRATO_DESKTOP").map(PathBuf::from);
    scelto.or_else(|| Some(questo.parent()?.parent()?.join("mirato-desktop"))).filter(|file| file.is_file())
}

/// Why the window cannot be measured here.
pub fn manca() -> Option<&'static str> {
    let xvfb = Command::new("Xvfb").arg("-help").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if programma().is_none() {
        Some("mirato-desktop non è compilato accanto alle misure")
    } else if xvfb.is_err() {
        Some("Xvfb non c'è")
    } else {
        None
    }
}

pub fn misura(cartella: &Path) -> Esito {
    let (None, Some(programma)) = (manca(), programma()) else {
        salta(NOME, manca().unwrap_or_default());
        return Ok(());
    };
    let schermo = Schermo::acceso()?;
    let mut tempi = Vec::new();
    let mut memoria: f64 = 0.0;
    // The first start fills the caches of the disk: the following ones are warm.
    for giro in 0..=GIRI {
        let dati = cartella.join(format!("dati-{}", giro.min(1)));
        let (durata, pss) = avvia(&programma, &schermo, cartella, &dati)?;
        eprintln!("  avvio {giro}: {:.2} s, {pss:.0} MB", durata.as_secs_f64());
        if giro > 0 {
            tempi.push(durata);
            memoria = memoria.max(pss);
        }
    }
    let tempi = Tempi::di(&tempi);
    Misura::nuova("Finestra: dall'avvio a pronta, a caldo", tempi.mediana(), "s")
        .obiettivo(2.0)
        .nota(format!("sull'archivio dimostrativo, Xvfb senza scheda grafica; {}", tempi.in_parole()))
        .scrivi();
    Misura::nuova("Finestra: memoria di tutto il programma", memoria, "MB")
        .obiettivo(350.0)
        .nota("somma dei PSS del programma e dei processi di WebKit, il massimo degli avvii")
        .scrivi();
    Ok(())
}

/// A display without a screen, turned off when dropped.
pub struct Schermo {
    processo: Child,
    nome: String,
}

impl Schermo {
    pub fn acceso() -> Esito<Self> {
        let mut processo = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut numero = String::new();
        BufReader::new(processo.stdout.take().ok_or("Xvfb non ha un'uscita")?).read_line(&mut numero)?;
        Ok(Self { processo, nome: format!(":{}", numero.trim()) })
    }

    /// ":99".
    pub fn nome(&self) -> &str {
        &self.nome
    }
}

impl Drop for Schermo {
    fn drop(&mut self) {
        let _ = self.processo.kill();
        let _ = self.processo.wait();
    }
}

/// Starts the window, waits until it is up and at rest, and closes it.
fn avvia(programma: &Path, schermo: &Schermo, cartella: &Path, dati: &Path) -> Esito<(Duration, f64)> {
    let prima = pronte(dati);
    let inizio = Instant::now();
    let mut processo = Command::new(programma)
        .env("DISPLAY", &schermo.nome)
        .env_remove("WAYLAND_DISPLAY")
        .env("MIRATO_ARCHIVIO", cartella.join("dimostrazione").join(ARCHIVIO))
        .env("MIRATO_PASSWORD", PAROLA)
        .env("MIRATO_DATI", dati)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut durata = None;
    while durata.is_none() && inizio.elapsed() < ATTESA && processo.try_wait()?.is_none() {
        std::thread::sleep(Duration::from_millis(5));
        durata = (pronte(dati) > prima).then(|| inizio.elapsed());
    }
    std::thread::sleep(RIPOSO);
    let pss = discendenti(processo.id()).iter().filter_map(|pid| pss(*pid).ok()).sum();
    let _ = processo.kill();
    let _ = processo.wait();
    // WebKit's processes end by themselves when the program is gone.
    std::thread::sleep(Duration::from_secs(1));
    Ok((durata.ok_or("la finestra non è mai stata pronta")?, pss))
}

/// How many times the log says that the window was up.
fn pronte(dati: &Path) -> usize {
    let file = std::fs::read_dir(dati.join("diario")).into_iter().flatten().flatten();
    file.filter_map(|file| std::fs::read_to_string(file.path()).ok()).map(|testo| testo.matches(PRONTA).count()).sum()
}

fn pss(pid: u32) -> Esito<f64> {
    campo(&Path::new("/proc").join(pid.to_string()).join("smaps_rollup"), "Pss:")
}

/// A process and all that descend from it.
fn discendenti(radice: u32) -> Vec<u32> {
    let processi: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|voce| {
            let pid: u32 = voce.file_name().to_str()?.parse().ok()?;
            let stato = std::fs::read_to_string(voce.path().join("status")).ok()?;
            let padre = stato.lines().find_map(|riga| riga.strip_prefix("PPid:"))?;
            Some((pid, padre.trim().parse().ok()?))
        })
        .collect();
    let mut trovati = vec![radice];
    let mut visti = 0;
    while let Some(padre) = trovati.get(visti).copied() {
        trovati.extend(processi.iter().filter(|(_, di)| *di == padre).map(|(pid, _)| *pid));
        visti += 1;
    }
    trovati
}
