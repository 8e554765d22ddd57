//! Fills an index with incidents and measures it: `measure URL [INCIDENTS]`, `URL` as of `--index`, an empty database; with
//! 0 incidents, one that was filled before.
//!
//! Prints, for this database: changes a second while filling, size, the time of the latest 50 of a region through
//! [`Reader`] and of the same statement on a bare connection, one after another and eight at once, and of situations and
//! the history of the nation.

mod generate;

use generate::{Random, BEGIN};
use muster_index::{
	Block, BlockRef, Consistency, Filter, Follower, IndexError, IndexUrl, Notice, Order, Query, Reader,
	Source, SourceError, Touched,
};
use muster_primitives::RegionCode;
use muster_runtime_api::{BlockChanges, IncidentRecord, Kind, Record, Subject};
use sp_core::H256;
use sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions, ConnectOptions, Row};
use std::{
	collections::VecDeque,
	error::Error,
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::sync::broadcast::error::RecvError;

/// New incidents in a block, with a tenth as many changes of earlier ones and a twentieth as many requests.
const BLOCK: u64 = 100;
/// How many incidents are filed after one before it changes.
const RECENT: usize = 5_000;
/// Questions of each kind.
const QUESTIONS: u32 = 2_000;
/// The seed of everything.
const SEED: u64 = 2020;
/// The first block.
const FIRST: BlockRef = BlockRef { number: 0, hash: H256::zero() };

/// A chain of final blocks that are all known, read as a node reads its own, but for the call of the runtime.
struct Chain {
	/// Numbers and hashes, the first block among them.
	at: Vec<BlockRef>,
	/// What the blocks after the first changed.
	changes: Vec<BlockChanges>,
}

impl Chain {
	fn find(&self, number: u32) -> Result<usize, SourceError> {
		usize::try_from(number).map_err(|error| SourceError::Client(error.to_string()))
	}
}

#[async_trait::async_trait]
impl Source for Chain {
	fn genesis(&self) -> H256 {
		H256::zero()
	}

	fn best(&self) -> BlockRef {
		self.finalised()
	}

	fn finalised(&self) -> BlockRef {
		self.at.last().copied().unwrap_or(FIRST)
	}

	fn hash(&self, number: u32) -> Result<Option<H256>, SourceError> {
		Ok(self.at.get(self.find(number)?).map(|at| at.hash))
	}

	async fn block(&self, at: BlockRef) -> Result<Block, SourceError> {
		let Some(before) = at.number.checked_sub(1) else {
			return Ok(Block { at, parent: H256::zero(), time: BEGIN, acts: vec![], touched: vec![] });
		};
		let before = self.find(before)?;
		let missing = || SourceError::Client(format!("no block {}", at.number));
		let parent = self.at.get(before).ok_or_else(missing)?.hash;
		let changes = self.changes.get(before).ok_or_else(missing)?;
		generate::rows(at, parent, changes).map_err(|error| SourceError::Client(error.to_string()))
	}

	async fn records(&self, _: BlockRef, _: Option<&str>) -> Result<Vec<Touched>, SourceError> {
		Ok(vec![])
	}

	fn changes(&self) -> futures::stream::BoxStream<'static, ()> {
		Box::pin(futures::stream::pending())
	}
}

/// A block of new incidents, changes of recent ones, and requests.
fn changes(
	random: &mut Random,
	number: u64,
	filed: u64,
	recent: &mut VecDeque<(Subject, IncidentRecord)>,
) -> BlockChanges {
	let now = BEGIN.saturating_add(number.saturating_mul(1_000));
	let mut block = generate::reports(random, now, number.saturating_mul(BLOCK), filed);
	for (subject, record) in &block.touched {
		if let Some(Record::Incident(incident)) = record {
			recent.push_back((subject.clone(), incident.clone()));
		}
	}
	for turn in 0..BLOCK / 10 {
		if recent.len() <= RECENT {
			break;
		}
		let Some((subject, incident)) = recent.pop_front() else { break };
		let event = u32::try_from(filed.saturating_add(turn)).unwrap_or(u32::MAX);
		let incident = generate::changed(random, incident);
		block.acts.push(generate::act(event, "incidents.managed", incident.reporter, subject.clone(), now));
		block.touched.push((subject, Some(Record::Incident(incident))));
	}
	for turn in 0..BLOCK / 20 {
		let event = u32::try_from(BLOCK.saturating_mul(2).saturating_add(turn)).unwrap_or(u32::MAX);
		let request = generate::request(random, now);
		let subject = Subject::Request(number.saturating_mul(BLOCK).saturating_add(turn));
		block.acts.push(generate::act(event, "resources.submitted", request.agency, subject.clone(), now));
		block.touched.push((subject, Some(Record::Request(request))));
	}
	block
}

/// A chain with so many incidents, and how many records it changes.
fn chain(incidents: u64) -> (Chain, usize) {
	let mut random = Random(SEED);
	let mut recent = VecDeque::new();
	let mut chain = Chain { at: vec![FIRST], changes: vec![] };
	for number in 0..incidents.div_ceil(BLOCK) {
		let filed = BLOCK.min(incidents.saturating_sub(number.saturating_mul(BLOCK)));
		let changes = changes(&mut random, number, filed, &mut recent);
		chain.at.push(generate::next(chain.finalised(), &changes));
		chain.changes.push(changes);
	}
	let changed = chain.changes.iter().map(|block| block.touched.len()).sum();
	(chain, changed)
}

/// Follows the chain to its end. How long that took.
async fn fill(url: &IndexUrl, chain: Chain) -> Result<Duration, Box<dyn Error>> {
	let end = Notice::Final(chain.finalised());
	let follower = Follower::new(url.clone(), Arc::new(chain), None, None);
	let mut notices = follower.notices().subscribe();
	let begun = Instant::now();
	let level = async {
		loop {
			match notices.recv().await {
				Ok(notice) if notice == end => return Ok(begun.elapsed()),
				// The last one is among those that are kept for who is slow.
				Ok(_) | Err(RecvError::Lagged(_)) => {}
				Err(error) => return Err(error.into()),
			}
		}
	};
	tokio::select! {
		ended = follower.run() => match ended { Err(error) => Err(error.into()), Ok(never) => match never {} },
		spent = level => spent,
	}
}

/// The regions asked for: nation, provinces, prefectures and counties in turn.
fn regions() -> impl Iterator<Item = RegionCode> {
	let mut random = Random(SEED);
	(0usize..).filter_map(move |turn| generate::region(&mut random).lineage().nth(turn % 4))
}

/// A share of sorted times, in thousandths of a millisecond.
fn share(times: &[Duration], thousandths: usize) -> u128 {
	let last = times.len().saturating_sub(1);
	times.get(last.saturating_mul(thousandths) / 1_000).map_or(0, Duration::as_micros)
}

fn print(what: &str, mut times: Vec<Duration>) {
	times.sort();
	println!("{what:<48} p50 {:>7} us   p99 {:>7} us", share(&times, 500), share(&times, 990));
}

fn latest(region: RegionCode) -> Query {
	let filter = Filter { region, ..Filter::default() };
	Query {
		kind: Kind::Incident,
		filter,
		consistency: Consistency::Final,
		order: Order::Newest,
		after: None,
		limit: 50,
	}
}

async fn lists(reader: &Reader, questions: u32) -> Result<Vec<Duration>, IndexError> {
	let mut times = vec![];
	for region in regions().take(usize::try_from(questions).unwrap_or(usize::MAX)) {
		let begun = Instant::now();
		reader.list(&latest(region)).await?;
		times.push(begun.elapsed());
	}
	Ok(times)
}

/// The same rows with nothing around the statement.
const RAW: &str = "SELECT r.json FROM place p JOIN record r ON r.key = p.record \
	WHERE p.scope = $1 AND p.kind = 11 AND p.layer = 0 ORDER BY p.at DESC, p.id DESC, p.subject DESC LIMIT 50";

async fn raw(url: &str) -> Result<Vec<Duration>, Box<dyn Error>> {
	let mut times = vec![];
	let regions = regions().take(usize::try_from(QUESTIONS)?);
	if let Some(path) = url.strip_prefix("sqlite:") {
		let options = SqliteConnectOptions::new().filename(path).read_only(true).disable_statement_logging();
		let mut connection = options.connect().await?;
		for region in regions {
			let scope = format!("{:06}", region.code());
			let begun = Instant::now();
			let rows = sqlx::query(RAW).bind(scope).fetch_all(&mut connection).await?;
			times.push(begun.elapsed());
			let _: Option<String> = rows.first().map(|row| row.try_get(0)).transpose()?;
		}
	} else {
		let options = url.parse::<PgConnectOptions>()?.disable_statement_logging();
		let mut connection = options.connect().await?;
		sqlx::query("ANALYZE").execute(&mut connection).await?;
		for region in regions {
			let scope = format!("{:06}", region.code());
			let begun = Instant::now();
			let rows = sqlx::query(RAW).bind(scope).fetch_all(&mut connection).await?;
			times.push(begun.elapsed());
			let _: Option<String> = rows.first().map(|row| row.try_get(0)).transpose()?;
		}
	}
	Ok(times)
}

async fn size(url: &str) -> Result<u64, Box<dyn Error>> {
	if let Some(path) = url.strip_prefix("sqlite:") {
		return Ok(std::fs::metadata(path)?.len());
	}
	let mut connection = url.parse::<PgConnectOptions>()?.connect().await?;
	let row = sqlx::query("SELECT pg_database_size(current_database())").fetch_one(&mut connection).await?;
	Ok(u64::try_from(row.try_get::<i64, _>(0)?)?)
}

/// The times of `questions` questions about a region each.
async fn each<T>(
	questions: u32,
	mut ask: impl AsyncFnMut(RegionCode) -> Result<T, IndexError>,
) -> Result<Vec<Duration>, Box<dyn Error>> {
	let mut times = vec![];
	for region in regions().take(usize::try_from(questions)?) {
		let begun = Instant::now();
		ask(region).await?;
		times.push(begun.elapsed());
	}
	Ok(times)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	let mut arguments = std::env::args().skip(1);
	let text = arguments.next().ok_or("measure URL [INCIDENTS]")?;
	let incidents: u64 = arguments.next().map_or(Ok(1_000_000), |number| number.parse())?;
	let url: IndexUrl = text.parse()?;

	if incidents > 0 {
		let (chain, changed) = chain(incidents);
		let spent = fill(&url, chain).await?;
		let rate = changed as f64 / spent.as_secs_f64();
		println!(
			"{url}: {incidents} incidents, {changed} changes in {:.1} s: {rate:.0} a second",
			spent.as_secs_f64()
		);
	}
	println!("size: {} MiB", size(&text).await? / (1 << 20));

	let reader = Reader::new(&url);
	// The first questions bring pages into memory.
	lists(&reader, QUESTIONS / 4).await?;
	print("latest 50 of a region", lists(&reader, QUESTIONS).await?);
	print("the same statement alone", raw(&text).await?);

	let begun = Instant::now();
	let tasks: Vec<_> = (0..8)
		.map(|_| {
			let reader = reader.clone();
			tokio::spawn(async move { lists(&reader, QUESTIONS).await })
		})
		.collect();
	let mut together = vec![];
	for task in tasks {
		together.extend(task.await??);
	}
	let rate = together.len() as f64 / begun.elapsed().as_secs_f64();
	print(&format!("eight at once, {rate:.0} a second"), together);

	let few = QUESTIONS / 20;
	let nation = RegionCode::NATION;
	let middle = BEGIN.midpoint(reader.status().await?.time);
	print("situation of the nation", each(few, async |_| reader.situation(nation, None).await).await?);
	let past = each(few, async |_| reader.situation(nation, Some(middle)).await).await?;
	print("situation of the nation, half way", past);
	print("situation of a region", each(few, async |region| reader.situation(region, None).await).await?);
	let provinces = each(10, async |_| reader.situations_below(nation, None).await).await?;
	print("situations of all provinces", provinces);
	let provinces = each(10, async |_| reader.situations_below(nation, Some(middle)).await).await?;
	print("situations of all provinces, half way", provinces);
	print("history of the nation", each(few, async |_| reader.history(nation, 0, 60).await).await?);
	Ok(())
}
