//! Properties of the quota, and what its explanation must always say.

use super::*;
use crate::aritmetica::con_segno;
use crate::voce::Voce;
use mirato_domain::situazione::{
    Compensazione, Datore, Esclusione, Esonero, Gruppo, GruppoPartTime, Natura, SituazioneProvinciale, Soggetto,
    Sospensione, StatoEsonero, TipoCompensazione, TipoSospensione,
};
use mirato_domain::{Ore, Percentuale, Provincia};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

fn regole() -> &'static RegoleAl {
    static REGOLE: OnceLock<RegoleAl> = OnceLock::new();
    REGOLE
        .get_or_init(|| RegoleAl::al(&Parametri::nazionali().unwrap(), crate::versione::giorno(2025, 12, 31)).unwrap())
}

fn provincia(sigla: &str) -> Provincia {
    sigla.parse().unwrap()
}

fn part_time(massimo: u32) -> impl Strategy<Value = Vec<GruppoPartTime>> {
    let contratto = prop_oneof![Just(2400_u32), Just(2280), Just(2160), Just(2250)];
    let riga = (1..=massimo, 1_u32..=2160, contratto, proptest::option::of(any::<bool>()));
    proptest::collection::vec(riga, 0..3).prop_map(|righe| {
        let riga = |(numero, ore, contratto, _)| GruppoPartTime {
            numero,
            ore: Ore::da_minuti(ore).unwrap(),
            ore_contratto: Ore::da_minuti(contratto).unwrap(),
            invalidita_oltre_50: None,
        };
        righe.into_iter().map(riga).collect()
    })
}

fn gruppo() -> impl Strategy<Value = Gruppo> {
    (0_u32..6, part_time(2)).prop_map(|(tempo_pieno, part_time)| Gruppo { tempo_pieno, part_time })
}

prop_compose! {
    fn dichiarata(sigla: &'static str)(
        totale in 0_u32..400, disabili in gruppo(), centralinisti in gruppo(), protette in 0_u32..6, del_2000 in 0_u32..6,
        dirigenti in 0_u32..8, edili in 0_u32..30, ordinari in part_time(5), intermittenti in part_time(3), tele in gruppo(),
        esonero in 0_u32..3, compensazione in -2_i32..3, sospesa in proptest::option::of(0_u32..=100),
    ) -> SituazioneProvinciale {
        let mut voce = SituazioneProvinciale::nuova(provincia(sigla), totale + 80);
        (voce.disabili, voce.centralinisti, voce.telelavoro) = (disabili, centralinisti, tele);
        voce.categorie_protette = protette;
        voce.categorie_protette_al_17_01_2000 = del_2000.min(protette);
        voce.esclusioni = vec![
            Esclusione { categoria: "dirigenti".to_owned(), numero: dirigenti },
            Esclusione { categoria: "edilizia_cantiere".to_owned(), numero: edili },
        ];
        (voce.part_time, voce.intermittenti) = (ordinari, intermittenti);
        voce.esonero = Some(Esonero { stato: StatoEsonero::Concesso, unita: esonero });
        if compensazione != 0 {
            voce.compensazioni.push(Compensazione {
                provincia: provincia(if sigla == "RM" { "GE" } else { "RM" }),
                tipo: if compensazione > 0 { TipoCompensazione::Eccedenza } else { TipoCompensazione::Riduzione },
                soggetto: Soggetto::Disabili,
                numero: compensazione.unsigned_abs(),
                azienda_gruppo: None,
            });
        }
        voce.sospensione = sospesa.map(|percento| Sospensione {
            tipo: TipoSospensione::Cigs,
            percentuale: Percentuale::intera(percento),
            lavoratori_sospesi: None,
        });
        voce
    }
}

fn situazione(province: Vec<SituazioneProvinciale>) -> Situazione {
    let datore = Datore { natura: Natura::Privato, sede_legale: province[0].provincia };
    Situazione { data_riferimento: regole().data, datore, province }
}

prop_compose! {
    fn qualunque()(prima in dichiarata("GE"), altre in prop_oneof![
        Just(Vec::new()).boxed(),
        dichiarata("SV").prop_map(|voce| vec![voce]).boxed(),
        (dichiarata("SV"), dichiarata("TO"), dichiarata("RM")).prop_map(|(a, b, c)| vec![a, b, c]).boxed(),
    ]) -> Situazione {
        situazione(std::iter::once(prima).chain(altre).collect())
    }
}

/// Every figure of an answer, with the identifier of the step that explains it.
fn figure(risposta: &RispostaQuota) -> BTreeMap<String, i64> {
    let mut figure = BTreeMap::new();
    let luoghi =
        std::iter::once("nazionale").chain(risposta.province.iter().map(|provincia| provincia.provincia.sigla()));
    for dove in luoghi {
        let prefisso = if dove == "nazionale" { dove.to_owned() } else { format!("province.{dove}") };
        let altri = [
            "compensazione_art3",
            "compensazione_art18",
            "compensazione_gruppo_art3",
            "quota_art3_sospesa",
            "quota_art18_sospesa",
        ];
        for campo in Cifre::CAMPI.iter().map(|(nome, _)| *nome).chain(altri) {
            if let Some(valore) = risposta.cifra(dove, campo) {
                figure.insert(format!("{prefisso}.{campo}"), valore);
            }
        }
    }
    figure
}

fn numero(voce: &Voce) -> i64 {
    voce.valore.replace('−', "-").parse().unwrap_or_else(|_| panic!("{}: «{}» is no number", voce.id, voce.valore))
}

fn identificatori(voce: &Voce, visti: &mut BTreeSet<String>) {
    assert!(visti.insert(voce.id.clone()), "{} stands twice in the tree", voce.id);
    assert!(!voce.nome.is_empty(), "{} has no name", voce.id);
    assert!(voce.applicata || voce.motivo.is_some(), "{} is refused without a reason", voce.id);
    voce.figli.iter().for_each(|figlia| identificatori(figlia, visti));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn provinces_always_add_up_to_the_country(situazione in qualunque()) {
        let risposta = calcola_con(regole(), &situazione, false).unwrap();
        let sommabili = Cifre::CAMPI.iter().filter(|(nome, _)| !matches!(*nome, "scopertura_art3" | "scopertura_art18"));
        for (nome, leggi) in sommabili {
            let somma: i64 = risposta.province.iter().map(|provincia| leggi(&provincia.cifre)).sum();
            prop_assert_eq!(somma, leggi(&risposta.nazionale.cifre), "{}", nome);
        }
    }

    #[test]
    fn every_figure_is_explained_by_a_step_of_the_same_value(situazione in qualunque()) {
        let risposta = calcola_con(regole(), &situazione, true).unwrap();
        let radice = risposta.spiegazione.as_ref().unwrap();
        identificatori(radice, &mut BTreeSet::new());
        prop_assert_eq!(numero(radice), risposta.nazionale.cifre.quota_art3);
        for (id, valore) in figure(&risposta) {
            let voce = radice.trova(&id);
            prop_assert!(voce.is_some(), "{} is not in the tree", id);
            prop_assert_eq!(&voce.unwrap().valore, &con_segno(valore), "{}", id);
        }
    }

    #[test]
    fn the_steps_below_a_base_add_up_to_it(situazione in qualunque()) {
        let risposta = calcola_con(regole(), &situazione, true).unwrap();
        let radice = risposta.spiegazione.as_ref().unwrap();
        for id in ["nazionale.base_art3", "nazionale.base_art18", "province.GE.base_art3", "province.GE.base_art18"] {
            let base = radice.trova(id).unwrap();
            let somma: i64 = base.figli.iter().filter(|figlia| figlia.applicata).map(numero).sum();
            prop_assert_eq!(somma, numero(base), "{}", id);
        }
    }

    #[test]
    fn the_explanation_changes_no_figure(situazione in qualunque()) {
        let con = calcola_con(regole(), &situazione, true).unwrap();
        let senza = calcola_con(regole(), &situazione, false).unwrap();
        prop_assert_eq!(RispostaQuota { spiegazione: None, ..con }, senza);
    }

    #[test]
    fn more_workers_never_lower_the_quota(situazione in qualunque(), altri in 1_u32..40) {
        let mut di_piu = situazione.clone();
        for voce in di_piu.province.iter_mut().chain([]) {
            voce.sospensione = None;
        }
        let prima = calcola_con(regole(), &di_piu, false).unwrap().nazionale.cifre;
        di_piu.province[0].totale_dipendenti += altri;
        let dopo = calcola_con(regole(), &di_piu, false).unwrap().nazionale.cifre;
        prop_assert!(dopo.quota_art3 >= prima.quota_art3 && dopo.base_art3 >= prima.base_art3);
        prop_assert!(dopo.quota_art18 >= prima.quota_art18);
    }

    #[test]
    fn a_suspension_never_raises_the_quota_and_figures_stay_in_bounds(situazione in qualunque()) {
        let risposta = calcola_con(regole(), &situazione, false).unwrap();
        for (provincia, dichiarata) in risposta.province.iter().zip(&situazione.province) {
            let cifre = &provincia.cifre;
            prop_assert!(cifre.base_art3 >= 0 && cifre.base_art18 >= 0 && cifre.quota_art3 >= 0 && cifre.quota_art18 >= 0);
            prop_assert!(provincia.quota_art3_sospesa.is_none_or(|sospesa| sospesa >= 0));
            prop_assert!(cifre.base_art3 <= i64::from(dichiarata.totale_dipendenti));
            prop_assert_eq!(cifre.scopertura_art3, (cifre.scopertura_art3_reale + provincia.compensazione_art3).max(0));
        }
    }

    #[test]
    fn the_pairs_proposed_make_the_provinces_add_up(mut situazione in qualunque()) {
        for voce in &mut situazione.province {
            voce.compensazioni.clear();
            voce.esonero = None;
        }
        let coppie = calcola_con(regole(), &situazione, false).unwrap().coerenza.art3.compensazioni_proposte;
        for coppia in &coppie {
            let lati = [
                (coppia.provincia_eccedenza, coppia.provincia_riduzione, TipoCompensazione::Eccedenza),
                (coppia.provincia_riduzione, coppia.provincia_eccedenza, TipoCompensazione::Riduzione),
            ];
            for (qui, altra, tipo) in lati {
                let voce = situazione.province.iter_mut().find(|voce| voce.provincia == qui).unwrap();
                let numero = u32::try_from(coppia.numero).unwrap();
                voce.compensazioni.push(Compensazione { provincia: altra, tipo, soggetto: coppia.soggetto, numero, azienda_gruppo: None });
            }
        }
        prop_assert!(calcola_con(regole(), &situazione, false).unwrap().coerenza.art3.coerente);
    }
}

fn esempio() -> Situazione {
    let mut province: Vec<_> = [("GE", 47), ("SV", 35), ("SP", 16)]
        .map(|(sigla, totale)| SituazioneProvinciale::nuova(provincia(sigla), totale))
        .into();
    let a_chiamata = GruppoPartTime {
        numero: 1,
        ore: Ore::da_minuti(600).unwrap(),
        ore_contratto: Ore::da_minuti(2400).unwrap(),
        invalidita_oltre_50: None,
    };
    province[1].intermittenti.push(a_chiamata);
    situazione(province)
}

#[test]
fn the_explanation_speaks_like_the_law() {
    let risposta = calcola_con(regole(), &esempio(), true).unwrap();
    let radice = risposta.spiegazione.unwrap();
    let quota = radice.trova("nazionale.quota_art3").unwrap();
    assert_eq!((quota.valore.as_str(), quota.citazioni[0].testo.as_str()), ("7", "art. 3, c. 1, lett. a), L. 68/1999"));
    let prodotto = quota.trova("nazionale.quota_art3.prodotto").unwrap();
    assert_eq!((prodotto.nome.as_str(), prodotto.valore.as_str()), ("7% di 97", "6,79"));
    assert_eq!(prodotto.spiega, "0,79 supera 0,50: conta come unità");
    let aliquota = quota.trova("nazionale.quota_art3.aliquota").unwrap();
    assert_eq!(aliquota.parametri[0].id, "aliquota_art3_oltre_50");
    assert!(quota.trova("nazionale.base_art3").is_some(), "the base stands below the quota it makes");
    let genova = radice.trova("province.GE.quota_art3").unwrap();
    assert_eq!(genova.spiega, "Le province sommano 6, la quota nazionale è 7: l'unità va alla sede legale.");
    assert!(quota.figli.iter().any(|figlia| !figlia.applicata), "refused branches are shown");
}

#[test]
fn differences_name_the_figure_and_why() {
    let risposta = calcola_con(regole(), &esempio(), true).unwrap();
    let chiave = |dove: &str, campo: &str| (dove.to_owned(), campo.to_owned());
    let dichiarato = BTreeMap::from([
        (chiave("GE", "quota_art3"), 3),
        (chiave("SV", "base_art3"), 35),
        (chiave("nazionale", "quota_art3"), 7),
        (chiave("nazionale", "figura_ignota"), 7),
    ]);
    let differenze = confronto::differenze(&dichiarato, &risposta);
    let brevi: Vec<_> =
        differenze.iter().map(|d| (d.dove.as_str(), d.campo.as_str(), d.dichiarato, d.calcolato)).collect();
    assert_eq!(brevi, [("GE", "quota_art3", 3, 4), ("SV", "base_art3", 35, 34)]);
    assert_eq!(differenze[0].spiegazione, "province.GE.quota_art3");
    assert!(
        differenze[0].perche.starts_with("Le province sommano 6, la quota nazionale è 7"),
        "{}",
        differenze[0].perche
    );
    assert!(differenze[1].perche.contains("«Lavoro intermittente» (−1)"), "{}", differenze[1].perche);
}

#[test]
fn the_answer_has_the_shape_of_the_contract() {
    let json = serde_json::to_value(calcola_con(regole(), &esempio(), false).unwrap()).unwrap();
    assert_eq!(json["classe"], "oltre_50");
    assert_eq!(json["nazionale"]["base_art3"], 97);
    assert_eq!(json["province"][0]["provincia"], "GE");
    assert_eq!(json["province"][0]["compensazione_art18"], 0);
    assert_eq!(json["coerenza"]["coerente"], true);
    assert!(json.get("spiegazione").is_none() && json["province"][0].get("quota_art3_sospesa").is_none());
    let indietro: RispostaQuota = serde_json::from_value(json).unwrap();
    assert_eq!(indietro.province.len(), 3);
}

#[test]
fn rules_of_another_day_are_refused() {
    let mut situazione = esempio();
    situazione.data_riferimento = crate::versione::giorno(2024, 12, 31);
    assert!(calcola_con(regole(), &situazione, false).is_err());
}

#[test]
fn no_rule_has_gaps_or_overlaps_between_its_versions() {
    assert_eq!(crate::l68_1999::art03_quota::OBBLIGO_15_35.verifica(), Ok(()));
    assert_eq!(crate::dpr333_2000::art03_part_time::STORIA.verifica(), Ok(()));
}

#[test]
fn the_surplus_is_taken_where_the_office_chooses() {
    use crate::l68_1999::art03_quota::{Eccedenza, QuotaDiRiserva, riallinea};
    let quote = [36, 37, 8].map(|base| QuotaDiRiserva::percentuale(regole().art03.aliquota.valore, base));
    assert_eq!(riallinea(&quote, 6, 0, Eccedenza::RestoMaggiore), [3, 2, 1], "2,59 has the largest remainder");
    assert_eq!(riallinea(&quote, 6, 0, Eccedenza::RestoMinore), [2, 3, 1], "2,52 was rounded up the most");
}

#[test]
fn an_office_may_choose_how_suspended_workers_are_measured() {
    let locali = "[parametro.sospensione_denominatore]\nverificato_al = \"2026-01-01\"\n[[parametro.sospensione_denominatore.valore]]\n\
                  dal = \"2020-01-01\"\nvalore = \"dipendenti\"\nfonte = \"circolare dell'ufficio\"\n";
    let mut voce = SituazioneProvinciale::nuova(provincia("GE"), 200);
    voce.esclusioni = vec![Esclusione { categoria: "apprendisti".to_owned(), numero: 100 }];
    voce.sospensione =
        Some(Sospensione { tipo: TipoSospensione::Cigs, percentuale: None, lavoratori_sospesi: Some(50) });
    let situazione = situazione(vec![voce]);
    let nazionali = Parametri::nazionali().unwrap();
    let sulla_base = calcola(&situazione, &nazionali, false).unwrap();
    assert_eq!(sulla_base.nazionale.cifre.quota_art3, 3, "7 × 50/100 = 3,50");
    let sui_dipendenti = calcola(&situazione, &nazionali.con_locali(locali).unwrap(), false).unwrap();
    assert_eq!(sui_dipendenti.nazionale.cifre.quota_art3, 5, "7 × 150/200 = 5,25");
}

#[test]
fn the_example_of_the_command_line_is_reckoned() {
    let testo = r#"{ "data_riferimento": "2025-12-31", "datore": { "natura": "privato", "sede_legale": "GE" }, "province": [ {
        "provincia": "GE", "totale_dipendenti": 120,
        "disabili": { "tempo_pieno": 4, "part_time": [ { "numero": 1, "ore": "24:00", "ore_contratto": "40:00", "invalidita_oltre_50": false } ] },
        "categorie_protette": 2, "categorie_protette_al_17_01_2000": 0,
        "esclusioni": [ { "categoria": "dirigenti", "numero": 5 }, { "categoria": "apprendisti", "numero": 3 } ],
        "part_time": [ { "numero": 10, "ore": "20:00", "ore_contratto": "40:00" } ],
        "intermittenti": [ { "numero": 1, "ore": "10:00", "ore_contratto": "40:00" } ],
        "telelavoro": { "tempo_pieno": 4, "part_time": [] },
        "esonero": { "stato": "concesso", "unita": 2 }, "esonero_60_per_mille": { "unita": 1 },
        "sospensione": { "tipo": "cigs", "percentuale": 35 },
        "compensazioni": [ { "provincia": "SV", "tipo": "riduzione", "soggetto": "disabili", "numero": 1, "azienda_gruppo": null } ] } ] }"#;
    let situazione: Situazione = serde_json::from_str(testo).unwrap();
    let risposta = calcola_con(regole(), &situazione, true).unwrap();
    let (genova, cifre) = (&risposta.province[0], &risposta.nazionale.cifre);
    assert_eq!(cifre.base_art3, 96, "120 − 5 − 8 − 1 − 5 − 1 − 4");
    assert_eq!((genova.quota_art3_sospesa, cifre.quota_art3), (Some(2), 5), "7 × 0,65 = 4,55");
    assert_eq!((cifre.in_forza_art3, cifre.esonerati, cifre.scopertura_art3_reale), (5, 3, -3));
    assert_eq!((genova.compensazione_art3, cifre.scopertura_art3, cifre.scopertura_art18_reale), (-1, 0, -1));
    assert!(risposta.avvisi.iter().any(|avviso| avviso.codice == "compensazione_provincia_assente"));
}
