//! The plan on a day, breach and rows.

use super::*;

/// Signed on 3 December 2026, two rows due on 28 February and 31 July 2027.
fn convenzione() -> Convenzione {
    Convenzione {
        estremi: "52/2026".to_owned(),
        tipo: TipoConvenzione::Programma,
        stipulata_il: Some(giorno("2026-12-03")),
        fino_al: giorno("2028-12-02"),
        righe: vec![riga(1, "2027-02-28"), riga(2, "2027-07-31")],
        durata_minima_mesi: Some(6),
        diffida: None,
        risolta_il: None,
    }
}

fn assunta(dal: &str) -> Inserimento {
    Inserimento { titolo: TitoloInserimento::Assunzione, dal: giorno(dal), uscita: None }
}

fn al(convenzione: &Convenzione, quando: &str) -> StatoPiano {
    stato(&p(), convenzione, giorno(quando)).unwrap()
}

fn esito(convenzione: &Convenzione, quando: &str) -> EsitoPiano {
    al(convenzione, quando).esito
}

#[test]
fn the_plan_is_kept_until_the_day_after_a_due_date() {
    let una = convenzione();
    assert_eq!(esito(&una, "2026-12-02"), EsitoPiano::NonStipulata);
    assert_eq!(esito(&una, "2026-12-03"), EsitoPiano::Rispettato, "compliant from the day of the signature");
    assert_eq!(esito(&una, "2027-02-28"), EsitoPiano::Rispettato, "the last day is in time");
    let tardi = al(&una, "2027-03-01");
    assert_eq!((tardi.esito, tardi.in_regola, tardi.residue_art3), (EsitoPiano::InRitardo, false, 2));
    assert_eq!(tardi.righe[0].stato, StatoRiga::Scaduta);
}

#[test]
fn a_row_is_near_thirty_days_before_and_a_clearance_only_takes_it() {
    let mut una = convenzione();
    assert_eq!(al(&una, "2027-01-28").righe[0].stato, StatoRiga::Prevista);
    assert_eq!(al(&una, "2027-01-29").righe[0].stato, StatoRiga::InScadenza);
    una.righe[0].inserimenti =
        vec![Inserimento { titolo: TitoloInserimento::NullaOsta, dal: giorno("2027-02-01"), uscita: None }];
    let impegnata = al(&una, "2027-02-10");
    assert_eq!((impegnata.righe[0].stato, impegnata.residue_art3), (StatoRiga::Impegnata, 2));
    assert_eq!(impegnata.per_nulla_osta(&una).unwrap().residue_art3, 1, "another clearance may take the other row");
    assert_eq!(esito(&una, "2027-03-01"), EsitoPiano::InRitardo, "a clearance is not a hire");
}

#[test]
fn a_hire_fills_the_row_and_leaving_empties_it_with_a_new_day() {
    let mut una = convenzione();
    una.righe[0].inserimenti = vec![assunta("2027-02-28")];
    let piena = al(&una, "2027-03-01");
    assert_eq!((piena.esito, piena.residue_art3), (EsitoPiano::Rispettato, 1));
    assert_eq!(piena.prossima_scadenza, Some(giorno("2027-07-31")));
    let uscita = Uscita { il: giorno("2027-04-30"), motivo: MotivoUscita::Dimissioni };
    una.righe[0].inserimenti[0].uscita = Some(uscita);
    assert_eq!(al(&una, "2027-04-30").righe[0].stato, StatoRiga::Assolta, "the last day of work still covers");
    let vuota = al(&una, "2027-05-01");
    // Sixty days from 30 April 2027 end on 29 June.
    assert_eq!((vuota.righe[0].stato, vuota.righe[0].scadenza), (StatoRiga::DaSostituire, giorno("2027-06-29")));
    assert_eq!((vuota.esito, vuota.residue_art3), (EsitoPiano::Rispettato, 2));
    assert_eq!(esito(&una, "2027-06-29"), EsitoPiano::Rispettato);
    assert_eq!(esito(&una, "2027-06-30"), EsitoPiano::InRitardo);
}

#[test]
fn a_trial_failed_for_the_impairment_is_no_ground_and_not_against_the_person() {
    let effetto = |motivo| effetto_uscita(&p(), &Uscita { il: giorno("2027-04-30"), motivo }).unwrap();
    let menomazione = effetto(MotivoUscita::ProvaNonSuperataPerMenomazione);
    assert!(!menomazione.motivo_valido && !menomazione.conta_contro_la_persona);
    assert_eq!(menomazione.spiegazione.citazioni[0].testo, "art. 11, c. 2, L. 68/1999");
    let altra = effetto(MotivoUscita::ProvaNonSuperata);
    assert!(altra.motivo_valido && altra.conta_contro_la_persona);
    assert!(!effetto(MotivoUscita::LicenziamentoOggettivo).conta_contro_la_persona);
    assert_eq!(effetto(MotivoUscita::NonAssunta).sostituire_entro, None);
}

#[test]
fn an_extension_holds_from_its_act_and_only_forwards_and_in_time() {
    let mut una = convenzione();
    let proroga = |il: &str, scadenza: &str| Proroga {
        il: giorno(il),
        atto: "determina 7".to_owned(),
        scadenza: giorno(scadenza),
    };
    una.righe[0].proroghe = vec![proroga("2027-02-20", "2027-05-31")];
    assert_eq!(una.righe[0].scadenza_al(giorno("2027-02-19")), giorno("2027-02-28"));
    assert_eq!(esito(&una, "2027-03-01"), EsitoPiano::Rispettato);
    assert_eq!(esito(&una, "2027-06-01"), EsitoPiano::InRitardo);
    for (il, scadenza) in [("2027-02-20", "2027-02-28"), ("2027-03-01", "2027-05-31")] {
        una.righe[0].proroghe = vec![proroga(il, scadenza)];
        assert!(stato(&p(), &una, giorno("2027-03-10")).is_err(), "{il} {scadenza}");
    }
}

#[test]
fn a_breach_goes_through_notice_and_resolution_and_the_units_are_due_again() {
    let mut una = convenzione();
    let notificata = Diffida {
        notificata_il: giorno("2027-03-10"),
        giorni: None,
        osservazioni_il: None,
        osservazioni_valutate: false,
        adempiuta_il: None,
    };
    let quando = |diffida_data: &Diffida, giorno_: &str| diffida(&p(), diffida_data, giorno(giorno_)).unwrap();
    assert_eq!(quando(&notificata, "2027-03-10").entro, giorno("2027-04-09"));
    assert_eq!(quando(&notificata, "2027-04-09").stato, StatoDiffida::TermineInCorso);
    assert_eq!(quando(&notificata, "2027-04-10").stato, StatoDiffida::Risolvibile);
    let con_osservazioni = Diffida { osservazioni_il: Some(giorno("2027-04-09")), ..notificata.clone() };
    assert_eq!(quando(&con_osservazioni, "2027-05-01").stato, StatoDiffida::TermineInCorso, "they want an answer");
    let risposte = Diffida { osservazioni_valutate: true, ..con_osservazioni.clone() };
    assert_eq!(quando(&risposte, "2027-05-01").stato, StatoDiffida::Risolvibile);
    let tardive = Diffida { osservazioni_il: Some(giorno("2027-04-10")), ..notificata.clone() };
    assert_eq!(quando(&tardive, "2027-05-01").stato, StatoDiffida::Risolvibile);
    let sanata = Diffida { adempiuta_il: Some(giorno("2027-04-09")), ..notificata.clone() };
    assert_eq!(quando(&sanata, "2027-05-01").stato, StatoDiffida::Sanata);
    assert!(
        diffida(
            &p(),
            &Diffida { adempiuta_il: Some(giorno("2027-03-09")), ..notificata.clone() },
            giorno("2027-05-01")
        )
        .is_err()
    );

    una.diffida = Some(notificata);
    assert_eq!(esito(&una, "2027-03-09"), EsitoPiano::InRitardo);
    assert_eq!(esito(&una, "2027-03-10"), EsitoPiano::Diffidata);
    una.risolta_il = Some(giorno("2027-05-03"));
    assert_eq!(esito(&una, "2027-05-02"), EsitoPiano::Diffidata);
    let risolta = al(&una, "2027-05-03");
    assert_eq!((risolta.esito, risolta.insorgenza), (EsitoPiano::Risolta, Some(giorno("2027-05-03"))));
    assert_eq!(risolta.per_ottemperanza(&una).unwrap().fino_al, Some(giorno("2027-05-02")));
}

#[test]
fn at_the_end_it_is_concluded_or_what_is_left_is_due() {
    let mut una = convenzione();
    una.righe.truncate(1);
    una.righe[0].inserimenti = vec![assunta("2027-01-15")];
    assert_eq!(esito(&una, "2028-12-02"), EsitoPiano::Rispettato);
    assert_eq!(esito(&una, "2028-12-03"), EsitoPiano::Conclusa);
    una.righe[0].inserimenti.clear();
    let finita = al(&una, "2028-12-03");
    assert_eq!((finita.esito, finita.insorgenza), (EsitoPiano::ScadutaIncompleta, Some(giorno("2028-12-03"))));
}

#[test]
fn the_certificate_reads_the_same_state() {
    let una = convenzione();
    let in_regola = al(&una, "2027-02-28").per_ottemperanza(&una).unwrap();
    assert_eq!((in_regola.unita_art3, in_regola.scadenze_rispettate), (2, true));
    assert_eq!(in_regola.prossima_scadenza, Some(giorno("2027-02-28")));
    assert!(!al(&una, "2027-03-01").per_ottemperanza(&una).unwrap().scadenze_rispettate);
    let bozza = Convenzione { stipulata_il: None, ..una };
    assert!(al(&bozza, "2027-02-28").per_ottemperanza(&bozza).is_none());
}

fn nuova(dal: &str, fino_al: Option<&str>) -> Assunzione {
    Assunzione {
        titolo: TitoloInserimento::Assunzione,
        elenco: Elenco::Art8,
        modalita: Modalita::Nominativa,
        dal: giorno(dal),
        fino_al: fino_al.map(giorno),
        ore: Ore::da_minuti(2400).unwrap(),
        riga: None,
    }
}

#[test]
fn a_hire_takes_the_row_due_first_among_those_that_fit() {
    let mut una = convenzione();
    let scelta =
        |una: &Convenzione, assunzione: &Assunzione| riga_per(una, &al(una, "2027-01-10"), assunzione).unwrap().numero;
    assert_eq!(scelta(&una, &nuova("2027-01-15", None)), Some(1));
    assert_eq!(scelta(&una, &Assunzione { riga: Some(2), ..nuova("2027-01-15", None) }), Some(2));
    assert_eq!(scelta(&una, &nuova("2026-12-02", None)), None, "before the signature");
    assert_eq!(scelta(&una, &Assunzione { elenco: Elenco::Art18, ..nuova("2027-01-15", None) }), None);
    assert_eq!(scelta(&una, &Assunzione { modalita: Modalita::Numerica, ..nuova("2027-01-15", None) }), None);
    assert_eq!(scelta(&una, &nuova("2027-01-15", Some("2028-01-14"))), None, "both rows want a permanent contract");
    una.righe[1].modo = Modo::TempoDeterminato { mesi: 12 };
    assert_eq!(scelta(&una, &nuova("2027-01-15", Some("2028-01-13"))), None, "a day short of twelve months");
    assert_eq!(scelta(&una, &nuova("2027-01-15", Some("2028-01-14"))), Some(2));
    una.righe[0].ore_minime = Some(Ore::da_minuti(2401).unwrap());
    assert_eq!(scelta(&una, &nuova("2027-01-15", None)), Some(2), "a permanent contract is more than a fixed term");
    let tirocinio = Assunzione { titolo: TitoloInserimento::Tirocinio, ..nuova("2027-01-15", Some("2027-04-14")) };
    assert_eq!(scelta(&una, &tirocinio), None);
    una.righe[1].modo = Modo::Tirocinio;
    assert_eq!(scelta(&una, &tirocinio), Some(2));
    // The way of asking and the hours are those of the hire that follows, not of the placement.
    una.righe[1].modalita = Modalita::Numerica;
    una.righe[1].ore_minime = Some(Ore::da_minuti(2401).unwrap());
    assert_eq!(scelta(&una, &tirocinio), Some(2));
    assert_eq!(scelta(&una, &nuova("2027-01-15", None)), None, "the hire itself has to be as the plan wants it");
}

#[test]
fn a_placement_takes_its_row_until_its_last_day_and_covers_nothing() {
    let mut una = convenzione();
    una.righe[1].modo = Modo::Tirocinio;
    let uscita = Uscita { il: giorno("2027-04-14"), motivo: MotivoUscita::NonAssunta };
    una.righe[1].inserimenti =
        vec![Inserimento { titolo: TitoloInserimento::Tirocinio, dal: giorno("2027-01-15"), uscita: Some(uscita) }];
    let unita = una.righe[1].unita;
    for (quando, impegnate) in [("2027-01-14", 0), ("2027-01-15", 1), ("2027-04-14", 1), ("2027-04-15", 0)] {
        let riga = al(&una, quando).righe[1].clone();
        assert_eq!((riga.impegnate, riga.assolte, riga.residue), (impegnate, 0, unita), "{quando}");
    }
}
