//! What every record of the archive has in common, and the two macros that declare one.

use crate::base::{Riga, Valore};
use crate::ricerca::Voce;

/// A record with an id and a version. Sealed: the archive's own types implement it.
#[allow(private_bounds)]
pub trait Aggregato: Riga + serde::Serialize + Clone + Send + Sync {
    /// Table, and kind of record in the register.
    const TABELLA: &'static str;
    #[doc(hidden)]
    const COLONNE: &'static [&'static str];
    #[doc(hidden)]
    const CALCOLATE: &'static [&'static str] = &[];
    #[doc(hidden)]
    const STORIA: bool = false;
    #[doc(hidden)]
    const SITUAZIONE: bool = false;

    /// Id: UUIDv7 text, empty until the record is inserted.
    fn id(&self) -> &str;
    /// Version: grows by one at each save.
    fn versione(&self) -> i64;
    #[doc(hidden)]
    fn numerato(self, id: String, versione: i64) -> Self;
    #[doc(hidden)]
    #[allow(private_interfaces)]
    fn valori(&self) -> Vec<Valore>;
    #[doc(hidden)]
    #[allow(private_interfaces)]
    fn calcolati(&self) -> Vec<Valore> {
        Vec::new()
    }
    #[doc(hidden)]
    fn del_datore(&self) -> Option<&str> {
        None
    }
    #[doc(hidden)]
    fn della_persona(&self) -> Option<&str> {
        None
    }
    #[doc(hidden)]
    #[allow(private_interfaces)]
    fn voce(&self) -> Option<Voce> {
        None
    }
}

/// Every column that is written.
pub(crate) fn colonne_scritte<T: Aggregato>() -> Vec<&'static str> {
    T::COLONNE.iter().chain(T::CALCOLATE).copied().collect()
}

/// `INSERT` of several rows.
pub(crate) fn frase_inserisci<T: Aggregato>(righe: usize) -> String {
    let colonne = colonne_scritte::<T>();
    format!(
        "INSERT INTO {} ({}) VALUES {}",
        T::TABELLA,
        colonne.join(", "),
        crate::base::segnaposti(righe, colonne.len())
    )
}

/// `UPDATE` of the row with that id ($1) and, after the columns, that version.
pub(crate) fn frase_salva<T: Aggregato>() -> String {
    let colonne = colonne_scritte::<T>();
    let posti: Vec<String> =
        colonne.iter().enumerate().skip(1).map(|(i, colonna)| format!("{colonna} = ${}", i + 1)).collect();
    format!("UPDATE {} SET {} WHERE id = $1 AND versione = ${}", T::TABELLA, posti.join(", "), colonne.len() + 1)
}

/// `SELECT` of the record's own columns, with whatever follows the table's name.
pub(crate) fn frase_leggi<T: Aggregato>(seguito: &str) -> String {
    format!("SELECT {} FROM {} {seguito}", T::COLONNE.join(", "), T::TABELLA)
}

/// Declares a record: struct, columns and values from one list of fields.
macro_rules! aggregato {
    ($(#[$meta:meta])* $tabella:literal $nome:ident { $($(#[$fmeta:meta])* $campo:ident: $tipo:ty,)* }
     $($resto:tt)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS, sqlx::FromRow)]
        pub struct $nome {
            /// Id (UUIDv7), empty until inserted.
            #[serde(default)]
            pub id: String,
            $($(#[$fmeta])* pub $campo: $tipo,)*
            /// Version, 0 until inserted.
            #[serde(default)]
            pub versione: i64,
        }

        #[allow(private_interfaces)]
        impl $crate::aggregato::Aggregato for $nome {
            const TABELLA: &'static str = $tabella;
            const COLONNE: &'static [&'static str] = &["id", $(stringify!($campo),)* "versione"];
            fn id(&self) -> &str {
                &self.id
            }
            fn versione(&self) -> i64 {
                self.versione
            }
            fn numerato(self, id: String, versione: i64) -> Self {
                Self { id, versione, ..self }
            }
            fn valori(&self) -> Vec<$crate::base::Valore> {
                vec![(&self.id).into(), $((&self.$campo).into(),)* self.versione.into()]
            }
            $($resto)*
        }
    };
}

/// Declares a closed list of words, the same in the code, in the archive and in the interface.
macro_rules! parole {
    ($(#[$meta:meta])* $nome:ident { $($(#[$vmeta:meta])* $variante:ident = $parola:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $nome {
            $($(#[$vmeta])* #[serde(rename = $parola)] $variante,)*
        }

        impl $nome {
            /// Every one, in order.
            pub const TUTTI: &'static [Self] = &[$(Self::$variante,)*];

            /// The word, as the archive and the interface write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variante => $parola,)* }
            }
        }

        impl TryFrom<String> for $nome {
            type Error = $crate::errore::StoreError;

            fn try_from(parola: String) -> Result<Self, Self::Error> {
                parola.parse()
            }
        }

        impl std::str::FromStr for $nome {
            type Err = $crate::errore::StoreError;

            fn from_str(parola: &str) -> Result<Self, Self::Err> {
                match parola {
                    $($parola => Ok(Self::$variante),)*
                    _ => Err($crate::errore::StoreError::ValoreRifiutato(format!("«{parola}» non è previsto"))),
                }
            }
        }

        impl From<&$nome> for $crate::base::Valore {
            fn from(parola: &$nome) -> Self {
                parola.as_str().into()
            }
        }
    };
}
