//! How long a ranking of fifty thousand candidates takes, with every point explained:
//! `cargo run --release -p mirato-norme --example graduatoria`.

use mirato_domain::{Elenco, Errore, Euro, PercentualeInvalidita};
use mirato_norme::graduatoria::{Candidato, Invalidita, RichiestaGraduatoria, Tabella, TabelleCriteri, calcola};
use mirato_norme::parametri::Parametri;
use std::time::Instant;

const CANDIDATI: u32 = 50_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (parametri, tabelle) = (Parametri::nazionali()?, TabelleCriteri::fornite()?);
    let richiesta = RichiestaGraduatoria {
        criteri: Tabella::Nome("lombardia-lecco".to_owned()),
        data_riferimento: "2026-06-30".parse()?,
        data_pubblicazione: None,
        datore_pubblico: true,
        elenco: Elenco::Art8,
        candidati: (0..CANDIDATI).map(candidato).collect::<Result<_, _>>()?,
    };
    let inizio = Instant::now();
    let graduatoria = calcola(&parametri, &tabelle, &richiesta).map_err(Errore::from)?;
    let calcolo = inizio.elapsed();
    let scritta = serde_json::to_string(&graduatoria)?.len();
    println!(
        "{} posti in {} ms; scritta in {} ms, {} MB",
        graduatoria.graduatoria.len(),
        calcolo.as_millis(),
        (inizio.elapsed() - calcolo).as_millis(),
        scritta / 1_000_000
    );
    Ok(())
}

/// A candidate whose data follow from a number; many have the same points.
fn candidato(numero: u32) -> Result<Candidato, Box<dyn std::error::Error>> {
    let mescolato = numero.wrapping_mul(2_654_435_761);
    Ok(Candidato {
        nascita: Some(format!("{}-{:02}-15", 1960 + mescolato % 40, 1 + mescolato % 12).parse()?),
        anzianita_dal: Some(
            format!("{}-{:02}-{:02}", 2001 + mescolato % 25, 1 + numero % 12, 1 + numero % 28).parse()?,
        ),
        reddito: Some(Euro::da_centesimi(i64::from(mescolato % 2_000_000))),
        persone_a_carico: mescolato % 4,
        invalidita: u8::try_from(34 + mescolato % 67)
            .ok()
            .and_then(|percento| PercentualeInvalidita::try_from(percento).ok())
            .map(Invalidita::Percentuale),
        ..Candidato::nuovo(format!("{numero:05X}-{:03X}", mescolato % 4096))
    })
}
