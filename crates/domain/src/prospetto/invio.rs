//! Which of several sendings holds.

use super::TipoComunicazione;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A sending of an employer for a reference date, reduced to what decides whether it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invio {
    /// Its code.
    pub codice: String,
    /// Code of the sending that it corrects or cancels.
    pub precedente: Option<String>,
    /// What it is.
    pub tipo: TipoComunicazione,
    /// When it was sent.
    pub data_invio: Option<NaiveDateTime>,
    /// Hash of the content: two sendings with the same hash are the same file.
    pub impronta: String,
}

/// What becomes of a sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "esito", content = "codice", rename_all = "snake_case")]
pub enum EsitoInvio {
    /// It holds.
    Vale,
    /// The same content came before, under the code given.
    Doppione(String),
    /// The rettifica with the code given took its place.
    Rettificato(String),
    /// The annullamento with the code given cancelled it.
    Annullato(String),
    /// A later sending, with the code given, took its place.
    Superato(String),
    /// It is an annullamento: it has no content of its own.
    Annullamento,
}

/// What becomes of each sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualeVale {
    /// Position, among the sendings given, of the one that holds; none if all are cancelled.
    pub vale: Option<usize>,
    /// What becomes of each, in the order given.
    pub esiti: Vec<EsitoInvio>,
    /// Codes that a rettifica or an annullamento refers to and that are not among the sendings:
    /// either never received, or of another employer or date.
    pub precedenti_sconosciuti: Vec<String>,
}

/// Decides which of the sendings of one employer for one reference date holds.
///
/// Identical contents count once. A rettifica takes the place of the sending it names, an
/// annullamento removes it, whatever the order in which they arrive; what a cancelled rettifica had
/// corrected does not come back. Among those that remain, sent twice under different codes, the
/// latest holds: by time of sending, then by code.
#[must_use]
pub fn quale_vale(invii: &[Invio]) -> QualeVale {
    let mut esiti: Vec<Option<EsitoInvio>> = vec![None; invii.len()];
    let mut impronte: BTreeMap<&str, &Invio> = BTreeMap::new();
    for (invio, esito) in invii.iter().zip(&mut esiti) {
        if let Some(primo) = impronte.get(invio.impronta.as_str()) {
            *esito = Some(EsitoInvio::Doppione(primo.codice.clone()));
        } else {
            impronte.insert(&invio.impronta, invio);
            if invio.tipo == TipoComunicazione::Annullamento {
                *esito = Some(EsitoInvio::Annullamento);
            }
        }
    }
    let (annullati, rettificati) =
        (riferimenti(invii, TipoComunicazione::Annullamento), riferimenti(invii, TipoComunicazione::Rettifica));
    for (invio, esito) in invii.iter().zip(&mut esiti).filter(|(_, esito)| esito.is_none()) {
        let codice = invio.codice.as_str();
        *esito = annullati
            .get(codice)
            .map(|da| EsitoInvio::Annullato((*da).to_owned()))
            .or_else(|| rettificati.get(codice).map(|da| EsitoInvio::Rettificato((*da).to_owned())));
    }
    let vale =
        (0..invii.len()).filter(|i| esiti[*i].is_none()).max_by_key(|i| (invii[*i].data_invio, &invii[*i].codice));
    let codice_valido = vale.map(|i| invii[i].codice.clone()).unwrap_or_default();
    let esiti = esiti
        .into_iter()
        .enumerate()
        .map(|(i, esito)| match esito {
            Some(esito) => esito,
            None if Some(i) == vale => EsitoInvio::Vale,
            None => EsitoInvio::Superato(codice_valido.clone()),
        })
        .collect();
    QualeVale { vale, esiti, precedenti_sconosciuti: sconosciuti(invii) }
}

/// Codes named by the sendings of a kind, each with the code of the latest sending that names it.
fn riferimenti(invii: &[Invio], tipo: TipoComunicazione) -> BTreeMap<&str, &str> {
    let mut in_ordine: Vec<&Invio> = invii.iter().filter(|invio| invio.tipo == tipo).collect();
    in_ordine.sort_by_key(|invio| (invio.data_invio, &invio.codice));
    in_ordine
        .into_iter()
        .filter_map(|invio| Some((invio.precedente.as_deref()?, invio.codice.as_str())))
        .filter(|(precedente, codice)| precedente != codice)
        .collect()
}

fn sconosciuti(invii: &[Invio]) -> Vec<String> {
    let noti: BTreeSet<&str> = invii.iter().map(|invio| invio.codice.as_str()).collect();
    let mancanti: BTreeSet<&str> =
        invii.iter().filter_map(|invio| invio.precedente.as_deref()).filter(|codice| !noti.contains(codice)).collect();
    mancanti.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use TipoComunicazione::{Annullamento, Prospetto, Rettifica};

    fn invio(codice: &str, tipo: TipoComunicazione, precedente: Option<&str>, ora: u32) -> Invio {
        Invio {
            codice: codice.into(),
            precedente: precedente.map(Into::into),
            tipo,
            data_invio: chrono::NaiveDate::from_ymd_opt(2026, 1, 20).and_then(|d| d.and_hms_opt(ora, 0, 0)),
            impronta: format!("{codice}{ora}"),
        }
    }

    #[test]
    fn a_rettifica_holds_whatever_the_order_of_arrival() {
        let (primo, seconda) = (invio("A", Prospetto, None, 8), invio("B", Rettifica, Some("A"), 9));
        assert_eq!(quale_vale(&[primo.clone(), seconda.clone()]).vale, Some(1));
        let esito = quale_vale(&[seconda, primo]);
        assert_eq!(esito.esiti, [EsitoInvio::Vale, EsitoInvio::Rettificato("B".into())]);
    }

    #[test]
    fn a_chain_of_rettifiche_holds_in_its_last_link() {
        let invii =
            [invio("A", Prospetto, None, 8), invio("B", Rettifica, Some("A"), 9), invio("C", Rettifica, Some("B"), 10)];
        assert_eq!(quale_vale(&invii).vale, Some(2));
    }

    #[test]
    fn an_annullamento_leaves_nothing() {
        let invii = [
            invio("A", Prospetto, None, 8),
            invio("B", Rettifica, Some("A"), 9),
            invio("C", Annullamento, Some("B"), 10),
        ];
        let esito = quale_vale(&invii);
        assert_eq!(esito.vale, None);
        assert_eq!(esito.esiti[1], EsitoInvio::Annullato("C".into()));
    }

    #[test]
    fn a_cancelled_double_sending_leaves_the_other() {
        let invii =
            [invio("A", Prospetto, None, 8), invio("B", Prospetto, None, 9), invio("C", Annullamento, Some("B"), 10)];
        assert_eq!(quale_vale(&invii).vale, Some(0));
    }

    #[test]
    fn the_latest_of_two_sendings_holds_and_a_copy_counts_once() {
        let mut copia = invio("A", Prospetto, None, 8);
        let invii = [copia.clone(), invio("B", Prospetto, None, 9)];
        assert_eq!(quale_vale(&invii).esiti, [EsitoInvio::Superato("B".into()), EsitoInvio::Vale]);
        copia.impronta = invii[1].impronta.clone();
        copia.codice = "B".into();
        assert_eq!(quale_vale(&[invii[1].clone(), copia]).esiti, [EsitoInvio::Vale, EsitoInvio::Doppione("B".into())]);
        let stessa_ora = [invio("A2", Prospetto, None, 9), invio("A1", Prospetto, None, 9)];
        assert_eq!(quale_vale(&stessa_ora).vale, Some(0), "at the same time the larger code holds");
    }

    #[test]
    fn what_was_never_received_is_named() {
        let esito = quale_vale(&[invio("B", Rettifica, Some("A"), 9)]);
        assert_eq!((esito.vale, esito.precedenti_sconosciuti), (Some(0), vec!["A".to_owned()]));
        assert_eq!(quale_vale(&[]).vale, None);
    }
}
