//! Applications to the calls of public bodies from a spreadsheet or a text, one row each.
//!
//! What gives points is personal and often health data: like those of people, these columns are never
//! repeated, neither in an error nor among the rows to correct.

use super::modello::{Contenuto, cartella_di_domande, con_motivo};
use super::persone::{EsitoPersone, dividi};
use super::schema::{DOMANDE, ESEMPIO, Foglio, Tipo, forse, serve, sigillata};
use super::{RigaScartata, leggi_un_foglio};
use crate::ErroreScambio;

const CANALI: &[&str] = &["pec", "a_mano", "raccomandata", "presenza"];
const FIRME: &[&str] = &["digitale", "autografa", "davanti_al_funzionario", "assente"];
const GRADI: &[&str] = &["nessuna", "lieve", "media", "massima"];

/// The sheet.
pub(super) const FOGLIO: Foglio = Foglio {
    nome: "Domande",
    colonne: &[
        serve("avviso", Tipo::Testo(20), ESEMPIO, "Numero e anno dell'avviso, come 14/2026"),
        serve("codice_fiscale", Tipo::Codice, "CSTLCU88P52D969I", "Codice fiscale di chi fa domanda"),
        serve("pervenuta_il", Tipo::Giorno, "02/11/2026", "Giorno in cui è arrivata"),
        serve("canale", Tipo::Scelta(CANALI), "pec", "Come è arrivata"),
        serve("protocollo", Tipo::Testo(40), "1001/2026", "Protocollo della domanda"),
        serve("firma", Tipo::Scelta(FIRME), "digitale", "Come è firmata"),
        forse("documento_identita", Tipo::SiNo, "sì", "C'è il documento di identità: sì o no"),
        forse("dichiarazione_valore", Tipo::SiNo, "", "C'è la dichiarazione di valore del titolo estero: sì o no"),
        forse("riserva", Tipo::SiNo, "", "Chiede la riserva di posti: sì o no"),
        forse("modulo_riserva", Tipo::SiNo, "", "C'è il modulo dei riservatari: sì o no"),
        forse("requisiti", Tipo::Testo(200), "sì; sì", "Sì o no per ogni requisito, nell'ordine dell'avviso"),
        sigillata("reddito", Tipo::Testo(20), "5000,00", "Reddito personale lordo in euro, come 7746,85"),
        sigillata("isee", Tipo::Testo(20), "8200,00", "ISEE in euro, come 7746,85"),
        sigillata("persone_a_carico", Tipo::Intero(0, 30), "1", "Numero intero di persone a carico"),
        sigillata(
            "percentuale",
            Tipo::Percentuale,
            "74",
            "Numero intero da 1 a 100; vuoto per prenderla dal fascicolo",
        ),
        sigillata("categoria_tabellare", Tipo::Intero(1, 8), "", "Categoria di pensione di guerra, da 1 a 8"),
        sigillata("precedenza", Tipo::Testo(60), "", "Codice del titolo di precedenza"),
        sigillata("locomozione", Tipo::Scelta(GRADI), "", "Difficoltà di locomozione: scegli il grado"),
        sigillata("did_dal", Tipo::Giorno, "10/01/2024", "Giorno da cui è disoccupato con DID"),
        sigillata("patente", Tipo::SiNo, "", "Ha la patente di guida: sì o no"),
        sigillata("senza_lavoro_stabile", Tipo::SiNo, "", "Non ha un lavoro a tempo indeterminato: sì o no"),
        sigillata("congiunto_deceduto", Tipo::SiNo, "", "È congiunto di un dipendente deceduto: sì o no"),
        sigillata("esperienza_mesi", Tipo::Intero(0, 600), "", "Mesi interi di esperienza nel profilo"),
    ],
};

/// The columns, by name.
pub mod colonna {
    use super::super::campo::Campo;

    colonne! {
        AVVISO = "avviso",
        CODICE_FISCALE = "codice_fiscale",
        PERVENUTA_IL = "pervenuta_il",
        CANALE = "canale",
        PROTOCOLLO = "protocollo",
        FIRMA = "firma",
        DOCUMENTO_IDENTITA = "documento_identita",
        DICHIARAZIONE_VALORE = "dichiarazione_valore",
        RISERVA = "riserva",
        MODULO_RISERVA = "modulo_riserva",
        REQUISITI = "requisiti",
        REDDITO = "reddito",
        ISEE = "isee",
        PERSONE_A_CARICO = "persone_a_carico",
        PERCENTUALE = "percentuale",
        CATEGORIA_TABELLARE = "categoria_tabellare",
        PRECEDENZA = "precedenza",
        LOCOMOZIONE = "locomozione",
        DID_DAL = "did_dal",
        PATENTE = "patente",
        SENZA_LAVORO_STABILE = "senza_lavoro_stabile",
        CONGIUNTO_DECEDUTO = "congiunto_deceduto",
        ESPERIENZA_MESI = "esperienza_mesi",
    }
}

/// Reads applications from xlsx, ods or csv, without writing anything. Two rows of one person for one call
/// both stay out.
///
/// # Errors
/// A distinct code if the file as a whole cannot be read: as [`super::leggi_foglio`].
pub fn leggi_domande(byte: &[u8]) -> Result<EsitoPersone, ErroreScambio> {
    let (righe, avvisi) = leggi_un_foglio(byte, DOMANDE)?;
    Ok(dividi(righe, avvisi, |riga| riga.testo(colonna::AVVISO)))
}

/// The empty workbook, with instructions, lists, checks and an invented application.
///
/// # Errors
/// `foglio_scrittura`, which a fixed template does not meet.
pub fn modello_domande() -> Result<Vec<u8>, ErroreScambio> {
    let mut esempio: Vec<String> = FOGLIO.colonne.iter().map(|colonna| colonna.esempio.to_owned()).collect();
    esempio[0] = format!("{ESEMPIO} 14/2026");
    let contenuto: Contenuto = (&FOGLIO, vec![esempio]);
    cartella_di_domande(&contenuto, &[])
}

/// The rows that stay out, with the reason in a last column, to correct and bring back.
///
/// # Errors
/// `foglio_scrittura` if the rows are more than a sheet holds.
pub fn scrivi_scarti_domande(righe: &[RigaScartata]) -> Result<Vec<u8>, ErroreScambio> {
    let contenuto: Contenuto = (&FOGLIO, righe.iter().map(con_motivo).collect());
    cartella_di_domande(&contenuto, &["da_correggere"])
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTESTE: &str = "reddito;firma;codice_fiscale;avviso;canale;protocollo;pervenuta_il;percentuale";

    #[test]
    fn columns_in_any_order_and_the_same_person_twice_in_one_call() {
        let testo = format!(
            "{INTESTE}\n7.746,85;digitale;CSTLCU88P52D969I;14/2026;pec;1;02/11/2026;74\n\
             0;digitale;CSTLCU88P52D969I;15/2026;pec;2;02/11/2026;\n\
             0;digitale;CSTLCU88P52D969I;15/2026;a mano;3;03/11/2026;\n"
        );
        let esito = leggi_domande(testo.as_bytes()).unwrap();
        assert_eq!(esito.persone.len(), 1);
        let prima = &esito.persone[0];
        assert_eq!((prima.testo(colonna::AVVISO), prima.testo(colonna::REDDITO)), ("14/2026", "7.746,85"));
        assert_eq!((prima.numero(colonna::PERCENTUALE), prima.riga()), (Some(74), 2));
        let fuori: Vec<u32> = esito.righe_scartate.iter().map(|riga| riga.riga).collect();
        assert_eq!(fuori, [3, 4]);
        assert!(esito.righe_scartate[0].motivi[0].motivo.contains("riga 4"));
    }

    #[test]
    fn what_gives_points_is_never_repeated() {
        let testo = format!("{INTESTE}\n99887,76;digitale;CSTLCU88P52D969I;14/2026;pec;1;31/11/2026;140\n");
        let esito = leggi_domande(testo.as_bytes()).unwrap();
        let motivi: Vec<&str> = esito.righe_scartate[0].motivi.iter().map(|uno| uno.colonna.as_str()).collect();
        assert_eq!(motivi, ["pervenuta_il", "percentuale"]);
        let detto = format!("{:?}", esito.righe_scartate);
        assert!(!detto.contains("140") && !detto.contains("99887"), "{detto}");
    }

    #[test]
    fn another_layout_is_refused_naming_what_is_missing() {
        let errore = leggi_domande(b"nome;cognome\nAda;Bianchi\n").err().unwrap();
        assert!(errore.to_string().contains("protocollo"), "{errore}");
    }

    #[test]
    fn the_template_reads_back_empty() {
        let esito = leggi_domande(&modello_domande().unwrap()).unwrap();
        assert!(esito.persone.is_empty() && esito.righe_scartate.is_empty());
    }
}
