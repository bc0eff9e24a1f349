//! What if: the same employer with some changes, beside what it is today. Nothing is stored.

use crate::errore::ErroreNorma;
use crate::parametri::Parametri;
use crate::quota::{RegoleAl, RispostaQuota, calcola_con};
use mirato_domain::situazione::{
    Compensazione, Esonero, Gruppo, GruppoPartTime, Situazione, SituazioneProvinciale, Soggetto, Sospensione,
    StatoEsonero, TipoCompensazione, TipoSospensione,
};
use mirato_domain::{CodiceFiscale, Ore, Percentuale, Provincia};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A change to try.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "modifica", rename_all = "snake_case", deny_unknown_fields)]
pub enum Modifica {
    /// Hires persons of one of the two lists.
    Assumi {
        /// Province.
        #[ts(type = "string")]
        provincia: Provincia,
        /// Which list.
        #[ts(type = "\"disabili\" | \"categorie_protette\"")]
        soggetto: Soggetto,
        /// How many.
        numero: u32,
        /// Weekly hours, if part-time; for workers with disabilities alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "{ ore: string; ore_contratto: string; invalidita_oltre_50?: boolean }", optional)]
        orario: Option<Orario>,
    },
    /// Changes the hours of part-time workers with disabilities; full time if no new hours are given.
    CambiaOre {
        /// Province.
        #[ts(type = "string")]
        provincia: Provincia,
        /// Which row of `disabili.part_time`, from 0.
        riga: usize,
        /// New weekly hours.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string", optional)]
        ore: Option<Ore>,
    },
    /// Adds exempt units.
    AggiungiEsonero {
        /// Province.
        #[ts(type = "string")]
        provincia: Provincia,
        /// Units, granted.
        unita: u32,
    },
    /// Adds a compensation between two provinces, both sides of it.
    AggiungiCompensazione {
        /// Province with more hires.
        #[ts(type = "string")]
        provincia_eccedenza: Provincia,
        /// Province with fewer hires.
        #[ts(type = "string")]
        provincia_riduzione: Provincia,
        /// Which quota.
        #[ts(type = "\"disabili\" | \"categorie_protette\"")]
        soggetto: Soggetto,
        /// Units.
        numero: u32,
        /// The other company, for a compensation within a group: then only the side of this employer counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string", optional)]
        azienda_gruppo: Option<CodiceFiscale>,
    },
    /// Suspends the duties in a province, in place of any suspension there.
    AggiungiSospensione {
        /// Province.
        #[ts(type = "string")]
        provincia: Provincia,
        /// Ground.
        #[ts(
            type = "\"cigs\" | \"solidarieta\" | \"licenziamento_collettivo\" | \"fallimento\" | \"esodo_incentivato\""
        )]
        tipo: TipoSospensione,
        /// Part of the work suspended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "number | string", optional)]
        percentuale: Option<Percentuale>,
        /// Workers suspended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        lavoratori_sospesi: Option<u32>,
    },
    /// Signs a convention: its units stay uncovered, but are put in order; shown apart.
    Convenzione {
        /// Province.
        #[ts(type = "string")]
        provincia: Provincia,
        /// Units it covers.
        unita: u32,
    },
    /// Hires workers of no list, full-time.
    NuoviDipendenti {
        /// Province.
        #[ts(type = "string")]
        provincia: Provincia,
        /// How many.
        numero: u32,
    },
    /// Workers of no list leave, full-time.
    Cessazioni {
        /// Province.
        #[ts(type = "string")]
        provincia: Provincia,
        /// How many.
        numero: u32,
    },
}

/// Hours of a part-time hire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Orario {
    /// Weekly hours.
    pub ore: Ore,
    /// Weekly hours of a full-time worker.
    pub ore_contratto: Ore,
    /// Disability above 50 per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invalidita_oltre_50: Option<bool>,
}

/// Today beside the changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Simulazione {
    /// As it is.
    pub prima: RispostaQuota,
    /// With the changes.
    pub dopo: RispostaQuota,
    /// Every figure that changes.
    pub differenze: Vec<Variazione>,
    /// Units put in order by conventions, territory by territory.
    pub in_convenzione: Vec<InConvenzione>,
}

/// A figure that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Variazione {
    /// `nazionale`, or the sigla of a province.
    pub dove: String,
    /// Name of the figure.
    pub campo: String,
    /// As it is.
    #[ts(type = "number")]
    pub prima: i64,
    /// With the changes.
    #[ts(type = "number")]
    pub dopo: i64,
}

/// What a convention leaves to put in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InConvenzione {
    /// `nazionale`, or the sigla of a province.
    pub dove: String,
    /// Uncovered units the convention takes in, never more than there are.
    #[ts(type = "number")]
    pub unita: i64,
    /// Uncovered units outside the convention.
    #[ts(type = "number")]
    pub da_regolare: i64,
}

/// Reckons an employer as it is and with some changes, in the order given; both with the explanation.
///
/// # Errors
/// What [`crate::quota::calcola`] refuses; `Dato` naming `modifiche[i]` for a change that does not fit.
pub fn simula(
    situazione: &Situazione,
    modifiche: &[Modifica],
    parametri: &Parametri,
) -> Result<Simulazione, ErroreNorma> {
    let regole = RegoleAl::al(parametri, situazione.data_riferimento)?;
    let prima = calcola_con(&regole, situazione, true)?;
    let mut modificata = situazione.clone();
    for (indice, modifica) in modifiche.iter().enumerate() {
        applica(&mut modificata, modifica)
            .map_err(|(campo, messaggio)| ErroreNorma::campo(&format!("modifiche[{indice}].{campo}"), messaggio))?;
    }
    let dopo = calcola_con(&regole, &modificata, true)?;
    let differenze = variazioni(&prima, &dopo);
    let in_convenzione = convenzioni(modifiche, &dopo);
    Ok(Simulazione { prima, dopo, differenze, in_convenzione })
}

/// Field and message of a change that does not fit.
type Rifiuto = (&'static str, String);

fn applica(situazione: &mut Situazione, modifica: &Modifica) -> Result<(), Rifiuto> {
    match modifica {
        Modifica::Assumi { provincia, soggetto, numero, orario } => {
            assumi(trova(situazione, *provincia, "provincia")?, *soggetto, *numero, orario.as_ref())
        }
        Modifica::CambiaOre { provincia, riga, ore } => {
            cambia_ore(&mut trova(situazione, *provincia, "provincia")?.disabili, *riga, *ore)
        }
        Modifica::AggiungiEsonero { provincia, unita } => esonera(trova(situazione, *provincia, "provincia")?, *unita),
        Modifica::AggiungiCompensazione { .. } => compensa(situazione, modifica),
        Modifica::AggiungiSospensione { provincia, tipo, percentuale, lavoratori_sospesi } => {
            let sospensione =
                Sospensione { tipo: *tipo, percentuale: *percentuale, lavoratori_sospesi: *lavoratori_sospesi };
            trova(situazione, *provincia, "provincia")?.sospensione = Some(sospensione);
            Ok(())
        }
        Modifica::Convenzione { provincia, .. } => trova(situazione, *provincia, "provincia").map(|_| ()),
        Modifica::NuoviDipendenti { provincia, numero } => {
            let voce = trova(situazione, *provincia, "provincia")?;
            voce.totale_dipendenti = somma(voce.totale_dipendenti, *numero, "numero")?;
            Ok(())
        }
        Modifica::Cessazioni { provincia, numero } => {
            let voce = trova(situazione, *provincia, "provincia")?;
            let restano = voce.totale_dipendenti.checked_sub(*numero);
            let messaggio = || {
                format!("nella provincia ci sono {} dipendenti: non possono cessarne {numero}", voce.totale_dipendenti)
            };
            voce.totale_dipendenti = restano.ok_or_else(|| ("numero", messaggio()))?;
            Ok(())
        }
    }
}

fn trova<'a>(
    situazione: &'a mut Situazione,
    provincia: Provincia,
    campo: &'static str,
) -> Result<&'a mut SituazioneProvinciale, Rifiuto> {
    let voce = situazione.province.iter_mut().find(|voce| voce.provincia == provincia);
    voce.ok_or_else(|| (campo, format!("{provincia} non è fra le province del datore: scegline una che c'è")))
}

fn somma(prima: u32, altre: u32, campo: &'static str) -> Result<u32, Rifiuto> {
    prima.checked_add(altre).ok_or_else(|| (campo, "il numero è troppo grande".to_owned()))
}

fn esonera(voce: &mut SituazioneProvinciale, altre: u32) -> Result<(), Rifiuto> {
    let concesse = match &voce.esonero {
        Some(esonero) if esonero.stato == StatoEsonero::Concesso => esonero.unita,
        _ => 0,
    };
    voce.esonero = Some(Esonero { stato: StatoEsonero::Concesso, unita: somma(concesse, altre, "unita")? });
    Ok(())
}

fn assumi(
    voce: &mut SituazioneProvinciale,
    soggetto: Soggetto,
    numero: u32,
    orario: Option<&Orario>,
) -> Result<(), Rifiuto> {
    voce.totale_dipendenti = somma(voce.totale_dipendenti, numero, "numero")?;
    match (soggetto, orario) {
        (Soggetto::Disabili, Some(orario)) => voce.disabili.part_time.push(GruppoPartTime {
            numero,
            ore: orario.ore,
            ore_contratto: orario.ore_contratto,
            invalidita_oltre_50: orario.invalidita_oltre_50,
        }),
        (Soggetto::Disabili, None) => voce.disabili.tempo_pieno = somma(voce.disabili.tempo_pieno, numero, "numero")?,
        (Soggetto::CategorieProtette, None) => {
            voce.categorie_protette = somma(voce.categorie_protette, numero, "numero")?
        }
        (Soggetto::CategorieProtette, Some(_)) => {
            return Err(("orario", "le categorie protette si contano per testa: togli l'orario".to_owned()));
        }
    }
    Ok(())
}

fn cambia_ore(gruppo: &mut Gruppo, riga: usize, ore: Option<Ore>) -> Result<(), Rifiuto> {
    let righe = gruppo.part_time.len();
    let Some(voce) = gruppo.part_time.get_mut(riga) else {
        return Err((
            "riga",
            format!("le righe a tempo parziale sono {righe}: scegli da 0 a {}", righe.saturating_sub(1)),
        ));
    };
    match ore {
        Some(ore) => voce.ore = ore,
        None => {
            let numero = voce.numero;
            gruppo.part_time.remove(riga);
            gruppo.tempo_pieno = somma(gruppo.tempo_pieno, numero, "riga")?;
        }
    }
    Ok(())
}

fn compensa(situazione: &mut Situazione, modifica: &Modifica) -> Result<(), Rifiuto> {
    let Modifica::AggiungiCompensazione { provincia_eccedenza, provincia_riduzione, soggetto, numero, azienda_gruppo } =
        modifica
    else {
        return Ok(());
    };
    let lati = [
        (*provincia_eccedenza, *provincia_riduzione, TipoCompensazione::Eccedenza, "provincia_eccedenza"),
        (*provincia_riduzione, *provincia_eccedenza, TipoCompensazione::Riduzione, "provincia_riduzione"),
    ];
    let presenti = lati.map(|lato| situazione.province.iter().any(|voce| voce.provincia == lato.0));
    for ((qui, altra, tipo, campo), presente) in lati.into_iter().zip(presenti) {
        // Within a group the other side belongs to the other company, unless the province is this employer's too.
        if azienda_gruppo.is_some() && !presente && presenti.contains(&true) {
            continue;
        }
        trova(situazione, qui, campo)?.compensazioni.push(Compensazione {
            provincia: altra,
            tipo,
            soggetto: *soggetto,
            numero: *numero,
            azienda_gruppo: azienda_gruppo.clone(),
        });
    }
    Ok(())
}

/// Every figure that differs between two reckonings of an employer, the country first.
#[must_use]
pub fn variazioni(prima: &RispostaQuota, dopo: &RispostaQuota) -> Vec<Variazione> {
    let altri =
        ["compensazione_art3", "compensazione_art18", "compensazione_gruppo_art3", "compensazione_gruppo_art18"];
    let sospese = ["quota_art3_sospesa", "quota_art18_sospesa"];
    let campi = || crate::quota::Cifre::CAMPI.iter().map(|(nome, _)| *nome).chain(altri).chain(sospese);
    let luoghi = std::iter::once("nazionale").chain(prima.province.iter().map(|provincia| provincia.provincia.sigla()));
    let mut variazioni = Vec::new();
    for dove in luoghi {
        for campo in campi() {
            let (era, diventa) = (prima.cifra(dove, campo), dopo.cifra(dove, campo));
            if era != diventa {
                let (prima, dopo) = (era.unwrap_or(0), diventa.unwrap_or(0));
                variazioni.push(Variazione { dove: dove.to_owned(), campo: campo.to_owned(), prima, dopo });
            }
        }
    }
    variazioni
}

/// What conventions put in order, in each province they name and in the country.
fn convenzioni(modifiche: &[Modifica], dopo: &RispostaQuota) -> Vec<InConvenzione> {
    let mut voci: Vec<InConvenzione> = Vec::new();
    for provinciale in &dopo.province {
        let promesse = modifiche.iter().map(|modifica| match modifica {
            Modifica::Convenzione { provincia, unita } if *provincia == provinciale.provincia => i64::from(*unita),
            _ => 0,
        });
        let promesse: i64 = promesse.sum();
        if promesse > 0 {
            let scoperta = provinciale.cifre.scopertura_art3;
            let unita = promesse.min(scoperta);
            voci.push(InConvenzione { dove: provinciale.provincia.to_string(), unita, da_regolare: scoperta - unita });
        }
    }
    if !voci.is_empty() {
        let scoperta = dopo.nazionale.cifre.scopertura_art3;
        let unita = voci.iter().map(|voce| voce.unita).sum::<i64>().min(scoperta);
        voci.insert(0, InConvenzione { dove: "nazionale".to_owned(), unita, da_regolare: scoperta - unita });
    }
    voci
}
