//! Templates and fonts, embedded at build time.

macro_rules! modelli {
    ($($percorso:literal),* $(,)?) => {
        &[$(($percorso, include_str!(concat!("../../../templates/", $percorso)))),*]
    };
}

macro_rules! caratteri {
    ($($nome:literal),* $(,)?) => {
        &[$(include_bytes!(concat!("../../../templates/_common/fonts/", $nome))),*]
    };
}

/// Every Typst source, by its path in the folder of the templates.
pub(crate) static SORGENTI: &[(&str, &str)] = modelli![
    "_common/componenti.typ",
    "_common/grafici.typ",
    "_common/lettere.typ",
    "_common/spiegazione.typ",
    "_common/pratica.typ",
    "_common/provvedimento.typ",
    "avviamento/v1/template.typ",
    "avviso/v1/template.typ",
    "avviso_pagamento/v1/template.typ",
    "compensazione/v1/template.typ",
    "computo/v1/template.typ",
    "convenzione/v1/template.typ",
    "convenzione_atto/v1/template.typ",
    "esonero/v1/template.typ",
    "estratto_conto/v1/template.typ",
    "etichette/v1/template.typ",
    "graduatoria/v1/template.typ",
    "graduatoria_decreto/v1/template.typ",
    "lettera/v1/template.typ",
    "lettera_candidato/v1/template.typ",
    "lettera_datore/v1/template.typ",
    "nulla_osta/v1/template.typ",
    "ottemperanza/v1/template.typ",
    "relazione/v1/template.typ",
    "revisione/v1/template.typ",
    "scheda_convenzione/v1/template.typ",
    "sospensione/v1/template.typ",
];

/// What no line may break, with its path: it is part of every template.
pub(crate) static INSEPARABILI: (&str, &str) =
    ("_common/inseparabili.txt", include_str!("../../../templates/_common/inseparabili.txt"));

/// Source Serif 4 and Titillium Web, under the Open Font License. The first must be Source Serif 4
/// SmText Regular: every family falls back on it, so its coverage says what can be printed.
pub(crate) static CARATTERI: &[&[u8]] = caratteri![
    "SourceSerif4SmText-Regular.otf",
    "SourceSerif4SmText-Semibold.otf",
    "TitilliumWeb_400Regular.ttf",
    "TitilliumWeb_600SemiBold.ttf",
];
