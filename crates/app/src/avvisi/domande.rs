//! Applications to a call: typed one after the other, judged by the law, decided by the office.

use super::esame::{Decisione, Domanda, canale_noto, esamina, parola};
use super::{Tenuto, annuale, punteggio};
use crate::api::{
    ApriDomandaAvviso, CorrezioneDomanda, DatiDomandaAvviso, DatiPunteggio, ElencoDomandeAvviso, EsportaDomandeAvviso,
    FileScritto, FiltroDomandeAvviso, PassoDomandaAvviso, PerId, RigaDomandaAvviso, SalvaDomandaAvviso,
    SchedaDomandaAvviso, Stato, Tono,
};
use crate::filtri;
use crate::modulo::{Modulo, pieno};
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_norme::avviso::Firma;
use mirato_store::{Avviso, DomandaAvviso, DomandaInElenco, Persona, Scrittura, StatoAvviso, StatoDomanda};

/// The applications to a call, by name. Nothing that gives points is here.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn domande_avviso(programma: &Programma, filtro: FiltroDomandeAvviso) -> Result<ElencoDomandeAvviso, Errore> {
    elenco(&*programma.ufficio().await?, &filtro).await
}

async fn elenco(ufficio: &Ufficio, filtro: &FiltroDomandeAvviso) -> Result<ElencoDomandeAvviso, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    let pagina = ufficio.archivio.elenco_domande(&filtri::domande_avviso(filtro)?, quanti, da).await?;
    Ok(ElencoDomandeAvviso { totale: conta(pagina.totale), righe: pagina.righe.into_iter().map(riga).collect() })
}

/// Writes the applications as they are seen: nothing that gives points.
///
/// # Errors
/// `file_non_scritto`.
pub async fn domande_avviso_esporta(
    programma: &Programma,
    richiesta: EsportaDomandeAvviso,
) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let (ufficio, filtro) = (&ufficio, FiltroDomandeAvviso { da, quanti: 0, ..richiesta.filtro.clone() });
        async move { Ok(elenco(ufficio, &filtro).await?.righe) }
    })
    .await?;
    crate::esporta::domande_avviso(&ufficio, richiesta, &righe).await
}

/// An application in the list.
fn riga(una: DomandaInElenco) -> RigaDomandaAvviso {
    let attesa = una.pervenuta_il.is_empty() && una.stato == StatoDomanda::DaIntegrare.as_str();
    RigaDomandaAvviso {
        id: una.id,
        codice: una.codice,
        persona_id: una.persona_id,
        persona: format!("{} {}", una.cognome, una.nome),
        codice_fiscale: una.codice_fiscale,
        pervenuta_il: una.pervenuta_il,
        canale: super::atto::nome_canale(&una.canale).to_owned(),
        protocollo: una.protocollo,
        stato: match una.stato.parse() {
            _ if attesa => stati::stato(&una.stato, "da confermare", Tono::Attenzione),
            Ok(letto) => stato(letto),
            Err(_) => stati::stato(&una.stato, &una.stato, Tono::Normale),
        },
        motivo: una.motivo.unwrap_or_default(),
    }
}

fn stato(stato_domanda: StatoDomanda) -> Stato {
    let (testo, tono) = match stato_domanda {
        StatoDomanda::Ammessa => ("ammessa", Tono::Fatto),
        StatoDomanda::ConRiserva => ("con riserva", Tono::Attenzione),
        StatoDomanda::DaIntegrare => ("da integrare", Tono::Attenzione),
        StatoDomanda::Esclusa => ("esclusa", Tono::Normale),
    };
    stati::stato(stato_domanda.as_str(), testo, tono)
}

/// An application's page, without what is sealed.
///
/// # Errors
/// If it is not in the archive.
pub async fn domanda_avviso(programma: &Programma, richiesta: PerId) -> Result<SchedaDomandaAvviso, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id, None).await
}

async fn scheda(ufficio: &Ufficio, id: &str, punteggio: Option<DatiPunteggio>) -> Result<SchedaDomandaAvviso, Errore> {
    let tenuta: DomandaAvviso = ufficio.archivio.leggi(id).await?;
    let avviso: Avviso = ufficio.archivio.leggi(&tenuta.avviso_id).await?;
    let (dell_avviso, domanda) = (Tenuto::leggi(&avviso)?, Domanda::leggi(&tenuta)?);
    let persona: Persona = ufficio.archivio.leggi(&tenuta.persona_id).await?;
    let esito = esamina(ufficio, &avviso, &dell_avviso, &persona, &domanda, ufficio.orologio.oggi()).await?;
    Ok(SchedaDomandaAvviso {
        avviso_id: tenuta.avviso_id.clone(),
        versione: tenuta.versione,
        motivi: tenuta.motivo.clone().into_iter().collect(),
        integrare_entro: crate::modulo::iso(esito.integrare_entro),
        controlli: esito.controlli.iter().map(stati::controllo).collect(),
        spiegazione: esito.spiegazione,
        passi: passi(&avviso, &tenuta, &domanda),
        riga: riga(in_elenco(tenuta, &persona)),
        dati: domanda.modulo,
        correzioni: domanda.correzioni,
        punteggio,
    })
}

fn in_elenco(tenuta: DomandaAvviso, persona: &Persona) -> DomandaInElenco {
    DomandaInElenco {
        id: tenuta.id,
        codice: tenuta.codice,
        persona_id: tenuta.persona_id,
        cognome: persona.cognome.clone(),
        nome: persona.nome.clone(),
        codice_fiscale: persona.codice_fiscale.clone(),
        pervenuta_il: tenuta.pervenuta_il,
        canale: tenuta.canale,
        protocollo: tenuta.protocollo,
        stato: tenuta.stato.as_str().to_owned(),
        motivo: tenuta.motivo,
    }
}

/// Whether applications still change: until the final ranking.
fn aperta(avviso: &Avviso) -> bool {
    matches!(avviso.stato, StatoAvviso::Pubblicato | StatoAvviso::Chiuso | StatoAvviso::Provvisoria)
}

fn passi(avviso: &Avviso, tenuta: &DomandaAvviso, domanda: &Domanda) -> Vec<String> {
    if !aperta(avviso) {
        return Vec::new();
    }
    let mut passi = Vec::new();
    let incompleta = tenuta.stato == StatoDomanda::DaIntegrare && !tenuta.pervenuta_il.is_empty();
    if incompleta && domanda.integrazione_chiesta_il.is_empty() {
        passi.push("chiedi_integrazione");
    }
    if tenuta.stato != StatoDomanda::Ammessa {
        passi.push("ammetti");
    }
    if tenuta.stato != StatoDomanda::Esclusa {
        passi.push("escludi");
    }
    if domanda.decisione.is_some() {
        passi.push("togli_decisione");
    }
    passi.into_iter().map(str::to_owned).collect()
}

/// Records an application, or corrects one. What gives points is sealed at once.
///
/// # Errors
/// `domanda_non_valida` with its fields; `domanda_doppia`; `avviso_non_aperto`; a stale save.
pub async fn domanda_avviso_salva(
    programma: &Programma,
    salva: SalvaDomandaAvviso,
) -> Result<SchedaDomandaAvviso, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, salva).await?;
    scheda(&ufficio, &id, None).await
}

async fn registra(ufficio: &Ufficio, salva: SalvaDomandaAvviso) -> Result<String, Errore> {
    let avviso: Avviso = ufficio.archivio.leggi(&salva.avviso_id).await?;
    let tenuto = Tenuto::leggi(&avviso)?;
    let giudicata = giudica(ufficio, &avviso, &tenuto, salva).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata = giudicata.scrivi(&mut scrittura).await?;
    scrittura.conferma().await?;
    Ok(salvata.id)
}

/// An application read, held against call and registry, and judged: all it takes is to write it.
pub(crate) struct Giudicata {
    /// The record, without code and seal if it is new.
    domanda: DomandaAvviso,
    /// What gives points; none to leave it as it is.
    punteggio: Option<DatiPunteggio>,
}

impl Giudicata {
    /// Why it is not simply admitted.
    pub(crate) fn motivo(&self) -> Option<(StatoDomanda, &str)> {
        Some((self.domanda.stato, self.domanda.motivo.as_deref()?))
    }

    /// Draws the code, seals what gives points, writes.
    ///
    /// # Errors
    /// `nessun_abilitato`; a stale save.
    pub(crate) async fn scrivi(self, scrittura: &mut Scrittura) -> Result<DomandaAvviso, Errore> {
        let mut domanda = self.domanda;
        let nuova = domanda.id.is_empty();
        if nuova {
            domanda.codice = scrittura.estrai_codice(&domanda.avviso_id).await?;
        }
        if nuova || self.punteggio.is_some() {
            let punti = serde_json::to_value(self.punteggio.unwrap_or_default())
                .map_err(|_| Errore::guasto("dato_non_scritto", "I dati del punteggio non si scrivono."))?;
            domanda.sigillo = scrittura.sigilla_domanda(&domanda.avviso_id, &domanda.codice, punti).await?;
        }
        Ok(if nuova { scrittura.inserisci(domanda).await? } else { scrittura.salva(domanda).await? })
    }
}

/// Reads an application and judges it, writing nothing.
///
/// # Errors
/// `domanda_non_valida` with its fields; `domanda_doppia`; `avviso_non_aperto`.
pub(crate) async fn giudica(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    mut salva: SalvaDomandaAvviso,
) -> Result<Giudicata, Errore> {
    if avviso.annuale.is_some() && salva.id.is_empty() {
        raccolta(ufficio, avviso, &mut salva).await?;
    }
    let nuova = salva.id.is_empty();
    if !aperta(avviso) || nuova && avviso.stato == StatoAvviso::Provvisoria {
        let messaggio = "Le domande si registrano dalla pubblicazione alla graduatoria: guarda lo stato dell'avviso.";
        return Err(Errore::stato("avviso_non_aperto", messaggio));
    }
    let persona = controlla(ufficio, avviso, tenuto, &mut salva).await?;
    let tenuta = if nuova { None } else { Some(ufficio.archivio.leggi::<DomandaAvviso>(&salva.id).await?) };
    let gia = ufficio.archivio.domanda_della_persona(&avviso.id, &persona.id).await?;
    if let Some(altra) = gia.filter(|altra| altra.id != salva.id) {
        let quando = tempo::breve_da_iso(&altra.pervenuta_il);
        let messaggio = format!("La persona ha già la domanda {}, arrivata il {quando}: vale la prima.", altra.codice);
        return Err(Errore::stato("domanda_doppia", messaggio.clone()).con_campo("dati.codice_fiscale", messaggio));
    }
    let mut domanda = tenuta.as_ref().map(Domanda::leggi).transpose()?.unwrap_or_default();
    domanda.modulo = salva.dati.clone();
    if nuova && avviso.annuale.is_some() {
        domanda.situazione = annuale::situazione_della_persona(ufficio, (avviso, tenuto), &persona.id).await?;
    }
    if avviso.stato == StatoAvviso::Provvisoria {
        let nota = salva.correzione.trim().to_owned();
        let (il, utente) = (ufficio.orologio.oggi().to_string(), ufficio.utente.clone());
        domanda.correzioni.push(CorrezioneDomanda { il, utente, nota });
    }
    let esito = esamina(ufficio, avviso, tenuto, &persona, &domanda, ufficio.orologio.oggi()).await?;
    let (stato, motivo) = domanda.stato(&esito);
    let (codice, sigillo) = tenuta.map(|tenuta| (tenuta.codice, tenuta.sigillo)).unwrap_or_default();
    let record = DomandaAvviso {
        id: salva.id,
        avviso_id: avviso.id.clone(),
        persona_id: persona.id,
        codice,
        pervenuta_il: domanda.modulo.pervenuta_il.clone(),
        canale: domanda.modulo.canale.clone(),
        protocollo: domanda.modulo.protocollo.clone(),
        stato,
        motivo,
        dati: crate::verifiche::json(&domanda)?,
        sigillo,
        versione: salva.versione,
    };
    Ok(Giudicata { domanda: record, punteggio: salva.punteggio })
}

/// A confirmation that arrives is that of somebody gathered in the list: it takes that row.
async fn raccolta(ufficio: &Ufficio, avviso: &Avviso, salva: &mut SalvaDomandaAvviso) -> Result<(), Errore> {
    let codice = salva.dati.codice_fiscale.trim().to_uppercase();
    let Some(persona) = ufficio.archivio.persona_per_codice_fiscale(&codice).await? else { return Ok(()) };
    let gia = ufficio.archivio.domanda_della_persona(&avviso.id, &persona.id).await?;
    if let Some(attesa) = gia.filter(|gia| gia.pervenuta_il.is_empty()) {
        (salva.id, salva.versione) = (attesa.id, attesa.versione);
    }
    Ok(())
}

/// Reads the form; the person it is about.
async fn controlla(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    salva: &mut SalvaDomandaAvviso,
) -> Result<Persona, Errore> {
    let mut modulo = Modulo::nuovo("domanda_non_valida", "La domanda ha campi da correggere.");
    let dati: &mut DatiDomandaAvviso = &mut salva.dati;
    let codice = modulo.codice_fiscale("dati.codice_fiscale", &dati.codice_fiscale);
    let persona = match &codice {
        Some(codice) => ufficio.archivio.persona_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice.is_some() && persona.is_none() {
        modulo.sbagliato("dati.codice_fiscale", "La persona non è in archivio: aggiungila fra le persone");
    }
    let pervenuta = modulo.giorno_passato("dati.pervenuta_il", &dati.pervenuta_il, ufficio.orologio.oggi());
    dati.pervenuta_il = crate::modulo::iso(pervenuta);
    dati.protocollo = modulo.testo("dati.protocollo", &dati.protocollo, "Scrivi il protocollo della domanda");
    if !canale_noto(&dati.canale) {
        modulo.sbagliato("dati.canale", "Scegli come è arrivata");
    }
    if parola::<Firma>(&dati.firma).is_none() {
        modulo.sbagliato("dati.firma", "Scegli come è firmata");
    }
    dati.requisiti.resize(tenuto.modulo.requisiti.len(), String::new());
    if let Some(punti) = &mut salva.punteggio {
        punteggio::controlla(&mut modulo, punti);
    }
    if avviso.stato == StatoAvviso::Provvisoria && salva.correzione.trim().is_empty() {
        modulo.sbagliato("correzione", "La graduatoria è già approvata: scrivi perché correggi la domanda");
    }
    modulo.fine()?;
    persona.ok_or_else(|| Errore::dato("domanda_non_valida", "La domanda ha campi da correggere."))
}

/// Opens what gives points, with a reason that goes in the register.
///
/// # Errors
/// `motivo_mancante`, `fascicolo_chiuso`, `parola_fascicoli_errata`, `non_abilitato`.
pub async fn domanda_avviso_apri(
    programma: &Programma,
    apri: ApriDomandaAvviso,
) -> Result<SchedaDomandaAvviso, Errore> {
    let ufficio = programma.ufficio().await?;
    let chiave = crate::fascicolo::sblocca(&ufficio, &apri.motivo, &apri.parola).await?;
    let tenuta: DomandaAvviso = ufficio.archivio.leggi(&apri.id).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let aperta = scrittura.apri_domanda(&tenuta, &chiave, apri.motivo.trim()).await?;
    scrittura.conferma().await?;
    let punti = serde_json::from_value(aperta)
        .map_err(|_| Errore::guasto("dato_illeggibile", "I dati del punteggio non si leggono dall'archivio."))?;
    scheda(&ufficio, &apri.id, Some(punti)).await
}

/// Takes a step: the application is to be completed, admitted, left out.
///
/// # Errors
/// `passo_non_ammesso`; `passo_non_valido` with its fields; a stale save.
pub async fn domanda_avviso_passo(
    programma: &Programma,
    passo: PassoDomandaAvviso,
) -> Result<SchedaDomandaAvviso, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: DomandaAvviso = ufficio.archivio.leggi(&passo.id).await?;
    let avviso: Avviso = ufficio.archivio.leggi(&tenuta.avviso_id).await?;
    let mut domanda = Domanda::leggi(&tenuta)?;
    if !passi(&avviso, &tenuta, &domanda).contains(&passo.passo) {
        let messaggio = "La domanda non permette più questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let il = crate::modulo::iso(modulo.giorno_passato("data", &passo.data, oggi));
    if passo.passo != "chiedi_integrazione" && pieno(&passo.nota).is_none() {
        modulo.sbagliato("nota", "Scrivi il motivo: va nell'atto e resta nella storia");
    }
    modulo.fine()?;
    let motivo = passo.nota.trim().to_owned();
    match passo.passo.as_str() {
        "chiedi_integrazione" => domanda.integrazione_chiesta_il = il,
        "ammetti" => domanda.decisione = Some(Decisione { ammessa: true, motivo, il }),
        "escludi" => domanda.decisione = Some(Decisione { ammessa: false, motivo, il }),
        _ => domanda.decisione = None,
    }
    let persona: Persona = ufficio.archivio.leggi(&tenuta.persona_id).await?;
    let esito = esamina(&ufficio, &avviso, &Tenuto::leggi(&avviso)?, &persona, &domanda, oggi).await?;
    let (stato, motivo) = domanda.stato(&esito);
    let dati = crate::verifiche::json(&domanda)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(DomandaAvviso { stato, motivo, dati, versione: passo.versione, ..tenuta }).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &passo.id, None).await
}
