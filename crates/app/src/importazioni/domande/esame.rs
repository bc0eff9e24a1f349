//! Applications held against call, registry and archive, as one typed by hand would be.

use super::super::righe::{Conto, FileRighe};
use super::Domande;
use crate::api::{DatiDomandaAvviso, DatiPunteggio, SalvaDomandaAvviso};
use crate::avvisi::{Giudicata, Tenuto, giudica};
use crate::lavori::Corso;
use crate::modulo::iso;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Genere};
use mirato_exchange::foglio::domande::colonna as c;
use mirato_exchange::foglio::persone::{Campo, PersonaLetta};
use mirato_store::{Avviso, StatoDomanda};
use std::collections::{BTreeMap, BTreeSet};

/// Rows examined between one look at whether to stop and the next.
const GRUPPO: usize = 100;

/// The calls met while files are examined, by number, and who applied to them in the files before.
#[derive(Default)]
pub(in crate::importazioni) struct Incontrati {
    avvisi: BTreeMap<String, Option<(Avviso, Tenuto)>>,
    viste: BTreeSet<(String, String)>,
}

/// The columns at fault of a row, with the reasons.
type Motivi = Vec<(String, String)>;

enum Riga {
    Entra(Box<Giudicata>),
    Doppia(String),
    Fuori(Motivi),
}

/// Examines a file: what goes in, in order, and what came of each row.
///
/// # Errors
/// `lavoro_annullato`; if the archive cannot be read.
pub(super) async fn esamina(
    ufficio: &Ufficio,
    file: &FileRighe<Domande>,
    incontrati: &mut Incontrati,
    corso: &Corso,
) -> Result<(Conto, Vec<Giudicata>), Errore> {
    let mut conto = Conto { scartate: file.letto.0.righe_scartate.clone(), ..Conto::default() };
    let mut entrano = Vec::new();
    let righe = &file.letto.0.persone;
    for (numero, riga) in righe.iter().enumerate() {
        if numero.is_multiple_of(GRUPPO) {
            corso.prosegui()?;
            corso.passo(&format!("Esamino {}", file.nome), numero, righe.len());
        }
        match una_riga(ufficio, riga, incontrati).await? {
            Riga::Entra(giudicata) => {
                conto.entrate += 1;
                if let Some((stato, motivo)) = giudicata.motivo() {
                    conto.escluse += usize::from(stato == StatoDomanda::Esclusa);
                    conto.note.push(riga.nota(format!("Entra, {}: {motivo}", in_parole(stato))));
                }
                entrano.push(*giudicata);
            }
            Riga::Doppia(motivo) => {
                conto.doppie += 1;
                conto.note.push(riga.nota(motivo));
            }
            Riga::Fuori(motivi) => {
                let motivi = motivi.iter().map(|(colonna, motivo)| (colonna.as_str(), motivo.clone()));
                conto.scartate.push(riga.scartata(motivi));
            }
        }
    }
    conto.scartate.sort_by_key(|riga| riga.riga);
    Ok((conto, entrano))
}

const fn in_parole(stato: StatoDomanda) -> &'static str {
    match stato {
        StatoDomanda::Ammessa => "ammessa",
        StatoDomanda::ConRiserva => "con riserva",
        StatoDomanda::DaIntegrare => "da integrare",
        StatoDomanda::Esclusa => "esclusa",
    }
}

async fn una_riga(ufficio: &Ufficio, riga: &PersonaLetta, incontrati: &mut Incontrati) -> Result<Riga, Errore> {
    let fuori = |colonna: Campo, motivo: &str| Riga::Fuori(vec![(colonna.nome().to_owned(), motivo.to_owned())]);
    let numero = riga.testo(c::AVVISO).replace(' ', "");
    if !incontrati.avvisi.contains_key(&numero) {
        let trovato = match crate::avvisi::con_numero(ufficio, &numero).await? {
            Some(avviso) => Some((Tenuto::leggi(&avviso)?, avviso)),
            None => None,
        };
        incontrati.avvisi.insert(numero.clone(), trovato.map(|(tenuto, avviso)| (avviso, tenuto)));
    }
    let Some(Some((avviso, tenuto))) = incontrati.avvisi.get(&numero) else {
        return Ok(fuori(c::AVVISO, "L'avviso non c'è: scrivi numero e anno, come 14/2026."));
    };
    let requisiti = match requisiti(riga.testo(c::REQUISITI), tenuto.modulo.requisiti.len()) {
        Ok(requisiti) => requisiti,
        Err(motivo) => return Ok(fuori(c::REQUISITI, &motivo)),
    };
    if !incontrati.viste.insert((avviso.id.clone(), riga.codice_fiscale().canonico())) {
        return Ok(fuori(c::CODICE_FISCALE, "La stessa persona è anche in un altro file: tieni una riga sola."));
    }
    let salva = SalvaDomandaAvviso {
        avviso_id: avviso.id.clone(),
        dati: dati(riga, requisiti),
        punteggio: Some(punteggio(riga)),
        ..SalvaDomandaAvviso::default()
    };
    let protocollo = salva.dati.protocollo.clone();
    match giudica(ufficio, avviso, tenuto, salva).await {
        Ok(giudicata) => Ok(Riga::Entra(Box::new(giudicata))),
        Err(errore) if errore.genere == Genere::Guasto => Err(errore),
        Err(errore) if errore.codice == "domanda_doppia" => {
            gia_registrata(ufficio, avviso, riga, &protocollo, errore).await
        }
        Err(errore) if errore.campi.is_empty() => Ok(fuori(c::AVVISO, &errore.messaggio)),
        Err(errore) => Ok(Riga::Fuori(errore.campi.into_iter().map(motivo).collect())),
    }
}

/// The same application brought in again is no error; another one of the same person is.
async fn gia_registrata(
    ufficio: &Ufficio,
    avviso: &Avviso,
    riga: &PersonaLetta,
    protocollo: &str,
    errore: Errore,
) -> Result<Riga, Errore> {
    let persona = ufficio.archivio.persona_per_codice_fiscale(riga.codice_fiscale().as_str()).await?;
    let gia = match persona {
        Some(persona) => ufficio.archivio.domanda_della_persona(&avviso.id, &persona.id).await?,
        None => None,
    };
    Ok(match gia {
        Some(gia) if gia.protocollo == protocollo => {
            let quando = tempo::breve_da_iso(&gia.pervenuta_il);
            Riga::Doppia(format!("La domanda è già in archivio, del {quando}: non entra due volte."))
        }
        _ => Riga::Fuori(vec![(c::CODICE_FISCALE.nome().to_owned(), errore.messaggio)]),
    })
}

/// A field of the form at fault, as its column. Where the words of the form may repeat an amount or a day
/// that gives points, others take their place.
fn motivo(campo: mirato_domain::Campo) -> (String, String) {
    let detto = match campo.campo.as_str() {
        "punteggio.reddito" | "punteggio.isee" => {
            "L'importo non va: scrivilo in euro, zero o più, come 7746,85.".to_owned()
        }
        "punteggio.did_dal" => "Il giorno non va: scrivilo come 31/12/2025.".to_owned(),
        _ => format!("{}.", campo.messaggio.trim_end_matches('.')),
    };
    (colonna(&campo.campo), detto)
}

/// The column of the file for a field of the form.
fn colonna(campo: &str) -> String {
    let nome = campo.trim_start_matches("dati.").trim_start_matches("punteggio.");
    match nome {
        "categoria" => c::CATEGORIA_TABELLARE.nome().to_owned(),
        nome => nome.to_owned(),
    }
}

/// What a cell says of each requirement of the call.
fn requisiti(testo: &str, quanti: usize) -> Result<Vec<String>, String> {
    let mut detti = Vec::with_capacity(quanti);
    for detto in testo.split(';').filter(|_| !testo.trim().is_empty()) {
        detti.push(match detto.trim().to_lowercase().as_str() {
            "si" | "sì" | "s" => "si".to_owned(),
            "no" | "n" => "no".to_owned(),
            "" => String::new(),
            _ => return Err("Scrivi sì o no per ogni requisito, separati da punto e virgola.".to_owned()),
        });
    }
    if detti.len() > quanti {
        return Err(format!("L'avviso chiede {quanti} requisiti, la riga risponde a {}.", detti.len()));
    }
    Ok(detti)
}

fn dati(riga: &PersonaLetta, requisiti: Vec<String>) -> DatiDomandaAvviso {
    let si = |colonna| riga.si(colonna).unwrap_or(false);
    DatiDomandaAvviso {
        codice_fiscale: riga.codice_fiscale().as_str().to_owned(),
        pervenuta_il: iso(riga.giorno(c::PERVENUTA_IL)),
        canale: riga.testo(c::CANALE).to_owned(),
        protocollo: riga.testo(c::PROTOCOLLO).to_owned(),
        firma: riga.testo(c::FIRMA).to_owned(),
        documento_identita: si(c::DOCUMENTO_IDENTITA),
        dichiarazione_valore: si(c::DICHIARAZIONE_VALORE),
        requisiti,
        riserva: si(c::RISERVA),
        modulo_riserva: si(c::MODULO_RISERVA),
    }
}

fn punteggio(riga: &PersonaLetta) -> DatiPunteggio {
    let cifra = |colonna| riga.numero(colonna).map(|numero| numero.to_string()).unwrap_or_default();
    let detto = |colonna| riga.si(colonna).map(|si| if si { "si" } else { "no" }.to_owned()).unwrap_or_default();
    DatiPunteggio {
        reddito: riga.testo(c::REDDITO).to_owned(),
        isee: riga.testo(c::ISEE).to_owned(),
        persone_a_carico: riga.numero(c::PERSONE_A_CARICO).unwrap_or_default(),
        percentuale: cifra(c::PERCENTUALE),
        categoria: cifra(c::CATEGORIA_TABELLARE),
        precedenza: riga.testo(c::PRECEDENZA).to_owned(),
        locomozione: riga.testo(c::LOCOMOZIONE).to_owned(),
        did_dal: iso(riga.giorno(c::DID_DAL)),
        patente: detto(c::PATENTE),
        senza_lavoro_stabile: detto(c::SENZA_LAVORO_STABILE),
        congiunto_deceduto: detto(c::CONGIUNTO_DECEDUTO),
        esperienza_mesi: cifra(c::ESPERIENZA_MESI),
    }
}

#[cfg(test)]
mod tests {
    use super::{colonna, requisiti};

    #[test]
    fn requirements_are_read_one_by_one_and_no_more_than_there_are() {
        assert_eq!(requisiti("sì; no;", 3), Ok(vec!["si".to_owned(), "no".to_owned(), String::new()]));
        assert_eq!(requisiti("  ", 2), Ok(Vec::new()));
        assert!(requisiti("sì; no", 1).is_err());
        assert!(requisiti("forse", 1).is_err());
    }

    #[test]
    fn a_field_of_the_form_names_its_column() {
        assert_eq!(colonna("dati.codice_fiscale"), "codice_fiscale");
        assert_eq!(colonna("punteggio.categoria"), "categoria_tabellare");
    }
}
