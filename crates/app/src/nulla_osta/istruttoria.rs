//! What the office knows when it is asked for a nulla osta: the input of art. 7.

use super::dati;
use crate::api::{Circostanza, DatiNullaOsta};
use crate::modulo::giorno;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::situazione::Natura;
use mirato_domain::{Elenco, Errore, Ore, Provincia};
use mirato_norme::Classe;
use mirato_norme::l68_1999::art07_nulla_osta::{
    ContrattoRichiesto, ConvenzioneDatore, EsitoNullaOsta, IscrizionePersona, Modalita, NullaOstaAperto, Quota,
    RichiestaNullaOsta, SituazioneDatore, verifica,
};
use mirato_store::{Datore, NullaOsta, Persona, StatoIscrizione, StatoNullaOsta};

/// A request examined.
pub(super) struct Pratica {
    pub dati: DatiNullaOsta,
    pub persona: Persona,
    pub datore: Datore,
    pub esito: EsitoNullaOsta,
    /// First day of the person's registration in the list.
    pub iscritta_dal: Option<NaiveDate>,
}

impl Pratica {
    /// "1 unità della quota dell'art. 3", as the act says it.
    pub fn unita(&self) -> String {
        match self.esito.copertura.quota {
            Some(quota) => format!("{} unità della quota dell'{}", self.esito.copertura.unita, quota.nome()),
            None => "nessuna unità: assunzione volontaria".to_owned(),
        }
    }

    /// "1 unità, quota dell'art. 3, Genova".
    pub fn copertura(&self) -> String {
        let luogo = self
            .dati
            .provincia
            .parse::<Provincia>()
            .map_or_else(|_| self.dati.provincia.clone(), |p| p.nome().to_owned());
        match self.esito.copertura.quota {
            Some(quota) => {
                let convenzione = if self.dati.convenzione.trim().is_empty() {
                    "fuori convenzione".to_owned()
                } else {
                    format!("nella convenzione {}", self.dati.convenzione.trim())
                };
                format!(
                    "{} unità, quota dell'{}, provincia di {luogo}, {convenzione}",
                    self.esito.copertura.unita,
                    quota.nome()
                )
            }
            None => "nessuna: assunzione volontaria".to_owned(),
        }
    }
}

/// Examines a request as things stand today.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(super) async fn istruisci(ufficio: &Ufficio, tenuto: &NullaOsta) -> Result<Pratica, Errore> {
    let oggi = ufficio.orologio.oggi();
    let dati = dati(tenuto)?;
    let persona: Persona = ufficio.archivio.leggi(&tenuto.persona_id).await?;
    let datore: Datore = ufficio.archivio.leggi(&tenuto.datore_id).await?;
    let elenco: Elenco = tenuto.elenco.parse().map_err(|motivo: String| Errore::guasto("dato_illeggibile", motivo))?;
    let provincia: Provincia =
        tenuto.provincia.parse().map_err(|motivo: String| Errore::guasto("dato_illeggibile", motivo))?;
    let iscrizioni = iscrizioni(ufficio, &persona.id).await?;
    let utilizzatore = match dati.utilizzatrice.trim() {
        "" => None,
        codice => match ufficio.archivio.datore_per_codice_fiscale(&codice.to_uppercase()).await? {
            Some(altro) => Some(situazione(ufficio, &altro, provincia, "", "", oggi).await?),
            None => None,
        },
    };
    let inizio = giorno(&dati.inizio_dal).unwrap_or(oggi);
    let mut richiesta = RichiestaNullaOsta {
        pervenuta_il: giorno(&tenuto.ricevuta_il).unwrap_or(oggi),
        al: oggi,
        provincia,
        province_ufficio: crate::iscrizioni::province(ufficio),
        elenco,
        modalita: if dati.chiamata == "numerica" { Modalita::Numerica } else { Modalita::Nominativa },
        contratto: ContrattoRichiesto {
            dal: inizio,
            fino_al: (dati.durata_mesi > 0)
                .then(|| inizio.checked_add_months(Months::new(dati.durata_mesi)).and_then(|fine| fine.pred_opt()))
                .flatten(),
            ore: ore(&dati.ore)?,
            ore_contratto: ore(&dati.ore_contratto)?,
        },
        invalidita_oltre_50: None,
        chiamata_diretta: dati.chiamata_diretta,
        iscrizioni: iscrizioni.clone(),
        datore: situazione(ufficio, &datore, provincia, &tenuto.id, &dati.convenzione, oggi).await?,
        utilizzatore,
        in_convenzione: !dati.convenzione.trim().is_empty(),
        altri_nulla_osta: altri(ufficio, tenuto).await?,
        ordine: match dati.chiamata.as_str() {
            "numerica" => crate::graduatorie::ordine_annuale(ufficio, &tenuto.elenco, &persona.id).await?,
            _ => None,
        },
    };
    if dati.volontaria {
        // The employer hires beyond the duty: nothing is to be covered, whatever is missing.
        richiesta.datore.scopertura_art3 = 0;
        richiesta.datore.scopertura_art18 = 0;
    }
    let esito = verifica(&ufficio.leggi().parametri, &richiesta)?;
    let iscritta_dal = iscrizioni.iter().find(|uno| uno.elenco == elenco && uno.al.is_none()).map(|uno| uno.dal);
    Ok(Pratica { dati, persona, datore, esito, iscritta_dal })
}

fn ore(testo: &str) -> Result<Ore, Errore> {
    testo
        .parse()
        .map_err(|motivo: String| Errore::dato("nulla_osta_non_valido", motivo.clone()).con_campo("ore", motivo))
}

/// A person's registrations, as the law reads them.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn iscrizioni(ufficio: &Ufficio, persona_id: &str) -> Result<Vec<IscrizionePersona>, Errore> {
    let tutte = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    Ok(tutte
        .into_iter()
        .filter_map(|uno| {
            Some(IscrizionePersona {
                elenco: uno.elenco.parse().ok()?,
                dal: giorno(uno.iscritta_dal.as_deref()?)?,
                al: uno.chiusa_il.as_deref().and_then(giorno),
                sospesa: uno.stato == StatoIscrizione::Sospesa,
            })
        })
        .collect())
}

async fn altri(ufficio: &Ufficio, tenuto: &NullaOsta) -> Result<Vec<NullaOstaAperto>, Errore> {
    let mut aperti = Vec::new();
    for altro in ufficio.archivio.nulla_osta_della_persona(&tenuto.persona_id).await? {
        let (Some(atto_id), Some(valido_fino)) = (&altro.atto_id, altro.valido_al.as_deref().and_then(giorno)) else {
            continue;
        };
        if altro.id == tenuto.id || altro.stato != StatoNullaOsta::Rilasciato {
            continue;
        }
        let atto: mirato_store::Atto = ufficio.archivio.leggi(atto_id).await?;
        let numero = atto.numero.map(|numero| format!("{numero}/{}", atto.anno)).unwrap_or_default();
        let stesso_posto = altro.datore_id == tenuto.datore_id && altro.provincia == tenuto.provincia;
        aperti.push(NullaOstaAperto { estremi: numero, stesso_posto, valido_fino });
    }
    Ok(aperti)
}

/// An employer in the province of the workplace, with the movements up to today.
async fn situazione(
    ufficio: &Ufficio,
    datore: &Datore,
    provincia: Provincia,
    questo: &str,
    convenzione: &str,
    oggi: NaiveDate,
) -> Result<SituazioneDatore, Errore> {
    let natura = serde_json::from_value(serde_json::Value::String(datore.natura.clone())).unwrap_or(Natura::Privato);
    let circostanze = crate::circostanze::circostanze(ufficio, &datore.id, None).await?;
    let qui = |circostanza: &&Circostanza, tipo: &str| {
        circostanza.tipo == tipo
            && (circostanza.provincia.is_empty() || circostanza.provincia == provincia.sigla())
            && giorno(&circostanza.dal).is_some_and(|dal| dal <= oggi)
            && giorno(&circostanza.al).is_none_or(|al| al >= oggi)
    };
    let vigente = |tipo: &'static str| circostanze.iter().find(|circostanza| qui(circostanza, tipo));
    let a_mano = circostanze.iter().find(|una| {
        qui(una, "convenzione") && una.origine != crate::convenzioni::ORIGINE && nominata(una, convenzione)
    });
    let nostra = crate::convenzioni::per_nulla_osta(ufficio, &datore.id, provincia, convenzione, oggi).await?;
    let (classe, scopertura_art3, scopertura_art18, esonerate) = cifre(ufficio, datore, provincia, oggi).await?;
    let (impegnate_art3, impegnate_art18) = impegnate(ufficio, &datore.id, provincia, questo).await?;
    Ok(SituazioneDatore {
        natura,
        classe,
        scopertura_art3,
        scopertura_art18,
        impegnate_art3,
        impegnate_art18,
        insorgenza: vigente("insorgenza").and_then(|circostanza| giorno(&circostanza.dal)),
        convenzione: nostra.or_else(|| {
            a_mano.map(|c| ConvenzioneDatore {
                estremi: if c.estremi.is_empty() { convenzione.trim().to_owned() } else { c.estremi.clone() },
                dal: giorno(&c.dal).unwrap_or(oggi),
                fino_al: giorno(&c.al),
                residue_art3: if c.unita == 0 { scopertura_art3 } else { c.unita },
                residue_art18: 0,
                durata_minima_mesi: None,
            })
        }),
        esonerate,
        sospeso: vigente("sospensione").is_some(),
    })
}

/// Whether a circumstance is the agreement that a request names; one without a number answers to any.
fn nominata(una: &Circostanza, estremi: &str) -> bool {
    estremi.trim().is_empty() || una.estremi.is_empty() || una.estremi == estremi.trim()
}

async fn cifre(
    ufficio: &Ufficio,
    datore: &Datore,
    provincia: Provincia,
    oggi: NaiveDate,
) -> Result<(Classe, u32, u32, u32), Errore> {
    let Some(posizione) = crate::posizione::al(ufficio, &datore.id, oggi).await? else {
        return Ok((Classe::NonSoggetto, 0, 0, 0));
    };
    let risposta = posizione.risposta;
    let unita = |numero: i64| u32::try_from(numero.max(0)).unwrap_or(u32::MAX);
    let qui = risposta.province.iter().find(|voce| voce.provincia == provincia);
    Ok(qui.map_or((risposta.classe, 0, 0, 0), |voce| {
        let cifre = &voce.cifre;
        (risposta.classe, unita(cifre.scopertura_art3), unita(cifre.scopertura_art18), unita(cifre.esonerati))
    }))
}

/// Units for which other nulla osta of the employer are open in the province.
async fn impegnate(
    ufficio: &Ufficio,
    datore_id: &str,
    provincia: Provincia,
    questo: &str,
) -> Result<(u32, u32), Errore> {
    let aperti = ufficio.archivio.nulla_osta_aperti_del_datore(datore_id, provincia.sigla()).await?;
    let mut impegnate = (0, 0);
    for aperto in aperti.iter().filter(|aperto| aperto.id != questo) {
        if dati(aperto)?.volontaria {
            continue;
        }
        match aperto.elenco.parse::<Elenco>().map(Quota::di) {
            Ok(Quota::Art18) => impegnate.1 += 1,
            _ => impegnate.0 += 1,
        }
    }
    Ok(impegnate)
}
