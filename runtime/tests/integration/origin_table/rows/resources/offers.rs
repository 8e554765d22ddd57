//! Rows of offers, and of what is due.

use super::{approved, by};
use crate::{
	common::{block, now, offer, region},
	origin_table::{
		cast::{officer, COMMISSION, DEPARTMENT, HOSPITAL, WUHAN},
		check::{Case, Kind, Outcome, Row},
		rows::{any_officer, holder},
	},
};
use muster_primitives::Role;
use muster_runtime::{Runtime, RuntimeCall};
use pallet_resources::{Call as Resources, Due, Error as ResourcesError, OfferInput, Response};

type Error = ResourcesError<Runtime>;

pub fn rows() -> Vec<Row> {
	vec![
		Row::new("Resources.publish_offer", holder(Role::Supply), || {
			Case::of(officer(DEPARTMENT), publication(10))
		})
		.but(Kind::FOREIGN, Outcome::Right),
		// More than the product's maximum: somebody else says that it is meant.
		Row::new("Resources.vouch_offer", holder(Role::Approve), || {
			by(DEPARTMENT, publication(1_001));
			Case::of(officer(COMMISSION), Resources::vouch_offer { offer: 1 })
		})
		.but([Kind::Elsewhere], Outcome::fails(Error::OutsideJurisdiction))
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Resources.withdraw_offer", holder(Role::Supply), || {
			by(DEPARTMENT, publication(10));
			Case::of(officer(DEPARTMENT), Resources::withdraw_offer { offer: 1 })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotSupplier)),
		Row::new("Resources.reserve", holder(Role::Request), || {
			offered();
			Case::of(officer(HOSPITAL), reservation())
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotRequester)),
		Row::new("Resources.unreserve", holder(Role::Request), || {
			reserved();
			Case::of(officer(HOSPITAL), Resources::unreserve { reservation: 1 })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotRequester)),
		Row::new("Resources.respond", holder(Role::Supply), || {
			reserved();
			let response = Response::Accept;
			Case::of(officer(DEPARTMENT), Resources::respond { reservation: 1, response })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotSupplier)),
		Row::new("Resources.allocate", holder(Role::Approve), || {
			offered();
			let lines = vec![(1, 0)].try_into().expect("one line fits");
			Case::of(officer(COMMISSION), Resources::allocate { offer: 1, quantity: None, lines })
		})
		.but([Kind::Elsewhere], Outcome::fails(Error::OutsideJurisdiction))
		.but([Kind::OtherAgency], Outcome::Right),
		// What is due is due, whoever says so.
		Row::new("Resources.poke", any_officer(), || {
			let details = OfferInput { expires: now() + 1, ..offer(region(WUHAN), 10) };
			by(DEPARTMENT, Resources::publish_offer { details });
			// The agenda is late by some seconds, and has not come to it yet.
			block(vec![]);
			Case::of(officer(DEPARTMENT), Resources::poke { item: Due::Offer(1) })
		}),
	]
}

// Setting the stage.

fn publication(quantity: u64) -> RuntimeCall {
	Resources::publish_offer { details: offer(region(WUHAN), quantity) }.into()
}

/// The department offers what the hospital needs.
fn offered() {
	approved();
	by(DEPARTMENT, publication(10));
}

fn reservation() -> RuntimeCall {
	Resources::reserve { offer: 1, request: 1, line: 0, quantity: 10 }.into()
}

/// The hospital wants it.
fn reserved() {
	offered();
	by(HOSPITAL, reservation());
}
