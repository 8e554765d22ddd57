//! Measures the weights of the pallets' calls in the Wasm runtime, as validators run it.
//!
//! What is measured, how often and with which analysis is `frame-benchmarking`'s; this binary drives it, as
//! `frame-omni-bencher` does. That one locks 1,240 packages, RocksDB among them; this one adds itself to what the node
//! has compiled already.

mod measure;
mod template;

use clap::Parser;
use std::{error::Error, path::PathBuf};

/// Measures weights and writes `weights.rs` files.
#[derive(Parser)]
struct Arguments {
	/// The runtime, built with the feature `runtime-benchmarks`.
	#[arg(long, value_name = "WASM")]
	runtime: PathBuf,

	/// Genesis preset to measure on.
	#[arg(long, default_value = "development")]
	preset: String,

	/// Values to measure along each component of a call.
	#[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(2..))]
	steps: u32,

	/// Runs at each value.
	#[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
	repeat: u32,

	/// A pallet and the file for its weights, such as `pallet_agencies=pallets/agencies/src/weights.rs`.
	#[arg(required = true, value_name = "PALLET=FILE", value_parser = parse_target)]
	targets: Vec<Target>,
}

#[derive(Clone)]
struct Target {
	pallet: String,
	file: PathBuf,
}

fn parse_target(text: &str) -> Result<Target, String> {
	match text.split_once('=') {
		Some((pallet, file)) if !pallet.is_empty() && !file.is_empty() => {
			Ok(Target { pallet: pallet.into(), file: file.into() })
		}
		_ => Err("name a pallet and a file, as in `pallet_agencies=pallets/agencies/src/weights.rs`".into()),
	}
}

fn main() -> Result<(), Box<dyn Error>> {
	let arguments = Arguments::parse();
	let wasm = std::fs::read(&arguments.runtime)
		.map_err(|error| format!("cannot read {}: {error}", arguments.runtime.display()))?;
	let bench = measure::Bench::new(&wasm, &arguments.preset)?;
	let available = bench.list()?;
	for Target { pallet, file } in &arguments.targets {
		let benchmarks = available
			.iter()
			.find(|list| list.pallet == pallet.as_bytes())
			.ok_or_else(|| format!("the runtime has no benchmarks of `{pallet}`"))?;
		let mut functions = Vec::new();
		for benchmark in &benchmarks.benchmarks {
			let name = String::from_utf8(benchmark.name.clone())?;
			eprintln!("{pallet}::{name}");
			let costs = bench
				.run(benchmarks, benchmark, arguments.steps, arguments.repeat)
				.map_err(|error| format!("{pallet}::{name}: {error}"))?;
			functions.push(template::Function { name, components: benchmark.components.clone(), costs });
		}
		functions.sort_by(|a, b| a.name.cmp(&b.name));
		std::fs::write(file, template::render(pallet, arguments.steps, arguments.repeat, &functions))
			.map_err(|error| format!("cannot write {}: {error}", file.display()))?;
	}
	Ok(())
}
