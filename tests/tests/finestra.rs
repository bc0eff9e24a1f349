//! The real window, driven through WebKitWebDriver on a virtual display.
//!
//! Run under `xvfb-run` with MIRATO_DESKTOP naming the built window. One driver, one window, one walk:
//! the smoke of the whole; every page and state is tested in the browser (ui/e2e).
#![cfg(target_os = "linux")]

use fantoccini::{Client, ClientBuilder, Locator};
use mirato_tests::mirato::{mirato, programma};
use std::net::TcpStream;
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

fn guida(archivio: &str, dati: &str) -> Guida {
    let guida = Command::new("WebKitWebDriver")
        .arg(format!("--port={PORTA}"))
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("MIRATO_ARCHIVIO", archivio)
        .env("MIRATO_PASSWORD", "dimostrazione")
        .env("MIRATO_UTENTE", "Lucia Ferrando")
        .env("MIRATO_DATI", dati)
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
    finestra
        .wait()
        .at_most(Duration::from_secs(30))
        .for_element(Locator::XPath(xpath))
        .await
        .unwrap_or_else(|errore| panic!("{xpath} does not appear: {errore}"))
}

#[tokio::test]
async fn from_the_search_to_the_reason_of_a_figure() {
    let cartella = tempfile::tempdir().unwrap();
    let demo = cartella.path().join("demo");
    let esito = mirato(&["demo".as_ref(), demo.as_os_str()], "");
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    let archivio = demo.join("dimostrazione.mirato").to_string_lossy().into_owned();
    let _guida = guida(&archivio, &cartella.path().to_string_lossy());
    let finestra = finestra().await;
    finestra.set_window_size(1366, 768).await.unwrap();

    attendi(&finestra, "//h1[contains(., 'Cruscotto')]").await;
    salva(&finestra, "cruscotto").await;

    // Search as you type finds the employer without its capital letters.
    let ricerca = attendi(&finestra, "//input[@type='search' or @role='combobox' or contains(@placeholder, 'Cerca')]").await;
    ricerca.send_keys("officine bric").await.unwrap();
    attendi(&finestra, "//*[@role='option'][contains(., 'Officine Bricola')]").await.click().await.unwrap();
    attendi(&finestra, "//h1[contains(., 'Officine Bricola')]").await;
    salva(&finestra, "datore").await;

    // A computed figure explains itself.
    attendi(&finestra, "//a[contains(@href, '/prospett') and not(ancestor::nav)]").await.click().await.unwrap();
    attendi(&finestra, "//h1[contains(., 'Prospetto')]").await;
    attendi(&finestra, "(//button[contains(@class, 'why')])[2]").await.click().await.unwrap();
    attendi(&finestra, "//*[contains(., 'L. 68/1999')][contains(., 'Perché')]").await;
    salva(&finestra, "prospetto").await;
    finestra.close().await.unwrap();
}

/// Keeps a picture of the window where MIRATO_FIGURE asks for it, to be looked at.
async fn salva(finestra: &Client, nome: &str) {
    let figura = finestra.screenshot().await.expect("a picture of the window");
    assert!(figura.len() > 10_000, "the window {nome} is blank: {} bytes", figura.len());
    if let Some(cartella) = std::env::var_os("MIRATO_FIGURE") {
        std::fs::write(std::path::Path::new(&cartella).join(format!("{nome}.png")), figura).unwrap();
    }
}
