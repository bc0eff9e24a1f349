//! Art. 4 L. 68/1999: which workers are counted in the base.

use crate::aritmetica::{Esatta, arrotonda, somma_oraria};
use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use crate::l68_1999::art18_categorie_protette::{Limite, RegoleArt18};
use crate::parametri::{Parametri, Riga};
use chrono::NaiveDate;
use mirato_domain::situazione::{GruppoPartTime, SituazioneProvinciale};
use std::collections::BTreeMap;

/// From which base a category is excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ambito {
    /// From both.
    Entrambe,
    /// From the base of art. 3 alone.
    Art3,
    /// From the base of art. 18 alone.
    Art18,
}

/// An excluded category in force on a day.
#[derive(Debug, Clone)]
pub struct Categoria {
    /// Name, in Italian.
    pub nome: String,
    /// From which base.
    pub ambito: Ambito,
    /// Citation.
    pub fonte: Fonte,
}

/// What the program makes of the code of a category.
#[derive(Debug)]
pub enum Riconosciuta<'a> {
    /// In force on the day.
    InVigore(&'a Categoria),
    /// Known, but not on the day.
    FuoriVigenza,
    /// A four-digit code of the national file that the office has not mapped yet: counted in no exclusion.
    DaAbbinare,
    /// Unknown.
    Ignota,
}

/// The excluded categories on a day.
#[derive(Debug, Clone)]
pub struct Categorie {
    in_vigore: BTreeMap<String, Categoria>,
    altre: Vec<String>,
}

impl Categorie {
    /// The table on a day.
    ///
    /// # Errors
    /// An error of the parameter, also for a row whose `ambito` is unknown.
    pub fn al(parametri: &Parametri, data: NaiveDate) -> Result<Self, ErroreNorma> {
        let righe = parametri.tabella("categoria_esclusa", data)?;
        let in_vigore = righe.into_iter().map(|riga| Ok((riga.codice.clone(), categoria(riga)?)));
        let in_vigore: BTreeMap<_, _> = in_vigore.collect::<Result<_, ErroreNorma>>()?;
        let tutte = &parametri.parametro("categoria_esclusa")?.righe;
        let altre = tutte.iter().filter(|riga| !in_vigore.contains_key(&riga.codice)).map(|riga| riga.codice.clone());
        Ok(Self { altre: altre.collect(), in_vigore })
    }

    /// What a code stands for.
    #[must_use]
    pub fn riconosci(&self, codice: &str) -> Riconosciuta<'_> {
        match self.in_vigore.get(codice) {
            Some(categoria) => Riconosciuta::InVigore(categoria),
            None if self.altre.iter().any(|altra| altra == codice) => Riconosciuta::FuoriVigenza,
            None if codice.len() == 4 && codice.bytes().all(|cifra| cifra.is_ascii_digit()) => Riconosciuta::DaAbbinare,
            None => Riconosciuta::Ignota,
        }
    }

    /// The codes in force, for a message.
    pub fn codici(&self) -> impl Iterator<Item = &str> {
        self.in_vigore.keys().map(String::as_str)
    }
}

fn categoria(riga: &Riga) -> Result<Categoria, ErroreNorma> {
    let ambito = match riga.campo("ambito") {
        Some("entrambe") => Ambito::Entrambe,
        Some("art3") => Ambito::Art3,
        Some("art18") => Ambito::Art18,
        _ => {
            let motivo = format!("la riga «{}» deve avere l'ambito: entrambe, art3 o art18", riga.codice);
            return Err(ErroreNorma::ParametroErrato { id: "categoria_esclusa".to_owned(), motivo });
        }
    };
    Ok(Categoria { nome: riga.nome.clone(), ambito, fonte: riga.citazione() })
}

/// Workers measured by their hours: heads, exact sum of the parts, whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParteOraria {
    /// Heads.
    pub teste: i64,
    /// Exact sum of the parts of full time.
    pub somma: Esatta,
    /// Units: the sum rounded, then brought to the national figure.
    pub unita: i64,
}

impl ParteOraria {
    /// Adds the parts and rounds the sum once.
    ///
    /// # Errors
    /// `TroppoGrande` if the exact sum cannot be written.
    pub fn di<'a>(righe: impl Iterator<Item = &'a GruppoPartTime>) -> Result<Self, ErroreNorma> {
        let (teste, somma) = somma_oraria(righe)?;
        Ok(Self { teste, somma, unita: arrotonda(somma) })
    }

    /// Units taken out of the base: heads less the units they make.
    #[must_use]
    pub const fn tolte(&self) -> i64 {
        self.teste - self.unita
    }
}

/// What makes a base, in a province or in the whole country.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Computo {
    /// All subordinate workers.
    pub totale: i64,
    /// Workers with disabilities as heads, the two special lists included.
    pub disabili: i64,
    /// Workers excluded from the base of art. 3.
    pub esclusi_art3: i64,
    /// Workers excluded from the base of art. 18.
    pub esclusi_art18: i64,
    /// Protected categories in force.
    pub categorie_protette: i64,
    /// Those of them left out of the base.
    pub limite: Limite,
    /// Part-time workers, the teleworkers among them.
    pub part_time: ParteOraria,
    /// On-call workers.
    pub intermittenti: ParteOraria,
    /// Part-time teleworkers, counted among the part-time workers and taken out again.
    pub telelavoro: ParteOraria,
    /// Full-time teleworkers.
    pub telelavoro_tempo_pieno: i64,
}

impl Computo {
    /// Counts the workers of some provinces together, each sum rounded once.
    ///
    /// # Errors
    /// `TroppoGrande` if an exact sum cannot be written.
    pub fn di(
        province: &[SituazioneProvinciale],
        categorie: &Categorie,
        art18: &RegoleArt18,
    ) -> Result<Self, ErroreNorma> {
        let mut conto = Self::default();
        for provincia in province {
            conto.totale += i64::from(provincia.totale_dipendenti);
            conto.disabili += disabili_dipendenti(provincia);
            conto.categorie_protette += i64::from(provincia.categorie_protette);
            conto.telelavoro_tempo_pieno += i64::from(provincia.telelavoro.tempo_pieno);
            for esclusione in &provincia.esclusioni {
                let Riconosciuta::InVigore(categoria) = categorie.riconosci(&esclusione.categoria) else { continue };
                let numero = i64::from(esclusione.numero);
                conto.esclusi_art3 += if categoria.ambito == Ambito::Art18 { 0 } else { numero };
                conto.esclusi_art18 += if categoria.ambito == Ambito::Art3 { 0 } else { numero };
            }
        }
        let ordinari = province.iter().flat_map(|provincia| &provincia.part_time);
        let telelavoro = || province.iter().flat_map(|provincia| &provincia.telelavoro.part_time);
        conto.part_time = ParteOraria::di(ordinari.chain(telelavoro()))?;
        conto.telelavoro = ParteOraria::di(telelavoro())?;
        conto.intermittenti = ParteOraria::di(province.iter().flat_map(|provincia| &provincia.intermittenti))?;
        conto.limite = art18.non_computabili(conto.categorie_protette, conto.totale);
        Ok(conto)
    }

    /// Base of art. 3.
    #[must_use]
    pub const fn base_art3(&self) -> i64 {
        self.comune() - self.esclusi_art3 - self.limite.esclusi
    }

    /// Base of art. 18.
    #[must_use]
    pub const fn base_art18(&self) -> i64 {
        self.comune() - self.esclusi_art18 - self.limite.esclusi
    }

    /// The smaller of the two bases: what can still be taken out without either going below zero.
    #[must_use]
    pub fn spazio(&self) -> i64 {
        self.base_art3().min(self.base_art18()).max(0)
    }

    const fn comune(&self) -> i64 {
        self.totale
            - self.disabili
            - self.part_time.tolte()
            - self.intermittenti.tolte()
            - self.telelavoro.unita
            - self.telelavoro_tempo_pieno
    }
}

/// Workers with disabilities employed by the firm itself, as heads: those supplied by an agency or
/// placed under art. 12-bis or 14 are not its employees.
#[must_use]
pub fn disabili_dipendenti(provincia: &SituazioneProvinciale) -> i64 {
    [&provincia.disabili, &provincia.centralinisti, &provincia.massofisioterapisti]
        .iter()
        .map(|gruppo| i64::from(gruppo.teste()))
        .sum()
}

/// Citation of the rule on who is counted.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "4", "1", "")
}
