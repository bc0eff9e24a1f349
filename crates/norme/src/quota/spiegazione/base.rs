//! The base, told: everybody less those the law does not count.

use super::{Racconto, sottrae, sottrazione};
use crate::aritmetica::{self, arrotonda, italiano};
use crate::fonte::Fonte;
use crate::l68_1999::art04_computo::{self, Ambito, Categoria, ParteOraria, Riconosciuta};
use crate::voce::Voce;
use std::collections::BTreeMap;

/// Which of the two bases.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quale {
    Art3,
    Art18,
}

impl Racconto<'_> {
    /// The base of art. 3 or of art. 18.
    pub(super) fn base(&self, quale: Quale) -> Voce {
        let computo = &self.territorio.computo;
        let (figura, base, esclusi) = match quale {
            Quale::Art3 => ("base_art3", computo.base_art3(), computo.esclusi_art3),
            Quale::Art18 => ("base_art18", computo.base_art18(), computo.esclusi_art18),
        };
        let id = self.id(figura);
        let tolti = [
            computo.disabili,
            esclusi,
            computo.limite.esclusi,
            computo.part_time.tolte(),
            computo.intermittenti.tolte(),
            computo.telelavoro.unita,
            computo.telelavoro_tempo_pieno,
        ];
        let nome = if quale == Quale::Art3 { "Base di computo" } else { "Base di computo dell'art. 18" };
        Voce::nuova(id.clone(), nome)
            .valore(base, "lavoratori")
            .spiega("Si parte da tutti i lavoratori e si tolgono quelli che la legge non conta.")
            .conto(sottrazione(computo.totale, &tolti, base))
            .cita(art04_computo::fonte())
            .figlia(
                Voce::nuova(format!("{id}.totale_dipendenti"), "Lavoratori in forza")
                    .valore(computo.totale, "lavoratori")
                    .spiega("Tutti i contratti di lavoro subordinato dichiarati.")
                    .cita(art04_computo::fonte()),
            )
            .figlia(self.disabili(&id))
            .figlie(self.esclusioni(&id, quale))
            .figlia(self.categorie_protette(&id))
            .figlie(self.orari_ridotti(&id))
            .figlie(self.telelavoro(&id))
    }

    fn disabili(&self, id: &str) -> Voce {
        let (id, nome) = (format!("{id}.disabili"), "Persone con disabilità già assunte");
        match self.territorio.computo.disabili {
            0 => Voce::rifiutata(id, nome, "nessuna dichiarata"),
            numero => sottrae(id, nome, numero, "persone")
                .spiega("Contate per testa, anche se a tempo parziale; comprese quelle delle liste speciali.")
                .cita(art04_computo::fonte()),
        }
    }

    /// One step for each category declared; those of the other base are shown as not applied.
    fn esclusioni(&self, id: &str, quale: Quale) -> Vec<Voce> {
        let mut somme: BTreeMap<&str, i64> = BTreeMap::new();
        for esclusione in self.dichiarate.iter().flat_map(|dichiarata| &dichiarata.esclusioni) {
            *somme.entry(esclusione.categoria.as_str()).or_default() += i64::from(esclusione.numero);
        }
        let voci = somme.into_iter().map(|(codice, numero)| {
            let id = format!("{id}.esclusioni.{codice}");
            match self.conteggio.regole.categorie.riconosci(codice) {
                Riconosciuta::InVigore(categoria) => esclusa(id, categoria, numero, quale),
                _ => Voce::rifiutata(
                    id,
                    format!("Categoria {codice}"),
                    "il codice non è nella tabella: non toglie nessuno",
                ),
            }
        });
        let voci: Vec<Voce> = voci.collect();
        if voci.is_empty() {
            return vec![Voce::rifiutata(
                format!("{id}.esclusioni"),
                "Categorie escluse",
                "nessun lavoratore dichiarato",
            )];
        }
        voci
    }

    fn categorie_protette(&self, id: &str) -> Voce {
        let (id, nome) = (format!("{id}.categorie_protette"), "Categorie protette (art. 18)");
        let computo = &self.territorio.computo;
        let (limite, in_forza) = (&computo.limite, computo.categorie_protette);
        if in_forza == 0 {
            return Voce::rifiutata(id, nome, "nessun lavoratore dichiarato");
        }
        let regola = &self.conteggio.regole.art18.limite_escluse;
        let percento = &regola.letto.valore;
        let mut conto = format!(
            "il minore fra {in_forza} e {percento} × {} = {} → {}",
            computo.totale,
            italiano(limite.esatto),
            limite.massimo
        );
        if limite.esclusi != in_forza.min(limite.massimo) {
            conto.push_str(&format!("; {} perché le province sommino il dato nazionale", limite.esclusi));
        }
        sottrae(id, nome, limite.esclusi, "lavoratori")
            .spiega(format!("Sono {in_forza}, ma si possono togliere solo entro l'{percento} dei dipendenti."))
            .conto(conto)
            .cita(art04_computo::fonte())
            .cita(regola.citazione())
            .legge(regola.letto.clone())
    }

    /// Part-time and on-call workers.
    fn orari_ridotti(&self, id: &str) -> [Voce; 2] {
        let computo = &self.territorio.computo;
        let fonte = |articolo: &str| Fonte::legge("D.Lgs. 81/2015", articolo, "", "");
        let (part_time, intermittenti) = (format!("{id}.part_time"), format!("{id}.intermittenti"));
        let (ridotto, a_chiamata) = ("persone lavorano a orario ridotto", "persone lavorano a chiamata");
        [
            self.ore(part_time, "Tempo parziale", computo.part_time, ridotto, fonte("9")),
            self.ore(intermittenti, "Lavoro intermittente", computo.intermittenti, a_chiamata, fonte("18")),
        ]
    }

    /// Workers measured by their hours, taken out as heads and put back as units.
    fn ore(&self, id: String, nome: &str, parte: ParteOraria, chi: &str, fonte: Fonte) -> Voce {
        if parte.teste == 0 {
            return Voce::rifiutata(id, nome, "nessun lavoratore dichiarato");
        }
        sottrae(id, nome, parte.tolte(), "unità")
            .spiega(format!(
                "{} {chi} e valgono quanto {} a tempo pieno: si toglie la differenza.",
                parte.teste, parte.unita
            ))
            .conto(format!("{};  {} − {} = {}", somma(parte), parte.teste, parte.unita, parte.tolte()))
            .cita(fonte)
            .cita(aritmetica::fonte())
    }

    fn telelavoro(&self, id: &str) -> Vec<Voce> {
        let computo = &self.territorio.computo;
        let fonte = || Fonte::legge("D.Lgs. 80/2015", "23", "", "");
        let (intero, parziale) = (computo.telelavoro_tempo_pieno, computo.telelavoro);
        if intero == 0 && parziale.teste == 0 {
            return vec![Voce::rifiutata(format!("{id}.telelavoro"), "Telelavoro", "nessun lavoratore dichiarato")];
        }
        let mut voci = Vec::new();
        if intero > 0 {
            voci.push(
                sottrae(format!("{id}.telelavoro"), "Telelavoro a tempo pieno", intero, "lavoratori").cita(fonte()),
            );
        }
        if parziale.teste > 0 {
            voci.push(
                sottrae(format!("{id}.telelavoro_part_time"), "Telelavoro a tempo parziale", parziale.unita, "unità")
                    .spiega("Già contati fra i tempi parziali: qui si toglie la parte che era rimasta nella base.")
                    .conto(somma(parziale))
                    .cita(fonte().prassi())
                    .cita(aritmetica::fonte()),
            );
        }
        voci
    }
}

fn esclusa(id: String, categoria: &Categoria, numero: i64, quale: Quale) -> Voce {
    match (categoria.ambito, quale) {
        (Ambito::Art18, Quale::Art3) => Voce::rifiutata(id, &categoria.nome, "esclusi solo dalla base dell'art. 18"),
        (Ambito::Art3, Quale::Art18) => Voce::rifiutata(id, &categoria.nome, "esclusi solo dalla base dell'art. 3"),
        _ => sottrae(id, &categoria.nome, numero, "lavoratori").cita(categoria.fonte.clone()),
    }
}

/// "somma delle quote 8,62 → 9", and what was done to bring the provinces to the country.
fn somma(parte: ParteOraria) -> String {
    let arrotondata = arrotonda(parte.somma);
    let mut testo = format!("somma delle quote {} → {arrotondata}", italiano(parte.somma));
    if arrotondata != parte.unita {
        testo.push_str(&format!(", portata a {} perché le province sommino il dato nazionale", parte.unita));
    }
    testo
}
