//! The rival of composition: LibreOffice, from a document of the same words to a PDF of the same kind.

use crate::misura::Esito;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// PDF/A-2 and PDF/UA.
const FILTRO: &str = r#"pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":{"type":"boolean","value":"true"}}"#;

/// Seconds that LibreOffice takes for one document, all of them in one start; nothing if it is not there.
pub fn converti(documenti: &[Value], cartella: &Path) -> Esito<Option<f64>> {
    let Some(soffice) = std::env::var_os("MIRATO_RIVALI_SOFFICE") else { return Ok(None) };
    let (dentro, fuori) = (cartella.join("fodt"), cartella.join("fodt-pdf"));
    std::fs::create_dir_all(&dentro)?;
    let mut file = Vec::with_capacity(documenti.len());
    for (n, dati) in documenti.iter().enumerate() {
        file.push(dentro.join(format!("certificato-{n}.fodt")));
        std::fs::write(&file[n], fodt(dati))?;
    }
    let converti = |file: &[PathBuf]| -> Esito<f64> {
        let profilo = format!("-env:UserInstallation=file://{}", cartella.join("profilo").display());
        let mut comando = Command::new(&soffice);
        comando.args([&profilo, "--headless", "--convert-to", FILTRO, "--outdir"]).arg(&fuori).args(file);
        let inizio = Instant::now();
        let uscita = comando.output()?;
        let durata = inizio.elapsed().as_secs_f64();
        if !uscita.status.success() || std::fs::read_dir(&fuori)?.count() < file.len() {
            return Err(format!("LibreOffice: {}", String::from_utf8_lossy(&uscita.stderr)).into());
        }
        Ok(durata)
    };
    // The first start makes the profile.
    converti(&file[..1])?;
    let quanti = u32::try_from(file.len())?;
    Ok(Some(converti(&file)? / f64::from(quanti)))
}

/// The words of a certificate as a flat ODT: paragraphs, and a table for the reckoning.
fn fodt(dati: &Value) -> String {
    let mut corpo = String::new();
    for (nome, voce) in dati.as_object().into_iter().flatten() {
        if nome != "calcolo" {
            paragrafi(voce, &mut corpo);
        }
    }
    let calcolo = &dati["calcolo"];
    paragrafi(&calcolo["in_breve"], &mut corpo);
    corpo.push_str("<table:table>");
    for _ in 0..3 {
        corpo.push_str("<table:table-column/>");
    }
    righe(&calcolo["nodi"], &mut corpo);
    corpo.push_str("</table:table>");
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{corpo}</office:text></office:body></office:document>"#
    )
}

/// A row for each step: what was done, the value, the law.
fn righe(nodi: &Value, corpo: &mut String) {
    for nodo in nodi.as_array().into_iter().flatten() {
        corpo.push_str("<table:table-row>");
        for celle in [&["nome", "spiega", "conto", "non_applicati"][..], &["valore", "unita"], &["cita", "parametri"]] {
            corpo.push_str("<table:table-cell>");
            celle.iter().for_each(|nome| paragrafi(&nodo[nome], corpo));
            corpo.push_str("</table:table-cell>");
        }
        corpo.push_str("</table:table-row>");
        righe(&nodo["figli"], corpo);
    }
}

fn paragrafi(valore: &Value, corpo: &mut String) {
    match valore {
        // The coat of arms is the one long string: a picture, that LibreOffice is spared.
        Value::String(testo) if testo.len() < 1_000 => {
            let testo = testo.replace('&', "&amp;").replace('<', "&lt;");
            corpo.push_str(&format!("<text:p>{testo}</text:p>"));
        }
        Value::Array(voci) => voci.iter().for_each(|voce| paragrafi(voce, corpo)),
        Value::Object(voci) => voci.values().for_each(|voce| paragrafi(voce, corpo)),
        _ => {}
    }
}
