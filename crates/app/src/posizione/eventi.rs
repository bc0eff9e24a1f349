//! From movements to the dated events that make a workforce grow and shrink.

use super::forza::{self, Lavoratori};
use super::passi::{Passo, persone};
use crate::modulo::giorno;
use crate::tempo;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use mirato_domain::situazione::{Situazione, SituazioneProvinciale};
use mirato_store::{Movimento, TipoMovimento};
use std::collections::BTreeMap;

/// What happens to a workforce on a day.
#[derive(Clone, Copy)]
enum Azione {
    /// A movement takes effect.
    Comincia,
    /// A hire or a computo comes to its end.
    Finisce {
        /// The worker leaves the employer, and not only the quota.
        esce: bool,
    },
}

/// An event: its day, the movement that brings it, the hire or computo it ends.
struct Evento<'a> {
    dal: NaiveDate,
    azione: Azione,
    causa: &'a Movimento,
    soggetto: &'a Movimento,
}

/// Where the workers of a hire or computo are by now.
struct Dove {
    provincia: Provincia,
    lavoratori: Lavoratori,
    /// Whether a worker counted later was among the ordinary part-timers, and goes back there.
    ordinario: bool,
}

/// Adds to a workforce what happened after the day it describes, up to `al`; `annota` is told of each step.
pub(super) fn applica(
    situazione: &mut Situazione,
    descritto: NaiveDate,
    movimenti: &[Movimento],
    al: NaiveDate,
    annota: &mut impl FnMut(Passo, &Situazione),
) {
    let mut eventi = eventi(movimenti);
    eventi.retain(|evento| evento.dal <= al);
    // On one day what comes in goes before what goes out, so that no figure is short for a moment.
    eventi.sort_by_key(|evento| (evento.dal, matches!(evento.azione, Azione::Finisce { .. }), &evento.causa.id));
    let mut dove: BTreeMap<&str, Dove> = BTreeMap::new();
    for evento in &eventi {
        // What is not carried over into a year is what last year's prospetto declared, not this one's.
        let vigilia = evento.dal.pred_opt().filter(|_| evento.causa.tipo == TipoMovimento::NonRiportato);
        let gia_descritto = vigilia.unwrap_or(evento.dal) <= descritto;
        if gia_descritto {
            segui(&mut dove, evento);
            continue;
        }
        let passo = match evento.azione {
            Azione::Comincia => comincia(situazione, &mut dove, evento),
            Azione::Finisce { esce } => finisce(situazione, &mut dove, evento, esce),
        };
        if let Some(passo) = passo {
            annota(passo, situazione);
        }
    }
}

/// Every event of some movements. A hire or computo ends on its last day, unless an extension moved
/// it, a change made it permanent, or a leaving came first.
fn eventi(movimenti: &[Movimento]) -> Vec<Evento<'_>> {
    let mut eventi = Vec::with_capacity(movimenti.len() * 2);
    for movimento in movimenti {
        let Some(dal) = giorno(&movimento.data) else { continue };
        match movimento.tipo {
            TipoMovimento::Assunzione | TipoMovimento::Computo => {
                eventi.push(Evento { dal, azione: Azione::Comincia, causa: movimento, soggetto: movimento });
                if let Some((dal, causa, esce)) = fine(movimento, movimenti) {
                    eventi.push(Evento { dal, azione: Azione::Finisce { esce }, causa, soggetto: movimento });
                }
            }
            // The leaving of a worker whose hire is known is the end of that hire.
            TipoMovimento::Cessazione if soggetto(movimento, movimenti).is_some() => {}
            TipoMovimento::Cessazione => {
                let dal = dal.succ_opt().unwrap_or(dal);
                let azione = Azione::Finisce { esce: true };
                eventi.push(Evento { dal, azione, causa: movimento, soggetto: movimento });
            }
            _ => {
                let soggetto = soggetto(movimento, movimenti).unwrap_or(movimento);
                eventi.push(Evento { dal, azione: Azione::Comincia, causa: movimento, soggetto });
            }
        }
    }
    eventi
}

fn soggetto<'a>(movimento: &Movimento, movimenti: &'a [Movimento]) -> Option<&'a Movimento> {
    let id = movimento.collegato_id.as_deref()?;
    movimenti.iter().find(|altro| altro.id == id)
}

/// First day on which a hire or computo no longer counts, what brought it, whether the worker left.
fn fine<'a>(inizio: &'a Movimento, movimenti: &'a [Movimento]) -> Option<(NaiveDate, &'a Movimento, bool)> {
    let assunto = inizio.tipo == TipoMovimento::Assunzione;
    let mut fine = inizio.fino_al.as_deref().map(|fine| (fine, inizio, assunto));
    let mut collegati: Vec<&Movimento> =
        movimenti.iter().filter(|altro| altro.collegato_id.as_deref() == Some(inizio.id.as_str())).collect();
    collegati.sort_by_key(|altro| (&altro.data, &altro.id));
    for altro in collegati {
        match altro.tipo {
            TipoMovimento::Proroga => fine = altro.fino_al.as_deref().map(|fine| (fine, altro, assunto)),
            TipoMovimento::Trasformazione if permanente(altro) => fine = None,
            TipoMovimento::Cessazione => {
                fine = Some((altro.data.as_str(), altro, true));
                break;
            }
            _ => {}
        }
    }
    let (ultimo, causa, esce) = fine?;
    Some((giorno(ultimo)?.succ_opt()?, causa, esce))
}

/// Whether a change made a fixed term permanent: it then names no hours.
fn permanente(movimento: &Movimento) -> bool {
    movimento.ore_contratto.is_none()
}

/// Follows workers through what the prospetto describes already.
fn segui<'a>(dove: &mut BTreeMap<&'a str, Dove>, evento: &Evento<'a>) {
    let causa = evento.causa;
    let Ok(provincia) = causa.provincia.parse() else { return };
    let id = evento.soggetto.id.as_str();
    match (evento.azione, causa.tipo) {
        (Azione::Comincia, TipoMovimento::Assunzione | TipoMovimento::Computo) => {
            dove.insert(id, Dove { provincia, lavoratori: Lavoratori::di(causa), ordinario: true });
        }
        (Azione::Comincia, _) => {
            if let Some(qui) = dove.get_mut(id) {
                aggiorna(qui, causa);
            }
        }
        (Azione::Finisce { .. }, _) => {
            dove.remove(id);
        }
    }
}

/// What a change of a known hire leaves of it.
fn aggiorna(qui: &mut Dove, causa: &Movimento) {
    match causa.tipo {
        TipoMovimento::Trasformazione if !permanente(causa) => {
            qui.lavoratori.orario = forza::parziale(causa.ore.as_deref(), causa.ore_contratto.as_deref());
        }
        TipoMovimento::Trasferimento => {
            if let Some(provincia) = causa.provincia_a.as_deref().and_then(|sigla| sigla.parse().ok()) {
                qui.provincia = provincia;
            }
        }
        TipoMovimento::Proroga | TipoMovimento::Trasformazione if causa.voce == qui.lavoratori.esclusione => {
            qui.lavoratori.esclusione = None;
        }
        _ => {}
    }
}

fn comincia<'a>(situazione: &mut Situazione, dove: &mut BTreeMap<&'a str, Dove>, evento: &Evento<'a>) -> Option<Passo> {
    let causa = evento.causa;
    let provincia: Provincia = causa.provincia.parse().ok()?;
    let lavoratori = Lavoratori::di(causa);
    let quanti = i64::from(lavoratori.numero);
    let passo = |cosa: String| Passo::di(causa, evento.dal, Some(provincia), cosa);
    Some(match causa.tipo {
        TipoMovimento::Assunzione => {
            forza::entrano(della(situazione, provincia), &lavoratori);
            let cosa = format!("Assunzione di {}", descrivi(&lavoratori));
            dove.insert(&causa.id, Dove { provincia, lavoratori, ordinario: false });
            passo(cosa).numero(quanti)
        }
        TipoMovimento::Computo => {
            let voce = della(situazione, provincia);
            let ordinario = forza::non_ordinario(voce, &lavoratori);
            forza::conta(voce, &lavoratori);
            let cosa = format!("Computo di {}", descrivi(&lavoratori));
            dove.insert(&causa.id, Dove { provincia, lavoratori, ordinario });
            passo(cosa).numero(quanti)
        }
        TipoMovimento::Trasferimento => trasferisce(situazione, dove, evento, provincia, lavoratori)?,
        TipoMovimento::Trasformazione if !permanente(causa) => {
            cambia_ore(situazione, dove, evento, provincia, lavoratori)
        }
        TipoMovimento::Trasformazione | TipoMovimento::Proroga => prosegue(situazione, dove, evento, provincia),
        TipoMovimento::Esclusione => {
            let categoria = causa.voce.as_deref()?;
            forza::escludi(della(situazione, provincia), categoria, lavoratori.numero);
            passo(format!("{} in una categoria esclusa ({categoria})", lavoratori_in_parole(quanti))).numero(-quanti)
        }
        TipoMovimento::FineEsclusione => {
            let categoria = causa.voce.as_deref()?;
            let esito = forza::includi(della(situazione, provincia), categoria, lavoratori.numero);
            let cosa = format!("{} di nuovo nella base ({categoria})", lavoratori_in_parole(quanti));
            passo(cosa).numero(quanti).esito(esito)
        }
        TipoMovimento::NonRiportato => {
            let voce = causa.voce.as_deref()?;
            let cosa = super::vigenti::non_riportare(della(situazione, provincia), voce)?;
            passo(format!("Non riportato nel nuovo anno: {cosa}"))
        }
        TipoMovimento::Cessazione => return None,
    })
}

fn trasferisce<'a>(
    situazione: &mut Situazione,
    dove: &mut BTreeMap<&'a str, Dove>,
    evento: &Evento<'a>,
    provincia: Provincia,
    lavoratori: Lavoratori,
) -> Option<Passo> {
    let causa = evento.causa;
    let arrivo: Provincia = causa.provincia_a.as_deref()?.parse().ok()?;
    let qui = dove.get_mut(evento.soggetto.id.as_str());
    let (da, lavoratori) = match &qui {
        Some(qui) => (qui.provincia, qui.lavoratori.clone()),
        None => (provincia, lavoratori),
    };
    let esito = forza::escono(della(situazione, da), &lavoratori);
    if esito.is_ok() {
        forza::entrano(della(situazione, arrivo), &lavoratori);
        if let Some(qui) = qui {
            qui.provincia = arrivo;
        }
    }
    let cosa = format!("Trasferimento da {} a {} di {}", da.nome(), arrivo.nome(), descrivi(&lavoratori));
    Some(Passo::di(causa, evento.dal, Some(arrivo), cosa).numero(i64::from(lavoratori.numero)).esito(esito))
}

/// Workers change their hours: out with the old ones, in with the new.
fn cambia_ore(
    situazione: &mut Situazione,
    dove: &mut BTreeMap<&str, Dove>,
    evento: &Evento<'_>,
    provincia: Provincia,
    dopo: Lavoratori,
) -> Passo {
    let causa = evento.causa;
    let qui = dove.get_mut(evento.soggetto.id.as_str());
    let (provincia, prima) = match &qui {
        Some(qui) => (qui.provincia, qui.lavoratori.clone()),
        None => {
            let orario = forza::parziale(causa.ore_prima.as_deref(), causa.ore_contratto_prima.as_deref());
            (provincia, Lavoratori { orario, esclusione: None, ..dopo.clone() })
        }
    };
    let dopo = Lavoratori { orario: dopo.orario, ..prima.clone() };
    let voce = della(situazione, provincia);
    let esito = forza::non_conta(voce, &prima);
    if esito.is_ok() {
        forza::conta(voce, &dopo);
        if let Some(qui) = qui {
            qui.lavoratori = dopo.clone();
        }
    }
    let cosa = format!("Cambio di orario, da {} a {}", orario(&prima), orario(&dopo));
    Passo::di(causa, evento.dal, Some(provincia), cosa).numero(i64::from(dopo.numero)).esito(esito)
}

/// A fixed term goes on: the worker may have to be counted in the base from now.
fn prosegue(
    situazione: &mut Situazione,
    dove: &mut BTreeMap<&str, Dove>,
    evento: &Evento<'_>,
    provincia: Provincia,
) -> Passo {
    let causa = evento.causa;
    let cosa = match &causa.fino_al {
        Some(fine) => format!("Proroga fino al {}", tempo::breve_da_iso(fine)),
        None => "Trasformazione a tempo indeterminato".to_owned(),
    };
    let Some(qui) = dove.get_mut(evento.soggetto.id.as_str()) else {
        return Passo::di(causa, evento.dal, Some(provincia), cosa).senza_effetto();
    };
    let passo = Passo::di(causa, evento.dal, Some(qui.provincia), cosa);
    match (&causa.voce, &qui.lavoratori.esclusione) {
        (Some(categoria), Some(esclusa)) if categoria == esclusa => {
            let esito = forza::includi(della(situazione, qui.provincia), categoria, qui.lavoratori.numero);
            qui.lavoratori.esclusione = None;
            let cosa = format!("{}: il rapporto entra nella base", passo.cosa);
            Passo { cosa, ..passo }.numero(i64::from(qui.lavoratori.numero)).esito(esito)
        }
        _ => passo.senza_effetto(),
    }
}

fn finisce<'a>(
    situazione: &mut Situazione,
    dove: &mut BTreeMap<&'a str, Dove>,
    evento: &Evento<'a>,
    esce: bool,
) -> Option<Passo> {
    let (causa, soggetto) = (evento.causa, evento.soggetto);
    let qui = match dove.remove(soggetto.id.as_str()) {
        Some(qui) => qui,
        None => {
            let provincia = soggetto.provincia.parse().ok()?;
            Dove { provincia, lavoratori: Lavoratori::di(soggetto), ordinario: false }
        }
    };
    let quanti = -i64::from(qui.lavoratori.numero);
    let cosa = match (esce, causa.tipo) {
        (true, TipoMovimento::Cessazione) => "Cessazione",
        (true, _) => "Fine del rapporto a termine",
        (false, _) => "Fine del computo",
    };
    let cosa = format!("{cosa} di {}", descrivi(&qui.lavoratori));
    let esito = match situazione.province.iter_mut().find(|voce| voce.provincia == qui.provincia) {
        None => Err(format!("{} non è fra le province del datore", qui.provincia.nome())),
        Some(voce) if esce => forza::escono(voce, &qui.lavoratori),
        Some(voce) => forza::non_conta(voce, &qui.lavoratori).map(|()| {
            if qui.ordinario {
                forza::conta(voce, &Lavoratori { elenco: String::new(), ..qui.lavoratori.clone() });
            }
        }),
    };
    Some(Passo::di(causa, evento.dal, Some(qui.provincia), cosa).numero(quanti).esito(esito))
}

/// The workforce of a province, made when the employer had none there.
fn della(situazione: &mut Situazione, provincia: Provincia) -> &mut SituazioneProvinciale {
    let posto = situazione.province.iter().position(|voce| voce.provincia == provincia).unwrap_or_else(|| {
        situazione.province.push(SituazioneProvinciale::nuova(provincia, 0));
        situazione.province.len() - 1
    });
    &mut situazione.province[posto]
}

fn lavoratori_in_parole(numero: i64) -> String {
    persone(numero, "lavoratore", "lavoratori")
}

fn orario(lavoratori: &Lavoratori) -> String {
    lavoratori.orario.map_or_else(|| "tempo pieno".to_owned(), |(ore, intero)| format!("{ore} su {intero} ore"))
}

fn descrivi(lavoratori: &Lavoratori) -> String {
    let mut testo = lavoratori_in_parole(i64::from(lavoratori.numero));
    let elenco = match lavoratori.elenco.as_str() {
        "" => "",
        "art18" => " delle categorie protette",
        "centralinisti" => " centralinista non vedente",
        "massofisioterapisti" | "terapisti" => " massofisioterapista non vedente",
        _ => " con disabilità",
    };
    testo.push_str(elenco);
    if lavoratori.orario.is_some() {
        testo.push_str(&format!(", {}", orario(lavoratori)));
    }
    if let Some(categoria) = &lavoratori.esclusione {
        testo.push_str(&format!(", escluso dalla base ({categoria})"));
    }
    testo
}
