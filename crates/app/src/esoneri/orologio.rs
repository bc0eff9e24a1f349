//! The clock of the procedure: 120 days, standing still while something the office asked for is awaited.

use crate::api::{OrologioEsonero, SospensioneOrologio};
use crate::modulo::{giorno, iso};
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_norme::l241_1990::art10_bis::{Preavviso, preavviso};
use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, SospensioneTermine, termine};
use mirato_store::{Esonero, EsoneroPasso, TipoPasso};

/// The clock on a day.
pub(super) struct Orologio {
    avvio: NaiveDate,
    oggi: NaiveDate,
    deciso_il: Option<NaiveDate>,
    scadenza: Option<NaiveDate>,
    giorni: i64,
    sospesi: i64,
    fermo: Option<String>,
    sospensioni: Vec<SospensioneTermine>,
    citazione: String,
    /// Whether the observations on a notice of refusal can no longer come.
    pub diniego_possibile: bool,
}

/// The clock of an application as its steps make it.
///
/// # Errors
/// What the rules refuse in the days.
pub(super) fn orologio(ufficio: &Ufficio, esonero: &Esonero, passi: &[EsoneroPasso]) -> Result<Orologio, Errore> {
    let oggi = ufficio.orologio.oggi();
    let avvio = giorno(&esonero.ricevuta_il).unwrap_or(oggi);
    let leggi = ufficio.leggi();
    let parametri = &leggi.parametri;
    let (mut sospensioni, mut diniego_possibile, mut ispezione) = (Vec::new(), false, false);
    for passo in passi {
        let Some(data) = giorno(&passo.data) else { continue };
        let chiuso = passo.chiuso_il.as_deref().and_then(giorno);
        match passo.tipo {
            TipoPasso::RichiestaIntegrazione => sospensioni.extend(attesa(passo, oggi)),
            TipoPasso::Sopralluogo => ispezione = true,
            TipoPasso::Preavviso => {
                let dato = Preavviso { comunicato_il: data, osservazioni_il: chiuso, al: oggi.max(data) };
                let effetto = preavviso(parametri, &dato)?;
                diniego_possibile = effetto.decidibile;
                sospensioni.push(effetto.sospensione);
            }
            _ => {}
        }
    }
    let fermo = sospensioni.iter().find(|una| una.al.is_none_or(|al| al >= oggi)).map(|una| una.motivo.clone());
    let aperta = sospensioni.iter().any(|una| una.al.is_none());
    // A suspension that is still open has no last day: until it ends the clock shows the days used.
    let cominciate = sospensioni.iter().filter(|una| una.al.is_some() || una.dal <= oggi);
    let chiuse = cominciate.map(|una| SospensioneTermine { al: una.al.or(Some(oggi)), ..una.clone() });
    let richiesta = RichiestaTermine { procedimento: Procedimento::Esonero, avvio, sospensioni: chiuse.collect() };
    let esito = termine(parametri, &richiesta)?;
    let in_piu = if ispezione { parametri.intero("termine_esonero_ispezione", avvio)?.valore } else { 0 };
    let aggiunti = Days::new(u64::try_from(in_piu).unwrap_or(0));
    let scadenza = esito.scadenza.checked_add_days(aggiunti).unwrap_or(esito.scadenza);
    let deciso_il = esonero.deciso_il.as_deref().and_then(giorno);
    Ok(Orologio {
        avvio,
        oggi,
        deciso_il,
        scadenza: (!aperta && deciso_il.is_none()).then_some(scadenza),
        giorni: esito.giorni + in_piu,
        sospesi: esito.giorni_sospesi,
        fermo: fermo.filter(|_| deciso_il.is_none()),
        sospensioni,
        citazione: esito.citazione,
        diniego_possibile,
    })
}

/// The days after a request of documents until they arrive or, without them, until the term it gave.
pub(super) fn attesa(passo: &EsoneroPasso, al: NaiveDate) -> Option<SospensioneTermine> {
    let chiuso = passo.chiuso_il.as_deref().and_then(giorno);
    let entro = passo.scadenza.as_deref().and_then(giorno);
    let ultimo = match (chiuso, entro) {
        (Some(chiuso), Some(entro)) => Some(chiuso.min(entro)),
        (Some(chiuso), None) => Some(chiuso),
        (None, entro) => entro.filter(|entro| *entro < al),
    };
    let dal = giorno(&passo.data)?.succ_opt()?;
    let motivo = "integrazione chiesta al datore".to_owned();
    ultimo.is_none_or(|ultimo| ultimo >= dal).then_some(SospensioneTermine { dal, al: ultimo, motivo })
}

impl Orologio {
    /// The last day, as the record keeps it; none while it stands still and once decided.
    pub fn scadenza(&self) -> Option<String> {
        self.scadenza.map(|giorno| giorno.to_string())
    }

    /// "Conclusa in 101 giorni su 120: 139 dalla domanda, meno 38 di sospensione (…)", for the act.
    pub fn andamento(&self, al: NaiveDate) -> String {
        let trascorsi = (al - self.avvio).num_days();
        let usati = trascorsi - self.sospesi;
        let mut testo = format!("Conclusa in {usati} giorni su {}", self.giorni);
        if self.sospesi > 0 {
            let motivi: Vec<String> = self.sospensioni.iter().map(in_parole).collect();
            testo = format!(
                "{testo}: {trascorsi} dalla domanda, meno {} di sospensione ({})",
                self.sospesi,
                motivi.join(", ")
            );
        }
        format!("{testo}.")
    }

    /// As the window shows it.
    pub fn vista(&self) -> OrologioEsonero {
        let fine = self.deciso_il.unwrap_or(self.oggi);
        let usati = ((fine - self.avvio).num_days() - self.sospesi).max(0);
        OrologioEsonero {
            scadenza: iso(self.scadenza),
            giorni: u32::try_from(self.giorni).unwrap_or_default(),
            giorni_usati: usati,
            giorni_sospesi: self.sospesi,
            giorni_restanti: self.giorni - usati,
            fermo: self.fermo.clone().unwrap_or_default(),
            sospensioni: self
                .sospensioni
                .iter()
                .map(|una| SospensioneOrologio {
                    dal: una.dal.to_string(),
                    al: iso(una.al),
                    motivo: una.motivo.clone(),
                })
                .collect(),
            citazione: self.citazione.clone(),
        }
    }
}

fn in_parole(sospensione: &SospensioneTermine) -> String {
    let al = sospensione.al.map(|al| format!(" al {}", tempo::breve(al))).unwrap_or_default();
    format!("{} dal {}{al}", sospensione.motivo, tempo::breve(sospensione.dal))
}
