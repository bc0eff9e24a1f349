//! What the archive keeps of a prospetto: the record itself, its employer, its seats.

use super::preparo::Preparato;
use mirato_domain::prospetto::{Prospetto, TipoComunicazione};
use mirato_store as store;

fn pieno(testo: &str) -> Option<String> {
    Some(testo.trim().to_owned()).filter(|testo| !testo.is_empty())
}

/// The employer that a prospetto describes.
pub(super) fn datore(prospetto: &Prospetto) -> store::Datore {
    let dichiarante = prospetto.dichiarante();
    let sede = &prospetto.quadro1.dati_aziendali.sede_legale;
    let al = prospetto.data_riferimento();
    let comune = mirato_exchange::tabelle::comune(&sede.comune, al);
    let provincia = sede.provincia.or_else(|| mirato_exchange::tabelle::provincia_di_comune(&sede.comune, al));
    let natura = serde_json::to_value(dichiarante.natura).ok();
    store::Datore {
        id: String::new(),
        codice_fiscale: dichiarante.codice_fiscale.to_string(),
        partita_iva: None,
        denominazione: dichiarante.denominazione.clone(),
        natura: natura.and_then(|valore| valore.as_str().map(str::to_owned)).unwrap_or_default(),
        provincia: provincia.map(|provincia| provincia.sigla().to_owned()),
        comune: comune.map(|comune| comune.nome.to_string()),
        indirizzo: pieno(&sede.indirizzo),
        cap: pieno(&sede.cap),
        pec: pieno(&sede.pec),
        telefono: sede.recapiti.telefono.clone(),
        settore: pieno(&dichiarante.settore),
        ccnl: pieno(&dichiarante.ccnl),
        versione: 0,
    }
}

/// The seats of the employer, one for each province.
pub(super) fn sedi(prospetto: &Prospetto) -> Vec<store::Sede> {
    let al = prospetto.data_riferimento();
    let quadri = prospetto.quadro2.iter();
    quadri
        .map(|quadro| {
            let sede = quadro.dati_provinciali.sede.as_ref();
            store::Sede {
                provincia: quadro.dati_provinciali.provincia.sigla().to_owned(),
                comune: sede.and_then(|s| mirato_exchange::tabelle::comune(&s.comune, al)).map(|c| c.nome.to_string()),
                indirizzo: sede.and_then(|s| pieno(&s.indirizzo)),
                cap: sede.and_then(|s| pieno(&s.cap)),
                telefono: sede.and_then(|s| s.recapiti.telefono.clone()),
                email: sede.and_then(|s| s.recapiti.email.clone()),
            }
        })
        .collect()
}

/// The prospetto itself.
pub(super) fn prospetto(preparato: &Preparato, datore_id: &str, importazione: Option<String>) -> store::Prospetto {
    let prospetto = &preparato.prospetto;
    let trasmissione = &prospetto.trasmissione;
    store::Prospetto {
        id: String::new(),
        datore_id: datore_id.to_owned(),
        codice_comunicazione: pieno(&trasmissione.codice_comunicazione),
        codice_precedente: trasmissione.codice_comunicazione_precedente.clone(),
        tipo: match prospetto.tipo {
            TipoComunicazione::Prospetto => store::TipoProspetto::Prospetto,
            TipoComunicazione::Rettifica => store::TipoProspetto::Rettifica,
            TipoComunicazione::Annullamento => store::TipoProspetto::Annullamento,
        },
        data_invio: trasmissione.data_invio.map(|istante| istante.format("%Y-%m-%dT%H:%M:%S").to_string()),
        data_riferimento: prospetto.data_riferimento().to_string(),
        protocollo: pieno(&trasmissione.protocollo),
        stato: store::StatoProspetto::Valido,
        origine: match prospetto.origine {
            mirato_domain::prospetto::Origine::Unipi => store::OrigineProspetto::Unipi,
            mirato_domain::prospetto::Origine::Foglio => store::OrigineProspetto::Foglio,
        },
        impronta: preparato.impronta.clone(),
        quadri: preparato.quadri.clone(),
        importazione_id: importazione,
        versione: 0,
    }
}
