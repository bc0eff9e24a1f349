//! The checks of an application for exemption, in the order of the screen.

use super::decorrenza::Decorrenza;
use super::domanda::{DomandaEsonero, SettoreOttanta, TipoDomanda, UnitaProduttiva};
use super::unita::UnitaEsonerabile;
use super::{Oneri, decreto};
use crate::controllo::Controllo;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art05_esoneri::{self, RegoleEsonero};
use crate::l68_1999::art08_iscrizione::DocumentoRichiesto;
use crate::l241_1990::art10_bis::{self, EffettoPreavviso};
use crate::l241_1990::termini::Procedimento;
use crate::parametri::Parametri;
use chrono::NaiveDate;
use mirato_domain::Euro;

/// Everything a check looks at.
pub(super) struct Istruttoria<'a> {
    pub p: &'a Parametri,
    pub domanda: &'a DomandaEsonero,
    pub decorrenza: &'a Decorrenza,
    pub unita: &'a [UnitaEsonerabile],
    pub oneri: Option<&'a Oneri>,
    pub documenti: &'a [DocumentoRichiesto],
    pub risposta: Option<NaiveDate>,
    pub preavviso: Option<&'a EffettoPreavviso>,
}

impl Istruttoria<'_> {
    /// Every check.
    pub fn controlli(&self) -> Result<Vec<Controllo>, ErroreNorma> {
        let regole = RegoleEsonero::al(self.p, self.domanda.pervenuta_il)?;
        let mut controlli =
            vec![self.competenza(), self.soggetto(), self.motivi(), self.settore(&regole), self.residuale()];
        for (chiesta, una) in self.domanda.unita.iter().zip(self.unita) {
            controlli.push(self.misura(&regole, chiesta, una));
            controlli.extend(self.parere(chiesta));
            controlli.extend(compensazione(chiesta));
        }
        controlli.extend([
            self.decorrenza(),
            self.durata(),
            self.bollo()?,
            self.oneri(),
            self.documentazione(),
            self.risposta()?,
        ]);
        controlli.extend(self.preavviso());
        Ok(controlli)
    }

    /// Several provinces go to the office of the legal seat, one province to its own.
    fn competenza(&self) -> Controllo {
        let domanda = self.domanda;
        let nostra = |provincia| domanda.province_ufficio.contains(&provincia);
        let piu_province = domanda.unita.len() > 1;
        let altrove = domanda.unita.iter().filter(|una| !nostra(una.provincia)).count();
        let (codice, fonte) = ("competenza", decreto("2").da_confermare());
        let controllo = if piu_province && !nostra(domanda.sede_legale) {
            let dettaglio = format!(
                "la domanda riguarda più province: la decide l'ufficio della sede legale, {}. Trasmettila.",
                domanda.sede_legale.nome()
            );
            Controllo::impedisce(codice, "Un altro ufficio è competente", dettaglio)
        } else if !piu_province && altrove > 0 {
            Controllo::impedisce(
                codice,
                "Un altro ufficio è competente",
                "l'unità produttiva è in un'altra provincia: trasmetti la domanda al suo ufficio.",
            )
        } else if altrove > 0 {
            let dettaglio = format!("Inoltra la domanda agli uffici di {altrove} province e raccogli i pareri.");
            Controllo::fatto(codice, "Ufficio della sede legale", dettaglio)
        } else {
            Controllo::fatto(codice, "Ufficio competente", "Le unità produttive sono nelle province dell'ufficio.")
        };
        controllo.cita(fonte)
    }

    /// Private employers and public economic bodies above 35 workers.
    fn soggetto(&self) -> Controllo {
        let domanda = self.domanda;
        let codice = "soggetto";
        if domanda.natura.pubblica() {
            let dettaglio = "l'esonero vale per i datori privati e gli enti pubblici economici.";
            Controllo::impedisce(codice, "Amministrazione pubblica", dettaglio)
        } else if matches!(domanda.classe, Classe::NonSoggetto | Classe::Da15A35) {
            let dettaglio = "l'esonero si può chiedere solo da 36 lavoratori computabili.";
            Controllo::impedisce(codice, format!("Datore con {}", domanda.classe.nome()), dettaglio)
        } else {
            Controllo::fatto(codice, format!("Datore con {}", domanda.classe.nome()), "Può chiedere l'esonero.")
        }
        .cita(art05_esoneri::fonte())
    }

    /// At least one ground, with what proves it.
    fn motivi(&self) -> Controllo {
        let (codice, motivi) = ("motivi", &self.domanda.motivi);
        let nomi = |accertati: Option<bool>| {
            let scelti = motivi.iter().filter(|uno| accertati.is_none() || uno.accertato == accertati);
            scelti.map(|uno| uno.motivo.nome()).collect::<Vec<_>>().join(", ")
        };
        let senza_prove: Vec<_> =
            motivi.iter().filter(|uno| uno.prove.is_empty()).map(|uno| uno.motivo.nome()).collect();
        let controllo = if motivi.is_empty() {
            let dettaglio = "serve almeno uno fra faticosità, pericolosità e particolare modalità di svolgimento.";
            Controllo::impedisce(codice, "Nessun motivo", dettaglio)
        } else if motivi.iter().all(|uno| uno.accertato == Some(false)) {
            Controllo::impedisce(codice, "Motivi non accertati", format!("l'istruttoria non conferma: {}.", nomi(None)))
        } else if motivi.iter().any(|uno| uno.accertato == Some(true)) {
            Controllo::fatto(codice, "Motivi accertati", format!("Accertati: {}.", nomi(Some(true))))
        } else if senza_prove.is_empty() {
            Controllo::attenzione(codice, "Motivi da accertare", format!("Indicati con prove: {}.", nomi(None)))
        } else {
            let dettaglio =
                format!("Mancano le prove di: {}. Chiedile o disponi un'ispezione.", senza_prove.join(", "));
            Controllo::attenzione(codice, "Motivi senza prove", dettaglio)
        };
        controllo.cita(decreto("3"))
    }

    fn settore(&self, regole: &RegoleEsonero) -> Controllo {
        let codice = "settore";
        let massimo = &regole.massimo_settori;
        match self.domanda.settore {
            None => Controllo::non_pertinente(
                codice,
                "Settore",
                format!("Non è chiesto il massimo del {}.", massimo.letto.valore),
            ),
            Some(settore) => {
                let provato = self.domanda.documenti.iter().any(|uno| uno == "settore");
                let titolo = format!("Settore: {}", settore.nome());
                let massimo = &massimo.letto.valore;
                if provato {
                    Controllo::fatto(codice, titolo, format!("Provato: il massimo è il {massimo}."))
                } else {
                    let cosa = match settore {
                        SettoreOttanta::Vigilanza => "la licenza di vigilanza",
                        SettoreOttanta::TrasportoPrivato => "il titolo del trasporto",
                    };
                    Controllo::attenzione(
                        codice,
                        titolo,
                        format!("Il massimo del {massimo} vuole una prova: chiedi {cosa}."),
                    )
                }
            }
        }
        .secondo(massimo)
    }

    /// An exemption comes after the other ways.
    fn residuale(&self) -> Controllo {
        let (codice, titolo) = ("residuale", "Altre possibilità di inserimento");
        match self.domanda.altre_possibilita_esaminate {
            Some(true) => Controllo::fatto(codice, titolo, "Sono state esaminate prima di chiedere l'esonero."),
            Some(false) => {
                let dettaglio = "Non sono state esaminate: l'esonero viene dopo. Proponi convenzione o compensazione.";
                Controllo::attenzione(codice, titolo, dettaglio)
            }
            None => Controllo::attenzione(codice, titolo, "La domanda non dice se sono state esaminate: chiedilo."),
        }
        .cita(Fonte::legge("D.P.Reg. Friuli Venezia Giulia 399/2007", "1", "2", "").prassi())
    }

    /// The percentage and the units of one production unit.
    fn misura(&self, regole: &RegoleEsonero, chiesta: &UnitaProduttiva, una: &UnitaEsonerabile) -> Controllo {
        let codice = format!("misura_{}", una.provincia.sigla());
        let titolo = format!("{}: {}% della quota", una.provincia.nome(), una.percentuale_richiesta);
        let tetto = if self.domanda.settore.is_some() { &regole.massimo_settori } else { &regole.massimo };
        let (quota, autocertificate) = (una.quota_art3, chiesta.autocertificate);
        let controllo = if quota == 0 {
            Controllo::impedisce(&codice, titolo, "in questa provincia non è dovuta nessuna unità: togli la riga.")
        } else if una.massimo == 0 {
            Controllo::impedisce(&codice, titolo, format!("di una quota di {quota} unità non se ne esonera nessuna."))
        } else if i64::from(autocertificate) >= una.massimo {
            let dettaglio =
                format!("le {autocertificate} unità autocertificate esauriscono il massimo di {}.", una.massimo);
            Controllo::impedisce(&codice, titolo, dettaglio).cita(art05_esoneri::fonte_60_per_mille())
        } else if una.percentuale_richiesta.frazione() > tetto.valore {
            let dettaglio = format!(
                "Supera il massimo del {}: si può concedere {}. {}.",
                tetto.letto.valore, una.unita_concedibili, una.conto
            );
            Controllo::attenzione(&codice, titolo, dettaglio)
        } else if chiesta.scopertura_art3 == 0 {
            Controllo::attenzione(
                &codice,
                titolo,
                "Nella provincia non ci sono unità scoperte: nessuna è da esonerare.",
            )
        } else if una.unita_concedibili == 0 {
            Controllo::attenzione(&codice, titolo, format!("{}: nessuna unità da esonerare.", una.conto))
        } else {
            let dettaglio = format!(
                "{}. Si può concedere {} (massimo {}): ne restano scoperte {}.",
                una.conto, una.unita_concedibili, una.massimo, una.restano
            );
            Controllo::fatto(&codice, titolo, dettaglio)
        };
        controllo.cita(art05_esoneri::fonte()).secondo(tetto)
    }

    /// The opinion of the office of another province.
    fn parere(&self, chiesta: &UnitaProduttiva) -> Option<Controllo> {
        let provincia = chiesta.provincia;
        if self.domanda.province_ufficio.contains(&provincia) {
            return None;
        }
        let codice = format!("parere_{}", provincia.sigla());
        let titolo = format!("Parere di {}", provincia.nome());
        let controllo = match &chiesta.parere {
            None => Controllo::attenzione(&codice, titolo, "L'ufficio della provincia non ha ancora risposto."),
            Some(parere) => {
                let il = italiana(&parere.il);
                match (parere.favorevole, parere.percentuale) {
                    (true, None) => Controllo::fatto(&codice, titolo, format!("Favorevole, del {il}.")),
                    (_, Some(misura)) => {
                        Controllo::attenzione(&codice, titolo, format!("Favorevole per il {misura}%, del {il}."))
                    }
                    (false, None) => {
                        let dettaglio = format!("Contrario, del {il}: nessuna unità è esonerata in questa provincia.");
                        Controllo::attenzione(&codice, titolo, dettaglio)
                    }
                }
            }
        };
        Some(controllo.cita(decreto("2").da_confermare()))
    }

    fn decorrenza(&self) -> Controllo {
        let decorrenza = self.decorrenza;
        let titolo = match self.domanda.tipo {
            TipoDomanda::Prima {} => "Prima domanda",
            TipoDomanda::Rinnovo { .. } if decorrenza.continuo => "Rinnovo senza interruzione",
            TipoDomanda::Rinnovo { .. } => "Rinnovo che vale come domanda nuova",
            TipoDomanda::VariazionePercentuale { .. } => "Cambio della percentuale",
        };
        let mut controllo = if decorrenza.attenzione {
            Controllo::attenzione("decorrenza", titolo, &decorrenza.perche)
        } else {
            Controllo::fatto("decorrenza", titolo, &decorrenza.perche)
        };
        controllo.citazioni.clone_from(&decorrenza.voce.citazioni);
        controllo
    }

    fn durata(&self) -> Controllo {
        let massima = self.decorrenza.fino_al;
        let codice = "durata";
        match self.domanda.fino_al {
            None => {
                let dettaglio = format!("Non è chiesta una durata: si può concedere fino al {}.", italiana(&massima));
                Controllo::fatto(codice, "Durata", dettaglio)
            }
            Some(fine) if fine < self.decorrenza.dal => {
                let dettaglio = format!(
                    "finisce il {}, prima di decorrere il {}: chiedi di correggere la domanda.",
                    italiana(&fine),
                    italiana(&self.decorrenza.dal)
                );
                Controllo::impedisce(codice, "Durata", dettaglio)
            }
            Some(fine) if fine <= massima => {
                Controllo::fatto(codice, "Durata", format!("Chiesto fino al {}.", italiana(&fine)))
            }
            Some(fine) => {
                let dettaglio =
                    format!("Chiesto fino al {}: si può concedere fino al {}.", italiana(&fine), italiana(&massima));
                Controllo::attenzione(codice, "Durata oltre la massima", dettaglio)
            }
        }
        .cita(decreto("4").da_confermare())
    }

    fn bollo(&self) -> Result<Controllo, ErroreNorma> {
        let imposta = self.p.euro("imposta_bollo_istanza", self.domanda.pervenuta_il)?;
        let importo = imposta.valore.italiano();
        let controllo = if self.domanda.bollo_assolto {
            Controllo::fatto("bollo", "Imposta di bollo", format!("Assolta, {importo}."))
        } else {
            Controllo::attenzione("bollo", "Imposta di bollo", format!("Manca: {importo}. Chiedi di regolarizzare."))
        };
        Ok(controllo.secondo(&imposta))
    }

    fn oneri(&self) -> Controllo {
        let (codice, titolo) = ("oneri", "Oneri di istruttoria");
        let Some(oneri) = self.oneri else {
            return Controllo::non_pertinente(codice, titolo, "La regione della sede legale non ne chiede.");
        };
        let versati = self.domanda.oneri_versati.unwrap_or(Euro::ZERO);
        let dovuti = oneri.importo.italiano();
        if versati >= oneri.importo {
            Controllo::fatto(codice, titolo, format!("Versati {}, dovuti {dovuti}.", versati.italiano()))
        } else {
            let mancano = (oneri.importo - versati).italiano();
            Controllo::attenzione(codice, titolo, format!("Dovuti {dovuti}: mancano {mancano}. Chiedi il versamento."))
        }
        .cita(oneri.fonte.clone())
    }

    fn documentazione(&self) -> Controllo {
        let manca = |obbligatorio: bool| {
            let voci = self.documenti.iter().filter(|uno| uno.obbligatorio == obbligatorio && !uno.presentato);
            voci.map(|uno| uno.nome.as_str()).collect::<Vec<_>>().join("; ")
        };
        let (obbligatori, altri) = (manca(true), manca(false));
        let codice = "documenti";
        if !obbligatori.is_empty() {
            Controllo::impedisce(codice, "Documenti mancanti", format!("chiedi l'integrazione: {obbligatori}."))
        } else if !altri.is_empty() {
            Controllo::attenzione(codice, "Documenti facoltativi", format!("Non sono arrivati: {altri}."))
        } else {
            Controllo::fatto(codice, "Documenti completi", "Sono arrivati tutti.")
        }
        .cita(decreto("2").da_confermare())
    }

    fn risposta(&self) -> Result<Controllo, ErroreNorma> {
        let giorni = self.p.intero(Procedimento::Esonero.parametro(), self.domanda.pervenuta_il)?;
        let codice = "termine";
        Ok(match self.risposta {
            None => Controllo::attenzione(codice, "Termine sospeso", "Ricomincia quando finisce la sospensione."),
            Some(scadenza) if self.domanda.al <= scadenza => Controllo::fatto(
                codice,
                "Decisione nei termini",
                format!("Il termine finisce il {}.", italiana(&scadenza)),
            ),
            Some(scadenza) => {
                let dettaglio = format!("Il termine è finito il {}.", italiana(&scadenza));
                Controllo::attenzione(codice, "Termine superato", dettaglio)
            }
        }
        .secondo(&giorni))
    }

    /// While the observations may still arrive the office does not refuse.
    fn preavviso(&self) -> Option<Controllo> {
        let effetto = self.preavviso?;
        let (codice, titolo) = ("preavviso", "Preavviso di diniego");
        let entro = italiana(&effetto.osservazioni_entro);
        let controllo = if !effetto.decidibile {
            Controllo::attenzione(codice, titolo, format!("Le osservazioni possono arrivare fino al {entro}."))
        } else if effetto.osservazioni_in_tempo {
            Controllo::attenzione(codice, titolo, "Sono arrivate osservazioni in tempo: la decisione deve rispondere.")
        } else {
            Controllo::fatto(codice, titolo, format!("Fino al {entro} non sono arrivate osservazioni."))
        };
        Some(controllo.cita(art10_bis::fonte()))
    }
}

/// A surplus of compensation and an exemption do not go together easily.
fn compensazione(chiesta: &UnitaProduttiva) -> Option<Controllo> {
    if chiesta.compensazione_eccedenza == 0 {
        return None;
    }
    let codice = format!("compensazione_{}", chiesta.provincia.sigla());
    let dettaglio = format!(
        "Qui il datore ha dichiarato {} unità in eccedenza: l'esonero si concede solo se inserirle è provato impossibile.",
        chiesta.compensazione_eccedenza
    );
    let titolo = format!("{}: compensazione in eccedenza", chiesta.provincia.nome());
    let nota = Fonte::legge("nota Ministero del lavoro 1630/M76 dell'11/10/2001", "", "", "").da_confermare();
    Some(Controllo::attenzione(&codice, titolo, dettaglio).cita(nota))
}
