use super::*;

use muster_primitives::{AgencyClass, Role, Roles};

#[test]
fn carrier_or_receiver_says_that_goods_are_there() {
	build_and_execute(|| {
		for agency in [CARRIER, HOSPITAL] {
			let (request, shipment) = carried(10);
			assert_ok!(Resources::arrive(signed(agency), shipment));
			assert_eq!(goods(shipment).state, ShipmentState::Arrived);
			assert_last_event(Event::Arrived { shipment, agency, officer: officer(agency) });
			// There, and not counted.
			assert_eq!((first_line(request).in_transit, first_line(request).accepted), (10, 0));
			assert_noop!(Resources::arrive(signed(agency), shipment), Error::<Test>::NotOnTheWay);
			assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		}
	});
}

#[test]
fn nobody_else_does() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		for origin in strangers(CHARITY) {
			assert_noop!(Resources::arrive(origin, shipment), DispatchError::BadOrigin);
		}
		for agency in [CUSTOMS, CLINIC] {
			assert_noop!(Resources::arrive(signed(agency), shipment), Error::<Test>::NotCarrier);
		}
		assert_noop!(Resources::arrive(signed(CARRIER), 99), Error::<Test>::UnknownShipment);
	});
}

/// Each role is good for its own side: who receives for the carrier, or carries for the receiver, has no say.
#[test]
fn the_role_is_that_of_the_side() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		let arrive = |agency| Resources::arrive(signed(agency), shipment);
		let only = |agency, role| {
			let profile = Registered::get()[&agency];
			register(agency, profile.class, profile.jurisdiction, Roles::of(&[role]), officer(agency));
		};
		only(CARRIER, Role::Receive);
		only(HOSPITAL, Role::Carry);
		assert_noop!(arrive(CARRIER), Error::<Test>::NotCarrier);
		assert_noop!(arrive(HOSPITAL), Error::<Test>::NotCarrier);
		// Who holds both roles speaks for whichever side it is.
		let profile = Registered::get()[&HOSPITAL];
		let both = Roles::of(&[Role::Carry, Role::Receive]);
		register(HOSPITAL, profile.class, profile.jurisdiction, both, officer(HOSPITAL));
		assert_ok!(arrive(HOSPITAL));
	});
}

#[test]
fn without_a_carrier_the_supplier_carries() {
	build_and_execute(|| {
		let arrive = |shipment| Resources::arrive(signed(CHARITY), shipment);
		let (_, shipment) = on_the_way(10);
		assert_noop!(arrive(shipment), DispatchError::BadOrigin);
		let roles = Roles::of(&[Role::Supply, Role::Receive]);
		register(CHARITY, AgencyClass::Charity, region(0), roles, officer(CHARITY));
		assert_noop!(arrive(shipment), Error::<Test>::NotCarrier);
		let roles = Roles::of(&[Role::Supply, Role::Carry]);
		register(CHARITY, AgencyClass::Charity, region(0), roles, officer(CHARITY));
		assert_ok!(arrive(shipment));
	});
}
