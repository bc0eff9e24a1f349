//! Comparing objects, following references, and telling to which page an object belongs.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Equal in content, wherever in the file they stand.
pub(super) fn uguali(a: &Object, b: &Object) -> bool {
    match (a, b) {
        (Object::Stream(a), Object::Stream(b)) => a.dict == b.dict && a.content == b.content,
        _ => a == b,
    }
}

/// References that an object holds, at any depth.
pub(super) fn riferimenti(oggetto: &Object) -> Vec<ObjectId> {
    let mut trovati = Vec::new();
    raccogli(oggetto, &[], &mut trovati);
    trovati
}

/// Direct objects nest to a depth that the reader of the PDF bounds, so the recursion is bounded too.
fn raccogli(oggetto: &Object, salta: &[&[u8]], trovati: &mut Vec<ObjectId>) {
    match oggetto {
        Object::Reference(id) => trovati.push(*id),
        Object::Array(voci) => voci.iter().for_each(|voce| raccogli(voce, salta, trovati)),
        Object::Dictionary(voci) => raccogli_voci(voci, salta, trovati),
        Object::Stream(flusso) => raccogli_voci(&flusso.dict, salta, trovati),
        _ => {}
    }
}

fn raccogli_voci(voci: &Dictionary, salta: &[&[u8]], trovati: &mut Vec<ObjectId>) {
    for (chiave, voce) in voci.iter() {
        if !salta.contains(&chiave.as_slice()) {
            raccogli(voce, salta, trovati);
        }
    }
}

/// Keys that lead away from what a page shows.
const VIA: [&[u8]; 6] = [b"Parent", b"P", b"Dest", b"A", b"Annots", b"Popup"];

/// Which object belongs to which page.
pub(super) struct Pagine {
    pagine: BTreeMap<ObjectId, usize>,
    contenuti: BTreeMap<ObjectId, usize>,
    annotazioni: BTreeMap<ObjectId, usize>,
}

impl Pagine {
    pub(super) fn di(documento: &Document) -> Self {
        let mut indice = Self { pagine: BTreeMap::new(), contenuti: BTreeMap::new(), annotazioni: BTreeMap::new() };
        for (posto, pagina) in documento.page_iter().enumerate() {
            let numero = posto + 1;
            indice.pagine.insert(pagina, numero);
            let Ok(voci) = documento.get_dictionary(pagina) else { continue };
            let mut partenze = Vec::new();
            raccogli_voci(voci, &VIA, &mut partenze);
            visita(documento, partenze, numero, &mut indice.contenuti);
            if let Ok(annotazioni) = voci.get(b"Annots") {
                visita(documento, riferimenti(annotazioni), numero, &mut indice.annotazioni);
            }
        }
        indice
    }

    /// The change of an object in the words of a reader, when it belongs to a page.
    pub(super) fn descrivi(&self, id: ObjectId) -> Option<String> {
        if let Some(numero) = self.pagine.get(&id).or_else(|| self.contenuti.get(&id)) {
            return Some(format!("La pagina {numero} è stata sostituita"));
        }
        self.annotazioni
            .get(&id)
            .map(|numero| format!("Un'annotazione o un campo della pagina {numero} è stato cambiato"))
    }
}

fn visita(documento: &Document, partenze: Vec<ObjectId>, numero: usize, trovati: &mut BTreeMap<ObjectId, usize>) {
    let mut visti = BTreeSet::new();
    let mut resta = partenze;
    while let Some(id) = resta.pop() {
        if !visti.insert(id) {
            continue;
        }
        trovati.entry(id).or_insert(numero);
        if let Ok(oggetto) = documento.get_object(id) {
            raccogli(oggetto, &VIA, &mut resta);
        }
    }
}
