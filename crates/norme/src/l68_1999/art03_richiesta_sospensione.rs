//! Art. 3 c. 5 and D.P.R. 333/2000 art. 4: the communication of a suspension, the temporary suspension
//! while the act is pending, its measure, where it holds, its end, and the sixty days that then run.

mod controlli;
#[cfg(test)]
mod tests;

use crate::aritmetica::{Esatta, italiano};
use crate::controllo::{Controllo, impedimenti};
use crate::errore::{ErroreNorma, italiana};
use crate::eta::{compiuti, termine_a_mesi};
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::scelta_ignota;
use crate::l68_1999::art03_sospensione::{InAttivita, fonte, in_attivita, nome, totale};
use crate::l68_1999::art09_richieste::scadenza_richiesta;
use crate::parametri::{Letto, Parametri, Riga};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::situazione::{Natura, Sospensione, TipoSospensione};
use mirato_domain::{Percentuale, Provincia};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The communication of a suspension, with what followed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaSospensione {
    /// Day the communication arrived.
    pub pervenuta_il: NaiveDate,
    /// Day on which it is judged.
    pub al: NaiveDate,
    /// Kind of employer.
    pub natura: Natura,
    /// Ground.
    pub causa: TipoSospensione,
    /// Province of the legal seat.
    pub sede_legale: Provincia,
    /// Provinces the office answers for.
    pub province_ufficio: Vec<Provincia>,
    /// First day of the procedure: of the scheme, of the dismissals, of the bankruptcy.
    pub dal: NaiveDate,
    /// Last day of the procedure, if it is known.
    #[serde(default)]
    pub al_procedura: Option<NaiveDate>,
    /// The provinces concerned, with the work suspended in each.
    pub province: Vec<ProvinciaSospesa>,
    /// Workers dismissed, for a collective dismissal.
    #[serde(default)]
    pub licenziati: Option<u32>,
    /// Whether the communication brings the act.
    #[serde(default)]
    pub documento_presentato: bool,
    /// Day of the act of whoever decides on the scheme; none while it is pending.
    #[serde(default)]
    pub provvedimento_il: Option<NaiveDate>,
    /// Whether that act refused the scheme.
    #[serde(default)]
    pub provvedimento_negativo: bool,
    /// Renewals of the temporary suspension already given.
    #[serde(default)]
    pub rinnovi: u32,
}

/// A province concerned by a suspension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvinciaSospesa {
    /// Province.
    pub provincia: Provincia,
    /// Units of art. 3 due in it.
    pub quota_art3: u32,
    /// Workers against whom the suspended ones are measured (base or employees, by the office's choice).
    pub lavoratori: u32,
    /// Part of the work suspended.
    #[serde(default)]
    pub percentuale: Option<Percentuale>,
    /// Workers suspended, instead of the percentage.
    #[serde(default)]
    pub lavoratori_sospesi: Option<u32>,
}

/// A province, with what is suspended in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EffettoProvincia {
    /// Province.
    #[ts(type = "string")]
    pub provincia: Provincia,
    /// Units of art. 3 due without the suspension.
    pub quota_art3: u32,
    /// Units that remain due.
    #[ts(type = "number")]
    pub restano: i64,
    /// Units suspended.
    #[ts(type = "number")]
    pub sospese: i64,
    /// How it was reckoned ("65/100 × 7 = 4,55").
    pub conto: String,
}

/// The stage of a suspension on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StadioSospensione {
    /// Temporary, while the act is pending.
    Temporanea,
    /// The temporary suspension has run out without an act.
    TemporaneaScaduta,
    /// In force by the act.
    InCorso,
    /// Over.
    Finita,
    /// The act refused the scheme: the duties are whole again.
    Negata,
}

impl StadioSospensione {
    /// The stage in words.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Temporanea => "temporanea, in attesa del provvedimento",
            Self::TemporaneaScaduta => "temporanea, scaduta senza provvedimento",
            Self::InCorso => "in corso",
            Self::Finita => "finita",
            Self::Negata => "cessata: il provvedimento è negativo",
        }
    }
}

/// What a suspension brings on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoSospensione {
    /// Whether nothing bars it.
    pub accoglibile: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// Its stage.
    pub stadio: StadioSospensione,
    /// Whether it holds in the whole country, for every province of the employer.
    pub nazionale: bool,
    /// Whether every duty is suspended, rather than a part.
    pub totale: bool,
    /// Last day of the temporary suspension, while the act is pending.
    #[ts(type = "string | null")]
    pub temporanea_fino_al: Option<NaiveDate>,
    /// Whether the temporary suspension may still be renewed.
    pub rinnovabile: bool,
    /// Last day of the suspension, if it is known.
    #[ts(type = "string | null")]
    pub fino_al: Option<NaiveDate>,
    /// Last day to ask for workers after the end (art. 9 c. 1).
    #[ts(type = "string | null")]
    pub richiesta_entro: Option<NaiveDate>,
    /// The provinces concerned.
    pub province: Vec<EffettoProvincia>,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// A ground with its row of the table.
struct Causa<'a> {
    riga: &'a Riga,
    nazionale: bool,
    totale: bool,
}

/// The days of a suspension.
struct Durata {
    stadio: StadioSospensione,
    temporanea_fino_al: Option<NaiveDate>,
    rinnovabile: bool,
    fino_al: Option<NaiveDate>,
    richiesta_entro: Option<NaiveDate>,
    voce: Voce,
}

/// Judges a suspension on a day.
///
/// # Errors
/// `Dato` naming a date that contradicts another, a province that stands twice, a measure that is
/// missing or double; an error of a parameter.
pub fn verifica(p: &Parametri, richiesta: &RichiestaSospensione) -> Result<EsitoSospensione, ErroreNorma> {
    controlla(richiesta)?;
    let causa = causa(p, richiesta)?;
    let durata = durata(p, richiesta)?;
    let temporanea = misura_temporanea(p, richiesta)?;
    let intera = causa.totale || durata.stadio == StadioSospensione::Temporanea && temporanea.valore == "totale";
    let province: Vec<_> = richiesta.province.iter().map(|una| effetto(richiesta, una, intera)).collect();
    let controlli = controlli::controlli(p, richiesta, &causa, &durata)?;
    let impedimenti = impedimenti(&controlli);
    let effetti = province.iter().map(|una| {
        Voce::nuova(format!("sospensione.{}", una.provincia.sigla()), una.provincia.nome())
            .valore(una.sospese, "unità sospese")
            .spiega(format!("Su {} unità ne restano dovute {}.", una.quota_art3, una.restano))
            .conto(una.conto.clone())
            .cita(crate::aritmetica::fonte())
    });
    let spiegazione = Voce::nuova("sospensione", format!("Sospensione per {}", nome(richiesta.causa)))
        .valore(durata.stadio.nome(), "")
        .spiega(if causa.nazionale { "Vale in tutte le province del datore." } else { "Vale nelle province indicate." })
        .cita(fonte())
        .cita(causa.riga.citazione())
        .figlie(controlli.iter().map(|controllo| controllo.voce("sospensione")))
        .figlie(effetti)
        .figlia(durata.voce.cita(temporanea.citazione()).legge(temporanea.letto));
    Ok(EsitoSospensione {
        accoglibile: impedimenti.is_empty(),
        impedimenti,
        controlli,
        stadio: durata.stadio,
        nazionale: causa.nazionale,
        totale: intera,
        temporanea_fino_al: durata.temporanea_fino_al,
        rinnovabile: durata.rinnovabile,
        fino_al: durata.fino_al,
        richiesta_entro: durata.richiesta_entro,
        province,
        spiegazione,
    })
}

fn controlla(richiesta: &RichiestaSospensione) -> Result<(), ErroreNorma> {
    let campo = |nome: &str, testo: &str| Err(ErroreNorma::campo(nome, testo));
    if richiesta.al < richiesta.pervenuta_il {
        return campo("pervenuta_il", "la comunicazione è successiva a oggi: correggi la data");
    }
    if richiesta.al_procedura.is_some_and(|fine| fine < richiesta.dal) {
        return campo("al_procedura", "la procedura finisce prima di cominciare: correggi le date");
    }
    if richiesta.provvedimento_il.is_some_and(|il| il > richiesta.al) {
        return campo("provvedimento_il", "il provvedimento è successivo a oggi: correggi la data");
    }
    if richiesta.provvedimento_negativo && richiesta.provvedimento_il.is_none() {
        return campo("provvedimento_il", "il provvedimento è negativo: scrivi il suo giorno");
    }
    if richiesta.province.is_empty() {
        return campo("province", "indica almeno una provincia");
    }
    for (n, una) in richiesta.province.iter().enumerate() {
        let dove = |nome: &str| format!("province[{n}].{nome}");
        if richiesta.province.iter().take(n).any(|altra| altra.provincia == una.provincia) {
            return Err(ErroreNorma::campo(&dove("provincia"), "questa provincia c'è già: una riga per provincia"));
        }
        match (una.percentuale, una.lavoratori_sospesi) {
            (Some(_), Some(_)) => {
                let testo = "indica la percentuale oppure i lavoratori sospesi, non tutti e due";
                return Err(ErroreNorma::campo(&dove("percentuale"), testo));
            }
            (None, None) if !totale(richiesta.causa) => {
                let testo = "indica quanto lavoro è sospeso: la percentuale oppure i lavoratori";
                return Err(ErroreNorma::campo(&dove("percentuale"), testo));
            }
            (_, Some(sospesi)) if sospesi > una.lavoratori => {
                let testo = format!("i lavoratori sospesi sono {sospesi} su {}: correggi", una.lavoratori);
                return Err(ErroreNorma::campo(&dove("lavoratori_sospesi"), testo));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The row of the ground.
fn causa<'a>(p: &'a Parametri, richiesta: &RichiestaSospensione) -> Result<Causa<'a>, ErroreNorma> {
    let tabella = "causa_sospensione";
    let codice = match richiesta.causa {
        TipoSospensione::Cigs => "cigs",
        TipoSospensione::Solidarieta => "solidarieta",
        TipoSospensione::LicenziamentoCollettivo => "licenziamento_collettivo",
        TipoSospensione::Fallimento => "fallimento",
        TipoSospensione::EsodoIncentivato => "esodo_incentivato",
    };
    let errata = |motivo: String| ErroreNorma::ParametroErrato { id: tabella.to_owned(), motivo };
    let riga = p
        .tabella(tabella, richiesta.dal)?
        .into_iter()
        .find(|riga| riga.codice == codice)
        .ok_or_else(|| errata(format!("manca la riga «{codice}»")))?;
    let ambito = match riga.campo("ambito") {
        Some("nazionale") => true,
        Some("provincia") => false,
        _ => return Err(errata(format!("la riga «{codice}» non ha un «ambito» valido"))),
    };
    Ok(Causa { riga, nazionale: ambito, totale: totale(richiesta.causa) })
}

/// What the temporary suspension suspends: the part asked for, or the whole duty.
fn misura_temporanea(p: &Parametri, richiesta: &RichiestaSospensione) -> Result<Letto<String>, ErroreNorma> {
    let scelta = p.scelta("sospensione_temporanea_misura", richiesta.pervenuta_il)?;
    match scelta.valore.as_str() {
        "proporzionale" | "totale" => Ok(scelta),
        altro => Err(scelta_ignota("sospensione_temporanea_misura", altro)),
    }
}

fn effetto(richiesta: &RichiestaSospensione, una: &ProvinciaSospesa, intera: bool) -> EffettoProvincia {
    let misura =
        Sospensione { tipo: richiesta.causa, percentuale: una.percentuale, lavoratori_sospesi: una.lavoratori_sospesi };
    let quota = i64::from(una.quota_art3);
    let esito = in_attivita(richiesta.natura, Some(&misura), intera, i64::from(una.lavoratori));
    let attiva =
        esito.valore().copied().unwrap_or(InAttivita { tipo: richiesta.causa, parte: Esatta::from_integer(1) });
    let restano = attiva.dovuta(quota);
    EffettoProvincia {
        provincia: una.provincia,
        quota_art3: una.quota_art3,
        restano,
        sospese: quota - restano,
        conto: format!("{} × {quota} = {} → {restano}", attiva.parte, italiano(attiva.dovuta_esatta(quota))),
    }
}

/// The stage and the days: temporary for three months, once renewable, while the act is pending; then
/// as long as the procedure, and after a collective dismissal as long as the right of precedence.
fn durata(p: &Parametri, richiesta: &RichiestaSospensione) -> Result<Durata, ErroreNorma> {
    let mesi = p.intero("sospensione_temporanea", richiesta.pervenuta_il)?;
    let rinnovi = p.intero("sospensione_temporanea_rinnovi", richiesta.pervenuta_il)?;
    let pendente = richiesta.provvedimento_il.is_none() && !totale(richiesta.causa);
    let dati = i64::from(richiesta.rinnovi).min(rinnovi.valore);
    let temporanea = compiuti(richiesta.pervenuta_il, mesi.valore * (dati + 1))?.pred_opt();
    let procedura = fine_procedura(p, richiesta)?;
    let fino_al = if richiesta.provvedimento_negativo {
        richiesta.provvedimento_il
    } else if pendente {
        [temporanea, procedura].into_iter().flatten().min()
    } else {
        procedura
    };
    let finita = fino_al.is_some_and(|fine| fine < richiesta.al);
    let stadio = match () {
        () if richiesta.provvedimento_negativo => StadioSospensione::Negata,
        () if procedura.is_some_and(|fine| fine < richiesta.al) => StadioSospensione::Finita,
        () if pendente && finita => StadioSospensione::TemporaneaScaduta,
        () if pendente => StadioSospensione::Temporanea,
        () => StadioSospensione::InCorso,
    };
    let richiesta_entro = fino_al.map(|fine| scadenza_richiesta(p, fine)).transpose()?;
    let valore =
        fino_al.map_or_else(|| "senza una fine nota".to_owned(), |fine| format!("fino al {}", italiana(&fine)));
    let sessanta = richiesta_entro.map_or_else(String::new, |entro| {
        format!(" Dalla fine corrono i giorni per chiedere l'assunzione, fino al {}.", italiana(&entro))
    });
    let mut voce = Voce::nuova("sospensione.durata", "Durata")
        .valore(valore, "")
        .spiega(format!("Sospensione {}.{sessanta}", stadio.nome()))
        .cita(Fonte::legge("D.P.R. 333/2000", "4", "3", ""))
        .cita(Fonte::legge("L. 68/1999", "9", "1", ""));
    if pendente {
        let conto = format!(
            "{} + {} mesi, rinnovi {dati} su {}",
            italiana(&richiesta.pervenuta_il),
            mesi.valore,
            rinnovi.valore
        );
        voce = voce.conto(conto).legge(mesi.letto).legge(rinnovi.letto);
    }
    Ok(Durata {
        stadio,
        temporanea_fino_al: temporanea.filter(|_| pendente),
        rinnovabile: pendente && i64::from(richiesta.rinnovi) < rinnovi.valore,
        fino_al,
        richiesta_entro,
        voce,
    })
}

/// The last day of the procedure, and of the precedence that follows enough dismissals.
fn fine_procedura(p: &Parametri, richiesta: &RichiestaSospensione) -> Result<Option<NaiveDate>, ErroreNorma> {
    let Some(fine) = richiesta.al_procedura else { return Ok(None) };
    if richiesta.causa != TipoSospensione::LicenziamentoCollettivo {
        return Ok(Some(fine));
    }
    let minimi = p.intero("sospensione_licenziamenti_minimi", fine)?;
    let mesi = p.intero("sospensione_precedenza", fine)?;
    if i64::from(richiesta.licenziati.unwrap_or(0)) < minimi.valore {
        return Ok(Some(fine));
    }
    termine_a_mesi(fine, mesi.valore).map(Some)
}
