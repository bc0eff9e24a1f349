//! Declared figures that are wrong on purpose.

use super::Differenza;
use super::caso::{Caso, Particolare};
use mirato_domain::prospetto::{Prospetto, Quadro3};

/// Declared figures wrong on purpose, at the seat and nationally.
pub(super) fn sbaglia(caso: &Caso, prospetto: &mut Prospetto) -> Vec<Differenza> {
    let Some(quadro) = &mut prospetto.quadro3 else { return Vec::new() };
    if matches!(caso.particolare, Particolare::Mobilita | Particolare::MobilitaNazionale) {
        return sospese(quadro);
    }
    let mut differenze = Vec::new();
    let sede = quadro.province[0].provincia.sigla().to_owned();
    for (dove, cifre) in [("nazionale".to_owned(), &mut quadro.nazionale), (sede, &mut quadro.province[0].cifre)] {
        let mut dichiara = |campo: &'static str, cifra: &mut u32, dichiarato: u32, giusto: u32| {
            *cifra = dichiarato;
            differenze.push(Differenza { dove: dove.clone(), campo, dichiarato, giusto });
        };
        match caso.particolare {
            Particolare::QuotaPerEccesso => {
                let (quota, scoperti) = (cifre.quota_art3, cifre.scopertura_art3);
                dichiara("quota_art3", &mut cifre.quota_art3, quota + 1, quota);
                dichiara("scopertura_art3", &mut cifre.scopertura_art3, scoperti + 1, scoperti);
            }
            Particolare::BaseInMeno => {
                let base = cifre.base_art3;
                dichiara("base_art3", &mut cifre.base_art3, base - 1, base);
            }
            Particolare::ScoperturaTaciuta => {
                let scoperti = cifre.scopertura_art3;
                dichiara("scopertura_art3", &mut cifre.scopertura_art3, 0, scoperti);
            }
            Particolare::EsoneroScaduto => {
                let (esonerati, scoperti) = (cifre.esonerati, cifre.scopertura_art3);
                dichiara("esonerati", &mut cifre.esonerati, esonerati, 0);
                dichiara("scopertura_art3", &mut cifre.scopertura_art3, scoperti, scoperti + esonerati);
            }
            _ => {}
        }
    }
    differenze
}

/// The form leaves suspensions out: under a collective dismissal no quota is due, whatever it declares.
fn sospese(quadro: &Quadro3) -> Vec<Differenza> {
    let province = quadro.province.iter().map(|p| (p.provincia.sigla(), &p.cifre));
    let mut differenze = Vec::new();
    for (dove, cifre) in std::iter::once(("nazionale", &quadro.nazionale)).chain(province) {
        let dichiarate = [
            ("quota_art3", cifre.quota_art3),
            ("quota_art18", cifre.quota_art18),
            ("scopertura_art3", cifre.scopertura_art3),
            ("scopertura_art18", cifre.scopertura_art18),
        ];
        differenze.extend(
            dichiarate.into_iter().filter(|(_, dichiarato)| *dichiarato > 0).map(|(campo, dichiarato)| Differenza {
                dove: dove.to_owned(),
                campo,
                dichiarato,
                giusto: 0,
            }),
        );
    }
    differenze
}
