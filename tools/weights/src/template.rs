//! The text of a `weights.rs`.

use crate::measure::Costs;
use frame_benchmarking::{Analysis, BenchmarkParameter};
use std::fmt::Write;

/// A call and what it costs.
pub struct Function {
	/// Its name.
	pub name: String,
	/// Its components with their ranges.
	pub components: Vec<(BenchmarkParameter, u32, u32)>,
	/// What was measured.
	pub costs: Costs,
}

/// The file for a pallet's functions; rustfmt is left to the caller.
pub fn render(pallet: &str, steps: u32, repeat: u32, functions: &[Function]) -> String {
	let mut out = format!(
		"//! Weights of `{pallet}`, measured by `scripts/bench weights`. Generated: run that again instead of editing.\n\
		//!\n//! {steps} steps, {repeat} repeats, compiled Wasm, {machine}.\n\n\
		use core::marker::PhantomData;\n\
		use frame_support::{imports};\n\n\
		/// What the calls of `{pallet}` weigh.\npub trait WeightInfo {{\n",
		machine = machine(),
		imports = if functions.iter().any(touches_database) {
			"{traits::Get, weights::{constants::ParityDbWeight, Weight}}"
		} else {
			"weights::Weight"
		},
	);
	for function in functions {
		writeln!(out, "/// Weight of `{}`.\n{};", function.name, signature(function, false)).expect(STRING);
	}
	out.push_str("}\n\n/// Weights with the database costs of the runtime.\npub struct SubstrateWeight<T>(PhantomData<T>);\n\n");
	implementation(
		&mut out,
		"impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T>",
		"T::DbWeight",
		functions,
	);
	out.push_str("\n/// Weights with the costs of ParityDB, for mocks.\n");
	implementation(&mut out, "impl WeightInfo for ()", "ParityDbWeight", functions);
	out
}

/// Whether a function reads or writes what is not cached.
fn touches_database(function: &Function) -> bool {
	let Costs { reads, writes, .. } = &function.costs;
	[reads, writes].into_iter().any(|cost| cost.base > 0 || slopes(cost).next().is_some())
}

const STRING: &str = "writing to a string succeeds";

fn implementation(out: &mut String, header: &str, db: &str, functions: &[Function]) {
	writeln!(out, "{header} {{").expect(STRING);
	for function in functions {
		let Costs { time, reads, writes } = &function.costs;
		for (name, low, high) in &function.components {
			writeln!(out, "// `{name:?}` from {low} to {high}.").expect(STRING);
		}
		writeln!(out, "// Shortest run: {} ns.", time.minimum).expect(STRING);
		writeln!(out, "{} {{\nWeight::from_parts({}, 0)", signature(function, true), underscored(time.base))
			.expect(STRING);
		for (name, slope) in slopes(time) {
			let slope = underscored(slope);
			writeln!(out, ".saturating_add(Weight::from_parts({slope}, 0).saturating_mul({name}.into()))")
				.expect(STRING);
		}
		for (analysis, kind) in [(reads, "reads"), (writes, "writes")] {
			if analysis.base > 0 {
				writeln!(out, ".saturating_add({db}::get().{kind}({}_u64))", analysis.base).expect(STRING);
			}
			for (name, slope) in slopes(analysis) {
				writeln!(
					out,
					".saturating_add({db}::get().{kind}({slope}_u64.saturating_mul({name}.into())))"
				)
				.expect(STRING);
			}
		}
		out.push_str("}\n");
	}
	out.push_str("}\n");
}

/// `fn name(a: u32) -> Weight`, with an underscore before components that cost nothing, if asked for.
fn signature(function: &Function, mark_unused: bool) -> String {
	let Costs { time, reads, writes } = &function.costs;
	let parameters: Vec<_> = function
		.components
		.iter()
		.map(|(name, ..)| {
			let name = format!("{name:?}");
			let used =
				[time, reads, writes].into_iter().any(|cost| slopes(cost).any(|(other, _)| other == name));
			if used || !mark_unused {
				format!("{name}: u32")
			} else {
				format!("_{name}: u32")
			}
		})
		.collect();
	format!("fn {}({}) -> Weight", function.name, parameters.join(", "))
}

/// The components that cost something, with their slopes.
fn slopes(analysis: &Analysis) -> impl Iterator<Item = (&str, u128)> {
	analysis
		.names
		.iter()
		.map(String::as_str)
		.zip(analysis.slopes.iter().copied())
		.filter(|(_, slope)| *slope > 0)
}

/// `1234567` as `1_234_567`.
fn underscored(number: u128) -> String {
	let digits = number.to_string();
	let mut out = String::new();
	for (index, digit) in digits.chars().enumerate() {
		if index > 0 && (digits.len() - index).is_multiple_of(3) {
			out.push('_');
		}
		out.push(digit);
	}
	out
}

/// The processor this runs on, as the system names it.
fn machine() -> String {
	std::fs::read_to_string("/proc/cpuinfo")
		.ok()
		.and_then(|info| {
			info.lines().find_map(|line| {
				line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim().to_string())
			})
		})
		.unwrap_or_else(|| "unknown processor".into())
}

#[cfg(test)]
mod tests {
	use super::underscored;

	#[test]
	fn numbers_are_grouped() {
		for (number, text) in [(0, "0"), (999, "999"), (1_000, "1_000"), (12_345_678, "12_345_678")] {
			assert_eq!(underscored(number), text);
		}
	}
}
