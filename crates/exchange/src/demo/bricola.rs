//! Officine Bricola S.p.A.: the one employer that the README and the pictures follow. It has 119
//! workers in Genova, Savona and La Spezia, a base of 97, a quota of 7, and lacks two units in Savona.

use super::Differenza;
use super::componi::{esclusa, orario, sede_legale};
use super::invento::{Invento, codice_comunicazione, codice_di_ente};
use chrono::{Days, NaiveDate};
use mirato_domain::Provincia;
use mirato_domain::prospetto::{
    CategoriaAzienda, DatiAziendali, DatiProspetto, DatiProvinciali, Dichiarante, LavoratoreComputabile, Origine,
    PersonaleDipendente, PersonaleNonDipendente, PrimeAssunzioni, Prospetto, Quadro1, Quadro2, Quadro3, Riepilogo,
    RiepilogoProvinciale, TempoPienoPartTime, TipoComunicazione, Trasmissione,
};
use mirato_domain::situazione::{Natura, Soggetto};

/// Its prospetto, and the declared figures that are wrong.
pub(super) fn prospetto(al: NaiveDate) -> Option<(Prospetto, Vec<Differenza>)> {
    let mut invento = Invento::nuovo(68, al);
    let quadro2: Vec<Quadro2> = [("GE", genova()), ("SV", savona()), ("SP", la_spezia())]
        .into_iter()
        .filter_map(|(sigla, dipendenti)| Some(quadro(sigla.parse().ok()?, dipendenti, &mut invento)))
        .collect();
    let sede = quadro2[0].dati_provinciali.provincia;
    let invio = al + Days::new(29);
    let prospetto = Prospetto {
        origine: Origine::Unipi,
        trasmissione: Trasmissione {
            codice_comunicazione: codice_comunicazione(sede, invio, 417_732),
            codice_comunicazione_precedente: None,
            data_invio: invio.and_hms_opt(9, 40, 0),
            delegato: None,
            tipo_delegato: None,
            email_delegato: "personale@bricola.example".to_owned(),
            protocollo: "00417732".to_owned(),
        },
        tipo: TipoComunicazione::Prospetto,
        quadro1: quadro1(al, sede, &mut invento)?,
        quadro3: Some(dichiarato(&quadro2)),
        quadro2,
    };
    Some((prospetto, differenze()))
}

fn quadro1(al: NaiveDate, sede: Provincia, invento: &mut Invento) -> Option<Quadro1> {
    Some(Quadro1 {
        dati_prospetto: DatiProspetto {
            data_riferimento: al,
            capogruppo: false,
            codice_fiscale_capogruppo: None,
            capogruppo_estera: None,
            lavoratori_nazionali: 119,
            categoria_azienda: Some(CategoriaAzienda::Oltre50),
            prime_assunzioni: PrimeAssunzioni::NonDette,
        },
        dati_aziendali: DatiAziendali {
            dichiarante: Dichiarante {
                natura: Natura::Privato,
                codice_fiscale: codice_di_ente("9998713099")?,
                denominazione: "Officine Bricola S.p.A.".to_owned(),
                settore: "25.62.00".to_owned(),
                ccnl: "113".to_owned(),
            },
            sede_legale: sede_legale(sede),
            referente: invento.referente(sede),
        },
        gradualita: None,
        sospensione_mobilita: None,
        assunzioni_pubblica_selezione: Vec::new(),
    })
}

fn disabili(tempo_pieno: u32) -> TempoPienoPartTime {
    TempoPienoPartTime { tempo_pieno, part_time: Vec::new() }
}

fn genova() -> PersonaleDipendente {
    PersonaleDipendente {
        lavoratori: 61,
        disabili: disabili(4),
        categorie_escluse: vec![esclusa("0101", 4), esclusa("0102", 2), esclusa("0103", 1)],
        part_time: vec![orario(5, 24)],
        categorie_protette: 1,
        ..PersonaleDipendente::default()
    }
}

fn savona() -> PersonaleDipendente {
    PersonaleDipendente {
        lavoratori: 39,
        categorie_escluse: vec![esclusa("0101", 1), esclusa("0102", 1), esclusa("0103", 1)],
        part_time: vec![orario(3, 24)],
        intermittenti: vec![orario(1, 10)],
        ..PersonaleDipendente::default()
    }
}

fn la_spezia() -> PersonaleDipendente {
    PersonaleDipendente {
        lavoratori: 19,
        disabili: disabili(1),
        categorie_escluse: vec![esclusa("0102", 1), esclusa("0103", 1)],
        ..PersonaleDipendente::default()
    }
}

fn quadro(provincia: Provincia, dipendenti: PersonaleDipendente, invento: &mut Invento) -> Quadro2 {
    let sede = invento.sede(provincia);
    Quadro2 {
        dati_provinciali: DatiProvinciali {
            provincia,
            sede: Some(sede),
            posti_centralinisti: None,
            posti_massofisioterapisti: None,
        },
        lavoratori_computabili: lavoratori(provincia, &dipendenti, invento),
        dipendenti,
        non_dipendenti: PersonaleNonDipendente::default(),
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

fn lavoratori(
    provincia: Provincia,
    dipendenti: &PersonaleDipendente,
    invento: &mut Invento,
) -> Vec<LavoratoreComputabile> {
    let disabili = (0..dipendenti.disabili.tempo_pieno).map(|_| Soggetto::Disabili);
    let protetti = (0..dipendenti.categorie_protette).map(|_| Soggetto::CategorieProtette);
    let mut tutti: Vec<_> =
        disabili.chain(protetti).filter_map(|soggetto| invento.lavoratore(soggetto, "A", 40)).collect();
    if provincia.sigla() == "SV" {
        // Listed and declared in force, but with a term of four months: not among those who count.
        let a_termine = invento.lavoratore(Soggetto::Disabili, "A", 40).map(|mut lavoratore| {
            lavoratore.rapporto.data_inizio = invento.al - Days::new(60);
            lavoratore.rapporto.data_fine = Some(invento.al + Days::new(61));
            lavoratore
        });
        tutti.extend(a_termine);
    }
    tutti
}

/// As declared: the on-call worker counted whole, the worker of four months counted in force, the
/// missing unit not given to the seat.
fn dichiarato(quadri: &[Quadro2]) -> Quadro3 {
    let cifre = |base: u32, quote: (u32, u32), in_forza: (u32, u32), scopertura_art3: u32| Riepilogo {
        base_art3: base,
        base_art18: base,
        quota_art3: quote.0,
        quota_art18: quote.1,
        in_forza_art3: in_forza.0,
        in_forza_art18: in_forza.1,
        scopertura_art3,
        ..Riepilogo::default()
    };
    let province = [cifre(47, (3, 1), (4, 1), 0), cifre(35, (2, 0), (1, 0), 1), cifre(16, (1, 0), (1, 0), 0)];
    Quadro3 {
        nazionale: cifre(98, (7, 1), (6, 1), 1),
        quota_esuberi_art18: 0,
        province: quadri
            .iter()
            .zip(province)
            .map(|(quadro, cifre)| RiepilogoProvinciale {
                provincia: quadro.dati_provinciali.provincia,
                cifre,
                compensazione_art3: None,
                compensazione_art18: None,
            })
            .collect(),
        note: None,
    }
}

fn differenze() -> Vec<Differenza> {
    [
        ("nazionale", "base_art3", 98, 97),
        ("nazionale", "base_art18", 98, 97),
        ("nazionale", "in_forza_art3", 6, 5),
        ("nazionale", "scopertura_art3", 1, 2),
        ("GE", "quota_art3", 3, 4),
        ("SV", "base_art3", 35, 34),
        ("SV", "base_art18", 35, 34),
        ("SV", "in_forza_art3", 1, 0),
        ("SV", "scopertura_art3", 1, 2),
    ]
    .into_iter()
    .map(|(dove, campo, dichiarato, giusto)| Differenza { dove: dove.to_owned(), campo, dichiarato, giusto })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_figures_are_those_of_the_walk_through() {
        let (prospetto, differenze) = prospetto(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()).unwrap();
        assert_eq!(prospetto.trasmissione.codice_comunicazione, "1001026000417732");
        assert_eq!(prospetto.dichiarante().codice_fiscale.as_str(), "99987130996");
        let giusto = super::super::dichiara::quadro3(&prospetto);
        let cifre = |r: &Riepilogo| (r.base_art3, r.quota_art3, r.in_forza_art3, r.scopertura_art3);
        assert_eq!(cifre(&giusto.nazionale), (97, 7, 5, 2));
        let province: Vec<_> = giusto.province.iter().map(|p| cifre(&p.cifre)).collect();
        assert_eq!(province, [(47, 4, 4, 0), (34, 2, 0, 2), (16, 1, 1, 0)]);
        let mut corretto = prospetto.clone();
        corretto.quadro3 = Some(giusto);
        let (dichiarate, giuste) = (prospetto.dichiarato(), corretto.dichiarato());
        let diverse: Vec<_> =
            giuste.iter().filter(|(chiave, valore)| dichiarate[*chiave] != **valore).map(|(c, _)| c.clone()).collect();
        let mut attese: Vec<_> = differenze.iter().map(|d| (d.dove.clone(), d.campo.to_owned())).collect();
        attese.sort();
        assert_eq!(diverse, attese, "every difference is one of those told");
    }
}
