//! Loans: asked back, extended, overdue.

use super::*;

fn recall(shipment: ShipmentId, by: Moment) -> DispatchResult {
	Resources::request_return(signed(CHARITY), shipment, by)
}

fn answer_recall(shipment: ShipmentId, response: Response) -> DispatchResult {
	Resources::answer_return(signed(HOSPITAL), shipment, response)
}

fn extend(shipment: ShipmentId, until: Moment) -> DispatchResult {
	Resources::request_extension(signed(HOSPITAL), shipment, until)
}

fn answer_extension(shipment: ShipmentId, response: Response) -> DispatchResult {
	Resources::answer_extension(signed(CHARITY), shipment, response)
}

fn due(shipment: ShipmentId) -> Option<Moment> {
	goods(shipment).loan.and_then(|loan| loan.due)
}

const NO: Response = Response::Decline(ResponseReason::InUse);
const PERHAPS: Response = Response::Provisional(ResponseReason::Transport);

#[test]
fn a_loan_runs_from_its_receipt() {
	build_and_execute(|| {
		let (_, shipment) = lent(10);
		assert_eq!(due(shipment), Some(START + 10 * DAY));
	});
}

#[test]
fn what_is_lent_can_be_asked_back() {
	build_and_execute(|| {
		let (_, shipment) = lent(10);
		let (first, last) = (START, START + 10 * DAY - 1);
		assert_noop!(answer_recall(shipment, Response::Accept), Error::<Test>::NothingAsked);
		assert_noop!(recall(shipment, START - 1), Error::<Test>::DateUnfit);
		assert_noop!(recall(shipment, last + 1), Error::<Test>::DateUnfit);
		assert_ok!(recall(shipment, last));
		let (agency, by) = (CHARITY, last);
		assert_last_event(Event::ReturnRequested { shipment, agency, officer: officer(agency), by });
		assert_ok!(answer_recall(shipment, PERHAPS));
		assert_ok!(answer_recall(shipment, NO));
		assert_eq!(due(shipment), Some(last + 1));
		assert_noop!(answer_recall(shipment, NO), Error::<Test>::NothingAsked);
		assert_ok!(recall(shipment, first));
		assert_ok!(answer_recall(shipment, Response::Accept));
		assert_eq!(due(shipment), Some(first));
		let (agency, response) = (HOSPITAL, Response::Accept);
		assert_last_event(Event::ReturnAnswered { shipment, agency, officer: officer(agency), response });
	});
}

#[test]
fn what_is_lent_can_be_kept_longer() {
	build_and_execute(|| {
		let (_, shipment) = lent(10);
		let until = START + 10 * DAY + 1;
		assert_noop!(answer_extension(shipment, Response::Accept), Error::<Test>::NothingAsked);
		assert_noop!(extend(shipment, until - 1), Error::<Test>::DateUnfit);
		assert_ok!(extend(shipment, until));
		let agency = HOSPITAL;
		assert_last_event(Event::ExtensionRequested { shipment, agency, officer: officer(agency), until });
		assert_ok!(answer_extension(shipment, PERHAPS));
		assert_ok!(answer_extension(shipment, NO));
		assert_ok!(extend(shipment, until));
		assert_ok!(answer_extension(shipment, Response::Accept));
		let (agency, response) = (CHARITY, Response::Accept);
		assert_last_event(Event::ExtensionAnswered { shipment, agency, officer: officer(agency), response });
		assert_eq!(due(shipment), Some(until));
		assert_ok!(extend(shipment, until + 1));
		Now::set(until + 1);
		assert_noop!(answer_extension(shipment, Response::Accept), Error::<Test>::DateUnfit);
		assert_noop!(extend(shipment, until + 1), Error::<Test>::DateUnfit);
	});
}

#[test]
fn an_overdue_loan_is_told_once_for_each_date() {
	build_and_execute(|| {
		let (_, shipment) = lent(10);
		let poke = || Resources::poke(signed(MAKER), Due::Loan(shipment));
		assert_noop!(poke(), Error::<Test>::NotDue);
		Now::set(START + 10 * DAY);
		assert_ok!(poke());
		assert_last_event(Event::LoanOverdue { shipment, receiver: HOSPITAL, quantity: 10 });
		assert_noop!(poke(), Error::<Test>::NotDue);
		assert_ok!(extend(shipment, START + 11 * DAY));
		assert_ok!(answer_extension(shipment, Response::Accept));
		assert_noop!(poke(), Error::<Test>::NotDue);
		Now::set(START + 11 * DAY);
		assert_ok!(poke());
	});
}

#[test]
fn what_is_back_or_given_for_good_is_not_lent() {
	build_and_execute(|| {
		let (_, given) = on_the_way(10);
		assert_ok!(Resources::receive(signed(HOSPITAL), given, all_good(10)));
		let (_, back) = lent(10);
		assert_ok!(Resources::send_back(signed(HOSPITAL), back, Part::Loan, 10));
		for shipment in [given, back] {
			assert_noop!(recall(shipment, START), Error::<Test>::NotLent);
			assert_noop!(answer_recall(shipment, NO), Error::<Test>::NotLent);
			assert_noop!(extend(shipment, START + 90 * DAY), Error::<Test>::NotLent);
			assert_noop!(answer_extension(shipment, NO), Error::<Test>::NotLent);
			Now::set(START + 60 * DAY);
			assert_noop!(Resources::poke(signed(MAKER), Due::Loan(shipment)), Error::<Test>::NotDue);
		}
	});
}

#[test]
fn each_side_asks_and_answers_its_own() {
	build_and_execute(|| {
		let (_, shipment) = lent(10);
		for origin in strangers(HOSPITAL) {
			let call = Resources::request_return(origin.clone(), shipment, START);
			assert_noop!(call, DispatchError::BadOrigin);
			assert_noop!(Resources::answer_extension(origin, shipment, NO), DispatchError::BadOrigin);
		}
		for origin in strangers(CHARITY) {
			let call = Resources::request_extension(origin.clone(), shipment, START);
			assert_noop!(call, DispatchError::BadOrigin);
			assert_noop!(Resources::answer_return(origin, shipment, NO), DispatchError::BadOrigin);
		}
		let (maker, clinic) = (signed(MAKER), signed(CLINIC));
		let call = Resources::request_return(maker.clone(), shipment, START);
		assert_noop!(call, Error::<Test>::NotSupplier);
		assert_noop!(Resources::answer_extension(maker, shipment, NO), Error::<Test>::NotSupplier);
		let call = Resources::request_extension(clinic.clone(), shipment, START);
		assert_noop!(call, Error::<Test>::NotReceiver);
		assert_noop!(Resources::answer_return(clinic, shipment, NO), Error::<Test>::NotReceiver);
		assert_noop!(recall(99, START), Error::<Test>::UnknownShipment);
		assert_noop!(extend(99, START), Error::<Test>::UnknownShipment);
		assert_noop!(answer_recall(99, NO), Error::<Test>::UnknownShipment);
		assert_noop!(answer_extension(99, NO), Error::<Test>::UnknownShipment);
	});
}
