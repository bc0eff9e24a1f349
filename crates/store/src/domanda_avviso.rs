//! Applications to a call: what gives points is sealed, the rest says who applied, when and whether admitted.

use crate::archivio::Archivio;
use crate::errore::{Esito, StoreError};
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura};
use crate::sigillo::ChiaveFascicoli;
use ring::rand::SecureRandom;

parole! {
    /// What becomes of an application.
    StatoDomanda {
        /// Admitted.
        Ammessa = "ammessa",
        /// Admitted until something is ascertained.
        ConRiserva = "con_riserva",
        /// To be completed.
        DaIntegrare = "da_integrare",
        /// Left out.
        Esclusa = "esclusa",
    }
}

aggregato! {
    /// An application: one for each person and call.
    "domanda_avviso" DomandaAvviso {
        /// Call.
        avviso_id: String,
        /// Person.
        persona_id: String,
        /// Code drawn for this call alone.
        codice: String,
        /// Day it arrived, ISO date; empty while the confirmation of who is in a yearly list has not.
        pervenuta_il: String,
        /// `pec`, `a_mano`, `raccomandata`, `presenza`; empty as the day.
        canale: String,
        /// Protocol.
        protocollo: String,
        /// What becomes of it.
        #[sqlx(try_from = "String")]
        stato: StatoDomanda,
        /// Why, if it is not simply admitted.
        motivo: Option<String>,
        /// What was checked off, and what the office decided.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
        /// What gives points, sealed; nothing while nothing has arrived.
        #[ts(type = "unknown")]
        sigillo: Vec<u8>,
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.persona_id)
    }
}

const GIA: &str = "SELECT count(*) FROM domanda_avviso WHERE avviso_id = $1 AND codice = $2";
const CONTA: &str = "SELECT stato, count(*) FROM domanda_avviso WHERE avviso_id = $1 GROUP BY stato ORDER BY stato";

/// Who can still be sent: in the list and not suspended, without a clearance that is open.
const DA_AVVIARE: &str = "SELECT d.codice FROM domanda_avviso d WHERE d.avviso_id = $1 AND EXISTS (SELECT 1 FROM \
     iscrizione i WHERE i.persona_id = d.persona_id AND i.elenco = $2 AND i.stato = 'aperta') AND NOT EXISTS (SELECT 1 \
     FROM nulla_osta n WHERE n.persona_id = d.persona_id AND n.stato = 'rilasciato')";

pub(crate) const FRASI: &[&str] = &[GIA, CONTA, DA_AVVIARE];

impl Archivio {
    /// How many applications to a call are in each state.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn conta_domande(&self, avviso_id: &str) -> Esito<Vec<(String, i64)>> {
        self.db().presa().await?.conn().righe(CONTA, vec![avviso_id.into()]).await
    }

    /// Codes of who, of the people of a call, can still be sent from a list.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn domande_da_avviare(&self, avviso_id: &str, elenco: &str) -> Esito<Vec<String>> {
        let righe: Vec<(String,)> =
            self.db().presa().await?.conn().righe(DA_AVVIARE, vec![avviso_id.into(), elenco.into()]).await?;
        Ok(righe.into_iter().map(|(codice,)| codice).collect())
    }

    /// Every application to a call, in order of code.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn domande_dell_avviso(&self, avviso_id: &str) -> Esito<Vec<DomandaAvviso>> {
        self.elenca("WHERE avviso_id = $1 ORDER BY codice", vec![avviso_id.into()]).await
    }

    /// A person's application to a call.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn domanda_della_persona(&self, avviso_id: &str, persona_id: &str) -> Esito<Option<DomandaAvviso>> {
        self.trova("WHERE avviso_id = $1 AND persona_id = $2", vec![avviso_id.into(), persona_id.into()]).await
    }

    /// The application with a code.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn domanda_per_codice(&self, avviso_id: &str, codice: &str) -> Esito<Option<DomandaAvviso>> {
        self.trova("WHERE avviso_id = $1 AND codice = $2", vec![avviso_id.into(), codice.into()]).await
    }
}

/// What codes are made of: neither vowels, nor what is mistaken for something else when it is dictated.
const SEGNI: &[u8; 28] = b"23456789BCDFGHJKLMNPQRSTVWXZ";
/// How many of them a code has, in two groups.
const LUNGHEZZA: usize = 6;

impl Scrittura {
    /// Draws a code that no other application to the call has: by chance alone, so that it says nothing.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub async fn estrai_codice(&mut self, avviso_id: &str) -> Esito<String> {
        loop {
            let codice = codice()?;
            if self.conn().numero(GIA, vec![avviso_id.into(), codice.as_str().into()]).await? == 0 {
                return Ok(codice);
            }
        }
    }

    /// Opens what gives points in these applications, with one line of the register for the whole call:
    /// a ranking looks at everybody, for one reason.
    ///
    /// # Errors
    /// [`StoreError::Danneggiato`] if a part is not that application's.
    pub async fn apri_domande(
        &mut self,
        avviso_id: &str,
        domande: &[DomandaAvviso],
        chiave: &ChiaveFascicoli,
        motivo: &str,
    ) -> Esito<Vec<serde_json::Value>> {
        let aperte = domande.iter().map(|domanda| apri(domanda, chiave)).collect::<Esito<Vec<_>>>()?;
        self.fatto(Fatto {
            azione: "aperto",
            oggetto: "avviso",
            id: avviso_id,
            motivo: Some(motivo.to_owned()),
            ..Fatto::default()
        });
        Ok(aperte)
    }

    /// Opens what gives points in an application; the register says who did it, about whom and why.
    ///
    /// # Errors
    /// As [`Self::apri_domande`].
    pub async fn apri_domanda(
        &mut self,
        domanda: &DomandaAvviso,
        chiave: &ChiaveFascicoli,
        motivo: &str,
    ) -> Esito<serde_json::Value> {
        let aperta = apri(domanda, chiave)?;
        self.fatto(Fatto {
            azione: "aperto",
            oggetto: "domanda_avviso",
            id: &domanda.id,
            persona_id: Some(&domanda.persona_id),
            motivo: Some(motivo.to_owned()),
            ..Fatto::default()
        });
        Ok(aperta)
    }
}

fn codice() -> Esito<String> {
    let mut segni = Vec::with_capacity(LUNGHEZZA);
    while segni.len() < LUNGHEZZA {
        let mut byte = [0_u8; 16];
        ring::rand::SystemRandom::new()
            .fill(&mut byte)
            .map_err(|_| StoreError::Base("il sistema non fornisce numeri casuali".to_owned()))?;
        // Beyond the last whole turn of the alphabet some signs would come out more often than others.
        let giri = u8::try_from(256 / SEGNI.len() * SEGNI.len() - 1).unwrap_or(u8::MAX);
        segni.extend(
            byte.iter().filter(|uno| **uno <= giri).map(|uno| char::from(SEGNI[usize::from(*uno) % SEGNI.len()])),
        );
    }
    let testo: String = segni.into_iter().take(LUNGHEZZA).collect();
    Ok(format!("{}-{}", &testo[..LUNGHEZZA / 2], &testo[LUNGHEZZA / 2..]))
}

/// The envelope names call and code, so that a sealed part put beside another application shows.
fn apri(domanda: &DomandaAvviso, chiave: &ChiaveFascicoli) -> Esito<serde_json::Value> {
    if domanda.pervenuta_il.is_empty() && domanda.sigillo.is_empty() {
        return Ok(serde_json::json!({}));
    }
    crate::fascicolo::da_busta(chiave, &domanda.sigillo, &intestazione(&domanda.avviso_id, &domanda.codice))
}

fn intestazione(avviso_id: &str, codice: &str) -> String {
    format!("{avviso_id}/{codice}")
}

impl Scrittura {
    /// Seals what gives points in the application with this code.
    ///
    /// # Errors
    /// [`StoreError::NessunAbilitato`] before anybody may open it.
    pub async fn sigilla_domanda(&mut self, avviso_id: &str, codice: &str, dati: serde_json::Value) -> Esito<Vec<u8>> {
        let pubblica = self.pubblica_fascicoli().await?.ok_or(StoreError::NessunAbilitato)?;
        crate::fascicolo::in_busta(&pubblica, &intestazione(avviso_id, codice), dati)
    }
}
