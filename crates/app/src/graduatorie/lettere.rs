//! Letters to who applied to a call, one or many: each a numbered act. The sheet with the points is none: it
//! tells health and income, and goes to the person alone ([`super::candidato_scheda`]).

mod corso;
mod dati;

use crate::api::{
    AnteprimaLettereCandidati, LavoroAvviato, LetteraDiCandidato, LettereCandidati, PerId, ProvaLettereCandidati,
};
use crate::avvisi::{self, Domanda, Tenuto};
use crate::emissione;
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::stati::conta;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Days, NaiveDate};
pub(crate) use corso::annullata;
use corso::emetti;
use dati::{MODELLO, documento, oggetto};
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_store::{
    Avviso, Datore, DomandaAvviso, LetteraInElenco, Persona, StatoDomanda, TipoLetteraCandidato as Tipo,
};
use std::collections::BTreeMap;
use std::path::Path;

/// How many of those that get no letter are shown before issuing.
const SALTATE_VISTE: usize = 100;

/// What was asked, read once.
struct Giro {
    chiesto: LettereCandidati,
    tipo: Tipo,
    avviso: Avviso,
    tenuto: Tenuto,
    datore: Option<Datore>,
    /// Day of the summons, or last day of the term.
    giorno: NaiveDate,
    /// Numbers of the letters of this kind that hold, with the day they were made, by application.
    gia: BTreeMap<String, (String, String)>,
}

/// A letter about to be issued.
struct Pronta {
    domanda: DomandaAvviso,
    persona: Persona,
    spiegazione: Voce,
    /// What is missing, or why the application is not admitted.
    motivi: Vec<String>,
}

impl Giro {
    async fn nuovo(ufficio: &Ufficio, chiesto: LettereCandidati, cartella: bool) -> Result<Self, Errore> {
        let oggi = ufficio.orologio.oggi();
        let mut modulo = Modulo::nuovo("lettera_non_valida", "La lettera ha campi da correggere.");
        let avviso: Avviso = ufficio.archivio.leggi(&chiesto.avviso_id).await?;
        let tipo: Option<Tipo> = chiesto.tipo.parse().ok();
        if tipo.is_none() {
            modulo.sbagliato("tipo", "Scegli la lettera");
        }
        let giorno = match tipo {
            Some(Tipo::Convocazione) => {
                modulo.testo("ora", &chiesto.ora, "Scrivi l'ora");
                modulo.testo("luogo", &chiesto.luogo, "Scrivi dove");
                modulo.testo("documenti", &chiesto.documenti, "Scrivi che cosa portare, uno per riga");
                modulo.testo("assenza", &chiesto.assenza, "Scrivi che cosa succede a chi manca");
                let giorno = modulo.giorno("giorno", &chiesto.giorno);
                if giorno.is_some_and(|giorno| giorno < oggi) {
                    modulo.sbagliato("giorno", "Il giorno è già passato: scegline uno a venire");
                }
                giorno
            }
            Some(Tipo::Sollecito) => sollecito(&mut modulo, &avviso, oggi),
            Some(tipo) => Some(termine(ufficio, tipo, oggi)?),
            None => None,
        };
        if cartella && !Path::new(&chiesto.cartella).is_dir() {
            modulo.sbagliato("cartella", "La cartella non c'è: scegline un'altra");
        }
        modulo.fine()?;
        let (Some(tipo), Some(giorno)) = (tipo, giorno) else {
            return Err(Errore::dato("lettera_non_valida", "La lettera ha campi da correggere."));
        };
        let emesse = ufficio.archivio.lettere_dell_avviso(&avviso.id).await?;
        let vive = emesse.into_iter().filter(|una| una.tipo == tipo.as_str() && una.stato != "annullato");
        Ok(Self {
            tipo,
            giorno,
            tenuto: Tenuto::leggi(&avviso)?,
            datore: avvisi::datore(ufficio, &avviso).await?,
            avviso,
            gia: vive.map(|una| (una.domanda_id.clone(), (numero(&una), una.quando))).collect(),
            chiesto,
        })
    }

    /// The applications that a letter of this kind is about, and those chosen.
    async fn domande(&self, ufficio: &Ufficio) -> Result<Vec<DomandaAvviso>, Errore> {
        let mut domande = ufficio.archivio.domande_dell_avviso(&self.avviso.id).await?;
        if self.chiesto.codici.is_empty() {
            domande.retain(|domanda| self.riguarda(domanda));
        } else {
            domande.retain(|domanda| self.chiesto.codici.contains(&domanda.codice));
        }
        if domande.is_empty() {
            let messaggio = "Nessuna domanda è nello stato che questa lettera riguarda: guarda l'elenco.";
            return Err(Errore::stato("nessuna_lettera", messaggio));
        }
        Ok(domande)
    }

    /// Whether somebody was sent to the body and the outcome is awaited.
    fn atteso(&self, codice: &str) -> Option<&str> {
        let chiamate = self.tenuto.chiamate.iter().rev();
        chiamate.filter(|una| una.codice == codice && una.esito.is_empty()).map(|una| una.convocata_il.as_str()).next()
    }

    fn riguarda(&self, domanda: &DomandaAvviso) -> bool {
        match self.tipo {
            Tipo::Convocazione => self.atteso(&domanda.codice).is_some(),
            Tipo::Integrazione => domanda.stato == StatoDomanda::DaIntegrare && !domanda.pervenuta_il.is_empty(),
            Tipo::Sollecito => domanda.stato == StatoDomanda::DaIntegrare && domanda.pervenuta_il.is_empty(),
            Tipo::Esclusione => domanda.stato == StatoDomanda::Esclusa,
        }
    }

    /// Why an application gets no letter of this kind; none if it gets one.
    fn motivo(&self, domanda: &DomandaAvviso) -> Option<String> {
        if !self.riguarda(domanda) {
            return Some(
                match self.tipo {
                    Tipo::Convocazione => "non è fra gli avviati di cui si aspetta l'esito",
                    Tipo::Integrazione => "la domanda non è da integrare",
                    Tipo::Esclusione => "la domanda non è esclusa",
                    Tipo::Sollecito => "la conferma è già arrivata, o non serve",
                }
                .to_owned(),
            );
        }
        let (numero, quando) = self.gia.get(&domanda.id)?;
        // Who is sent again is summoned again.
        let nuova =
            self.tipo == Tipo::Convocazione && self.atteso(&domanda.codice).is_some_and(|dal| quando.as_str() < dal);
        (!nuova).then(|| format!("ha già avuto questa lettera, con l'atto {numero}"))
    }

    async fn pronta(&self, ufficio: &Ufficio, domanda: DomandaAvviso) -> Result<Pronta, Errore> {
        let persona: Persona = ufficio.archivio.leggi(&domanda.persona_id).await?;
        let letta = Domanda::leggi(&domanda)?;
        let oggi = ufficio.orologio.oggi();
        let esito = avvisi::esamina(ufficio, &self.avviso, &self.tenuto, &persona, &letta, oggi).await?;
        let motivi = match self.tipo {
            Tipo::Integrazione => esito.motivi,
            _ => domanda.motivo.iter().cloned().collect(),
        };
        Ok(Pronta { domanda, persona, spiegazione: esito.spiegazione, motivi })
    }
}

/// Last day to confirm, which must be still to come.
fn sollecito(modulo: &mut Modulo, avviso: &Avviso, oggi: NaiveDate) -> Option<NaiveDate> {
    let al = giorno(&avviso.adesioni_al).filter(|_| avviso.annuale.is_some());
    match al {
        None => modulo.sbagliato("tipo", "Si sollecita chi deve confermare un elenco annuale"),
        Some(al) if al < oggi => {
            modulo.sbagliato("tipo", format!("Si confermava fino al {}: il tempo è finito", tempo::breve(al)));
        }
        Some(_) => {}
    }
    al
}

/// Last day of the term that a letter gives.
fn termine(ufficio: &Ufficio, tipo: Tipo, oggi: NaiveDate) -> Result<NaiveDate, Errore> {
    let parametro = if tipo == Tipo::Integrazione { "avviso_integrazione" } else { "avviso_riesame" };
    let giorni = ufficio.leggi().parametri.intero(parametro, oggi)?.valore;
    let fine = oggi.checked_add_days(Days::new(u64::try_from(giorni).unwrap_or_default()));
    Ok(fine.unwrap_or(oggi))
}

fn numero(una: &LetteraInElenco) -> String {
    una.numero.map(|numero| format!("{numero}/{}", una.anno)).unwrap_or_default()
}

/// The letters of a call, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub async fn candidati_lettere(programma: &Programma, chiedi: PerId) -> Result<Vec<LetteraDiCandidato>, Errore> {
    let ufficio = programma.ufficio().await?;
    let emesse = ufficio.archivio.lettere_dell_avviso(&chiedi.id).await?;
    let vista = |una: LetteraInElenco| LetteraDiCandidato {
        numero: numero(&una),
        persona: format!("{} {}", una.cognome, una.nome),
        motivo: if una.stato == "annullato" { "annullata".to_owned() } else { String::new() },
        codice: una.codice,
        tipo: una.tipo,
        quando: una.quando,
        utente: una.utente,
        giorno: una.giorno,
        atto_id: una.atto_id,
    };
    Ok(emesse.into_iter().map(vista).collect())
}

/// The first letter as pages, how many there will be, and who gets none and why.
///
/// # Errors
/// `lettera_non_valida` with its fields, `nessuna_lettera`, `impostazioni_incomplete`.
pub async fn candidati_lettere_prova(
    programma: &Programma,
    chiedi: AnteprimaLettereCandidati,
) -> Result<ProvaLettereCandidati, Errore> {
    let ufficio = programma.ufficio().await?;
    let giro = Giro::nuovo(&ufficio, chiedi.lettere, false).await?;
    let (mut prima, mut saltate, mut quante) = (None, Vec::new(), 0_u32);
    for domanda in giro.domande(&ufficio).await? {
        match giro.motivo(&domanda) {
            Some(motivo) => saltate.push((domanda, motivo)),
            None => {
                quante += 1;
                prima.get_or_insert(domanda);
            }
        }
    }
    let nessuna = "Nessuna delle domande scelte può avere questa lettera: l'hanno già avuta, o sono in un altro stato.";
    let prima = prima.ok_or_else(|| Errore::stato("nessuna_lettera", nessuna))?;
    let pronta = giro.pronta(&ufficio, prima).await?;
    let bozza = documento(&ufficio, &giro, &[&pronta], None)?;
    let pdf = crate::certificato::componi_modello(&ufficio, MODELLO.0, MODELLO.1, &bozza).await?.pdf;
    let titolo = format!("{}, domanda {}", oggetto(giro.tipo), pronta.domanda.codice);
    let quante_saltate = conta(i64::try_from(saltate.len()).unwrap_or(i64::MAX));
    let mut viste = Vec::new();
    for (domanda, motivo) in saltate.into_iter().take(SALTATE_VISTE) {
        viste.push(saltata(&ufficio, &giro, domanda, motivo).await?);
    }
    Ok(ProvaLettereCandidati {
        anteprima: crate::atti::pagine(pdf, chiedi.larghezza, titolo).await?,
        da_emettere: quante,
        giorno: giro.giorno.to_string(),
        saltate: viste,
        quante_saltate,
    })
}

async fn saltata(
    ufficio: &Ufficio,
    giro: &Giro,
    domanda: DomandaAvviso,
    motivo: String,
) -> Result<LetteraDiCandidato, Errore> {
    let persona: Persona = ufficio.archivio.leggi(&domanda.persona_id).await?;
    Ok(LetteraDiCandidato {
        codice: domanda.codice,
        persona: format!("{} {}", persona.cognome, persona.nome),
        tipo: giro.tipo.as_str().to_owned(),
        motivo,
        ..LetteraDiCandidato::default()
    })
}

/// Issues the letters in the background, each an act of its own, with a file in the folder.
///
/// # Errors
/// As [`candidati_lettere_prova`].
pub async fn candidati_lettere_emetti(
    programma: &Programma,
    chiesto: LettereCandidati,
) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let giro = Giro::nuovo(&ufficio, chiesto, true).await?;
    emissione::firma(&ufficio)?;
    let domande = giro.domande(&ufficio).await?;
    let (lavoro, corso) = ufficio.lavori.apri("lettere");
    tokio::spawn(async move {
        let esito = emetti(&ufficio, &giro, domande, &corso).await;
        corso.concludi(esito.map(|detto| corso.passo_finale(&detto)));
    });
    Ok(LavoroAvviato { lavoro })
}
