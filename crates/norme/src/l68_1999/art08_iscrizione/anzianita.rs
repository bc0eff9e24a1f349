//! The seniority of a registration: days in the list, with what interrupts and what keeps them.

use super::{fonte, motivi};
use crate::errore::{ErroreNorma, italiana};
use crate::eta::mesi_interi;
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::{Days, NaiveDate};
use mirato_domain::Elenco;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The ground of a registration again that keeps the place held at the hiring (art. 8 c. 5).
const RIDUZIONE: &str = "licenziamento_riduzione_personale";

/// A person's history in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoriaIscrizione {
    /// The list.
    pub elenco: Elenco,
    /// Its events, in any order.
    pub eventi: Vec<EventoIscrizione>,
}

/// An event of a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventoIscrizione {
    /// First day on which it holds: of a suspension or cancellation, the first day out.
    pub il: NaiveDate,
    /// What happened.
    pub tipo: TipoEvento,
    /// Code of its ground: of the tables of grounds, or `licenziamento_riduzione_personale` for a registration
    /// again after a dismissal for reduction of staff or for justified objective reason.
    #[serde(default)]
    pub motivo: Option<String>,
    /// For a transfer in, the seniority the other office certifies; for a correction, the right one.
    #[serde(default)]
    pub anzianita_dal: Option<NaiveDate>,
    /// Why the office corrects it.
    #[serde(default)]
    pub nota: Option<String>,
}

/// What can happen to a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TipoEventoIscrizione")]
pub enum TipoEvento {
    /// Registered for the first time.
    Iscrizione,
    /// Registered again.
    Reiscrizione,
    /// Came from another office.
    TrasferimentoInEntrata,
    /// Suspended.
    Sospensione,
    /// Resumed after a suspension.
    Ripresa,
    /// Struck off.
    Cancellazione,
    /// Seniority corrected by the office.
    Correzione,
}

impl TipoEvento {
    const fn nome(self) -> &'static str {
        match self {
            Self::Iscrizione => "Iscrizione",
            Self::Reiscrizione => "Reiscrizione",
            Self::TrasferimentoInEntrata => "Trasferimento da un altro ufficio",
            Self::Sospensione => "Sospensione",
            Self::Ripresa => "Ripresa",
            Self::Cancellazione => "Cancellazione",
            Self::Correzione => "Correzione dell'ufficio",
        }
    }
}

/// The seniority on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Anzianita {
    /// The day from which it would run if nothing had interrupted it.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Days.
    #[ts(type = "number")]
    pub giorni: i64,
    /// Whole months.
    #[ts(type = "number")]
    pub mesi: i64,
    /// Whether it still grows: the registration is open and not suspended.
    pub corre: bool,
    /// How it was reckoned, event by event.
    pub spiegazione: Voce,
}

/// The state of the reckoning between two events.
struct Conto<'a> {
    p: &'a Parametri,
    /// Days gathered before `corre_dal`.
    giorni: i64,
    /// Since when days are being gathered.
    corre_dal: Option<NaiveDate>,
    /// First day of the first registration that still counts.
    origine: Option<NaiveDate>,
    sospesa: bool,
    /// Whether the last cancellation keeps the seniority.
    conserva: bool,
    voci: Vec<Voce>,
}

/// The seniority of a registration on a day; later events are left out.
///
/// # Errors
/// `Dato` if the events cannot follow one another; an error of a parameter.
pub fn anzianita(p: &Parametri, storia: &StoriaIscrizione, al: NaiveDate) -> Result<Anzianita, ErroreNorma> {
    let mut eventi: Vec<(usize, &EventoIscrizione)> =
        storia.eventi.iter().enumerate().filter(|(_, evento)| evento.il <= al).collect();
    eventi.sort_by_key(|(_, evento)| evento.il);
    if eventi.is_empty() {
        return Err(ErroreNorma::campo("eventi", "la storia non ha un'iscrizione entro questa data: aggiungila"));
    }
    let mut conto =
        Conto { p, giorni: 0, corre_dal: None, origine: None, sospesa: false, conserva: false, voci: Vec::new() };
    for (n, evento) in eventi {
        conto.applica(evento).map_err(|testo| match testo {
            Rifiuto::Sequenza(testo) => ErroreNorma::campo(&format!("eventi[{n}]"), testo),
            Rifiuto::Norma(errore) => errore,
        })?;
    }
    let giorni = conto.giorni_al(al);
    let dal = al.checked_sub_days(Days::new(giorni.unsigned_abs())).unwrap_or(al);
    let spiegazione = Voce::nuova("anzianita", "Anzianità di iscrizione")
        .valore(giorni, "giorni")
        .spiega("Il giorno dell'iscrizione non si conta; i giorni si sommano fino alla data richiesta.")
        .conto(format!("dal {} al {}", italiana(&dal), italiana(&al)))
        .cita(fonte())
        .figlie(std::mem::take(&mut conto.voci));
    Ok(Anzianita { dal, giorni, mesi: mesi_interi(dal, al), corre: conto.corre_dal.is_some(), spiegazione })
}

/// Why an event cannot be applied.
enum Rifiuto {
    Sequenza(&'static str),
    Norma(ErroreNorma),
}

impl From<ErroreNorma> for Rifiuto {
    fn from(errore: ErroreNorma) -> Self {
        Self::Norma(errore)
    }
}

impl Conto<'_> {
    fn giorni_al(&self, al: NaiveDate) -> i64 {
        self.giorni + self.corre_dal.map_or(0, |dal| (al - dal).num_days())
    }

    fn aperta(&self) -> bool {
        self.corre_dal.is_some() || self.sospesa
    }

    fn applica(&mut self, evento: &EventoIscrizione) -> Result<(), Rifiuto> {
        match evento.tipo {
            TipoEvento::Iscrizione | TipoEvento::Reiscrizione | TipoEvento::TrasferimentoInEntrata if self.aperta() => {
                Err(Rifiuto::Sequenza("l'iscrizione è già aperta: chiudila prima con la sua data"))
            }
            TipoEvento::Iscrizione => {
                self.ricomincia(evento, "L'anzianità comincia.");
                Ok(())
            }
            TipoEvento::Reiscrizione => self.reiscrizione(evento),
            TipoEvento::TrasferimentoInEntrata => self.trasferimento(evento),
            TipoEvento::Correzione => self.correzione(evento),
            _ if !self.aperta() => Err(Rifiuto::Sequenza("l'iscrizione non è aperta: correggi le date")),
            TipoEvento::Sospensione => self.sospensione(evento),
            TipoEvento::Ripresa if !self.sospesa => Err(Rifiuto::Sequenza("non c'è una sospensione che finisce qui")),
            TipoEvento::Ripresa => {
                self.sospesa = false;
                let spiega = if self.corre_dal.is_some() {
                    "L'anzianità non si era fermata."
                } else {
                    "L'anzianità riprende."
                };
                self.corre_dal.get_or_insert(evento.il);
                self.voci.push(self.voce(evento, spiega));
                Ok(())
            }
            TipoEvento::Cancellazione => self.cancellazione(evento),
        }
    }

    fn ricomincia(&mut self, evento: &EventoIscrizione, spiega: &str) {
        (self.giorni, self.corre_dal, self.origine) = (0, Some(evento.il), Some(evento.il));
        self.voci.push(self.voce(evento, spiega));
    }

    fn reiscrizione(&mut self, evento: &EventoIscrizione) -> Result<(), Rifiuto> {
        if evento.motivo.as_deref() == Some(RIDUZIONE) {
            let scelta = self.p.scelta("anzianita_riduzione_personale", evento.il)?;
            if let ("decorrenza_originaria", Some(origine)) = (scelta.valore.as_str(), self.origine) {
                self.giorni = (evento.il - origine).num_days();
            }
            self.corre_dal = Some(evento.il);
            let spiega = "Dopo un licenziamento per riduzione di personale si conserva la posizione che si aveva.";
            let voce = self.voce(evento, spiega).cita(scelta.citazione()).legge(scelta.letto);
            self.voci.push(voce);
        } else if self.conserva {
            self.corre_dal = Some(evento.il);
            self.voci.push(self.voce(evento, "L'anzianità riprende da dove era."));
        } else {
            self.ricomincia(evento, "L'anzianità ricomincia: la cancellazione l'aveva fatta perdere.");
        }
        Ok(())
    }

    fn trasferimento(&mut self, evento: &EventoIscrizione) -> Result<(), Rifiuto> {
        match evento.anzianita_dal {
            Some(dal) if dal > evento.il => {
                Err(Rifiuto::Sequenza("l'anzianità attestata comincia dopo il trasferimento"))
            }
            Some(dal) => {
                (self.giorni, self.corre_dal, self.origine) =
                    ((evento.il - dal).num_days(), Some(evento.il), Some(dal));
                self.voci
                    .push(self.voce(evento, "Il trasferimento conserva l'anzianità attestata dall'altro ufficio."));
                Ok(())
            }
            None => self.reiscrizione(evento),
        }
    }

    fn correzione(&mut self, evento: &EventoIscrizione) -> Result<(), Rifiuto> {
        let dal = evento.anzianita_dal.ok_or(Rifiuto::Sequenza("scrivi la data giusta dell'anzianità"))?;
        let nota = evento.nota.as_deref().map(str::trim).filter(|nota| !nota.is_empty());
        let nota = nota.ok_or(Rifiuto::Sequenza("scrivi il motivo della correzione"))?;
        if dal > evento.il {
            return Err(Rifiuto::Sequenza("la data corretta è successiva alla correzione"));
        }
        let prima = self.giorni_al(evento.il);
        self.giorni = (evento.il - dal).num_days();
        self.origine = Some(dal);
        self.corre_dal = self.corre_dal.map(|_| evento.il);
        let spiega = format!("L'ufficio la porta a decorrere dal {}: {nota}", italiana(&dal));
        let voce = self.voce(evento, &spiega).conto(format!("{prima} → {} giorni", self.giorni));
        self.voci.push(voce);
        Ok(())
    }

    fn sospensione(&mut self, evento: &EventoIscrizione) -> Result<(), Rifiuto> {
        if self.sospesa {
            return Err(Rifiuto::Sequenza("l'iscrizione è già sospesa: correggi le date"));
        }
        self.sospesa = true;
        let scelta = self.p.scelta("anzianita_sospensione", evento.il)?;
        let spiega = if scelta.valore == "si_conta" {
            "Anche questi giorni fanno anzianità."
        } else {
            self.giorni = self.giorni_al(evento.il);
            self.corre_dal = None;
            "L'anzianità si ferma."
        };
        let voce = self.voce(evento, spiega).cita(scelta.citazione()).legge(scelta.letto);
        self.voci.push(voce);
        Ok(())
    }

    fn cancellazione(&mut self, evento: &EventoIscrizione) -> Result<(), Rifiuto> {
        let motivo = evento.motivo.as_deref().ok_or(Rifiuto::Sequenza("scrivi il motivo della cancellazione"))?;
        let motivo = motivi::cancellazione(self.p, motivo, evento.il)?;
        self.giorni = self.giorni_al(evento.il);
        (self.corre_dal, self.sospesa, self.conserva) = (None, false, motivo.conserva_anzianita);
        let spiega = if motivo.conserva_anzianita {
            format!("{}: chi si reiscrive conserva l'anzianità.", motivo.nome)
        } else {
            format!("{}: di regola chi si reiscrive ricomincia.", motivo.nome)
        };
        let voce = self.voce(evento, &spiega).cita(motivo.citazione.fonte);
        self.voci.push(voce);
        Ok(())
    }

    /// The step of an event, with the days held on its day.
    fn voce(&self, evento: &EventoIscrizione, spiega: &str) -> Voce {
        let id = format!("anzianita.{}.{}", evento.il, self.voci.len());
        Voce::nuova(id, format!("{} del {}", evento.tipo.nome(), italiana(&evento.il)))
            .valore(self.giorni_al(evento.il), "giorni")
            .spiega(spiega)
    }
}
