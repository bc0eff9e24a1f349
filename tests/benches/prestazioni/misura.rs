//! How figures are taken and written: one JSON object a line, as `cargo xtask bench` reads them.

use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What stopped a measure.
pub type Fallimento = Box<dyn Error + Send + Sync>;
/// Done, or what stopped it.
pub type Esito<T = ()> = Result<T, Fallimento>;

/// A measure. Units that end in "/s" are rates (more is better); all others are costs.
pub struct Misura {
    nome: String,
    valore: f64,
    unita: &'static str,
    obiettivo: Option<f64>,
    rivale: Option<(&'static str, f64)>,
    nota: String,
}

impl Misura {
    /// A measure without objective and rival.
    pub fn nuova(nome: impl Into<String>, valore: f64, unita: &'static str) -> Self {
        Self { nome: nome.into(), valore, unita, obiettivo: None, rivale: None, nota: String::new() }
    }

    /// With the value it should not miss.
    pub fn obiettivo(mut self, obiettivo: f64) -> Self {
        self.obiettivo = Some(obiettivo);
        self
    }

    /// With what another program took for the same work; nothing if it could not be had.
    pub fn rivale(mut self, nome: &'static str, valore: Option<f64>) -> Self {
        self.rivale = valore.map(|valore| (nome, valore));
        self
    }

    /// With words on how the figure was taken.
    pub fn nota(mut self, nota: impl Into<String>) -> Self {
        self.nota = nota.into();
        self
    }

    /// Writes it.
    pub fn scrivi(self) {
        let testo = |valore: serde_json::Value| valore.to_string();
        let rivale = self.rivale.map(|(nome, valore)| json!({ "nome": nome, "valore": valore }));
        println!(
            "{{\"misura\":{},\"valore\":{},\"unita\":{},\"obiettivo\":{},\"rivale\":{},\"nota\":{}}}",
            testo(json!(self.nome)),
            testo(json!(self.valore)),
            testo(json!(self.unita)),
            testo(json!(self.obiettivo)),
            testo(json!(rivale)),
            testo(json!(self.nota)),
        );
    }
}

/// Says that a measure was not taken, and why.
pub fn salta(nome: &str, motivo: &str) {
    println!("{{\"saltata\":{},\"motivo\":{}}}", json!(nome), json!(motivo));
}

/// Seconds of a few runs of the same work.
pub struct Tempi(Vec<f64>);

impl Tempi {
    /// Runs of a work, after one that does not count.
    pub fn presi(giri: usize, mut lavoro: impl FnMut() -> Esito) -> Esito<Self> {
        lavoro()?;
        let mut tempi = Vec::with_capacity(giri);
        for _ in 0..giri {
            let inizio = Instant::now();
            lavoro()?;
            tempi.push(inizio.elapsed());
        }
        Ok(Self::di(&tempi))
    }

    /// Times taken elsewhere.
    pub fn di(tempi: &[Duration]) -> Self {
        let mut secondi: Vec<f64> = tempi.iter().map(Duration::as_secs_f64).collect();
        secondi.sort_unstable_by(f64::total_cmp);
        Self(secondi)
    }

    /// The value below which that part of a hundred lies.
    pub fn percentile(&self, per_cento: usize) -> f64 {
        let posto = (self.0.len() * per_cento).div_ceil(100).saturating_sub(1);
        self.0.get(posto).copied().unwrap_or(f64::NAN)
    }

    /// The middle one.
    pub fn mediana(&self) -> f64 {
        self.percentile(50)
    }

    /// "mediana di 5 giri, da 0,31 a 0,35 s".
    pub fn in_parole(&self) -> String {
        let (minimo, massimo) = (self.percentile(0), self.percentile(100));
        format!("mediana di {} giri, da {minimo:.2} a {massimo:.2} s", self.0.len()).replace('.', ",")
    }
}

/// The most memory this process has held so far, in MB.
pub fn picco() -> Esito<f64> {
    campo(Path::new("/proc/self/status"), "VmHWM:")
}

/// A field in kB of a file of /proc, in MB.
pub fn campo(file: &Path, nome: &str) -> Esito<f64> {
    let testo = std::fs::read_to_string(file)?;
    let riga = testo.lines().find_map(|riga| riga.strip_prefix(nome)).ok_or(format!("{nome} non c'è"))?;
    let kib: f64 = riga.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kib * 1024.0 / 1e6)
}

/// The seconds that a rival's script prints, median of a few runs; nothing, with a word on the
/// terminal, if it is not there or does not work.
pub fn rivale_in_python(script: &str, argomenti: &[&Path], altri: &[&str], giri: usize) -> Option<f64> {
    let python = std::env::var_os("MIRATO_RIVALI_PYTHON")?;
    let script = Path::new(&std::env::var_os("MIRATO_RIVALI")?).join(script);
    let mut tempi = Vec::with_capacity(giri);
    for _ in 0..giri {
        let uscita = Command::new(&python).arg(&script).args(argomenti).args(altri).output().ok()?;
        let secondi = String::from_utf8_lossy(&uscita.stdout).trim().parse::<f64>();
        match secondi {
            Ok(secondi) if uscita.status.success() => tempi.push(Duration::from_secs_f64(secondi)),
            _ => {
                eprintln!("  {}: {}", script.display(), String::from_utf8_lossy(&uscita.stderr).trim());
                return None;
            }
        }
    }
    Some(Tempi::di(&tempi).mediana())
}
