//! JSON that the archive keeps as text.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

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
