//! JSON that the archive keeps, as text or compressed.

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::io::{Read, Write};

/// A JSON document, kept as text in the archive and shown as JSON outside. It may hold health data:
/// Debug shows its length alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// From text that is JSON already.
    ///
    /// # Errors
    /// If the text is not JSON.
    pub fn da_testo(testo: impl Into<String>) -> Result<Self, serde_json::Error> {
        let testo = testo.into();
        serde_json::from_str::<serde::de::IgnoredAny>(&testo)?;
        Ok(Self(testo))
    }

    /// From anything that serialises.
    ///
    /// # Errors
    /// If it does not serialise.
    pub fn di(valore: &impl Serialize) -> Result<Self, serde_json::Error> {
        serde_json::to_string(valore).map(Self)
    }

    /// Reads it as a value.
    ///
    /// # Errors
    /// If the document has another shape.
    pub fn leggi<'a, T: Deserialize<'a>>(&'a self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.0)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Json {
    /// An empty object.
    fn default() -> Self {
        Self("{}".to_owned())
    }
}

impl From<String> for Json {
    /// Text as the archive holds it: it was JSON when it was written.
    fn from(testo: String) -> Self {
        Self(testo)
    }
}

impl From<&Json> for crate::base::Valore {
    fn from(json: &Json) -> Self {
        json.0.as_str().into()
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({} byte)", self.0.len())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let valore: serde_json::Value = serde_json::from_str(&self.0).map_err(serde::ser::Error::custom)?;
        valore.serialize(s)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        serde_json::Value::deserialize(d).map(|valore| Self(valore.to_string()))
    }
}

/// A JSON document kept compressed and shown as JSON outside: for long trees that are written by the
/// thousand and read one at a time, since an encrypted archive pays for every byte it writes.
#[derive(Clone, PartialEq, Eq)]
pub struct JsonCompresso(Vec<u8>);

impl JsonCompresso {
    /// From anything that serialises.
    ///
    /// # Errors
    /// If it does not serialise.
    pub fn di(valore: &impl Serialize) -> Result<Self, serde_json::Error> {
        let testo = serde_json::to_vec(valore)?;
        // The fastest level: the trees repeat themselves so much that a slower one gains little.
        let mut compressore = ZlibEncoder::new(Vec::with_capacity(testo.len() / 8), Compression::fast());
        compressore.write_all(&testo).and_then(|()| compressore.finish()).map(Self).map_err(serde_json::Error::io)
    }

    /// The compressed bytes.
    pub(crate) fn byte(&self) -> &[u8] {
        &self.0
    }

    /// Reads it as a value.
    ///
    /// # Errors
    /// If the bytes do not unpack, or the document has another shape.
    pub fn leggi<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        let mut testo = Vec::new();
        ZlibDecoder::new(self.0.as_slice()).read_to_end(&mut testo).map_err(serde_json::Error::io)?;
        serde_json::from_slice(&testo)
    }
}

impl From<Vec<u8>> for JsonCompresso {
    /// Bytes as the archive holds them.
    fn from(byte: Vec<u8>) -> Self {
        Self(byte)
    }
}

impl From<&JsonCompresso> for crate::base::Valore {
    fn from(json: &JsonCompresso) -> Self {
        json.0.as_slice().into()
    }
}

impl fmt::Debug for JsonCompresso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JsonCompresso({} byte)", self.0.len())
    }
}

impl Serialize for JsonCompresso {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.leggi::<serde_json::Value>().map_err(serde::ser::Error::custom)?.serialize(s)
    }
}

impl<'de> Deserialize<'de> for JsonCompresso {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::di(&serde_json::Value::deserialize(d)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back_and_is_shown_as_json() {
        let albero = serde_json::json!({ "voce": "quota", "figlie": vec!["base di computo"; 200] });
        let compresso = JsonCompresso::di(&albero).unwrap();
        assert!(compresso.0.len() * 10 < albero.to_string().len(), "{compresso:?}");
        assert_eq!(compresso.leggi::<serde_json::Value>().unwrap(), albero);
        assert_eq!(serde_json::to_value(&compresso).unwrap(), albero);
        assert_eq!(serde_json::from_value::<JsonCompresso>(albero).unwrap(), compresso);
        assert!(JsonCompresso::from(vec![1, 2, 3]).leggi::<serde_json::Value>().is_err());
    }
}
