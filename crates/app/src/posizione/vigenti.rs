//! Circumstances in force on a day, and what the prospetto declares that has run out by then.
//!
//! What the office has on record of an exemption or a suspension takes the place of what the employer
//! declares about it, province by province: the act decides, and the day on which it ends.

use super::passi::{Passo, persone};
use crate::circostanze::AltriDati;
use crate::modulo::giorno;
use crate::tempo;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use mirato_domain::prospetto::Prospetto;
use mirato_domain::situazione::{
    Esonero, Esonero60PerMille, Situazione, SituazioneProvinciale, Soggetto, StatoEsonero, TipoCompensazione,
};
use mirato_store::{Circostanza, TipoCircostanza};

/// A circumstance with its days and what else it holds.
struct Letta<'a> {
    tenuta: &'a Circostanza,
    provincia: Option<Provincia>,
    dal: NaiveDate,
    al: Option<NaiveDate>,
    altri: AltriDati,
}

impl Letta<'_> {
    fn vale(&self, giorno: NaiveDate) -> bool {
        self.dal <= giorno && self.al.is_none_or(|al| giorno <= al)
    }

    fn unita(&self) -> u32 {
        self.tenuta.unita.and_then(|unita| u32::try_from(unita).ok()).unwrap_or(0)
    }

    fn riguarda(&self, provincia: Provincia) -> bool {
        self.provincia.is_none_or(|sua| sua == provincia)
    }

    fn passo(&self, descritto: NaiveDate, provincia: Provincia, cosa: String) -> Passo {
        Passo::della(self.tenuta, self.dal.max(descritto), Some(provincia), cosa)
    }

    fn nome(&self, nome: &str) -> String {
        match self.tenuta.estremi.as_deref() {
            Some(estremi) if !estremi.is_empty() => format!("{nome} {estremi}"),
            _ => nome.to_owned(),
        }
    }
}

/// Brings a workforce to the circumstances of a day; `annota` is told of each step.
pub(super) fn applica(
    situazione: &mut Situazione,
    modulo: &Prospetto,
    circostanze: &[Circostanza],
    al: NaiveDate,
    annota: &mut impl FnMut(Passo, &Situazione),
) {
    let descritto = modulo.data_riferimento();
    let lette = |tipo: TipoCircostanza| -> Vec<Letta<'_>> {
        circostanze.iter().rev().filter(|tenuta| tenuta.tipo == tipo).filter_map(leggi).collect()
    };
    let (esoneri, sospensioni) = (lette(TipoCircostanza::Esonero), lette(TipoCircostanza::Sospensione));
    let (compensazioni, convenzioni) = (lette(TipoCircostanza::Compensazione), lette(TipoCircostanza::Convenzione));
    for posto in 0..situazione.province.len() {
        let provincia = situazione.province[posto].provincia;
        let mut passi = Vec::new();
        esonero(&mut situazione.province[posto], &esoneri, modulo, al, &mut passi);
        finito(situazione, &mut passi, annota);
        sospensione(&mut situazione.province[posto], &sospensioni, modulo, al, &mut passi);
        finito(situazione, &mut passi, annota);
        for letta in compensazioni.iter().filter(|letta| letta.provincia == Some(provincia) && letta.vale(al)) {
            passi.extend(compensa(&mut situazione.province[posto], letta, descritto));
            finito(situazione, &mut passi, annota);
        }
        for letta in convenzioni.iter().filter(|letta| letta.riguarda(provincia) && letta.vale(al)) {
            let unita = unita_in_parole(letta.unita());
            let cosa = format!("{} in corso: {unita} da coprire con le sue scadenze", letta.nome("Convenzione"));
            annota(letta.passo(descritto, provincia, cosa).senza_effetto(), situazione);
        }
    }
}

/// Adds the compensations on record that hold on a day, for who reckons the other circumstances by itself.
pub(super) fn compensate(situazione: &mut Situazione, circostanze: &[Circostanza], al: NaiveDate) {
    let descritto = situazione.data_riferimento;
    let tutte = circostanze.iter().filter(|tenuta| tenuta.tipo == TipoCircostanza::Compensazione);
    for letta in tutte.filter_map(leggi).filter(|letta| letta.vale(al)) {
        for voce in situazione.province.iter_mut().filter(|voce| letta.provincia == Some(voce.provincia)) {
            compensa(voce, &letta, descritto);
        }
    }
}

fn leggi(tenuta: &Circostanza) -> Option<Letta<'_>> {
    Some(Letta {
        tenuta,
        provincia: tenuta.provincia.as_deref().and_then(|sigla| sigla.parse().ok()),
        dal: giorno(&tenuta.dal)?,
        al: tenuta.al.as_deref().and_then(giorno),
        altri: tenuta.dati.leggi().unwrap_or_default(),
    })
}

fn finito(situazione: &Situazione, passi: &mut Vec<Passo>, annota: &mut impl FnMut(Passo, &Situazione)) {
    for passo in passi.drain(..) {
        annota(passo, situazione);
    }
}

fn esonero(
    voce: &mut SituazioneProvinciale,
    esoneri: &[Letta<'_>],
    modulo: &Prospetto,
    al: NaiveDate,
    passi: &mut Vec<Passo>,
) {
    let (provincia, descritto) = (voce.provincia, modulo.data_riferimento());
    let qui: Vec<&Letta<'_>> =
        esoneri.iter().filter(|letta| letta.provincia == Some(provincia) && letta.unita() > 0).collect();
    let (autocertificati, atti): (Vec<&Letta<'_>>, Vec<&Letta<'_>>) =
        qui.into_iter().partition(|letta| letta.altri.stato == "autocertificato");
    let richiesto = |letta: &Letta<'_>| letta.altri.stato.starts_with("richiesto");
    let vigenti: Vec<&Letta<'_>> = atti.iter().copied().filter(|letta| letta.vale(al)).collect();
    let concessi = vigenti.iter().any(|letta| !richiesto(letta));
    let contano: Vec<&Letta<'_>> = vigenti.into_iter().filter(|letta| richiesto(letta) != concessi).collect();
    if !contano.is_empty() {
        let unita = contano.iter().map(|letta| letta.unita()).sum();
        let stato = if concessi { StatoEsonero::Concesso } else { StatoEsonero::Richiesto };
        voce.esonero = Some(Esonero { stato, unita });
        for letta in contano {
            let come = if concessi { "in vigore" } else { "richiesto" };
            let cosa = format!("{} {come}: {}", letta.nome("Esonero"), unita_in_parole(letta.unita()));
            passi.push(letta.passo(descritto, provincia, cosa).numero(i64::from(letta.unita())));
        }
    } else if let Some(esonero) = &voce.esonero {
        let unita = -i64::from(esonero.unita);
        let finito = atti.iter().find(|letta| letta.vale(descritto));
        let scaduto = dichiarato(modulo, provincia).and_then(|quadro| quadro.esonero.as_ref()?.fino_al);
        if let Some((letta, fine)) = finito.and_then(|letta| letta.al.map(|fine| (letta, fine))) {
            let cosa = format!("{} finito il {}", letta.nome("Esonero"), tempo::breve(fine));
            let data = fine.succ_opt().unwrap_or(fine);
            passi.push(Passo { data, ..letta.passo(descritto, provincia, cosa) }.numero(unita));
            voce.esonero = None;
        } else if let Some(fine) = scaduto.filter(|fine| *fine < al) {
            passi.push(Passo::scaduto(fine, provincia, "Esonero").numero(unita));
            voce.esonero = None;
        }
    }
    let vigenti: Vec<&Letta<'_>> = autocertificati.into_iter().filter(|letta| letta.vale(al)).collect();
    if !vigenti.is_empty() {
        let unita = vigenti.iter().map(|letta| letta.unita()).sum();
        voce.esonero_60_per_mille = Some(Esonero60PerMille { unita });
        for letta in vigenti {
            let cosa =
                format!("{}: {}", letta.nome("Autocertificazione del 60 per mille"), unita_in_parole(letta.unita()));
            passi.push(letta.passo(descritto, provincia, cosa).numero(i64::from(letta.unita())));
        }
    }
}

fn sospensione(
    voce: &mut SituazioneProvinciale,
    sospensioni: &[Letta<'_>],
    modulo: &Prospetto,
    al: NaiveDate,
    passi: &mut Vec<Passo>,
) {
    let (provincia, descritto) = (voce.provincia, modulo.data_riferimento());
    let qui = || sospensioni.iter().filter(|letta| letta.riguarda(provincia));
    let misurata =
        qui().filter(|letta| letta.vale(al)).find_map(|letta| Some((letta, letta.altri.sospensione.clone()?)));
    if let Some((letta, mut misura)) = misurata {
        // Workers who left in the meantime are suspended no more.
        misura.lavoratori_sospesi = misura.lavoratori_sospesi.map(|sospesi| sospesi.min(voce.totale_dipendenti));
        let quanto = match (misura.percentuale, misura.lavoratori_sospesi) {
            (Some(percentuale), _) => format!("{percentuale} per cento del lavoro"),
            (None, Some(sospesi)) => persone(i64::from(sospesi), "lavoratore sospeso", "lavoratori sospesi"),
            (None, None) => "totale".to_owned(),
        };
        let cosa = format!("{} in vigore: {quanto}", letta.nome("Sospensione"));
        passi.push(letta.passo(descritto, provincia, cosa));
        voce.sospensione = Some(misura);
        return;
    }
    if voce.sospensione.is_none() {
        return;
    }
    let finita = qui().find(|letta| letta.vale(descritto) && !letta.vale(al));
    let quadro = dichiarato(modulo, provincia);
    let mobilita = modulo.quadro1.sospensione_mobilita.as_ref();
    let scaduta = match mobilita.filter(|mobilita| mobilita.in_corso == Some(true)) {
        Some(mobilita) => mobilita.data_fine,
        None => quadro.and_then(|quadro| quadro.sospensione.as_ref()?.data_fine),
    };
    if let Some((letta, fine)) = finita.and_then(|letta| letta.al.map(|fine| (letta, fine))) {
        let cosa = format!("{} finita il {}", letta.nome("Sospensione"), tempo::breve(fine));
        let data = fine.succ_opt().unwrap_or(fine);
        passi.push(Passo { data, ..letta.passo(descritto, provincia, cosa) });
        voce.sospensione = None;
    } else if let Some(fine) = scaduta.filter(|fine| *fine < al) {
        passi.push(Passo::scaduto(fine, provincia, "Sospensione"));
        voce.sospensione = None;
    }
}

/// A compensation on record; one that the prospetto declares already is the same one.
fn compensa(voce: &mut SituazioneProvinciale, letta: &Letta<'_>, descritto: NaiveDate) -> Option<Passo> {
    let compensazione = letta.altri.compensazione.clone()?;
    let verso = match compensazione.tipo {
        TipoCompensazione::Eccedenza => "in più",
        TipoCompensazione::Riduzione => "in meno",
    };
    let quota = match compensazione.soggetto {
        Soggetto::Disabili => "art. 3",
        Soggetto::CategorieProtette => "art. 18",
    };
    let cosa = format!(
        "{}: {} {verso} ({quota}), con {}",
        letta.nome("Compensazione"),
        unita_in_parole(compensazione.numero),
        compensazione.provincia.nome()
    );
    let passo = letta.passo(descritto, voce.provincia, cosa);
    if voce.compensazioni.contains(&compensazione) {
        return Some(passo.esito(Err("Il prospetto la dichiara già: conta una volta sola".to_owned())));
    }
    let numero = mirato_norme::l68_1999::art05_compensazioni::con_segno(&compensazione);
    voce.compensazioni.push(compensazione);
    Some(passo.numero(numero))
}

/// Takes out of a province something that the prospetto declares and that does not go over into the
/// new year; says what, or nothing if it is not there.
pub(super) fn non_riportare(voce: &mut SituazioneProvinciale, cosa: &str) -> Option<String> {
    match cosa {
        "esonero" => voce.esonero.take().map(|esonero| format!("esonero, {}", unita_in_parole(esonero.unita))),
        "esonero_60_per_mille" => voce
            .esonero_60_per_mille
            .take()
            .map(|esonero| format!("autocertificazione del 60 per mille, {}", unita_in_parole(esonero.unita))),
        "sospensione" => voce.sospensione.take().map(|_| "sospensione".to_owned()),
        "compensazioni" if !voce.compensazioni.is_empty() => {
            let quante = i64::try_from(voce.compensazioni.len()).unwrap_or(0);
            voce.compensazioni.clear();
            Some(persone(quante, "compensazione dichiarata", "compensazioni dichiarate"))
        }
        _ => None,
    }
}

fn dichiarato(modulo: &Prospetto, provincia: Provincia) -> Option<&mirato_domain::prospetto::Quadro2> {
    modulo.quadro2.iter().find(|quadro| quadro.dati_provinciali.provincia == provincia)
}

fn unita_in_parole(unita: u32) -> String {
    persone(i64::from(unita), "unità", "unità")
}
