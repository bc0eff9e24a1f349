use super::*;

fn nazionali() -> Parametri {
    Parametri::nazionali().unwrap()
}

fn con(id: &str, valore: &str) -> Parametri {
    let locale = format!(
        "[parametro.{id}]\nverificato_al = \"2026-11-22\"\n[[parametro.{id}.valore]]\ndal = \"2016-01-01\"\n\
         valore = \"{valore}\"\nfonte = \"circolare\"\n"
    );
    nazionali().con_locali(&locale).unwrap()
}

fn domanda(caso: &str, accertamento: &str) -> DomandaComputo {
    let json = format!(
        r#"{{"pervenuta_il":"2026-11-10","al":"2026-11-22","caso":"{caso}","classe":"oltre_50","assunto_il":"2020-02-01",
        "ore":"38:00","ore_contratto":"38:00","inidoneo_alle_mansioni":true,"inadempimento":"nessuno",
        "accertamento":{{{accertamento}}}}}"#
    );
    serde_json::from_str(&json).unwrap()
}

#[test]
fn an_office_says_whether_inail_is_enough_in_the_first_case() {
    use crate::l68_1999::art01_beneficiari::EsitoRequisito::{DaValutare, NonSoddisfatto, Soddisfatto};
    let inail = r#""tipo":"inail","percentuale":50,"rilasciato_il":"2019-05-02""#;
    let prima = |p: &Parametri| verifica(p, &domanda("prima_dell_assunzione", inail)).unwrap().requisito.esito;
    assert_eq!(prima(&nazionali()), DaValutare);
    assert_eq!(prima(&con("computo_inail_prima", "ammessa")), Soddisfatto);
    let severo = con("computo_inail_prima", "esclusa");
    assert_eq!(prima(&severo), NonSoddisfatto);
    let inail = inail.replace("2019", "2024");
    assert!(verifica(&severo, &domanda("durante_il_rapporto", &inail)).unwrap().autorizzabile, "c. 4 names it");
}

#[test]
fn an_office_may_count_from_the_recognition_but_never_before_the_hire() {
    let retroattivo = con("computo_decorrenza", "riconoscimento");
    let dal = |p: &Parametri, caso: &str, rilasciato: &str| {
        let prova = format!(r#""tipo":"verbale_invalidita_civile","percentuale":80,"rilasciato_il":"{rilasciato}""#);
        verifica(p, &domanda(caso, &prova)).unwrap().effetto_dal.to_string()
    };
    assert_eq!(dal(&nazionali(), "durante_il_rapporto", "2024-05-02"), "2026-11-10");
    assert_eq!(dal(&retroattivo, "durante_il_rapporto", "2024-05-02"), "2024-05-02");
    assert_eq!(dal(&retroattivo, "prima_dell_assunzione", "2019-05-02"), "2020-02-01");
}

#[test]
fn what_is_shown_says_no_measure() {
    for prova in [
        r#""tipo":"verbale_invalidita_civile","percentuale":47,"psichica_o_intellettiva":true,"rilasciato_il":"2019-05-02""#,
        r#""tipo":"inail","percentuale":47,"rilasciato_il":"2019-05-02""#,
        r#""tipo":"categoria_tabellare","categoria_tabellare":7,"rilasciato_il":"2019-05-02""#,
    ] {
        let esito = verifica(&nazionali(), &domanda("prima_dell_assunzione", prova)).unwrap();
        let mostrato = serde_json::to_string(&(&esito.controlli, &esito.impedimenti, &esito.spiegazione)).unwrap();
        for parola in ["47", "46%", "60%", "sichica", "INAIL", "tabellare"] {
            assert!(!mostrato.contains(parola), "«{parola}» is shown: {mostrato}");
        }
        assert_eq!(format!("{esito:?} {:?}", esito.requisito), "EsitoComputo(sigillato) GiudizioComputo(sigillato)");
    }
}

#[test]
fn the_sealed_judgement_names_the_threshold_and_its_source() {
    let prova = r#""tipo":"verbale_invalidita_civile","percentuale":59,"psichica_o_intellettiva":false,"rilasciato_il":"2019-05-02""#;
    let esito = verifica(&nazionali(), &domanda("prima_dell_assunzione", prova)).unwrap();
    assert_eq!(esito.requisito.motivo, "59% è sotto il minimo del 60%");
    let civile = esito.requisito.spiegazione.trova("requisito.civile").unwrap();
    assert_eq!(civile.citazioni[0].testo, "art. 4, c. 3-bis, L. 68/1999");
}

#[test]
fn a_status_without_measure_is_for_the_official_to_judge() {
    let prova = r#""tipo":"stato_riconosciuto","rilasciato_il":"2019-05-02""#;
    let esito = verifica(&nazionali(), &domanda("prima_dell_assunzione", prova)).unwrap();
    assert_eq!(esito.requisito.esito, crate::l68_1999::art01_beneficiari::EsitoRequisito::DaValutare);
}
