use super::*;
use crate::calendario::{Calendario, Settimana};
use crate::l68_1999::art17_ottemperanza::{EsoneroInCorso, RichiestaAssunzione};
use crate::quota::calcola;
use mirato_domain::Provincia;
use mirato_domain::situazione::{Natura, Situazione, SituazioneProvinciale};

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

fn ge() -> Provincia {
    "GE".parse().unwrap()
}

fn calendario() -> Calendario {
    Calendario { giorni_settimana: Settimana::CinqueGiorni, patrono: None, altri_festivi: Vec::new() }
}

/// Hundred workers in one province: seven units due, and one of art. 18, which is covered.
fn al(data: &str, disabili: u32) -> RispostaQuota {
    let p = Parametri::nazionali().unwrap();
    let mut provincia = SituazioneProvinciale::nuova(ge(), 101 + disabili);
    provincia.disabili.tempo_pieno = disabili;
    provincia.categorie_protette = 1;
    let json =
        format!(r#"{{"data_riferimento":"{data}","datore":{{"natura":"privato","sede_legale":"GE"}},"province":[]}}"#);
    let mut situazione: Situazione = serde_json::from_str(&json).unwrap();
    situazione.province.push(provincia);
    calcola(&situazione, &p, false).unwrap()
}

struct Prova {
    storia: Vec<RispostaQuota>,
    strumenti: Vec<StrumentiProvincia>,
    prospetti: Vec<ProspettoRicevuto>,
    natura: Natura,
}

impl Prova {
    fn nuova(storia: Vec<RispostaQuota>) -> Self {
        let inviato = |anno: i32| ProspettoRicevuto {
            riferimento: NaiveDate::from_ymd_opt(anno, 12, 31).unwrap(),
            inviato_il: NaiveDate::from_ymd_opt(anno + 1, 1, 20).unwrap(),
        };
        Self { storia, strumenti: Vec::new(), prospetti: vec![inviato(2024), inviato(2025)], natura: Natura::Privato }
    }

    fn rivedi(&self, al: &str) -> Revisione {
        let richiesta = RichiestaRevisione {
            al: giorno(al),
            natura: self.natura,
            storia: &self.storia,
            strumenti: &self.strumenti,
            prospetti: &self.prospetti,
            calendario: &calendario(),
        };
        let revisione = rivedi(&Parametri::nazionali().unwrap(), &richiesta, true).unwrap();
        assert_eq!(revisione.spiegazione.as_ref().unwrap().valore, revisione.esito_nome);
        revisione
    }
}

#[test]
fn the_sixtieth_day_is_in_the_term_and_the_sixty_first_is_not() {
    // A worker leaves on 1 January 2026: the sixtieth day is 2 March.
    let prova = Prova::nuova(vec![al("2024-12-31", 7), al("2026-01-01", 6)]);
    let dentro = prova.rivedi("2026-03-02");
    assert_eq!(dentro.esito, EsitoOttemperanza::OttemperanteTerminiNonDecorsi);
    assert_eq!((dentro.scoperte_art3, dentro.scoperto_dal), (0, Some(giorno("2026-01-01"))));
    assert_eq!(dentro.sanzione_totale, Euro::ZERO);
    let fuori = prova.rivedi("2026-03-03");
    assert_eq!((fuori.esito, fuori.scoperte_art3), (EsitoOttemperanza::NonOttemperante, 1));
    // One unit on Tuesday 3 March, five times 39,21.
    assert_eq!(fuori.sanzione_copertura, Euro::da_centesimi(19_605));
}

#[test]
fn each_unit_has_its_own_sixty_days() {
    let prova = Prova::nuova(vec![al("2024-12-31", 7), al("2026-01-01", 6), al("2026-02-20", 5)]);
    let rivista = prova.rivedi("2026-03-03");
    assert_eq!((rivista.province[0].scopertura_art3, rivista.scoperte_art3), (2, 1));
    assert_eq!(rivista.sanzione_copertura, Euro::da_centesimi(19_605));
}

#[test]
fn a_hire_covers_the_oldest_unit_unless_the_office_says_otherwise() {
    let storia = vec![al("2024-12-31", 7), al("2026-01-01", 6), al("2026-02-20", 5), al("2026-02-25", 6)];
    let prova = Prova::nuova(storia);
    assert_eq!(prova.rivedi("2026-03-03").scoperto_dal, Some(giorno("2026-02-20")));
}

#[test]
fn a_request_in_time_answers_for_its_units() {
    let mut prova = Prova::nuova(vec![al("2024-12-31", 7), al("2026-01-01", 6)]);
    let richiesta = RichiestaAssunzione { inviata_il: giorno("2026-03-02"), unita_art3: 1, unita_art18: 0 };
    prova.strumenti = vec![StrumentiProvincia { richiesta: Some(richiesta), ..StrumentiProvincia::nessuno(ge()) }];
    let rivista = prova.rivedi("2026-06-30");
    assert_eq!((rivista.esito, rivista.scoperte_art3), (EsitoOttemperanza::OttemperanteRichiesta, 0));
    assert_eq!(rivista.sanzione_totale, Euro::ZERO);
}

#[test]
fn units_of_an_unpaid_exemption_come_back_beside_the_late_ones() {
    let mut prova = Prova::nuova(vec![al("2024-12-31", 7), al("2026-01-01", 6)]);
    let esonero = |contributo_pagato| {
        Some(EsoneroInCorso {
            richiesto_il: giorno("2025-01-01"),
            concesso: true,
            fino_al: None,
            unita: 2,
            contributo_pagato,
        })
    };
    prova.strumenti = vec![StrumentiProvincia { esonero: esonero(true), ..StrumentiProvincia::nessuno(ge()) }];
    assert_eq!(prova.rivedi("2026-03-03").scoperte_art3, 1);
    prova.strumenti = vec![StrumentiProvincia { esonero: esonero(false), ..StrumentiProvincia::nessuno(ge()) }];
    let rivista = prova.rivedi("2026-03-03");
    assert_eq!((rivista.esito, rivista.scoperte_art3), (EsitoOttemperanza::NonOttemperante, 3));
    assert_eq!(rivista.sanzione_copertura, Euro::da_centesimi(19_605), "what is exempt owes the fee, not the sanction");
}

#[test]
fn the_day_the_office_has_said_prevails() {
    let mut prova = Prova::nuova(vec![al("2025-12-31", 6)]);
    assert!(prova.rivedi("2026-02-15").province[0].scoperta_almeno, "the position begins uncovered");
    prova.strumenti =
        vec![StrumentiProvincia { insorgenza: Some(giorno("2025-06-01")), ..StrumentiProvincia::nessuno(ge()) }];
    let rivista = prova.rivedi("2026-02-15");
    assert!(!rivista.province[0].scoperta_almeno && rivista.avvisi.is_empty());
    assert_eq!((rivista.scoperto_dal, rivista.scoperte_art3), (Some(giorno("2025-06-01")), 1));
}

#[test]
fn the_prospetto_is_missing_only_if_something_changed() {
    let mut prova = Prova::nuova(vec![al("2024-12-31", 7), al("2025-06-01", 7)]);
    prova.prospetti.truncate(1);
    let stato = |prova: &Prova, al: &str| prova.rivedi(al).prospetto;
    assert_eq!(stato(&prova, "2026-01-31").riferimento, giorno("2024-12-31"), "the last day is in the term");
    assert_eq!(stato(&prova, "2026-02-10").stato, StatoProspetto::Invariato);
    prova.prospetti.clear();
    let mancante = stato(&prova, "2026-02-10");
    assert_eq!((mancante.stato, mancante.giorni_ritardo), (StatoProspetto::Mancante, 10));
    // 702,43 and ten days at 34,02.
    assert_eq!(mancante.sanzione, Euro::da_centesimi(104_263));
    prova.prospetti = vec![ProspettoRicevuto { riferimento: giorno("2025-12-31"), inviato_il: giorno("2026-02-10") }];
    let tardivo = stato(&prova, "2026-06-30");
    assert_eq!((tardivo.stato, tardivo.sanzione), (StatoProspetto::InRitardo, Euro::da_centesimi(104_263)));
    prova.storia = vec![al("2026-01-05", 7)];
    prova.prospetti.clear();
    assert_eq!(stato(&prova, "2026-02-10").stato, StatoProspetto::DaAccertare);
}

#[test]
fn a_public_administration_has_no_amount() {
    let mut prova = Prova::nuova(vec![al("2024-12-31", 7), al("2025-01-01", 0)]);
    prova.natura = Natura::Pubblico;
    prova.prospetti.clear();
    let rivista = prova.rivedi("2026-06-30");
    assert_eq!((rivista.scoperte_art3, rivista.sanzione_totale), (7, Euro::ZERO));
    assert_eq!(rivista.avvisi[0].codice, "sanzione_amministrazione");
}

#[test]
fn figures_out_of_order_or_too_late_are_refused() {
    let p = Parametri::nazionali().unwrap();
    let prova = |storia: &[RispostaQuota]| {
        let richiesta = RichiestaRevisione {
            al: giorno("2026-06-30"),
            natura: Natura::Privato,
            storia,
            strumenti: &[],
            prospetti: &[],
            calendario: &calendario(),
        };
        rivedi(&p, &richiesta, false)
    };
    assert!(prova(&[al("2026-02-01", 7), al("2026-01-01", 7)]).is_err());
    assert!(prova(&[al("2026-07-01", 7)]).is_err());
    assert!(prova(&[]).is_err());
}

#[test]
fn two_reviews_differ_in_what_changed_alone() {
    let prova = Prova::nuova(vec![al("2024-12-31", 7), al("2026-01-01", 6)]);
    let (prima, dopo) = (prova.rivedi("2026-03-02"), prova.rivedi("2026-03-03"));
    assert!(differenze(&prima, &prima).is_empty());
    let campi: Vec<_> = differenze(&prima, &dopo).into_iter().map(|una| (una.provincia, una.campo)).collect();
    assert_eq!(campi, [(None, "esito".to_owned()), (Some(ge()), "esito".to_owned())]);
}
