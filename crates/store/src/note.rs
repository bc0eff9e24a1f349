//! What the archive knows of many people at once, in few questions: an import asks it for hundreds of
//! rows together.

use crate::aggregato::frase_leggi;
use crate::archivio::Archivio;
use crate::base::{Conn, Valore, segnaposti};
use crate::errore::Esito;
use crate::persona::Persona;
use crate::ricerca::normalizza;
use crate::scrittura::Scrittura;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cercata {
    /// Tax code.
    pub codice_fiscale: String,
    /// The same without omocodia.
    pub codice_fiscale_base: String,
    /// Family name and given name.
    pub nome_intero: String,
    /// Birth, ISO date.
    pub nato_il: String,
}

/// What is there already.
#[derive(Default)]
pub struct GiaNote {
    /// People, by tax code.
    pub persone: BTreeMap<String, Persona>,
    /// Tax codes of those in use, by base code.
    pub per_base: BTreeMap<String, String>,
    /// Tax codes of those in use, by birth and normal name.
    pub per_nome: BTreeMap<(String, String), String>,
    /// First day in the list, none for an application, of the iscrizioni in force or asked for, by the
    /// person's id and the list.
    pub iscritte: BTreeMap<(String, String), Option<String>>,
    /// People, by id, with a sealed part.
    pub con_fascicolo: BTreeSet<String>,
}

/// How many go in one question.
const PER_FRASE: usize = 200;

impl Archivio {
    /// What is there already of some people.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn gia_note(&self, cercate: &[Cercata]) -> Esito<GiaNote> {
        cerca(&mut self.db().presa().await?.conn(), cercate).await
    }
}

impl Scrittura {
    /// As [`Archivio::gia_note`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn gia_note(&mut self, cercate: &[Cercata]) -> Esito<GiaNote> {
        cerca(&mut self.conn(), cercate).await
    }
}

async fn cerca(conn: &mut Conn<'_>, cercate: &[Cercata]) -> Esito<GiaNote> {
    let mut note = GiaNote::default();
    for gruppo in cercate.chunks(PER_FRASE) {
        let uno = segnaposti(1, gruppo.len());
        let frase = frase_leggi::<Persona>(&format!("WHERE codice_fiscale IN {uno}"));
        let valori = gruppo.iter().map(|cercata| (&cercata.codice_fiscale).into()).collect();
        let trovate: Vec<Persona> = conn.righe(&frase, valori).await?;
        let ids: Vec<String> = trovate.iter().map(|persona| persona.id.clone()).collect();
        note.persone.extend(trovate.into_iter().map(|persona| (persona.codice_fiscale.clone(), persona)));
        simili(conn, gruppo, &mut note).await?;
        if !ids.is_empty() {
            collegate(conn, &ids, &mut note).await?;
        }
    }
    Ok(note)
}

/// Those who may be the same under another code.
async fn simili(conn: &mut Conn<'_>, gruppo: &[Cercata], note: &mut GiaNote) -> Esito<()> {
    let frase = format!(
        "SELECT codice_fiscale_base, codice_fiscale FROM persona WHERE stato = 'attiva' AND codice_fiscale_base IN {}",
        segnaposti(1, gruppo.len())
    );
    let basi = gruppo.iter().map(|cercata| (&cercata.codice_fiscale_base).into()).collect();
    note.per_base.extend(conn.righe::<(String, String)>(&frase, basi).await?);
    let frase = format!(
        "SELECT nato_il, nome_normale, codice_fiscale FROM persona WHERE stato = 'attiva' \
         AND (nato_il, nome_normale) IN (VALUES {})",
        segnaposti(gruppo.len(), 2)
    );
    let nomi = gruppo
        .iter()
        .flat_map(|cercata| -> [Valore; 2] { [(&cercata.nato_il).into(), normalizza(&cercata.nome_intero).into()] });
    let trovate = conn.righe::<(String, String, String)>(&frase, nomi.collect()).await?;
    note.per_nome.extend(trovate.into_iter().map(|(nato_il, nome, codice)| ((nato_il, nome), codice)));
    Ok(())
}

async fn collegate(conn: &mut Conn<'_>, ids: &[String], note: &mut GiaNote) -> Esito<()> {
    let valori = || ids.iter().map(Valore::from).collect();
    let uno = segnaposti(1, ids.len());
    let frase = format!(
        "SELECT persona_id, elenco, iscritta_dal FROM iscrizione WHERE persona_id IN {uno} \
         AND stato IN ('domanda', 'aperta', 'sospesa')"
    );
    let iscritte = conn.righe::<(String, String, Option<String>)>(&frase, valori()).await?;
    note.iscritte.extend(iscritte.into_iter().map(|(persona_id, elenco, dal)| ((persona_id, elenco), dal)));
    let frase = format!("SELECT persona_id FROM fascicolo WHERE persona_id IN {uno}");
    note.con_fascicolo.extend(conn.testi(&frase, valori()).await?);
    Ok(())
}
