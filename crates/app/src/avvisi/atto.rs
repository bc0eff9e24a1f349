//! The notice of a call: preview, publication as an act, plain text.

use super::forma::calendario;
use super::{REGISTRO, Tenuto};
use crate::api::{Anteprima, ChiediAnteprima, FileScritto, Rilascia, SchedaAtto, ScriviFile};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::giorno;
use crate::persone::nome_elenco;
use crate::programma::Programma;
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::Datelike;
use mirato_documents::avviso as modello;
use mirato_documents::carta::{Avvertenza, Protocollo};
use mirato_documents::graduatoria::Precede;
use mirato_documents::pratica::Atto;
use mirato_documents::provvedimento::{Riferimento, Segnatura};
use mirato_domain::Errore;
use mirato_norme::graduatoria::{Criteri, Verso};
use mirato_store::{Avviso, Datore, StatoAvviso};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);
const TITOLO_ANNUALE: &str = "Avviso di conferma annuale";

/// Pages of the notice as it would be published, marked as a draft.
///
/// # Errors
/// `impostazioni_incomplete`, or what the document refuses.
pub async fn avviso_anteprima(programma: &Programma, chiedi: ChiediAnteprima) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.id).await?;
    let tenuto = con_tabella(&ufficio, &avviso).await?;
    let datore = datore(&ufficio, &avviso).await?;
    let dati = dati(&ufficio, &avviso, &tenuto, datore.as_ref(), None)?;
    let testo = modello::testo_semplice(&dati);
    crate::atti::pagine(emissione::componi(&ufficio, MODELLO, &dati).await?.pdf, chiedi.larghezza, testo).await
}

/// Publishes the call: number, notice, days and criteria fixed in one transaction.
///
/// # Errors
/// `avviso_pubblicato`, `impostazioni_incomplete`, or what the document refuses.
pub async fn avviso_pubblica(programma: &Programma, chiedi: Rilascia) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.id).await?;
    if avviso.stato != StatoAvviso::Bozza {
        return Err(Errore::stato("avviso_pubblicato", "L'avviso è già pubblicato: aggiorna la pagina."));
    }
    let mut tenuto = con_tabella(&ufficio, &avviso).await?;
    let oggi = ufficio.orologio.oggi();
    tenuto.tabella()?.usabile()?;
    tenuto.modulo.pubblicato_il = oggi.to_string();
    // Of a yearly list the days may have begun: who has confirmed already is in time.
    if avviso.annuale.is_none() && giorno(&tenuto.modulo.adesioni_dal).is_some_and(|dal| dal < oggi) {
        let messaggio = "Le adesioni cominciano prima della pubblicazione: sposta il primo giorno, poi pubblica.";
        return Err(Errore::dato("avviso_non_valido", messaggio).con_campo("adesioni_dal", messaggio));
    }
    let giorni = calendario(&ufficio, &tenuto.modulo, None)?;
    let (dal, al) = (giorni.adesioni_dal.to_string(), giorni.adesioni_al.to_string());
    (tenuto.modulo.adesioni_dal, tenuto.modulo.adesioni_al) = (dal.clone(), al.clone());
    let datore = datore(&ufficio, &avviso).await?;
    let avviso = Avviso { adesioni_dal: dal, adesioni_al: al.clone(), ..avviso };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: match (&datore, avviso.annuale) {
            (Some(datore), _) => format!("Avviso per {}, {}", avviso.profilo, datore.denominazione),
            (None, anno) => format!("{TITOLO_ANNUALE} {}", anno.unwrap_or_default()),
        },
        datore_id: avviso.datore_id.clone(),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &giorni.spiegazione,
    };
    let atto = emissione::emetti(&ufficio, &mut scrittura, nuovo, |numero| {
        dati(&ufficio, &avviso, &tenuto, datore.as_ref(), numero)
    })
    .await?;
    let pubblicato = Avviso {
        stato: StatoAvviso::Pubblicato,
        anno: Some(atto.anno),
        numero: atto.numero,
        scadenza: Some(al),
        atto_id: Some(atto.id.clone()),
        dati: tenuto.json()?,
        versione: chiedi.versione,
        ..avviso
    };
    scrittura.salva(pubblicato).await?;
    scrittura.conferma().await?;
    crate::atti::scheda(&ufficio, &atto.id).await
}

/// Writes the notice as plain text, for boards and pages that take no file.
///
/// # Errors
/// `file_non_scritto`, or as [`avviso_anteprima`].
pub async fn avviso_testo(programma: &Programma, chiedi: ScriviFile) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.id).await?;
    let tenuto = con_tabella(&ufficio, &avviso).await?;
    let datore = datore(&ufficio, &avviso).await?;
    let testo = modello::testo_semplice(&dati(&ufficio, &avviso, &tenuto, datore.as_ref(), avviso.numero)?);
    crate::esporta::scrivi(std::path::Path::new(&chiedi.percorso), testo.as_bytes())?;
    let righe = u32::try_from(testo.lines().count()).unwrap_or(u32::MAX);
    Ok(FileScritto { percorso: chiedi.percorso, righe })
}

/// The body that asked; none for a yearly list.
///
/// # Errors
/// If it is not in the archive.
pub(crate) async fn datore(ufficio: &Ufficio, avviso: &Avviso) -> Result<Option<Datore>, Errore> {
    Ok(match &avviso.datore_id {
        Some(id) => Some(ufficio.archivio.leggi(id).await?),
        None => None,
    })
}

/// As [`datore`], where there must be one.
///
/// # Errors
/// `passo_non_ammesso` for a yearly list, which no body asked for.
pub(crate) async fn del_datore(ufficio: &Ufficio, avviso: &Avviso) -> Result<Datore, Errore> {
    let messaggio = "L'elenco annuale non è di un ente: chi chiede lavoratori presenta una richiesta sua.";
    datore(ufficio, avviso).await?.ok_or_else(|| Errore::stato("passo_non_ammesso", messaggio))
}

/// What the record holds, with the table of criteria as it would be fixed now.
async fn con_tabella(ufficio: &Ufficio, avviso: &Avviso) -> Result<Tenuto, Errore> {
    let mut tenuto = Tenuto::leggi(avviso)?;
    tenuto.criteri = Some(crate::criteri::dell_avviso(ufficio, &tenuto).await?);
    Ok(tenuto)
}

/// The rule that a call rests on, as acts cite it in a sentence.
pub(crate) fn norma(avviso: &Avviso) -> &'static str {
    match (avviso.base.as_str(), avviso.elenco.as_deref()) {
        (super::annuale::BASE, Some("art18")) => "articolo 18 della legge 12 marzo 1999, n. 68",
        (super::annuale::BASE, _) => "articolo 8 della legge 12 marzo 1999, n. 68",
        ("articolo16", _) => "articolo 16 della legge 28 febbraio 1987, n. 56",
        (_, Some("art18")) => "articoli 7, comma 2, e 18 della legge 12 marzo 1999, n. 68",
        _ => "articolo 7, comma 2, della legge 12 marzo 1999, n. 68",
    }
}

/// What a call is about, as the line below the title of a letter.
pub(crate) fn procedura(avviso: &Avviso) -> String {
    let nome = if avviso.annuale.is_some() { "graduatoria annuale" } else { "avviamento a selezione" };
    format!("{nome}, {}", norma(avviso))
}

/// Number and day of a call, as other acts cite it.
pub(crate) fn numero(ufficio: &Ufficio, avviso: &Avviso, tenuto: &Tenuto) -> Protocollo {
    Protocollo {
        numero: avviso.numero.zip(avviso.anno).map_or_else(String::new, |(numero, anno)| format!("{numero}/{anno}")),
        data: giorno(&tenuto.modulo.pubblicato_il).unwrap_or_else(|| ufficio.orologio.oggi()),
    }
}

/// The body as acts name it.
pub(crate) fn ente(tenuto: &Tenuto, datore: &Datore) -> modello::Ente {
    modello::Ente {
        denominazione: datore.denominazione.clone(),
        codice_ipa: crate::modulo::pieno(&tenuto.modulo.codice_ipa),
    }
}

/// The request that an act answers; a yearly list answers none.
pub(crate) fn riferimento(ufficio: &Ufficio, tenuto: &Tenuto) -> Segnatura {
    if tenuto.modulo.protocollo.is_empty() {
        return Segnatura::default();
    }
    let data = giorno(&tenuto.modulo.richiesta_il).unwrap_or_else(|| ufficio.orologio.oggi());
    let protocollo = Protocollo { numero: tenuto.modulo.protocollo.clone(), data };
    Segnatura { riferimento: Some(Riferimento { voce: "Richiesta".to_owned(), protocollo }), ..Segnatura::default() }
}

fn dati(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    datore: Option<&Datore>,
    numero: Option<i64>,
) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let scritti = &tenuto.modulo;
    let data = giorno(&scritti.pubblicato_il).filter(|_| avviso.numero.is_some()).unwrap_or(oggi);
    let giorni = calendario(ufficio, scritti, None)?;
    let quando = giorno(&scritti.richiesta_il).unwrap_or(oggi);
    let mut maiuscola = norma(avviso).to_owned();
    maiuscola[..1].make_ascii_uppercase();
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: Atto {
            numero: numero.and_then(|numero| u32::try_from(numero).ok()),
            anno: u16::try_from(data.year()).unwrap_or_default(),
            data,
        },
        segnatura: riferimento(ufficio, tenuto),
        titolo: if datore.is_some() { "Avviso pubblico di avviamento a selezione" } else { TITOLO_ANNUALE }.to_owned(),
        norma: maiuscola,
        ente: datore.map(|datore| ente(tenuto, datore)),
        elenco: elenco(avviso),
        posti: datore.map(|_| posto(tenuto)).into_iter().collect(),
        requisiti: scritti.requisiti.clone(),
        adesioni: modello::Adesioni {
            dal: if datore.is_some() { giorni.adesioni_dal.max(data) } else { giorni.adesioni_dal },
            al: giorni.adesioni_al,
            requisiti_al: tenuto.requisiti_al(avviso).unwrap_or(giorni.adesioni_al),
            come: scritti.come.clone(),
            canali: scritti.canali.iter().map(|canale| nome_canale(canale).to_owned()).collect(),
        },
        documenti: documenti(avviso, tenuto),
        calendario: super::fasi(&giorni, super::situazione_al(avviso, tenuto))
            .into_iter()
            .filter_map(|fase| Some(modello::Fase { fase: fase.nome, quando: tempo::esteso(giorno(&fase.giorno)?) }))
            .collect(),
        criteri: criteri_scritti(tenuto.tabella()?),
        altro: vec![Avvertenza::nuova(
            "Dati personali",
            "La graduatoria si pubblica con il solo codice della ricevuta, la posizione e il punteggio.",
        )],
        firma: emissione::firma(ufficio)?,
        avvertenze: emissione::avvertenze(ufficio, quando)?.into_iter().take(1).collect(),
    })
}

/// What to send: of a yearly confirmation, first of all what gives the points.
fn documenti(avviso: &Avviso, tenuto: &Tenuto) -> Vec<String> {
    let mut documenti = match super::situazione_al(avviso, tenuto) {
        Some(al) => super::richieste(tenuto.criteri.as_ref(), al),
        None => vec!["modulo di adesione".to_owned()],
    };
    documenti.push("documento di identità".to_owned());
    documenti
}

fn elenco(avviso: &Avviso) -> String {
    match &avviso.elenco {
        Some(elenco) => format!("nell'elenco {} della legge 68/1999", nome_elenco(elenco)),
        None => "ai servizi per l'impiego, con la dichiarazione di disponibilità al lavoro".to_owned(),
    }
}

fn posto(tenuto: &Tenuto) -> modello::Posto {
    let scritti = &tenuto.modulo;
    modello::Posto {
        profilo: scritti.profilo.clone(),
        numero: scritti.posti,
        riservati: scritti.riservati,
        contratto: match scritti.contratto.as_str() {
            "determinato" => format!("tempo determinato, {} mesi", scritti.durata_mesi),
            _ => "tempo indeterminato".to_owned(),
        },
        orario: format!("{} ore su {}", scritti.ore, scritti.ore_contratto),
        sede: scritti.sede.clone(),
    }
}

/// A channel in words.
pub(super) fn nome_canale(canale: &str) -> &'static str {
    match canale {
        "" => "",
        "pec" => "PEC",
        "a_mano" => "a mano, allo sportello",
        "raccomandata" => "raccomandata",
        _ => "di persona, nei giorni dell'avviso",
    }
}

fn criteri_scritti(criteri: &Criteri) -> modello::Criteri {
    modello::Criteri {
        nome: criteri.nome.clone(),
        precede: precede(criteri.verso),
        voci: criteri
            .in_parole()
            .into_iter()
            .map(|(componente, punti)| modello::Criterio { elemento: componente.nome.clone(), punti })
            .collect(),
        precedenze: criteri.parita_in_parole().into_iter().map(str::to_owned).collect(),
    }
}

/// Who comes first, as documents say it.
pub(crate) const fn precede(verso: Verso) -> Precede {
    match verso {
        Verso::MenoPunti => Precede::PiuBasso,
        Verso::PiuPunti => Precede::PiuAlto,
    }
}
