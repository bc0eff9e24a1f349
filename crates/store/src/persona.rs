//! People of the lists, and putting together two records of the same person.

use crate::archivio::Archivio;
use crate::base::{Valore, segnaposti};
use crate::errore::{Esito, StoreError};
use crate::json::Json;
use crate::ricerca::{Voce, normalizza};
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};
use std::collections::BTreeMap;

parole! {
    /// Whether a record of a person is in use.
    StatoPersona {
        /// It is.
        Attiva = "attiva",
        /// Put together with another record, which is the one in use.
        Unita = "unita",
    }
}

aggregato! {
    /// A person. What concerns health is in the sealed part.
    "persona" Persona {
        /// Tax code, upper case; no two records share it.
        codice_fiscale: String,
        /// The same with the digits that omocodia replaced put back.
        codice_fiscale_base: String,
        /// Family name.
        cognome: String,
        /// Given name.
        nome: String,
        /// `F`, `M`.
        sesso: String,
        /// Birth, ISO date.
        nato_il: String,
        /// Province of residence.
        provincia: Option<String>,
        /// Comune of residence.
        comune: Option<String>,
        /// What the person is available for, as words between spaces (` privati part_time `).
        disponibile: String,
        /// Last day of the permit to stay.
        permesso_scade_il: Option<String>,
        /// Whether the record is in use.
        #[sqlx(try_from = "String")]
        stato: StatoPersona,
        /// The record that took its place.
        unita_a: Option<String>,
        /// Whatever else the form holds.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    const CALCOLATE: &'static [&'static str] = &["nome_normale"];
    const STORIA: bool = true;
    fn calcolati(&self) -> Vec<Valore> {
        vec![normalizza(&format!("{} {}", self.cognome, self.nome)).into()]
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.id)
    }
    fn voce(&self) -> Option<Voce> {
        let luogo = self.comune.as_ref().or(self.provincia.as_ref()).map(|c| format!(" · {c}")).unwrap_or_default();
        let unita = if self.stato == StatoPersona::Unita { " · unita a un'altra scheda" } else { "" };
        Some(Voce {
            titolo: format!("{} {}", self.cognome, self.nome),
            dettaglio: format!("{}{luogo}{unita}", self.codice_fiscale),
            parole: vec![format!("{} {}", self.cognome, self.nome), self.codice_fiscale.clone()],
        })
    }
}

/// $1 today, $2 last day of birth, $3 last day of what falls due; the id comes before.
const CON_EVENTI: &str = "stato = 'attiva' AND id IN ( \
     SELECT i.persona_id FROM iscrizione i JOIN rapporto r ON r.persona_id = i.persona_id \
     WHERE i.stato IN ('aperta', 'sospesa') OR (i.stato = 'chiusa' AND i.motivo = 'lavoro') \
     UNION SELECT i.persona_id FROM iscrizione i JOIN persona q ON q.id = i.persona_id \
     WHERE i.stato IN ('aperta', 'sospesa') AND (q.nato_il <= $2 OR q.permesso_scade_il <= $3 \
     OR (i.stato = 'sospesa' AND i.sospesa_fino_al < $1)) \
     UNION SELECT f.persona_id FROM fascicolo f JOIN iscrizione i ON i.persona_id = f.persona_id \
     WHERE f.rivedere_il <= $3 AND i.stato IN ('aperta', 'sospesa') \
     UNION SELECT e.persona_id FROM evento e JOIN iscrizione i ON i.persona_id = e.persona_id \
     WHERE e.tipo IN ('assenza', 'rifiuto') AND i.stato IN ('aperta', 'sospesa') \
     UNION SELECT i.persona_id FROM iscrizione i JOIN persona q ON q.id = i.persona_id \
     WHERE i.stato IN ('aperta', 'sospesa') AND $4 <> '' AND $4 NOT LIKE '% ' || q.provincia || ' %')";
/// Which events touch an iscrizione besides a job, a refusal and an absence.
pub struct EventiAttesi {
    /// Suspensions that ended before this ISO day are over.
    pub oggi: String,
    /// Who was born by this ISO day may have reached the age of pension.
    pub nate_entro: String,
    /// Permits and sealed parts whose ISO day comes by this one.
    pub scade_entro: String,
    /// Siglas of the office's provinces: who lives elsewhere may belong to another office; with none, nobody does.
    pub province: Vec<String>,
}

impl EventiAttesi {
    fn valori(&self) -> Vec<Valore> {
        let province = if self.province.is_empty() { String::new() } else { format!(" {} ", self.province.join(" ")) };
        vec![
            self.oggi.as_str().into(),
            self.nate_entro.as_str().into(),
            self.scade_entro.as_str().into(),
            province.as_str().into(),
        ]
    }
}

const SIMILI: &str = "WHERE stato = 'attiva' AND id <> $1 AND (codice_fiscale_base = $2 \
     OR (nato_il = $3 AND nome_normale = $4) OR nome_normale = $4) ORDER BY nome_normale, id LIMIT 20";
/// Tables whose rows follow a person to the record that takes its place.
const SPOSTA: [&str; 8] = [
    "UPDATE iscrizione SET persona_id = $1, versione = versione + 1 WHERE persona_id = $2",
    "UPDATE rapporto SET persona_id = $1, versione = versione + 1 WHERE persona_id = $2",
    "UPDATE evento SET persona_id = $1, versione = versione + 1 WHERE persona_id = $2",
    "UPDATE nulla_osta SET persona_id = $1, versione = versione + 1 WHERE persona_id = $2",
    "UPDATE computo SET persona_id = $1, versione = versione + 1 WHERE persona_id = $2",
    "UPDATE domanda_avviso SET persona_id = $1, versione = versione + 1 WHERE persona_id = $2",
    // Where both were put forward, both stay.
    "UPDATE preselezione SET rosa = replace(rosa, $2, $1), versione = versione + 1 \
     WHERE rosa LIKE '%' || $2 || '%' AND rosa NOT LIKE '%' || $1 || '%'",
    "UPDATE allegato SET oggetto_id = $1 WHERE oggetto = 'persona' AND oggetto_id = $2",
];

pub(crate) const FRASI: &[&str] = &SPOSTA;

/// How many tax codes go in one question.
const CODICI_PER_FRASE: usize = 200;

impl Archivio {
    /// The person with a tax code.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn persona_per_codice_fiscale(&self, codice_fiscale: &str) -> Esito<Option<Persona>> {
        self.trova("WHERE codice_fiscale = $1", vec![codice_fiscale.into()]).await
    }

    /// The people with these tax codes, by tax code; those not in the archive are absent.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn persone_per_codice_fiscale(&self, codici: &[String]) -> Esito<BTreeMap<String, Persona>> {
        let mut trovate = BTreeMap::new();
        for gruppo in codici.chunks(CODICI_PER_FRASE) {
            let seguito = format!("WHERE codice_fiscale IN {}", segnaposti(1, gruppo.len()));
            let righe: Vec<Persona> = self.elenca(&seguito, gruppo.iter().map(Valore::from).collect()).await?;
            trovate.extend(righe.into_iter().map(|persona| (persona.codice_fiscale.clone(), persona)));
        }
        Ok(trovate)
    }

    /// People who may be the same: same tax code but for omocodia, or same name.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn persone_simili(
        &self,
        id: &str,
        codice_fiscale_base: &str,
        nato_il: &str,
        nome_e_cognome: &str,
    ) -> Esito<Vec<Persona>> {
        let nome = normalizza(nome_e_cognome);
        self.elenca(SIMILI, vec![id.into(), codice_fiscale_base.into(), nato_il.into(), nome.into()]).await
    }

    /// People whose iscrizioni an event may touch; a page at a time, as [`Self::persone`].
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn persone_con_eventi(&self, eventi: &EventiAttesi, dopo: &str, limite: u32) -> Esito<Vec<Persona>> {
        let mut valori = eventi.valori();
        valori.extend([dopo.into(), i64::from(limite).into()]);
        self.elenca(&format!("WHERE {CON_EVENTI} AND id > $5 ORDER BY id LIMIT $6"), valori).await
    }

    /// How many people [`Self::persone_con_eventi`] gives.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn quante_con_eventi(&self, eventi: &EventiAttesi) -> Esito<i64> {
        let frase = format!("SELECT count(*) FROM persona WHERE {CON_EVENTI}");
        self.db().presa().await?.conn().numero(&frase, eventi.valori()).await
    }

    /// Every person in use, a page at a time: `dopo` is the id of the last one of the page before.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn persone(&self, dopo: &str, limite: u32) -> Esito<Vec<Persona>> {
        let seguito = "WHERE id > $1 AND stato = 'attiva' ORDER BY id LIMIT $2";
        self.elenca(seguito, vec![dopo.into(), i64::from(limite).into()]).await
    }
}

impl Scrittura {
    /// Puts together two records of the same person: everything of `togli` goes to `tieni`, and
    /// `togli` stays, marked, with its trace in the register. A sealed part names its person inside and
    /// stays where it is: `ricomposto` says that what it holds has been sealed for `tieni` too.
    ///
    /// # Errors
    /// [`StoreError::NonTrovato`]; [`StoreError::Doppio`] if both are in the same list;
    /// [`StoreError::Collegato`] if `togli` has a sealed part that has not been recomposed.
    pub async fn unisci_persone(&mut self, tieni: &str, togli: &str, motivo: &str, ricomposto: bool) -> Esito<Persona> {
        let resta: Persona = self.leggi(tieni).await?;
        let via: Persona = self.leggi(togli).await?;
        for frase in SPOSTA {
            self.conn().esegui(frase, vec![tieni.into(), togli.into()]).await?;
        }
        if !ricomposto && self.fascicolo_in(togli).await?.is_some() {
            return Err(StoreError::Collegato);
        }
        self.fatto(Fatto {
            azione: "unita",
            oggetto: "persona",
            id: tieni,
            persona_id: Some(tieni),
            prima: Some(impronta_del_record(&via)),
            dopo: Some(impronta_del_record(&resta)),
            motivo: Some(motivo.to_owned()),
            ..Fatto::default()
        });
        self.salva_come(Persona { stato: StatoPersona::Unita, unita_a: Some(tieni.to_owned()), ..via }, "unita")
            .await?;
        Ok(resta)
    }
}
