//! Pages: everything once, in a stable order, in bounds.

use crate::common::{
	genesis_state, on_chain,
	read::{all, pages},
	region,
};
use codec::Encode;
use muster_primitives::CapStatus;
use muster_runtime::{genesis, read, Runtime};
use muster_runtime_api::{CellKey, Kind, Record, Subject, MAX_PAGE};
use pallet_agencies::{Agencies, NextAgency};
use pallet_incidents::{Incidents, NextIncident, Reports};
use std::collections::BTreeSet;

use crate::read_model::journey::travelled;

#[test]
fn pages_of_any_size_hold_everything_once_in_the_same_order() {
	travelled(|| {
		let whole = pages(MAX_PAGE);
		for limit in [1, 2, 7, MAX_PAGE - 1] {
			assert_eq!(pages(limit), whole, "limit {limit}");
		}
		let subjects: BTreeSet<_> = whole.iter().map(|(subject, _)| subject).collect();
		assert_eq!(subjects.len(), whole.len(), "a subject comes twice");
		assert!(whole.iter().all(|(subject, record)| subject.kind() == record.kind()));
		assert!(whole.is_sorted_by_key(|(subject, _)| subject.kind()), "kinds come one after the other");
		// What is numbered comes by number.
		let by_number = |kind| ![Kind::Officer, Kind::ResponseLevel, Kind::Cell].contains(&kind);
		for kind in Kind::ALL.iter().copied().filter(|kind| by_number(*kind)) {
			let of_kind = whole.iter().filter(|(subject, _)| subject.kind() == kind);
			assert!(of_kind.map(|(subject, _)| subject).is_sorted(), "{kind}");
		}
	});
}

/// There is something of every kind, so that the test above says something of every kind.
#[test]
fn the_journey_leaves_records_of_every_kind() {
	travelled(|| {
		let kinds: BTreeSet<_> = all().keys().map(Subject::kind).collect();
		let missing: Vec<_> = Kind::ALL.iter().filter(|kind| !kinds.contains(kind)).collect();
		assert!(missing.is_empty(), "{missing:?}");
	});
}

#[test]
fn a_limit_out_of_bounds_is_brought_into_them() {
	genesis_state(genesis::LOCAL_TESTNET).execute_with(|| {
		let agency = Agencies::<Runtime>::get(1).expect("the preset has it");
		for id in 5..2_500 {
			Agencies::<Runtime>::insert(id, &agency);
		}
		NextAgency::<Runtime>::put(2_500);
		assert_eq!(read::records(None, 0).len(), 1);
		assert_eq!(read::records(None, 1).len(), 1);
		for (limit, length) in [(999, 999), (1_000, 1_000), (1_001, 1_000), (u32::MAX, 1_000)] {
			let page = read::records(None, limit);
			assert_eq!(page.len(), length, "{limit}");
			assert!(page.iter().map(|(subject, _)| subject).is_sorted());
		}
		let next = read::records(Some(Subject::Agency(1_000)), 1);
		assert_eq!(next[0].0, Subject::Agency(1_001));
	});
}

/// A page of large records is cut, and goes on where it was cut.
#[test]
fn a_page_is_cut_before_it_gets_too_large() {
	on_chain(|| {
		crate::read_model::journey::filed();
		let (incident, report) = (Incidents::<Runtime>::get(1), Reports::<Runtime>::get(1, 1));
		let (mut incident, report) = (incident.expect("filed"), report.expect("filed"));
		incident.revision = 255;
		frame_support::hypothetically!({
			for id in 1..=400u64 {
				Incidents::<Runtime>::insert(id, &incident);
				for revision in 1..=255 {
					Reports::<Runtime>::insert(id, revision, &report);
				}
			}
			NextIncident::<Runtime>::put(401);
			let after = Subject::EventType(u16::MAX);
			let page = read::records(Some(after), MAX_PAGE);
			assert!((2..400).contains(&page.len()), "{} incidents", page.len());
			let bytes: usize = page.iter().map(|(_, record)| record.encoded_size()).sum();
			assert!(bytes <= read::PAGE_BYTES, "{bytes}");
			let one = page[0].1.encoded_size();
			assert!(bytes + one > read::PAGE_BYTES, "it could have held one more");
			let last = page.last().expect("not empty").0.clone();
			let next = read::records(Some(last), MAX_PAGE);
			assert_eq!(next[0].0, Subject::Incident(u64::try_from(page.len()).expect("few") + 1));
			assert!(matches!(next[0].1, Record::Incident(_)));
		});
	});
}

/// Where a page goes on from does not have to be there any more.
#[test]
fn a_page_follows_what_is_not_there() {
	travelled(|| {
		let whole = pages(MAX_PAGE);
		let first = |kind: Kind| whole.iter().position(|(subject, _)| subject.kind() >= kind);
		for (after, kind) in [
			(Subject::Agency(u32::MAX), Kind::Officer),
			(Subject::EventType(u16::MAX), Kind::Incident),
			(Subject::Incident(u64::MAX), Kind::ResponseLevel),
			(Subject::Region(region(650_000)), Kind::Round),
			(Subject::Metric(u16::MAX), Kind::Observation),
			(Subject::Derivation(u16::MAX, u32::MAX), Kind::Product),
			(Subject::Request(u64::MAX), Kind::Offer),
		] {
			let page = read::records(Some(after.clone()), 1);
			let expected = first(kind).and_then(|place| whole.get(place));
			assert_eq!(page.first(), expected, "{after}");
		}
		let nothing = CellKey {
			metric: u16::MAX,
			version: 1,
			region: region(420_100),
			start: 0,
			status: CapStatus::Actual,
		};
		// In the order of the storage it may be anywhere, and the rest follows all the same.
		let page = read::records(Some(Subject::Cell(nothing)), MAX_PAGE);
		assert!(page.iter().any(|(subject, _)| subject.kind() == Kind::Derivation));
		assert_eq!(read::records(Some(Subject::Reservation(u64::MAX)), 1), []);
	});
}
