//! What changed between the signed revision and the file as it is.
//!
//! A signature covers its revision only: what a later update puts over it is seen by comparing the objects. Filling
//! an empty signature field, and adding validation data, is allowed; everything else is named.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};
use serde::{Deserialize, Serialize};

use super::oggetti::{Pagine, riferimenti, uguali};
use crate::pdf;

/// What was changed after a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", content = "descrizione", rename_all = "snake_case")]
pub enum Modifiche {
    /// Nothing.
    Nessuna,
    /// Other signatures, in fields that were there and empty, or the data that keep signatures verifiable.
    SoloFirme,
    /// Anything else; each text names one change and can be followed by "dopo la firma di …".
    Altro(Vec<String>),
}

/// Compares the signed revision with the whole document.
pub(super) fn confronta(prima: &Document, dopo: &Document) -> Modifiche {
    let mut confronto = Confronto { prima, dopo, pagine: None, firme: false, altro: BTreeSet::new() };
    confronto.coda();
    for (id, vecchio) in &prima.objects {
        match dopo.objects.get(id) {
            Some(nuovo) if uguali(vecchio, nuovo) => {}
            Some(nuovo) => confronto.cambiato(*id, vecchio, nuovo),
            None => {
                let descrizione = confronto.nome(*id, vecchio);
                confronto.altro(descrizione);
            }
        }
    }
    confronto.riferimenti_sospesi();
    if !confronto.altro.is_empty() {
        Modifiche::Altro(confronto.altro.into_iter().collect())
    } else if confronto.firme {
        Modifiche::SoloFirme
    } else {
        // The bytes after the signature change no object, yet nobody signed them.
        Modifiche::Altro(vec!["In coda al file sono stati aggiunti dati".into()])
    }
}

struct Confronto<'a> {
    prima: &'a Document,
    dopo: &'a Document,
    pagine: Option<Pagine>,
    firme: bool,
    altro: BTreeSet<String>,
}

impl Confronto<'_> {
    fn altro(&mut self, descrizione: String) {
        self.altro.insert(descrizione);
    }

    /// The trailer may change in nothing but its sizes and its second identifier.
    fn coda(&mut self) {
        let voce = |documento: &Document, chiave: &[u8]| documento.trailer.get(chiave).ok().cloned();
        if voce(self.prima, b"Root") != voce(self.dopo, b"Root") {
            self.altro("La struttura del documento è stata sostituita".into());
        }
        if voce(self.prima, b"Info") != voce(self.dopo, b"Info") {
            self.altro("I metadati del documento sono stati cambiati".into());
        }
    }

    fn cambiato(&mut self, id: ObjectId, vecchio: &Object, nuovo: &Object) {
        if self.campo_firmato(vecchio, nuovo) || self.ammesso_nella_radice(id, vecchio, nuovo) {
            self.firme = true;
        } else if !solo_indice(vecchio, nuovo) {
            let descrizione = self.nome(id, vecchio);
            self.altro(descrizione);
        }
    }

    /// An empty signature field that received its signature and nothing else.
    fn campo_firmato(&self, vecchio: &Object, nuovo: &Object) -> bool {
        let (Ok(vecchio), Ok(nuovo)) = (vecchio.as_dict(), nuovo.as_dict()) else { return false };
        let firma = |campo: &Dictionary| {
            campo.get(b"V").ok().and_then(|v| self.dopo.dereference(v).ok()).is_some_and(|(_, v)| e_firma(v))
        };
        vecchio.get(b"FT").and_then(Object::as_name).is_ok_and(|tipo| tipo == b"Sig")
            && !vecchio.get(b"V").is_ok_and(|v| !matches!(v, Object::Null))
            && firma(nuovo)
            && uguali_salvo(vecchio, nuovo, &[b"V", b"AP"])
            && (senza_area(vecchio) || vecchio.get(b"AP").ok() == nuovo.get(b"AP").ok() || !vecchio.has(b"AP"))
    }

    /// The catalogue may receive validation data (DSS) and the flags of the form.
    fn ammesso_nella_radice(&self, id: ObjectId, vecchio: &Object, nuovo: &Object) -> bool {
        let radice = self.prima.trailer.get(b"Root").and_then(Object::as_reference).ok() == Some(id);
        let (Ok(vecchio), Ok(nuovo)) = (vecchio.as_dict(), nuovo.as_dict()) else { return false };
        if !radice {
            return pdf::modulo(self.prima).is_some_and(|m| m == vecchio)
                && uguali_salvo(vecchio, nuovo, &[b"SigFlags"]);
        }
        let modulo = |d: &Dictionary| d.get(b"AcroForm").ok().cloned();
        let modulo_uguale = match (modulo(vecchio), modulo(nuovo)) {
            (Some(Object::Dictionary(a)), Some(Object::Dictionary(b))) => uguali_salvo(&a, &b, &[b"SigFlags"]),
            (a, b) => a == b,
        };
        modulo_uguale && uguali_salvo(vecchio, nuovo, &[b"DSS", b"Extensions", b"AcroForm"])
    }

    /// A reference that led nowhere when the document was signed, and leads somewhere now, shows new content.
    fn riferimenti_sospesi(&mut self) {
        let nuovi: BTreeSet<ObjectId> =
            self.dopo.objects.keys().filter(|id| !self.prima.objects.contains_key(id)).copied().collect();
        if nuovi.is_empty() {
            return;
        }
        let sospesi: Vec<ObjectId> =
            self.prima.objects.values().flat_map(riferimenti).filter(|id| nuovi.contains(id)).collect();
        for id in sospesi {
            let descrizione = self.nome(id, &Object::Null);
            self.altro(descrizione);
        }
    }

    /// What the object is for a reader, with the verb.
    fn nome(&mut self, id: ObjectId, vecchio: &Object) -> String {
        if self.prima.trailer.get(b"Root").and_then(Object::as_reference).ok() == Some(id) {
            return "La struttura del documento è stata cambiata".into();
        }
        if let Some(descrizione) = self.pagine.get_or_insert_with(|| Pagine::di(self.prima)).descrivi(id) {
            return descrizione;
        }
        if self.prima.trailer.get(b"Info").and_then(Object::as_reference).ok() == Some(id) {
            return "I metadati del documento sono stati cambiati".into();
        }
        let voci = match vecchio {
            Object::Dictionary(voci) => Some(voci),
            Object::Stream(flusso) => Some(&flusso.dict),
            _ => None,
        };
        match voci.and_then(|v| v.get(b"Type").and_then(Object::as_name).ok()) {
            Some(b"Pages") => "L'elenco delle pagine è stato cambiato".into(),
            Some(b"Metadata") => "I metadati del documento sono stati cambiati".into(),
            Some(b"Sig") => "Una firma è stata sostituita".into(),
            Some(b"StructElem" | b"StructTreeRoot") => "La struttura di lettura è stata cambiata".into(),
            _ => format!("L'oggetto {} del documento è stato cambiato", id.0),
        }
    }
}

fn e_firma(valore: &Object) -> bool {
    valore.as_dict().is_ok_and(|v| v.has(b"ByteRange") && v.has(b"Contents"))
}

/// Cross-reference streams hold no content: the library reads each revision's own.
fn solo_indice(vecchio: &Object, nuovo: &Object) -> bool {
    let indice = |o: &Object| {
        o.as_stream().is_ok_and(|s| s.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|t| t == b"XRef"))
    };
    indice(vecchio) && indice(nuovo)
}

/// A widget without area shows nothing, whatever its appearance.
fn senza_area(campo: &Dictionary) -> bool {
    let Ok(rettangolo) = campo.get(b"Rect").and_then(Object::as_array) else { return true };
    let [x1, y1, x2, y2] = rettangolo.as_slice() else { return false };
    x1 == x2 || y1 == y2
}

fn uguali_salvo(vecchio: &Dictionary, nuovo: &Dictionary, chiavi: &[&[u8]]) -> bool {
    let altre = |(chiave, _): &(&Vec<u8>, &Object)| !chiavi.contains(&chiave.as_slice());
    vecchio.iter().filter(altre).count() == nuovo.iter().filter(altre).count()
        && vecchio.iter().filter(altre).all(|(chiave, v)| nuovo.get(chiave).is_ok_and(|n| uguali(v, n)))
}
