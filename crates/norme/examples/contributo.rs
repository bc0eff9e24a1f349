//! How long the fee of five thousand exemptions over three years takes, without explanation:
//! `cargo run --release -p mirato-norme --example contributo`.

use mirato_norme::Parametri;
use mirato_norme::l68_1999::art05_contributo::{RichiestaContributo, VariazioneContributo, contributo};
use std::time::Instant;

const ESONERI: u32 = 5_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let parametri = Parametri::nazionali()?;
    let richieste = (0..ESONERI).map(richiesta).collect::<Result<Vec<_>, _>>()?;
    let inizio = Instant::now();
    let (mut periodi, mut centesimi) = (0, 0);
    for richiesta in &richieste {
        let conto = contributo(&parametri, richiesta, false).map_err(mirato_domain::Errore::from)?;
        periodi += conto.periodi.len();
        centesimi += conto.totale.centesimi();
    }
    println!("{ESONERI} esoneri, {periodi} periodi in {} ms, {centesimi} centesimi", inizio.elapsed().as_millis());
    Ok(())
}

/// An exemption whose events follow from its number.
fn richiesta(numero: u32) -> Result<RichiestaContributo, serde_json::Error> {
    let mut richiesta: RichiestaContributo = serde_json::from_str(
        r#"{"dal":"2023-01-01","al":"2025-12-31","classe":"oltre_50","base_computo":60,
        "esoneri":[{"richiesto_il":"2023-01-01","percentuale_richiesta":60,"deciso_il":"2023-05-02","esito":"concesso",
        "percentuale_concessa":50,"scade_il":"2025-12-31"}],
        "convenzioni":[{"dal":"2023-09-01","al":"2024-08-31","posti_scoperti":1}],
        "sospensioni":[{"tipo":"cigs","dal":"2024-02-01","al":"2024-04-30","percentuale":30}],
        "calendario":{"giorni_settimana":5,"patrono":"2023-06-24"}}"#,
    )?;
    richiesta.base_computo += numero % 400;
    let inizio = richiesta.dal;
    richiesta.variazioni = (1..=12)
        .filter_map(|n| inizio.checked_add_days(chrono::Days::new(u64::from(n * 80 + numero % 40))))
        .map(|data| VariazioneContributo { data, base_computo: 1, disabili: i32::from(numero.is_multiple_of(5)) })
        .collect();
    Ok(richiesta)
}
