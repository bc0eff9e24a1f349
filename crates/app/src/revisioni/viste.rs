//! A review's records as the window shows them.

use crate::api::{ConteggiRevisione, ProvinciaRivista, RigaRevisione, RigaRivisto, TotaliRivisti};
use crate::stati::{self, conta};
use mirato_domain::{Errore, Provincia};
use mirato_store::{ProvinciaRevisione, Revisione, RivistoInElenco, TotaliRevisione};

/// A review in the list.
pub fn testata(revisione: &Revisione) -> Result<RigaRevisione, Errore> {
    let conteggi: ConteggiRevisione = crate::verifiche::leggi(&revisione.conteggi, "La revisione")?;
    let (anno, numero) = revisione.trimestre.split_once('-').unwrap_or((&revisione.trimestre, ""));
    Ok(RigaRevisione {
        id: revisione.id.clone(),
        al: revisione.al.clone(),
        trimestre: format!("{numero}° trimestre {anno}"),
        eseguita_il: revisione.eseguita_il.clone(),
        utente: revisione.utente.clone(),
        precedente_id: revisione.precedente_id.clone(),
        conteggi,
    })
}

/// An employer of a review.
pub fn riga(tenuta: RivistoInElenco) -> Result<RigaRivisto, Errore> {
    let cambiamenti = serde_json::from_str(&tenuta.cambiamenti)
        .map_err(|errore| Errore::guasto("dato_illeggibile", format!("La revisione non si legge: {errore}")))?;
    Ok(RigaRivisto {
        datore_id: tenuta.datore_id,
        codice_fiscale: tenuta.codice_fiscale,
        denominazione: tenuta.denominazione,
        provincia: tenuta.provincia.unwrap_or_default(),
        settore: tenuta.settore.unwrap_or_default(),
        classe: tenuta.classe,
        base_art3: tenuta.base_art3,
        quota_art3: tenuta.quota_art3,
        in_forza_art3: tenuta.in_forza_art3,
        esonerati: tenuta.esonerati,
        sospesi: tenuta.sospesi,
        convenzione: tenuta.convenzione,
        scopertura_art3: tenuta.scopertura_art3,
        scopertura_art18: tenuta.scopertura_art18,
        scoperto_dal: tenuta.scoperto_dal,
        termine: tenuta.termine,
        stato: stati::rivisto(&tenuta.stato),
        prospetto: stati::invio(&tenuta.prospetto_stato),
        prospetto_al: tenuta.prospetto_al,
        esposizione: tenuta.esposizione,
        cambiato: stati::cambiamento(&tenuta.cambiato),
        cambiamenti,
    })
}

/// A province of an employer.
pub fn provincia(tenuta: ProvinciaRevisione) -> ProvinciaRivista {
    ProvinciaRivista {
        nome: nome_della_provincia(&tenuta.provincia),
        provincia: tenuta.provincia,
        base_art3: tenuta.base_art3,
        quota_art3: tenuta.quota_art3,
        in_forza_art3: tenuta.in_forza_art3,
        esonerati: tenuta.esonerati,
        sospesi: tenuta.sospesi,
        convenzione: tenuta.convenzione,
        scopertura_art3: tenuta.scopertura_art3,
        scopertura_art18: tenuta.scopertura_art18,
        scoperto_dal: tenuta.scoperto_dal,
        stato: stati::rivisto(&tenuta.stato),
    }
}

/// What the employers of a filter add up to.
pub fn totali(totali: &TotaliRevisione) -> TotaliRivisti {
    TotaliRivisti {
        datori: conta(totali.datori),
        scoperti: conta(totali.scoperti),
        quota_art3: totali.quota_art3,
        in_forza_art3: totali.in_forza_art3,
        scopertura_art3: totali.scopertura_art3,
        scopertura_art18: totali.scopertura_art18,
        esposizione: totali.esposizione,
    }
}

/// "Genova" for "GE".
pub fn nome_della_provincia(sigla: &str) -> String {
    sigla.parse::<Provincia>().map_or_else(|_| sigla.to_owned(), |provincia| provincia.nome().to_owned())
}

/// "oltre 50": short, to stand under a bar.
pub fn nome_della_classe(classe: &str) -> String {
    match classe {
        "oltre_50" => "oltre 50",
        "36_50" => "da 36 a 50",
        "15_35" => "da 15 a 35",
        _ => "non soggetti",
    }
    .to_owned()
}

/// "4° 2026" for "2026-4".
pub fn nome_del_trimestre(trimestre: &str) -> String {
    trimestre.split_once('-').map_or_else(|| trimestre.to_owned(), |(anno, numero)| format!("{numero}° {anno}"))
}

/// Name of the section of an ATECO division (its first two digits).
pub fn nome_del_settore(divisione: &str) -> String {
    let sezione = match divisione.parse::<u8>() {
        Ok(1..=3) => "agricoltura e pesca",
        Ok(5..=9) => "estrazione",
        Ok(10..=33) => "manifattura",
        Ok(35) => "energia",
        Ok(36..=39) => "acqua e rifiuti",
        Ok(41..=43) => "costruzioni",
        Ok(45..=47) => "commercio",
        Ok(49..=53) => "trasporto e magazzino",
        Ok(55 | 56) => "alloggio e ristorazione",
        Ok(58..=63) => "informazione e comunicazione",
        Ok(64..=66) => "finanza e assicurazioni",
        Ok(68) => "attività immobiliari",
        Ok(69..=75) => "attività professionali",
        Ok(77..=82) => "servizi alle imprese",
        Ok(84) => "amministrazione pubblica",
        Ok(85) => "istruzione",
        Ok(86..=88) => "sanità e assistenza",
        Ok(90..=93) => "arte, sport e tempo libero",
        Ok(94..=99) => "altri servizi",
        _ => return "settore non noto".to_owned(),
    };
    format!("{divisione} {sezione}")
}
