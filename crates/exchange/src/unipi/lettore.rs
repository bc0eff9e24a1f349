//! Walks the XML in the order of the official schema, and knows where it stands.

use super::NAMESPACE;
use super::tipi::Letto;
use crate::ErroreScambio;
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

type Esito<T> = Result<T, ErroreScambio>;

/// What comes next.
pub(super) enum Passo {
    /// An element of the national file opens.
    Apre { nome: String, attributi: Vec<(String, String)> },
    /// An element of another namespace opens.
    ApreEstraneo { nome: String },
    /// The element that is open closes.
    Chiude,
    /// Text.
    Testo(String),
    /// The end of the file.
    Fine,
}

/// Reads elements one after the other. What stands open is its path, for the messages.
pub(super) struct Lettore<'a> {
    reader: NsReader<&'a [u8]>,
    testo: &'a str,
    contato: usize,
    riga: usize,
    percorso: Vec<String>,
    prossimo: Option<Passo>,
}

impl<'a> Lettore<'a> {
    pub(super) fn nuovo(testo: &'a str) -> Self {
        let mut reader = NsReader::from_str(testo);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, testo, contato: 0, riga: 1, percorso: Vec::new(), prossimo: None }
    }

    /// Line on which the reader stands, counted from one.
    pub(super) fn riga(&mut self) -> usize {
        let fin_qui = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.testo.len());
        let nuove = &self.testo.as_bytes()[self.contato.min(fin_qui)..fin_qui];
        self.riga += nuove.iter().filter(|b| **b == b'\n').count();
        self.contato = fin_qui;
        self.riga
    }

    fn dove(&self) -> String {
        if self.percorso.is_empty() { "all'inizio del file".to_owned() } else { self.percorso.join("/") }
    }

    pub(super) fn struttura(&mut self, motivo: impl Into<String>) -> ErroreScambio {
        ErroreScambio::Struttura { riga: self.riga(), dove: self.dove(), motivo: motivo.into() }
    }

    pub(super) fn valore_sbagliato(&mut self, nome: &str, motivo: String) -> ErroreScambio {
        let dove = if self.percorso.is_empty() { nome.to_owned() } else { format!("{}/{nome}", self.dove()) };
        ErroreScambio::Valore { riga: self.riga(), dove, motivo }
    }

    /// The next step, without taking it.
    fn guarda(&mut self) -> Esito<&Passo> {
        let passo = match self.prossimo.take() {
            Some(passo) => passo,
            None => self.leggi()?,
        };
        Ok(self.prossimo.insert(passo))
    }

    fn prendi(&mut self) -> Esito<Passo> {
        match self.prossimo.take() {
            Some(passo) => Ok(passo),
            None => self.leggi(),
        }
    }

    fn leggi(&mut self) -> Esito<Passo> {
        loop {
            let letto = self.reader.read_resolved_event().map(|(namespace, evento)| {
                (matches!(namespace, ResolveResult::Bound(ns) if ns.into_inner() == NAMESPACE), evento)
            });
            let (nostro, evento) = letto.map_err(|errore| self.mal_formato(&errore))?;
            return Ok(match evento {
                Event::Start(inizio) | Event::Empty(inizio) if nostro => self.apertura(&inizio)?,
                Event::Start(inizio) | Event::Empty(inizio) => {
                    Passo::ApreEstraneo { nome: inizio.name().into_inner().to_owned() }
                }
                Event::End(_) => Passo::Chiude,
                Event::Text(testo) => Passo::Testo(testo.xml10_content().into_owned()),
                Event::CData(testo) => Passo::Testo(testo.xml10_content().into_owned()),
                Event::GeneralRef(riferimento) => Passo::Testo(self.riferimento(&riferimento)?),
                Event::DocType(tipo) => return Err(self.doctype(&tipo)),
                Event::Eof => Passo::Fine,
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            });
        }
    }

    fn apertura(&mut self, inizio: &BytesStart<'_>) -> Esito<Passo> {
        let mut attributi = Vec::new();
        for attributo in inizio.attributes() {
            let attributo = attributo.map_err(|errore| self.mal_formato(&errore.into()))?;
            let nome = attributo.key.into_inner().to_owned();
            if nome == "xmlns" || nome.starts_with("xmlns:") || nome.starts_with("xsi:") {
                continue;
            }
            let valore =
                attributo.normalized_value(XmlVersion::Implicit1_0).map_err(|errore| self.mal_formato(&errore))?;
            attributi.push((nome, valore.into_owned()));
        }
        Ok(Passo::Apre { nome: inizio.local_name().into_inner().to_owned(), attributi })
    }

    /// Only characters and the five entities of XML itself: any other would need a DTD.
    fn riferimento(&mut self, riferimento: &BytesRef<'_>) -> Esito<String> {
        match riferimento.resolve_char_ref() {
            Ok(Some(carattere)) => return Ok(carattere.to_string()),
            Ok(None) => {}
            Err(errore) => return Err(self.mal_formato(&errore)),
        }
        let nome = riferimento.xml10_content();
        quick_xml::escape::resolve_xml_entity(&nome)
            .map(str::to_owned)
            .ok_or_else(|| ErroreScambio::Dtd { riga: self.riga() })
    }

    fn doctype(&mut self, tipo: &str) -> ErroreScambio {
        if tipo.trim().to_ascii_lowercase().starts_with("html") {
            ErroreScambio::Estraneo { trovato: "è una pagina web".to_owned() }
        } else {
            ErroreScambio::Dtd { riga: self.riga() }
        }
    }

    fn mal_formato(&mut self, errore: &Error) -> ErroreScambio {
        let (riga, dove) = (self.riga(), self.dove());
        match errore {
            // A tag, a comment or a string that never ends: the file stops there.
            Error::Syntax(quick_xml::errors::SyntaxError::InvalidBangMarkup) => ErroreScambio::MalFormato {
                riga,
                dove,
                motivo: "c'è un «<!» che non è né un commento né un CDATA".to_owned(),
            },
            Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_)) => {
                ErroreScambio::Troncato { riga, dove }
            }
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => ErroreScambio::MalFormato {
                riga,
                dove,
                motivo: format!("si chiude «{found}» dove dovrebbe chiudersi «{expected}»"),
            },
            altro => ErroreScambio::MalFormato { riga, dove, motivo: altro.to_string() },
        }
    }

    /// Takes the root element, whatever it is.
    pub(super) fn radice(&mut self) -> Esito<Vec<(String, String)>> {
        self.salta_spazi()?;
        match self.prendi()? {
            Passo::Apre { nome, attributi } if nome == "prospetto" => {
                self.percorso.push(nome);
                Ok(attributi)
            }
            Passo::Apre { nome, .. } => Err(ErroreScambio::Estraneo { trovato: format!("comincia con «{nome}»") }),
            Passo::ApreEstraneo { nome } => {
                Err(ErroreScambio::Estraneo { trovato: format!("comincia con «{nome}», di un altro namespace") })
            }
            Passo::Testo(_) => Err(ErroreScambio::NonXml),
            Passo::Chiude | Passo::Fine => Err(ErroreScambio::Troncato { riga: self.riga(), dove: self.dove() }),
        }
    }

    /// Nothing but blanks may follow the root element.
    pub(super) fn fine(&mut self) -> Esito<()> {
        self.salta_spazi()?;
        match self.prendi()? {
            Passo::Fine => Ok(()),
            _ => Err(ErroreScambio::MalFormato {
                riga: self.riga(),
                dove: self.dove(),
                motivo: "dopo il prospetto c'è dell'altro: un file contiene un solo prospetto".to_owned(),
            }),
        }
    }

    fn salta_spazi(&mut self) -> Esito<()> {
        while matches!(self.guarda()?, Passo::Testo(testo) if testo.trim_ascii().is_empty()) {
            self.prossimo = None;
        }
        Ok(())
    }

    /// Whether the element that opens next is this one.
    pub(super) fn segue(&mut self, atteso: &str) -> Esito<bool> {
        self.salta_spazi()?;
        Ok(matches!(self.guarda()?, Passo::Apre { nome, .. } if nome == atteso))
    }

    fn apri(&mut self, atteso: &str) -> Esito<()> {
        self.salta_spazi()?;
        let motivo = match self.prendi()? {
            Passo::Apre { nome, attributi } if nome == atteso => {
                self.percorso.push(nome);
                return match attributi.first() {
                    None => Ok(()),
                    Some((nome, _)) => Err(self.struttura(format!("l'attributo «{nome}» non è previsto"))),
                };
            }
            Passo::Apre { nome, .. } => format!("manca «{atteso}»: al suo posto c'è «{nome}»"),
            Passo::ApreEstraneo { nome } => format!("manca «{atteso}»: c'è «{nome}», di un altro namespace"),
            Passo::Testo(_) => format!("manca «{atteso}»: al suo posto c'è del testo"),
            Passo::Chiude => format!("manca «{atteso}»"),
            Passo::Fine => return Err(ErroreScambio::Troncato { riga: self.riga(), dove: self.dove() }),
        };
        Err(self.struttura(motivo))
    }

    pub(super) fn chiudi(&mut self) -> Esito<()> {
        self.salta_spazi()?;
        let motivo = match self.prendi()? {
            Passo::Chiude => {
                self.percorso.pop();
                return Ok(());
            }
            Passo::Apre { nome, .. } | Passo::ApreEstraneo { nome } => {
                format!("«{nome}» non è previsto qui: è di troppo, ripetuto o fuori posto")
            }
            Passo::Testo(_) => "c'è del testo dove ci vogliono solo elementi".to_owned(),
            Passo::Fine => return Err(ErroreScambio::Troncato { riga: self.riga(), dove: self.dove() }),
        };
        Err(self.struttura(motivo))
    }

    /// An element with elements inside.
    pub(super) fn dentro<T>(&mut self, nome: &str, leggi: impl FnOnce(&mut Self) -> Esito<T>) -> Esito<T> {
        self.apri(nome)?;
        let valore = leggi(self)?;
        self.chiudi()?;
        Ok(valore)
    }

    /// An element with elements inside, that may be absent.
    pub(super) fn forse<T>(&mut self, nome: &str, leggi: impl FnOnce(&mut Self) -> Esito<T>) -> Esito<Option<T>> {
        if self.segue(nome)? { self.dentro(nome, leggi).map(Some) } else { Ok(None) }
    }

    /// Any number of the same element with elements inside.
    pub(super) fn elenco<T>(&mut self, nome: &str, leggi: impl Fn(&mut Self) -> Esito<T>) -> Esito<Vec<T>> {
        let mut elenco = Vec::new();
        while self.segue(nome)? {
            elenco.push(self.dentro(nome, &leggi)?);
        }
        Ok(elenco)
    }

    /// An element with a value.
    pub(super) fn valore<T>(&mut self, nome: &str, tipo: impl Fn(&str) -> Letto<T>) -> Esito<T> {
        self.apri(nome)?;
        let mut testo = String::new();
        loop {
            match self.prendi()? {
                Passo::Testo(pezzo) => testo.push_str(&pezzo),
                Passo::Chiude => break,
                Passo::Fine => return Err(ErroreScambio::Troncato { riga: self.riga(), dove: self.dove() }),
                Passo::Apre { .. } | Passo::ApreEstraneo { .. } => {
                    return Err(self.struttura("qui ci vuole un valore, non un altro elemento"));
                }
            }
        }
        self.percorso.pop();
        tipo(&testo).map_err(|motivo| self.valore_sbagliato(nome, motivo))
    }

    /// An element with a value, that may be absent.
    pub(super) fn valore_forse<T>(&mut self, nome: &str, tipo: impl Fn(&str) -> Letto<T>) -> Esito<Option<T>> {
        if self.segue(nome)? { self.valore(nome, tipo).map(Some) } else { Ok(None) }
    }
}
