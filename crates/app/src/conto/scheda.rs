//! The account as the window shows it, and the days of a period.

use super::{ContoEsonero, conto, dei_segmenti, segmenti};
use crate::api::{
    Avviso, ChiediConto, ChiediGiorni, GiornoConto, PeriodoConto, PuntoConto, RataConto, RigaVersamento, SchedaConto,
    Stato, Tono,
};
use crate::modulo::{Modulo, pieno};
use crate::programma::Programma;
use crate::stati;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::{Errore, Euro};
use mirato_norme::l68_1999::art05_conto::{RataInConto, StatoRata};
use mirato_norme::l68_1999::art05_contributo::giorni;
use mirato_store::{Esonero, EsoneroPasso, TipoPasso, Versamento};

/// The account of an exemption on a day.
///
/// # Errors
/// `data_non_valida`; what the rules refuse; if it is not in the archive.
pub async fn conto_esonero(programma: &Programma, chiedi: ChiediConto) -> Result<SchedaConto, Errore> {
    let ufficio = programma.ufficio().await?;
    let al = giorno_chiesto(&ufficio, &chiedi.al)?;
    scheda(&ufficio, &chiedi.id, al).await
}

/// The day of an account; today if none is asked for.
///
/// # Errors
/// `data_non_valida`.
pub(super) fn giorno_chiesto(ufficio: &Ufficio, testo: &str) -> Result<NaiveDate, Errore> {
    pieno(testo).map_or(Ok(ufficio.orologio.oggi()), |testo| tempo::iso(&testo, "al"))
}

/// As [`conto_esonero`], for an office at hand.
///
/// # Errors
/// As [`conto_esonero`].
pub(super) async fn scheda(ufficio: &Ufficio, id: &str, al: NaiveDate) -> Result<SchedaConto, Errore> {
    let esonero: Esonero = ufficio.archivio.leggi(id).await?;
    let passi = ufficio.archivio.passi_esonero(id).await?;
    let versamenti = ufficio.archivio.versamenti(id).await?;
    let tenuto = conto(ufficio, &esonero, al, true).await?;
    let visto = &tenuto.conto;
    let spiegazione = tenuto.maturato.spiegazione.clone().figlia(visto.spiegazione.clone());
    let avvisi = tenuto.maturato.avvisi.iter().chain(&visto.avvisi);
    Ok(SchedaConto {
        al: al.to_string(),
        dovuto: tenuto.maturato.totale.to_string(),
        versato: visto.versato.to_string(),
        scaduto: visto.in_ritardo.to_string(),
        credito: visto.credito.to_string(),
        maggiorazione: visto.maggiorazioni_da_versare.to_string(),
        stato: stato(&tenuto),
        periodi: periodi(&tenuto),
        rate: visto.rate.iter().map(|rata| riga_rata(rata, &passi)).collect(),
        versamenti: versamenti.iter().map(riga_versamento).collect(),
        andamento: andamento(ufficio, &esonero, &versamenti, al).await?,
        avvisi: avvisi
            .map(|avviso| Avviso {
                codice: avviso.codice.clone(),
                messaggio: avviso.messaggio.clone(),
                tono: Tono::Attenzione,
            })
            .collect(),
        spiegazione,
    })
}

fn stato(tenuto: &ContoEsonero) -> Stato {
    let conto = &tenuto.conto;
    if conto.in_ritardo > Euro::ZERO {
        stati::stato("in_ritardo", "in ritardo", Tono::Errore)
    } else if conto.maggiorazioni_da_versare > Euro::ZERO {
        stati::stato("maggiorazione", "maggiorazione da versare", Tono::Attenzione)
    } else if conto.credito > Euro::ZERO {
        stati::stato("a_credito", "a credito", Tono::Normale)
    } else if tenuto.maturato.totale == Euro::ZERO {
        stati::stato("nulla_dovuto", "nulla di dovuto", Tono::Normale)
    } else {
        stati::stato("in_regola", "in regola", Tono::Fatto)
    }
}

fn periodi(tenuto: &ContoEsonero) -> Vec<PeriodoConto> {
    let periodi = tenuto.maturato.periodi.iter().map(|voce| {
        let periodo = &voce.periodo;
        PeriodoConto {
            provincia: voce.provincia.sigla().to_owned(),
            nome: voce.provincia.nome().to_owned(),
            dal: periodo.dal.to_string(),
            al: periodo.al.to_string(),
            perche: periodo.eventi.join("; "),
            base: periodo.base_computo,
            in_forza: periodo.disabili_in_forza,
            quota: periodo.quota,
            percentuale: periodo.percentuale.to_string(),
            massimo: periodo.massimo_esonerabili,
            unita: periodo.unita_esonerate,
            giorni: periodo.giorni_lavorativi,
            importo_giornaliero: periodo.importo_giornaliero.to_string(),
            importo: periodo.importo.to_string(),
        }
    });
    periodi.collect()
}

/// "rata 2026.1, dal 15/07/2026 al 31/12/2026".
pub(super) fn nome_rata(rata: &RataInConto) -> String {
    let (dal, al) = (tempo::breve(rata.rata.dal), tempo::breve(rata.rata.al));
    format!("rata {}, dal {dal} al {al}", rata.rata.codice)
}

fn riga_rata(rata: &RataInConto, passi: &[EsoneroPasso]) -> RataConto {
    let dal = rata.rata.dal.to_string();
    let (primo, ultimo) = (dal.clone(), rata.rata.al.to_string());
    let avviso = passi.iter().rev().find(|passo| {
        let dentro = |giorno: &String| primo <= *giorno && *giorno <= ultimo;
        passo.tipo == TipoPasso::Avviso && passo.dal.as_ref().is_some_and(dentro)
    });
    let tono = match rata.stato {
        StatoRata::Versata => Tono::Fatto,
        StatoRata::VersataInRitardo => Tono::Attenzione,
        StatoRata::NonScaduta => Tono::Normale,
        StatoRata::InRitardo => Tono::Errore,
    };
    let codice = match rata.stato {
        StatoRata::Versata => "versata",
        StatoRata::VersataInRitardo => "versata_in_ritardo",
        StatoRata::NonScaduta => "non_scaduta",
        StatoRata::InRitardo => "in_ritardo",
    };
    RataConto {
        nome: nome_rata(rata),
        dal,
        al: rata.rata.al.to_string(),
        scadenza: rata.rata.scadenza.to_string(),
        importo: rata.rata.importo.to_string(),
        versato: rata.versato.to_string(),
        residuo: rata.da_versare.to_string(),
        giorni_ritardo: rata.giorni_ritardo,
        maggiorazione: rata.maggiorazione.to_string(),
        avviso: avviso.and_then(|passo| passo.numero_avviso.clone()).unwrap_or_default(),
        avvisata: avviso.is_some(),
        stato: stati::stato(codice, rata.stato.nome(), tono),
    }
}

pub(super) fn riga_versamento(tenuto: &Versamento) -> RigaVersamento {
    let testo = |valore: &Option<String>| valore.clone().unwrap_or_default();
    RigaVersamento {
        id: tenuto.id.clone(),
        data: tenuto.data.clone(),
        importo: Euro::da_centesimi(tenuto.importo).to_string(),
        iuv: testo(&tenuto.iuv),
        numero_avviso: testo(&tenuto.numero_avviso),
        riferimento: testo(&tenuto.riferimento),
        origine: if tenuto.origine == "importato" { "importato" } else { "scritto a mano" }.to_owned(),
        nota: testo(&tenuto.nota),
    }
}

/// What was due and paid month by month from the first day, for the plot; the last point is the day asked for.
async fn andamento(
    ufficio: &Ufficio,
    esonero: &Esonero,
    versamenti: &[Versamento],
    al: NaiveDate,
) -> Result<Vec<PuntoConto>, Errore> {
    let segmenti = segmenti(ufficio, esonero, al).await?;
    let Some(inizio) = segmenti.segmenti.iter().map(|uno| uno.richiesta.dal).min() else { return Ok(Vec::new()) };
    let mesi = (0..).map_while(|mesi| inizio.checked_add_months(Months::new(mesi)));
    let mut giorni: Vec<NaiveDate> = mesi.take_while(|giorno| *giorno < al).collect();
    giorni.push(al);
    let mut punti = Vec::with_capacity(giorni.len());
    for giorno in giorni {
        let data = giorno.to_string();
        let versato = versamenti.iter().filter(|uno| uno.data <= data).map(|uno| uno.importo).sum();
        punti.push(PuntoConto {
            dovuto: dei_segmenti(ufficio, &segmenti, giorno, false)?.totale.to_string(),
            versato: Euro::da_centesimi(versato).to_string(),
            data,
        });
    }
    Ok(punti)
}

/// The days of a period, one by one.
///
/// # Errors
/// `passo_non_valido` with its fields; what the rules refuse.
pub async fn conto_giorni(programma: &Programma, chiedi: ChiediGiorni) -> Result<Vec<GiornoConto>, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut modulo = Modulo::nuovo("periodo_non_valido", "Il periodo ha campi da correggere.");
    let (dal, al) = (modulo.giorno("dal", &chiedi.dal), modulo.giorno("al", &chiedi.al));
    let provincia = modulo.provincia("provincia", &chiedi.provincia);
    modulo.fine()?;
    let manca = || Errore::dato("periodo_non_valido", "Il periodo ha campi da correggere.");
    let (dal, al) = dal.zip(al).ok_or_else(manca)?;
    let esonero: Esonero = ufficio.archivio.leggi(&chiedi.id).await?;
    let segmenti = segmenti(&ufficio, &esonero, al).await?;
    let mut tutti = Vec::new();
    for segmento in segmenti.segmenti.iter().filter(|segmento| Some(segmento.provincia) == provincia) {
        let richiesta = &segmento.richiesta;
        let (primo, ultimo) = (dal.max(richiesta.dal), al.min(richiesta.al));
        if ultimo < primo {
            continue;
        }
        let visti = giorni(&ufficio.leggi().parametri, richiesta, primo, ultimo)?;
        tutti.extend(visti.into_iter().map(|uno| GiornoConto {
            data: uno.data.to_string(),
            lavorativo: uno.lavorativo,
            motivo: uno.motivo,
            unita: uno.unita_esonerate,
            importo: uno.importo.to_string(),
            progressivo: uno.progressivo.to_string(),
        }));
    }
    Ok(tutti)
}
