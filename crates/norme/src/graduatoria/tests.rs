use super::*;
use crate::parametri::Parametri;
use mirato_domain::PercentualeInvalidita;
use proptest::prelude::*;

fn tabelle() -> TabelleCriteri {
    TabelleCriteri::fornite().unwrap()
}

fn richiesta(criteri: &str, candidati: Vec<Candidato>) -> RichiestaGraduatoria {
    RichiestaGraduatoria {
        criteri: Tabella::Nome(criteri.to_owned()),
        data_riferimento: "2026-06-30".parse().unwrap(),
        data_pubblicazione: None,
        datore_pubblico: true,
        elenco: mirato_domain::Elenco::Art8,
        candidati,
    }
}

fn con_base(modifica: impl Fn(&mut Criteri)) -> Vec<String> {
    let mut criteri = tabelle().trova("lombardia-lecco").unwrap().clone();
    modifica(&mut criteri);
    match criteri.verifica() {
        Ok(()) => Vec::new(),
        Err(ErroreNorma::Dato { campi, .. }) => campi.into_iter().map(|campo| campo.campo).collect(),
        Err(altro) => panic!("{altro}"),
    }
}

fn fasce(criteri: &mut Criteri) -> &mut Vec<Fascia> {
    match &mut criteri.componenti[4].formula {
        Formula::Fasce { fasce, .. } => fasce,
        _ => panic!("the fifth component of the table has bands"),
    }
}

#[test]
fn every_shipped_table_is_well_written_and_says_what_is_not_known() {
    let tabelle = tabelle();
    let stato: Vec<(&str, bool)> =
        tabelle.elenco().map(|criteri| (criteri.codice.as_str(), criteri.usabile().is_ok())).collect();
    assert_eq!(
        stato,
        [
            ("emilia-romagna-art16", true),
            ("lombardia-lecco", true),
            ("toscana-art18", false),
            ("trento", false),
            ("umbria", false),
            ("valle-d-aosta", false)
        ]
    );
    let Err(ErroreNorma::CriteriDaConfermare { campi, .. }) = tabelle.trova("trento").unwrap().usabile() else {
        panic!("the table of Trento is not complete");
    };
    assert!(campi.iter().any(|campo| campo.campo == "componenti[1].formula.massimo"), "{campi:?}");
    assert!(!campi.iter().any(|campo| campo.campo.starts_with("componenti[3]")), "its ten points are known");
}

#[test]
fn a_table_is_written_as_it_is_read() {
    for criteri in tabelle().elenco() {
        assert_eq!(&Criteri::leggi(&criteri.scrivi().unwrap()).unwrap(), criteri);
        let json = serde_json::to_string(criteri).unwrap();
        assert_eq!(&serde_json::from_str::<Criteri>(&json).unwrap(), criteri);
    }
}

#[test]
fn gaps_overlaps_and_open_bands_are_named() {
    assert_eq!(con_base(|_| {}), Vec::<String>::new());
    let banda = |n: usize| vec![format!("componenti[4].formula.fasce[{n}]")];
    assert_eq!(con_base(|criteri| fasce(criteri)[1].da = Valore::intero(52)), banda(0), "51 would be in no band");
    assert_eq!(con_base(|criteri| fasce(criteri)[1].da = Valore::intero(50)), banda(0), "50 would be in two");
    assert_eq!(con_base(|criteri| fasce(criteri)[2].a = None), banda(2), "an open band not the last");
    assert_eq!(con_base(|criteri| fasce(criteri)[0].a = Some(Valore::intero(33))), [banda(0), banda(0)].concat());
    assert_eq!(con_base(|criteri| fasce(criteri).clear()), ["componenti[4].formula.fasce"]);
}

#[test]
fn a_chain_that_may_never_decide_is_refused() {
    use Spareggio::{Codice, PiuAnziano, PiuGiovane};
    assert_eq!(con_base(|criteri| criteri.parita = vec![PiuGiovane]), ["parita"]);
    assert_eq!(con_base(|criteri| criteri.parita = Vec::new()), ["parita"]);
    assert_eq!(con_base(|criteri| criteri.parita = vec![PiuGiovane, PiuAnziano, Codice]), ["parita[1]"]);
    assert_eq!(con_base(|criteri| criteri.parita = vec![PiuGiovane, PiuGiovane, Codice]), ["parita[1]"]);
    assert_eq!(con_base(|criteri| criteri.parita = vec![Codice, PiuGiovane, Codice]), ["parita[1]", "parita[2]"]);
}

#[test]
fn what_an_absent_datum_is_worth_never_helps() {
    let mancante = |valore: i64| {
        con_base(move |criteri| {
            if let Formula::Scaglioni { massimo, .. } = &mut criteri.componenti[3].formula {
                *massimo = Some(Valore::intero(120));
            }
            criteri.componenti[3].mancante = Some(Valore::intero(valore));
        })
    };
    assert_eq!(mancante(120), Vec::<String>::new(), "the lowest score goes first: 120 is the worst");
    assert_eq!(mancante(119), ["componenti[3].mancante"]);
    let senza_massimo = con_base(|criteri| criteri.componenti[3].mancante = Some(Valore::intero(500)));
    assert_eq!(senza_massimo, ["componenti[3].mancante"], "without a most no value is the worst");
    assert_eq!(con_base(|criteri| criteri.componenti[2].segno = Segno::Aggiunge), ["componenti[2].segno"]);
}

#[test]
fn no_code_twice_no_step_of_nothing_no_negative_points() {
    let doppio = con_base(|criteri| criteri.componenti[1].codice = "base".to_owned());
    assert_eq!(doppio, ["componenti[1].codice"]);
    let passo = |valore: Valore| {
        con_base(move |criteri| {
            if let Formula::Scaglioni { ogni, .. } = &mut criteri.componenti[3].formula {
                *ogni = valore;
            }
        })
    };
    assert_eq!(passo(Valore::intero(0)), ["componenti[3].formula.ogni"]);
    assert_eq!(passo(Valore::intero(-1)), ["componenti[3].formula.ogni"]);
}

#[test]
fn a_conversion_names_every_degree_and_no_other() {
    let errori = con_base(|criteri| {
        let valori = [("nessuna", 0), ("grave", 5)].map(|(nome, punti)| (nome.to_owned(), Valore::intero(punti)));
        criteri.componenti[3].formula = Formula::Conversione { dato: Grado::Locomozione, valori: valori.into() };
    });
    let dove = "componenti[3].formula.valori";
    assert_eq!(errori, [format!("{dove}.grave"), dove.to_owned(), dove.to_owned(), dove.to_owned()]);
}

#[test]
fn a_correction_moves_only_those_it_concerns() {
    let p = Parametri::nazionali().unwrap();
    let candidati = ["A", "B", "C", "D"]
        .iter()
        .enumerate()
        .map(|(n, codice)| {
            let importo = Euro::da_centesimi(i64::try_from(n).unwrap() * 1_000_000);
            Candidato { isee: Some(importo), nascita: "1990-01-01".parse().ok(), ..Candidato::nuovo(*codice) }
        })
        .collect();
    let richiesta = richiesta("emilia-romagna-art16", candidati);
    // A 100, B 90, C 80, D 75 (the cap): with 5000 euro C has 95 and passes B; A and D stay where they are.
    let corretto = Candidato { isee: Some(Euro::da_centesimi(500_000)), ..richiesta.candidati[2].clone() };
    let mossi = effetto_correzione(&p, &tabelle(), &richiesta, &corretto).unwrap();
    let mossi: Vec<_> =
        mossi.iter().map(|uno| (uno.codice.as_str(), uno.posizione_prima, uno.posizione_dopo)).collect();
    assert_eq!(mossi, [("C", Some(3), Some(2)), ("B", Some(2), Some(3))]);
    let ignoto = Candidato::nuovo("Z");
    assert!(effetto_correzione(&p, &tabelle(), &richiesta, &ignoto).is_err());
}

#[test]
fn two_tables_are_compared_on_the_same_candidates() {
    let p = Parametri::nazionali().unwrap();
    let uno = |codice: &str, isee: i64, reddito: i64| Candidato {
        isee: Some(Euro::da_centesimi(isee)),
        reddito: Some(Euro::da_centesimi(reddito)),
        nascita: "1990-01-01".parse().ok(),
        anzianita_dal: "2020-01-01".parse().ok(),
        invalidita: PercentualeInvalidita::try_from(70).ok().map(Invalidita::Percentuale),
        ..Candidato::nuovo(codice)
    };
    let richiesta = richiesta("emilia-romagna-art16", vec![uno("A", 0, 9_000_000), uno("B", 1_000_000, 0)]);
    let altra = Tabella::Nome("lombardia-lecco".to_owned());
    let mossi = confronta(&p, &tabelle(), &richiesta, &altra).unwrap();
    let mossi: Vec<_> =
        mossi.iter().map(|uno| (uno.codice.as_str(), uno.posizione_prima, uno.posizione_dopo)).collect();
    assert_eq!(mossi, [("B", Some(2), Some(1)), ("A", Some(1), Some(2))]);
}

fn giorno() -> impl Strategy<Value = NaiveDate> {
    (0_i64..15_000).prop_map(|giorni| "1980-01-01".parse::<NaiveDate>().unwrap() + chrono::TimeDelta::days(giorni))
}

fn uno_qualsiasi() -> impl Strategy<Value = Candidato> {
    let numeri = (0_u32..4, 34_u8..=100, prop::option::of(0_i64..3_000_000), prop::option::of(0_i64..3_000_000));
    let giorni = (giorno(), prop::option::of(giorno()), prop::bool::ANY);
    (numeri, giorni).prop_map(|((carico, percento, reddito, isee), (anzianita, did, titolo))| Candidato {
        nascita: "1970-05-05".parse().ok(),
        anzianita_dal: Some(anzianita),
        reddito: reddito.map(Euro::da_centesimi),
        isee: isee.map(Euro::da_centesimi),
        persone_a_carico: carico,
        invalidita: PercentualeInvalidita::try_from(percento).ok().map(Invalidita::Percentuale),
        precedenza: titolo.then(|| "vittime_terrorismo_dovere".to_owned()),
        did_dal: did,
        ..Candidato::nuovo("")
    })
}

fn gruppo() -> impl Strategy<Value = Vec<Candidato>> {
    prop::collection::vec(uno_qualsiasi(), 1..20).prop_map(|gruppo| {
        gruppo
            .into_iter()
            .enumerate()
            .map(|(n, uno)| Candidato { codice: format!("{:03}", n * 7 % 1000), ..uno })
            .collect()
    })
}

fn tabella() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["lombardia-lecco", "emilia-romagna-art16"])
}

proptest! {
    #[test]
    fn the_order_of_the_input_does_not_matter(
        (gruppo, mescolato) in gruppo().prop_flat_map(|gruppo| (Just(gruppo.clone()), Just(gruppo).prop_shuffle())),
        criteri in tabella(),
    ) {
        let p = Parametri::nazionali().unwrap();
        let prima = calcola(&p, &tabelle(), &richiesta(criteri, gruppo)).unwrap();
        let dopo = calcola(&p, &tabelle(), &richiesta(criteri, mescolato)).unwrap();
        prop_assert_eq!(prima, dopo);
    }

    #[test]
    fn everybody_has_one_place_and_points_that_add_up(gruppo in gruppo(), criteri in tabella()) {
        let p = Parametri::nazionali().unwrap();
        let quanti = gruppo.len();
        let graduatoria = calcola(&p, &tabelle(), &richiesta(criteri, gruppo)).unwrap();
        prop_assert_eq!(graduatoria.graduatoria.len() + graduatoria.esclusi.len(), quanti);
        for (n, posto) in graduatoria.graduatoria.iter().enumerate() {
            prop_assert_eq!(usize::try_from(posto.posizione).unwrap(), n + 1);
            prop_assert_eq!(posto.voci.iter().map(|voce| voce.punti.scalato).sum::<i64>(), posto.punteggio.scalato);
        }
    }

    #[test]
    fn leaving_a_datum_out_never_helps(gruppo in gruppo(), criteri in tabella(), quale in 0_usize..7) {
        let p = Parametri::nazionali().unwrap();
        let prima = calcola(&p, &tabelle(), &richiesta(criteri, gruppo.clone())).unwrap();
        let mut senza = gruppo;
        let uno = &mut senza[0];
        match quale {
            0 => uno.reddito = None,
            1 => uno.isee = None,
            2 => uno.invalidita = None,
            3 => uno.did_dal = None,
            4 => uno.anzianita_dal = None,
            5 => uno.persone_a_carico = 0,
            _ => uno.nascita = None,
        }
        let codice = uno.codice.clone();
        let dopo = calcola(&p, &tabelle(), &richiesta(criteri, senza)).unwrap();
        let posto = |graduatoria: &Graduatoria| {
            graduatoria.graduatoria.iter().find(|posto| posto.codice == codice).map(|posto| posto.posizione)
        };
        // Who was out may only come in by giving more, not less.
        match (posto(&prima), posto(&dopo)) {
            (_, None) => {}
            (None, Some(dove)) => prop_assert!(prima.esclusi.iter().all(|escluso| escluso.codice != codice || !escluso.incompleto), "{dove}"),
            (Some(era), Some(ora)) => prop_assert!(era <= ora, "place {era} became {ora}"),
        }
    }
}
