//! The cases of the acts and letters about people, made from the example beside each template.

use crate::casi::{copia, giorno};
use mirato_documents::carta::Stato;
use mirato_documents::computo::{self, Caso};
use mirato_documents::lettera::{self, Contenuto, Lettera};
use mirato_documents::{etichette, nulla_osta};
use serde_json::Value;

/// A name with accents, apostrophes and every sign of the alphabets around Italy.
const NOME_LUNGO: &str = "Maria Addolorata Immacolata Dell’Àquila-Müller Çelikoğlu Đorđević de’ Fàbris Łuszczyńska";
/// The name of an employer, four times as long as is usual.
const DATORE_LUNGO: &str = "Consorzio nazionale fra le imprese di costruzione e manutenzione «Officine riunite» in \
                            liquidazione, già Società anonima per l’esercizio dei magazzini generali e dei depositi";

/// The example of the nulla osta.
pub fn esempio_nulla_osta() -> nulla_osta::Dati {
    serde_json::from_str(include_str!("../../../../templates/nulla_osta/v1/example.json")).unwrap()
}

/// The example of the computo.
pub fn esempio_computo() -> computo::Dati {
    serde_json::from_str(include_str!("../../../../templates/computo/v1/example.json")).unwrap()
}

/// The example of the letters: one of each kind.
pub fn esempio_lettere() -> lettera::Dati {
    serde_json::from_str(include_str!("../../../../templates/lettera/v1/example.json")).unwrap()
}

/// The example of the labels.
pub fn esempio_etichette() -> etichette::Dati {
    serde_json::from_str(include_str!("../../../../templates/etichette/v1/example.json")).unwrap()
}

fn valore(dati: impl serde::Serialize) -> Value {
    serde_json::to_value(dati).unwrap()
}

fn caso_nulla_osta(modifica: impl FnOnce(&mut nulla_osta::Dati)) -> Value {
    let mut dati = esempio_nulla_osta();
    modifica(&mut dati);
    valore(dati)
}

fn caso_computo(modifica: impl FnOnce(&mut computo::Dati)) -> Value {
    let mut dati = esempio_computo();
    modifica(&mut dati);
    valore(dati)
}

fn nulla_osta_lungo(dati: &mut nulla_osta::Dati) {
    dati.persona.nominativo = NOME_LUNGO.into();
    dati.persona.femminile = true;
    dati.datore.denominazione = DATORE_LUNGO.into();
    dati.destinatario.denominazione = DATORE_LUNGO.into();
    dati.datore.sede = "via della Libertà 1/A, Sant’Agata di Militello".into();
    dati.contratto.utilizzatrice = Some(DATORE_LUNGO.into());
    dati.contratto.convenzione = Some("convenzione dell’art. 11 n. 37/2025 dell’8 marzo 2025".into());
    dati.contratto.inizio_al = giorno(2027, 1, 11);
    for verifica in &mut dati.verifiche {
        verifica.nome = format!("{} e, per somministrazione, presso l’utilizzatrice", verifica.nome);
    }
}

fn numerica(dati: &mut nulla_osta::Dati) {
    dati.numerica = true;
    dati.contratto.tipo = "tempo indeterminato".into();
    (dati.contratto.durata_mesi, dati.contratto.ccnl, dati.contratto.livello) = (None, None, None);
    dati.contratto.ore.clone_from(&dati.contratto.ore_contratto);
    dati.contratto.inizio_dal = giorno(2026, 12, 8);
    dati.contratto.inizio_al = giorno(2026, 12, 8);
    dati.valido_al = giorno(2026, 12, 11);
}

/// Every case of the nulla osta, by name.
pub fn nulla_osta() -> Vec<(&'static str, Value)> {
    vec![
        ("nulla_osta", caso_nulla_osta(|_| {})),
        ("nulla_osta_numerico", caso_nulla_osta(numerica)),
        ("nulla_osta_lungo", caso_nulla_osta(nulla_osta_lungo)),
        ("nulla_osta_otto_verifiche", caso_nulla_osta(|dati| dati.verifiche.extend_from_within(..3))),
        ("nulla_osta_copia", caso_nulla_osta(|dati| dati.stato = copia())),
        (
            "nulla_osta_bozza",
            caso_nulla_osta(|dati| {
                dati.stato = Stato::Bozza;
                (dati.atto.numero, dati.segnatura.protocollo) = (None, None);
            }),
        ),
    ]
}

/// Every case of the computo, by name.
pub fn computi() -> Vec<(&'static str, Value)> {
    vec![
        ("computo", caso_computo(|_| {})),
        (
            "computo_durante_il_rapporto",
            caso_computo(|dati| {
                dati.caso = Caso::DuranteIlRapporto;
                (dati.persona.femminile, dati.fino_al) = (false, None);
            }),
        ),
        (
            "computo_bozza_lungo",
            caso_computo(|dati| {
                (dati.stato, dati.atto.numero) = (Stato::Bozza, None);
                dati.persona.nominativo = NOME_LUNGO.into();
                dati.datore.denominazione = DATORE_LUNGO.into();
            }),
        ),
    ]
}

/// A scheda that fills more than a page.
fn scheda_lunga(lettera: &mut Lettera) {
    lettera.persona.nominativo = NOME_LUNGO.into();
    if let Contenuto::Scheda { sezioni } = &mut lettera.contenuto {
        let altre = sezioni.clone();
        sezioni.extend(altre.into_iter().cycle().take(12));
        sezioni[0].righe[0].0 = "Un nome di riga che va a capo più di una volta".into();
        sezioni[2].righe[1].1 = "Esperienza di lavoro raccontata per esteso. ".repeat(60);
        sezioni[3].righe.clear();
    }
}

/// Letters: one of each kind in a file, each by itself, and a long one.
pub fn lettere() -> Vec<(&'static str, Value)> {
    let esempio = esempio_lettere();
    let sola = |indice: usize, modifica: fn(&mut Lettera)| {
        let mut dati = esempio.clone();
        dati.lettere = vec![esempio.lettere[indice].clone()];
        modifica(&mut dati.lettere[0]);
        valore(dati)
    };
    vec![
        ("lettere", valore(&esempio)),
        ("lettera_convocazione", sola(0, |_| {})),
        ("lettera_attestato", sola(1, |lettera| lettera.persona.nominativo = NOME_LUNGO.into())),
        ("lettera_preavviso", sola(2, |_| {})),
        ("lettera_cancellazione", sola(3, |_| {})),
        ("lettera_informativa", sola(4, |lettera| lettera.persona.nominativo = NOME_LUNGO.into())),
        ("lettera_scheda_lunga", sola(5, scheda_lunga)),
    ]
}

/// Labels: few, more than a sheet of each kind, and with lines that must shrink.
pub fn etichette() -> Vec<(&'static str, Value)> {
    let esempio = esempio_etichette();
    let molte = |colonne, righe| {
        let mut dati = esempio.clone();
        (dati.colonne, dati.righe) = (colonne, righe);
        dati.etichette = esempio.etichette.iter().cycle().take(25).cloned().collect();
        dati.etichette[4] = vec![NOME_LUNGO.into(), DATORE_LUNGO[..100].into(), NOME_LUNGO.into(), NOME_LUNGO.into()];
        dati.etichette[5] = vec!["Ada Po".into()];
        valore(dati)
    };
    vec![("etichette", valore(&esempio)), ("etichette_2_per_7", molte(2, 7)), ("etichette_3_per_8", molte(3, 8))]
}
