use super::*;

use CheckpointKind::*;

fn tell(agency: AgencyId, shipment: ShipmentId, kind: CheckpointKind) -> DispatchResult {
	Resources::checkpoint(signed(agency), shipment, checkpoint(kind))
}

#[test]
fn what_is_told_stays() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		assert_ok!(tell(CARRIER, shipment, Passed));
		let input = checkpoint(Passed);
		let told = Checkpoints::<Test>::get(shipment, 0).expect("it was told");
		assert_eq!((told.input, told.agency, told.told_at), (input, CARRIER, START));
		assert_last_event(Event::CheckpointPassed {
			shipment,
			index: 0,
			agency: CARRIER,
			officer: officer(CARRIER),
			checkpoint: input,
		});
		assert_ok!(tell(CARRIER, shipment, Passed));
		assert_eq!(goods(shipment).checkpoints, 2);
	});
}

#[test]
fn customs_hold_and_clear() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		assert_noop!(tell(CARRIER, shipment, Held), Error::<Test>::CustomsOnly);
		assert_noop!(tell(CUSTOMS, shipment, Cleared), Error::<Test>::NotOnTheWay);
		assert_ok!(tell(CUSTOMS, shipment, Held));
		assert_eq!(goods(shipment).state, ShipmentState::HeldAtCustoms);
		assert_noop!(tell(CUSTOMS, shipment, Held), Error::<Test>::NotOnTheWay);
		assert_noop!(tell(CARRIER, shipment, Cleared), Error::<Test>::CustomsOnly);
		let call = Resources::receive(signed(HOSPITAL), shipment, all_good(10));
		assert_noop!(call, Error::<Test>::NotReceivable);
		let call = Resources::arrive(signed(CARRIER), shipment);
		assert_noop!(call, Error::<Test>::NotOnTheWay);
		assert_ok!(tell(CARRIER, shipment, Passed));
		assert_eq!(goods(shipment).state, ShipmentState::HeldAtCustoms);
		assert_ok!(tell(CUSTOMS, shipment, Cleared));
		assert_eq!(goods(shipment).state, ShipmentState::InTransit);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		assert_noop!(tell(CARRIER, shipment, Passed), Error::<Test>::NotOnTheWay);
	});
}

#[test]
fn there_are_so_many() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		for _ in 0..4 {
			assert_ok!(tell(CARRIER, shipment, Passed));
		}
		assert_noop!(tell(CARRIER, shipment, Passed), Error::<Test>::TooManyCheckpoints);
	});
}

#[test]
fn places_and_times_are_checked() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		let tell = |input| Resources::checkpoint(signed(CARRIER), shipment, input);
		for place in [*b"CNwuh", *b"C1WUH", *b"CNWU1", *b"CN WU"] {
			let input = CheckpointInput { place: Place::UnLocode(place), ..checkpoint(Passed) };
			assert_noop!(tell(input), Error::<Test>::MalformedPlace);
		}
		let future = CheckpointInput { occurred_at: START + 1, ..checkpoint(Passed) };
		assert_noop!(tell(future), Error::<Test>::CheckpointInFuture);
		let place = Place::Region(region(420_100));
		assert_ok!(tell(CheckpointInput { place, cold_chain: None, ..checkpoint(Passed) }));
		assert_ok!(tell(CheckpointInput { place: Place::UnLocode(*b"US2NY"), ..checkpoint(Passed) }));
	});
}

#[test]
fn only_who_has_the_goods() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		for origin in strangers(HOSPITAL) {
			let call = Resources::checkpoint(origin, shipment, checkpoint(Passed));
			assert_noop!(call, DispatchError::BadOrigin);
		}
		assert_noop!(tell(CLINIC, shipment, Passed), Error::<Test>::NotCarrier);
		assert_noop!(tell(CARRIER, 99, Passed), Error::<Test>::UnknownShipment);
		let packed = prepared(committed(open(10), 10), 10);
		assert_noop!(tell(CUSTOMS, packed, Passed), Error::<Test>::NotOnTheWay);
	});
}
