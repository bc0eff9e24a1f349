//! The requirements of an application, examined with the sealed part open and kept without it: what
//! is kept says only whether they are met.

use crate::api::{Controllo, DatiFascicolo, DatiIscrizione, DatiPersona, PassaggioIscrizione};
use crate::modulo::{giorno, pieno};
use crate::persone::leggi_dati;
use crate::stati;
use crate::ufficio::Ufficio;
use mirato_domain::{Elenco, Errore, Provincia};
use mirato_norme::Voce;
use mirato_norme::l68_1999::art01_beneficiari::categorie;
use mirato_norme::l68_1999::art08_iscrizione::{
    CancellazionePrecedente, Cittadinanza, DomandaIscrizione, EventoFamiliare, IscrizioneAperta, ModoIscrizione,
    RedditoPrevisto, Studi, TipoLavoro, verifica_domanda,
};
use mirato_store::{Iscrizione, Json, Persona, StatoIscrizione};
use serde::{Deserialize, Serialize};

/// What the record of an iscrizione holds beside its columns.
#[derive(Serialize, Deserialize)]
pub(crate) struct Tenuta {
    /// The form.
    pub domanda: DatiIscrizione,
    /// Steps taken, in order.
    #[serde(default)]
    pub passaggi: Vec<PassaggioIscrizione>,
    /// The last examination.
    #[serde(default)]
    pub esame: Option<Esame>,
}

/// An examination without anything sealed.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Esame {
    /// Day of the examination.
    pub il: String,
    /// Whether the person may be registered.
    pub ammissibile: bool,
    /// What bars it.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// Documents asked for.
    pub documenti: Vec<DocumentoChiesto>,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// A document asked for, by the name that reveals nothing.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct DocumentoChiesto {
    pub codice: String,
    pub nome: String,
    pub obbligatorio: bool,
    pub norma: String,
}

impl Tenuta {
    pub fn nuova(domanda: DatiIscrizione) -> Self {
        Self { domanda, passaggi: Vec::new(), esame: None }
    }

    pub fn leggi(iscrizione: &Iscrizione) -> Result<Self, Errore> {
        crate::verifiche::leggi(&iscrizione.dati, "L'iscrizione")
    }

    pub fn json(&self) -> Result<Json, Errore> {
        crate::verifiche::json(self)
    }

    /// Compulsory documents that have not arrived.
    pub fn mancanti(&self) -> i64 {
        let arrivato =
            |codice: &str| self.domanda.documenti.iter().any(|d| d.codice == codice && !d.consegnato_il.is_empty());
        let chiesti = self.esame.iter().flat_map(|esame| &esame.documenti);
        i64::try_from(chiesti.filter(|d| d.obbligatorio && !arrivato(&d.codice)).count()).unwrap_or(i64::MAX)
    }
}

/// Examines again every application of a person that is not decided yet, and those in the list.
///
/// # Errors
/// What the rules refuse; if the archive refuses.
pub(crate) async fn riesamina(ufficio: &Ufficio, persona_id: &str, fascicolo: &DatiFascicolo) -> Result<(), Errore> {
    let persona: Persona = ufficio.archivio.leggi(persona_id).await?;
    let tutte = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    for iscrizione in &tutte {
        if matches!(iscrizione.stato, StatoIscrizione::Chiusa | StatoIscrizione::Respinta) {
            continue;
        }
        let Some(esame) = esamina(ufficio, &persona, iscrizione, &tutte, fascicolo).await? else { continue };
        let mut tenuta = Tenuta::leggi(iscrizione)?;
        tenuta.esame = Some(esame);
        let aggiornata =
            Iscrizione { documenti_mancanti: tenuta.mancanti(), dati: tenuta.json()?, ..iscrizione.clone() };
        if aggiornata != *iscrizione {
            let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
            scrittura.salva(aggiornata).await?;
            scrittura.conferma().await?;
        }
    }
    Ok(())
}

/// The examination of one application; none while its category is not known.
async fn esamina(
    ufficio: &Ufficio,
    persona: &Persona,
    iscrizione: &Iscrizione,
    tutte: &[Iscrizione],
    fascicolo: &DatiFascicolo,
) -> Result<Option<Esame>, Errore> {
    let oggi = ufficio.orologio.oggi();
    let elenco: Elenco =
        iscrizione.elenco.parse().map_err(|motivo: String| Errore::guasto("dato_illeggibile", motivo))?;
    let categoria = match elenco {
        Elenco::Art8 => fascicolo.categoria_art8.clone(),
        Elenco::Art18 => fascicolo.categoria_art18.clone(),
        speciale => categorie(&ufficio.leggi().parametri, oggi)?
            .into_iter()
            .find(|categoria| categoria.elenco == speciale)
            .map(|categoria| categoria.codice)
            .unwrap_or_default(),
    };
    if categoria.is_empty() {
        return Ok(None);
    }
    let dati = leggi_dati(persona)?;
    let tenuta = Tenuta::leggi(iscrizione)?;
    let presentata_il = giorno(&iscrizione.richiesta_il).unwrap_or(oggi);
    let rapporti = crate::vita::rapporti(ufficio, &persona.id).await?;
    let domanda = DomandaIscrizione {
        presentata_il,
        elenco,
        accertamento: crate::fascicolo::prova(ufficio, fascicolo, &categoria, presentata_il)?,
        categoria,
        modo: match tenuta.domanda.ingresso.as_str() {
            "reiscrizione" => ModoIscrizione::Reiscrizione,
            "trasferimento" => ModoIscrizione::Trasferimento,
            _ => ModoIscrizione::Prima,
        },
        nato_il: giorno(&persona.nato_il).unwrap_or(oggi),
        cittadinanza: cittadinanza(&dati),
        permesso_fino_al: giorno(&dati.permesso_scade_il),
        permesso_in_rinnovo: false,
        provincia_residenza: dati.residenza.provincia.parse().ok(),
        provincia_domicilio: dati.domicilio.provincia.parse().ok(),
        province_ufficio: province(ufficio),
        did_il: giorno(&dati.did_il),
        redditi: rapporti
            .iter()
            .filter(|r| r.al.is_empty() && giorno(&r.dal).is_some_and(|dal| dal <= presentata_il))
            .filter_map(|r| {
                let lavoro = if r.tipo == "autonomo" { TipoLavoro::Autonomo } else { TipoLavoro::Subordinato };
                Some(RedditoPrevisto { lavoro, importo: r.reddito_annuo.parse().ok()? })
            })
            .collect(),
        iscrizioni_aperte: tutte
            .iter()
            .filter(|altra| altra.id != iscrizione.id)
            .filter(|altra| matches!(altra.stato, StatoIscrizione::Aperta | StatoIscrizione::Sospesa))
            .filter_map(|altra| Some(IscrizioneAperta { elenco: altra.elenco.parse().ok()?, altro_ufficio: None }))
            .collect(),
        ultima_cancellazione: tutte
            .iter()
            .filter(|altra| altra.elenco == iscrizione.elenco && altra.id != iscrizione.id)
            .filter_map(|altra| {
                let il = giorno(altra.chiusa_il.as_deref()?)?;
                Some(CancellazionePrecedente { il, motivo: altra.motivo.clone()? })
            })
            .max_by_key(|cancellazione| cancellazione.il),
        evento: giorno(&fascicolo.evento_il).map(|il| EventoFamiliare {
            il,
            studi: match fascicolo.evento_studi.as_str() {
                "scuola_superiore" => Some(Studi::ScuolaSuperiore),
                "universita" => Some(Studi::Universita),
                _ => None,
            },
        }),
        dante_causa_mai_avviato: None,
        documenti: tenuta
            .domanda
            .documenti
            .iter()
            .filter(|documento| !documento.consegnato_il.is_empty())
            .map(|documento| documento.codice.clone())
            .collect(),
    };
    let esito = verifica_domanda(&ufficio.leggi().parametri, &domanda)?;
    Ok(Some(Esame {
        il: oggi.to_string(),
        ammissibile: esito.ammissibile,
        impedimenti: esito.impedimenti,
        controlli: stati::controlli(&esito.controlli, &esito.spiegazione),
        documenti: esito
            .documenti
            .into_iter()
            .map(|documento| DocumentoChiesto {
                codice: documento.codice,
                nome: documento.nome,
                obbligatorio: documento.obbligatorio,
                norma: documento.citazione.testo,
            })
            .collect(),
        spiegazione: esito.spiegazione,
    }))
}

/// Provinces the office answers for.
pub(crate) fn province(ufficio: &Ufficio) -> Vec<Provincia> {
    ufficio.impostazioni().province.iter().filter_map(|sigla| sigla.parse().ok()).collect()
}

/// States of the Union and equated ones, as forms write them: name or adjective, without accents.
const UNIONE: [&str; 62] = [
    "austria",
    "austriaca",
    "belgio",
    "belga",
    "bulgaria",
    "bulgara",
    "ceca",
    "cechia",
    "cipro",
    "cipriota",
    "croazia",
    "croata",
    "danimarca",
    "danese",
    "estonia",
    "estone",
    "finlandia",
    "finlandese",
    "francia",
    "francese",
    "germania",
    "tedesca",
    "grecia",
    "greca",
    "irlanda",
    "irlandese",
    "lettonia",
    "lettone",
    "lituania",
    "lituana",
    "lussemburgo",
    "lussemburghese",
    "malta",
    "maltese",
    "olanda",
    "paesi bassi",
    "olandese",
    "polonia",
    "polacca",
    "portogallo",
    "portoghese",
    "romania",
    "rumena",
    "romena",
    "slovacchia",
    "slovacca",
    "slovenia",
    "slovena",
    "spagna",
    "spagnola",
    "svezia",
    "svedese",
    "ungheria",
    "ungherese",
    "islanda",
    "islandese",
    "norvegia",
    "norvegese",
    "liechtenstein",
    "svizzera",
    "san marino",
    "sammarinese",
];

/// Citizenship as far as the law distinguishes: empty is Italian.
pub(crate) fn cittadinanza(dati: &DatiPersona) -> Cittadinanza {
    let scritta = mirato_store::normalizza(&dati.cittadinanza);
    match scritta.as_str() {
        "" | "italiana" | "italia" | "italiano" | "it" => Cittadinanza::Italiana,
        altra if UNIONE.contains(&altra) => Cittadinanza::UnioneEuropea,
        // A masculine adjective, or the plural of a form.
        altra if pieno(altra).is_some_and(|a| UNIONE.contains(&format!("{}a", a.trim_end_matches('o')).as_str())) => {
            Cittadinanza::UnioneEuropea
        }
        _ => Cittadinanza::ExtraUe,
    }
}
