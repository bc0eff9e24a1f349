//! The cases every test shares, made from the example beside each template.

use crate::{convenzioni, datori, persone, selezioni, sospensioni};
use chrono::NaiveDate;
use mirato_documents::calcolo::{Calcolo, Certezza, Cita, Nodo, NonApplicato, Parametro};
use mirato_documents::carta::{CopiaAnalogica, Stato};
use mirato_documents::ottemperanza::{
    AltreProvince, Convenzione, Dati, Esito, EsoneroConcesso, EsoneroRichiesto, NonOttemperante, NonSoggetto,
    NormaGara, Ottemperante, Ragione, RichiestaPresentata, ScoperturaProvincia, Sospensione, TerminiNonDecorsi,
    UfficioInterpellato,
};
use mirato_documents::relazione;
use serde_json::Value;

/// The example of the certificate.
pub fn esempio() -> Dati {
    serde_json::from_str(include_str!("../../../../templates/ottemperanza/v1/example.json")).unwrap()
}

/// The example of the report.
pub fn esempio_relazione() -> relazione::Dati {
    serde_json::from_str(include_str!("../../../../templates/relazione/v1/example.json")).unwrap()
}

pub fn giorno(anno: i32, mese: u32, giorno: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(anno, mese, giorno).unwrap()
}

fn provincia(indice: u32) -> Option<String> {
    Some(format!("Provincia di prova {indice}"))
}

/// One reason of each kind, for the first, the second, the third… province.
pub fn ragioni() -> Vec<Ragione> {
    let unita = Some(1);
    let (data, dopo) = (giorno(2026, 3, 8), giorno(2027, 1, 11));
    vec![
        Ragione::Convenzione(Convenzione {
            provincia: provincia(1),
            unita,
            norma: "art. 11".into(),
            numero: "37/2025".into(),
            data,
            prossima_scadenza: Some(dopo),
        }),
        Ragione::EsoneroConcesso(EsoneroConcesso {
            provincia: provincia(2),
            unita,
            numero: "118".into(),
            data,
            al: Some(dopo),
        }),
        Ragione::EsoneroRichiesto(EsoneroRichiesto { provincia: provincia(3), unita, data }),
        Ragione::Sospensione(Sospensione {
            provincia: None,
            unita: None,
            al: dopo,
            causa: "cassa integrazione straordinaria".into(),
        }),
        Ragione::TerminiNonDecorsi(TerminiNonDecorsi {
            provincia: provincia(5),
            unita,
            obbligo_dal: data,
            termine: dopo,
        }),
        Ragione::RichiestaPresentata(RichiestaPresentata {
            provincia: provincia(6),
            unita,
            obbligo_dal: data,
            richiesta_il: dopo,
        }),
    ]
}

/// `quante` provinces with uncovered units.
pub fn scoperture(quante: u32) -> Esito {
    let scoperture = (1..=quante)
        .map(|indice| ScoperturaProvincia {
            provincia: format!("Provincia di prova {indice}"),
            quota: 9 + indice,
            coperte: 4,
            regolate: 1,
            scoperte: 4 + indice,
            obbligo_dal: (indice % 2 == 0).then(|| giorno(2026, 1, 11)),
        })
        .collect();
    Esito::NonOttemperante(NonOttemperante { ragioni: Vec::new(), scoperture })
}

fn altre_province(quante: u32) -> Esito {
    let uffici = (1..=quante)
        .map(|indice| UfficioInterpellato {
            provincia: format!("Provincia di prova {indice}"),
            ufficio: "Servizio collocamento mirato".into(),
            chiesto_il: Some(giorno(2026, 11, 13)),
            risposto_il: (indice % 2 == 0).then(|| giorno(2026, 11, 18)),
        })
        .collect();
    Esito::AltreProvince(AltreProvince { uffici })
}

/// A chain of steps, one below the other.
pub fn catena(livelli: usize) -> Calcolo {
    let mut nodo = Nodo::default();
    for livello in (1..=livelli).rev() {
        let figli = if nodo.nome.is_empty() { Vec::new() } else { vec![nodo] };
        nodo = Nodo {
            nome: format!("Passaggio di livello {livello}, con un nome piuttosto lungo"),
            segno: Some("−".into()),
            valore: "1.234,50".into(),
            unita: "lavoratori".into(),
            spiega: "Si parte da tutti i lavoratori e si tolgono quelli che la legge non conta.".into(),
            conto: Some("214 − 11 − 19 − 2 − 5 − 2 = 175; 7% × 175 = 12,25 → 12".into()),
            cita: vec![Cita { certezza: Certezza::DaConfermare, testo: "art. 4, c. 1, L. 68/1999".into() }],
            parametri: vec![Parametro {
                nome: "Limite".into(),
                valore: "1%".into(),
                dal: giorno(2000, 1, 18),
                fonte: "L. 68/1999, art. 18".into(),
            }],
            figli,
            non_applicati: vec![NonApplicato { nome: "Telelavoro".into(), motivo: "nessuno".into() }],
        };
    }
    Calcolo { nodi: vec![nodo], ..Calcolo::default() }
}

fn caso(modifica: impl FnOnce(&mut Dati)) -> Value {
    let mut dati = esempio();
    modifica(&mut dati);
    serde_json::to_value(dati).unwrap()
}

fn bozza(dati: &mut Dati) {
    dati.stato = Stato::Bozza;
    dati.atto.numero = None;
    dati.segnatura.protocollo = None;
}

fn tutto_lungo(dati: &mut Dati) {
    let lungo = "Consorzio nazionale fra le imprese di costruzione e manutenzione «Officine riunite» in liquidazione ";
    dati.operatore.denominazione = lungo.repeat(4).trim().to_owned();
    dati.destinatario.denominazione = lungo.repeat(2).trim().to_owned();
    dati.carta.ente = lungo.trim().to_owned();
    dati.gara.oggetto = Some(lungo.repeat(6).trim().to_owned());
    dati.segnatura.classificazione = Some("10.04.02.0003.0012".into());
    dati.segnatura.fascicolo = Some("2026/1187/collocamento-mirato".into());
    dati.calcolo = Some(catena(12));
}

/// Every case of the certificate, by name.
pub fn certificati() -> Vec<(&'static str, Value)> {
    let ottemperante = |ragioni| Esito::Ottemperante(Ottemperante { ragioni });
    vec![
        ("esempio", caso(|_| {})),
        ("senza_scoperture", caso(|dati| (dati.esito, dati.calcolo) = (ottemperante(vec![]), None))),
        ("con_ogni_strumento", caso(|dati| dati.esito = ottemperante(ragioni()))),
        ("con_uno_strumento", caso(|dati| dati.esito = ottemperante(ragioni().split_off(5)))),
        ("non_soggetto", caso(|dati| dati.esito = Esito::NonSoggetto(NonSoggetto { base_computo: 14, soglia: 15 }))),
        ("non_ottemperante_1", caso(|dati| dati.esito = scoperture(1))),
        ("non_ottemperante_30", caso(|dati| dati.esito = scoperture(30))),
        ("altre_province", caso(|dati| (dati.esito, dati.calcolo) = (altre_province(2), None))),
        ("altre_province_30", caso(|dati| dati.esito = altre_province(30))),
        ("due_date", caso(|dati| dati.esito_al_rilascio = Some(scoperture(2)))),
        ("gara_del_2016", caso(|dati| dati.gara.norma = NormaGara::Dlgs50Del2016)),
        ("bozza", caso(bozza)),
        ("senza_protocollo_e_stemma", caso(|dati| (dati.segnatura.protocollo, dati.carta.stemma) = (None, None))),
        ("copia_analogica", caso(|dati| dati.stato = copia())),
        ("tutto_lungo", caso(tutto_lungo)),
    ]
}

/// An analogue copy with the digest of its original.
pub fn copia() -> Stato {
    Stato::CopiaAnalogica(CopiaAnalogica {
        firmatario: "dott.ssa Perla D’Angiò".into(),
        firmato_il: giorno(2026, 11, 23),
        impronta_originale: Some("0f".repeat(32)),
    })
}

/// Reports: short, long and landscape, a reckoning, empty.
pub fn relazioni() -> Vec<(&'static str, Value)> {
    let valore = |dati: relazione::Dati| serde_json::to_value(dati).unwrap();
    let breve = esempio_relazione();
    let mut lunga = breve.clone();
    lunga.orizzontale = true;
    lunga.tabelle[0].righe = breve.tabelle[0].righe.iter().cycle().take(150).cloned().collect();
    let mut vuota = breve.clone();
    vuota.tabelle[0].righe.clear();
    vuota.tabelle[0].totale = None;
    let mut motivazione = breve.clone();
    motivazione.tabelle.clear();
    motivazione.calcolo = esempio().calcolo;
    vec![
        ("relazione", valore(breve)),
        ("relazione_lunga", valore(lunga)),
        ("relazione_vuota", valore(vuota)),
        ("motivazione", valore(motivazione)),
    ]
}

/// Every case of every template: the template, the name of the case, the data.
pub fn tutti() -> Vec<(&'static str, &'static str, Value)> {
    [
        ("ottemperanza", certificati()),
        ("relazione", relazioni()),
        ("nulla_osta", persone::nulla_osta()),
        ("computo", persone::computi()),
        ("lettera", persone::lettere()),
        ("etichette", persone::etichette()),
        ("esonero", datori::esoneri()),
        ("avviso_pagamento", datori::avvisi_pagamento()),
        ("lettera_datore", datori::lettere()),
        ("estratto_conto", datori::estratti_conto()),
        ("sospensione", sospensioni::sospensioni()),
        ("compensazione", sospensioni::compensazioni()),
        ("revisione", sospensioni::revisioni()),
        ("convenzione", convenzioni::convenzioni()),
        ("convenzione_atto", convenzioni::atti()),
        ("scheda_convenzione", convenzioni::schede()),
        ("avviso", selezioni::avvisi()),
        ("graduatoria", selezioni::graduatorie()),
        ("graduatoria_decreto", selezioni::decreti()),
        ("avviamento", selezioni::avviamenti()),
        ("lettera_candidato", selezioni::lettere()),
    ]
    .into_iter()
    .flat_map(|(modello, casi)| casi.into_iter().map(move |(nome, dati)| (modello, nome, dati)))
    .collect()
}
