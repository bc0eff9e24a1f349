//! Whole numbers in Italian words, as amounts are written in letters on an act.

const SEMPLICI: [&str; 20] = [
    "",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];
const DECINE: [&str; 10] =
    ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

/// A whole number in words, all in one: "quarantottomilatrecentosei", "unmilionecentouno".
pub(crate) fn in_lettere(numero: u64) -> String {
    match numero {
        0 => "zero".to_owned(),
        3 => "tre".to_owned(),
        _ => {
            let mut testo = composto(numero);
            // Only a compound that ends in "tre" bears the accent.
            if numero % 10 == 3 && numero % 100 != 13 {
                testo.truncate(testo.len() - 1);
                testo.push('é');
            }
            testo
        }
    }
}

fn composto(numero: u64) -> String {
    for (unita, singolare, plurale) in
        [(1_000_000_000, "unmiliardo", "miliardi"), (1_000_000, "unmilione", "milioni"), (1_000, "mille", "mila")]
    {
        if numero >= unita {
            let gruppo = numero / unita;
            let testa = if gruppo == 1 { singolare.to_owned() } else { composto(gruppo) + plurale };
            return testa + &composto(numero % unita);
        }
    }
    centinaia(numero)
}

/// Below a thousand. The vowel before "uno" and "otto" drops after the tens, and before "otto" and "ottanta" after "cento".
fn centinaia(numero: u64) -> String {
    let (cento, resto) = (usize::try_from(numero / 100).unwrap_or(0), usize::try_from(numero % 100).unwrap_or(0));
    let mut testo = match cento {
        0 => String::new(),
        1 => "cento".to_owned(),
        n => format!("{}cento", SEMPLICI[n]),
    };
    if cento > 0 && (resto == 8 || resto / 10 == 8) {
        testo.pop();
    }
    if resto < 20 {
        return testo + SEMPLICI[resto];
    }
    testo.push_str(DECINE[resto / 10]);
    if matches!(resto % 10, 1 | 8) {
        testo.pop();
    }
    testo + SEMPLICI[resto % 10]
}

#[cfg(test)]
mod tests {
    use super::in_lettere;

    #[test]
    fn numbers_are_written_as_on_a_cheque() {
        for (numero, attese) in [
            (0, "zero"),
            (3, "tre"),
            (13, "tredici"),
            (21, "ventuno"),
            (23, "ventitré"),
            (28, "ventotto"),
            (80, "ottanta"),
            (100, "cento"),
            (101, "centouno"),
            (103, "centotré"),
            (108, "centotto"),
            (180, "centottanta"),
            (200, "duecento"),
            (281, "duecentottantuno"),
            (1_000, "mille"),
            (1_001, "milleuno"),
            (1_113, "millecentotredici"),
            (2_003, "duemilatré"),
            (3_000, "tremila"),
            (23_000, "ventitremila"),
            (48_306, "quarantottomilatrecentosei"),
            (100_000, "centomila"),
            (999_999, "novecentonovantanovemilanovecentonovantanove"),
            (1_000_000, "unmilione"),
            (2_000_000, "duemilioni"),
            (1_101_000, "unmilionecentounomila"),
            (3_000_000_003, "tremiliarditré"),
        ] {
            assert_eq!(in_lettere(numero), attese, "{numero}");
        }
    }
}
