//! Rows of resources: the product registry here, and what the others set the stage with.

mod offers;
mod requests;
mod shipments;

use super::bodies;
use crate::{
	common::{product, region, request},
	origin_table::{
		cast::{done, officer, signed, COMMISSION, DEPARTMENT, HOSPITAL, WUHAN},
		check::{Case, Kind, Row},
	},
};
use muster_primitives::{AgencyId, Priority};
use muster_runtime::{Runtime, RuntimeCall};
use pallet_resources::{Approval, Call as Resources, Product, Products, ReceiptInput};

const DAY: u64 = 86_400_000;

pub fn resources() -> Vec<Row> {
	[registry(), requests::rows(), offers::rows(), shipments::rows()].into_iter().flatten().collect()
}

fn registry() -> Vec<Row> {
	vec![
		Row::new("Resources.register_product", bodies(Kind::COUNCIL), || {
			Case::of_nobody(Resources::register_product { product: 100, details: product() })
		}),
		Row::new("Resources.amend_product", bodies(Kind::COUNCIL), || {
			let details = Product { controlled: true, ..registered() };
			Case::of_nobody(Resources::amend_product { product: 1, details })
		}),
		Row::new("Resources.retire_product", bodies(Kind::COUNCIL), || {
			Case::of_nobody(Resources::retire_product { product: 1 })
		}),
	]
}

// Setting the stage: what the hospital asks for, the commission approves, and the department supplies.

/// An officer of this agency who holds all its roles does it.
fn by(agency: AgencyId, call: impl Into<RuntimeCall>) {
	done(signed(&officer(agency)), call);
}

/// What is asked for, as the registry has it.
fn registered() -> Product {
	Products::<Runtime>::get(1).expect("it is of the preset")
}

/// The hospital has asked for ten.
fn submitted() {
	by(HOSPITAL, request(region(WUHAN), Priority::Stat, Some(10)));
}

fn approval() -> RuntimeCall {
	let lines = vec![Approval { line: 0, quantity: 10, reason: None }];
	Resources::approve { request: 1, lines: lines.try_into().expect("one line fits") }.into()
}

/// They are approved.
fn approved() {
	submitted();
	by(COMMISSION, approval());
}

/// The department has promised them.
fn committed() {
	approved();
	by(DEPARTMENT, Resources::commit { request: 1, line: 0, quantity: 10 });
}

/// The department has sent what it promised first.
fn dispatched() {
	by(DEPARTMENT, Resources::dispatch { commitment: 1, quantity: 10, eta: None });
}

/// What was promised is on the way.
fn sent() {
	committed();
	dispatched();
}

/// It came, and the hospital counted it like this.
fn received(receipt: ReceiptInput) {
	sent();
	by(HOSPITAL, Resources::receive { shipment: 1, receipt });
}
