//! Migrations: dated files, one folder for each engine, never edited once landed.
//!
//! Each file adds a row to `formato` with its own version and the oldest version that a program must
//! know to open the archive afterwards: that is how a file says whether an older program may.

use crate::archivio::Archivio;
use crate::base::{Conn, Db};
use crate::errore::{Esito, StoreError};
use crate::posizione::Posizione;
use crate::{aggregato, dialetto};
use sqlx::migrate::Migrator;
use std::path::PathBuf;

/// The table that makes a database an archive.
pub(crate) const TABELLA: &str = "formato";
const VERSIONE: &str = "SELECT coalesce(max(versione), 0) FROM formato";
const LEGGIBILE_DA: &str = "SELECT coalesce(max(leggibile_da), 0) FROM formato";

fn migrazioni(db: &Db) -> Migrator {
    let mut migrazioni = match db {
        Db::Sqlite(_) => sqlx::migrate!("../../migrations/sqlite"),
        Db::Pg(_) => sqlx::migrate!("../../migrations/postgres"),
    };
    // A migration of a newer program that still lets this one in is not a fault.
    migrazioni.set_ignore_missing(true);
    migrazioni
}

/// Applies what is missing, each file in a transaction of its own.
pub(crate) async fn applica(db: &Db) -> Esito<()> {
    let migrazioni = migrazioni(db);
    match db {
        Db::Sqlite(pool) => migrazioni.run(pool).await?,
        Db::Pg(pool) => migrazioni.run(pool).await?,
    }
    Ok(())
}

fn ultima_conosciuta(db: &Db) -> i64 {
    migrazioni(db).iter().map(|migrazione| migrazione.version).max().unwrap_or(0)
}

/// Whether the archive has the format of this program, or a later one that lets it in.
pub(crate) async fn aggiornato(db: &Db, conn: &mut Conn<'_>) -> Esito<bool> {
    Ok(conn.numero(VERSIONE, vec![]).await? >= ultima_conosciuta(db))
}

impl Archivio {
    /// Brings the archive up to this program's format, after a backup beside the file; does nothing
    /// when it is there already. `apri` does this by itself.
    ///
    /// Returns where the backup is, if one was made. A PostgreSQL database migrates in a
    /// transaction; its backups are its server's.
    ///
    /// # Errors
    /// [`StoreError::ArchivioEstraneo`], [`StoreError::ArchivioPiuNuovo`],
    /// [`StoreError::CopiaPrimaDiMigrare`].
    pub async fn migra(&self) -> Esito<Option<PathBuf>> {
        let programma = ultima_conosciuta(self.db());
        let versione = {
            let mut presa = self.db().presa().await?;
            let mut conn = presa.conn();
            if !dialetto::ha_tabella(&mut conn, TABELLA).await? {
                return Err(StoreError::ArchivioEstraneo);
            }
            let archivio = conn.numero(LEGGIBILE_DA, vec![]).await?;
            if archivio > programma {
                return Err(StoreError::ArchivioPiuNuovo { archivio, programma });
            }
            conn.numero(VERSIONE, vec![]).await?
        };
        if versione >= programma {
            return Ok(None);
        }
        let copia = match self.posizione() {
            Posizione::File(percorso) => {
                let mut nome = percorso.clone().into_os_string();
                nome.push(format!(".prima-di-{programma}"));
                let copia = PathBuf::from(nome);
                if !copia.exists() {
                    self.salva(&copia).await.map_err(|e| StoreError::CopiaPrimaDiMigrare(e.to_string()))?;
                }
                Some(copia)
            }
            Posizione::Server(_) => None,
        };
        applica(self.db()).await?;
        Ok(copia)
    }
}

/// Every statement of fixed text that this program runs, for the engine to compile.
pub(crate) fn frasi(conn: &Conn<'_>) -> Vec<String> {
    let mut frasi: Vec<String> = vec![VERSIONE.into(), LEGGIBILE_DA.into(), dialetto::ricerca_a_parole(conn).into()];
    frasi.extend([crate::registro::frase_registra(2), crate::ricerca::frase_indicizza(2)]);
    aggiungi::<crate::Datore>(&mut frasi);
    aggiungi::<crate::Prospetto>(&mut frasi);
    aggiungi::<crate::RichiestaOttemperanza>(&mut frasi);
    aggiungi::<crate::Circostanza>(&mut frasi);
    aggiungi::<crate::Atto>(&mut frasi);
    aggiungi::<crate::Persona>(&mut frasi);
    aggiungi::<crate::Iscrizione>(&mut frasi);
    aggiungi::<crate::Rapporto>(&mut frasi);
    aggiungi::<crate::Evento>(&mut frasi);
    aggiungi::<crate::Fascicolo>(&mut frasi);
    aggiungi::<crate::NullaOsta>(&mut frasi);
    aggiungi::<crate::Computo>(&mut frasi);
    aggiungi::<crate::Preselezione>(&mut frasi);
    aggiungi::<crate::Avviso>(&mut frasi);
    aggiungi::<crate::DomandaAvviso>(&mut frasi);
    aggiungi::<crate::TabellaCriteri>(&mut frasi);
    aggiungi::<crate::LetteraCandidato>(&mut frasi);
    aggiungi::<crate::GraduatoriaVersione>(&mut frasi);
    aggiungi::<crate::Movimento>(&mut frasi);
    aggiungi::<crate::Revisione>(&mut frasi);
    aggiungi::<crate::LetteraRevisione>(&mut frasi);
    aggiungi::<crate::Vista>(&mut frasi);
    aggiungi::<crate::Esonero>(&mut frasi);
    aggiungi::<crate::EsoneroPasso>(&mut frasi);
    aggiungi::<crate::Autocertificazione>(&mut frasi);
    aggiungi::<crate::Versamento>(&mut frasi);
    aggiungi::<crate::Sospensione>(&mut frasi);
    aggiungi::<crate::Compensazione>(&mut frasi);
    aggiungi::<crate::Riporto>(&mut frasi);
    aggiungi::<crate::Confronto>(&mut frasi);
    aggiungi::<crate::Convenzione>(&mut frasi);
    aggiungi::<crate::RigaConvenzione>(&mut frasi);
    aggiungi::<crate::Inserimento>(&mut frasi);
    frasi.push(crate::scrittura::frase_tieni_storia::<crate::Datore>());
    frasi.push(crate::scrittura::frase_tieni_storia::<crate::Persona>());
    let fisse: &[&[&str]] = &[
        &[crate::registro::DA, crate::registro::CAPO, crate::registro::SPOSTA_CAPO, crate::ricerca::PER_NOME],
        crate::allegato::FRASI,
        crate::atto::FRASI,
        crate::bozza::FRASI,
        crate::candidati::FRASI,
        crate::circostanza::FRASI,
        crate::convenzione::FRASI,
        crate::datore::FRASI,
        crate::domanda_avviso::FRASI,
        crate::esonero::FRASI,
        crate::fascicolo::FRASI,
        crate::graduatoria_versione::FRASI,
        crate::importazione::FRASI,
        crate::lettera_candidato::FRASI,
        crate::movimento::FRASI,
        crate::persona::FRASI,
        crate::vita::FRASI,
        crate::preferenza::FRASI,
        crate::prospetto::FRASI,
        crate::revisione::FRASI,
        crate::riporto::FRASI,
        crate::ruolo::FRASI,
        crate::tabella_criteri::FRASI,
        crate::ufficio::FRASI,
        crate::verifica::FRASI,
        crate::vista::FRASI,
        crate::versamento::FRASI,
        crate::elenco::FRASI,
    ];
    frasi.extend(crate::elenco::frasi_composte());
    frasi.extend(fisse.concat().into_iter().map(str::to_owned));
    frasi
}

fn aggiungi<T: aggregato::Aggregato>(frasi: &mut Vec<String>) {
    frasi.push(aggregato::frase_inserisci::<T>(2));
    frasi.push(aggregato::frase_salva::<T>());
    frasi.push(aggregato::frase_leggi::<T>("WHERE id = $1"));
}
