//! Puts a node together: client, pool, Aura, GRANDPA, network, RPC.

use crate::{
	cli::{FinalityParams, PeerParams},
	equivocation::{self, Watch, Watched},
	index::{self, IndexParams},
	justified::LastJustified,
	pool,
	reserved_peers::ReservedPeers,
	rpc::{self, GrandpaDeps},
};
use futures::FutureExt;
use muster_rpc::{ClientChain, Reading};
use muster_runtime::{apis::RuntimeApi, opaque::Block, Hash};
use sc_client_api::{Backend, BlockBackend};
use sc_consensus_aura::{ImportQueueParams, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{
	BeforeBestBlockBy, FinalityProofProvider, SharedVoterState, ThreeQuartersOfTheUnfinalizedChain,
	VotingRulesBuilder,
};
use sc_executor::{HeapAllocStrategy, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_service::{
	config::ExecutorConfiguration, error::Error as ServiceError, Configuration, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;
use std::{path::PathBuf, sync::Arc};

/// Every so many blocks a justification is kept: the most headers that a proof of finality for any block needs.
const JUSTIFICATION_PERIOD: u32 = 64;
/// Blocks the stock rule stays behind the best one.
const STOCK_LAG: u32 = 2;
/// Share of the slot in which a block is built; the rest is for the way to the others and for their import.
const PROPOSAL_SLOT_SHARE: f32 = 2.0 / 3.0;

type Executor = sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>;
pub(crate) type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;
pub(crate) type FullBackend = sc_service::TFullBackend<Block>;
type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
type FullGrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;

/// The parts that both a running node and the tools need. Tools have no pool.
pub type Parts = sc_service::PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	(),
	(
		Watched<FullGrandpaBlockImport>,
		Watch,
		sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>,
		Option<Telemetry>,
	),
>;

/// Names a folder for compiled runtimes, for many short-lived nodes on one machine: compiling takes each some seconds of
/// CPU. Who can write there decides what a node runs, so the folder is its user's alone, and no flag of the node.
const WASM_CACHE: &str = "MUSTER_WASM_CACHE";

/// The executor that [`sc_service::new_wasm_executor`] makes, which knows no such folder.
fn executor(config: &ExecutorConfiguration) -> Executor {
	let heap = config.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |pages| {
		HeapAllocStrategy::Static { extra_pages: u32::try_from(pages).unwrap_or(u32::MAX) }
	});
	let builder = Executor::builder()
		.with_execution_method(config.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(config.max_runtime_instances)
		.with_runtime_cache_size(config.runtime_cache_size);
	match std::env::var_os(WASM_CACHE) {
		Some(folder) if !folder.is_empty() => builder.with_cache_path(PathBuf::from(folder)),
		_ => builder,
	}
	.build()
}

/// Opens the database and makes the parts.
pub fn parts(config: &Configuration) -> Result<Parts, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let executor = executor(&config.executor);
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, Executor>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			vec![],
		)?;
	let client = Arc::new(client);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let (grandpa_block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(|telemetry| telemetry.handle()),
	)?;

	let justification_import = Box::new(grandpa_block_import.clone());
	let (block_import, watch) = equivocation::watched(grandpa_block_import);

	let slot_source = client.clone();
	let import_queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: block_import.clone(),
		justification_import: Some(justification_import),
		client: client.clone(),
		create_inherent_data_providers: move |parent, ()| {
			let client = slot_source.clone();
			async move { Ok(inherents(sc_consensus_aura::standalone::slot_duration_at(&*client, parent)?)) }
		},
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
		compatibility_mode: Default::default(),
	})?;

	Ok(Parts {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool: Arc::new(()),
		other: (block_import, watch, grandpa_link, telemetry),
	})
}

/// Slot and time of now.
fn inherents(
	slot_duration: sp_consensus_aura::SlotDuration,
) -> (sp_consensus_aura::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider) {
	let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
	let slot = sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
		*timestamp,
		slot_duration,
	);
	(slot, timestamp)
}

/// How a node is to run, besides what every Substrate node is told.
pub struct Options {
	/// Finality.
	pub finality: FinalityParams,
	/// Peers.
	pub peers: PeerParams,
	/// The pool.
	pub pool: sc_transaction_pool::Options,
	/// The index.
	pub index: IndexParams,
	/// Whether the chain is this node's alone.
	pub is_dev: bool,
}

/// Starts a node. It runs until the task manager is dropped or an essential task ends.
pub fn start<N: sc_network::NetworkBackend<Block, Hash>>(
	config: Configuration,
	Options { finality, peers, pool: pool_options, index, is_dev }: Options,
) -> Result<TaskManager, ServiceError> {
	let database = index.database(config.role, is_dev, &config.data_path).map_err(ServiceError::Other)?;
	let Parts {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool: _,
		other: (block_import, watch, grandpa_link, mut telemetry),
	} = parts(&config)?;
	let transaction_pool = pool::new(
		&client,
		pool_options,
		config.role.is_authority(),
		task_manager.spawn_essential_handle(),
		config.prometheus_registry(),
	);
	let local_pool = || OffchainTransactionPoolFactory::new(pool::LocalPool(transaction_pool.clone()));

	let mut net_config = sc_network::config::FullNetworkConfiguration::<Block, Hash, N>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let metrics = N::register_notification_metrics(config.prometheus_registry());

	let genesis = client.block_hash(0)?.ok_or_else(|| {
		ServiceError::Other("the database has no genesis block; purge it and sync anew".into())
	})?;
	let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	// A protocol that is offered and has nobody behind it costs a node all its peers: with `--no-grandpa` there is none.
	let grandpa_notifications = (!config.disable_grandpa).then(|| {
		let (protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
			grandpa_protocol.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
		net_config.add_notification_protocol(protocol);
		notifications
	});

	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::default(),
	));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let reports = config.role.is_authority().then(local_pool);
	task_manager.spawn_handle().spawn_blocking(
		"equivocation-watch",
		Some("block-authoring"),
		watch.run(client.clone(), reports, config.prometheus_registry()),
	);

	if peers.follow_validators.applies_to(config.role) {
		let reserved = ReservedPeers::new(
			client.clone(),
			network.clone(),
			sync_service.clone(),
			sc_network_sync::block_announces_protocol_name(genesis, config.chain_spec.fork_id()).into(),
			config.network.default_peers_set.reserved_nodes.clone(),
		);
		task_manager.spawn_handle().spawn("reserved-peers", Some("networking"), reserved.run());
	}

	if config.offchain_worker.enabled {
		let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
			runtime_api_provider: client.clone(),
			is_validator: config.role.is_authority(),
			keystore: Some(keystore_container.keystore()),
			offchain_db: backend.offchain_storage(),
			transaction_pool: Some(local_pool()),
			network_provider: Arc::new(network.clone()),
			enable_http_requests: false,
			custom_extensions: |_| vec![],
		})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let prometheus_registry = config.prometheus_registry().cloned();
	let shared_voter_state = SharedVoterState::empty();

	let justified = LastJustified::new(grandpa_link.shared_authority_set().clone());
	task_manager.spawn_handle().spawn(
		"last-justified",
		Some("finality"),
		justified.clone().follow(grandpa_link.justification_stream()),
	);
	let tasks = task_manager.spawn_handle();
	let kept = database.map(|url| {
		let registry = config.prometheus_registry();
		index::start(&url, index.index_from, client.clone(), backend.clone(), registry, &tasks)
	});
	let chain = ClientChain::<_, _, Block>::new(client.clone(), backend.clone(), justified);
	let reading = Reading::new(Arc::new(chain), kept.transpose()?, index.limits());

	let rpc_builder = {
		let client = client.clone();
		let pool = transaction_pool.clone();
		let voter_state = shared_voter_state.clone();
		let authority_set = grandpa_link.shared_authority_set().clone();
		let justifications = grandpa_link.justification_stream();
		let proofs = FinalityProofProvider::new_for_service(backend.clone(), Some(authority_set.clone()));
		Box::new(move |executor| {
			let grandpa = GrandpaDeps {
				voter_state: voter_state.clone(),
				authority_set: authority_set.clone(),
				justifications: justifications.clone(),
				proofs: proofs.clone(),
				executor,
			};
			rpc::module(client.clone(), pool.clone(), grandpa, reading.clone()).map_err(Into::into)
		})
	};

	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		network: network.clone(),
		client: client.clone(),
		keystore: keystore_container.keystore(),
		task_manager: &mut task_manager,
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		backend,
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		config,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let proposer_factory = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			prometheus_registry.as_ref(),
			telemetry.as_ref().map(|telemetry| telemetry.handle()),
		);
		let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
		let aura =
			sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
				slot_duration,
				client,
				select_chain,
				block_import,
				proposer_factory,
				create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
				force_authoring,
				// Reports are taken in while finality is away; that is when they are needed most.
				backoff_authoring_blocks: None::<()>,
				keystore: keystore_container.keystore(),
				sync_oracle: sync_service.clone(),
				justification_sync_link: sync_service.clone(),
				block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SLOT_SHARE),
				max_block_proposal_slot_portion: None,
				telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
				compatibility_mode: Default::default(),
			})?;
		task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
	}

	if let Some(notification_service) = grandpa_notifications {
		let voting_rule = VotingRulesBuilder::new().add(ThreeQuartersOfTheUnfinalizedChain);
		let voting_rule =
			if finality.grandpa_lag { voting_rule.add(BeforeBestBlockBy(STOCK_LAG)) } else { voting_rule };
		let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: finality.gossip_duration(),
				justification_generation_period: JUSTIFICATION_PERIOD,
				name: Some(name),
				observer_enabled: false,
				// A node that is no authority needs no keys to follow.
				keystore: role.is_authority().then(|| keystore_container.keystore()),
				local_role: role,
				telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
				protocol_name: grandpa_protocol,
			},
			link: grandpa_link,
			network,
			sync: Arc::new(sync_service),
			notification_service,
			voting_rule: voting_rule.build(),
			prometheus_registry,
			shared_voter_state,
			telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
			offchain_tx_pool_factory: local_pool(),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	}

	Ok(task_manager)
}
