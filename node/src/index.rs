//! The index of a node: `--index`, and `muster index`.

use crate::service::{FullBackend, FullClient};
use clap::{Args, Parser};
use muster_index::{ClientSource, Follower, IndexUrl, Metrics};
use muster_rpc::Index;
use muster_runtime::opaque::Block;
use sc_cli::{CliConfiguration, ImportParams, Role, SharedParams};
use sc_service::{error::Error as ServiceError, SpawnTaskHandle};
use std::{path::Path, sync::Arc};
use substrate_prometheus_endpoint::Registry;

/// What the chain of a node looks like to its index.
type Source = ClientSource<Block, FullClient, FullBackend>;

/// Options of the index that Muster adds to those of every Substrate node.
#[derive(Debug, Clone, Args)]
pub struct IndexParams {
	/// Keep an index of the chain there, and answer `muster_*` from it: `sqlite:PATH`, or
	/// `postgres://USER:PASSWORD@HOST/DATABASE`.
	///
	/// Not on a validator: its time belongs to blocks and votes. With `--dev` there is one in the base path even if this
	/// is not given. `docs/index.md` says which database, how much room it takes, and what to do when it is gone.
	#[arg(long, value_name = "URL")]
	pub index: Option<IndexUrl>,

	/// Begin an index that is empty with the records of this block instead of the chain's first.
	///
	/// For a node that has no older states. What was done before is not in the index then.
	#[arg(long, value_name = "BLOCK")]
	pub index_from: Option<u32>,

	/// Units for questions that a connection gets back in a second; four times as many it has to begin with.
	///
	/// `docs/rpc.md` says what each question costs.
	#[arg(long, value_name = "UNITS", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
	pub query_units: u32,
}

impl IndexParams {
	/// Where the index is, if the node has one; or why it must not.
	pub fn database(&self, role: Role, is_dev: bool, data: &Path) -> Result<Option<IndexUrl>, String> {
		match &self.index {
			Some(_) if role.is_authority() && !is_dev => Err(
				"a validator keeps no index: its time belongs to blocks and votes. Start another node with \
					--index, or leave out --validator"
					.into(),
			),
			Some(url) => Ok(Some(url.clone())),
			None if is_dev => {
				let path = format!("sqlite:{}", data.join("index.sqlite").display());
				path.parse().map(Some).map_err(|error: muster_index::UrlError| error.to_string())
			}
			None => Ok(None),
		}
	}

	/// What a connection may ask.
	pub fn limits(&self) -> muster_rpc::Limits {
		muster_rpc::Limits { burst: self.query_units.saturating_mul(4), per_second: self.query_units }
	}
}

/// Starts what follows the chain and what tells subscribers. Neither ends the node when it fails.
pub fn start(
	url: &IndexUrl,
	first: Option<u32>,
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	registry: Option<&Registry>,
	tasks: &SpawnTaskHandle,
) -> Result<Index, ServiceError> {
	let metrics = registry.map(Metrics::register).transpose()?;
	let source = Arc::new(Source::new(client, backend));
	let follower = Follower::new(url.clone(), source, first, metrics);
	let notices = follower.notices();
	let reader = muster_index::Reader::new(url);
	let index = Index::new(reader, &notices);
	log::info!(target: "index", "the index is {url}");
	// It asks the runtime, so it blocks its thread.
	tasks.spawn_blocking("index", Some("index"), async move {
		let Err(error) = follower.run().await;
		log::error!(target: "index", "the index stands still: {error}");
	});
	tasks.spawn("index-subscribers", Some("index"), index.hub.clone().run(notices));
	Ok(index)
}

/// What is done with an index besides keeping it.
#[derive(Debug, clap::Subcommand)]
pub enum IndexCommand {
	/// Build the index again and compare the two, row by row.
	Verify(VerifyCmd),
}

/// The `muster index verify` command.
///
/// Reads the chain from the node's database, which must not be in use: stop the node, or copy its base path. Ends with 0
/// if the index is what the chain says, else with 1 and the first row that is not.
#[derive(Debug, Clone, Parser)]
pub struct VerifyCmd {
	/// The index to check.
	#[arg(long, value_name = "URL")]
	index: IndexUrl,

	/// Where to build the other; a file in the base path, removed afterwards, when not given. An attempt that was broken
	/// off is gone on with.
	#[arg(long, value_name = "URL")]
	scratch: Option<IndexUrl>,

	#[clap(flatten)]
	shared_params: SharedParams,

	#[clap(flatten)]
	import_params: ImportParams,
}

impl VerifyCmd {
	/// Compares, and prints what was found.
	pub async fn run(
		self,
		client: Arc<FullClient>,
		backend: Arc<FullBackend>,
		data: std::path::PathBuf,
	) -> sc_cli::Result<()> {
		let source = Source::new(client, backend);
		let file = data.join("index-verify.sqlite");
		let scratch = match self.scratch {
			Some(scratch) => scratch,
			None => format!("sqlite:{}", file.display())
				.parse()
				.map_err(|error: muster_index::UrlError| sc_cli::Error::Input(error.to_string()))?,
		};
		let found = muster_index::verify(&self.index, &scratch, &source).await;
		let found = found.map_err(|error| sc_cli::Error::Input(error.to_string()))?;
		for suffix in ["", "-wal", "-shm"] {
			// Not there if another place was given.
			let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
		}
		match found.difference {
			None => {
				println!("{found}");
				Ok(())
			}
			Some(_) => Err(sc_cli::Error::Input(found.to_string())),
		}
	}
}

impl CliConfiguration for VerifyCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn import_params(&self) -> Option<&ImportParams> {
		Some(&self.import_params)
	}
}
