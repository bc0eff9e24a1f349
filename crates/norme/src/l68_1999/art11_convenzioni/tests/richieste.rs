//! The checks of a request.

use super::*;
use crate::EsitoControllo::{Attenzione, Fatto, Impedisce, NonPertinente};

fn richiesta(tipo: TipoConvenzione) -> RichiestaConvenzione {
    RichiestaConvenzione {
        tipo,
        pervenuta_il: giorno("2026-10-22"),
        al: giorno("2026-11-12"),
        dal: giorno("2026-12-03"),
        fino_al: giorno("2028-12-02"),
        provincia: "GE".parse().unwrap(),
        province_ufficio: vec!["GE".parse().unwrap()],
        datore: DatoreConvenzione {
            natura: Natura::Privato,
            classe: Classe::Oltre50,
            dipendenti: 118,
            quota_art3: 8,
            scopertura_art3: 4,
            scopertura_art18: 0,
            gia_in_convenzione_art3: 0,
            gia_in_convenzione_art18: 0,
        },
        piano: (1..=4).map(|n| riga(n, "2028-01-31")).collect(),
        carta_intestata: true,
        firmata: true,
        bollo: Bollo::Assolto { numero: "01260000000000".to_owned() },
        comitato_tecnico: Some(Parere { il: giorno("2026-11-12"), favorevole: true }),
        commissione: None,
        particolari_difficolta: true,
        integrazione: Integrazione { mansioni: true, sostegno: true, verifiche: true },
        destinatario: None,
        commessa: None,
        quadro: None,
    }
}

fn controllo(richiesta: &RichiestaConvenzione, codice: &str) -> crate::EsitoControllo {
    let esito = verifica(&p(), richiesta).unwrap();
    esito.controlli.iter().find(|controllo| controllo.codice == codice).expect("the check is there").esito
}

#[test]
fn a_complete_request_can_be_signed() {
    let esito = verifica(&p(), &richiesta(TipoConvenzione::Programma)).unwrap();
    assert_eq!((esito.stipulabile, esito.unita_art3, esito.unita_art18), (true, 4, 0));
    assert_eq!(esito.impedimenti, Vec::<String>::new());
}

#[test]
fn each_common_check_bites() {
    let con = |modifica: &dyn Fn(&mut RichiestaConvenzione), codice: &str| {
        let mut richiesta = richiesta(TipoConvenzione::Programma);
        modifica(&mut richiesta);
        controllo(&richiesta, codice)
    };
    assert_eq!(con(&|r| r.provincia = "SV".parse().unwrap(), "competenza"), Impedisce);
    assert_eq!(con(&|r| r.datore.classe = Classe::NonSoggetto, "soggetto"), Fatto, "art. 11 c. 3");
    assert_eq!(con(&|r| r.datore.natura = Natura::Pubblico, "soggetto"), Fatto);
    assert_eq!(con(&|r| r.firmata = false, "domanda"), Impedisce);
    assert_eq!(con(&|r| r.carta_intestata = false, "domanda"), Attenzione);
    assert_eq!(con(&|r| r.datore.scopertura_art3 = 3, "scopertura"), Attenzione);
    assert_eq!(con(&|r| r.datore.scopertura_art3 = 5, "scopertura"), Attenzione);
    assert_eq!(con(&|r| r.datore.gia_in_convenzione_art3 = 1, "scopertura"), Attenzione);
    assert_eq!(con(&|r| r.comitato_tecnico = None, "comitato_tecnico"), Impedisce);
    assert_eq!(con(&|r| r.comitato_tecnico.as_mut().unwrap().favorevole = false, "comitato_tecnico"), Attenzione);
    assert_eq!(con(&|r| r.bollo = Bollo::Manca, "bollo"), Attenzione);
    assert_eq!(con(&|r| r.datore.natura = Natura::Pubblico, "bollo"), NonPertinente);
    assert_eq!(con(&|r| r.al = giorno("2026-11-21"), "termine"), Fatto, "thirty days from 22 October");
    assert_eq!(con(&|r| r.al = giorno("2026-11-22"), "termine"), Attenzione);
    assert_eq!(con(&|_| {}, "integrazione"), NonPertinente);
}

#[test]
fn the_commission_is_heard_beyond_twenty_four_months() {
    let mut una = richiesta(TipoConvenzione::Programma);
    assert_eq!(controllo(&una, "commissione"), NonPertinente, "3 December 2026 to 2 December 2028: 24 months");
    una.fino_al = giorno("2028-12-03");
    assert_eq!(controllo(&una, "commissione"), Attenzione);
    una.commissione = Some(Parere { il: giorno("2026-11-10"), favorevole: true });
    assert_eq!(controllo(&una, "commissione"), Fatto);
    let locali = "[parametro.convenzione_durata_massima]\nverificato_al = \"2026-11-22\"\n\
        [[parametro.convenzione_durata_massima.valore]]\ndal = \"2020-01-01\"\nvalore = 24\nfonte = \"d.g.r.\"\n";
    let p = Parametri::nazionali().unwrap().con_locali(locali).unwrap();
    let esito = verifica(&p, &una).unwrap();
    assert!(!esito.stipulabile, "an office with a longest length bars a longer one");
    assert_eq!(controllo(&una, "durata"), Fatto, "the law has none");
}

#[test]
fn integration_wants_its_three_contents() {
    let mut una = richiesta(TipoConvenzione::IntegrazioneLavorativa);
    assert_eq!(controllo(&una, "integrazione"), Fatto);
    una.integrazione.sostegno = false;
    assert_eq!(controllo(&una, "integrazione"), Impedisce);
}

fn destinatario() -> Destinatario {
    Destinatario {
        tipo: TipoDestinatario::CooperativaSocialeB,
        procedure_concorsuali: false,
        sicurezza: true,
        locali_idonei: true,
        ultima_risoluzione: None,
        tutor: true,
        piano_personalizzato: true,
        assunzione_contestuale: true,
        gia_convenzionata: false,
        ripetibile: false,
        rinnovo: false,
    }
}

fn massimo(richiesta: &RichiestaConvenzione) -> Option<u32> {
    verifica(&p(), richiesta).unwrap().massimo_unita
}

#[test]
fn art_12_is_one_person_up_to_fifty_workers_and_thirty_per_cent_above() {
    let mut una = richiesta(TipoConvenzione::InserimentoTemporaneo);
    una.destinatario = Some(destinatario());
    una.fino_al = giorno("2027-12-02");
    una.piano = vec![riga(1, "2027-01-31")];
    for (dipendenti, scopertura, limite) in [(49, 2, 1), (50, 2, 1), (51, 3, 0), (51, 4, 1), (51, 7, 2)] {
        (una.datore.dipendenti, una.datore.scopertura_art3) = (dipendenti, scopertura);
        assert_eq!(massimo(&una), Some(limite), "{dipendenti} workers, {scopertura} units due");
    }
    assert!(verifica(&p(), &una).unwrap().stipulabile);
    assert_eq!(controllo(&una, "durata"), Fatto, "twelve months");
    una.fino_al = giorno("2027-12-03");
    assert_eq!(controllo(&una, "durata"), Impedisce);
    una.destinatario.as_mut().unwrap().gia_convenzionata = true;
    assert_eq!(controllo(&una, "ripetizione"), Impedisce);
    una.destinatario.as_mut().unwrap().ripetibile = true;
    assert_eq!(controllo(&una, "ripetizione"), Fatto);
}

#[test]
fn art_12_bis_is_a_tenth_of_the_quota_for_three_years() {
    let mut una = richiesta(TipoConvenzione::InserimentoLavorativo);
    una.destinatario = Some(destinatario());
    una.commessa = Some(Commessa {
        importo_annuo: Euro::da_centesimi(3_000_000),
        costo_annuo_unita: Euro::da_centesimi(3_000_000),
    });
    una.fino_al = giorno("2029-12-02");
    una.piano = vec![riga(1, "2027-01-31")];
    assert!(verifica(&p(), &una).unwrap().stipulabile, "{:?}", verifica(&p(), &una).unwrap().impedimenti);
    for (quota, limite) in [(4, 1), (10, 1), (11, 2), (20, 2)] {
        una.datore.quota_art3 = quota;
        assert_eq!(massimo(&una), Some(limite), "a tenth of {quota}, rounded up");
    }
    una.fino_al = giorno("2029-12-01");
    assert_eq!(controllo(&una, "durata"), Impedisce, "a day short of three years");
    una.destinatario.as_mut().unwrap().rinnovo = true;
    assert_eq!(controllo(&una, "durata"), Fatto, "a renewal lasts two years or more");
    una.commessa.as_mut().unwrap().importo_annuo = Euro::da_centesimi(2_999_999);
    assert_eq!(controllo(&una, "commessa"), Impedisce);
    let mut con_risoluzione = |il: &str| {
        una.destinatario.as_mut().unwrap().ultima_risoluzione = Some(giorno(il));
        controllo(&una, "destinatario")
    };
    assert_eq!(con_risoluzione("2025-12-03"), Fatto, "twelve months before 3 December 2026");
    assert_eq!(con_risoluzione("2025-12-04"), Impedisce);
    let mut piccolo = una.clone();
    piccolo.datore.classe = Classe::Da36A50;
    assert_eq!(controllo(&piccolo, "soggetto"), Impedisce);
    piccolo.datore = DatoreConvenzione { natura: Natura::Pubblico, classe: Classe::Oltre50, ..piccolo.datore };
    assert_eq!(controllo(&piccolo, "soggetto"), Impedisce);
}

#[test]
fn art_14_covers_what_the_work_is_worth_within_the_share() {
    let mut una = richiesta(TipoConvenzione::CooperativaSociale);
    una.piano = vec![riga(1, "2027-01-31")];
    una.quadro = Some(ConvenzioneQuadro {
        estremi: "d.g.r. 1/2025".to_owned(),
        validata: true,
        coefficiente: Euro::da_centesimi(1_500_000),
        limite: "30".parse().unwrap(),
        resto_adempiuto: true,
    });
    let mut con = |commesse: i64, classe, quota| {
        una.commessa = Some(Commessa { importo_annuo: Euro::da_centesimi(commesse), costo_annuo_unita: Euro::ZERO });
        (una.datore.classe, una.datore.quota_art3) = (classe, quota);
        massimo(&una)
    };
    assert_eq!(con(1_499_999, Classe::Oltre50, 8), Some(0), "less than one coefficient");
    assert_eq!(con(1_500_000, Classe::Oltre50, 8), Some(1));
    assert_eq!(con(4_500_000, Classe::Oltre50, 8), Some(2), "three by the work, 2,4 by the share");
    assert_eq!(con(1_500_000, Classe::Da36A50, 2), Some(0), "0,6 by the share");
    assert_eq!(con(1_500_000, Classe::Da15A35, 1), Some(1), "the share does not limit 15 to 35 workers");
    una.quadro.as_mut().unwrap().resto_adempiuto = false;
    assert_eq!(controllo(&una, "resto_quota"), Impedisce);
    una.piano[0].elenco = Elenco::Art18;
    assert_eq!(controllo(&una, "limite"), Impedisce);
    una.quadro = None;
    assert_eq!(controllo(&una, "quadro"), Impedisce);
}

#[test]
fn a_plan_that_contradicts_itself_is_refused() {
    let con = |modifica: &dyn Fn(&mut RichiestaConvenzione)| {
        let mut richiesta = richiesta(TipoConvenzione::Programma);
        modifica(&mut richiesta);
        verifica(&p(), &richiesta).is_err()
    };
    assert!(con(&|r| r.piano.clear()));
    assert!(con(&|r| r.piano[0].unita = 0));
    assert!(con(&|r| r.piano[1].numero = 1));
    assert!(con(&|r| r.piano[0].scadenza = giorno("2026-12-02")));
    assert!(con(&|r| r.piano[0].scadenza = giorno("2028-12-03")));
    assert!(con(&|r| r.fino_al = giorno("2026-12-02")));
    assert!(con(&|r| r.al = giorno("2026-10-21")));
}
