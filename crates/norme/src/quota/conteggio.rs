//! The reckoning itself, step by step in the order of the law. Answer and explanation are both read
//! from what is kept here, so that neither can say a number the other does not.

use super::regole::RegoleAl;
use super::riallineamento;
use crate::errore::ErroreNorma;
use crate::esito::Esito;
use crate::l68_1999::art03_quota::{self, Classe, Eccedenza, QuotaDiRiserva};
use crate::l68_1999::art03_sospensione::{Denominatore, InAttivita, in_attivita};
use crate::l68_1999::art04_computo::Computo;
use crate::l68_1999::art04_copertura::Copertura;
use crate::l68_1999::art05_compensazioni::{saldo, saldo_di_gruppo};
use crate::l68_1999::art05_esoneri::esonerati;
use crate::l68_1999::art18_categorie_protette::{Esuberi, ripartisci_abbattimento};
use mirato_domain::situazione::{Compensazione, Situazione, Soggetto, TipoSospensione};
use std::slice::from_ref;

/// A quota in a province or in the country.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Dovuta {
    /// Reckoned on this territory's base alone.
    pub propria: QuotaDiRiserva,
    /// After the provinces are brought to the national figure.
    pub riallineata: i64,
    /// Still due after a suspension.
    pub dovuta: i64,
}

impl Dovuta {
    /// Units suspended.
    pub const fn sospesa(&self) -> i64 {
        self.riallineata - self.dovuta
    }
}

/// All figures of a province or of the country.
#[derive(Debug, Clone)]
pub(super) struct Territorio {
    pub computo: Computo,
    pub copertura: Copertura,
    pub art3: Dovuta,
    pub art18: Dovuta,
    pub sospensione: Esito<InAttivita>,
    pub esonerati: i64,
    pub abbattimento: i64,
    pub compensazione_art3: i64,
    pub compensazione_art18: i64,
}

impl Territorio {
    /// Uncovered units of art. 3 before any reduction and compensation, signed.
    pub fn scoperta_art3(&self) -> i64 {
        self.art3.dovuta - self.esonerati - self.copertura.totale()
    }

    /// Uncovered units of art. 3 before compensation, signed.
    pub fn reale_art3(&self) -> i64 {
        self.scoperta_art3() - self.abbattimento
    }

    /// Uncovered units of art. 3 after compensation.
    pub fn scopertura_art3(&self) -> i64 {
        (self.reale_art3() + self.compensazione_art3).max(0)
    }

    /// Uncovered units of art. 18 before compensation, signed.
    pub const fn reale_art18(&self) -> i64 {
        self.art18.dovuta - self.computo.categorie_protette
    }

    /// Uncovered units of art. 18 after compensation.
    pub fn scopertura_art18(&self) -> i64 {
        (self.reale_art18() + self.compensazione_art18).max(0)
    }
}

/// A reckoning of the quota with all its steps.
#[derive(Debug)]
pub(super) struct Conteggio<'a> {
    pub situazione: &'a Situazione,
    pub regole: &'a RegoleAl,
    /// Index of the province of the legal seat.
    pub sede: usize,
    pub classe: Classe,
    pub nazionale: Territorio,
    pub province: Vec<Territorio>,
    /// Surplus of art. 18 and whether it lowers what is uncovered.
    pub esuberi: Esuberi,
    pub abbattimento: Esito<i64>,
}

impl<'a> Conteggio<'a> {
    /// Reckons a situation that has passed the checks.
    pub fn di(situazione: &'a Situazione, regole: &'a RegoleAl) -> Result<Self, ErroreNorma> {
        let province = &situazione.province;
        let computo = Computo::di(province, &regole.categorie, &regole.art18)?;
        let mut computi = Vec::with_capacity(province.len());
        for provincia in province {
            computi.push(Computo::di(from_ref(provincia), &regole.categorie, &regole.art18)?);
        }
        riallineamento::computi(&mut computi, &computo)?;
        let classe = regole.art03.classe(computo.base_art3());
        let copertura = Copertura::di(province, classe, &regole.copertura)?;
        let mut coperture = Vec::with_capacity(province.len());
        for provincia in province {
            coperture.push(Copertura::di(from_ref(provincia), classe, &regole.copertura)?);
        }
        riallineamento::coperture(&mut coperture, copertura.unita);
        let sede = province.iter().position(|voce| voce.provincia == situazione.datore.sede_legale).unwrap_or(0);
        let nazionale = territorio(computo, copertura);
        let province = computi.into_iter().zip(coperture).map(|(computo, copertura)| territorio(computo, copertura));
        let esuberi = Esuberi {
            quota: 0,
            in_forza: nazionale.computo.categorie_protette,
            al_17_01_2000: situazione.province.iter().map(|p| i64::from(p.categorie_protette_al_17_01_2000)).sum(),
        };
        let province = province.collect();
        let abbattimento = Esito::Valore(0);
        let mut conteggio = Self { situazione, regole, sede, classe, nazionale, province, esuberi, abbattimento };
        conteggio.quote();
        conteggio.sospensioni();
        conteggio.scoperture();
        Ok(conteggio)
    }

    /// The quota in the country, then in each province (art. 3 c. 1, art. 18 c. 2).
    fn quote(&mut self) {
        let (art03, art18) = (&self.regole.art03, &self.regole.art18);
        let (base3, base18) = (self.nazionale.computo.base_art3(), self.nazionale.computo.base_art18());
        let nazionale3 = art03.quota_di_riserva(base3).o_zero();
        let nazionale18 = art18.quota_di_riserva(base18).o_zero();
        let percento3 = self.classe == Classe::Oltre50;
        let percento18 = art18.in_percentuale(base18);
        let proprie = |aliquota, base: fn(&Computo) -> i64, percento: bool| -> Vec<QuotaDiRiserva> {
            let quota = |territorio: &Territorio| QuotaDiRiserva::percentuale(aliquota, base(&territorio.computo));
            if percento {
                self.province.iter().map(quota).collect()
            } else {
                vec![QuotaDiRiserva::default(); self.province.len()]
            }
        };
        let proprie3 = proprie(art03.aliquota.valore, Computo::base_art3, percento3);
        let proprie18 = proprie(art18.aliquota.valore, Computo::base_art18, percento18);
        let riparto = |proprie: &[QuotaDiRiserva], nazionale, percento, eccedenza: Eccedenza| {
            art03_quota::ripartisci(proprie, nazionale, percento, self.sede, eccedenza)
        };
        let unita3 = riparto(&proprie3, nazionale3, percento3, art03.eccedenza);
        let unita18 = riparto(&proprie18, nazionale18, percento18, art03.eccedenza);
        for (indice, territorio) in self.province.iter_mut().enumerate() {
            let dovuta = |propria, unita: i64| Dovuta { propria, riallineata: unita, dovuta: unita };
            territorio.art3 = dovuta(proprie3[indice], unita3[indice]);
            territorio.art18 = dovuta(proprie18[indice], unita18[indice]);
        }
        self.nazionale.art3 = Dovuta { propria: nazionale3, riallineata: nazionale3.unita, dovuta: nazionale3.unita };
        self.nazionale.art18 =
            Dovuta { propria: nazionale18, riallineata: nazionale18.unita, dovuta: nazionale18.unita };
    }

    /// Suspension of the duties, province by province; the national quota is what remains of them.
    fn sospensioni(&mut self) {
        let regole = &self.regole.sospensione;
        let collettivo = self.licenziamento_collettivo();
        for (territorio, provincia) in self.province.iter_mut().zip(&self.situazione.province) {
            let denominatore = match regole.denominatore {
                Denominatore::BaseComputo => territorio.computo.base_art3(),
                Denominatore::Dipendenti => territorio.computo.totale,
            };
            let natura = self.situazione.datore.natura;
            territorio.sospensione = in_attivita(natura, provincia.sospensione.as_ref(), collettivo, denominatore);
            if let Esito::Valore(attivita) = &territorio.sospensione {
                territorio.art3.dovuta = attivita.dovuta(territorio.art3.riallineata);
                if regole.anche_art18 {
                    territorio.art18.dovuta = attivita.dovuta(territorio.art18.riallineata);
                }
            }
        }
        self.nazionale.art3.dovuta = self.province.iter().map(|territorio| territorio.art3.dovuta).sum();
        self.nazionale.art18.dovuta = self.province.iter().map(|territorio| territorio.art18.dovuta).sum();
    }

    /// Exempt units, the surplus of art. 18, compensations.
    fn scoperture(&mut self) {
        for (territorio, provincia) in self.province.iter_mut().zip(&self.situazione.province) {
            territorio.esonerati = esonerati(provincia);
            territorio.compensazione_art3 = saldo(&provincia.compensazioni, Soggetto::Disabili);
            territorio.compensazione_art18 = saldo(&provincia.compensazioni, Soggetto::CategorieProtette);
        }
        self.nazionale.esonerati = self.province.iter().map(|territorio| territorio.esonerati).sum();
        self.nazionale.compensazione_art3 = saldo_di_gruppo(self.compensazioni(), Soggetto::Disabili);
        self.nazionale.compensazione_art18 = saldo_di_gruppo(self.compensazioni(), Soggetto::CategorieProtette);
        self.esuberi.quota = self.nazionale.art18.riallineata;
        let scoperta = self.nazionale.scoperta_art3();
        self.abbattimento = self.esuberi.abbattimento(scoperta);
        self.nazionale.abbattimento = self.abbattimento.o_zero();
        let scoperture: Vec<i64> = self.province.iter().map(Territorio::scoperta_art3).collect();
        let tolte = ripartisci_abbattimento(&scoperture, self.nazionale.abbattimento, scoperta);
        for (territorio, tolta) in self.province.iter_mut().zip(tolte) {
            territorio.abbattimento = tolta;
        }
    }

    /// The compensations of every province.
    pub fn compensazioni(&self) -> impl Iterator<Item = &'a Compensazione> {
        self.situazione.province.iter().flat_map(|provincia| &provincia.compensazioni)
    }

    /// Whether a collective dismissal suspends the duties on the whole national territory.
    pub fn licenziamento_collettivo(&self) -> bool {
        let tipi = self.situazione.province.iter().filter_map(|provincia| provincia.sospensione.as_ref());
        tipi.into_iter().any(|sospensione| sospensione.tipo == TipoSospensione::LicenziamentoCollettivo)
    }
}

fn territorio(computo: Computo, copertura: Copertura) -> Territorio {
    Territorio {
        computo,
        copertura,
        art3: Dovuta::default(),
        art18: Dovuta::default(),
        sospensione: Esito::non_applicabile("nessuna procedura in corso"),
        esonerati: 0,
        abbattimento: 0,
        compensazione_art3: 0,
        compensazione_art18: 0,
    }
}
