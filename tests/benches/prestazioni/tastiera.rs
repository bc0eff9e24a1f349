//! What an official feels while typing beside a call with five thousand applications: from the key to the
//! page drawn again, in the real window.

use crate::finestra::{Schermo, manca, programma};
use crate::misura::{Esito, Misura, Tempi, salta};
use crate::persone;
use fantoccini::{Client, ClientBuilder, Locator};
use mirato_app::Orologio;
use mirato_app::demo::{ARCHIVIO, PAROLA};
use mirato_store::{Archivio, Autore, ColonnaRichieste, Direzione, DomandaAvviso, FiltroAvvisi, StatoAvviso};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const NOME: &str = "Battuta accanto a 5.000 domande";
const DOMANDE: usize = 5_000;
const PORTA: u16 = 4456;
/// Between two keys: a fast hand.
const PAUSA: Duration = Duration::from_millis(90);
/// What is typed, and where: the search of the list, then fields of the form of a new application.
const BATTUTI: [(&str, &[&str]); 3] = [
    ("input[type=search]", &["rossi 12", "costa", "dangelo 3", "gallo zoe"]),
    ("input[id$='dati-protocollo']", &["52001/2026", "pec 52002/2026 del 22 novembre"]),
    ("input[id$='dati-codice_fiscale']", &["RSSMRA80A01D969", "costa elena"]),
];
/// From a key to the first instant after the frame that shows it.
const CRONOMETRO: &str = "window.battute = []; document.addEventListener('keydown', () => { \
     const premuto = performance.now(); const dopo = new MessageChannel(); \
     dopo.port1.onmessage = () => window.battute.push(performance.now() - premuto); \
     requestAnimationFrame(() => dopo.port2.postMessage(0)); }, true)";

/// The demonstration, with five thousand more applications to its open call.
#[tokio::main]
pub async fn prepara(cartella: &Path) -> Esito {
    if manca().is_some() {
        return Ok(());
    }
    let demo = cartella.join("tastiera");
    mirato_app::demo::esegui(&demo, &|_| ()).await?;
    let archivio = Archivio::apri(&demo.join(ARCHIVIO).to_string_lossy(), Some(PAROLA)).await?;
    let avviso = aperto(&archivio).await?;
    let domande = archivio.domande_dell_avviso(&avviso).await?;
    let esempio = domande.first().ok_or("l'avviso dimostrativo non ha domande")?;
    let autore = Autore { utente: "misura".to_owned(), quando: Orologio::Sistema.iso() };
    let mut scrittura = archivio.scrivi(&autore).await?;
    let nuove: Result<Vec<_>, _> = (0..DOMANDE).map(persone::persona).collect();
    let mut altre = Vec::with_capacity(DOMANDE);
    for persona in scrittura.inserisci_tutti(nuove?).await? {
        let codice = scrittura.estrai_codice(&avviso).await?;
        altre.push(DomandaAvviso { id: String::new(), persona_id: persona.id, codice, ..esempio.clone() });
    }
    scrittura.inserisci_tutti(altre).await?;
    scrittura.conferma().await?;
    archivio.chiudi().await;
    Ok(())
}

/// The call that takes applications.
async fn aperto(archivio: &Archivio) -> Esito<String> {
    let filtro = FiltroAvvisi { stato: Some(StatoAvviso::Pubblicato), ..FiltroAvvisi::default() };
    let pagina = archivio.elenco_avvisi(&filtro, ColonnaRichieste::Scadenza, Direzione::Crescente, 1, 0).await?;
    Ok(pagina.righe.first().ok_or("la dimostrazione non ha un avviso aperto")?.id.clone())
}

#[tokio::main]
pub async fn misura(cartella: &Path) -> Esito {
    let guida = Command::new("WebKitWebDriver").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let manca = manca().or_else(|| guida.is_err().then_some("WebKitWebDriver non c'è"));
    let (None, Some(programma)) = (manca, programma()) else {
        salta(NOME, manca.unwrap_or_default());
        return Ok(());
    };
    let archivio = cartella.join("tastiera").join(ARCHIVIO);
    let aperta = Archivio::apri(&archivio.to_string_lossy(), Some(PAROLA)).await?;
    let avviso = aperto(&aperta).await?;
    aperta.chiudi().await;
    let schermo = Schermo::acceso()?;
    let _guida = Guida::accesa(&schermo, &archivio, cartella).await?;
    let opzioni = serde_json::json!({ "webkitgtk:browserOptions": { "binary": programma, "args": [] } });
    let capacita = opzioni.as_object().cloned().unwrap_or_default();
    let finestra = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
        .capabilities(capacita)
        .connect(&format!("http://127.0.0.1:{PORTA}"))
        .await?;
    let tempi = battute(&finestra, &avviso).await;
    finestra.close().await?;
    let tempi = Tempi::di(&tempi?);
    Misura::nuova(format!("{NOME}, 95° percentile"), tempi.percentile(95) * 1e3, "ms")
        .obiettivo(100.0)
        .nota(format!(
            "nella finestra, Xvfb senza scheda grafica; mediana {:.1} ms, la più lenta {:.1} ms",
            tempi.mediana() * 1e3,
            tempi.percentile(100) * 1e3
        ))
        .scrivi();
    Ok(())
}

/// Types, and reads how long each key took.
async fn battute(finestra: &Client, avviso: &str) -> Esito<Vec<Duration>> {
    let apri = format!("location.hash = '#/avviso/{avviso}?scheda=domande'");
    finestra.execute(&apri, Vec::new()).await?;
    finestra.wait().at_most(Duration::from_secs(30)).for_element(Locator::Css("tbody tr")).await?;
    finestra.execute(CRONOMETRO, Vec::new()).await?;
    for (campo, testi) in BATTUTI {
        for testo in testi {
            let campo = finestra.wait().for_element(Locator::Css(campo)).await?;
            campo.clear().await?;
            for carattere in testo.chars() {
                campo.send_keys(&carattere.to_string()).await?;
                tokio::time::sleep(PAUSA).await;
            }
        }
    }
    let tempi = finestra.execute("return window.battute", Vec::new()).await?;
    let tempi: Vec<f64> = serde_json::from_value(tempi)?;
    Ok(tempi.into_iter().map(|millesimi| Duration::from_secs_f64(millesimi / 1e3)).collect())
}

/// The driver, ended with the measure.
struct Guida(Child);

impl Guida {
    async fn accesa(schermo: &Schermo, archivio: &Path, cartella: &Path) -> Esito<Self> {
        let dati = cartella.join("dati");
        std::fs::create_dir_all(&dati)?;
        let guida = Command::new("WebKitWebDriver")
            .arg(format!("--port={PORTA}"))
            .env("DISPLAY", schermo.nome())
            .env_remove("WAYLAND_DISPLAY")
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("MIRATO_ARCHIVIO", archivio)
            .env("MIRATO_PASSWORD", PAROLA)
            .env("MIRATO_DATI", dati)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let guida = Self(guida);
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(("127.0.0.1", PORTA)).await.is_ok() {
                return Ok(guida);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("WebKitWebDriver non risponde".into())
    }
}

impl Drop for Guida {
    fn drop(&mut self) {
        // Already gone is as good as ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
