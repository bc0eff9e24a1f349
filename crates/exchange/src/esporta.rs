//! Tables out: xlsx and csv, in Italian form, safe to open in a spreadsheet.

use crate::ErroreScambio;
use chrono::{NaiveDate, NaiveDateTime};
use mirato_domain::{Euro, Percentuale};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colonna {
    /// Heading.
    pub nome: String,
    /// Whether the last row adds it up; only for whole numbers and amounts.
    pub totale: bool,
}

impl Colonna {
    /// A column without total.
    #[must_use]
    pub fn nuova(nome: &str) -> Self {
        Self { nome: nome.to_owned(), totale: false }
    }

    /// A column that is added up.
    #[must_use]
    pub fn con_totale(nome: &str) -> Self {
        Self { nome: nome.to_owned(), totale: true }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Valore {
    /// Nothing.
    Vuoto,
    /// Text; never read as a formula.
    Testo(String),
    /// Whole number.
    Intero(i64),
    /// Money.
    Importo(Euro),
    /// Percentage.
    Percentuale(Percentuale),
    /// Date.
    Data(NaiveDate),
}

/// What the last lines of an export say: what was chosen, when, by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piede {
    /// The filter, in words.
    pub filtro: String,
    /// When it was exported.
    pub quando: NaiveDateTime,
    /// Who exported it.
    pub utente: String,
}

impl Piede {
    fn righe(&self) -> [String; 3] {
        [
            format!("Filtro: {}", self.filtro),
            format!("Esportato il {}", self.quando.format("%d/%m/%Y alle %H.%M")),
            format!("Da: {}", self.utente),
        ]
    }
}

/// Whether a spreadsheet would take this text for a formula.
fn pericoloso(testo: &str) -> bool {
    testo.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The table as csv: semicolons, UTF-8 with its mark, as Italian Excel expects. A text that a
/// spreadsheet would take for a formula gets an apostrophe before it.
///
/// # Errors
/// `foglio_scrittura` if a row has not as many cells as there are columns.
pub fn tabella_csv(colonne: &[Colonna], righe: &[Vec<Valore>], piede: &Piede) -> Result<Vec<u8>, ErroreScambio> {
    let errore = |e: &dyn std::fmt::Display| ErroreScambio::Scrittura { motivo: e.to_string() };
    controlla(colonne, righe)?;
    let mut csv = csv::WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(vec![0xef, 0xbb, 0xbf]);
    csv.write_record(colonne.iter().map(|c| innocuo(&c.nome))).map_err(|e| errore(&e))?;
    for riga in righe {
        csv.write_record(riga.iter().map(in_csv)).map_err(|e| errore(&e))?;
    }
    for riga in piede.righe() {
        csv.write_record([innocuo(&riga)]).map_err(|e| errore(&e))?;
    }
    csv.into_inner().map_err(|e| errore(&e))
}

fn innocuo(testo: &str) -> String {
    if pericoloso(testo) { format!("'{testo}") } else { testo.to_owned() }
}

fn in_csv(valore: &Valore) -> String {
    match valore {
        Valore::Vuoto => String::new(),
        Valore::Testo(testo) => innocuo(testo),
        Valore::Intero(numero) => numero.to_string(),
        Valore::Importo(importo) => importo.to_string().replace('.', ","),
        Valore::Percentuale(percentuale) => percentuale.to_string().replace('.', ","),
        Valore::Data(data) => data.format("%d/%m/%Y").to_string(),
    }
}

fn controlla(colonne: &[Colonna], righe: &[Vec<Valore>]) -> Result<(), ErroreScambio> {
    match righe.iter().position(|riga| riga.len() != colonne.len()) {
        Some(numero) => {
            Err(ErroreScambio::Scrittura { motivo: format!("la riga {} non ha {} celle", numero + 1, colonne.len()) })
        }
        None => Ok(()),
    }
}

/// Row of the headings: the title stands above it.
const INTESTAZIONE: u32 = 2;

/// The table as xlsx: title, headings that stay in sight and repeat in print, totals, and at the end
/// the filter, the day and the user. A text is always a text, never a formula.
///
/// # Errors
/// `foglio_scrittura` if a row has not as many cells as there are columns, or is past what a sheet holds.
pub fn tabella_xlsx(
    titolo: &str,
    colonne: &[Colonna],
    righe: &[Vec<Valore>],
    piede: &Piede,
) -> Result<Vec<u8>, ErroreScambio> {
    controlla(colonne, righe)?;
    componi(titolo, colonne, righe, piede).map_err(|e| scrittura(&e))
}

pub(crate) fn scrittura(errore: &XlsxError) -> ErroreScambio {
    ErroreScambio::Scrittura { motivo: errore.to_string() }
}

fn componi(titolo: &str, colonne: &[Colonna], righe: &[Vec<Valore>], piede: &Piede) -> Result<Vec<u8>, XlsxError> {
    let mut cartella = Workbook::new();
    let creato = ExcelDateTime::parse_from_str(&piede.quando.format("%Y-%m-%dT%H:%M:%S").to_string())?;
    cartella.set_properties(
        &DocProperties::new().set_title(titolo).set_author(&piede.utente).set_creation_datetime(&creato),
    );
    let foglio = cartella.add_worksheet();
    testata(foglio, titolo, colonne, righe)?;
    let mut riga = INTESTAZIONE + 1;
    for valori in righe {
        for (c, valore) in (0u16..).zip(valori) {
            scrivi(foglio, riga, c, valore, &Format::new())?;
        }
        riga += 1;
    }
    if let Some(ultima) = u16::try_from(colonne.len()).ok().and_then(|n| n.checked_sub(1)) {
        foglio.autofilter(INTESTAZIONE, 0, riga.max(INTESTAZIONE + 1) - 1, ultima)?;
    }
    if colonne.iter().any(|colonna| colonna.totale) && !righe.is_empty() {
        totali(foglio, riga, colonne, righe)?;
        riga += 1;
    }
    for (i, testo) in (1u32..).zip(piede.righe()) {
        foglio.write_string_with_format(
            riga + i,
            0,
            testo,
            &Format::new().set_italic().set_font_color(Color::RGB(0x005B_6670)),
        )?;
    }
    cartella.save_to_buffer()
}

/// Title and headings.
fn testata(foglio: &mut Worksheet, titolo: &str, colonne: &[Colonna], righe: &[Vec<Valore>]) -> Result<(), XlsxError> {
    foglio.set_name("Tabella")?.set_landscape().set_print_fit_to_pages(1, 0).set_freeze_panes(INTESTAZIONE + 1, 0)?;
    foglio.set_repeat_rows(INTESTAZIONE, INTESTAZIONE)?.set_footer("&L&F&RPagina &P di &N");
    foglio.write_string_with_format(0, 0, titolo, &Format::new().set_bold().set_font_size(14))?;
    let stile = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00E6_F0FA))
        .set_border_bottom(FormatBorder::Thin)
        .set_text_wrap();
    for (c, colonna) in (0u16..).zip(colonne) {
        foglio.write_string_with_format(INTESTAZIONE, c, &colonna.nome, &stile)?;
        foglio.set_column_width(c, larghezza(colonna, righe.iter().map(|riga| &riga[usize::from(c)])))?;
    }
    Ok(())
}

fn formato_importo(base: &Format) -> Format {
    base.clone().set_num_format("#,##0.00\\ \"€\"")
}

fn scrivi(foglio: &mut Worksheet, riga: u32, colonna: u16, valore: &Valore, base: &Format) -> Result<(), XlsxError> {
    match valore {
        Valore::Vuoto => return foglio.write_blank(riga, colonna, base).map(drop),
        Valore::Testo(testo) if pericoloso(testo) => {
            foglio.write_string_with_format(riga, colonna, testo, &base.clone().set_quote_prefix())?
        }
        Valore::Testo(testo) => foglio.write_string_with_format(riga, colonna, testo, base)?,
        Valore::Intero(numero) => {
            foglio.write_number_with_format(riga, colonna, *numero as f64, &base.clone().set_num_format("#,##0"))?
        }
        Valore::Importo(importo) => foglio.write_number_with_format(
            riga,
            colonna,
            importo.centesimi() as f64 / 100.0,
            &formato_importo(base),
        )?,
        Valore::Percentuale(percentuale) => {
            let frazione = percentuale.frazione();
            let parte = *frazione.numer() as f64 / *frazione.denom() as f64;
            foglio.write_number_with_format(riga, colonna, parte, &base.clone().set_num_format("0.##%"))?
        }
        Valore::Data(data) => {
            let formato = base.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center);
            let data = ExcelDateTime::parse_from_str(&data.format("%Y-%m-%d").to_string())?;
            foglio.write_datetime_with_format(riga, colonna, &data, &formato)?
        }
    };
    Ok(())
}

fn totali(foglio: &mut Worksheet, riga: u32, colonne: &[Colonna], righe: &[Vec<Valore>]) -> Result<(), XlsxError> {
    let base =
        Format::new().set_bold().set_background_color(Color::RGB(0x00EE_EEEE)).set_border_top(FormatBorder::Thin);
    for (c, colonna) in (0u16..).zip(colonne) {
        let valori = || righe.iter().map(|riga| &riga[usize::from(c)]);
        if !colonna.totale {
            foglio.write_string_with_format(riga, c, if c == 0 { "Totale" } else { "" }, &base)?;
            continue;
        }
        let importi = valori().any(|valore| matches!(valore, Valore::Importo(_)));
        let somma: i64 = valori()
            .map(|valore| match valore {
                Valore::Intero(numero) => *numero,
                Valore::Importo(importo) => importo.centesimi(),
                _ => 0,
            })
            .fold(0, i64::saturating_add);
        let (scritta, formato) = if importi {
            (format!("{}.{:02}", somma / 100, (somma % 100).abs()), formato_importo(&base))
        } else {
            (somma.to_string(), base.clone().set_num_format("#,##0"))
        };
        let lettera = rust_xlsxwriter::utility::column_number_to_name(c);
        let formula = Formula::new(format!("=SUM({lettera}{}:{lettera}{riga})", INTESTAZIONE + 2)).set_result(scritta);
        foglio.write_formula_with_format(riga, c, formula, &formato)?;
    }
    Ok(())
}

/// Wide enough for the heading's longest word and for the cells, within reason.
fn larghezza<'a>(colonna: &Colonna, valori: impl Iterator<Item = &'a Valore>) -> u16 {
    let parola = colonna.nome.split(' ').map(|p| p.chars().count()).max().unwrap_or(0);
    let celle = valori.take(2000).map(|valore| in_csv(valore).chars().count() + 2).max().unwrap_or(0);
    u16::try_from(parola.max(celle).clamp(8, 60)).unwrap_or(60) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    fn piede() -> Piede {
        let quando = NaiveDate::from_ymd_opt(2026, 11, 22).and_then(|d| d.and_hms_opt(10, 51, 0)).unwrap();
        Piede { filtro: "=provincia di Savona".to_owned(), quando, utente: "@ferrando".to_owned() }
    }

    const CATTIVI: [&str; 8] = ["=1+1", "+39", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"];

    fn tabella() -> (Vec<Colonna>, Vec<Vec<Valore>>) {
        let colonne = vec![
            Colonna::nuova("Datore"),
            Colonna::con_totale("Scopertura"),
            Colonna::con_totale("Contributo"),
            Colonna::nuova("Dal"),
        ];
        let giorno = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        let righe = CATTIVI
            .iter()
            .map(|testo| {
                vec![
                    Valore::Testo((*testo).to_owned()),
                    Valore::Intero(-2),
                    Valore::Importo(Euro::da_centesimi(3_921)),
                    Valore::Data(giorno),
                ]
            })
            .collect();
        (colonne, righe)
    }

    #[test]
    fn no_text_of_a_csv_is_a_formula() {
        let (colonne, righe) = tabella();
        let byte = tabella_csv(&colonne, &righe, &piede()).unwrap();
        assert_eq!(&byte[..3], [0xef, 0xbb, 0xbf]);
        let mut lettore = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(&byte[3..]);
        let lette: Vec<csv::StringRecord> = lettore.records().map(Result::unwrap).collect();
        for (riga, cattivo) in lette.iter().zip(CATTIVI) {
            assert_eq!(&riga[0], format!("'{cattivo}"));
            assert_eq!((&riga[1], &riga[2], &riga[3]), ("-2", "39,21", "31/12/2025"));
        }
        assert_eq!(&lette[CATTIVI.len()][0], "Filtro: =provincia di Savona");
    }

    #[test]
    fn an_xlsx_holds_texts_numbers_dates_and_totals() {
        let (colonne, righe) = tabella();
        let byte = tabella_xlsx("Scoperture", &colonne, &righe, &piede()).unwrap();
        let mut cartella: Xlsx<_> = Xlsx::new(std::io::Cursor::new(byte)).unwrap();
        let foglio = cartella.worksheet_range("Tabella").unwrap();
        let formule = cartella.worksheet_formula("Tabella").unwrap();
        for (i, cattivo) in CATTIVI.iter().enumerate() {
            let riga = 3 + u32::try_from(i).unwrap();
            // XML turns a carriage return into a line end: what counts is that it stays a text.
            assert_eq!(
                foglio.get_value((riga, 0)).unwrap().to_string().replace('\r', "\n"),
                cattivo.replace('\r', "\n")
            );
            assert_eq!(formule.get_value((riga, 0)).map(String::as_str).unwrap_or_default(), "");
            assert_eq!(foglio.get_value((riga, 1)), Some(&Data::Float(-2.0)));
        }
        let ultima = 3 + u32::try_from(CATTIVI.len()).unwrap();
        assert_eq!(foglio.get_value((ultima, 1)), Some(&Data::Float(-16.0)));
        assert_eq!(foglio.get_value((ultima, 2)), Some(&Data::Float(313.68)));
        assert_eq!(formule.get_value((ultima, 1)).map(String::as_str), Some("SUM(B4:B11)"));
        assert_eq!(foglio.get_value((ultima + 4, 0)).map(ToString::to_string).as_deref(), Some("Da: @ferrando"));
    }

    #[test]
    fn a_row_of_another_length_is_refused() {
        let (colonne, mut righe) = tabella();
        righe[2].pop();
        assert_eq!(tabella_csv(&colonne, &righe, &piede()).unwrap_err().codice(), "foglio_scrittura");
        assert_eq!(tabella_xlsx("x", &colonne, &righe, &piede()).unwrap_err().codice(), "foglio_scrittura");
    }

    #[test]
    fn an_empty_table_is_still_a_table() {
        let (colonne, _) = tabella();
        assert!(tabella_xlsx("Vuota", &colonne, &[], &piede()).is_ok());
    }
}
