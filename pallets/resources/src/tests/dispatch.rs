use super::*;

fn dispatch(commitment: CommitmentId, quantity: Quantity) -> DispatchResult {
	Resources::dispatch(signed(CHARITY), commitment, quantity, None)
}

#[test]
fn goods_leave_for_the_requester() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		let eta = Some(START + 3_600_000);
		assert_ok!(Resources::dispatch(signed(CHARITY), commitment, 60, eta));

		assert_eq!(
			Shipments::<Test>::get(1),
			Some(Shipment {
				commitment,
				request,
				line: 0,
				supplier: CHARITY,
				receiver: HOSPITAL,
				quantity: 60,
				state: ShipmentState::InTransit,
				dispatched_at: START,
				eta,
				receipt: None,
				product: GOGGLES,
				carrier: None,
				units: Units::departed(60),
				checkpoints: 0,
				loan: None,
				refused_back: 0,
				loss: None,
				hearing: None,
				overdue: false,
			})
		);
		assert_eq!(Commitments::<Test>::get(commitment).map(|promise| promise.dispatched), Some(60));
		let line = first_line(request);
		assert_eq!((line.dispatched, line.in_transit, line.live()), (60, 60, 100));
		assert_eq!(line.state(), LineState::InFulfilment);
		assert_last_event(Event::Dispatched {
			shipment: 1,
			commitment,
			request,
			line: 0,
			agency: CHARITY,
			officer: officer(CHARITY),
			receiver: HOSPITAL,
			quantity: 60,
			eta,
		});
	});
}

#[test]
fn a_commitment_is_sent_in_parts_and_no_more() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 50);
		// Another promise to the same line is no reserve of this one.
		committed(request, 50);
		assert_noop!(dispatch(commitment, 51), Error::<Test>::AboveCommitment);
		assert_ok!(dispatch(commitment, 49));
		assert_noop!(dispatch(commitment, 2), Error::<Test>::AboveCommitment);
		assert_noop!(dispatch(commitment, 0), Error::<Test>::ZeroQuantity);
		assert_ok!(dispatch(commitment, 1));
		assert_noop!(dispatch(commitment, 1), Error::<Test>::AboveCommitment);
	});
}

#[test]
fn the_expected_arrival_is_not_before_now() {
	build_and_execute(|| {
		let commitment = committed(open(100), 100);
		let dispatch = |eta| Resources::dispatch(signed(CHARITY), commitment, 1, eta);
		assert_noop!(dispatch(Some(START - 1)), Error::<Test>::EtaPassed);
		assert_ok!(dispatch(Some(START)));
		assert_ok!(dispatch(None));
	});
}

#[test]
fn only_who_promised_sends() {
	build_and_execute(|| {
		let commitment = committed(open(100), 100);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root(), signed(HOSPITAL)] {
			assert_noop!(Resources::dispatch(origin, commitment, 1, None), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::dispatch(signed(MAKER), commitment, 1, None), Error::<Test>::NotCommitter);
		assert_noop!(dispatch(commitment + 1, 1), Error::<Test>::UnknownCommitment);
	});
}

#[test]
fn nothing_leaves_for_a_line_that_has_ended() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		Lines::<Test>::mutate(request, 0, |line| {
			line.as_mut().expect("the line exists").disposition = Disposition::Cancelled;
		});
		assert_noop!(dispatch(commitment, 1), Error::<Test>::LineNotOpen);
	});
}

#[test]
fn shipments_do_not_overflow() {
	build_and_execute(|| {
		let commitment = committed(open(u64::MAX), u64::MAX);
		assert_ok!(dispatch(commitment, u64::MAX - 1));
		assert_noop!(dispatch(commitment, u64::MAX), Error::<Test>::QuantityOverflow);
		assert_ok!(dispatch(commitment, 1));
	});
}

#[test]
fn numbers_do_not_wrap() {
	build_and_execute(|| {
		let commitment = committed(open(10), 10);
		NextShipment::<Test>::put(u64::MAX);
		assert_noop!(dispatch(commitment, 1), Error::<Test>::NumbersExhausted);
	});
}
