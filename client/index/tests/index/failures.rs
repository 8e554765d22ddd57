//! What an index says when it cannot answer or go on, and values at the edge of what the databases hold.

use crate::{
	answers::incidents,
	chain::{Chain, Following, PATIENCE},
	databases::Database,
	generate::{self, Random, BEGIN},
	reorgs::answers,
	verifying::same,
};
use muster_index::{
	Batch, Block, BlockRef, Filter, IndexError, IndexUrl, Query, Reader, Source, SourceError, Writer, READERS,
};
use muster_runtime_api::{Amount, Record, Subject, Text};
use std::time::Duration;
use tokio::time::timeout;

#[test]
fn urls() {
	for (right, shown) in [
		("sqlite:index.db", "sqlite:index.db"),
		("sqlite:///data/index.db", "sqlite:/data/index.db"),
		("sqlite:/data/index.db?max-mib=1", "sqlite:/data/index.db"),
		("sqlite:/data/index.db?max-mib=4000000", "sqlite:/data/index.db"),
		("postgres://muster:secret@db:5433/index", "postgres://muster@db:5433/index"),
		("postgresql://muster:secret@db/index", "postgres://muster@db:5432/index"),
	] {
		let url: IndexUrl = right.parse().unwrap_or_else(|error| panic!("{right}: {error}"));
		assert_eq!(url.to_string(), shown);
		assert_eq!(format!("{url:?}"), shown);
	}
	for wrong in [
		"",
		"index.db",
		"mysql://host/index",
		"sqlite:",
		"sqlite::memory:",
		"sqlite:index.db?max-mib=0",
		"sqlite:index.db?max-mib=4000001",
		"sqlite:index.db?max-mib=-1",
		"sqlite:index.db?mode=rw",
		"postgres://muster:secret@host:port/index",
	] {
		let error = wrong.parse::<IndexUrl>().expect_err(wrong).to_string();
		assert!(error.contains("give sqlite:PATH or postgres://"), "{error}");
		assert!(!error.contains("secret"), "{error}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_is_not_there_or_empty() {
	let directory = tempfile::tempdir().expect("a directory");
	let url: IndexUrl = format!("sqlite:{}/none.db", directory.path().display()).parse().expect("a URL");
	let answer = Reader::new(&url).status().await;
	assert!(matches!(answer, Err(IndexError::Database(_))), "{answer:?}");
	assert!(!directory.path().join("none.db").exists(), "a reader makes no file");

	let postgres = Database::postgres();
	let answer = Reader::new(&postgres.url()).status().await;
	assert!(matches!(answer, Err(IndexError::Empty)), "no tables: {answer:?}");
	for database in [Database::sqlite(), postgres] {
		assert_eq!(Writer::new(database.url()).status().await.expect("tables are made"), None);
		let answer = Reader::new(&database.url()).status().await;
		assert!(matches!(answer, Err(IndexError::Empty)), "no cursor: {answer:?}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn pruned_states_end_it() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(201), Random(202));
		let tip = chain.grow(5, &mut random);
		chain.finalise(tip);
		let third = chain.hash(3).expect("a chain").expect("a block");
		chain.prune(third);
		let following = Following::new(&database.url(), &chain);
		let reader = following.reader.clone();
		let ended = timeout(PATIENCE, following.task).await.expect("it ends").expect("it does not panic");
		assert!(matches!(ended, IndexError::Source(SourceError::Pruned(3))), "{ended}");
		assert!(ended.to_string().contains("--state-pruning"), "{ended}");
		assert_eq!(reader.status().await.expect("a status").best.number, 2, "what was indexed stays");
	}
}

fn batch(blocks: impl IntoIterator<Item = Block>) -> Batch {
	let mut batch = Batch::default();
	blocks.into_iter().for_each(|block| batch.push(block));
	batch
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_that_do_not_follow_are_refused() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(211), Random(212));
		let first = chain.best().hash;
		let one = chain.add(first, &mut random);
		let two = chain.add(one, &mut random);
		let three = chain.add(two, &mut random);
		let mut writer = Writer::new(database.url());
		let refused = writer.extend(&batch([chain.get(one)])).await;
		assert!(matches!(refused, Err(IndexError::Empty)), "{refused:?}");
		writer.start(&chain.get(first), &*chain).await.expect("it begins");
		let again = writer.start(&chain.get(first), &*chain).await;
		assert!(matches!(again, Err(IndexError::Gap { after: 0, .. })), "it has begun: {again:?}");

		let not_final = writer.append(&chain.get(two)).await;
		let is_final = writer.extend(&batch([chain.get(two)])).await;
		let second = writer.extend(&batch([chain.get(one), chain.get(three)])).await;
		for (refused, last, number) in [(not_final, 0, 2), (is_final, 0, 2), (second, 1, 3)] {
			assert!(
				matches!(refused, Err(IndexError::Gap { after, found }) if after == last && found.number == number),
				"{refused:?}"
			);
		}
		let status = writer.status().await.expect("a status").expect("a cursor");
		assert_eq!(status.best.number, 0, "a batch is written as a whole or not at all");
		let refused = writer.retract().await;
		assert!(matches!(refused, Err(IndexError::Diverged(BlockRef { number: 0, .. }))), "{refused:?}");
		let refused = writer.settle().await;
		assert!(matches!(refused, Err(IndexError::Damaged(_))), "there is none to settle: {refused:?}");

		writer.append(&chain.get(one)).await.expect("it follows");
		// A final block above one that is not.
		let refused = writer.extend(&batch([chain.get(two)])).await;
		assert!(matches!(refused, Err(IndexError::Gap { after: 1, .. })), "{refused:?}");
		// The same number and another parent.
		let other = chain.add(chain.add(first, &mut random), &mut random);
		let refused = writer.append(&chain.get(other)).await;
		assert!(matches!(refused, Err(IndexError::Gap { after: 1, .. })), "{refused:?}");
		assert_eq!(writer.settle().await.expect("one").finalised, chain.get(one).at);
		let status = writer.status().await.expect("a status").expect("a cursor");
		assert_eq!((status.best, status.finalised), (chain.get(one).at, chain.get(one).at));
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_that_take_too_long_are_stopped() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(221), Random(222));
		let touched = generate::reports(&mut random, BEGIN, 1_000, 20_000).touched.into_iter().collect();
		chain.finalise(chain.add_changes(chain.best().hash, BEGIN, touched));
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		// Nothing has this text: every record is looked at.
		let filter = Filter { text: Some("nobody wrote this".into()), ..Filter::default() };
		let query = Query { limit: 1, ..incidents(filter) };
		assert!(following.reader.list(&query).await.expect("within two seconds").data.rows.is_empty());
		let hurried = Reader::with_timeout(&database.url(), Duration::from_millis(1));
		let answer = hurried.list(&query).await;
		assert!(matches!(answer, Err(IndexError::Timeout)), "{answer:?}");
		// The connection is as good as before.
		let quick = Query { filter: Filter::default(), ..query.clone() };
		for _ in 0..READERS + 1 {
			assert_eq!(following.reader.list(&quick).await.expect("a list").data.rows.len(), 1);
		}
		let together: Vec<_> = (0..READERS * 4).map(|_| following.reader.list(&query)).collect();
		for answer in futures::future::join_all(together).await {
			assert!(matches!(answer, Ok(_) | Err(IndexError::Timeout | IndexError::Busy)), "{answer:?}");
		}
		following.stop().await;
	}
}

/// Times and quantities that no database's integer holds, a zero byte in a headline, a text that is none: nothing that a
/// signer can write stops the index.
#[tokio::test(flavor = "multi_thread")]
async fn values_at_the_edge() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(231), Random(232));
		let mut changes = std::collections::BTreeMap::new();
		let headlines: [&[u8]; 5] =
			[b"zero \0 byte", b"no text \xff\xfe", b"", "ŸÉ ﬁ İ".as_bytes(), b"'; DROP TABLE record; --"];
		for (id, headline) in (0..).zip(headlines) {
			let mut incident = generate::incident(&mut random, u64::MAX);
			incident.reports[0].headline = Text(headline.to_vec());
			changes.insert(Subject::Incident(u64::MAX - id), Some(Record::Incident(incident)));
		}
		for id in 0..30 {
			let mut request = generate::request(&mut random, u64::MAX);
			for line in &mut request.lines {
				line.requested = Some(Amount(u64::MAX));
				line.outstanding = Amount(u64::MAX);
			}
			changes.insert(Subject::Request(id), Some(Record::Request(request)));
		}
		chain.finalise(chain.add_changes(chain.best().hash, u64::MAX, changes));
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		same(&database.url(), &chain).await;
		let mut query = Query { limit: 1, ..incidents(Filter::default()) };
		let mut walked = 0;
		loop {
			let page = following.reader.list(&query).await.expect("a page").data;
			walked += page.rows.len();
			query.after = page.next;
			if query.after.is_none() {
				break;
			}
		}
		assert_eq!(walked, 3 + 5, "those of the first block, and these");
		for text in ["drop table", "é", "zero"] {
			let filter = Filter { text: Some(text.into()), ..Filter::default() };
			let found =
				following.reader.list(&Query { filter, after: None, ..query.clone() }).await.expect("a list");
			assert_eq!(found.data.rows.len(), 1, "{text}");
		}
		let needs =
			following.reader.needs(muster_primitives::RegionCode::NATION, None).await.expect("needs").data;
		assert!(needs.iter().all(|need| need.quantity == need.lines * 1_000_000_000_000), "{needs:?}");
		following.stop().await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_row_is_named() {
	let (chain, database) = (Chain::new(241), Database::sqlite());
	let mut following = Following::new(&database.url(), &chain);
	following.level(&chain).await;
	following.stop().await;
	database.execute("UPDATE cursor SET best_hash = x'00'").await;
	let answer = Reader::new(&database.url()).status().await;
	assert!(matches!(&answer, Err(IndexError::Damaged(what)) if what.contains("1 bytes")), "{answer:?}");
}

/// An index that was made with other tables says so at once: trying again would not help.
#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_an_earlier_version() {
	for database in Database::both() {
		Writer::new(database.url()).status().await.expect("tables are made");
		let other = match &database {
			Database::Sqlite(_) => "UPDATE _sqlx_migrations SET checksum = x'00'",
			Database::Postgres(..) => "UPDATE _sqlx_migrations SET checksum = decode('00', 'hex')",
		};
		database.execute(other).await;
		let following = Following::new(&database.url(), &Chain::new(251));
		let ended = timeout(PATIENCE, following.task).await.expect("it ends").expect("it does not panic");
		assert!(matches!(ended, IndexError::Outdated), "{ended}");
		assert!(ended.to_string().contains("make it anew"), "{ended}");
	}
}

/// Makes the tables what they were before records had keys.
fn without_keys(database: &Database) -> String {
	let first = match database {
		Database::Sqlite(_) => include_str!("../../migrations/sqlite/0001_first.sql"),
		Database::Postgres(..) => include_str!("../../migrations/postgres/0001_first.sql"),
	};
	let of_record = |statement: &&str| statement.starts_with("CREATE TABLE record (");
	let record = first.split("\n\n").find(of_record).expect("the table as it was first");
	format!(
		"
		CREATE TABLE kept AS SELECT * FROM record;
		ALTER TABLE kept DROP COLUMN key;
		DROP TABLE record;
		{record}
		INSERT INTO record SELECT * FROM kept;
		DROP TABLE kept;
		CREATE INDEX record_provisional ON record (layer) WHERE layer > 0;
		ALTER TABLE place DROP COLUMN record;
		DELETE FROM _sqlx_migrations WHERE version = 3;
		"
	)
}

/// Makes them what they were before counts were kept as they are read.
const COUNTS_AS_BEFORE: &str = "
	DROP TABLE rollup;
	CREATE TABLE rollup (
		region BIGINT NOT NULL, event_type BIGINT NOT NULL, status BIGINT NOT NULL, severity BIGINT NOT NULL,
		verification BIGINT NOT NULL, management BIGINT NOT NULL, incidents BIGINT NOT NULL,
		PRIMARY KEY (region, event_type, status, severity, verification, management)
	);
	INSERT INTO rollup SELECT region, event_type, status, severity, verification, management, SUM(change) FROM trend
		GROUP BY 1, 2, 3, 4, 5, 6 HAVING SUM(change) <> 0;
	ALTER TABLE need DROP COLUMN oldest;
	CREATE INDEX act_subject_number ON act_subject (number);
	DELETE FROM _sqlx_migrations WHERE version = 2;
";

/// What an index of a version before holds is brought up to date, and is then what one made anew holds.
#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_a_version_before() {
	for (database, version) in Database::both().into_iter().chain(Database::both()).zip([2, 2, 1, 1]) {
		let (chain, mut random) = (Chain::new(261), Random(262));
		let tip = chain.grow(40, &mut random);
		chain.finalise(tip);
		chain.grow(3, &mut random);
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		following.stop().await;
		database.execute(&without_keys(&database)).await;
		if version == 1 {
			database.execute(COUNTS_AS_BEFORE).await;
		}

		let query = Query { limit: 1, ..incidents(Filter::default()) };
		let early = Reader::new(&database.url()).list(&query).await.map(|_| ());
		assert!(matches!(early, Err(IndexError::Empty)), "tables that are still to be changed: {early:?}");

		let status = Writer::new(database.url()).status().await.expect("the tables are brought up to date");
		let status = status.expect("an index");
		assert_eq!((status.finalised, status.best), (chain.finalised(), chain.best()));
		same(&database.url(), &chain).await;
		answers(&Reader::new(&database.url()), &chain).await;

		let mut following = Following::new(&database.url(), &chain);
		let tip = chain.grow(10, &mut random);
		chain.finalise(tip);
		following.level(&chain).await;
		answers(&following.reader, &chain).await;
		following.stop().await;
		same(&database.url(), &chain).await;
	}
}
