//! What every document has: letterhead, state, signatory, notices.

use crate::errore::ErroreDocumento;
use crate::lettura::pieno;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Letterhead of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carta {
    /// Public body ("Provincia di Castelmarino").
    pub ente: String,
    /// Service ("Servizio Collocamento mirato").
    pub servizio: String,
    /// Office within the service.
    #[serde(default)]
    pub ufficio: Option<String>,
    /// Address, certified mail, telephone: one line each, four at most look well.
    #[serde(default)]
    pub recapiti: Vec<String>,
    /// Coat of arms; without it the letterhead is text alone.
    #[serde(default)]
    pub stemma: Option<Stemma>,
}

/// Coat of arms of the body, with the words a screen reader says in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stemma {
    /// Format of the file.
    pub formato: FormatoStemma,
    /// The file, in Base64.
    pub contenuto_base64: String,
    /// Alternative text, at least ten characters.
    pub testo_alternativo: String,
}

/// Formats a coat of arms can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormatoStemma {
    /// Scalable drawing: the better choice.
    Svg,
    /// Bitmap.
    Png,
}

impl Stemma {
    /// A coat of arms from the bytes of its file.
    #[must_use]
    pub fn nuovo(formato: FormatoStemma, file: &[u8], testo_alternativo: impl Into<String>) -> Self {
        Self { formato, contenuto_base64: STANDARD.encode(file), testo_alternativo: testo_alternativo.into() }
    }

    /// The bytes of the file.
    pub(crate) fn file(&self) -> Result<Vec<u8>, ErroreDocumento> {
        STANDARD.decode(&self.contenuto_base64).map_err(|_| {
            ErroreDocumento::dato("carta.stemma.contenuto_base64", "non è testo Base64: ricarica il file dello stemma")
        })
    }

    fn valida(&self) -> Result<(), ErroreDocumento> {
        if self.testo_alternativo.trim().chars().count() < 10 {
            return Err(ErroreDocumento::dato(
                "carta.stemma.testo_alternativo",
                "descrivi lo stemma con almeno dieci caratteri: lo legge chi usa un lettore di schermo",
            ));
        }
        let file = self.file()?;
        let riconosciuto = match self.formato {
            FormatoStemma::Png => file.starts_with(b"\x89PNG\r\n\x1a\n"),
            FormatoStemma::Svg => std::str::from_utf8(&file).is_ok_and(|testo| testo.contains("<svg")),
        };
        if riconosciuto {
            Ok(())
        } else {
            Err(ErroreDocumento::dato(
                "carta.stemma.contenuto_base64",
                "il file non è del formato dichiarato: carica uno stemma SVG o PNG",
            ))
        }
    }
}

impl Carta {
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        pieno("carta.ente", &self.ente)?;
        pieno("carta.servizio", &self.servizio)?;
        self.stemma.as_ref().map_or(Ok(()), Stemma::valida)
    }
}

/// State of the sheet that is being composed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stato {
    /// Draft: marked on every page, without value.
    Bozza,
    /// To be signed digitally: bears the notice of the digital signature.
    DaFirmare,
    /// Analogue copy of an act that was signed digitally.
    CopiaAnalogica(CopiaAnalogica),
}

/// What an analogue copy says of its original (art. 23 D.Lgs. 82/2005).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopiaAnalogica {
    /// Who signed the original.
    pub firmatario: String,
    /// When.
    pub firmato_il: NaiveDate,
    /// SHA-256 of the signed original, in hexadecimal.
    #[serde(default)]
    pub impronta_originale: Option<String>,
}

/// Number and day of a protocol entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocollo {
    /// Number as the office writes it ("2026/0048213").
    pub numero: String,
    /// Day.
    pub data: NaiveDate,
}

/// Who signs, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Firma {
    /// Place.
    pub luogo: String,
    /// Office held ("La dirigente del Servizio").
    pub ruolo: String,
    /// Title and name.
    pub nome: String,
}

impl Firma {
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        pieno("firma.luogo", &self.luogo)?;
        pieno("firma.ruolo", &self.ruolo)?;
        pieno("firma.nome", &self.nome)
    }
}

/// A notice at the foot of an act: a heading and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avvertenza {
    /// Heading ("Ricorso").
    pub voce: String,
    /// Text.
    pub testo: String,
}

impl Avvertenza {
    /// A notice.
    pub fn nuova(voce: impl Into<String>, testo: impl Into<String>) -> Self {
        Self { voce: voce.into(), testo: testo.into() }
    }

    /// Use and validity of a certificate released to a public administration. `mesi` is the dated
    /// parameter of art. 41 D.P.R. 445/2000.
    #[must_use]
    pub fn uso_e_validita(mesi: u32) -> Self {
        let durata = if mesi == 1 { "un mese".to_owned() } else { format!("{mesi} mesi") };
        Self::nuova(
            "Uso e validità",
            format!(
                "Rilasciato a una pubblica amministrazione (art. 43 del D.P.R. 445/2000), valido {durata} dal rilascio, \
                 esente da bollo."
            ),
        )
    }

    /// Who answers for the proceeding (art. 5 L. 241/1990): name and address, then what the office adds
    /// ("Avviato il 12 novembre 2026, concluso in 11 giorni su 30.").
    #[must_use]
    pub fn responsabile(nome: &str, recapito: &str, andamento: &str) -> Self {
        Self::nuova("Responsabile del procedimento", format!("{nome}, {recapito}. {andamento}").trim_end())
    }

    /// Where an act can be challenged and by when. The days are dated parameters.
    #[must_use]
    pub fn ricorso(giorni_tar: u32, giorni_straordinario: u32) -> Self {
        Self::nuova(
            "Ricorso",
            format!(
                "Contro questo atto si può ricorrere al Tribunale amministrativo regionale entro {giorni_tar} giorni dalla \
                 comunicazione, oppure, in alternativa, al Presidente della Repubblica con ricorso straordinario entro \
                 {giorni_straordinario} giorni."
            ),
        )
    }
}
