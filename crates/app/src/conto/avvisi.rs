//! What follows an account: payment notices, reminders, formal notices, the report to the Ispettorato.

use super::versamenti::{avviso_sbagliato, iuv_sbagliato, senza_spazi};
use super::{conto, scheda::nome_rata};
use crate::api::PassoEsonero;
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::esoneri::lettera::{self, Scritta};
use crate::esoneri::pratica::{Pratica, estremi};
use crate::esoneri::{FONDO, MAGGIORAZIONE, decreto_di, giorno_del_passo, passo_nuovo, segnatura, tipo, titolo};
use crate::modulo::{Modulo, giorno, pieno};
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::{Datelike, Days, NaiveDate};
use mirato_documents::avviso_pagamento::{self as modello, Beneficiario, Voce as VoceAvviso};
use mirato_documents::carta::{Avvertenza, Protocollo};
use mirato_documents::lettera_datore::{Contenuto, RataScaduta};
use mirato_documents::pratica::Destinatario;
use mirato_domain::{Errore, Euro};
use mirato_norme::calendario::{Calendario, Settimana};
use mirato_norme::l68_1999::art05_conto::{Conto, RataInConto};
use mirato_norme::l68_1999::art05_decadenza::{EsitoDecadenza, RichiestaDecadenza, decadenza};
use mirato_store::{Esonero, EsoneroPasso, TipoPasso};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);
/// Register in which payment notices are numbered.
const REGISTRO: &str = "avviso_pagamento";
/// Days to pay that a reminder gives when nothing else is written.
const GIORNI_PER_PAGARE: u64 = 30;

/// A step of the account, ready to be issued.
struct Passaggio {
    passo: EsoneroPasso,
    conto: Conto,
    decreto: Option<Protocollo>,
    /// Acts that came before, for the report.
    atti: Vec<String>,
}

/// Takes a step of the account: act and step in one transaction.
///
/// # Errors
/// `passo_non_valido` with its fields; `nulla_di_scaduto`; what the document refuses.
pub(crate) async fn compi(ufficio: &Ufficio, pratica: &Pratica, passo: &PassoEsonero) -> Result<Esonero, Errore> {
    let passaggio = passaggio(ufficio, pratica, passo).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut nuovo = passaggio.passo.clone();
    if nuovo.estremi.is_none() {
        let spiegazione = &passaggio.conto.spiegazione;
        let emesso = if nuovo.tipo == TipoPasso::Avviso {
            let avviso = NuovoAtto {
                registro: REGISTRO,
                oggetto: format!("Avviso di pagamento, {}", pratica.datore.denominazione),
                datore_id: Some(pratica.datore.id.clone()),
                persona_id: None,
                richiesta_id: None,
                modello: MODELLO,
                spiegazione,
            };
            emissione::emetti(ufficio, &mut scrittura, avviso, |numero| {
                avviso_dati(ufficio, pratica, &passaggio, numero)
            })
            .await?
        } else {
            lettera::spedisci(ufficio, &mut scrittura, pratica, &scritta(pratica, &passaggio), spiegazione).await?
        };
        nuovo.atto_id = Some(emesso.id);
    }
    scrittura.inserisci(nuovo).await?;
    let salvato = scrittura.salva(Esonero { versione: passo.versione, ..pratica.esonero.clone() }).await?;
    scrittura.conferma().await?;
    Ok(salvato)
}

/// Pages of the act that a step of the account would issue.
///
/// # Errors
/// As [`compi`].
pub(crate) async fn bozza(ufficio: &Ufficio, pratica: &Pratica, passo: &PassoEsonero) -> Result<Vec<u8>, Errore> {
    let passaggio = passaggio(ufficio, pratica, passo).await?;
    if passaggio.passo.tipo == TipoPasso::Avviso {
        let dati = avviso_dati(ufficio, pratica, &passaggio, None)?;
        return Ok(emissione::componi(ufficio, MODELLO, &dati).await?.pdf);
    }
    lettera::componi(ufficio, pratica, &scritta(pratica, &passaggio)).await
}

async fn passaggio(ufficio: &Ufficio, pratica: &Pratica, passo: &PassoEsonero) -> Result<Passaggio, Errore> {
    let tipo = tipo(passo)?;
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let data = giorno_del_passo(ufficio, &mut modulo, pratica, passo);
    let entro = modulo.giorno_se("entro", &passo.entro);
    if data.zip(entro).is_some_and(|(data, entro)| entro < data) {
        modulo.sbagliato("entro", "Il termine viene prima dell'atto: correggi la data");
    }
    let mut nuovo = passo_nuovo(&pratica.esonero, tipo, "");
    if tipo == TipoPasso::Avviso {
        codici(&mut modulo, passo, &mut nuovo);
    }
    modulo.fine()?;
    let data = data.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))?;
    nuovo.data = data.to_string();
    (nuovo.estremi, nuovo.nota) = (pieno(&passo.estremi), pieno(&passo.nota));
    let conto = conto(ufficio, &pratica.esonero, data, true).await?.conto;
    if tipo == TipoPasso::Avviso {
        let rata = rata_da_chiedere(pratica, &conto, passo)?;
        (nuovo.dal, nuovo.al) = (Some(rata.rata.dal.to_string()), Some(rata.rata.al.to_string()));
        nuovo.importo = Some(rata.da_versare.centesimi());
        nuovo.scadenza = Some(entro.unwrap_or(rata.rata.scadenza.max(data)).to_string());
    } else {
        let resta = conto.in_ritardo + conto.maggiorazioni_da_versare;
        if resta == Euro::ZERO {
            let messaggio = format!("Al {} non c'è nulla di scaduto e non pagato: non serve.", tempo::breve(data));
            return Err(Errore::stato("nulla_di_scaduto", messaggio));
        }
        if tipo == TipoPasso::Segnalazione {
            diffida_scaduta(pratica, data)?;
        }
        nuovo.importo = Some(resta.centesimi());
        let termine = match (tipo, entro) {
            (TipoPasso::Segnalazione, _) => None,
            (TipoPasso::Diffida, None) => Some(decadenza_da(ufficio, (data, data), resta)?.pagare_entro),
            (_, None) => data.checked_add_days(Days::new(GIORNI_PER_PAGARE)),
            (_, entro) => entro,
        };
        nuovo.scadenza = termine.map(|giorno| giorno.to_string());
    }
    let decreto = decreto_di(ufficio, &pratica.passi).await?;
    Ok(Passaggio { passo: nuovo, conto, decreto, atti: precedenti(ufficio, pratica).await? })
}

fn codici(modulo: &mut Modulo, passo: &PassoEsonero, nuovo: &mut EsoneroPasso) {
    if pieno(&passo.numero_avviso).is_some() {
        if let Some(motivo) = avviso_sbagliato(&passo.numero_avviso) {
            modulo.sbagliato("numero_avviso", motivo);
        }
        nuovo.numero_avviso = pieno(&senza_spazi(&passo.numero_avviso));
    }
    if pieno(&passo.iuv).is_some() {
        if let Some(motivo) = iuv_sbagliato(&passo.iuv) {
            modulo.sbagliato("iuv", motivo);
        }
        nuovo.iuv = pieno(&passo.iuv);
    }
}

/// The instalment that a notice asks for: the one that begins on `dal` or, without it, the first unpaid one
/// for which no notice has gone out.
fn rata_da_chiedere<'a>(pratica: &Pratica, conto: &'a Conto, passo: &PassoEsonero) -> Result<&'a RataInConto, Errore> {
    let avvisata = |rata: &RataInConto| {
        let dal = rata.rata.dal.to_string();
        pratica.passi.iter().any(|uno| uno.tipo == TipoPasso::Avviso && uno.dal.as_ref() == Some(&dal))
    };
    let chiesta = pieno(&passo.dal).map(|testo| tempo::iso(&testo, "dal")).transpose()?;
    let rata = conto.rate.iter().find(|rata| match chiesta {
        Some(dal) => rata.rata.dal == dal,
        None => rata.da_versare > Euro::ZERO && !avvisata(rata),
    });
    match rata {
        Some(rata) if avvisata(rata) => Err(Errore::stato(
            "avviso_gia_emesso",
            format!("Per la {} c'è già un avviso: annullalo, se va rifatto.", nome_rata(rata)),
        )),
        Some(rata) if rata.da_versare > Euro::ZERO => Ok(rata),
        Some(_) => Err(Errore::stato("nulla_di_dovuto", "La rata è già pagata: non serve un avviso.")),
        None => Err(Errore::stato("nulla_di_dovuto", "Non ci sono rate da pagare senza avviso: guarda il conto.")),
    }
}

/// The formal notice whose term has gone by.
fn diffida_scaduta(pratica: &Pratica, al: NaiveDate) -> Result<(), Errore> {
    let diffida = pratica.ultimo(TipoPasso::Diffida);
    let termine = diffida.and_then(|passo| passo.scadenza.as_deref()).and_then(giorno);
    match termine {
        Some(termine) if termine < al => Ok(()),
        Some(termine) => Err(Errore::stato(
            "termine_della_diffida",
            format!("La diffida dà tempo fino al {}: aspetta che passi.", tempo::breve(termine)),
        )),
        None => Err(Errore::stato("diffida_mancante", "Prima diffida il datore a pagare.")),
    }
}

/// What the law says of a formal notice of a day, asked on another.
///
/// # Errors
/// What the rules refuse.
pub(crate) fn decadenza_da(
    ufficio: &Ufficio,
    (diffida_il, al): (NaiveDate, NaiveDate),
    in_ritardo: Euro,
) -> Result<EsitoDecadenza, Errore> {
    let calendario = ufficio.impostazioni().calendario.clone();
    let settimana = Settimana::try_from(calendario.giorni_settimana);
    let calendario = Calendario {
        giorni_settimana: settimana.map_err(|motivo| Errore::dato("impostazioni_incomplete", motivo))?,
        patrono: giorno(&format!("{}-{}", diffida_il.year(), calendario.patrono)),
        altri_festivi: Vec::new(),
    };
    let richiesta = RichiestaDecadenza { diffida_il, al, in_ritardo, calendario };
    Ok(decadenza(&ufficio.leggi().parametri, &richiesta)?)
}

/// What a formal notice asked for and was not paid by its term: the ground of a decadenza.
///
/// # Errors
/// `diffida_mancante`, `termine_della_diffida`, `nulla_di_scaduto`.
pub(crate) async fn debito_diffidato(ufficio: &Ufficio, pratica: &Pratica) -> Result<Euro, Errore> {
    let oggi = ufficio.orologio.oggi();
    diffida_scaduta(pratica, oggi)?;
    let conto = conto(ufficio, &pratica.esonero, oggi, false).await?.conto;
    let resta = conto.in_ritardo + conto.maggiorazioni_da_versare;
    if resta == Euro::ZERO {
        return Err(Errore::stato("nulla_di_scaduto", "Il datore ha pagato: la decadenza non si dichiara."));
    }
    Ok(resta)
}

async fn precedenti(ufficio: &Ufficio, pratica: &Pratica) -> Result<Vec<String>, Errore> {
    let mut atti = Vec::new();
    for passo in &pratica.passi {
        let del_conto = matches!(passo.tipo, TipoPasso::Avviso | TipoPasso::Sollecito | TipoPasso::Diffida);
        if let (true, Some(numero)) = (del_conto, estremi(ufficio, passo).await?) {
            let del = giorno(&passo.data).map(tempo::esteso).unwrap_or_default();
            atti.push(format!("{} n. {numero} del {del}", titolo(passo.tipo).to_lowercase()));
        }
    }
    Ok(atti)
}

fn avviso_dati(
    ufficio: &Ufficio,
    pratica: &Pratica,
    passaggio: &Passaggio,
    numero: Option<i64>,
) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let passo = &passaggio.passo;
    let quando = |testo: &Option<String>| testo.as_deref().and_then(giorno).unwrap_or(oggi);
    let importo = Euro::da_centesimi(passo.importo.unwrap_or(0));
    let decreto = passaggio.decreto.as_ref();
    let del_decreto =
        decreto.map_or_else(String::new, |d| format!(", decreto n. {} del {}", d.numero, tempo::esteso(d.data)));
    let impostazioni = ufficio.impostazioni();
    let nome = format!("Contributo dal {} al {}", tempo::esteso(quando(&passo.dal)), tempo::esteso(quando(&passo.al)));
    let rata = passaggio.conto.rate.iter().find(|rata| Some(rata.rata.dal.to_string()) == passo.dal);
    let gia = rata.map_or(Euro::ZERO, |rata| rata.versato);
    let mut voci = vec![VoceAvviso { nome: nome.clone(), importo: importo + gia }];
    if gia > Euro::ZERO {
        voci.push(VoceAvviso { nome: "Già versato".to_owned(), importo: Euro::ZERO - gia });
    }
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: segnatura(pratica, oggi),
        destinatario: testata::destinatario(&pratica.datore),
        debitore: testata::operatore(&pratica.datore),
        oggetto: format!("Contributo esonerativo{del_decreto}"),
        causale: format!(
            "Contributo esonerativo art. 5 L. 68/1999{}, c.f. {}",
            decreto.map(|d| format!(", decreto {}", d.numero)).unwrap_or_default(),
            pratica.datore.codice_fiscale
        ),
        rate: vec![modello::Rata {
            nome,
            importo: importo.into(),
            entro: quando(&passo.scadenza),
            codice_avviso: passo.numero_avviso.clone(),
            iuv: passo.iuv.clone(),
        }],
        totale: importo.into(),
        voci,
        beneficiario: Beneficiario { denominazione: FONDO.to_owned(), codice_fiscale: None, iban: None },
        istruzioni: None,
        note: vec![format!(
            "Dopo la scadenza il contributo è aumentato di una somma {MAGGIORAZIONE} (art. 5, c. 5, L. 68/1999)."
        )],
        firma: emissione::firma(ufficio)?,
        avvertenze: vec![Avvertenza::responsabile(
            &impostazioni.responsabile.nome,
            &impostazioni.responsabile.email,
            "",
        )],
    })
}

fn scritta(pratica: &Pratica, passaggio: &Passaggio) -> Scritta {
    let passo = &passaggio.passo;
    let rate: Vec<RataScaduta> =
        passaggio.conto.rate.iter().filter_map(|rata| scaduta(rata, &passaggio.conto)).collect();
    let totale = rate.iter().map(|rata| rata.resta).sum::<Euro>().into();
    let entro = passo.scadenza.as_deref().and_then(giorno).unwrap_or(passaggio.conto.al);
    let (decreto, maggiorazione) = (passaggio.decreto.clone(), Some(MAGGIORAZIONE.to_owned()));
    let al_datore = testata::destinatario(&pratica.datore);
    let (oggetto, destinatario, contenuto) = match passo.tipo {
        TipoPasso::Sollecito => {
            ("Sollecito di pagamento", al_datore, Contenuto::Sollecito { decreto, rate, totale, entro, maggiorazione })
        }
        TipoPasso::Diffida => {
            ("Diffida a pagare", al_datore, Contenuto::Diffida { decreto, rate, totale, entro, maggiorazione })
        }
        _ => ("Segnalazione all'Ispettorato", ispettorato(), segnalazione(pratica, passaggio, rate)),
    };
    Scritta { oggetto: oggetto.to_owned(), destinatario, contenuto }
}

fn segnalazione(pratica: &Pratica, passaggio: &Passaggio, rate: Vec<RataScaduta>) -> Contenuto {
    let datore = &pratica.datore.denominazione;
    let resta = Euro::da_centesimi(passaggio.passo.importo.unwrap_or(0)).italiano();
    let motivi = passaggio.passo.nota.as_deref().map(|nota| format!(" {nota}")).unwrap_or_default();
    Contenuto::Segnalazione {
        oggetto: "Mancato versamento del contributo esonerativo".to_owned(),
        fatti: format!("{datore} non ha versato, dopo la diffida, {resta} di contributo e maggiorazione.{motivi}"),
        scoperture: Vec::new(),
        rate,
        atti: passaggio.atti.clone(),
        norma: Some("art. 5, c. 5, L. 68/1999".to_owned()),
        esposizione: None,
    }
}

/// An instalment past its term with something still to pay.
fn scaduta(rata: &RataInConto, conto: &Conto) -> Option<RataScaduta> {
    (rata.rata.scadenza < conto.al && rata.da_versare > Euro::ZERO).then(|| RataScaduta {
        nome: nome_rata(rata),
        scadenza: rata.rata.scadenza,
        dovuto: rata.rata.importo,
        versato: rata.versato,
        resta: rata.da_versare,
    })
}

fn ispettorato() -> Destinatario {
    Destinatario {
        denominazione: "Ispettorato territoriale del lavoro".to_owned(),
        righe: Vec::new(),
        codice_ipa: None,
    }
}
