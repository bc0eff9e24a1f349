//! From the form to what the rules reckon with.

use super::quadro2::{
    CategoriaEsclusa, CompensazioneDichiarata, DettaglioOrario, EsoneroDichiarato, PersonaleDipendente, Quadro2,
    SospensioneDichiarata, StatoConcessione, TempoPienoPartTime,
};
use super::{LavoratoreComputabile, Prospetto};
use crate::situazione::{
    Compensazione, Datore, Esclusione, Esonero, Esonero60PerMille, Gruppo, GruppoPartTime, Situazione,
    SituazioneProvinciale, Sospensione, StatoEsonero, TipoSospensione,
};
use crate::{Percentuale, Provincia};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something in the form that the rules cannot take as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvvisoProspetto {
    /// Stable code.
    pub codice: String,
    /// What was found and what was made of it, in Italian.
    pub messaggio: String,
    /// "nazionale" or the sigla of the province.
    pub dove: String,
    /// Whether no certificate may be issued until somebody has settled it.
    pub impedisce_certificato: bool,
}

/// Grounds of suspension known to the program: the one letter of the national list that is known
/// (B, mobilità), and the names that the office's spreadsheet uses.
const CAUSALI: [(&str, TipoSospensione); 6] = [
    ("B", TipoSospensione::LicenziamentoCollettivo),
    ("licenziamento_collettivo", TipoSospensione::LicenziamentoCollettivo),
    ("cigs", TipoSospensione::Cigs),
    ("solidarieta", TipoSospensione::Solidarieta),
    ("fallimento", TipoSospensione::Fallimento),
    ("esodo_incentivato", TipoSospensione::EsodoIncentivato),
];

/// The tables that give a meaning to the codes of a prospetto.
struct Traduttore<'a> {
    categorie: &'a dyn Fn(&str) -> Option<String>,
    causali: &'a dyn Fn(&str) -> Option<TipoSospensione>,
    al: NaiveDate,
    mobilita_nazionale: bool,
    avvisi: Vec<AvvisoProspetto>,
}

impl Prospetto {
    /// The workforce as the rules take it, with what could not be taken as it stands.
    ///
    /// `categorie` gives the program's name of an excluded category for the code of the file;
    /// `provincia_di_comune` the province of a cadastral code. A category that `categorie` does not
    /// know is counted in no exclusion and bars the issue of a certificate. Grounds of suspension are
    /// read with the program's own table alone; see [`Prospetto::situazione_con_causali`].
    #[must_use]
    pub fn situazione(
        &self,
        categorie: &dyn Fn(&str) -> Option<String>,
        provincia_di_comune: &dyn Fn(&str) -> Option<Provincia>,
    ) -> (Situazione, Vec<AvvisoProspetto>) {
        self.situazione_con_causali(categorie, provincia_di_comune, &|_| None)
    }

    /// Like [`Prospetto::situazione`], with an office's own table of the grounds of suspension, asked
    /// before the program's.
    #[must_use]
    pub fn situazione_con_causali(
        &self,
        categorie: &dyn Fn(&str) -> Option<String>,
        provincia_di_comune: &dyn Fn(&str) -> Option<Provincia>,
        causali: &dyn Fn(&str) -> Option<TipoSospensione>,
    ) -> (Situazione, Vec<AvvisoProspetto>) {
        let al = self.data_riferimento();
        let mut traduttore = Traduttore { categorie, causali, al, mobilita_nazionale: false, avvisi: Vec::new() };
        traduttore.mobilita_nazionale = self.mobilita_nazionale(&mut traduttore.avvisi);
        let sede_legale = self.provincia_sede_legale(provincia_di_comune, &mut traduttore.avvisi);
        let province = self.quadro2.iter().map(|quadro| traduttore.provincia(quadro)).collect();
        let datore = Datore { natura: self.dichiarante().natura, sede_legale };
        (Situazione { data_riferimento: al, datore, province }, traduttore.avvisi)
    }

    fn mobilita_nazionale(&self, avvisi: &mut Vec<AvvisoProspetto>) -> bool {
        let Some(sospensione) = &self.quadro1.sospensione_mobilita else { return false };
        if sospensione.in_corso != Some(true) {
            return false;
        }
        match sospensione.data_fine {
            Some(fine) if fine < self.data_riferimento() => {
                avvisi.push(avviso(
                    "sospensione_scaduta",
                    "nazionale",
                    format!(
                        "La sospensione per mobilità è finita il {}, prima della data di riferimento: non è applicata.",
                        giorno(fine)
                    ),
                ));
                false
            }
            _ => true,
        }
    }

    /// Province of the legal seat; where the comune does not say it, the province with most workers.
    fn provincia_sede_legale(
        &self,
        provincia_di_comune: &dyn Fn(&str) -> Option<Provincia>,
        avvisi: &mut Vec<AvvisoProspetto>,
    ) -> Provincia {
        let sede = &self.quadro1.dati_aziendali.sede_legale;
        if let Some(provincia) = sede.provincia.or_else(|| provincia_di_comune(&sede.comune)) {
            return provincia;
        }
        let maggiore =
            self.quadro2.iter().max_by_key(|q| q.dipendenti.lavoratori).map(|q| q.dati_provinciali.provincia);
        let Some(ripiego) = maggiore.or_else(|| Provincia::tutte().next()) else {
            unreachable!("the table of provinces is never empty")
        };
        avvisi.push(AvvisoProspetto {
            impedisce_certificato: true,
            ..avviso(
                "sede_legale_sconosciuta",
                "nazionale",
                format!(
                    "Il comune della sede legale («{}») non è tra quelli italiani: ho usato {}. Indica la provincia della sede legale.",
                    sede.comune,
                    ripiego.nome()
                ),
            )
        });
        ripiego
    }
}

impl Traduttore<'_> {
    fn provincia(&mut self, quadro: &Quadro2) -> SituazioneProvinciale {
        let provincia = quadro.dati_provinciali.provincia;
        let dove = provincia.sigla();
        let dipendenti = &quadro.dipendenti;
        SituazioneProvinciale {
            disabili: disabili(&dipendenti.disabili, &quadro.lavoratori_computabili),
            centralinisti: gruppo(&dipendenti.centralinisti),
            massofisioterapisti: gruppo(&dipendenti.massofisioterapisti),
            disabili_somministrati: gruppo(&quadro.non_dipendenti.somministrati),
            disabili_convenzione_12bis_14: gruppo(&quadro.non_dipendenti.convenzione_12bis_14),
            categorie_protette: dipendenti.categorie_protette,
            categorie_protette_al_17_01_2000: dipendenti.categorie_protette_al_17_01_2000.unwrap_or(0),
            esclusioni: self.esclusioni(dove, &dipendenti.categorie_escluse),
            part_time: self.part_time(dove, dipendenti),
            intermittenti: dipendenti.intermittenti.iter().map(orario).collect(),
            telelavoro: gruppo(&dipendenti.telelavoro),
            esonero: quadro.esonero.as_ref().and_then(|esonero| self.esonero(dove, esonero)),
            esonero_60_per_mille: quadro
                .esonero_autocertificato
                .as_ref()
                .map(|esonero| Esonero60PerMille { unita: esonero.lavoratori_esonerati }),
            sospensione: self.sospensione(dove, quadro.sospensione.as_ref()),
            compensazioni: quadro.compensazioni.iter().map(compensazione).collect(),
            ..SituazioneProvinciale::nuova(provincia, dipendenti.lavoratori)
        }
    }

    fn esclusioni(&mut self, dove: &str, escluse: &[CategoriaEsclusa]) -> Vec<Esclusione> {
        let mut note = Vec::new();
        for esclusa in escluse.iter().filter(|esclusa| esclusa.numero > 0) {
            // A spreadsheet names the categories as the program does; the national file gives four digits.
            let nome_del_programma =
                || (!esclusa.categoria.bytes().all(|b| b.is_ascii_digit())).then(|| esclusa.categoria.clone());
            if let Some(categoria) = (self.categorie)(&esclusa.categoria).or_else(nome_del_programma) {
                note.push(Esclusione { categoria, numero: esclusa.numero });
            } else {
                self.avvisi.push(AvvisoProspetto {
                    impedisce_certificato: true,
                    ..avviso(
                        "categoria_esclusa_sconosciuta",
                        dove,
                        format!(
                            "La categoria esclusa {} ({} lavoratori) non è nella tabella dell'ufficio: non è sottratta. Completa la tabella delle categorie.",
                            esclusa.categoria, esclusa.numero
                        ),
                    )
                });
            }
        }
        note
    }

    /// Ordinary part-timers. The form wants part-time teleworkers both here and among the
    /// teleworkers; the rules want them once, among the teleworkers.
    fn part_time(&mut self, dove: &str, dipendenti: &PersonaleDipendente) -> Vec<GruppoPartTime> {
        let mut righe = dipendenti.part_time.clone();
        let mut mancanti = 0;
        for telelavoro in &dipendenti.telelavoro.part_time {
            let mut da_togliere = telelavoro.numero;
            let stesso_orario = |riga: &&mut DettaglioOrario| {
                (riga.orario, riga.orario_contrattuale) == (telelavoro.orario, telelavoro.orario_contrattuale)
            };
            for riga in righe.iter_mut().filter(stesso_orario) {
                let tolti = riga.numero.min(da_togliere);
                riga.numero -= tolti;
                da_togliere -= tolti;
            }
            mancanti += da_togliere;
        }
        if mancanti > 0 {
            self.avvisi.push(avviso(
                "telelavoro_part_time_non_ripetuto",
                dove,
                format!("Il prospetto non ripete {mancanti} telelavoratori part-time tra i lavoratori part-time: li ho contati una volta sola, nel telelavoro."),
            ));
        }
        righe.iter().filter(|riga| riga.numero > 0).map(orario).collect()
    }

    fn esonero(&mut self, dove: &str, esonero: &EsoneroDichiarato) -> Option<Esonero> {
        if let Some(fine) = esonero.fino_al.filter(|fine| *fine < self.al) {
            let quando = giorno(fine);
            self.avvisi.push(avviso(
                "esonero_scaduto",
                dove,
                format!("L'esonero è scaduto il {quando}, prima della data di riferimento: non è sottratto."),
            ));
            return None;
        }
        let Some(unita) = esonero.lavoratori else {
            self.avvisi.push(avviso(
                "esonero_senza_numero",
                dove,
                "Il prospetto dichiara un esonero senza il numero dei lavoratori: non è sottratto.".to_owned(),
            ));
            return None;
        };
        let stato = match esonero.stato {
            StatoConcessione::Concessa => StatoEsonero::Concesso,
            StatoConcessione::Richiesta => StatoEsonero::Richiesto,
        };
        Some(Esonero { stato, unita })
    }

    fn sospensione(&mut self, dove: &str, dichiarata: Option<&SospensioneDichiarata>) -> Option<Sospensione> {
        if self.mobilita_nazionale {
            let percentuale = Percentuale::intera(100);
            return Some(Sospensione {
                tipo: TipoSospensione::LicenziamentoCollettivo,
                percentuale,
                lavoratori_sospesi: None,
            });
        }
        let dichiarata = dichiarata?;
        let (codice, messaggio) = if let Some(fine) = dichiarata.data_fine.filter(|fine| *fine < self.al) {
            (
                "sospensione_scaduta",
                format!(
                    "La sospensione è finita il {}, prima della data di riferimento: non è applicata.",
                    giorno(fine)
                ),
            )
        } else if let Some(tipo) = self.causale(&dichiarata.causale) {
            if dichiarata.stato == StatoConcessione::Richiesta {
                self.avvisi.push(avviso(
                    "sospensione_richiesta",
                    dove,
                    "La sospensione è solo richiesta: l'ho applicata come temporanea (art. 4, c. 3, DPR 333/2000), al più per tre mesi rinnovabili una volta.".to_owned(),
                ));
            }
            return Some(Sospensione { tipo, percentuale: None, lavoratori_sospesi: Some(dichiarata.lavoratori) });
        } else {
            (
                "causale_sospensione_sconosciuta",
                format!(
                    "La causale di sospensione «{}» non è nella tabella dell'ufficio: la sospensione non è applicata.",
                    dichiarata.causale
                ),
            )
        };
        self.avvisi.push(avviso(codice, dove, messaggio));
        None
    }

    fn causale(&self, codice: &str) -> Option<TipoSospensione> {
        (self.causali)(codice).or_else(|| CAUSALI.iter().find(|(noto, _)| *noto == codice).map(|(_, tipo)| *tipo))
    }
}

fn avviso(codice: &str, dove: &str, messaggio: String) -> AvvisoProspetto {
    AvvisoProspetto { codice: codice.to_owned(), messaggio, dove: dove.to_owned(), impedisce_certificato: false }
}

fn giorno(data: NaiveDate) -> String {
    data.format("%d/%m/%Y").to_string()
}

fn orario(riga: &DettaglioOrario) -> GruppoPartTime {
    GruppoPartTime {
        numero: riga.numero,
        ore: riga.orario,
        ore_contratto: riga.orario_contrattuale,
        invalidita_oltre_50: None,
    }
}

fn gruppo(dichiarato: &TempoPienoPartTime) -> Gruppo {
    let part_time = dichiarato.part_time.iter().filter(|riga| riga.numero > 0).map(orario).collect();
    Gruppo { tempo_pieno: dichiarato.tempo_pieno, part_time }
}

/// Workers with disabilities. Art. 3 c. 5 DPR 333/2000 asks, for part-timers, whether the disability
/// is above 50 per cent: the list of workers says it, but only where the workers listed with the
/// hours of a row are exactly as many as the row counts and each has a percentage.
fn disabili(dichiarati: &TempoPienoPartTime, elenco: &[LavoratoreComputabile]) -> Gruppo {
    let mut part_time = Vec::new();
    for (indice, riga) in dichiarati.part_time.iter().enumerate().filter(|(_, riga)| riga.numero > 0) {
        let ripetuta = dichiarati.part_time.iter().enumerate().any(|(altro, r)| {
            altro != indice && (r.orario, r.orario_contrattuale) == (riga.orario, riga.orario_contrattuale)
        });
        match if ripetuta { None } else { oltre_50(riga, elenco) } {
            Some(oltre) => {
                let gruppi = [(oltre, true), (riga.numero - oltre, false)];
                part_time.extend(gruppi.into_iter().filter(|(numero, _)| *numero > 0).map(|(numero, sopra)| {
                    GruppoPartTime { numero, invalidita_oltre_50: Some(sopra), ..orario(riga) }
                }));
            }
            None => part_time.push(orario(riga)),
        }
    }
    Gruppo { tempo_pieno: dichiarati.tempo_pieno, part_time }
}

/// How many of the workers of a row have a disability above 50 per cent, if the list says it.
fn oltre_50(riga: &DettaglioOrario, elenco: &[LavoratoreComputabile]) -> Option<u32> {
    let meta = Percentuale::intera(50)?;
    let percentuali: Option<Vec<Percentuale>> = elenco
        .iter()
        .filter(|l| {
            l.rapporto.disabile_ordinario()
                && (l.rapporto.orario_settimanale_part_time, l.rapporto.orario_settimanale)
                    == (riga.orario, riga.orario_contrattuale)
        })
        .map(|l| l.lavoratore.percentuale_disabilita)
        .collect();
    let percentuali = percentuali.filter(|elenco| u32::try_from(elenco.len()) == Ok(riga.numero))?;
    u32::try_from(percentuali.into_iter().filter(|percentuale| *percentuale > meta).count()).ok()
}

fn compensazione(dichiarata: &CompensazioneDichiarata) -> Compensazione {
    Compensazione {
        provincia: dichiarata.provincia,
        tipo: dichiarata.tipo,
        soggetto: dichiarata.soggetto,
        numero: dichiarata.numero,
        azienda_gruppo: dichiarata.azienda_gruppo.clone(),
    }
}
