//! One employer in a review: its position on the day, since when units are short, which instrument
//! answers for them, what the sanctions would come to. The law says it; here it is given the facts.

use super::confronto::confronta;
use crate::api::Circostanza as CircostanzaVista;
use crate::istruttoria;
use crate::modulo::giorno;
use crate::posizione::Inizio;
use crate::stati;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Datelike, NaiveDate};
use mirato_domain::{Errore, Provincia};
use mirato_norme::calendario::{Calendario, Settimana};
use mirato_norme::l68_1999::art17_ottemperanza::{ConvenzioneInCorso, EsitoOttemperanza};
use mirato_norme::quota::RispostaQuota;
use mirato_norme::revisione::{
    ProspettoRicevuto, ProvinciaRivista, Revisione, RichiestaRevisione, StatoProspetto, StrumentiProvincia, rivedi,
};
use mirato_norme::{Fonte, Voce};
use mirato_store::{
    Circostanza, Datore, DatoreRivisto, InvioProspetto, JsonCompresso, Movimento, Prospetto, ProvinciaRevisione,
    TipoCircostanza, VoceRevisione,
};
use std::collections::BTreeSet;

/// What an employer is examined on.
pub struct Materia {
    /// The review.
    pub revisione_id: String,
    /// Its day.
    pub al: NaiveDate,
    /// Day of the review before.
    pub prima_al: Option<NaiveDate>,
    /// The employer.
    pub datore: Datore,
    /// The prospetto that holds on the day.
    pub prospetto: Option<Prospetto>,
    /// When each of its prospetti was sent.
    pub invii: Vec<InvioProspetto>,
    /// All its movements.
    pub movimenti: Vec<Movimento>,
    /// All its circumstances.
    pub circostanze: Vec<Circostanza>,
    /// Its agreements of ours, as they stand on the day.
    pub convenzioni: Vec<(Provincia, ConvenzioneInCorso)>,
    /// Its row in the review before.
    pub voce_prima: Option<VoceRevisione>,
    /// Its provinces in the review before.
    pub province_prima: Vec<ProvinciaRevisione>,
}

/// Examines an employer. What the rules refuse in its figures is written in its row: one employer does
/// not stop a review.
///
/// # Errors
/// `dato_non_scritto`, which cannot happen with the types at hand.
pub fn esamina(ufficio: &Ufficio, materia: Materia) -> Result<DatoreRivisto, Errore> {
    let esito = match &materia.prospetto {
        None => Ok(senza_prospetto(&materia)),
        Some(prospetto) => rivisto(ufficio, &materia, prospetto),
    };
    let (mut voce, province, spiegazione, motivo) = match esito {
        Ok((voce, province, spiegazione)) => (voce, province, spiegazione, None),
        Err(errore) => {
            let nome = "Le cifre non si possono calcolare";
            let spiegazione = Voce::rifiutata("revisione", nome, &errore.messaggio);
            (vuota(&materia, "non_calcolato", "non_dovuto"), Vec::new(), spiegazione, Some(errore.messaggio))
        }
    };
    let (parola, mut frasi) = confronta(&materia, &voce);
    frasi.extend(motivo);
    voce.cambiato = parola;
    voce.cambiamenti = crate::verifiche::json(&frasi)?;
    let spiegazione = JsonCompresso::di(&spiegazione)
        .map_err(|errore| Errore::guasto("dato_non_scritto", format!("Un dato non si scrive: {errore}")))?;
    Ok(DatoreRivisto { voce, province, spiegazione })
}

/// An employer's row without figures.
fn vuota(materia: &Materia, stato: &str, prospetto_stato: &str) -> VoceRevisione {
    VoceRevisione {
        revisione_id: materia.revisione_id.clone(),
        datore_id: materia.datore.id.clone(),
        prospetto_id: materia.prospetto.as_ref().map(|prospetto| prospetto.id.clone()),
        prospetto_al: materia.prospetto.as_ref().map(|prospetto| prospetto.data_riferimento.clone()),
        prospetto_stato: prospetto_stato.to_owned(),
        settore: materia.datore.settore.clone(),
        classe: "non_soggetto".to_owned(),
        base_art3: 0,
        quota_art3: 0,
        in_forza_art3: 0,
        quota_art18: 0,
        in_forza_art18: 0,
        esonerati: 0,
        sospesi: 0,
        convenzione: 0,
        scopertura_art3: 0,
        scopertura_art18: 0,
        scoperto_dal: None,
        termine: None,
        stato: stato.to_owned(),
        esposizione: 0,
        cambiato: String::new(),
        cambiamenti: mirato_store::Json::default(),
    }
}

fn senza_prospetto(materia: &Materia) -> (VoceRevisione, Vec<ProvinciaRevisione>, Voce) {
    let spiegazione = Voce::rifiutata(
        "revisione",
        "Nessun prospetto",
        "in archivio non c'è un prospetto che valga in questo giorno: se il datore è soggetto, va chiesto",
    )
    .cita(Fonte::legge("L. 68/1999", "9", "6", ""));
    (vuota(materia, "senza_prospetto", "mancante"), Vec::new(), spiegazione)
}

/// An employer's row, its provinces, and why: the facts gathered, the law asked.
fn rivisto(
    ufficio: &Ufficio,
    materia: &Materia,
    prospetto: &Prospetto,
) -> Result<(VoceRevisione, Vec<ProvinciaRevisione>, Voce), Errore> {
    let inizio = Inizio::di(ufficio, prospetto)?;
    let mut storia = inizio.storia(ufficio, &materia.movimenti, &materia.circostanze, materia.al)?;
    for risposta in &mut storia {
        risposta.province.retain(|provincia| ufficio.competente(provincia.provincia.sigla()));
    }
    let quota = storia.last_mut().and_then(|ultima| ultima.spiegazione.take());
    let storia = con_la_revisione_prima(storia, &materia.province_prima);
    let strumenti = strumenti(materia, storia.last());
    let prospetti: Vec<ProspettoRicevuto> = materia.invii.iter().filter_map(ricevuto).collect();
    let richiesta = RichiestaRevisione {
        al: materia.al,
        natura: inizio.natura(),
        storia: &storia,
        strumenti: &strumenti,
        prospetti: &prospetti,
        calendario: &calendario(ufficio, materia.al),
    };
    let revisione = rivedi(&ufficio.leggi().parametri, &richiesta, true)?;
    let province: Vec<ProvinciaRevisione> =
        revisione.province.iter().map(|una| provincia(materia, una, &strumenti)).collect();
    let voce = riga(materia, &revisione, &province);
    let spiegazione = Voce::nuova("revisione", "Posizione nella revisione")
        .valore(stati::rivisto(&voce.stato).testo, "")
        .spiega(format!(
            "Al {}: quote, forze e scoperture delle province dell'ufficio; base e classe di tutto il datore.",
            tempo::breve(materia.al)
        ))
        .figlie(revisione.spiegazione)
        .figlie(quota);
    Ok((voce, province, spiegazione))
}

fn riga(materia: &Materia, revisione: &Revisione, province: &[ProvinciaRevisione]) -> VoceRevisione {
    let somma = |di: fn(&ProvinciaRevisione) -> i64| province.iter().map(di).sum::<i64>();
    let termini =
        || revisione.province.iter().filter_map(|una| una.termine.map(|termine| (una.termine_decorso, termine)));
    VoceRevisione {
        classe: crate::verifiche::classe(revisione.classe).as_str().to_owned(),
        base_art3: revisione.base_art3,
        quota_art3: somma(|una| una.quota_art3),
        in_forza_art3: somma(|una| una.in_forza_art3),
        quota_art18: revisione.province.iter().map(|una| una.quota_art18).sum(),
        in_forza_art18: revisione.province.iter().map(|una| una.in_forza_art18).sum(),
        esonerati: somma(|una| una.esonerati),
        sospesi: somma(|una| una.sospesi),
        convenzione: somma(|una| una.convenzione),
        scopertura_art3: somma(|una| una.scopertura_art3),
        scopertura_art18: somma(|una| una.scopertura_art18),
        scoperto_dal: revisione.scoperto_dal.map(|giorno| giorno.to_string()),
        // The first that still runs; where all have run, the first of all.
        termine: termini().min().map(|(_, termine)| termine.to_string()),
        esposizione: revisione.sanzione_totale.centesimi(),
        ..vuota(materia, stato(revisione), invio(revisione.prospetto.stato))
    }
}

fn stato(revisione: &Revisione) -> &'static str {
    if revisione.soggetto && revisione.province.is_empty() { "altri_uffici" } else { parola(revisione.esito) }
}

const fn parola(esito: EsitoOttemperanza) -> &'static str {
    match esito {
        EsitoOttemperanza::NonSoggetto => "non_soggetto",
        EsitoOttemperanza::Ottemperante => "coperto",
        EsitoOttemperanza::OttemperanteSospensione
        | EsitoOttemperanza::OttemperanteConvenzione
        | EsitoOttemperanza::OttemperanteEsonero => "con_strumento",
        EsitoOttemperanza::OttemperanteRichiesta => "con_richiesta",
        EsitoOttemperanza::OttemperanteTerminiNonDecorsi => "nei_termini",
        EsitoOttemperanza::AltreProvinceDaSentire => "altri_uffici",
        EsitoOttemperanza::NonOttemperante => "oltre_termine",
    }
}

const fn invio(stato: StatoProspetto) -> &'static str {
    match stato {
        StatoProspetto::NonDovuto | StatoProspetto::Invariato => "non_dovuto",
        StatoProspetto::Presentato => "presente",
        StatoProspetto::InRitardo => "in_ritardo",
        StatoProspetto::Mancante => "mancante",
        StatoProspetto::DaAccertare => "da_accertare",
    }
}

fn ricevuto(invio: &InvioProspetto) -> Option<ProspettoRicevuto> {
    Some(ProspettoRicevuto {
        riferimento: giorno(&invio.data_riferimento)?,
        inviato_il: giorno(invio.data_invio.get(..10)?)?,
    })
}

fn provincia(materia: &Materia, una: &ProvinciaRivista, strumenti: &[StrumentiProvincia]) -> ProvinciaRevisione {
    let qui = strumenti.iter().find(|altra| altra.provincia == una.provincia);
    let convenzione = qui.and_then(|qui| qui.convenzione.as_ref());
    ProvinciaRevisione {
        revisione_id: materia.revisione_id.clone(),
        datore_id: materia.datore.id.clone(),
        provincia: una.provincia.sigla().to_owned(),
        base_art3: una.base_art3,
        quota_art3: una.quota_art3,
        in_forza_art3: una.in_forza_art3,
        esonerati: una.esonerate,
        sospesi: una.sospese,
        // An agreement that names no unit answers for all that is short.
        convenzione: convenzione.map_or(0, |patto| match patto.unita_art3 {
            u32::MAX => una.scopertura_art3,
            unita => i64::from(unita),
        }),
        scopertura_art3: una.scopertura_art3,
        scopertura_art18: una.scopertura_art18,
        scoperto_dal: una.scoperta_dal.map(|giorno| giorno.to_string()),
        stato: parola(una.esito).to_owned(),
    }
}

/// The instruments of each of our provinces, as art. 17 reads them in the circumstances.
fn strumenti(materia: &Materia, oggi: Option<&RispostaQuota>) -> Vec<StrumentiProvincia> {
    let viste: Vec<CircostanzaVista> =
        materia.circostanze.iter().cloned().map(crate::circostanze::circostanza).collect();
    let vigenti: Vec<&CircostanzaVista> =
        viste.iter().filter(|circostanza| istruttoria::vigente(circostanza, materia.al)).collect();
    let province = oggi.map(|oggi| oggi.province.as_slice()).unwrap_or_default();
    province
        .iter()
        .map(|provinciale| {
            let stato = istruttoria::provinciale(provinciale, &viste, &vigenti, materia.al, &materia.convenzioni);
            StrumentiProvincia {
                provincia: stato.provincia,
                insorgenza: insorgenza(materia, stato.provincia),
                richiesta: stato.richiesta,
                convenzione: stato.convenzione,
                esonero: stato.esonero,
                sospensione: stato.sospensione,
            }
        })
        .collect()
}

/// The day on which the obligation arose, where the office has written it down.
fn insorgenza(materia: &Materia, provincia: Provincia) -> Option<NaiveDate> {
    let scritte = materia.circostanze.iter().rev().filter(|c| c.tipo == TipoCircostanza::Insorgenza);
    let mut qui = scritte.filter(|c| c.provincia.as_deref().is_none_or(|sigla| sigla == provincia.sigla()));
    qui.find_map(|c| giorno(&c.dal)).filter(|giorno| *giorno <= materia.al)
}

/// The history goes on from what the review before had found: units short on its first day that were
/// short before are short since then.
fn con_la_revisione_prima(storia: Vec<RispostaQuota>, prima: &[ProvinciaRevisione]) -> Vec<RispostaQuota> {
    let Some(comincia) = storia.first() else { return storia };
    let dal = |una: &ProvinciaRevisione| una.scoperto_dal.as_deref().and_then(giorno);
    let giorni: BTreeSet<NaiveDate> =
        prima.iter().filter_map(dal).filter(|giorno| *giorno < comincia.data_riferimento).collect();
    let mut intera = Vec::with_capacity(giorni.len() + storia.len());
    for giorno in giorni {
        let mut allora = RispostaQuota { data_riferimento: giorno, ..comincia.clone() };
        for provinciale in &mut allora.province {
            let una = prima.iter().find(|una| {
                una.provincia == provinciale.provincia.sigla() && dal(una).is_some_and(|dal| dal <= giorno)
            });
            let cifre = &mut provinciale.cifre;
            cifre.scopertura_art3 = cifre.scopertura_art3.min(una.map_or(0, |una| una.scopertura_art3));
            cifre.scopertura_art18 = cifre.scopertura_art18.min(una.map_or(0, |una| una.scopertura_art18));
        }
        intera.push(allora);
    }
    intera.extend(storia);
    intera
}

/// The office's calendar: the employer's own is not known.
fn calendario(ufficio: &Ufficio, al: NaiveDate) -> Calendario {
    let calendario = &ufficio.impostazioni().calendario;
    Calendario {
        giorni_settimana: Settimana::try_from(calendario.giorni_settimana).unwrap_or(Settimana::CinqueGiorni),
        patrono: giorno(&format!("{}-{}", al.year(), calendario.patrono)),
        altri_festivi: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mirato_domain::situazione::SituazioneProvinciale;
    use mirato_norme::Parametri;
    use mirato_norme::quota::{RegoleAl, calcola_con};

    fn data(testo: &str) -> NaiveDate {
        testo.parse().unwrap()
    }

    /// An employer of 100 workers in Genova, none of them disabled: 7 units short of art. 3.
    fn scoperto(al: &str) -> RispostaQuota {
        let mut situazione = mirato_exchange::demo::situazioni(1).remove(0);
        situazione.data_riferimento = data(al);
        situazione.datore.sede_legale = "GE".parse().unwrap();
        situazione.province = vec![SituazioneProvinciale::nuova("GE".parse().unwrap(), 100)];
        let regole = RegoleAl::al(&Parametri::nazionali().unwrap(), data(al)).unwrap();
        calcola_con(&regole, &situazione, false).unwrap()
    }

    fn prima(scopertura: i64, dal: &str) -> ProvinciaRevisione {
        ProvinciaRevisione {
            revisione_id: String::new(),
            datore_id: String::new(),
            provincia: "GE".to_owned(),
            base_art3: 100,
            quota_art3: 7,
            in_forza_art3: 7 - scopertura,
            esonerati: 0,
            sospesi: 0,
            convenzione: 0,
            scopertura_art3: scopertura,
            scopertura_art18: 0,
            scoperto_dal: Some(dal.to_owned()),
            stato: "oltre_termine".to_owned(),
        }
    }

    #[test]
    fn units_short_in_the_review_before_are_short_since_then_and_no_others() {
        let storia = vec![scoperto("2025-12-31")];
        assert_eq!(storia[0].province[0].cifre.scopertura_art3, 7);
        let intera = con_la_revisione_prima(storia.clone(), &[prima(3, "2025-06-15")]);
        let giorni: Vec<_> = intera.iter().map(|r| (r.data_riferimento, r.province[0].cifre.scopertura_art3)).collect();
        assert_eq!(giorni, [(data("2025-06-15"), 3), (data("2025-12-31"), 7)]);
        // What the history holds itself is not told twice.
        assert_eq!(con_la_revisione_prima(storia.clone(), &[prima(3, "2026-02-01")]).len(), 1);
        assert_eq!(con_la_revisione_prima(storia, &[]).len(), 1);
    }
}
