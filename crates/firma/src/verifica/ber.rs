//! From BER to DER. Signature programs write an envelope as they read the document, with lengths not said
//! beforehand and the content in pieces: the same values, in another dress.

/// How deep values may be nested.
const LIVELLI: usize = 64;
const CONTENUTO: u8 = 0x04;
const CONTENUTO_A_PEZZI: u8 = 0x24;
const COMPOSTO: u8 = 0x20;
const NON_DETTA: u8 = 0x80;

/// The same value with lengths as DER wants them, octet strings in one piece; what follows it stays as it is.
pub(super) fn in_der(byte: &[u8]) -> Result<Vec<u8>, String> {
    let (mut der, letti) = valore(byte, LIVELLI)?;
    der.extend_from_slice(byte.get(letti..).unwrap_or_default());
    Ok(der)
}

/// One value in DER, and how many bytes it took.
fn valore(byte: &[u8], livelli: usize) -> Result<(Vec<u8>, usize), String> {
    let rotto = || "la struttura è interrotta".to_owned();
    let livelli = livelli.checked_sub(1).ok_or("la struttura è troppo profonda")?;
    let segno = etichetta(byte).ok_or_else(rotto)?;
    let composto = segno[0] & COMPOSTO != 0;
    let (lunghezza, lunga) = lunghezza(&byte[segno.len()..]).ok_or_else(rotto)?;
    let inizio = segno.len() + lunga;
    let fine = match lunghezza {
        Some(lunghezza) => inizio.checked_add(lunghezza).filter(|fine| *fine <= byte.len()).ok_or_else(rotto)?,
        None if composto => byte.len(),
        None => return Err(rotto()),
    };
    if !composto {
        return Ok((intero(segno, &byte[inizio..fine]), fine));
    }
    let (mut posto, mut dentro) = (inizio, Vec::new());
    let chiuso = loop {
        if lunghezza.is_some() && posto == fine {
            break fine;
        }
        if lunghezza.is_none() && byte.get(posto..posto + 2) == Some(&[0, 0][..]) {
            break posto + 2;
        }
        let (figlio, letti) = valore(byte.get(posto..fine).ok_or_else(rotto)?, livelli)?;
        posto += letti;
        if segno == [CONTENUTO_A_PEZZI] {
            if figlio.first() != Some(&CONTENUTO) {
                return Err(rotto());
            }
            let (_, lunga) = self::lunghezza(&figlio[1..]).ok_or_else(rotto)?;
            dentro.extend_from_slice(&figlio[1 + lunga..]);
        } else {
            dentro.extend_from_slice(&figlio);
        }
    };
    let segno = if segno == [CONTENUTO_A_PEZZI] { &[CONTENUTO][..] } else { segno };
    Ok((intero(segno, &dentro), chiuso))
}

fn etichetta(byte: &[u8]) -> Option<&[u8]> {
    let primo = *byte.first()?;
    if primo & 0x1F != 0x1F {
        return byte.get(..1);
    }
    let seguito = byte.iter().skip(1).position(|b| b & 0x80 == 0)?;
    byte.get(..seguito + 2)
}

/// The length said, if it is, and how many bytes say it.
fn lunghezza(byte: &[u8]) -> Option<(Option<usize>, usize)> {
    match *byte.first()? {
        NON_DETTA => Some((None, 1)),
        corta @ 0..NON_DETTA => Some((Some(usize::from(corta)), 1)),
        lunga => {
            let quanti = usize::from(lunga & 0x7F);
            let cifre = byte.get(1..=quanti)?;
            let lunghezza = cifre
                .iter()
                .try_fold(0_usize, |somma, cifra| somma.checked_mul(256)?.checked_add(usize::from(*cifra)))?;
            Some((Some(lunghezza), quanti + 1))
        }
    }
}

fn intero(segno: &[u8], contenuto: &[u8]) -> Vec<u8> {
    let mut der = segno.to_vec();
    match u8::try_from(contenuto.len()) {
        Ok(corta) if corta < NON_DETTA => der.push(corta),
        _ => {
            let cifre = contenuto.len().to_be_bytes();
            let cifre = &cifre[cifre.iter().position(|cifra| *cifra != 0).unwrap_or(cifre.len())..];
            der.push(NON_DETTA | u8::try_from(cifre.len()).unwrap_or_default());
            der.extend_from_slice(cifre);
        }
    }
    der.extend_from_slice(contenuto);
    der
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_not_said_and_pieces_become_der() {
        // SEQUENCE (indefinite) { OCTET STRING (indefinite) { 'ab', 'c' }, INTEGER 5 }
        let ber = [0x30, 0x80, 0x24, 0x80, 4, 2, b'a', b'b', 4, 1, b'c', 0, 0, 2, 1, 5, 0, 0];
        assert_eq!(in_der(&ber).unwrap(), [0x30, 8, 4, 3, b'a', b'b', b'c', 2, 1, 5]);
        // A length with more digits than it needs; what follows stays.
        assert_eq!(in_der(&[4, 0x82, 0, 1, 7, 0, 0]).unwrap(), [4, 1, 7, 0, 0]);
        let lungo = [vec![4, 0x81, 200], vec![9; 200]].concat();
        assert_eq!(in_der(&lungo).unwrap(), lungo);
    }

    #[test]
    fn what_is_cut_short_or_endless_is_refused() {
        for rotto in [&[][..], &[0x30], &[0x30, 5, 1], &[0x30, 0x80, 2, 1, 5], &[4, 0x80, 0, 0], &[0x24, 3, 2, 1, 5]] {
            assert!(in_der(rotto).is_err(), "{rotto:?}");
        }
        assert!(in_der(&[0x30, 0x80].repeat(10_000)).is_err(), "nested without end");
    }

    proptest! {
        #[test]
        fn no_bytes_stop_the_program(byte in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = in_der(&byte);
        }
    }
}
