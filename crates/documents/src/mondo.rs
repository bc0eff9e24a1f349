//! What Typst may see: embedded sources and fonts, and the data of one document. Nothing else.

use crate::errore::ErroreDocumento;
use crate::risorse::{CARATTERI, SORGENTI};
use std::collections::HashMap;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// What every document shares; it is parsed once.
pub(crate) struct Risorse {
    libreria: LazyHash<Library>,
    catalogo: LazyHash<FontBook>,
    caratteri: Vec<Font>,
    sorgenti: HashMap<FileId, Source>,
}

impl Risorse {
    pub(crate) fn nuove() -> Result<Self, ErroreDocumento> {
        let caratteri: Vec<Font> = CARATTERI.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
        let mut sorgenti = HashMap::new();
        for (percorso, testo) in SORGENTI {
            let id = file(percorso)?;
            sorgenti.insert(id, Source::new(id, (*testo).to_owned()));
        }
        // Row headers of tables are still behind this flag: without them a screen reader cannot say
        // which province a figure belongs to.
        let libreria = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Ok(Self {
            libreria: LazyHash::new(libreria),
            catalogo: LazyHash::new(FontBook::from_fonts(&caratteri)),
            caratteri,
            sorgenti,
        })
    }

    /// Whether the text font has a glyph for a character.
    pub(crate) fn disegnabile(&self, carattere: char) -> bool {
        self.catalogo.info(0).is_some_and(|info| info.coverage.contains(u32::from(carattere)))
    }
}

/// The world of one document.
pub(crate) struct Mondo<'a> {
    risorse: &'a Risorse,
    principale: FileId,
    file: HashMap<FileId, Bytes>,
}

impl<'a> Mondo<'a> {
    /// A world whose main source is `principale`, with the given files beside the sources.
    pub(crate) fn nuovo(
        risorse: &'a Risorse,
        principale: &str,
        aggiunti: impl IntoIterator<Item = (&'static str, Vec<u8>)>,
    ) -> Result<Self, ErroreDocumento> {
        let mut file_del_documento = HashMap::new();
        for (percorso, contenuto) in aggiunti {
            file_del_documento.insert(file(percorso)?, Bytes::new(contenuto));
        }
        Ok(Self { risorse, principale: file(principale)?, file: file_del_documento })
    }
}

fn file(percorso: &str) -> Result<FileId, ErroreDocumento> {
    let virtuale = VirtualPath::new(format!("/{percorso}"))
        .map_err(|_| ErroreDocumento::Composizione(format!("il percorso {percorso} non è valido")))?;
    Ok(RootedPath::new(VirtualRoot::Project, virtuale).intern())
}

impl World for Mondo<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.risorse.libreria
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.risorse.catalogo
    }

    fn main(&self) -> FileId {
        self.principale
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.risorse.sorgenti.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.file.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, indice: usize) -> Option<Font> {
        self.risorse.caratteri.get(indice).cloned()
    }

    // The day is a datum of the document: the same data must give the same file on any day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
