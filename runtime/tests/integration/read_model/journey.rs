//! A journey through all pallets, in blocks as the chain executes them: it leaves something of every kind, and most that a
//! record can hold.

use crate::common::{
	account_of, admit, all_good, apply, apply_with, block_after, cell, checkpoint, content, event_type,
	facts, key, line, motion, now, offer, on_chain, pair_of,
	read::{all, differences_to, learn, log, Model},
	region, report, request, says, signed, text, COUNCIL,
};
use muster_primitives::{
	agenda::BUCKET, AgencyClass, CapStatus, ContentRef, Discrepancy, Position, Priority, RegionCode,
	ResponseLevel, Role, Roles, Severity, Urgency,
};
use muster_runtime::{BlockNumber, Runtime, System};
use muster_runtime_api::Subject;
use pallet_agencies::{Call as Agencies, RevocationReason, SuspensionReason};
use pallet_incidents::{Call as Incidents, DiscardReason};
use pallet_observations::{Call as Observations, CorrectionReason, MetricId, Pallet as Figures};
use pallet_resources::{
	Approval, Call as Resources, Lot, OfferInput, Part, Product, Products, ReceiptInput, Response,
};
use pallet_validation::{Call as Validation, VoteReason};
use pallet_validator_set::{Call as Validators, Endpoint};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use std::collections::BTreeSet;

const WUHAN: u32 = 420_100;
const HUBEI: u32 = 420_000;
const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
/// Blocks of a session of the preset.
const SESSION: BlockNumber = 60;
/// Cumulative cases, which are not sealed.
const CASES: MetricId = 1;
/// What is in stock, which is.
const STOCK: MetricId = 25;

/// A chain that has seen it all.
pub fn travelled(look: impl FnOnce()) {
	on_chain(|| {
		register();
		warn();
		verify();
		count();
		supply();
		look();
	});
}

/// The same chain after six weeks in which nobody does anything: what was due has come to pass.
pub fn weeks_later(look: impl FnOnce()) {
	travelled(|| {
		for _ in 0..42 {
			block_after(DAY, vec![]);
			while is_behind() {
				block_after(1, vec![]);
			}
		}
		look();
	});
}

/// Whether the chain has not come to all that is due.
fn is_behind() -> bool {
	let lists = [
		(
			BUCKET,
			pallet_incidents::AgendaCursor::<Runtime>::get(),
			pallet_incidents::AgendaLength::<Runtime>::get(),
		),
		(
			BUCKET,
			pallet_observations::AgendaCursor::<Runtime>::get(),
			pallet_observations::AgendaLength::<Runtime>::get(),
		),
		(
			BUCKET,
			pallet_resources::AgendaCursor::<Runtime>::get(),
			pallet_resources::AgendaLength::<Runtime>::get(),
		),
		(
			pallet_validation::BUCKET,
			pallet_validation::AgendaCursor::<Runtime>::get(),
			pallet_validation::AgendaLength::<Runtime>::get(),
		),
	];
	// Where nothing is listed there is nowhere to go.
	lists.iter().any(|(width, cursor, length)| *length > 0 && cursor.saturating_add(2) < now() / width)
}

/// Charlie's hospital reports an outbreak.
pub fn filed() {
	apply(Charlie, report(region(WUHAN), Severity::Extreme, Urgency::Immediate));
}

/// Agencies come and are suspended, officers come and go on with other keys, a validator says where it is.
fn register() {
	let roles = Roles::of(&[Role::Supply]);
	let (maker, clerk, successor) = (key("maker"), key("clerk"), key("successor"));
	let agency = admit(AgencyClass::Manufacturer, RegionCode::NATION, roles, &maker);
	apply(Dave, Agencies::suspend { agency, reason: SuspensionReason::Investigation });
	apply(Dave, Agencies::reinstate { agency });

	let (account, valid_until) = (account_of(&clerk), now() + DAY * 1_000);
	apply(Alice, Agencies::enrol_officer { agency: 1, account, roles, valid_until });
	let account = account_of(&clerk);
	apply(Alice, Agencies::suspend_officer { account, reason: SuspensionReason::KeyCompromise });
	let account = account_of(&successor);
	apply(Alice, Agencies::enrol_officer { agency: 1, account, roles, valid_until });
	let (account, reason) = (account_of(&successor), RevocationReason::Administrative);
	apply(Alice, Agencies::revoke_officer { account, reason });

	let peer = text("12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp");
	let addresses = vec![text("/ip4/127.0.0.1/tcp/30333")].try_into().expect("one address fits");
	apply(Bob, Validators::set_endpoint { endpoint: Endpoint { peer, addresses } });
}

/// Times are set that can be missed. Incidents are reported late, left waiting, discarded, said to be one; an alert is
/// proposed.
fn warn() {
	let mut details = event_type("outbreak");
	details.timers.report_within = HOUR * 1_000;
	details.timers.respond_within = 5 * DAY * 1_000;
	assert_eq!(motion(&COUNCIL[..3], Incidents::amend_event_type { event_type: 1, details }), Ok(()));

	let mut late = facts(region(WUHAN), Severity::Moderate, Urgency::Immediate);
	late.observed_at = now() - 30 * DAY * 1_000;
	late.onset = Some(late.observed_at - 30 * DAY * 1_000);
	apply(Charlie, Incidents::file { event_type: 1, status: CapStatus::Actual, facts: late });
	apply(Dave, report(region(WUHAN), Severity::Minor, Urgency::Past));
	apply(Dave, Incidents::merge_into { incident: 2, target: 1 });
	apply(Charlie, report(region(WUHAN), Severity::Minor, Urgency::Past));
	apply(Bob, Incidents::triage_discard { incident: 3, reason: DiscardReason::Stale });
	let expires = now() + HOUR * 1_000;
	apply(Alice, Incidents::public_alert { incident: 1, content: content(), expires });
	// Nobody looks at the second one.
	for _ in 0..4 {
		block_after(DAY, vec![]);
	}
}

/// Others vote on the first one, one more than it takes; it is judged, revised, and voted on again. A level is declared.
fn verify() {
	let roles = Roles::of(&[Role::Vote]);
	let voters = [AgencyClass::DiseaseControl, AgencyClass::Charity].map(|class| {
		let voter = key(&format!("{class:?}"));
		admit(class, RegionCode::NATION, roles, &voter);
		voter
	});
	apply(Bob, Incidents::triage_accept { incident: 1 });
	for voter in voters.iter().chain([&pair_of(Bob)]) {
		apply_with(voter, vote(1));
	}
	// The chain may have come to it by itself.
	block_after(60, vec![signed(Dave, Validation::tally { round: 1 })]);
	block_after(60, vec![signed(Dave, Validation::finalise { round: 1 })]);

	for severity in [Severity::Severe, Severity::Extreme] {
		let facts = facts(region(WUHAN), severity, Urgency::Expected);
		apply(Charlie, Incidents::revise { incident: 1, facts });
		let round = pallet_validation::NextRound::<Runtime>::get() - 1;
		apply_with(&voters[0], vote(round));
	}
	apply(Bob, Incidents::assign_lead { incident: 1, lead: 2 });
	let (region, level, legal_basis) = (region(HUBEI), Some(ResponseLevel::II), text("突发事件应对法"));
	apply(Alice, Incidents::set_response_level { region, event_type: 1, level, legal_basis });
}

fn vote(round: u64) -> Validation<Runtime> {
	let (position, reason) = (Position::Confirm, VoteReason::Laboratory);
	Validation::vote { round, position, reason, evidence: Some(content()) }
}

/// Figures are stated, compared and corrected; one is under seal; some are said to be copies.
fn count() {
	// The block that rotates the session takes urgent calls only: what follows fits between two of them.
	while !System::block_number().is_multiple_of(SESSION) {
		block_after(1, vec![]);
	}
	let of = |metric| cell(metric, region(WUHAN));
	apply(Charlie, Observations::declare_derived { metric: CASES, source: Some(1) });
	let evidence = content();
	apply(Bob, Observations::allege_derived { metric: CASES, copier: 4, source: 1, evidence });
	apply(Alice, Observations::declare_derived { metric: CASES, source: Some(4) });
	let cases = of(CASES);
	for (who, value) in [(Alice, 100), (Bob, 102), (Charlie, -5)] {
		apply(who, Observations::observe { cell: cases, statement: says(value) });
	}
	block_after(60, vec![]);
	let (reason, statement) = (CorrectionReason::Duplicates, says(80));
	apply(Bob, Observations::correct { cell: cases, reason, statement });
	block_after(2 * HOUR, vec![signed(Dave, Observations::compare { cell: cases })]);
	let (reason, statement) = (CorrectionReason::Late, says(81));
	apply(Bob, Observations::correct { cell: cases, reason, statement });

	let (_, stock) = Figures::<Runtime>::metric(STOCK).expect("the preset has it");
	let passed = (now() - stock.anchor) % stock.period;
	block_after((stock.period - passed) / 1_000, vec![]);
	let stock = of(STOCK);
	for (who, agency) in [(Alice, 1), (Bob, 2)] {
		let hash = Figures::<Runtime>::seal_hash(&stock, agency, Some(10), &[7; 32]);
		apply(who, Observations::commit { cell: stock, hash });
	}
}

/// A need is met from an offer that lends, in lots; what is damaged goes back, what is short is contested, what is sent
/// next is lost. Another need is too great to be believed, and a third one comes too early.
fn supply() {
	apply(Charlie, request(region(WUHAN), Priority::Stat, Some(100)));
	let products = vec![22].try_into().expect("one fits");
	apply(Charlie, Resources::name_substitutes { request: 1, line: 0, products });
	let lines = vec![Approval { line: 0, quantity: 100, reason: None }];
	apply(Alice, Resources::approve { request: 1, lines: lines.try_into().expect("one fits") });
	let details = OfferInput { loan: Some(7 * DAY * 1_000), ..offer(region(WUHAN), 80) };
	apply(Bob, Resources::publish_offer { details });
	for quantity in [50, 20] {
		apply(Charlie, Resources::reserve { offer: 1, request: 1, line: 0, quantity });
	}
	apply(Bob, Resources::respond { reservation: 1, response: Response::Accept });

	let lot = Lot { code: text("L-1"), quantity: 40, expires: Some(now() + 365 * DAY * 1_000), reason: None };
	let lots = vec![lot].try_into().expect("one fits");
	let eta = Some(now() + HOUR * 1_000);
	apply(Bob, Resources::prepare { commitment: 1, quantity: 40, lots });
	apply(Bob, Resources::depart { shipment: 1, carrier: None, eta });
	apply(Bob, Resources::checkpoint { shipment: 1, checkpoint: checkpoint(region(WUHAN)) });
	let receipt = ReceiptInput {
		rejected: 3,
		rejected_reason: Some(Discrepancy::Damaged),
		short: 2,
		short_reason: Some(Discrepancy::Lost),
		..all_good(35)
	};
	apply(Charlie, Resources::receive { shipment: 1, receipt });
	apply(Charlie, Resources::send_back { shipment: 1, part: Part::Refused, quantity: 3 });
	apply(Bob, Resources::dispatch { commitment: 1, quantity: 10, eta });
	apply(Bob, Resources::declare_lost { shipment: 2, quantity: 4, reason: Discrepancy::Lost });

	let product = Products::<Runtime>::get(1).expect("it is of the preset");
	let details = Product { verify_above: Some(50), ..product };
	assert_eq!(motion(&COUNCIL[..3], Resources::amend_product { product: 1, details }), Ok(()));
	apply(Dave, request(region(WUHAN), Priority::Stat, Some(100)));
	let approval = Approval { line: 0, quantity: 100, reason: None };
	apply(Alice, Resources::verify_need { request: 2, approval });
	let early = Resources::submit {
		incident: Some(1),
		region: region(WUHAN),
		priority: Priority::Routine,
		need_by: Some(now() + HOUR * 1_000),
		status: CapStatus::Actual,
		lines: vec![line(None)].try_into().expect("one line fits"),
	};
	apply(Dave, early);
	let evidence = ContentRef { digest: H256::repeat_byte(9), ..content() };
	apply(Bob, Resources::contest { shipment: 1, evidence });
}

/// An index that forgets one subject of those a block touched knows something wrong of it, and nothing else.
#[test]
fn a_subject_that_is_left_out_is_missed() {
	travelled(|| {
		let (genesis, blocks) = log();
		let replayed = |left_out: Option<&Subject>| {
			let mut model: Model = genesis.clone();
			for mut changes in blocks.clone() {
				changes.touched.retain(|(subject, _)| Some(subject) != left_out);
				learn(&mut model, changes);
			}
			model
		};
		let whole = replayed(None);
		assert_eq!(differences_to(&whole, &all()), Vec::<String>::new());

		let touched = blocks.iter().flat_map(|block| block.touched.iter().map(|(subject, _)| subject));
		let moved: BTreeSet<_> =
			touched.filter(|subject| genesis.get(*subject) != whole.get(*subject)).collect();
		assert!(moved.len() > 25, "only {} subjects moved", moved.len());
		for subject in moved {
			let differences = differences_to(&replayed(Some(subject)), &whole);
			assert_eq!(differences.len(), 1, "{subject}: {differences:?}");
			assert!(differences[0].starts_with(&format!("{subject}: ")), "{subject}: {differences:?}");
		}
	});
}

/// What the two sides of a block say agrees: whoever asks for one record gets what the changes brought.
#[test]
fn what_is_touched_is_what_is_asked() {
	travelled(|| {
		let (_, blocks) = log();
		let last = blocks.last().expect("blocks were executed");
		assert_eq!(last, &muster_runtime::read::changes());
		assert_eq!(last.at, now());
		assert!(!last.touched.is_empty());
		for (subject, record) in &last.touched {
			assert_eq!(*record, muster_runtime::read::record(subject), "{subject}");
		}
		let signed = last.acts.iter().filter(|act| act.extrinsic == Some(1));
		assert_eq!(
			signed.map(|act| act.name.as_str()).collect::<Vec<_>>(),
			[Some("validation.roundOpened"), Some("resources.contested")],
			"in order, after the inherent",
		);
	});
}
