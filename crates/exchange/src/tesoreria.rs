//! Payments from a file of the treasury (xlsx, ods or csv). Every treasury has its own layout: columns are
//! found by the words of their heading, in any order, and a file without the needed ones is refused.

use crate::ErroreScambio;
use crate::tabelle::semplice;
use calamine::{Data, Reader as _};
use chrono::NaiveDate;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use mirato_domain::leggi_data;
use std::borrow::Cow;
use std::io::{Cursor, Read};

/// Largest file, in bytes; and what it may decompress to.
const MASSIMO: usize = 20 * 1024 * 1024;
const DECOMPRESSO: u64 = 200 * 1024 * 1024;
/// In how many rows from the top the headings are looked for: some files begin with a title.
const RIGHE_PRIMA: usize = 20;

/// A payment as a row tells it; empty for what the row does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VersamentoLetto {
    /// Row, counted from one.
    pub riga: u32,
    /// Day of payment.
    pub data: Option<NaiveDate>,
    /// Amount, in cents.
    pub centesimi: Option<i64>,
    /// Tax code of the payer.
    pub codice_fiscale: String,
    /// Unique payment code.
    pub iuv: String,
    /// pagoPA notice number.
    pub numero_avviso: String,
    /// Reference of the transfer.
    pub riferimento: String,
    /// Words of the payer.
    pub causale: String,
    /// What cannot be read, in Italian.
    pub motivi: Vec<String>,
}

/// A column, by what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colonna {
    Data,
    Importo,
    CodiceFiscale,
    Iuv,
    Avviso,
    Riferimento,
    Causale,
}

/// Headings by which each column is known, without accents, capitals and punctuation; the better ones first.
const NOMI: [(Colonna, &[&str]); 7] = [
    (Colonna::Data, &["data pagamento", "data versamento", "data incasso", "data valuta", "data operazione", "data"]),
    (Colonna::Importo, &["importo pagato", "importo versato", "importo incassato", "importo", "versato", "euro"]),
    (
        Colonna::CodiceFiscale,
        &["codice fiscale", "codice fiscale debitore", "codice fiscale versante", "cf", "cf debitore", "codfisc"],
    ),
    (Colonna::Iuv, &["iuv", "identificativo univoco versamento", "codice iuv"]),
    (Colonna::Avviso, &["numero avviso", "codice avviso", "n avviso", "avviso pagopa", "numero avviso pagopa"]),
    (Colonna::Riferimento, &["riferimento", "cro", "trn", "numero bolletta", "bolletta", "provvisorio", "quietanza"]),
    (Colonna::Causale, &["causale", "descrizione", "oggetto"]),
];

/// Reads the payments of a file without writing anything.
///
/// # Errors
/// A distinct code if the file as a whole cannot be read; `foglio_colonne` for another layout, with the
/// headings that were found.
pub fn leggi_versamenti(byte: &[u8]) -> Result<Vec<VersamentoLetto>, ErroreScambio> {
    if byte.is_empty() {
        return Err(ErroreScambio::Vuoto);
    }
    if byte.len() > MASSIMO {
        return Err(ErroreScambio::TroppoGrande { massimo: MASSIMO / 1024 / 1024 });
    }
    let (nome, righe) = if byte.starts_with(b"PK") { foglio(byte)? } else { testo(byte)? };
    let (posto, colonne) = intestazione(&nome, &righe)?;
    let dati = righe.iter().skip(posto + 1).filter(|(_, celle)| celle.iter().any(|cella| !cella.is_empty()));
    Ok(dati.map(|(riga, celle)| versamento(*riga, &colonne, celle)).collect())
}

type Riga = (u32, Vec<String>);

/// The first sheet with something in it.
fn foglio(byte: &[u8]) -> Result<(String, Vec<Riga>), ErroreScambio> {
    let rovinato = |motivo: String| ErroreScambio::FoglioRovinato { motivo };
    misura(byte)?;
    let mut cartella = calamine::open_workbook_auto_from_rs(Cursor::new(byte)).map_err(|_| ErroreScambio::NonFoglio)?;
    for nome in cartella.sheet_names() {
        let intervallo = cartella.worksheet_range(&nome).map_err(|e| rovinato(e.to_string()))?;
        let prima = intervallo.start().map_or(0, |(riga, _)| riga);
        let righe: Vec<Riga> =
            (prima + 1..).zip(intervallo.rows()).map(|(n, celle)| (n, celle.iter().map(cella).collect())).collect();
        if !righe.is_empty() {
            return Ok((nome, righe));
        }
    }
    Err(ErroreScambio::Vuoto)
}

/// Refuses a file that decompresses to more than a treasury ever writes: the sizes it declares may lie.
fn misura(byte: &[u8]) -> Result<(), ErroreScambio> {
    let mut zip = zip::ZipArchive::new(Cursor::new(byte)).map_err(|_| ErroreScambio::NonFoglio)?;
    let mut resto = DECOMPRESSO;
    for indice in 0..zip.len() {
        let voce = zip.by_index(indice).map_err(|e| ErroreScambio::FoglioRovinato { motivo: e.to_string() })?;
        let letti = std::io::copy(&mut voce.take(resto + 1), &mut std::io::sink())
            .map_err(|e| ErroreScambio::FoglioRovinato { motivo: e.to_string() })?;
        resto = resto.checked_sub(letti).ok_or(ErroreScambio::Bomba { massimo: DECOMPRESSO / 1024 / 1024 })?;
    }
    Ok(())
}

fn cella(dato: &Data) -> String {
    match dato {
        Data::DateTime(tempo) => tempo.as_datetime().map_or_else(String::new, |giorno| giorno.date().to_string()),
        Data::DateTimeIso(testo) => testo.get(..10).unwrap_or(testo).to_owned(),
        // A code of many digits that the spreadsheet took for a number keeps them all up to fifteen.
        Data::Float(numero) if numero.fract() == 0.0 => format!("{numero:.0}"),
        Data::Float(numero) => format!("{numero}"),
        altro => altro.to_string().trim().to_owned(),
    }
}

fn testo(byte: &[u8]) -> Result<(String, Vec<Riga>), ErroreScambio> {
    // The reader counts a line short after "\r\n": the row told must be that of the file.
    let testo = decodifica(byte).replace("\r\n", "\n");
    if testo.contains('\0') {
        return Err(ErroreScambio::NonFoglio);
    }
    let quanti = |separatore: u8| testo.bytes().take(4096).filter(|byte| *byte == separatore).count();
    let separatore = [b'\t', b',', b';'].into_iter().max_by_key(|separatore| quanti(*separatore)).unwrap_or(b';');
    let mut lettore =
        csv::ReaderBuilder::new().delimiter(separatore).has_headers(false).flexible(true).from_reader(testo.as_bytes());
    let mut righe = Vec::new();
    for record in lettore.records() {
        let record = record.map_err(|e| ErroreScambio::FoglioRovinato { motivo: e.to_string() })?;
        let riga = record.position().map_or(0, csv::Position::line);
        righe.push((
            u32::try_from(riga).unwrap_or(u32::MAX),
            record.iter().map(|cella| cella.trim().to_owned()).collect(),
        ));
    }
    Ok(("file di testo".to_owned(), righe))
}

/// UTF-8, or what its first bytes say, or the encoding of Windows.
fn decodifica(byte: &[u8]) -> Cow<'_, str> {
    if let Some((codifica, segno)) = Encoding::for_bom(byte) {
        return codifica.decode_without_bom_handling(&byte[segno..]).0;
    }
    let utf8 = UTF_8.decode_without_bom_handling_and_without_replacement(byte);
    utf8.unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(byte).0)
}

/// The row of the headings and where each column stands.
fn intestazione(nome: &str, righe: &[Riga]) -> Result<(usize, Vec<(Colonna, usize)>), ErroreScambio> {
    let mut migliore: Option<(usize, Vec<(Colonna, usize)>)> = None;
    for (posto, (_, celle)) in righe.iter().take(RIGHE_PRIMA).enumerate() {
        let trovate: Vec<_> = NOMI.iter().filter_map(|(colonna, nomi)| Some((*colonna, dove(celle, nomi)?))).collect();
        if migliore.as_ref().is_none_or(|(_, prima)| prima.len() < trovate.len()) {
            migliore = Some((posto, trovate));
        }
    }
    let (posto, colonne) = migliore.unwrap_or_default();
    let ha = |cercata: Colonna| colonne.iter().any(|(colonna, _)| *colonna == cercata);
    let mut mancano = Vec::new();
    if !ha(Colonna::Data) {
        mancano.push("la data del pagamento");
    }
    if !ha(Colonna::Importo) {
        mancano.push("l'importo");
    }
    if ![Colonna::Iuv, Colonna::Avviso, Colonna::CodiceFiscale].into_iter().any(ha) {
        mancano.push("chi ha pagato (IUV, numero di avviso o codice fiscale)");
    }
    if mancano.is_empty() {
        return Ok((posto, colonne));
    }
    let lette: Vec<&str> =
        righe.get(posto).iter().flat_map(|(_, celle)| celle).map(String::as_str).filter(|c| !c.is_empty()).collect();
    let lette = if lette.is_empty() { "nessuna".to_owned() } else { lette.join(", ") };
    Err(ErroreScambio::Tesoreria { foglio: nome.to_owned(), mancano: mancano.join(", "), lette })
}

fn dove(celle: &[String], nomi: &[&str]) -> Option<usize> {
    nomi.iter().find_map(|nome| celle.iter().position(|cella| chiave(cella) == *nome))
}

/// A heading without accents, capitals and punctuation.
fn chiave(testo: &str) -> String {
    let pulito: String =
        semplice(testo).to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    pulito.split_whitespace().filter(|parola| !["di", "del", "in", "il"].contains(parola)).collect::<Vec<_>>().join(" ")
}

fn versamento(riga: u32, colonne: &[(Colonna, usize)], celle: &[String]) -> VersamentoLetto {
    let valore = |cercata: Colonna| {
        let posto = colonne.iter().find(|(colonna, _)| *colonna == cercata).map(|(_, posto)| *posto);
        posto.and_then(|posto| celle.get(posto)).map(|cella| cella.trim().to_owned()).unwrap_or_default()
    };
    let mut motivi = Vec::new();
    let (data, importo) = (valore(Colonna::Data), valore(Colonna::Importo));
    let letta = leggi_data(&data).ok();
    if letta.is_none() {
        motivi.push(format!("«{data}» non è una data"));
    }
    let centesimi = centesimi(&importo);
    if centesimi.is_none() {
        motivi.push(format!("«{importo}» non è un importo"));
    }
    VersamentoLetto {
        riga,
        data: letta,
        centesimi,
        codice_fiscale: valore(Colonna::CodiceFiscale).to_uppercase(),
        iuv: valore(Colonna::Iuv).trim_start_matches('\'').to_owned(),
        numero_avviso: valore(Colonna::Avviso).trim_start_matches('\'').split_whitespace().collect(),
        riferimento: valore(Colonna::Riferimento),
        causale: valore(Colonna::Causale),
        motivi,
    }
}

/// "1.234,56", "1234.56", "1.234", "€ 12" in cents: a point before three digits parts the thousands.
fn centesimi(testo: &str) -> Option<i64> {
    let pulito: String = testo.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let (segno, cifre) = pulito.strip_prefix('-').map_or((1, pulito.as_str()), |resto| (-1, resto));
    let virgola = cifre.contains(',');
    let (interi, decimali) = match cifre.rsplit_once(if virgola { ',' } else { '.' }) {
        Some((interi, decimali)) if virgola || decimali.len() != 3 => (interi.replace('.', ""), decimali),
        _ => (cifre.replace('.', ""), ""),
    };
    let solo_cifre = |parte: &str| parte.bytes().all(|byte| byte.is_ascii_digit());
    if interi.is_empty() || !solo_cifre(&interi) || !solo_cifre(decimali) || decimali.len() > 2 {
        return None;
    }
    format!("{interi}{decimali:0<2}").parse::<i64>().ok().map(|valore| segno * valore)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_italians_and_machines_write_them() {
        for (testo, atteso) in [
            ("1.234,56", Some(123_456)),
            ("1234,5", Some(123_450)),
            ("1234.56", Some(123_456)),
            ("€ 12", Some(1_200)),
            ("1.234", Some(123_400)),
            ("-3,00", Some(-300)),
            ("1,234.56", None),
            ("12,345", None),
            ("", None),
            ("dodici", None),
        ] {
            assert_eq!(centesimi(testo), atteso, "{testo}");
        }
    }

    #[test]
    fn columns_are_found_in_any_order_under_a_title() {
        let csv = "Tesoreria comunale;;;\r\nCausale;Importo pagato;Codice IUV;Data pagamento\r\n\
                   Contributo;39,21;RF0000000000123;07/03/2026\r\n;;;\r\nAltro;x;;ieri\r\n";
        let letti = leggi_versamenti(csv.as_bytes()).unwrap();
        assert_eq!(letti.len(), 2, "the empty row is none");
        assert_eq!(letti[0].data, NaiveDate::from_ymd_opt(2026, 3, 7));
        assert_eq!((letti[0].centesimi, letti[0].iuv.as_str(), letti[0].riga), (Some(3921), "RF0000000000123", 3));
        assert_eq!(letti[1].motivi, ["«ieri» non è una data", "«x» non è un importo"]);
    }

    #[test]
    fn another_layout_is_refused_with_what_was_found() {
        let errore = leggi_versamenti("Nome;Saldo\nRossi;3\n".as_bytes()).unwrap_err();
        assert_eq!(errore.codice(), "tesoreria_colonne");
        let detto = errore.to_string();
        for parte in ["la data del pagamento", "l'importo", "IUV", "Nome, Saldo"] {
            assert!(detto.contains(parte), "{detto} does not say {parte}");
        }
        assert_eq!(leggi_versamenti(b"").unwrap_err().codice(), "file_vuoto");
        assert_eq!(leggi_versamenti(b"PK\x03\x04rotto").unwrap_err().codice(), "non_foglio");
    }

    #[test]
    fn a_workbook_is_read_too() {
        let mut cartella = rust_xlsxwriter::Workbook::new();
        let foglio = cartella.add_worksheet();
        for (colonna, nome) in ["IUV", "Importo", "Data valuta"].into_iter().enumerate() {
            foglio.write_string(0, u16::try_from(colonna).unwrap(), nome).unwrap();
        }
        foglio.write_string(1, 0, "000000000000042").unwrap();
        foglio.write_number(1, 1, 1234.5).unwrap();
        foglio.write_string(1, 2, "1/7/2026").unwrap();
        let letti = leggi_versamenti(&cartella.save_to_buffer().unwrap()).unwrap();
        assert_eq!((letti[0].centesimi, letti[0].iuv.as_str()), (Some(123_450), "000000000000042"));
        assert_eq!(letti[0].data, NaiveDate::from_ymd_opt(2026, 7, 1));
    }
}
