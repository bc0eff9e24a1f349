//! The cases of law of agreements. How a case is written is said in `comune`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod comune;

use chrono::NaiveDate;
use comune::esegui;
use mirato_norme::l68_1999::art11_convenzioni::{Convenzione, stato};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Piano {
    convenzione: Convenzione,
    al: NaiveDate,
}

#[test]
fn plans() {
    esegui("art11", |p, piano: &Piano| stato(p, &piano.convenzione, piano.al));
}
