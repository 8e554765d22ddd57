//! Compares the formulas of the pallets with the answers of their reference model.

use clap::Parser;
use muster_differential::{check, Counts};
use std::{
	fs::File,
	io::{self, BufRead, BufReader},
	path::{Path, PathBuf},
	process::ExitCode,
	time::Instant,
};

/// Runs the cases of each file through the pallets' functions, and stops at the first answer that differs.
///
/// A line of a file is one case, {"in": ..., "out": ...}; what is asked shows from the fields of "in".
#[derive(Parser)]
struct Arguments {
	/// Files with cases; `-` for the standard input.
	#[arg(required = true, value_name = "FILE")]
	files: Vec<PathBuf>,
}

fn main() -> ExitCode {
	for file in Arguments::parse().files {
		let began = Instant::now();
		match cases(&file) {
			Ok(counts) => println!("{}: {counts} ({:.1} s)", file.display(), began.elapsed().as_secs_f32()),
			Err(fault) => {
				eprintln!("{}{fault}", file.display());
				return ExitCode::FAILURE;
			}
		}
	}
	ExitCode::SUCCESS
}

/// Checks one file; the fault begins with where in the file it is.
fn cases(file: &Path) -> Result<Counts, String> {
	let input: Box<dyn BufRead> = if file.as_os_str() == "-" {
		Box::new(io::stdin().lock())
	} else {
		let opened = File::open(file).map_err(|error| format!(": cannot be read: {error}"))?;
		Box::new(BufReader::new(opened))
	};
	check(input).map_err(|fault| fault.to_string())
}
