//! The examination of an application: made with the sealed part open, kept without it.

use crate::api::{Controllo, DatiComputo, DocumentoRichiesto, Tono};
use crate::modulo::giorno;
use crate::stati;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Errore, Ore};
use mirato_norme::l68_1999::art04_autorizzazione_computo::{
    CasoComputo, DomandaComputo, InadempimentoDatore, verifica,
};
use mirato_norme::{Classe, Voce};
use mirato_store::{Computo, Json, StatoComputo, StatoNullaOsta};
use serde::{Deserialize, Serialize};

/// What the record of an application holds beside its columns.
#[derive(Serialize, Deserialize)]
pub(super) struct Tenuta {
    /// The form.
    pub domanda: DatiComputo,
    /// The last examination.
    #[serde(default)]
    pub esame: Option<Esame>,
}

/// An examination without anything sealed.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Esame {
    /// Whether the authorisation can be given.
    pub autorizzabile: bool,
    /// What bars it.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// First day on which the worker counts.
    pub effetto_dal: String,
    /// Last day; empty if there is none.
    pub fino_al: String,
    /// What the worker covers, as it is read.
    pub unita: String,
    /// Documents asked for: code, name, whether compulsory, source.
    pub documenti: Vec<(String, String, bool, String)>,
    /// How it was reached.
    pub spiegazione: Voce,
}

impl Tenuta {
    pub fn leggi(computo: &Computo) -> Result<Self, Errore> {
        crate::verifiche::leggi(&computo.dati, "La domanda di computo")
    }

    pub fn json(&self) -> Result<Json, Errore> {
        crate::verifiche::json(self)
    }

    /// Documents asked for, with what has arrived.
    pub fn documenti(&self, oggi: NaiveDate) -> Vec<DocumentoRichiesto> {
        let chiesti = self.esame.iter().flat_map(|esame| esame.documenti.iter());
        chiesti
            .map(|(codice, nome, obbligatorio, norma)| {
                let arrivato = self.domanda.documenti.iter().find(|documento| documento.codice == *codice);
                let (consegnato_il, scade_il) =
                    arrivato.map(|d| (d.consegnato_il.clone(), d.scade_il.clone())).unwrap_or_default();
                let scaduto = giorno(&scade_il).is_some_and(|scade| scade < oggi);
                let stato = match (consegnato_il.is_empty(), scaduto) {
                    (true, _) => stati::stato("mancante", "mancante", Tono::Attenzione),
                    (false, true) => stati::stato("scaduto", "scaduto", Tono::Errore),
                    (false, false) => stati::stato("consegnato", "consegnato", Tono::Fatto),
                };
                DocumentoRichiesto {
                    codice: codice.clone(),
                    nome: nome.clone(),
                    obbligatorio: *obbligatorio,
                    norma: norma.clone(),
                    stato,
                    consegnato_il,
                    scade_il,
                }
            })
            .collect()
    }
}

/// Examines an application with the session's key and keeps the outcome; false if the sealed part
/// holds no assessment.
///
/// # Errors
/// `fascicolo_chiuso`; what the rules refuse; a stale save.
pub(super) async fn esamina(ufficio: &Ufficio, id: &str, versione: i64) -> Result<bool, Errore> {
    let computo: Computo = ufficio.archivio.leggi(id).await?;
    let Some(esame) = esame(ufficio, &computo).await? else { return Ok(false) };
    let requisito = if esame.autorizzabile { "raggiunto" } else { "non_raggiunto" };
    let tenuta = Tenuta { esame: Some(esame), ..Tenuta::leggi(&computo)? };
    let esaminato = Computo { requisito: Some(requisito.to_owned()), dati: tenuta.json()?, versione, ..computo };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(esaminato).await?;
    scrittura.conferma().await?;
    Ok(true)
}

/// The examination of an application, recorded or not yet; none if the sealed part holds no assessment.
///
/// # Errors
/// `fascicolo_chiuso`; what the rules refuse.
pub(super) async fn esame(ufficio: &Ufficio, computo: &Computo) -> Result<Option<Esame>, Errore> {
    let chiave = crate::fascicolo::chiave(ufficio)?;
    let tenuta = Tenuta::leggi(computo)?;
    let motivo = "requisito per il computo";
    let (fascicolo, _) = crate::fascicolo::apri(ufficio, &computo.persona_id, &chiave, motivo).await?;
    let mut prove = crate::fascicolo::accertamenti(&fascicolo);
    prove.sort_by_key(|prova| prova.rilasciato_il);
    let Some(accertamento) = prove.pop() else { return Ok(None) };
    let oggi = ufficio.orologio.oggi();
    let scritti = &tenuta.domanda;
    let caso = if scritti.caso == "durante_il_rapporto" {
        CasoComputo::DuranteIlRapporto
    } else {
        CasoComputo::PrimaDellAssunzione
    };
    let durante = caso == CasoComputo::DuranteIlRapporto;
    let domanda = DomandaComputo {
        pervenuta_il: giorno(&computo.ricevuta_il).unwrap_or(oggi),
        al: oggi,
        caso,
        classe: classe(ufficio, &computo.datore_id, oggi).await?,
        assunto_il: giorno(&scritti.assunto_il).unwrap_or(oggi),
        contratto_fino_al: None,
        cessato_il: None,
        ore: ore(&scritti.ore)?,
        ore_contratto: ore(&scritti.ore_contratto)?,
        accertamento,
        riconosciuto_dal: giorno(&scritti.riconosciuto_il),
        inidoneo_alle_mansioni: durante.then_some(scritti.inidoneo),
        inadempimento: durante.then_some(if scritti.colpa_datore {
            InadempimentoDatore::AccertatoInGiudizio
        } else {
            InadempimentoDatore::Nessuno
        }),
        gia_computato: gia_computato(ufficio, computo).await?,
        documenti: scritti
            .documenti
            .iter()
            .filter(|documento| !documento.consegnato_il.is_empty())
            .map(|documento| documento.codice.clone())
            .collect(),
    };
    let esito = verifica(&ufficio.leggi().parametri, &domanda)?;
    Ok(Some(Esame {
        autorizzabile: esito.autorizzabile,
        impedimenti: esito.impedimenti,
        controlli: stati::controlli(&esito.controlli, &esito.spiegazione),
        effetto_dal: esito.effetto_dal.to_string(),
        fino_al: esito.fino_al.map(|giorno| giorno.to_string()).unwrap_or_default(),
        unita: esito.copertura.unita,
        documenti: esito
            .documenti
            .into_iter()
            .map(|documento| (documento.codice, documento.nome, documento.obbligatorio, documento.citazione.testo))
            .collect(),
        spiegazione: esito.spiegazione,
    }))
}

/// Whether the person counts for this employer already: authorised, or hired from the lists.
async fn gia_computato(ufficio: &Ufficio, computo: &Computo) -> Result<bool, Errore> {
    let computi = ufficio.archivio.computi_della_persona(&computo.persona_id).await?;
    let autorizzato = computi.iter().any(|altro| {
        altro.id != computo.id && altro.datore_id == computo.datore_id && altro.stato == StatoComputo::Autorizzato
    });
    let nulla_osta = ufficio.archivio.nulla_osta_della_persona(&computo.persona_id).await?;
    let oggi = ufficio.orologio.oggi().to_string();
    for usato in nulla_osta {
        if usato.datore_id != computo.datore_id || usato.stato != StatoNullaOsta::Utilizzato {
            continue;
        }
        let rapporto = ufficio.archivio.rapporto_del_nulla_osta(&usato.id).await?;
        if rapporto.is_some_and(|rapporto| rapporto.al.is_none_or(|al| al >= oggi)) {
            return Ok(true);
        }
    }
    Ok(autorizzato)
}

fn ore(testo: &str) -> Result<Ore, Errore> {
    testo.parse().map_err(|motivo: String| Errore::dato("computo_non_valido", motivo.clone()).con_campo("ore", motivo))
}

async fn classe(ufficio: &Ufficio, datore_id: &str, oggi: NaiveDate) -> Result<Classe, Errore> {
    let posizione = crate::posizione::al(ufficio, datore_id, oggi).await?;
    Ok(posizione.map_or(Classe::NonSoggetto, |posizione| posizione.risposta.classe))
}
