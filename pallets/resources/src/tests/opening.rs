//! Whoever opens a round carries what that takes at most.

use super::{scenes::SCENES, *};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{GetCallName, UnfilteredDispatchable},
	weights::{Weight, WeightMeter},
};
use std::collections::BTreeSet;

/// What the mock takes to open a round, for each class.
const EACH: Weight = Weight::from_parts(1_000_000_000, 100);

/// What it takes to open one of these.
fn opening(terms: RoundTerms) -> Weight {
	EACH.saturating_mul(terms.classes.len().into())
}

fn weight(call: &crate::Call<Test>, opening: Weight) -> Weight {
	OpeningWeight::set(opening);
	call.get_dispatch_info().call_weight
}

/// A loss that the receiver has not signed, due now.
fn unsigned_loss() -> ShipmentId {
	let (_, shipment) = carried(10);
	assert_ok!(Resources::declare_lost(signed(CARRIER), shipment, 1, Discrepancy::Lost));
	Now::mutate(|now| *now += LOSS_WINDOW + 2 * muster_primitives::agenda::BUCKET);
	// The walk is there.
	AgendaCursor::<Test>::put((START + LOSS_WINDOW) / muster_primitives::agenda::BUCKET + 1);
	shipment
}

fn used(limit: Weight) -> Weight {
	let mut meter = WeightMeter::with_limit(limit);
	Resources::work_off(&mut meter);
	meter.consumed()
}

#[test]
fn a_call_weighs_a_round_exactly_if_it_opens_one() {
	build_and_execute(|| {
		let mut openers = BTreeSet::new();
		for scene in SCENES {
			Now::set(START);
			let (origin, call) = scene();
			let (bare, declared) = (weight(&call, Weight::zero()), weight(&call, EACH));
			let before = Proposed::get().len();
			let name = call.get_call_name();
			assert_ok!(call.dispatch_bypass_filter(origin));
			let opened = Proposed::get().into_iter().skip(before).last().map(|proposal| proposal.subject);
			let more = match opened {
				Some(RoundSubject::Need { .. }) => opening(NEED_ROUND),
				Some(_) => opening(DELIVERY_ROUND),
				None => Weight::zero(),
			};
			assert_eq!(declared, bare.saturating_add(more), "{name}");
			if opened.is_some() {
				openers.insert(name);
			}
		}
		assert_eq!(openers, BTreeSet::from(["contest", "poke", "verify_need"]));
	});
}

#[test]
fn the_agenda_starts_no_step_without_room_for_a_round() {
	build_and_execute(|| {
		OpeningWeight::set(EACH);
		let shipment = unsigned_loss();
		let dearest = <() as WeightInfo>::agenda_step().saturating_add(opening(DELIVERY_ROUND));
		assert_eq!(used(dearest.saturating_sub(Weight::from_parts(1, 0))), Weight::zero());
		assert_eq!(goods(shipment).hearing, None);
		assert_eq!(used(dearest), dearest);
		assert!(goods(shipment).hearing.is_some());
	});
}

#[test]
fn what_opens_no_round_is_not_charged_for_one() {
	build_and_execute(|| {
		OpeningWeight::set(EACH);
		let shipment = unsigned_loss();
		assert_ok!(Resources::confirm_loss(signed(HOSPITAL), shipment));
		let step = <() as WeightInfo>::agenda_step();
		// The loss is settled: it is met, and nothing happens. Then the bucket is empty, behind it and as a whole.
		let three = step.saturating_mul(3);
		assert!(used(three.saturating_add(opening(DELIVERY_ROUND))).all_lte(three));
		assert_eq!(goods(shipment).hearing, None);
	});
}

#[test]
fn a_round_that_cannot_be_opened_is_charged() {
	build_and_execute(|| {
		OpeningWeight::set(EACH);
		unsigned_loss();
		RoundsFail::set(true);
		let dearest = <() as WeightInfo>::agenda_step().saturating_add(opening(DELIVERY_ROUND));
		assert_eq!(used(dearest), dearest);
		assert_ne!(System::events(), []);
	});
}
