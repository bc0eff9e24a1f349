//! Writes the national file: for the demonstration, and to give back what was read.

use super::codici::{assunzione, natura, si_no, soggetto, stato, verso};
use super::{NAMESPACE, VERSIONE};
use crate::ErroreScambio;
use mirato_domain::Sesso;
use mirato_domain::prospetto::{
    CategoriaAzienda, DatiProspetto, DettaglioOrario, LavoratoreComputabile, PostoLavoro, PrimeAssunzioni, Prospetto,
    Quadro1, Quadro2, Quadro3, Recapiti, Riepilogo, TempoPienoPartTime,
};
use mirato_domain::situazione::TipoCompensazione;
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

fn mancante(che_cosa: &str) -> ErroreScambio {
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

struct Scrittore {
    testo: String,
    livello: usize,
}

impl Scrittore {
    fn riga(&mut self, testo: &str) {
        let _ = writeln!(self.testo, "{:rientro$}{testo}", "", rientro = self.livello);
    }

    fn valore(&mut self, nome: &str, valore: impl Display) {
        self.riga(&format!("<{nome}>{}</{nome}>", protetto(&valore.to_string())));
    }

    fn forse(&mut self, nome: &str, valore: Option<impl Display>) {
        if let Some(valore) = valore {
            self.valore(nome, valore);
        }
    }

    fn dentro(&mut self, nome: &str, scrivi: impl FnOnce(&mut Self)) {
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

    fn recapiti(&mut self, recapiti: &Recapiti) {
        self.forse("telefono", recapiti.telefono.as_ref());
        self.forse("fax", recapiti.fax.as_ref());
        self.forse("email", recapiti.email.as_ref());
    }

    fn quadro2(&mut self, quadro: &Quadro2) -> Result<(), ErroreScambio> {
        let dati = &quadro.dati_provinciali;
        let sede = dati
            .sede
            .as_ref()
            .ok_or_else(|| mancante(&format!("la sede in provincia di {}", dati.provincia.nome())))?;
        self.dentro("quadro2", |s| {
            s.dentro("datiprovinciali", |s| {
                s.valore("provincia", dati.provincia.codice_istat());
                s.dentro("sederiferimento", |s| {
                    s.valore("comune", &sede.comune);
                    s.valore("cap", &sede.cap);
                    s.valore("indirizzo", &sede.indirizzo);
                    s.recapiti(&sede.recapiti);
                });
                s.dentro("referente", |s| {
                    s.valore("cognome", &sede.referente_cognome);
                    s.valore("nome", &sede.referente_nome);
                });
                s.forse("nposticentralinisti", dati.posti_centralinisti);
                s.forse("npostimassofisioterapisti", dati.posti_massofisioterapisti);
            });
            s.personale(quadro);
            for lavoratore in &quadro.lavoratori_computabili {
                s.dentro("lavoratoricomputabili", |s| s.lavoratore(lavoratore));
            }
            for posto in &quadro.posti_lavoro {
                s.dentro("postilavoro", |s| s.posto(posto));
            }
            s.concessioni(quadro);
            s.forse("note", quadro.note.as_ref());
        });
        Ok(())
    }

    fn personale(&mut self, quadro: &Quadro2) {
        let dipendenti = &quadro.dipendenti;
        self.dentro("personaledipendente", |s| {
            s.valore("nlavoratori", dipendenti.lavoratori);
            s.gruppo("disabili", &dipendenti.disabili);
            s.gruppo("centralinisti", &dipendenti.centralinisti);
            s.gruppo("massofisioterapisti", &dipendenti.massofisioterapisti);
            s.gruppo("telelavoro", &dipendenti.telelavoro);
            for esclusa in &dipendenti.categorie_escluse {
                s.dentro("categorieescluse", |s| {
                    s.valore("categoria", &esclusa.categoria);
                    s.valore("numero", esclusa.numero);
                });
            }
            s.dettagli("dettaglioparttime", "numero", "orariosettimanaleparttime", &dipendenti.part_time);
            s.dettagli("dettagliointermittenti", "numero", "orariosettimanalesvolto", &dipendenti.intermittenti);
            s.valore("categorieprotette", dipendenti.categorie_protette);
            s.forse("dicuiinforzaal17012000", dipendenti.categorie_protette_al_17_01_2000);
        });
        self.dentro("personalenondipendente", |s| {
            s.gruppo("lavoratoridisabilisomministrati", &quadro.non_dipendenti.somministrati);
            s.gruppo("lavoratoridisabiliconv12bis14", &quadro.non_dipendenti.convenzione_12bis_14);
        });
    }

    fn gruppo(&mut self, nome: &str, gruppo: &TempoPienoPartTime) {
        self.dentro(nome, |s| {
            s.valore("nlavoratoritempopieno", gruppo.tempo_pieno);
            s.dettagli("parttime", "nlavoratoriparttime", "orariosettimanaleparttime", &gruppo.part_time);
        });
    }

    fn dettagli(&mut self, nome: &str, numero: &str, orario: &str, righe: &[DettaglioOrario]) {
        for riga in righe {
            self.dentro(nome, |s| {
                s.valore(numero, riga.numero);
                s.valore("orariosettimanalecontrattuale", riga.orario_contrattuale);
                s.valore(orario, riga.orario);
            });
        }
    }

    fn lavoratore(&mut self, computabile: &LavoratoreComputabile) {
        let (persona, rapporto) = (&computabile.lavoratore, &computabile.rapporto);
        self.dentro("lavoratore", |s| {
            s.valore("codicefiscale", &persona.codice_fiscale);
            s.valore("cognome", &persona.cognome);
            s.valore("nome", &persona.nome);
            s.valore("sesso", if persona.sesso == Sesso::M { "M" } else { "F" });
            s.valore("datanascita", persona.data_nascita);
            s.valore("comunenascita", &persona.comune_nascita);
            s.forse("percentualedisabilita", persona.percentuale_disabilita);
        });
        self.dentro("rapportolavoro", |s| {
            s.valore("datainizio", rapporto.data_inizio);
            s.forse("tipologiacontr", rapporto.tipologia_contratto.as_ref());
            s.forse("datafine", rapporto.data_fine);
            s.valore("qualifica", &rapporto.qualifica);
            s.valore("tipoassunzione", &rapporto.tipo_assunzione);
            s.valore("orariosettimanale", rapporto.orario_settimanale);
            s.valore("orariosettimanaleparttime", rapporto.orario_settimanale_part_time);
            s.valore("categoriasogg", soggetto(rapporto.soggetto));
            s.valore("categoriaass", assunzione(rapporto.categoria_assunzione));
        });
    }

    fn posto(&mut self, posto: &PostoLavoro) {
        self.valore("qualificaprof", &posto.qualifica);
        self.valore("mansione", &posto.mansione);
        self.valore("nposti", posto.numero);
        self.valore("categoriasogg", soggetto(posto.soggetto));
        self.valore("comuneass", &posto.comune);
        self.valore("capacitacontroindicazioni", &posto.capacita_controindicazioni);
        self.valore("barrierearchitettoniche", si_no(posto.barriere_architettoniche));
        self.valore("turninotturni", si_no(posto.turni_notturni));
        self.valore("mezzipubblici", si_no(posto.mezzi_pubblici));
        self.forse("categoriaass", posto.categoria_assunzione.map(assunzione));
    }

    fn concessioni(&mut self, quadro: &Quadro2) {
        for compensazione in &quadro.compensazioni {
            self.dentro("compensazioni", |s| {
                s.valore("provincia", compensazione.provincia.codice_istat());
                s.valore("categoriacomp", verso(compensazione.tipo));
                s.valore("numero", compensazione.numero);
                s.valore("categoriasogg", soggetto(compensazione.soggetto));
                s.forse("codicefiscaleaziendagruppo", compensazione.azienda_gruppo.as_ref());
            });
        }
        if let Some(sospensione) = &quadro.sospensione {
            self.dentro("sospensioni", |s| {
                s.valore("stato", stato(sospensione.stato));
                s.valore("causale", &sospensione.causale);
                s.forse("datafinesospensione", sospensione.data_fine);
                s.valore("numerolavoratori", sospensione.lavoratori);
            });
        }
        if let Some(assunzioni) = quadro.gradualita_assunzioni {
            self.dentro("gradualita", |s| s.valore("nassunzioni", assunzioni));
        }
        self.esoneri(quadro);
        if let Some(convenzione) = &quadro.convenzione {
            self.dentro("convenzione", |s| {
                s.valore("stato", stato(convenzione.stato));
                s.forse("dataatto", convenzione.data_atto);
                s.forse("estremiatto", convenzione.estremi_atto.as_ref());
                s.valore("tipoconvenzione", &convenzione.tipo);
                s.valore("numLavoratoriPrevisti", format!("{:02}", convenzione.lavoratori_previsti));
                s.forse("datastipula", convenzione.data_stipula);
                s.forse("dataconcessione", convenzione.data_concessione);
            });
        }
    }

    fn esoneri(&mut self, quadro: &Quadro2) {
        if let Some(esonero) = &quadro.esonero {
            self.dentro("esoneri", |s| {
                s.valore("stato", stato(esonero.stato));
                s.forse("dataatto", esonero.data_atto);
                s.forse("estremiatto", esonero.estremi_atto.as_ref());
                s.forse("finoal", esonero.fino_al);
                s.forse("percentuale", esonero.percentuale);
                s.forse("numerolavoratori", esonero.lavoratori);
            });
        }
        if let Some(esonero) = &quadro.esonero_autocertificato {
            self.dentro("esoneri60permille", |s| {
                s.valore("dataautocertificazione", esonero.data);
                s.valore("numerolavoratori60permille", esonero.lavoratori_60_per_mille);
                s.valore("numerolavoratoriesonero", esonero.lavoratori_esonerati);
                s.forse("percentuale", esonero.percentuale);
            });
        }
    }

    fn quadro3(&mut self, quadro: &Quadro3) {
        self.dentro("quadro3", |s| {
            s.dentro("riepilogonazionale", |s| {
                let cifre = &quadro.nazionale;
                s.valore("numLavBaseComputoArt3", cifre.base_art3);
                s.valore("numLavBaseComputoArt18", cifre.base_art18);
                s.valore("quotariservadisabili", cifre.quota_art3);
                s.valore("quotariservacatprotette", cifre.quota_art18);
                s.valore("esoneri", cifre.esonerati);
                s.valore("disabili", cifre.in_forza_art3);
                s.valore("catprotette", cifre.in_forza_art18);
                s.valore("quotaesuberiArt18", quadro.quota_esuberi_art18);
                s.scoperture(cifre);
            });
            for provincia in &quadro.province {
                let cifre = &provincia.cifre;
                s.dentro("elencoriepilogativoprovinciale", |s| {
                    s.valore("provincia", provincia.provincia.codice_istat());
                    s.valore("numLavBaseComputoArt3", cifre.base_art3);
                    s.valore("numLavBaseComputoArt18", cifre.base_art18);
                    s.compensazione("disabili", provincia.compensazione_art3);
                    s.compensazione("catprotette", provincia.compensazione_art18);
                    s.valore("disabili", cifre.in_forza_art3);
                    s.valore("catprotette", cifre.in_forza_art18);
                    s.valore("quotariservadisabili", cifre.quota_art3);
                    s.valore("quotariservacatprotette", cifre.quota_art18);
                    s.valore("esonerati", cifre.esonerati);
                    s.scoperture(cifre);
                });
            }
            s.forse("note", quadro.note.as_ref());
        });
    }

    fn compensazione(&mut self, quale: &str, dichiarata: Option<(TipoCompensazione, Option<u32>)>) {
        if let Some((tipo, numero)) = dichiarata {
            self.valore(&format!("categoriacomp{quale}"), verso(tipo));
            self.forse(&format!("numerocomp{quale}"), numero);
        }
    }

    fn scoperture(&mut self, cifre: &Riepilogo) {
        self.valore("scoperturedisabili", cifre.scopertura_art3);
        self.valore("scoperturecatprotette", cifre.scopertura_art18);
        self.valore("sospensioniincorso", si_no(cifre.sospensioni_in_corso));
    }
}
