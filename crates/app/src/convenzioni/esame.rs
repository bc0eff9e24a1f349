//! What the office knows when it is asked for an agreement: the input of art. 11 and following.

use super::dati::{Tenuta, modo, parola, parola_serde, tipo};
use crate::api::{DatiConvenzione, TerzoConvenzione};
use crate::modulo::{giorno, pieno};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{Errore, Euro, Percentuale, Provincia};
use mirato_norme::Classe;
use mirato_norme::l68_1999::art11_convenzioni::{
    Bollo, Commessa, ConvenzioneQuadro, DatoreConvenzione, Destinatario, EsitoConvenzione, Integrazione, Parere,
    RichiestaConvenzione, RigaPiano, verifica,
};
use mirato_norme::quota::Cifre;
use mirato_store::{Convenzione, Datore};

/// A request examined.
pub(super) struct Pratica {
    pub tenuta: Tenuta,
    pub datore: Datore,
    pub esito: EsitoConvenzione,
    /// National figures of the employer, as the act recites them; none without a prospetto.
    pub cifre: Option<Cifre>,
}

/// Examines a request as things stand today.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub(super) async fn istruisci(ufficio: &Ufficio, tenuta: &Convenzione) -> Result<Pratica, Errore> {
    let oggi = ufficio.orologio.oggi();
    let datore: Datore = ufficio.archivio.leggi(&tenuta.datore_id).await?;
    let letta = Tenuta::leggi(tenuta)?;
    let dati = &letta.richiesta;
    let piano = piano(dati)?;
    let mut province: Vec<Provincia> =
        dati.piano.iter().map(|riga| parola(&riga.provincia)).collect::<Result<_, _>>()?;
    province.sort_unstable();
    province.dedup();
    let (situazione, cifre) = situazione(ufficio, &datore, &tenuta.id, &province, oggi).await?;
    let richiesta = RichiestaConvenzione {
        tipo: tipo(tenuta.tipo),
        pervenuta_il: giorno(&tenuta.ricevuta_il).unwrap_or(oggi),
        al: oggi,
        dal: giorno(&tenuta.dal).unwrap_or(oggi),
        fino_al: giorno(&tenuta.fino_al).unwrap_or(oggi),
        provincia: parola(&tenuta.provincia)?,
        province_ufficio: crate::iscrizioni::province(ufficio),
        datore: situazione,
        piano,
        carta_intestata: dati.carta_intestata,
        firmata: dati.firmata,
        bollo: match dati.bollo.as_str() {
            "assolto" => Bollo::Assolto { numero: dati.bollo_numero.clone() },
            "esente" => Bollo::Esente,
            _ => Bollo::Manca,
        },
        comitato_tecnico: parere(&dati.comitato_il, &dati.comitato_esito),
        commissione: parere(&dati.commissione_il, &dati.commissione_esito),
        particolari_difficolta: dati.particolari_difficolta,
        integrazione: Integrazione {
            mansioni: pieno(&dati.mansioni).is_some(),
            sostegno: pieno(&dati.sostegno).is_some(),
            verifiche: pieno(&dati.verifiche).is_some(),
        },
        destinatario: destinatario(&dati.terzo)?,
        commessa: commessa(dati)?,
        quadro: quadro(dati)?,
    };
    let esito = verifica(&ufficio.leggi().parametri, &richiesta)?;
    Ok(Pratica { tenuta: letta, datore, esito, cifre })
}

fn piano(dati: &DatiConvenzione) -> Result<Vec<RigaPiano>, Errore> {
    let righe = dati.piano.iter().map(|riga| {
        Ok(RigaPiano {
            numero: riga.numero,
            unita: riga.unita,
            elenco: parola(&riga.elenco)?,
            profilo: riga.profilo.clone(),
            modalita: parola_serde(&riga.modalita)?,
            modo: modo(&riga.modo, riga.quanto),
            ore_minime: pieno(&riga.ore_minime).map(|ore| parola(&ore)).transpose()?,
            scadenza: super::dati::data(&riga.scadenza)?,
            proroghe: Vec::new(),
            inserimenti: Vec::new(),
        })
    });
    righe.collect()
}

fn parere(il: &str, esito: &str) -> Option<Parere> {
    Some(Parere { il: giorno(il)?, favorevole: esito == "favorevole" })
}

fn destinatario(terzo: &TerzoConvenzione) -> Result<Option<Destinatario>, Errore> {
    if terzo.tipo.is_empty() {
        return Ok(None);
    }
    Ok(Some(Destinatario {
        tipo: parola_serde(&terzo.tipo)?,
        procedure_concorsuali: terzo.procedure_concorsuali,
        sicurezza: terzo.sicurezza,
        locali_idonei: terzo.locali_idonei,
        ultima_risoluzione: giorno(&terzo.ultima_risoluzione),
        tutor: terzo.tutor,
        piano_personalizzato: terzo.piano_personalizzato,
        assunzione_contestuale: terzo.assunzione_contestuale,
        gia_convenzionata: terzo.gia_convenzionata,
        ripetibile: terzo.ripetibile,
        rinnovo: terzo.rinnovo,
    }))
}

fn commessa(dati: &DatiConvenzione) -> Result<Option<Commessa>, Errore> {
    let Some(importo) = pieno(&dati.commessa_importo) else { return Ok(None) };
    let costo: Option<Euro> = pieno(&dati.commessa_costo_unita).map(|costo| parola(&costo)).transpose()?;
    Ok(Some(Commessa { importo_annuo: parola(&importo)?, costo_annuo_unita: costo.unwrap_or_default() }))
}

fn quadro(dati: &DatiConvenzione) -> Result<Option<ConvenzioneQuadro>, Errore> {
    let (Some(estremi), Some(coefficiente), Some(limite)) =
        (pieno(&dati.quadro_estremi), pieno(&dati.quadro_coefficiente), pieno(&dati.quadro_limite))
    else {
        return Ok(None);
    };
    Ok(Some(ConvenzioneQuadro {
        estremi,
        validata: dati.quadro_validata,
        coefficiente: parola(&coefficiente)?,
        limite: parola::<Percentuale>(&limite)?,
        resto_adempiuto: dati.quadro_resto_adempiuto,
    }))
}

/// The employer in the provinces of the plan.
async fn situazione(
    ufficio: &Ufficio,
    datore: &Datore,
    questa: &str,
    province: &[Provincia],
    oggi: NaiveDate,
) -> Result<(DatoreConvenzione, Option<Cifre>), Errore> {
    let natura = serde_json::from_value(serde_json::Value::String(datore.natura.clone())).unwrap_or(Natura::Privato);
    let mut vista = DatoreConvenzione {
        natura,
        classe: Classe::NonSoggetto,
        dipendenti: 0,
        quota_art3: 0,
        scopertura_art3: 0,
        scopertura_art18: 0,
        gia_in_convenzione_art3: 0,
        gia_in_convenzione_art18: 0,
    };
    let Some(posizione) = crate::posizione::al(ufficio, &datore.id, oggi).await? else { return Ok((vista, None)) };
    let unita = |numero: i64| super::dati::intero(numero);
    let risposta = &posizione.risposta;
    let nazionale = risposta.nazionale.cifre;
    vista.classe = risposta.classe;
    vista.dipendenti = unita(nazionale.base_art3);
    vista.quota_art3 = unita(nazionale.quota_art3);
    for qui in risposta.province.iter().filter(|qui| province.contains(&qui.provincia)) {
        vista.scopertura_art3 += unita(qui.cifre.scopertura_art3);
        vista.scopertura_art18 += unita(qui.cifre.scopertura_art18);
    }
    let (art3, art18) = gia_in_convenzione(ufficio, datore, questa, province, oggi).await?;
    (vista.gia_in_convenzione_art3, vista.gia_in_convenzione_art18) = (art3, art18);
    Ok((vista, Some(nazionale)))
}

/// Units that other agreements still have to cover there, ours and those an official wrote down.
async fn gia_in_convenzione(
    ufficio: &Ufficio,
    datore: &Datore,
    questa: &str,
    province: &[Provincia],
    oggi: NaiveDate,
) -> Result<(u32, u32), Errore> {
    let mut gia = (0, 0);
    for carico in super::circostanze::stipulate(ufficio, &datore.id).await? {
        if carico.convenzione.id == questa || !carico.convenzione.stato.in_corso() {
            continue;
        }
        let stato = carico.stato(&ufficio.leggi().parametri, oggi)?;
        for provincia in province {
            let qui = carico.stato_in(&stato, provincia.sigla());
            gia = (gia.0 + qui.residue_art3, gia.1 + qui.residue_art18);
        }
    }
    let circostanze = crate::circostanze::circostanze(ufficio, &datore.id, Some(oggi)).await?;
    let a_mano = circostanze.iter().filter(|una| una.tipo == "convenzione" && una.origine.is_empty());
    for una in a_mano.filter(|una| province.iter().any(|qui| qui.sigla() == una.provincia)) {
        gia.0 += una.unita;
    }
    Ok(gia)
}
