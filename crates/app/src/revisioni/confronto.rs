//! What changed for an employer since the review before, and why.

use super::esame::Materia;
use crate::tempo;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use mirato_store::{Circostanza, Movimento, TipoCircostanza, VoceRevisione};

/// How an employer stands against the review before, in a word, and what changed, a sentence each.
pub fn confronta(materia: &Materia, dopo: &VoceRevisione) -> (String, Vec<String>) {
    let Some(prima_al) = materia.prima_al else { return ("invariato".to_owned(), Vec::new()) };
    let Some(prima) = &materia.voce_prima else {
        return ("nuovo".to_owned(), vec!["Non era nella revisione precedente.".to_owned()]);
    };
    let parola = parola(prima, dopo);
    if parola == "invariato" {
        return (parola.to_owned(), Vec::new());
    }
    let mut frasi = cifre(prima, dopo);
    frasi.extend(cause(materia, prima, dopo, prima_al));
    (parola.to_owned(), frasi)
}

fn parola(prima: &VoceRevisione, dopo: &VoceRevisione) -> &'static str {
    let mancano = |voce: &VoceRevisione| voce.scopertura_art3 + voce.scopertura_art18;
    match (mancano(prima), mancano(dopo)) {
        (0, 1..) => "scoperto",
        (1.., 0) => "coperto",
        (a, b) if b > a => "peggiorato",
        (a, b) if b < a => "migliorato",
        _ if uguali(prima, dopo) => "invariato",
        _ => "altro",
    }
}

fn uguali(prima: &VoceRevisione, dopo: &VoceRevisione) -> bool {
    let cifre = |voce: &VoceRevisione| {
        [
            voce.base_art3,
            voce.quota_art3,
            voce.in_forza_art3,
            voce.quota_art18,
            voce.in_forza_art18,
            voce.esonerati,
            voce.sospesi,
            voce.convenzione,
            voce.scopertura_art3,
            voce.scopertura_art18,
        ]
    };
    cifre(prima) == cifre(dopo)
        && (&prima.classe, &prima.stato, &prima.prospetto_stato) == (&dopo.classe, &dopo.stato, &dopo.prospetto_stato)
}

/// Figures that are no longer the same.
fn cifre(prima: &VoceRevisione, dopo: &VoceRevisione) -> Vec<String> {
    let mut frasi = Vec::new();
    if prima.classe != dopo.classe {
        let nome = crate::stati::classe;
        frasi.push(format!("Classe: da «{}» a «{}».", nome(&prima.classe), nome(&dopo.classe)));
    }
    let coppie = [
        ("Base di computo", prima.base_art3, dopo.base_art3),
        ("Quota art. 3", prima.quota_art3, dopo.quota_art3),
        ("In forza art. 3", prima.in_forza_art3, dopo.in_forza_art3),
        ("Quota art. 18", prima.quota_art18, dopo.quota_art18),
        ("In forza art. 18", prima.in_forza_art18, dopo.in_forza_art18),
        ("Esonerati", prima.esonerati, dopo.esonerati),
        ("Sospesi", prima.sospesi, dopo.sospesi),
        ("In convenzione", prima.convenzione, dopo.convenzione),
        ("Scoperture art. 3", prima.scopertura_art3, dopo.scopertura_art3),
        ("Scoperture art. 18", prima.scopertura_art18, dopo.scopertura_art18),
    ];
    frasi.extend(coppie.into_iter().filter(|(_, a, b)| a != b).map(|(nome, a, b)| format!("{nome}: da {a} a {b}.")));
    frasi
}

/// What happened after the review before, up to this one.
fn cause(materia: &Materia, prima: &VoceRevisione, dopo: &VoceRevisione, prima_al: NaiveDate) -> Vec<String> {
    let mut frasi = Vec::new();
    if let (Some(giorno), true) = (&dopo.prospetto_al, prima.prospetto_id != dopo.prospetto_id) {
        frasi.push(format!("Vale un altro prospetto, con la situazione al {}.", tempo::breve_da_iso(giorno)));
    }
    let (da, a) = (prima_al.to_string(), materia.al.to_string());
    let nel_periodo = |giorno: &str| da.as_str() < giorno && giorno <= a.as_str();
    for movimento in &materia.movimenti {
        if nel_periodo(&movimento.data) {
            frasi.push(movimento_in_parole(movimento));
        }
        if let Some(fine) = movimento.fino_al.as_deref().filter(|fine| da.as_str() <= *fine && *fine < a.as_str()) {
            let luogo = &movimento.provincia;
            frasi.push(format!("È finito il {} un rapporto che contava ({luogo}).", tempo::breve_da_iso(fine)));
        }
    }
    for circostanza in &materia.circostanze {
        let nome = nome(circostanza.tipo);
        if nel_periodo(&circostanza.dal) {
            frasi.push(format!("{nome} dal {}{}.", tempo::breve_da_iso(&circostanza.dal), dove(circostanza)));
        }
        if let Some(fine) = circostanza.al.as_deref().filter(|fine| da.as_str() <= *fine && *fine < a.as_str()) {
            frasi.push(format!("{nome}: finita il {}{}.", tempo::breve_da_iso(fine), dove(circostanza)));
        }
    }
    if prima.stato != dopo.stato && dopo.stato == "oltre_termine" {
        frasi.push("È passato il termine per chiedere l'assunzione.".to_owned());
    }
    frasi
}

fn movimento_in_parole(movimento: &Movimento) -> String {
    let giorno = tempo::breve_da_iso(&movimento.data);
    let luogo = movimento.provincia.parse::<Provincia>().map_or("", |provincia| provincia.nome());
    let parola = movimento.tipo.as_str().replace('_', " ");
    let mut lettere = parola.chars();
    let iniziale = lettere.next().map(|prima| prima.to_uppercase().to_string()).unwrap_or_default();
    format!("{iniziale}{} del {giorno}, {luogo}.", lettere.as_str())
}

fn nome(tipo: TipoCircostanza) -> &'static str {
    match tipo {
        TipoCircostanza::Convenzione => "Convenzione",
        TipoCircostanza::Esonero => "Concessione di esonero",
        TipoCircostanza::Sospensione => "Sospensione",
        TipoCircostanza::Compensazione => "Compensazione",
        TipoCircostanza::RichiestaAssunzione => "Richiesta di assunzione",
        TipoCircostanza::RispostaUfficio => "Risposta dell'ufficio",
        TipoCircostanza::Insorgenza => "Insorgenza dell'obbligo",
    }
}

fn dove(circostanza: &Circostanza) -> String {
    let unita = circostanza.unita.map(|unita| format!(", {unita} unità")).unwrap_or_default();
    let luogo = circostanza.provincia.as_ref().map(|sigla| format!(" ({sigla})")).unwrap_or_default();
    format!("{unita}{luogo}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voce(scopertura: i64, stato: &str) -> VoceRevisione {
        VoceRevisione {
            revisione_id: String::new(),
            datore_id: String::new(),
            prospetto_id: None,
            prospetto_al: None,
            prospetto_stato: "presente".to_owned(),
            settore: None,
            classe: "oltre_50".to_owned(),
            base_art3: 100,
            quota_art3: 7,
            in_forza_art3: 7 - scopertura,
            quota_art18: 1,
            in_forza_art18: 1,
            esonerati: 0,
            sospesi: 0,
            convenzione: 0,
            scopertura_art3: scopertura,
            scopertura_art18: 0,
            scoperto_dal: None,
            termine: None,
            stato: stato.to_owned(),
            esposizione: 0,
            cambiato: String::new(),
            cambiamenti: mirato_store::Json::default(),
        }
    }

    #[test]
    fn a_word_says_which_way_an_employer_went() {
        for (prima, dopo, attesa) in [
            ((0, "coperto"), (0, "coperto"), "invariato"),
            ((0, "coperto"), (1, "nei_termini"), "scoperto"),
            ((2, "oltre_termine"), (0, "coperto"), "coperto"),
            ((1, "nei_termini"), (2, "nei_termini"), "peggiorato"),
            ((2, "nei_termini"), (1, "nei_termini"), "migliorato"),
            // Nobody came or left, but the sixty days have run.
            ((1, "nei_termini"), (1, "oltre_termine"), "altro"),
        ] {
            assert_eq!(parola(&voce(prima.0, prima.1), &voce(dopo.0, dopo.1)), attesa, "{prima:?} {dopo:?}");
        }
    }

    #[test]
    fn figures_that_changed_are_named() {
        let frasi = cifre(&voce(1, "nei_termini"), &voce(2, "nei_termini"));
        assert_eq!(frasi, ["In forza art. 3: da 6 a 5.", "Scoperture art. 3: da 1 a 2."]);
    }
}
