//! An agreement as the archive keeps it, and as the law reads it.

use crate::api::{Controllo, DatiConvenzione, FirmaConvenzione};
use crate::modulo::giorno;
use crate::stati;
use chrono::NaiveDate;
use mirato_domain::{Errore, Provincia};
use mirato_norme::l68_1999::art07_nulla_osta::{Modalita, Quota};
use mirato_norme::l68_1999::art11_convenzioni::{
    self as norma, Diffida, EsitoConvenzione, Modo, MotivoUscita, Proroga, RigaPiano, StatoPiano, TitoloInserimento,
    Uscita,
};
use mirato_norme::{Parametri, Voce};
use mirato_store::{Archivio, Convenzione, Inserimento, Json, RigaConvenzione, Scrittura, TipoConvenzione};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the record of an agreement holds beside its columns.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Tenuta {
    /// The form.
    pub richiesta: DatiConvenzione,
    /// The checks at the proposal: what changes later does not change why it was made.
    #[serde(default)]
    pub esame: Option<Esame>,
    #[serde(default)]
    pub firma: Option<FirmaConvenzione>,
    /// Acts on it, the earliest first.
    #[serde(default)]
    pub atti: Vec<AttoSuccessivo>,
    #[serde(default)]
    pub diffida: Option<Diffida>,
    #[serde(default)]
    pub osservazioni: String,
    #[serde(default)]
    pub risposta: String,
    #[serde(default)]
    pub risolta_il: Option<NaiveDate>,
    /// Why it was not granted.
    #[serde(default)]
    pub respinta: String,
}

/// The checks of a request and what they come to.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Esame {
    pub controlli: Vec<Controllo>,
    pub impedimenti: Vec<String>,
    pub riassunto: String,
    pub spiegazione: Voce,
}

/// An act on an agreement already signed.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct AttoSuccessivo {
    /// `proroga`, `contestazione`, `risoluzione`.
    pub tipo: String,
    pub atto_id: String,
    pub il: NaiveDate,
    /// Last day of the agreement before an extension.
    #[serde(default)]
    pub fino_al_prima: String,
}

impl Tenuta {
    /// # Errors
    /// `dato_illeggibile`.
    pub fn leggi(convenzione: &Convenzione) -> Result<Self, Errore> {
        crate::verifiche::leggi(&convenzione.dati, "La convenzione")
    }

    /// # Errors
    /// `dato_non_scritto`, which cannot happen with the types at hand.
    pub fn json(&self) -> Result<Json, Errore> {
        crate::verifiche::json(self)
    }

    pub fn nuova(richiesta: DatiConvenzione) -> Self {
        Self {
            richiesta,
            esame: None,
            firma: None,
            atti: Vec::new(),
            diffida: None,
            osservazioni: String::new(),
            risposta: String::new(),
            risolta_il: None,
            respinta: String::new(),
        }
    }
}

impl Esame {
    pub fn di(esito: &EsitoConvenzione) -> Self {
        let unita = |quante: u32| if quante == 1 { "1 unità".to_owned() } else { format!("{quante} unità") };
        let parti = [(esito.unita_art3, "dell'art. 3"), (esito.unita_art18, "dell'art. 18")];
        let piano: Vec<String> =
            parti.iter().filter(|(quante, _)| *quante > 0).map(|(n, quota)| format!("{} {quota}", unita(*n))).collect();
        Self {
            controlli: stati::controlli(&esito.controlli, &esito.spiegazione),
            impedimenti: esito.impedimenti.clone(),
            riassunto: piano.join(" e "),
            spiegazione: esito.spiegazione.clone(),
        }
    }
}

/// An agreement with its plan and who fills it.
pub(super) struct Carico {
    pub convenzione: Convenzione,
    pub tenuta: Tenuta,
    pub righe: Vec<RigaConvenzione>,
    pub inserimenti: Vec<Inserimento>,
}

impl Carico {
    /// # Errors
    /// If the archive cannot be read.
    pub async fn leggi(archivio: &Archivio, id: &str) -> Result<Self, Errore> {
        let convenzione: Convenzione = archivio.leggi(id).await?;
        Ok(Self {
            tenuta: Tenuta::leggi(&convenzione)?,
            convenzione,
            righe: archivio.righe_della_convenzione(id).await?,
            inserimenti: archivio.inserimenti_della_convenzione(id).await?,
        })
    }

    /// As this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn in_scrittura(scrittura: &mut Scrittura, id: &str) -> Result<Self, Errore> {
        let convenzione: Convenzione = scrittura.leggi(id).await?;
        Ok(Self {
            tenuta: Tenuta::leggi(&convenzione)?,
            convenzione,
            righe: scrittura.righe_della_convenzione(id).await?,
            inserimenti: scrittura.inserimenti_della_convenzione(id).await?,
        })
    }

    /// The agreement as the law reads it; with a province, its rows there alone.
    ///
    /// # Errors
    /// `dato_illeggibile`.
    pub fn norma(&self, provincia: Option<&str>) -> Result<norma::Convenzione, Errore> {
        let righe = self.righe.iter().filter(|riga| provincia.is_none_or(|sigla| riga.provincia == sigla));
        let minima = self.tenuta.richiesta.durata_minima_mesi;
        Ok(norma::Convenzione {
            estremi: self.convenzione.estremi.clone().unwrap_or_default(),
            tipo: tipo(self.convenzione.tipo),
            stipulata_il: self.convenzione.stipulata_il.as_deref().and_then(giorno),
            fino_al: data(&self.convenzione.fino_al)?,
            righe: righe.map(|riga| self.riga(riga)).collect::<Result<_, _>>()?,
            durata_minima_mesi: (minima > 0).then_some(minima),
            diffida: self.tenuta.diffida.clone(),
            risolta_il: self.tenuta.risolta_il,
        })
    }

    fn riga(&self, riga: &RigaConvenzione) -> Result<RigaPiano, Errore> {
        let suoi = self.inserimenti.iter().filter(|uno| uno.riga_id == riga.id);
        Ok(RigaPiano {
            numero: intero(riga.numero),
            unita: intero(riga.unita),
            elenco: parola(&riga.elenco)?,
            profilo: riga.profilo.clone(),
            modalita: parola_serde::<Modalita>(&riga.modalita)?,
            modo: modo(&riga.modo, intero(riga.quanto.unwrap_or_default())),
            ore_minime: riga.ore_minime.as_deref().map(parola).transpose()?,
            scadenza: data(&riga.scadenza)?,
            proroghe: proroghe(riga)?,
            inserimenti: suoi.map(inserimento).collect::<Result<_, _>>()?,
        })
    }

    /// How the plan stands on a day.
    ///
    /// # Errors
    /// What the rules refuse.
    pub fn stato(&self, p: &Parametri, al: NaiveDate) -> Result<StatoPiano, Errore> {
        Ok(norma::stato(p, &self.norma(None)?, al)?)
    }

    /// The same, with the rows of a province alone: whether the plan is kept stays that of the whole.
    pub fn stato_in(&self, intero_piano: &StatoPiano, provincia: &str) -> StatoPiano {
        let numeri: Vec<u32> =
            self.righe.iter().filter(|riga| riga.provincia == provincia).map(|riga| intero(riga.numero)).collect();
        let righe: Vec<_> = intero_piano.righe.iter().filter(|riga| numeri.contains(&riga.numero)).cloned().collect();
        let residue = |quota: Quota| {
            righe
                .iter()
                .filter(|riga| riga.quota == quota)
                .fold(0_u32, |somma, riga| somma.saturating_add(riga.residue))
        };
        StatoPiano {
            residue_art3: residue(Quota::Art3),
            residue_art18: residue(Quota::Art18),
            prossima_scadenza: righe.iter().filter(|riga| riga.residue > 0).map(|riga| riga.scadenza).min(),
            righe,
            ..intero_piano.clone()
        }
    }

    /// The days from which the units still to be covered change, in order: the signature, each hire and its end,
    /// the resolution, the day after the last.
    ///
    /// # Errors
    /// `dato_illeggibile`.
    pub fn giorni_che_cambiano(&self) -> Result<BTreeSet<NaiveDate>, Errore> {
        let mut giorni: BTreeSet<NaiveDate> = BTreeSet::new();
        giorni.extend(self.convenzione.stipulata_il.as_deref().and_then(giorno));
        for uno in &self.inserimenti {
            giorni.insert(data(&uno.dal)?);
            giorni.extend(uno.uscita_il.as_deref().and_then(giorno).and_then(|il| il.succ_opt()));
        }
        giorni.extend(self.tenuta.risolta_il);
        giorni.extend(data(&self.convenzione.fino_al)?.succ_opt());
        Ok(giorni)
    }

    /// Provinces of the plan, in order.
    pub fn province(&self) -> Vec<Provincia> {
        let mut province: Vec<Provincia> = self.righe.iter().filter_map(|riga| riga.provincia.parse().ok()).collect();
        province.sort_unstable();
        province.dedup();
        province
    }
}

/// The extensions of a row.
///
/// # Errors
/// `dato_illeggibile`.
pub(super) fn proroghe(riga: &RigaConvenzione) -> Result<Vec<Proroga>, Errore> {
    crate::verifiche::leggi(&riga.proroghe, "La proroga di una riga")
}

fn inserimento(uno: &Inserimento) -> Result<norma::Inserimento, Errore> {
    let uscita = match (&uno.uscita_il, &uno.uscita_motivo) {
        (Some(il), Some(motivo)) => Some(Uscita { il: data(il)?, motivo: parola_serde::<MotivoUscita>(motivo)? }),
        _ => None,
    };
    Ok(norma::Inserimento { titolo: parola_serde::<TitoloInserimento>(&uno.titolo)?, dal: data(&uno.dal)?, uscita })
}

/// The way in which a row is filled, by its word.
pub(super) fn modo(parola: &str, quanto: u32) -> Modo {
    match parola {
        "prova_ampliata" => Modo::ProvaAmpliata { giorni: quanto },
        "tempo_determinato" => Modo::TempoDeterminato { mesi: quanto },
        "tirocinio" => Modo::Tirocinio,
        _ => Modo::Assunzione,
    }
}

/// The kind, as the law part names it.
pub(super) const fn tipo(tipo: TipoConvenzione) -> norma::TipoConvenzione {
    match tipo {
        TipoConvenzione::Programma => norma::TipoConvenzione::Programma,
        TipoConvenzione::IntegrazioneLavorativa => norma::TipoConvenzione::IntegrazioneLavorativa,
        TipoConvenzione::InserimentoTemporaneo => norma::TipoConvenzione::InserimentoTemporaneo,
        TipoConvenzione::InserimentoLavorativo => norma::TipoConvenzione::InserimentoLavorativo,
        TipoConvenzione::CooperativaSociale => norma::TipoConvenzione::CooperativaSociale,
    }
}

/// The article, as acts cite it.
pub(super) const fn articolo(tipo: TipoConvenzione) -> &'static str {
    match tipo {
        TipoConvenzione::Programma => "art. 11, commi 1 e 2",
        TipoConvenzione::IntegrazioneLavorativa => "art. 11, commi 4 e 7",
        TipoConvenzione::InserimentoTemporaneo => "art. 12",
        TipoConvenzione::InserimentoLavorativo => "art. 12-bis",
        TipoConvenzione::CooperativaSociale => "art. 14 del D.Lgs. 276/2003",
    }
}

/// A count of the archive.
pub(super) fn intero(quanti: i64) -> u32 {
    u32::try_from(quanti.max(0)).unwrap_or(u32::MAX)
}

/// A day of the archive.
///
/// # Errors
/// `dato_illeggibile`.
pub(super) fn data(iso: &str) -> Result<NaiveDate, Errore> {
    giorno(iso).ok_or_else(|| illeggibile(format!("«{iso}» non è un giorno.")))
}

/// A word of the archive, as its type reads it.
///
/// # Errors
/// `dato_illeggibile`.
pub(super) fn parola<T: std::str::FromStr<Err = String>>(parola: &str) -> Result<T, Errore> {
    parola.parse().map_err(illeggibile)
}

/// The same, for a type of the law part.
///
/// # Errors
/// `dato_illeggibile`.
pub(super) fn parola_serde<T: DeserializeOwned>(parola: &str) -> Result<T, Errore> {
    serde_json::from_value(serde_json::Value::String(parola.to_owned()))
        .map_err(|errore| illeggibile(errore.to_string()))
}

/// A word of the law part, as the archive writes it.
///
/// # Errors
/// `dato_non_scritto`, which cannot happen with the types at hand.
pub(super) fn testo_serde<T: Serialize>(valore: &T) -> Result<String, Errore> {
    match serde_json::to_value(valore) {
        Ok(serde_json::Value::String(parola)) => Ok(parola),
        altro => Err(Errore::guasto("dato_non_scritto", format!("La convenzione non si scrive: {altro:?}"))),
    }
}

fn illeggibile(motivo: String) -> Errore {
    Errore::guasto("dato_illeggibile", format!("La convenzione in archivio non si legge: {motivo}"))
}

/// A row of the form, as it is written when the agreement is proposed.
pub(super) struct RigaDaScrivere<'a>(pub &'a Convenzione, pub &'a crate::api::RigaPiano);

impl RigaDaScrivere<'_> {
    /// # Errors
    /// `dato_non_scritto`.
    pub fn record(&self) -> Result<RigaConvenzione, Errore> {
        let Self(convenzione, riga) = self;
        Ok(RigaConvenzione {
            id: String::new(),
            convenzione_id: convenzione.id.clone(),
            datore_id: convenzione.datore_id.clone(),
            numero: i64::from(riga.numero),
            unita: i64::from(riga.unita),
            elenco: riga.elenco.clone(),
            profilo: riga.profilo.clone(),
            modalita: riga.modalita.clone(),
            modo: riga.modo.clone(),
            quanto: (riga.quanto > 0).then(|| i64::from(riga.quanto)),
            ore_minime: crate::modulo::pieno(&riga.ore_minime),
            provincia: riga.provincia.clone(),
            scadenza: riga.scadenza.clone(),
            scade_il: riga.scadenza.clone(),
            stato: "prevista".to_owned(),
            residue: i64::from(riga.unita),
            proroghe: crate::verifiche::json(&Vec::<Proroga>::new())?,
            versione: 0,
        })
    }
}

/// Whether whoever fills a row is there still: no end, or the one that the contract fixed, not gone by.
pub(super) fn in_corso(uno: &Inserimento, oggi: NaiveDate) -> bool {
    let fissato = uno.titolo == "tirocinio" || uno.uscita_motivo.as_deref() == Some("fine_termine");
    uno.uscita_il.as_deref().is_none_or(|il| fissato && *il >= *oggi.to_string())
}
