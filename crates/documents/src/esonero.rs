//! Data of the decrees on a partial exemption (art. 5 L. 68/1999; D.M. 357/2000): grant, denial, renewal, change of
//! measure, revocation, forfeiture.

use crate::calcolo::Calcolo;
use crate::carta::{Avvertenza, Carta, Firma, Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Operatore};
use crate::provvedimento::{Importo, Premessa, Segnatura, non_vuoto, pieni, positivo};
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

mod contributo;

pub use contributo::{Contributo, ImportoGiornaliero, Periodo, Rata};

/// Name of the template.
pub const MODELLO: &str = "esonero";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything a decree prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day of the decree.
    pub atto: Atto,
    /// Protocol, file, application it answers.
    pub segnatura: Segnatura,
    /// Who receives the decree.
    pub destinatario: Destinatario,
    /// Offices that receive a copy.
    #[serde(default)]
    pub conoscenza: Vec<String>,
    /// Who decides, as it stands above the recitals ("La dirigente").
    pub autorita: String,
    /// The employer.
    pub datore: Operatore,
    /// What is decided.
    pub provvedimento: Provvedimento,
    /// What was ascertained: the template makes the recitals from it.
    pub istruttoria: Istruttoria,
    /// Recitals the office adds.
    #[serde(default)]
    pub premesse: Vec<Premessa>,
    /// Production units, with the measure of each; at least one where an exemption is granted.
    #[serde(default)]
    pub unita: Vec<Unita>,
    /// The fee.
    #[serde(default)]
    pub contributo: Option<Contributo>,
    /// Articles the office adds, after those of the law.
    #[serde(default)]
    pub disposizioni: Vec<String>,
    /// Days within which the employer tells what changes the exemption: a dated parameter.
    #[serde(default)]
    pub comunicazione_giorni: Option<u32>,
    /// Annex "Come è stato calcolato".
    #[serde(default)]
    pub calcolo: Option<Calcolo>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Provvedimento {
    /// Granted.
    Concessione {
        /// First day.
        dal: NaiveDate,
        /// Last day.
        al: NaiveDate,
    },
    /// Denied.
    Diniego {
        /// Why, as it follows "Ritenuto che".
        motivi: String,
        /// Last day for the request of the units that stay uncovered.
        #[serde(default)]
        richiesta_entro: Option<NaiveDate>,
    },
    /// Renewed.
    Rinnovo {
        /// Number and day of the decree that is renewed.
        decreto: Protocollo,
        /// First day.
        dal: NaiveDate,
        /// Last day.
        al: NaiveDate,
        /// Whether the renewal follows without interruption, by the rule of the office.
        continuo: bool,
    },
    /// Measure changed.
    Variazione {
        /// Number and day of the decree that is changed.
        decreto: Protocollo,
        /// First day of the new measure.
        dal: NaiveDate,
        /// Last day; absent if it does not change.
        #[serde(default)]
        al: Option<NaiveDate>,
    },
    /// Revoked.
    Revoca {
        /// Number and day of the decree that is revoked.
        decreto: Protocollo,
        /// First day without the exemption.
        dal: NaiveDate,
        /// Why, as it follows "Ritenuto che".
        motivi: String,
        /// Last day for the request of the units that are due again.
        #[serde(default)]
        richiesta_entro: Option<NaiveDate>,
    },
    /// Forfeited for non-payment.
    Decadenza {
        /// Number and day of the decree that granted the exemption.
        decreto: Protocollo,
        /// First day without the exemption.
        dal: NaiveDate,
        /// Number and day of the formal notice.
        diffida: Protocollo,
        /// Last day the notice gave.
        termine: NaiveDate,
        /// What is still to be paid.
        dovuto: Importo,
        /// Last day for the request of the units that are due again.
        #[serde(default)]
        richiesta_entro: Option<NaiveDate>,
        /// First day on which a new application can be made.
        #[serde(default)]
        nuova_istanza_dal: Option<NaiveDate>,
    },
}

/// What was ascertained.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Istruttoria {
    /// The application; absent where the office acts of its own.
    #[serde(default)]
    pub istanza: Option<Istanza>,
    /// Characters of the work that were ascertained, or denied.
    #[serde(default)]
    pub motivi: Vec<Motivo>,
    /// The work, as it follows "Considerato che" ("le lavorazioni di fusione descritte nella relazione").
    #[serde(default)]
    pub lavorazioni: Option<String>,
    /// Day of the inspection.
    #[serde(default)]
    pub sopralluogo_il: Option<NaiveDate>,
    /// National base of reckoning; printed with the quota.
    #[serde(default)]
    pub base: Option<u32>,
    /// Reserved quota.
    #[serde(default)]
    pub quota: Option<u32>,
    /// Opinions of other offices.
    #[serde(default)]
    pub pareri: Vec<Parere>,
    /// Day of the notice of art. 10-bis L. 241/1990.
    #[serde(default)]
    pub preavviso_il: Option<NaiveDate>,
    /// Observations on that notice, and why they do not change the decision.
    #[serde(default)]
    pub osservazioni: Option<Osservazioni>,
    /// Fees of the proceeding that were paid.
    #[serde(default)]
    pub oneri: Option<Euro>,
    /// Whether stamp duty was paid.
    #[serde(default)]
    pub bollo: bool,
}

/// The application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Istanza {
    /// Day it was received.
    pub ricevuta_il: NaiveDate,
    /// What it asks, as it follows "che chiede" ("l’esonero del 60% per l’unità di …").
    pub chiede: String,
}

/// Characters of the work that allow an exemption (art. 3 D.M. 357/2000).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motivo {
    /// Strain.
    Faticosita,
    /// Danger.
    Pericolosita,
    /// Particular way in which the work is done.
    Modalita,
}

/// Opinion of another office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parere {
    /// Office, as it follows "il parere" ("del Servizio di Rocca San Vito").
    pub ufficio: String,
    /// Day.
    pub data: NaiveDate,
    /// What it says ("favorevole nella misura del 50%").
    pub esito: String,
}

/// Observations of the employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Osservazioni {
    /// Day.
    pub ricevute_il: NaiveDate,
    /// The answer, as it follows "sulle osservazioni, che".
    pub risposta: String,
}

/// A production unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unita {
    /// Place, as it is read ("Castelmarino, via della Ferriera 21").
    pub luogo: String,
    /// Base of reckoning.
    pub base: u32,
    /// Reserved quota.
    pub quota: u32,
    /// Percentage asked for, as it is read ("60%").
    pub richiesta: String,
    /// Percentage granted; absent where none is.
    #[serde(default)]
    pub concessa: Option<String>,
    /// Product before rounding, as it is read ("7,20").
    pub calcolo: String,
    /// Units exempted.
    pub esonerate: u32,
    /// Why they are not what the product makes ("è scoperta 1 sola unità"); absent if they are.
    #[serde(default)]
    pub perche: Option<String>,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        pieno("autorita", &self.autorita)?;
        self.datore.valida("datore")?;
        self.provvedimento.valida("provvedimento")?;
        self.istruttoria.valida(("atto.data", self.atto.data))?;
        Premessa::valida_tutte(&self.premesse)?;
        if self.provvedimento.concede() {
            non_vuoto("unita", &self.unita, "indica almeno un’unità produttiva")?;
        }
        for (indice, unita) in self.unita.iter().enumerate() {
            unita.valida(&format!("unita[{indice}]"))?;
        }
        if let Some(contributo) = &self.contributo {
            contributo.valida("contributo")?;
        }
        if let Some(calcolo) = &self.calcolo {
            calcolo.valida("calcolo")?;
        }
        self.firma.valida()
    }
}

impl Provvedimento {
    /// Whether units are exempted from now on.
    fn concede(&self) -> bool {
        matches!(self, Self::Concessione { .. } | Self::Rinnovo { .. } | Self::Variazione { .. })
    }

    fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        let dopo =
            |al: NaiveDate, dal: NaiveDate| non_prima(&format!("{campo}.al"), al, (&format!("{campo}.dal"), dal));
        let decreto = |decreto: &Protocollo| pieno(&format!("{campo}.decreto.numero"), &decreto.numero);
        match self {
            Self::Concessione { dal, al } => dopo(*al, *dal),
            Self::Diniego { motivi, .. } => pieno(&format!("{campo}.motivi"), motivi),
            Self::Rinnovo { decreto: rinnovato, dal, al, .. } => {
                decreto(rinnovato)?;
                dopo(*al, *dal)
            }
            Self::Variazione { decreto: modificato, dal, al } => {
                decreto(modificato)?;
                al.map_or(Ok(()), |al| dopo(al, *dal))
            }
            Self::Revoca { decreto: revocato, motivi, .. } => {
                decreto(revocato)?;
                pieno(&format!("{campo}.motivi"), motivi)
            }
            Self::Decadenza { decreto: perduto, diffida, termine, dovuto, .. } => {
                decreto(perduto)?;
                pieno(&format!("{campo}.diffida.numero"), &diffida.numero)?;
                non_prima(&format!("{campo}.termine"), *termine, (&format!("{campo}.diffida.data"), diffida.data))?;
                dovuto.valida(&format!("{campo}.dovuto"))
            }
        }
    }
}

impl Istruttoria {
    /// `al` is the day of the decree: nothing that was ascertained comes after it.
    fn valida(&self, al: (&str, NaiveDate)) -> Result<(), ErroreDocumento> {
        if let Some(istanza) = &self.istanza {
            pieno("istruttoria.istanza.chiede", &istanza.chiede)?;
            non_prima(al.0, al.1, ("istruttoria.istanza.ricevuta_il", istanza.ricevuta_il))?;
        }
        if self.lavorazioni.is_some() {
            non_vuoto("istruttoria.motivi", &self.motivi, "indica almeno un carattere delle lavorazioni")?;
        }
        if self.base.is_some() != self.quota.is_some() {
            return Err(ErroreDocumento::dato("istruttoria.quota", "va indicata insieme con la base di computo"));
        }
        for (indice, parere) in self.pareri.iter().enumerate() {
            let campo = format!("istruttoria.pareri[{indice}]");
            pieni(&campo, &[("ufficio", &parere.ufficio), ("esito", &parere.esito)])?;
            non_prima(al.0, al.1, (&format!("{campo}.data"), parere.data))?;
        }
        if let Some(osservazioni) = &self.osservazioni {
            pieno("istruttoria.osservazioni.risposta", &osservazioni.risposta)?;
            let Some(preavviso) = self.preavviso_il else {
                return Err(ErroreDocumento::dato("istruttoria.preavviso_il", "manca: le osservazioni vi rispondono"));
            };
            let campo = "istruttoria.osservazioni.ricevute_il";
            non_prima(campo, osservazioni.ricevute_il, ("istruttoria.preavviso_il", preavviso))?;
        }
        self.oneri.map_or(Ok(()), |oneri| positivo("istruttoria.oneri", oneri))
    }
}

impl Unita {
    fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieni(campo, &[("luogo", &self.luogo), ("richiesta", &self.richiesta), ("calcolo", &self.calcolo)])?;
        if self.esonerate > self.quota {
            return Err(ErroreDocumento::dato(format!("{campo}.esonerate"), "supera la quota di riserva dell’unità"));
        }
        self.perche.as_deref().map_or(Ok(()), |perche| pieni(campo, &[("perche", perche)]))
    }
}
