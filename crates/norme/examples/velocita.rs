//! How long a hundred thousand employers of two to four provinces take, without explanation:
//! `cargo run --release -p mirato-norme --example velocita`.

use mirato_domain::situazione::{Esclusione, GruppoPartTime, Situazione, SituazioneProvinciale};
use mirato_domain::{Errore, Ore};
use mirato_norme::parametri::Parametri;
use mirato_norme::quota::{RegoleAl, calcola_con};
use std::time::Instant;

const DATORI: u32 = 100_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let parametri = Parametri::nazionali()?;
    let datori = (0..DATORI).map(datore).collect::<Result<Vec<_>, _>>()?;
    let inizio = Instant::now();
    let data = datori.first().map(|datore| datore.data_riferimento).ok_or("no employer")?;
    let regole = RegoleAl::al(&parametri, data)?;
    let mut scoperture = 0_i64;
    for datore in &datori {
        scoperture += calcola_con(&regole, datore, false).map_err(Errore::from)?.nazionale.cifre.scopertura_art3;
    }
    println!("{DATORI} datori in {} ms, {scoperture} unità scoperte", inizio.elapsed().as_millis());
    Ok(())
}

/// An employer whose workforce follows from its number.
fn datore(numero: u32) -> Result<Situazione, String> {
    let sigle = ["GE", "SV", "SP", "IM"];
    let quante = 2 + numero % 3;
    let mut province = Vec::new();
    for (indice, sigla) in (0..quante).zip(sigle) {
        let mut voce = SituazioneProvinciale::nuova(sigla.parse()?, 20 + (numero * 7 + indice * 31) % 180);
        voce.disabili.tempo_pieno = numero % 4;
        voce.disabili.part_time.push(riga(1, 900 + numero % 900)?);
        voce.part_time = vec![riga(3, 1200)?, riga(2, 1500 + numero % 300)?];
        voce.intermittenti = vec![riga(1, 600 + indice)?];
        voce.categorie_protette = numero % 3;
        voce.esclusioni =
            vec![esclusione("dirigenti", 1), esclusione("apprendisti", 2), esclusione("edilizia_cantiere", 3)];
        province.push(voce);
    }
    let testo = r#"{ "data_riferimento": "2025-12-31", "datore": { "natura": "privato", "sede_legale": "GE" }, "province": [] }"#;
    let mut situazione: Situazione = serde_json::from_str(testo).map_err(|errore| errore.to_string())?;
    situazione.province = province;
    Ok(situazione)
}

fn riga(numero: u32, minuti: u32) -> Result<GruppoPartTime, String> {
    let ore = |minuti| Ore::da_minuti(minuti).ok_or_else(|| format!("{minuti} minuti sono troppi"));
    Ok(GruppoPartTime { numero, ore: ore(minuti)?, ore_contratto: ore(2400)?, invalidita_oltre_50: None })
}

fn esclusione(categoria: &str, numero: u32) -> Esclusione {
    Esclusione { categoria: categoria.to_owned(), numero }
}
