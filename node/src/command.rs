//! Runs what the command line says.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	index::IndexCommand,
	pool,
	service::{self, Options},
};
use sc_cli::{CliConfiguration, SubstrateCli};
use sc_network::config::NetworkBackendType;
use sc_service::PartialComponents;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Muster node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the agency that runs this network".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		chain_spec::load(id).map(|spec| Box::new(spec) as Box<_>)
	}
}

/// Reads the command line and does what it says.
pub fn run() -> sc_cli::Result<()> {
	let cli = Cli::read();
	match &cli.subcommand {
		Some(Subcommand::Key(command)) => command.run(&cli),
		Some(Subcommand::ExportChainSpec(command)) => {
			let spec = cli.load_spec(&command.chain)?;
			command.run(spec)
		}
		Some(Subcommand::CheckBlock(command)) => {
			let runner = cli.create_runner(command)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } = service::parts(&config)?;
				Ok((command.run(client, import_queue), task_manager))
			})
		}
		Some(Subcommand::ExportBlocks(command)) => {
			let runner = cli.create_runner(command)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, .. } = service::parts(&config)?;
				Ok((command.run(client, config.database), task_manager))
			})
		}
		Some(Subcommand::ImportBlocks(command)) => {
			let runner = cli.create_runner(command)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } = service::parts(&config)?;
				Ok((command.run(client, import_queue), task_manager))
			})
		}
		Some(Subcommand::PurgeChain(command)) => {
			let runner = cli.create_runner(command)?;
			runner.sync_run(|config| command.run(config.database))
		}
		Some(Subcommand::Revert(command)) => {
			let runner = cli.create_runner(command)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, backend, .. } = service::parts(&config)?;
				let revert_finality = Box::new(|client, _, blocks| {
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
				Ok((command.run(client, backend, Some(revert_finality)), task_manager))
			})
		}
		Some(Subcommand::ChainInfo(command)) => {
			let runner = cli.create_runner(command)?;
			runner.sync_run(|config| command.run::<muster_runtime::opaque::Block>(&config))
		}
		Some(Subcommand::Index(IndexCommand::Verify(command))) => {
			let runner = cli.create_runner(command)?;
			let command = command.clone();
			runner.async_run(|config| {
				let data = config.data_path.clone();
				let PartialComponents { client, task_manager, backend, .. } = service::parts(&config)?;
				Ok((command.run(client, backend, data), task_manager))
			})
		}
		Some(Subcommand::VerifyProof(command)) => command.run(),
		None => {
			let runner = cli.create_runner(&cli.run)?;
			let pool = pool::options(&cli.run.pool_config)?;
			let is_dev = cli.run.is_dev()?;
			let Cli { finality, peers, index, .. } = cli;
			let options = Options { finality, peers, pool, index, is_dev };
			runner.run_node_until_exit(|config| async move {
				match config.network.network_backend {
					NetworkBackendType::Libp2p => {
						service::start::<sc_network::NetworkWorker<_, _>>(config, options)
					}
					NetworkBackendType::Litep2p => {
						service::start::<sc_network::Litep2pNetworkBackend>(config, options)
					}
				}
				.map_err(sc_cli::Error::Service)
			})
		}
	}
}
