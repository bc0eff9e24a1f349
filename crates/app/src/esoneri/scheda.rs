//! The page of an exemption: application, checks, clock, steps, acts that its figures have left behind.

use super::pratica::Pratica;
use super::{autocertificazioni, esame, passi, superati, una_riga};
use crate::api::{PassoCompiuto, SchedaEsonero};
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Euro};
use mirato_store::{EsoneroPasso, TipoPasso};

/// An exemption's page.
///
/// # Errors
/// If it is not in the archive.
pub(crate) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaEsonero, Errore> {
    let pratica = Pratica::leggi(ufficio, id).await?;
    let esame = esame::esamina(ufficio, &pratica.esonero).await?;
    let aperto = pratica.esonero.stato.aperto();
    let concedibile = aperto && esame.impedimenti.is_empty();
    let mut compiuti = Vec::with_capacity(pratica.passi.len());
    for passo in &pratica.passi {
        compiuti.push(compiuto(ufficio, passo).await?);
    }
    let storia = ufficio.archivio.storia("esonero", id).await?;
    let richiesto_al = crate::modulo::giorno(&pratica.esonero.richiesto_al);
    Ok(SchedaEsonero {
        riga: una_riga(ufficio, id).await?,
        versione: pratica.esonero.versione,
        unita: if aperto { esame.unita.clone() } else { pratica.tenuta.unita.clone() },
        controlli: esame.controlli,
        documenti: esame.documenti,
        oneri_dovuti: esame.oneri_dovuti.map(|oneri| oneri.to_string()).unwrap_or_default(),
        decorre_dal: if aperto { crate::modulo::iso(esame.dal) } else { pratica.tenuta.decorre_dal.clone() },
        concedibile,
        impedimento: esame.impedimenti.join(". "),
        spiegazione: Some(esame.spiegazione),
        orologio: pratica.orologio.vista(),
        possibili: passi::possibili(ufficio, &pratica, concedibile),
        passi: compiuti,
        altre_province: pratica.altre_province(ufficio).iter().map(|p| p.sigla().to_owned()).collect(),
        // What was asked for, within what the office may grant.
        proposta_fine: crate::modulo::iso(richiesto_al.map(|al| esame.fino_al.map_or(al, |fine| al.min(fine)))),
        atti_superati: superati::superati(ufficio, &pratica.esonero, &pratica.tenuta, &pratica.passi).await?,
        autocertificazioni: autocertificazioni::del_datore(ufficio, &pratica.esonero.datore_id).await?,
        storia: storia
            .into_iter()
            .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
            .collect(),
        dati: pratica.tenuta.domanda,
    })
}

async fn compiuto(ufficio: &Ufficio, passo: &EsoneroPasso) -> Result<PassoCompiuto, Errore> {
    let atto = match &passo.atto_id {
        Some(id) => Some(crate::atti::scheda(ufficio, id).await?.riga),
        None => None,
    };
    let testo = |valore: &Option<String>| valore.clone().unwrap_or_default();
    Ok(PassoCompiuto {
        id: passo.id.clone(),
        tipo: passo.tipo.as_str().to_owned(),
        titolo: titolo(passo.tipo).to_owned(),
        data: passo.data.clone(),
        scadenza: testo(&passo.scadenza),
        chiuso_il: testo(&passo.chiuso_il),
        provincia: testo(&passo.provincia),
        esito: passo.esito.as_deref().map(esito).unwrap_or_default(),
        estremi: testo(&passo.estremi),
        dal: testo(&passo.dal),
        al: testo(&passo.al),
        importo: passo.importo.map(|importo| Euro::da_centesimi(importo).to_string()).unwrap_or_default(),
        numero_avviso: testo(&passo.numero_avviso),
        iuv: testo(&passo.iuv),
        nota: testo(&passo.nota),
        da_chiudere: passi::da_chiudere(passo),
        atto,
    })
}

/// What an opinion or an inspection found, in words.
fn esito(tenuto: &str) -> String {
    match tenuto.split_once(' ') {
        Some((parola, numero)) => format!("{parola} per il {numero}%"),
        None => tenuto.replace('_', " "),
    }
}

/// What a step was, as the page says it.
pub(crate) const fn titolo(tipo: TipoPasso) -> &'static str {
    match tipo {
        TipoPasso::RichiestaIntegrazione => "Integrazione chiesta al datore",
        TipoPasso::Sopralluogo => "Sopralluogo",
        TipoPasso::Parere => "Parere chiesto a un altro ufficio",
        TipoPasso::Preavviso => "Preavviso di rigetto",
        TipoPasso::Concessione => "Concessione",
        TipoPasso::Diniego => "Diniego",
        TipoPasso::Ritiro => "Domanda ritirata dal datore",
        TipoPasso::Scadenza => "Fine dell'esonero",
        TipoPasso::Sostituzione => "Sostituito da un'altra percentuale",
        TipoPasso::Revoca => "Revoca",
        TipoPasso::Decadenza => "Decadenza",
        TipoPasso::Avviso => "Avviso di pagamento",
        TipoPasso::Sollecito => "Sollecito",
        TipoPasso::Diffida => "Diffida",
        TipoPasso::Segnalazione => "Segnalazione all'Ispettorato",
    }
}
