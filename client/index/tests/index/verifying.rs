//! `verify` finds what is not as the chain says, and says where.

use crate::{
	chain::{Chain, Following},
	databases::Database,
	generate::{self, Random, BEGIN},
};
use muster_index::{compare, verify, Difference, IndexError, IndexUrl, Source, SourceError, Verified};
use std::{collections::BTreeMap, sync::Arc};

/// What a rebuilt index says of the one at `url`.
pub async fn rebuild(url: &IndexUrl, chain: &Arc<Chain>) -> Result<Verified, IndexError> {
	let scratch = Database::sqlite();
	verify(url, &scratch.url(), &**chain).await
}

/// That the index at `url` is what the chain says.
pub async fn same(url: &IndexUrl, chain: &Arc<Chain>) -> Verified {
	let verified = rebuild(url, chain).await.expect("it can be compared");
	assert_eq!(verified.difference, None, "{verified}");
	assert_eq!(verified.until, chain.finalised());
	verified
}

#[tokio::test(flavor = "multi_thread")]
async fn finds_what_was_tampered_with() {
	// Table, what is done to it, how the key of the row begins, and whether the row is then only in the index (true) or
	// only in the chain (false).
	const TAMPERING: [(&str, &str, &str, Option<bool>); 10] = [
		(
			"record",
			"UPDATE record SET json = REPLACE(json, 'reporter', 'Reporter') WHERE subject = 'incident/0' AND layer = 0",
			"incident/0",
			None,
		),
		("record", "DELETE FROM record WHERE subject = 'incident/0' AND layer = 0", "incident/0", Some(false)),
		(
			"place",
			"UPDATE place SET severity = severity + 1 WHERE subject = 'incident/0' AND scope = '000000'",
			"000000 | 11 | ",
			None,
		),
		("place", "UPDATE place SET record = record + 1 WHERE layer = 0", "000000 | ", None),
		("act", "UPDATE act SET agency = agency + 1 WHERE number = (SELECT MAX(number) FROM act) AND event = 0", "", None),
		("act_subject", "INSERT INTO act_subject VALUES ('agency/7', 1, 0)", "agency/7 | 1 | 0", Some(true)),
		("rollup", "UPDATE rollup SET counts = REPLACE(counts, '0.', '1.') WHERE region = 0", "0 | ", None),
		("trend", "UPDATE trend SET change = change + 1 WHERE region = 0", "0 | ", None),
		("need", "UPDATE need SET quantity = quantity + 1 WHERE region = 0", "0 | ", None),
		("block", "UPDATE block SET time = time + 1 WHERE number = (SELECT MAX(number) FROM block)", "", None),
	];
	for database in Database::both() {
		for (table, sql, key, only_in_index) in TAMPERING {
			// A database for each: what was tampered with stays so.
			let database = match &database {
				Database::Sqlite(_) => Database::sqlite(),
				Database::Postgres(..) => Database::postgres(),
			};
			let chain = chain();
			let mut following = Following::new(&database.url(), &chain);
			following.level(&chain).await;
			following.stop().await;
			same(&database.url(), &chain).await;

			database.execute(sql).await;
			let verified = rebuild(&database.url(), &chain).await.expect("it can be compared");
			let Some(Difference { table: named, key: row, found, expected }) = &verified.difference else {
				panic!("{table}: nothing found after {sql}");
			};
			assert_eq!(*named, table, "{verified}");
			assert!(row.starts_with(key), "{verified}");
			match only_in_index {
				Some(true) => assert!(found.is_some() && expected.is_none(), "{verified}"),
				Some(false) => assert!(found.is_none() && expected.is_some(), "{verified}"),
				None => assert!(found.is_some() && expected.is_some() && found != expected, "{verified}"),
			}
			assert!(verified.to_string().contains(table), "{verified}");
		}
	}
}

/// A chain of final blocks with incidents and requests.
fn chain() -> Arc<Chain> {
	let (chain, mut random) = (Chain::new(7), Random(8));
	let tip = chain.grow(30, &mut random);
	chain.finalise(tip);
	chain
}

#[tokio::test(flavor = "multi_thread")]
async fn verifies_an_index_that_goes_on() {
	let (chain, mut random) = (Chain::new(1), Random(2));
	let database = Database::sqlite();
	let mut following = Following::new(&database.url(), &chain);
	for _ in 0..3 {
		let tip = chain.grow(10, &mut random);
		chain.finalise(tip);
		chain.grow(2, &mut random);
		following.level(&chain).await;
		same(&database.url(), &chain).await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_hold_the_same_rows() {
	let (chain, mut random) = (Chain::new(3), Random(4));
	let [sqlite, postgres] = Database::both();
	let (mut one, mut two) = (Following::new(&sqlite.url(), &chain), Following::new(&postgres.url(), &chain));
	for _ in 0..5 {
		let tip = chain.grow(12, &mut random);
		chain.finalise(tip);
		one.level(&chain).await;
		two.level(&chain).await;
	}
	let compared = compare(&sqlite.url(), &postgres.url()).await.expect("they can be compared");
	assert_eq!(compared.difference, None, "{compared}");
	let back = compare(&postgres.url(), &sqlite.url()).await.expect("they can be compared");
	assert_eq!(back.tables, compared.tables);
	assert!(compared.tables.iter().all(|table| table.rows > 0), "{compared}");
}

#[tokio::test(flavor = "multi_thread")]
async fn says_why_it_cannot_verify() {
	let (chain, mut random) = (Chain::new(5), Random(6));
	let tip = chain.grow(5, &mut random);
	chain.finalise(tip);
	let database = Database::sqlite();
	assert!(
		matches!(rebuild(&database.url(), &chain).await, Err(IndexError::Database(_))),
		"there is no file"
	);

	let mut following = Following::new(&database.url(), &chain);
	following.level(&chain).await;
	chain.prune(chain.hash(3).expect("a chain").expect("a block"));
	let refused = rebuild(&database.url(), &chain).await;
	assert!(matches!(refused, Err(IndexError::Source(SourceError::Pruned(3)))), "{refused:?}");

	let other = Chain::new(99);
	let refused = rebuild(&database.url(), &other).await;
	assert!(matches!(refused, Err(IndexError::OtherChain { .. })), "{refused:?}");
}

/// More blocks than are written together: those that come next are read while the others are written.
#[tokio::test(flavor = "multi_thread")]
async fn a_long_chain() {
	let (chain, mut random) = (Chain::empty(), Random(11));
	let mut tip = chain.best().hash;
	for number in 0..9_000 {
		// Something in few of them: every block keeps a state of its own.
		let changes = if number % 1_000 == 999 {
			generate::reports(&mut random, BEGIN + number, number, 2).touched.into_iter().collect()
		} else {
			BTreeMap::new()
		};
		tip = chain.add_changes(tip, BEGIN + number, changes);
	}
	chain.finalise(tip);
	for database in Database::both() {
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		same(&database.url(), &chain).await;
		following.stop().await;
	}
}
