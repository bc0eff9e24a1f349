//! A person in the real window, from the first form to the hire: sealed part, list, nulla osta.

use crate::{attendi, premi, premi_finche, salva};
use fantoccini::{Client, Locator};
use mirato_tests::banco::tra;

/// Invented: the comune M987 is not assigned.
const CODICE_FISCALE: &str = "PRVLCU85M41M987O";
const BRICOLA: &str = "99987130996";

pub async fn dalla_persona_all_assunzione(finestra: &Client) {
    registra(finestra).await;
    accerta(finestra).await;
    iscrivi(finestra).await;
    rilascia(finestra).await;
    assumi(finestra).await;
}

async fn vai(finestra: &Client, dove: &str) {
    finestra.execute(&format!("location.hash = '{dove}'"), Vec::new()).await.unwrap();
}

async fn scrivi(finestra: &Client, id: &str, testo: &str) {
    let campo = attendi(finestra, &format!("//*[@id='{id}']")).await;
    campo.clear().await.unwrap();
    campo.send_keys(testo).await.unwrap_or_else(|errore| panic!("{id} is not written: {errore}"));
}

async fn scegli(finestra: &Client, id: &str, valore: &str) {
    let campo = attendi(finestra, &format!("//*[@id='{id}']")).await;
    campo.select_by_value(valore).await.unwrap_or_else(|errore| panic!("{id} has no {valore}: {errore}"));
}

/// Presses a button by its whole name, in the page or in the dialog that is open.
async fn bottone(finestra: &Client, dove: &str, nome: &str) {
    premi(finestra, &format!("//{dove}//button[normalize-space(.)='{nome}']")).await;
}

async fn registra(finestra: &Client) {
    vai(finestra, "#/persona/nuova").await;
    for (id, testo) in [
        ("persona-cognome", "Provetti"),
        ("persona-nome", "Lucia"),
        ("persona-codice_fiscale", CODICE_FISCALE),
        ("persona-residenza-indirizzo", "Via della Prova 2"),
        ("persona-residenza-comune", "Savona"),
        ("persona-residenza-cap", "17100"),
        ("persona-residenza-provincia", "SV"),
        ("persona-did_il", &tra(-60)),
    ] {
        scrivi(finestra, id, testo).await;
    }
    premi(finestra, "//main//button[starts-with(normalize-space(.), 'Salva')]").await;
    attendi(finestra, "//h1[normalize-space(.)='Provetti Lucia']").await;
    salva(finestra, "persona").await;
}

/// The sealed part asks for a reason and for the word of whoever opens it.
async fn accerta(finestra: &Client) {
    premi(finestra, "//main//a[normalize-space(.)='Fascicolo sanitario']").await;
    premi(finestra, "//main//button[starts-with(normalize-space(.), 'Apri il fascicolo')]").await;
    premi(finestra, "//dialog//select[@id='apri-fascicolo-motivo']/option[.='Verbale nuovo o rivisto']").await;
    scrivi(finestra, "apri-fascicolo-parola", "dimostrazione").await;
    premi(finestra, "//dialog//button[contains(., 'Apri il fascicolo')]").await;
    scegli(finestra, "fascicolo-categoria_art8", "invalido_civile").await;
    bottone(finestra, "main", "Aggiungi un accertamento").await;
    scegli(finestra, "fascicolo-accertamenti-0-tipo", "verbale_invalidita_civile").await;
    scrivi(finestra, "fascicolo-accertamenti-0-percentuale", "74").await;
    scrivi(finestra, "fascicolo-accertamenti-0-rilasciato_il", &tra(-400)).await;
    scrivi(finestra, "fascicolo-accertamenti-0-rilasciato_da", "Commissione inventata").await;
    premi(finestra, "//main//button[starts-with(normalize-space(.), 'Salva')]").await;
    attendi(finestra, "//*[contains(., 'requisito raggiunto')]").await;
    salva(finestra, "fascicolo").await;
}

async fn iscrivi(finestra: &Client) {
    premi(finestra, "(//main//button[normalize-space(.)='Nuova domanda di iscrizione'])[1]").await;
    scegli(finestra, "domanda-elenco", "art8").await;
    scrivi(finestra, "domanda-richiesta_il", &tra(-5)).await;
    bottone(finestra, "dialog", "Registra la domanda").await;
    attendi(finestra, "//h2[normalize-space(.)='Controlli']").await;
    let consegne = finestra
        .find_all(Locator::XPath("//input[contains(@id, 'documenti') and contains(@id, 'consegnato_il')]"))
        .await
        .unwrap();
    assert!(!consegne.is_empty(), "the list asks for documents");
    for consegna in consegne {
        consegna.send_keys(&tra(-5)).await.unwrap();
    }
    premi(finestra, "//main//button[starts-with(normalize-space(.), 'Salva')]").await;
    attendi(finestra, "//*[contains(text(), 'La domanda si può accogliere')]").await;
    premi_finche(finestra, "//main//button[starts-with(normalize-space(.), 'Iscrivi')]", "//dialog[@open]").await;
    bottone(finestra, "dialog", "Iscrivi nell’elenco").await;
    attendi(finestra, "//*[contains(@class, 'title-row')]//p[contains(., 'n. ')]").await;
    salva(finestra, "iscrizione").await;
}

async fn rilascia(finestra: &Client) {
    vai(finestra, "#/nulla_osta_richiesta/nuova").await;
    for (campo, testo) in [
        ("codice_fiscale_datore", BRICOLA),
        ("codice_fiscale_persona", CODICE_FISCALE),
        ("protocollo", "90112/2026"),
        ("ricevuta_il", &tra(-4)),
        ("provincia", "SV"),
        ("ore", "40"),
        ("ore_contratto", "40"),
        ("mansione", "Addetta al controllo"),
        ("ccnl", "Metalmeccanica industria"),
        ("livello", "4"),
        ("inizio_dal", &tra(0)),
        ("inizio_al", &tra(20)),
    ] {
        scrivi(finestra, &format!("nulla_osta-{campo}"), testo).await;
    }
    for (campo, valore) in [("elenco", "art8"), ("chiamata", "nominativa"), ("contratto", "indeterminato")] {
        scegli(finestra, &format!("nulla_osta-{campo}"), valore).await;
    }
    premi(finestra, "//main//button[starts-with(normalize-space(.), 'Salva')]").await;
    attendi(finestra, "//h1[normalize-space(.)='Nulla osta per Provetti Lucia']").await;
    attendi(finestra, "//*[contains(text(), 'Il nulla osta si può rilasciare')]").await;
    attendi(finestra, "//img[starts-with(@alt, 'Nulla osta, pagina 1')]").await;
    salva(finestra, "nulla-osta").await;
    premi_finche(finestra, "//main//button[starts-with(normalize-space(.), 'Rilascia')]", "//dialog[@open]").await;
    bottone(finestra, "dialog", "Rilascia il nulla osta").await;
    attendi(finestra, "//h2[starts-with(normalize-space(.), 'Nulla osta ')][contains(., 'rilasciato')]").await;
}

/// The hire leads to the employer's page.
async fn assumi(finestra: &Client) {
    let registra = "//main//button[starts-with(normalize-space(.), 'Registra l’assunzione')]";
    premi_finche(finestra, registra, "//dialog[@open]").await;
    scrivi(finestra, "passo-data", &tra(0)).await;
    bottone(finestra, "dialog", "Registra l’assunzione").await;
    attendi(finestra, "//main//button[starts-with(normalize-space(.), 'L’assunzione è saltata')]").await;
    salva(finestra, "assunzione").await;
    premi(finestra, "(//main//a[contains(@href, '#/datore/')])[1]").await;
    attendi(finestra, "//h1[contains(., 'Officine Bricola')]").await;
    attendi(finestra, "//tr[th[contains(., 'Savona')]]").await;
    salva(finestra, "datore-dopo").await;
}
