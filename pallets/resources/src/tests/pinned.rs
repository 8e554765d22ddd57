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

#[test]
fn errors() {
	use Error::*;
	let errors: [Error<Test>; 41] = [
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
	];
	let indices: Vec<u8> = errors.iter().flat_map(Encode::encode).collect();
	assert_eq!(indices, (0..41).collect::<Vec<u8>>());
}

#[test]
fn stored_enumerations() {
	fn indices<E: Encode>(variants: &[E]) -> Vec<u8> {
		variants.iter().flat_map(Encode::encode).collect()
	}
	{
		use Disposition::*;
		assert_eq!(indices(&[Submitted, Approved, Rejected, Cancelled, Expired, Closed]), [0, 1, 2, 3, 4, 5]);
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
		];
		assert_eq!(indices(&states), (0..12).collect::<Vec<u8>>());
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
		assert_eq!(indices(&[ScarceSupply, NotJustified, FirstTranche, AboveMaximum]), [0, 1, 2, 3]);
	}
}

#[test]
fn an_unknown_amount_and_zero_differ_in_bytes() {
	assert_eq!(of(MASK, None).encode(), [1, 0, 0, 0, 0, 0]);
	assert_eq!(of(MASK, Some(0)).encode(), [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}
