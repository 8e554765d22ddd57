//! One call of each kind that succeeds, or more where the work differs, with what must be there before.

use super::*;
use crate::Call as Calls;

/// Sets the stage and says who calls what. The clock is set to [`START`] before.
pub(super) type Scene = fn() -> (RuntimeOrigin, Calls<Test>);

/// The scenes. Whoever adds a call adds one here: `every_call_has_a_scene` fails until then.
pub(super) const SCENES: &[Scene] = &[
	|| {
		let details = product("cap", 9);
		(RuntimeOrigin::root(), Calls::register_product { product: unused_product(), details })
	},
	|| {
		let (incident, region, priority) = (Some(OUTBREAK), region(420_106), Priority::Urgent);
		let (need_by, status) = (Some(START + DAY), CapStatus::Actual);
		let lines = lines(&[of(GOGGLES, Some(100)), of(MASK, None)]);
		let call = Calls::submit { incident, region, priority, need_by, status, lines };
		(signed(HOSPITAL), call)
	},
	|| {
		let request = submitted_for(OUTBREAK, of(GOGGLES, Some(100)));
		(signed(COMMISSION), Calls::approve { request, lines: approvals(&[(0, 100, None)]) })
	},
	|| (signed(CHARITY), Calls::commit { request: open(100), line: 0, quantity: 10 }),
	|| {
		let commitment = committed(open(100), 100);
		(signed(CHARITY), Calls::dispatch { commitment, quantity: 10, eta: Some(START + DAY) })
	},
	|| {
		let (_, shipment) = on_the_way(100);
		(signed(HOSPITAL), Calls::receive { shipment, receipt: partly_bad(70, 30) })
	},
	|| {
		let product = new_product();
		let details = Product { units_per_pack: 7, ..super::product("cap", 9) };
		(RuntimeOrigin::root(), Calls::amend_product { product, details })
	},
	|| (RuntimeOrigin::root(), Calls::retire_product { product: new_product() }),
	|| {
		let (incident, region, priority) = (Some(OUTBREAK), region(420_106), Priority::Urgent);
		let (need_by, status) = (Some(START + DAY), CapStatus::Actual);
		let lines = lines(&[of(GOGGLES, Some(100)), of(MASK, None)]);
		let call = Calls::draft { incident, region, priority, need_by, status, lines };
		(signed(HOSPITAL), call)
	},
	|| (signed(HOSPITAL), Calls::submit_draft { request: drafted(Some(START + DAY)) }),
	|| {
		let lines = vec![(0, of(GOGGLES, Some(5)))].try_into().expect("one line");
		let (request, priority) = (submitted_by(START + DAY), Priority::Asap);
		(signed(HOSPITAL), Calls::amend { request, priority, need_by: Some(START + 2 * DAY), lines })
	},
	|| {
		let request = submitted_for(OUTBREAK, of(GOGGLES, Some(100)));
		(signed(HOSPITAL), Calls::cancel { request, line: 0 })
	},
	|| {
		let request = submitted_for(OUTBREAK, of(GOGGLES, Some(100)));
		(signed(COMMISSION), Calls::reject { request, line: 0, reason: RejectionReason::NotJustified })
	},
	|| {
		let (request, shipment) = on_the_way(100);
		assert_ok!(Resources::receive(signed(HOSPITAL), shipment, all_good(100)));
		(signed(HOSPITAL), Calls::close { request, line: 0 })
	},
	|| (signed(CHARITY), Calls::release { commitment: committed(open(100), 100), quantity: 10 }),
	|| {
		let request = open_to_substitutes();
		(signed(CHARITY), Calls::commit_substitute { request, line: 0, product: VISOR, quantity: 10 })
	},
	|| (signed(CHARITY), Calls::publish_offer { details: offer_of(GOGGLES, 100) }),
	|| {
		let offer = published(offer_of(MASK, 2_000_000));
		(signed(COMMISSION), Calls::vouch_offer { offer })
	},
	|| (signed(CHARITY), Calls::withdraw_offer { offer: published(offer_of(GOGGLES, 100)) }),
	|| {
		let (offer, request) = (published(offer_of(VISOR, 100)), open_to_substitutes());
		(signed(HOSPITAL), Calls::reserve { offer, request, line: 0, quantity: 10 })
	},
	|| (signed(HOSPITAL), Calls::unreserve { reservation: held() }),
	|| (signed(CHARITY), Calls::respond { reservation: held(), response: Response::Accept }),
	|| {
		let lines: Vec<_> = (0..5).map(|_| (open_to_substitutes(), 0)).collect();
		let offer = published(offer_of(VISOR, 40));
		let lines = lines.try_into().expect("five lines");
		(signed(COMMISSION), Calls::allocate { offer, quantity: None, lines })
	},
	|| {
		let commitment = committed(open(100), 100);
		(signed(CHARITY), Calls::prepare { commitment, quantity: 10, lots: Lots::default() })
	},
	|| {
		let shipment = packed();
		(signed(CHARITY), Calls::depart { shipment, carrier: Some(CARRIER), eta: Some(START + DAY) })
	},
	|| (signed(CHARITY), Calls::cancel_shipment { shipment: packed() }),
	|| {
		let (_, shipment) = carried(10);
		let checkpoint = checkpoint(CheckpointKind::Passed);
		(signed(CARRIER), Calls::checkpoint { shipment, checkpoint })
	},
	|| (signed(CARRIER), Calls::arrive { shipment: carried(10).1 }),
	|| (signed(CHARITY), Calls::acknowledge { shipment: differing().1 }),
	|| (signed(CHARITY), Calls::contest { shipment: differing().1, evidence: evidence() }),
	|| {
		let (_, shipment) = carried(10);
		(signed(CARRIER), Calls::declare_lost { shipment, quantity: 5, reason: Discrepancy::Lost })
	},
	|| (signed(HOSPITAL), Calls::confirm_loss { shipment: said_to_be_lost() }),
	|| {
		let (_, shipment) = differing();
		(signed(HOSPITAL), Calls::send_back { shipment, part: Part::Refused, quantity: 20 })
	},
	|| {
		let (_, shipment) = differing();
		let number = NextReturn::<Test>::get();
		assert_ok!(Resources::send_back(signed(HOSPITAL), shipment, Part::Refused, 20));
		(signed(CHARITY), Calls::take_back { number, arrived: 15 })
	},
	|| (signed(CHARITY), Calls::request_return { shipment: lent(10).1, by: START + DAY }),
	|| {
		let (_, shipment) = lent(10);
		assert_ok!(Resources::request_return(signed(CHARITY), shipment, START + DAY));
		(signed(HOSPITAL), Calls::answer_return { shipment, response: Response::Accept })
	},
	|| (signed(HOSPITAL), Calls::request_extension { shipment: lent(10).1, until: START + 20 * DAY }),
	|| {
		let (_, shipment) = lent(10);
		assert_ok!(Resources::request_extension(signed(HOSPITAL), shipment, START + 20 * DAY));
		(signed(CHARITY), Calls::answer_extension { shipment, response: Response::Accept })
	},
	|| {
		let request = submitted_by(START + DAY);
		poke_after(DAY + GRACE, Due::Line { request, line: 0 })
	},
	|| poke_after(30 * DAY, Due::Offer(published(offer_of(GOGGLES, 100)))),
	|| poke_after(RESERVATION_WINDOW, Due::Reservation(held())),
	|| poke_after(WINDOW, Due::Receipt(differing().1)),
	|| {
		let shipment = packed();
		assert_ok!(Resources::depart(signed(CHARITY), shipment, Some(CARRIER), Some(START + DAY)));
		poke_after(DAY + ARRIVAL_GRACE, Due::Arrival(shipment))
	},
	|| poke_after(10 * DAY, Due::Loan(lent(10).1)),
	|| poke_after(LOSS_WINDOW, Due::Loss(said_to_be_lost())),
	|| {
		let (_, shipment) = differing();
		assert_ok!(Resources::contest(signed(CHARITY), shipment, evidence()));
		assert_ok!(judge(RoundSubject::Delivery { shipment }, Verdict::Refuted));
		poke_after(DELIVERY_ROUND.challenge, Due::Hearing(shipment))
	},
	|| {
		let request = submitted(Some(100));
		(signed(HOSPITAL), Calls::report_stock { request, line: 0, days: Some(3) })
	},
	|| {
		let request = submitted_for(OUTBREAK, of(VENTILATOR, Some(20)));
		let approval = Approval { line: 0, quantity: 20, reason: None };
		(signed(COMMISSION), Calls::verify_need { request, approval })
	},
	|| {
		let request = NextRequest::<Test>::get();
		assert_ok!(submit_lines(&[LineInput { substitutes_allowed: true, ..of(GOGGLES, Some(100)) }]));
		(signed(HOSPITAL), Calls::name_substitutes { request, line: 0, products: visor() })
	},
];

fn visor() -> Substitutes {
	vec![VISOR].try_into().expect("one product")
}

fn unused_product() -> ProductId {
	(1_000..).find(|product| !Products::<Test>::contains_key(product)).expect("numbers are left")
}

fn new_product() -> ProductId {
	let number = unused_product();
	assert_ok!(Resources::register_product(RuntimeOrigin::root(), number, product("cap", 9)));
	number
}

/// A request for an incident of one line of goggles, all approved, for which visors will do.
fn open_to_substitutes() -> RequestId {
	let input = LineInput { substitutes_allowed: true, ..of(GOGGLES, Some(100)) };
	let request = submitted_for(OUTBREAK, input);
	assert_ok!(Resources::name_substitutes(signed(HOSPITAL), request, 0, visor()));
	assert_ok!(approve(request, 100, None));
	request
}

fn held() -> ReservationId {
	let request = open(100);
	reserved(published(offer_of(GOGGLES, 100)), request, 10)
}

fn packed() -> ShipmentId {
	prepared(committed(open(100), 100), 10)
}

fn said_to_be_lost() -> ShipmentId {
	let (_, shipment) = carried(10);
	assert_ok!(Resources::declare_lost(signed(CARRIER), shipment, 5, Discrepancy::Lost));
	shipment
}

/// Any officer asks for what has become due.
fn poke_after(passed: Moment, item: Due) -> (RuntimeOrigin, Calls<Test>) {
	Now::mutate(|now| *now += passed);
	(signed(MAKER), Calls::poke { item })
}
