use super::*;

fn lot(quantity: Quantity, expires: Option<Moment>, reason: Option<ExpiredReason>) -> Lot {
	Lot { code: b"L1".to_vec().try_into().expect("short"), quantity, expires, reason }
}

fn prepare(commitment: CommitmentId, quantity: Quantity, lots: &[Lot]) -> DispatchResult {
	let lots = lots.to_vec().try_into().expect("at most 16");
	Resources::prepare(signed(CHARITY), commitment, quantity, lots)
}

#[test]
fn packed_goods_have_not_left() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		let lots = [lot(40, Some(START + 1), None), lot(20, None, None)];
		assert_ok!(prepare(commitment, 60, &lots));
		let goods = goods(1);
		assert_eq!((goods.state, goods.units), (ShipmentState::Preparing, Units::default()));
		let promise = promise(commitment);
		assert_eq!((promise.prepared, promise.dispatched, promise.left()), (60, 0, 40));
		assert_eq!(first_line(request).dispatched, 0);
		assert_eq!(ShipmentLots::<Test>::get(1).to_vec(), lots);
		assert_last_event(Event::Prepared {
			shipment: 1,
			commitment,
			request,
			line: 0,
			agency: CHARITY,
			officer: officer(CHARITY),
			receiver: HOSPITAL,
			quantity: 60,
			lots: lots.to_vec().try_into().expect("two"),
		});
		assert_noop!(prepare(commitment, 41, &[]), Error::<Test>::AboveCommitment);
		let call = Resources::dispatch(signed(CHARITY), commitment, 41, None);
		assert_noop!(call, Error::<Test>::AboveCommitment);
		assert_ok!(prepare(commitment, 40, &[]));
	});
}

#[test]
fn lots_add_up_and_expired_ones_have_a_reason() {
	build_and_execute(|| {
		let commitment = committed(open(100), 100);
		let refused = [
			(vec![lot(9, None, None)], Error::<Test>::LotsMismatch),
			(vec![lot(11, None, None)], Error::LotsMismatch),
			(vec![lot(10, None, None), lot(0, None, None)], Error::LotsMismatch),
			(vec![lot(u64::MAX, None, None), lot(11, None, None)], Error::LotsMismatch),
			(vec![lot(10, Some(START), None)], Error::LotExpired),
			(vec![lot(10, Some(START + 1), Some(ExpiredReason::Extended))], Error::LotReasonSurplus),
			(vec![lot(10, None, Some(ExpiredReason::Extended))], Error::LotReasonSurplus),
		];
		for (lots, error) in refused {
			assert_noop!(prepare(commitment, 10, &lots), error);
		}
		assert_ok!(prepare(commitment, 10, &[lot(10, Some(START), Some(ExpiredReason::Training))]));
		assert!(Lots::try_from(vec![lot(1, None, None); 17]).is_err());
	});
}

#[test]
fn only_who_promised_packs_and_for_an_open_line() {
	build_and_execute(|| {
		let request = open(100);
		let commitment = committed(request, 100);
		let none = Lots::default;
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::prepare(origin, commitment, 1, none()), DispatchError::BadOrigin);
		}
		let call = Resources::prepare(signed(MAKER), commitment, 1, none());
		assert_noop!(call, Error::<Test>::NotCommitter);
		assert_noop!(prepare(99, 1, &[]), Error::<Test>::UnknownCommitment);
		assert_noop!(prepare(commitment, 0, &[]), Error::<Test>::ZeroQuantity);
		assert_ok!(Resources::cancel(signed(HOSPITAL), request, 0));
		assert_noop!(prepare(commitment, 1, &[]), Error::<Test>::LineNotOpen);
	});
}
