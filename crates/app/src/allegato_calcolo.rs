//! The annex of an act: the tree of a reckoning as documents print it.

use crate::istruttoria::{Istruttoria, in_parole};
use mirato_documents::calcolo::{Calcolo, Certezza, Cifra, Cita, Nodo, NonApplicato, Parametro};
use mirato_norme::Voce;

/// The annex of a certificate: the figures at the reference date and the judgement.
pub(crate) fn calcolo(istruttoria: &Istruttoria, quota: &Voce) -> Calcolo {
    let giorno = in_parole(istruttoria.richiesta.data_riferimento);
    // The country is told step by step; a province by its figures alone, or the annex of a large firm
    // would run to a hundred pages. The whole tree is kept with the act.
    let mut nodi: Vec<Nodo> = quota
        .figli
        .iter()
        .filter(|voce| voce.applicata)
        .map(|voce| if voce.id.starts_with("province.") { senza_passi(voce) } else { nodo(voce) })
        .collect();
    nodi.push(nodo(&istruttoria.decisione.spiegazione));
    let cifre = istruttoria.alla_data.as_ref().map(|risposta| {
        let cifre = &risposta.nazionale.cifre;
        [
            (cifre.base_art3, "base di computo"),
            (cifre.quota_art3, "posti dovuti"),
            (cifre.in_forza_art3, "posti coperti"),
            (cifre.scopertura_art3, "da coprire"),
        ]
        .map(|(valore, nome)| Cifra { valore: valore.to_string(), nome: nome.to_owned(), precisazione: None })
        .to_vec()
    });
    Calcolo {
        in_breve: quota.spiega.clone(),
        cifre: cifre.unwrap_or_default(),
        fonte: format!(
            "Situazione al {giorno}. Dati del prospetto informativo e delle comunicazioni registrate dall’ufficio."
        ),
        nodi,
    }
}

/// A province with its figures, without the steps behind them.
fn senza_passi(voce: &Voce) -> Nodo {
    let mut provincia = nodo(voce);
    provincia.non_applicati.clear();
    for cifra in &mut provincia.figli {
        cifra.figli.clear();
        cifra.non_applicati.clear();
    }
    provincia
}

/// A step of the law as the annex prints it.
pub(crate) fn nodo(voce: &Voce) -> Nodo {
    Nodo {
        nome: voce.nome.clone(),
        segno: None,
        valore: voce.valore.clone(),
        unita: voce.unita.clone(),
        spiega: voce.spiega.clone(),
        conto: voce.conto.clone(),
        cita: voce
            .citazioni
            .iter()
            .map(|c| Cita { certezza: certezza(c.fonte.certezza), testo: c.testo.clone() })
            .collect(),
        parametri: voce
            .parametri
            .iter()
            .map(|p| Parametro {
                nome: p.descrizione.clone(),
                valore: p.valore.clone(),
                dal: p.dal,
                fonte: p.fonte.clone(),
            })
            .collect(),
        figli: voce.figli.iter().filter(|figlia| figlia.applicata).map(nodo).collect(),
        non_applicati: voce
            .figli
            .iter()
            .filter(|figlia| !figlia.applicata)
            .map(|figlia| NonApplicato { nome: figlia.nome.clone(), motivo: figlia.motivo.clone().unwrap_or_default() })
            .collect(),
    }
}

fn certezza(certezza: mirato_norme::Certezza) -> Certezza {
    match certezza {
        mirato_norme::Certezza::TestoDiLegge => Certezza::TestoDiLegge,
        mirato_norme::Certezza::PrassiUfficio => Certezza::PrassiUfficio,
        mirato_norme::Certezza::DaConfermare => Certezza::DaConfermare,
    }
}
