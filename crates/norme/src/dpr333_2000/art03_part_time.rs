//! Art. 3 c. 5 D.P.R. 333/2000: with 15 to 35 workers a part-time worker with a disability above 50
//! per cent covers a whole unit whatever the hours.

use crate::esito::Esito;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::versione::{Storia, Versione, giorno};
use chrono::NaiveDate;
use mirato_domain::Campo;
use mirato_domain::situazione::GruppoPartTime;

/// The rule on a row of part-time workers, given the class of the employer.
pub type Regola = fn(&GruppoPartTime, Classe) -> Esito<()>;

/// The version of the rule in force.
pub type Regola15A35 = &'static Versione<Regola>;

/// History of the rule: the decree is in force from 3 December 2000.
pub static STORIA: Storia<Regola> = Storia {
    cosa: "computo dei part-time da 15 a 35 lavoratori",
    versioni: &[Versione { dal: giorno(2000, 12, 3), al: None, fonte, calcola: applica }],
};

/// The version in force on a day; before the decree there was none.
#[must_use]
pub fn in_vigore(data: NaiveDate) -> Option<Regola15A35> {
    STORIA.al(data).ok()
}

/// Whether a row of part-time workers covers whole units under this rule.
#[must_use]
pub fn conta_intera(riga: &GruppoPartTime, classe: Classe, regola: Option<Regola15A35>) -> Esito<()> {
    match regola {
        Some(versione) => (versione.calcola)(riga, classe),
        None => Esito::non_applicabile("il D.P.R. 333/2000 non era ancora in vigore"),
    }
}

fn applica(riga: &GruppoPartTime, classe: Classe) -> Esito<()> {
    if classe != Classe::Da15A35 {
        return Esito::non_applicabile("vale solo da 15 a 35 lavoratori");
    }
    match riga.invalidita_oltre_50 {
        Some(true) => Esito::Valore(()),
        Some(false) => Esito::non_applicabile("l'invalidità non supera il 50%"),
        None => Esito::DatiMancanti(vec![Campo {
            campo: "invalidita_oltre_50".to_owned(),
            messaggio: "indica se l'invalidità supera il 50%: in quel caso la persona copre un'unità intera".to_owned(),
        }]),
    }
}

/// Citation of the rule.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("D.P.R. 333/2000", "3", "5", "")
}
