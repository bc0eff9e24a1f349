//! Communications of jobs (comunicazioni obbligatorie) from a spreadsheet or a text: who was hired, who
//! left, whose contract went on or changed.

use super::campo::Campo;
use super::modello::{Contenuto, cartella_di_comunicazioni, con_motivo};
use super::riga::RigaLetta;
use super::schema::{CATEGORIE, COMUNICAZIONI, ESEMPIO, Foglio, Tipo, forse, serve};
use super::{RigaScartata, Scarto, leggi_un_foglio};
use crate::ErroreScambio;
use chrono::NaiveDate;
use mirato_domain::{CodiceFiscale, Ore, Provincia};
use std::collections::BTreeMap;

const TIPI: &[&str] = &["assunzione", "cessazione", "trasformazione", "proroga"];
/// The lists of the law, by the codes of `mirato_domain::Elenco`.
const ELENCHI: &[&str] = &["art8", "art18", "centralinisti", "massofisioterapisti", "terapisti"];

/// The sheet.
pub(super) const FOGLIO: Foglio = Foglio {
    nome: "Comunicazioni",
    colonne: &[
        serve("codice_comunicazione", Tipo::Testo(40), ESEMPIO, "Codice della comunicazione obbligatoria"),
        serve("tipo", Tipo::Scelta(TIPI), "assunzione", "Che cosa comunica"),
        serve("datore", Tipo::Codice, "01234567890", "Codice fiscale del datore"),
        serve("lavoratore", Tipo::Codice, "CSTLCU88P52D969I", "Codice fiscale del lavoratore"),
        serve("provincia", Tipo::Provincia, "GE", "Sigla della provincia in cui lavora"),
        serve("data", Tipo::Giorno, "02/03/2026", "Primo giorno; di una cessazione, l'ultimo giorno di lavoro"),
        forse("data_fine", Tipo::Giorno, "", "Ultimo giorno di un contratto a termine"),
        forse("ore", Tipo::Ore, "24:00", "Ore settimanali, se a tempo parziale"),
        forse("ore_contratto", Tipo::Ore, "40:00", "Ore settimanali del tempo pieno"),
        forse("ore_prima", Tipo::Ore, "", "Di una trasformazione: ore settimanali di prima, se a tempo parziale"),
        forse("ore_contratto_prima", Tipo::Ore, "", "Di una trasformazione: tempo pieno di prima"),
        forse("elenco", Tipo::Scelta(ELENCHI), "", "Elenco, se il lavoratore conta nella quota"),
        forse("categoria_esclusa", Tipo::Scelta(CATEGORIE), "", "Categoria esclusa dalla base, se è il caso"),
        forse("note", Tipo::Testo(500), "", "Note"),
    ],
};

const CODICE_COMUNICAZIONE: Campo = Campo::di("codice_comunicazione");
const TIPO: Campo = Campo::di("tipo");
const DATORE: Campo = Campo::di("datore");
const LAVORATORE: Campo = Campo::di("lavoratore");
const PROVINCIA: Campo = Campo::di("provincia");
const DATA: Campo = Campo::di("data");
const DATA_FINE: Campo = Campo::di("data_fine");
const ORE: Campo = Campo::di("ore");
const ORE_CONTRATTO: Campo = Campo::di("ore_contratto");
const ORE_PRIMA: Campo = Campo::di("ore_prima");
const ORE_CONTRATTO_PRIMA: Campo = Campo::di("ore_contratto_prima");
const ELENCO: Campo = Campo::di("elenco");
const CATEGORIA_ESCLUSA: Campo = Campo::di("categoria_esclusa");
const NOTE: Campo = Campo::di("note");

/// A communication as a row tells it.
pub struct Comunicazione {
    letta: RigaLetta,
    /// Its code.
    pub codice: String,
    /// `assunzione`, `cessazione`, `trasformazione`, `proroga`.
    pub tipo: &'static str,
    /// Employer.
    pub datore: CodiceFiscale,
    /// Worker.
    pub lavoratore: CodiceFiscale,
    /// Province of the workplace.
    pub provincia: Provincia,
    /// First day; of a leaving, the last day worked.
    pub data: NaiveDate,
    /// Last day of a fixed term.
    pub data_fine: Option<NaiveDate>,
    /// Weekly hours, and those of the contract.
    pub orario: (Option<Ore>, Option<Ore>),
    /// The same before a change.
    pub orario_prima: (Option<Ore>, Option<Ore>),
    /// List; empty for none.
    pub elenco: &'static str,
    /// Excluded category.
    pub categoria: Option<&'static str>,
    /// Notes.
    pub note: String,
}

impl Comunicazione {
    fn di(letta: RigaLetta) -> Result<Self, RigaLetta> {
        let parti = (|| {
            Some((
                letta.scelta(TIPO)?,
                letta.codice(DATORE)?.clone(),
                letta.codice(LAVORATORE)?.clone(),
                letta.provincia(PROVINCIA)?,
                letta.data(DATA)?,
            ))
        })();
        let (Some((tipo, datore, lavoratore, provincia, data)), true) = (parti, letta.motivi.is_empty()) else {
            return Err(letta);
        };
        Ok(Self {
            codice: letta.testo(CODICE_COMUNICAZIONE).to_owned(),
            tipo,
            datore,
            lavoratore,
            provincia,
            data,
            data_fine: letta.data(DATA_FINE),
            orario: (letta.ore(ORE), letta.ore(ORE_CONTRATTO)),
            orario_prima: (letta.ore(ORE_PRIMA), letta.ore(ORE_CONTRATTO_PRIMA)),
            elenco: letta.scelta(ELENCO).unwrap_or_default(),
            categoria: letta.scelta(CATEGORIA_ESCLUSA),
            note: letta.testo(NOTE).to_owned(),
            letta,
        })
    }

    /// Row, counted from one.
    #[must_use]
    pub fn riga(&self) -> u32 {
        self.letta.riga
    }

    /// The row kept out, for each column that is wrong and why; no column for the row itself.
    #[must_use]
    pub fn scartata(&self, motivi: &[(String, String)]) -> RigaScartata {
        let mut riga = self.letta.clone();
        for (colonna, motivo) in motivi {
            riga.respingi(colonna, motivo.clone());
        }
        scartata(riga)
    }

    /// Something said about this row.
    #[must_use]
    pub fn nota(&self, motivo: String) -> Scarto {
        Scarto {
            foglio: FOGLIO.nome.to_owned(),
            riga: self.letta.riga,
            lettera: String::new(),
            colonna: String::new(),
            valore: String::new(),
            motivo,
        }
    }
}

fn scartata(riga: RigaLetta) -> RigaScartata {
    RigaScartata { foglio: FOGLIO.nome, riga: riga.riga, valori: riga.valori(), motivi: riga.motivi }
}

/// What a file of communications holds.
pub struct EsitoComunicazioni {
    /// Rows that may go in, in the order of the file.
    pub comunicazioni: Vec<Comunicazione>,
    /// Rows that stay out.
    pub righe_scartate: Vec<RigaScartata>,
    /// What goes in but deserves a look.
    pub avvisi: Vec<Scarto>,
}

/// Reads communications from xlsx, ods or csv, without writing anything.
///
/// # Errors
/// A distinct code if the file as a whole cannot be read: as [`super::leggi_foglio`].
pub fn leggi_comunicazioni(byte: &[u8]) -> Result<EsitoComunicazioni, ErroreScambio> {
    let (mut righe, avvisi) = leggi_un_foglio(byte, COMUNICAZIONI)?;
    let mut prima: BTreeMap<String, u32> = BTreeMap::new();
    for riga in &mut righe {
        let codice = riga.testo(CODICE_COMUNICAZIONE).to_owned();
        if codice.is_empty() {
            continue;
        }
        match prima.get(&codice) {
            Some(altra) => {
                let motivo = format!("La stessa comunicazione è già alla riga {altra}: tieni una riga sola.");
                riga.respingi(CODICE_COMUNICAZIONE.nome(), motivo);
            }
            None => {
                prima.insert(codice, riga.riga);
            }
        }
    }
    let mut esito = EsitoComunicazioni { comunicazioni: Vec::new(), righe_scartate: Vec::new(), avvisi };
    for riga in righe {
        match Comunicazione::di(riga) {
            Ok(comunicazione) => esito.comunicazioni.push(comunicazione),
            Err(riga) => esito.righe_scartate.push(scartata(riga)),
        }
    }
    Ok(esito)
}

/// The empty workbook, with instructions, lists, checks and an invented communication.
///
/// # Errors
/// `foglio_scrittura`, which a fixed template does not meet.
pub fn modello_comunicazioni() -> Result<Vec<u8>, ErroreScambio> {
    let mut esempio: Vec<String> = FOGLIO.colonne.iter().map(|colonna| colonna.esempio.to_owned()).collect();
    esempio[0] = format!("{ESEMPIO} 1600026200000001");
    let contenuto: Contenuto = (&FOGLIO, vec![esempio]);
    cartella_di_comunicazioni(&contenuto, &[])
}

/// The rows that stay out, with the reason in a last column, to correct and bring back.
///
/// # Errors
/// `foglio_scrittura` if the rows are more than a sheet holds.
pub fn scrivi_scarti_comunicazioni(righe: &[RigaScartata]) -> Result<Vec<u8>, ErroreScambio> {
    let contenuto: Contenuto = (&FOGLIO, righe.iter().map(con_motivo).collect());
    cartella_di_comunicazioni(&contenuto, &["da_correggere"])
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTESTE: &str = "data;tipo;lavoratore;codice_comunicazione;provincia;datore";

    #[test]
    fn columns_in_any_order_and_a_code_twice_named() {
        let testo = format!(
            "{INTESTE}\n02/03/2026;assunzione;CSTLCU88P52D969I;C1;GE;07643520567\n\
             03/03/2026;cessazione;CSTLCU88P52D969I;C1;GE;07643520567\n\
             04/03/2026;licenziamento;CSTLCU88P52D969I;C2;GE;07643520567\n"
        );
        let esito = leggi_comunicazioni(testo.as_bytes()).unwrap();
        assert_eq!(esito.comunicazioni.len(), 1);
        let prima = &esito.comunicazioni[0];
        assert_eq!((prima.tipo, prima.provincia.sigla(), prima.riga()), ("assunzione", "GE", 2));
        let motivi: Vec<&str> =
            esito.righe_scartate.iter().flat_map(|riga| &riga.motivi).map(|scarto| scarto.colonna.as_str()).collect();
        assert_eq!(motivi, ["codice_comunicazione", "tipo"]);
    }

    #[test]
    fn another_layout_is_refused_naming_what_is_missing() {
        let errore = leggi_comunicazioni(b"nome;cognome\nAda;Bianchi\n").err().unwrap();
        assert!(errore.to_string().contains("lavoratore"), "{errore}");
    }

    #[test]
    fn the_template_reads_back_empty() {
        let esito = leggi_comunicazioni(&modello_comunicazioni().unwrap()).unwrap();
        assert!(esito.comunicazioni.is_empty() && esito.righe_scartate.is_empty());
    }
}
