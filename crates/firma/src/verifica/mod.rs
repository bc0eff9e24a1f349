//! Verification: who signed, whether the signed bytes are whole, what was changed after each signature.

mod ber;
mod busta;
mod catena;
mod contenuto;
mod intervallo;
pub(crate) mod marca;
mod modifiche;
mod oggetti;

use chrono::{DateTime, NaiveDateTime, Utc};
use lopdf::{Dictionary, Document, Object, decode_text_string};
use serde::{Deserialize, Serialize};

use crate::{
    ErroreFirma, InfoCertificato,
    pdf::{self, CampoFirma},
};
pub use busta::{EsameBusta, apri_busta, sembra_busta};
use intervallo::Intervallo;
pub use marca::EsitoMarca;
pub use modifiche::Modifiche;

/// Result for the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Esame {
    /// One result for each signed field, in the order in which they were signed.
    pub firme: Vec<EsitoFirma>,
    /// Fields prepared for a signature and still empty.
    pub campi_vuoti: Vec<String>,
    /// Signed, every signature is whole, and nothing but signatures was added after the first.
    pub documento_integro: bool,
    /// What a person should read first, in Italian.
    pub messaggi: Vec<String>,
}

/// Result for one signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EsitoFirma {
    /// Name of the field.
    pub campo: String,
    /// Holder of the certificate; empty when the signature cannot be read.
    pub firmatario: String,
    /// Authority that issued the certificate; empty when the signature cannot be read.
    pub emittente: String,
    /// The whole certificate.
    pub certificato: Option<InfoCertificato>,
    /// Time declared by the signer.
    pub firmato_il: Option<DateTime<Utc>>,
    /// Reason declared by the signer.
    pub motivo: Option<String>,
    /// Place declared by the signer.
    pub luogo: Option<String>,
    /// Time stamp, when there is one.
    pub marca_temporale: Option<EsitoMarca>,
    /// The signed bytes are those that were signed, by the key of the certificate.
    pub integra: bool,
    /// Nothing follows the signed bytes in the file.
    pub copre_tutto_il_file: bool,
    /// The certificate was valid at the time of signature and leads to one of the given authorities.
    pub fidata: bool,
    /// The certificate was out of its validity at the time of signature.
    pub certificato_scaduto: bool,
    /// What was changed after this signature.
    pub modifiche_successive: Modifiche,
    /// Remarks on this signature, in Italian.
    pub messaggi: Vec<String>,
}

/// Examines a PDF against the given authorities (certificates in DER).
///
/// Revocation is not checked: it would need the network and the present time.
///
/// # Errors
/// The file is not a PDF, is damaged or cut short, or is encrypted: nothing can be said about its signatures.
pub fn verifica(pdf: &[u8], ancore: &[Vec<u8>]) -> Result<Esame, ErroreFirma> {
    let documento = pdf::apri(pdf)?;
    let (_, campi) = pdf::campi(&documento);
    let (firmati, vuoti): (Vec<_>, Vec<_>) = campi.into_iter().partition(|campo| campo.valore.is_some());
    let mut firme: Vec<(usize, EsitoFirma)> = firmati
        .iter()
        .map(|campo| {
            let mut esame = EsameFirma { pdf, documento: &documento, ancore, fine: pdf.len() };
            let esito = esame.esamina(campo);
            (esame.fine, esito)
        })
        .collect();
    firme.sort_by_key(|(fine, _)| *fine);
    let firme: Vec<EsitoFirma> = firme.into_iter().map(|(_, esito)| esito).collect();
    let documento_integro =
        !firme.is_empty() && firme.iter().all(|f| f.integra && !matches!(f.modifiche_successive, Modifiche::Altro(_)));
    let messaggi = messaggi(&firme, documento_integro);
    Ok(Esame { firme, campi_vuoti: vuoti.into_iter().map(|c| c.nome).collect(), documento_integro, messaggi })
}

fn messaggi(firme: &[EsitoFirma], integro: bool) -> Vec<String> {
    if firme.is_empty() {
        return vec!["Il documento non è firmato.".into()];
    }
    let mut messaggi = Vec::new();
    for firma in firme {
        let chi = if firma.firmatario.is_empty() { &firma.campo } else { &firma.firmatario };
        if !firma.integra {
            messaggi.push(format!("La firma di {chi} non è valida: il documento è stato alterato."));
        }
        if let Modifiche::Altro(cambiamenti) = &firma.modifiche_successive {
            messaggi.extend(cambiamenti.iter().map(|c| format!("{c} dopo la firma di {chi}.")));
        }
        if firma.integra && !firma.fidata {
            messaggi.push(format!("Il certificato di {chi} non è riconosciuto: leggi il dettaglio della firma."));
        }
    }
    if integro {
        let quante = match firme.len() {
            1 => "una firma".to_owned(),
            n => format!("{n} firme"),
        };
        messaggi.insert(0, format!("Il documento è integro e porta {quante}."));
    }
    messaggi
}

struct EsameFirma<'a> {
    pdf: &'a [u8],
    documento: &'a Document,
    ancore: &'a [Vec<u8>],
    /// End of the signed revision; the end of the file while it is not known.
    fine: usize,
}

impl<'a> EsameFirma<'a> {
    fn esamina(&mut self, campo: &CampoFirma) -> EsitoFirma {
        let mut esito = EsitoFirma::ignoto(&campo.nome);
        let risultato = self.valore(campo).and_then(|(id, firma)| {
            esito.leggi_dizionario(firma);
            let intervallo = intervallo::leggi(self.pdf, self.documento, id, firma)?;
            self.fine = intervallo.fine;
            Ok((firma, intervallo))
        });
        let (firma, intervallo) = match risultato {
            Ok(parti) => parti,
            Err(causa) => return esito.con_messaggio(causa),
        };
        esito.copre_tutto_il_file = intervallo.fine == self.pdf.len();
        self.contenuto(&mut esito, firma, &intervallo);
        esito.modifiche_successive = self.modifiche(&intervallo, campo);
        esito
    }

    /// Signature dictionary, with the object in which it stands.
    fn valore(&self, campo: &CampoFirma) -> Result<(lopdf::ObjectId, &'a Dictionary), String> {
        let documento = self.documento;
        let illeggibile = || "Il campo contiene qualcosa che non è una firma.".to_owned();
        let valore = documento.get_dictionary(campo.id).and_then(|c| c.get(b"V")).map_err(|_| illeggibile())?;
        let (id, valore) = documento.dereference(valore).map_err(|_| illeggibile())?;
        Ok((id.unwrap_or(campo.id), valore.as_dict().map_err(|_| illeggibile())?))
    }

    fn contenuto(&self, esito: &mut EsitoFirma, firma: &Dictionary, intervallo: &Intervallo) {
        let formato = firma.get(b"SubFilter").and_then(Object::as_name).unwrap_or_default();
        if !matches!(formato, b"ETSI.CAdES.detached" | b"adbe.pkcs7.detached") {
            let formato = String::from_utf8_lossy(formato).into_owned();
            esito.messaggi.push(format!("Il formato di firma «{formato}» non è riconosciuto."));
            return;
        }
        let cms = match contenuto::Cms::leggi(&intervallo.contenuto) {
            Ok(cms) => cms,
            Err(causa) => return esito.messaggi.push(format!("La firma non è leggibile: {causa}.")),
        };
        esito.leggi_certificato(&cms);
        let pades = formato == b"ETSI.CAdES.detached";
        match cms.verifica(crate::algoritmi::DATI, &intervallo.coperti(self.pdf), pades) {
            Ok(()) => esito.integra = true,
            Err(causa) => esito.messaggi.push(format!("La firma non è valida: {causa}.")),
        }
        marca_di(esito, &cms, self.ancore);
        fiducia(esito, &cms, self.ancore);
    }

    fn modifiche(&self, intervallo: &Intervallo, campo: &CampoFirma) -> Modifiche {
        if intervallo.fine == self.pdf.len() {
            return Modifiche::Nessuna;
        }
        let Some(prima) = self.pdf.get(..intervallo.fine).and_then(|b| pdf::apri(b).ok()) else {
            return Modifiche::Altro(vec!["La versione firmata non si legge più: il file è stato riscritto".into()]);
        };
        if !pdf::campi(&prima).1.iter().any(|c| c.nome == campo.nome && c.valore.is_some()) {
            return Modifiche::Altro(vec![
                "La firma è stata spostata da un altro documento o da un'altra versione".into(),
            ]);
        }
        modifiche::confronta(&prima, self.documento)
    }
}

fn marca_di(esito: &mut EsitoFirma, cms: &contenuto::Cms, ancore: &[Vec<u8>]) {
    let Some(token) = cms.marca() else { return };
    match token.and_then(|token| marca::esamina(&token, &[cms.valore()], ancore)) {
        Ok(marca) => {
            if !marca.fidata {
                esito.messaggi.push("La marca temporale non risale a un'autorità riconosciuta.".into());
            }
            esito.marca_temporale = Some(marca);
        }
        Err(causa) => esito.messaggi.push(format!("La marca temporale non è valida: {causa}.")),
    }
}

/// The time stamp, when it can be trusted, counts more than the time the signer declares.
fn fiducia(esito: &mut EsitoFirma, cms: &contenuto::Cms, ancore: &[Vec<u8>]) {
    let marcata = esito.marca_temporale.as_ref().filter(|m| m.fidata).map(|m| m.ora);
    let Some(quando) = marcata.or(esito.firmato_il) else {
        esito.messaggi.push("La firma non porta la data: la validità del certificato non si può valutare.".into());
        return;
    };
    esito.certificato_scaduto = esito.certificato.as_ref().is_some_and(|c| !c.valido(quando));
    match catena::fidata(cms.foglia(), cms.altri(), ancore, quando, catena::Uso::Firma) {
        Ok(()) => esito.fidata = true,
        Err(causa) => esito.messaggi.push(causa),
    }
    if esito.certificato.as_ref().is_some_and(|c| c.non_ripudio == Some(false)) {
        esito.messaggi.push("Il certificato non è di firma: manca l'uso «non ripudio».".into());
    }
}

impl EsitoFirma {
    /// A signature of which nothing is known yet: nothing is granted.
    fn ignoto(campo: &str) -> Self {
        Self {
            campo: campo.to_owned(),
            firmatario: String::new(),
            emittente: String::new(),
            certificato: None,
            firmato_il: None,
            motivo: None,
            luogo: None,
            marca_temporale: None,
            integra: false,
            copre_tutto_il_file: false,
            fidata: false,
            certificato_scaduto: false,
            modifiche_successive: Modifiche::Nessuna,
            messaggi: Vec::new(),
        }
    }

    fn con_messaggio(mut self, messaggio: String) -> Self {
        self.messaggi.push(messaggio);
        self
    }

    fn leggi_dizionario(&mut self, firma: &Dictionary) {
        let testo = |chiave: &[u8]| firma.get(chiave).ok().and_then(|v| decode_text_string(v).ok());
        self.firmato_il = testo(b"M").and_then(|m| data_pdf(&m));
        self.motivo = testo(b"Reason");
        self.luogo = testo(b"Location");
    }

    fn leggi_certificato(&mut self, cms: &contenuto::Cms) {
        if let Ok(info) = InfoCertificato::da_der(cms.foglia()) {
            self.firmatario.clone_from(&info.nome);
            self.emittente.clone_from(&info.emittente);
            self.certificato = Some(info);
        }
    }
}

/// A PDF date, `D:YYYYMMDDHHmmSS+HH'mm'`; without offset it is taken as universal time.
fn data_pdf(testo: &str) -> Option<DateTime<Utc>> {
    let testo = testo.strip_prefix("D:").unwrap_or(testo);
    let locale = NaiveDateTime::parse_from_str(testo.get(..14)?, "%Y%m%d%H%M%S").ok()?.and_utc();
    let coda: String = testo.get(14..)?.chars().filter(|c| *c != '\'').collect();
    let segno = match coda.chars().next() {
        None | Some('Z') => return Some(locale),
        Some('+') => 1,
        Some('-') => -1,
        Some(_) => return None,
    };
    let ore: i64 = coda.get(1..3)?.parse().ok()?;
    let minuti: i64 = coda.get(3..5).map_or(Ok(0), str::parse).ok()?;
    locale.checked_sub_signed(chrono::TimeDelta::try_minutes(segno * (ore * 60 + minuti))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_date_is_read_with_its_offset() {
        let atteso = "2026-11-22T08:30:00Z".parse::<DateTime<Utc>>().ok();
        assert_eq!(data_pdf("D:20261122093000+01'00'"), atteso);
        assert_eq!(data_pdf("D:20261122083000Z"), atteso);
        assert_eq!(data_pdf("D:20261122033000-05'00"), atteso);
        assert_eq!(data_pdf("D:20261122083000"), atteso);
        assert_eq!(data_pdf("D:2026"), None);
        assert_eq!(data_pdf("D:20261122083000è"), None);
    }
}
