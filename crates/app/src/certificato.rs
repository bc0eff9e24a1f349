//! The certificate of ottemperanza: from the judgement of art. 17 to the data of the act.

use crate::istruttoria::{Istruttoria, in_parole};
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_documents::carta::{Avvertenza, Carta, Firma, FormatoStemma, Protocollo, Stemma};
use mirato_documents::ottemperanza as atto;
use mirato_documents::{DocumentoComposto, relazione};
use mirato_domain::Errore;
use mirato_norme::Parametri;
use mirato_norme::l68_1999::art09_richieste::scadenza_richiesta;
use mirato_norme::l68_1999::art17_ottemperanza::{EsitoOttemperanza, Fondamento, StatoDatore, StatoProvinciale};
use mirato_store::{Datore, RichiestaOttemperanza};

/// Template of the certificate, with its version.
pub(crate) const MODELLO: (&str, &str) = (atto::MODELLO, atto::VERSIONE);
/// Fields for signatures that every act is born with: they must all be there before the first one.
pub(crate) const CAMPI_FIRMA: [(&str, &str); 3] =
    [("Firma1", "Firma del responsabile"), ("Firma2", "Firma del dirigente"), ("Firma3", "Altra firma")];

/// An outcome put in the place of the proposed one, with the official's reason.
pub struct Scelta {
    esito: EsitoOttemperanza,
    motivazione: String,
}

impl Scelta {
    /// From the form; none when the proposed outcome stands.
    ///
    /// # Errors
    /// `motivazione_mancante`, `esito_sconosciuto`.
    pub fn leggi(esito: &str, motivazione: &str) -> Result<Option<Self>, Errore> {
        if esito.is_empty() {
            return Ok(None);
        }
        let messaggio = "Hai cambiato l'esito proposto: scrivi perché, la motivazione va nell'atto.";
        if motivazione.trim().is_empty() {
            return Err(Errore::dato("motivazione_mancante", messaggio).con_campo("motivazione", messaggio));
        }
        let esito = match esito {
            "ottemperante" => EsitoOttemperanza::Ottemperante,
            "non_ottemperante" => EsitoOttemperanza::NonOttemperante,
            altro => return Err(Errore::dato("esito_sconosciuto", format!("L'esito «{altro}» non si può scegliere."))),
        };
        Ok(Some(Self { esito, motivazione: motivazione.trim().to_owned() }))
    }
}

/// Subject of the act in the register.
pub fn oggetto(richiesta: &RichiestaOttemperanza, datore: Option<&Datore>) -> String {
    let nome = datore.map_or(richiesta.codice_fiscale_datore.as_str(), |datore| datore.denominazione.as_str());
    format!("Certificato di ottemperanza, {nome}, per {}", richiesta.ente)
}

/// The office's letterhead.
///
/// # Errors
/// `impostazioni_incomplete`.
pub fn carta(ufficio: &Ufficio) -> Result<Carta, Errore> {
    let impostazioni = ufficio.impostazioni();
    if impostazioni.ente.is_empty() || impostazioni.servizio.is_empty() {
        return Err(Errore::stato(
            "impostazioni_incomplete",
            "Completa ente e servizio nelle Impostazioni: servono alla carta intestata.",
        ));
    }
    let stemma = if impostazioni.stemma.is_empty() {
        None
    } else {
        // PNG in base64 begins with these letters; everything else the form accepts is SVG.
        let formato = if impostazioni.stemma.starts_with("iVBOR") { FormatoStemma::Png } else { FormatoStemma::Svg };
        Some(Stemma {
            formato,
            contenuto_base64: impostazioni.stemma.clone(),
            testo_alternativo: impostazioni.stemma_testo.clone(),
        })
    };
    Ok(Carta {
        ente: impostazioni.ente.clone(),
        servizio: impostazioni.servizio.clone(),
        ufficio: Some(impostazioni.ufficio.clone()).filter(|nome| !nome.is_empty()),
        recapiti: impostazioni.recapiti.clone(),
        stemma,
    })
}

/// The data of the act; without a number it is a draft.
///
/// # Errors
/// `impostazioni_incomplete`, `data_non_valida`.
pub fn dati(
    ufficio: &Ufficio,
    richiesta: &RichiestaOttemperanza,
    datore: Option<&Datore>,
    istruttoria: &Istruttoria,
    numero: Option<i64>,
    scelta: Option<&Scelta>,
) -> Result<atto::Dati, Errore> {
    let leggi = ufficio.leggi();
    let impostazioni = ufficio.impostazioni();
    if !crate::impostazioni::complete(&impostazioni) {
        return Err(Errore::stato(
            "impostazioni_incomplete",
            "Completa nelle Impostazioni la carta intestata, il luogo, il responsabile e chi firma: poi rilascia il certificato.",
        ));
    }
    let oggi = ufficio.orologio.oggi();
    let ricevuta = tempo::iso(&richiesta.ricevuta_il, "ricevuta_il")?;
    let decisione = &istruttoria.decisione;
    let esito_riferimento = scelta.map_or(decisione.esito_alla_data_riferimento, |scelta| scelta.esito);
    let esito = esito(
        &leggi.parametri,
        istruttoria,
        esito_riferimento,
        &istruttoria.richiesta.alla_data_riferimento,
        istruttoria.richiesta.data_riferimento,
    );
    let al_rilascio = esito_al_rilascio(&leggi.parametri, istruttoria, scelta);
    Ok(atto::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: atto::Segnatura {
            protocollo: None,
            classificazione: None,
            fascicolo: None,
            richiesta: Protocollo { numero: richiesta.protocollo.clone().unwrap_or_default(), data: ricevuta },
        },
        destinatario: atto::Destinatario {
            denominazione: richiesta.ente.clone(),
            righe: richiesta.pec.iter().cloned().collect(),
            codice_ipa: richiesta.codice_ipa.clone(),
        },
        operatore: atto::Operatore {
            denominazione: datore
                .map_or_else(|| "Impresa non presente in archivio".to_owned(), |d| d.denominazione.clone()),
            codice_fiscale: richiesta.codice_fiscale_datore.clone(),
            sede: datore.map_or_else(|| "sede non indicata".to_owned(), testata::sede),
        },
        gara: gara(richiesta, istruttoria),
        esito_al_rilascio: al_rilascio.filter(|altro| *altro != esito),
        esito,
        precisazione: scelta.map(|scelta| scelta.motivazione.clone()),
        premesse: premesse(richiesta, istruttoria, ricevuta),
        firma: Firma {
            luogo: impostazioni.luogo.clone(),
            ruolo: impostazioni.firmatario.ruolo.clone(),
            nome: impostazioni.firmatario.nome.clone(),
        },
        avvertenze: avvertenze(ufficio, ricevuta, oggi)?,
        calcolo: istruttoria.spiegazione.as_ref().map(|quota| crate::allegato_calcolo::calcolo(istruttoria, quota)),
    })
}

fn gara(richiesta: &RichiestaOttemperanza, istruttoria: &Istruttoria) -> atto::Gara {
    let vecchio = istruttoria.decisione.citazioni.iter().any(|citazione| citazione.fonte.atto == "D.Lgs. 50/2016");
    atto::Gara {
        cig: richiesta.cig.clone(),
        oggetto: richiesta.oggetto_gara.clone(),
        norma: if vecchio { atto::NormaGara::Dlgs50Del2016 } else { atto::NormaGara::Dlgs36Del2023 },
        data_riferimento: istruttoria.richiesta.data_riferimento,
        riferimento: "termine delle offerte".to_owned(),
    }
}

/// The outcome today, when it is another than that of the reference date.
fn esito_al_rilascio(p: &Parametri, istruttoria: &Istruttoria, scelta: Option<&Scelta>) -> Option<atto::Esito> {
    let decisione = &istruttoria.decisione;
    let sospesi = [decisione.esito_alla_data_riferimento, decisione.esito_al_rilascio]
        .contains(&EsitoOttemperanza::AltreProvinceDaSentire);
    if scelta.is_some() || sospesi {
        return None;
    }
    let stato = &istruttoria.richiesta.al_rilascio;
    Some(esito(p, istruttoria, decisione.esito_al_rilascio, stato, istruttoria.richiesta.data_rilascio))
}

fn esito(
    p: &Parametri,
    istruttoria: &Istruttoria,
    esito: EsitoOttemperanza,
    stato: &StatoDatore,
    giorno: NaiveDate,
) -> atto::Esito {
    let fondamenti = || istruttoria.decisione.fondamenti.iter().filter(|fondamento| fondamento.data == giorno);
    let ragioni = || fondamenti().filter_map(|fondamento| ragione(p, fondamento, stato)).collect::<Vec<_>>();
    match esito {
        EsitoOttemperanza::NonSoggetto => atto::Esito::NonSoggetto(atto::NonSoggetto {
            base_computo: istruttoria
                .alla_data
                .as_ref()
                .map_or(0, |risposta| unita(risposta.nazionale.cifre.base_art3)),
            soglia: p.intero("soglia_classe_15_35", giorno).map_or(0, |letto| unita(letto.valore)),
        }),
        EsitoOttemperanza::AltreProvinceDaSentire => atto::Esito::AltreProvince(atto::AltreProvince {
            uffici: istruttoria
                .decisione
                .province_da_sentire
                .iter()
                .map(|provincia| atto::UfficioInterpellato {
                    provincia: provincia.nome().to_owned(),
                    ufficio: format!("Collocamento mirato di {}", provincia.nome()),
                    chiesto_il: None,
                    risposto_il: None,
                })
                .collect(),
        }),
        EsitoOttemperanza::NonOttemperante => atto::Esito::NonOttemperante(atto::NonOttemperante {
            ragioni: ragioni(),
            scoperture: stato
                .province
                .iter()
                .map(|provincia| scopertura(provincia, fondamenti()))
                .filter(|scopertura| scopertura.scoperte + scopertura.regolate > 0)
                .collect(),
        }),
        _ => atto::Esito::Ottemperante(atto::Ottemperante { ragioni: ragioni() }),
    }
}

fn unita(numero: i64) -> u32 {
    u32::try_from(numero.max(0)).unwrap_or(u32::MAX)
}

fn scopertura<'a>(
    stato: &StatoProvinciale,
    fondamenti: impl Iterator<Item = &'a Fondamento>,
) -> atto::ScoperturaProvincia {
    let regolate: u32 = fondamenti
        .filter(|fondamento| fondamento.provincia == stato.provincia)
        .map(|fondamento| fondamento.unita_art3 + fondamento.unita_art18)
        .sum();
    let tutte = stato.scopertura_art3 + stato.scopertura_art18;
    atto::ScoperturaProvincia {
        provincia: stato.provincia.nome().to_owned(),
        quota: stato.quota_art3 + stato.quota_art18,
        coperte: (stato.quota_art3 + stato.quota_art18).saturating_sub(tutte),
        regolate,
        scoperte: tutte.saturating_sub(regolate),
        obbligo_dal: stato.insorgenza,
    }
}

/// The instrument behind a ground, as the act tells it.
fn ragione(p: &Parametri, fondamento: &Fondamento, stato: &StatoDatore) -> Option<atto::Ragione> {
    let provinciale = stato.province.iter().find(|provincia| provincia.provincia == fondamento.provincia)?;
    let provincia = Some(fondamento.provincia.nome().to_owned());
    let quante = fondamento.unita_art3 + fondamento.unita_art18;
    let unita = (quante > 0).then_some(quante);
    match fondamento.esito {
        EsitoOttemperanza::OttemperanteConvenzione => {
            let convenzione = provinciale.convenzione.as_ref()?;
            Some(atto::Ragione::Convenzione(atto::Convenzione {
                provincia,
                unita,
                norma: "art. 11, c. 1, L. 68/1999".to_owned(),
                numero: convenzione.estremi.clone(),
                data: convenzione.stipulata_il,
                prossima_scadenza: convenzione.prossima_scadenza,
            }))
        }
        EsitoOttemperanza::OttemperanteEsonero => {
            let esonero = provinciale.esonero.as_ref()?;
            Some(if esonero.concesso {
                atto::Ragione::EsoneroConcesso(atto::EsoneroConcesso {
                    provincia,
                    unita: Some(esonero.unita).filter(|unita| *unita > 0),
                    numero: "agli atti".to_owned(),
                    data: esonero.richiesto_il,
                    al: esonero.fino_al,
                })
            } else {
                atto::Ragione::EsoneroRichiesto(atto::EsoneroRichiesto { provincia, unita, data: esonero.richiesto_il })
            })
        }
        EsitoOttemperanza::OttemperanteSospensione => {
            let sospensione = provinciale.sospensione.as_ref()?;
            Some(atto::Ragione::Sospensione(atto::Sospensione {
                provincia,
                unita,
                al: sospensione.fino_al?,
                causa: "art. 3, c. 5, L. 68/1999".to_owned(),
            }))
        }
        EsitoOttemperanza::OttemperanteRichiesta => {
            Some(atto::Ragione::RichiestaPresentata(atto::RichiestaPresentata {
                provincia,
                unita,
                obbligo_dal: provinciale.insorgenza?,
                richiesta_il: provinciale.richiesta.as_ref()?.inviata_il,
            }))
        }
        EsitoOttemperanza::OttemperanteTerminiNonDecorsi => {
            let obbligo_dal = provinciale.insorgenza?;
            Some(atto::Ragione::TerminiNonDecorsi(atto::TerminiNonDecorsi {
                provincia,
                unita,
                obbligo_dal,
                termine: scadenza_richiesta(p, obbligo_dal).ok()?,
            }))
        }
        _ => None,
    }
}

fn premesse(richiesta: &RichiestaOttemperanza, istruttoria: &Istruttoria, ricevuta: NaiveDate) -> Vec<atto::Premessa> {
    let mut premesse =
        vec![premessa("Vista", format!("la richiesta di {} del {};", richiesta.ente, in_parole(ricevuta)))];
    if let Some(prospetto) = &istruttoria.prospetto {
        let invio = prospetto.data_invio.as_deref().and_then(|istante| istante.get(..10)).map(tempo::breve_da_iso);
        let invio = invio.map(|giorno| format!(" inviato il {giorno}")).unwrap_or_default();
        let al = tempo::breve_da_iso(&prospetto.data_riferimento);
        premesse.push(premessa("Visto", format!("il prospetto informativo{invio}, con la situazione al {al};")));
    }
    for risposta in &istruttoria.richiesta.altri_uffici {
        let giorno =
            risposta.il.map(|giorno| format!(", che ha risposto il {}", in_parole(giorno))).unwrap_or_default();
        premesse.push(premessa("Sentito", format!("il servizio di {}{giorno};", risposta.provincia.nome())));
    }
    if istruttoria.spiegazione.is_some() {
        premesse.push(premessa(
            "Dato atto",
            "che il calcolo è riportato nell’allegato, parte integrante di questo atto;".to_owned(),
        ));
    }
    premesse
}

fn premessa(parola: &str, testo: String) -> atto::Premessa {
    atto::Premessa { parola: parola.to_owned(), testo }
}

fn avvertenze(ufficio: &Ufficio, ricevuta: NaiveDate, oggi: NaiveDate) -> Result<Vec<Avvertenza>, Errore> {
    let mesi = ufficio.leggi().parametri.intero("validita_certificato_ottemperanza", oggi)?.valore;
    let mut avvertenze = vec![Avvertenza::uso_e_validita(u32::try_from(mesi).unwrap_or_default())];
    avvertenze.extend(crate::emissione::avvertenze(ufficio, ricevuta)?);
    Ok(avvertenze)
}

/// Composes a report.
///
/// # Errors
/// What the document refuses.
pub async fn componi_relazione(ufficio: &Ufficio, dati: &relazione::Dati) -> Result<DocumentoComposto, Errore> {
    componi_modello(ufficio, relazione::MODELLO, relazione::VERSIONE, dati).await
}

/// Composes a document out of a template and its data.
///
/// # Errors
/// What the document refuses.
pub(crate) async fn componi_modello(
    ufficio: &Ufficio,
    modello: &'static str,
    versione: &'static str,
    dati: &impl serde::Serialize,
) -> Result<DocumentoComposto, Errore> {
    let guasto = |errore: &dyn std::fmt::Display| {
        Errore::guasto("documento_non_composto", format!("Il documento non si compone: {errore}"))
    };
    let dati = serde_json::to_value(dati).map_err(|errore| guasto(&errore))?;
    let compositore = std::sync::Arc::clone(&ufficio.compositore);
    // Composing takes the processor for some hundredths of a second: not on a thread that serves others.
    tokio::task::spawn_blocking(move || compositore.componi(modello, versione, &dati))
        .await
        .map_err(|errore| guasto(&errore))?
        .map_err(Errore::from)
}
