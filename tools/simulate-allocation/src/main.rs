//! Compares the pallet's allocation with first come, first matched, and with the optimum, on offers and requests in files.

use clap::Parser;
use muster_simulate_allocation::{
	input::read_file,
	report::{run, Settings},
};
use std::{path::PathBuf, process::ExitCode};

/// Puts offers and requests, in the order of time, through the pallet's allocation once a day, and compares.
///
/// Both files are CSV with the columns t (2020-04-02T16:27:00Z), party_id, item and qty (whole units; empty if the amount is
/// not known). Requests may have priority (routine, urgent, asap, stat) and days_of_stock. Other columns are ignored.
#[derive(Parser)]
struct Arguments {
	/// What was offered.
	offers: PathBuf,

	/// What was asked for.
	requests: PathBuf,

	/// Write everything measured to this file, too.
	#[arg(long, value_name = "FILE")]
	json: Option<PathBuf>,

	/// Rows above this many units are set aside and named, as on the chain, where they wait for an approver's explicit word.
	#[arg(long, value_name = "UNITS", default_value_t = 1_000_000)]
	maximum: u64,

	/// Most lines of a sample whose exact optimum is sought.
	#[arg(long, value_name = "LINES", default_value_t = 60)]
	sample_lines: usize,

	/// Samples of each product.
	#[arg(long, value_name = "NUMBER", default_value_t = 3)]
	samples: u64,

	/// Most lines that a call takes, as `MaxClaims` of the runtime. An offer for more is shared in several.
	#[arg(long, value_name = "LINES", default_value_t = 500)]
	claims: usize,

	/// Exit with 1 when the allocation is worse than first come, or more than 5% below the optimum.
	#[arg(long)]
	check: bool,
}

fn main() -> ExitCode {
	let arguments = Arguments::parse();
	match simulate(&arguments) {
		Ok(good) if good || !arguments.check => ExitCode::SUCCESS,
		Ok(_) => ExitCode::FAILURE,
		Err(fault) => {
			eprintln!("{fault}");
			ExitCode::from(2)
		}
	}
}

fn simulate(arguments: &Arguments) -> Result<bool, String> {
	let Arguments { maximum, sample_lines, samples, claims, .. } = *arguments;
	let offers = read_file(&arguments.offers).map_err(|error| error.to_string())?;
	let requests = read_file(&arguments.requests).map_err(|error| error.to_string())?;
	let report = run(&offers, &requests, Settings { maximum, sample_lines, samples, claims });
	print!("{report}");
	if let Some(path) = &arguments.json {
		let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
		std::fs::write(path, json + "\n").map_err(|error| {
			format!("{}: cannot be written: {error}; name a file that can", path.display())
		})?;
	}
	Ok(report.holds.all())
}
