//! What a situation must satisfy before anything is reckoned. Every field in error is reported at once.

use super::regole::RegoleAl;
use crate::errore::{ErroreNorma, italiana};
use crate::l68_1999::art03_sospensione::totale;
use crate::l68_1999::art04_computo::{Ambito, Riconosciuta, disabili_dipendenti};
use crate::l68_1999::art04_copertura::{GRUPPI, gruppi};
use mirato_domain::Campo;
use mirato_domain::situazione::{
    GruppoPartTime, Situazione, SituazioneProvinciale, Soggetto, Sospensione, TipoCompensazione,
};
use std::collections::BTreeSet;

/// The fields in error found so far.
struct Controlli<'a> {
    regole: &'a RegoleAl,
    campi: Vec<Campo>,
}

/// Refuses a situation that contradicts itself.
///
/// # Errors
/// `Dato` with every field in error.
pub(super) fn controlla(situazione: &Situazione, regole: &RegoleAl) -> Result<(), ErroreNorma> {
    let mut controlli = Controlli { regole, campi: Vec::new() };
    controlli.insieme(situazione);
    for (indice, provincia) in situazione.province.iter().enumerate() {
        controlli.provincia(indice, provincia);
    }
    match controlli.campi.len() {
        0 => Ok(()),
        1 => Err(ErroreNorma::Dato { messaggio: "c'è un dato da correggere".to_owned(), campi: controlli.campi }),
        numero => {
            Err(ErroreNorma::Dato { messaggio: format!("ci sono {numero} dati da correggere"), campi: controlli.campi })
        }
    }
}

impl Controlli<'_> {
    fn errore(&mut self, campo: impl Into<String>, messaggio: impl Into<String>) {
        self.campi.push(Campo { campo: campo.into(), messaggio: messaggio.into() });
    }

    /// The provinces as a whole: at least one, each once, that of the legal seat among them.
    fn insieme(&mut self, situazione: &Situazione) {
        if situazione.province.is_empty() {
            self.errore("province", "indica almeno una provincia con i suoi dipendenti");
            return;
        }
        let mut viste = BTreeSet::new();
        for (indice, provincia) in situazione.province.iter().enumerate() {
            if !viste.insert(provincia.provincia) {
                let messaggio =
                    format!("la provincia {} c'è già: riunisci i dati in una voce sola", provincia.provincia);
                self.errore(format!("province[{indice}].provincia"), messaggio);
            }
        }
        let sede = situazione.datore.sede_legale;
        if !viste.contains(&sede) {
            let messaggio = format!(
                "la provincia della sede legale ({sede}) non è fra le province: aggiungila, anche con 0 dipendenti, \
                 perché le unità che mancano spettano alla sede legale"
            );
            self.errore("datore.sede_legale", messaggio);
        }
    }

    fn provincia(&mut self, indice: usize, provincia: &SituazioneProvinciale) {
        let dove = |campo: &str| format!("province[{indice}].{campo}");
        for (nome, gruppo) in GRUPPI.into_iter().zip(gruppi(provincia)) {
            self.orari(&gruppo.part_time, || dove(&format!("{nome}.part_time")), false, true);
        }
        self.orari(&provincia.part_time, || dove("part_time"), false, false);
        self.orari(&provincia.intermittenti, || dove("intermittenti"), true, false);
        self.orari(&provincia.telelavoro.part_time, || dove("telelavoro.part_time"), false, false);
        self.totali(indice, provincia);
        self.esclusioni(indice, provincia);
        if provincia.categorie_protette_al_17_01_2000 > provincia.categorie_protette {
            let messaggio = format!("sono più delle categorie protette in forza ({})", provincia.categorie_protette);
            self.errore(dove("categorie_protette_al_17_01_2000"), messaggio);
        }
        if let Some(sospensione) = &provincia.sospensione {
            self.sospensione(&dove("sospensione"), sospensione, provincia.totale_dipendenti);
        }
        self.compensazioni(indice, provincia);
    }

    /// Hours of part-time rows: within the contract's, and not nothing unless the work is on call.
    fn orari(&mut self, righe: &[GruppoPartTime], dove: impl Fn() -> String, a_chiamata: bool, disabili: bool) {
        for (indice, riga) in righe.iter().enumerate() {
            let campo = |nome: &str| format!("{}[{indice}].{nome}", dove());
            if riga.ore_contratto.minuti() == 0 {
                self.errore(campo("ore_contratto"), "indica l'orario pieno del contratto");
            } else if riga.ore > riga.ore_contratto {
                let messaggio = format!("{} supera l'orario pieno del contratto ({})", riga.ore, riga.ore_contratto);
                self.errore(campo("ore"), messaggio);
            } else if riga.ore.minuti() == 0 && !a_chiamata {
                self.errore(campo("ore"), "indica l'orario settimanale");
            }
            if riga.invalidita_oltre_50 == Some(true) && !disabili {
                self.errore(
                    campo("invalidita_oltre_50"),
                    "vale solo per le persone con disabilità: indicale nel loro gruppo",
                );
            }
        }
    }

    /// Heads of every group within the province's employees.
    fn totali(&mut self, indice: usize, provincia: &SituazioneProvinciale) {
        let totale = i64::from(provincia.totale_dipendenti);
        let teste = |righe: &[GruppoPartTime]| righe.iter().map(|riga| i64::from(riga.numero)).sum::<i64>();
        let disabili = disabili_dipendenti(provincia);
        let part_time = teste(&provincia.part_time) + teste(&provincia.telelavoro.part_time);
        let gruppi = [
            ("disabili", "le persone con disabilità", disabili),
            ("part_time", "i lavoratori a tempo parziale", part_time),
            ("intermittenti", "i lavoratori intermittenti", teste(&provincia.intermittenti)),
            ("telelavoro", "i telelavoratori", i64::from(provincia.telelavoro.teste())),
            ("categorie_protette", "le categorie protette", i64::from(provincia.categorie_protette)),
        ];
        let mut oltre = false;
        for (campo, nome, numero) in gruppi {
            if numero > totale {
                oltre = true;
                let messaggio =
                    format!("{nome} sono {numero}, i dipendenti della provincia {totale}: correggi uno dei due numeri");
                self.errore(format!("province[{indice}].{campo}"), messaggio);
            }
        }
        let riservati = disabili + i64::from(provincia.categorie_protette);
        if !oltre && riservati > totale {
            let messaggio =
                format!("persone con disabilità e categorie protette insieme sono {riservati}, i dipendenti {totale}");
            self.errore(format!("province[{indice}].totale_dipendenti"), messaggio);
        }
    }

    /// Excluded categories: known, in force on the day, within the employees for each base.
    fn esclusioni(&mut self, indice: usize, provincia: &SituazioneProvinciale) {
        let (mut art3, mut art18) = (0_i64, 0_i64);
        for (posto, esclusione) in provincia.esclusioni.iter().enumerate() {
            let campo = || format!("province[{indice}].esclusioni[{posto}].categoria");
            match self.regole.categorie.riconosci(&esclusione.categoria) {
                Riconosciuta::InVigore(categoria) => {
                    let numero = i64::from(esclusione.numero);
                    art3 += if categoria.ambito == Ambito::Art18 { 0 } else { numero };
                    art18 += if categoria.ambito == Ambito::Art3 { 0 } else { numero };
                }
                Riconosciuta::FuoriVigenza => {
                    let giorno = italiana(&self.regole.data);
                    self.errore(
                        campo(),
                        format!("il {giorno} la categoria «{}» non era esclusa", esclusione.categoria),
                    );
                }
                Riconosciuta::DaAbbinare => {}
                Riconosciuta::Ignota => {
                    let codici: Vec<&str> = self.regole.categorie.codici().collect();
                    let messaggio = format!(
                        "«{}» non è una categoria della tabella: usane una fra {}",
                        esclusione.categoria,
                        codici.join(", ")
                    );
                    self.errore(campo(), messaggio);
                }
            }
        }
        let totale = i64::from(provincia.totale_dipendenti);
        if art3.max(art18) > totale {
            let messaggio = format!(
                "i lavoratori esclusi sono {}, i dipendenti {totale}: correggi uno dei due numeri",
                art3.max(art18)
            );
            self.errore(format!("province[{indice}].esclusioni"), messaggio);
        }
    }

    /// A suspension has one measure; a collective dismissal is total and needs none.
    fn sospensione(&mut self, dove: &str, sospensione: &Sospensione, dipendenti: u32) {
        let totale_per_legge = totale(sospensione.tipo);
        match (sospensione.percentuale, sospensione.lavoratori_sospesi) {
            (Some(_), Some(_)) => {
                self.errore(dove, "indica la percentuale oppure i lavoratori sospesi, non tutti e due");
            }
            (None, None) if !totale_per_legge => {
                self.errore(dove, "indica quanto lavoro è sospeso: la percentuale oppure i lavoratori sospesi");
            }
            _ => {}
        }
        if let Some(sospesi) = sospensione.lavoratori_sospesi.filter(|sospesi| *sospesi > dipendenti) {
            let messaggio = format!("i lavoratori sospesi sono {sospesi}, i dipendenti della provincia {dipendenti}");
            self.errore(format!("{dove}.lavoratori_sospesi"), messaggio);
        }
    }

    /// A province compensates with another one, and for each quota in one direction.
    fn compensazioni(&mut self, indice: usize, provincia: &SituazioneProvinciale) {
        for (posto, compensazione) in provincia.compensazioni.iter().enumerate() {
            if compensazione.provincia == provincia.provincia && compensazione.azienda_gruppo.is_none() {
                let messaggio = "una provincia si compensa con un'altra, o con un'altra azienda del gruppo";
                self.errore(format!("province[{indice}].compensazioni[{posto}].provincia"), messaggio);
            }
        }
        for soggetto in [Soggetto::Disabili, Soggetto::CategorieProtette] {
            let ha = |tipo| {
                let voci = &mut provincia.compensazioni.iter();
                voci.any(|voce| voce.soggetto == soggetto && voce.tipo == tipo)
            };
            if ha(TipoCompensazione::Eccedenza) && ha(TipoCompensazione::Riduzione) {
                let messaggio =
                    "nella stessa provincia e per la stessa quota c'è un'eccedenza e una riduzione: tienine una";
                self.errore(format!("province[{indice}].compensazioni"), messaggio);
            }
        }
    }
}
