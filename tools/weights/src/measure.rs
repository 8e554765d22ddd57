//! Runs benchmarks inside the Wasm runtime on a database that counts accesses.

use codec::{Decode, Encode};
use frame_benchmarking::{
	Analysis, BenchmarkBatch, BenchmarkConfig, BenchmarkList, BenchmarkMetadata, BenchmarkParameter,
	BenchmarkResult, BenchmarkSelector,
};
use sc_chain_spec::GenesisConfigBuilderRuntimeCaller;
use sc_client_db::bench::BenchmarkingState;
use sc_executor::{HeapAllocStrategy, WasmExecutor, WasmtimeInstantiationStrategy};
use sp_core::traits::{CallContext, CodeExecutor, ReadRuntimeVersionExt, RuntimeCode, WrappedRuntimeCode};
use sp_externalities::Extensions;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{traits::BlakeTwo256, Storage};
use sp_state_machine::StateMachine;
use std::error::Error;

type HostFunctions = (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);
type Executor = WasmExecutor<HostFunctions>;
type State = BenchmarkingState<BlakeTwo256>;

/// Pages of 64 KiB that one run may allocate.
const HEAP_PAGES: u32 = 4096;

/// What a call costs: a base and a slope for each component.
pub struct Costs {
	/// Picoseconds.
	pub time: Analysis,
	/// Keys read from the database.
	pub reads: Analysis,
	/// Keys written to it.
	pub writes: Analysis,
}

/// A runtime and the states to run its benchmarks on.
pub struct Bench<'a> {
	executor: Executor,
	wasm: &'a [u8],
	timed: State,
	counted: State,
}

impl<'a> Bench<'a> {
	/// Prepares `wasm` with the genesis of `preset`.
	pub fn new(wasm: &'a [u8], preset: &str) -> Result<Self, Box<dyn Error>> {
		let heap = HeapAllocStrategy::Static { extra_pages: HEAP_PAGES };
		let executor = Executor::builder()
			.with_execution_method(sc_executor::WasmExecutionMethod::Compiled {
				instantiation_strategy: WasmtimeInstantiationStrategy::PoolingCopyOnWrite,
			})
			.with_onchain_heap_alloc_strategy(heap)
			.with_offchain_heap_alloc_strategy(heap)
			.with_max_runtime_instances(2)
			.with_runtime_cache_size(2)
			.build();
		let mut genesis: Storage = GenesisConfigBuilderRuntimeCaller::<HostFunctions>::new(wasm)
			.get_storage_for_named_preset(Some(&preset.to_string()))?;
		genesis.top.insert(sp_core::storage::well_known_keys::CODE.to_vec(), wasm.to_vec());
		Ok(Self {
			executor,
			wasm,
			timed: State::new(genesis.clone(), None, false, false)?,
			counted: State::new(genesis, None, true, true)?,
		})
	}

	/// The benchmarks of the runtime.
	pub fn list(&self) -> Result<Vec<BenchmarkList>, Box<dyn Error>> {
		// What follows the list tells of storage items and is not needed.
		let answer = self.call(&self.timed, "Benchmark_benchmark_metadata", &false.encode())?;
		Ok(Vec::<BenchmarkList>::decode(&mut &answer[..])?)
	}

	/// Measures one benchmark at `steps` values of each component while the others are at their highest.
	pub fn run(
		&self,
		list: &BenchmarkList,
		benchmark: &BenchmarkMetadata,
		steps: u32,
		repeat: u32,
	) -> Result<Costs, Box<dyn Error>> {
		let (mut times, mut accesses) = (Vec::new(), Vec::new());
		for (index, selected_components) in points(&benchmark.components, steps).into_iter().enumerate() {
			let config = |verify, internal_repeats| BenchmarkConfig {
				pallet: list.pallet.clone(),
				instance: list.instance.clone(),
				benchmark: benchmark.name.clone(),
				selected_components: selected_components.clone(),
				verify,
				internal_repeats,
			};
			if index == 0 {
				self.dispatch(&self.timed, config(true, 1))?;
			}
			accesses.extend(self.dispatch(&self.counted, config(false, 1))?);
			times.extend(self.dispatch(&self.timed, config(false, repeat))?);
		}
		Ok(Costs {
			time: Analysis::min_squares_iqr(&times, BenchmarkSelector::ExtrinsicTime)?,
			reads: Analysis::min_squares_iqr(&accesses, BenchmarkSelector::Reads)?,
			writes: Analysis::min_squares_iqr(&accesses, BenchmarkSelector::Writes)?,
		})
	}

	fn dispatch(
		&self,
		state: &State,
		config: BenchmarkConfig,
	) -> Result<Vec<BenchmarkResult>, Box<dyn Error>> {
		let answer = self.call(state, "Benchmark_dispatch_benchmark", &config.encode())?;
		let batches = Result::<Vec<BenchmarkBatch>, String>::decode(&mut &answer[..])??;
		Ok(batches.into_iter().flat_map(|batch| batch.results).collect())
	}

	fn call(&self, state: &State, method: &str, arguments: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
		let fetcher = WrappedRuntimeCode(self.wasm.into());
		let code = RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash: vec![1] };
		let mut extensions = extensions(self.executor.clone());
		let answer = StateMachine::new(
			state,
			&mut Default::default(),
			&self.executor,
			method,
			arguments,
			&mut extensions,
			&code,
			CallContext::Offchain,
		)
		.execute()
		.map_err(|error| {
			format!("{method} failed: {error}; was the runtime built with runtime-benchmarks?")
		})?;
		Ok(answer)
	}
}

/// A keystore for benchmarks that sign.
fn extensions(executor: impl CodeExecutor) -> Extensions {
	let mut extensions = Extensions::default();
	extensions.register(KeystoreExt::new(MemoryKeystore::new()));
	extensions.register(ReadRuntimeVersionExt::new(executor));
	extensions
}

/// The values of the components to measure at.
fn points(components: &[(BenchmarkParameter, u32, u32)], steps: u32) -> Vec<Vec<(BenchmarkParameter, u32)>> {
	if components.is_empty() {
		return vec![Vec::new()];
	}
	let last = u64::from(steps.saturating_sub(1).max(1));
	let mut points = Vec::new();
	for (varied, low, high) in components {
		let span = u64::from(high.saturating_sub(*low));
		for step in 0..u64::from(steps) {
			let value = low.saturating_add(u32::try_from(span * step / last).unwrap_or(u32::MAX));
			points.push(
				components
					.iter()
					.map(|(name, _, high)| (*name, if name == varied { value } else { *high }))
					.collect(),
			);
		}
	}
	points
}

#[cfg(test)]
mod tests {
	use super::*;
	use BenchmarkParameter::{a, b};

	#[test]
	fn a_call_without_components_is_measured_once() {
		assert_eq!(points(&[], 20), [vec![]]);
	}

	#[test]
	fn each_component_varies_while_the_others_are_highest() {
		assert_eq!(
			points(&[(a, 0, 10), (b, 1, 3)], 3),
			[
				vec![(a, 0), (b, 3)],
				vec![(a, 5), (b, 3)],
				vec![(a, 10), (b, 3)],
				vec![(a, 10), (b, 1)],
				vec![(a, 10), (b, 2)],
				vec![(a, 10), (b, 3)],
			]
		);
	}
}
