//! Art. 4 L. 68/1999: who covers the quota, and for how much.

use crate::aritmetica::{Esatta, arrotonda, somma_oraria};
use crate::dpr333_2000::art03_part_time::{self, Regola15A35, conta_intera};
use crate::errore::ErroreNorma;
use crate::esito::Esito;
use crate::l68_1999::art03_quota::Classe;
use crate::parametri::{Letto, Parametri};
use chrono::NaiveDate;
use mirato_domain::Frazione;
use mirato_domain::situazione::{Gruppo, GruppoPartTime, SituazioneProvinciale};

/// The groups of workers who cover the quota of art. 3, as named in the input.
pub const GRUPPI: [&str; 5] =
    ["disabili", "centralinisti", "massofisioterapisti", "disabili_somministrati", "disabili_convenzione_12bis_14"];

/// The groups of [`GRUPPI`] in a province, in that order.
#[must_use]
pub const fn gruppi(provincia: &SituazioneProvinciale) -> [&Gruppo; 5] {
    [
        &provincia.disabili,
        &provincia.centralinisti,
        &provincia.massofisioterapisti,
        &provincia.disabili_somministrati,
        &provincia.disabili_convenzione_12bis_14,
    ]
}

/// The parameters of coverage on a day.
#[derive(Debug, Clone)]
pub struct RegoleCopertura {
    /// Part of full time above which a person covers a whole unit.
    pub soglia: Letto<Frazione>,
    /// Hours by which the threshold must be passed at least.
    pub margine: Letto<i64>,
    /// The rule for employers from 15 to 35, where it is in force.
    pub da_15_a_35: Option<Regola15A35>,
}

impl RegoleCopertura {
    /// The parameters in force on a day.
    ///
    /// # Errors
    /// An error of a parameter.
    pub fn al(parametri: &Parametri, data: NaiveDate) -> Result<Self, ErroreNorma> {
        Ok(Self {
            soglia: parametri.frazione("soglia_orario_unita_disabili", data)?,
            margine: parametri.intero("margine_orario_unita_disabili", data)?,
            da_15_a_35: art03_part_time::in_vigore(data),
        })
    }

    /// Whether a part-time row covers whole units by its hours alone.
    #[must_use]
    pub fn oltre_la_soglia(&self, riga: &GruppoPartTime) -> bool {
        let (sopra, sotto) = (*self.soglia.valore.numer(), *self.soglia.valore.denom());
        let soglia = i64::from(riga.ore_contratto.minuti()) * sopra;
        let svolti = i64::from(riga.ore.minuti()) * sotto;
        svolti > soglia && svolti >= soglia + self.margine.valore * 60 * sotto
    }
}

/// Who covers the quota of art. 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Copertura {
    /// Full-time workers by group, in the order of [`GRUPPI`].
    pub tempo_pieno: [i64; 5],
    /// Part-time workers as heads.
    pub teste: i64,
    /// Those who cover a whole unit by their hours.
    pub intere: i64,
    /// Those who cover a whole unit because the employer has 15 to 35 workers.
    pub intere_15_35: i64,
    /// Exact sum of what part-time workers cover.
    pub somma: Esatta,
    /// Units of part-time workers: the sum rounded, then brought to the national figure.
    pub unita: i64,
}

impl Copertura {
    /// Counts those who cover the quota in some provinces together, each sum rounded once.
    ///
    /// # Errors
    /// `TroppoGrande` if the exact sum cannot be written.
    pub fn di(
        province: &[SituazioneProvinciale],
        classe: Classe,
        regole: &RegoleCopertura,
    ) -> Result<Self, ErroreNorma> {
        let mut copertura = Self::default();
        let mut parziali: Vec<&GruppoPartTime> = Vec::new();
        for provincia in province {
            for (indice, gruppo) in gruppi(provincia).into_iter().enumerate() {
                copertura.tempo_pieno[indice] += i64::from(gruppo.tempo_pieno);
                for riga in &gruppo.part_time {
                    let numero = i64::from(riga.numero);
                    copertura.teste += numero;
                    if regole.oltre_la_soglia(riga) {
                        copertura.intere += numero;
                    } else if let Esito::Valore(()) = conta_intera(riga, classe, regole.da_15_a_35) {
                        copertura.intere_15_35 += numero;
                    } else {
                        parziali.push(riga);
                    }
                }
            }
        }
        let intere = Esatta::from_integer(i128::from(copertura.intere + copertura.intere_15_35));
        copertura.somma = intere + somma_oraria(parziali.into_iter())?.1;
        copertura.unita = arrotonda(copertura.somma);
        Ok(copertura)
    }

    /// Full-time workers of every group.
    #[must_use]
    pub fn interi(&self) -> i64 {
        self.tempo_pieno.iter().sum()
    }

    /// Units covered.
    #[must_use]
    pub fn totale(&self) -> i64 {
        self.interi() + self.unita
    }
}
