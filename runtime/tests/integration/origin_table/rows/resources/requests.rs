//! Rows of requests: who asks, who decides, and who promises.

use super::{approval, approved, by, committed, received, registered, submitted};
use crate::{
	common::{all_good, line, region, request},
	origin_table::{
		cast::{by_council, officer, COMMISSION, DEPARTMENT, HOSPITAL, WUHAN},
		check::{Case, Kind, Outcome, Row},
		rows::holder,
	},
};
use muster_primitives::{CapStatus, Priority, Role};
use muster_runtime::{Runtime, RuntimeCall};
use pallet_resources::{Approval, Call as Resources, Error as ResourcesError, Product, RejectionReason};

type Error = ResourcesError<Runtime>;

pub fn rows() -> Vec<Row> {
	let mut rows = asked();
	rows.extend(decided());
	rows.extend(promised());
	rows
}

/// What the one who asks does, and no other.
fn asked() -> Vec<Row> {
	let not_the_requester = || Outcome::fails(Error::NotRequester);
	vec![
		Row::new("Resources.submit", holder(Role::Request), || {
			Case::of(officer(HOSPITAL), request(region(WUHAN), Priority::Stat, Some(10)))
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Resources.draft", holder(Role::Request), || Case::of(officer(HOSPITAL), draft()))
			.but([Kind::Elsewhere], outside())
			.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Resources.submit_draft", holder(Role::Request), || {
			by(HOSPITAL, draft());
			Case::of(officer(HOSPITAL), Resources::submit_draft { request: 1 })
		})
		.but(Kind::FOREIGN, not_the_requester()),
		Row::new("Resources.amend", holder(Role::Request), || {
			submitted();
			let lines = vec![(0, line(Some(20)))].try_into().expect("one line fits");
			let priority = Priority::Urgent;
			Case::of(officer(HOSPITAL), Resources::amend { request: 1, priority, need_by: None, lines })
		})
		.but(Kind::FOREIGN, not_the_requester()),
		Row::new("Resources.cancel", holder(Role::Request), || {
			submitted();
			Case::of(officer(HOSPITAL), Resources::cancel { request: 1, line: 0 })
		})
		.but(Kind::FOREIGN, not_the_requester()),
		Row::new("Resources.close", holder(Role::Request), || {
			received(all_good(10));
			Case::of(officer(HOSPITAL), Resources::close { request: 1, line: 0 })
		})
		.but(Kind::FOREIGN, not_the_requester()),
		Row::new("Resources.report_stock", holder(Role::Request), || {
			submitted();
			Case::of(officer(HOSPITAL), Resources::report_stock { request: 1, line: 0, days: Some(3) })
		})
		.but(Kind::FOREIGN, not_the_requester()),
		Row::new("Resources.name_substitutes", holder(Role::Request), || {
			submitted();
			Case::of(officer(HOSPITAL), substitute())
		})
		.but(Kind::FOREIGN, not_the_requester()),
	]
}

/// What who answers for the region does.
fn decided() -> Vec<Row> {
	vec![
		Row::new("Resources.approve", holder(Role::Approve), || {
			submitted();
			Case::of(officer(COMMISSION), approval())
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		Row::new("Resources.reject", holder(Role::Approve), || {
			submitted();
			let reason = RejectionReason::NotJustified;
			Case::of(officer(COMMISSION), Resources::reject { request: 1, line: 0, reason })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
		// So many that others are asked first whether they are needed.
		Row::new("Resources.verify_need", holder(Role::Approve), || {
			let details = Product { verify_above: Some(5), ..registered() };
			by_council(Resources::amend_product { product: 1, details });
			submitted();
			let approval = Approval { line: 0, quantity: 10, reason: None };
			Case::of(officer(COMMISSION), Resources::verify_need { request: 1, approval })
		})
		.but([Kind::Elsewhere], outside())
		.but([Kind::OtherAgency], Outcome::Right),
	]
}

/// What who helps does. Help comes from anywhere.
fn promised() -> Vec<Row> {
	vec![
		Row::new("Resources.commit", holder(Role::Supply), || {
			approved();
			Case::of(officer(DEPARTMENT), Resources::commit { request: 1, line: 0, quantity: 10 })
		})
		.but(Kind::FOREIGN, Outcome::Right),
		Row::new("Resources.commit_substitute", holder(Role::Supply), || {
			submitted();
			by(HOSPITAL, substitute());
			by(COMMISSION, approval());
			let (request, line, product, quantity) = (1, 0, SUBSTITUTE, 10);
			Case::of(officer(DEPARTMENT), Resources::commit_substitute { request, line, product, quantity })
		})
		.but(Kind::FOREIGN, Outcome::Right),
		// Approvers may for a supplier who may not act. This one may, so it is its officers' who supply: not those who
		// approve, and not another's.
		Row::new("Resources.release", holder(Role::Supply), || {
			committed();
			Case::of(officer(DEPARTMENT), Resources::release { commitment: 1, quantity: 10 })
		})
		.but([Kind::WrongRole], Outcome::fails(Error::NotSupplier))
		.but(Kind::FOREIGN, Outcome::fails(Error::NotSupplier)),
	]
}

fn outside() -> Outcome {
	Outcome::fails(Error::OutsideJurisdiction)
}

// Setting the stage.

/// A product of the preset that is counted like product 1.
const SUBSTITUTE: u32 = 23;

/// The hospital would take another product, too.
fn substitute() -> RuntimeCall {
	let products = vec![SUBSTITUTE].try_into().expect("one product fits");
	Resources::name_substitutes { request: 1, line: 0, products }.into()
}

fn draft() -> RuntimeCall {
	Resources::draft {
		incident: None,
		region: region(WUHAN),
		priority: Priority::Urgent,
		need_by: None,
		status: CapStatus::Actual,
		lines: vec![line(Some(10))].try_into().expect("one line fits"),
	}
	.into()
}
