//! The real window, driven through WebKitWebDriver on a virtual display.
//!
//! Run under `xvfb-run` with MIRATO_DESKTOP naming the built window. One driver, one window, one walk:
//! the smoke of the whole; every page and state is tested in the browser (ui/e2e).
#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a window that does not open must stop the test and say so"
)]

mod persona;

use fantoccini::{Client, ClientBuilder, Locator};
use mirato_tests::mirato::{mirato, programma};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The driver, ended with the test whatever happens.
struct Guida(Child);

impl Drop for Guida {
    fn drop(&mut self) {
        // Already gone is as good as ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const PORTA: u16 = 4455;

fn guida(archivio: &Path, dati: &Path) -> Guida {
    let guida = Command::new("WebKitWebDriver")
        .arg(format!("--port={PORTA}"))
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("MIRATO_ARCHIVIO", archivio)
        .env("MIRATO_PASSWORD", "dimostrazione")
        .env("MIRATO_UTENTE", "Lucia Ferrando")
        .env("MIRATO_DATI", dati)
        // No driver reaches the system's pickers: development builds of the shell answer them from here.
        .env("MIRATO_PROVA_CARTELLA", dati)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("WebKitWebDriver (Debian: webkit2gtk-driver)");
    let guida = Guida(guida);
    let inizio = Instant::now();
    while TcpStream::connect(("127.0.0.1", PORTA)).is_err() {
        assert!(inizio.elapsed() < Duration::from_secs(20), "the driver does not listen");
        std::thread::sleep(Duration::from_millis(50));
    }
    guida
}

async fn finestra() -> Client {
    let mut capacita = serde_json::Map::new();
    let opzioni = serde_json::json!({ "binary": programma("MIRATO_DESKTOP", "mirato-desktop"), "args": [] });
    capacita.insert("webkitgtk:browserOptions".into(), opzioni);
    ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
        .capabilities(capacita)
        .connect(&format!("http://127.0.0.1:{PORTA}"))
        .await
        .expect("the window opens")
}

async fn attendi(finestra: &Client, xpath: &str) -> fantoccini::elements::Element {
    println!("{xpath}");
    let trovato = finestra.wait().at_most(Duration::from_secs(30)).for_element(Locator::XPath(xpath)).await;
    if trovato.is_err() {
        // A window at rest draws nothing, and a picture waits for the next drawing.
        finestra.execute("document.body.style.opacity = '0.99'", Vec::new()).await.unwrap();
        let _ = tokio::time::timeout(Duration::from_secs(10), salva(finestra, "caduta")).await;
    }
    trovato.unwrap_or_else(|errore| panic!("{xpath} does not appear: {errore}"))
}

async fn premi(finestra: &Client, xpath: &str) {
    attendi(finestra, xpath).await.click().await.unwrap_or_else(|errore| panic!("{xpath} is not pressed: {errore}"));
}

/// Presses until something appears: a button pressed while a save is under way does nothing.
async fn premi_finche(finestra: &Client, xpath: &str, appare: &str) {
    for _ in 0..20 {
        premi(finestra, xpath).await;
        let attesa = finestra.wait().at_most(Duration::from_secs(2));
        if attesa.for_element(Locator::XPath(appare)).await.is_ok() {
            return;
        }
    }
    panic!("{appare} does not appear");
}

/// Waits for something that happens outside the page.
fn fino_a(cosa: &str, vero: impl Fn() -> bool) {
    let inizio = Instant::now();
    while !vero() {
        assert!(inizio.elapsed() < Duration::from_secs(30), "{cosa} does not happen");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_search_to_the_reason_of_a_figure() {
    let cartella = tempfile::tempdir().unwrap();
    let (demo, dati) = (cartella.path().join("demo"), cartella.path().join("dati"));
    let esito = mirato(&["demo".as_ref(), demo.as_os_str()], "");
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    std::fs::create_dir(&dati).unwrap();
    let _guida = guida(&demo.join("dimostrazione.mirato"), &dati);
    let finestra = finestra().await;
    finestra.set_window_size(1366, 768).await.unwrap();

    attendi(&finestra, "//h1[contains(., 'Cruscotto')]").await;
    attendi(&finestra, "//h2[contains(., 'Termini che corrono')]").await;
    fino_a("the window says in the log that it is up", || diario(&dati).contains("finestra pronta"));
    salva(&finestra, "cruscotto").await;

    il_datore_e_la_ragione_di_una_cifra(&finestra).await;
    un_elenco_esce_in_un_file(&finestra, &dati).await;
    persona::dalla_persona_all_assunzione(&finestra).await;
    la_finestra_non_si_chiude_su_un_modulo_non_salvato(&finestra).await;
    finestra.close().await.unwrap();
}

async fn il_datore_e_la_ragione_di_una_cifra(finestra: &Client) {
    // Search as you type finds the employer without its capital letters.
    attendi(finestra, "//input[@data-ricerca]").await.send_keys("officine bric").await.unwrap();
    premi(finestra, "//*[@role='option'][contains(., 'Officine Bricola')]").await;
    attendi(finestra, "//h1[contains(., 'Officine Bricola')]").await;
    attendi(finestra, "//tr[th[contains(., 'Savona')]]/td[contains(., 'convenzione 31/2026')]").await;
    salva(finestra, "datore").await;

    // A computed figure explains itself.
    premi(finestra, "//a[contains(., 'Apri il prospetto')]").await;
    attendi(finestra, "//h1[contains(., 'Prospetto 2026')]").await;
    premi(finestra, "//tr[th[contains(., 'Italia')]]//button[contains(., 'Quota, Italia')]").await;
    attendi(finestra, "//aside[.//h2[contains(., 'Perché 7?')]][contains(., 'L. 68/1999')]").await;
    salva(finestra, "prospetto").await;
}

async fn un_elenco_esce_in_un_file(finestra: &Client, dati: &Path) {
    premi(finestra, "//nav//a[contains(., 'Registro degli atti')]").await;
    premi(finestra, "//button[normalize-space(.)='xlsx']").await;
    attendi(finestra, "//*[@role='status'][contains(., 'Scritto Registro degli atti.xlsx')]").await;
    assert!(dati.join("Registro degli atti.xlsx").is_file());
}

async fn la_finestra_non_si_chiude_su_un_modulo_non_salvato(finestra: &Client) {
    finestra.execute("location.hash = '#/datore/nuovo'", Vec::new()).await.unwrap();
    attendi(finestra, "//input[@id='anagrafica-denominazione']").await.send_keys("Non salvata S.r.l.").await.unwrap();
    // The window's own cross sends this very request.
    let chiudi = "window.__TAURI_INTERNALS__.invoke('plugin:window|close', { label: 'principale' })";
    finestra.execute(chiudi, Vec::new()).await.unwrap();
    attendi(finestra, "//dialog[contains(., 'Hai modifiche non salvate')]").await;
    premi(finestra, "//dialog//button[contains(., 'Torna al modulo')]").await;
    attendi(finestra, "//h1[contains(., 'Nuovo datore')]").await;
}

/// What the shell has written in its log.
fn diario(dati: &Path) -> String {
    let giorni = std::fs::read_dir(dati.join("diario")).into_iter().flatten().flatten();
    giorni.filter_map(|giorno| std::fs::read_to_string(giorno.path()).ok()).collect()
}

/// Keeps a picture of the window where MIRATO_FIGURE asks for it, to be looked at.
async fn salva(finestra: &Client, nome: &str) {
    let figura = finestra.screenshot().await.expect("a picture of the window");
    assert!(figura.len() > 10_000, "the window {nome} is blank: {} bytes", figura.len());
    if let Some(cartella) = std::env::var_os("MIRATO_FIGURE") {
        std::fs::write(Path::new(&cartella).join(format!("{nome}.png")), figura).unwrap();
    }
}
