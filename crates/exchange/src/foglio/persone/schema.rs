//! The sheet of people: one row each.

use super::super::campo::Campo;
use super::super::schema::{Colonna, ESEMPIO, Foglio, Tipo, forse, serve, sigillata};

const TITOLI: &[&str] = &["nessuno", "obbligo", "qualifica", "diploma", "laurea", "altro"];
/// The lists of the law, by the codes of `mirato_domain::Elenco`.
const ELENCHI: &[&str] = &["art8", "art18", "centralinisti", "massofisioterapisti", "terapisti"];
/// What proves a category, by the codes of `mirato_domain::TipoAccertamento`.
const ACCERTAMENTI: &[&str] =
    &["verbale_invalidita_civile", "inail", "categoria_tabellare", "stato_riconosciuto", "certificato_unico"];

const fn disponibile(nome: &'static str, nota: &'static str) -> Colonna {
    forse(nome, Tipo::SiNo, "", nota)
}

/// The sheet.
pub(in crate::foglio) const FOGLIO: Foglio = Foglio {
    nome: "Persone",
    colonne: &[
        serve("codice_fiscale", Tipo::Codice, ESEMPIO, "Codice fiscale della persona, 16 caratteri"),
        serve("cognome", Tipo::Testo(100), "Castelli", "Cognome"),
        serve("nome", Tipo::Testo(100), "Lucia", "Nome"),
        forse("sesso", Tipo::Scelta(&["F", "M"]), "F", "F o M; se manca si legge nel codice fiscale"),
        forse("nato_il", Tipo::Giorno, "12/09/1988", "Giorno di nascita; se manca si legge nel codice fiscale"),
        forse("nato_a", Tipo::Testo(100), "Genova", "Comune o Stato di nascita"),
        forse("cittadinanza", Tipo::Testo(100), "italiana", "Cittadinanza"),
        forse("comune", Tipo::Testo(100), "Genova", "Comune di residenza"),
        forse("provincia", Tipo::Provincia, "GE", "Sigla della provincia di residenza"),
        forse("indirizzo", Tipo::Testo(200), "Via dell'Esempio 1", "Via e numero civico"),
        forse("cap", Tipo::Cap, "16100", "CAP, cinque cifre"),
        forse("telefono", Tipo::Testo(40), "", "Telefono: scrivilo come testo, con il prefisso"),
        forse("cellulare", Tipo::Testo(40), "", "Cellulare"),
        forse("email", Tipo::Testo(200), "lucia.castelli@example.org", "Indirizzo e-mail"),
        forse("pec", Tipo::Testo(200), "", "Indirizzo PEC"),
        forse("did_il", Tipo::Giorno, "10/01/2024", "Giorno della dichiarazione di disponibilità (DID)"),
        forse("titolo_studio", Tipo::Scelta(TITOLI), "diploma", "Titolo di studio più alto"),
        forse("titolo_descrizione", Tipo::Testo(200), "Ragioneria", "Quale titolo"),
        forse("profilo", Tipo::Testo(2000), "Impiegata amministrativa", "Lavori cercati, in parole"),
        forse("qualifiche", Tipo::Testo(1000), "contabilità; segreteria", "Qualifiche, separate da punto e virgola"),
        disponibile("privati", "Disponibile per datori privati: sì o no"),
        disponibile("pubblici", "Disponibile per enti pubblici: sì o no"),
        disponibile("tirocinio", "Disponibile per tirocini: sì o no"),
        disponibile("tempo_pieno", "Disponibile a tempo pieno: sì o no"),
        disponibile("part_time", "Disponibile a tempo parziale: sì o no"),
        disponibile("turni", "Disponibile ai turni: sì o no"),
        disponibile("notturno", "Disponibile al lavoro notturno: sì o no"),
        disponibile("mezzo_proprio", "Ha un mezzo proprio: sì o no"),
        forse("distanza_km", Tipo::Intero(1, 1000), "30", "Distanza massima dal lavoro, in chilometri"),
        forse("patente", Tipo::Testo(40), "B", "Patente di guida"),
        forse("elenco", Tipo::Scelta(ELENCHI), "art8", "Elenco in cui è iscritta"),
        forse("iscritta_dal", Tipo::Giorno, "15/01/2024", "Giorno di iscrizione: serve se c'è l'elenco"),
        forse("numero", Tipo::Testo(60), "", "Numero del sistema precedente: resta fra le note"),
        forse("anzianita_dal", Tipo::Giorno, "", "Giorno da cui corre l'anzianità, se non è quello di iscrizione"),
        sigillata("categoria", Tipo::Testo(60), "invalido_civile", "Codice della categoria: scegli dall'elenco"),
        sigillata(
            "accertamento_tipo",
            Tipo::Scelta(ACCERTAMENTI),
            "verbale_invalidita_civile",
            "Atto che prova la categoria: scegli dall'elenco",
        ),
        sigillata("percentuale", Tipo::Percentuale, "60", "Numero intero da 1 a 100, senza formato percentuale"),
        sigillata("categoria_tabellare", Tipo::Intero(1, 8), "", "Categoria di pensione di guerra, da 1 a 8"),
        sigillata("rilasciato_il", Tipo::Giorno, "20/11/2023", "Giorno in cui è stato rilasciato l'accertamento"),
        sigillata("rivedibile_il", Tipo::Giorno, "", "Giorno entro cui va rivisto; vuoto se non è rivedibile"),
    ],
};

/// The columns, by name.
pub mod colonna {
    use super::Campo;

    colonne! {
        CODICE_FISCALE = "codice_fiscale",
        COGNOME = "cognome",
        NOME = "nome",
        SESSO = "sesso",
        NATO_IL = "nato_il",
        NATO_A = "nato_a",
        CITTADINANZA = "cittadinanza",
        COMUNE = "comune",
        PROVINCIA = "provincia",
        INDIRIZZO = "indirizzo",
        CAP = "cap",
        TELEFONO = "telefono",
        CELLULARE = "cellulare",
        EMAIL = "email",
        PEC = "pec",
        DID_IL = "did_il",
        TITOLO_STUDIO = "titolo_studio",
        TITOLO_DESCRIZIONE = "titolo_descrizione",
        PROFILO = "profilo",
        QUALIFICHE = "qualifiche",
        PRIVATI = "privati",
        PUBBLICI = "pubblici",
        TIROCINIO = "tirocinio",
        TEMPO_PIENO = "tempo_pieno",
        PART_TIME = "part_time",
        TURNI = "turni",
        NOTTURNO = "notturno",
        MEZZO_PROPRIO = "mezzo_proprio",
        DISTANZA_KM = "distanza_km",
        PATENTE = "patente",
        ELENCO = "elenco",
        ISCRITTA_DAL = "iscritta_dal",
        NUMERO = "numero",
        ANZIANITA_DAL = "anzianita_dal",
        CATEGORIA = "categoria",
        ACCERTAMENTO_TIPO = "accertamento_tipo",
        PERCENTUALE = "percentuale",
        CATEGORIA_TABELLARE = "categoria_tabellare",
        RILASCIATO_IL = "rilasciato_il",
        RIVEDIBILE_IL = "rivedibile_il",
    }
}
