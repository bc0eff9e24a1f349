//! A PostgreSQL of our own for the length of a test: temporary folder, unix socket, no network port.

use super::process::{command, group_id, is_root, quiet, user_id};
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running cluster; dropping it stops the server and removes the folder.
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    owner: Option<(u32, u32)>,
    guard: Option<Child>,
}

/// Waits for the end of its input, that is of this process however it ends (Ctrl-C and kill included),
/// then stops the server and removes the folder. A server that never started has nothing to stop.
const GUARD: &str = r#"trap '' INT TERM HUP; cat; "$0" -m immediate -w -D "$1/data" stop; rm -rf "$1""#;

impl Cluster {
    /// Creates and starts a cluster that trusts whoever reaches its socket.
    pub fn start() -> Result<Self> {
        let programs = programs().context("PostgreSQL non è installato (pacchetto postgresql)")?;
        // The server refuses to run as root: the package's own user runs it then.
        let owner = if is_root() {
            let ids = user_id(Some("postgres")).zip(group_id(Some("postgres")));
            Some(ids.ok_or_else(|| anyhow!("manca l'utente postgres: PostgreSQL non parte da root"))?)
        } else {
            None
        };
        // In the system's temporary folder, not in the checkout: a socket's path may not exceed 107 bytes.
        let folder = std::env::temp_dir().join(format!("mirato-pg-{}", std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("non si crea {}", folder.display()))?;
        let mut cluster = Self { folder, programs, owner, guard: None };
        fs::set_permissions(&cluster.folder, fs::Permissions::from_mode(0o755))?;
        if let Some((user, group)) = cluster.owner {
            chown(&cluster.folder, Some(user), Some(group))?;
        }
        cluster.guard = Some(cluster.spawn_guard()?);
        cluster.initialise()?;
        Ok(cluster)
    }

    fn spawn_guard(&self) -> Result<Child> {
        let mut guard = self.command("sh".as_ref(), &["-c", GUARD]);
        guard.arg(self.programs.join("pg_ctl")).arg(&self.folder);
        let guard = guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        guard.context("non parte il guardiano di PostgreSQL")
    }

    fn initialise(&self) -> Result<()> {
        let data = self.data();
        let options = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres", "--no-sync", "-D"];
        quiet(self.program("initdb", &options).arg(&data))?;
        let socket = self.folder.display();
        // What is thrown away at the end need not survive a power cut.
        let server = format!("-k {socket} -c listen_addresses='' -c fsync=off -c full_page_writes=off");
        let log = self.folder.join("log");
        quiet(self.program("pg_ctl", &["-w", "-o", &server, "start", "-D"]).arg(&data).arg("-l").arg(log)).map(|_| ())
    }

    /// Address of the cluster's maintenance database; whoever tests creates databases of its own.
    pub fn address(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.folder.display())
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn program(&self, name: &str, arguments: &[&str]) -> Command {
        self.command(&self.programs.join(name), arguments)
    }

    /// A command run by the cluster's owner.
    fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = command(program, arguments, Path::new("/"));
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let Some(mut guard) = self.guard.take() else { return };
        drop(guard.stdin.take());
        if let Err(error) = guard.wait() {
            eprintln!("il PostgreSQL temporaneo resta in {}: {error}", self.folder.display());
        }
    }
}

/// Folder of the newest installed server programs: Debian keeps them out of the path.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("pg_ctl").is_file())
        .max();
    let in_path = || super::process::find("pg_ctl").and_then(|file| file.parent().map(Path::to_path_buf));
    newest.map(|(_, folder)| folder).or_else(in_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cluster_answers_on_its_socket_and_leaves_nothing_behind() {
        let Some(programs) = programs() else {
            println!("saltata: PostgreSQL non è installato");
            return;
        };
        let cluster = Cluster::start().unwrap();
        let folder = cluster.folder.clone();
        let host = folder.display().to_string();
        let client = programs.join("psql");
        let query = ["-h", &host, "-U", "postgres", "-tAc", "select 1 + 1"];
        assert_eq!(quiet(&mut command(client, &query, Path::new("/"))).unwrap().trim(), "2");
        assert!(cluster.address().ends_with(&host));
        drop(cluster);
        assert!(!folder.exists());
    }
}
