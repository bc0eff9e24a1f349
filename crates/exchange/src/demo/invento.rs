//! Names, codes and dates of nobody, from a seed.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use mirato_domain::prospetto::{
    CategoriaAssunzione, Lavoratore, LavoratoreComputabile, Prospetto, RapportoLavoro, Recapiti, Referente,
    SedeRiferimento, Trasmissione,
};
use mirato_domain::situazione::Soggetto;
use mirato_domain::{CodiceFiscale, Ore, Percentuale, Provincia, Sesso};

/// Cadastral code that no comune has.
pub(super) const COMUNE_DI_NESSUNO: &str = "M987";

const SILLABE: [&str; 16] =
    ["bra", "cel", "dor", "fan", "gri", "lem", "mor", "nav", "pel", "quar", "rus", "sol", "tar", "ved", "zan", "ber"];
const CODE: [&str; 8] = ["ato", "ino", "elli", "ese", "oni", "ardo", "etti", "usa"];
const NOMI: [(&str, Sesso); 12] = [
    ("Elena", Sesso::F),
    ("Marco", Sesso::M),
    ("Giulia", Sesso::F),
    ("Paolo", Sesso::M),
    ("Sara", Sesso::F),
    ("Andrea", Sesso::M),
    ("Lucia", Sesso::F),
    ("Davide", Sesso::M),
    ("Irene", Sesso::F),
    ("Fabio", Sesso::M),
    ("Noemi", Sesso::F),
    ("Tullio", Sesso::M),
];
const MESTIERI: [&str; 10] = [
    "Officine",
    "Cantieri",
    "Trasporti",
    "Conserve",
    "Tessitura",
    "Servizi",
    "Meccanica",
    "Editoriale",
    "Ceramiche",
    "Logistica",
];

/// A repeatable source of invented data (splitmix64).
pub(super) struct Invento {
    stato: u64,
    progressivo: u32,
    datori: u32,
    pub(super) al: NaiveDate,
}

impl Invento {
    pub(super) fn nuovo(seme: u64, al: NaiveDate) -> Self {
        Self { stato: seme, progressivo: 417_732, datori: 0, al }
    }

    fn prossimo(&mut self) -> u64 {
        self.stato = self.stato.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.stato;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a limit.
    pub(super) fn sotto(&mut self, limite: u32) -> u32 {
        u32::try_from(self.prossimo() % u64::from(limite.max(1))).unwrap_or(0)
    }

    pub(super) fn scegli<'a, T>(&mut self, tra: &'a [T]) -> &'a T {
        &tra[self.sotto(u32::try_from(tra.len()).unwrap_or(1)) as usize]
    }

    pub(super) fn cognome(&mut self) -> String {
        let (prima, seconda) = (*self.scegli(&SILLABE), *self.scegli(&CODE));
        let mut lettere = format!("{prima}{seconda}");
        lettere[..1].make_ascii_uppercase();
        lettere
    }

    /// The next invented name of a firm; the legal form follows.
    pub(super) fn denominazione(&mut self, forma: &str) -> String {
        let (mestiere, cognome) = (*self.scegli(&MESTIERI), self.cognome());
        format!("{mestiere} {cognome} {forma}")
    }

    /// The next code of an employer.
    pub(super) fn codice_datore(&mut self) -> Option<CodiceFiscale> {
        self.datori += 1;
        codice_di_ente(&format!("99988{:05}", self.datori))
    }

    pub(super) fn invio(&mut self, provincia: Provincia) -> Trasmissione {
        self.progressivo += 1 + self.sotto(40);
        let giorno = self.al + Days::new(5 + u64::from(self.sotto(26)));
        let (ora, minuto) = (8 + self.sotto(10), self.sotto(60));
        Trasmissione {
            codice_comunicazione: codice_comunicazione(provincia, giorno, self.progressivo),
            codice_comunicazione_precedente: None,
            data_invio: giorno.and_hms_opt(ora, minuto, 0),
            delegato: None,
            tipo_delegato: None,
            email_delegato: "invii@studio.example".to_owned(),
            protocollo: format!("{:08}", self.progressivo),
        }
    }

    /// Sends a prospetto again: a later day, a larger code.
    pub(super) fn invia_dopo(&mut self, prospetto: &mut Prospetto) {
        self.progressivo += 1;
        let trasmissione = &mut prospetto.trasmissione;
        trasmissione.data_invio = trasmissione.data_invio.map(|ora: NaiveDateTime| ora + Days::new(2));
        let prefisso = trasmissione.codice_comunicazione[..7].to_owned();
        trasmissione.codice_comunicazione = format!("{prefisso}{:09}", self.progressivo);
        trasmissione.protocollo = format!("{:08}", self.progressivo);
    }

    pub(super) fn sede(&mut self, provincia: Provincia) -> SedeRiferimento {
        let (nome, _) = *self.scegli(&NOMI);
        SedeRiferimento {
            comune: capoluogo(provincia).to_owned(),
            cap: cap(provincia).to_owned(),
            indirizzo: format!("Via dell'Esempio {}", 1 + self.sotto(180)),
            recapiti: Recapiti { telefono: Some("010000000".to_owned()), fax: None, email: None },
            referente_cognome: self.cognome(),
            referente_nome: nome.to_owned(),
        }
    }

    pub(super) fn referente(&mut self, provincia: Provincia) -> Option<Referente> {
        let persona = self.persona()?;
        Some(Referente {
            codice_fiscale: persona.codice_fiscale,
            cognome: persona.cognome,
            nome: persona.nome,
            indirizzo: format!("Via dell'Esempio {}", 1 + self.sotto(180)),
            comune: capoluogo(provincia).to_owned(),
            cap: cap(provincia).to_owned(),
            recapiti: Recapiti {
                telefono: Some("010000000".to_owned()),
                fax: None,
                email: Some("personale@azienda.example".to_owned()),
            },
        })
    }

    /// A person who cannot exist, with a code that stands every check.
    pub(super) fn persona(&mut self) -> Option<Lavoratore> {
        let (nome, sesso) = *self.scegli(&NOMI);
        let cognome = self.cognome();
        let nascita = NaiveDate::from_ymd_opt(
            1961 + i32::try_from(self.sotto(44)).ok()?,
            1 + self.sotto(12),
            1 + self.sotto(28),
        )?;
        let giorno = nascita.day() + if sesso == Sesso::F { 40 } else { 0 };
        let mese = char::from(b"ABCDEHLMPRST"[nascita.month0() as usize]);
        let quindici = format!(
            "{}{}{:02}{mese}{giorno:02}{COMUNE_DI_NESSUNO}",
            tre_lettere(&cognome, false),
            tre_lettere(nome, true),
            nascita.year().rem_euclid(100)
        );
        Some(Lavoratore {
            codice_fiscale: CodiceFiscale::da_quindici(&quindici).ok()?,
            cognome,
            nome: nome.to_owned(),
            sesso,
            data_nascita: nascita,
            comune_nascita: COMUNE_DI_NESSUNO.to_owned(),
            percentuale_disabilita: None,
        })
    }

    /// A worker who counts, with weekly hours out of forty.
    pub(super) fn lavoratore(
        &mut self,
        soggetto: Soggetto,
        tipo_assunzione: &str,
        ore: u32,
    ) -> Option<LavoratoreComputabile> {
        let mut lavoratore = self.persona()?;
        if soggetto == Soggetto::Disabili {
            lavoratore.percentuale_disabilita = Percentuale::intera(46 + self.sotto(55));
        }
        let in_forza_da = 200 + u64::from(self.sotto(4000));
        Some(LavoratoreComputabile {
            lavoratore,
            rapporto: RapportoLavoro {
                data_inizio: self.al - Days::new(in_forza_da),
                tipologia_contratto: Some("A.01.00".to_owned()),
                data_fine: None,
                qualifica: "4.1.1.2.0.1".to_owned(),
                tipo_assunzione: tipo_assunzione.to_owned(),
                orario_settimanale: Ore::da_minuti(40 * 60)?,
                orario_settimanale_part_time: Ore::da_minuti(ore * 60)?,
                soggetto,
                categoria_assunzione: CategoriaAssunzione::Nominativa,
            },
        })
    }
}

pub(super) fn codice_comunicazione(provincia: Provincia, giorno: NaiveDate, progressivo: u32) -> String {
    format!("10{}{:02}{progressivo:09}", provincia.codice_istat(), giorno.year().rem_euclid(100))
}

/// Eleven digits from the first ten: of the ten last digits one is the check.
pub(super) fn codice_di_ente(prime_dieci: &str) -> Option<CodiceFiscale> {
    (0..10).find_map(|ultima| format!("{prime_dieci}{ultima}").parse().ok())
}

/// The three letters of a name in a tax code: consonants, then vowels, then X; of a given name with
/// four consonants or more, the second is skipped.
fn tre_lettere(nome: &str, di_nome: bool) -> String {
    let lettere = nome.to_ascii_uppercase();
    let (vocali, mut consonanti): (Vec<char>, Vec<char>) =
        lettere.chars().filter(char::is_ascii_alphabetic).partition(|c| "AEIOU".contains(*c));
    if di_nome && consonanti.len() > 3 {
        consonanti.remove(1);
    }
    consonanti.into_iter().chain(vocali).chain("XXX".chars()).take(3).collect()
}

/// Chief towns of the demonstration's provinces.
const CAPOLUOGHI: [(&str, &str, &str); 9] = [
    ("GE", "D969", "16121"),
    ("SV", "I480", "17100"),
    ("IM", "E290", "18100"),
    ("SP", "E463", "19121"),
    ("BS", "B157", "25121"),
    ("MI", "F205", "20121"),
    ("TO", "L219", "10121"),
    ("AL", "A182", "15121"),
    ("BO", "A944", "40121"),
];

pub(super) fn capoluogo(provincia: Provincia) -> &'static str {
    CAPOLUOGHI.iter().find(|c| c.0 == provincia.sigla()).map_or("D969", |c| c.1)
}

pub(super) fn cap(provincia: Provincia) -> &'static str {
    CAPOLUOGHI.iter().find(|c| c.0 == provincia.sigla()).map_or("16121", |c| c.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_code_says_what_the_person_is() {
        let al = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        let mut invento = Invento::nuovo(7, al);
        for _ in 0..500 {
            let persona = invento.persona().unwrap();
            let codice = &persona.codice_fiscale;
            assert_eq!(codice.nascita(al), Some(persona.data_nascita));
            assert_eq!(codice.sesso(), Some(persona.sesso));
            assert_eq!(codice.luogo_di_nascita().as_deref(), Some(COMUNE_DI_NESSUNO));
        }
    }

    #[test]
    fn letters_of_a_name_follow_the_rule() {
        assert_eq!((tre_lettere("Rossi", false), tre_lettere("Mario", true)), ("RSS".into(), "MRA".into()));
        assert_eq!(tre_lettere("Gianfranco", true), "GFR");
        assert_eq!((tre_lettere("Fo", false), tre_lettere("Aia", false)), ("FOX".into(), "AIA".into()));
    }

    #[test]
    fn chief_towns_are_where_they_are_said_to_be() {
        let al = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        for (sigla, comune, _) in CAPOLUOGHI {
            assert_eq!(crate::tabelle::comune(comune, al).map(|c| c.sigla), Some(sigla));
        }
        assert_eq!(crate::tabelle::ultimo(COMUNE_DI_NESSUNO), None);
    }
}
