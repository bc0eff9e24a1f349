//! A ranking of 50,000 candidates, every point explained.

use crate::misura::{Esito, Misura};
use mirato_domain::{Elenco, Euro, PercentualeInvalidita};
use mirato_norme::Parametri;
use mirato_norme::graduatoria::{Candidato, Invalidita, RichiestaGraduatoria, Tabella, TabelleCriteri, calcola};
use std::path::Path;
use std::time::Instant;

const CANDIDATI: u32 = 50_000;

/// Time of the whole of it; run twice, since the order must be the same.
pub fn misura(_: &Path) -> Esito {
    let (parametri, tabelle) = (Parametri::nazionali()?, TabelleCriteri::fornite()?);
    let richiesta = RichiestaGraduatoria {
        criteri: Tabella::Nome("lombardia-lecco".to_owned()),
        data_riferimento: "2026-06-30".parse()?,
        data_pubblicazione: None,
        datore_pubblico: true,
        elenco: Elenco::Art8,
        candidati: (0..CANDIDATI).map(candidato).collect::<Esito<_>>()?,
    };
    let inizio = Instant::now();
    let prima = calcola(&parametri, &tabelle, &richiesta)?;
    let secondi = inizio.elapsed().as_secs_f64();
    if calcola(&parametri, &tabelle, &richiesta)? != prima {
        return Err("two rankings of the same candidates differ".into());
    }
    Misura::nuova("Graduatoria di 50.000 candidati: calcolo con la spiegazione", secondi, "s")
        .obiettivo(2.0)
        .nota(format!("{} in graduatoria, lo stesso ordine due volte", prima.graduatoria.len()))
        .scrivi();
    Ok(())
}

/// A candidate whose data follow from a number; many have the same points.
fn candidato(numero: u32) -> Esito<Candidato> {
    let mescolato = numero.wrapping_mul(2_654_435_761);
    let percento = PercentualeInvalidita::try_from(u8::try_from(34 + mescolato % 67)?);
    Ok(Candidato {
        nascita: Some(format!("{}-{:02}-15", 1960 + mescolato % 40, 1 + mescolato % 12).parse()?),
        anzianita_dal: Some(
            format!("{}-{:02}-{:02}", 2001 + mescolato % 25, 1 + numero % 12, 1 + numero % 28).parse()?,
        ),
        reddito: Some(Euro::da_centesimi(i64::from(mescolato % 2_000_000))),
        persone_a_carico: mescolato % 4,
        invalidita: percento.ok().map(Invalidita::Percentuale),
        ..Candidato::nuovo(format!("{numero:05X}-{:03X}", mescolato % 4096))
    })
}
