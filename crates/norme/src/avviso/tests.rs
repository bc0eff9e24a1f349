use super::*;
use crate::errore::ErroreNorma;
use crate::graduatoria::{self, Candidato, RichiestaGraduatoria, Tabella, TabelleCriteri};
use crate::l68_1999::art07_nulla_osta::IscrizionePersona;
use crate::l68_1999::art08_iscrizione::Cittadinanza;
use crate::parametri::Parametri;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Euro};

fn p() -> Parametri {
    Parametri::nazionali().unwrap()
}

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

fn date() -> DateAvviso {
    DateAvviso {
        base: Base::Legge68,
        richiesta_il: giorno("2026-11-02"),
        a_termine: false,
        pubblicato_il: None,
        adesioni_dal: None,
        adesioni_al: None,
        graduatoria_il: None,
    }
}

#[test]
fn the_days_of_tuscany_and_the_forty_of_liguria() {
    let proposto = calendario(&p(), &date()).unwrap();
    assert_eq!(proposto.pubblicazione, giorno("2026-11-07"), "five days from the request");
    assert_eq!((proposto.adesioni_dal, proposto.adesioni_al), (giorno("2026-11-07"), giorno("2026-11-22")), "15 days");
    assert_eq!(proposto.graduatoria_entro, giorno("2026-12-22"), "thirty days from the end");
    assert_eq!(proposto.conclusione_entro, giorno("2026-12-12"), "forty days from the request");
    assert_eq!((proposto.valida_fino, proposto.lista_entro), (None, None));
    let esito = |codice: &str| proposto.controlli.iter().find(|uno| uno.codice == codice).unwrap().esito;
    assert_eq!(esito("pubblicazione"), crate::EsitoControllo::Fatto);
    assert_eq!(esito("conclusione"), crate::EsitoControllo::Attenzione, "the ranking would come after the forty days");
    let breve = calendario(&p(), &DateAvviso { a_termine: true, ..date() }).unwrap();
    assert_eq!(breve.adesioni_al, giorno("2026-11-15"), "8 days for a fixed term");
}

#[test]
fn the_ranking_holds_six_months_or_twelve() {
    let valida = |a_termine| {
        let date = DateAvviso { a_termine, graduatoria_il: Some(giorno("2026-12-10")), ..date() };
        calendario(&p(), &date).unwrap().valida_fino
    };
    assert_eq!(valida(false), Some(giorno("2027-06-10")));
    assert_eq!(valida(true), Some(giorno("2027-12-10")));
}

#[test]
fn art_16_counts_from_the_publication() {
    let date = DateAvviso { base: Base::Articolo16, pubblicato_il: Some(giorno("2026-11-05")), ..date() };
    let calendario = calendario(&p(), &date).unwrap();
    assert_eq!(calendario.graduatoria_entro, giorno("2026-12-10"), "35 days");
    assert_eq!(calendario.lista_entro, Some(giorno("2026-12-20")), "45 days");
}

#[test]
fn on_those_present_the_days_are_those_of_the_week() {
    let brescia = "[parametro.avviso_modo]\nverificato_al = \"2026-11-22\"\n\
        [[parametro.avviso_modo.valore]]\ndal = \"2020-01-01\"\nvalore = \"sui_presenti\"\nfonte = \"carta\"\n";
    let p = Parametri::nazionali().unwrap().con_locali(brescia).unwrap();
    // 2 November 2026 is a Monday: published on Thursday 5, applications from Monday 9 to Wednesday 11.
    let calendario =
        |richiesta: &str| calendario(&p, &DateAvviso { richiesta_il: giorno(richiesta), ..date() }).unwrap();
    let uno = calendario("2026-11-02");
    assert!(uno.solo_presenti);
    let giorni = (uno.pubblicazione, uno.adesioni_dal, uno.adesioni_al, uno.graduatoria_entro);
    assert_eq!(giorni, (giorno("2026-11-05"), giorno("2026-11-09"), giorno("2026-11-11"), giorno("2026-11-12")));
    assert_eq!(calendario("2026-11-05").pubblicazione, giorno("2026-11-05"), "the same Thursday");
    assert_eq!(calendario("2026-11-06").pubblicazione, giorno("2026-11-12"), "the Thursday after");
}

#[test]
fn days_in_the_wrong_order_are_named() {
    let errore = |date: DateAvviso| match calendario(&p(), &date) {
        Err(ErroreNorma::Dato { campi, .. }) => campi[0].campo.clone(),
        altro => panic!("{altro:?}"),
    };
    assert_eq!(errore(DateAvviso { pubblicato_il: Some(giorno("2026-11-01")), ..date() }), "pubblicato_il");
    let rovesciate =
        DateAvviso { adesioni_dal: Some(giorno("2026-11-20")), adesioni_al: Some(giorno("2026-11-19")), ..date() };
    assert_eq!(errore(rovesciate), "adesioni_al");
}

fn adesione() -> Adesione {
    Adesione {
        pervenuta_il: giorno("2026-11-09"),
        canale: Canale::Pec,
        canali_ammessi: vec![Canale::Pec, Canale::AMano],
        adesioni_dal: giorno("2026-11-09"),
        adesioni_al: giorno("2026-11-13"),
        al: giorno("2026-11-20"),
        firma: Firma::Autografa,
        documento_identita: true,
        altra_adesione: None,
        elenco: Some(Elenco::Art8),
        data_riferimento: giorno("2026-11-09"),
        iscrizioni: vec![IscrizionePersona {
            elenco: Elenco::Art8,
            dal: giorno("2026-11-09"),
            al: None,
            sospesa: false,
        }],
        cittadinanza: Cittadinanza::Italiana,
        permesso_fino_al: None,
        dichiarazione_valore: false,
        requisiti: vec![Requisito { nome: "Scuola dell'obbligo".to_owned(), posseduto: Some(true) }],
        riservatario: None,
        integrazione_chiesta_il: None,
    }
}

fn con(modifica: impl Fn(&mut Adesione)) -> EsitoAdesione {
    let mut una = adesione();
    modifica(&mut una);
    verifica_adesione(&p(), &una).unwrap()
}

#[test]
fn an_application_is_admitted_on_the_stated_days_only() {
    use StatoAdesione::{Ammessa, Esclusa};
    let il = |giorno_: &str| con(|una| una.pervenuta_il = giorno(giorno_)).stato;
    for (giorno, stato) in
        [("2026-11-08", Esclusa), ("2026-11-09", Ammessa), ("2026-11-13", Ammessa), ("2026-11-14", Esclusa)]
    {
        assert_eq!(il(giorno), stato, "{giorno}");
    }
}

#[test]
fn each_check_leads_to_its_outcome() {
    use StatoAdesione::{Ammessa, ConRiserva, DaIntegrare, Esclusa};
    assert_eq!(con(|_| {}).stato, Ammessa);
    assert_eq!(con(|una| una.canale = Canale::Raccomandata).stato, Esclusa);
    assert_eq!(con(|una| una.altra_adesione = Some("LH2-R42".to_owned())).stato, Esclusa);
    assert_eq!(con(|una| una.firma = Firma::Assente).stato, Esclusa);
    assert_eq!(con(|una| una.documento_identita = false).stato, DaIntegrare);
    assert_eq!(con(|una| (una.firma, una.documento_identita) = (Firma::Digitale, false)).stato, Ammessa);
    assert_eq!(con(|una| una.iscrizioni[0].dal = giorno("2026-11-10")).stato, Esclusa, "registered a day late");
    assert_eq!(con(|una| una.iscrizioni[0].al = Some(giorno("2026-11-08"))).stato, Esclusa);
    assert_eq!(con(|una| una.iscrizioni[0].elenco = Elenco::Art18).stato, Esclusa);
    assert_eq!(con(|una| una.iscrizioni[0].sospesa = true).stato, ConRiserva);
    assert_eq!(con(|una| (una.elenco, una.iscrizioni) = (None, Vec::new())).stato, Ammessa, "art. 16 asks for no list");
    assert_eq!(con(|una| una.requisiti[0].posseduto = None).stato, ConRiserva);
    assert_eq!(con(|una| una.requisiti[0].posseduto = Some(false)).stato, Esclusa);
    let riserva = |prevista, modulo| con(|una| una.riservatario = Some(Riservatario { prevista, modulo })).stato;
    assert_eq!((riserva(true, true), riserva(true, false), riserva(false, false)), (Ammessa, DaIntegrare, Ammessa));
}

#[test]
fn who_comes_from_outside_the_union_brings_permit_and_declaration() {
    use StatoAdesione::{Ammessa, ConRiserva, DaIntegrare};
    let extra = |permesso: Option<&str>, dichiarazione: bool| {
        con(|una| {
            una.cittadinanza = Cittadinanza::ExtraUe;
            una.permesso_fino_al = permesso.map(giorno);
            una.dichiarazione_valore = dichiarazione;
        })
    };
    assert_eq!(extra(None, true).stato, DaIntegrare);
    assert_eq!(extra(Some("2030-01-01"), false).stato, DaIntegrare);
    assert_eq!(extra(Some("2026-11-08"), true).stato, ConRiserva, "expired the day before");
    assert_eq!(extra(Some("2026-11-09"), true).stato, Ammessa);
    assert_eq!(con(|una| una.cittadinanza = Cittadinanza::UnioneEuropea).stato, Ammessa);
    assert_eq!(extra(None, false).motivi.len(), 2, "both are asked for at once");
}

#[test]
fn what_is_not_completed_in_ten_days_is_left_out() {
    let chiesta = |al: &str| {
        con(|una| {
            (una.documento_identita, una.al) = (false, giorno(al));
            una.integrazione_chiesta_il = Some(giorno("2026-11-16"));
        })
    };
    let in_tempo = chiesta("2026-11-26");
    assert_eq!((in_tempo.stato, in_tempo.integrare_entro), (StatoAdesione::DaIntegrare, Some(giorno("2026-11-26"))));
    assert_eq!(chiesta("2026-11-27").stato, StatoAdesione::Esclusa);
}

fn in_uso() -> GraduatoriaInUso {
    GraduatoriaInUso {
        pubblicata_il: giorno("2026-12-10"),
        a_termine: false,
        posti: 2,
        per_posto: 1,
        codici: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
        chiamate: Vec::new(),
        chiusa_il: None,
    }
}

fn chiamata(codice: &str, esito: Option<EsitoChiamata>) -> Chiamata {
    Chiamata { codice: codice.to_owned(), convocata_il: giorno("2026-12-20"), esito }
}

fn prossimi(chiamate: Vec<Chiamata>, al: &str) -> (u32, Vec<String>) {
    let stato = stato_uso(&p(), &GraduatoriaInUso { chiamate, ..in_uso() }, giorno(al)).unwrap();
    (stato.residui, stato.prossimi)
}

#[test]
fn the_next_comes_when_one_is_not_hired_and_no_more_than_the_posts() {
    let codici = |quali: &[&str]| quali.iter().map(|uno| (*uno).to_owned()).collect::<Vec<_>>();
    assert_eq!(prossimi(Vec::new(), "2026-12-20"), (2, codici(&["A", "B"])));
    assert_eq!(prossimi(vec![chiamata("A", None)], "2026-12-21"), (2, codici(&["B"])), "one is awaited");
    let assunta = || chiamata("A", Some(EsitoChiamata::Assunto));
    assert_eq!(prossimi(vec![assunta()], "2026-12-21"), (1, codici(&["B"])));
    let assente = || chiamata("B", Some(EsitoChiamata::Assenza));
    assert_eq!(prossimi(vec![assunta(), assente()], "2026-12-21"), (1, codici(&["C"])));
    let coperti = vec![assunta(), assente(), chiamata("C", Some(EsitoChiamata::Assunto))];
    assert_eq!(prossimi(coperti, "2026-12-21"), (0, Vec::new()));
    assert_eq!(prossimi(vec![assunta()], "2027-06-10"), (1, codici(&["B"])), "the last day of six months");
    assert_eq!(prossimi(vec![assunta()], "2027-06-11"), (1, Vec::new()));
    assert_eq!(prossimi(Vec::new(), "2026-12-09"), (2, Vec::new()), "not published yet");
    let due_per_posto = GraduatoriaInUso { per_posto: 2, posti: 1, ..in_uso() };
    assert_eq!(stato_uso(&p(), &due_per_posto, giorno("2026-12-20")).unwrap().prossimi, ["A", "B"]);
}

#[test]
fn nobody_is_called_twice_nor_from_outside_the_ranking() {
    let rifiutata =
        |chiamate| stato_uso(&p(), &GraduatoriaInUso { chiamate, ..in_uso() }, giorno("2026-12-21")).is_err();
    assert!(rifiutata(vec![chiamata("A", None), chiamata("A", None)]));
    assert!(rifiutata(vec![chiamata("Z", None)]));
    let prima = Chiamata { convocata_il: giorno("2026-12-09"), ..chiamata("A", None) };
    assert!(rifiutata(vec![prima]));
}

#[test]
fn only_a_refusal_or_absence_without_reason_counts_against_the_registration() {
    let rifiuto = |esito| chiamata("A", Some(esito)).rifiuto().map(|rifiuto| rifiuto.giustificato);
    assert_eq!(rifiuto(EsitoChiamata::Rinuncia), Some(false));
    assert_eq!(rifiuto(EsitoChiamata::Assenza), Some(false));
    assert_eq!(rifiuto(EsitoChiamata::AssenzaGiustificata), Some(true));
    assert_eq!(rifiuto(EsitoChiamata::NonIdoneo), None);
    assert!(conseguenza(EsitoChiamata::NonIdoneo).sostituire);
    assert!(!conseguenza(EsitoChiamata::Assunto).sostituire);
    assert_eq!(chiamata("A", None).rifiuto(), None);
}

fn pubblica(codici: &[&str]) -> Result<GraduatoriaPubblica, ErroreNorma> {
    let candidati = codici
        .iter()
        .enumerate()
        .map(|(n, codice)| Candidato {
            reddito: (n > 0).then_some(Euro::ZERO),
            anzianita_dal: Some(giorno("2020-01-01")),
            ..Candidato::nuovo(*codice)
        })
        .collect();
    let richiesta = RichiestaGraduatoria {
        criteri: Tabella::Nome("lombardia-lecco".to_owned()),
        data_riferimento: giorno("2026-06-30"),
        data_pubblicazione: None,
        datore_pubblico: false,
        elenco: Elenco::Art8,
        candidati,
    };
    let tabelle = TabelleCriteri::fornite().unwrap();
    GraduatoriaPubblica::da(&graduatoria::calcola(&p(), &tabelle, &richiesta).unwrap())
}

#[test]
fn what_is_published_holds_four_fields_and_no_reason() {
    let pubblica = pubblica(&["LH2-R42", "TTM-BHC"]).unwrap();
    let json = serde_json::to_value(&pubblica).unwrap();
    let atteso = serde_json::json!({ "righe": [
        { "codice": "TTM-BHC", "posizione": 1, "punteggio": 1381, "ammessa": true },
        { "codice": "LH2-R42", "posizione": null, "punteggio": null, "ammessa": false }
    ] });
    // 1000 and the 381 months from April 1988 to January 2020.
    assert_eq!(json, atteso);
}

#[test]
fn a_code_that_is_more_than_a_code_is_refused() {
    for codice in ["RSSMRA85T10A562S", "1985-12-10", "10121985", "Rossi Mario", "GE-000001234567"] {
        let Err(ErroreNorma::Rifiuto { codice: errore, messaggio }) = pubblica(&["LH2-R42", codice]) else {
            panic!("{codice} must be refused");
        };
        assert_eq!(errore, "pubblicazione_rivelatrice");
        assert!(messaggio.contains("art. 2-septies, c. 8, D.Lgs. 196/2003"), "{messaggio}");
        assert!(!messaggio.contains(codice), "the message must not repeat it");
    }
    assert!(pubblica(&["LH2-R42", "PG-8233"]).is_ok());
}

#[test]
fn words_that_reveal_the_list_are_refused_and_neutral_ones_are_not() {
    let esito = |testo: &str| testo_pubblicabile(&p(), "il titolo", testo, giorno("2026-11-26"));
    for testo in [
        "Graduatoria L. 68/1999",
        "Avviamento ex legge 68 del 1999",
        "graduatoria_l68_2026.pdf",
        "GraduatoriaDisabili.pdf",
        "Persone con disabilità",
        "Collocamento mirato - esito",
        "collocamento-mirato-esito.pdf",
        "Elenco art. 18",
        "Chiamata dei centralinisti",
        "INVALIDI CIVILI",
        "Punteggio per ISEE",
        "Orfani e vittime",
        "Persone sorde",
    ] {
        let Err(ErroreNorma::Rifiuto { messaggio, .. }) = esito(testo) else { panic!("«{testo}» must be refused") };
        assert!(messaggio.starts_with("il titolo rivela") && messaggio.contains("Garante"), "{messaggio}");
    }
    for testo in [
        "Esito dell'avviso n. 14/2026",
        "esito-avviso-14-2026.pdf",
        "Ordine di precedenza delle adesioni ammesse",
        "Comune di Pietralba, 2 operatori amministrativi",
        "Avviso n. 68/2026",
        "Esordio della procedura, art. 16",
    ] {
        assert_eq!(esito(testo), Ok(()), "«{testo}»");
    }
}
