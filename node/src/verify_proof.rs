//! `muster verify-proof`: whether a record is what the chain finalised, without a node and without a network.
//!
//! The library checks that the items are those of a final block. What record they make only a runtime can say: this
//! binary holds one, and says so of no other.

use clap::Args;
use muster_proof::{keys_to_prove, limits, verify, Bytes, Checkpoint, Incomplete, Proof, ProofError, Proven};
use muster_runtime::{Block, Runtime, VERSION};
use muster_runtime_api::{runtime_decl_for_read_api::ReadApi, Subject, SubjectError};
use serde_json::Value;
use std::{
	collections::BTreeSet,
	fmt,
	fs::File,
	io::{self, Read},
	panic,
	path::{Path, PathBuf},
	process,
};

/// Checks a proof of a record against an authority set that you trust.
///
/// Ends with 0 when the record is proven, 1 when it is not (the reason is on the standard error), 2 when a file cannot be
/// read. `docs/proofs.md` says what a proof proves, and where a checkpoint comes from.
#[derive(Debug, Clone, Args)]
pub struct VerifyProofCmd {
	/// The checkpoint: genesis, number and keys of an authority set, as JSON, from whom you trust.
	#[arg(long, value_name = "FILE")]
	checkpoint: PathBuf,

	/// The proof: the `data` of an answer to `muster_recordProof`, as JSON; `-` for the standard input.
	#[arg(value_name = "PROOF")]
	proof: PathBuf,

	/// Be content with the storage items, where this binary holds another runtime than made the record. Says nothing of
	/// the record then.
	#[arg(long)]
	items_only: bool,
}

/// Why the program ends, and with which code.
enum Failure {
	Refused(String),
	Unusable(String),
}

impl VerifyProofCmd {
	/// Prints what is proven. Ends the process if nothing is.
	pub fn run(&self) -> sc_cli::Result<()> {
		// A key that is not proven ends in a panic that is caught: the reason is told once, in our words.
		panic::set_hook(Box::new(|_| {}));
		// Refusals do not go through `main`, which prints a reason as Rust prints a string, and knows one code.
		match self.check() {
			Ok(proven) => {
				println!("{proven}");
				Ok(())
			}
			Err(Failure::Refused(reason)) => {
				eprintln!("not proven: {reason}");
				process::exit(1)
			}
			Err(Failure::Unusable(reason)) => {
				eprintln!("{reason}");
				process::exit(2)
			}
		}
	}

	fn check(&self) -> Result<String, Failure> {
		let checkpoint = read(&self.checkpoint, limits::CHECKPOINT_JSON)?;
		let proof = read(&self.proof, limits::PROOF_JSON)?;
		judge(&checkpoint, &proof, self.items_only).map_err(Failure::Refused)
	}
}

/// What is proven, for people to read, or why nothing is.
fn judge(checkpoint: &[u8], proof: &[u8], items_only: bool) -> Result<String, String> {
	let step = |error: ProofError| format!("step {}: {error}", error.step().number());
	let checkpoint = Checkpoint::from_json(checkpoint).map_err(step)?;
	let proof = Proof::from_json(proof).map_err(step)?;
	let proven = verify(&checkpoint, &proof).map_err(step)?;
	let block = proven.block();
	let (weight, total) = proven.weight();
	let of = format!(
		"block {} ({:?}), finalised by weight {weight} of {total} of set {}",
		block.number, block.hash, proof.set_id
	);
	match check_record(&proof, &proven) {
		Ok(()) => Ok(format!("proven: {} as of {of}\n{:#}", proof.subject, proof.record)),
		Err(error @ RecordError::OtherRuntime(_)) if items_only => {
			let items = serde_json::to_string_pretty(proven.items()).map_err(|error| error.to_string())?;
			Ok(format!(
				"proven: {} storage items of {of}\nnot checked: {error}\n{items}",
				proven.items().len()
			))
		}
		Err(error) => Err(format!("step 5: {error}")),
	}
}

/// Reads no more than it takes to see that a file is too large.
fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
	let unusable = |error: io::Error| Failure::Unusable(format!("cannot read {}: {error}", path.display()));
	let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
	let source: Box<dyn Read> = match path == Path::new("-") {
		true => Box::new(io::stdin()),
		false => Box::new(File::open(path).map_err(unusable)?),
	};
	let mut bytes = Vec::new();
	source.take(most).read_to_end(&mut bytes).map_err(unusable)?;
	Ok(bytes)
}

/// Why the record is not what the proven items make.
#[derive(Clone, PartialEq, Eq, Debug)]
enum RecordError {
	/// The record is of another runtime than this binary's: which, as far as it is proven.
	OtherRuntime(Option<(String, u32)>),
	/// The subject is none.
	Subject(SubjectError),
	/// The runtime needs more than is proven to make the record.
	Incomplete(Incomplete),
	/// An item that the record is not made of, or one left out.
	Keys {
		/// Its key.
		key: Bytes,
		/// Whether it is in the proof.
		given: bool,
	},
	/// The items make another record: where it differs first, as a path in the JSON, with what they say.
	Differs {
		/// `/reports/0/headline`.
		path: String,
		/// What the items say.
		proven: String,
	},
}

impl fmt::Display for RecordError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		let ours = format_args!("{} {}", VERSION.spec_name, VERSION.spec_version);
		match self {
			Self::OtherRuntime(Some((name, version))) => write!(
				f,
				"the record is of runtime {name} {version}, and this program holds {ours}: use a muster of that release, or --items-only"
			),
			Self::OtherRuntime(None) => write!(
				f,
				"the proof does not say of which runtime the record is, and this program holds {ours}: ask for a new proof, or use --items-only"
			),
			Self::Subject(error) => write!(f, "the subject was changed: {error}"),
			Self::Incomplete(error) => write!(
				f,
				"{error}; an item was left out, or the proof is of another subject than it says: ask for a new proof"
			),
			Self::Keys { key, given: true } => {
				write!(f, "the item {key} is no part of this subject's record: it was added, or the subject was changed")
			}
			Self::Keys { key, given: false } => {
				write!(f, "the item {key} is part of this subject's record and is not proven: it was left out")
			}
			Self::Differs { path, proven } => {
				write!(f, "the record was changed: the proven items say {proven} at {path}")
			}
		}
	}
}

/// Step 5: the runtime of this binary makes the record anew, on the proven state.
fn check_record(proof: &Proof, proven: &Proven) -> Result<(), RecordError> {
	let runtime = proven.runtime().map(|runtime| (runtime.spec_name.clone(), runtime.spec_version));
	if runtime != Some((VERSION.spec_name.to_string(), VERSION.spec_version)) {
		return Err(RecordError::OtherRuntime(runtime));
	}
	let subject: Subject = proof.subject.parse().map_err(RecordError::Subject)?;
	let (keys, record) = proven
		.execute(|| {
			let keys = <Runtime as ReadApi<Block>>::record_keys(subject.clone());
			(keys, <Runtime as ReadApi<Block>>::record(subject))
		})
		.map_err(RecordError::Incomplete)?;

	let needed: BTreeSet<Bytes> = keys_to_prove(keys).into_iter().map(Bytes).collect();
	let given: BTreeSet<Bytes> = proven.items().iter().map(|item| item.key.clone()).collect();
	if let Some(key) = needed.symmetric_difference(&given).next() {
		return Err(RecordError::Keys { key: key.clone(), given: given.contains(key) });
	}

	let record = serde_json::to_value(record)
		.map_err(|error| RecordError::Differs { path: "/".into(), proven: error.to_string() })?;
	match difference(&record, &proof.record) {
		None => Ok(()),
		Some((path, proven)) => Err(RecordError::Differs { path, proven }),
	}
}

/// Where two JSON values differ first, as a path, and what the first of them says there.
fn difference(ours: &Value, given: &Value) -> Option<(String, String)> {
	let below = |name: &dyn fmt::Display, ours: Option<&Value>, given: Option<&Value>| match (ours, given) {
		(Some(ours), Some(given)) => {
			difference(ours, given).map(|(path, says)| (format!("/{name}{path}"), says))
		}
		(ours, _) => Some((format!("/{name}"), ours.map_or("nothing".into(), Value::to_string))),
	};
	match (ours, given) {
		_ if ours == given => None,
		(Value::Object(our), Value::Object(their)) => {
			let names: BTreeSet<_> = our.keys().chain(their.keys()).collect();
			names.into_iter().find_map(|name| match our.get(name) == their.get(name) {
				true => None,
				false => below(name, our.get(name), their.get(name)),
			})
		}
		(Value::Array(our), Value::Array(their)) => {
			let at = (0..our.len().max(their.len())).find(|at| our.get(*at) != their.get(*at))?;
			below(&at, our.get(at), their.get(at))
		}
		_ => Some((String::new(), ours.to_string())),
	}
}

#[cfg(test)]
mod tests;
