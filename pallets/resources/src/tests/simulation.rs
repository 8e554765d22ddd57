//! Real offers and requests, in the order of time, through the calls: what `allocate` promises is what its preview said, and
//! what the function gives that `scripts/simulate-allocation` measures.

use super::*;
use crate::allocation::{self, Claim};

/// 2020-01-01.
const NEW_YEAR: Moment = 1_577_836_800_000;

/// More than anybody means.
const MAXIMUM: Quantity = 1_000_000;

/// As in the runtime.
const CLAIMS_OF_A_CALL: usize = 500;

/// A row of one of the files.
struct Row<'a> {
	at: Moment,
	item: &'a str,
	quantity: Quantity,
}

/// A line on the chain, and what this test knows of it by itself.
struct Asked {
	request: RequestId,
	at: Moment,
	quantity: Quantity,
	given: Quantity,
}

fn file(name: &str) -> String {
	let path = format!("{}/../../tools/simulate-allocation/data/{name}", env!("CARGO_MANIFEST_DIR"));
	std::fs::read_to_string(path).expect("the data of the simulation is there")
}

/// The time in `2020-04-02T16:27:00Z`.
fn moment(text: &str) -> Moment {
	let number = |from: usize, to: usize| text[from..to].parse::<u64>().expect("digits");
	assert!(text.starts_with("2020-") && text.ends_with('Z'), "{text}");
	let months = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	let before: u64 = months[..number(5, 7) as usize - 1].iter().sum();
	let days = before + number(8, 10) - 1;
	let seconds = ((days * 24 + number(11, 13)) * 60 + number(14, 16)) * 60 + number(17, 19);
	NEW_YEAR + seconds * 1_000
}

fn rows(text: &str) -> Vec<Row<'_>> {
	let mut rows: Vec<_> = text
		.lines()
		.skip(1)
		.map(|line| {
			let fields: Vec<_> = line.split(',').collect();
			let quantity = fields[3].parse().unwrap_or(Quantity::MAX);
			Row { at: moment(fields[0]), item: fields[2], quantity }
		})
		.collect();
	rows.sort_by_key(|row| row.at);
	rows
}

/// Asks for what a row asks; approved as asked, unless it is absurd: then it waits for an approver's explicit word.
fn ask(product: ProductId, row: &Row) -> Option<Asked> {
	Now::set(row.at);
	let request = NextRequest::<Test>::get();
	assert_ok!(Resources::submit(
		signed(HOSPITAL),
		None,
		region(420_106),
		Priority::Routine,
		None,
		CapStatus::Actual,
		lines(&[of(product, Some(row.quantity))]),
	));
	let approved = approve(request, row.quantity, None);
	if row.quantity > MAXIMUM {
		assert_eq!(approved, Err(Error::<Test>::AboveMaximum.into()));
		return None;
	}
	assert_ok!(approved);
	Some(Asked { request, at: row.at, quantity: row.quantity, given: 0 })
}

fn offered(product: ProductId, row: &Row) -> (OfferId, Quantity) {
	Now::set(row.at);
	let details = OfferInput { expires: NEW_YEAR + 300 * DAY, ..offer_of(product, row.quantity) };
	(published(details), row.quantity)
}

/// Shares an offer among the oldest open lines; returns what was left of it.
fn share(offer: OfferId, left: Quantity, asked: &mut [Asked]) -> Quantity {
	let now = Now::get();
	let mut open: Vec<_> =
		asked.iter_mut().filter(|line| line.given < line.quantity).take(CLAIMS_OF_A_CALL).collect();
	let claims: Vec<_> = open
		.iter()
		.map(|line| Claim {
			approved: line.quantity,
			outstanding: line.quantity - line.given,
			priority: Priority::Routine,
			waited_days: ((now - line.at) / DAY) as u32,
			days_of_stock: 0,
			request: line.request,
			line: 0,
		})
		.collect();
	if claims.is_empty() {
		return left;
	}
	let expected = allocation::allocate(left, &claims);
	let named: Vec<_> = open.iter().map(|line| (line.request, 0)).collect();
	let preview = Resources::preview_allocation(COMMISSION, offer, None, named.clone());
	assert_eq!(preview.as_ref(), Ok(&expected));

	System::set_block_number(1);
	System::reset_events();
	let lines = named.try_into().expect("at most `CLAIMS`");
	assert_ok!(Resources::allocate(signed(COMMISSION), offer, None, lines));
	let Some(RuntimeEvent::Resources(Event::Allocated { quantity, shares, .. })) =
		System::events().pop().map(|record| record.event)
	else {
		panic!("no allocation was told");
	};
	System::set_block_number(0);
	assert_eq!(shares.iter().map(|share| share.quantity).collect::<Vec<_>>(), expected);
	assert_eq!(quantity, expected.iter().sum::<Quantity>());
	for (line, share) in open.iter_mut().zip(&expected) {
		line.given += share;
	}
	left - quantity
}

#[test]
fn the_call_gives_what_the_function_gives() {
	let (offers, requests) = (file("ppe_offers_train.csv"), file("ppe_requests_train.csv"));
	let (offers, requests) = (rows(&offers), rows(&requests));
	assert_eq!((offers.len(), requests.len()), (1_508, 21_826));
	let mut items: Vec<_> = offers.iter().chain(&requests).map(|row| row.item).collect();
	items.sort_unstable();
	items.dedup();
	build_and_execute(|| {
		// No events in the block before the first: each would be kept to the end.
		System::set_block_number(0);
		MaxClaims::set(CLAIMS_OF_A_CALL as u32);
		let (mut calls, mut unvouched, mut above) = (0, 0, 0);
		for (number, item) in (100..).zip(&items) {
			let details = product(&item[..item.len().min(16)], MAXIMUM);
			assert_ok!(Resources::register_product(RuntimeOrigin::root(), number, details));
			let mut offers = offers.iter().filter(|row| row.item == *item).peekable();
			let mut requests = requests.iter().filter(|row| row.item == *item).peekable();
			let (mut standing, mut asked) = (Vec::new(), Vec::new());
			for day in 1..=160 {
				// The last moment of the day.
				let midnight = NEW_YEAR + day * DAY - 1;
				while let Some(row) = requests.next_if(|row| row.at <= midnight) {
					let line = ask(number, row);
					above += usize::from(line.is_none());
					asked.extend(line);
				}
				while let Some(row) = offers.next_if(|row| row.at <= midnight) {
					standing.push(offered(number, row));
				}
				Now::set(midnight);
				standing.retain_mut(|(offer, left)| {
					if *left > MAXIMUM {
						let refused = Resources::preview_allocation(COMMISSION, *offer, None, vec![(1, 0)]);
						assert_eq!(refused, Err(Error::<Test>::OfferNotVouched.into()));
						unvouched += 1;
						return false;
					}
					let before = *left;
					*left = share(*offer, *left, &mut asked);
					calls += usize::from(*left < before);
					*left > 0
				});
			}
			for line in &asked {
				assert_eq!(first_line(line.request).committed, line.given);
			}
		}
		assert_eq!((unvouched, above), (19, 2));
		println!("{calls} calls");
		assert!(calls > 1_000, "{calls}");
	});
}
