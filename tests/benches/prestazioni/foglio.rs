//! A spreadsheet of fifty thousand rows, read and checked.

use crate::misura::{Esito, Misura, Tempi, picco, rivale_in_python};
use mirato_exchange::foglio::leggi_foglio;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// Rows of the workbook, headings apart.
pub const RIGHE: usize = 50_000;
/// Employers; half of them have workers in two provinces.
pub const DATORI: u32 = 20_000;
/// How much faster than openpyxl as it opens a workbook if told nothing, which is how an office's script
/// reads one; it does not even check what it reads.
const VOLTE: f64 = 15.0;

const CHIAVE: [&str; 3] = ["codice_fiscale", "data_riferimento", "provincia"];
const AL: &str = "31/12/2025";
const PROVINCE: [&str; 4] = ["GE", "SV", "SP", "IM"];

/// The workbook that [`prepara`] makes.
pub fn cartella_di_lavoro(cartella: &Path) -> PathBuf {
    cartella.join("prospetti.xlsx")
}

/// Makes the workbook, in the layout of the program's template.
pub fn prepara(cartella: &Path) -> Esito {
    let file = cartella_di_lavoro(cartella);
    if file.exists() { Ok(()) } else { Ok(scrivi(&file)?) }
}

pub fn misura(cartella: &Path) -> Esito {
    let file = cartella_di_lavoro(cartella);
    let leggi = || -> Esito {
        let esito = leggi_foglio(&std::fs::read(&file)?)?;
        if esito.righe_buone != RIGHE || esito.prospetti.len() != DATORI as usize {
            return Err(format!("righe buone {}: {:?}", esito.righe_buone, esito.motivi().next()).into());
        }
        black_box(esito);
        Ok(())
    };
    leggi()?;
    let memoria = picco()?;
    let tempi = Tempi::presi(5, leggi)?;
    let rivale = rivale_in_python("openpyxl_lettura.py", &[&file], &[], 3);
    let misura =
        Misura::nuova("Lettura e controllo di 50.000 righe xlsx", tempi.mediana(), "s").rivale("openpyxl", rivale);
    let misura = match rivale {
        Some(rivale) => {
            let obiettivo = format!("l'obiettivo è un quindicesimo di openpyxl; {}", tempi.in_parole());
            misura.obiettivo(rivale / VOLTE).nota(obiettivo)
        }
        None => misura.nota(format!("senza openpyxl non c'è obiettivo; {}", tempi.in_parole())),
    };
    misura.scrivi();
    let in_sola_lettura = rivale_in_python("openpyxl_lettura.py", &[&file], &["sola_lettura"], 3);
    Misura::nuova("Lettura e controllo di 50.000 righe xlsx, contro il modo più rapido", tempi.mediana(), "s")
        .rivale("openpyxl, sola lettura", in_sola_lettura)
        .nota("il modo di openpyxl che dà ogni cella una volta sola, senza controllarla")
        .scrivi();
    Misura::nuova("Lettura di 50.000 righe xlsx: memoria di picco", memoria, "MB").scrivi();
    Ok(())
}

/// A valid code of the range that no office issues.
fn codice(n: u32) -> String {
    let dieci = format!("99987{n:05}");
    let somma: u32 = dieci
        .bytes()
        .enumerate()
        .map(|(posto, cifra)| match (posto % 2, u32::from(cifra - b'0')) {
            (0, cifra) => cifra,
            (_, cifra) if cifra > 4 => 2 * cifra - 9,
            (_, cifra) => 2 * cifra,
        })
        .sum();
    format!("{dieci}{}", (10 - somma % 10) % 10)
}

fn province(n: u32) -> impl Iterator<Item = (u32, &'static str)> {
    let quante = if n.is_multiple_of(2) { 2 } else { 1 };
    (0..quante).map(move |i| (i, PROVINCE[(n + i) as usize % PROVINCE.len()]))
}

/// 30,000 rows of figures, 12,000 of part-time, 6,000 of exclusions, 2,000 of compensations.
fn scrivi(file: &Path) -> Result<(), XlsxError> {
    let mut cartella = Workbook::new();
    prospetti(cartella.add_worksheet().set_name("Prospetti")?)?;
    part_time(cartella.add_worksheet().set_name("Part-time")?)?;
    esclusioni(cartella.add_worksheet().set_name("Esclusioni")?)?;
    compensazioni(cartella.add_worksheet().set_name("Compensazioni")?)?;
    cartella.save(file)
}

enum Cella {
    Testo(String),
    Numero(u32),
}

fn testo(testo: impl Into<String>) -> Cella {
    Cella::Testo(testo.into())
}

fn intesta(pagina: &mut Worksheet, nomi: &[&str]) -> Result<(), XlsxError> {
    for (c, nome) in (0u16..).zip(nomi) {
        pagina.write_string(0, c, *nome)?;
    }
    Ok(())
}

fn riga(pagina: &mut Worksheet, riga: &mut u32, celle: impl IntoIterator<Item = Cella>) -> Result<(), XlsxError> {
    *riga += 1;
    for (c, cella) in (0u16..).zip(celle) {
        match cella {
            Cella::Testo(testo) => pagina.write_string(*riga, c, testo)?,
            Cella::Numero(numero) => pagina.write_number(*riga, c, numero)?,
        };
    }
    Ok(())
}

fn chiave(n: u32, provincia: &str) -> [Cella; 3] {
    [testo(codice(n)), testo(AL), testo(provincia)]
}

fn prospetti(pagina: &mut Worksheet) -> Result<(), XlsxError> {
    let altre =
        ["denominazione", "natura", "sede_legale", "totale_dipendenti", "disabili_tempo_pieno", "categorie_protette"];
    intesta(pagina, &[&CHIAVE[..], &altre].concat())?;
    let mut r = 0;
    for n in 0..DATORI {
        for (i, provincia) in province(n) {
            let totale = 18 + n * 7 % 190 + 11 * i;
            let altre = [
                testo(format!("Officine Bricola {n} S.r.l.")),
                testo("privato"),
                testo(PROVINCE[n as usize % PROVINCE.len()]),
                Cella::Numero(totale),
                Cella::Numero(totale / 20),
                Cella::Numero(totale / 90),
            ];
            riga(pagina, &mut r, chiave(n, provincia).into_iter().chain(altre))?;
        }
    }
    Ok(())
}

fn part_time(pagina: &mut Worksheet) -> Result<(), XlsxError> {
    intesta(pagina, &[&CHIAVE[..], &["gruppo", "numero", "ore", "ore_contratto"]].concat())?;
    let mut r = 0;
    for n in 0..12_000 {
        let ore = format!("{}:30", 16 + n % 20);
        let altre = [testo("ordinari"), Cella::Numero(1 + n % 4), testo(ore), testo("40:00")];
        riga(pagina, &mut r, chiave(n, PROVINCE[n as usize % PROVINCE.len()]).into_iter().chain(altre))?;
    }
    Ok(())
}

fn esclusioni(pagina: &mut Worksheet) -> Result<(), XlsxError> {
    intesta(pagina, &[&CHIAVE[..], &["categoria", "numero"]].concat())?;
    let mut r = 0;
    for n in 0..6_000 {
        let altre = [testo("dirigenti"), Cella::Numero(1 + n % 2)];
        riga(pagina, &mut r, chiave(n, PROVINCE[n as usize % PROVINCE.len()]).into_iter().chain(altre))?;
    }
    Ok(())
}

/// One unit more in the first province of an employer, one fewer in the second.
fn compensazioni(pagina: &mut Worksheet) -> Result<(), XlsxError> {
    intesta(pagina, &[&CHIAVE[..], &["con_provincia", "tipo", "soggetto", "numero"]].concat())?;
    let mut r = 0;
    for n in (0..2_000).step_by(2) {
        let sigle: Vec<&str> = province(n).map(|(_, sigla)| sigla).collect();
        for (qui, la, tipo) in [(0, 1, "eccedenza"), (1, 0, "riduzione")] {
            let altre = [testo(sigle[la]), testo(tipo), testo("disabili"), Cella::Numero(1)];
            riga(pagina, &mut r, chiave(n, sigle[qui]).into_iter().chain(altre))?;
        }
    }
    Ok(())
}
