//! The loopback host: the same commands as the desktop shell, over HTTP on 127.0.0.1.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use mirato_app::Programma;
use mirato_domain::{Errore, Genere};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// What the host holds while tests run.
pub struct Ospite {
    programma: Programma,
    pagine: PathBuf,
    scelte: Mutex<VecDeque<Value>>,
    aperti: Mutex<Vec<String>>,
}

impl Ospite {
    /// A host over a program, serving the built interface from a folder.
    #[must_use]
    pub fn nuovo(programma: Programma, pagine: PathBuf) -> Arc<Self> {
        Arc::new(Self { programma, pagine, scelte: Mutex::default(), aperti: Mutex::default() })
    }
}

/// The routes of the host.
pub fn rotte(ospite: Arc<Ospite>) -> Router {
    Router::new()
        .route("/api/{comando}", post(comando))
        .route("/prova/risposte", post(risposte))
        .route("/prova/scegli", post(scegli))
        .route("/prova/apri", post(apri).get(aperti))
        .fallback(pagina)
        .with_state(ospite)
}

async fn comando(
    State(ospite): State<Arc<Ospite>>,
    Path(nome): Path<String>,
    Json(richiesta): Json<Value>,
) -> Response {
    match mirato_app::comandi::esegui(&ospite.programma, &nome, richiesta).await {
        Ok(risposta) => Json(risposta).into_response(),
        Err(errore) => {
            let stato = match errore.genere {
                Genere::Dato => StatusCode::UNPROCESSABLE_ENTITY,
                Genere::Stato => StatusCode::CONFLICT,
                Genere::Guasto => StatusCode::INTERNAL_SERVER_ERROR,
            };
            (stato, Json::<Errore>(errore)).into_response()
        }
    }
}

/// A test says what the next picker answers: a list of paths, a path, or null.
async fn risposte(State(ospite): State<Arc<Ospite>>, Json(scelta): Json<Value>) -> StatusCode {
    ospite.scelte.lock().unwrap_or_else(PoisonError::into_inner).push_back(scelta);
    StatusCode::NO_CONTENT
}

async fn scegli(State(ospite): State<Arc<Ospite>>) -> Json<Value> {
    let prossima = ospite.scelte.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    Json(prossima.unwrap_or(Value::Null))
}

async fn apri(State(ospite): State<Arc<Ospite>>, Json(richiesta): Json<Value>) -> StatusCode {
    if let Some(percorso) = richiesta.get("percorso").and_then(Value::as_str) {
        ospite.aperti.lock().unwrap_or_else(PoisonError::into_inner).push(percorso.to_owned());
    }
    StatusCode::NO_CONTENT
}

async fn aperti(State(ospite): State<Arc<Ospite>>) -> Json<Value> {
    Json(json!(*ospite.aperti.lock().unwrap_or_else(PoisonError::into_inner)))
}

async fn pagina(State(ospite): State<Arc<Ospite>>, uri: Uri) -> Response {
    let nome = uri.path().trim_start_matches('/');
    let nome = if nome.is_empty() || nome.contains("..") { "index.html" } else { nome };
    match std::fs::read(ospite.pagine.join(nome)) {
        Ok(byte) => ([(header::CONTENT_TYPE, tipo(nome))], byte).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn tipo(nome: &str) -> &'static str {
    match nome.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
