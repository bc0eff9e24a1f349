//! Workbooks written: the empty template, and the rows to correct.

use super::schema::{Colonna, ESEMPIO, FOGLI, Foglio, Tipo};
use super::{EsitoFoglio, RigaScartata};
use crate::ErroreScambio;
use crate::esporta::scrittura;
use mirato_domain::Provincia;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, Formula,
    Workbook, Worksheet, XlsxError,
};

/// Rows of the template that have lists and checks.
const RIGHE: u32 = 5_000;
/// Name of the hidden sheet that holds the longer lists.
const ELENCHI: &str = "Elenchi";

const ISTRUZIONI: [&str; 12] = [
    "Come si usa questo file",
    "Scrivi una riga per ogni datore, data e provincia nel foglio «Prospetti».",
    "Se ci sono lavoratori part-time o intermittenti, scrivili nel foglio «Part-time», una riga per ogni orario.",
    "Scrivi le categorie escluse dal computo nel foglio «Esclusioni» e le compensazioni nel foglio «Compensazioni».",
    "Le intestazioni con l'asterisco sono obbligatorie. Le colonne possono stare in qualsiasi ordine, ma non cambiare i nomi.",
    "Le righe che cominciano con ESEMPIO non sono lette: puoi lasciarle o cancellarle.",
    "Le date: 31/12/2025. Le ore: 20:30. I numeri: interi, senza decimali.",
    "Le righe di uno stesso datore entrano tutte insieme: se una è sbagliata, restano fuori tutte.",
    "Quando il file è pronto, in Mirato apri Prospetti, Importa, e trascinalo lì: la prova non scrive nulla nell'archivio.",
    "Se qualche riga resta fuori, Mirato ti dà un file con le sole righe da correggere e il motivo: correggile e riportalo.",
    "Non unire celle e non lasciare formule in errore.",
    "Questo file non contiene dati sanitari: non aggiungere nomi di lavoratori.",
];

const PER_LE_PERSONE: [&str; 12] = [
    "Come si usa questo file",
    "Scrivi una riga per ogni persona nel foglio «Persone».",
    "Le intestazioni con l'asterisco sono obbligatorie. Le colonne possono stare in qualsiasi ordine, ma non cambiare i nomi.",
    "La riga che comincia con ESEMPIO non è letta: puoi lasciarla o cancellarla.",
    "Le date: 31/12/2025. Codici, CAP e telefoni: come testo, così non perdono gli zeri. Disponibilità: sì o no.",
    "Chi è già in archivio, per codice fiscale, si aggiorna solo dove la riga ha un valore.",
    "Con elenco e iscritta_dal la persona entra nell'elenco da quel giorno: il numero lo dà l'archivio, quello vecchio resta fra le note.",
    "Le ultime colonne, da categoria in poi, sono dati sanitari: entrano nel fascicolo sigillato e nessun messaggio li ripete.",
    "Prima di importare dati sanitari, in Impostazioni abilita almeno una persona ad aprirli.",
    "Quando il file è pronto, in Mirato apri Importa, scegli Persone e trascinalo lì: la prova non scrive nulla nell'archivio.",
    "Se qualche riga resta fuori, Mirato ti dà un file con le sole righe da correggere: i dati sanitari vanno riscritti.",
    "Custodisci questo file come un fascicolo: dopo l'importazione cancellalo.",
];

const PER_LE_COMUNICAZIONI: [&str; 12] = [
    "Come si usa questo file",
    "Scrivi una riga per ogni comunicazione obbligatoria nel foglio «Comunicazioni».",
    "Le intestazioni con l'asterisco sono obbligatorie. Le colonne possono stare in qualsiasi ordine, ma non cambiare i nomi.",
    "La riga che comincia con ESEMPIO non è letta: puoi lasciarla o cancellarla.",
    "Le date: 31/12/2025. Le ore: 20:30. Codici fiscali: come testo, così non perdono gli zeri.",
    "Assunzione: data è il primo giorno di lavoro; data_fine l'ultimo, se il contratto è a termine.",
    "Cessazione: data è l'ultimo giorno di lavoro. Proroga: data è il giorno da cui vale, data_fine il nuovo ultimo giorno.",
    "Trasformazione: con ore e ore_contratto cambia l'orario; senza, il contratto diventa a tempo indeterminato.",
    "Il datore deve essere in archivio con il suo prospetto; la provincia, fra quelle in cui ha lavoratori.",
    "Una comunicazione già importata, o un'assunzione già registrata con un nulla osta, non entra una seconda volta.",
    "Quando il file è pronto, in Mirato apri Importa, scegli Comunicazioni e trascinalo lì: la prova non scrive nulla nell'archivio.",
    "Se qualche riga resta fuori, Mirato ti dà un file con le sole righe da correggere e il motivo: correggile e riportalo.",
];

const PER_LE_DOMANDE: [&str; 12] = [
    "Come si usa questo file",
    "Scrivi una riga per ogni domanda nel foglio «Domande».",
    "Le intestazioni con l'asterisco sono obbligatorie. Le colonne possono stare in qualsiasi ordine, ma non cambiare i nomi.",
    "La riga che comincia con ESEMPIO non è letta: puoi lasciarla o cancellarla.",
    "Le date: 31/12/2025. Gli importi: 7746,85. Numeri di avviso, protocolli e codici: come testo.",
    "avviso: numero e anno, come 14/2026. La persona deve essere già fra le persone dell'archivio.",
    "requisiti: sì o no per ogni requisito dell'avviso, nel suo ordine, separati da punto e virgola; niente dove è da accertare.",
    "Le ultime colonne, da reddito in poi, danno i punti: si sigillano e nessun messaggio le ripete. Vuoto: non si sa.",
    "Una domanda fuori dai giorni, o di chi non è iscritto, entra ed è esclusa con il motivo: la prova dice quali sono.",
    "Quando il file è pronto, in Mirato apri Importa, scegli Domande e trascinalo lì: la prova non scrive nulla nell'archivio.",
    "Se qualche riga resta fuori, Mirato ti dà un file con le sole righe da correggere: i dati per i punti vanno riscritti.",
    "Custodisci questo file come un fascicolo: dopo l'importazione cancellalo.",
];

/// The empty template, with instructions, lists, checks and one example row a sheet.
///
/// # Errors
/// `foglio_scrittura`, which a fixed template does not meet.
pub fn modello_prospetti() -> Result<Vec<u8>, ErroreScambio> {
    let esempi = FOGLI.iter().map(|foglio| {
        let mut riga: Vec<String> = foglio.colonne.iter().map(|colonna| colonna.esempio.to_owned()).collect();
        riga[0] = format!("{ESEMPIO} 01234567890");
        (foglio, vec![riga])
    });
    cartella(&esempi.collect::<Vec<_>>(), &[])
}

/// The rows that stay out, with the reason in a last column, in a workbook that can be corrected and
/// brought back.
///
/// # Errors
/// `foglio_scrittura` if the rows are more than a sheet holds.
pub fn scrivi_scarti(esito: &EsitoFoglio) -> Result<Vec<u8>, ErroreScambio> {
    let contenuto: Vec<Contenuto> = FOGLI
        .iter()
        .map(|foglio| {
            let righe = esito.righe_scartate.iter().filter(|riga| riga.foglio == foglio.nome);
            (foglio, righe.map(con_motivo).collect())
        })
        .collect();
    cartella(&contenuto, &["da_correggere"])
}

pub(super) fn con_motivo(riga: &RigaScartata) -> Vec<String> {
    let motivi = riga.motivi.iter().map(|motivo| match motivo.colonna.as_str() {
        "" => motivo.motivo.clone(),
        colonna => format!("{colonna}: {}", motivo.motivo),
    });
    let tutti = format!("Riga {}. {}", riga.riga, motivi.collect::<Vec<_>>().join(" "));
    riga.valori.iter().cloned().chain([tutti]).collect()
}

/// A sheet of the template with its rows, as text.
pub(crate) type Contenuto = (&'static Foglio, Vec<Vec<String>>);

/// A workbook with the template's sheets; `in_piu` are headings after those of the template.
pub(crate) fn cartella(contenuto: &[Contenuto], in_piu: &[&str]) -> Result<Vec<u8>, ErroreScambio> {
    scrivi(contenuto, in_piu, ("Prospetti", &ISTRUZIONI), &[]).map_err(|e| scrittura(&e))
}

/// A workbook with the sheet of people; `categorie` are the codes to choose a category from.
pub(super) fn cartella_di_persone(
    contenuto: &Contenuto,
    in_piu: &[&str],
    categorie: &[String],
) -> Result<Vec<u8>, ErroreScambio> {
    let liste = [("categoria", categorie)];
    scrivi(std::slice::from_ref(contenuto), in_piu, ("Persone", &PER_LE_PERSONE), &liste).map_err(|e| scrittura(&e))
}

/// A workbook with the sheet of communications.
pub(super) fn cartella_di_comunicazioni(contenuto: &Contenuto, in_piu: &[&str]) -> Result<Vec<u8>, ErroreScambio> {
    let istruzioni = ("Comunicazioni", &PER_LE_COMUNICAZIONI[..]);
    scrivi(std::slice::from_ref(contenuto), in_piu, istruzioni, &[]).map_err(|e| scrittura(&e))
}

/// A workbook with the sheet of applications.
pub(super) fn cartella_di_domande(contenuto: &Contenuto, in_piu: &[&str]) -> Result<Vec<u8>, ErroreScambio> {
    scrivi(std::slice::from_ref(contenuto), in_piu, ("Domande", &PER_LE_DOMANDE), &[]).map_err(|e| scrittura(&e))
}

fn scrivi(
    contenuto: &[Contenuto],
    in_piu: &[&str],
    (titolo, righe_istruzioni): (&str, &[&str]),
    liste: &[(&str, &[String])],
) -> Result<Vec<u8>, XlsxError> {
    let mut cartella = Workbook::new();
    // A fixed day: the same content gives the same bytes.
    cartella.set_properties(
        &DocProperties::new().set_title(titolo).set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
    );
    let istruzioni = cartella.add_worksheet();
    istruzioni.set_name("Istruzioni")?.set_column_width(0, 120)?;
    for (riga, testo) in (0u32..).zip(righe_istruzioni) {
        let formato =
            if riga == 0 { Format::new().set_bold().set_font_size(14) } else { Format::new().set_text_wrap() };
        istruzioni.write_string_with_format(riga, 0, *testo, &formato)?;
    }
    let mut elenchi: Vec<Vec<String>> = Vec::new();
    for (foglio, righe) in contenuto {
        let pagina = cartella.add_worksheet();
        pagina.set_name(foglio.nome)?.set_freeze_panes(1, 1)?;
        intestazioni(pagina, foglio, in_piu)?;
        for (c, colonna) in (0u16..).zip(foglio.colonne) {
            let lista = liste.iter().find(|(nome, _)| *nome == colonna.nome).map(|(_, lista)| lista.to_vec());
            controllo(pagina, c, colonna, lista, &mut elenchi)?;
        }
        for (riga, valori) in (1u32..).zip(righe) {
            for (c, valore) in (0u16..).zip(valori) {
                cella(pagina, riga, c, foglio.colonne.get(usize::from(c)), valore)?;
            }
        }
    }
    let nascosto = cartella.add_worksheet();
    nascosto.set_name(ELENCHI)?.set_hidden(true);
    for (c, voci) in (0u16..).zip(&elenchi) {
        for (riga, voce) in (0u32..).zip(voci) {
            nascosto.write_string(riga, c, voce)?;
        }
    }
    cartella.save_to_buffer()
}

fn intestazioni(pagina: &mut Worksheet, foglio: &Foglio, in_piu: &[&str]) -> Result<(), XlsxError> {
    let formato = Format::new().set_bold().set_background_color(Color::RGB(0x00E6_F0FA)).set_text_wrap();
    for (c, colonna) in (0u16..).zip(foglio.colonne) {
        let nome = format!("{}{}", colonna.nome, if colonna.obbligatoria { "*" } else { "" });
        pagina.write_string_with_format(0, c, nome, &formato)?;
        pagina.set_column_width(c, if colonna.tipo == Tipo::Testo(100) { 34 } else { 18 })?;
    }
    for (c, nome) in (u16::try_from(foglio.colonne.len()).unwrap_or(0)..).zip(in_piu) {
        pagina.write_string_with_format(0, c, *nome, &formato)?;
        pagina.set_column_width(c, 80)?;
    }
    Ok(())
}

/// Whole numbers stay numbers, so that a spreadsheet can add them up; everything else is text, which
/// no spreadsheet turns into a date or a formula by itself.
fn cella(pagina: &mut Worksheet, riga: u32, c: u16, colonna: Option<&Colonna>, valore: &str) -> Result<(), XlsxError> {
    let esempio = riga == 1 && valore.starts_with(ESEMPIO);
    let formato =
        if esempio { Format::new().set_italic().set_font_color(Color::RGB(0x0080_8080)) } else { Format::new() };
    match (colonna.map(|colonna| colonna.tipo), valore.parse::<u32>()) {
        _ if valore.is_empty() => return Ok(()),
        (Some(Tipo::Numero | Tipo::Intero(..) | Tipo::Percentuale), Ok(numero)) => {
            pagina.write_number_with_format(riga, c, numero, &formato)?
        }
        _ => pagina.write_string_with_format(riga, c, valore, &formato.set_num_format("@").set_quote_prefix())?,
    };
    Ok(())
}

fn controllo(
    pagina: &mut Worksheet,
    c: u16,
    colonna: &Colonna,
    lista: Option<Vec<String>>,
    elenchi: &mut Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    let base = DataValidation::new().set_input_title(titolo(colonna))?.set_input_message(colonna.nota)?;
    let controllo = match colonna.tipo {
        _ if lista.is_some() => da_elenco(base, lista.unwrap_or_default(), elenchi)?,
        Tipo::Intero(minimo, massimo) => numero_fra(base, minimo, massimo)?,
        Tipo::Percentuale => numero_fra(base, 1, 100)?,
        Tipo::SiNo => da_elenco(base, vec!["sì".to_owned(), "no".to_owned()], elenchi)?,
        Tipo::Numero => numero_fra(base, 0, 999_999)?,
        Tipo::Scelta(voci) => da_elenco(base, voci.iter().map(|voce| (*voce).to_owned()).collect(), elenchi)?,
        Tipo::Provincia => {
            let mut sigle: Vec<String> = Provincia::tutte().map(|provincia| provincia.sigla().to_owned()).collect();
            sigle.sort();
            da_elenco(base, sigle, elenchi)?
        }
        Tipo::Codice | Tipo::Testo(_) | Tipo::Data | Tipo::Giorno | Tipo::Cap | Tipo::Ore => {
            let testo = Format::new().set_num_format("@");
            pagina.set_column_format(c, &testo)?;
            base.allow_any_value()
        }
    };
    let controllo = controllo.set_error_style(DataValidationErrorStyle::Stop);
    pagina.add_data_validation(1, c, RIGHE, c, &controllo)?;
    Ok(())
}

fn numero_fra(base: DataValidation, minimo: u32, massimo: u32) -> Result<DataValidation, XlsxError> {
    let fra = DataValidationRule::Between(
        i32::try_from(minimo).unwrap_or_default(),
        i32::try_from(massimo).unwrap_or(i32::MAX),
    );
    base.allow_whole_number(fra).set_error_message(format!("Serve un numero intero da {minimo} a {massimo}."))
}

/// A prompt's title holds at most 32 characters.
fn titolo(colonna: &Colonna) -> String {
    colonna.nome.replace('_', " ").chars().take(32).collect()
}

/// A list typed into the check holds at most 255 characters: lists stand in a hidden sheet.
fn da_elenco(
    base: DataValidation,
    voci: Vec<String>,
    elenchi: &mut Vec<Vec<String>>,
) -> Result<DataValidation, XlsxError> {
    let posto = elenchi.iter().position(|elenco| *elenco == voci).unwrap_or(elenchi.len());
    let lettera = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(posto).unwrap_or(0));
    let intervallo = format!("={ELENCHI}!${lettera}$1:${lettera}${}", voci.len());
    if posto == elenchi.len() {
        elenchi.push(voci);
    }
    base.allow_list_formula(Formula::new(intervallo)).set_error_message("Scegli una voce dall'elenco.")
}
