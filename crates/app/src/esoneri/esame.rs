//! The examination of an application: the checks of the law over what the archive knows.

use super::dati::Tenuta;
use super::orologio::attesa;
use super::posizione::{self, Posizione, PosizioneProvincia};
use super::pratica::Pratica;
use crate::api::{Controllo, DocumentoRichiesto, PercentualeConcessa, Tono, UnitaEsaminata, UnitaEsonero};
use crate::modulo::{giorno, pieno};
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Errore, Euro, Percentuale, Provincia};
use mirato_norme::Voce;
use mirato_norme::l68_1999::art05_domanda_esonero::{
    self as norma, DomandaEsonero, EsitoDomandaEsonero, MotivoChiesto, MotivoEsonero, Parere, PreavvisoInviato,
    SettoreOttanta, TipoDomanda, UnitaProduttiva,
};
use mirato_norme::l241_1990::art10_bis::{Preavviso, preavviso};
use mirato_store::{Autocertificazione, Esonero, EsoneroPasso, TipoEsonero, TipoPasso};

/// An application examined.
pub(super) struct Esame {
    /// What bars it.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// Units of each province.
    pub unita: Vec<UnitaEsaminata>,
    /// Documents asked for, with what has arrived.
    pub documenti: Vec<DocumentoRichiesto>,
    /// National base and quota.
    pub base: Option<i64>,
    /// National quota.
    pub quota: Option<i64>,
    /// Fee of the examination.
    pub oneri_dovuti: Option<Euro>,
    /// First day it covers.
    pub dal: Option<NaiveDate>,
    /// Last day that may be granted.
    pub fino_al: Option<NaiveDate>,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// Everything that the rules of an application ask for.
struct Istruttoria {
    posizione: Posizione,
    domanda: DomandaEsonero,
}

/// Examines an application as things stand, or as they stood on the day of its decision.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(super) async fn esamina(ufficio: &Ufficio, esonero: &Esonero) -> Result<Esame, Errore> {
    let tenuta = Tenuta::leggi(esonero)?;
    let passi = if esonero.id.is_empty() { Vec::new() } else { ufficio.archivio.passi_esonero(&esonero.id).await? };
    let Some(istruttoria) = istruttoria(ufficio, esonero, &tenuta, &passi).await? else {
        return Ok(senza_prospetto());
    };
    let esito = norma::verifica(&ufficio.leggi().parametri, &istruttoria.domanda)?;
    let posizione = &istruttoria.posizione;
    Ok(Esame {
        impedimenti: esito.impedimenti.clone(),
        controlli: stati::controlli(&esito.controlli, &esito.spiegazione),
        unita: esaminate(&tenuta, &istruttoria, &esito),
        documenti: documenti(&tenuta, &esito),
        base: Some(posizione.base),
        quota: Some(posizione.quota),
        oneri_dovuti: esito.oneri_dovuti,
        dal: Some(esito.dal),
        fino_al: Some(esito.fino_al),
        spiegazione: esito.spiegazione,
    })
}

fn senza_prospetto() -> Esame {
    let manca = "Manca un prospetto del datore valido il giorno della domanda: importalo";
    Esame {
        impedimenti: vec![manca.to_owned()],
        controlli: Vec::new(),
        unita: Vec::new(),
        documenti: Vec::new(),
        base: None,
        quota: None,
        oneri_dovuti: None,
        dal: None,
        fino_al: None,
        spiegazione: Voce::rifiutata("domanda_esonero", "Esonero parziale", manca),
    }
}

/// Refuses what the checks bar.
///
/// # Errors
/// `esonero_impedito`.
pub(super) fn non_impedito(esame: &Esame) -> Result<(), Errore> {
    let Some(primo) = esame.impedimenti.first() else { return Ok(()) };
    let errore = Errore::stato("esonero_impedito", format!("L'esonero non si può concedere. {primo}"));
    Err(esame.impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("controlli", motivo)))
}

/// The units that a grant exempts, with those that were asked for.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(super) async fn unita_concesse(
    ufficio: &Ufficio,
    pratica: &Pratica,
    percentuali: &[PercentualeConcessa],
) -> Result<Vec<UnitaEsaminata>, Errore> {
    let tenuta = &pratica.tenuta;
    let Some(mut istruttoria) = istruttoria(ufficio, &pratica.esonero, tenuta, &pratica.passi).await? else {
        return Ok(tenuta.unita.clone());
    };
    let leggi = ufficio.leggi();
    let parametri = &leggi.parametri;
    let mut unita = esaminate(tenuta, &istruttoria, &norma::verifica(parametri, &istruttoria.domanda)?);
    let concessa = |provincia: Provincia| {
        percentuali.iter().find(|una| una.provincia == provincia.sigla()).map_or(0, |una| una.percentuale)
    };
    istruttoria.domanda.unita.retain(|una| concessa(una.provincia) > 0);
    for una in &mut istruttoria.domanda.unita {
        una.percentuale = percentuale(concessa(una.provincia))?;
        // The decision takes the opinions into account already.
        una.parere = None;
    }
    let esito = norma::verifica(parametri, &istruttoria.domanda)?;
    for una in &mut unita {
        let esonerabile = esito.unita.iter().find(|voce| voce.provincia.sigla() == una.provincia);
        una.percentuale_concessa =
            percentuali.iter().find(|p| p.provincia == una.provincia).map_or(0, |p| p.percentuale);
        una.unita_concesse = esonerabile.map_or(0, |voce| conta(voce.unita_concedibili));
        una.conto = esonerabile.map(|voce| voce.conto.clone()).unwrap_or_default();
        una.perche = esonerabile.map(|voce| voce.perche.clone()).unwrap_or_default();
    }
    Ok(unita)
}

/// Last day for the observations on a notice sent on a day.
///
/// # Errors
/// What the rules refuse in the day.
pub(super) fn osservazioni_entro(ufficio: &Ufficio, comunicato_il: NaiveDate) -> Result<NaiveDate, Errore> {
    let al = ufficio.orologio.oggi().max(comunicato_il);
    let dato = Preavviso { comunicato_il, osservazioni_il: None, al };
    Ok(preavviso(&ufficio.leggi().parametri, &dato)?.osservazioni_entro)
}

async fn istruttoria(
    ufficio: &Ufficio,
    esonero: &Esonero,
    tenuta: &Tenuta,
    passi: &[EsoneroPasso],
) -> Result<Option<Istruttoria>, Errore> {
    let oggi = ufficio.orologio.oggi();
    let pervenuta_il = giorno(&esonero.ricevuta_il).unwrap_or(oggi);
    let Some(posizione) = posizione::al_giorno(ufficio, &esonero.datore_id, pervenuta_il).await? else {
        return Ok(None);
    };
    let autocertificazioni = ufficio.archivio.autocertificazioni(&esonero.datore_id).await?;
    let scritta = &tenuta.domanda;
    let mut unita = Vec::new();
    for provincia in tenuta.province() {
        let Some((qui, scritta)) = posizione.a(provincia).zip(tenuta.unita_a(provincia)) else { continue };
        unita.push(produttiva(qui, scritta, autocertificate(&autocertificazioni, provincia, pervenuta_il), passi)?);
    }
    if unita.is_empty() {
        return Ok(None);
    }
    let al = esonero.deciso_il.as_deref().and_then(giorno).unwrap_or(oggi);
    let preavviso = passi.iter().rev().find(|passo| passo.tipo == TipoPasso::Preavviso);
    let domanda = DomandaEsonero {
        pervenuta_il,
        al,
        natura: posizione.natura,
        classe: posizione.classe,
        sede_legale: posizione.sede_legale,
        province_ufficio: crate::iscrizioni::province(ufficio),
        tipo: tipo(ufficio, esonero).await?,
        unita,
        motivi: motivi(tenuta, passi),
        fino_al: giorno(&esonero.richiesto_al),
        settore: match scritta.settore.as_str() {
            "vigilanza" => Some(SettoreOttanta::Vigilanza),
            "trasporto_privato" => Some(SettoreOttanta::TrasportoPrivato),
            _ => None,
        },
        altre_possibilita_esaminate: pieno(&scritta.soluzioni_cercate).map(|_| true),
        bollo_assolto: pieno(&scritta.bollo).is_some(),
        oneri_versati: scritta.oneri_importo.parse().ok(),
        documenti: scritta.documenti.iter().filter(|d| !d.consegnato_il.is_empty()).map(|d| d.codice.clone()).collect(),
        sospensioni: passi
            .iter()
            .filter(|passo| passo.tipo == TipoPasso::RichiestaIntegrazione)
            .filter_map(|passo| attesa(passo, al))
            .collect(),
        preavviso: preavviso.and_then(|passo| {
            Some(PreavvisoInviato {
                comunicato_il: giorno(&passo.data)?,
                osservazioni_il: passo.chiuso_il.as_deref().and_then(giorno),
            })
        }),
        ispezione: passi.iter().any(|passo| passo.tipo == TipoPasso::Sopralluogo),
    };
    Ok(Some(Istruttoria { posizione, domanda }))
}

async fn tipo(ufficio: &Ufficio, esonero: &Esonero) -> Result<TipoDomanda, Errore> {
    let Some(id) = &esonero.precedente_id else { return Ok(TipoDomanda::Prima {}) };
    let prima: Esonero = ufficio.archivio.leggi(id).await?;
    let Some(scade_il) = prima.scade_il.as_deref().and_then(giorno) else { return Ok(TipoDomanda::Prima {}) };
    if esonero.tipo == TipoEsonero::Variazione {
        return Ok(TipoDomanda::VariazionePercentuale { scade_il });
    }
    let (mut rinnovi, mut quello) = (0, prima);
    while quello.tipo == TipoEsonero::Rinnovo {
        rinnovi += 1;
        let Some(id) = quello.precedente_id.clone().filter(|_| rinnovi < 100) else { break };
        quello = ufficio.archivio.leggi(&id).await?;
    }
    Ok(TipoDomanda::Rinnovo { scade_il, rinnovi })
}

fn produttiva(
    qui: &PosizioneProvincia,
    scritta: &UnitaEsonero,
    autocertificate: i64,
    passi: &[EsoneroPasso],
) -> Result<UnitaProduttiva, Errore> {
    Ok(UnitaProduttiva {
        provincia: qui.provincia,
        nome: scritta.sede.clone(),
        quota_art3: conta(qui.quota),
        scopertura_art3: conta(qui.quota - qui.in_forza - autocertificate + qui.compensazione),
        autocertificate: conta(autocertificate),
        compensazione_eccedenza: conta(qui.compensazione),
        percentuale: percentuale(scritta.percentuale)?,
        parere: passi.iter().rev().find_map(|passo| parere(passo, qui.provincia)),
    })
}

/// What the office of a province has answered: "favorevole", "favorevole 50", "contrario".
fn parere(passo: &EsoneroPasso, provincia: Provincia) -> Option<Parere> {
    if passo.tipo != TipoPasso::Parere || passo.provincia.as_deref() != Some(provincia.sigla()) {
        return None;
    }
    let esito = passo.esito.as_deref()?;
    let concederebbe = esito.split_once(' ').and_then(|(_, numero)| numero.parse().ok());
    Some(Parere {
        il: giorno(passo.chiuso_il.as_deref()?)?,
        favorevole: esito.starts_with("favorevole"),
        percentuale: concederebbe.and_then(Percentuale::intera),
    })
}

fn motivi(tenuta: &Tenuta, passi: &[EsoneroPasso]) -> Vec<MotivoChiesto> {
    let unita = &tenuta.domanda.unita;
    let sopralluogo = passi.iter().rev().find(|p| p.tipo == TipoPasso::Sopralluogo && p.chiuso_il.is_some());
    let accertato = sopralluogo.and_then(|passo| passo.esito.as_deref()).map(|esito| esito == "accertato");
    let chiede = |motivo: MotivoEsonero, unita: &UnitaEsonero| match motivo {
        MotivoEsonero::Faticosita => unita.faticosita,
        MotivoEsonero::Pericolosita => unita.pericolosita,
        MotivoEsonero::ParticolareModalita => unita.modalita,
    };
    [MotivoEsonero::Faticosita, MotivoEsonero::Pericolosita, MotivoEsonero::ParticolareModalita]
        .into_iter()
        .filter(|motivo| unita.iter().any(|una| chiede(*motivo, una)))
        .map(|motivo| MotivoChiesto {
            motivo,
            prove: unita.iter().filter(|una| chiede(motivo, una)).flat_map(|una| una.prove.clone()).collect(),
            accertato,
        })
        .collect()
}

/// Self-certified units of a province on a day.
fn autocertificate(tutte: &[Autocertificazione], provincia: Provincia, giorno: NaiveDate) -> i64 {
    let quando = giorno.to_string();
    tutte
        .iter()
        .filter(|una| {
            una.provincia == provincia.sigla() && una.dal <= quando && una.al.as_ref().is_none_or(|al| *al >= quando)
        })
        .map(|una| una.unita)
        .sum()
}

fn percentuale(valore: u32) -> Result<Percentuale, Errore> {
    Percentuale::intera(valore)
        .ok_or_else(|| Errore::guasto("dato_illeggibile", format!("La percentuale {valore} non si legge.")))
}

fn esaminate(tenuta: &Tenuta, istruttoria: &Istruttoria, esito: &EsitoDomandaEsonero) -> Vec<UnitaEsaminata> {
    let voci = istruttoria.domanda.unita.iter().filter_map(|chiesta| {
        let provincia = chiesta.provincia;
        let qui = istruttoria.posizione.a(provincia)?;
        let voce = esito.unita.iter().find(|voce| voce.provincia == provincia)?;
        let richiesta = tenuta.unita_a(provincia)?.percentuale;
        let unita_richieste = conta(voce.unita_richieste.min(voce.massimo));
        Some(UnitaEsaminata {
            provincia: provincia.sigla().to_owned(),
            nome: provincia.nome().to_owned(),
            sede: sedi(tenuta, provincia),
            base: conta(qui.base),
            quota: conta(qui.quota),
            in_forza: conta(qui.in_forza),
            autocertificate: chiesta.autocertificate,
            massimo: conta(voce.massimo),
            percentuale_richiesta: richiesta,
            unita_richieste,
            unita_concedibili: conta(voce.unita_concedibili),
            conto: voce.conto.clone(),
            perche: voce.perche.clone(),
            percentuale_concessa: 0,
            unita_concesse: 0,
        })
    });
    voci.collect()
}

/// The production units of a province in a line.
fn sedi(tenuta: &Tenuta, provincia: Provincia) -> String {
    let qui = tenuta.domanda.unita.iter().filter(|unita| unita.provincia == provincia.sigla());
    qui.map(|unita| unita.sede.as_str()).collect::<Vec<_>>().join("; ")
}

fn documenti(tenuta: &Tenuta, esito: &EsitoDomandaEsonero) -> Vec<DocumentoRichiesto> {
    let chiesti = esito.documenti.iter().map(|documento| {
        let arrivato = tenuta.domanda.documenti.iter().find(|uno| uno.codice == documento.codice);
        let consegnato_il = arrivato.map(|uno| uno.consegnato_il.clone()).unwrap_or_default();
        let stato = match (consegnato_il.is_empty(), documento.obbligatorio) {
            (false, _) => stati::stato("consegnato", "consegnato", Tono::Fatto),
            (true, true) => stati::stato("mancante", "mancante", Tono::Attenzione),
            (true, false) => stati::stato("non_presentato", "non presentato", Tono::Normale),
        };
        DocumentoRichiesto {
            codice: documento.codice.clone(),
            nome: documento.nome.clone(),
            obbligatorio: documento.obbligatorio,
            norma: documento.citazione.testo.clone(),
            stato,
            consegnato_il,
            scade_il: String::new(),
        }
    });
    chiesti.collect()
}
