//! The few places where SQLite and PostgreSQL truly differ.

use crate::base::{Conn, Db, Tx, Valore};
use crate::errore::{Esito, StoreError};
use sqlx::error::{DatabaseError, ErrorKind};

/// Key of the lock that a PostgreSQL transaction takes to write: writers follow one another, so that
/// the register's chain never forks and numbers never skip, as SQLite's single writer gives for free.
const CHIAVE_SCRITTURA: i64 = 0x4D49_5241_544F;

/// Begins a transaction that is the only writer until it ends.
pub(crate) async fn comincia(db: &Db) -> Esito<Tx> {
    match db {
        // IMMEDIATE: the write lock is taken now, not at the first write, when it could be refused.
        Db::Sqlite(pool) => Ok(Tx::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?)),
        Db::Pg(pool) => {
            let mut tx = Tx::Pg(pool.begin().await?);
            tx.conn().esegui("SELECT pg_advisory_xact_lock($1)", vec![CHIAVE_SCRITTURA.into()]).await?;
            Ok(tx)
        }
    }
}

/// The words of a normalised text as a full-text query: every one a prefix, all required, in the
/// records of one kind (each record carries its kind as a word of its own).
pub(crate) fn interrogazione(conn: &Conn<'_>, segno: &str, normale: &str) -> String {
    let parole = normale.split(' ').filter(|parola| !parola.is_empty());
    match conn {
        Conn::Sqlite(_) => parole.fold(format!("\"{segno}\""), |q, parola| format!("{q} AND \"{parola}\"*")),
        Conn::Pg(_) => parole.fold(format!("'{segno}'"), |q, parola| format!("{q} & '{parola}':*")),
    }
}

/// Full-text search: $1 the query above, $2 how many.
pub(crate) const fn ricerca_a_parole(conn: &Conn<'_>) -> &'static str {
    match conn {
        Conn::Sqlite(_) => {
            "SELECT r.oggetto, r.oggetto_id, r.titolo, r.dettaglio FROM ricerca r JOIN \
             (SELECT rowid FROM ricerca_fts WHERE ricerca_fts MATCH $1 ORDER BY rowid LIMIT $2) t \
             ON t.rowid = r.numero ORDER BY r.nome, r.numero"
        }
        Conn::Pg(_) => {
            "SELECT oggetto, oggetto_id, titolo, dettaglio FROM \
             (SELECT * FROM ricerca WHERE parole @@ CAST($1 AS tsquery) LIMIT $2) t ORDER BY nome, numero"
        }
    }
}

/// A condition true of the records (`colonna` holds their id) whose search words match the query
/// bound at `$segnaposto`.
pub(crate) fn filtro_a_parole(conn: &Conn<'_>, colonna: &str, segnaposto: usize) -> String {
    match conn {
        Conn::Sqlite(_) => format!(
            "{colonna} IN (SELECT r.oggetto_id FROM ricerca_fts f JOIN ricerca r ON r.numero = f.rowid \
             WHERE ricerca_fts MATCH ${segnaposto})"
        ),
        Conn::Pg(_) => {
            format!(
                "{colonna} IN (SELECT r.oggetto_id FROM ricerca r WHERE r.parole @@ CAST(${segnaposto} AS tsquery))"
            )
        }
    }
}

/// Whether the database holds a table.
pub(crate) async fn ha_tabella(conn: &mut Conn<'_>, nome: &str) -> Esito<bool> {
    let sql = match conn {
        Conn::Sqlite(_) => "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1",
        Conn::Pg(_) => {
            "SELECT count(*) FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = $1"
        }
    };
    Ok(conn.numero(sql, vec![Valore::from(nome)]).await? > 0)
}

/// What the engine itself finds wrong with the stored bytes, in its own words.
pub(crate) async fn danni(conn: &mut Conn<'_>) -> Esito<Vec<String>> {
    match conn {
        Conn::Sqlite(_) => {
            let mut danni: Vec<String> = conn.testi("PRAGMA cipher_integrity_check", vec![]).await?;
            danni.extend(conn.testi("PRAGMA integrity_check", vec![]).await?.into_iter().filter(|riga| riga != "ok"));
            danni.extend(conn.testi("PRAGMA foreign_key_check", vec![]).await?);
            Ok(danni)
        }
        // PostgreSQL checks its pages as it reads them; constraints are checked as they are written.
        Conn::Pg(_) => Ok(Vec::new()),
    }
}

/// Turns an engine's refusal into the archive's words: the triggers speak in fixed phrases.
pub(crate) fn errore_del_motore(errore: &dyn DatabaseError) -> StoreError {
    let testo = errore.message();
    if testo.contains("atto emesso immutabile") {
        return StoreError::AttoEmesso;
    }
    if testo.contains("passaggio di stato non ammesso") || testo.contains("un atto nasce bozza") {
        return StoreError::PassaggioNonAmmesso;
    }
    if testo.contains("immutabile") || testo.contains("numerazione continua") {
        return StoreError::Immutabile(testo.to_owned());
    }
    match (errore.kind(), errore.code().as_deref()) {
        (ErrorKind::UniqueViolation, _) => StoreError::Doppio(vincolo(testo)),
        (ErrorKind::ForeignKeyViolation, _) => StoreError::Collegato,
        (ErrorKind::CheckViolation | ErrorKind::NotNullViolation, _) => StoreError::ValoreRifiutato(vincolo(testo)),
        (_, Some("26")) => StoreError::ParolaErrata,
        (_, Some("5" | "6" | "261" | "517")) => StoreError::Occupato,
        (_, Some("11" | "267" | "523")) => StoreError::Danneggiato(testo.to_owned()),
        (_, Some("28P01" | "28000" | "3D000")) => StoreError::ServerNonRaggiungibile(testo.to_owned()),
        _ => StoreError::Base(testo.to_owned()),
    }
}

/// The constraint's name alone: an engine may add the values, which must not reach a log.
fn vincolo(testo: &str) -> String {
    testo.split_once("failed: ").map_or_else(
        || testo.split('"').nth(1).or_else(|| testo.split('"').nth(3)).unwrap_or("vincolo").to_owned(),
        |(_, nome)| nome.to_owned(),
    )
}
