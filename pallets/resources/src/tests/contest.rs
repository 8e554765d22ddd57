use super::*;

use muster_primitives::AgencyClass;

fn contest(shipment: ShipmentId) -> DispatchResult {
	Resources::contest(signed(CHARITY), shipment, evidence())
}

fn subject(shipment: ShipmentId) -> RoundSubject {
	RoundSubject::Delivery { shipment }
}

fn disputed() -> (RequestId, ShipmentId) {
	let (request, shipment) = differing();
	assert_ok!(contest(shipment));
	(request, shipment)
}

#[test]
fn a_round_says_who_is_right() {
	build_and_execute(|| {
		let (request, shipment) = disputed();
		assert_eq!(goods(shipment).state, ShipmentState::InDispute);
		assert_last_event(Event::Contested {
			shipment,
			agency: CHARITY,
			officer: officer(CHARITY),
			round: 1,
			evidence: evidence(),
		});
		let proposal = Proposed::get().remove(0);
		assert_eq!((proposal.subject, proposal.reporter), (subject(shipment), HOSPITAL));
		assert_eq!((proposal.quorum, proposal.duration), (DELIVERY_ROUND.quorum, DELIVERY_ROUND.duration));
		// Neither side's class has a vote.
		for class in [AgencyClass::Charity, AgencyClass::Hospital] {
			assert!(!proposal.classes.contains(class));
		}
		assert!(proposal.classes.contains(AgencyClass::Customs));
		assert_eq!(first_line(request).in_transit, 10);
		assert_noop!(Resources::acknowledge(signed(CHARITY), shipment), Error::<Test>::NoDiscrepancy);
		assert_noop!(contest(shipment), Error::<Test>::NoDiscrepancy);
	});
}

#[test]
fn a_verdict_takes_effect_when_nobody_can_appeal() {
	use Verdict::*;
	build_and_execute(|| {
		for (verdict, lost, accepted) in [
			(Confirmed, 10, 0),
			(ConfirmedLimited, 10, 0),
			(Refuted, 0, 10),
			(Disputed, 10, 0),
			(Unverifiable, 10, 0),
		] {
			let (request, shipment) = disputed();
			assert_ok!(judge(subject(shipment), verdict));
			let round = last_round();
			let until = Now::get() + DELIVERY_ROUND.challenge;
			assert_last_event(Event::HearingCounted { shipment, round, verdict, until });
			work_off();
			assert_eq!(first_line(request).in_transit, 10);
			Now::set(until);
			assert_ok!(Resources::poke(signed(MAKER), Due::Hearing(shipment)));
			let line = first_line(request);
			assert_eq!((line.in_transit, line.lost, line.accepted), (0, lost, 70 + accepted));
			assert_eq!(goods(shipment).state, ShipmentState::Reconciled);
			let settlement = Settlement::Verdict { round, verdict };
			assert_last_event(Event::Reconciled { shipment, by: None, settlement, lost, accepted });
		}
	});
}

#[test]
fn an_appeal_sets_the_verdict_back() {
	build_and_execute(|| {
		let (request, shipment) = disputed();
		assert_ok!(judge(subject(shipment), Verdict::Confirmed));
		let (next, done) = follow(subject(shipment), 1, Verdict::Confirmed);
		assert_ok!(done);
		assert_last_event(Event::HearingFollowed { shipment, from: 1, round: next });
		Now::set(START + 30 * DAY);
		work_off();
		assert_eq!(first_line(request).in_transit, 10);
		assert_noop!(
			Resources::on_verdict(subject(shipment), 1, Verdict::Confirmed),
			Error::<Test>::StaleRound
		);
		assert_ok!(judge(subject(shipment), Verdict::Refuted));
		Now::mutate(|now| *now += DAY);
		assert_ok!(Resources::poke(signed(MAKER), Due::Hearing(shipment)));
		assert_eq!(first_line(request).accepted, 80);
	});
}

#[test]
fn only_the_supplier_in_its_window() {
	build_and_execute(|| {
		let (_, shipment) = differing();
		for origin in strangers(HOSPITAL) {
			assert_noop!(Resources::contest(origin, shipment, evidence()), DispatchError::BadOrigin);
		}
		let call = Resources::contest(signed(MAKER), shipment, evidence());
		assert_noop!(call, Error::<Test>::NotSupplier);
		assert_noop!(contest(99), Error::<Test>::UnknownShipment);
		let (_, uncounted) = on_the_way(10);
		assert_noop!(contest(uncounted), Error::<Test>::NoDiscrepancy);
		RoundsFail::set(true);
		assert_noop!(contest(shipment), DispatchError::Unavailable);
		RoundsFail::set(false);
		Now::set(START + WINDOW);
		assert_noop!(contest(shipment), Error::<Test>::WindowClosed);
		Now::set(START + WINDOW - 1);
		assert_ok!(contest(shipment));
	});
}
