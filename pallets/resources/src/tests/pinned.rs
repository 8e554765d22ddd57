//! Numbers that clients, the index and stored bytes rely on. A failing line here is a broken interface.

use super::*;
use codec::Encode;

#[test]
fn calls() {
	let call = |call: Call<Test>| call.encode()[0];
	let lines = LineInputs::default();
	let (region, priority, status) = (region(0), Priority::Routine, CapStatus::Actual);
	assert_eq!(call(Call::register_product { product: 1, details: product("gown", 1) }), 0);
	assert_eq!(call(Call::submit { incident: None, region, priority, need_by: None, status, lines }), 1);
	assert_eq!(call(Call::approve { request: 1, lines: Approvals::default() }), 2);
	assert_eq!(call(Call::commit { request: 1, line: 0, quantity: 1 }), 3);
	assert_eq!(call(Call::dispatch { commitment: 1, quantity: 1, eta: None }), 4);
	assert_eq!(call(Call::receive { shipment: 1, receipt: ReceiptInput::default() }), 5);
	let details = product("gown", 1);
	let (request, line, commitment, shipment, offer, number) = (1, 0, 1, 1, 1, 1);
	let (quantity, need_by, by, until) = (1, None, 0, 0);
	let approval = Approval { line, quantity, reason: None };
	let response = Response::Accept;
	let later: Vec<Call<Test>> = vec![
		Call::amend_product { product: 1, details },
		Call::retire_product { product: 1 },
		Call::draft { incident: None, region, priority, need_by, status, lines: LineInputs::default() },
		Call::submit_draft { request },
		Call::amend { request, priority, need_by, lines: Default::default() },
		Call::cancel { request, line },
		Call::reject { request, line, reason: RejectionReason::Other },
		Call::close { request, line },
		Call::release { commitment, quantity },
		Call::commit_substitute { request, line, product: 1, quantity },
		Call::publish_offer { details: offer_of(MASK, 1) },
		Call::vouch_offer { offer },
		Call::withdraw_offer { offer },
		Call::reserve { offer, request, line, quantity },
		Call::unreserve { reservation: 1 },
		Call::respond { reservation: 1, response },
		Call::allocate { offer, quantity: None, lines: Default::default() },
		Call::prepare { commitment, quantity, lots: Lots::default() },
		Call::depart { shipment, carrier: None, eta: None },
		Call::cancel_shipment { shipment },
		Call::checkpoint { shipment, checkpoint: checkpoint(CheckpointKind::Passed) },
		Call::arrive { shipment },
		Call::acknowledge { shipment },
		Call::contest { shipment, evidence: evidence() },
		Call::declare_lost { shipment, quantity, reason: Discrepancy::Lost },
		Call::confirm_loss { shipment },
		Call::send_back { shipment, part: Part::Refused, quantity },
		Call::take_back { number, arrived: 1 },
		Call::request_return { shipment, by },
		Call::answer_return { shipment, response },
		Call::request_extension { shipment, until },
		Call::answer_extension { shipment, response },
		Call::poke { item: Due::Offer(1) },
		Call::report_stock { request, line, days: None },
		Call::verify_need { request, approval },
		Call::name_substitutes { request, line, products: Default::default() },
	];
	let indices: Vec<u8> = later.into_iter().map(call).collect();
	assert_eq!(indices, (6..42).collect::<Vec<u8>>());
}

#[test]
fn the_bytes_of_a_call() {
	// Request 258, line 3, 10^14 units: what a client must send.
	let call = RuntimeCall::Resources(Call::commit { request: 258, line: 3, quantity: 100_000_000_000_000 });
	let mut expected = vec![33, 3, 2, 1, 0, 0, 0, 0, 0, 0, 3];
	expected.extend(100_000_000_000_000u64.to_le_bytes());
	assert_eq!(call.encode(), expected);
}

#[test]
fn events() {
	let event = |event: Event<Test>| event.encode()[0];
	let (request, commitment, shipment, line, quantity) = (1, 1, 1, 0, 1);
	let (agency, officer, receiver) = (1, 1, 2);
	assert_eq!(event(Event::ProductRegistered { product: 1, details: product("gown", 1) }), 0);
	assert_eq!(
		event(Event::Submitted {
			request,
			agency,
			officer,
			incident: None,
			region: region(0),
			priority: Priority::Routine,
			need_by: None,
			status: CapStatus::Actual,
			lines: LineInputs::default(),
			above_maximum: Default::default(),
		}),
		1
	);
	assert_eq!(event(Event::Approved { request, agency, officer, lines: Approvals::default() }), 2);
	assert_eq!(event(Event::Committed { commitment, request, line, agency, officer, quantity }), 3);
	assert_eq!(
		event(Event::Dispatched {
			shipment,
			commitment,
			request,
			line,
			agency,
			officer,
			receiver,
			quantity,
			eta: None
		}),
		4
	);
	let receipt = ReceiptInput::default();
	assert_eq!(event(Event::Received { shipment, request, line, agency, officer, receipt }), 5);
}

/// The later events, by the names that the metadata has.
#[test]
fn events_by_name() {
	use scale_info::{TypeDef, TypeInfo};
	let TypeDef::Variant(variants) = Event::<Test>::type_info().type_def else {
		panic!("an event is an enumeration")
	};
	let named: Vec<_> =
		variants.variants.iter().map(|variant| (variant.index, variant.name.to_string())).collect();
	let expected = [
		"ProductRegistered",
		"Submitted",
		"Approved",
		"Committed",
		"Dispatched",
		"Received",
		"ProductAmended",
		"ProductRetired",
		"Drafted",
		"DraftSubmitted",
		"Amended",
		"Cancelled",
		"Rejected",
		"Closed",
		"Released",
		"SubstituteCommitted",
		"VerificationOpened",
		"VerificationFollowed",
		"Verified",
		"SubstitutesNamed",
		"StockReported",
		"LineExpired",
		"OfferPublished",
		"OfferVouched",
		"OfferWithdrawn",
		"OfferExpired",
		"Reserved",
		"ReservationDropped",
		"Responded",
		"ReservationLapsed",
		"Allocated",
		"Prepared",
		"Departed",
		"ShipmentCancelled",
		"CheckpointPassed",
		"Arrived",
		"Reconciled",
		"Contested",
		"HearingFollowed",
		"HearingCounted",
		"LossDeclared",
		"LossReferred",
		"Lost",
		"LossDropped",
		"SentBack",
		"TakenBack",
		"ReturnRequested",
		"ReturnAnswered",
		"ExtensionRequested",
		"ExtensionAnswered",
		"LoanOverdue",
		"ShipmentOverdue",
		"WorkFailed",
	];
	assert_eq!(named.len(), expected.len());
	for (index, name) in named {
		assert_eq!(expected[usize::from(index)], name);
	}
}

#[test]
fn errors() {
	use Error::*;
	let errors: [Error<Test>; 105] = [
		ProductTaken,
		MalformedCode,
		MalformedUnit,
		MalformedStandard,
		MalformedGtin,
		MalformedAtc,
		ZeroPack,
		ZeroMaximum,
		NoLines,
		TooManyLines,
		UnknownProduct,
		ZeroQuantity,
		UnknownIncident,
		StatusDiffers,
		NeedByPassed,
		OutsideJurisdiction,
		UnknownRequest,
		UnknownLine,
		OwnRequest,
		DuplicateLine,
		LineEnded,
		AboveRequested,
		ApprovalReasonMissing,
		AboveMaximum,
		NotAboveMaximum,
		LineNotOpen,
		AboveCap,
		UnknownCommitment,
		NotCommitter,
		AboveCommitment,
		EtaPassed,
		UnknownShipment,
		NotReceiver,
		NotReceivable,
		ReceiptMismatch,
		DiscrepancyReasonMissing,
		DiscrepancyReasonSurplus,
		DiscrepancyReasonUnfit,
		QuantityOverflow,
		NumbersExhausted,
		LineInconsistent,
		MalformedName,
		UnitFixed,
		NothingChanges,
		ProductIsRetired,
		NotRequester,
		NotDraft,
		NotSubmitted,
		LineFilled,
		LineNotFilled,
		GoodsOnTheWay,
		VerificationNeeded,
		NotUnverified,
		NoVerificationNeeded,
		VerificationOpen,
		AlreadyVerified,
		RequestDecided,
		SubstitutesNotAllowed,
		NotSubstitute,
		UnitDiffers,
		DuplicateSubstitute,
		AboveLeft,
		NotSupplier,
		SupplierInactive,
		UnknownOffer,
		OfferEnded,
		OfferNotVouched,
		AlreadyVouched,
		OwnOffer,
		AboveFree,
		OfferEndPassed,
		ZeroLoan,
		UnknownReservation,
		ReservationEnded,
		TooManyClaims,
		NothingToShare,
		LotsMismatch,
		LotExpired,
		LotReasonSurplus,
		UnknownCarrier,
		NotPreparing,
		NotCarrier,
		CustomsOnly,
		TooManyCheckpoints,
		MalformedPlace,
		CheckpointInFuture,
		NotOnTheWay,
		NoDiscrepancy,
		WindowClosed,
		LossWaiting,
		NoLossClaim,
		LossReasonUnfit,
		AboveInTransit,
		ExpiredReasonMissing,
		ExpiredReasonSurplus,
		AboveHeld,
		NotReturnable,
		UnknownReturn,
		AlreadyTakenBack,
		AboveSentBack,
		NotLent,
		NothingAsked,
		DateUnfit,
		NotDue,
		StaleRound,
	];
	let indices: Vec<u8> = errors.iter().flat_map(Encode::encode).collect();
	assert_eq!(indices, (0..105).collect::<Vec<u8>>());
}

#[test]
fn stored_enumerations() {
	fn indices<E: Encode>(variants: &[E]) -> Vec<u8> {
		variants.iter().flat_map(Encode::encode).collect()
	}
	{
		use Disposition::*;
		assert_eq!(
			indices(&[Submitted, Approved, Rejected, Cancelled, Expired, Closed, Draft]),
			[0, 1, 2, 3, 4, 5, 6]
		);
	}
	{
		use LineState::*;
		let states = [
			Draft,
			Submitted,
			Open,
			PartlyCommitted,
			FullyCommitted,
			InFulfilment,
			PartlyFulfilled,
			Fulfilled,
			Closed,
			Rejected,
			Cancelled,
			Expired,
			UnderVerification,
		];
		assert_eq!(indices(&states), (0..13).collect::<Vec<u8>>());
	}
	{
		use ShipmentState::*;
		let states = [
			Preparing,
			InTransit,
			HeldAtCustoms,
			Arrived,
			Received,
			ReceivedWithDiscrepancy,
			Reconciled,
			InDispute,
			Lost,
			Returning,
			Returned,
			Cancelled,
		];
		assert_eq!(indices(&states), (0..12).collect::<Vec<u8>>());
	}
	{
		use ApprovalReason::*;
		let reasons = [ScarceSupply, NotJustified, FirstTranche, AboveMaximum, Unverified];
		assert_eq!(indices(&reasons), [0, 1, 2, 3, 4]);
	}
	{
		use RejectionReason::*;
		let reasons = [NotJustified, Duplicate, OtherSupply, Unavailable, Other];
		assert_eq!(indices(&reasons), [0, 1, 2, 3, 4]);
	}
	{
		use Verified::*;
		assert_eq!(indices(&[NotAsked, Waiting, Confirmed, Refuted, Unclear]), [0, 1, 2, 3, 4]);
	}
	{
		use OfferState::*;
		assert_eq!(indices(&[Published, Withdrawn, Expired]), [0, 1, 2]);
	}
	{
		use ResponseReason::*;
		let reasons = [Stock, Date, Transport, Authorisation, InUse, Other];
		assert_eq!(indices(&reasons), [0, 1, 2, 3, 4, 5]);
		let first = |all: Vec<Vec<u8>>| all.iter().map(|bytes| bytes[0]).collect::<Vec<u8>>();
		let responses =
			[Response::Accept, Response::Decline(Stock), Response::Provisional(Stock)].map(|r| r.encode());
		assert_eq!(first(responses.to_vec()), [0, 1, 2]);
		use ReservationState::*;
		let states = [Waiting, Provisional(Stock), Accepted(1), Declined(Stock), Dropped, Lapsed];
		assert_eq!(first(states.map(|state| state.encode()).to_vec()), [0, 1, 2, 3, 4, 5]);
	}
	{
		use Bucket::*;
		let buckets = [InTransit, Accepted, Rejected, Lost, Returned, GivenBack];
		assert_eq!(indices(&buckets), [0, 1, 2, 3, 4, 5]);
	}
	{
		let kinds = [CheckpointKind::Passed, CheckpointKind::Held, CheckpointKind::Cleared];
		assert_eq!(indices(&kinds), [0, 1, 2]);
		let reasons = [ExpiredReason::Extended, ExpiredReason::Training, ExpiredReason::NothingElse];
		assert_eq!(indices(&reasons), [0, 1, 2]);
		assert_eq!(indices(&[Part::Unopened, Part::Refused, Part::Loan]), [0, 1, 2]);
		assert_eq!(indices(&[ReturnState::Returning, ReturnState::Returned]), [0, 1]);
	}
	{
		let due = [
			Due::Line { request: 1, line: 0 },
			Due::Offer(1),
			Due::Reservation(1),
			Due::Receipt(1),
			Due::Arrival(1),
			Due::Loan(1),
			Due::Loss(1),
			Due::Hearing(1),
		];
		assert_eq!(due.map(|item| item.encode()[0]), [0, 1, 2, 3, 4, 5, 6, 7]);
	}
}

#[test]
fn an_unknown_amount_and_zero_differ_in_bytes() {
	assert_eq!(of(MASK, None).encode(), [1, 0, 0, 0, 0, 0, 0]);
	assert_eq!(of(MASK, Some(0)).encode(), [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}
