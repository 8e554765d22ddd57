//! Numbers that clients know: they never change.

use super::*;
use codec::{Encode, MaxEncodedLen};

fn index(value: impl Encode) -> u8 {
	value.encode()[0]
}

#[test]
fn calls() {
	assert_eq!(index(Call::<Test>::file { event_type: 1, status: CapStatus::Actual, facts: facts() }), 0);
	assert_eq!(index(Call::<Test>::revise { incident: 1, facts: facts() }), 1);
	assert_eq!(index(Call::<Test>::triage_accept { incident: 1 }), 2);
	assert_eq!(index(Call::<Test>::triage_discard { incident: 1, reason: DiscardReason::Spam }), 3);
	assert_eq!(index(Call::<Test>::public_alert { incident: 1, content: message(1), expires: START }), 4);
	assert_eq!(index(Call::<Test>::all_clear { incident: 1, content: message(2) }), 5);
}

#[test]
fn event_numbers() {
	let (agency, officer, incident) = (HOSPITAL, DOCTOR, 1);
	let events: [Event<Test>; 9] = [
		Event::Filed {
			incident,
			agency,
			officer,
			event_type: DISEASE,
			status: CapStatus::Actual,
			region: region(420_100),
			report_due: START,
			facts: facts(),
		},
		Event::ReportLate { incident, agency, officer, report_due: START, breaches: 1 },
		Event::Revised {
			incident,
			revision: 2,
			agency,
			officer,
			region: region(420_100),
			previous: None,
			voided: None,
			round: None,
			verify_due: None,
			facts: facts(),
		},
		Event::TriageAccepted { incident, revision: 1, agency, officer, round: 1, verify_due: START },
		Event::TriageDiscarded { incident, agency, officer, reason: DiscardReason::Spam },
		Event::VerdictReached { incident, revision: 1, round: 1, verdict: Verdict::Confirmed },
		Event::AlertProposed {
			incident,
			agency,
			officer,
			act: AlertAct::Clear { content: message(2) },
			expires: START,
		},
		Event::AlertRaised {
			incident,
			agency,
			officer,
			proposer: DIRECTOR,
			content: message(1),
			expires: START,
		},
		Event::AllClear { incident, agency, officer, proposer: DIRECTOR, content: message(2) },
	];
	for (event, expected) in events.into_iter().zip(0..) {
		assert_eq!(index(event), expected);
	}
}

#[test]
fn errors() {
	let errors: [Error<Test>; 31] = [
		Error::UnknownEventType,
		Error::UnknownIncident,
		Error::NoCategory,
		Error::StrayCategory,
		Error::ForeignCategory,
		Error::NoRegion,
		Error::DuplicateRegion,
		Error::PointOffGlobe,
		Error::ObservedInFuture,
		Error::OnsetAfterObservation,
		Error::OffsetOutOfRange,
		Error::HeadlineNotUtf8,
		Error::HeadlineEmpty,
		Error::HeadlineControlCharacter,
		Error::NotReporter,
		Error::NotRevisable,
		Error::SameFacts,
		Error::TooManyRevisions,
		Error::OwnReport,
		Error::OutsideJurisdiction,
		Error::AlreadyTriaged,
		Error::StaleVerdict,
		Error::NotCompetent,
		Error::NotAlertable,
		Error::AlertOver,
		Error::AlertTooLong,
		Error::AlertInForce,
		Error::NoAlert,
		Error::ProposalDiffers,
		Error::SamePerson,
		Error::EnrolledSince,
	];
	for (error, expected) in errors.into_iter().zip(0..) {
		assert_eq!(index(error), expected);
	}
}

#[test]
fn states() {
	assert_eq!(Verification::ALL.encode()[1..], [0, 1, 2, 3, 4, 5, 6, 7, 8]);
	let management = [Management::Pending, Management::Ongoing, Management::Contained, Management::Closed];
	assert_eq!(management.encode(), [0, 1, 2, 3]);
	let reasons =
		[DiscardReason::NotAnEvent, DiscardReason::OutOfScope, DiscardReason::Spam, DiscardReason::Stale];
	assert_eq!(reasons.encode(), [0, 1, 2, 3]);
	let content = message(1);
	assert_eq!(
		AlertAct::Raise { content, expires: 5 }.encode(),
		[&[0][..], &content.encode(), &[5, 0, 0, 0, 0, 0, 0, 0]].concat()
	);
	assert_eq!(AlertAct::Clear { content }.encode(), [&[1][..], &content.encode()].concat());
}

#[test]
fn encoding_of_facts_and_their_hash() {
	let mut expected = Vec::new();
	expected.extend([0x40, 0x00]); // Health
	expected.extend([0, 1]); // Immediate, Severe
	expected.push(2 << 2);
	expected.extend(420_106u32.to_le_bytes());
	expected.extend(420_102u32.to_le_bytes());
	expected.push(1);
	expected.extend(30_592_800i32.to_le_bytes());
	expected.extend(114_305_500i32.to_le_bytes());
	expected.push(1);
	expected.extend((START - HOUR).to_le_bytes());
	expected.extend((START - MINUTE).to_le_bytes());
	expected.extend(480i16.to_le_bytes());
	expected.push(41 << 2);
	expected.extend(b"Seven cases of pneumonia of unknown cause");
	expected.push(0); // SHA-256
	expected.extend([7; 32]);
	expected.extend(4_096u32.to_le_bytes());
	expected.push(2); // PDF
	expected.extend([1, 1, 1, 1, 0, 0]);
	assert_eq!(facts().encode(), expected);

	// Event type 1, a real one.
	let content = [vec![1, 0, 0], expected].concat();
	let hash = Incidents::content_hash(DISEASE, CapStatus::Actual, &facts());
	assert_eq!(hash.0, sp_io::hashing::blake2_256(&content));
}

#[test]
fn sizes() {
	assert_eq!(Facts::max_encoded_len(), 305);
	assert_eq!(Incident::max_encoded_len(), 55);
	assert_eq!(AlertOf::<Test>::max_encoded_len(), 70);
	assert_eq!(AlertProposalOf::<Test>::max_encoded_len(), 71);
}
