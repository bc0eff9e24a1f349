use super::*;

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

fn nazionali() -> Parametri {
    Parametri::nazionali().unwrap()
}

/// A small set of its own, so that these tests do not move with the law.
fn prova() -> Parametri {
    let termine = r#"
        descrizione = "Termine di prova"
        unita = "giorni"
        verificato_al = "2026-01-01"
        locale = true
        [[valore]]
        dal = "2010-01-01"
        valore = 30
        fonte = "art. 2, c. 2, L. 241/1990"
        [[valore]]
        dal = "2020-01-01"
        valore = 60
        fonte = "art. 9, c. 1, L. 68/1999"
    "#;
    let importo = r#"
        descrizione = "Importo di prova"
        unita = "euro"
        verificato_al = "2026-01-01"
        rivedere_dal = "2027-01-01"
        rivedere_perche = "si attende il decreto"
        [[valore]]
        dal = "2010-01-01"
        valore = "39.21"
        fonte = "D.M. 1/1/2010"
    "#;
    let regione = r#"
        descrizione = "Voce a termine"
        unita = "scelta"
        verificato_al = "2026-01-01"
        locale = true
        [[valore]]
        dal = "2010-01-01"
        valore = "somma"
        fonte = "prassi"
        [[valore]]
        dal = "2012-01-01"
        valore = "nessuno"
        fonte = "abrogata"
        [[alternativa]]
        valore = "prodotto"
        fonte = "altra prassi"
        certezza = "prassi_ufficio"
        spiega = "moltiplica"
    "#;
    let mut insieme = BTreeMap::new();
    for (id, testo) in [("termine", termine), ("importo", importo), ("voce", regione)] {
        let documento = leggi::<Documento>(id, testo).unwrap();
        insieme.insert(id.to_owned(), Parametro::nuovo(id, &documento, false).unwrap());
    }
    Parametri(insieme)
}

#[test]
fn every_national_file_is_read_and_complete() {
    let parametri = nazionali();
    assert_eq!(parametri.elenco().count(), NAZIONALI.len(), "two files share an identifier");
    for parametro in parametri.elenco() {
        let id = &parametro.id;
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{id} is no identifier");
        assert!(!parametro.valori.is_empty() || !parametro.righe.is_empty(), "{id} has nothing in it");
        assert!(parametro.verificato_al >= giorno("2026-01-01"), "{id} was checked too long ago to be shipped");
        for fonte in parametro.alternative.iter().map(|alternativa| &alternativa.fonte) {
            assert!(!fonte.trim().is_empty(), "{id}: an alternative has no source");
        }
    }
}

#[test]
fn a_value_holds_from_its_day_to_the_day_before_the_next() {
    let parametri = prova();
    for (al, atteso) in [("2010-01-01", 30), ("2019-12-31", 30), ("2020-01-01", 60), ("2050-01-01", 60)] {
        let letto = parametri.intero("termine", giorno(al)).unwrap();
        assert_eq!(letto.valore, atteso, "on {al}");
    }
    let letto = parametri.intero("termine", giorno("2021-05-05")).unwrap();
    assert_eq!((letto.letto.valore.as_str(), letto.letto.dal), ("60 giorni", giorno("2020-01-01")));
    assert_eq!(letto.citazione(), Fonte::legge("L. 68/1999", "9", "1", ""));
}

#[test]
fn a_day_before_the_history_or_after_the_end_is_an_error() {
    let parametri = prova();
    let prima = parametri.intero("termine", giorno("2009-12-31"));
    assert!(matches!(prima, Err(ErroreNorma::FuoriVigenza { prima, .. }) if prima == giorno("2010-01-01")));
    assert_eq!(parametri.scelta("voce", giorno("2011-12-31")).unwrap().valore, "somma");
    assert!(matches!(parametri.scelta("voce", giorno("2012-01-01")), Err(ErroreNorma::Cessato { .. })));
}

#[test]
fn a_parameter_read_with_the_wrong_unit_or_name_is_an_error() {
    let parametri = prova();
    assert!(matches!(parametri.euro("termine", giorno("2020-01-01")), Err(ErroreNorma::ParametroErrato { .. })));
    assert!(matches!(parametri.intero("inesistente", giorno("2020-01-01")), Err(ErroreNorma::ParametroAssente { .. })));
    assert!(matches!(parametri.tabella("termine", giorno("2020-01-01")), Err(ErroreNorma::ParametroErrato { .. })));
}

#[test]
fn a_badly_written_file_is_refused() {
    let testa = "descrizione = \"x\"\nunita = \"giorni\"\nverificato_al = \"2026-01-01\"\n";
    let valore = |dal: &str, valore: &str, fonte: &str| {
        format!("[[valore]]\ndal = \"{dal}\"\nvalore = {valore}\nfonte = \"{fonte}\"\n")
    };
    let casi = [
        ("unsorted", valore("2020-01-01", "1", "a") + &valore("2010-01-01", "2", "b")),
        ("same day", valore("2020-01-01", "1", "a") + &valore("2020-01-01", "2", "b")),
        ("no source", valore("2020-01-01", "1", " ")),
        ("wrong unit", valore("2020-01-01", "\"1\"", "a")),
        ("unknown field", valore("2020-01-01", "1", "a") + "fine = \"2021-01-01\"\n"),
        ("no value", String::new()),
    ];
    for (nome, corpo) in casi {
        let esito = leggi::<Documento>("x", &format!("{testa}{corpo}")).and_then(|d| Parametro::nuovo("x", &d, false));
        assert!(matches!(esito, Err(ErroreNorma::ParametroErrato { .. })), "{nome} must be refused");
    }
    assert!(leggi::<Documento>("x", &testa.replace("giorni", "pertiche")).is_err(), "an unknown unit must be refused");
}

#[test]
fn an_office_sets_what_the_national_file_leaves_to_it() {
    let documento = "[parametro.termine]\nverificato_al = \"2026-05-01\"\n[[parametro.termine.valore]]\ndal = \"2015-01-01\"\n\
                     valore = 45\nfonte = \"D.G.R. 1/2015\"\n[[parametro.termine.valore]]\ndal = \"2022-01-01\"\nvalore = \"nessuno\"\nfonte = \"D.G.R. 2/2022\"\n";
    let parametri = prova().con_locali(documento).unwrap();
    for (al, atteso) in [("2014-12-31", 30), ("2015-01-01", 45), ("2021-12-31", 45), ("2022-01-01", 60)] {
        assert_eq!(parametri.intero("termine", giorno(al)).unwrap().valore, atteso, "on {al}");
    }
    assert_ne!(parametri.impronta(), prova().impronta(), "another set of parameters has another print");
}

#[test]
fn an_office_chooses_only_among_known_alternatives() {
    let scelta = |nome: &str| {
        format!(
            "[parametro.voce]\nverificato_al = \"2026-05-01\"\n[[parametro.voce.valore]]\ndal = \"2010-01-01\"\nvalore = \"{nome}\"\nfonte = \"x\"\n"
        )
    };
    let parametri = prova().con_locali(&scelta("prodotto")).unwrap();
    assert_eq!(parametri.scelta("voce", giorno("2011-01-01")).unwrap().valore, "prodotto");
    assert!(matches!(prova().con_locali(&scelta("radice")), Err(ErroreNorma::ParametroErrato { .. })));
}

#[test]
fn an_office_never_overrides_silently() {
    let importo = |dal: &str, valore: &str| {
        format!(
            "[parametro.importo]\nverificato_al = \"2026-05-01\"\n[[parametro.importo.valore]]\ndal = \"{dal}\"\nvalore = \"{valore}\"\nfonte = \"D.M. nuovo\"\n"
        )
    };
    let Err(errore) = prova().con_locali(&importo("2015-01-01", "40.00")) else { panic!("must be refused") };
    let messaggio = errore.to_string();
    assert!(messaggio.contains("40,00 €") && messaggio.contains("39,21 €"), "both values are named: {messaggio}");
    // A decree later than the last national check may be entered without a new version of the program.
    let parametri = prova().con_locali(&importo("2027-01-01", "45.00")).unwrap();
    assert_eq!(parametri.euro("importo", giorno("2026-12-31")).unwrap().valore, Euro::da_centesimi(3921));
    let letto = parametri.euro("importo", giorno("2027-01-01")).unwrap();
    assert_eq!((letto.valore, letto.avviso), (Euro::da_centesimi(4500), None));
    // The same value again, once the national file knows it, is no conflict.
    assert!(prova().con_locali(&importo("2010-01-01", "39.21")).is_ok());
}

#[test]
fn a_due_value_warns_from_its_day() {
    let parametri = prova();
    assert_eq!(parametri.euro("importo", giorno("2026-12-31")).unwrap().avviso, None);
    assert_eq!(
        parametri.euro("importo", giorno("2027-01-01")).unwrap().avviso.as_deref(),
        Some("si attende il decreto")
    );
    let id = |oggi: &str| parametri.da_verificare(giorno(oggi)).into_iter().map(|voce| voce.id).collect::<Vec<_>>();
    assert_eq!(id("2026-12-31"), Vec::<String>::new());
    assert_eq!(id("2027-01-01"), ["importo"]);
    assert_eq!(id("2027-01-02"), ["importo", "termine", "voce"], "twelve months after the check");
}

#[test]
fn a_local_table_adds_rows_and_never_replaces_one() {
    let riga = |codice: &str| {
        format!(
            "[parametro.festivita_nazionale]\nverificato_al = \"2026-05-01\"\n[[parametro.festivita_nazionale.riga]]\ncodice = \"{codice}\"\nnome = \"Festa\"\ngiorno = \"03-03\"\ndal = \"2026-01-01\"\nfonte = \"L.R. 1/2026\"\n"
        )
    };
    let parametri = nazionali().con_locali(&riga("festa_regionale")).unwrap();
    let codici = |al: &str| {
        parametri
            .tabella("festivita_nazionale", giorno(al))
            .unwrap()
            .iter()
            .map(|r| r.codice.clone())
            .collect::<Vec<_>>()
    };
    assert!(codici("2026-01-01").contains(&"festa_regionale".to_owned()));
    assert!(!codici("2025-12-31").contains(&"festa_regionale".to_owned()));
    assert!(matches!(nazionali().con_locali(&riga("natale")), Err(ErroreNorma::ParametroInConflitto { .. })));
}
