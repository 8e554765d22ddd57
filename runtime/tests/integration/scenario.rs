//! The main job, from end to end: an event is reported and verified, and what is needed gets to where it is needed.

use crate::common::{
	self, account_of, admit, all_good, apply, apply_with, block, block_after, cell, checkpoint, content,
	details, error, events, key, motion, now, offer, on_chain, pair_of, region, report, request, says, send,
	send_with, signed, signed_by, text, COUNCIL,
};
use muster_primitives::{
	traits::Emergency, AgencyClass, Category, Certainty, ClassCounts, ContentRef, Discrepancy, IncidentId,
	Position, Priority, Quorum, RegionCode, RequestId, ResponseLevel, Role, Roles, RoundId, Severity,
	ShipmentId, Urgency, Verdict,
};
use muster_runtime::{Runtime, RuntimeCall, RuntimeEvent};
use pallet_incidents::{Error as IncidentsError, Incident, Incidents, Verification};
use pallet_observations::{
	Cell, Cells, CorrectionReason, Error as ObservationsError, Event as ObservationsEvent, Figure, MetricId,
	MissedReveals, Status,
};
use pallet_resources::{
	Approval, ApprovalReason, Call as Resources, Commitments, Due, Error as ResourcesError, Line, LineState,
	Lines, Offers, Product, Products, ReceiptInput, ShipmentState, Shipments, Verifications, Verified,
};
use pallet_validation::{Error as ValidationError, RoundOf, RoundState, Rounds, VoteReason};
use sp_core::{sr25519, H256};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};

const WUHAN: u32 = 420_100;
const HUBEI: u32 = 420_000;
/// What a round of the local network lasts, in seconds.
const ROUND: u64 = 6;
/// What each phase of sealed figures lasts, in seconds.
const PHASE: u64 = 8;
/// A day in seconds: so long a verdict on a shipment may be appealed.
const DAY: u64 = 86_400;

fn incident(id: IncidentId) -> Incident {
	Incidents::<Runtime>::get(id).expect("it was reported")
}

fn round_of(id: RoundId) -> RoundOf<Runtime> {
	Rounds::<Runtime>::get(id).expect("it was opened")
}

/// Charlie's hospital reports an outbreak and Bob's department accepts the report.
fn report_and_triage(severity: Severity) -> (IncidentId, RoundId) {
	apply(Charlie, report(region(WUHAN), severity, Urgency::Immediate));
	let id = pallet_incidents::NextIncident::<Runtime>::get() - 1;
	assert_eq!(incident(id).verification, Verification::Reported);
	apply(Bob, pallet_incidents::Call::triage_accept { incident: id });
	assert_eq!(incident(id).verification, Verification::UnderVerification);
	(id, incident(id).round.expect("a round is open"))
}

fn vote(round: RoundId, position: Position) -> RuntimeCall {
	let reason = VoteReason::FiguresAgree;
	pallet_validation::Call::vote { round, position, reason, evidence: Some(content()) }.into()
}

/// Waits for the deadline and has the round counted, in the block in which it is over: some seconds later the chain does
/// it by itself.
fn tally(round: RoundId) -> (Verdict, ClassCounts) {
	let tally = pallet_validation::Call::tally { round };
	assert_eq!(send(Dave, tally.clone()), error(ValidationError::<Runtime>::DeadlineNotReached));
	let rest = (round_of(round).deadline - now()) / 1_000;
	assert_eq!(block_after(rest, vec![signed(Dave, tally.clone())]), [Ok(Ok(()))]);
	assert_eq!(send(Dave, tally), error(ValidationError::<Runtime>::RoundNotOpen));
	outcome(round)
}

/// The last one who can vote does, and the round is counted in the same block.
fn last_vote(pair: &sr25519::Pair, round: RoundId, position: Position) -> (Verdict, ClassCounts) {
	let tally = pallet_validation::Call::tally { round };
	let both = vec![signed_by(pair, vote(round, position)), signed(Dave, tally)];
	assert_eq!(block(both), [Ok(Ok(())), Ok(Ok(()))]);
	outcome(round)
}

fn outcome(round: RoundId) -> (Verdict, ClassCounts) {
	let outcome = round_of(round).outcome.expect("it is counted");
	(outcome.verdict, outcome.counts)
}

/// Waits until nobody can appeal a verdict any more and has it made final, in the first block in which it can be.
fn finalise(round: RoundId) {
	let finalise = pallet_validation::Call::finalise { round };
	assert_eq!(send(Dave, finalise.clone()), error(ValidationError::<Runtime>::WindowNotOver));
	let until = round_of(round).challenge_until.expect("it is counted");
	assert_eq!(block_after((until - now()) / 1_000, vec![signed(Dave, finalise)]), [Ok(Ok(()))]);
	assert_eq!(round_of(round).state, RoundState::Final);
}

/// The council admits an agency of this class with a line of its own.
fn voter(class: AgencyClass) -> sr25519::Pair {
	let pair = key(&format!("{class:?}"));
	admit(class, RegionCode::NATION, Roles::of(&[Role::Vote, Role::Admit, Role::Manage]), &pair);
	pair
}

#[test]
fn three_classes_confirm_a_severe_event() {
	on_chain(|| {
		let (laboratory, customs) = (voter(AgencyClass::DiseaseControl), voter(AgencyClass::Customs));
		let (id, round) = report_and_triage(Severity::Extreme);
		// Who errs corrects itself.
		apply_with(&customs, vote(round, Position::Dispute));
		apply_with(&customs, vote(round, Position::Confirm));
		apply(Bob, vote(round, Position::Confirm));
		// Two of three do not carry it, as long as the third is open.
		assert_eq!(
			pallet_validation::Pallet::<Runtime>::provisional(round).map(|now| now.carried),
			Some(None)
		);
		// Once all who can vote have, nothing is waited for.
		let counts = ClassCounts { classes_for: 3, groups_for: 3, ..Default::default() };
		assert_eq!(last_vote(&laboratory, round, Position::Confirm), (Verdict::Confirmed, counts));
		assert!(now() < round_of(round).deadline);
		assert_eq!(incident(id).verification, Verification::Confirmed);
		assert_eq!(incident(id).judged, Some(round));
		finalise(round);

		// New facts are verified anew, and say what was known before.
		let facts = common::facts(region(WUHAN), Severity::Severe, Urgency::Expected);
		apply(Charlie, pallet_incidents::Call::revise { incident: id, facts });
		assert_eq!(incident(id).verification, Verification::UnderVerification);
		assert_eq!(incident(id).previous, Some(Verdict::Confirmed));
	});
}

/// A bureau and the station below it, of one class and line: two agencies, one voice.
#[test]
fn one_line_alone_verifies_nothing() {
	on_chain(|| {
		let laboratory = voter(AgencyClass::DiseaseControl);
		let station = key("station");
		apply_with(
			&laboratory,
			pallet_agencies::Call::register {
				details: details(AgencyClass::DiseaseControl, region(WUHAN), Roles::of(&[Role::Vote])),
				officer: account_of(&station),
				valid_until: now() + 60_000,
			},
		);
		let (id, round) = report_and_triage(Severity::Extreme);
		apply_with(&laboratory, vote(round, Position::Confirm));
		apply_with(&station, vote(round, Position::Confirm));
		let counts = ClassCounts { classes_for: 1, groups_for: 1, ..Default::default() };
		assert_eq!(tally(round), (Verdict::Unverifiable, counts));
		assert_eq!(incident(id).verification, Verification::Unverifiable);
		assert_eq!(round_of(round).state, RoundState::Tallied);

		// It is not left open for ever.
		let expires = incident(id).expires.expect("nobody could say");
		let poke = pallet_incidents::Call::poke { incident: id };
		assert_eq!(send(Dave, poke.clone()), error(IncidentsError::<Runtime>::NothingOverdue));
		assert_eq!(block_after((expires - now()) / 1_000, vec![signed(Dave, poke)]), [Ok(Ok(()))]);
		assert_eq!(incident(id).verification, Verification::Expired);
	});
}

/// Without a decision it is asked one level up, for longer each time; nobody is asked above the nation.
#[test]
fn classes_that_differ_leave_it_disputed() {
	on_chain(|| {
		let (laboratory, customs) = (voter(AgencyClass::DiseaseControl), voter(AgencyClass::Customs));
		let (id, first) = report_and_triage(Severity::Moderate);
		let counts = ClassCounts {
			classes_for: 1,
			classes_against: 1,
			groups_for: 1,
			groups_against: 1,
			..Default::default()
		};
		let mut last = None;
		for (level, place) in [(0, region(WUHAN)), (1, region(HUBEI)), (2, RegionCode::NATION)] {
			let round = incident(id).round.expect("a round is open");
			let details = round_of(round);
			assert_eq!((details.level, details.region, details.escalated), (level, place, last));
			assert_eq!(details.deadline - details.opened, u64::from(level + 1) * ROUND * 1_000);
			assert_eq!(incident(id).previous, last.map(|_| Verdict::Disputed));
			apply_with(&laboratory, vote(round, Position::Confirm));
			apply_with(&customs, vote(round, Position::Dispute));
			assert_eq!(tally(round), (Verdict::Disputed, counts));
			last = Some(round);
		}
		assert_eq!(round_of(first).state, RoundState::Escalated);
		assert_eq!(last.map(|last| round_of(last).state), Some(RoundState::Tallied));
		assert_eq!(incident(id).verification, Verification::Disputed);
	});
}

/// Where the nation has fewer independent classes than are asked for, their word is taken for what it is.
#[test]
fn too_few_classes_confirm_within_limits() {
	on_chain(|| {
		let laboratory = voter(AgencyClass::DiseaseControl);
		let (id, round) = report_and_triage(Severity::Extreme);
		let details = round_of(round);
		assert_eq!((details.limited, details.region), (true, RegionCode::NATION));
		assert_eq!((details.asked.classes, details.quorum.classes), (3, 2));
		apply(Bob, vote(round, Position::Confirm));
		let counts = ClassCounts { classes_for: 2, groups_for: 2, ..Default::default() };
		assert_eq!(last_vote(&laboratory, round, Position::Confirm), (Verdict::ConfirmedLimited, counts));
		assert_eq!(incident(id).verification, Verification::ConfirmedLimited);
		assert_eq!(incident(id).certainty(), Certainty::Likely);
	});
}

/// A verdict falls when a class that was silent speaks against it.
#[test]
fn an_appeal_with_a_new_class_overturns_a_verdict() {
	on_chain(|| {
		let (laboratory, customs) = (voter(AgencyClass::DiseaseControl), voter(AgencyClass::Customs));
		let charity = voter(AgencyClass::Charity);
		let (id, first) = report_and_triage(Severity::Extreme);
		for pair in [&laboratory, &customs, &pair_of(Bob)] {
			apply_with(pair, vote(first, Position::Confirm));
		}
		assert_eq!(tally(first).0, Verdict::Confirmed);

		let evidence = ContentRef { digest: H256::repeat_byte(2), ..content() };
		apply_with(&charity, pallet_validation::Call::appeal { round: first, evidence });
		assert_eq!(round_of(first).state, RoundState::Appealed);
		let second = incident(id).round.expect("another round is open");
		assert_eq!(round_of(second).appealed, Some(first));
		assert_eq!(incident(id).verification, Verification::UnderVerification);
		assert_eq!(incident(id).previous, Some(Verdict::Confirmed));

		apply(Bob, vote(second, Position::Confirm));
		for pair in [&laboratory, &customs] {
			apply_with(pair, vote(second, Position::Dispute));
		}
		let counts = ClassCounts {
			classes_for: 1,
			classes_against: 3,
			groups_for: 1,
			groups_against: 3,
			..Default::default()
		};
		assert_eq!(last_vote(&charity, second, Position::Dispute), (Verdict::Refuted, counts));
		assert_eq!(incident(id).verification, Verification::Refuted);

		// Only without Bob's class would the verdict have been the same, so nobody else is judged by it.
		finalise(second);
		let record = |agency| pallet_validation::Pallet::<Runtime>::reliability(agency, Category::Health);
		assert_eq!((record(2).events, record(2).weight), (1, 833));
		assert!((5..=7).all(|agency| record(agency).events == 0));
	});
}

/// A level of the region leaves less time, asks for more, and lets its agencies call more often.
#[test]
fn a_response_level_hurries_the_region() {
	on_chain(|| {
		let set = |level| {
			let (region, legal_basis) = (region(HUBEI), text("突发公共卫生事件应急条例"));
			pallet_incidents::Call::set_response_level { region, event_type: 1, level, legal_basis }
		};
		let percent = |code| <pallet_incidents::Pallet<Runtime> as Emergency>::urgent_percent(region(code));
		assert_eq!(send(Bob, set(Some(ResponseLevel::I))), error(IncidentsError::<Runtime>::NotCompetent));
		apply(Alice, set(Some(ResponseLevel::I)));
		assert_eq!((percent(WUHAN), percent(430_000)), (1_000, 100));

		let (_, round) = report_and_triage(Severity::Moderate);
		let details = round_of(round);
		assert_eq!(details.deadline - details.opened, ROUND * 1_000 / 4);
		assert_eq!(details.asked, Quorum { classes: 3, groups: 3, turnout: 2 });

		apply(Alice, set(None));
		assert_eq!(percent(WUHAN), 100);
	});
}

#[test]
fn nobody_votes_in_the_own_cause() {
	on_chain(|| {
		voter(AgencyClass::DiseaseControl);
		voter(AgencyClass::Customs);
		let (id, round) = report_and_triage(Severity::Extreme);
		let confirm = vote(round, Position::Confirm);
		assert_eq!(send(Charlie, confirm.clone()), error(ValidationError::<Runtime>::OwnReport));
		// The commission above the hospital, and the hospital beside it.
		for relative in [Alice, Dave] {
			let answer = send(relative, confirm.clone());
			assert_eq!(answer, error(ValidationError::<Runtime>::SameReportingLine), "{relative:?}");
		}
		// Who is admitted after a round opened comes too late for it. The next one lasts twice as long: time to admit somebody.
		assert_eq!(tally(round).0, Verdict::Unverifiable);
		let round = incident(id).round.expect("it goes on");
		let confirm = vote(round, Position::Confirm);
		let late = voter(AgencyClass::Charity);
		assert_eq!(send_with(&late, confirm.clone()), error(ValidationError::<Runtime>::NotEligibleYet));
		// And so does who votes after the deadline.
		let rest = (round_of(round).deadline - now()) / 1_000;
		let late = error(ValidationError::<Runtime>::DeadlinePassed);
		assert_eq!(block_after(rest, vec![signed(Bob, confirm)]), [late]);
	});
}

#[test]
fn nobody_triages_the_own_report() {
	on_chain(|| {
		apply(Alice, report(region(WUHAN), Severity::Minor, Urgency::Past));
		let accept = pallet_incidents::Call::triage_accept { incident: 1 };
		assert_eq!(send(Alice, accept.clone()), error(IncidentsError::<Runtime>::OwnReport));
		apply(Bob, accept);
		// Bob's department answers for Hubei alone.
		apply(Alice, report(region(430_000), Severity::Minor, Urgency::Past));
		assert_eq!(
			send(Bob, pallet_incidents::Call::triage_accept { incident: 2 }),
			error(IncidentsError::<Runtime>::OutsideJurisdiction),
		);
	});
}

const CASES: MetricId = 1;
const STOCK: MetricId = 25;

fn observe(cell: Cell, value: i64) -> RuntimeCall {
	pallet_observations::Call::observe { cell, statement: says(value) }.into()
}

fn compare(cell: Cell) -> RuntimeCall {
	pallet_observations::Call::compare { cell }.into()
}

fn figure(cell: Cell) -> Figure {
	pallet_observations::Pallet::<Runtime>::figure(cell).expect("it was compared")
}

/// Three departments say how many cases there are, and one of them repeats another.
#[test]
fn a_figure_rests_on_who_counted() {
	on_chain(|| {
		let wuhan = cell(CASES, region(WUHAN));
		apply(Charlie, pallet_observations::Call::declare_derived { metric: CASES, source: Some(1) });
		let block = block(vec![
			signed(Alice, observe(wuhan, 100)),
			signed(Bob, observe(wuhan, 102)),
			signed(Charlie, observe(wuhan, 100)),
			signed(Dave, compare(wuhan)),
		]);
		assert!(block.iter().all(|result| *result == Ok(Ok(()))), "{block:?}");
		let agreed = figure(wuhan);
		assert_eq!(agreed.status, Status::Agreed);
		assert_eq!((agreed.voices, agreed.classes, agreed.copies), (2, 2, 1), "a copy is no voice");
		assert_eq!(agreed.centre, None, "two voices leave an interval");
		assert_eq!((agreed.low, agreed.high), (Some(100), Some(102)));

		// An hour later the figure has settled. What is corrected then is published with what was there before.
		let closed = block_after(3_600, vec![signed(Dave, compare(wuhan))]);
		assert_eq!(closed, [Ok(Ok(()))]);
		assert!(Cells::<Runtime>::get(wuhan).is_some_and(|cell| cell.closed));
		let (reason, statement) = (CorrectionReason::Duplicates, says(80));
		apply(Bob, pallet_observations::Call::correct { cell: wuhan, reason, statement });
		assert_eq!(figure(wuhan).status, Status::Divergent);
		let revised = |event: &RuntimeEvent| {
			matches!(
				event,
				RuntimeEvent::Observations(ObservationsEvent::FigureRevised { cell, old: Some(old), .. })
					if *cell == wuhan && old.status == Status::Agreed
			)
		};
		assert!(events().iter().any(revised), "{:?}", events());
	});
}

/// What is left in stock is said under seal: nobody can repeat what nobody has said yet.
#[test]
fn figures_of_shortages_are_sealed() {
	on_chain(|| {
		let (_, stock) = pallet_observations::Pallet::<Runtime>::metric(STOCK).expect("the preset has it");
		let passed = (now() - stock.anchor) % stock.period;
		block_after((stock.period - passed) / 1_000, vec![]);
		let (wuhan, salt) = (cell(STOCK, region(WUHAN)), [7; 32]);
		let sealed = error(ObservationsError::<Runtime>::Sealed);
		assert_eq!(send(Alice, observe(wuhan, 10)), sealed);

		for (agency, key, value) in [(1, Alice, 10), (2, Bob, 10), (3, Charlie, 12)] {
			let hash = pallet_observations::Pallet::<Runtime>::seal_hash(&wuhan, agency, Some(value), &salt);
			apply(key, pallet_observations::Call::commit { cell: wuhan, hash });
		}
		let reveal = |value| pallet_observations::Call::reveal { cell: wuhan, statement: says(value), salt };
		assert_eq!(send(Alice, reveal(10)), error(ObservationsError::<Runtime>::NotRevealPhase));
		// What was sent so far took the rest of the phase.
		block_after(PHASE / 2, vec![]);
		apply(Alice, reveal(10));
		assert_eq!(send(Bob, reveal(11)), error(ObservationsError::<Runtime>::WrongReveal));
		apply(Bob, reveal(10));
		assert_eq!(pallet_observations::Pallet::<Runtime>::figure(wuhan), None, "it is not over");

		// Charlie never reveals, and has no voice.
		assert_eq!(block_after(PHASE, vec![signed(Dave, compare(wuhan))]), [Ok(Ok(()))]);
		let agreed = figure(wuhan);
		assert_eq!((agreed.status, agreed.voices), (Status::Agreed, 2));
		assert_eq!(MissedReveals::<Runtime>::get(3), 1);
	});
}

fn line_of(request: RequestId) -> Line {
	Lines::<Runtime>::get(request, 0).expect("the line is there")
}

fn state() -> LineState {
	line_of(1).state()
}

fn state_of(shipment: ShipmentId) -> ShipmentState {
	Shipments::<Runtime>::get(shipment).expect("it was packed").state
}

fn approval(request: RequestId, quantity: u64, reason: Option<ApprovalReason>) -> RuntimeCall {
	let lines = vec![Approval { line: 0, quantity, reason }];
	Resources::approve { request, lines: lines.try_into().expect("one line fits") }.into()
}

fn approve(key: Sr25519Keyring, quantity: u64, reason: Option<ApprovalReason>) {
	apply(key, approval(1, quantity, reason));
}

fn commit(pair: &sr25519::Pair, quantity: u64) {
	apply_with(pair, Resources::commit { request: 1, line: 0, quantity });
}

fn dispatch(pair: &sr25519::Pair, commitment: u64, quantity: u64) {
	let eta = Some(now() + 60_000);
	apply_with(pair, Resources::dispatch { commitment, quantity, eta });
}

#[test]
fn a_request_from_submission_to_receipt() {
	on_chain(|| {
		let maker = key("maker");
		admit(AgencyClass::Manufacturer, RegionCode::NATION, Roles::of(&[Role::Supply]), &maker);

		apply(Charlie, request(region(WUHAN), Priority::Stat, Some(100)));
		assert_eq!(state(), LineState::Submitted);
		approve(Alice, 100, None);
		assert_eq!(state(), LineState::Open);
		commit(&pair_of(Bob), 60);
		assert_eq!(state(), LineState::PartlyCommitted);
		commit(&maker, 40);
		assert_eq!(state(), LineState::FullyCommitted);
		dispatch(&pair_of(Bob), 1, 60);
		dispatch(&maker, 2, 40);
		assert_eq!(state(), LineState::InFulfilment);

		// Goods for one hospital are not another's.
		let receive = |shipment, receipt| Resources::receive { shipment, receipt };
		assert_eq!(send(Dave, receive(1, all_good(60))), error(ResourcesError::<Runtime>::NotReceiver));
		let damaged = ReceiptInput {
			accepted: 55,
			rejected: 3,
			short: 2,
			rejected_reason: Some(Discrepancy::Damaged),
			short_reason: Some(Discrepancy::Lost),
			..all_good(0)
		};
		apply(Charlie, receive(1, damaged));
		assert_eq!(state(), LineState::PartlyFulfilled);
		apply(Charlie, receive(2, all_good(40)));

		let line = line_of(1);
		assert_eq!((line.accepted, line.rejected, line.in_transit), (95, 3, 2));
		assert_eq!(line.unmet(), Some(5));
		assert_eq!([1, 2].map(state_of), [ShipmentState::ReceivedWithDiscrepancy, ShipmentState::Received]);

		// What was rejected is promised and sent again.
		commit(&maker, 5);
		dispatch(&maker, 3, 5);
		apply(Charlie, receive(3, all_good(5)));
		assert_eq!(state(), LineState::Fulfilled);

		// The supplier agrees about what is missing: nothing is on the way any more, and the line is put away.
		let close = Resources::close { request: 1, line: 0 };
		assert_eq!(send(Charlie, close.clone()), error(ResourcesError::<Runtime>::GoodsOnTheWay));
		apply(Bob, Resources::acknowledge { shipment: 1 });
		assert_eq!(state_of(1), ShipmentState::Reconciled);
		apply(Charlie, close);
		assert_eq!((state(), line_of(1).lost), (LineState::Closed, 2));
	});
}

/// "Needed, amount not known" is supplied in tranches.
#[test]
fn an_unknown_amount_is_approved_in_tranches() {
	on_chain(|| {
		apply(Charlie, request(region(WUHAN), Priority::Urgent, None));
		for (approved, commitment) in [(10, 1), (20, 2)] {
			approve(Alice, approved, Some(ApprovalReason::FirstTranche));
			commit(&pair_of(Bob), approved);
			dispatch(&pair_of(Bob), commitment, approved);
			apply(Charlie, Resources::receive { shipment: commitment, receipt: all_good(approved) });
			assert_eq!(state(), LineState::Fulfilled);
		}
		let line = line_of(1);
		assert_eq!((line.requested, line.approved, line.accepted, line.unmet()), (None, 30, 30, None));
	});
}

#[test]
fn nobody_approves_the_own_request() {
	on_chain(|| {
		apply(Alice, request(region(WUHAN), Priority::Urgent, Some(1)));
		assert_eq!(send(Alice, approval(1, 1, None)), error(ResourcesError::<Runtime>::OwnRequest));
	});
}

/// Who asks for more than is usual is believed when others confirm it.
#[test]
fn an_unusual_need_is_confirmed_before_it_is_opened() {
	on_chain(|| {
		let charity = voter(AgencyClass::Charity);
		let product = Products::<Runtime>::get(1).expect("it is of the preset");
		let details = Product { verify_above: Some(50), ..product };
		assert_eq!(motion(&COUNCIL[..3], Resources::amend_product { product: 1, details }), Ok(()));

		apply(Charlie, request(region(WUHAN), Priority::Stat, Some(100)));
		assert_eq!(send(Alice, approval(1, 100, None)), error(ResourcesError::<Runtime>::VerificationNeeded));
		let approval = Approval { line: 0, quantity: 100, reason: None };
		apply(Alice, Resources::verify_need { request: 1, approval });
		assert_eq!(state(), LineState::UnderVerification);

		let round = Verifications::<Runtime>::get(1, 0).expect("a round is open").round;
		apply(Bob, vote(round, Position::Confirm));
		assert_eq!(last_vote(&charity, round, Position::Confirm).0, Verdict::Confirmed);
		assert_eq!((state(), line_of(1).verified), (LineState::Open, Verified::Confirmed));
		commit(&pair_of(Bob), 100);
		assert_eq!(state(), LineState::FullyCommitted);
	});
}

/// An offer that is not enough for two hospitals, from its publication to the last word on what arrived.
#[test]
fn a_scarce_offer_is_shared_carried_and_counted() {
	on_chain(|| {
		let driver = key("driver");
		let carrier = admit(AgencyClass::Logistics, RegionCode::NATION, Roles::of(&[Role::Carry]), &driver);
		for (hospital, request_number, quantity) in [(Charlie, 1, 100), (Dave, 2, 300)] {
			apply(hospital, request(region(WUHAN), Priority::Stat, Some(quantity)));
			apply(Alice, approval(request_number, quantity, None));
		}
		apply(Bob, Resources::publish_offer { details: offer(region(WUHAN), 200) });

		// The preview is what the call does then.
		let lines = vec![(1, 0), (2, 0)];
		let preview = pallet_resources::Pallet::<Runtime>::preview_allocation(1, 1, None, lines.clone());
		assert_eq!(preview, Ok(vec![50, 150]));
		let lines = lines.try_into().expect("two lines fit");
		apply(Alice, Resources::allocate { offer: 1, quantity: None, lines });
		let shares = [1, 2].map(|id| Commitments::<Runtime>::get(id).expect("it is promised").quantity);
		assert_eq!(shares, [50, 150]);
		assert_eq!(Offers::<Runtime>::get(1).map(|offer| offer.free()), Some(0));

		// The supplier packs, another one carries, and each says what it knows.
		apply(Bob, Resources::prepare { commitment: 1, quantity: 50, lots: Default::default() });
		apply(Bob, Resources::depart { shipment: 1, carrier: Some(carrier), eta: None });
		apply_with(&driver, Resources::checkpoint { shipment: 1, checkpoint: checkpoint(region(WUHAN)) });
		apply_with(&driver, Resources::arrive { shipment: 1 });
		assert_eq!(state_of(1), ShipmentState::Arrived);
		let receipt = ReceiptInput { short: 2, short_reason: Some(Discrepancy::Short), ..all_good(48) };
		apply(Charlie, Resources::receive { shipment: 1, receipt });
		assert_eq!((line_of(1).in_transit, line_of(1).outstanding()), (2, 50));
		// What the supplier does not contest is lost, and asked for again.
		apply(Bob, Resources::acknowledge { shipment: 1 });
		assert_eq!((line_of(1).in_transit, line_of(1).outstanding()), (0, 52));
	});
}

/// Who sent and who received do not agree: others say, and their word holds when it can be appealed no more.
#[test]
fn a_contested_receipt_is_decided_by_others() {
	on_chain(|| {
		let (charity, customs) = (voter(AgencyClass::Charity), voter(AgencyClass::Customs));
		apply(Charlie, request(region(WUHAN), Priority::Stat, Some(100)));
		approve(Alice, 100, None);
		commit(&pair_of(Bob), 100);
		dispatch(&pair_of(Bob), 1, 100);
		let receipt = ReceiptInput { short: 10, short_reason: Some(Discrepancy::Lost), ..all_good(90) };
		apply(Charlie, Resources::receive { shipment: 1, receipt });
		apply(Bob, Resources::contest { shipment: 1, evidence: content() });
		assert_eq!(state_of(1), ShipmentState::InDispute);

		let hearing = || Shipments::<Runtime>::get(1).and_then(|shipment| shipment.hearing);
		let round = hearing().expect("a round is open").round;
		apply_with(&charity, vote(round, Position::Dispute));
		assert_eq!(last_vote(&customs, round, Position::Dispute).0, Verdict::Refuted);
		assert_eq!(hearing().and_then(|hearing| hearing.verdict), Some(Verdict::Refuted));
		assert_eq!((state_of(1), line_of(1).in_transit), (ShipmentState::InDispute, 10));

		let poke = Resources::poke { item: Due::Hearing(1) };
		assert_eq!(send(Dave, poke.clone()), error(ResourcesError::<Runtime>::NotDue));
		assert_eq!(block_after(DAY, vec![signed(Dave, poke)]), [Ok(Ok(()))]);
		assert_eq!((state_of(1), state()), (ShipmentState::Reconciled, LineState::Fulfilled));
		assert_eq!((line_of(1).accepted, line_of(1).lost), (100, 0));
	});
}

/// Promises of a supplier who may not act any more do not hold up a line.
#[test]
fn an_approver_frees_what_a_suspended_supplier_holds() {
	on_chain(|| {
		let maker = key("maker");
		let agency = admit(AgencyClass::Manufacturer, RegionCode::NATION, Roles::of(&[Role::Supply]), &maker);
		apply(Charlie, request(region(WUHAN), Priority::Stat, Some(100)));
		approve(Alice, 100, None);
		commit(&maker, 100);

		let release = Resources::release { commitment: 1, quantity: 100 };
		assert_eq!(send(Alice, release.clone()), error(ResourcesError::<Runtime>::NotSupplier));
		let reason = pallet_agencies::SuspensionReason::Investigation;
		apply(Dave, pallet_agencies::Call::suspend { agency, reason });
		// Not who asks for it, though: the hospital's officers do not approve.
		assert_eq!(send(Charlie, release.clone()), error(ResourcesError::<Runtime>::NotSupplier));
		apply(Alice, release);
		assert_eq!((line_of(1).released, line_of(1).outstanding()), (100, 100));
		assert_eq!(state(), LineState::Open);
	});
}
