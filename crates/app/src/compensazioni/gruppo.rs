//! The compensations of an employer and of the companies of its group, from the prospetti and from the
//! office's records: for each quota what is more somewhere is less elsewhere.

use super::{lati, nome_soggetto};
use crate::api::{GruppoCompensazioni, PerId, RigaGruppo, SaldoGruppo};
use crate::circostanze::AltriDati;
use crate::posizione::Inizio;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::situazione::{Compensazione as Lato, Soggetto};
use mirato_domain::{CodiceFiscale, Errore, Provincia};
use mirato_norme::l68_1999::art05_compensazioni::con_segno;
use mirato_store::{Datore, StatoCompensazione};
use std::collections::{BTreeMap, BTreeSet};

/// One side of a compensation, with its company.
struct DiAzienda {
    azienda: Datore,
    provincia: Provincia,
    lato: Lato,
    origine: &'static str,
}

/// The compensations of an employer's group.
///
/// # Errors
/// If it is not in the archive.
pub async fn compensazioni_gruppo(programma: &Programma, richiesta: PerId) -> Result<GruppoCompensazioni, Errore> {
    del_datore(&*programma.ufficio().await?, &richiesta.id).await
}

/// As [`compensazioni_gruppo`], for an office at hand.
///
/// # Errors
/// As [`compensazioni_gruppo`].
pub(super) async fn del_datore(ufficio: &Ufficio, datore_id: &str) -> Result<GruppoCompensazioni, Errore> {
    let mut da_leggere = vec![datore_id.to_owned()];
    let mut letti: BTreeSet<String> = BTreeSet::new();
    let (mut voci, mut assenti) = (Vec::new(), BTreeSet::new());
    while let Some(id) = da_leggere.pop() {
        if !letti.insert(id.clone()) {
            continue;
        }
        let azienda: Datore = ufficio.archivio.leggi(&id).await?;
        for voce in dell_azienda(ufficio, &azienda).await? {
            if let Some(codice) = &voce.lato.azienda_gruppo {
                match ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await? {
                    Some(altra) => da_leggere.push(altra.id),
                    None => {
                        assenti.insert(codice.to_string());
                    }
                }
            }
            voci.push(voce);
        }
    }
    Ok(gruppo(&voci, &assenti))
}

async fn dell_azienda(ufficio: &Ufficio, azienda: &Datore) -> Result<Vec<DiAzienda>, Errore> {
    let oggi = ufficio.orologio.oggi().to_string();
    let mut voci = Vec::new();
    if let Some(tenuto) = ufficio.archivio.prospetto_al(&azienda.id, &oggi).await? {
        for voce in Inizio::di(ufficio, &tenuto)?.situazione.province {
            let provincia = voce.provincia;
            voci.extend(voce.compensazioni.into_iter().map(|lato| DiAzienda {
                azienda: azienda.clone(),
                provincia,
                lato,
                origine: "prospetto",
            }));
        }
    }
    for tenuta in ufficio.archivio.compensazioni_del_datore(&azienda.id).await? {
        let vale = tenuta.dal <= oggi && tenuta.al.as_ref().is_none_or(|al| *al >= oggi);
        if tenuta.stato != StatoCompensazione::InVigore || !vale {
            continue;
        }
        for circostanza in lati(ufficio, &tenuta).await?.into_iter().filter(|una| una.datore_id == azienda.id) {
            let altri: AltriDati = circostanza.dati.leggi().unwrap_or_default();
            let provincia = circostanza.provincia.as_deref().and_then(|sigla| sigla.parse().ok());
            let Some((lato, provincia)) = altri.compensazione.zip(provincia) else { continue };
            let doppia = voci.iter().any(|gia: &DiAzienda| gia.provincia == provincia && gia.lato == lato);
            if !doppia {
                voci.push(DiAzienda { azienda: azienda.clone(), provincia, lato, origine: "compensazione" });
            }
        }
    }
    Ok(voci)
}

fn gruppo(voci: &[DiAzienda], assenti: &BTreeSet<String>) -> GruppoCompensazioni {
    let mut saldi: BTreeMap<Soggetto, (i64, i64)> = BTreeMap::new();
    for voce in voci {
        let unita = con_segno(&voce.lato);
        let saldo = saldi.entry(voce.lato.soggetto).or_default();
        if unita > 0 { saldo.0 += unita } else { saldo.1 -= unita }
    }
    let mut avvisi: Vec<String> = assenti
        .iter()
        .map(|codice| format!("L'azienda {codice} non è in archivio: il suo lato non si può controllare."))
        .collect();
    for (soggetto, (piu, meno)) in saldi.iter().filter(|(_, (piu, meno))| piu != meno) {
        let quota = match soggetto {
            Soggetto::Disabili => "dell'art. 3",
            Soggetto::CategorieProtette => "dell'art. 18",
        };
        avvisi.push(format!("La quota {quota} non è in pareggio: {piu} unità in più e {meno} in meno."));
    }
    avvisi.extend(voci.iter().filter(|voce| !ha_risposta(voce, voci, assenti)).map(|voce| {
        format!(
            "{} a {}: l'altro lato, a {}, non lo dichiara nessuno.",
            voce.azienda.denominazione,
            voce.provincia.nome(),
            voce.lato.provincia.nome()
        )
    }));
    GruppoCompensazioni {
        righe: voci.iter().map(riga).collect(),
        saldi: saldi
            .into_iter()
            .map(|(soggetto, (in_piu, in_meno))| SaldoGruppo {
                soggetto: nome_soggetto(soggetto).to_owned(),
                in_piu,
                in_meno,
                in_pareggio: in_piu == in_meno,
            })
            .collect(),
        avvisi,
    }
}

/// Whether somebody declares the other side.
fn ha_risposta(voce: &DiAzienda, tutte: &[DiAzienda], assenti: &BTreeSet<String>) -> bool {
    let codice = |azienda: &Datore| azienda.codice_fiscale.parse::<CodiceFiscale>().ok();
    if voce.lato.azienda_gruppo.as_ref().is_some_and(|altra| assenti.contains(altra.as_str())) {
        return true;
    }
    tutte.iter().any(|altra| {
        let aziende = match &voce.lato.azienda_gruppo {
            Some(azienda) => codice(&altra.azienda).as_ref() == Some(azienda),
            None => altra.azienda.id == voce.azienda.id,
        };
        aziende
            && altra.provincia == voce.lato.provincia
            && altra.lato.provincia == voce.provincia
            && altra.lato.soggetto == voce.lato.soggetto
            && con_segno(&altra.lato) == -con_segno(&voce.lato)
    })
}

fn riga(voce: &DiAzienda) -> RigaGruppo {
    RigaGruppo {
        azienda: voce.azienda.denominazione.clone(),
        codice_fiscale: voce.azienda.codice_fiscale.clone(),
        provincia: voce.provincia.nome().to_owned(),
        con_provincia: voce.lato.provincia.nome().to_owned(),
        con_azienda: voce.lato.azienda_gruppo.as_ref().map(CodiceFiscale::to_string).unwrap_or_default(),
        soggetto: nome_soggetto(voce.lato.soggetto).to_owned(),
        unita: con_segno(&voce.lato),
        origine: voce.origine.to_owned(),
    }
}
