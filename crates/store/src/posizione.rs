//! Where an archive is: a file, or a PostgreSQL database.

use crate::errore::{Esito, StoreError};
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where an archive is.
#[derive(Clone, PartialEq, Eq)]
pub enum Posizione {
    /// An encrypted SQLite file.
    File(PathBuf),
    /// A PostgreSQL database, by its URL.
    Server(String),
}

impl FromStr for Posizione {
    type Err = StoreError;

    fn from_str(testo: &str) -> Esito<Self> {
        let testo = testo.trim();
        if testo.starts_with("postgres://") || testo.starts_with("postgresql://") {
            PgConnectOptions::from_str(testo).map_err(|_| StoreError::PosizioneNonValida(senza_parola(testo)))?;
            return Ok(Self::Server(testo.to_owned()));
        }
        if testo.is_empty() || testo.contains("://") || testo.contains('\0') {
            return Err(StoreError::PosizioneNonValida(senza_parola(testo)));
        }
        Ok(Self::File(PathBuf::from(testo)))
    }
}

impl fmt::Display for Posizione {
    /// The address without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(percorso) => write!(f, "{}", percorso.display()),
            Self::Server(url) => f.write_str(&senza_parola(url)),
        }
    }
}

impl fmt::Debug for Posizione {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Posizione({self})")
    }
}

/// An URL with its password blanked, in the authority and in the query.
fn senza_parola(url: &str) -> String {
    let (prima, query) = url.split_once('?').map_or((url, None), |(p, q)| (p, Some(q)));
    let prima = match (prima.find("://"), prima.rfind('@')) {
        (Some(schema), Some(chiocciola)) if chiocciola > schema => {
            let utente = prima[schema + 3..chiocciola].split(':').next().unwrap_or_default();
            format!("{}://{utente}{}", &prima[..schema], &prima[chiocciola..])
        }
        _ => prima.to_owned(),
    };
    let query = query.map(|query| {
        let parti: Vec<&str> = query.split('&').filter(|parte| !parte.starts_with("password=")).collect();
        format!("?{}", parti.join("&"))
    });
    prima + &query.unwrap_or_default()
}

/// How to reach a server: over a local socket, or over TLS with the server's certificate checked
/// (the URL may ask for less only as far as `sslmode=require`).
pub(crate) fn opzioni_server(url: &str, parola: Option<&str>) -> Esito<PgConnectOptions> {
    let non_valida = |_| StoreError::PosizioneNonValida(senza_parola(url));
    let mut opzioni = PgConnectOptions::from_str(url).map_err(non_valida)?;
    if let Some(parola) = parola {
        opzioni = opzioni.password(parola);
    }
    let locale = opzioni.get_socket().is_some() || opzioni.get_host().starts_with('/');
    if !locale && matches!(opzioni.get_ssl_mode(), PgSslMode::Disable | PgSslMode::Allow | PgSslMode::Prefer) {
        opzioni = opzioni.ssl_mode(PgSslMode::VerifyFull);
    }
    Ok(opzioni.application_name("Mirato").statement_cache_capacity(300))
}

/// Whether a path lies on a network share, where SQLite's WAL corrupts the file: two computers do
/// not share the memory that WAL needs.
pub(crate) fn in_rete(percorso: &Path) -> bool {
    let testo = percorso.to_string_lossy();
    if testo.starts_with(r"\\") || testo.starts_with("//") {
        return true;
    }
    let assoluto = percorso.canonicalize().or_else(|_| {
        let cartella = percorso.parent().filter(|c| !c.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        cartella.canonicalize()
    });
    match (assoluto, std::fs::read_to_string("/proc/self/mountinfo")) {
        (Ok(assoluto), Ok(montaggi)) => tipo_di_montaggio(&montaggi, &assoluto).is_some_and(di_rete),
        _ => false,
    }
}

fn di_rete(tipo: &str) -> bool {
    ["nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.gvfs", "davfs", "ncpfs"]
        .iter()
        .any(|rete| tipo.starts_with(rete))
}

/// File system of the deepest mount that holds the path (`/proc/self/mountinfo`).
fn tipo_di_montaggio<'a>(montaggi: &'a str, percorso: &Path) -> Option<&'a str> {
    montaggi
        .lines()
        .filter_map(|riga| {
            let (prima, dopo) = riga.split_once(" - ")?;
            let punto = prima.split(' ').nth(4)?.replace("\\040", " ");
            let tipo = dopo.split(' ').next()?;
            percorso.starts_with(&punto).then_some((punto.len(), tipo))
        })
        .max_by_key(|(lunghezza, _)| *lunghezza)
        .map(|(_, tipo)| tipo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_shows() {
        for url in
            ["postgres://ada:segreta@server/mirato", "postgres://ada@server/mirato?password=segreta&sslmode=require"]
        {
            let posizione: Posizione = url.parse().unwrap();
            assert!(!format!("{posizione} {posizione:?}").contains("segreta"), "{posizione}");
            assert!(posizione.to_string().contains("ada@server"), "{posizione}");
        }
        assert!("mysql://server/x".parse::<Posizione>().is_err());
        assert!(" ".parse::<Posizione>().is_err());
        assert_eq!("/tmp/a b.mirato".parse::<Posizione>().unwrap(), Posizione::File("/tmp/a b.mirato".into()));
    }

    #[test]
    fn tls_unless_a_local_socket() {
        let modo = |url| opzioni_server(url, None).unwrap().get_ssl_mode();
        assert!(matches!(modo("postgres://ada@server/m"), PgSslMode::VerifyFull));
        assert!(matches!(modo("postgres://ada@server/m?sslmode=disable"), PgSslMode::VerifyFull));
        assert!(matches!(modo("postgres://ada@server/m?sslmode=require"), PgSslMode::Require));
        assert!(!matches!(modo("postgres://ada@localhost/m?host=/run/postgresql"), PgSslMode::VerifyFull));
    }

    #[test]
    fn a_network_share_is_recognised() {
        let montaggi = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
            40 22 0:44 / /mnt/ufficio\\040comune rw shared:1 - cifs //server/ufficio rw\n\
            41 22 0:45 / /home rw - nfs4 server:/home rw\n";
        let rete = |percorso: &str| tipo_di_montaggio(montaggi, Path::new(percorso)).is_some_and(di_rete);
        assert!(rete("/mnt/ufficio comune/archivio.mirato"));
        assert!(rete("/home/ada"));
        assert!(!rete("/var/lib/archivio.mirato"));
        assert!(in_rete(Path::new(r"\\server\ufficio\archivio.mirato")));
    }
}
