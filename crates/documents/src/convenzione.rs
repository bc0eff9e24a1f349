//! Data of the conventions: artt. 11, 12 and 12-bis L. 68/1999, art. 14 D.Lgs. 276/2003.
//!
//! The text is that of the kind; the plan is its annex. No member has a place for the health of a person.

use crate::carta::{Avvertenza, Carta, Stato};
use crate::errore::ErroreDocumento;
use crate::esonero::Parere;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Operatore};
use crate::provvedimento::{FirmaParte, Importo, Premessa, Segnatura, non_vuoto, pieni};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "convenzione";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything a convention prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day.
    pub atto: Atto,
    /// Protocol, file, stamp duty.
    pub segnatura: Segnatura,
    /// Kind: it gives the title and the text.
    pub tipo: Tipo,
    /// The office.
    pub servizio: Parte,
    /// The employer.
    pub datore: Operatore,
    /// Who signs for the employer, as it follows the seat ("rappresentata dall’amministratore delegato dott. …").
    pub rappresentante: String,
    /// Cooperative or host, in the kinds of three parties.
    #[serde(default)]
    pub ospite: Option<Ospite>,
    /// Whether the employer is bound to the hirings.
    pub obbligato: bool,
    /// Whether the persons are sent in the order of the list: otherwise the employer names them.
    #[serde(default)]
    pub numerica: bool,
    /// Position of the employer, as a recital.
    #[serde(default)]
    pub posizione: Option<Posizione>,
    /// Day of the request.
    #[serde(default)]
    pub richiesta_il: Option<NaiveDate>,
    /// Opinions: `ufficio` follows "Sentito" ("il comitato tecnico").
    #[serde(default)]
    pub pareri: Vec<Parere>,
    /// Recitals the office adds.
    #[serde(default)]
    pub premesse: Vec<Premessa>,
    /// First day.
    pub dal: NaiveDate,
    /// Last day.
    pub al: NaiveDate,
    /// Duration in months.
    pub durata_mesi: u32,
    /// Terms the parties agree on.
    pub termini: Termini,
    /// Orders given to the host, in the kinds of three parties.
    #[serde(default)]
    pub commessa: Option<Commessa>,
    /// What art. 11, c. 7, asks of a convention of integration.
    #[serde(default)]
    pub integrazione: Option<Integrazione>,
    /// Articles the office adds, before the last.
    #[serde(default)]
    pub articoli: Vec<Articolo>,
    /// Rows of the plan; at least one.
    pub piano: Vec<RigaPiano>,
    /// Below the plan: contact, tutoring, accessibility, checks.
    #[serde(default)]
    pub misure: Vec<Misura>,
    /// Place.
    pub luogo: String,
    /// Who signs; at least one for each party.
    pub firme: Vec<FirmaParte>,
    /// Notices at the foot: person responsible, from when it has effect.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// Kind of convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tipo {
    /// Programme of hirings, art. 11, c. 1 and 2.
    Programma,
    /// Integration into work, art. 11, c. 4 and 7.
    IntegrazioneLavorativa,
    /// Temporary placement for training, art. 12.
    Art12,
    /// Placement with whom receives orders, art. 12-bis.
    Art12Bis,
    /// Placement in a social cooperative, art. 14 D.Lgs. 276/2003.
    Art14,
}

/// A party that is not an employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parte {
    /// Name.
    pub denominazione: String,
    /// Who signs, as it follows the name ("Servizio …, rappresentata dalla dirigente dott.ssa …").
    pub rappresentante: String,
}

/// Cooperative or host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ospite {
    /// Name.
    pub denominazione: String,
    /// Tax code.
    pub codice_fiscale: String,
    /// Legal seat.
    pub sede: String,
    /// Who signs, as it follows the seat.
    pub rappresentante: String,
}

/// Position of the employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posizione {
    /// Base of reckoning.
    pub base: u32,
    /// Reserved quota.
    pub quota: u32,
    /// Units covered.
    pub in_forza: u32,
    /// Units uncovered.
    pub scoperte: u32,
}

/// Terms the parties agree on: dated parameters of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Termini {
    /// Days within which the office proposes candidates.
    pub candidature_giorni: u32,
    /// Days within which the employer communicates hirings and leavings.
    pub comunicazione_giorni: u32,
    /// Days the notice of a breach gives.
    pub contestazione_giorni: u32,
    /// Months between two checks.
    pub verifica_mesi: u32,
    /// Day of the first check.
    pub prima_verifica: NaiveDate,
}

/// Orders the employer gives to the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commessa {
    /// What is ordered, as it follows "affida a …:".
    pub oggetto: String,
    /// Value.
    #[serde(default)]
    pub valore: Option<Importo>,
    /// Of what period, as it follows the value ("all’anno").
    #[serde(default)]
    pub periodo: Option<String>,
    /// Units of the quota that are covered.
    pub copertura: u32,
    /// Ceiling of the law, as it is read ("10% della quota di riserva, 1 unità").
    #[serde(default)]
    pub limite: Option<String>,
    /// Framework agreement (art. 14), as it is read.
    #[serde(default)]
    pub convenzione_quadro: Option<String>,
}

/// What a convention of integration must say (art. 11, c. 7), in whole sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Integrazione {
    /// Duties, and how they are done.
    pub mansioni: String,
    /// Support, advice, tutoring.
    pub sostegno: String,
    /// Periodic checks.
    pub verifiche: String,
    /// Derogations that were agreed.
    #[serde(default)]
    pub deroghe: Option<String>,
}

/// An article the office adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Articolo {
    /// Heading.
    pub rubrica: String,
    /// Text.
    pub testo: String,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RigaPiano {
    /// Number.
    pub numero: u32,
    /// Last day.
    pub entro: NaiveDate,
    /// Units.
    pub unita: u32,
    /// List, as it is read ("art. 8").
    pub elenco: String,
    /// Profile or duties.
    pub mansione: String,
    /// Contract ("tempo indeterminato").
    pub contratto: String,
    /// Hours ("tempo pieno", "30 ore su 40").
    #[serde(default)]
    pub orario: Option<String>,
    /// How ("tirocinio di 3 mesi prima dell’assunzione").
    #[serde(default)]
    pub modalita: Option<String>,
}

/// A line below the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misura {
    /// Heading ("Referente").
    pub voce: String,
    /// Text.
    pub testo: String,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        let servizio = &self.servizio;
        pieni("servizio", &[("denominazione", &servizio.denominazione), ("rappresentante", &servizio.rappresentante)])?;
        self.datore.valida("datore")?;
        pieno("rappresentante", &self.rappresentante)?;
        pieno("luogo", &self.luogo)?;
        non_prima("al", self.al, ("dal", self.dal))?;
        Premessa::valida_tutte(&self.premesse)?;
        for (indice, parere) in self.pareri.iter().enumerate() {
            pieni(&format!("pareri[{indice}]"), &[("ufficio", &parere.ufficio), ("esito", &parere.esito)])?;
        }
        self.valida_tipo()?;
        self.valida_piano()?;
        for (indice, articolo) in self.articoli.iter().enumerate() {
            pieni(&format!("articoli[{indice}]"), &[("rubrica", &articolo.rubrica), ("testo", &articolo.testo)])?;
        }
        FirmaParte::valida_tutte(&self.firme, if self.ospite.is_some() { 3 } else { 2 })
    }

    /// What each kind must have, and no other may.
    fn valida_tipo(&self) -> Result<(), ErroreDocumento> {
        let di_tre = matches!(self.tipo, Tipo::Art12 | Tipo::Art12Bis | Tipo::Art14);
        for (campo, presente, atteso) in [
            ("ospite", self.ospite.is_some(), di_tre),
            ("commessa", self.commessa.is_some(), di_tre),
            ("integrazione", self.integrazione.is_some(), self.tipo == Tipo::IntegrazioneLavorativa),
        ] {
            if presente != atteso {
                let motivo = if atteso {
                    "manca: questo tipo di convenzione lo richiede"
                } else {
                    "non è di questo tipo di convenzione"
                };
                return Err(ErroreDocumento::dato(campo, motivo));
            }
        }
        if let Some(ospite) = &self.ospite {
            pieni(
                "ospite",
                &[
                    ("denominazione", &ospite.denominazione),
                    ("codice_fiscale", &ospite.codice_fiscale),
                    ("sede", &ospite.sede),
                    ("rappresentante", &ospite.rappresentante),
                ],
            )?;
        }
        if let Some(commessa) = &self.commessa {
            pieno("commessa.oggetto", &commessa.oggetto)?;
            commessa.valore.as_ref().map_or(Ok(()), |valore| valore.valida("commessa.valore"))?;
        }
        self.integrazione.as_ref().map_or(Ok(()), |voce| {
            let campi = [("mansioni", &*voce.mansioni), ("sostegno", &voce.sostegno), ("verifiche", &voce.verifiche)];
            pieni("integrazione", &campi)
        })
    }

    fn valida_piano(&self) -> Result<(), ErroreDocumento> {
        non_vuoto("piano", &self.piano, "indica almeno una scadenza")?;
        for (indice, riga) in self.piano.iter().enumerate() {
            let campo = format!("piano[{indice}]");
            pieni(&campo, &[("elenco", &riga.elenco), ("mansione", &riga.mansione), ("contratto", &riga.contratto)])?;
            if riga.unita == 0 {
                return Err(ErroreDocumento::dato(format!("{campo}.unita"), "è zero: indica le unità della scadenza"));
            }
            if riga.entro > self.al {
                return Err(ErroreDocumento::dato(format!("{campo}.entro"), "viene dopo la fine della convenzione"));
            }
        }
        Ok(())
    }
}
