//! Writes quadro 2.

use super::codici::{assunzione, si_no, soggetto, stato, verso};
use super::scrittore::{Scrittore, mancante};
use crate::ErroreScambio;
use mirato_domain::Sesso;
use mirato_domain::prospetto::{DettaglioOrario, LavoratoreComputabile, PostoLavoro, Quadro2, TempoPienoPartTime};

impl Scrittore {
    pub(super) fn quadro2(&mut self, quadro: &Quadro2) -> Result<(), ErroreScambio> {
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
}
