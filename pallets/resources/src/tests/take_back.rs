use super::*;

fn take_back(number: ReturnId, arrived: Quantity) -> DispatchResult {
	Resources::take_back(signed(CHARITY), number, arrived)
}

fn sent(shipment: ShipmentId, part: Part, quantity: Quantity) -> ReturnId {
	let number = NextReturn::<Test>::get();
	assert_ok!(Resources::send_back(signed(HOSPITAL), shipment, part, quantity));
	number
}

#[test]
fn refused_units_are_returned_or_lost() {
	build_and_execute(|| {
		let (request, shipment) = differing();
		let number = sent(shipment, Part::Refused, 15);
		assert_noop!(take_back(number, 16), Error::<Test>::AboveSentBack);
		assert_ok!(take_back(number, 12));
		let line = first_line(request);
		assert_eq!((line.rejected, line.returned, line.lost), (5, 12, 3));
		assert_eq!(line.outstanding(), 20);
		assert_last_event(Event::TakenBack {
			number,
			shipment,
			agency: CHARITY,
			officer: officer(CHARITY),
			arrived: 12,
			missing: 3,
		});
		assert_noop!(take_back(number, 12), Error::<Test>::AlreadyTakenBack);
	});
}

#[test]
fn unopened_goods_are_outstanding_again_when_they_are_back() {
	build_and_execute(|| {
		for (arrived, state) in [(10, ShipmentState::Returned), (0, ShipmentState::Lost)] {
			let (request, shipment) = carried(10);
			assert_ok!(Resources::arrive(signed(CARRIER), shipment));
			let number = sent(shipment, Part::Unopened, 10);
			assert_eq!(first_line(request).outstanding(), 0);
			assert_ok!(take_back(number, arrived));
			assert_eq!(goods(shipment).state, state);
			let line = first_line(request);
			assert_eq!((line.returned, line.lost, line.outstanding()), (arrived, 10 - arrived, 10));
		}
	});
}

#[test]
fn a_loan_that_is_over_has_served() {
	build_and_execute(|| {
		let (request, shipment) = lent(10);
		assert_ok!(take_back(sent(shipment, Part::Loan, 4), 4));
		assert_ok!(take_back(sent(shipment, Part::Loan, 6), 5));
		let line = first_line(request);
		assert_eq!((line.accepted, line.given_back, line.lost), (0, 10, 0));
		assert_eq!((line.state(), line.outstanding(), line.unmet()), (LineState::Fulfilled, 0, Some(0)));
		assert_eq!(Returns::<Test>::get(2).and_then(|back| back.arrived), Some(5));
		assert_ok!(Resources::close(signed(HOSPITAL), request, 0));
	});
}

#[test]
fn only_the_supplier_counts() {
	build_and_execute(|| {
		let (_, shipment) = lent(10);
		let number = sent(shipment, Part::Loan, 4);
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::take_back(origin, number, 4), DispatchError::BadOrigin);
		}
		assert_noop!(Resources::take_back(signed(MAKER), number, 4), Error::<Test>::NotSupplier);
		assert_noop!(take_back(99, 4), Error::<Test>::UnknownReturn);
	});
}
