//! The thresholds of the two commas, held against the proof. It is health data.

use super::{CasoComputo, DomandaComputo, fonte};
use crate::errore::ErroreNorma;
use crate::l68_1999::art01_beneficiari::{EsitoRequisito, percento};
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use mirato_domain::{Frazione, TipoAccertamento};
use serde::Serialize;
use std::fmt;
use ts_rs::TS;

/// The proof held against the thresholds. Debug output hides it, and it stays in the sealed part.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct GiudizioComputo {
    /// The outcome.
    pub esito: EsitoRequisito,
    /// Why, in Italian.
    pub motivo: String,
    /// How it was reached.
    pub spiegazione: Voce,
}

impl fmt::Debug for GiudizioComputo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GiudizioComputo(sigillato)")
    }
}

impl GiudizioComputo {
    /// Whether the disability is above 50 per cent, as the rule for 15 to 35 workers asks.
    pub(super) fn oltre_50(&self, domanda: &DomandaComputo) -> Option<bool> {
        let prova = &domanda.accertamento;
        match (prova.percentuale, prova.categoria_tabellare) {
            (Some(percentuale), _) => Some(percentuale.valore() > 50),
            (None, Some(categoria)) => Some(categoria.valore() <= 5),
            (None, None) => None,
        }
    }
}

/// One threshold: what was looked at, whether it is reached and how.
struct Prova {
    esito: EsitoRequisito,
    motivo: String,
    voce: Voce,
}

/// Holds the proof against the thresholds of its case: one is enough.
pub(super) fn giudica(p: &Parametri, domanda: &DomandaComputo) -> Result<GiudizioComputo, ErroreNorma> {
    let prove = match domanda.caso {
        CasoComputo::PrimaDellAssunzione => prima(p, domanda)?,
        CasoComputo::DuranteIlRapporto => durante(p, domanda)?,
    };
    // One threshold reached is enough; else one still to be judged; else none is reached.
    let decide = [EsitoRequisito::Soddisfatto, EsitoRequisito::DaValutare, EsitoRequisito::NonSoddisfatto]
        .into_iter()
        .find_map(|cercato| prove.iter().find(|prova| prova.esito == cercato));
    let (esito, motivo) = decide.map_or_else(
        || (EsitoRequisito::DaValutare, "l'atto non ha una misura: valuta se l'articolo lo comprende".to_owned()),
        |prova| (prova.esito, prova.motivo.clone()),
    );
    let spiegazione = Voce::nuova("requisito", "Soglia per il computo")
        .valore(nome(esito), "")
        .spiega(motivo.clone())
        .cita(fonte(domanda.caso))
        .figlie(prove.into_iter().map(|prova| prova.voce));
    Ok(GiudizioComputo { esito, motivo, spiegazione })
}

fn nome(esito: EsitoRequisito) -> &'static str {
    match esito {
        EsitoRequisito::Soddisfatto => "soddisfatta",
        EsitoRequisito::NonSoddisfatto => "non soddisfatta",
        EsitoRequisito::DaValutare => "da valutare",
    }
}

fn prima(p: &Parametri, domanda: &DomandaComputo) -> Result<Vec<Prova>, ErroreNorma> {
    let (prova, al) = (&domanda.accertamento, domanda.pervenuta_il);
    let quanto = prova.percentuale.map(|percentuale| percentuale.valore());
    Ok(match prova.tipo {
        TipoAccertamento::VerbaleInvaliditaCivile | TipoAccertamento::CertificatoUnico => {
            let mut prove =
                vec![soglia("civile", "Invalidità civile", quanto, p.frazione("computo_soglia_civile", al)?)];
            if prova.psichica_o_intellettiva != Some(false) {
                let soglia_psichica = p.frazione("computo_soglia_psichica", al)?;
                let mut psichica = soglia("psichica", "Disabilità intellettiva o psichica", quanto, soglia_psichica);
                if prova.psichica_o_intellettiva.is_none() && psichica.esito == EsitoRequisito::Soddisfatto {
                    psichica.esito = EsitoRequisito::DaValutare;
                    psichica.motivo =
                        "basta se la disabilità è intellettiva o psichica: accertalo nell'atto".to_owned();
                    psichica.voce = psichica.voce.valore(nome(psichica.esito), "").spiega(psichica.motivo.clone());
                }
                prove.push(psichica);
            }
            prove
        }
        TipoAccertamento::Inail => {
            let inail = soglia("inail", "Invalidità INAIL", quanto, p.frazione("computo_soglia_inail", al)?);
            vec![inail_prima(inail, p.scelta("computo_inail_prima", al)?)]
        }
        TipoAccertamento::CategoriaTabellare => vec![tabellare(p, domanda)?],
        TipoAccertamento::StatoRiconosciuto => Vec::new(),
    })
}

/// C. 3-bis does not name INAIL: the office says whether its threshold is enough, else the official does.
fn inail_prima(mut prova: Prova, scelta: Letto<String>) -> Prova {
    match scelta.valore.as_str() {
        "ammessa" => {}
        "esclusa" => {
            prova.esito = EsitoRequisito::NonSoddisfatto;
            prova.motivo = "l'ufficio non ammette l'invalidità INAIL per chi era già disabile".to_owned();
        }
        _ if prova.esito == EsitoRequisito::Soddisfatto => {
            prova.esito = EsitoRequisito::DaValutare;
            prova.motivo = "il comma 3-bis non nomina l'invalidità INAIL: valuta se basta".to_owned();
        }
        _ => {}
    }
    prova.voce = prova.voce.valore(nome(prova.esito), "").spiega(prova.motivo.clone());
    prova.voce = prova.voce.cita(scelta.citazione()).legge(scelta.letto);
    prova
}

fn durante(p: &Parametri, domanda: &DomandaComputo) -> Result<Vec<Prova>, ErroreNorma> {
    let (prova, al) = (&domanda.accertamento, domanda.pervenuta_il);
    let quanto = prova.percentuale.map(|percentuale| percentuale.valore());
    Ok(match prova.tipo {
        TipoAccertamento::VerbaleInvaliditaCivile | TipoAccertamento::CertificatoUnico => {
            let minima = p.frazione("computo_soglia_sopravvenuta", al)?;
            vec![soglia("sopravvenuta", "Invalidità sopravvenuta", quanto, minima)]
        }
        TipoAccertamento::Inail => {
            vec![soglia("inail", "Invalidità INAIL", quanto, p.frazione("computo_soglia_inail", al)?)]
        }
        TipoAccertamento::CategoriaTabellare | TipoAccertamento::StatoRiconosciuto => Vec::new(),
    })
}

fn soglia(id: &str, nome_soglia: &str, quanto: Option<u8>, minima: Letto<Frazione>) -> Prova {
    let scritta = &minima.letto.valore;
    let (esito, motivo) = match quanto {
        Some(quanto) if percento(quanto) >= minima.valore => {
            (EsitoRequisito::Soddisfatto, format!("{quanto}% raggiunge il minimo del {scritta}"))
        }
        Some(quanto) => (EsitoRequisito::NonSoddisfatto, format!("{quanto}% è sotto il minimo del {scritta}")),
        None => (EsitoRequisito::DaValutare, format!("l'atto non dice la percentuale: il minimo è {scritta}")),
    };
    let voce = Voce::nuova(format!("requisito.{id}"), nome_soglia)
        .valore(nome(esito), "")
        .spiega(motivo.clone())
        .cita(minima.citazione())
        .legge(minima.letto);
    Prova { esito, motivo, voce }
}

fn tabellare(p: &Parametri, domanda: &DomandaComputo) -> Result<Prova, ErroreNorma> {
    let ultima = p.intero("computo_categoria_tabellare", domanda.pervenuta_il)?;
    let (esito, motivo) = match domanda.accertamento.categoria_tabellare.map(|categoria| categoria.valore()) {
        Some(categoria) if i64::from(categoria) <= ultima.valore => {
            (EsitoRequisito::Soddisfatto, format!("la categoria {categoria} è tra la 1 e la {}", ultima.valore))
        }
        Some(categoria) => {
            (EsitoRequisito::NonSoddisfatto, format!("la categoria {categoria} non è tra la 1 e la {}", ultima.valore))
        }
        None => (EsitoRequisito::DaValutare, format!("l'atto non dice la categoria, dalla 1 alla {}", ultima.valore)),
    };
    let voce = Voce::nuova("requisito.tabellare", "Categoria tabellare")
        .valore(nome(esito), "")
        .spiega(motivo.clone())
        .cita(ultima.citazione())
        .legge(ultima.letto);
    Ok(Prova { esito, motivo, voce })
}
