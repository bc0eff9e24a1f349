//! Rows: cells put under their headings and read.

use super::Scarto;
use super::campo::Campo;
use super::cella::{self, Cella, Dato};
use super::schema::{Colonna, ESEMPIO, Foglio, PERSONE, TUTTI, Tipo};
use crate::ErroreScambio;
use crate::tabelle::semplice;
use chrono::NaiveDate;
use mirato_domain::{CodiceFiscale, Ore, Provincia};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Most rows of a file of prospetti, and of one of people.
const MASSIMO_RIGHE: usize = 200_000;
const MASSIMO_PERSONE: usize = 400_000;
/// What takes the place of a health datum among the rows to correct.
const RISCRIVI: &str = "RISCRIVI";
/// What is said of it among the errors.
const NON_MOSTRATO: &str = "non mostrato";

/// A row as read, with what is wrong in it.
#[derive(Clone)]
pub(super) struct RigaLetta {
    /// Position of its sheet in the template.
    pub(super) foglio: usize,
    /// Counted from one.
    pub(super) riga: u32,
    /// What was read, and the cells it was read from, by column of the template; those past the last
    /// column of the file are not there.
    dati: Vec<Dato>,
    celle: Vec<Cella>,
    pub(super) motivi: Vec<Scarto>,
}

impl RigaLetta {
    pub(super) fn schema(&self) -> &'static Foglio {
        &TUTTI[self.foglio]
    }

    /// What stands in a column; nothing if its sheet does not have it.
    pub(super) fn dato(&self, campo: Campo) -> &Dato {
        self.dati.get(campo.posto(self.foglio)).unwrap_or(&Dato::Assente)
    }

    pub(super) fn codice(&self, campo: Campo) -> Option<&CodiceFiscale> {
        if let Dato::Codice(codice) = self.dato(campo) { Some(codice) } else { None }
    }

    pub(super) fn testo(&self, campo: Campo) -> &str {
        if let Dato::Testo(testo) = self.dato(campo) { testo } else { "" }
    }

    pub(super) fn scelta(&self, campo: Campo) -> Option<&'static str> {
        if let Dato::Scelta(scelta) = self.dato(campo) { Some(scelta) } else { None }
    }

    pub(super) fn provincia(&self, campo: Campo) -> Option<Provincia> {
        if let Dato::Provincia(provincia) = self.dato(campo) { Some(*provincia) } else { None }
    }

    pub(super) fn data(&self, campo: Campo) -> Option<NaiveDate> {
        if let Dato::Data(data) = self.dato(campo) { Some(*data) } else { None }
    }

    pub(super) fn numero(&self, campo: Campo) -> Option<u32> {
        if let Dato::Numero(numero) = self.dato(campo) { Some(*numero) } else { None }
    }

    pub(super) fn ore(&self, campo: Campo) -> Option<Ore> {
        if let Dato::Ore(ore) = self.dato(campo) { Some(*ore) } else { None }
    }

    pub(super) fn si(&self, campo: Campo) -> Option<bool> {
        if let Dato::Logico(si) = self.dato(campo) { Some(*si) } else { None }
    }

    /// Whether two rows say the same, whatever the form in which they say it.
    pub(super) fn uguale(&self, altra: &Self) -> bool {
        self.dati == altra.dati
    }

    /// Says that the row, or one of its columns, is wrong.
    pub(super) fn respingi(&mut self, colonna: &str, motivo: impl Into<String>) {
        let indice = self.schema().colonne.iter().position(|c| c.nome == colonna);
        self.motivi.push(Scarto {
            foglio: self.schema().nome.to_owned(),
            riga: self.riga,
            lettera: String::new(),
            colonna: colonna.to_owned(),
            valore: indice.map(|indice| self.valore(indice)).unwrap_or_default(),
            motivo: motivo.into(),
        });
    }

    /// Its cells as the user sees them, in the order of the template's columns.
    pub(super) fn valori(&self) -> Vec<String> {
        (0..self.schema().colonne.len()).map(|posto| self.mostra(posto)).collect()
    }

    fn valore(&self, posto: usize) -> String {
        if self.schema().colonne[posto].sigillata { NON_MOSTRATO.to_owned() } else { self.mostra(posto) }
    }

    /// A cell as the user sees it. Where health data stand it says only that they are to be written
    /// again: a workbook of rejects travels by mail.
    fn mostra(&self, posto: usize) -> String {
        let scritto = match (self.celle.get(posto), self.dati.get(posto)) {
            (Some(cella), _) => cella.mostra(),
            (None, Some(dato)) => dato.mostra(),
            (None, None) => return String::new(),
        };
        if self.schema().colonne[posto].sigillata && !scritto.is_empty() {
            return RISCRIVI.to_owned();
        }
        scritto.into_owned()
    }
}

/// The heading of a sheet: which column of the file is which of the template.
pub(super) struct Intestazione {
    foglio: usize,
    /// Place in the template of each column of the file.
    posti: Vec<Option<usize>>,
    /// Column of the file for each of the template's, up to the last that the file has.
    dove: Vec<Option<u32>>,
    /// Columns that were not read.
    pub(super) avvisi: Vec<Scarto>,
    /// Rows read so far, of this sheet and of those before.
    contate: AtomicUsize,
}

impl Intestazione {
    /// Reads the heading of a sheet; `gia` rows of other sheets were read before.
    pub(super) fn leggi(foglio: usize, celle: &[(u32, Cella)], gia: usize) -> Result<Self, ErroreScambio> {
        let schema = &TUTTI[foglio];
        let chiave = |nome: &str| semplice(&nome.replace(['_', '-'], " ").replace('*', "")).replace(' ', "");
        let errore = |motivo: String| ErroreScambio::Colonne { foglio: schema.nome.to_owned(), motivo };
        let mut dove = vec![None; schema.colonne.len()];
        let mut posti = vec![None; celle.iter().map(|(colonna, _)| *colonna as usize + 1).max().unwrap_or_default()];
        let mut avvisi = Vec::new();
        for (colonna, cella) in celle {
            let nome = cella.mostra();
            match schema.colonne.iter().position(|colonna| chiave(colonna.nome) == chiave(&nome)) {
                Some(posto) if dove[posto].is_none() => {
                    dove[posto] = Some(*colonna);
                    if let Some(segno) = posti.get_mut(*colonna as usize) {
                        *segno = Some(posto);
                    }
                }
                Some(_) => return Err(errore(format!("la colonna «{}» compare due volte", nome.trim()))),
                None => avvisi.push(Scarto {
                    foglio: schema.nome.to_owned(),
                    riga: 0,
                    lettera: lettera(*colonna),
                    colonna: nome.into_owned(),
                    valore: String::new(),
                    motivo: "La colonna non è del modello: non l'ho letta.".to_owned(),
                }),
            }
        }
        let mancanti: Vec<&str> = schema
            .colonne
            .iter()
            .zip(&dove)
            .filter(|(colonna, dove)| colonna.obbligatoria && dove.is_none())
            .map(|(colonna, _)| colonna.nome)
            .collect();
        if !mancanti.is_empty() {
            return Err(errore(format!("mancano le colonne {}", mancanti.join(", "))));
        }
        dove.truncate(dove.iter().rposition(Option::is_some).map_or(0, |ultima| ultima + 1));
        Ok(Self { foglio, posti, dove, avvisi, contate: AtomicUsize::new(gia) })
    }
}

/// How many texts of a column are remembered with what was read from them.
const RICORDATI: usize = 1_000;

/// Reads rows under a heading.
pub(super) struct Lettura<'a> {
    intestazione: &'a Intestazione,
    /// What the texts that many cells share were read as, by column. The text is kept with it, so that no
    /// other can take its place in memory.
    ricordi: Vec<HashMap<*const u8, (Arc<str>, Dato)>>,
    pub(super) righe: Vec<RigaLetta>,
    pub(super) avvisi: Vec<Scarto>,
}

impl<'a> Lettura<'a> {
    pub(super) fn nuova(intestazione: &'a Intestazione) -> Self {
        let ricordi = vec![HashMap::new(); intestazione.dove.len()];
        Self { intestazione, ricordi, righe: Vec::new(), avvisi: Vec::new() }
    }

    /// Reads a row, counted from zero, from its cells by column; the example's and those without a cell
    /// under the heading are no rows.
    pub(super) fn riga(&mut self, riga: u32, piene: &mut Vec<(u32, Cella)>) -> Result<(), ErroreScambio> {
        let intestazione = self.intestazione;
        let foglio = &TUTTI[intestazione.foglio];
        if piene.first().is_some_and(|(_, cella)| e_esempio(cella)) {
            return Ok(());
        }
        let mut celle = vec![Cella::Vuota; intestazione.dove.len()];
        let mut qualcuna = false;
        for (colonna, cella) in piene.drain(..) {
            if let Some(Some(posto)) = intestazione.posti.get(colonna as usize) {
                celle[*posto] = cella;
                qualcuna = true;
            }
        }
        if !qualcuna {
            return Ok(());
        }
        let massimo = if intestazione.foglio == PERSONE { MASSIMO_PERSONE } else { MASSIMO_RIGHE };
        if intestazione.contate.fetch_add(1, Ordering::Relaxed) >= massimo {
            return Err(ErroreScambio::Colonne {
                foglio: foglio.nome.to_owned(),
                motivo: format!("ci sono più di {massimo} righe"),
            });
        }
        let mut letta = RigaLetta {
            foglio: intestazione.foglio,
            riga: riga.saturating_add(1),
            dati: Vec::with_capacity(celle.len()),
            celle: Vec::new(),
            motivi: Vec::new(),
        };
        for (posto, cella) in celle.iter().enumerate() {
            let dato = self.dato(posto, cella, &mut letta);
            letta.dati.push(dato);
        }
        // Hundreds of thousands of people are held together: the cells of a good row are not kept.
        if letta.foglio != PERSONE || !letta.motivi.is_empty() {
            letta.celle = celle;
        }
        self.righe.push(letta);
        Ok(())
    }

    /// What a cell holds; what is wrong with it goes to the row, what deserves a look to the notes.
    fn dato(&mut self, posto: usize, cella: &Cella, letta: &mut RigaLetta) -> Dato {
        let colonna = &TUTTI[self.intestazione.foglio].colonne[posto];
        if colonna.sigillata {
            return self.sigillato(posto, cella, letta);
        }
        let ricordabile = match (cella, colonna.tipo) {
            (
                Cella::Testo(testo),
                Tipo::Scelta(_) | Tipo::Provincia | Tipo::Data | Tipo::Giorno | Tipo::SiNo | Tipo::Ore,
            ) => Some(testo),
            _ => None,
        };
        if let Some((_, dato)) = ricordabile.and_then(|testo| self.ricordi[posto].get(&testo.as_ptr())) {
            return dato.clone();
        }
        let scarto = |motivo: String| Scarto {
            foglio: letta.schema().nome.to_owned(),
            riga: letta.riga,
            lettera: self.intestazione.dove[posto].map(lettera).unwrap_or_default(),
            colonna: colonna.nome.to_owned(),
            valore: if cella.vuota() { "vuoto".to_owned() } else { cella.mostra().into_owned() },
            motivo,
        };
        match cella::leggi(colonna.tipo, cella) {
            Ok((Dato::Assente, _)) if colonna.obbligatoria => letta.motivi.push(scarto(manca(colonna))),
            Ok((dato, avviso)) => {
                if let (Some(testo), None) = (ricordabile, &avviso)
                    && self.ricordi[posto].len() < RICORDATI
                {
                    self.ricordi[posto].insert(testo.as_ptr(), (Arc::clone(testo), dato.clone()));
                }
                self.avvisi.extend(avviso.map(scarto));
                return dato;
            }
            Err(motivo) => letta.motivi.push(scarto(motivo)),
        }
        Dato::Assente
    }

    /// A health datum. Whatever is wrong with it is said without repeating it.
    fn sigillato(&self, posto: usize, cella: &Cella, letta: &mut RigaLetta) -> Dato {
        let colonna = &TUTTI[self.intestazione.foglio].colonne[posto];
        let riscrivere = matches!(cella, Cella::Testo(testo) if testo.trim() == RISCRIVI);
        let motivo = match cella::leggi(colonna.tipo, cella) {
            Ok((dato, _)) if !riscrivere => return dato,
            Ok(_) => "Gli scarti non portano i dati sanitari: riscrivi qui il valore del file di partenza.".to_owned(),
            Err(_) => format!("Il valore non va. {}.", colonna.nota),
        };
        letta.motivi.push(Scarto {
            foglio: letta.schema().nome.to_owned(),
            riga: letta.riga,
            lettera: self.intestazione.dove[posto].map(lettera).unwrap_or_default(),
            colonna: colonna.nome.to_owned(),
            valore: NON_MOSTRATO.to_owned(),
            motivo,
        });
        Dato::Assente
    }
}

fn e_esempio(cella: &Cella) -> bool {
    let testo = cella.mostra();
    testo.trim_start().get(..ESEMPIO.len()).is_some_and(|inizio| inizio.eq_ignore_ascii_case(ESEMPIO))
}

fn lettera(colonna: u32) -> String {
    u16::try_from(colonna).map(rust_xlsxwriter::utility::column_number_to_name).unwrap_or_default()
}

fn manca(colonna: &Colonna) -> String {
    match colonna.nome {
        "totale_dipendenti" => "Manca. Senza il totale la base non si calcola.".to_owned(),
        _ => format!("Manca. {}.", colonna.nota),
    }
}
