use super::*;

use muster_primitives::{Role, Roles};

fn declare(shipment: ShipmentId, quantity: Quantity) -> DispatchResult {
	Resources::declare_lost(signed(CARRIER), shipment, quantity, Discrepancy::Lost)
}

fn subject(shipment: ShipmentId) -> RoundSubject {
	RoundSubject::Delivery { shipment }
}

#[test]
fn goods_are_on_the_way_until_the_receiver_signs() {
	build_and_execute(|| {
		let (request, shipment) = carried(10);
		assert_ok!(declare(shipment, 4));
		let line = first_line(request);
		assert_eq!((line.in_transit, line.lost), (10, 0));
		assert_last_event(Event::LossDeclared {
			shipment,
			agency: CARRIER,
			officer: officer(CARRIER),
			quantity: 4,
			reason: Discrepancy::Lost,
			until: START + LOSS_WINDOW,
		});
		assert_noop!(declare(shipment, 1), Error::<Test>::LossWaiting);
	});
}

#[test]
fn who_does_not_sign_leaves_it_to_a_round() {
	use Verdict::*;
	build_and_execute(|| {
		for (verdict, lost) in
			[(Confirmed, 4), (ConfirmedLimited, 4), (Refuted, 0), (Disputed, 0), (Unverifiable, 0)]
		{
			let (request, shipment) = carried(10);
			assert_ok!(declare(shipment, 4));
			let poke = |due| Resources::poke(signed(MAKER), due);
			assert_noop!(poke(Due::Loss(shipment)), Error::<Test>::NotDue);
			Now::mutate(|now| *now += LOSS_WINDOW);
			assert_ok!(poke(Due::Loss(shipment)));
			assert_last_event(Event::LossReferred { shipment, round: last_round() });
			assert_eq!(Proposed::get().last().map(|proposal| proposal.reporter), Some(CARRIER));
			assert_noop!(poke(Due::Loss(shipment)), Error::<Test>::NotDue);
			assert_ok!(judge(subject(shipment), verdict));
			assert_noop!(poke(Due::Hearing(shipment)), Error::<Test>::NotDue);
			Now::mutate(|now| *now += DELIVERY_ROUND.challenge);
			assert_ok!(poke(Due::Hearing(shipment)));
			assert_eq!(first_line(request).lost, lost);
			assert_eq!((goods(shipment).loss, goods(shipment).hearing), (None, None));
			assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10 - lost)));
		}
	});
}

#[test]
fn a_count_is_better_than_a_word() {
	build_and_execute(|| {
		let (request, shipment) = carried(10);
		assert_ok!(declare(shipment, 10));
		Now::set(START + LOSS_WINDOW);
		assert_ok!(Resources::poke(signed(MAKER), Due::Loss(shipment)));
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		assert_eq!((first_line(request).accepted, Voided::get()), (10, vec![last_round()]));
		let dropped: RuntimeEvent = Event::<Test>::LossDropped { shipment }.into();
		System::assert_has_event(dropped);
		// A verdict that came already can be appealed no more.
		let (_, shipment) = carried(10);
		assert_ok!(declare(shipment, 10));
		Now::mutate(|now| *now += LOSS_WINDOW);
		assert_ok!(Resources::poke(signed(MAKER), Due::Loss(shipment)));
		assert_ok!(judge(subject(shipment), Verdict::Confirmed));
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(10)));
		assert_eq!(Settled::get(), [last_round()]);
	});
}

#[test]
fn reasons_amounts_and_states_fit() {
	build_and_execute(|| {
		use Discrepancy::*;
		for reason in Discrepancy::ALL.iter().copied() {
			let (_, shipment) = carried(10);
			let call = Resources::declare_lost(signed(CARRIER), shipment, 1, reason);
			if matches!(reason, Lost | CustomsSeized | Damaged | Other) {
				assert_ok!(call);
			} else {
				assert_eq!(call, Err(Error::<Test>::LossReasonUnfit.into()));
			}
		}
		let (_, shipment) = carried(10);
		assert_noop!(declare(shipment, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(declare(shipment, 11), Error::<Test>::AboveInTransit);
		assert_ok!(Resources::checkpoint(signed(CUSTOMS), shipment, checkpoint(CheckpointKind::Held)));
		let seized = Discrepancy::CustomsSeized;
		assert_ok!(Resources::declare_lost(signed(CHARITY), shipment, 10, seized));
		let (_, shipment) = carried(10);
		assert_ok!(Resources::arrive(signed(CARRIER), shipment));
		assert_noop!(declare(shipment, 1), Error::<Test>::NotOnTheWay);
	});
}

#[test]
fn only_supplier_or_carrier() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		for origin in strangers(HOSPITAL) {
			let call = Resources::declare_lost(origin, shipment, 1, Discrepancy::Lost);
			assert_noop!(call, DispatchError::BadOrigin);
		}
		for agency in [MAKER, CUSTOMS, CLINIC] {
			let call = Resources::declare_lost(signed(agency), shipment, 1, Discrepancy::Lost);
			assert_noop!(call, Error::<Test>::NotCarrier);
		}
		assert_noop!(declare(99, 1), Error::<Test>::UnknownShipment);
	});
}

/// Each role is good for its own side: who carries for the supplier, or supplies for the carrier, has no say.
#[test]
fn the_role_is_that_of_the_side() {
	build_and_execute(|| {
		let (_, shipment) = carried(10);
		let with = |agency, roles: &[Role]| {
			let profile = Registered::get()[&agency];
			register(agency, profile.class, profile.jurisdiction, Roles::of(roles), officer(agency));
		};
		let lost = |agency| Resources::declare_lost(signed(agency), shipment, 1, Discrepancy::Lost);
		with(CHARITY, &[Role::Carry]);
		with(CARRIER, &[Role::Supply]);
		assert_noop!(lost(CHARITY), Error::<Test>::NotCarrier);
		assert_noop!(lost(CARRIER), Error::<Test>::NotCarrier);
		with(CARRIER, &[Role::Supply, Role::Carry]);
		assert_ok!(lost(CARRIER));
		assert_eq!(goods(shipment).loss.map(|claim| claim.agency), Some(CARRIER));
	});
}
