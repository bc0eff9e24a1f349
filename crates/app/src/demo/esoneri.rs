//! The exemptions of the demonstration: one in each state, with what was paid of their fee and what was not.

use crate::api::{DatiEsonero, DocumentoConsegnato, NuovoVersamento, PassoEsonero, SalvaEsonero, UnitaEsonero};
use crate::conto::versamenti;
use crate::esoneri;
use crate::ufficio::Ufficio;
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_domain::prospetto::Prospetto;
use mirato_norme::Classe;
use mirato_store::{Datore, Esonero};

/// What was done on an exemption: the step and how many days ago.
type Fatto = (&'static str, u64);

/// An exemption of the demonstration: days since its application, steps, part of what had fallen due that
/// was paid, in hundredths.
const ESONERI: [(u64, &[Fatto], i64); 8] = [
    (20, &[], 0),
    (60, &[("richiesta_integrazione", 15)], 0),
    (100, &[("preavviso", 6)], 0),
    (300, &[("concessione", 240)], 100),
    (300, &[("concessione", 250), ("avviso", 130)], 40),
    (250, &[("concessione", 200), ("sollecito", 60), ("diffida", 40)], 0),
    (220, &[("preavviso", 190), ("diniego", 150)], 100),
    (280, &[("concessione", 230), ("revoca", 90)], 100),
];
const LAVORAZIONI: [&str; 4] = [
    "fusione, colata e sbavatura",
    "carico e scarico di merci pesanti",
    "manutenzione di impianti in quota",
    "lavori all’aperto con turni notturni",
];

/// Records applications and what an office did on them.
///
/// # Errors
/// Those of any step.
pub(super) async fn popola(
    ufficio: &Ufficio,
    datori: &[(Datore, Prospetto)],
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut quanti = 0;
    // The walk-through's employer stays as the manual tells it.
    for (datore, prospetto) in datori.iter().skip(1) {
        let Some((giorni, fatti, versato)) = ESONERI.get(quanti) else { break };
        // Nothing comes before the first day of the figures that the archive holds.
        let prima = prospetto.data_riferimento().succ_opt().unwrap_or(oggi);
        let fa = |giorni: u64| (oggi - Days::new(giorni)).max(prima);
        let Some(dati) = domanda(ufficio, datore, prospetto, quanti, fa(*giorni)).await? else { continue };
        let salva = SalvaEsonero { id: String::new(), versione: 0, dati };
        let id = esoneri::registra(ufficio, salva).await?;
        for (passo, giorni) in *fatti {
            compi(ufficio, &id, passo, fa(*giorni)).await?;
        }
        versa(ufficio, &id, *versato, fa(30)).await?;
        quanti += 1;
    }
    dico(&format!("Registrati {quanti} esoneri parziali, in ogni stato."));
    Ok(())
}

/// An application for the provinces of this office; none for an employer that cannot ask, or already declares one.
async fn domanda(
    ufficio: &Ufficio,
    datore: &Datore,
    prospetto: &Prospetto,
    numero: usize,
    ricevuta: NaiveDate,
) -> Result<Option<DatiEsonero>, Errore> {
    let dichiarato = prospetto.quadro2.iter().any(|quadro| {
        quadro.esonero.is_some() || quadro.sospensione.is_some() || quadro.esonero_autocertificato.is_some()
    });
    let Some(posizione) = esoneri::al_giorno(ufficio, &datore.id, ricevuta).await? else { return Ok(None) };
    if dichiarato || posizione.natura.pubblica() || posizione.classe != Classe::Oltre50 {
        return Ok(None);
    }
    let unita: Vec<UnitaEsonero> = posizione
        .province
        .iter()
        .filter(|voce| {
            ufficio.competente(voce.provincia.sigla()) && voce.quota - voce.in_forza + voce.compensazione > 0
        })
        .map(|voce| UnitaEsonero {
            provincia: voce.provincia.sigla().to_owned(),
            sede: format!("via dei Tigli {}", numero + 1),
            percentuale: if numero.is_multiple_of(3) { 40 } else { 60 },
            faticosita: true,
            pericolosita: numero.is_multiple_of(2),
            lavorazioni: LAVORAZIONI[numero % LAVORAZIONI.len()].to_owned(),
            prove: vec!["Documento di valutazione dei rischi".to_owned()],
            giorni_settimana: 5,
            patrono: if voce.provincia.sigla() == "GE" { "24/06".to_owned() } else { String::new() },
            ..UnitaEsonero::default()
        })
        .collect();
    if unita.is_empty() {
        return Ok(None);
    }
    let documento = |codice: &str| DocumentoConsegnato {
        codice: codice.to_owned(),
        consegnato_il: ricevuta.to_string(),
        scade_il: String::new(),
    };
    Ok(Some(DatiEsonero {
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        protocollo: format!("{}/{}", 31_000 + numero, ricevuta.format("%Y")),
        ricevuta_il: ricevuta.to_string(),
        tipo: "prima".to_owned(),
        richiesto_al: (ricevuta + Days::new(500)).to_string(),
        unita,
        soluzioni_cercate: "Tirocini e convenzioni proposti dall’ufficio, senza esito.".to_owned(),
        bollo: format!("0126000000{:04}", 100 + numero),
        oneri_importo: "300.00".to_owned(),
        oneri_pagati_il: ricevuta.to_string(),
        documenti: ["domanda", "relazione", "dipendenti_per_unita", "elenco_uffici"].map(documento).to_vec(),
        ..DatiEsonero::default()
    }))
}

/// A step whose act was issued before the office had the program.
async fn compi(ufficio: &Ufficio, id: &str, passo: &str, giorno: NaiveDate) -> Result<(), Errore> {
    let tenuto: Esonero = ufficio.archivio.leggi(id).await?;
    let passo = PassoEsonero {
        id: id.to_owned(),
        versione: tenuto.versione,
        passo: passo.to_owned(),
        data: giorno.to_string(),
        nota: match passo {
            "richiesta_integrazione" => "Planimetria dei reparti\nTurni dell’ultimo anno",
            "preavviso" | "diniego" => "Le mansioni di magazzino sono accessibili.",
            "revoca" => "Le lavorazioni per cui era concesso sono cessate.",
            _ => "",
        }
        .to_owned(),
        estremi: format!("del {}", crate::tempo::breve(giorno)),
        ..PassoEsonero::default()
    };
    match esoneri::compi(ufficio, &passo).await {
        Ok(_) => Ok(()),
        // Early in the year nothing has fallen due yet, and the terms of a notice have not gone by.
        Err(errore)
            if ["nulla_di_scaduto", "nulla_di_dovuto", "passo_non_ammesso"].contains(&errore.codice.as_str()) =>
        {
            Ok(())
        }
        Err(errore) => Err(errore),
    }
}

/// A payment of a part of what has come to be due.
async fn versa(ufficio: &Ufficio, id: &str, parte: i64, giorno: NaiveDate) -> Result<(), Errore> {
    let tenuto: Esonero = ufficio.archivio.leggi(id).await?;
    let maturato = crate::conto::calcola(ufficio, &tenuto, giorno, false).await?.totale;
    let importo = maturato.centesimi() * parte / 100;
    if importo == 0 {
        return Ok(());
    }
    let nuovo = NuovoVersamento {
        esonero_id: id.to_owned(),
        data: giorno.to_string(),
        importo: mirato_domain::Euro::da_centesimi(importo).to_string(),
        riferimento: "bonifico".to_owned(),
        ..NuovoVersamento::default()
    };
    versamenti::aggiungi(ufficio, &nuovo).await
}
