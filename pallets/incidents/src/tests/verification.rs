//! The table of states, and CAP certainty by it.

use super::*;
use Verification::*;

fn steps() -> Vec<Step> {
	let judged = Verdict::ALL.iter().map(|verdict| Step::Judge(*verdict));
	[
		Step::Revise,
		Step::Accept,
		Step::Discard,
		Step::Merge,
		Step::Follow,
		Step::Expire,
		Step::Reopen,
		Step::Resume,
	]
	.into_iter()
	.chain(judged)
	.collect()
}

#[test]
fn the_table_of_states_is_this() {
	let judge = Step::Judge;
	let allowed = [
		(Reported, Step::Revise, Reported),
		(Reported, Step::Accept, UnderVerification),
		(Reported, Step::Discard, Discarded),
		(UnderVerification, Step::Revise, UnderVerification),
		(UnderVerification, judge(Verdict::Confirmed), Confirmed),
		(UnderVerification, judge(Verdict::Refuted), Refuted),
		(UnderVerification, judge(Verdict::Disputed), Disputed),
		(UnderVerification, judge(Verdict::Unverifiable), Unverifiable),
		(UnderVerification, judge(Verdict::ConfirmedLimited), ConfirmedLimited),
		(Confirmed, Step::Revise, UnderVerification),
		(ConfirmedLimited, Step::Revise, UnderVerification),
		(Disputed, Step::Revise, UnderVerification),
		(Unverifiable, Step::Revise, UnderVerification),
		(Reported, Step::Merge, Merged),
		(UnderVerification, Step::Merge, Merged),
		(UnderVerification, Step::Follow, UnderVerification),
		(Confirmed, Step::Follow, UnderVerification),
		(ConfirmedLimited, Step::Follow, UnderVerification),
		(Refuted, Step::Follow, UnderVerification),
		(Disputed, Step::Follow, UnderVerification),
		(Unverifiable, Step::Follow, UnderVerification),
		(Unverifiable, Step::Expire, Expired),
		(Refuted, Step::Reopen, UnderVerification),
		(Discarded, Step::Reopen, UnderVerification),
		(Expired, Step::Reopen, UnderVerification),
		(UnderVerification, Step::Resume, UnderVerification),
		(Confirmed, Step::Resume, UnderVerification),
		(ConfirmedLimited, Step::Resume, UnderVerification),
		(Refuted, Step::Resume, UnderVerification),
		(Disputed, Step::Resume, UnderVerification),
		(Unverifiable, Step::Resume, UnderVerification),
		(Discarded, Step::Resume, UnderVerification),
		(Expired, Step::Resume, UnderVerification),
	];
	for from in Verification::ALL {
		for step in steps() {
			let expected = allowed.iter().find(|row| (row.0, row.1) == (*from, step)).map(|row| row.2);
			assert_eq!(from.after(step), expected, "{from:?} {step:?}");
		}
	}
}

#[test]
fn the_table_of_management_is_this() {
	use Management::*;
	let moves = || {
		let set = Management::ALL.iter().map(|state| Move::Set(*state));
		[Move::Lead, Move::Close, Move::Reopen].into_iter().chain(set)
	};
	let allowed = [
		(Pending, Move::Lead, Ongoing),
		(Ongoing, Move::Lead, Ongoing),
		(Contained, Move::Lead, Contained),
		(Ongoing, Move::Set(Contained), Contained),
		(Contained, Move::Set(Ongoing), Ongoing),
		(Ongoing, Move::Close, Closed),
		(Contained, Move::Close, Closed),
		(Closed, Move::Reopen, Ongoing),
	];
	for from in Management::ALL {
		for next in moves() {
			let expected = allowed.iter().find(|row| (row.0, row.1) == (*from, next)).map(|row| row.2);
			assert_eq!(from.after(next), expected, "{from:?} {next:?}");
		}
	}
}

#[test]
fn verdicts_and_states_go_both_ways() {
	for verdict in Verdict::ALL {
		assert_eq!(Verification::judged(*verdict).verdict(), Some(*verdict));
	}
	for state in [Reported, UnderVerification, Discarded, Merged, Expired] {
		assert_eq!(state.verdict(), None);
		let last = (state == Expired).then_some(Verdict::Unverifiable);
		assert_eq!(state.last_verdict(), last);
	}
}

#[test]
fn the_public_is_warned_of_what_is_not_known_to_be_nothing() {
	for state in Verification::ALL {
		let nothing = matches!(state, Discarded | Refuted | Merged | Expired);
		assert_eq!(state.is_alertable(), !nothing, "{state:?}");
	}
}

fn certainty(verification: Verification, provisional: bool, previous: Option<Verdict>) -> Certainty {
	new_test_ext().execute_with(|| {
		let incident = get(file());
		Incident { verification, provisional, previous, ..incident }.certainty()
	})
}

#[test]
fn certainty_follows_the_state() {
	let expected = [
		(Reported, Certainty::Possible),
		(UnderVerification, Certainty::Possible),
		(Confirmed, Certainty::Observed),
		(Refuted, Certainty::Unlikely),
		(Disputed, Certainty::Unknown),
		(Unverifiable, Certainty::Unknown),
		(Discarded, Certainty::Unlikely),
		(Merged, Certainty::Unknown),
		(Expired, Certainty::Unknown),
		(ConfirmedLimited, Certainty::Likely),
	];
	assert_eq!(expected.map(|row| row.0), Verification::ALL);
	for (state, expected) in expected {
		assert_eq!(certainty(state, false, None), expected, "{state:?}");
		if state != UnderVerification {
			assert_eq!(certainty(state, false, Some(Verdict::Disputed)), expected, "{state:?}");
		}
	}
}

#[test]
fn under_verification_the_last_verdict_speaks() {
	for (previous, expected) in [
		(Verdict::Confirmed, Certainty::Observed),
		(Verdict::Refuted, Certainty::Unlikely),
		(Verdict::Disputed, Certainty::Unknown),
		(Verdict::Unverifiable, Certainty::Unknown),
		(Verdict::ConfirmedLimited, Certainty::Likely),
	] {
		assert_eq!(certainty(UnderVerification, false, Some(previous)), expected);
		assert_eq!(certainty(UnderVerification, true, Some(previous)), Certainty::Likely);
	}
	assert_eq!(certainty(UnderVerification, true, None), Certainty::Likely);
}

#[test]
fn certainty_of_no_incident_is_none() {
	build_and_execute(|| {
		assert_eq!(Incidents::certainty(1), None);
		assert_eq!(Incidents::last_report(1), None);
		assert_eq!(Incidents::certainty(file()), Some(Certainty::Possible));
	});
}
