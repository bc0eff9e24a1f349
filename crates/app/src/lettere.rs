//! Documents about people: one, or one for each of many, as single files and as one PDF with bookmarks.

use crate::api::{Anteprima, AnteprimaLettera, ComponiLettere, LavoroAvviato, RigaIscrizione};
use crate::certificato::carta;
use crate::emissione;
use crate::iscrizioni::Tenuta;
use crate::lavori::Corso;
use crate::modulo::{Modulo, giorno, pieno};
use crate::persone::{leggi_dati, nome_elenco};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_documents::carta::Protocollo;
use mirato_documents::etichette;
use mirato_documents::lettera::{self, Contenuto, Dati, Lettera, Sezione};
use mirato_documents::pratica::Destinatario;
use mirato_domain::Errore;
use mirato_norme::l241_1990::art10_bis::{Preavviso, preavviso};
use mirato_store::{Iscrizione, Persona};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

const MODELLI: [&str; 7] =
    ["attestato", "scheda", "convocazione", "preavviso", "cancellazione", "informativa", "etichette"];

/// The first of the letters, as pages.
///
/// # Errors
/// `lettera_non_valida` with its fields; what the document refuses.
pub async fn lettere_anteprima(programma: &Programma, chiedi: AnteprimaLettera) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    controlla(&chiedi.lettera, false)?;
    let prima = righe(&ufficio, &chiedi.lettera).await?.into_iter().next().ok_or_else(nessuna)?;
    let pdf = if chiedi.lettera.modello == "etichette" {
        let dati = foglio(&[etichetta(&ufficio, &prima).await?]);
        crate::certificato::componi_modello(&ufficio, etichette::MODELLO, etichette::VERSIONE, &dati).await?.pdf
    } else {
        let dati = documento(&ufficio, vec![una(&ufficio, &chiedi.lettera, &prima).await?])?;
        crate::certificato::componi_modello(&ufficio, lettera::MODELLO, lettera::VERSIONE, &dati).await?.pdf
    };
    crate::atti::pagine(pdf, chiedi.larghezza, format!("Lettera a {}", prima.persona)).await
}

fn nessuna() -> Errore {
    Errore::stato(
        "nessuna_lettera",
        "Nessuna iscrizione corrisponde alla scelta: cambia il filtro o seleziona le righe.",
    )
}

/// Composes the letters in a folder, in the background.
///
/// # Errors
/// `lettera_non_valida` with its fields; `nessuna_lettera`.
pub async fn lettere_componi(programma: &Programma, chiedi: ComponiLettere) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    controlla(&chiedi, true)?;
    let (lavoro, corso) = ufficio.lavori.apri("lettere");
    tokio::spawn(async move {
        let esito = componi(&ufficio, &chiedi, &corso).await;
        corso.concludi(esito.map(|detto| corso.passo_finale(&detto)));
    });
    Ok(LavoroAvviato { lavoro })
}

fn controlla(chiedi: &ComponiLettere, cartella: bool) -> Result<(), Errore> {
    let mut modulo = Modulo::nuovo("lettera_non_valida", "La lettera ha campi da correggere.");
    if !MODELLI.contains(&chiedi.modello.as_str()) {
        modulo.sbagliato("modello", "Scegli il modello della lettera");
    }
    if chiedi.modello == "convocazione" {
        modulo.giorno("giorno", &chiedi.giorno);
        modulo.testo("ora", &chiedi.ora, "Scrivi l'ora");
        modulo.testo("luogo", &chiedi.luogo, "Scrivi dove");
    }
    if cartella && !Path::new(&chiedi.cartella).is_dir() {
        modulo.sbagliato("cartella", "La cartella non c'è: scegline un'altra");
    }
    modulo.fine()
}

async fn righe(ufficio: &Ufficio, chiedi: &ComponiLettere) -> Result<Vec<RigaIscrizione>, Errore> {
    if chiedi.ids.is_empty() {
        return crate::iscrizioni::tutte(ufficio, &chiedi.filtro).await;
    }
    let mut righe = Vec::with_capacity(chiedi.ids.len());
    for id in &chiedi.ids {
        let iscrizione: Iscrizione = ufficio.archivio.leggi(id).await?;
        let persona: Persona = ufficio.archivio.leggi(&iscrizione.persona_id).await?;
        righe.push(crate::iscrizioni::riga(
            crate::iscrizioni::in_elenco(&iscrizione, &persona),
            ufficio.orologio.oggi(),
        ));
    }
    Ok(righe)
}

/// Composes them all; how many, in words. Stopped, what was written so far is taken away.
async fn componi(ufficio: &Ufficio, chiedi: &ComponiLettere, corso: &Arc<Corso>) -> Result<String, Errore> {
    let righe = righe(ufficio, chiedi).await?;
    if righe.is_empty() {
        return Err(nessuna());
    }
    let cartella = PathBuf::from(&chiedi.cartella);
    if chiedi.modello == "etichette" {
        let mut indirizzi = Vec::with_capacity(righe.len());
        for riga in &righe {
            indirizzi.push(etichetta(ufficio, riga).await?);
        }
        let dati = foglio(&indirizzi);
        let modello = (etichette::MODELLO, etichette::VERSIONE);
        let pdf = crate::certificato::componi_modello(ufficio, modello.0, modello.1, &dati).await?.pdf;
        crate::esporta::scrivi(&cartella.join("etichette.pdf"), &pdf)?;
        return Ok(format!("{} etichette in «etichette.pdf».", righe.len()));
    }
    let mut lettere = Vec::with_capacity(righe.len());
    for (numero, riga) in righe.iter().enumerate() {
        corso.prosegui()?;
        corso.passo("Preparo le lettere", numero, righe.len());
        lettere.push(una(ufficio, chiedi, riga).await?);
    }
    let unico = if chiedi.unico { Some(documento(ufficio, lettere.clone())?) } else { None };
    let mut dati = Vec::with_capacity(lettere.len());
    let mut nomi = Vec::with_capacity(lettere.len());
    for (numero, lettera) in lettere.into_iter().enumerate() {
        // A number, not a name: the file name must not say who is in which list.
        nomi.push(cartella.join(format!("{}-{:04}.pdf", chiedi.modello, numero + 1)));
        let uno = documento(ufficio, vec![lettera])?;
        dati.push(serde_json::to_value(uno).map_err(|e| Errore::guasto("dato_non_scritto", e.to_string()))?);
    }
    corso.prosegui()?;
    corso.passo("Compongo le lettere", 0, nomi.len());
    let scritti = componi_molte(ufficio, (lettera::MODELLO, lettera::VERSIONE), dati, nomi, corso).await?;
    if let Some(unico) = unico {
        let modello = (lettera::MODELLO, lettera::VERSIONE);
        let pdf = crate::certificato::componi_modello(ufficio, modello.0, modello.1, &unico).await?.pdf;
        crate::esporta::scrivi(&cartella.join(format!("{}-tutte.pdf", chiedi.modello)), &pdf)?;
    }
    Ok(format!("{scritti} lettere nella cartella scelta."))
}

/// Composes on every processor and writes each as it is ready; how many. Stopped, it takes away what it wrote.
///
/// # Errors
/// `lavoro_annullato`; what the document refuses; `file_non_scritto`.
pub(crate) async fn componi_molte(
    ufficio: &Ufficio,
    (modello, versione): (&'static str, &'static str),
    dati: Vec<serde_json::Value>,
    nomi: Vec<PathBuf>,
    corso: &Arc<Corso>,
) -> Result<usize, Errore> {
    let compositore = Arc::clone(&ufficio.compositore);
    let corso = Arc::clone(corso);
    let totale = nomi.len();
    let lavoro = tokio::task::spawn_blocking(move || {
        let esito: Mutex<(usize, Option<Errore>)> = Mutex::new((0, None));
        compositore.componi_molti(modello, versione, &dati, |posto, composta| {
            let scritta = corso.prosegui().and_then(|()| {
                let composta = composta.map_err(Errore::from)?;
                crate::esporta::scrivi(&nomi[posto], &composta.pdf)
            });
            let mut esito = esito.lock().unwrap_or_else(PoisonError::into_inner);
            match scritta {
                Ok(()) => esito.0 += 1,
                Err(errore) => esito.1 = Some(errore),
            }
            corso.passo("Compongo le lettere", esito.0, totale);
        });
        let (scritte, errore) = esito.into_inner().unwrap_or_else(PoisonError::into_inner);
        match errore {
            None => Ok(scritte),
            Some(errore) => {
                for nome in &nomi {
                    // Those not written yet are not there: nothing to say about them.
                    let _ = std::fs::remove_file(nome);
                }
                Err(errore)
            }
        }
    });
    lavoro
        .await
        .map_err(|errore| Errore::guasto("documento_non_composto", format!("Le lettere non si compongono: {errore}")))?
}

fn documento(ufficio: &Ufficio, lettere: Vec<Lettera>) -> Result<Dati, Errore> {
    Ok(Dati {
        carta: carta(ufficio)?,
        data: ufficio.orologio.oggi(),
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![emissione::ricorso(ufficio)?],
        lettere,
    })
}

async fn una(ufficio: &Ufficio, chiedi: &ComponiLettere, riga: &RigaIscrizione) -> Result<Lettera, Errore> {
    let iscrizione: Iscrizione = ufficio.archivio.leggi(&riga.id).await?;
    let persona: Persona = ufficio.archivio.leggi(&riga.persona_id).await?;
    let tenuta = Tenuta::leggi(&iscrizione)?;
    let protocollo = pieno(&tenuta.domanda.protocollo)
        .zip(giorno(&iscrizione.richiesta_il))
        .map(|(numero, data)| Protocollo { numero, data });
    Ok(Lettera {
        protocollo,
        destinatario: Destinatario {
            denominazione: riga.persona.clone(),
            righe: indirizzo(&persona)?,
            codice_ipa: None,
        },
        persona: crate::nulla_osta::persona(&persona)?,
        contenuto: contenuto(ufficio, chiedi, riga, &iscrizione, &persona, &tenuta).await?,
    })
}

async fn contenuto(
    ufficio: &Ufficio,
    chiedi: &ComponiLettere,
    riga: &RigaIscrizione,
    iscrizione: &Iscrizione,
    persona: &Persona,
    tenuta: &Tenuta,
) -> Result<Contenuto, Errore> {
    let oggi = ufficio.orologio.oggi();
    let elenco = format!("elenco {}", nome_elenco(&iscrizione.elenco));
    let rifiuta = |codice: &str, motivo: &str| Errore::stato(codice, format!("{}: {motivo}", riga.persona));
    Ok(match chiedi.modello.as_str() {
        "attestato" => {
            Contenuto::Attestato {
                elenco,
                numero: riga.numero.clone(),
                iscritta_dal: iscrizione.iscritta_dal.as_deref().and_then(giorno).ok_or_else(|| {
                    rifiuta("non_iscritta", "manca un'iscrizione in corso, l'attestato non si può fare.")
                })?,
                anzianita: iscrizione.anzianita_dal.as_deref().map(|dal| format!("dal {}", tempo::breve_da_iso(dal))),
                // "iscritta" would speak of a woman.
                stato: if riga.stato.codice == "aperta" { "in corso".to_owned() } else { riga.stato.testo.clone() },
            }
        }
        "scheda" => Contenuto::Scheda { sezioni: sezioni(riga, persona)? },
        "convocazione" => Contenuto::Convocazione {
            giorno: tempo::iso(&chiedi.giorno, "giorno")?,
            ora: chiedi.ora.trim().to_owned(),
            luogo: chiedi.luogo.trim().to_owned(),
            testo: pieno(&chiedi.testo),
        },
        "preavviso" => {
            let passaggio = tenuta.passaggi.iter().rev().find(|passaggio| passaggio.passo == "preavviso");
            let passaggio = passaggio.ok_or_else(|| {
                rifiuta("preavviso_mancante", "registra prima il passo «preavviso» nell'iscrizione, con i motivi.")
            })?;
            let comunicato_il = giorno(&passaggio.data).unwrap_or(oggi);
            let dato = Preavviso { comunicato_il, osservazioni_il: None, al: oggi.max(comunicato_il) };
            let oggetto = if iscrizione.numero.is_some() {
                "cancellazione dall'"
            } else {
                "rigetto della domanda di iscrizione all'"
            };
            Contenuto::Preavviso {
                oggetto: format!("{oggetto}{elenco}"),
                motivi: passaggio.nota.clone(),
                osservazioni_entro: preavviso(&ufficio.leggi().parametri, &dato)?.osservazioni_entro,
            }
        }
        "cancellazione" => {
            let passaggio = tenuta.passaggi.iter().rev().find(|p| p.passo == "cancella" || p.passo == "trasferisci");
            let passaggio = passaggio.filter(|_| iscrizione.chiusa_il.is_some()).ok_or_else(|| {
                rifiuta("non_cancellata", "l'iscrizione non è chiusa, la cancellazione non si può comunicare.")
            })?;
            Contenuto::Cancellazione {
                elenco,
                numero: riga.numero.clone(),
                dal: giorno(&passaggio.data).unwrap_or(oggi),
                motivo: crate::iscrizioni::motivo_in_parole(ufficio, iscrizione, oggi)?,
                norma: passaggio.norma.clone(),
                reiscrizione_dal: None,
            }
        }
        _ => {
            let impostazioni = ufficio.impostazioni();
            Contenuto::Informativa {
                titolare: impostazioni.ente.clone(),
                contatti: impostazioni.recapiti.clone(),
                dpo: None,
            }
        }
    })
}

/// What the office keeps about a person, without the sealed part.
fn sezioni(riga: &RigaIscrizione, persona: &Persona) -> Result<Vec<Sezione>, Errore> {
    let dati = leggi_dati(persona)?;
    let si = |vero: bool| if vero { "sì" } else { "no" }.to_owned();
    let sezione = |titolo: &str, righe: Vec<(&str, String)>| Sezione {
        titolo: titolo.to_owned(),
        righe: righe
            .into_iter()
            .filter(|(_, testo)| !testo.is_empty())
            .map(|(nome, testo)| (nome.to_owned(), testo))
            .collect(),
    };
    let scelte = &dati.disponibilita;
    let tutte = vec![
        sezione(
            "Iscrizione",
            vec![
                ("Elenco", riga.elenco_nome.clone()),
                ("Numero", riga.numero.clone()),
                ("Stato", riga.stato.testo.clone()),
                ("Iscritta dal", pieno(&riga.iscritta_dal).map(|dal| tempo::breve_da_iso(&dal)).unwrap_or_default()),
            ],
        ),
        sezione(
            "Recapiti",
            vec![
                ("Residenza", indirizzo(persona)?.join(", ")),
                ("Telefono", if dati.cellulare.is_empty() { dati.telefono.clone() } else { dati.cellulare.clone() }),
                ("E-mail", dati.email.clone()),
                ("PEC", dati.pec.clone()),
            ],
        ),
        sezione(
            "Studi e lavoro",
            vec![
                ("Titoli", dati.titoli.iter().map(|t| t.descrizione.clone()).collect::<Vec<_>>().join("; ")),
                ("Profilo", dati.profilo.clone()),
                ("Qualifiche", dati.qualifiche.join(", ")),
                ("DID", pieno(&dati.did_il).map(|il| tempo::breve_da_iso(&il)).unwrap_or_default()),
            ],
        ),
        sezione(
            "Disponibilità",
            vec![
                ("Datori privati", si(scelte.privati)),
                ("Datori pubblici", si(scelte.pubblici)),
                ("Tempo parziale", si(scelte.part_time)),
                ("Turni", si(scelte.turni)),
                ("Mezzo proprio", si(scelte.mezzo_proprio)),
            ],
        ),
    ];
    Ok(tutte.into_iter().filter(|sezione| !sezione.righe.is_empty()).collect())
}

/// Where letters reach a person: the domicile, or else the residence.
pub(crate) fn indirizzo(persona: &Persona) -> Result<Vec<String>, Errore> {
    let dati = leggi_dati(persona)?;
    let luogo = if dati.domicilio.comune.trim().is_empty() { &dati.residenza } else { &dati.domicilio };
    let citta = format!("{} {} {}", luogo.cap, luogo.comune, luogo.provincia);
    Ok([luogo.indirizzo.trim().to_owned(), citta.trim().to_owned()]
        .into_iter()
        .filter(|riga| !riga.is_empty())
        .collect())
}

async fn etichetta(ufficio: &Ufficio, riga: &RigaIscrizione) -> Result<Vec<String>, Errore> {
    let persona: Persona = ufficio.archivio.leggi(&riga.persona_id).await?;
    let mut righe = vec![riga.persona.clone()];
    righe.extend(indirizzo(&persona)?);
    Ok(righe)
}

fn foglio(indirizzi: &[Vec<String>]) -> etichette::Dati {
    etichette::Dati { etichette: indirizzi.to_vec(), colonne: 2, righe: 7 }
}
