//! Answers about one thing: a record, the node, an agency's quota.

use crate::{
	answer::{Answer, BlockRow, RecordRow},
	chain::Chain,
	error::Error,
	lists::consistency,
	params::Args,
	reading::{Reading, Reply},
};
use muster_index::Consistency;
use muster_runtime_api::{Subject, ValidatorView};
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;

/// Which chain this is, and how far node and index are.
pub async fn status(reading: Arc<Reading>, _: Args) -> Result<Reply, Error> {
	let chain = reading.chain();
	let (heads, spec_version) = blocking(move || {
		let heads = chain.heads();
		Ok((heads, chain.spec_version(heads.best)?))
	})
	.await?;
	let node = json!({
		"genesisHash": heads.genesis,
		"specVersion": spec_version,
		"best": heads.best,
		"finalized": heads.finalized,
	});
	let Ok(reader) = reading.reader() else {
		return Answer::of_state(with(node, "index", json!(null))?, heads.finalized.number).written();
	};
	match reader.status().await {
		Ok(status) => {
			let index = json!({
				"firstBlock": status.first,
				"best": BlockRow::from(status.best),
				"finalized": BlockRow::from(status.finalised),
			});
			Answer::of_index(with(node, "index", index)?, &status).written()
		}
		Err(muster_index::IndexError::Empty) => {
			let index = json!({ "firstBlock": null, "best": null, "finalized": null });
			Answer::of_state(with(node, "index", index)?, heads.finalized.number).written()
		}
		Err(error) => Err(error.into()),
	}
}

fn with(
	mut object: serde_json::Value,
	name: &str,
	value: serde_json::Value,
) -> Result<serde_json::Value, Error> {
	match object.as_object_mut() {
		Some(fields) => fields.insert(name.into(), value),
		None => return Err(Error::unreadable("the status", "it is no object")),
	};
	Ok(object)
}

/// The record of the subject that the parameters name.
pub async fn record(reading: Arc<Reading>, subject: Option<Subject>, args: Args) -> Result<Reply, Error> {
	let subject = subject.ok_or_else(|| Error::parameter("parameters", "name nothing"))?;
	let answer = reading.reader()?.get(&subject, consistency(&args)).await?;
	let row = answer.data.ok_or_else(|| Error::Unknown { what: subject.to_string() })?;
	Answer::of_index(RecordRow::try_from(row)?, &answer.status).written()
}

/// What an agency may still send.
pub async fn quota(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let agency = args.small("agency").ok_or_else(|| Error::parameter("agency", "is missing"))?;
	let best = consistency(&args);
	of_state(reading, best, move |chain, at| {
		chain.quota(at, agency)?.ok_or_else(|| Error::Unknown { what: format!("agency/{agency}") })
	})
	.await
}

/// The members of the validator set.
pub async fn validators(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let members = |chain: &dyn Chain, at| {
		let rows = chain.validators(at)?.into_iter().map(ValidatorRow::from);
		Ok(rows.collect::<Vec<_>>())
	};
	of_state(reading, consistency(&args), members).await
}

/// A member of the validator set.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ValidatorRow {
	account: String,
	agency: u32,
	standing: String,
	strikes: u8,
	offence: Option<u32>,
	endpoint: Option<EndpointRow>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct EndpointRow {
	peer: String,
	addresses: Vec<String>,
}

impl From<ValidatorView> for ValidatorRow {
	fn from(view: ValidatorView) -> Self {
		let ValidatorView { account, agency, standing, strikes, offence, endpoint } = view;
		let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
		Self {
			account: account.to_string(),
			agency,
			standing: format!("{standing:?}"),
			strikes,
			offence,
			endpoint: endpoint.map(|endpoint| EndpointRow {
				peer: text(endpoint.peer),
				addresses: endpoint.addresses.into_iter().map(text).collect(),
			}),
		}
	}
}

/// A proof of a record.
pub async fn proof(reading: Arc<Reading>, args: Args) -> Result<Reply, Error> {
	let subject = args.subject("subject").cloned();
	let subject = subject.ok_or_else(|| Error::parameter("subject", "is missing"))?;
	of_state(reading, Consistency::Final, move |chain, _| chain.proof(&subject)).await
}

/// The authorities of GRANDPA.
pub async fn checkpoint(reading: Arc<Reading>, _: Args) -> Result<Reply, Error> {
	of_state(reading, Consistency::Final, |chain, _| chain.checkpoint()).await
}

/// Asks the state of the best or the last final block.
async fn of_state<T: Serialize + Send + 'static>(
	reading: Arc<Reading>,
	consistency: Consistency,
	question: impl FnOnce(&dyn Chain, BlockRow) -> Result<T, Error> + Send + 'static,
) -> Result<Reply, Error> {
	let chain = reading.chain();
	let (data, finalized) = blocking(move || {
		let heads = chain.heads();
		let at = if consistency == Consistency::Best { heads.best } else { heads.finalized };
		Ok((question(&*chain, at)?, heads.finalized.number))
	})
	.await?;
	Answer::of_state(data, finalized).written()
}

/// Runs what executes the runtime where it holds up nobody else.
pub async fn blocking<T: Send + 'static>(
	work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
	let done = tokio::task::spawn_blocking(work).await;
	done.map_err(|error| Error::unreadable("a question to the runtime", error))?
}
