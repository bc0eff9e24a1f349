//! One way to talk to two engines: one SQL text, the same values, rows read once.

use crate::errore::Esito;
use sha2::{Digest, Sha256};
use sqlx::postgres::{PgConnection, PgPool, PgRow};
use sqlx::sqlite::{SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{AssertSqlSafe, Executor, FromRow, Postgres, Sqlite, Transaction};

/// The open database.
#[derive(Clone)]
pub(crate) enum Db {
    Sqlite(SqlitePool),
    Pg(PgPool),
}

/// A connection taken from the pool, to read.
pub(crate) enum Presa {
    Sqlite(sqlx::pool::PoolConnection<Sqlite>),
    Pg(sqlx::pool::PoolConnection<Postgres>),
}

/// A transaction, to write.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

/// A connection of either engine, borrowed from a [`Presa`] or from a [`Tx`].
pub(crate) enum Conn<'c> {
    Sqlite(&'c mut SqliteConnection),
    Pg(&'c mut PgConnection),
}

/// Expands the same body for both engines.
macro_rules! su {
    ($su:expr, $tipo:ident, $c:ident => $corpo:expr) => {
        match $su {
            $tipo::Sqlite($c) => $corpo,
            $tipo::Pg($c) => $corpo,
        }
    };
}

/// A value bound to a statement. Nulls carry their type, which PostgreSQL asks for.
#[derive(Clone)]
pub(crate) enum Valore {
    Testo(Option<String>),
    Intero(Option<i64>),
    Logico(bool),
    Byte(Vec<u8>),
}

/// A row that both engines can fill.
pub(crate) trait Riga: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> {}
impl<T> Riga for T where T: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> {}

/// Binds the values, in order, to a query of either engine.
macro_rules! lega {
    ($query:expr, $valori:expr) => {{
        let mut query = $query;
        for valore in $valori {
            query = match valore {
                Valore::Testo(testo) => query.bind(testo),
                Valore::Intero(intero) => query.bind(intero),
                Valore::Logico(logico) => query.bind(logico),
                Valore::Byte(byte) => query.bind(byte),
            };
        }
        query
    }};
}

impl Db {
    pub(crate) async fn presa(&self) -> Esito<Presa> {
        Ok(match self {
            Self::Sqlite(pool) => Presa::Sqlite(pool.acquire().await?),
            Self::Pg(pool) => Presa::Pg(pool.acquire().await?),
        })
    }

    pub(crate) async fn chiudi(&self) {
        su!(self, Self, pool => pool.close().await);
    }
}

impl Presa {
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(c) => Conn::Sqlite(c),
            Self::Pg(c) => Conn::Pg(c),
        }
    }
}

impl Tx {
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(tx) => Conn::Sqlite(tx),
            Self::Pg(tx) => Conn::Pg(tx),
        }
    }

    pub(crate) async fn conferma(self) -> Esito<()> {
        Ok(su!(self, Self, tx => tx.commit().await)?)
    }

    pub(crate) async fn annulla(self) -> Esito<()> {
        Ok(su!(self, Self, tx => tx.rollback().await)?)
    }
}

impl Conn<'_> {
    /// Runs a statement; how many rows it touched.
    pub(crate) async fn esegui(&mut self, sql: &str, valori: Vec<Valore>) -> Esito<u64> {
        Ok(su!(self, Self, c => {
            lega!(sqlx::query(AssertSqlSafe(sql)), valori).execute(&mut **c).await?.rows_affected()
        }))
    }

    /// Every row.
    pub(crate) async fn righe<T: Riga>(&mut self, sql: &str, valori: Vec<Valore>) -> Esito<Vec<T>> {
        Ok(su!(self, Self, c => lega!(sqlx::query_as(AssertSqlSafe(sql)), valori).fetch_all(&mut **c).await?))
    }

    /// The only row, if there is one.
    pub(crate) async fn riga<T: Riga>(&mut self, sql: &str, valori: Vec<Valore>) -> Esito<Option<T>> {
        Ok(su!(self, Self, c => lega!(sqlx::query_as(AssertSqlSafe(sql)), valori).fetch_optional(&mut **c).await?))
    }

    /// A count or a sum: 0 without rows.
    pub(crate) async fn numero(&mut self, sql: &str, valori: Vec<Valore>) -> Esito<i64> {
        Ok(self.riga::<(i64,)>(sql, valori).await?.map_or(0, |riga| riga.0))
    }

    /// The first column as text.
    pub(crate) async fn testi(&mut self, sql: &str, valori: Vec<Valore>) -> Esito<Vec<String>> {
        Ok(self.righe::<(String,)>(sql, valori).await?.into_iter().map(|riga| riga.0).collect())
    }

    /// Bytes of the only row, if there is one.
    pub(crate) async fn byte(&mut self, sql: &str, valori: Vec<Valore>) -> Esito<Option<Vec<u8>>> {
        Ok(self.riga::<(Vec<u8>,)>(sql, valori).await?.map(|riga| riga.0))
    }

    /// Asks the engine to compile a statement, without running it.
    pub(crate) async fn prepara(&mut self, sql: &str) -> Esito<()> {
        let sql = sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe(sql));
        su!(self, Self, c => (&mut **c).prepare(sql).await.map(|_| ())?);
        Ok(())
    }
}

/// `($1, $2, …), (…)`: the placeholders of several rows.
pub(crate) fn segnaposti(righe: usize, colonne: usize) -> String {
    let mut sql = String::with_capacity(righe * colonne * 6);
    for riga in 0..righe {
        sql.push_str(if riga == 0 { "(" } else { ", (" });
        for colonna in 1..=colonne {
            let virgola = if colonna == 1 { "" } else { ", " };
            sql.push_str(&format!("{virgola}${}", riga * colonne + colonna));
        }
        sql.push(')');
    }
    sql
}

/// How many rows go in one statement. Few hundred values: SQLite looks a numbered placeholder up by
/// walking along those before it, so that a statement twice as long costs more than twice.
pub(crate) const fn righe_per_frase(colonne: usize) -> usize {
    if colonne >= 240 { 1 } else { 240 / colonne }
}

/// The values in groups of so many, moved rather than copied.
pub(crate) fn a_gruppi<T>(valori: Vec<T>, quanti: usize) -> impl Iterator<Item = Vec<T>> {
    let mut valori = valori.into_iter();
    std::iter::from_fn(move || {
        let gruppo: Vec<T> = valori.by_ref().take(quanti).collect();
        (!gruppo.is_empty()).then_some(gruppo)
    })
}

/// SHA-256 of values as they are bound, hexadecimal: each with its kind and its length, so that no two
/// lists spell the same.
pub(crate) fn impronta_dei_valori<'a>(valori: impl Iterator<Item = &'a Valore>) -> String {
    let mut somma = Sha256::new();
    for valore in valori {
        let intero;
        let (genere, byte): (u8, &[u8]) = match valore {
            Valore::Testo(None) | Valore::Intero(None) => (0, &[]),
            Valore::Testo(Some(testo)) => (1, testo.as_bytes()),
            Valore::Intero(Some(numero)) => {
                intero = numero.to_be_bytes();
                (2, &intero)
            }
            Valore::Logico(logico) => (3, if *logico { &[1] } else { &[0] }),
            Valore::Byte(byte) => (4, byte),
        };
        somma.update([genere]);
        somma.update((byte.len() as u64).to_be_bytes());
        somma.update(byte);
    }
    hex::encode(somma.finalize())
}

impl From<&str> for Valore {
    fn from(testo: &str) -> Self {
        Self::Testo(Some(testo.to_owned()))
    }
}
impl From<String> for Valore {
    fn from(testo: String) -> Self {
        Self::Testo(Some(testo))
    }
}
impl From<&String> for Valore {
    fn from(testo: &String) -> Self {
        Self::Testo(Some(testo.clone()))
    }
}
impl From<&Option<String>> for Valore {
    fn from(testo: &Option<String>) -> Self {
        Self::Testo(testo.clone())
    }
}
impl From<Option<&str>> for Valore {
    fn from(testo: Option<&str>) -> Self {
        Self::Testo(testo.map(str::to_owned))
    }
}
impl From<i64> for Valore {
    fn from(intero: i64) -> Self {
        Self::Intero(Some(intero))
    }
}
impl From<&i64> for Valore {
    fn from(intero: &i64) -> Self {
        Self::Intero(Some(*intero))
    }
}
impl From<&Option<i64>> for Valore {
    fn from(intero: &Option<i64>) -> Self {
        Self::Intero(*intero)
    }
}
impl From<&bool> for Valore {
    fn from(logico: &bool) -> Self {
        Self::Logico(*logico)
    }
}
impl From<bool> for Valore {
    fn from(logico: bool) -> Self {
        Self::Logico(logico)
    }
}
impl From<&Vec<u8>> for Valore {
    fn from(byte: &Vec<u8>) -> Self {
        Self::Byte(byte.clone())
    }
}
impl From<&[u8]> for Valore {
    fn from(byte: &[u8]) -> Self {
        Self::Byte(byte.to_vec())
    }
}
