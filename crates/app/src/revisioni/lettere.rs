//! Letters out of a review, in bulk: each a numbered act, each with its line in the log, also the one
//! that was not issued and why.

mod dati;

use super::stampa::tutti;
use crate::api::{
    AnteprimaLettereRevisione, LavoroAvviato, LetteraDiRevisione, LettereRevisione, PerId, ProvaLettere, RigaRivisto,
};
use crate::emissione::{self, NuovoAtto};
use crate::lavori::Corso;
use crate::modulo::Modulo;
use crate::programma::Programma;
use crate::serie::{Serie, emetti_tutte};
use crate::stati::conta;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use dati::{MODELLO, documento, oggetto};
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_store::{Atto, Datore, LetteraRevisione, ProvinciaRevisione, Revisione};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Register in which these letters are numbered.
pub(crate) const REGISTRO: &str = "lettera_datore";
/// How many of those that get no letter are shown before issuing.
const SALTATE_VISTE: usize = 100;

/// A letter about to be issued.
struct Pronta {
    riga: RigaRivisto,
    datore: Datore,
    province: Vec<ProvinciaRevisione>,
    spiegazione: Voce,
}

/// What was asked, read once.
struct Giro {
    chiesto: LettereRevisione,
    revisione: Revisione,
    entro: Option<NaiveDate>,
}

impl Giro {
    async fn nuovo(ufficio: &Ufficio, chiesto: LettereRevisione, cartella: bool) -> Result<Self, Errore> {
        let oggi = ufficio.orologio.oggi();
        let mut modulo = Modulo::nuovo("lettera_non_valida", "La lettera ha campi da correggere.");
        if !["invito", "chiarimenti", "convenzione", "segnalazione"].contains(&chiesto.tipo.as_str()) {
            modulo.sbagliato("tipo", "Scegli la lettera");
        }
        let entro = if chiesto.tipo == "segnalazione" { None } else { modulo.giorno("entro", &chiesto.entro) };
        if entro.is_some_and(|entro| entro < oggi) {
            modulo.sbagliato("entro", "Il giorno è già passato: dai un termine a venire");
        }
        if chiesto.tipo == "chiarimenti" {
            modulo.testo("testo", &chiesto.testo, "Scrivi che cosa chiedi, una domanda per riga");
        }
        if chiesto.tipo == "convenzione" {
            modulo.testo("testo", &chiesto.testo, "Scrivi che cosa proponi");
        }
        if cartella && !Path::new(&chiesto.cartella).is_dir() {
            modulo.sbagliato("cartella", "La cartella non c'è: scegline un'altra");
        }
        modulo.fine()?;
        let revisione = ufficio.archivio.leggi(&chiesto.filtro.revisione_id).await?;
        Ok(Self { chiesto, revisione, entro })
    }

    /// The employers chosen.
    async fn righe(&self, ufficio: &Ufficio) -> Result<Vec<RigaRivisto>, Errore> {
        let filtro = crate::api::FiltroRevisione { ordina: String::new(), ..self.chiesto.filtro.clone() };
        let mut righe = tutti(ufficio, &filtro).await?;
        if !self.chiesto.ids.is_empty() {
            righe.retain(|riga| self.chiesto.ids.contains(&riga.datore_id));
        }
        if righe.is_empty() {
            return Err(Errore::stato(
                "nessun_datore",
                "Nessun datore corrisponde alla scelta: cambia il filtro o seleziona le righe.",
            ));
        }
        Ok(righe)
    }

    /// Why an employer gets no letter of this kind; none if it gets one.
    fn motivo(&self, riga: &RigaRivisto, gia: &BTreeMap<String, String>) -> Option<String> {
        let mancano = riga.scopertura_art3 + riga.scopertura_art18;
        if let Some(numero) = gia.get(&riga.datore_id) {
            return Some(format!("ha già avuto questa lettera da questa revisione, con l'atto {numero}"));
        }
        match (self.chiesto.tipo.as_str(), riga.stato.codice.as_str()) {
            (_, "non_calcolato") => Some("le sue cifre non sono calcolate".to_owned()),
            ("chiarimenti", _) => None,
            (_, "non_soggetto") => Some("non è soggetto agli obblighi".to_owned()),
            (_, "senza_prospetto") => Some("senza un prospetto non si sa che cosa gli manca".to_owned()),
            _ if mancano == 0 => Some("non gli manca nessuna unità".to_owned()),
            ("segnalazione", stato) if stato != "oltre_termine" => {
                Some("il termine per chiedere l'assunzione non è passato, o uno strumento risponde".to_owned())
            }
            ("invito", "nei_termini") => Some("il termine per chiedere l'assunzione corre ancora".to_owned()),
            ("invito", "con_strumento" | "con_richiesta") | ("convenzione", "con_strumento") => {
                Some("uno strumento o una richiesta risponde già".to_owned())
            }
            _ => None,
        }
    }

    async fn pronta(&self, ufficio: &Ufficio, riga: RigaRivisto) -> Result<Pronta, Errore> {
        let spiegazione = ufficio.archivio.spiegazione_revisione(&self.revisione.id, &riga.datore_id).await?;
        Ok(Pronta {
            datore: ufficio.archivio.leggi(&riga.datore_id).await?,
            province: ufficio.archivio.province_del_rivisto(&self.revisione.id, &riga.datore_id).await?,
            spiegazione: crate::verifiche::leggi_compresso(&spiegazione, "La spiegazione")?,
            riga,
        })
    }
}

/// Numbers of the letters of a kind that employers have had out of a review, by employer.
async fn gia_emesse(ufficio: &Ufficio, revisione_id: &str, tipo: &str) -> Result<BTreeMap<String, String>, Errore> {
    let viste = elenco(ufficio, revisione_id).await?;
    let vive = viste.into_iter().filter(|lettera| lettera.tipo == tipo && lettera.motivo.is_empty());
    Ok(vive.map(|lettera| (lettera.datore_id, lettera.numero)).collect())
}

/// The log of the letters of a review.
///
/// # Errors
/// If the archive cannot be read.
pub async fn revisione_lettere(programma: &Programma, chiedi: PerId) -> Result<Vec<LetteraDiRevisione>, Errore> {
    elenco(&*programma.ufficio().await?, &chiedi.id).await
}

async fn elenco(ufficio: &Ufficio, revisione_id: &str) -> Result<Vec<LetteraDiRevisione>, Errore> {
    let mut viste = Vec::new();
    for tenuta in ufficio.archivio.lettere_della_revisione(revisione_id).await? {
        let datore: Datore = ufficio.archivio.leggi(&tenuta.datore_id).await?;
        let atto: Option<Atto> = match &tenuta.atto_id {
            Some(id) => Some(ufficio.archivio.leggi(id).await?),
            None => None,
        };
        let annullato = atto.as_ref().is_some_and(|atto| atto.stato == mirato_store::StatoAtto::Annullato);
        viste.push(LetteraDiRevisione {
            datore_id: tenuta.datore_id,
            datore: datore.denominazione,
            tipo: tenuta.tipo,
            quando: tenuta.quando,
            utente: tenuta.utente,
            numero: atto.as_ref().map(numero).unwrap_or_default(),
            atto_id: tenuta.atto_id,
            motivo: if annullato { "annullata".to_owned() } else { tenuta.motivo.unwrap_or_default() },
        });
    }
    Ok(viste)
}

fn numero(atto: &Atto) -> String {
    atto.numero.map(|numero| format!("{numero}/{}", atto.anno)).unwrap_or_default()
}

/// The letters of an employer out of a review.
pub(super) async fn del_datore(
    ufficio: &Ufficio,
    revisione_id: &str,
    datore_id: &str,
) -> Result<Vec<LetteraDiRevisione>, Errore> {
    let mut viste = elenco(ufficio, revisione_id).await?;
    viste.retain(|lettera| lettera.datore_id == datore_id);
    Ok(viste)
}

/// The first letter as pages, how many there will be, and who gets none and why.
///
/// # Errors
/// `lettera_non_valida` with its fields, `nessun_datore`, `impostazioni_incomplete`.
pub async fn revisione_lettere_prova(
    programma: &Programma,
    chiedi: AnteprimaLettereRevisione,
) -> Result<ProvaLettere, Errore> {
    let ufficio = programma.ufficio().await?;
    let giro = Giro::nuovo(&ufficio, chiedi.lettere, false).await?;
    let gia = gia_emesse(&ufficio, &giro.revisione.id, &giro.chiesto.tipo).await?;
    let (mut prima, mut saltate, mut quante) = (None, Vec::new(), 0_u32);
    let righe = giro.righe(&ufficio).await?;
    for riga in righe {
        match giro.motivo(&riga, &gia) {
            Some(motivo) => saltate.push(saltata(&ufficio, &giro.chiesto.tipo, &riga, motivo)),
            None => {
                quante += 1;
                prima.get_or_insert(riga);
            }
        }
    }
    let prima = prima.ok_or_else(|| {
        Errore::stato("nessuna_lettera", "Nessuno dei datori scelti può avere questa lettera: guarda i motivi.")
    });
    let pronta = giro.pronta(&ufficio, prima?).await?;
    let bozza = documento(&ufficio, &giro, &[&pronta], None)?;
    let pdf = crate::certificato::componi_modello(&ufficio, MODELLO.0, MODELLO.1, &bozza).await?.pdf;
    let titolo = format!("{} a {}", oggetto(&giro.chiesto.tipo), pronta.datore.denominazione);
    let quante_saltate = conta(i64::try_from(saltate.len()).unwrap_or(i64::MAX));
    saltate.truncate(SALTATE_VISTE);
    Ok(ProvaLettere {
        anteprima: crate::atti::pagine(pdf, chiedi.larghezza, titolo).await?,
        da_emettere: quante,
        saltate,
        quante_saltate,
    })
}

fn saltata(ufficio: &Ufficio, tipo: &str, riga: &RigaRivisto, motivo: String) -> LetteraDiRevisione {
    LetteraDiRevisione {
        datore_id: riga.datore_id.clone(),
        datore: riga.denominazione.clone(),
        tipo: tipo.to_owned(),
        quando: ufficio.orologio.iso(),
        utente: ufficio.utente.clone(),
        atto_id: None,
        numero: String::new(),
        motivo,
    }
}

/// Issues the letters in the background: each is an act of its own, so that stopping keeps those issued
/// and issues no more.
///
/// # Errors
/// As [`revisione_lettere_prova`].
pub async fn revisione_lettere_emetti(
    programma: &Programma,
    chiesto: LettereRevisione,
) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let giro = Giro::nuovo(&ufficio, chiesto, true).await?;
    emissione::firma(&ufficio)?;
    let righe = giro.righe(&ufficio).await?;
    let (lavoro, corso) = ufficio.lavori.apri("lettere");
    tokio::spawn(async move {
        let esito = emetti(&ufficio, &giro, righe, &corso).await;
        corso.concludi(esito.map(|detto| corso.passo_finale(&detto)));
    });
    Ok(LavoroAvviato { lavoro })
}

async fn emetti(ufficio: &Ufficio, giro: &Giro, righe: Vec<RigaRivisto>, corso: &Arc<Corso>) -> Result<String, Errore> {
    let gia = gia_emesse(ufficio, &giro.revisione.id, &giro.chiesto.tipo).await?;
    let in_corso = InCorso { ufficio, giro, gia, cartella: PathBuf::from(&giro.chiesto.cartella) };
    emetti_tutte(&in_corso, righe, giro.chiesto.unico, corso).await
}

/// A round of letters under way: who has had one already, where the files go.
struct InCorso<'a> {
    ufficio: &'a Ufficio,
    giro: &'a Giro,
    gia: BTreeMap<String, String>,
    cartella: PathBuf,
}

impl Serie for InCorso<'_> {
    type Riga = RigaRivisto;
    type Emessa = (Pronta, i64);

    fn chi(&self, riga: &RigaRivisto) -> (String, String) {
        (riga.datore_id.clone(), riga.denominazione.clone())
    }

    async fn emetti(&self, riga: RigaRivisto) -> Result<Result<((Pronta, i64), String), String>, Errore> {
        let (ufficio, giro, datore_id) = (self.ufficio, self.giro, riga.datore_id.clone());
        let motivo = match giro.motivo(&riga, &self.gia) {
            Some(motivo) => motivo,
            None => {
                let pronta = giro.pronta(ufficio, riga).await?;
                match una(ufficio, giro, &pronta, &self.cartella).await {
                    Ok((numero, letto)) => return Ok(Ok(((pronta, numero), letto))),
                    Err(errore) => errore.messaggio,
                }
            }
        };
        salta(ufficio, giro, &datore_id, &motivo).await?;
        Ok(Err(motivo))
    }

    async fn unico(&self, emesse: &[(Pronta, i64)]) -> Result<(), Errore> {
        unico(self.ufficio, self.giro, emesse, &self.cartella).await
    }
}

/// Issues a letter: act, log and file. Its number and how it is read.
async fn una(ufficio: &Ufficio, giro: &Giro, pronta: &Pronta, cartella: &Path) -> Result<(i64, String), Errore> {
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: format!("{}, {}", oggetto(&giro.chiesto.tipo), pronta.datore.denominazione),
        datore_id: Some(pronta.datore.id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &pronta.spiegazione,
    };
    let atto = emissione::emetti(ufficio, &mut scrittura, nuovo, |numero| {
        documento(ufficio, giro, &[pronta], numero.map(|numero| vec![numero]).as_deref())
    })
    .await?;
    scrittura.inserisci(voce(ufficio, giro, &pronta.datore.id, Some(&atto.id), None)).await?;
    scrittura.conferma().await?;
    let letto = numero(&atto);
    // A number, not a name: the file name must not say who was reported.
    let file = cartella.join(format!("{}-{}.pdf", giro.chiesto.tipo, letto.replace('/', "-")));
    crate::esporta::scrivi(&file, &crate::atti::pdf(ufficio, &atto.id).await?)?;
    Ok((atto.numero.unwrap_or_default(), letto))
}

async fn salta(ufficio: &Ufficio, giro: &Giro, datore_id: &str, motivo: &str) -> Result<(), Errore> {
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.inserisci(voce(ufficio, giro, datore_id, None, Some(motivo))).await?;
    scrittura.conferma().await?;
    Ok(())
}

fn voce(ufficio: &Ufficio, giro: &Giro, datore_id: &str, atto: Option<&str>, motivo: Option<&str>) -> LetteraRevisione {
    LetteraRevisione {
        id: String::new(),
        revisione_id: giro.revisione.id.clone(),
        datore_id: datore_id.to_owned(),
        tipo: giro.chiesto.tipo.clone(),
        quando: ufficio.orologio.iso(),
        utente: ufficio.utente.clone(),
        atto_id: atto.map(str::to_owned),
        motivo: motivo.map(str::to_owned),
        versione: 0,
    }
}

/// All the letters in one file, with a bookmark each, to read and print.
async fn unico(ufficio: &Ufficio, giro: &Giro, emesse: &[(Pronta, i64)], cartella: &Path) -> Result<(), Errore> {
    let numeri: Vec<i64> = emesse.iter().map(|(_, numero)| *numero).collect();
    let pronte: Vec<&Pronta> = emesse.iter().map(|(pronta, _)| pronta).collect();
    let dati = documento(ufficio, giro, &pronte, Some(&numeri))?;
    let pdf = crate::certificato::componi_modello(ufficio, MODELLO.0, MODELLO.1, &dati).await?.pdf;
    crate::esporta::scrivi(&cartella.join(format!("{}-tutte.pdf", giro.chiesto.tipo)), &pdf)
}
