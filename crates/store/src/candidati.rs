//! The people whom a preselection weighs: those with an open iscrizione in a list, a page at a time.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::persona::Persona;
use std::collections::BTreeMap;

const IN_ELENCO: &str = "WHERE stato = 'attiva' AND id > $2 AND EXISTS (SELECT 1 FROM iscrizione i \
     WHERE i.persona_id = persona.id AND i.elenco = $1 AND i.stato = 'aperta') ORDER BY id LIMIT $3";
const QUANTE: &str = "SELECT count(*) FROM iscrizione WHERE elenco = $1 AND stato = 'aperta'";
const ANZIANITA: &str = "SELECT persona_id, coalesce(anzianita_dal, iscritta_dal, richiesta_il) FROM iscrizione \
     WHERE elenco = $1 AND stato = 'aperta' AND persona_id > $2 AND persona_id <= $3";

pub(crate) const FRASI: &[&str] = &[QUANTE, ANZIANITA];

impl Archivio {
    /// People with an open iscrizione in a list: `dopo` is the id of the last one of the page before.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn persone_in_elenco(&self, elenco: &str, dopo: &str, limite: u32) -> Esito<Vec<Persona>> {
        self.elenca(IN_ELENCO, vec![elenco.into(), dopo.into(), i64::from(limite).into()]).await
    }

    /// How many open iscrizioni a list has.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn quante_in_elenco(&self, elenco: &str) -> Esito<i64> {
        self.db().presa().await?.conn().numero(QUANTE, vec![elenco.into()]).await
    }

    /// First day of seniority, ISO date, of who is in a list, by person: ids after `dopo` and up to `fino`.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn anzianita_in_elenco(&self, elenco: &str, dopo: &str, fino: &str) -> Esito<BTreeMap<String, String>> {
        let valori = vec![elenco.into(), dopo.into(), fino.into()];
        let righe = self.db().presa().await?.conn().righe::<(String, String)>(ANZIANITA, valori).await?;
        Ok(righe.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page must not walk the whole list: with 300,000 people it took minutes.
    #[tokio::test]
    async fn a_page_is_found_by_its_people() {
        let cartella = tempfile::tempdir().unwrap();
        let posizione = cartella.path().join("piano.mirato");
        let archivio = Archivio::crea(posizione.to_str().unwrap(), Some("parola di prova")).await.unwrap();
        let frase = format!("EXPLAIN QUERY PLAN {ANZIANITA}");
        let valori = vec!["art8".into(), "a".into(), "b".into()];
        let piano: Vec<(i64, i64, i64, String)> =
            archivio.db().presa().await.unwrap().conn().righe(&frase, valori).await.unwrap();
        let passi: Vec<&str> = piano.iter().map(|passo| passo.3.as_str()).collect();
        assert!(passi.iter().all(|passo| passo.contains("elenco=? AND stato=? AND persona_id>?")), "{passi:?}");
        archivio.chiudi().await;
    }
}
