//! Helpers; one file per call, and what goes across calls.

mod approve;
mod commit;
mod dispatch;
mod genesis;
mod invariants;
mod line;
mod pinned;
mod property;
mod receive;
mod register_product;
mod submit;

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use muster_primitives::{
	AgencyId, CapStatus, CommitmentId, Discrepancy, LineIndex, Priority, ProductId, Quantity, RequestId,
	ShipmentId,
};
use sp_runtime::{DispatchError, DispatchResult};

type LineInputs = BoundedVec<LineInput, <Test as Config>::MaxLines>;
type Approvals = BoundedVec<Approval, <Test as Config>::MaxLines>;

fn signed(agency: AgencyId) -> RuntimeOrigin {
	RuntimeOrigin::signed(officer(agency))
}

fn of(product: ProductId, quantity: Option<Quantity>) -> LineInput {
	LineInput { product, quantity, substitutes_allowed: false }
}

fn lines(inputs: &[LineInput]) -> LineInputs {
	inputs.to_vec().try_into().expect("at most 64 lines")
}

fn approvals(approvals: &[(LineIndex, Quantity, Option<ApprovalReason>)]) -> Approvals {
	let approvals: Vec<_> = approvals
		.iter()
		.map(|(line, quantity, reason)| Approval { line: *line, quantity: *quantity, reason: *reason })
		.collect();
	approvals.try_into().expect("at most 64 lines")
}

/// A real request of the hospital, without a deadline.
fn submit_lines(inputs: &[LineInput]) -> DispatchResult {
	let region = region(420_106);
	Resources::submit(
		signed(HOSPITAL),
		None,
		region,
		Priority::Urgent,
		None,
		CapStatus::Actual,
		lines(inputs),
	)
}

/// A request of one line of goggles, not decided yet.
fn submitted(quantity: Option<Quantity>) -> RequestId {
	let request = NextRequest::<Test>::get();
	assert_ok!(submit_lines(&[of(GOGGLES, quantity)]));
	request
}

fn approve(request: RequestId, quantity: Quantity, reason: Option<ApprovalReason>) -> DispatchResult {
	Resources::approve(signed(COMMISSION), request, approvals(&[(0, quantity, reason)]))
}

/// A request of one line of goggles, all approved.
fn open(quantity: Quantity) -> RequestId {
	let request = submitted(Some(quantity));
	assert_ok!(approve(request, quantity, None));
	request
}

fn committed(request: RequestId, quantity: Quantity) -> CommitmentId {
	let commitment = NextCommitment::<Test>::get();
	assert_ok!(Resources::commit(signed(CHARITY), request, 0, quantity));
	commitment
}

fn dispatched(commitment: CommitmentId, quantity: Quantity) -> ShipmentId {
	let shipment = NextShipment::<Test>::get();
	assert_ok!(Resources::dispatch(signed(CHARITY), commitment, quantity, None));
	shipment
}

/// `quantity` units on the way to the hospital, of a line that has exactly these approved.
fn on_the_way(quantity: Quantity) -> (RequestId, ShipmentId) {
	let request = open(quantity);
	(request, dispatched(committed(request, quantity), quantity))
}

fn first_line(request: RequestId) -> Line {
	Lines::<Test>::get(request, 0).expect("the line exists")
}

fn all_good(accepted: Quantity) -> ReceiptInput {
	ReceiptInput { accepted, ..Default::default() }
}

fn partly_bad(accepted: Quantity, rejected: Quantity) -> ReceiptInput {
	ReceiptInput { accepted, rejected, rejected_reason: Some(Discrepancy::Damaged), ..Default::default() }
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
