//! The cases of law of rankings. How a case is written is said in `comune`; here lists of objects are
//! compared by the fields a case names.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod comune;

use comune::esegui;
use mirato_norme::graduatoria::{self, TabelleCriteri};

#[test]
fn rankings() {
    let tabelle = TabelleCriteri::fornite().unwrap();
    esegui("graduatoria", |p, richiesta| graduatoria::calcola(p, &tabelle, richiesta));
}
