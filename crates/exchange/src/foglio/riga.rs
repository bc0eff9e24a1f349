//! Rows: cells put under their headings and read.

use super::Scarto;
use super::apri::Cartella;
use super::cella::{self, Cella, Dato};
use super::schema::{Colonna, ESEMPIO, FOGLI, Foglio};
use crate::ErroreScambio;
use crate::tabelle::semplice;
use chrono::NaiveDate;
use mirato_domain::{CodiceFiscale, Ore, Provincia};

/// Most rows of a file.
const MASSIMO_RIGHE: usize = 200_000;

/// A row as read, with what is wrong in it.
#[derive(Debug, Clone)]
pub(super) struct RigaLetta {
    /// Position of its sheet in the template.
    pub(super) foglio: usize,
    /// Counted from one.
    pub(super) riga: u32,
    dati: Vec<Dato>,
    pub(super) valori: Vec<String>,
    pub(super) motivi: Vec<Scarto>,
}

impl RigaLetta {
    pub(super) fn schema(&self) -> &'static Foglio {
        &FOGLI[self.foglio]
    }

    fn dato(&self, nome: &str) -> &Dato {
        let posizione = self.schema().colonne.iter().position(|colonna| colonna.nome == nome);
        posizione.map_or(&Dato::Assente, |posizione| &self.dati[posizione])
    }

    pub(super) fn codice(&self, nome: &str) -> Option<CodiceFiscale> {
        if let Dato::Codice(codice) = self.dato(nome) { Some(codice.clone()) } else { None }
    }

    pub(super) fn testo(&self, nome: &str) -> String {
        if let Dato::Testo(testo) = self.dato(nome) { testo.clone() } else { String::new() }
    }

    pub(super) fn scelta(&self, nome: &str) -> Option<&'static str> {
        if let Dato::Scelta(scelta) = self.dato(nome) { Some(scelta) } else { None }
    }

    pub(super) fn provincia(&self, nome: &str) -> Option<Provincia> {
        if let Dato::Provincia(provincia) = self.dato(nome) { Some(*provincia) } else { None }
    }

    pub(super) fn data(&self, nome: &str) -> Option<NaiveDate> {
        if let Dato::Data(data) = self.dato(nome) { Some(*data) } else { None }
    }

    pub(super) fn numero(&self, nome: &str) -> Option<u32> {
        if let Dato::Numero(numero) = self.dato(nome) { Some(*numero) } else { None }
    }

    pub(super) fn ore(&self, nome: &str) -> Option<Ore> {
        if let Dato::Ore(ore) = self.dato(nome) { Some(*ore) } else { None }
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
            valore: indice.map(|indice| self.valori[indice].clone()).unwrap_or_default(),
            motivo: motivo.into(),
        });
    }
}

/// Reads one of the template's sheets.
pub(super) fn leggi(
    cartella: &mut Cartella<'_>,
    indice: usize,
    righe: &mut Vec<RigaLetta>,
    avvisi: &mut Vec<Scarto>,
) -> Result<(), ErroreScambio> {
    let schema = &FOGLI[indice];
    let nome = cartella.trova(schema.nome)?;
    let unite = cartella.unite(&nome);
    let mut colonne: Option<Vec<u32>> = None;
    cartella.righe(&nome, |riga, celle| {
        let Some(dove) = &colonne else {
            colonne = Some(intestazioni(schema, &celle, avvisi)?);
            return Ok(());
        };
        let esempio = celle.first().is_some_and(|(_, cella)| cella.mostra().trim().to_uppercase().starts_with(ESEMPIO));
        if esempio || !celle.iter().any(|(colonna, _)| dove.contains(colonna)) {
            return Ok(());
        }
        if righe.len() >= MASSIMO_RIGHE {
            return Err(ErroreScambio::Colonne {
                foglio: nome.clone(),
                motivo: format!("ci sono più di {MASSIMO_RIGHE} righe"),
            });
        }
        let mut letta = riga_letta(indice, riga + 1, dove, &celle, avvisi);
        if unite.iter().any(|(da, a)| (*da..=*a).contains(&riga)) {
            letta.respingi("", "La riga ha celle unite: separale e scrivi il valore in ognuna.");
        }
        righe.push(letta);
        Ok(())
    })?;
    if colonne.is_none() {
        return Err(ErroreScambio::Colonne { foglio: nome, motivo: "manca la riga delle intestazioni".to_owned() });
    }
    Ok(())
}

/// The columns of the file in the order of the template; `u32::MAX` for one that is not there.
fn intestazioni(schema: &Foglio, celle: &[(u32, Cella)], avvisi: &mut Vec<Scarto>) -> Result<Vec<u32>, ErroreScambio> {
    let chiave = |nome: &str| semplice(&nome.replace(['_', '-'], " ").replace('*', "")).replace(' ', "");
    let errore = |motivo: String| ErroreScambio::Colonne { foglio: schema.nome.to_owned(), motivo };
    let mut trovate = vec![u32::MAX; schema.colonne.len()];
    for (dove, cella) in celle {
        let nome = cella.mostra();
        match schema.colonne.iter().position(|colonna| chiave(colonna.nome) == chiave(&nome)) {
            Some(indice) if trovate[indice] == u32::MAX => trovate[indice] = *dove,
            Some(_) => return Err(errore(format!("la colonna «{}» compare due volte", nome.trim()))),
            None => avvisi.push(Scarto {
                foglio: schema.nome.to_owned(),
                riga: 0,
                lettera: lettera(*dove),
                colonna: nome,
                valore: String::new(),
                motivo: "La colonna non è del modello: non l'ho letta.".to_owned(),
            }),
        }
    }
    let mancanti: Vec<&str> = schema
        .colonne
        .iter()
        .zip(&trovate)
        .filter(|(colonna, dove)| colonna.obbligatoria && **dove == u32::MAX)
        .map(|(colonna, _)| colonna.nome)
        .collect();
    if mancanti.is_empty() { Ok(trovate) } else { Err(errore(format!("mancano le colonne {}", mancanti.join(", ")))) }
}

fn lettera(colonna: u32) -> String {
    u16::try_from(colonna).map(rust_xlsxwriter::utility::column_number_to_name).unwrap_or_default()
}

fn riga_letta(foglio: usize, riga: u32, dove: &[u32], celle: &[(u32, Cella)], avvisi: &mut Vec<Scarto>) -> RigaLetta {
    let mut letta = RigaLetta { foglio, riga, dati: Vec::new(), valori: Vec::new(), motivi: Vec::new() };
    for (colonna, posto) in FOGLI[foglio].colonne.iter().zip(dove) {
        let cella = celle.iter().find(|(c, _)| c == posto).map_or(&Cella::Vuota, |(_, cella)| cella);
        let scarto = |motivo: String| Scarto {
            foglio: FOGLI[foglio].nome.to_owned(),
            riga,
            lettera: lettera(*posto),
            colonna: colonna.nome.to_owned(),
            valore: if cella.vuota() { "vuoto".to_owned() } else { cella.mostra() },
            motivo,
        };
        let (dato, motivo) = match cella::leggi(colonna.tipo, cella) {
            Ok((Dato::Assente, _)) if colonna.obbligatoria => (Dato::Assente, Some(manca(colonna))),
            Ok((dato, avviso)) => {
                avvisi.extend(avviso.map(scarto));
                (dato, None)
            }
            Err(motivo) => (Dato::Assente, Some(motivo)),
        };
        letta.motivi.extend(motivo.map(scarto));
        letta.dati.push(dato);
        letta.valori.push(cella.mostra());
    }
    letta
}

fn manca(colonna: &Colonna) -> String {
    match colonna.nome {
        "totale_dipendenti" => "Manca. Senza il totale la base non si calcola.".to_owned(),
        _ => format!("Manca. {}.", colonna.nota),
    }
}
