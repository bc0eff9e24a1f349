//! docs/benchmark.md.

use super::Measure;
use super::measure::Skipped;

/// The page with measures and machine.
pub fn render(measures: &[Measure], skipped: &[Skipped], machine: &[(&'static str, String)]) -> String {
    let mut page = String::from(
        "# Prestazioni\n\nPagina scritta da `cargo xtask bench`: non modificarla a mano. \
         Le cifre valgono per la macchina descritta in fondo; i rapporti si confrontano meglio delle cifre.\n\n\
         | misura | valore | obiettivo | raggiunto | rivale | valore del rivale | volte meglio |\n\
         | --- | ---: | ---: | --- | --- | ---: | ---: |\n",
    );
    for measure in measures {
        page.push_str(&row(measure));
    }
    page.push_str("\n## Come sono prese\n\n");
    for measure in measures.iter().filter(|measure| !measure.note.is_empty()) {
        page.push_str(&format!("- {}: {}.\n", measure.name, measure.note));
    }
    if !skipped.is_empty() {
        page.push_str("\n## Misure non prese\n\n");
    }
    for (name, why) in skipped {
        page.push_str(&format!("- {name}: {why}.\n"));
    }
    page.push_str("\n## Macchina\n\n");
    for (name, value) in machine {
        page.push_str(&format!("- {name}: {value}\n"));
    }
    page
}

fn row(measure: &Measure) -> String {
    let with_unit = |value: f64| format!("{} {}", italian(value), measure.unit);
    let none = || "—".to_owned();
    let objective = measure.objective.map_or_else(none, with_unit);
    let reached = measure.reached().map_or("—", |reached| if reached { "sì" } else { "no" });
    let (rival, rival_value) = match &measure.rival {
        Some((name, value)) => (name.clone(), with_unit(*value)),
        None => (none(), none()),
    };
    let ratio = measure.ratio().map_or_else(none, italian);
    let (name, value) = (&measure.name, with_unit(measure.value));
    format!("| {name} | {value} | {objective} | {reached} | {rival} | {rival_value} | {ratio} |\n")
}

/// Three significant digits at least, decimal comma.
fn italian(value: f64) -> String {
    let decimals = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.decimals$}").replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_objective_rival_and_ratio_with_the_decimal_comma() {
        let measure = Measure {
            name: "firma di un atto".to_owned(),
            value: 2.5,
            unit: "ms".to_owned(),
            objective: Some(5.0),
            rival: Some(("pyHanko".to_owned(), 50.0)),
            note: "mediana di 5".to_owned(),
        };
        let skipped = [("finestra".to_owned(), "manca Xvfb".to_owned())];
        let page = render(&[measure], &skipped, &[("Memoria", "8 GB".to_owned())]);
        let expected = "| firma di un atto | 2,50 ms | 5,00 ms | sì | pyHanko | 50,0 ms | 20,0 |";
        assert!(page.contains(expected), "{page}");
        assert!(page.contains("- firma di un atto: mediana di 5.\n"), "{page}");
        assert!(page.contains("- finestra: manca Xvfb.\n"), "{page}");
        assert!(page.ends_with("- Memoria: 8 GB\n"), "{page}");
    }
}
