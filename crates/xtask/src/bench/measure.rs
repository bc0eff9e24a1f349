//! One measure, as the bench program writes it: a JSON object on a line of its own.
//!
//! `{"misura": "…", "valore": 12.5, "unita": "ms", "obiettivo": 50, "rivale": {"nome": "…", "valore": 90}}`,
//! where `obiettivo` and `rivale` may be null, and a `nota` may say how the figure was taken. Units that
//! end in "/s" are rates (more is better); all others are costs (less is better). A measure that could
//! not be taken is `{"saltata": "…", "motivo": "…"}`.

use anyhow::{Context, Result};
use serde_json::Value;

/// A measure with its objective and its rival.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    pub name: String,
    pub value: f64,
    pub unit: String,
    pub objective: Option<f64>,
    pub rival: Option<(String, f64)>,
    pub note: String,
}

impl Measure {
    fn is_rate(&self) -> bool {
        self.unit.ends_with("/s")
    }

    /// Whether the objective is reached; `None` without one.
    pub fn reached(&self) -> Option<bool> {
        let objective = self.objective?;
        Some(if self.is_rate() { self.value >= objective } else { self.value <= objective })
    }

    /// How many times better than the rival; `None` without one.
    pub fn ratio(&self) -> Option<f64> {
        let (_, rival) = self.rival.as_ref()?;
        let (better, worse) = if self.is_rate() { (self.value, *rival) } else { (*rival, self.value) };
        (worse > 0.0).then(|| better / worse)
    }
}

/// A measure that was not taken, and why.
pub type Skipped = (String, String);

/// The measures, taken and not, among the lines of an output; a line that begins like one and is not is an
/// error.
pub fn read(output: &str) -> Result<(Vec<Measure>, Vec<Skipped>)> {
    let lines = |start| output.lines().map(str::trim).filter(move |line| line.starts_with(start));
    let wrong = |line: &str| format!("misura incomprensibile: {line}");
    let taken = lines("{\"misura\"").map(|line| parse(line).with_context(|| wrong(line)));
    let skipped = lines("{\"saltata\"").map(|line| parse_skipped(line).with_context(|| wrong(line)));
    Ok((taken.collect::<Result<_>>()?, skipped.collect::<Result<_>>()?))
}

fn text(value: &Value, what: &str) -> Result<String> {
    value.as_str().map(str::to_owned).with_context(|| format!("manca {what}"))
}

fn parse_skipped(line: &str) -> Result<Skipped> {
    let json: Value = serde_json::from_str(line)?;
    Ok((text(&json["saltata"], "saltata")?, text(&json["motivo"], "motivo")?))
}

fn parse(line: &str) -> Result<Measure> {
    let json: Value = serde_json::from_str(line)?;
    let rival = match &json["rivale"] {
        Value::Null => None,
        rival => Some((text(&rival["nome"], "rivale.nome")?, rival["valore"].as_f64().context("manca rivale.valore")?)),
    };
    Ok(Measure {
        name: text(&json["misura"], "misura")?,
        value: json["valore"].as_f64().context("manca valore")?,
        unit: text(&json["unita"], "unita")?,
        objective: json["obiettivo"].as_f64(),
        rival,
        note: json["nota"].as_str().unwrap_or_default().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_better_when_lower_and_a_rate_when_higher() {
        let output = "rumore\n{\"misura\":\"firma\",\"valore\":2.5,\"unita\":\"ms\",\"obiettivo\":3,\
            \"rivale\":{\"nome\":\"pyHanko\",\"valore\":25}}\n\
            {\"misura\":\"atti\",\"valore\":40,\"unita\":\"atti/s\",\"obiettivo\":50,\"rivale\":null}\n\
            {\"saltata\":\"finestra\",\"motivo\":\"manca Xvfb\"}\n";
        let (measures, skipped) = read(output).unwrap();
        assert_eq!(measures[0].reached(), Some(true));
        assert_eq!(measures[0].ratio(), Some(10.0));
        assert_eq!((measures[1].reached(), measures[1].ratio()), (Some(false), None));
        assert_eq!(skipped, [("finestra".to_owned(), "manca Xvfb".to_owned())]);
    }

    #[test]
    fn a_measure_without_a_value_is_an_error_that_shows_the_line() {
        let error = read("{\"misura\":\"firma\"}").unwrap_err();
        assert!(format!("{error:#}").contains("manca valore"), "{error:#}");
    }
}
