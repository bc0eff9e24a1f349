//! What the fee of an exemption is reckoned on: for each province the days between one prospetto, or one
//! self-certification, and the next, with what moved in them.

use crate::convenzioni::PostiInConvenzione;
use crate::esoneri::{Tenuta, con_movimenti, descritta};
use crate::modulo::giorno;
use crate::ufficio::Ufficio;
use crate::verifiche;
use chrono::{Datelike, NaiveDate};
use mirato_domain::prospetto::Prospetto;
use mirato_domain::situazione::{Situazione, Sospensione, TipoCompensazione, TipoSospensione};
use mirato_domain::{Errore, Percentuale, Provincia};
use mirato_norme::calendario::{Calendario, Settimana};
use mirato_norme::l68_1999::art05_contributo::{
    CompensazioneContributo, ConvenzioneContributo, EsitoEsonero, EsoneroContributo, RichiestaContributo,
    SospensioneContributo, VariazioneContributo,
};
use mirato_norme::quota::Avviso;
use mirato_store::{Autocertificazione, Circostanza, Esonero, Movimento, TipoCircostanza};
use std::collections::BTreeSet;

/// The days of a province on which one prospetto and one number of self-certified units hold.
pub(crate) struct Segmento {
    /// Province.
    pub provincia: Provincia,
    /// What the fee is reckoned on.
    pub richiesta: RichiestaContributo,
}

/// The segments of an account, and what could not enter them.
pub(crate) struct Segmenti {
    /// In the order of province and day.
    pub segmenti: Vec<Segmento>,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
}

/// Everything the archive knows that the account reads.
struct Fonti {
    prospetti: Vec<Situazione>,
    movimenti: Vec<Movimento>,
    circostanze: Vec<Circostanza>,
    autocertificazioni: Vec<Autocertificazione>,
    convenzioni: Vec<PostiInConvenzione>,
}

/// What an exemption's fee is reckoned on from its first day to `al`, or to its last if that comes before.
///
/// # Errors
/// What the rules refuse in the employer's figures; if the archive cannot be read.
pub(crate) async fn segmenti(ufficio: &Ufficio, esonero: &Esonero, al: NaiveDate) -> Result<Segmenti, Errore> {
    let tenuta = Tenuta::leggi(esonero)?;
    let mut tutti = Segmenti { segmenti: Vec::new(), avvisi: Vec::new() };
    let Some(durata) = crate::esoneri::durata(esonero, &tenuta) else { return Ok(tutti) };
    let al = durata.al.map_or(al, |fine| fine.min(al));
    if al < durata.dal {
        return Ok(tutti);
    }
    let fonti = fonti(ufficio, &esonero.datore_id, durata.dal, al).await?;
    for provincia in tenuta.province() {
        let contesto = Contesto { ufficio, esonero, tenuta: &tenuta, provincia, fonti: &fonti };
        contesto.segmenti(durata.dal, al, &mut tutti)?;
    }
    tutti.avvisi.dedup();
    Ok(tutti)
}

/// The prospetti that hold between two days, the movements, the circumstances.
async fn fonti(ufficio: &Ufficio, datore_id: &str, dal: NaiveDate, al: NaiveDate) -> Result<Fonti, Errore> {
    let archivio = &ufficio.archivio;
    let mut prospetti = Vec::new();
    let mut giorno_chiesto = al;
    // From the last to the first: each holds from the day after the one it describes.
    while let Some(tenuto) = archivio.prospetto_al(datore_id, &giorno_chiesto.to_string()).await? {
        let prospetto: Prospetto = verifiche::leggi(&tenuto.quadri, "Il prospetto")?;
        let situazione = descritta(ufficio, &prospetto);
        let descritto = situazione.data_riferimento;
        prospetti.push(situazione);
        let Some(prima) = descritto.pred_opt().filter(|_| descritto >= dal) else { break };
        giorno_chiesto = prima;
    }
    prospetti.reverse();
    Ok(Fonti {
        prospetti,
        movimenti: archivio.movimenti(datore_id).await?,
        circostanze: archivio.circostanze(datore_id, None).await?,
        autocertificazioni: archivio.autocertificazioni(datore_id).await?,
        convenzioni: crate::convenzioni::posti(ufficio, datore_id, al).await?,
    })
}

struct Contesto<'a> {
    ufficio: &'a Ufficio,
    esonero: &'a Esonero,
    tenuta: &'a Tenuta,
    provincia: Provincia,
    fonti: &'a Fonti,
}

impl Contesto<'_> {
    fn segmenti(&self, dal: NaiveDate, al: NaiveDate, tutti: &mut Segmenti) -> Result<(), Errore> {
        let mut aperture = BTreeSet::from([dal]);
        let dopo = |giorno: NaiveDate| giorno.succ_opt();
        aperture.extend(self.fonti.prospetti.iter().filter_map(|uno| dopo(uno.data_riferimento)));
        for una in self.autocertificazioni() {
            aperture.extend(giorno(&una.dal));
            aperture.extend(una.al.as_deref().and_then(giorno).and_then(dopo));
        }
        // A compensation opens a period of its own: declared by the employer, or authorised by an act.
        let compensazioni = self.fonti.circostanze.iter().filter(|una| una.tipo == TipoCircostanza::Compensazione);
        for una in compensazioni {
            aperture.extend(giorno(&una.dal));
            aperture.extend(una.al.as_deref().and_then(giorno).and_then(dopo));
        }
        let inizi: Vec<NaiveDate> = aperture.into_iter().filter(|inizio| dal <= *inizio && *inizio <= al).collect();
        for (posto, inizio) in inizi.iter().enumerate() {
            let fine = inizi.get(posto + 1).and_then(|prossimo| prossimo.pred_opt()).unwrap_or(al);
            let Some(richiesta) = self.richiesta(*inizio, fine, &mut tutti.avvisi)? else { continue };
            tutti.segmenti.push(Segmento { provincia: self.provincia, richiesta });
        }
        Ok(())
    }

    fn mossi(&self) -> (&[Movimento], &[Circostanza]) {
        (&self.fonti.movimenti, &self.fonti.circostanze)
    }

    fn autocertificazioni(&self) -> impl Iterator<Item = &Autocertificazione> {
        self.fonti.autocertificazioni.iter().filter(|una| una.provincia == self.provincia.sigla())
    }

    fn richiesta(
        &self,
        dal: NaiveDate,
        al: NaiveDate,
        avvisi: &mut Vec<Avviso>,
    ) -> Result<Option<RichiestaContributo>, Errore> {
        let descritta = self.fonti.prospetti.iter().rev().find(|uno| uno.data_riferimento < dal);
        let descritta = descritta.or_else(|| self.fonti.prospetti.first());
        let Some(descritta) = descritta else {
            avvisi.push(avviso("prospetto_mancante", "Manca il prospetto del datore: il contributo non si calcola"));
            return Ok(None);
        };
        let inizio = con_movimenti(self.ufficio, descritta, self.mossi(), dal)?;
        let Some(qui) = inizio.a(self.provincia) else {
            let testo = format!("Il prospetto non ha lavoratori a {}: lì non è dovuto nulla", self.provincia.nome());
            avvisi.push(avviso("provincia_senza_lavoratori", &testo));
            return Ok(None);
        };
        let numero = |cifra: i64| u32::try_from(cifra.max(0)).unwrap_or(u32::MAX);
        let in_vigore = |una: &&Autocertificazione| {
            giorno(&una.dal).is_some_and(|inizio| inizio <= dal)
                && una.al.as_deref().and_then(giorno).is_none_or(|fine| dal <= fine)
        };
        let (convenzioni, sospensioni) = self.circostanze(avvisi);
        Ok(Some(RichiestaContributo {
            dal,
            al,
            classe: inizio.classe,
            base_computo: numero(qui.base),
            disabili_in_forza: numero(qui.in_forza),
            riallineamento: i32::try_from(qui.riallineamento).unwrap_or_default(),
            compensazione: (qui.compensazione != 0).then(|| CompensazioneContributo {
                tipo: if qui.compensazione > 0 { TipoCompensazione::Eccedenza } else { TipoCompensazione::Riduzione },
                numero: u32::try_from(qui.compensazione.unsigned_abs()).unwrap_or(u32::MAX),
            }),
            autocertificati_60_per_mille: numero(
                self.autocertificazioni().filter(in_vigore).map(|una| una.unita).sum(),
            ),
            settore_80: !self.tenuta.domanda.settore.is_empty(),
            esoneri: vec![self.esonero_contributo()?],
            convenzioni,
            sospensioni,
            variazioni: self.variazioni(descritta, (dal, al), (qui.base, qui.in_forza))?,
            calendario: self.calendario(dal)?,
            autocertificati_prima_dell_arrotondamento: true,
        }))
    }

    /// Every day on which base or coverage of the province change, from what moved.
    fn variazioni(
        &self,
        descritta: &Situazione,
        (dal, al): (NaiveDate, NaiveDate),
        mut prima: (i64, i64),
    ) -> Result<Vec<VariazioneContributo>, Errore> {
        let mut giorni = BTreeSet::new();
        for movimento in &self.fonti.movimenti {
            // Some movements count from their day, others from the day after it.
            let inizio = giorno(&movimento.data);
            giorni.extend(inizio);
            giorni.extend(inizio.and_then(|inizio| inizio.succ_opt()));
            giorni.extend(movimento.fino_al.as_deref().and_then(giorno).and_then(|fine| fine.succ_opt()));
        }
        let mut variazioni = Vec::new();
        for data in giorni.into_iter().filter(|data| dal < *data && *data <= al) {
            let posizione = con_movimenti(self.ufficio, descritta, self.mossi(), data)?;
            let dopo = posizione.a(self.provincia).map_or((0, 0), |qui| (qui.base, qui.in_forza));
            if dopo != prima {
                let passo = |dopo: i64, prima: i64| i32::try_from(dopo - prima).unwrap_or_default();
                variazioni.push(VariazioneContributo {
                    data,
                    base_computo: passo(dopo.0, prima.0),
                    disabili: passo(dopo.1, prima.1),
                });
                prima = dopo;
            }
        }
        Ok(variazioni)
    }

    fn esonero_contributo(&self) -> Result<EsoneroContributo, Errore> {
        let esonero = self.esonero;
        let percentuale = |valore: u32| {
            Percentuale::intera(valore)
                .ok_or_else(|| Errore::guasto("dato_illeggibile", format!("La percentuale {valore} non si legge.")))
        };
        let esaminata = self.tenuta.esaminata(self.provincia).cloned().unwrap_or_default();
        let chiesta = self.tenuta.unita_a(self.provincia).map_or(0, |unita| unita.percentuale);
        let deciso_il = esonero.deciso_il.as_deref().and_then(giorno);
        let concessa = esonero.percentuale_concessa.is_some();
        let durata = crate::esoneri::durata(esonero, self.tenuta);
        // A province to which nothing was granted pays what was asked for until the decision.
        let (esito, percentuale_concessa) = match (concessa, deciso_il, esaminata.percentuale_concessa) {
            (_, None, _) => (None, None),
            (true, Some(_), 1..) => (Some(EsitoEsonero::Concesso), Some(percentuale(esaminata.percentuale_concessa)?)),
            _ => (Some(EsitoEsonero::Negato), None),
        };
        Ok(EsoneroContributo {
            richiesto_il: giorno(&esonero.ricevuta_il).unwrap_or_default(),
            decorre_dal: durata.map(|durata| durata.dal),
            percentuale_richiesta: percentuale(chiesta)?,
            deciso_il,
            esito,
            percentuale_concessa,
            scade_il: durata.and_then(|durata| durata.al),
        })
    }

    /// Agreements and suspensions of the province, as the office has recorded them.
    fn circostanze(&self, avvisi: &mut Vec<Avviso>) -> (Vec<ConvenzioneContributo>, Vec<SospensioneContributo>) {
        let mut sospensioni = Vec::new();
        // Our own agreements say how many places each day had; their circumstances only how many are left.
        let nostre = self.fonti.convenzioni.iter().filter(|posti| posti.provincia == self.provincia);
        let mut convenzioni: Vec<ConvenzioneContributo> = nostre
            .map(|posti| ConvenzioneContributo { dal: posti.dal, al: Some(posti.al), posti_scoperti: posti.unita })
            .collect();
        let qui = |una: &&Circostanza| una.provincia.as_deref().is_none_or(|sigla| sigla == self.provincia.sigla());
        for una in self.fonti.circostanze.iter().filter(qui) {
            let Some(dal) = giorno(&una.dal) else { continue };
            let al = una.al.as_deref().and_then(giorno);
            match una.tipo {
                TipoCircostanza::Convenzione if una.origine.as_deref() != Some(crate::convenzioni::ORIGINE) => {
                    let posti_scoperti = u32::try_from(una.unita.unwrap_or(0)).unwrap_or_default();
                    convenzioni.push(ConvenzioneContributo { dal, al, posti_scoperti });
                }
                TipoCircostanza::Sospensione => match misura(una) {
                    Some(misura) => sospensioni.push(SospensioneContributo {
                        tipo: misura.tipo,
                        dal,
                        al,
                        percentuale: misura.percentuale,
                        lavoratori_sospesi: misura.lavoratori_sospesi,
                        lavoratori_totali: misura.lavoratori_sospesi.and_then(|_| self.lavoratori(dal)),
                    }),
                    None => avvisi.push(avviso(
                        "sospensione_senza_misura",
                        "C'è una sospensione in proporzione senza la sua misura: il contributo non ne tiene conto",
                    )),
                },
                _ => {}
            }
        }
        (convenzioni, sospensioni)
    }

    /// Workers of the province on a day, against whom those suspended are measured.
    fn lavoratori(&self, al: NaiveDate) -> Option<u32> {
        let descritta = self.fonti.prospetti.iter().rev().find(|uno| uno.data_riferimento <= al);
        let descritta = descritta.or_else(|| self.fonti.prospetti.first())?;
        descritta.province.iter().find(|voce| voce.provincia == self.provincia).map(|voce| voce.totale_dipendenti)
    }

    fn calendario(&self, dal: NaiveDate) -> Result<Calendario, Errore> {
        let unita = self.tenuta.unita_a(self.provincia);
        let giorni = unita.map_or(5, |unita| unita.giorni_settimana);
        let giorni_settimana = u8::try_from(giorni).ok().and_then(|giorni| Settimana::try_from(giorni).ok());
        let giorni_settimana = giorni_settimana.ok_or_else(|| {
            Errore::guasto("dato_illeggibile", format!("La settimana di {giorni} giorni non si legge."))
        })?;
        let patrono = unita.and_then(|unita| {
            let (giorno, mese) = unita.patrono.split_once('/')?;
            NaiveDate::from_ymd_opt(dal.year(), mese.parse().ok()?, giorno.parse().ok()?)
        });
        Ok(Calendario { giorni_settimana, patrono, altri_festivi: Vec::new() })
    }
}

/// Ground and measure of a suspension; one of the whole duty needs no measure.
fn misura(circostanza: &Circostanza) -> Option<Sospensione> {
    #[derive(Default, serde::Deserialize)]
    #[serde(default)]
    struct Dati {
        stato: String,
        sospensione: Option<Sospensione>,
    }
    let dati: Dati = circostanza.dati.leggi().unwrap_or_default();
    let totale =
        Sospensione { tipo: TipoSospensione::LicenziamentoCollettivo, percentuale: None, lavoratori_sospesi: None };
    dati.sospensione.or_else(|| (dati.stato != "in_proporzione").then_some(totale))
}

fn avviso(codice: &str, messaggio: &str) -> Avviso {
    Avviso { codice: codice.to_owned(), messaggio: messaggio.to_owned() }
}
