//! One province on one day: which instrument answers for which uncovered unit.

use super::richiesta::{EsoneroInCorso, RichiestaAssunzione, StatoProvinciale};
use super::{EsitoOttemperanza, Fondamento};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art09_richieste::termine_richiesta;
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::NaiveDate;

/// How a province stands on a day.
pub(crate) struct Giudizio {
    pub esito: EsitoOttemperanza,
    pub fondamenti: Vec<Fondamento>,
    /// Units nothing answers for: art. 3, art. 18.
    pub scoperte: (u32, u32),
    pub voce: Voce,
}

/// The units not answered for yet, while the instruments are tried one after the other.
struct Conto<'a> {
    stato: &'a StatoProvinciale,
    giorno: NaiveDate,
    restano: (u32, u32),
    giudizio: Giudizio,
}

/// Judges a province: suspension, agreement, exemption, then request and term.
pub(crate) fn giudica(p: &Parametri, stato: &StatoProvinciale, giorno: NaiveDate) -> Result<Giudizio, ErroreNorma> {
    let sigla = stato.provincia.sigla();
    let mut conto = Conto {
        stato,
        giorno,
        restano: (stato.scopertura_art3.saturating_add(non_pagate(stato, giorno)), stato.scopertura_art18),
        giudizio: Giudizio {
            esito: EsitoOttemperanza::Ottemperante,
            fondamenti: Vec::new(),
            scoperte: (0, 0),
            voce: Voce::nuova(format!("ottemperanza.{giorno}.{sigla}"), stato.provincia.nome()),
        },
    };
    conto.sospensione();
    conto.convenzione();
    conto.esonero();
    conto.richiesta_o_termine(p)?;
    Ok(conto.chiudi())
}

/// Units of a granted exemption whose contribution is not paid: they are due again.
fn non_pagate(stato: &StatoProvinciale, giorno: NaiveDate) -> u32 {
    let non_pagato =
        |esonero: &&EsoneroInCorso| esonero.concesso && !esonero.contributo_pagato && in_corso(esonero, giorno);
    stato.esonero.as_ref().filter(non_pagato).map_or(0, |esonero| esonero.unita)
}

fn in_corso(esonero: &EsoneroInCorso, giorno: NaiveDate) -> bool {
    esonero.richiesto_il <= giorno && esonero.fino_al.is_none_or(|fine| giorno <= fine)
}

impl Conto<'_> {
    const fn tutto_coperto(&self) -> bool {
        self.restano.0 == 0 && self.restano.1 == 0
    }

    /// Takes units off what remains and records why.
    fn copri(&mut self, esito: EsitoOttemperanza, unita: (u32, u32), titolo: String, voce: Voce) {
        let coperte = (unita.0.min(self.restano.0), unita.1.min(self.restano.1));
        self.restano = (self.restano.0 - coperte.0, self.restano.1 - coperte.1);
        self.giudizio.esito = self.giudizio.esito.max(esito);
        self.giudizio.fondamenti.push(Fondamento {
            provincia: self.stato.provincia,
            data: self.giorno,
            esito,
            titolo,
            unita_art3: coperte.0,
            unita_art18: coperte.1,
        });
        self.annota(voce.valore(coperte.0 + coperte.1, "unità"));
    }

    fn annota(&mut self, voce: Voce) {
        self.giudizio.voce.figli.push(voce);
    }

    fn id(&self, parte: &str) -> String {
        format!("{}.{parte}", self.giudizio.voce.id)
    }

    fn sospensione(&mut self) {
        let Some(sospensione) = &self.stato.sospensione else { return };
        let (id, nome) = (self.id("sospensione"), "Sospensione degli obblighi");
        let citazione = Fonte::legge("L. 68/1999", "3", "5", "");
        if self.giorno < sospensione.dal || sospensione.fino_al.is_some_and(|fine| fine < self.giorno) {
            self.annota(Voce::rifiutata(id, nome, "non era in corso in questo giorno").cita(citazione));
            return;
        }
        let fine = sospensione
            .fino_al
            .map_or_else(|| "senza una fine nota".to_owned(), |fine| format!("fino al {}", italiana(&fine)));
        // A suspension in proportion has lowered the quota already: it answers for no unit still uncovered.
        let (titolo, unita) = if sospensione.totale {
            (format!("obblighi sospesi, {fine}"), (u32::MAX, u32::MAX))
        } else {
            (format!("obblighi sospesi in proporzione, {fine}"), (0, 0))
        };
        let voce = Voce::nuova(id, nome).spiega(format!("In questa provincia: {titolo}.")).cita(citazione);
        self.copri(EsitoOttemperanza::OttemperanteSospensione, unita, titolo, voce);
    }

    fn convenzione(&mut self) {
        let Some(convenzione) = &self.stato.convenzione else { return };
        let (id, nome) = (self.id("convenzione"), format!("Convenzione {}", convenzione.estremi));
        let citazione = Fonte::legge("L. 68/1999", "11", "1", "").prassi();
        let finita = convenzione.fino_al.is_some_and(|fine| fine < self.giorno);
        let motivo = match () {
            () if self.tutto_coperto() => Some("non serve: nessuna unità è scoperta"),
            () if self.giorno < convenzione.stipulata_il => Some("in questo giorno non era ancora firmata"),
            () if finita => Some("in questo giorno era già finita"),
            () if !convenzione.scadenze_rispettate => Some("le scadenze non sono rispettate"),
            () => None,
        };
        if let Some(motivo) = motivo {
            self.annota(Voce::rifiutata(id, nome, motivo).cita(citazione));
            return;
        }
        let firma = italiana(&convenzione.stipulata_il);
        let titolo = format!("convenzione n. {} del {firma}, scadenze rispettate", convenzione.estremi);
        let voce = Voce::nuova(id, nome)
            .spiega(format!(
                "Firmata il {firma}; dal giorno della firma, finché rispetta le scadenze, il datore è in regola."
            ))
            .cita(citazione);
        let unita = (convenzione.unita_art3, convenzione.unita_art18);
        self.copri(EsitoOttemperanza::OttemperanteConvenzione, unita, titolo, voce);
    }

    fn esonero(&mut self) {
        let Some(esonero) = &self.stato.esonero else { return };
        let (id, nome) = (self.id("esonero"), if esonero.concesso { "Esonero concesso" } else { "Esonero richiesto" });
        let citazione = Fonte::legge("L. 68/1999", "5", "3", "");
        let motivo = match () {
            () if !in_corso(esonero, self.giorno) => Some("non era in corso in questo giorno"),
            () if !esonero.contributo_pagato => Some("il contributo non risulta pagato dal giorno della domanda"),
            () => None,
        };
        if let Some(motivo) = motivo {
            self.annota(Voce::rifiutata(id, nome, motivo).cita(citazione));
            return;
        }
        let del = italiana(&esonero.richiesto_il);
        let voce = Voce::nuova(id, nome).spiega(format!("Domanda del {del}, contributo pagato.")).cita(citazione);
        if esonero.concesso {
            // The figures of the quota are already net of it: it answers for its own units alone.
            let titolo = format!("esonero di {} unità concesso, contributo pagato", esonero.unita);
            self.copri(EsitoOttemperanza::OttemperanteEsonero, (0, 0), titolo, voce);
        } else if !self.tutto_coperto() {
            let titolo = format!("esonero chiesto il {del}, contributo pagato dalla domanda");
            self.copri(EsitoOttemperanza::OttemperanteEsonero, (esonero.unita, 0), titolo, voce);
        }
    }

    /// What is still uncovered is in order while the term of art. 9 runs, or if workers were asked for
    /// in time.
    fn richiesta_o_termine(&mut self, p: &Parametri) -> Result<(), ErroreNorma> {
        if self.tutto_coperto() {
            return Ok(());
        }
        let Some(insorgenza) = self.stato.insorgenza else {
            let sigla = self.stato.provincia.sigla();
            let testo = format!(
                "manca il giorno in cui è sorto l'obbligo a {}: senza, i 60 giorni non si contano",
                self.stato.provincia.nome()
            );
            return Err(ErroreNorma::campo(&format!("province.{sigla}.insorgenza"), testo));
        };
        if let Some(richiesta) = &self.stato.richiesta {
            self.richiesta(p, richiesta, insorgenza)?;
        }
        if self.tutto_coperto() {
            return Ok(());
        }
        let termine = termine_richiesta(p, insorgenza, self.giorno)?;
        if termine.decorso {
            self.annota(termine.spiegazione);
        } else {
            let titolo = format!("termine per chiedere l'assunzione aperto fino al {}", italiana(&termine.scadenza));
            let esito = EsitoOttemperanza::OttemperanteTerminiNonDecorsi;
            self.copri(esito, (u32::MAX, u32::MAX), titolo, termine.spiegazione);
        }
        Ok(())
    }

    /// A request to hire answers for its units if it was sent in time, or if the office accepts a late one.
    fn richiesta(
        &mut self,
        p: &Parametri,
        richiesta: &RichiestaAssunzione,
        insorgenza: NaiveDate,
    ) -> Result<(), ErroreNorma> {
        let (id, nome) = (self.id("richiesta"), "Richiesta di assunzione");
        let termine = termine_richiesta(p, insorgenza, richiesta.inviata_il)?;
        let tardiva = p.scelta("richiesta_oltre_il_termine", self.giorno)?;
        let (inviata, scadenza) = (italiana(&richiesta.inviata_il), italiana(&termine.scadenza));
        let con_termine =
            |voce: Voce| voce.cita(Fonte::legge("L. 68/1999", "9", "1", "")).figlia(termine.spiegazione.clone());
        if richiesta.inviata_il > self.giorno {
            let motivo = format!("inviata il {inviata}, dopo questo giorno");
            self.annota(con_termine(Voce::rifiutata(id, nome, motivo)));
        } else if termine.decorso && tardiva.valore != "regolarizza_dall_invio" {
            let motivo = format!("inviata il {inviata}, dopo il termine del {scadenza}");
            let voce = Voce::rifiutata(id, nome, motivo).cita(tardiva.citazione()).legge(tardiva.letto);
            self.annota(con_termine(voce));
        } else {
            let titolo = format!("richiesta di assunzione inviata il {inviata}");
            let voce = con_termine(Voce::nuova(id, nome).spiega(format!("Inviata il {inviata}.")));
            let unita = (richiesta.unita_art3, richiesta.unita_art18);
            self.copri(EsitoOttemperanza::OttemperanteRichiesta, unita, titolo, voce);
        }
        Ok(())
    }

    fn chiudi(mut self) -> Giudizio {
        self.giudizio.scoperte = self.restano;
        if !self.tutto_coperto() {
            self.giudizio.esito = EsitoOttemperanza::NonOttemperante;
        }
        let stato = self.stato;
        self.giudizio.voce.spiega = format!(
            "Quota {}, in forza {}: scoperte {} unità dell'art. 3 e {} dell'art. 18.",
            stato.quota_art3, stato.in_forza_art3, stato.scopertura_art3, stato.scopertura_art18
        );
        self.giudizio.voce.valore = self.giudizio.esito.nome().to_owned();
        self.giudizio
    }
}
