//! Art. 5 cc. 3-5 and D.M. 357/2000: an application for partial exemption, what is checked before the
//! decision, from when and until when it may be granted, and for how many units.

mod controlli;
mod decorrenza;
mod domanda;
#[cfg(test)]
mod tests;
mod unita;

pub use domanda::{
    DomandaEsonero, MotivoChiesto, MotivoEsonero, Parere, PreavvisoInviato, SettoreOttanta, TipoDomanda,
    UnitaProduttiva,
};
pub use unita::UnitaEsonerabile;

use crate::controllo::{Controllo, impedimenti};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art01_beneficiari::scelta;
use crate::l68_1999::art05_esoneri;
use crate::l68_1999::art08_iscrizione::DocumentoRichiesto;
use crate::l241_1990::art10_bis::{EffettoPreavviso, Preavviso, preavviso};
use crate::l241_1990::termini::{Procedimento, RichiestaTermine, Termine, termine};
use crate::parametri::{Parametri, Riga};
use crate::voce::Voce;
use chrono::{Days, NaiveDate};
use decorrenza::Decorrenza;
use mirato_domain::Euro;
use serde::Serialize;
use ts_rs::TS;

/// What became of an application for exemption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoDomandaEsonero {
    /// Whether it can be granted.
    pub accoglibile: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// The production units, with what may be exempted in each.
    pub unita: Vec<UnitaEsonerabile>,
    /// First day of the exemption; the fee is due from it.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Last day that may be granted.
    #[ts(type = "string")]
    pub fino_al: NaiveDate,
    /// Whether it follows the exemption before it without a gap.
    pub continuo: bool,
    /// Fees of the istruttoria; none where the region asks for none.
    #[ts(type = "string | null")]
    pub oneri_dovuti: Option<Euro>,
    /// Last day for the decision; none while the term is suspended.
    #[ts(type = "string | null")]
    pub risposta_entro: Option<NaiveDate>,
    /// The effect of the notice of refusal, if it was sent.
    pub preavviso: Option<EffettoPreavviso>,
    /// The documents asked for.
    pub documenti: Vec<DocumentoRichiesto>,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// Whether an exemption can be granted, for how many units and for how long.
///
/// # Errors
/// `Dato` if a date contradicts another, a province stands twice, or there is no unit; an error of a
/// parameter.
pub fn verifica(p: &Parametri, domanda: &DomandaEsonero) -> Result<EsitoDomandaEsonero, ErroreNorma> {
    controlla(domanda)?;
    let decorrenza = decorrenza::decorrenza(p, domanda)?;
    let unita = unita::unita(p, domanda)?;
    let oneri = oneri(p, domanda, &decorrenza)?;
    let documenti = documenti(p, domanda)?;
    let effetto = effetto(p, domanda)?;
    let risposta = risposta(p, domanda, effetto.as_ref())?;
    let insieme = controlli::Istruttoria {
        p,
        domanda,
        decorrenza: &decorrenza,
        unita: &unita,
        oneri: oneri.as_ref(),
        documenti: &documenti,
        risposta: risposta.as_ref().map(|termine| termine.scadenza),
        preavviso: effetto.as_ref(),
    };
    let controlli = insieme.controlli()?;
    let impedimenti = impedimenti(&controlli);
    let accoglibile = impedimenti.is_empty();
    let spiegazione = Voce::nuova("domanda_esonero", "Esonero parziale")
        .valore(if accoglibile { "accoglibile" } else { "non accoglibile" }, "")
        .spiega("Si può concedere se nessun controllo lo impedisce.")
        .cita(art05_esoneri::fonte())
        .figlie(controlli.iter().map(|controllo| controllo.voce("domanda_esonero")))
        .figlie(unita.iter().map(unita::UnitaEsonerabile::voce))
        .figlia(decorrenza.voce.clone())
        .figlie(oneri.as_ref().map(|oneri| oneri.voce.clone()))
        .figlie(risposta.as_ref().map(|termine| termine.spiegazione.clone()));
    Ok(EsitoDomandaEsonero {
        accoglibile,
        impedimenti,
        controlli,
        unita,
        dal: decorrenza.dal,
        fino_al: decorrenza.fino_al,
        continuo: decorrenza.continuo,
        oneri_dovuti: oneri.map(|oneri| oneri.importo),
        risposta_entro: risposta.map(|termine| termine.scadenza),
        preavviso: effetto,
        documenti,
        spiegazione,
    })
}

/// The decree on the procedures of exemption.
pub(super) fn decreto(articolo: &str) -> Fonte {
    Fonte::legge("D.M. 357/2000", articolo, "", "")
}

fn controlla(domanda: &DomandaEsonero) -> Result<(), ErroreNorma> {
    let campo = |nome: &str, testo: &str| Err(ErroreNorma::campo(nome, testo));
    if domanda.al < domanda.pervenuta_il {
        return campo("pervenuta_il", "la domanda è successiva a oggi: correggi la data");
    }
    if domanda.fino_al.is_some_and(|fine| fine < domanda.pervenuta_il) {
        return campo("fino_al", "l'esonero chiesto finisce prima della domanda: correggi le date");
    }
    if domanda.unita.is_empty() {
        return campo("unita", "la domanda non ha unità produttive: aggiungine almeno una");
    }
    for (n, unita) in domanda.unita.iter().enumerate() {
        if domanda.unita.iter().take(n).any(|altra| altra.provincia == unita.provincia) {
            let testo = format!("la provincia di {} c'è già: una riga per provincia", unita.provincia.nome());
            return Err(ErroreNorma::campo(&format!("unita[{n}].provincia"), testo));
        }
        if unita.percentuale == mirato_domain::Percentuale::ZERO {
            let testo = "scrivi la percentuale chiesta, da 1 a 100";
            return Err(ErroreNorma::campo(&format!("unita[{n}].percentuale"), testo));
        }
    }
    Ok(())
}

/// The effect of the notice of refusal.
fn effetto(p: &Parametri, domanda: &DomandaEsonero) -> Result<Option<EffettoPreavviso>, ErroreNorma> {
    let Some(inviato) = &domanda.preavviso else { return Ok(None) };
    let dato =
        Preavviso { comunicato_il: inviato.comunicato_il, osservazioni_il: inviato.osservazioni_il, al: domanda.al };
    preavviso(p, &dato).map(Some)
}

/// The term of the decision, with its suspensions and the days of an inspection; none while it is
/// suspended.
fn risposta(
    p: &Parametri,
    domanda: &DomandaEsonero,
    effetto: Option<&EffettoPreavviso>,
) -> Result<Option<Termine>, ErroreNorma> {
    let sospensioni: Vec<_> =
        domanda.sospensioni.iter().cloned().chain(effetto.map(|effetto| effetto.sospensione.clone())).collect();
    if sospensioni.iter().any(|sospensione| sospensione.al.is_none()) {
        return Ok(None);
    }
    let richiesta = RichiestaTermine { procedimento: Procedimento::Esonero, avvio: domanda.pervenuta_il, sospensioni };
    let mut esito = termine(p, &richiesta)?;
    if domanda.ispezione {
        let giorni = p.intero("termine_esonero_ispezione", domanda.pervenuta_il)?;
        let dopo = u64::try_from(giorni.valore).ok().and_then(|n| esito.scadenza.checked_add_days(Days::new(n)));
        esito.scadenza = dopo.ok_or_else(|| ErroreNorma::TroppoGrande { cosa: giorni.letto.descrizione.clone() })?;
        esito.spiegazione.valore = italiana(&esito.scadenza);
        let voce = Voce::nuova("scadenza.ispezione", "Ispezione")
            .valore(giorni.valore, "giorni")
            .spiega("L'ispezione allunga il termine.")
            .cita(giorni.citazione())
            .legge(giorni.letto);
        esito.spiegazione.figli.push(voce);
    }
    Ok(Some(esito))
}

/// The fees of the istruttoria, with how they were reckoned.
pub(super) struct Oneri {
    pub importo: Euro,
    pub fonte: Fonte,
    pub voce: Voce,
}

/// The fees of the region of the legal seat: the first year of a first application, and every other year.
fn oneri(p: &Parametri, domanda: &DomandaEsonero, decorrenza: &Decorrenza) -> Result<Option<Oneri>, ErroreNorma> {
    let regione = domanda.sede_legale.codice_regione();
    let righe = p.tabella("esonero_oneri_istruttoria", domanda.pervenuta_il)?;
    let Some(riga) = righe.into_iter().find(|riga| riga.campo("regione") == Some(regione)) else { return Ok(None) };
    let (prima, altro) = (importo(riga, "prima")?, importo(riga, "anno_successivo")?);
    let fine = domanda.fino_al.unwrap_or(decorrenza.fino_al);
    let anni = (crate::eta::mesi_interi(decorrenza.dal, fine.succ_opt().unwrap_or(fine)) + 11).max(12) / 12;
    let (base, altri) = match (&domanda.tipo, decorrenza.continuo) {
        (TipoDomanda::VariazionePercentuale { .. }, true) => (Euro::ZERO, 0), // no further year is asked for
        (_, true) => (Euro::ZERO, anni),
        (_, false) => (prima, anni - 1),
    };
    let seguenti = altro.per(altri).ok_or(ErroreNorma::TroppoGrande { cosa: "oneri di istruttoria".to_owned() })?;
    let totale = base + seguenti;
    let voce = Voce::nuova("oneri_istruttoria", "Oneri di istruttoria")
        .valore(totale.italiano(), "")
        .spiega(format!("{}: prima istanza {}, ogni altro anno {}.", riga.nome, prima.italiano(), altro.italiano()))
        .conto(format!("{} + {altri} anni × {} = {}", base.italiano(), altro.italiano(), totale.italiano()))
        .cita(riga.citazione());
    Ok(Some(Oneri { importo: totale, fonte: riga.citazione(), voce }))
}

fn importo(riga: &Riga, colonna: &str) -> Result<Euro, ErroreNorma> {
    riga.campo(colonna)
        .and_then(|testo| testo.parse().ok())
        .ok_or_else(|| errata("esonero_oneri_istruttoria", riga, colonna))
}

/// The documents of the application, from their table.
fn documenti(p: &Parametri, domanda: &DomandaEsonero) -> Result<Vec<DocumentoRichiesto>, ErroreNorma> {
    let tabella = "documento_esonero";
    let mut documenti = Vec::new();
    for riga in p.tabella(tabella, domanda.pervenuta_il)? {
        let occorre = match riga.campo("caso") {
            Some("sempre") => true,
            Some("prima_istanza") => matches!(domanda.tipo, TipoDomanda::Prima {}),
            Some("rinnovo") => matches!(domanda.tipo, TipoDomanda::Rinnovo { .. }),
            Some("piu_province") => domanda.unita.len() > 1,
            Some("settore_80") => domanda.settore.is_some(),
            _ => return Err(errata(tabella, riga, "caso")),
        };
        if occorre {
            let obbligatorio = riga.campo("obbligatorio").unwrap_or_default();
            documenti.push(DocumentoRichiesto {
                codice: riga.codice.clone(),
                nome: riga.nome.clone(),
                nome_riservato: riga.nome.clone(),
                obbligatorio: scelta(obbligatorio, &[("si", true), ("no", false)])
                    .ok_or_else(|| errata(tabella, riga, "obbligatorio"))?,
                presentato: domanda.documenti.contains(&riga.codice),
                citazione: riga.citazione().into(),
            });
        }
    }
    Ok(documenti)
}

fn errata(tabella: &str, riga: &Riga, colonna: &str) -> ErroreNorma {
    let motivo = format!("la riga «{}» non ha una colonna «{colonna}» valida", riga.codice);
    ErroreNorma::ParametroErrato { id: tabella.to_owned(), motivo }
}
