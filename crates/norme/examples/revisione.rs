//! How long the review of sixty thousand employers with twelve months of figures takes, without the
//! reckoning of those figures: `cargo run --release -p mirato-norme --example revisione`.

use mirato_domain::Errore;
use mirato_domain::situazione::{Natura, Situazione, SituazioneProvinciale};
use mirato_norme::Parametri;
use mirato_norme::calendario::{Calendario, Settimana};
use mirato_norme::quota::{RispostaQuota, calcola};
use mirato_norme::revisione::{RichiestaRevisione, rivedi};
use std::time::Instant;

const DATORI: usize = 60_000;
/// Different employers: the others are like them, because only the review is measured.
const DIVERSI: u32 = 200;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let parametri = Parametri::nazionali()?;
    let storie = (0..DIVERSI).map(|numero| storia(&parametri, numero)).collect::<Result<Vec<_>, _>>()?;
    let calendario = Calendario { giorni_settimana: Settimana::CinqueGiorni, patrono: None, altri_festivi: Vec::new() };
    let inizio = Instant::now();
    let (mut scoperte, mut centesimi) = (0, 0);
    for storia in storie.iter().cycle().take(DATORI) {
        let richiesta = RichiestaRevisione {
            al: "2026-09-30".parse()?,
            natura: Natura::Privato,
            storia,
            strumenti: &[],
            prospetti: &[],
            calendario: &calendario,
        };
        let revisione = rivedi(&parametri, &richiesta, false).map_err(Errore::from)?;
        scoperte += revisione.scoperte_art3;
        centesimi += revisione.sanzione_totale.centesimi();
    }
    println!("{DATORI} datori in {} ms, {scoperte} unità, {centesimi} centesimi", inizio.elapsed().as_millis());
    Ok(())
}

/// Twelve months of an employer of two provinces.
fn storia(parametri: &Parametri, numero: u32) -> Result<Vec<RispostaQuota>, Box<dyn std::error::Error>> {
    let mut storia = Vec::new();
    for mese in 0..12_u32 {
        let (anno, del_mese) = if mese < 3 { (2025, mese + 10) } else { (2026, mese - 2) };
        let json = format!(
            r#"{{"data_riferimento":"{anno}-{del_mese:02}-01","datore":{{"natura":"privato","sede_legale":"GE"}},"province":[]}}"#
        );
        let mut situazione: Situazione = serde_json::from_str(&json)?;
        for (n, sigla) in ["GE", "SV"].into_iter().enumerate() {
            let provincia = sigla.parse::<mirato_domain::Provincia>()?;
            let mut una = SituazioneProvinciale::nuova(provincia, 20 + numero + mese * u32::try_from(n)?);
            una.disabili.tempo_pieno = (numero + mese) % 5;
            situazione.province.push(una);
        }
        storia.push(calcola(&situazione, parametri, false).map_err(Errore::from)?);
    }
    Ok(storia)
}
