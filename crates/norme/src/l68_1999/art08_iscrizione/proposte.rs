//! What the events of a person's life propose to the office: each with its citation, none applied by
//! itself.

use super::domanda::Cittadinanza;
use super::lavoro::{Effetto, Rapporto, effetto};
use super::persona::{IscrizioneInCorso, Rifiuto, StatoIscrizione, StatoPersona};
use super::{fonte, motivi};
use crate::errore::{ErroreNorma, italiana};
use crate::eta;
use crate::fonte::Fonte;
use crate::l68_1999::art01_beneficiari::{EsitoRequisito, categoria, requisito_categoria};
use crate::parametri::Parametri;
use crate::voce::{Citazione, Voce};
use chrono::{Days, NaiveDate};
use mirato_domain::Elenco;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "AzioneProposta")]
pub enum Azione {
    /// Suspend the registration.
    Sospendi,
    /// Close it.
    Chiudi,
    /// Open it again.
    Riapri,
    /// Ask the person for something.
    Chiedi,
}

/// A proposal to the official.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PropostaNorma")]
pub struct Proposta {
    /// Stable code of the event.
    pub codice: String,
    /// What is proposed.
    pub azione: Azione,
    /// The registration it concerns.
    pub elenco: Elenco,
    /// First day on which it holds.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Last day, of a suspension.
    #[ts(type = "string | null")]
    pub fino_al: Option<NaiveDate>,
    /// Code of the ground, in the tables of grounds.
    pub motivo: Option<String>,
    /// Whether the notice of art. 10-bis L. 241/1990 comes first.
    pub preavviso: bool,
    /// What happened.
    pub titolo: String,
    /// More of it, and what to do.
    pub dettaglio: String,
    /// Citations.
    pub citazioni: Vec<Citazione>,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// What a person's registrations ask of the office today: for each, the first event that closes,
/// suspends or re-opens it, then what is to be asked of the person.
///
/// # Errors
/// `Dato` if a category or ground does not exist; an error of a parameter.
pub fn proposte(p: &Parametri, persona: &StatoPersona, oggi: NaiveDate) -> Result<Vec<Proposta>, ErroreNorma> {
    let mut tutte = Vec::new();
    for iscrizione in persona.iscrizioni.iter().filter(|iscrizione| !iscrizione.esclusa) {
        let caso = Caso { p, persona, iscrizione, oggi };
        match &iscrizione.stato {
            StatoIscrizione::Aperta => {
                tutte.extend(prima(caso.chiusure()?, caso.per_lavoro()?));
                tutte.extend(caso.richieste()?);
            }
            StatoIscrizione::Sospesa { dal, motivo } => {
                tutte.extend(prima(caso.chiusure()?, caso.fine_sospensione(*dal, motivo)?));
                tutte.extend(caso.richieste()?);
            }
            StatoIscrizione::Chiusa { dal, motivo } => tutte.extend(caso.riapertura(*dal, motivo)?),
        }
    }
    Ok(tutte)
}

/// The proposal that holds from the earliest day.
fn prima(chiusure: Vec<Proposta>, lavoro: Option<Proposta>) -> Option<Proposta> {
    chiusure.into_iter().chain(lavoro).min_by_key(|proposta| (proposta.azione == Azione::Chiedi, proposta.dal))
}

/// A registration of a person on a day.
struct Caso<'a> {
    p: &'a Parametri,
    persona: &'a StatoPersona,
    iscrizione: &'a IscrizioneInCorso,
    oggi: NaiveDate,
}

impl Caso<'_> {
    /// A proposal with its explanation made of its own words.
    fn proposta(&self, codice: &str, azione: Azione, dal: NaiveDate, titolo: &str, dettaglio: String) -> Proposta {
        let elenco = self.iscrizione.elenco;
        let id = format!("proposta.{}.{codice}", elenco.codice());
        Proposta {
            codice: codice.to_owned(),
            azione,
            elenco,
            dal,
            fino_al: None,
            motivo: None,
            preavviso: false,
            titolo: titolo.to_owned(),
            spiegazione: Voce::nuova(id, titolo).valore(italiana(&dal), "").spiega(dettaglio.clone()),
            dettaglio,
            citazioni: Vec::new(),
        }
    }

    /// A proposal to close, with its ground and what the ground asks.
    fn chiudi(&self, motivo: &str, dal: NaiveDate, titolo: &str, dettaglio: String) -> Result<Proposta, ErroreNorma> {
        let riga = motivi::cancellazione(self.p, motivo, self.oggi)?;
        let mut proposta = self.proposta(motivo, Azione::Chiudi, dal, titolo, dettaglio).cita(riga.citazione.fonte);
        proposta.preavviso = riga.preavviso;
        proposta.motivo = Some(riga.codice);
        Ok(proposta)
    }

    /// Whatever closes the registration besides a job.
    fn chiusure(&self) -> Result<Vec<Proposta>, ErroreNorma> {
        let mut chiusure = Vec::new();
        if let Some(il) = self.persona.deceduta_il.filter(|il| *il <= self.oggi) {
            chiusure.push(self.chiudi("decesso", il, "Decesso", "La persona è deceduta.".to_owned())?);
        }
        chiusure.extend(self.trasferimento()?);
        let (giorno, eta) = eta::pensione(self.p, self.persona.nato_il)?;
        if giorno <= self.oggi {
            let dettaglio =
                format!("La persona ha raggiunto l'età della pensione di vecchiaia il {}.", italiana(&giorno));
            let mut chiusura = self.chiudi("eta_pensionabile", giorno, "Età della pensione raggiunta", dettaglio)?;
            chiusura.spiegazione = chiusura.spiegazione.cita(eta.citazione()).legge(eta.letto);
            chiusure.push(chiusura);
        }
        chiusure.extend(self.sotto_soglia()?);
        chiusure.extend(self.rifiuti()?);
        Ok(chiusure)
    }

    fn trasferimento(&self) -> Result<Option<Proposta>, ErroreNorma> {
        let Some(provincia) = self.persona.provincia_residenza else { return Ok(None) };
        let dal = self.persona.residenza_dal.unwrap_or(self.oggi);
        let luogo = self.p.scelta("competenza_iscrizione", self.oggi)?;
        if luogo.valore != "residenza" || dal > self.oggi || self.persona.province_ufficio.contains(&provincia) {
            return Ok(None);
        }
        let dettaglio = format!(
            "La persona risiede nella provincia di {}: trasferisci l'iscrizione, l'anzianità si conserva.",
            provincia.nome()
        );
        self.chiudi("trasferimento", dal, "Residenza in un'altra provincia", dettaglio).map(Some)
    }

    /// A proof in force that no longer reaches the threshold; the words do not say which.
    fn sotto_soglia(&self) -> Result<Option<Proposta>, ErroreNorma> {
        let Some(prova) = &self.iscrizione.accertamento else { return Ok(None) };
        let giudizio = requisito_categoria(self.p, &self.iscrizione.categoria, prova, self.oggi)?;
        if giudizio.esito != EsitoRequisito::NonSoddisfatto {
            return Ok(None);
        }
        let dettaglio = format!(
            "L'atto del {} non prova più il requisito dell'elenco; il motivo è nella parte riservata.",
            italiana(&prova.rilasciato_il)
        );
        let dal = prova.rilasciato_il.max(self.iscrizione.dal);
        self.chiudi("verbale_sotto_soglia", dal, "Requisito non più provato", dettaglio).map(Some)
    }

    /// Art. 10 c. 6: two in a row without a good reason.
    fn rifiuti(&self) -> Result<Option<Proposta>, ErroreNorma> {
        let mut rifiuti: Vec<Rifiuto> = self.persona.rifiuti.clone();
        rifiuti.retain(|uno| (self.iscrizione.dal..=self.oggi).contains(&uno.il));
        rifiuti.sort_by_key(|uno| uno.il);
        let Some(secondo) = rifiuti.windows(2).find(|due| due.iter().all(|uno| !uno.giustificato)).map(|due| due[1].il)
        else {
            return Ok(None);
        };
        let dettaglio = format!("Il secondo di seguito, senza un motivo, è del {}.", italiana(&secondo));
        self.chiudi("rifiuto_ripetuto", secondo, "Due mancate risposte o rifiuti consecutivi", dettaglio).map(Some)
    }

    /// Whether jobs matter: they do where the state of unemployment does.
    fn vale_il_lavoro(&self) -> Result<bool, ErroreNorma> {
        Ok(categoria(self.p, &self.iscrizione.categoria, self.oggi)?.did)
    }

    /// The first job in course that suspends or closes the registration.
    fn per_lavoro(&self) -> Result<Option<Proposta>, ErroreNorma> {
        if !self.vale_il_lavoro()? {
            return Ok(None);
        }
        let mut in_corso: Vec<&Rapporto> =
            self.persona.rapporti.iter().filter(|rapporto| rapporto.in_corso(self.oggi)).collect();
        in_corso.sort_by_key(|rapporto| rapporto.dal);
        let mut proposte = Vec::new();
        for rapporto in in_corso {
            proposte.extend(self.lavoro(rapporto)?);
        }
        Ok(prima(proposte, None))
    }

    fn lavoro(&self, rapporto: &Rapporto) -> Result<Option<Proposta>, ErroreNorma> {
        let giudizio = effetto(self.p, rapporto, &self.persona.rapporti, self.oggi)?;
        let dal = rapporto.dal.max(self.iscrizione.dal);
        let inizio = italiana(&rapporto.dal);
        let mut proposta = match giudizio.effetto {
            Effetto::Nessuno => return Ok(None),
            Effetto::Sospende { .. } => {
                let fine = rapporto.fino_al.map(|fine| italiana(&fine)).unwrap_or_default();
                let dettaglio = format!("Lavora dal {inizio} al {fine}: l'iscrizione si sospende e poi riprende.");
                let mut sospesa = self.proposta("lavoro", Azione::Sospendi, dal, "Lavoro fino a sei mesi", dettaglio);
                sospesa.fino_al = rapporto.fino_al;
                sospesa.motivo = Some("lavoro".to_owned());
                sospesa
            }
            Effetto::Chiude => {
                let motivo = if rapporto.dagli_elenchi { "avviamento" } else { "lavoro" };
                let dettaglio = format!("Lavora dal {inizio}: la persona non è più disoccupata.");
                self.chiudi(motivo, dal, "Lavoro che chiude l'iscrizione", dettaglio)?
            }
            Effetto::Ignoto => {
                let dettaglio =
                    format!("Lavora dal {inizio}: chiedi il reddito che prevede nell'anno, decide se resta iscritta.");
                self.proposta("reddito", Azione::Chiedi, self.oggi, "Reddito da chiedere", dettaglio)
            }
        };
        proposta = proposta.cita(giudizio.fonte);
        proposta.spiegazione = proposta.spiegazione.figlia(giudizio.spiegazione);
        Ok(Some(proposta))
    }

    /// The jobs in course, with what each does.
    fn in_corso(&self) -> Result<Vec<(&Rapporto, Effetto)>, ErroreNorma> {
        let mut in_corso = Vec::new();
        for rapporto in self.persona.rapporti.iter().filter(|rapporto| rapporto.in_corso(self.oggi)) {
            in_corso.push((rapporto, effetto(self.p, rapporto, &self.persona.rapporti, self.oggi)?.effetto));
        }
        Ok(in_corso)
    }

    /// The last day of the last job that ended since a day.
    fn ultimo_lavoro(&self, dal: NaiveDate) -> Option<NaiveDate> {
        let fini = self.persona.rapporti.iter().filter_map(Rapporto::fine);
        fini.filter(|fine| dal <= *fine && *fine < self.oggi).max()
    }

    /// A suspension for work ends with the job, or becomes a cancellation if the job lasts too long.
    fn fine_sospensione(&self, dal: NaiveDate, motivo: &str) -> Result<Option<Proposta>, ErroreNorma> {
        if motivo != "lavoro" || !self.vale_il_lavoro()? {
            return Ok(None);
        }
        let in_corso = self.in_corso()?;
        let con = |cercato: fn(&Effetto) -> bool| in_corso.iter().find(|(_, effetto)| cercato(effetto));
        if let Some((rapporto, _)) = con(|effetto| *effetto == Effetto::Chiude) {
            return self.lavoro(rapporto);
        }
        if con(|effetto| matches!(effetto, Effetto::Sospende { .. })).is_some() {
            return Ok(None);
        }
        if let Some((rapporto, _)) = con(|effetto| *effetto == Effetto::Ignoto) {
            return self.lavoro(rapporto);
        }
        let (riprende, titolo) = match self.ultimo_lavoro(dal).and_then(|fine| fine.succ_opt()) {
            Some(riprende) => (riprende, "Fine del lavoro"),
            None if in_corso.is_empty() => return Ok(None),
            None => (self.oggi, "Reddito entro il limite"),
        };
        let dettaglio = format!("Nessun lavoro la sospende più: l'iscrizione riprende dal {}.", italiana(&riprende));
        let fonte = Fonte::legge("D.Lgs. 150/2015", "19", "3", "");
        Ok(Some(self.proposta("fine_lavoro", Azione::Riapri, riprende, titolo, dettaglio).cita(fonte)))
    }

    /// A registration closed because of work opens again with a declaration made after the job.
    fn riapertura(&self, dal: NaiveDate, motivo: &str) -> Result<Option<Proposta>, ErroreNorma> {
        if !motivi::cancellazione(self.p, motivo, dal)?.riapribile || !self.chiusure()?.is_empty() {
            return Ok(None);
        }
        if self.in_corso()?.iter().any(|(_, effetto)| *effetto != Effetto::Nessuno) {
            return Ok(None);
        }
        let Some(fine) = self.ultimo_lavoro(dal) else { return Ok(None) };
        let did = Fonte::legge("D.Lgs. 150/2015", "19", "1", "");
        let proposta = match self.persona.did_il.filter(|il| *il > fine && *il <= self.oggi) {
            Some(il) => {
                let dettaglio = format!(
                    "Il lavoro è finito il {} e c'è una nuova dichiarazione di disponibilità.",
                    italiana(&fine)
                );
                self.proposta("fine_lavoro", Azione::Riapri, il, "Fine del lavoro", dettaglio)
            }
            None => {
                let dettaglio = format!(
                    "Il lavoro è finito il {}: con una nuova dichiarazione di disponibilità la persona si reiscrive.",
                    italiana(&fine)
                );
                self.proposta("did", Azione::Chiedi, self.oggi, "Dichiarazione di disponibilità da chiedere", dettaglio)
            }
        };
        Ok(Some(proposta.cita(did)))
    }

    /// What is to be asked of the person: revision, permit, declaration of availability.
    fn richieste(&self) -> Result<Vec<Proposta>, ErroreNorma> {
        let anticipo = self.p.intero("anticipo_scadenze_persona", self.oggi)?;
        let entro =
            u64::try_from(anticipo.valore).ok().and_then(|giorni| self.oggi.checked_add_days(Days::new(giorni)));
        let vicino = |giorno: NaiveDate| entro.is_some_and(|entro| giorno <= entro);
        let mut richieste = Vec::new();
        let revisione = self.iscrizione.accertamento.as_ref().and_then(|prova| prova.rivedibile_il);
        if let Some(giorno) = revisione.filter(|giorno| vicino(*giorno)) {
            let dettaglio = format!(
                "Va rivisto entro il {}: chiedi l'esito. Fino alla visita l'iscrizione resta.",
                italiana(&giorno)
            );
            let fonte = Fonte::legge("D.L. 90/2014", "25", "6-bis", "").da_confermare();
            richieste
                .push(self.proposta("revisione", Azione::Chiedi, giorno, "Atto da rivedere", dettaglio).cita(fonte));
        }
        let permesso = self.persona.permesso_fino_al.filter(|_| self.persona.cittadinanza == Cittadinanza::ExtraUe);
        if let Some(giorno) = permesso.filter(|giorno| vicino(*giorno)) {
            let verbo = if giorno < self.oggi { "è scaduto" } else { "scade" };
            let dettaglio =
                format!("Il permesso {verbo} il {}: chiedi quello nuovo o la ricevuta del rinnovo.", italiana(&giorno));
            let fonte = Fonte::legge("D.Lgs. 286/1998", "22", "", "").da_confermare();
            richieste.push(
                self.proposta("permesso", Azione::Chiedi, giorno, "Permesso di soggiorno", dettaglio).cita(fonte),
            );
        }
        if self.persona.did_il.is_none() && self.vale_il_lavoro()? {
            let dettaglio = "L'iscrizione non ha la dichiarazione di immediata disponibilità: chiedila.".to_owned();
            let did = Fonte::legge("D.Lgs. 150/2015", "19", "1", "");
            let titolo = "Manca la dichiarazione di disponibilità";
            richieste.push(self.proposta("did", Azione::Chiedi, self.oggi, titolo, dettaglio).cita(did).cita(fonte()));
        }
        Ok(richieste)
    }
}

impl Proposta {
    /// The same proposal with a citation, in the list and in the explanation.
    fn cita(mut self, fonte: Fonte) -> Self {
        self.citazioni.push(fonte.clone().into());
        self.spiegazione = self.spiegazione.cita(fonte);
        self
    }
}
