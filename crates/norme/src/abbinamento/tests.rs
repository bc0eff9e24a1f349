use super::*;
use proptest::prelude::*;

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

const PROFILO: &str = r#"{"professioni":["4.1.1.2"],"ore":"20:00","tempo_parziale":true,
    "capacita":[{"codice":"MV1","nome":"Stare in piedi","minimo":"medio","essenziale":true}],"titolo_studio":"diploma"}"#;
const CANDIDATO: &str = r#"{"professioni":["4.1.1.4"],"disponibile_privati":true,"orario":"entrambi","distanza_km":5,
    "distanza_massima_km":20,"capacita":{"MV1":"alto"},"titolo_studio":"laurea"}"#;

fn con(pesi: &[(&str, i64)]) -> Parametri {
    let locale: String = pesi
        .iter()
        .map(|(id, peso)| {
            let id = format!("abbinamento_peso_{id}");
            format!(
                "[parametro.{id}]\nverificato_al = \"2026-11-22\"\n[[parametro.{id}.valore]]\ndal = \"2016-01-01\"\n\
                 valore = {peso}\nfonte = \"circolare\"\n"
            )
        })
        .collect();
    Parametri::nazionali().unwrap().con_locali(&locale).unwrap()
}

fn punteggio(p: &Parametri) -> Result<u8, ErroreNorma> {
    let (profilo, candidato) = (serde_json::from_str(PROFILO).unwrap(), serde_json::from_str(CANDIDATO).unwrap());
    abbina(p, &profilo, &candidato, giorno("2026-11-22")).map(|abbinamento| abbinamento.punteggio)
}

#[test]
fn the_weights_are_the_office_s() {
    // 25 · 1/2 + 30 + 15 + 15 + 10 = 82,5 out of 95.
    assert_eq!(punteggio(&con(&[])), Ok(86));
    assert_eq!(punteggio(&con(&[("profilo", 0)])), Ok(100));
    let solo = [("capacita", 0), ("orario", 0), ("distanza", 0), ("formazione", 0)];
    assert_eq!(punteggio(&con(&solo)), Ok(50));
    let nessuno = [&solo[..], &[("profilo", 0)]].concat();
    assert!(matches!(punteggio(&con(&nessuno)), Err(ErroreNorma::Dato { .. })));
}

#[test]
fn only_the_sealed_part_names_capacities() {
    let p = Parametri::nazionali().unwrap();
    let (profilo, candidato) = (serde_json::from_str(PROFILO).unwrap(), serde_json::from_str(CANDIDATO).unwrap());
    let abbinamento = abbina(&p, &profilo, &candidato, giorno("2026-11-22")).unwrap();
    assert_eq!(abbinamento.riservato, ["Stare in piedi: 3 su 2 (medio richiesto)"]);
    let aperto =
        serde_json::to_string(&(&abbinamento.criteri, &abbinamento.spiegazione, &abbinamento.mancanti)).unwrap();
    assert!(!aperto.contains("Stare in piedi"), "{aperto}");
    assert_eq!(format!("{abbinamento:?} {candidato:?}"), "Abbinamento(sigillato) Candidato(sigillato)");
}

#[test]
fn a_licence_that_the_work_asks_for_excludes_who_lacks_it() {
    let p = Parametri::nazionali().unwrap();
    let con = |chiesta: &str, sua: Option<&str>| {
        let mut profilo: Profilo = serde_json::from_str(PROFILO).unwrap();
        let mut candidato: Candidato = serde_json::from_str(CANDIDATO).unwrap();
        (profilo.patente, candidato.patente) = (chiesta.to_owned(), sua.map(str::to_owned));
        abbina(&p, &profilo, &candidato, giorno("2026-11-22")).unwrap()
    };
    let esclusa = ["Non ha la patente richiesta".to_owned()];
    assert_eq!(con("B", Some("A, C")).esclusioni, esclusa);
    assert_eq!(con("patente B e C", Some("b")).esclusioni, esclusa);
    for (chiesta, sua) in [("B", "A, b"), ("", "A"), ("b", "B")] {
        assert_eq!(con(chiesta, Some(sua)).punteggio, con("", None).punteggio, "{chiesta}: {sua}");
    }
    // Not written is not known: it gives no points and excludes nobody.
    let ignota = con("B", None);
    assert_eq!((ignota.escluso, ignota.mancanti), (false, vec!["patente".to_owned()]));
}

#[test]
fn offers_stay_published_ten_or_thirty_days() {
    let p = Parametri::nazionali().unwrap();
    let termini = |a_termine| {
        let pubblicazione = pubblicazione(&p, giorno("2026-11-02"), a_termine).unwrap();
        (pubblicazione.fino_al.to_string(), pubblicazione.elenco_entro.to_string())
    };
    assert_eq!(termini(true), ("2026-11-12".to_owned(), "2026-11-19".to_owned()));
    assert_eq!(termini(false), ("2026-12-02".to_owned(), "2026-12-09".to_owned()));
}

proptest! {
    #[test]
    fn what_is_not_known_never_gives_points(
        professione in prop::sample::select(vec!["4.1.1.2", "4.1.1.4", "5.1.2.2"]),
        grado in 0usize..5, distanza in 0u32..21, toglie in 0usize..6,
    ) {
        let p = Parametri::nazionali().unwrap();
        let gradi = [Grado::Assente, Grado::Lieve, Grado::Medio, Grado::Alto, Grado::Pieno];
        let profilo: Profilo = serde_json::from_str(&PROFILO.replace("\"essenziale\":true", "\"essenziale\":false")).unwrap();
        let mut candidato: Candidato = serde_json::from_str(CANDIDATO).unwrap();
        candidato.professioni = Some(vec![professione.to_owned()]);
        candidato.capacita.insert("MV1".to_owned(), gradi[grado]);
        candidato.distanza_km = Some(distanza);
        let noto = abbina(&p, &profilo, &candidato, giorno("2026-11-22")).unwrap();
        match toglie {
            0 => candidato.professioni = None,
            1 => candidato.capacita.clear(),
            2 => candidato.distanza_km = None,
            3 => candidato.distanza_massima_km = None,
            4 => candidato.titolo_studio = None,
            _ => candidato.orario = None,
        }
        let ignoto = abbina(&p, &profilo, &candidato, giorno("2026-11-22")).unwrap();
        prop_assert!(ignoto.punteggio <= noto.punteggio);
        prop_assert_eq!(ignoto.mancanti.len(), noto.mancanti.len() + 1);
    }
}
