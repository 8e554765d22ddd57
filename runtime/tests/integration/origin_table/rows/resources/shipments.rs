//! Rows of shipments: on the way, counted, settled, and sent back.

use super::{approved, by, committed, dispatched, received, sent, DAY};
use crate::{
	common::{all_good, checkpoint, content, now, offer, region},
	origin_table::{
		cast::{officer, COMMISSION, DEPARTMENT, HOSPITAL, WUHAN},
		check::{Authority, Case, Kind, Outcome, Row},
		rows::holder,
	},
};
use muster_primitives::{Discrepancy, Role};
use muster_runtime::{Runtime, RuntimeCall};
use pallet_resources::{
	Call as Resources, Error as ResourcesError, OfferInput, Part, ReceiptInput, Response,
};

type Error = ResourcesError<Runtime>;

pub fn rows() -> Vec<Row> {
	let mut rows = on_the_way();
	rows.extend(counted());
	rows.extend(sent_back());
	rows.extend(lent_out());
	rows
}

fn not_the_supplier() -> Outcome {
	Outcome::fails(Error::NotSupplier)
}

fn not_the_receiver() -> Outcome {
	Outcome::fails(Error::NotReceiver)
}

fn on_the_way() -> Vec<Row> {
	let not_the_carrier = || Outcome::fails(Error::NotCarrier);
	vec![
		Row::new("Resources.dispatch", holder(Role::Supply), || {
			committed();
			Case::of(officer(DEPARTMENT), Resources::dispatch { commitment: 1, quantity: 10, eta: None })
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotCommitter)),
		Row::new("Resources.prepare", holder(Role::Supply), || {
			committed();
			Case::of(officer(DEPARTMENT), preparation())
		})
		.but(Kind::FOREIGN, Outcome::fails(Error::NotCommitter)),
		Row::new("Resources.depart", holder(Role::Supply), || {
			prepared();
			Case::of(officer(DEPARTMENT), Resources::depart { shipment: 1, carrier: None, eta: None })
		})
		.but(Kind::FOREIGN, not_the_supplier()),
		// As with promises: approvers may for a supplier who may not act, and this one may.
		Row::new("Resources.cancel_shipment", holder(Role::Supply), || {
			prepared();
			Case::of(officer(DEPARTMENT), Resources::cancel_shipment { shipment: 1 })
		})
		.but([Kind::WrongRole], not_the_supplier())
		.but(Kind::FOREIGN, not_the_supplier()),
		Row::new("Resources.checkpoint", holder(Role::Carry), || {
			sent();
			let checkpoint = checkpoint(region(WUHAN));
			Case::of(officer(DEPARTMENT), Resources::checkpoint { shipment: 1, checkpoint })
		})
		.but(Kind::FOREIGN, not_the_carrier()),
		// The hospital carries nothing, so that only who receives speaks for it.
		Row::new("Resources.arrive", holder(Role::Receive), || {
			sent();
			Case::of(officer(HOSPITAL), Resources::arrive { shipment: 1 })
		})
		.but(Kind::FOREIGN, not_the_carrier()),
		Row::new("Resources.declare_lost", supplier_or_carrier(), || {
			sent();
			Case::of(officer(DEPARTMENT), loss())
		})
		.but(Kind::FOREIGN, not_the_carrier()),
		Row::new("Resources.confirm_loss", holder(Role::Receive), || {
			sent();
			by(DEPARTMENT, loss());
			Case::of(officer(HOSPITAL), Resources::confirm_loss { shipment: 1 })
		})
		.but(Kind::FOREIGN, not_the_receiver()),
	]
}

fn counted() -> Vec<Row> {
	vec![
		Row::new("Resources.receive", holder(Role::Receive), || {
			sent();
			Case::of(officer(HOSPITAL), Resources::receive { shipment: 1, receipt: all_good(10) })
		})
		.but(Kind::FOREIGN, not_the_receiver()),
		Row::new("Resources.acknowledge", holder(Role::Supply), || {
			received(two_missing());
			Case::of(officer(DEPARTMENT), Resources::acknowledge { shipment: 1 })
		})
		.but(Kind::FOREIGN, not_the_supplier()),
		Row::new("Resources.contest", holder(Role::Supply), || {
			received(two_missing());
			Case::of(officer(DEPARTMENT), Resources::contest { shipment: 1, evidence: content() })
		})
		.but(Kind::FOREIGN, not_the_supplier()),
	]
}

fn sent_back() -> Vec<Row> {
	vec![
		Row::new("Resources.send_back", holder(Role::Receive), || {
			received(two_refused());
			Case::of(officer(HOSPITAL), return_of_refused())
		})
		.but(Kind::FOREIGN, not_the_receiver()),
		Row::new("Resources.take_back", holder(Role::Supply), || {
			received(two_refused());
			by(HOSPITAL, return_of_refused());
			Case::of(officer(DEPARTMENT), Resources::take_back { number: 1, arrived: 2 })
		})
		.but(Kind::FOREIGN, not_the_supplier()),
	]
}

fn lent_out() -> Vec<Row> {
	vec![
		Row::new("Resources.request_return", holder(Role::Supply), || {
			lent();
			Case::of(officer(DEPARTMENT), recall())
		})
		.but(Kind::FOREIGN, not_the_supplier()),
		Row::new("Resources.answer_return", holder(Role::Receive), || {
			lent();
			by(DEPARTMENT, recall());
			let response = Response::Accept;
			Case::of(officer(HOSPITAL), Resources::answer_return { shipment: 1, response })
		})
		.but(Kind::FOREIGN, not_the_receiver()),
		Row::new("Resources.request_extension", holder(Role::Receive), || {
			lent();
			Case::of(officer(HOSPITAL), extension())
		})
		.but(Kind::FOREIGN, not_the_receiver()),
		Row::new("Resources.answer_extension", holder(Role::Supply), || {
			lent();
			by(HOSPITAL, extension());
			let response = Response::Accept;
			Case::of(officer(DEPARTMENT), Resources::answer_extension { shipment: 1, response })
		})
		.but(Kind::FOREIGN, not_the_supplier()),
	]
}

/// An officer with one role or the other. Who may only observe has neither.
fn supplier_or_carrier() -> Authority {
	Authority { role: None, ..holder(Role::Supply) }
}

// Setting the stage.

fn preparation() -> RuntimeCall {
	Resources::prepare { commitment: 1, quantity: 10, lots: Default::default() }.into()
}

/// What was promised is packed.
fn prepared() {
	committed();
	by(DEPARTMENT, preparation());
}

fn loss() -> RuntimeCall {
	Resources::declare_lost { shipment: 1, quantity: 2, reason: Discrepancy::Lost }.into()
}

fn two_missing() -> ReceiptInput {
	ReceiptInput { short: 2, short_reason: Some(Discrepancy::Short), ..all_good(8) }
}

fn two_refused() -> ReceiptInput {
	ReceiptInput { rejected: 2, rejected_reason: Some(Discrepancy::Damaged), ..all_good(8) }
}

fn return_of_refused() -> RuntimeCall {
	Resources::send_back { shipment: 1, part: Part::Refused, quantity: 2 }.into()
}

/// The hospital has what the department lends for a week.
fn lent() {
	approved();
	let details = OfferInput { loan: Some(7 * DAY), ..offer(region(WUHAN), 10) };
	by(DEPARTMENT, Resources::publish_offer { details });
	let lines = vec![(1, 0)].try_into().expect("one line fits");
	by(COMMISSION, Resources::allocate { offer: 1, quantity: None, lines });
	dispatched();
	by(HOSPITAL, Resources::receive { shipment: 1, receipt: all_good(10) });
}

fn recall() -> RuntimeCall {
	Resources::request_return { shipment: 1, by: now() + DAY }.into()
}

fn extension() -> RuntimeCall {
	Resources::request_extension { shipment: 1, until: now() + 14 * DAY }.into()
}
