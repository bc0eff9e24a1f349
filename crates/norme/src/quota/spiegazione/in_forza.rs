//! Those who cover the two quotas, told.

use super::Racconto;
use crate::aritmetica::{self, arrotonda, italiano};
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art04_computo;
use crate::l68_1999::art18_categorie_protette;
use crate::voce::Voce;
use crate::{dpr333_2000, l68_1999::art04_copertura::GRUPPI};

/// How each group of workers is named to a reader.
const NOMI: [&str; 5] = [
    "Persone con disabilità a tempo pieno",
    "Centralinisti non vedenti a tempo pieno",
    "Massofisioterapisti non vedenti a tempo pieno",
    "Persone con disabilità somministrate da almeno 12 mesi",
    "Persone in convenzione art. 12-bis o art. 14",
];

impl Racconto<'_> {
    /// Units of art. 3 covered.
    pub(super) fn in_forza_art3(&self) -> Voce {
        let copertura = &self.territorio.copertura;
        let id = self.id("in_forza_art3");
        let gruppi = copertura.tempo_pieno.iter().zip(NOMI).zip(GRUPPI).map(|((numero, nome), gruppo)| match numero {
            0 => Voce::rifiutata(format!("{id}.{gruppo}"), nome, "nessuna dichiarata"),
            numero => {
                Voce::nuova(format!("{id}.{gruppo}"), nome).valore(numero, "persone").cita(art04_computo::fonte())
            }
        });
        Voce::nuova(id.clone(), "Posti coperti")
            .valore(copertura.totale(), "unità")
            .spiega("Chi lavora oltre metà orario copre un posto intero; chi lavora meno vale la frazione.")
            .conto(format!("{} + {} = {}", copertura.interi(), copertura.unita, copertura.totale()))
            .cita(art04_computo::fonte())
            .figlie(gruppi)
            .figlia(self.part_time_disabili(&id))
            .figlia(self.da_15_a_35(&id))
    }

    fn part_time_disabili(&self, id: &str) -> Voce {
        let copertura = &self.territorio.copertura;
        let (id, nome) = (format!("{id}.part_time"), "Persone con disabilità a tempo parziale");
        if copertura.teste == 0 {
            return Voce::rifiutata(id, nome, "nessuna dichiarata");
        }
        let regole = &self.conteggio.regole.copertura;
        let intere = copertura.intere + copertura.intere_15_35;
        let arrotondata = arrotonda(copertura.somma);
        let mut conto = format!("{} → {arrotondata}", italiano(copertura.somma));
        if arrotondata != copertura.unita {
            conto.push_str(&format!(", portata a {} perché le province sommino il dato nazionale", copertura.unita));
        }
        Voce::nuova(id, nome)
            .valore(copertura.unita, "unità")
            .spiega(format!(
                "Sono {}: {intere} valgono un'unità intera, le altre la frazione dell'orario. {}.",
                copertura.teste,
                aritmetica::racconto(copertura.somma)
            ))
            .conto(conto)
            .cita(regole.soglia.citazione())
            .cita(aritmetica::fonte())
            .legge(regole.soglia.letto.clone())
            .legge(regole.margine.letto.clone())
    }

    fn da_15_a_35(&self, id: &str) -> Voce {
        let (id, nome) = (format!("{id}.da_15_a_35"), "Tempo parziale da 15 a 35 lavoratori");
        let contate = self.territorio.copertura.intere_15_35;
        let motivo = if self.conteggio.regole.copertura.da_15_a_35.is_none() {
            "il D.P.R. 333/2000 non era ancora in vigore"
        } else if self.conteggio.classe != Classe::Da15A35 {
            "vale solo da 15 a 35 lavoratori"
        } else {
            "nessuna persona a orario ridotto con invalidità oltre il 50%"
        };
        let voce = if contate == 0 {
            Voce::rifiutata(id, nome, motivo)
        } else {
            Voce::nuova(id, nome)
                .valore(contate, "persone")
                .spiega("Con invalidità oltre il 50% coprono un'unità intera qualunque sia l'orario; sono già fra i tempi parziali.")
        };
        voce.cita(dpr333_2000::art03_part_time::fonte())
    }

    /// Workers of art. 18 in force.
    pub(super) fn in_forza_art18(&self) -> Voce {
        Voce::nuova(self.id("in_forza_art18"), "Lavoratori dell'art. 18 in forza")
            .valore(self.territorio.computo.categorie_protette, "lavoratori")
            .spiega("Orfani, coniugi superstiti e categorie equiparate, contati per testa.")
            .cita(art18_categorie_protette::fonte())
    }
}
