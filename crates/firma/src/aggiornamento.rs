//! Incremental update: what changes is appended, what was there keeps every byte.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use ring::digest;

use crate::{ErroreFirma, pdf, scrittura};

/// An update under way.
pub(crate) struct Aggiornamento<'a> {
    base: &'a [u8],
    pub documento: Document,
    cambiati: BTreeMap<ObjectId, Object>,
    grezzi: BTreeMap<ObjectId, Vec<u8>>,
    prossimo: u32,
}

impl<'a> Aggiornamento<'a> {
    pub(crate) fn nuovo(base: &'a [u8]) -> Result<Self, ErroreFirma> {
        let documento = pdf::apri(base)?;
        let prossimo = documento.max_id.checked_add(1).ok_or_else(|| troppo_grande("troppi oggetti"))?;
        Ok(Self { base, documento, cambiati: BTreeMap::new(), grezzi: BTreeMap::new(), prossimo })
    }

    fn numero(&mut self) -> ObjectId {
        let id = (self.prossimo, 0);
        self.prossimo += 1;
        id
    }

    /// Adds a new object.
    pub(crate) fn aggiungi(&mut self, oggetto: Object) -> ObjectId {
        let id = self.numero();
        self.cambiati.insert(id, oggetto);
        id
    }

    /// Adds a new object already written as bytes.
    pub(crate) fn aggiungi_grezzo(&mut self, corpo: Vec<u8>) -> ObjectId {
        let id = self.numero();
        self.grezzi.insert(id, corpo);
        id
    }

    /// The dictionary of an object of the base, to be changed.
    pub(crate) fn dizionario(&mut self, id: ObjectId) -> Result<&mut Dictionary, ErroreFirma> {
        let oggetto = match self.cambiati.entry(id) {
            std::collections::btree_map::Entry::Occupied(voce) => voce.into_mut(),
            std::collections::btree_map::Entry::Vacant(voce) => voce.insert(self.documento.get_object(id)?.clone()),
        };
        Ok(oggetto.as_dict_mut()?)
    }

    /// Object of the catalogue.
    pub(crate) fn radice(&self) -> Result<ObjectId, ErroreFirma> {
        Ok(self.documento.trailer.get(b"Root")?.as_reference()?)
    }

    /// The base with the changed objects and a cross-reference section of the kind the base has; with it, the
    /// offset at which each object's body begins.
    pub(crate) fn chiudi(mut self) -> Result<(Vec<u8>, BTreeMap<ObjectId, usize>), ErroreFirma> {
        let mut uscita = self.base.to_vec();
        if !uscita.ends_with(b"\n") {
            uscita.push(b'\n');
        }
        let mut inizi = BTreeMap::new();
        let mut corpi = BTreeMap::new();
        let oggetti = std::mem::take(&mut self.cambiati).into_iter().map(|(id, oggetto)| {
            let mut corpo = Vec::new();
            scrittura::oggetto(&mut corpo, &oggetto);
            (id, corpo)
        });
        let grezzi = std::mem::take(&mut self.grezzi);
        for (id, corpo) in oggetti.chain(grezzi) {
            inizi.insert(id, uscita.len());
            corpi.insert(id, apri_oggetto(&mut uscita, id));
            uscita.extend_from_slice(&corpo);
            uscita.extend_from_slice(b"\nendobj\n");
        }
        let inizio = uscita.len();
        let precedente = self.documento.xref_start;
        let tabella = self.base.get(precedente..).is_some_and(|b| b.starts_with(b"xref"));
        let mut coda = self.coda(&uscita)?;
        if tabella {
            coda.set("Size", i64::from(self.prossimo));
            scrivi_tabella(&mut uscita, &inizi, &coda);
        } else {
            scrivi_flusso(&mut uscita, inizi, coda, self.numero())?;
        }
        uscita.extend_from_slice(format!("startxref\n{inizio}\n%%EOF\n").as_bytes());
        Ok((uscita, corpi))
    }

    /// Trailer: the first half of the identifier stays, the second tells this revision apart.
    fn coda(&self, uscita: &[u8]) -> Result<Dictionary, ErroreFirma> {
        let mut coda = Dictionary::new();
        for chiave in ["Root", "Info", "ID"] {
            if let Ok(valore) = self.documento.trailer.get(chiave.as_bytes()) {
                coda.set(chiave, valore.clone());
            }
        }
        if let Ok(Object::Array(id)) = coda.get_mut(b"ID")
            && let [_, seconda] = id.as_mut_slice()
        {
            let impronta = digest::digest(&digest::SHA256, uscita.get(self.base.len()..).unwrap_or_default());
            *seconda = Object::String(impronta.as_ref()[..16].to_vec(), StringFormat::Hexadecimal);
        }
        let precedente = i64::try_from(self.documento.xref_start).map_err(|_| troppo_grande("file oltre i limiti"))?;
        coda.set("Prev", precedente);
        Ok(coda)
    }
}

fn troppo_grande(causa: &str) -> ErroreFirma {
    ErroreFirma::PdfDanneggiato(causa.into())
}

fn apri_oggetto(uscita: &mut Vec<u8>, id: ObjectId) -> usize {
    uscita.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
    uscita.len()
}

fn scrivi_tabella(uscita: &mut Vec<u8>, inizi: &BTreeMap<ObjectId, usize>, coda: &Dictionary) {
    uscita.extend_from_slice(b"xref\n");
    for ((numero, generazione), inizio) in inizi {
        uscita.extend_from_slice(format!("{numero} 1\n{inizio:010} {generazione:05} n \n").as_bytes());
    }
    uscita.extend_from_slice(b"trailer\n");
    scrittura::dizionario(uscita, coda);
    uscita.push(b'\n');
}

fn scrivi_flusso(
    uscita: &mut Vec<u8>,
    mut inizi: BTreeMap<ObjectId, usize>,
    mut coda: Dictionary,
    proprio: ObjectId,
) -> Result<(), ErroreFirma> {
    inizi.insert(proprio, uscita.len());
    coda.set("Type", "XRef");
    coda.set("Size", i64::from(proprio.0) + 1);
    coda.set("W", vec![1.into(), 4.into(), 2.into()]);
    let indice: Vec<Object> = inizi.keys().flat_map(|id| [i64::from(id.0).into(), 1.into()]).collect();
    coda.set("Index", indice);
    let mut righe = Vec::with_capacity(inizi.len() * 7);
    for ((_, generazione), inizio) in &inizi {
        let inizio = u32::try_from(*inizio).map_err(|_| troppo_grande("file oltre i 4 GB"))?;
        righe.push(1);
        righe.extend_from_slice(&inizio.to_be_bytes());
        righe.extend_from_slice(&generazione.to_be_bytes());
    }
    apri_oggetto(uscita, proprio);
    scrittura::oggetto(uscita, &Object::Stream(Stream::new(coda, righe)));
    uscita.extend_from_slice(b"\nendobj\n");
    Ok(())
}
