//! Keys: a record is made of what they hold, and of nothing else.

use crate::{common::read::all, read_model::journey::travelled};
use muster_runtime::read;
use muster_runtime_api::{Kind, Record, Subject};

/// What a record is made of.
struct Parts {
	subject: Subject,
	record: Record,
	items: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

fn every_part() -> Vec<Parts> {
	let mut parts = vec![];
	travelled(|| {
		for (subject, record) in all() {
			let keys = read::record_keys(&subject);
			assert!(keys.is_sorted_by(|one, other| one < other), "{subject}: keys ascend, each once");
			let value = |key: &Vec<u8>| sp_io::storage::get(key).map(|value| value.to_vec());
			let items = keys.into_iter().map(|key| (key.clone(), value(&key))).collect();
			parts.push(Parts { subject, record, items });
		}
	});
	parts
}

/// A state that holds these items and nothing else.
fn alone<R>(items: &[(Vec<u8>, Option<Vec<u8>>)], look: impl FnOnce() -> R) -> R {
	let mut state = sp_io::TestExternalities::new_empty();
	state.execute_with(|| {
		for (key, value) in items {
			if let Some(value) = value {
				sp_io::storage::set(key, value);
			}
		}
		look()
	})
}

#[test]
fn a_record_is_made_of_its_keys_alone() {
	for Parts { subject, record, items } in every_part() {
		let (made, keys) = alone(&items, || (read::record(&subject), read::record_keys(&subject)));
		assert_eq!(made, Some(record), "{subject}");
		assert!(
			keys.iter().eq(items.iter().map(|(key, _)| key)),
			"{subject}: the keys follow from the items"
		);
	}
}

/// An empty list, which a record does not tell from none at all: what is left of a cell that nobody revealed a figure for.
const EMPTY: &[u8] = &[0];

/// Nobody is asked to prove what says nothing.
#[test]
fn every_item_counts() {
	for Parts { subject, record, items } in every_part() {
		for (number, (key, value)) in items.iter().enumerate() {
			if value.as_deref().is_none_or(|value| value == EMPTY) {
				continue;
			}
			let mut without = items.clone();
			without[number].1 = None;
			let made = alone(&without, || read::record(&subject));
			assert_ne!(
				made,
				Some(record.clone()),
				"{subject}: without {}",
				sp_core::hexdisplay::HexDisplay::from(key)
			);
		}
	}
}

#[test]
fn a_subject_that_is_not_there_has_no_record_and_keys_that_hold_nothing() {
	travelled(|| {
		for subject in [
			Subject::Agency(0),
			Subject::Officer([9; 32].into()),
			Subject::Validator([9; 32].into()),
			Subject::EventType(u16::MAX),
			Subject::Incident(0),
			Subject::ResponseLevel(crate::common::region(650_000), 1),
			Subject::Region(crate::common::region(650_000)),
			Subject::Round(u64::MAX),
			Subject::Reliability(u32::MAX),
			Subject::Metric(u16::MAX),
			Subject::Observation(0),
			Subject::Derivation(1, u32::MAX),
			Subject::Product(u32::MAX),
			Subject::Request(0),
			Subject::Offer(0),
			Subject::Commitment(0),
			Subject::Shipment(0),
			Subject::Return(0),
			Subject::Reservation(0),
		] {
			assert_eq!(read::record(&subject), None, "{subject}");
			let keys = read::record_keys(&subject);
			assert!(!keys.is_empty(), "{subject}: that it is not there can be proved");
			assert!(keys.iter().all(|key| sp_io::storage::get(key).is_none()), "{subject}");
		}
		assert!(Kind::ALL.len() == 20, "the list above has a subject of each kind but cells");
	});
}
