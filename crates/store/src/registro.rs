//! The register: who did what, when, on which record. Each row holds the hash of the one before, so
//! that a row changed, taken out or cut off shows.

use crate::archivio::Archivio;
use crate::base::{Conn, Valore};
use crate::errore::Esito;
use sha2::{Digest, Sha256};

/// One row of the register.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct VoceRegistro {
    /// Place in the chain, from 1.
    pub sequenza: i64,
    /// When, ISO instant.
    pub quando: String,
    /// Who.
    pub utente: String,
    /// What was done: `inserito`, `modificato`, `emesso`, …
    pub azione: String,
    /// Kind of record.
    pub oggetto: String,
    /// Its id.
    pub oggetto_id: String,
    /// The employer it concerns, if one.
    pub datore_id: Option<String>,
    /// The person it concerns, if one.
    pub persona_id: Option<String>,
    /// Why, where the law wants it written.
    pub motivo: Option<String>,
    /// SHA-256 of the record before, hexadecimal.
    pub prima: Option<String>,
    /// SHA-256 of the record after.
    pub dopo: Option<String>,
    /// Hash of the row before; empty for the first.
    pub precedente: String,
    /// Hash of this row.
    pub impronta: String,
}

/// What the walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct EsitoRegistro {
    /// Rows walked.
    pub righe: i64,
    /// The first row that does not hold, if any.
    pub guasto: Option<GuastoRegistro>,
}

/// The first row of the register that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct GuastoRegistro {
    /// Its place in the chain.
    pub sequenza: i64,
    /// What is wrong with it, in Italian.
    pub motivo: String,
}

pub(crate) const COLONNE: [&str; 13] = [
    "sequenza",
    "quando",
    "utente",
    "azione",
    "oggetto",
    "oggetto_id",
    "datore_id",
    "persona_id",
    "motivo",
    "prima",
    "dopo",
    "precedente",
    "impronta",
];

/// Rows from a place on, a page at a time.
pub(crate) const DA: &str = "SELECT sequenza, quando, utente, azione, oggetto, oggetto_id, datore_id, persona_id, motivo, prima, dopo, \
     precedente, impronta FROM registro WHERE sequenza > $1 ORDER BY sequenza LIMIT $2";
pub(crate) const CAPO: &str = "SELECT sequenza, impronta FROM registro_capo WHERE unico = 1";
pub(crate) const SPOSTA_CAPO: &str = "UPDATE registro_capo SET sequenza = $1, impronta = $2 WHERE unico = 1";

impl VoceRegistro {
    /// SHA-256 over every other field, each with its length, so that no two rows spell the same.
    pub(crate) fn calcola_impronta(&self) -> String {
        let mut somma = Sha256::new();
        somma.update(self.sequenza.to_be_bytes());
        let campi = [
            Some(&self.quando),
            Some(&self.utente),
            Some(&self.azione),
            Some(&self.oggetto),
            Some(&self.oggetto_id),
            self.datore_id.as_ref(),
            self.prima.as_ref(),
            self.dopo.as_ref(),
            Some(&self.precedente),
        ];
        for campo in campi {
            let lunghezza = campo.map_or(u64::MAX, |testo| testo.len() as u64);
            somma.update(lunghezza.to_be_bytes());
            somma.update(campo.map_or(&[][..], |testo| testo.as_bytes()));
        }
        // Rows written before these two columns were added must still hash as they did.
        for campo in [&self.persona_id, &self.motivo].into_iter().flatten() {
            somma.update((campo.len() as u64).to_be_bytes());
            somma.update(campo.as_bytes());
        }
        hex::encode(somma.finalize())
    }

    pub(crate) fn valori(self) -> Vec<Valore> {
        vec![
            self.sequenza.into(),
            self.quando.into(),
            self.utente.into(),
            self.azione.into(),
            self.oggetto.into(),
            self.oggetto_id.into(),
            Valore::Testo(self.datore_id),
            Valore::Testo(self.persona_id),
            Valore::Testo(self.motivo),
            Valore::Testo(self.prima),
            Valore::Testo(self.dopo),
            self.precedente.into(),
            self.impronta.into(),
        ]
    }
}

/// `INSERT` of several rows.
pub(crate) fn frase_registra(righe: usize) -> String {
    format!("INSERT INTO registro ({}) VALUES {}", COLONNE.join(", "), crate::base::segnaposti(righe, COLONNE.len()))
}

/// The last place and hash: 0 and nothing in a new archive.
pub(crate) async fn capo(conn: &mut Conn<'_>) -> Esito<(i64, String)> {
    Ok(conn.riga(CAPO, vec![]).await?.unwrap_or_default())
}

/// SHA-256 of bytes, hexadecimal.
#[must_use]
pub fn impronta(byte: &[u8]) -> String {
    hex::encode(Sha256::digest(byte))
}

const PAGINA: i64 = 2000;

impl Archivio {
    /// Walks the whole register and names the first row that was changed, taken out or added from
    /// outside; also tells when the last rows were cut off.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn verifica_registro(&self) -> Esito<EsitoRegistro> {
        let mut presa = self.db().presa().await?;
        let mut conn = presa.conn();
        let (mut sequenza, mut precedente) = (0, String::new());
        loop {
            let righe: Vec<VoceRegistro> = conn.righe(DA, vec![sequenza.into(), PAGINA.into()]).await?;
            let ultima = righe.len() < usize::try_from(PAGINA).unwrap_or(usize::MAX);
            for riga in righe {
                if let Some(motivo) = difetto(&riga, sequenza + 1, &precedente) {
                    let guasto = GuastoRegistro { sequenza: riga.sequenza.min(sequenza + 1), motivo };
                    return Ok(EsitoRegistro { righe: sequenza, guasto: Some(guasto) });
                }
                (sequenza, precedente) = (riga.sequenza, riga.impronta);
            }
            if ultima {
                break;
            }
        }
        let (attesa, impronta) = capo(&mut conn).await?;
        let guasto = (attesa != sequenza || impronta != precedente).then(|| GuastoRegistro {
            sequenza: attesa.min(sequenza) + 1,
            motivo: format!("il registro finisce alla riga {sequenza}, ma l'ultima scritta è la {attesa}"),
        });
        Ok(EsitoRegistro { righe: sequenza, guasto })
    }

    /// Rows of the register after a place, oldest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn registro(&self, dopo: i64, limite: u32) -> Esito<Vec<VoceRegistro>> {
        let mut presa = self.db().presa().await?;
        presa.conn().righe(DA, vec![dopo.into(), i64::from(limite).into()]).await
    }
}

fn difetto(riga: &VoceRegistro, attesa: i64, precedente: &str) -> Option<String> {
    if riga.sequenza != attesa {
        return Some(format!("manca la riga {attesa}: dopo la {} viene la {}", attesa - 1, riga.sequenza));
    }
    if riga.precedente != precedente {
        return Some(format!("la riga {attesa} non segue quella che la precede"));
    }
    (riga.impronta != riga.calcola_impronta()).then(|| format!("la riga {attesa} è stata modificata"))
}
