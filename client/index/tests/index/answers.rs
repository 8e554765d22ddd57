//! Lists, histories and counts are what the records and acts of the chain make them, on both databases.

use crate::{
	chain::{rows, Chain, Following},
	databases::Database,
	generate::{self, Random, BEGIN},
	verifying::same,
};
use muster_index::{
	Consistency, Count, Facet, Filter, IndexError, Need, Order, Page, PageKey, Position, Query, Reader,
	RecordRow, Situation, Source, StoredAct, MAX_PAGE, MAX_TEXT,
};
use muster_primitives::{Priority, RegionCode, Severity};
use muster_runtime_api::{Kind, LineState, Record, Subject};
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::Arc,
};

/// The newest final incidents that a filter leaves, as many as a page may have.
pub fn incidents(filter: Filter) -> Query {
	Query {
		kind: Kind::Incident,
		filter,
		consistency: Consistency::Final,
		order: Order::Newest,
		after: None,
		limit: MAX_PAGE,
	}
}

async fn subjects(reader: &Reader, query: &Query) -> Vec<String> {
	let page = reader.list(query).await.expect("a list").data;
	page.rows.into_iter().map(|row| row.subject).collect()
}

/// An index of a chain with incidents and requests, all final.
async fn indexed(database: &Database, blocks: u32) -> (Arc<Chain>, Following) {
	let (chain, mut random) = (Chain::new(101), Random(102));
	let tip = chain.grow(blocks, &mut random);
	chain.finalise(tip);
	let mut following = Following::new(&database.url(), &chain);
	following.level(&chain).await;
	(chain, following)
}

fn contains(region: RegionCode, row: &RecordRow) -> bool {
	region == RegionCode::NATION || row.facets.regions.iter().any(|inner| region.contains(*inner))
}

fn has(row: &RecordRow, facet: Facet, values: &BTreeSet<u32>) -> bool {
	let code = row.facets.codes.get(&facet);
	code.is_some_and(|code| {
		if facet.is_set() {
			values.iter().any(|value| u64::from(*code) & (1 << value) != 0)
		} else {
			values.contains(code)
		}
	})
}

/// What the filter should find, newest first.
fn expected(state: &BTreeMap<String, RecordRow>, kind: Kind, filter: &Filter) -> Vec<String> {
	let text = filter.text.as_ref().map(|text| text.to_lowercase());
	let mut found: Vec<_> = state
		.iter()
		.filter(|(_, row)| row.kind == kind && contains(filter.region, row))
		.filter(|(_, row)| filter.facets.iter().all(|(facet, values)| has(row, *facet, values)))
		.filter(|(_, row)| filter.product.is_none_or(|product| row.facets.products.contains(&product)))
		.filter(|(_, row)| filter.from.is_none_or(|from| row.facets.at >= from))
		.filter(|(_, row)| filter.until.is_none_or(|until| row.facets.at < until))
		.filter(|(_, row)| text.as_ref().is_none_or(|text| row.facets.text.contains(text)))
		.collect();
	found.sort_by_key(|(subject, row)| (row.facets.at, row.id, (*subject).clone()));
	found.into_iter().rev().map(|(subject, _)| subject.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_filter_finds_what_it_should() {
	for database in Database::both() {
		let (chain, following) = indexed(&database, 60).await;
		let state = rows(&chain.state(chain.finalised().hash));
		let any = state.values().find(|row| row.kind == Kind::Incident).expect("an incident");
		let county = *any.facets.regions.first().expect("a region");
		let mut filters: Vec<Filter> = county
			.lineage()
			.map(|region| Filter { region, ..Filter::default() })
			.chain(
				[RegionCode::new(990_000).expect("a code")]
					.map(|region| Filter { region, ..Filter::default() }),
			)
			.collect();
		for facet in Facet::ALL {
			for values in [vec![0], vec![1, 3], (0..16).collect(), vec![40]] {
				let facets = [(facet, values.into_iter().collect())].into();
				filters.push(Filter { facets, ..Filter::default() });
			}
		}
		for text in ["fever", "FEVER", "0%", "_", "%", "肺炎", "\\", "masks flood", "no such words", "'"] {
			filters.push(Filter { text: Some(text.into()), ..Filter::default() });
		}
		for (from, until) in [(0, 1), (BEGIN, BEGIN + 20_000), (BEGIN + 20_000, u64::MAX)] {
			filters.push(Filter { from: Some(from), until: Some(until), ..Filter::default() });
		}
		for product in 0..10 {
			filters.push(Filter { product: Some(product), ..Filter::default() });
		}
		let severe = [Severity::Extreme, Severity::Severe].map(|severity| u32::from(severity.index()));
		filters.push(Filter {
			region: county.lineage().nth(2).expect("a province"),
			facets: [(Facet::Severity, severe.into()), (Facet::Status, [0].into())].into(),
			text: Some("fever".into()),
			..Filter::default()
		});
		let mut found_any = 0;
		for kind in [Kind::Incident, Kind::Request, Kind::Shipment] {
			for filter in &filters {
				let query = Query { kind, ..incidents(filter.clone()) };
				let found = subjects(&following.reader, &query).await;
				assert_eq!(found, expected(&state, kind, filter), "{query:?}");
				let mut back = subjects(&following.reader, &Query { order: Order::Oldest, ..query }).await;
				back.reverse();
				assert_eq!(back, found, "{kind:?}, {filter:?}, oldest first");
				found_any += usize::from(!found.is_empty());
			}
		}
		assert!(found_any > filters.len() / 2, "most filters find nothing: {found_any}");
		following.stop().await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_a_subject() {
	for database in Database::both() {
		let chain = Chain::new(111);
		let mut random = Random(112);
		let cell = muster_runtime_api::CellKey {
			metric: 1,
			version: 1,
			region: generate::region(&mut random),
			start: BEGIN,
			status: muster_primitives::CapStatus::Actual,
		};
		let observation = |agency, observed_at| {
			Record::Observation(muster_runtime_api::ObservationRecord {
				cell,
				agency,
				officer: generate::officer(agency.into()),
				value: Some(muster_runtime_api::Figure(-5)),
				evidence: None,
				observed_at,
				reason: None,
				flags: vec![],
				previous: None,
				block: 1,
			})
		};
		let changes = (0..4u32).map(|agency| {
			(Subject::Observation(agency.into()), Some(observation(agency, BEGIN + u64::from(agency % 2))))
		});
		let tip = chain.add_changes(chain.best().hash, BEGIN, changes.collect());
		chain.finalise(tip);
		let mut following = Following::new(&database.url(), &chain);
		following.level(&chain).await;
		let of = |parent| Query {
			kind: Kind::Observation,
			..incidents(Filter { parent: Some(parent), ..Filter::default() })
		};
		let found = subjects(&following.reader, &of(Subject::Cell(cell))).await;
		assert_eq!(found, ["observation/3", "observation/1", "observation/2", "observation/0"]);
		let other = muster_runtime_api::CellKey { version: 2, ..cell };
		assert!(subjects(&following.reader, &of(Subject::Cell(other))).await.is_empty());
		let mut both = of(Subject::Cell(cell));
		both.filter.region = cell.region;
		let refused = following.reader.list(&both).await;
		assert!(matches!(refused, Err(IndexError::Parameter(_))), "{refused:?}");
		following.stop().await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_every_size_walk_everything_once() {
	for database in Database::both() {
		let (chain, following) = indexed(&database, 40).await;
		let newest =
			expected(&rows(&chain.state(chain.finalised().hash)), Kind::Incident, &Filter::default());
		let oldest: Vec<String> = newest.iter().rev().cloned().collect();
		let whole = u32::try_from(newest.len()).expect("few");
		let both = [(Order::Newest, &newest), (Order::Oldest, &oldest)];
		for ((order, all), limit) in
			both.into_iter().flat_map(|way| [1, 7, whole, MAX_PAGE].map(|limit| (way, limit)))
		{
			let mut query = Query { limit, order, ..incidents(Filter::default()) };
			let mut walked = vec![];
			loop {
				let Page { rows, next } = following.reader.list(&query).await.expect("a page").data;
				assert!(rows.len() <= limit as usize && (next.is_none() || rows.len() == limit as usize));
				walked.extend(rows.into_iter().map(|row| row.subject));
				let Some(next) = next else { break };
				// As a client gives it back.
				query.after = Some(next.to_string().parse().expect("what was given"));
			}
			assert_eq!(&walked, all, "{order:?}, limit {limit}");
		}
		for limit in [0, MAX_PAGE + 1, u32::MAX] {
			let refused = following.reader.list(&Query { limit, ..incidents(Filter::default()) }).await;
			assert!(matches!(refused, Err(IndexError::Parameter(_))), "{limit}: {refused:?}");
		}
		following.stop().await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_stay_while_rows_come() {
	for database in Database::both() {
		let (chain, mut following) = indexed(&database, 30).await;
		let mut random = Random(121);
		let before =
			expected(&rows(&chain.state(chain.finalised().hash)), Kind::Incident, &Filter::default());
		let mut query = Query { limit: 5, ..incidents(Filter::default()) };
		let mut walked = vec![];
		loop {
			let Page { rows, next } = following.reader.list(&query).await.expect("a page").data;
			walked.extend(rows.into_iter().map(|row| row.subject));
			query.after = next;
			if query.after.is_none() {
				break;
			}
			// New ones only: nothing that was there moves.
			let first = 1_000_000 + walked.len() as u64 * 10;
			let parent = chain.best();
			let now = BEGIN + u64::from(parent.number + 1) * 1_000;
			let touched = generate::reports(&mut random, now, first, 3).touched;
			chain.finalise(chain.add_changes(parent.hash, now, touched.into_iter().collect()));
			following.level(&chain).await;
		}
		assert_eq!(walked, before);
		following.stop().await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn audits_are_complete_and_in_order() {
	for database in Database::both() {
		let (chain, mut following) = indexed(&database, 50).await;
		chain.grow(3, &mut Random(131));
		let status = following.level(&chain).await;
		let mut all: BTreeMap<String, Vec<StoredAct>> = BTreeMap::new();
		let mut order = vec![];
		for number in 1..=status.best.number {
			let block = chain.get(chain.hash(number).expect("a chain").expect("a block"));
			for act in block.acts {
				let act = StoredAct {
					block: block.at,
					proved: block.time,
					is_final: number <= status.finalised.number,
					act,
				};
				for subject in &act.act.subjects {
					all.entry(subject.clone()).or_default().push(act.clone());
				}
				order.push(act);
			}
		}
		for (subject, acts) in &all {
			let subject: Subject = subject.parse().expect("a subject");
			for (consistency, limit) in
				[(Consistency::Best, MAX_PAGE), (Consistency::Best, 1), (Consistency::Final, 2)]
			{
				let mut found = vec![];
				let mut after: Option<Position> = None;
				loop {
					let page =
						following.reader.audit(&subject, consistency, after, limit).await.expect("acts").data;
					found.extend(page.rows);
					let Some(next) = page.next else { break };
					after = Some(next.to_string().parse().expect("what was given"));
				}
				let expected: Vec<_> = acts
					.iter()
					.filter(|act| act.is_final || consistency == Consistency::Best)
					.cloned()
					.collect();
				assert_eq!(found, expected, "{subject}, {consistency:?}");
			}
		}
		let mut found = vec![];
		let mut after = None;
		loop {
			let page = following.reader.changes_since(after, Consistency::Best, 4).await.expect("acts").data;
			found.extend(page.rows);
			after = page.next;
			if after.is_none() {
				break;
			}
		}
		assert_eq!(found, order);
		let one = following.reader.block_acts(order[0].block.number).await.expect("acts").data;
		assert_eq!(one, order.iter().filter(|act| act.block == order[0].block).cloned().collect::<Vec<_>>());
		following.stop().await;
	}
}

/// The counts as they follow from the records.
pub fn counted(state: &BTreeMap<String, RecordRow>, region: RegionCode) -> Situation {
	let mut incidents: BTreeMap<(u8, usize, u32), u64> = BTreeMap::new();
	let mut needs: BTreeMap<(u8, u32, u8, u8), Need> = BTreeMap::new();
	const FACETS: [Facet; 4] = [Facet::Severity, Facet::Verification, Facet::Management, Facet::EventType];
	for row in state.values() {
		if row.kind == Kind::Incident && contains(region, row) {
			let status = u8::try_from(row.facets.codes[&Facet::Status]).expect("a status");
			for (place, facet) in FACETS.iter().enumerate() {
				*incidents.entry((status, place, row.facets.codes[facet])).or_default() += 1;
			}
		}
		for line in row.lines.iter().filter(|line| region.contains(line.region)) {
			let key = (line.status, line.product, line.priority, line.state);
			let need = needs.entry(key).or_insert(Need {
				status: line.status,
				product: line.product,
				priority: line.priority,
				state: line.state,
				lines: 0,
				unknown: 0,
				quantity: 0,
				outstanding: 0,
				oldest: u64::MAX,
			});
			need.lines += 1;
			need.unknown += u64::from(line.quantity.is_none());
			need.quantity += line.quantity.unwrap_or_default();
			need.outstanding += line.outstanding;
			need.oldest = need.oldest.min(line.submitted);
		}
	}
	let count =
		|((status, place, value), incidents)| Count { status, facet: FACETS[place], value, incidents };
	Situation {
		incidents: incidents.into_iter().map(count).collect(),
		needs: Some(needs.into_values().collect()),
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_are_the_records_counted() {
	for database in Database::both() {
		let (chain, mut following) = indexed(&database, 20).await;
		let mut random = Random(141);
		for _ in 0..4 {
			let state = rows(&chain.state(chain.finalised().hash));
			let mut regions: BTreeSet<RegionCode> = state
				.values()
				.flat_map(|row| row.facets.regions.iter().flat_map(|region| region.lineage()))
				.collect();
			regions.insert(RegionCode::new(990_000).expect("a code"));
			for region in regions {
				let found = following.reader.situation(region, None).await.expect("a situation").data;
				let expected = counted(&state, region);
				assert_eq!(found, expected, "{region:?}");
				for need in expected.needs.iter().flatten() {
					let of_product =
						following.reader.needs(region, Some(need.product)).await.expect("needs").data;
					assert!(
						of_product.contains(need)
							&& of_product.iter().all(|other| other.product == need.product)
					);
				}
			}
			let tip = chain.grow(15, &mut random);
			chain.finalise(tip);
			following.level(&chain).await;
		}
		following.stop().await;
	}
}

/// A request of one line, all of the same group but for its state, and of the same quantity.
fn line(state: LineState, submitted: u64) -> Option<Record> {
	let mut request = generate::request(&mut Random(7), submitted);
	request.priority = Priority::Stat;
	request.lines.truncate(1);
	request.lines[0].state = state;
	Some(Record::Request(request))
}

/// The oldest line of a need is known when it goes and when an older one comes, whether the blocks are settled one by one,
/// written together or taken back.
#[tokio::test(flavor = "multi_thread")]
async fn the_oldest_line_of_a_need() {
	use LineState::{Closed, Open};
	let blocks: [Vec<(u64, Option<Record>)>; 7] = [
		vec![(1, line(Open, 10)), (2, line(Open, 20)), (3, line(Open, 30))],
		vec![(1, None)],
		vec![(2, line(Closed, 20)), (4, line(Open, 40))],
		// As many lines and as much as before.
		vec![(3, None), (5, line(Open, 50))],
		vec![(4, None), (6, line(Open, 5))],
		vec![(6, line(Open, 60))],
		vec![(5, None), (6, None)],
	];
	let oldest = [Some(10), Some(20), Some(30), Some(40), Some(5), Some(50), None];
	let of_open = |needs: Vec<Need>| {
		let mut open = needs.iter().filter(|need| need.state == Open as u8);
		open.next().map(|need| need.oldest)
	};
	for database in Database::both() {
		let chain = Chain::empty();
		let mut tips = vec![];
		for (now, changes) in (1..).zip(blocks.clone()) {
			let before = tips.last().copied().unwrap_or(chain.best().hash);
			let changes = changes.into_iter().map(|(id, record)| (Subject::Request(id), record)).collect();
			tips.push(chain.add_changes(before, now, changes));
		}
		let mut following = Following::new(&database.url(), &chain);
		for (tip, oldest) in tips.iter().zip(oldest) {
			let before = chain.finalised().hash;
			chain.set_best(*tip);
			following.level(&chain).await;
			chain.set_best(chain.add_changes(before, 1_000, BTreeMap::new()));
			following.level(&chain).await;
			chain.finalise(*tip);
			following.level(&chain).await;
			let needs = following.reader.needs(RegionCode::NATION, None).await.expect("needs").data;
			assert_eq!(of_open(needs.clone()), oldest);
			let expected = counted(&rows(&chain.state(*tip)), RegionCode::NATION);
			assert_eq!(Some(needs), expected.needs);
			same(&database.url(), &chain).await;
		}
		following.stop().await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_are_checked() {
	let database = Database::sqlite();
	let (_, following) = indexed(&database, 2).await;
	let refused = async |filter: Filter| {
		let answer = following.reader.list(&incidents(filter)).await;
		assert!(matches!(answer, Err(IndexError::Parameter(_))), "{answer:?}");
	};
	let taken = async |filter: Filter| {
		following.reader.list(&incidents(filter)).await.expect("a list");
	};
	let text = |text: String| Filter { text: Some(text), ..Filter::default() };
	refused(text(String::new())).await;
	refused(text("a\0b".into())).await;
	taken(text("a".repeat(MAX_TEXT))).await;
	refused(text("a".repeat(MAX_TEXT + 1))).await;
	let values = |facet, values: std::ops::Range<u32>| Filter {
		facets: [(facet, values.collect())].into(),
		..Filter::default()
	};
	taken(values(Facet::Severity, 0..64)).await;
	refused(values(Facet::Severity, 0..65)).await;
	refused(values(Facet::Severity, 0..0)).await;
	taken(values(Facet::Category, 63..64)).await;
	refused(values(Facet::Category, 64..65)).await;

	for wrong in ["", "1", "1.2", "1.2.nothing", "1.2.incident/x", "x.2.incident/1", "-1.2.incident/1"] {
		let refused = wrong.parse::<PageKey>();
		assert!(matches!(refused, Err(IndexError::Parameter(_))), "{wrong}: {refused:?}");
	}
	for wrong in ["", "1", "1.", ".1", "1.2.3", "a.b", "-1.0", "4294967296.0"] {
		let refused = wrong.parse::<Position>();
		assert!(matches!(refused, Err(IndexError::Parameter(_))), "{wrong}: {refused:?}");
	}
	for limit in [0, MAX_PAGE + 1] {
		let refused = following.reader.changes_since(None, Consistency::Best, limit).await;
		assert!(matches!(refused, Err(IndexError::Parameter(_))), "{refused:?}");
		let refused = following.reader.audit(&Subject::Incident(0), Consistency::Best, None, limit).await;
		assert!(matches!(refused, Err(IndexError::Parameter(_))), "{refused:?}");
	}
	following.stop().await;
}
