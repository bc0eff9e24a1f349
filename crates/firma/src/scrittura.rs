//! PDF objects as bytes. The PDF library keeps its own writer to itself.

use lopdf::{Dictionary, Object, StringFormat};

/// Appends the object.
pub(crate) fn oggetto(uscita: &mut Vec<u8>, valore: &Object) {
    match valore {
        Object::Null => uscita.extend_from_slice(b"null"),
        Object::Boolean(b) => uscita.extend_from_slice(if *b { b"true" } else { b"false" }),
        Object::Integer(n) => uscita.extend_from_slice(n.to_string().as_bytes()),
        Object::Real(r) => uscita.extend_from_slice(r.to_string().as_bytes()),
        Object::Name(n) => nome(uscita, n),
        Object::String(testo, StringFormat::Hexadecimal) => {
            uscita.push(b'<');
            uscita.extend_from_slice(hex::encode(testo).as_bytes());
            uscita.push(b'>');
        }
        Object::String(testo, StringFormat::Literal) => stringa(uscita, testo),
        Object::Array(voci) => {
            uscita.push(b'[');
            for (i, voce) in voci.iter().enumerate() {
                if i > 0 {
                    uscita.push(b' ');
                }
                oggetto(uscita, voce);
            }
            uscita.push(b']');
        }
        Object::Dictionary(voci) => dizionario(uscita, voci),
        Object::Reference((numero, generazione)) => {
            uscita.extend_from_slice(format!("{numero} {generazione} R").as_bytes());
        }
        Object::Stream(flusso) => {
            let mut voci = flusso.dict.clone();
            voci.set("Length", i64::try_from(flusso.content.len()).unwrap_or(i64::MAX));
            dizionario(uscita, &voci);
            uscita.extend_from_slice(b"\nstream\n");
            uscita.extend_from_slice(&flusso.content);
            uscita.extend_from_slice(b"\nendstream");
        }
    }
}

fn nome(uscita: &mut Vec<u8>, byte: &[u8]) {
    uscita.push(b'/');
    for &b in byte {
        if b.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&b) {
            uscita.push(b);
        } else {
            uscita.extend_from_slice(format!("#{b:02X}").as_bytes());
        }
    }
}

/// A raw carriage return in a literal string would be read back as a line feed.
fn stringa(uscita: &mut Vec<u8>, testo: &[u8]) {
    uscita.push(b'(');
    for &b in testo {
        match b {
            b'(' | b')' | b'\\' => uscita.extend_from_slice(&[b'\\', b]),
            b'\r' => uscita.extend_from_slice(b"\\r"),
            _ => uscita.push(b),
        }
    }
    uscita.push(b')');
}

/// Appends a dictionary.
pub(crate) fn dizionario(uscita: &mut Vec<u8>, voci: &Dictionary) {
    uscita.extend_from_slice(b"<<");
    for (chiave, valore) in voci.iter() {
        nome(uscita, chiave);
        uscita.push(b' ');
        oggetto(uscita, valore);
        uscita.push(b' ');
    }
    uscita.extend_from_slice(b">>");
}
