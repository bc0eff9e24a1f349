//! Writes the national file: for the demonstration, and to give back what was read.

use super::codici::{natura, si_no};
use super::{NAMESPACE, VERSIONE};
use crate::ErroreScambio;
use mirato_domain::prospetto::{CategoriaAzienda, DatiProspetto, PrimeAssunzioni, Prospetto, Quadro1, Recapiti};
use std::fmt::{Display, Write};

/// Writes a prospetto in the national file, UTF-8.
///
/// # Errors
/// `xml_non_scrivibile` if the prospetto lacks what the national file requires and a spreadsheet does
/// not give: time of sending, contact, seats.
pub fn scrivi(prospetto: &Prospetto) -> Result<Vec<u8>, ErroreScambio> {
    let mut s = Scrittore { testo: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), livello: 0 };
    let trasmissione = &prospetto.trasmissione;
    let invio = trasmissione.data_invio.ok_or_else(|| mancante("la data di invio"))?;
    let mut radice = format!("prospetto xmlns=\"{NAMESPACE}\"");
    let mut attributo = |nome: &str, valore: &str| {
        let _ = write!(radice, " {nome}=\"{}\"", protetto(valore));
    };
    attributo("codicecomunicazione", &trasmissione.codice_comunicazione);
    if let Some(precedente) = &trasmissione.codice_comunicazione_precedente {
        attributo("codicecomunicazioneprecedente", precedente);
    }
    attributo("dataInvio", &invio.format("%Y-%m-%dT%H:%M:%S%.f").to_string());
    if let Some(delegato) = &trasmissione.delegato {
        attributo("delegato", delegato.as_str());
    }
    if let Some(tipo) = &trasmissione.tipo_delegato {
        attributo("tipoDelegato", tipo);
    }
    attributo("e-mailDelegato", &trasmissione.email_delegato);
    attributo("protocollo", &trasmissione.protocollo);
    attributo("versione", VERSIONE);
    s.riga(&format!("<{radice}>"));
    s.livello += 1;
    s.quadro1(&prospetto.quadro1)?;
    for quadro in &prospetto.quadro2 {
        s.quadro2(quadro)?;
    }
    if let Some(quadro) = &prospetto.quadro3 {
        s.quadro3(quadro);
    }
    s.valore("tipocomunicazione", prospetto.tipo.codice());
    s.livello -= 1;
    s.riga("</prospetto>");
    Ok(s.testo.into_bytes())
}

pub(super) fn mancante(che_cosa: &str) -> ErroreScambio {
    ErroreScambio::NonScrivibile { motivo: format!("manca {che_cosa}") }
}

fn protetto(testo: &str) -> String {
    let mut fuori = String::with_capacity(testo.len());
    for carattere in testo.chars() {
        match carattere {
            '&' => fuori.push_str("&amp;"),
            '<' => fuori.push_str("&lt;"),
            '>' => fuori.push_str("&gt;"),
            '"' => fuori.push_str("&quot;"),
            // As references, or a reader would turn them into spaces or into one line end.
            '\n' => fuori.push_str("&#10;"),
            '\r' => fuori.push_str("&#13;"),
            '\t' => fuori.push_str("&#9;"),
            altro => fuori.push(altro),
        }
    }
    fuori
}

/// The file as it is being written, with its indentation.
pub(super) struct Scrittore {
    testo: String,
    livello: usize,
}

impl Scrittore {
    pub(super) fn riga(&mut self, testo: &str) {
        let _ = writeln!(self.testo, "{:rientro$}{testo}", "", rientro = self.livello);
    }

    pub(super) fn valore(&mut self, nome: &str, valore: impl Display) {
        self.riga(&format!("<{nome}>{}</{nome}>", protetto(&valore.to_string())));
    }

    pub(super) fn forse(&mut self, nome: &str, valore: Option<impl Display>) {
        if let Some(valore) = valore {
            self.valore(nome, valore);
        }
    }

    pub(super) fn dentro(&mut self, nome: &str, scrivi: impl FnOnce(&mut Self)) {
        self.riga(&format!("<{nome}>"));
        self.livello += 1;
        scrivi(self);
        self.livello -= 1;
        self.riga(&format!("</{nome}>"));
    }

    fn quadro1(&mut self, quadro: &Quadro1) -> Result<(), ErroreScambio> {
        let dati = &quadro.dati_aziendali;
        let referente = dati.referente.as_ref().ok_or_else(|| mancante("il referente"))?;
        self.dentro("quadro1", |s| {
            s.dentro("datiprospetto", |s| s.dati_prospetto(&quadro.dati_prospetto));
            s.dentro("datiaziendali", |s| {
                s.dentro("dichiarante", |s| {
                    s.valore("tipologiadichiarante", natura(dati.dichiarante.natura));
                    s.valore("codicefiscale", &dati.dichiarante.codice_fiscale);
                    s.valore("denominazione", &dati.dichiarante.denominazione);
                    s.valore("settore", &dati.dichiarante.settore);
                    s.valore("ccnl", &dati.dichiarante.ccnl);
                });
                s.dentro("sedelegale", |s| {
                    s.valore("comunesedelegale", &dati.sede_legale.comune);
                    s.valore("capsedelegale", &dati.sede_legale.cap);
                    s.valore("indirizzosedelegale", &dati.sede_legale.indirizzo);
                    s.recapiti(&dati.sede_legale.recapiti);
                    s.valore("PECemail", &dati.sede_legale.pec);
                });
                s.dentro("referente", |s| {
                    s.valore("codicefiscale", &referente.codice_fiscale);
                    s.valore("cognome", &referente.cognome);
                    s.valore("nome", &referente.nome);
                    s.valore("indirizzo", &referente.indirizzo);
                    s.valore("comune", &referente.comune);
                    s.valore("cap", &referente.cap);
                    s.recapiti(&referente.recapiti);
                });
            });
            s.resto_quadro1(quadro);
        });
        Ok(())
    }

    fn resto_quadro1(&mut self, quadro: &Quadro1) {
        if let Some(gradualita) = &quadro.gradualita {
            self.dentro("gradualita", |s| {
                s.valore("dataatto", gradualita.data_atto);
                s.valore("estremiatto", &gradualita.estremi_atto);
                s.valore("assunzioninondisabiliprimaditrasformazione", gradualita.assunzioni_prima);
                s.valore("datatrasformazione", gradualita.data_trasformazione);
                s.valore("percentuale", gradualita.percentuale.map_or_else(|| " ".to_owned(), |p| p.to_string()));
            });
        }
        if let Some(sospensione) = &quadro.sospensione_mobilita {
            self.dentro("sospensionemobilita", |s| {
                s.forse("sospensionepermobilita", sospensione.in_corso.map(si_no));
                s.forse("datafinesospensione", sospensione.data_fine);
            });
        }
        for selezione in &quadro.assunzioni_pubblica_selezione {
            self.dentro("assunzionipubblicaselezione", |s| {
                s.valore("regione", &selezione.regione);
                s.valore("saldodisabili", selezione.saldo_disabili);
                s.valore("saldoexart18", selezione.saldo_art18);
                s.forse("note", selezione.note.as_ref());
            });
        }
    }

    fn dati_prospetto(&mut self, dati: &DatiProspetto) {
        self.valore("datariferimento", dati.data_riferimento);
        self.valore("capogruppo", si_no(dati.capogruppo));
        self.forse("cfcapogruppo", dati.codice_fiscale_capogruppo.as_ref());
        self.forse("capogruppoestera", dati.capogruppo_estera.map(si_no));
        self.valore("nlavoratorinazionali", dati.lavoratori_nazionali);
        self.forse(
            "categoriaazienda",
            dati.categoria_azienda.map(|categoria| match categoria {
                CategoriaAzienda::Oltre50 => "A",
                CategoriaAzienda::Da36A50 => "B",
                CategoriaAzienda::Da15A35 => "C",
            }),
        );
        match &dati.prime_assunzioni {
            PrimeAssunzioni::NonDette => {}
            PrimeAssunzioni::Nessuna => self.valore("nessunaassunzioneaggiuntiva", "S"),
            PrimeAssunzioni::Date { prima, seconda } => {
                self.valore("dataprimaassunzione", prima);
                self.forse("datasecondaassunzione", *seconda);
                self.valore("nessunaassunzioneaggiuntiva", "N");
            }
        }
    }

    pub(super) fn recapiti(&mut self, recapiti: &Recapiti) {
        self.forse("telefono", recapiti.telefono.as_ref());
        self.forse("fax", recapiti.fax.as_ref());
        self.forse("email", recapiti.email.as_ref());
    }
}
