//! Signs a PDF twice with demonstration keys, leaves it in a folder with its root for outside verifiers, and says how
//! many documents a second are signed:
//!
//! `cargo run --release -p mirato-firma --example prova_firma -- BASE.pdf CARTELLA [RIPETIZIONI [TSA]]`

use std::{
    env,
    error::Error,
    fs,
    path::Path,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use mirato_firma::{ChiavePkcs12, Opzioni, dimostrazione::Autorita, firma, prepara, verifica};

const CAMPI: [(&str, &str); 2] =
    [("firma_funzionario", "Firma del funzionario"), ("firma_dirigente", "Firma del dirigente")];

// An example may look at the clock: outside verifiers judge the certificates at the present time.
#[allow(clippy::disallowed_methods)]
fn main() -> Result<(), Box<dyn Error>> {
    let argomenti: Vec<String> = env::args().collect();
    let [_, base, cartella, resto @ ..] = argomenti.as_slice() else {
        return Err("uso: prova_firma BASE.pdf CARTELLA [RIPETIZIONI [TSA]]".into());
    };
    let ripetizioni: u32 = resto.first().map_or(Ok(100), |n| n.parse())?;
    let secondi = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let adesso: DateTime<Utc> = DateTime::from_timestamp(secondi.try_into()?, 0).ok_or("ora fuori dal calendario")?;
    let anno = adesso.year();
    let giorno = |anno| NaiveDate::from_ymd_opt(anno, 1, 1).ok_or("anno fuori dal calendario");
    let autorita = Autorita::nuova(giorno(anno)?, giorno(anno + 2)?)?;
    let chiave = |nome: &str| ChiavePkcs12::apri(&autorita.chiave(nome, "prova")?, "prova");
    let (ada, bruno) = (chiave("Ada")?, chiave("Bruno")?);
    let opzioni =
        Opzioni { ora: adesso.fixed_offset(), motivo: Some("Prova".into()), luogo: None, tsa: resto.get(1).cloned() };
    let base_pdf = fs::read(base)?;
    let preparato = prepara(&base_pdf, &CAMPI)?;
    let una = firma(&preparato, CAMPI[0].0, &ada, &opzioni)?;
    let due = firma(&una, CAMPI[1].0, &bruno, &opzioni)?;
    let esame = verifica(&due, &[autorita.radice().to_vec()])?;
    println!("{}", esame.messaggi.join("\n"));
    let cartella = Path::new(cartella);
    fs::create_dir_all(cartella)?;
    fs::write(cartella.join("radice.pem"), autorita.radice_pem())?;
    fs::write(cartella.join("preparato.pdf"), &preparato)?;
    fs::write(cartella.join("una.pdf"), &una)?;
    fs::write(cartella.join("due.pdf"), &due)?;
    let inizio = Instant::now();
    for _ in 0..ripetizioni {
        firma(&prepara(&base_pdf, &CAMPI)?, CAMPI[0].0, &ada, &opzioni)?;
    }
    let secondi = inizio.elapsed().as_secs_f64();
    println!("prepara e firma: {:.0} documenti al secondo", f64::from(ripetizioni) / secondi);
    let inizio = Instant::now();
    for _ in 0..ripetizioni {
        verifica(&due, &[autorita.radice().to_vec()])?;
    }
    println!("verifica: {:.0} documenti al secondo", f64::from(ripetizioni) / inizio.elapsed().as_secs_f64());
    Ok(())
}
