//! What the index says of the past is what the chain said then, minute by minute, on both databases.

use crate::{
	answers::counted,
	chain::{rows, Chain, Following, State},
	databases::Database,
	generate::{self, Random, BEGIN},
	verifying::same,
};
use muster_index::{CountsAt, Facet, IndexError, Reader, RecordRow, Situation, Source, MAX_POINTS, MINUTE};
use muster_primitives::{CapStatus, RegionCode, Severity};
use muster_runtime_api::{Record, Subject};
use sp_core::H256;
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::Arc,
};

/// Times of blocks, after [`BEGIN`]: on, just before and just after the edge of a minute, several in one minute, and none
/// in an hour.
const TIMES: [u64; 14] = [
	1_000,
	30_000,
	MINUTE - 1,
	MINUTE,
	MINUTE + 1,
	MINUTE + 59_000,
	2 * MINUTE,
	5 * MINUTE - 1,
	5 * MINUTE,
	65 * MINUTE,
	65 * MINUTE + 2,
	66 * MINUTE + 1,
	67 * MINUTE - 1,
	67 * MINUTE,
];

/// A chain with blocks at [`TIMES`], final, and what they are. It begins with no incident: what was there before the first
/// block would be known since 1970.
fn chain(random: &mut Random) -> (Arc<Chain>, Vec<H256>) {
	let chain = Chain::empty();
	let mut tip = chain.best().hash;
	let mut blocks = vec![];
	for (first, time) in (0..).zip(TIMES) {
		let now = BEGIN + time;
		// Something new, and whatever a block does besides.
		let touched = generate::reports(random, now, 100_000 + first * 10, 2).touched.into_iter().collect();
		tip = chain.add_changes(tip, now, touched);
		blocks.push(tip);
		tip = chain.add_at(tip, now, random);
		blocks.push(tip);
	}
	chain.set_best(tip);
	chain.finalise(tip);
	(chain, blocks)
}

/// The records as they were known at a moment: those of the last block before the minute it lies in.
fn known(chain: &Chain, blocks: &[H256], at: u64) -> State {
	let edge = at - at % MINUTE;
	let last = blocks.iter().rev().find(|block| chain.get(**block).time < edge);
	last.map_or_else(State::new, |block| chain.state(*block))
}

/// Every region that anything was ever in.
fn ever(chain: &Chain, blocks: &[H256]) -> BTreeSet<RegionCode> {
	blocks.iter().flat_map(|block| all_regions(&rows(&chain.state(*block)))).collect()
}

fn all_regions(state: &BTreeMap<String, RecordRow>) -> BTreeSet<RegionCode> {
	let inner = state.values().flat_map(|row| row.facets.regions.iter().copied());
	inner
		.chain([RegionCode::new(990_000).expect("a code")])
		.flat_map(|region| region.lineage().collect::<Vec<_>>())
		.collect()
}

/// The incidents of a situation, as of the past.
fn then(situation: Situation) -> Situation {
	Situation { needs: None, ..situation }
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_are_as_they_were_known() {
	for database in Database::both() {
		let (chain, blocks) = chain(&mut Random(301));
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		let regions = ever(&chain, &blocks);
		let edges = TIMES.iter().flat_map(|time| {
			let time = BEGIN + time;
			let edge = time - time % MINUTE;
			[edge - 1, edge, edge + 1, time, edge + MINUTE - 1, edge + MINUTE, edge + MINUTE + 1]
		});
		let moments: BTreeSet<u64> = edges.chain([0, 1, u64::MAX]).collect();
		for at in moments {
			let state = rows(&known(&chain, &blocks, at));
			for region in &regions {
				let found = following.reader.situation(*region, Some(at)).await.expect("a situation").data;
				assert_eq!(found, then(counted(&state, *region)), "{region:?} at {at}");
			}
			let below =
				following.reader.situations_below(RegionCode::NATION, Some(at)).await.expect("regions").data;
			assert_eq!(below, children(&state, &regions, RegionCode::NATION, Some(at)), "at {at}");
		}
		// All minutes together are what is.
		for region in &regions {
			let now = following.reader.situation(*region, None).await.expect("a situation").data;
			let last = following.reader.situation(*region, Some(u64::MAX)).await.expect("a situation").data;
			assert_eq!(last, then(now), "{region:?}");
		}
		same(&database.url(), &chain).await;
		following.stop().await;
	}
}

/// The situations of the regions directly in one that have anything.
fn children(
	state: &BTreeMap<String, RecordRow>,
	regions: &BTreeSet<RegionCode>,
	of: RegionCode,
	at: Option<u64>,
) -> BTreeMap<RegionCode, Situation> {
	let inner = regions.iter().filter(|region| region.parent() == Some(of));
	let situations = inner.map(|region| (*region, counted(state, *region)));
	situations
		.map(|(region, situation)| (region, if at.is_some() { then(situation) } else { situation }))
		.filter(|(_, situation)| {
			!situation.incidents.is_empty() || situation.needs.as_ref().is_some_and(|needs| !needs.is_empty())
		})
		.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn regions_below_are_what_each_is() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::new(311), Random(312));
		// Regions that are hardly there: the last province, prefecture and county that a code can name.
		let mut incident = generate::incident(&mut random, BEGIN);
		incident.reports[0].regions = vec![RegionCode::new(999_999).expect("a code")];
		let changes = [(Subject::Incident(9_999), Some(Record::Incident(incident)))].into();
		chain.set_best(chain.add_changes(chain.best().hash, BEGIN, changes));
		let tip = chain.grow(40, &mut random);
		chain.finalise(tip);
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		let state = rows(&chain.state(chain.finalised().hash));
		let regions = all_regions(&state);
		let mut found_any = 0;
		for region in &regions {
			let below = following.reader.situations_below(*region, None).await.expect("regions").data;
			assert_eq!(below, children(&state, &regions, *region, None), "{region:?}");
			found_any += below.len();
			for (child, situation) in below {
				let alone = following.reader.situation(child, None).await.expect("a situation").data;
				assert_eq!(alone, situation, "{child:?}");
			}
		}
		assert!(found_any > 20, "hardly any region has a region below: {found_any}");
		following.stop().await;
	}
}

/// The history as it follows from what was known at its moments.
fn expected(chain: &Chain, blocks: &[H256], region: RegionCode, status: CapStatus, at: u64) -> CountsAt {
	let status = status.index();
	let mut expected = CountsAt { at, ..CountsAt::default() };
	for count in counted(&rows(&known(chain, blocks, at)), region).incidents {
		match count.facet {
			Facet::Verification if count.status == status => {
				expected.verification.insert(count.value, count.incidents)
			}
			Facet::Severity if count.status == status => {
				expected.severity.insert(count.value, count.incidents)
			}
			_ => None,
		};
	}
	expected
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_goes_from_the_first_change_to_the_last() {
	for database in Database::both() {
		let (chain, blocks) = chain(&mut Random(321));
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		let regions = ever(&chain, &blocks);
		let statuses = [CapStatus::Actual, CapStatus::Exercise, CapStatus::Test];
		let mut moments = 0;
		for (region, status) in regions.iter().flat_map(|region| statuses.map(|status| (*region, status))) {
			// Ends of the minutes in which what is counted changed.
			let ends: BTreeSet<u64> =
				blocks.iter().map(|block| chain.get(*block).time / MINUTE * MINUTE + MINUTE).collect();
			let known = |at| CountsAt { at: 0, ..expected(&chain, &blocks, region, status, at) };
			let changed: Vec<u64> =
				ends.into_iter().filter(|end| known(*end) != known(*end - MINUTE)).collect();
			for points in [1, 2, 3, 7, 60, MAX_POINTS] {
				let history =
					following.reader.history(region, status.index(), points).await.expect("a history").data;
				assert!(history.len() <= points as usize, "{region:?}: {} of {points}", history.len());
				for found in &history {
					assert_eq!(
						*found,
						expected(&chain, &blocks, region, status, found.at),
						"{region:?} {points}"
					);
				}
				assert!(history.windows(2).all(|pair| pair[0].at < pair[1].at), "{history:?}");
				assert_eq!(
					history.last().map(|last| last.at),
					changed.last().copied(),
					"{region:?} {points}"
				);
				if points > 1 {
					assert_eq!(history.first().map(|first| first.at), changed.first().copied(), "{region:?}");
				}
				if points == MAX_POINTS {
					let all: Vec<u64> = history.iter().map(|moment| moment.at).collect();
					assert_eq!(all, changed, "{region:?}: there is room for every minute of 67");
				}
				moments += history.len();
			}
		}
		assert!(moments > 100, "hardly any history: {moments}");
		for points in [0, MAX_POINTS + 1, u32::MAX] {
			let refused = following.reader.history(RegionCode::NATION, 0, points).await;
			assert!(matches!(refused, Err(IndexError::Parameter(_))), "{points}: {refused:?}");
		}
		following.stop().await;
	}
}

async fn moments(reader: &Reader) -> Vec<u64> {
	let status = CapStatus::Actual.index();
	let history = reader.history(RegionCode::NATION, status, MAX_POINTS).await.expect("a history").data;
	history.into_iter().map(|moment| moment.at).collect()
}

/// What comes back within a minute to what it was leaves no trace in it; what is not final leaves none at all.
#[tokio::test(flavor = "multi_thread")]
async fn only_what_lasts_and_is_final_is_history() {
	for database in Database::both() {
		let (chain, mut random) = (Chain::empty(), Random(331));
		let subject = Subject::Incident(7);
		let mut incident = generate::incident(&mut random, BEGIN);
		incident.status = CapStatus::Actual;
		incident.severity = Severity::Minor;
		let mut worse = incident.clone();
		worse.severity = Severity::Extreme;
		let says = |record: &muster_runtime_api::IncidentRecord| {
			BTreeMap::from([(subject.clone(), Some(Record::Incident(record.clone())))])
		};
		let filed = chain.add_changes(chain.best().hash, BEGIN, says(&incident));
		chain.finalise(filed);
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		assert_eq!(moments(&following.reader).await, [BEGIN + MINUTE]);

		// Up in one block, down in the next of the same minute; then up and down across the edge of one.
		let mut tip = filed;
		for (record, time) in [
			(&worse, 10 * MINUTE),
			(&incident, 11 * MINUTE - 1),
			(&worse, 20 * MINUTE - 1),
			(&incident, 20 * MINUTE),
		] {
			tip = chain.add_changes(tip, BEGIN + time, says(record));
			chain.set_best(tip);
			following.level(&chain).await;
		}
		assert_eq!(moments(&following.reader).await, [BEGIN + MINUTE], "nothing of it is final");
		chain.finalise(tip);
		following.level(&chain).await;
		let lasting = [BEGIN + MINUTE, BEGIN + 20 * MINUTE, BEGIN + 21 * MINUTE];
		assert_eq!(moments(&following.reader).await, lasting);

		// A block that is left again.
		let left = chain.add_changes(tip, BEGIN + 30 * MINUTE, says(&worse));
		chain.set_best(left);
		following.level(&chain).await;
		let other = chain.add_changes(tip, BEGIN + 40 * MINUTE, says(&worse));
		chain.finalise(other);
		following.level(&chain).await;
		let lasting = [BEGIN + MINUTE, BEGIN + 20 * MINUTE, BEGIN + 21 * MINUTE, BEGIN + 41 * MINUTE];
		assert_eq!(moments(&following.reader).await, lasting);
		same(&database.url(), &chain).await;
		following.stop().await;
	}
}
