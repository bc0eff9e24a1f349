//! A hire out of the lists and its end: job, movement of the workforce, row of a plan and iscrizione move together.

use crate::api::{PassoIscrizione, RapportoLavoro};
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::MotivoUscita;
use mirato_store::{Datore, Iscrizione, Movimento, Persona, Rapporto, Scrittura, StatoIscrizione, TipoMovimento};

/// A person hired.
pub(crate) struct Assunzione<'a> {
    /// Person.
    pub persona_id: &'a str,
    /// Employer.
    pub datore: &'a Datore,
    /// Province of the workplace.
    pub provincia: &'a str,
    /// List the person comes from; without one the hire does not count in the quota.
    pub elenco: Option<&'a str>,
    /// Contract.
    pub contratto: &'a str,
    /// Months, for a fixed term.
    pub durata_mesi: u32,
    /// Weekly hours, and those of a full-time worker.
    pub ore: (&'a str, &'a str),
    /// Duties.
    pub mansione: &'a str,
    /// First day.
    pub data: NaiveDate,
    /// Kind and id of the record it comes from.
    pub origine: (&'static str, String),
}

impl Assunzione<'_> {
    /// Records job and movement, and says the last day of a fixed term. Whoever calls has the
    /// employer reckoned again when everything that moves with the hire has been written.
    ///
    /// # Errors
    /// If the archive refuses.
    pub async fn registra(self, ufficio: &Ufficio, scrittura: &mut Scrittura) -> Result<Option<NaiveDate>, Errore> {
        let fine = (self.durata_mesi > 0)
            .then(|| self.data.checked_add_months(Months::new(self.durata_mesi)).and_then(|fine| fine.pred_opt()))
            .flatten();
        let al = fine.map(|fine| fine.to_string());
        scrittura.inserisci(self.rapporto(al.clone())?).await?;
        let Some(elenco) = self.elenco else { return Ok(fine) };
        let persona: Persona = ufficio.archivio.leggi(self.persona_id).await?;
        let data = self.data.to_string();
        let movimento = Movimento {
            fino_al: al,
            elenco: elenco.to_owned(),
            ore: Some(self.ore.0.to_owned()),
            ore_contratto: Some(self.ore.1.to_owned()),
            lavoratore: Some(persona.codice_fiscale),
            origine: self.origine.0.to_owned(),
            origine_id: self.origine.1,
            ..Movimento::nuovo(&self.datore.id, TipoMovimento::Assunzione, self.provincia, &data)
        };
        scrittura.inserisci(movimento).await?;
        Ok(fine)
    }

    fn rapporto(&self, fine: Option<String>) -> Result<Rapporto, Errore> {
        let tipo = if self.contratto == "indeterminato" { "indeterminato" } else { "determinato" };
        let nulla_osta_id = Some(self.origine.1.clone()).filter(|_| self.origine.0 == "nulla_osta");
        let visto = RapportoLavoro {
            persona_id: self.persona_id.to_owned(),
            datore: self.datore.denominazione.clone(),
            codice_fiscale_datore: self.datore.codice_fiscale.clone(),
            tipo: tipo.to_owned(),
            dal: self.data.to_string(),
            al: fine.clone().unwrap_or_default(),
            ore: self.ore.0.to_owned(),
            ore_contratto: self.ore.1.to_owned(),
            mansione: self.mansione.to_owned(),
            nulla_osta_id: nulla_osta_id.clone().unwrap_or_default(),
            ..RapportoLavoro::default()
        };
        Ok(Rapporto {
            id: String::new(),
            persona_id: self.persona_id.to_owned(),
            datore_id: Some(self.datore.id.clone()),
            tipo: tipo.to_owned(),
            dal: self.data.to_string(),
            al: fine,
            nulla_osta_id,
            dati: crate::verifiche::json(&visto)?,
            versione: 0,
        })
    }
}

/// The end of a job, wherever it was typed; without a day, the job goes on after all.
pub(crate) struct FineRapporto<'a> {
    /// Kind and id of the record the job began with.
    pub origine: (&'a str, &'a str),
    /// Last day.
    pub al: Option<NaiveDate>,
    /// Ground; without one, the day is the term of the contract.
    pub motivo: Option<MotivoUscita>,
    /// What the office noted.
    pub nota: &'a str,
}

impl FineRapporto<'_> {
    /// Ends, in the employer's workforce and in the plan, what the job began.
    ///
    /// # Errors
    /// If the archive refuses.
    pub async fn registra(self, ufficio: &Ufficio, scrittura: &mut Scrittura) -> Result<(), Errore> {
        let (origine, origine_id) = self.origine;
        if let Some(movimento) = scrittura.movimento_di(origine, origine_id).await? {
            let datore_id = movimento.datore_id.clone();
            let tutti = scrittura.movimenti(&datore_id).await?;
            // An end that was communicated counts already, by itself.
            let cessato = tutti.iter().any(|altro| {
                altro.tipo == TipoMovimento::Cessazione && altro.collegato_id.as_deref() == Some(&movimento.id)
            });
            let fino_al = self.al.map(|il| il.to_string());
            if !cessato && movimento.fino_al != fino_al {
                scrittura.salva(Movimento { fino_al, ..movimento }).await?;
                crate::posizione::riverifica(ufficio, scrittura, &datore_id).await?;
            }
        }
        let fine = self.al.map(|il| (il, self.motivo.unwrap_or(MotivoUscita::FineTermine)));
        crate::convenzioni::finito(ufficio, scrittura, self.origine, fine, self.nota).await
    }
}

/// The iscrizione from which the person was hired closes the day before.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn chiudi_iscrizione(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    persona_id: &str,
    elenco: &str,
    data: NaiveDate,
    nota: &str,
) -> Result<(), Errore> {
    let Some(iscrizione) = in_corso(ufficio, persona_id, elenco).await? else { return Ok(()) };
    let passo = PassoIscrizione {
        id: iscrizione.id.clone(),
        versione: iscrizione.versione,
        passo: "cancella".to_owned(),
        data: data.to_string(),
        motivo: "avviamento".to_owned(),
        nota: nota.to_owned(),
        ..PassoIscrizione::default()
    };
    crate::iscrizioni::compi_in(ufficio, scrittura, &passo).await
}

/// The iscrizione of a person in a list, while it is open.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn in_corso(ufficio: &Ufficio, persona_id: &str, elenco: &str) -> Result<Option<Iscrizione>, Errore> {
    let tutte = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    Ok(tutte
        .into_iter()
        .find(|uno| uno.elenco == elenco && matches!(uno.stato, StatoIscrizione::Aperta | StatoIscrizione::Sospesa)))
}
