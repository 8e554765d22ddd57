//! The main job, from end to end: an event is reported and verified, and what is needed gets to where it is needed.

mod common;

use common::{
	account_of, admit, all_good, apply, apply_with, block_after, content, details, error, key, now, on_chain,
	region, report, request, send, send_with,
};
use muster_primitives::{
	AgencyClass, ClassCounts, Discrepancy, IncidentId, Position, Priority, RegionCode, Role, Roles, RoundId,
	Severity, Urgency, Verdict,
};
use muster_runtime::{Runtime, RuntimeCall};
use pallet_incidents::{Incident, Incidents, Verification};
use pallet_resources::{Approval, ApprovalReason, LineState, Lines, ReceiptInput, Shipments};
use pallet_validation::{Error as ValidationError, RoundState, Rounds, VoteReason};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};

const WUHAN: u32 = 420_100;
/// What a round of the local network lasts, in seconds.
const ROUND: u64 = 12;

fn incident(id: IncidentId) -> Incident {
	Incidents::<Runtime>::get(id).expect("it was reported")
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

/// Waits for the deadline and has the round counted.
fn tally(round: RoundId) -> (Verdict, ClassCounts) {
	let tally = pallet_validation::Call::tally { round };
	assert_eq!(send(Dave, tally.clone()), error(ValidationError::<Runtime>::DeadlineNotReached));
	block_after(ROUND, vec![]);
	apply(Dave, tally.clone());
	assert_eq!(send(Dave, tally), error(ValidationError::<Runtime>::RoundNotOpen));
	let outcome = Rounds::<Runtime>::get(round).and_then(|round| round.outcome).expect("it is counted");
	(outcome.verdict, outcome.counts)
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
		apply(Bob, vote(round, Position::Confirm));
		apply_with(&laboratory, vote(round, Position::Confirm));
		// Two of three do not carry it, as long as the third is open.
		assert_eq!(
			pallet_validation::Pallet::<Runtime>::provisional(round).map(|now| now.carried),
			Some(None)
		);
		// Who errs corrects itself.
		apply_with(&customs, vote(round, Position::Dispute));
		apply_with(&customs, vote(round, Position::Confirm));

		let counts = ClassCounts { classes_for: 3, groups_for: 3, ..Default::default() };
		assert_eq!(tally(round), (Verdict::Confirmed, counts));
		assert_eq!(incident(id).verification, Verification::Confirmed);
		assert_eq!(Rounds::<Runtime>::get(round).map(|round| round.state), Some(RoundState::Final));

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
		assert_eq!(Rounds::<Runtime>::get(round).map(|round| round.state), Some(RoundState::Tallied));
	});
}

#[test]
fn classes_that_differ_leave_it_disputed() {
	on_chain(|| {
		let (laboratory, customs) = (voter(AgencyClass::DiseaseControl), voter(AgencyClass::Customs));
		let (id, round) = report_and_triage(Severity::Moderate);
		apply_with(&laboratory, vote(round, Position::Confirm));
		apply_with(&customs, vote(round, Position::Dispute));
		assert_eq!(tally(round).0, Verdict::Disputed);
		assert_eq!(incident(id).verification, Verification::Disputed);
	});
}

#[test]
fn nobody_votes_in_the_own_cause() {
	on_chain(|| {
		let (_, round) = report_and_triage(Severity::Extreme);
		let confirm = vote(round, Position::Confirm);
		assert_eq!(send(Charlie, confirm.clone()), error(ValidationError::<Runtime>::OwnReport));
		// The commission above the hospital, and the hospital beside it.
		for relative in [Alice, Dave] {
			let answer = send(relative, confirm.clone());
			assert_eq!(answer, error(ValidationError::<Runtime>::SameReportingLine), "{relative:?}");
		}
		// Who is admitted after the round opened comes too late for it.
		let late = voter(AgencyClass::Customs);
		assert_eq!(send_with(&late, confirm.clone()), error(ValidationError::<Runtime>::NotEligibleYet));
		// And so does who votes after the deadline.
		block_after(ROUND, vec![]);
		assert_eq!(send(Bob, confirm), error(ValidationError::<Runtime>::DeadlinePassed));
	});
}

#[test]
fn nobody_triages_the_own_report() {
	on_chain(|| {
		apply(Alice, report(region(WUHAN), Severity::Minor, Urgency::Past));
		let accept = pallet_incidents::Call::triage_accept { incident: 1 };
		assert_eq!(send(Alice, accept.clone()), error(pallet_incidents::Error::<Runtime>::OwnReport));
		apply(Bob, accept);
		// Bob's department answers for Hubei alone.
		apply(Alice, report(region(430_000), Severity::Minor, Urgency::Past));
		assert_eq!(
			send(Bob, pallet_incidents::Call::triage_accept { incident: 2 }),
			error(pallet_incidents::Error::<Runtime>::OutsideJurisdiction),
		);
	});
}

fn state() -> LineState {
	Lines::<Runtime>::get(1, 0).expect("the line is there").state()
}

fn approve(key: Sr25519Keyring, quantity: u64, reason: Option<ApprovalReason>) {
	let lines = vec![Approval { line: 0, quantity, reason }];
	apply(
		key,
		pallet_resources::Call::approve { request: 1, lines: lines.try_into().expect("one line fits") },
	);
}

fn commit(pair: &sr25519::Pair, quantity: u64) {
	apply_with(pair, pallet_resources::Call::commit { request: 1, line: 0, quantity });
}

fn dispatch(pair: &sr25519::Pair, commitment: u64, quantity: u64) {
	let eta = Some(now() + 60_000);
	apply_with(pair, pallet_resources::Call::dispatch { commitment, quantity, eta });
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
		commit(&Bob.pair(), 60);
		assert_eq!(state(), LineState::PartlyCommitted);
		commit(&maker, 40);
		assert_eq!(state(), LineState::FullyCommitted);
		dispatch(&Bob.pair(), 1, 60);
		dispatch(&maker, 2, 40);
		assert_eq!(state(), LineState::InFulfilment);

		// Goods for one hospital are not another's.
		let receive = |shipment, receipt| pallet_resources::Call::receive { shipment, receipt };
		assert_eq!(
			send(Dave, receive(1, all_good(60))),
			error(pallet_resources::Error::<Runtime>::NotReceiver),
		);
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

		let line = Lines::<Runtime>::get(1, 0).expect("the line is there");
		assert_eq!((line.accepted, line.rejected, line.in_transit), (95, 3, 2));
		assert_eq!(line.unmet(), Some(5));
		let states: Vec<_> =
			[1, 2].map(|id| Shipments::<Runtime>::get(id).expect("it was sent").state).to_vec();
		use pallet_resources::ShipmentState::{Received, ReceivedWithDiscrepancy};
		assert_eq!(states, [ReceivedWithDiscrepancy, Received]);

		// What was rejected is promised and sent again.
		commit(&maker, 5);
		dispatch(&maker, 3, 5);
		apply(Charlie, receive(3, all_good(5)));
		assert_eq!(state(), LineState::Fulfilled);
	});
}

/// "Needed, amount not known" is supplied in tranches.
#[test]
fn an_unknown_amount_is_approved_in_tranches() {
	on_chain(|| {
		apply(Charlie, request(region(WUHAN), Priority::Urgent, None));
		for (approved, commitment) in [(10, 1), (20, 2)] {
			approve(Alice, approved, Some(ApprovalReason::FirstTranche));
			commit(&Bob.pair(), approved);
			dispatch(&Bob.pair(), commitment, approved);
			apply(
				Charlie,
				pallet_resources::Call::receive { shipment: commitment, receipt: all_good(approved) },
			);
			assert_eq!(state(), LineState::Fulfilled);
		}
		let line = Lines::<Runtime>::get(1, 0).expect("the line is there");
		assert_eq!((line.requested, line.approved, line.accepted, line.unmet()), (None, 30, 30, None));
	});
}

#[test]
fn nobody_approves_the_own_request() {
	on_chain(|| {
		apply(Alice, request(region(WUHAN), Priority::Urgent, Some(1)));
		let lines = vec![Approval { line: 0, quantity: 1, reason: None }];
		let lines = lines.try_into().expect("one line fits");
		assert_eq!(
			send(Alice, pallet_resources::Call::approve { request: 1, lines }),
			error(pallet_resources::Error::<Runtime>::OwnRequest),
		);
	});
}
