//! The turn of the year: last year's position goes over into the new one, and a protocol says what did
//! not and why. What the employer only declared for a year does not outlive it without an act.

use super::passi::persone;
use super::{Inizio, Posizione};
use crate::api::{PerId, RigaRiporto, RiportaPosizione, SchedaPosizione, SchedaRiporto};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::tempo::breve;
use crate::ufficio::Ufficio;
use chrono::{Datelike, NaiveDate};
use mirato_domain::situazione::SituazioneProvinciale;
use mirato_domain::{Errore, Provincia};
use mirato_store::{Circostanza, Movimento, Riporto, TipoCircostanza, TipoMovimento};

/// Where the movements of a turn of the year come from.
const ORIGINE: &str = "riporto";

/// The protocol of a turn of the year, and what it takes away.
struct Esame {
    prospetto_id: String,
    righe: Vec<RigaRiporto>,
    via: Vec<(Provincia, &'static str)>,
}

/// First day of a year.
///
/// # Errors
/// `anno_non_valido`.
pub(super) fn capodanno(anno: i32) -> Result<NaiveDate, Errore> {
    NaiveDate::from_ymd_opt(anno, 1, 1)
        .ok_or_else(|| Errore::dato("anno_non_valido", "L'anno non è valido.").con_campo("anno", "Scrivi un anno"))
}

/// The turn into the year of a day: as it was done, or as it would come out. None without a prospetto of
/// an earlier year, or once the yearly one is there.
///
/// # Errors
/// If the archive cannot be read.
pub(super) async fn scheda(ufficio: &Ufficio, datore_id: &str, al: NaiveDate) -> Result<Option<SchedaRiporto>, Errore> {
    let anno = al.year();
    let fatti = ufficio.archivio.riporti(datore_id).await?;
    if let Some(fatto) = fatti.into_iter().find(|fatto| fatto.anno == i64::from(anno)) {
        return Ok(Some(SchedaRiporto {
            righe: crate::verifiche::leggi(&fatto.dati, "Il riporto")?,
            id: fatto.id,
            anno,
            eseguito_il: fatto.eseguito_il,
        }));
    }
    let esame = esamina(ufficio, datore_id, anno).await?;
    Ok(esame.map(|esame| SchedaRiporto { id: String::new(), anno, eseguito_il: String::new(), righe: esame.righe }))
}

/// Takes a position over into a year.
///
/// # Errors
/// `riporto_superfluo` if the yearly prospetto is there; `riporto_gia_fatto`.
pub async fn posizione_riporta(programma: &Programma, richiesta: RiportaPosizione) -> Result<SchedaPosizione, Errore> {
    let ufficio = programma.ufficio().await?;
    riporta(&ufficio, &richiesta).await?;
    super::scheda::scheda(&ufficio, &richiesta.datore_id, "").await
}

/// As [`posizione_riporta`], for an office at hand; what went over and what did not.
///
/// # Errors
/// As [`posizione_riporta`].
pub(super) async fn riporta(ufficio: &Ufficio, richiesta: &RiportaPosizione) -> Result<Vec<RigaRiporto>, Errore> {
    let anno = i64::from(richiesta.anno);
    if ufficio.archivio.riporti(&richiesta.datore_id).await?.iter().any(|fatto| fatto.anno == anno) {
        let messaggio = format!("La posizione è già riportata nel {anno}: annulla quel riporto, se vuoi rifarlo.");
        return Err(Errore::stato("riporto_gia_fatto", messaggio));
    }
    let esame = esamina(ufficio, &richiesta.datore_id, richiesta.anno).await?.ok_or_else(|| {
        let messaggio =
            format!("Per il {anno} c'è già il prospetto annuale, o manca quello prima: non c'è da riportare.");
        Errore::stato("riporto_superfluo", messaggio)
    })?;
    let riporto = Riporto {
        id: String::new(),
        datore_id: richiesta.datore_id.clone(),
        anno,
        prospetto_id: esame.prospetto_id.clone(),
        eseguito_il: ufficio.orologio.iso(),
        dati: crate::verifiche::json(&esame.righe)?,
        versione: 0,
    };
    let data = capodanno(richiesta.anno)?.to_string();
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let riporto = scrittura.inserisci(riporto).await?;
    for (provincia, voce) in esame.via {
        let movimento = Movimento {
            voce: Some(voce.to_owned()),
            origine: ORIGINE.to_owned(),
            origine_id: riporto.id.clone(),
            ..Movimento::nuovo(&richiesta.datore_id, TipoMovimento::NonRiportato, provincia.sigla(), &data)
        };
        scrittura.inserisci(movimento).await?;
    }
    super::riverifica(ufficio, &mut scrittura, &richiesta.datore_id).await?;
    scrittura.conferma().await?;
    Ok(esame.righe)
}

/// Takes a turn of the year back.
///
/// # Errors
/// If it is not in the archive.
pub async fn riporto_annulla(programma: &Programma, richiesta: PerId) -> Result<SchedaPosizione, Errore> {
    let ufficio = programma.ufficio().await?;
    let riporto: Riporto = ufficio.archivio.leggi(&richiesta.id).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    for movimento in scrittura.movimenti(&riporto.datore_id).await? {
        if movimento.origine == ORIGINE && movimento.origine_id == riporto.id {
            scrittura.elimina_movimento(&movimento.id).await?;
        }
    }
    scrittura.elimina_riporto(&riporto.id).await?;
    super::riverifica(&ufficio, &mut scrittura, &riporto.datore_id).await?;
    scrittura.conferma().await?;
    super::scheda::scheda(&ufficio, &riporto.datore_id, "").await
}

async fn esamina(ufficio: &Ufficio, datore_id: &str, anno: i32) -> Result<Option<Esame>, Errore> {
    let primo = capodanno(anno)?;
    let vigilia = primo.pred_opt().unwrap_or(primo);
    let Some(tenuto) = ufficio.archivio.prospetto_al(datore_id, &primo.to_string()).await? else { return Ok(None) };
    let inizio = Inizio::di(ufficio, &tenuto)?;
    if inizio.situazione.data_riferimento >= vigilia {
        return Ok(None);
    }
    let movimenti: Vec<Movimento> = ufficio.archivio.movimenti(datore_id).await?;
    let circostanze = ufficio.archivio.circostanze(datore_id, None).await?;
    let posizione = inizio.al(ufficio, &movimenti, &circostanze, vigilia, false)?;
    let mut esame = Esame { prospetto_id: tenuto.id, righe: Vec::new(), via: Vec::new() };
    for voce in &posizione.situazione.province {
        esame.provincia(voce, &inizio, &circostanze, primo);
    }
    esame.finiti(&posizione, vigilia);
    Ok(Some(esame))
}

impl Esame {
    fn riga(&mut self, provincia: Option<Provincia>, cosa: String, riportato: bool, perche: &str) {
        self.righe.push(RigaRiporto {
            dove: provincia.map(|provincia| provincia.sigla().to_owned()).unwrap_or_default(),
            nome: provincia.map_or("Italia", Provincia::nome).to_owned(),
            cosa,
            riportato,
            perche: perche.to_owned(),
        });
    }

    /// What the employer declared without an act that the office has on record.
    fn senza_atto(&mut self, provincia: Provincia, cosa: String, voce: &'static str, perche: &str) {
        self.via.push((provincia, voce));
        self.riga(Some(provincia), cosa, false, perche);
    }

    fn provincia(
        &mut self,
        voce: &SituazioneProvinciale,
        inizio: &Inizio,
        circostanze: &[Circostanza],
        primo: NaiveDate,
    ) {
        let provincia = voce.provincia;
        let registrata = |tipo: TipoCircostanza, cerca: Option<bool>| {
            circostanze.iter().any(|una| {
                let qui = una.provincia.as_deref().is_none_or(|sigla| sigla == provincia.sigla());
                let vale = giorno(&una.dal).is_some_and(|dal| dal <= primo)
                    && una.al.as_deref().and_then(giorno).is_none_or(|al| al >= primo);
                let stato: crate::circostanze::AltriDati = una.dati.leggi().unwrap_or_default();
                una.tipo == tipo && qui && vale && cerca.is_none_or(|si| (stato.stato == "autocertificato") == si)
            })
        };
        let lavoratori = persone(i64::from(voce.totale_dipendenti), "dipendente", "dipendenti");
        self.riga(Some(provincia), lavoratori, true, "La forza al 31 dicembre continua nel nuovo anno");
        if let Some(esonero) = &voce.esonero {
            let cosa = format!("Esonero, {} unità", esonero.unita);
            if registrata(TipoCircostanza::Esonero, Some(false)) {
                self.riga(Some(provincia), cosa, true, "Ha il suo atto, in vigore anche nel nuovo anno");
            } else {
                let perche = "Lo dichiara solo il prospetto: l'ufficio non ha un atto che valga nel nuovo anno";
                self.senza_atto(provincia, cosa, "esonero", perche);
            }
        }
        if let Some(esonero) = &voce.esonero_60_per_mille {
            let cosa = format!("Autocertificazione del 60 per mille, {} unità", esonero.unita);
            if registrata(TipoCircostanza::Esonero, Some(true)) {
                self.riga(Some(provincia), cosa, true, "È registrata e vale anche nel nuovo anno");
            } else {
                let perche = "La dichiara solo il prospetto: la ripete il prospetto nuovo, o la registra l'ufficio";
                self.senza_atto(provincia, cosa, "esonero_60_per_mille", perche);
            }
        }
        if voce.sospensione.is_some() {
            let fine = inizio.modulo.quadro2.iter().find(|quadro| quadro.dati_provinciali.provincia == provincia);
            let fine = fine.and_then(|quadro| quadro.sospensione.as_ref()?.data_fine);
            let registrata = registrata(TipoCircostanza::Sospensione, None);
            match fine.filter(|fine| *fine >= primo) {
                _ if registrata => {
                    self.riga(Some(provincia), "Sospensione".to_owned(), true, "Ha la sua comunicazione, in corso");
                }
                Some(fine) => {
                    let perche = format!("Dichiarata fino al {}: continua fino ad allora", breve(fine));
                    self.riga(Some(provincia), "Sospensione".to_owned(), true, &perche);
                }
                None => {
                    let perche = "La dichiara solo il prospetto, senza una fine nel nuovo anno e senza comunicazione";
                    self.senza_atto(provincia, "Sospensione".to_owned(), "sospensione", perche);
                }
            }
        }
        let dichiarate = inizio.situazione.province.iter().find(|altra| altra.provincia == provincia);
        let quante = dichiarate.map_or(0, |altra| altra.compensazioni.len());
        if quante > 0 {
            let quante = i64::try_from(quante).unwrap_or(0);
            let cosa = persone(quante, "compensazione dichiarata", "compensazioni dichiarate");
            let perche = "Si dichiarano ogni anno con il prospetto (art. 5, c. 8-quater, L. 68/1999)";
            self.senza_atto(provincia, cosa, "compensazioni", perche);
        }
    }

    /// What ended in the year, and what could not be applied.
    fn finiti(&mut self, posizione: &Posizione, vigilia: NaiveDate) {
        for passo in posizione.passi.iter().skip(1).filter(|passo| passo.data <= vigilia) {
            if let Some(motivo) = &passo.non_applicato {
                self.riga(passo.provincia, passo.cosa.clone(), false, &format!("Non applicato: {motivo}"));
            } else if passo.numero < 0 && passo.conta {
                let perche = format!("Finito nel corso dell'anno, dal {}", breve(passo.data));
                self.riga(passo.provincia, passo.cosa.clone(), false, &perche);
            }
        }
    }
}
