//! The databases of the tests. PostgreSQL is a real server, started on a free loopback port in a directory of its own and
//! stopped when the last test that uses it ends.

use muster_index::IndexUrl;
use std::{
	net::TcpListener,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::{
		atomic::{AtomicU32, Ordering},
		Arc, Mutex, PoisonError, Weak,
	},
};
use tempfile::TempDir;

/// Where Debian's package `postgresql` puts its programs, the latest version of them.
fn programs() -> PathBuf {
	let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
	let mut found: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
	found.retain(|path| path.join("initdb").exists());
	found.sort();
	found.pop().expect("PostgreSQL is missing: run scripts/setup, or install the Debian package `postgresql`")
}

/// A command as the user the server runs as: PostgreSQL refuses to be root.
fn command(program: &Path) -> Command {
	let root = Command::new("id").arg("-u").output().expect("id runs").stdout == b"0\n";
	if !root {
		return Command::new(program);
	}
	let mut command = Command::new("setpriv");
	command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
	command
}

fn run(command: &mut Command) {
	let output = command.output().expect("the program starts");
	assert!(
		output.status.success(),
		"{command:?}: {}{}",
		String::from_utf8_lossy(&output.stdout),
		String::from_utf8_lossy(&output.stderr)
	);
}

/// Stops the server when its standard input ends: when the server is dropped, or this process is gone, however it went.
const WATCH: &str = r#"read -r _; "$0" --pgdata "$1" --wait --mode immediate stop; rm -rf "$1""#;

/// A server.
pub struct Postgres {
	directory: TempDir,
	programs: PathBuf,
	port: u16,
	databases: AtomicU32,
	watch: Child,
}

impl Postgres {
	/// A new server, running.
	pub fn start_new() -> Self {
		let directory = tempfile::tempdir().expect("a directory");
		let programs = programs();
		run(Command::new("chmod").arg("777").arg(directory.path()));
		let data = directory.path().join("data");
		run(command(&programs.join("initdb"))
			.args(["--no-sync", "--auth=trust", "--username=muster", "--encoding=UTF8", "--locale=C.UTF-8"])
			.arg("--pgdata")
			.arg(&data)
			.current_dir("/"));
		let watch = command(Path::new("sh"))
			.args(["-c", WATCH])
			.arg(programs.join("pg_ctl"))
			.arg(&data)
			.current_dir("/")
			.stdin(Stdio::piped())
			.stdout(Stdio::null())
			.stderr(Stdio::null())
			.spawn()
			.expect("sh starts");
		let port =
			TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port").port();
		let server = Self { directory, programs, port, databases: AtomicU32::new(0), watch };
		server.start();
		server
	}

	fn control(&self) -> Command {
		let mut control = command(&self.programs.join("pg_ctl"));
		control.arg("--pgdata").arg(self.directory.path().join("data")).arg("--wait").current_dir("/");
		control
	}

	/// Starts it; ready when this returns.
	pub fn start(&self) {
		let options = format!(
			"-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200",
			self.port
		);
		run(self
			.control()
			.arg("--log")
			.arg(self.directory.path().join("data/log"))
			.arg("--options")
			.arg(options)
			.arg("start"));
	}

	/// Stops it at once, as a crash would.
	pub fn stop(&self) {
		run(self.control().args(["--mode", "immediate", "stop"]));
	}

	/// A new, empty database.
	pub fn database(&self) -> IndexUrl {
		let name = format!("index{}", self.databases.fetch_add(1, Ordering::Relaxed));
		run(Command::new(self.programs.join("createdb"))
			.args(["--host", "127.0.0.1", "--username", "muster", "--port"])
			.arg(self.port.to_string())
			.arg(&name));
		format!("postgres://muster@127.0.0.1:{}/{name}", self.port).parse().expect("a URL")
	}

	/// Executes a statement in a database of this server.
	pub fn execute(&self, url: &IndexUrl, sql: &str) {
		run(Command::new(self.programs.join("psql"))
			.args(["--quiet", "--set", "ON_ERROR_STOP=1", "--command", sql])
			.arg(url.to_string()));
	}
}

impl Drop for Postgres {
	fn drop(&mut self) {
		drop(self.watch.stdin.take());
		let _ = self.watch.wait();
	}
}

/// The server that the tests share.
fn shared() -> Arc<Postgres> {
	static SHARED: Mutex<Weak<Postgres>> = Mutex::new(Weak::new());
	let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
	shared.upgrade().unwrap_or_else(|| {
		let server = Arc::new(Postgres::start_new());
		*shared = Arc::downgrade(&server);
		server
	})
}

/// A database of a test, empty at first.
pub enum Database {
	/// A file.
	Sqlite(TempDir),
	/// A database of a server.
	Postgres(Arc<Postgres>, IndexUrl),
}

impl Database {
	/// One of each.
	pub fn both() -> [Self; 2] {
		[Self::sqlite(), Self::postgres()]
	}

	/// An SQLite file.
	pub fn sqlite() -> Self {
		Self::Sqlite(tempfile::tempdir().expect("a directory"))
	}

	/// A PostgreSQL database.
	pub fn postgres() -> Self {
		let server = shared();
		let url = server.database();
		Self::Postgres(server, url)
	}

	/// Where it is.
	pub fn url(&self) -> IndexUrl {
		match self {
			Self::Sqlite(directory) => {
				format!("sqlite:{}/index.db", directory.path().display()).parse().expect("a URL")
			}
			Self::Postgres(_, url) => url.clone(),
		}
	}

	/// Executes a statement behind the index's back.
	pub async fn execute(&self, sql: &str) {
		match self {
			Self::Sqlite(directory) => {
				use sqlx::{sqlite::SqliteConnectOptions, AssertSqlSafe, ConnectOptions};
				let options = SqliteConnectOptions::new().filename(directory.path().join("index.db"));
				let mut connection = options.connect().await.expect("the file opens");
				let sql = AssertSqlSafe(sql.to_string());
				sqlx::raw_sql(sql).execute(&mut connection).await.expect("the statement is right");
			}
			Self::Postgres(server, url) => server.execute(url, sql),
		}
	}
}
