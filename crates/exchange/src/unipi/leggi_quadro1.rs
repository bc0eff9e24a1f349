//! Reads the root and quadro 1.

use super::lettore::Lettore;
use super::tipi::{self, Letto};
use super::{VERSIONE, leggi_quadro2, leggi_quadro3};
use crate::ErroreScambio;
use mirato_domain::prospetto::{
    AssunzioniPubblicaSelezione, DatiAziendali, DatiProspetto, Dichiarante, Gradualita, Origine, PrimeAssunzioni,
    Prospetto, Quadro1, Recapiti, Referente, SedeLegale, SospensioneMobilita, Trasmissione,
};

type Esito<T> = Result<T, ErroreScambio>;

pub(super) fn prospetto(l: &mut Lettore<'_>) -> Esito<Prospetto> {
    let attributi = l.radice()?;
    let trasmissione = trasmissione(l, &attributi)?;
    let quadro1 = l.dentro("quadro1", quadro1)?;
    let quadro2 = leggi_quadro2::elenco(l)?;
    let quadro3 = l.forse("quadro3", leggi_quadro3::quadro3)?;
    let tipo = l.valore("tipocomunicazione", tipi::tipo_comunicazione)?;
    l.chiudi()?;
    l.fine()?;
    Ok(Prospetto { origine: Origine::Unipi, trasmissione, tipo, quadro1, quadro2, quadro3 })
}

const ATTRIBUTI: [&str; 8] = [
    "codicecomunicazione",
    "codicecomunicazioneprecedente",
    "dataInvio",
    "delegato",
    "tipoDelegato",
    "e-mailDelegato",
    "protocollo",
    "versione",
];

fn trasmissione(l: &mut Lettore<'_>, attributi: &[(String, String)]) -> Esito<Trasmissione> {
    let valore = |nome: &str| attributi.iter().find(|(n, _)| n == nome).map(|(_, v)| v.as_str());
    let versione = valore("versione").unwrap_or("senza versione");
    if versione != VERSIONE {
        return Err(ErroreScambio::Versione { trovata: versione.chars().take(30).collect(), letta: VERSIONE });
    }
    if let Some((nome, _)) = attributi.iter().find(|(nome, _)| !ATTRIBUTI.contains(&nome.as_str())) {
        return Err(l.struttura(format!("l'attributo «{nome}» non è previsto")));
    }
    Ok(Trasmissione {
        codice_comunicazione: obbligatorio(l, "codicecomunicazione", valore("codicecomunicazione"), tipi::lungo(16))?,
        codice_comunicazione_precedente: facoltativo(
            l,
            "codicecomunicazioneprecedente",
            valore("codicecomunicazioneprecedente"),
            tipi::lungo(16),
        )?,
        data_invio: Some(obbligatorio(l, "dataInvio", valore("dataInvio"), tipi::data_ora)?),
        delegato: facoltativo(l, "delegato", valore("delegato"), tipi::codice_fiscale)?,
        tipo_delegato: facoltativo(l, "tipoDelegato", valore("tipoDelegato"), tipi::codice(3))?,
        email_delegato: obbligatorio(l, "e-mailDelegato", valore("e-mailDelegato"), tipi::email)?,
        protocollo: obbligatorio(l, "protocollo", valore("protocollo"), tipi::lungo(8))?,
    })
}

fn facoltativo<T>(
    l: &mut Lettore<'_>,
    nome: &str,
    valore: Option<&str>,
    tipo: impl Fn(&str) -> Letto<T>,
) -> Esito<Option<T>> {
    valore.map(|v| tipo(v).map_err(|motivo| l.valore_sbagliato(&format!("@{nome}"), motivo))).transpose()
}

fn obbligatorio<T>(l: &mut Lettore<'_>, nome: &str, valore: Option<&str>, tipo: impl Fn(&str) -> Letto<T>) -> Esito<T> {
    facoltativo(l, nome, valore, tipo)?.ok_or_else(|| l.struttura(format!("manca l'attributo «{nome}»")))
}

fn quadro1(l: &mut Lettore<'_>) -> Esito<Quadro1> {
    Ok(Quadro1 {
        dati_prospetto: l.dentro("datiprospetto", dati_prospetto)?,
        dati_aziendali: l.dentro("datiaziendali", dati_aziendali)?,
        gradualita: l.forse("gradualita", gradualita)?,
        sospensione_mobilita: l.forse("sospensionemobilita", |l| {
            Ok(SospensioneMobilita {
                in_corso: l.valore_forse("sospensionepermobilita", tipi::si_no)?,
                data_fine: l.valore_forse("datafinesospensione", tipi::data)?,
            })
        })?,
        assunzioni_pubblica_selezione: l.elenco("assunzionipubblicaselezione", |l| {
            Ok(AssunzioniPubblicaSelezione {
                regione: l.valore("regione", tipi::codice(2))?,
                saldo_disabili: l.valore("saldodisabili", tipi::numero_con_segno)?,
                saldo_art18: l.valore("saldoexart18", tipi::numero_con_segno)?,
                note: l.valore_forse("note", tipi::testo_di(2000))?,
            })
        })?,
    })
}

fn dati_prospetto(l: &mut Lettore<'_>) -> Esito<DatiProspetto> {
    Ok(DatiProspetto {
        data_riferimento: l.valore("datariferimento", tipi::data)?,
        capogruppo: l.valore("capogruppo", tipi::si_no)?,
        codice_fiscale_capogruppo: l.valore_forse("cfcapogruppo", tipi::codice_fiscale_internazionale)?,
        capogruppo_estera: l.valore_forse("capogruppoestera", tipi::si_no)?,
        lavoratori_nazionali: l.valore("nlavoratorinazionali", tipi::numero)?,
        categoria_azienda: l.valore_forse("categoriaazienda", tipi::categoria_azienda)?,
        prime_assunzioni: prime_assunzioni(l)?,
    })
}

/// Either the dates of the hires with "nessuna N", or "nessuna S", or nothing.
fn prime_assunzioni(l: &mut Lettore<'_>) -> Esito<PrimeAssunzioni> {
    let fisso = |atteso: &'static str| {
        move |testo: &str| {
            if testo == atteso { Ok(()) } else { Err(format!("«{testo}» non è ammesso: qui ci vuole {atteso}")) }
        }
    };
    if let Some(prima) = l.valore_forse("dataprimaassunzione", tipi::data)? {
        let seconda = l.valore_forse("datasecondaassunzione", tipi::data)?;
        l.valore("nessunaassunzioneaggiuntiva", fisso("N"))?;
        return Ok(PrimeAssunzioni::Date { prima, seconda });
    }
    let nessuna = l.valore_forse("nessunaassunzioneaggiuntiva", fisso("S"))?;
    Ok(if nessuna.is_some() { PrimeAssunzioni::Nessuna } else { PrimeAssunzioni::NonDette })
}

fn dati_aziendali(l: &mut Lettore<'_>) -> Esito<DatiAziendali> {
    Ok(DatiAziendali {
        dichiarante: l.dentro("dichiarante", |l| {
            Ok(Dichiarante {
                natura: l.valore("tipologiadichiarante", tipi::natura)?,
                codice_fiscale: l.valore("codicefiscale", tipi::codice_fiscale)?,
                denominazione: l.valore("denominazione", tipi::testo_di(100))?,
                settore: l.valore("settore", tipi::settore)?,
                ccnl: l.valore("ccnl", tipi::ccnl)?,
            })
        })?,
        sede_legale: l.dentro("sedelegale", |l| {
            Ok(SedeLegale {
                comune: l.valore("comunesedelegale", tipi::comune)?,
                provincia: None,
                cap: l.valore("capsedelegale", tipi::cap)?,
                indirizzo: l.valore("indirizzosedelegale", tipi::testo_di(100))?,
                recapiti: recapiti(l)?,
                pec: l.valore("PECemail", tipi::email)?,
            })
        })?,
        referente: Some(l.dentro("referente", |l| {
            Ok(Referente {
                codice_fiscale: l.valore("codicefiscale", tipi::codice_fiscale)?,
                cognome: l.valore("cognome", tipi::testo_di(50))?,
                nome: l.valore("nome", tipi::testo_di(50))?,
                indirizzo: l.valore("indirizzo", tipi::testo_di(100))?,
                comune: l.valore("comune", tipi::comune)?,
                cap: l.valore("cap", tipi::cap)?,
                recapiti: recapiti(l)?,
            })
        })?),
    })
}

pub(super) fn recapiti(l: &mut Lettore<'_>) -> Esito<Recapiti> {
    Ok(Recapiti {
        telefono: l.valore_forse("telefono", tipi::testo_anche_vuoto(15))?,
        fax: l.valore_forse("fax", tipi::testo_anche_vuoto(15))?,
        email: l.valore_forse("email", tipi::email)?,
    })
}

fn gradualita(l: &mut Lettore<'_>) -> Esito<Gradualita> {
    Ok(Gradualita {
        data_atto: l.valore("dataatto", tipi::data)?,
        estremi_atto: l.valore("estremiatto", tipi::testo_di(50))?,
        assunzioni_prima: l.valore("assunzioninondisabiliprimaditrasformazione", tipi::numero)?,
        data_trasformazione: l.valore("datatrasformazione", tipi::data)?,
        percentuale: l.valore("percentuale", tipi::percentuale)?,
    })
}
