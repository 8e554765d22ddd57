//! Checks, writes and takes in CAP 1.2 alerts.

use clap::{Parser, Subcommand};
use muster_cap::{limits, Alert, CapIncident, Import, Imported};
use muster_primitives::{EventTypeId, RegionCode};
use std::{
	fs::File,
	io::{self, Read, Write},
	path::{Path, PathBuf},
	process::ExitCode,
};

/// Checks CAP 1.2 alerts, writes incidents as alerts, and takes alerts in as reports.
///
/// Ends with 0 when all is well, 1 when the document is refused (every reason on a line of its own), 2 when a file
/// cannot be read or the command is not understood.
#[derive(Parser)]
#[command(name = "muster-cap", version)]
struct Arguments {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Says whether a document is valid CAP 1.2.
	Check {
		/// The alert.
		file: PathBuf,
	},
	/// Writes an incident (JSON) as an alert (XML).
	Export {
		/// The incident.
		file: PathBuf,
	},
	/// Takes an alert in: `report` are the facts for `incidents.file`, `incident` is what an alert of a Muster chain says.
	Import {
		/// The alert.
		file: PathBuf,
		/// A region it concerns, in place of what the alert says; may be given again.
		#[arg(long = "region", value_name = "CODE", value_parser = parse_region)]
		regions: Vec<RegionCode>,
		/// The event type of the registry.
		#[arg(long, value_name = "ID")]
		event_type: Option<EventTypeId>,
		/// Salt of the content's digest, in hexadecimal. Needed when the alert is not public.
		#[arg(long, value_name = "HEX", default_value = "", value_parser = parse_hex, hide_default_value = true)]
		salt: Hex,
		/// Take an alert of a Muster chain for one from outside, too.
		#[arg(long)]
		foreign: bool,
	},
}

#[derive(Clone, Default)]
struct Hex(Vec<u8>);

fn parse_region(text: &str) -> Result<RegionCode, String> {
	let code: u32 = text.parse().map_err(|_| "a region code has six digits, as in 420100".to_string())?;
	RegionCode::try_from(code).map_err(Into::into)
}

fn parse_hex(text: &str) -> Result<Hex, String> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let odd = !digits.len().is_multiple_of(2) || !digits.is_ascii();
	let bytes = digits
		.as_bytes()
		.chunks(2)
		.map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()));
	match bytes.collect::<Option<Vec<u8>>>() {
		Some(bytes) if !odd => Ok(Hex(bytes)),
		_ => Err("a salt is pairs of hexadecimal digits, as in 00ff".into()),
	}
}

/// Why the program ends, and with which code.
enum Failure {
	Refused(String),
	Unusable(String),
}

fn main() -> ExitCode {
	let printed = run(Arguments::parse().command).and_then(|output| {
		let written = io::stdout().write_all(output.as_bytes());
		written.map_err(|error| Failure::Unusable(format!("cannot write: {error}")))
	});
	match printed {
		Ok(()) => ExitCode::SUCCESS,
		Err(Failure::Refused(reason)) => {
			eprintln!("{reason}");
			ExitCode::from(1)
		}
		Err(Failure::Unusable(reason)) => {
			eprintln!("{reason}");
			ExitCode::from(2)
		}
	}
}

fn run(command: Command) -> Result<String, Failure> {
	let refused = |reason: &dyn ToString| Failure::Refused(reason.to_string());
	match command {
		Command::Check { file } => {
			let alert = Alert::parse(&read(&file)?).map_err(|reason| refused(&reason))?;
			Ok(format!(
				"valid: {:?} {} of {}, sent {}, {:?}, {} info\n",
				alert.msg_type,
				alert.identifier,
				alert.sender,
				alert.sent,
				alert.status,
				alert.infos.len()
			))
		}
		Command::Export { file } => {
			let incident: CapIncident = serde_json::from_slice(&read(&file)?)
				.map_err(|error| refused(&format!("no incident as this program reads it: {error}")))?;
			let alert = incident.to_alert().and_then(|alert| alert.to_xml());
			alert.map_err(|faults| refused(&muster_cap::Refused::Invalid(faults)))
		}
		Command::Import { file, regions, event_type, salt, foreign } => {
			let document = read(&file)?;
			let alert = Alert::parse(&document).map_err(|reason| refused(&reason))?;
			if !foreign && CapIncident::is_told_by(&alert) {
				let told = CapIncident::from_alert(&alert);
				let incident = told.map_err(|fault| refused(&format!("{fault} (--foreign)")))?;
				return json(&serde_json::json!({ "incident": incident }));
			}
			let import = Import { regions, event_type, salt: salt.0 };
			let report = Imported::read(&document, &import).map_err(|reason| refused(&reason))?;
			json(&serde_json::json!({ "report": report }))
		}
	}
}

fn json(value: &serde_json::Value) -> Result<String, Failure> {
	let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Unusable(error.to_string()))?;
	Ok(format!("{text}\n"))
}

/// Reads no more than it takes to see that a file is too large.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
	let unusable = |error: io::Error| Failure::Unusable(format!("cannot read {}: {error}", path.display()));
	let most = u64::try_from(limits::BYTES).unwrap_or(u64::MAX).saturating_add(1);
	let mut bytes = Vec::new();
	File::open(path).map_err(unusable)?.take(most).read_to_end(&mut bytes).map_err(unusable)?;
	Ok(bytes)
}
