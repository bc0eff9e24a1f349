//! Opening a PDF and finding its signature fields.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, decode_text_string};

use crate::ErroreFirma;

/// Deeper than any form in use; stops a hierarchy that runs in a circle.
const PROFONDITA: usize = 32;

/// Reads the whole file, refusing what cannot be read as it is written.
///
/// A repaired cross-reference table is refused: two programs would repair it in two ways, so a signature over it
/// would not say what was signed.
pub(crate) fn apri(pdf: &[u8]) -> Result<Document, ErroreFirma> {
    if !pdf.starts_with(b"%PDF-") {
        return Err(ErroreFirma::NonPdf);
    }
    let documento = Document::load_mem(pdf).map_err(|errore| match errore {
        Error::Decryption(_) | Error::InvalidPassword => ErroreFirma::PdfCifrato,
        altro => altro.into(),
    })?;
    if documento.is_encrypted() || documento.was_encrypted() {
        return Err(ErroreFirma::PdfCifrato);
    }
    if documento.xref_recovery.is_some() {
        return Err(ErroreFirma::PdfDanneggiato("indice degli oggetti non valido".into()));
    }
    let radice = documento.catalog()?;
    if radice.get(b"Pages").and_then(|p| documento.dereference(p)).and_then(|(_, p)| p.as_dict()).is_err() {
        return Err(ErroreFirma::PdfDanneggiato("mancano le pagine".into()));
    }
    Ok(documento)
}

/// A signature field of the form.
#[derive(Debug, Clone)]
pub(crate) struct CampoFirma {
    /// Full name, the parts joined by dots.
    pub nome: String,
    /// Object of the field.
    pub id: ObjectId,
    /// Value: the signature dictionary, absent while the field is empty.
    pub valore: Option<Object>,
}

/// The form of the document, wherever it stands.
pub(crate) fn modulo(documento: &Document) -> Option<&Dictionary> {
    let modulo = documento.catalog().ok()?.get(b"AcroForm").ok()?;
    documento.dereference(modulo).ok()?.1.as_dict().ok()
}

/// Names of all the fields and the signature fields among them, in the order of the form.
pub(crate) fn campi(documento: &Document) -> (BTreeSet<String>, Vec<CampoFirma>) {
    let mut cammino = Cammino { documento, visti: BTreeSet::new(), nomi: BTreeSet::new(), firme: Vec::new() };
    if let Some(Ok(elenco)) = modulo(documento).map(|m| m.get(b"Fields"))
        && let Ok((_, Object::Array(elenco))) = documento.dereference(elenco)
    {
        for campo in elenco {
            cammino.visita(campo, "", false, PROFONDITA);
        }
    }
    (cammino.nomi, cammino.firme)
}

struct Cammino<'a> {
    documento: &'a Document,
    visti: BTreeSet<ObjectId>,
    nomi: BTreeSet<String>,
    firme: Vec<CampoFirma>,
}

impl Cammino<'_> {
    fn visita(&mut self, oggetto: &Object, prefisso: &str, firma_ereditata: bool, resta: usize) {
        let Ok(id) = oggetto.as_reference() else { return };
        if resta == 0 || !self.visti.insert(id) {
            return;
        }
        let Ok(campo) = self.documento.get_dictionary(id) else { return };
        let proprio = campo.get(b"T").ok().and_then(|t| decode_text_string(t).ok());
        let nome = match (&proprio, prefisso) {
            (None, _) => prefisso.to_owned(),
            (Some(proprio), "") => proprio.clone(),
            (Some(proprio), _) => format!("{prefisso}.{proprio}"),
        };
        self.nomi.insert(nome.clone());
        let firma = campo.get(b"FT").and_then(Object::as_name).map_or(firma_ereditata, |tipo| tipo == b"Sig");
        if let Ok((_, Object::Array(figli))) = campo.get(b"Kids").and_then(|k| self.documento.dereference(k))
            && figli.iter().any(|f| self.ha_nome(f))
        {
            for figlio in figli {
                self.visita(figlio, &nome, firma, resta - 1);
            }
        } else if firma {
            let valore = campo.get(b"V").ok().filter(|v| !matches!(v, Object::Null)).cloned();
            self.firme.push(CampoFirma { nome, id, valore });
        }
    }

    /// Kids without a name are widgets of the same field.
    fn ha_nome(&self, figlio: &Object) -> bool {
        self.documento.dereference(figlio).ok().and_then(|(_, f)| f.as_dict().ok()).is_some_and(|f| f.has(b"T"))
    }
}
