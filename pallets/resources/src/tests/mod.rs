//! Helpers; one file per call, and what goes across calls.

mod acknowledge;
mod agenda;
mod allocate;
mod amend;
mod amend_product;
mod approve;
mod arrive;
mod cancel;
mod cancel_shipment;
mod checkpoint;
mod close;
mod commit;
mod commit_substitute;
mod confirm_loss;
mod conservation;
mod contest;
mod declare_lost;
mod depart;
mod dispatch;
mod draft;
mod genesis;
mod hostile;
mod invariants;
mod line;
mod loans;
mod name_substitutes;
mod opening;
mod pinned;
mod poke;
mod prepare;
mod property;
mod publish_offer;
mod rebuild;
mod receive;
mod register_product;
mod reject;
mod release;
mod report_stock;
mod reserve;
mod respond;
mod retire_product;
mod scale;
mod scenes;
mod send_back;
mod simulation;
mod standards;
mod submit;
mod submit_draft;
mod take_back;
mod unreserve;
mod verify_need;
mod vouch_offer;
mod withdraw_offer;

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use muster_primitives::{
	agenda::Walk, traits::OnRound, AgencyId, CapStatus, CommitmentId, ContentRef, DigestAlgorithm,
	Discrepancy, IncidentId, LineIndex, MediaType, Moment, OpenedRound, Priority, ProductId, Quantity,
	RequestId, RoundId, RoundSubject, ShipmentId, Verdict,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

type LineInputs = BoundedVec<LineInput, <Test as Config>::MaxLines>;
type Approvals = BoundedVec<Approval, <Test as Config>::MaxLines>;

fn signed(agency: AgencyId) -> RuntimeOrigin {
	RuntimeOrigin::signed(officer(agency))
}

fn of(product: ProductId, quantity: Option<Quantity>) -> LineInput {
	LineInput { product, quantity, substitutes_allowed: false, days_of_stock: None }
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

/// A real request of the hospital for an incident, of one line.
fn submitted_for(incident: IncidentId, input: LineInput) -> RequestId {
	let request = NextRequest::<Test>::get();
	assert_ok!(Resources::submit(
		signed(HOSPITAL),
		Some(incident),
		region(420_106),
		Priority::Urgent,
		None,
		CapStatus::Actual,
		lines(&[input]),
	));
	request
}

/// A request of one line of goggles that is needed at a time, not decided yet.
fn submitted_by(need_by: Moment) -> RequestId {
	let request = NextRequest::<Test>::get();
	assert_ok!(Resources::submit(
		signed(HOSPITAL),
		None,
		region(420_106),
		Priority::Urgent,
		Some(need_by),
		CapStatus::Actual,
		lines(&[of(GOGGLES, Some(100))]),
	));
	request
}

/// A draft of one line of goggles.
fn drafted(need_by: Option<Moment>) -> RequestId {
	let request = NextRequest::<Test>::get();
	assert_ok!(Resources::draft(
		signed(HOSPITAL),
		Some(OUTBREAK),
		region(420_106),
		Priority::Urgent,
		need_by,
		CapStatus::Actual,
		lines(&[of(GOGGLES, Some(100))]),
	));
	request
}

fn offer_of(product: ProductId, quantity: Quantity) -> OfferInput {
	OfferInput {
		product,
		quantity,
		region: region(420_100),
		status: CapStatus::Actual,
		loan: None,
		in_reply: None,
		expires: START + 30 * DAY,
	}
}

fn published(input: OfferInput) -> OfferId {
	let offer = NextOffer::<Test>::get();
	assert_ok!(Resources::publish_offer(signed(CHARITY), input));
	offer
}

fn offer(id: OfferId) -> Offer<AccountId> {
	Offers::<Test>::get(id).expect("the offer exists")
}

fn reserved(offer: OfferId, request: RequestId, quantity: Quantity) -> ReservationId {
	let reservation = NextReservation::<Test>::get();
	assert_ok!(Resources::reserve(signed(HOSPITAL), offer, request, 0, quantity));
	reservation
}

fn prepared(commitment: CommitmentId, quantity: Quantity) -> ShipmentId {
	let shipment = NextShipment::<Test>::get();
	assert_ok!(Resources::prepare(signed(CHARITY), commitment, quantity, Lots::default()));
	shipment
}

/// `quantity` units in the hands of the carrier.
fn carried(quantity: Quantity) -> (RequestId, ShipmentId) {
	let request = open(quantity);
	let shipment = prepared(committed(request, quantity), quantity);
	assert_ok!(Resources::depart(signed(CHARITY), shipment, Some(CARRIER), None));
	(request, shipment)
}

/// Goggles lent to the hospital for ten days, received.
fn lent(quantity: Quantity) -> (RequestId, ShipmentId) {
	let request = open(quantity);
	let offer = published(OfferInput { loan: Some(10 * DAY), ..offer_of(GOGGLES, quantity) });
	let reservation = reserved(offer, request, quantity);
	let commitment = NextCommitment::<Test>::get();
	assert_ok!(Resources::respond(signed(CHARITY), reservation, Response::Accept));
	let shipment = dispatched(commitment, quantity);
	assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(quantity)));
	(request, shipment)
}

/// 100 units of which 20 were refused and 10 did not come.
fn differing() -> (RequestId, ShipmentId) {
	let (request, shipment) = on_the_way(100);
	let receipt = ReceiptInput { short: 10, short_reason: Some(Discrepancy::Short), ..partly_bad(70, 20) };
	assert_ok!(Resources::receive(signed(HOSPITAL), shipment, receipt));
	(request, shipment)
}

fn goods(shipment: ShipmentId) -> Shipment<AccountId> {
	Shipments::<Test>::get(shipment).expect("the shipment exists")
}

fn promise(commitment: CommitmentId) -> Commitment<AccountId> {
	Commitments::<Test>::get(commitment).expect("the commitment exists")
}

fn evidence() -> ContentRef {
	ContentRef {
		algorithm: DigestAlgorithm::Sha256,
		digest: H256::repeat_byte(1),
		size: 10,
		media_type: MediaType::Pdf,
	}
}

fn checkpoint(kind: CheckpointKind) -> CheckpointInput {
	CheckpointInput {
		kind,
		place: Place::UnLocode(*b"CNWUH"),
		event: H256::repeat_byte(2),
		occurred_at: Now::get(),
		cold_chain: Some(true),
	}
}

/// Takes the agenda as far as it goes now.
fn work_off() {
	let now = Now::get();
	let mut walk = Walk::default();
	while Resources::agenda_step(&mut walk, now).is_some() {}
}

/// The last round that was opened.
fn last_round() -> RoundId {
	Proposed::get().len() as RoundId
}

fn judge(subject: RoundSubject, verdict: Verdict) -> DispatchResult {
	let round = last_round();
	Opened::mutate(|open| open.retain(|(number, _)| *number != round));
	Resources::on_verdict(subject, round, verdict)
}

/// Another round goes on with the subject.
fn follow(subject: RoundSubject, from: RoundId, verdict: Verdict) -> (RoundId, DispatchResult) {
	let last = Proposed::get().last().cloned().expect("there was a round");
	Opened::mutate(|open| open.retain(|(number, _)| *number != from));
	Proposed::mutate(|all| all.push(last));
	let round = last_round();
	Opened::mutate(|open| open.push((round, subject)));
	let next = OpenedRound { round, region: region(420_000), deadline: Now::get() + DAY };
	(round, Resources::on_followed(subject, from, verdict, next))
}

/// Neither none, nor the root, nor an officer without the role.
fn strangers(without: AgencyId) -> [RuntimeOrigin; 3] {
	[RuntimeOrigin::none(), RuntimeOrigin::root(), signed(without)]
}
