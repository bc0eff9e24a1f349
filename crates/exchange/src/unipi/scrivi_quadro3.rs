//! Writes quadro 3: what the employer declares to result.

use super::codici::{si_no, verso};
use super::scrittore::Scrittore;
use mirato_domain::prospetto::{Quadro3, Riepilogo};
use mirato_domain::situazione::TipoCompensazione;

impl Scrittore {
    pub(super) fn quadro3(&mut self, quadro: &Quadro3) {
        self.dentro("quadro3", |s| {
            s.dentro("riepilogonazionale", |s| {
                let cifre = &quadro.nazionale;
                s.valore("numLavBaseComputoArt3", cifre.base_art3);
                s.valore("numLavBaseComputoArt18", cifre.base_art18);
                s.valore("quotariservadisabili", cifre.quota_art3);
                s.valore("quotariservacatprotette", cifre.quota_art18);
                s.valore("esoneri", cifre.esonerati);
                s.valore("disabili", cifre.in_forza_art3);
                s.valore("catprotette", cifre.in_forza_art18);
                s.valore("quotaesuberiArt18", quadro.quota_esuberi_art18);
                s.scoperture(cifre);
            });
            for provincia in &quadro.province {
                let cifre = &provincia.cifre;
                s.dentro("elencoriepilogativoprovinciale", |s| {
                    s.valore("provincia", provincia.provincia.codice_istat());
                    s.valore("numLavBaseComputoArt3", cifre.base_art3);
                    s.valore("numLavBaseComputoArt18", cifre.base_art18);
                    s.compensazione("disabili", provincia.compensazione_art3);
                    s.compensazione("catprotette", provincia.compensazione_art18);
                    s.valore("disabili", cifre.in_forza_art3);
                    s.valore("catprotette", cifre.in_forza_art18);
                    s.valore("quotariservadisabili", cifre.quota_art3);
                    s.valore("quotariservacatprotette", cifre.quota_art18);
                    s.valore("esonerati", cifre.esonerati);
                    s.scoperture(cifre);
                });
            }
            s.forse("note", quadro.note.as_ref());
        });
    }

    fn compensazione(&mut self, quale: &str, dichiarata: Option<(TipoCompensazione, Option<u32>)>) {
        if let Some((tipo, numero)) = dichiarata {
            self.valore(&format!("categoriacomp{quale}"), verso(tipo));
            self.forse(&format!("numerocomp{quale}"), numero);
        }
    }

    fn scoperture(&mut self, cifre: &Riepilogo) {
        self.valore("scoperturedisabili", cifre.scopertura_art3);
        self.valore("scoperturecatprotette", cifre.scopertura_art18);
        self.valore("sospensioniincorso", si_no(cifre.sospensioni_in_corso));
    }
}
