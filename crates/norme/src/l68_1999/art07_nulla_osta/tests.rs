use super::*;

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

fn nazionali() -> Parametri {
    Parametri::nazionali().unwrap()
}

fn con(id: &str, valore: &str) -> Parametri {
    let locale = format!(
        "[parametro.{id}]\nverificato_al = \"2026-11-22\"\n[[parametro.{id}.valore]]\ndal = \"2016-01-01\"\n\
         valore = {valore}\nfonte = \"circolare\"\n"
    );
    nazionali().con_locali(&locale).unwrap()
}

const RICHIESTA: &str = r#"{"pervenuta_il":"2026-11-10","al":"2026-11-22","provincia":"GE","province_ufficio":["GE"],
    "elenco":"art8","modalita":"nominativa","contratto":{"dal":"2026-12-01","ore":"19:00","ore_contratto":"38:00"},
    "iscrizioni":[{"elenco":"art8","dal":"2025-01-10"}],
    "datore":{"natura":"privato","classe":"15_35","scopertura_art3":1}}"#;

fn richiesta() -> RichiestaNullaOsta {
    serde_json::from_str(RICHIESTA).unwrap()
}

#[test]
fn a_clearance_is_valid_for_thirty_days_or_as_the_office_says() {
    assert_eq!(valido_fino(&nazionali(), giorno("2026-11-22")).unwrap(), giorno("2026-12-22"));
    assert_eq!(valido_fino(&con("validita_nulla_osta", "60"), giorno("2026-11-22")).unwrap(), giorno("2027-01-21"));
    assert!(valido_fino(&nazionali(), giorno("2000-01-16")).is_err());
}

#[test]
fn an_office_may_bar_short_hours_where_no_exception_holds() {
    let orario = |p: &Parametri, oltre: Option<bool>| {
        let mut richiesta = richiesta();
        richiesta.invalidita_oltre_50 = oltre;
        let esito = verifica(p, &richiesta).unwrap();
        let controllo = esito.controlli.into_iter().find(|uno| uno.codice == "orario").unwrap();
        (controllo.impedimento(), esito.rilasciabile)
    };
    let severo = con("nulla_osta_orario_ridotto", "\"impedisce\"");
    assert_eq!(orario(&nazionali(), Some(false)), (false, true));
    assert_eq!(orario(&severo, Some(false)), (true, false));
    assert_eq!(orario(&severo, Some(true)), (false, true), "art. 3 c. 5 D.P.R. 333/2000");
    assert_eq!(orario(&severo, None), (false, true), "what is not known is looked at, and bars nothing");
}

#[test]
fn an_office_may_ask_for_an_hour_beyond_half() {
    let intera = |p: &Parametri, ore: &str| {
        let mut richiesta = richiesta();
        richiesta.contratto.ore = ore.parse().unwrap();
        verifica(p, &richiesta).unwrap().copertura.unita
    };
    let brescia = con("margine_orario_unita_disabili", "1");
    assert_eq!(intera(&nazionali(), "19:30"), "1");
    assert_ne!(intera(&brescia, "19:59"), "1");
    assert_eq!(intera(&brescia, "20:00"), "1");
}

#[test]
fn an_office_may_set_another_least_length_or_none() {
    let rilasciabile = |p: &Parametri, fine: &str| {
        let mut richiesta = richiesta();
        richiesta.contratto.fino_al = Some(giorno(fine));
        verifica(p, &richiesta).unwrap().rilasciabile
    };
    assert!(!rilasciabile(&nazionali(), "2027-05-30"));
    assert!(rilasciabile(&con("nulla_osta_durata_minima", "0"), "2026-12-01"));
    assert!(!rilasciabile(&con("nulla_osta_durata_minima", "12"), "2027-11-29"));
    assert!(rilasciabile(&con("nulla_osta_durata_minima", "12"), "2027-11-30"));
}

#[test]
fn every_check_stands_in_the_explanation() {
    let esito = verifica(&nazionali(), &richiesta()).unwrap();
    for controllo in &esito.controlli {
        let voce = esito.spiegazione.trova(&format!("nulla_osta.{}", controllo.codice));
        assert!(
            voce.is_some_and(|voce| voce.citazioni == controllo.citazioni),
            "{} is not explained",
            controllo.codice
        );
    }
    assert!(esito.spiegazione.trova("copertura").is_some());
    let inizio = esito.spiegazione.trova("nulla_osta.inizio").unwrap();
    assert_eq!(inizio.parametri[0].id, "validita_nulla_osta", "a number of the law is shown with its source");
    assert_eq!(format!("{:?}", richiesta()), "RichiestaNullaOsta(sigillata)");
}

#[test]
fn an_unknown_field_or_impossible_hours_are_refused() {
    assert!(serde_json::from_str::<RichiestaNullaOsta>(&RICHIESTA.replace("modalita", "modo")).is_err());
    let zero: RichiestaNullaOsta = serde_json::from_str(&RICHIESTA.replace("19:00", "00:00")).unwrap();
    assert!(matches!(verifica(&nazionali(), &zero), Err(ErroreNorma::Dato { campi, .. }) if campi[0].campo == "ore"));
}

#[test]
fn a_numeric_request_follows_the_ranking_of_the_list() {
    use crate::controllo::EsitoControllo::{Attenzione, Fatto, NonPertinente};
    use crate::fonte::Fonte;
    let ordine = |modalita: Modalita, ordine: Option<(Option<u32>, &[u32])>| {
        let mut richiesta = richiesta();
        richiesta.modalita = modalita;
        richiesta.ordine =
            ordine.map(|(posizione, prima)| OrdineAnnuale { anno: 2026, posizione, prima: prima.to_vec() });
        let esito = verifica(&nazionali(), &richiesta).unwrap();
        let controllo = esito.controlli.into_iter().find(|uno| uno.codice == "ordine").unwrap();
        let art9 = Fonte::legge("L. 68/1999", "9", "5", "");
        assert!(controllo.citazioni.iter().any(|una| una.fonte == art9), "{:?}", controllo.citazioni);
        (controllo.esito, controllo.dettaglio)
    };
    let numerica = |posto| ordine(Modalita::Numerica, posto);
    assert_eq!(ordine(Modalita::Nominativa, Some((Some(3), &[1, 2]))).0, NonPertinente);
    assert_eq!(numerica(None).0, Attenzione, "without a ranking the official looks elsewhere");
    assert_eq!(numerica(Some((None, &[]))).0, Attenzione);
    assert_eq!(numerica(Some((Some(1), &[]))).0, Fatto);
    assert_eq!(numerica(Some((Some(3), &[]))).0, Fatto, "who came before was sent");
    let (esito, detto) = numerica(Some((Some(3), &[2])));
    assert_eq!(esito, Attenzione);
    assert!(detto.contains("posto 3") && detto.contains("posto 2"), "{detto}");
    let (esito, detto) = numerica(Some((Some(9), &[2, 5, 7])));
    assert_eq!(esito, Attenzione);
    assert!(detto.contains("3 persone") && detto.contains("dal posto 2"), "{detto}");
}
