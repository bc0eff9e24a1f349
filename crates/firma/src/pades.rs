//! PAdES: empty signature fields, and a signature in one of them by incremental update.

use chrono::{DateTime, FixedOffset, Utc};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};
use ring::digest;

use crate::{
    ErroreFirma, Firmatario,
    aggiornamento::Aggiornamento,
    cms_firma,
    pdf::{self, CampoFirma},
    scrittura,
};

/// Signed attributes, identifiers and lengths of a signature apart from certificates and time stamp: about 900 bytes.
const SPAZIO_BASE: usize = 2048;
/// Typical time stamp with its chain; when it is larger, the signature is made again with the room it takes.
const SPAZIO_MARCA: usize = 12 * 1024;
/// Width of the byte range, filled in when the length of the file is known.
const INTERVALLO: &str = "[0 0000000000 0000000000 0000000000]";

/// What goes with a signature.
#[derive(Debug, Clone)]
pub struct Opzioni {
    /// Time of signature as declared by the signer; the certificate must be valid at it.
    pub ora: DateTime<FixedOffset>,
    /// Reason, in words.
    pub motivo: Option<String>,
    /// Place.
    pub luogo: Option<String>,
    /// Address of an RFC 3161 time-stamping authority; `None` for a signature without time stamp (B-B).
    pub tsa: Option<String>,
}

/// Puts all the empty signature fields, `(name, description)`, into a document not yet signed.
///
/// Field and widget are one object, of no size and not tagged: it is the only shape after which every verifier
/// accepts a second signature, and the document stays PDF/A and PDF/UA.
///
/// # Errors
/// Not a readable PDF, already signed, or a field of that name is there.
pub fn prepara(pdf: &[u8], campi: &[(&str, &str)]) -> Result<Vec<u8>, ErroreFirma> {
    let mut aggiornamento = Aggiornamento::nuovo(pdf)?;
    let (mut nomi, firme) = pdf::campi(&aggiornamento.documento);
    if firme.iter().any(|campo| campo.valore.is_some()) {
        return Err(ErroreFirma::GiaFirmato);
    }
    let pagina = aggiornamento
        .documento
        .page_iter()
        .last()
        .ok_or_else(|| ErroreFirma::PdfDanneggiato("mancano le pagine".into()))?;
    let aspetto = aggiornamento.aggiungi(Object::Stream(Stream::new(
        dictionary! {"Type" => "XObject", "Subtype" => "Form", "BBox" => rettangolo_nullo(), "Resources" => Dictionary::new()},
        Vec::new(),
    )));
    let mut nuovi = Vec::with_capacity(campi.len());
    for (nome, descrizione) in campi {
        if !nomi.insert((*nome).to_owned()) {
            return Err(ErroreFirma::CampoEsistente((*nome).to_owned()));
        }
        nuovi.push(Object::Reference(aggiornamento.aggiungi(campo_vuoto(nome, descrizione, pagina, aspetto))));
    }
    aggiungi_annotazioni(&mut aggiornamento, pagina, &nuovi)?;
    aggiungi_campi(&mut aggiornamento, nuovi)?;
    Ok(aggiornamento.chiudi()?.0)
}

fn rettangolo_nullo() -> Vec<Object> {
    vec![0.into(), 0.into(), 0.into(), 0.into()]
}

/// Flags 132: printed and locked, as PDF/A wants a widget to be printable.
fn campo_vuoto(nome: &str, descrizione: &str, pagina: ObjectId, aspetto: ObjectId) -> Object {
    Object::Dictionary(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "F" => 132, "Rect" => rettangolo_nullo(),
        "P" => pagina, "AP" => dictionary! {"N" => aspetto},
        "T" => text_string(nome), "TU" => text_string(descrizione),
    })
}

fn aggiungi_annotazioni(
    aggiornamento: &mut Aggiornamento<'_>,
    pagina: ObjectId,
    nuovi: &[Object],
) -> Result<(), ErroreFirma> {
    let mut annotazioni = elenco(aggiornamento, pagina, b"Annots")?;
    annotazioni.extend_from_slice(nuovi);
    let voci = aggiornamento.dizionario(pagina)?;
    // PDF/UA: a page with annotations declares that the tab order follows the structure.
    voci.set("Tabs", "S");
    voci.set("Annots", annotazioni);
    Ok(())
}

fn elenco(aggiornamento: &Aggiornamento<'_>, id: ObjectId, chiave: &[u8]) -> Result<Vec<Object>, ErroreFirma> {
    let documento = &aggiornamento.documento;
    match documento.get_dictionary(id)?.get(chiave) {
        Ok(valore) => Ok(documento.dereference(valore)?.1.as_array()?.clone()),
        Err(_) => Ok(Vec::new()),
    }
}

fn aggiungi_campi(aggiornamento: &mut Aggiornamento<'_>, nuovi: Vec<Object>) -> Result<(), ErroreFirma> {
    let mut modulo = pdf::modulo(&aggiornamento.documento).cloned().unwrap_or_default();
    let mut elenco = match modulo.get(b"Fields") {
        Ok(valore) => aggiornamento.documento.dereference(valore)?.1.as_array()?.clone(),
        Err(_) => Vec::new(),
    };
    elenco.extend(nuovi);
    modulo.set("Fields", elenco);
    // SignaturesExist and AppendOnly.
    modulo.set("SigFlags", 3);
    let radice = aggiornamento.radice()?;
    aggiornamento.dizionario(radice)?.set("AcroForm", modulo);
    Ok(())
}

/// Signs the empty field `campo` and returns the whole signed file; the bytes of `pdf` are its beginning.
///
/// # Errors
/// The PDF or the field cannot be signed, the certificate is not valid at `opzioni.ora`, the key refuses, the
/// time stamp cannot be had. In every case nothing is written.
pub fn firma(pdf: &[u8], campo: &str, firmatario: &dyn Firmatario, opzioni: &Opzioni) -> Result<Vec<u8>, ErroreFirma> {
    let certificato = firmatario.certificato()?;
    certificato.ammetti(opzioni.ora.with_timezone(&Utc))?;
    let catena: usize = firmatario.catena().iter().map(Vec::len).sum();
    let spazio = SPAZIO_BASE + catena + if opzioni.tsa.is_some() { SPAZIO_MARCA } else { 0 };
    let voci = voci_firma(&certificato.nome, opzioni);
    let base = BaseFirma { pdf, campo, voci, firmatario, tsa: opzioni.tsa.as_deref() };
    match base.firma(spazio)? {
        Tentativo::Riuscito(uscita) => Ok(uscita),
        // Only a time stamp of unforeseen size comes here; its size does not vary between two requests.
        Tentativo::Stretto(serve) => match base.firma(serve + SPAZIO_BASE)? {
            Tentativo::Riuscito(uscita) => Ok(uscita),
            Tentativo::Stretto(_) => Err(ErroreFirma::MarcaNonValida("cambia dimensione a ogni richiesta".into())),
        },
    }
}

/// What does not depend on the room left for the signature.
struct BaseFirma<'a> {
    pdf: &'a [u8],
    campo: &'a str,
    voci: Dictionary,
    firmatario: &'a dyn Firmatario,
    tsa: Option<&'a str>,
}

enum Tentativo {
    Riuscito(Vec<u8>),
    Stretto(usize),
}

impl BaseFirma<'_> {
    fn firma(&self, spazio: usize) -> Result<Tentativo, ErroreFirma> {
        let mut base = Aggiornamento::nuovo(self.pdf)?;
        let vuoto = campo_da_firmare(&base, self.campo)?;
        let (corpo, posti) = corpo_firma(&self.voci, spazio);
        let valore = base.aggiungi_grezzo(corpo);
        base.dizionario(vuoto.id)?.set("V", valore);
        let (mut uscita, inizi) = base.chiudi()?;
        let inizio = inizi.get(&valore).copied().unwrap_or_default();
        let impronta = chiudi_intervallo(&mut uscita, inizio, &posti)?;
        let cms = cms_firma::componi(self.firmatario, &impronta, self.tsa)?;
        if cms.len() > spazio {
            return Ok(Tentativo::Stretto(cms.len()));
        }
        let testo = hex::encode(&cms);
        let da = inizio + posti.contenuto + 1;
        uscita[da..da + testo.len()].copy_from_slice(testo.as_bytes());
        Ok(Tentativo::Riuscito(uscita))
    }
}

fn campo_da_firmare(base: &Aggiornamento<'_>, nome: &str) -> Result<CampoFirma, ErroreFirma> {
    let (_, campi) = pdf::campi(&base.documento);
    let campo = campi.into_iter().find(|c| c.nome == nome).ok_or_else(|| ErroreFirma::CampoAssente(nome.to_owned()))?;
    match campo.valore {
        Some(_) => Err(ErroreFirma::CampoFirmato(nome.to_owned())),
        None => Ok(campo),
    }
}

fn voci_firma(nome: &str, opzioni: &Opzioni) -> Dictionary {
    let scarto = opzioni.ora.offset().local_minus_utc() / 60;
    let segno = if scarto < 0 { '-' } else { '+' };
    let (ore, minuti) = (scarto.abs() / 60, scarto.abs() % 60);
    let ora = format!("{}{segno}{ore:02}'{minuti:02}'", opzioni.ora.format("D:%Y%m%d%H%M%S"));
    let mut voci = dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "SubFilter" => "ETSI.CAdES.detached",
        "M" => Object::string_literal(ora), "Name" => text_string(nome),
    };
    if let Some(motivo) = &opzioni.motivo {
        voci.set("Reason", text_string(motivo));
    }
    if let Some(luogo) = &opzioni.luogo {
        voci.set("Location", text_string(luogo));
    }
    voci
}

/// Where the two gaps stand within the signature dictionary.
struct Posti {
    intervallo: usize,
    contenuto: usize,
    fine_contenuto: usize,
}

/// The signature dictionary as bytes, with room for what is not known yet.
fn corpo_firma(voci: &Dictionary, spazio: usize) -> (Vec<u8>, Posti) {
    let mut corpo = Vec::with_capacity(spazio * 2 + 512);
    scrittura::dizionario(&mut corpo, voci);
    corpo.truncate(corpo.len() - 2);
    corpo.extend_from_slice(b"/ByteRange ");
    let intervallo = corpo.len();
    corpo.extend_from_slice(INTERVALLO.as_bytes());
    corpo.extend_from_slice(b" /Contents ");
    let contenuto = corpo.len();
    corpo.push(b'<');
    corpo.resize(corpo.len() + spazio * 2, b'0');
    corpo.push(b'>');
    let fine_contenuto = corpo.len();
    corpo.extend_from_slice(b" >>");
    (corpo, Posti { intervallo, contenuto, fine_contenuto })
}

/// Writes the byte range and returns the SHA-256 of what it covers.
fn chiudi_intervallo(uscita: &mut [u8], inizio: usize, posti: &Posti) -> Result<Vec<u8>, ErroreFirma> {
    let (da, a) = (inizio + posti.contenuto, inizio + posti.fine_contenuto);
    let testo = format!("[0 {da} {a} {}]", uscita.len() - a);
    let largo = INTERVALLO.len();
    if testo.len() > largo {
        return Err(ErroreFirma::PdfDanneggiato("file oltre i limiti".into()));
    }
    let posto = inizio + posti.intervallo;
    uscita[posto..posto + largo].copy_from_slice(format!("{testo:<largo$}").as_bytes());
    let mut contesto = digest::Context::new(&digest::SHA256);
    contesto.update(&uscita[..da]);
    contesto.update(&uscita[a..]);
    Ok(contesto.finish().as_ref().to_vec())
}
