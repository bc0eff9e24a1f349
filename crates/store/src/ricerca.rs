//! Search as you type.
//!
//! Each record that can be found has one row in `ricerca` with its words normalised; an engine's own
//! full-text index finds every row in which each typed word begins a word. Names that begin with
//! what was typed come first.

use crate::archivio::Archivio;
use crate::base::{Conn, Valore};
use crate::dialetto;
use crate::errore::Esito;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Something that the search found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct Trovato {
    /// Kind of record: `datore`, `persona`, `prospetto`, `atto`, `richiesta_ottemperanza`, `avviso`.
    pub oggetto: String,
    /// Its id.
    pub oggetto_id: String,
    /// What to show first.
    pub titolo: String,
    /// What to show beside it.
    pub dettaglio: String,
}

/// What a record puts in the search.
pub(crate) struct Voce {
    pub(crate) titolo: String,
    pub(crate) dettaglio: String,
    /// Every text by which it is found; the first is its name.
    pub(crate) parole: Vec<String>,
}

/// The kinds that are searched, each with the word that marks it: its first letter is one that no
/// normalised text holds.
const GENERI: [(&str, &str); 6] = [
    ("datore", "ꙮdatore"),
    ("persona", "ꙮpersona"),
    ("richiesta_ottemperanza", "ꙮrichiesta"),
    ("atto", "ꙮatto"),
    ("prospetto", "ꙮprospetto"),
    ("avviso", "ꙮavviso"),
];

/// The columns of `ricerca` that are written.
pub(crate) const COLONNE: usize = 6;

pub(crate) fn segno(oggetto: &str) -> &'static str {
    GENERI.iter().find(|(genere, _)| *genere == oggetto).map_or("ꙮaltro", |(_, segno)| segno)
}

/// Words in lower case without accents and apostrophes, one space between: «D'Angelo», «DANGELO»
/// and «D’ANGELO» become `dangelo`; «S.R.L.» becomes `srl`; anything else that is not a letter or a
/// digit parts two words.
#[must_use]
pub fn normalizza(testo: &str) -> String {
    let mut normale = String::with_capacity(testo.len());
    for parola in testo.split_whitespace() {
        let sigla = e_sigla(parola);
        normale.push(' ');
        for c in parola.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′' => {}
                '.' if sigla => {}
                'ß' => normale.push_str("ss"),
                'æ' => normale.push_str("ae"),
                'œ' => normale.push_str("oe"),
                'ø' => normale.push('o'),
                'đ' | 'ð' => normale.push('d'),
                'ł' => normale.push('l'),
                'ı' => normale.push('i'),
                c if c.is_alphanumeric() && c != 'ꙮ' => normale.push(c),
                c if is_combining_mark(c) => {}
                _ => normale.push(' '),
            }
        }
    }
    normale.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters each followed by a dot: an abbreviation, whose dots go without leaving a space.
fn e_sigla(parola: &str) -> bool {
    let senza_punto = parola.trim_end_matches(['.', ',', ';', ')']);
    senza_punto.contains('.') && senza_punto.split('.').all(|lettera| lettera.chars().count() == 1)
}

/// The words to index: those of the normalised text, and also the two halves of a word with an
/// apostrophe, so that «Angelo» finds «D'Angelo».
fn da_indicizzare(testo: &str) -> String {
    let apostrofi = ['\'', '’', '‘', '`', '´', 'ʼ', '′'];
    let mut parole = normalizza(testo);
    if testo.contains(apostrofi) {
        parole.push(' ');
        parole.push_str(&normalizza(&testo.replace(apostrofi, " ")));
    }
    parole
}

/// One row of `ricerca`, as values.
pub(crate) fn valori(oggetto: &str, id: &str, voce: &Voce) -> Vec<Valore> {
    let mut parole: Vec<String> = vec![segno(oggetto).to_owned()];
    for testo in &voce.parole {
        for parola in da_indicizzare(testo).split(' ').filter(|p| !p.is_empty()) {
            if !parole.iter().any(|p| p == parola) {
                parole.push(parola.to_owned());
            }
        }
    }
    let nome = normalizza(voce.parole.first().map_or("", String::as_str));
    [oggetto, id, &voce.titolo, &voce.dettaglio, &nome, &parole.join(" ")].into_iter().map(Valore::from).collect()
}

/// Writes several rows at once; a row that is there is brought up to date.
pub(crate) fn frase_indicizza(righe: usize) -> String {
    format!(
        "INSERT INTO ricerca (oggetto, oggetto_id, titolo, dettaglio, nome, testo) VALUES {} \
         ON CONFLICT (oggetto, oggetto_id) DO UPDATE SET titolo = excluded.titolo, \
         dettaglio = excluded.dettaglio, nome = excluded.nome, testo = excluded.testo",
        crate::base::segnaposti(righe, COLONNE)
    )
}

/// Names that begin with what was typed: $1 kind, $2 and $3 bounds, $4 how many.
pub(crate) const PER_NOME: &str = "SELECT oggetto, oggetto_id, titolo, dettaglio FROM ricerca \
     WHERE oggetto = $1 AND nome >= $2 AND nome < $3 ORDER BY nome LIMIT $4";

impl Archivio {
    /// What begins with the typed words, at most `limite`: names that begin so first, then whatever
    /// holds them all. No kind of record can crowd out the others. Empty text finds nothing.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn cerca(&self, testo: &str, limite: u32) -> Esito<Vec<Trovato>> {
        let normale = normalizza(testo);
        if normale.is_empty() || limite == 0 {
            return Ok(Vec::new());
        }
        let mut presa = self.db().presa().await?;
        let mut conn = presa.conn();
        let mut gruppi = Vec::with_capacity(GENERI.len());
        for (genere, segno) in GENERI {
            gruppi.push(cerca_genere(&mut conn, genere, segno, &normale, limite).await?);
        }
        Ok(spartisci(gruppi, limite as usize))
    }
}

async fn cerca_genere(
    conn: &mut Conn<'_>,
    genere: &str,
    segno: &str,
    normale: &str,
    limite: u32,
) -> Esito<Vec<Trovato>> {
    // Normalised text is letters, digits and spaces: the last code point sorts after all of them.
    let fine = format!("{normale}\u{10FFFF}");
    let per_nome = vec![genere.into(), normale.into(), fine.into(), i64::from(limite).into()];
    let mut trovati: Vec<Trovato> = conn.righe(PER_NOME, per_nome).await?;
    if trovati.len() < limite as usize {
        let query = dialetto::interrogazione(conn, segno, normale);
        let frase = dialetto::ricerca_a_parole(conn);
        let altri: Vec<Trovato> = conn.righe(frase, vec![query.into(), i64::from(limite).into()]).await?;
        for altro in altri {
            if !trovati.iter().any(|t| t.oggetto_id == altro.oggetto_id) {
                trovati.push(altro);
            }
        }
    }
    Ok(trovati)
}

/// Shares the places: each kind has at least a quarter of them if it can fill it; what is left goes
/// to the kinds in their order.
fn spartisci(gruppi: Vec<Vec<Trovato>>, limite: usize) -> Vec<Trovato> {
    let quota = limite.div_ceil(gruppi.len().max(1));
    let mut posti: Vec<usize> = gruppi.iter().map(|gruppo| gruppo.len().min(quota)).collect();
    let mut liberi = limite.saturating_sub(posti.iter().sum());
    for (posto, gruppo) in posti.iter_mut().zip(&gruppi) {
        let in_piu = (gruppo.len() - *posto).min(liberi);
        *posto += in_piu;
        liberi -= in_piu;
    }
    gruppi.into_iter().zip(posti).flat_map(|(gruppo, posto)| gruppo.into_iter().take(posto)).take(limite).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_apostrophes_and_case_do_not_count() {
        for testo in ["D'Angelo", "DANGELO", "D’ANGELO", "d`angelo", "D'ÀNGELO"] {
            assert_eq!(normalizza(testo), "dangelo", "{testo}");
        }
        assert_eq!(normalizza("Società Öffentliche S.p.A."), "societa offentliche spa");
        assert_eq!(normalizza("ROSSI S.R.L., Genova"), "rossi srl genova");
        assert_eq!(normalizza("M.Rossi & figli-Snc"), "m rossi figli snc");
        assert_eq!(normalizza("1234/2026"), "1234 2026");
        assert_eq!(normalizza("Straße"), "strasse");
        assert_eq!(normalizza(" '’ . "), "");
    }

    #[test]
    fn both_halves_of_an_apostrophe_are_found() {
        assert_eq!(da_indicizzare("D'Angelo Srl"), "dangelo srl d angelo srl");
    }

    #[test]
    fn no_kind_crowds_out_the_others() {
        let gruppo = |oggetto: &str, quanti: usize| {
            (0..quanti)
                .map(|i| Trovato {
                    oggetto: oggetto.into(),
                    oggetto_id: i.to_string(),
                    titolo: String::new(),
                    dettaglio: String::new(),
                })
                .collect::<Vec<_>>()
        };
        let conta = |trovati: &[Trovato], oggetto| trovati.iter().filter(|t| t.oggetto == oggetto).count();
        let trovati = spartisci(vec![gruppo("a", 20), gruppo("b", 1), gruppo("c", 9), vec![]], 8);
        assert_eq!((trovati.len(), conta(&trovati, "a"), conta(&trovati, "b"), conta(&trovati, "c")), (8, 5, 1, 2));
    }
}
