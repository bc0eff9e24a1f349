use super::*;
use crate::controllo::EsitoControllo;

/// CIGS at GE for 35 per cent of the work, communicated on 10 March 2026.
const BASE: &str = r#"{"pervenuta_il":"2026-03-10","al":"2026-04-01","natura":"privato","causa":"cigs","sede_legale":"GE",
    "province_ufficio":["GE"],"dal":"2026-03-01","al_procedura":"2027-02-28","documento_presentato":true,
    "province":[{"provincia":"GE","quota_art3":7,"lavoratori":100,"percentuale":35}]}"#;

fn esito(json: &str) -> EsitoSospensione {
    verifica(&Parametri::nazionali().unwrap(), &serde_json::from_str(json).unwrap()).unwrap()
}

fn con(prima: &str, dopo: &str) -> EsitoSospensione {
    let json = BASE.replace(prima, dopo);
    assert_ne!(json, BASE, "{prima} is not in the communication");
    esito(&json)
}

fn giorno(testo: &str) -> Option<NaiveDate> {
    Some(testo.parse().unwrap())
}

#[test]
fn while_the_act_is_pending_it_holds_three_months_once_renewable() {
    let prima = esito(BASE);
    assert!(prima.accoglibile, "{:?}", prima.impedimenti);
    assert_eq!((prima.stadio, prima.temporanea_fino_al), (StadioSospensione::Temporanea, giorno("2026-06-09")));
    assert!(prima.rinnovabile && !prima.nazionale && !prima.totale);
    // 65% of 7 = 4,55: five remain.
    assert_eq!((prima.province[0].restano, prima.province[0].sospese), (5, 2));
    assert_eq!(con("2026-04-01", "2026-06-09").stadio, StadioSospensione::Temporanea);
    assert_eq!(con("2026-04-01", "2026-06-10").stadio, StadioSospensione::TemporaneaScaduta);
    let rinnovata = con(r#""documento_presentato""#, r#""rinnovi":1,"documento_presentato""#);
    assert_eq!((rinnovata.temporanea_fino_al, rinnovata.rinnovabile), (giorno("2026-09-09"), false));
    let due_volte = con(r#""documento_presentato""#, r#""rinnovi":2,"documento_presentato""#);
    assert_eq!(due_volte.temporanea_fino_al, giorno("2026-09-09"), "a second renewal adds nothing");
}

#[test]
fn an_office_may_suspend_everything_while_the_act_is_pending() {
    let locale = "[parametro.sospensione_temporanea_misura]\nverificato_al = \"2026-11-22\"\n\
                  [[parametro.sospensione_temporanea_misura.valore]]\ndal = \"2000-11-02\"\nvalore = \"totale\"\nfonte = \"circolare\"\n";
    let p = Parametri::nazionali().unwrap().con_locali(locale).unwrap();
    let sospese = |json: &str| verifica(&p, &serde_json::from_str(json).unwrap()).unwrap().province[0].sospese;
    assert_eq!(sospese(BASE), 7);
    let con_atto = BASE.replace(r#""al":"2026-04-01""#, r#""provvedimento_il":"2026-04-01","al":"2026-04-01""#);
    assert_eq!(sospese(&con_atto), 2, "by the act the measure is its own");
}

#[test]
fn by_the_act_it_lasts_as_long_as_the_procedure_and_then_sixty_days_run() {
    let con_atto = |al: &str| con(r#""al":"2026-04-01""#, &format!(r#""provvedimento_il":"2026-04-01","al":"{al}""#));
    let in_corso = con_atto("2027-02-28");
    assert_eq!((in_corso.stadio, in_corso.fino_al), (StadioSospensione::InCorso, giorno("2027-02-28")));
    // The sixtieth day after 28 February 2027 is 29 April.
    assert_eq!(in_corso.richiesta_entro, giorno("2027-04-29"));
    let finita = con_atto("2027-04-29");
    assert_eq!(finita.stadio, StadioSospensione::Finita);
    let controllo = |esito: &EsitoSospensione| esito.controlli.last().unwrap().titolo.clone();
    assert_eq!(controllo(&finita), "Termine per la richiesta in corso");
    assert_eq!(controllo(&con_atto("2027-04-30")), "Termine per la richiesta finito");
}

#[test]
fn a_refused_scheme_ends_it_on_the_day_of_the_act() {
    let negata = con(
        r#""al":"2026-04-01""#,
        r#""provvedimento_il":"2026-03-30","provvedimento_negativo":true,"al":"2026-04-01""#,
    );
    assert_eq!((negata.stadio, negata.fino_al), (StadioSospensione::Negata, giorno("2026-03-30")));
    assert!(!negata.accoglibile);
}

#[test]
fn a_collective_dismissal_is_total_national_and_followed_by_the_precedence() {
    let licenziati = |quanti: u32| {
        let json = BASE
            .replace(r#""cigs""#, r#""licenziamento_collettivo""#)
            .replace(r#","percentuale":35"#, "")
            .replace(r#""documento_presentato""#, &format!(r#""licenziati":{quanti},"documento_presentato""#));
        esito(&json)
    };
    let cinque = licenziati(5);
    assert!(cinque.nazionale && cinque.totale && cinque.temporanea_fino_al.is_none());
    assert_eq!((cinque.province[0].sospese, cinque.fino_al), (7, giorno("2027-08-28")));
    assert_eq!(licenziati(4).fino_al, giorno("2027-02-28"));
}

#[test]
fn grounds_have_their_measure() {
    let fallimento = BASE.replace(r#""cigs""#, r#""fallimento""#).replace(r#","percentuale":35"#, "");
    assert!(esito(&fallimento).totale && esito(&fallimento).province[0].sospese == 7);
    let esodo = con(r#""cigs""#, r#""esodo_incentivato""#);
    assert!(!esodo.totale && esodo.province[0].sospese == 2);
    // 35 workers of 100 are 35 per cent.
    assert_eq!(con(r#""percentuale":35"#, r#""lavoratori_sospesi":35"#).province[0].restano, 5);
    let pubblico = con(r#""privato""#, r#""pubblico""#);
    assert_eq!(pubblico.controlli[0].esito, EsitoControllo::Impedisce);
    assert_eq!(pubblico.province[0].sospese, 0);
}

#[test]
fn without_the_act_it_is_not_granted_and_nonsense_is_refused() {
    assert!(!con(r#""documento_presentato":true"#, r#""documento_presentato":false"#).accoglibile);
    let p = Parametri::nazionali().unwrap();
    let provincia = r#"{"provincia":"GE","quota_art3":7,"lavoratori":100,"percentuale":35}"#;
    for (prima, dopo) in [
        (r#","percentuale":35"#, String::new()),
        (r#""percentuale":35"#, r#""percentuale":35,"lavoratori_sospesi":35"#.to_owned()),
        (r#""percentuale":35"#, r#""lavoratori_sospesi":101"#.to_owned()),
        (provincia, format!("{provincia},{provincia}")),
        (provincia, String::new()),
        ("2027-02-28", "2026-02-28".to_owned()),
        (r#""al":"2026-04-01""#, r#""al":"2026-03-09""#.to_owned()),
        (r#""al":"2026-04-01""#, r#""al":"2026-04-01","provvedimento_il":"2026-04-02""#.to_owned()),
        (r#""al":"2026-04-01""#, r#""al":"2026-04-01","provvedimento_negativo":true"#.to_owned()),
    ] {
        let json = BASE.replace(prima, &dopo);
        assert!(matches!(verifica(&p, &serde_json::from_str(&json).unwrap()), Err(ErroreNorma::Dato { .. })), "{dopo}");
    }
}
