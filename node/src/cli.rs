//! The command line.

use crate::{
	index::{IndexCommand, IndexParams},
	verify_proof::VerifyProofCmd,
};
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, ValueEnum};
use sc_cli::{Role, RunCmd, SubstrateCli};
use std::time::Duration;

/// Transactions that wait in the pool at most. A burst of a whole network's agencies must fit: what is accepted stays.
const POOL_TRANSACTIONS: &str = "65536";
/// The same in kilobytes.
const POOL_KILOBYTES: &str = "131072";
/// How long a transaction that was refused cannot be sent again. A key that ran too far ahead may try again soon.
const BAN_SECONDS: &str = "15";

/// Options of finality that Muster adds to those of every Substrate node.
#[derive(Debug, Clone, Args)]
pub struct FinalityParams {
	/// Expected time in milliseconds for a GRANDPA message to reach every validator.
	///
	/// A round waits twice this long before it prevotes and four times before it precommits. All validators of a
	/// network use one value; `docs/finality.md` has what was measured for several.
	#[arg(long, value_name = "MILLISECONDS", default_value_t = 50, value_parser = clap::value_parser!(u64).range(5..=5_000))]
	pub grandpa_gossip_ms: u64,

	/// Vote two blocks behind the best one, as a stock Substrate node does. For measurements.
	#[arg(long)]
	pub grandpa_lag: bool,
}

impl FinalityParams {
	/// The gossip period.
	pub fn gossip_duration(&self) -> Duration {
		Duration::from_millis(self.grandpa_gossip_ms)
	}
}

/// Options of the network that Muster adds to those of every Substrate node.
#[derive(Debug, Clone, Args)]
pub struct PeerParams {
	/// When to hold connections to the validators of the chain.
	///
	/// The endpoints that validators register on the chain become reserved peers, beside those of `--reserved-nodes`,
	/// and follow the chain as it changes. `docs/operations/network.md` says what that protects and what it does not.
	#[arg(long, value_name = "WHEN", value_enum, default_value_t = FollowValidators::Auto)]
	pub follow_validators: FollowValidators,
}

/// Which nodes take their reserved peers from the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FollowValidators {
	/// A node that is started as a validator.
	Auto,
	/// Any node.
	Always,
	/// None: reserved peers are those of the command line.
	Never,
}

impl FollowValidators {
	/// Whether a node of this role takes its reserved peers from the chain.
	pub fn applies_to(self, role: Role) -> bool {
		match self {
			Self::Auto => role.is_authority(),
			Self::Always => true,
			Self::Never => false,
		}
	}
}

/// The command line of a node: a subcommand, or the options to run with.
#[derive(Debug, Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: RunCmd,

	#[clap(flatten)]
	pub finality: FinalityParams,

	#[clap(flatten)]
	pub peers: PeerParams,

	#[clap(flatten)]
	pub index: IndexParams,
}

impl Cli {
	/// Reads the process's arguments. Prints help or what is wrong and exits, as clap does.
	pub fn read() -> Self {
		let matches = Self::command_with_defaults().get_matches();
		Self::from_matches(&matches).unwrap_or_else(|error| error.exit())
	}

	fn from_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
		Self::from_arg_matches(matches)
	}

	/// The command with Muster's name and its own defaults for the pool: `sc-cli` takes the fork-aware one, which this
	/// node has not ([`crate::pool`]), and room for 8,192 transactions.
	fn command_with_defaults() -> clap::Command {
		Self::command()
			.name("muster")
			.bin_name("muster")
			.version(Self::impl_version())
			.author(Self::author())
			.about(Self::description())
			.mut_arg("pool_type", |arg| arg.default_value("single-state"))
			.mut_arg("pool_limit", |arg| arg.default_value(POOL_TRANSACTIONS))
			.mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KILOBYTES))
			.mut_arg("tx_ban_seconds", |arg| arg.default_value(BAN_SECONDS))
			.args_conflicts_with_subcommands(true)
			.subcommand_negates_reqs(true)
	}
}

/// What the binary does besides running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Keys: generate, inspect, insert into a node's keystore.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain spec: of a preset, or from a JSON made from one.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Check a block again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove a node's database of a chain.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take unfinalised blocks back.
	Revert(sc_cli::RevertCmd),

	/// Tell about the database: best and finalised block, pruning.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// The index: check it.
	#[command(subcommand)]
	Index(IndexCommand),

	/// Check a proof of a record, without a node.
	VerifyProof(VerifyProofCmd),
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::pool;
	use std::path::Path;

	fn parse(args: &[&str]) -> Result<Cli, clap::Error> {
		Cli::command_with_defaults().try_get_matches_from(args).and_then(|m| Cli::from_matches(&m))
	}

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command_with_defaults().debug_assert();
	}

	#[test]
	fn the_pool_keeps_what_it_accepted() {
		let options = |args: &[&str]| pool::options(&parse(args).expect("valid").run.pool_config);
		let usual = options(&["muster", "--dev"]).expect("the defaults are a pool");
		assert_eq!((usual.ready.count, usual.ready.total_bytes), (65_536, 128 * 1024 * 1024));
		assert_eq!((usual.future.count, usual.ban_time), (6_553, Duration::from_secs(15)));
		let asked = ["muster", "--pool-limit", "10", "--pool-kbytes", "20", "--tx-ban-seconds", "30"];
		let asked = options(&asked).expect("a small pool");
		assert_eq!((asked.ready.count, asked.ready.total_bytes), (10, 20 * 1024));
		assert_eq!(asked.ban_time, Duration::from_secs(30));
		let refused = options(&["muster", "--pool-type", "fork-aware"]).expect_err("it loses transactions");
		assert!(refused.to_string().contains("single-state pool only"), "{refused}");
	}

	#[test]
	fn a_validator_keeps_no_index() {
		let database = |args: &[&str], role: Role, is_dev| {
			let cli = parse(args).expect("valid");
			let found = cli.index.database(role, is_dev, Path::new("/data"));
			found.map(|url| url.map(|url| url.to_string()))
		};
		let asked = ["muster", "--index", "sqlite:/var/lib/index"];
		assert_eq!(database(&["muster"], Role::Full, false), Ok(None));
		assert_eq!(database(&["muster"], Role::Authority, false), Ok(None));
		assert_eq!(database(&asked, Role::Full, false), Ok(Some("sqlite:/var/lib/index".into())));
		let refused = database(&asked, Role::Authority, false).expect_err("a validator");
		assert!(refused.contains("its time belongs to blocks and votes"), "{refused}");
		assert_eq!(
			database(&["muster"], Role::Authority, true),
			Ok(Some("sqlite:/data/index.sqlite".into()))
		);
		assert_eq!(database(&asked, Role::Authority, true), Ok(Some("sqlite:/var/lib/index".into())));
	}

	#[test]
	fn an_index_is_somewhere() {
		for url in ["sqlite:", "mysql://localhost/index", "index.sqlite", ""] {
			let refused = parse(&["muster", "--index", url]).expect_err(url).to_string();
			assert!(refused.contains("sqlite:PATH"), "{url}: {refused}");
		}
	}

	#[test]
	fn units_are_bounded() {
		let limits = |units: &str| parse(&["muster", "--query-units", units]).map(|cli| cli.index.limits());
		assert_eq!(parse(&["muster"]).expect("valid").index.limits(), muster_rpc::Limits::default());
		assert!(limits("0").is_err() && limits("1000001").is_err());
		let most = limits("1000000").expect("the most");
		assert_eq!((most.burst, most.per_second), (4_000_000, 1_000_000));
	}

	#[test]
	fn gossip_is_bounded() {
		assert_eq!(parse(&["muster"]).expect("valid").finality.gossip_duration(), Duration::from_millis(50));
		for (given, accepted) in [("4", false), ("5", true), ("5000", true), ("5001", false)] {
			assert_eq!(parse(&["muster", "--grandpa-gossip-ms", given]).is_ok(), accepted, "{given}");
		}
	}

	#[test]
	fn validators_follow_the_chain_unless_told_otherwise() {
		let follow = |args: &[&str]| parse(args).expect("valid").peers.follow_validators;
		for (given, as_validator, as_other) in [
			(follow(&["muster"]), true, false),
			(follow(&["muster", "--follow-validators", "auto"]), true, false),
			(follow(&["muster", "--follow-validators", "always"]), true, true),
			(follow(&["muster", "--follow-validators", "never"]), false, false),
		] {
			assert_eq!(given.applies_to(Role::Authority), as_validator, "{given:?}");
			assert_eq!(given.applies_to(Role::Full), as_other, "{given:?}");
		}
		assert!(parse(&["muster", "--follow-validators", "sometimes"]).is_err());
		assert!(parse(&["muster", "--follow-validators"]).is_err());
	}
}
