//! The byte range: it must cover everything up to the end of a revision except the hexadecimal digits of that very
//! signature. Each check closes a known way to make a signature cover less than it seems to.

use lopdf::{Dictionary, Document, Object, ObjectId, xref::XrefEntry};

/// What a signature covers.
pub(super) struct Intervallo {
    inizio_contenuto: usize,
    fine_contenuto: usize,
    /// End of the signed revision.
    pub fine: usize,
    /// The CMS signature with its padding.
    pub contenuto: Vec<u8>,
}

impl Intervallo {
    /// The two covered pieces of the file.
    pub(super) fn coperti<'a>(&self, pdf: &'a [u8]) -> [&'a [u8]; 2] {
        [
            pdf.get(..self.inizio_contenuto).unwrap_or_default(),
            pdf.get(self.fine_contenuto..self.fine).unwrap_or_default(),
        ]
    }
}

const VUOTI: [u8; 6] = [0, b'\t', b'\n', 0x0C, b'\r', b' '];

/// Reads and checks the byte range of the signature dictionary `firma`, which stands in the object `id`.
pub(super) fn leggi(pdf: &[u8], documento: &Document, id: ObjectId, firma: &Dictionary) -> Result<Intervallo, String> {
    let errore = |causa: &str| format!("L'intervallo firmato non è valido: {causa}.");
    let [inizio, prima, seconda, lunga] = numeri(firma).ok_or_else(|| errore("non è fatto di quattro numeri"))?;
    let fine = seconda.checked_add(lunga).ok_or_else(|| errore("è fuori dal file"))?;
    if inizio != 0 {
        return Err(errore("non comincia dall'inizio del file"));
    }
    if fine > pdf.len() || seconda <= prima.saturating_add(1) {
        return Err(errore("è fuori dal file o lascia fuori altro dalla firma"));
    }
    let (testa, buco) = (&pdf[..prima], &pdf[prima..seconda]);
    let contenuto = esadecimale(buco).ok_or_else(|| errore("lascia fuori altro dalla firma"))?;
    let dichiarato = firma.get(b"Contents").and_then(Object::as_str).map_err(|_| errore("manca la firma"))?;
    if dichiarato != contenuto.as_slice() {
        return Err(errore("lascia fuori un'altra firma"));
    }
    if !nel_proprio_oggetto(testa, documento, id) {
        return Err(errore("la firma non sta nel suo oggetto"));
    }
    if !senza_vuoti_in_coda(&pdf[..fine]).ends_with(b"%%EOF") {
        return Err(errore("non finisce con una versione intera del documento"));
    }
    Ok(Intervallo { inizio_contenuto: prima, fine_contenuto: seconda, fine, contenuto })
}

fn numeri(firma: &Dictionary) -> Option<[usize; 4]> {
    let voci = firma.get(b"ByteRange").ok()?.as_array().ok()?;
    let numeri: Vec<usize> =
        voci.iter().map(|v| v.as_i64().ok().and_then(|n| usize::try_from(n).ok())).collect::<Option<_>>()?;
    numeri.try_into().ok()
}

/// Bytes of a hexadecimal string `<…>` that fills the gap from end to end.
fn esadecimale(buco: &[u8]) -> Option<Vec<u8>> {
    let cifre = buco.strip_prefix(b"<")?.strip_suffix(b">")?;
    hex::decode(cifre).ok()
}

/// Whether the gap is the `/Contents` of the object `id`, at the place the cross-reference table gives.
fn nel_proprio_oggetto(testa: &[u8], documento: &Document, id: ObjectId) -> bool {
    let Some(XrefEntry::Normal { offset, .. }) = documento.reference_table.get(id.0) else { return false };
    let Some(oggetto) = usize::try_from(*offset).ok().and_then(|inizio| testa.get(inizio..)) else { return false };
    oggetto.starts_with(format!("{} {} obj", id.0, id.1).as_bytes())
        && !oggetto.windows(6).any(|w| w == b"endobj")
        && senza_vuoti_in_coda(oggetto).ends_with(b"/Contents")
}

fn senza_vuoti_in_coda(byte: &[u8]) -> &[u8] {
    let fine = byte.iter().rposition(|b| !VUOTI.contains(b)).map_or(0, |i| i + 1);
    &byte[..fine]
}
