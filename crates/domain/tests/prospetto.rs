//! From the form to what the rules reckon with: nothing is lost, nothing is guessed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

use chrono::NaiveDate;
use mirato_domain::prospetto::*;
use mirato_domain::situazione::{Natura, Situazione, Soggetto, StatoEsonero, TipoCompensazione, TipoSospensione};
use mirato_domain::{Ore, Percentuale, Provincia, Sesso};

fn giorno(anno: i32, mese: u32, giorno: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(anno, mese, giorno).unwrap()
}

fn ore(ore: u32) -> Ore {
    Ore::da_minuti(ore * 60).unwrap()
}

fn righe(numero: u32, orario: u32) -> DettaglioOrario {
    DettaglioOrario { numero, orario_contrattuale: ore(40), orario: ore(orario) }
}

fn quadro2() -> Quadro2 {
    Quadro2 {
        dati_provinciali: DatiProvinciali {
            provincia: "SV".parse().unwrap(),
            sede: None,
            posti_centralinisti: None,
            posti_massofisioterapisti: None,
        },
        dipendenti: PersonaleDipendente { lavoratori: 80, ..PersonaleDipendente::default() },
        non_dipendenti: PersonaleNonDipendente::default(),
        lavoratori_computabili: Vec::new(),
        posti_lavoro: Vec::new(),
        compensazioni: Vec::new(),
        sospensione: None,
        gradualita_assunzioni: None,
        esonero: None,
        esonero_autocertificato: None,
        convenzione: None,
        note: None,
    }
}

fn prospetto(cambia: impl FnOnce(&mut Quadro2)) -> Prospetto {
    let mut quadro = quadro2();
    cambia(&mut quadro);
    Prospetto {
        origine: Origine::Unipi,
        trasmissione: Trasmissione {
            codice_comunicazione: "1000926000000001".into(),
            codice_comunicazione_precedente: None,
            data_invio: giorno(2026, 1, 20).and_hms_opt(9, 0, 0),
            delegato: None,
            tipo_delegato: None,
            email_delegato: String::new(),
            protocollo: "00000001".into(),
        },
        tipo: TipoComunicazione::Prospetto,
        quadro1: Quadro1 {
            dati_prospetto: DatiProspetto {
                data_riferimento: giorno(2025, 12, 31),
                capogruppo: false,
                codice_fiscale_capogruppo: None,
                capogruppo_estera: None,
                lavoratori_nazionali: 80,
                categoria_azienda: None,
                prime_assunzioni: PrimeAssunzioni::NonDette,
            },
            dati_aziendali: DatiAziendali {
                dichiarante: Dichiarante {
                    natura: Natura::Privato,
                    codice_fiscale: "07643520567".parse().unwrap(),
                    denominazione: "Azienda".into(),
                    settore: "25.62.00".into(),
                    ccnl: "113".into(),
                },
                sede_legale: SedeLegale { comune: "D969".into(), ..SedeLegale::default() },
                referente: None,
            },
            gradualita: None,
            sospensione_mobilita: None,
            assunzioni_pubblica_selezione: Vec::new(),
        },
        quadro2: vec![quadro],
        quadro3: None,
    }
}

fn comuni(codice: &str) -> Option<Provincia> {
    (codice == "D969").then(|| "GE".parse().unwrap())
}

fn categorie(codice: &str) -> Option<String> {
    (codice == "0101").then(|| "dirigenti".to_owned())
}

fn traduci(prospetto: &Prospetto) -> (Situazione, Vec<String>) {
    let (situazione, avvisi) = prospetto.situazione(&categorie, &comuni);
    (situazione, avvisi.into_iter().map(|avviso| avviso.codice).collect())
}

fn lavoratore(orario: u32, tipo: &str, percentuale: Option<u32>) -> LavoratoreComputabile {
    LavoratoreComputabile {
        lavoratore: Lavoratore {
            codice_fiscale: mirato_domain::CodiceFiscale::da_quindici("PRDLNE84D52M987").unwrap(),
            cognome: "Prado".into(),
            nome: "Elena".into(),
            sesso: Sesso::F,
            data_nascita: giorno(1984, 4, 12),
            comune_nascita: "M987".into(),
            percentuale_disabilita: percentuale.and_then(Percentuale::intera),
        },
        rapporto: RapportoLavoro {
            data_inizio: giorno(2020, 1, 1),
            tipologia_contratto: None,
            data_fine: None,
            qualifica: "4.1.1.2.0.1".into(),
            tipo_assunzione: tipo.into(),
            orario_settimanale: ore(40),
            orario_settimanale_part_time: ore(orario),
            soggetto: Soggetto::Disabili,
            categoria_assunzione: CategoriaAssunzione::Nominativa,
        },
    }
}

/// Heads and disability above 50 per cent of the part-time rows that come out.
fn oltre_50(elenco: Vec<LavoratoreComputabile>, dichiarate: Vec<DettaglioOrario>) -> Vec<(u32, Option<bool>)> {
    let (situazione, _) = traduci(&prospetto(|q| {
        q.dipendenti.disabili.part_time = dichiarate;
        q.lavoratori_computabili = elenco;
    }));
    situazione.province[0].disabili.part_time.iter().map(|g| (g.numero, g.invalidita_oltre_50)).collect()
}

#[test]
fn disability_above_fifty_is_said_only_where_the_list_says_it() {
    let riga = || vec![righe(2, 20)];
    let due = |a, b| vec![lavoratore(20, "A", a), lavoratore(20, "A", b)];
    assert_eq!(oltre_50(due(Some(51), Some(90)), riga()), [(2, Some(true))]);
    assert_eq!(oltre_50(due(Some(50), Some(46)), riga()), [(2, Some(false))], "fifty is not above fifty");
    assert_eq!(oltre_50(due(Some(50), Some(51)), riga()), [(1, Some(true)), (1, Some(false))]);
    assert_eq!(oltre_50(due(Some(60), None), riga()), [(2, None)], "a percentage is missing");
    assert_eq!(oltre_50(vec![lavoratore(20, "A", Some(60))], riga()), [(2, None)], "a worker is missing from the list");
    assert_eq!(
        oltre_50(vec![lavoratore(24, "A", Some(60)), lavoratore(24, "A", Some(60))], riga()),
        [(2, None)],
        "other hours"
    );
    assert_eq!(
        oltre_50(vec![lavoratore(20, "D", Some(60)), lavoratore(20, "A", Some(60))], riga()),
        [(2, None)],
        "a telephonist is counted apart"
    );
    assert_eq!(
        oltre_50(due(Some(60), Some(60)), vec![righe(1, 20), righe(1, 20)]),
        [(1, None), (1, None)],
        "which worker is in which row"
    );
}

#[test]
fn part_time_teleworkers_are_counted_once() {
    let con = |part_time: Vec<DettaglioOrario>| {
        let (situazione, avvisi) = traduci(&prospetto(|q| {
            q.dipendenti.telelavoro = TempoPienoPartTime { tempo_pieno: 1, part_time: vec![righe(2, 24)] };
            q.dipendenti.part_time = part_time;
        }));
        let provincia = &situazione.province[0];
        assert_eq!((provincia.telelavoro.tempo_pieno, provincia.telelavoro.teste()), (1, 3));
        (provincia.part_time.iter().map(|g| (g.numero, g.ore.minuti() / 60)).collect::<Vec<_>>(), avvisi)
    };
    assert_eq!(con(vec![righe(5, 24), righe(3, 20)]), (vec![(3, 24), (3, 20)], vec![]));
    assert_eq!(con(vec![righe(2, 24)]), (vec![], vec![]));
    assert_eq!(con(vec![righe(3, 20)]), (vec![(3, 20)], vec!["telelavoro_part_time_non_ripetuto".to_owned()]));
}

#[test]
fn an_unknown_category_is_counted_nowhere_and_bars_the_certificate() {
    let prospetto = prospetto(|q| {
        q.dipendenti.categorie_escluse = [("0101", 3), ("9990", 6), ("0102", 0), ("apprendisti", 2)]
            .map(|(categoria, numero)| CategoriaEsclusa { categoria: categoria.into(), numero })
            .to_vec();
    });
    let (situazione, avvisi) = prospetto.situazione(&categorie, &comuni);
    let escluse: Vec<_> = situazione.province[0].esclusioni.iter().map(|e| (e.categoria.as_str(), e.numero)).collect();
    assert_eq!(escluse, [("dirigenti", 3), ("apprendisti", 2)]);
    assert_eq!(avvisi.len(), 1);
    assert_eq!(
        (avvisi[0].codice.as_str(), avvisi[0].dove.as_str(), avvisi[0].impedisce_certificato),
        ("categoria_esclusa_sconosciuta", "SV", true)
    );
    assert!(avvisi[0].messaggio.contains("9990"));
}

#[test]
fn an_exemption_counts_until_its_last_day() {
    let con = |stato, fino_al, lavoratori| {
        let (situazione, avvisi) = traduci(&prospetto(|q| {
            q.esonero = Some(EsoneroDichiarato {
                stato,
                data_atto: None,
                estremi_atto: None,
                fino_al,
                percentuale: None,
                lavoratori,
            });
        }));
        (situazione.province[0].esonero.as_ref().map(|e| (e.stato, e.unita)), avvisi)
    };
    use StatoConcessione::{Concessa, Richiesta};
    assert_eq!(con(Concessa, None, Some(2)), (Some((StatoEsonero::Concesso, 2)), vec![]));
    assert_eq!(con(Richiesta, None, Some(2)), (Some((StatoEsonero::Richiesto, 2)), vec![]));
    assert_eq!(con(Concessa, Some(giorno(2025, 12, 31)), Some(2)).0, Some((StatoEsonero::Concesso, 2)));
    assert_eq!(con(Concessa, Some(giorno(2025, 12, 30)), Some(2)), (None, vec!["esonero_scaduto".to_owned()]));
    assert_eq!(con(Concessa, None, None), (None, vec!["esonero_senza_numero".to_owned()]));
}

#[test]
fn a_suspension_counts_if_its_ground_is_known_and_it_is_not_over() {
    let con = |stato, causale: &str, data_fine| {
        let prospetto = prospetto(|q| {
            q.sospensione = Some(SospensioneDichiarata { stato, causale: causale.into(), data_fine, lavoratori: 20 });
        });
        let (situazione, avvisi) = traduci(&prospetto);
        (situazione.province[0].sospensione.as_ref().map(|s| (s.tipo, s.lavoratori_sospesi)), avvisi)
    };
    use StatoConcessione::{Concessa, Richiesta};
    let collettivo = Some((TipoSospensione::LicenziamentoCollettivo, Some(20)));
    assert_eq!(con(Concessa, "B", None), (collettivo, vec![]));
    assert_eq!(con(Concessa, "B", Some(giorno(2025, 12, 31))), (collettivo, vec![]));
    assert_eq!(con(Concessa, "B", Some(giorno(2025, 12, 30))), (None, vec!["sospensione_scaduta".to_owned()]));
    assert_eq!(con(Richiesta, "B", None), (collettivo, vec!["sospensione_richiesta".to_owned()]));
    assert_eq!(con(Concessa, "X", None), (None, vec!["causale_sospensione_sconosciuta".to_owned()]));
    assert_eq!(con(Concessa, "cigs", None), (Some((TipoSospensione::Cigs, Some(20))), vec![]));
}

#[test]
fn an_office_may_give_a_ground_its_meaning() {
    let prospetto = prospetto(|q| {
        let stato = StatoConcessione::Concessa;
        q.sospensione = Some(SospensioneDichiarata { stato, causale: "A".into(), data_fine: None, lavoratori: 20 });
    });
    let causali = |codice: &str| (codice == "A").then_some(TipoSospensione::Solidarieta);
    let (situazione, avvisi) = prospetto.situazione_con_causali(&categorie, &comuni, &causali);
    assert_eq!(situazione.province[0].sospensione.as_ref().map(|s| s.tipo), Some(TipoSospensione::Solidarieta));
    assert_eq!(avvisi, []);
}

#[test]
fn a_national_suspension_is_total_in_every_province() {
    let con = |in_corso, data_fine| {
        let mut prospetto = prospetto(|_| {});
        prospetto.quadro1.sospensione_mobilita = Some(SospensioneMobilita { in_corso, data_fine });
        let (situazione, avvisi) = traduci(&prospetto);
        (situazione.province[0].sospensione.clone().map(|s| (s.tipo, s.percentuale)), avvisi)
    };
    let totale = Some((TipoSospensione::LicenziamentoCollettivo, Percentuale::intera(100)));
    assert_eq!(con(Some(true), None), (totale, vec![]));
    assert_eq!(con(Some(true), Some(giorno(2025, 12, 30))), (None, vec!["sospensione_scaduta".to_owned()]));
    assert_eq!(con(Some(false), None), (None, vec![]));
}

#[test]
fn a_legal_seat_abroad_is_told_and_bars_the_certificate() {
    let mut prospetto = prospetto(|_| {});
    assert_eq!(traduci(&prospetto).0.datore.sede_legale.sigla(), "GE");
    prospetto.quadro1.dati_aziendali.sede_legale.comune = "Z112".into();
    let (situazione, avvisi) = prospetto.situazione(&categorie, &comuni);
    assert_eq!(situazione.datore.sede_legale.sigla(), "SV", "the province with most workers stands in");
    assert!(avvisi[0].codice == "sede_legale_sconosciuta" && avvisi[0].impedisce_certificato);
    prospetto.quadro1.dati_aziendali.sede_legale.provincia = "IM".parse().ok();
    assert_eq!(traduci(&prospetto).0.datore.sede_legale.sigla(), "IM");
}

#[test]
fn declared_figures_have_the_names_of_the_reckoning() {
    let mut prospetto = prospetto(|_| {});
    assert!(prospetto.dichiarato().is_empty());
    let cifre = Riepilogo { base_art3: 74, quota_art3: 5, scopertura_art3: 2, ..Riepilogo::default() };
    prospetto.quadro3 = Some(Quadro3 {
        nazionale: cifre.clone(),
        quota_esuberi_art18: 1,
        province: vec![RiepilogoProvinciale {
            provincia: "SV".parse().unwrap(),
            cifre,
            compensazione_art3: Some((TipoCompensazione::Riduzione, Some(2))),
            compensazione_art18: Some((TipoCompensazione::Eccedenza, Some(1))),
        }],
        note: None,
    });
    let dichiarato = prospetto.dichiarato();
    let cifra = |dove: &str, campo: &str| dichiarato.get(&(dove.to_owned(), campo.to_owned())).copied();
    assert_eq!(cifra("nazionale", "base_art3"), Some(74));
    assert_eq!(cifra("SV", "scopertura_art3"), Some(2));
    assert_eq!((cifra("SV", "compensazione_art3"), cifra("SV", "compensazione_art18")), (Some(-2), Some(1)));
    assert_eq!(cifra("nazionale", "compensazione_art3"), None);
    assert_eq!(cifra("nazionale", "abbattimento_esuberi_art18"), None, "what could be reduced is not what was");
    let json = serde_json::to_string(&prospetto).unwrap();
    assert_eq!(serde_json::from_str::<Prospetto>(&json).unwrap(), prospetto);
}

#[test]
fn workers_hide_themselves() {
    let prospetto = prospetto(|q| q.lavoratori_computabili = vec![lavoratore(20, "A", Some(60))]);
    let scritto = format!("{prospetto:?}");
    for parola in ["Prado", "Elena", "PRDLNE", "1984", "60", "4.1.1"] {
        let senza_codici = scritto.replace("1000926000000001", "").replace("07643520567", "");
        assert!(!senza_codici.contains(parola), "{parola} is shown");
    }
}
