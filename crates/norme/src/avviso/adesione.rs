//! Who is admitted: an application against the call and the registry.

use crate::controllo::{Controllo, EsitoControllo};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art07_nulla_osta::IscrizionePersona;
use crate::l68_1999::art08_iscrizione::Cittadinanza;
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::Elenco;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// An application and what the office knows of who sent it. Debug output hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adesione {
    /// Day it arrived.
    pub pervenuta_il: NaiveDate,
    /// How it arrived.
    pub canale: Canale,
    /// How the call lets it arrive.
    pub canali_ammessi: Vec<Canale>,
    /// First day for applications.
    pub adesioni_dal: NaiveDate,
    /// Last day for applications.
    pub adesioni_al: NaiveDate,
    /// Day on which it is judged.
    pub al: NaiveDate,
    /// How it is signed.
    pub firma: Firma,
    /// Whether a copy of the identity document is there; a handwritten signature wants it.
    #[serde(default)]
    pub documento_identita: bool,
    /// Code of an application of the same person to the same call that came before.
    #[serde(default)]
    pub altra_adesione: Option<String>,
    /// The list of the call; none for art. 16 L. 56/1987.
    #[serde(default)]
    pub elenco: Option<Elenco>,
    /// Day on which the person must be registered.
    pub data_riferimento: NaiveDate,
    /// The person's registrations.
    #[serde(default)]
    pub iscrizioni: Vec<IscrizionePersona>,
    /// Citizenship.
    pub cittadinanza: Cittadinanza,
    /// Last day of the long-term residence permit of who comes from outside the Union.
    #[serde(default)]
    pub permesso_fino_al: Option<NaiveDate>,
    /// Whether the declaration of value of a foreign school certificate is there.
    #[serde(default)]
    pub dichiarazione_valore: bool,
    /// Requirements of the call, one by one.
    #[serde(default)]
    pub requisiti: Vec<Requisito>,
    /// The reserve of posts the person asks for.
    #[serde(default)]
    pub riservatario: Option<Riservatario>,
    /// Day on which the person was asked to complete the application.
    #[serde(default)]
    pub integrazione_chiesta_il: Option<NaiveDate>,
}

impl fmt::Debug for Adesione {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Adesione(sigillata)")
    }
}

/// How an application arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "CanaleAdesione")]
pub enum Canale {
    /// Certified mail.
    Pec,
    /// By hand.
    AMano,
    /// Registered post.
    Raccomandata,
    /// In person, on the day of the call.
    Presenza,
}

/// How an application is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FirmaAdesione")]
pub enum Firma {
    /// Digitally.
    Digitale,
    /// By hand.
    Autografa,
    /// Before the official.
    DavantiAlFunzionario,
    /// Not at all.
    Assente,
}

/// A requirement of the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "RequisitoAvviso")]
pub struct Requisito {
    /// What it is, in Italian.
    pub nome: String,
    /// Whether the person has it; nothing if it is not known yet.
    #[serde(default)]
    pub posseduto: Option<bool>,
}

/// A reserve of posts asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Riservatario {
    /// Whether the call has that reserve.
    pub prevista: bool,
    /// Whether the reserve's own form is there.
    pub modulo: bool,
}

/// What becomes of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatoAdesione {
    /// Admitted.
    Ammessa,
    /// Admitted until something is ascertained.
    ConRiserva,
    /// To be completed.
    DaIntegrare,
    /// Left out, with the reason.
    Esclusa,
}

/// The outcome of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoAdesione {
    /// What becomes of it.
    pub stato: StatoAdesione,
    /// Why, in Italian: of the exclusion, of what is to be completed or ascertained.
    pub motivi: Vec<String>,
    /// Last day to complete it.
    #[ts(type = "string | null")]
    pub integrare_entro: Option<NaiveDate>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// A check with what it leads to.
pub(super) struct Prova {
    porta: StatoAdesione,
    controllo: Controllo,
}

impl Prova {
    pub(super) fn nuova(codice: &str, porta: StatoAdesione, titolo: &str, dettaglio: impl Into<String>) -> Self {
        let esito = match porta {
            StatoAdesione::Ammessa => EsitoControllo::Fatto,
            StatoAdesione::ConRiserva | StatoAdesione::DaIntegrare => EsitoControllo::Attenzione,
            StatoAdesione::Esclusa => EsitoControllo::Impedisce,
        };
        Self { porta, controllo: Controllo::nuovo(codice, esito, titolo, dettaglio) }
    }

    pub(super) fn cita(mut self, fonte: Fonte) -> Self {
        self.controllo = self.controllo.cita(fonte);
        self
    }
}

/// What becomes of an application. The notice of art. 10-bis L. 241/1990 does not concern these procedures:
/// an exclusion is a reasoned act that may be reviewed.
///
/// # Errors
/// `Dato` if it was judged before it arrived or before it was asked to be completed; an error of a parameter.
pub fn verifica(p: &Parametri, adesione: &Adesione) -> Result<EsitoAdesione, ErroreNorma> {
    if adesione.al < adesione.pervenuta_il {
        return Err(ErroreNorma::campo("pervenuta_il", "la domanda è successiva a oggi: correggi la data"));
    }
    if adesione.integrazione_chiesta_il.is_some_and(|il| il < adesione.pervenuta_il || il > adesione.al) {
        let testo = "l'integrazione si chiede dopo l'arrivo e non dopo oggi: correggi la data";
        return Err(ErroreNorma::campo("integrazione_chiesta_il", testo));
    }
    let mut prove = prove(adesione);
    let integrare_entro = scadenza_integrazione(p, adesione)?;
    if integrare_entro.is_some_and(|entro| adesione.al > entro) {
        for prova in prove.iter_mut().filter(|prova| prova.porta == StatoAdesione::DaIntegrare) {
            prova.porta = StatoAdesione::Esclusa;
            prova.controllo.esito = EsitoControllo::Impedisce;
            prova.controllo.dettaglio.push_str(" Il termine per integrare è passato.");
        }
    }
    let esito = esito(prove, "adesione", "Domanda di adesione");
    let integrare_entro = integrare_entro.filter(|_| esito.stato == StatoAdesione::DaIntegrare);
    Ok(EsitoAdesione { integrare_entro, ..esito })
}

/// The gravest check decides.
pub(super) fn esito(prove: Vec<Prova>, codice: &str, nome: &str) -> EsitoAdesione {
    let stato = prove.iter().map(|prova| prova.porta).max().unwrap_or(StatoAdesione::Ammessa);
    let motivi = prove
        .iter()
        .filter(|prova| prova.porta == stato && stato != StatoAdesione::Ammessa)
        .map(|prova| format!("{}: {}", prova.controllo.titolo, prova.controllo.dettaglio))
        .collect();
    let controlli: Vec<Controllo> = prove.into_iter().map(|prova| prova.controllo).collect();
    let spiegazione = Voce::nuova(codice, nome)
        .valore(stato.nome(), "")
        .spiega("Decide il controllo più grave: esclusione, integrazione, riserva.")
        .figlie(controlli.iter().map(|controllo| controllo.voce(codice)));
    EsitoAdesione { stato, motivi, integrare_entro: None, controlli, spiegazione }
}

fn scadenza_integrazione(p: &Parametri, adesione: &Adesione) -> Result<Option<NaiveDate>, ErroreNorma> {
    let Some(il) = adesione.integrazione_chiesta_il else { return Ok(None) };
    p.intero("avviso_integrazione", il)?.giorni_dopo(il).map(Some)
}

fn prove(adesione: &Adesione) -> Vec<Prova> {
    let mut prove = vec![
        giorni(adesione),
        canale_ammesso(adesione.canale, &adesione.canali_ammessi),
        doppia(adesione),
        firmata(adesione.firma, adesione.documento_identita),
        iscrizione(adesione),
    ];
    prove.extend(extra_ue(adesione));
    prove.extend(adesione.requisiti.iter().map(requisito));
    prove.extend(adesione.riservatario.as_ref().map(riserva));
    prove
}

fn giorni(adesione: &Adesione) -> Prova {
    let (dal, al) = (adesione.adesioni_dal, adesione.adesioni_al);
    let quando = format!("Arrivata il {}.", italiana(&adesione.pervenuta_il));
    if (dal..=al).contains(&adesione.pervenuta_il) {
        return Prova::nuova("giorni", StatoAdesione::Ammessa, "Nei giorni dell'avviso", quando);
    }
    let dettaglio = format!("{quando} L'avviso vuole dal {} al {}.", italiana(&dal), italiana(&al));
    Prova::nuova("giorni", StatoAdesione::Esclusa, "Fuori dai giorni dell'avviso", dettaglio)
}

pub(super) fn canale_ammesso(canale: Canale, ammessi: &[Canale]) -> Prova {
    if ammessi.contains(&canale) {
        Prova::nuova("canale", StatoAdesione::Ammessa, "Canale ammesso", canale.nome())
    } else {
        let dettaglio = format!("È arrivata {}, che l'avviso non prevede.", canale.nome());
        Prova::nuova("canale", StatoAdesione::Esclusa, "Canale non ammesso", dettaglio)
    }
}

fn doppia(adesione: &Adesione) -> Prova {
    match &adesione.altra_adesione {
        None => Prova::nuova("doppia", StatoAdesione::Ammessa, "Una sola domanda", "Non ce ne sono altre."),
        Some(altra) => {
            let dettaglio = format!("La persona ha già la domanda {altra}: vale la prima.");
            Prova::nuova("doppia", StatoAdesione::Esclusa, "Domanda doppia", dettaglio)
        }
    }
}

pub(super) fn firmata(firma: Firma, documento_identita: bool) -> Prova {
    let (codice, fonte) = ("firma", Fonte::legge("D.P.R. 445/2000", "38", "", ""));
    match (firma, documento_identita) {
        (Firma::Digitale | Firma::DavantiAlFunzionario, _) | (Firma::Autografa, true) => {
            Prova::nuova(codice, StatoAdesione::Ammessa, "Firmata", "La firma è valida.")
        }
        (Firma::Autografa, false) => {
            let dettaglio = "Con la firma a mano serve la copia del documento di identità.";
            Prova::nuova(codice, StatoAdesione::DaIntegrare, "Manca il documento di identità", dettaglio)
        }
        (Firma::Assente, _) => {
            Prova::nuova(codice, StatoAdesione::Esclusa, "Non firmata", "Una domanda senza firma non vale.")
        }
    }
    .cita(fonte)
}

fn iscrizione(adesione: &Adesione) -> Prova {
    let codice = "iscrizione";
    let Some(elenco) = adesione.elenco else {
        return Prova::nuova(
            codice,
            StatoAdesione::Ammessa,
            "Elenco non richiesto",
            "L'avviso non chiede un'iscrizione.",
        );
    };
    let giorno = adesione.data_riferimento;
    let mut valide = adesione
        .iscrizioni
        .iter()
        .filter(|una| una.elenco == elenco && una.dal <= giorno && una.al.is_none_or(|fine| giorno <= fine));
    let al = italiana(&giorno);
    match valide.next() {
        Some(una) if una.sospesa => {
            let dettaglio = format!("Al {al} è sospesa: accerta che possa partecipare.");
            Prova::nuova(codice, StatoAdesione::ConRiserva, "Iscrizione sospesa", dettaglio)
        }
        Some(una) => {
            Prova::nuova(codice, StatoAdesione::Ammessa, "Persona iscritta", format!("Dal {}.", italiana(&una.dal)))
        }
        None => {
            let dettaglio = format!("Al {al} non risulta nell'elenco dell'avviso.");
            Prova::nuova(codice, StatoAdesione::Esclusa, "Persona non iscritta", dettaglio)
        }
    }
    .cita(Fonte::legge("L. 68/1999", "8", "1", ""))
}

/// The documents of who comes from outside the Union.
fn extra_ue(adesione: &Adesione) -> Vec<Prova> {
    if adesione.cittadinanza != Cittadinanza::ExtraUe {
        return Vec::new();
    }
    let fonte = || Fonte::legge("D.Lgs. 165/2001", "38", "3-bis", "");
    let permesso = match adesione.permesso_fino_al {
        None => {
            let dettaglio = "Serve la copia del permesso di soggiorno UE per soggiornanti di lungo periodo.";
            Prova::nuova("permesso", StatoAdesione::DaIntegrare, "Manca il permesso", dettaglio)
        }
        Some(fine) if fine < adesione.pervenuta_il => {
            let dettaglio = format!("È scaduto il {}: accerta il rinnovo.", italiana(&fine));
            Prova::nuova("permesso", StatoAdesione::ConRiserva, "Permesso scaduto", dettaglio)
        }
        Some(fine) => {
            let dettaglio = format!("Valido fino al {}.", italiana(&fine));
            Prova::nuova("permesso", StatoAdesione::Ammessa, "Permesso di soggiorno", dettaglio)
        }
    };
    let titolo = if adesione.dichiarazione_valore {
        Prova::nuova("titolo_estero", StatoAdesione::Ammessa, "Dichiarazione di valore", "C'è.")
    } else {
        let dettaglio = "Serve la dichiarazione di valore del titolo di studio.";
        Prova::nuova("titolo_estero", StatoAdesione::DaIntegrare, "Manca la dichiarazione di valore", dettaglio)
    };
    vec![permesso.cita(fonte()), titolo.cita(fonte().prassi())]
}

fn requisito(requisito: &Requisito) -> Prova {
    let nome = requisito.nome.as_str();
    match requisito.posseduto {
        Some(true) => Prova::nuova("requisito", StatoAdesione::Ammessa, nome, "C'è."),
        Some(false) => Prova::nuova("requisito", StatoAdesione::Esclusa, nome, "Il requisito dell'avviso manca."),
        None => Prova::nuova("requisito", StatoAdesione::ConRiserva, nome, "È da accertare."),
    }
}

fn riserva(riservatario: &Riservatario) -> Prova {
    let (codice, titolo) = ("riserva", "Riserva di posti");
    match (riservatario.prevista, riservatario.modulo) {
        (false, _) => {
            let dettaglio = "L'avviso non la prevede: la domanda vale senza riserva.";
            Prova::nuova(codice, StatoAdesione::Ammessa, titolo, dettaglio)
        }
        (true, true) => Prova::nuova(codice, StatoAdesione::Ammessa, titolo, "Il modulo c'è."),
        (true, false) => Prova::nuova(codice, StatoAdesione::DaIntegrare, titolo, "Manca il modulo dei riservatari."),
    }
}

impl Canale {
    /// In words, in Italian.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Pec => "per PEC",
            Self::AMano => "a mano",
            Self::Raccomandata => "per raccomandata",
            Self::Presenza => "di persona",
        }
    }
}

impl StatoAdesione {
    /// In words, in Italian.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Ammessa => "ammessa",
            Self::ConRiserva => "ammessa con riserva",
            Self::DaIntegrare => "da integrare",
            Self::Esclusa => "esclusa",
        }
    }
}
