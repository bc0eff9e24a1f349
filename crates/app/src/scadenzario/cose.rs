//! The words of each kind of deadline: add one here for each kind that the archive's list gives.

/// What falls due.
#[derive(Clone, Copy)]
pub struct Cosa {
    /// Kind, in words.
    pub nome: &'static str,
    /// The same in words that leave the program: nothing of lists, invalidity or persons.
    pub neutra: &'static str,
    /// Where the term comes from; empty for the day written in an act.
    pub norma: &'static str,
    /// Page of the record.
    pub pagina: &'static str,
}

const TERMINE: &str = "art. 2, L. 241/1990";
const PIANO: &str = "art. 11, L. 68/1999";

/// The words of a kind.
pub fn cosa(tipo: &str) -> Cosa {
    let cosa = |nome, neutra, norma, pagina| Cosa { nome, neutra, norma, pagina };
    match tipo {
        "ottemperanza" => cosa("certificato da rilasciare", "Termine di una richiesta", TERMINE, "richiesta"),
        "prospetto" => cosa("prospetti da ricevere", "Prospetti annuali", "art. 9, c. 6, L. 68/1999", "prospetti"),
        "richiesta_avviamento" => {
            cosa("termine per la richiesta", "Termine di un datore", "art. 9, c. 1, L. 68/1999", "datore")
        }
        "nulla_osta" => cosa("nulla osta da decidere", "Termine di una domanda", TERMINE, "nulla_osta_richiesta"),
        "nulla_osta_validita" => cosa("nulla osta da usare", "Fine di validità di un atto", "", "nulla_osta_richiesta"),
        "computo" => cosa("computo da decidere", "Termine di una domanda", TERMINE, "computo"),
        "computo_fine" => cosa("computo che finisce", "Fine di validità di un atto", "", "computo"),
        "iscrizione" => cosa("iscrizione da decidere", "Termine di una domanda", TERMINE, "iscrizione"),
        "iscrizione_sospesa" => cosa("sospensione che finisce", "Fine di un periodo", "", "iscrizione"),
        "preselezione" => cosa("rosa da inviare", "Termine di una richiesta", "", "preselezione"),
        "preselezione_pubblicazione" => {
            cosa("fine della pubblicazione", "Fine di una pubblicazione", "", "preselezione")
        }
        "convenzione_domanda" => cosa("convenzione da decidere", "Termine di una domanda", TERMINE, "convenzione"),
        "convenzione_riga" => cosa("riga di un piano da coprire", "Scadenza di una convenzione", PIANO, "convenzione"),
        "convenzione_diffida" => cosa("termine di una diffida", "Termine di un datore", PIANO, "convenzione"),
        "convenzione_verifica" => {
            cosa("verifica di una convenzione", "Verifica di una convenzione", PIANO, "convenzione")
        }
        "convenzione" => cosa("convenzione che finisce", "Fine di una convenzione", PIANO, "datore"),
        "esonero" => cosa("esonero che finisce", "Fine di un provvedimento", "art. 5, c. 3, L. 68/1999", "datore"),
        "sospensione" => cosa("sospensione degli obblighi", "Fine di un periodo", "art. 3, c. 5, L. 68/1999", "datore"),
        "sospensione_richiesta" => {
            cosa("richiesta dopo la sospensione", "Termine di un datore", "art. 9, c. 1, L. 68/1999", "sospensione")
        }
        "compensazione" => cosa("compensazione da decidere", "Termine di una domanda", TERMINE, "compensazione"),
        "avviso_pubblicare" => {
            cosa("avviso da pubblicare", "Termine di un avviso", "art. 7, c. 2, L. 68/1999", "avviso")
        }
        "annuale_conferme" => cosa("fine delle conferme annuali", "Termine di un avviso", "", "avviso"),
        "avviso_adesioni" => cosa("chiusura delle domande", "Termine di un avviso", "", "avviso"),
        "avviso_integrazione" => cosa("domanda da integrare", "Termine di una domanda", TERMINE, "avviso"),
        "avviso_graduatoria" => cosa("graduatoria da approvare", "Termine di un avviso", "", "avviso"),
        "avviso_riesame" => cosa("fine del riesame", "Termine di un avviso", "", "avviso"),
        "avviso_esiti" => cosa("esiti da ricevere", "Termine di un ente", "", "avviso"),
        "avviso_validita" => cosa("graduatoria che scade", "Fine di validità di un avviso", "", "avviso"),
        "certificato" => cosa("certificato che scade", "Fine di validità di un atto", "art. 17, L. 68/1999", "atto"),
        "fascicolo" => cosa("fascicolo da rivedere", "Fascicolo da rivedere", "", "persona"),
        "permesso" => cosa("documento da rinnovare", "Documento da rinnovare", "", "persona"),
        _ => cosa("altra scadenza", "Scadenza", "", "scadenzario"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_archive_has_its_words_and_none_says_too_much_outside() {
        for tipo in mirato_store::TIPI_SCADENZA {
            let cosa = cosa(tipo);
            assert_ne!(cosa.pagina, "scadenzario", "{tipo} has no words");
            let fuori = cosa.neutra.to_lowercase();
            for parola in ["iscri", "invalid", "disab", "categor", "sanit", "collocamento", "computo", "nulla osta"] {
                assert!(!fuori.contains(parola), "{tipo}: «{fuori}» says {parola}");
            }
        }
    }
}
