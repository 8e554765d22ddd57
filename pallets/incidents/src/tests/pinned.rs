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
	assert_eq!(index(Call::<Test>::merge_into { incident: 1, target: 2 }), 6);
	assert_eq!(index(Call::<Test>::declare_provisional { incident: 1 }), 7);
	assert_eq!(index(Call::<Test>::assign_lead { incident: 1, lead: 2 }), 8);
	assert_eq!(index(Call::<Test>::set_management { incident: 1, management: Management::Contained }), 9);
	assert_eq!(index(Call::<Test>::complete_response { incident: 1, at: START }), 10);
	assert_eq!(index(Call::<Test>::close { incident: 1, report: message(1) }), 11);
	let (reason, facts) = (ReopenReason::Mistake, facts());
	assert_eq!(index(Call::<Test>::reopen { incident: 1, reason, facts }), 12);
	assert_eq!(index(Call::<Test>::register_event_type { event_type: 1, details: details() }), 13);
	assert_eq!(index(Call::<Test>::amend_event_type { event_type: 1, details: details() }), 14);
	assert_eq!(index(Call::<Test>::retire_event_type { event_type: 1 }), 15);
	let (region, legal_basis) = (RegionCode::NATION, basis());
	let level = Call::<Test>::set_response_level { region, event_type: 1, level: None, legal_basis };
	assert_eq!(index(level), 16);
	assert_eq!(index(Call::<Test>::poke { incident: 1 }), 17);
}

#[test]
fn event_numbers() {
	let (agency, officer, incident) = (HOSPITAL, DOCTOR, 1);
	let by = Responsible::Agency(HOSPITAL);
	let (verdict, previous, voided) = (Verdict::Confirmed, None, None);
	let events: [Event<Test>; 23] = [
		Event::Filed {
			incident,
			agency,
			officer,
			event_type: DISEASE,
			status: CapStatus::Actual,
			region: region(420_100),
			report_due: START,
			triage_due: START,
			respond_due: START,
			facts: facts(),
		},
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
		Event::VerdictReached { incident, revision: 1, round: 1, verdict, expires: None },
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
		Event::TimerMissed { incident, timer: Timer::Report, due: START, by, count: 1 },
		Event::MergeProposed { incident, target: 2, revisions: (1, 1), agency, officer, expires: START },
		Event::Merged { incident, target: 2, agency, officer, proposer: None, voided },
		Event::DeclaredProvisional { incident, agency, officer },
		Event::LeadAssigned { incident, lead: 2, management: Management::Ongoing, agency, officer },
		Event::ManagementChanged { incident, management: Management::Contained, agency, officer },
		Event::ResponseCompleted { incident, at: START, agency, officer },
		Event::Closed { incident, report: message(1), agency, officer },
		Event::Reopened {
			incident,
			revision: 2,
			agency,
			officer,
			reason: ReopenReason::NewEvidence,
			region: region(0),
			management: Management::Ongoing,
			previous,
			voided,
			round: 2,
			verify_due: START,
			respond_due: None,
			facts: facts(),
		},
		Event::RoundFollowed {
			incident,
			revision: 1,
			from: 1,
			verdict,
			round: 2,
			region: region(0),
			verify_due: START,
		},
		Event::Expired { incident },
		Event::EventTypeRegistered { event_type: 1, details: details() },
		Event::EventTypeAmended { event_type: 1, details: details() },
		Event::EventTypeRetired { event_type: 1 },
		Event::ResponseLevelSet {
			region: region(0),
			event_type: 1,
			level: None,
			legal_basis: basis(),
			effect: LevelEffect::NONE,
			agency,
			officer,
		},
	];
	// 1 was `ReportLate`.
	for (event, expected) in events.into_iter().zip((0..).filter(|number| *number != 1)) {
		assert_eq!(index(event), expected);
	}
}

#[test]
fn errors() {
	let errors: [Error<Test>; 76] = [
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
		Error::RetiredEventType,
		Error::EventTypeExists,
		Error::CodeTaken,
		Error::TooManyEventTypes,
		Error::MalformedCode,
		Error::MalformedName,
		Error::MalformedCategories,
		Error::MalformedVoters,
		Error::CompetentWithoutVote,
		Error::ImpossibleQuorum,
		Error::ImpossibleTimers,
		Error::ImpossibleLevels,
		Error::ImpossibleSealing,
		Error::SameDetails,
		Error::TrivialRevision,
		Error::RevisedTooOften,
		Error::RoundCounting,
		Error::NotReopenable,
		Error::ExternalName,
		Error::ExternalSentInFuture,
		Error::MergeWithItself,
		Error::NotMergeable,
		Error::HasAbsorbed,
		Error::NotMergeTarget,
		Error::NotTheSame,
		Error::NotEitherReporter,
		Error::OtherMustAgree,
		Error::MergeWordWaits,
		Error::NotUnderVerification,
		Error::NotExtreme,
		Error::AlreadyProvisional,
		Error::NotLeadable,
		Error::UnfitLead,
		Error::SameLead,
		Error::NotLead,
		Error::WrongManagement,
		Error::ResponseBeforeDetection,
		Error::ResponseInFuture,
		Error::AlreadyResponded,
		Error::NeedsOpen,
		Error::StillVerifying,
		Error::NothingOverdue,
		Error::MalformedLegalBasis,
		Error::SameLevel,
		Error::DeclaredAbove,
	];
	for (error, expected) in errors.into_iter().zip(0..) {
		assert_eq!(index(error), expected);
	}
}

#[test]
fn states() {
	assert_eq!(Verification::ALL.encode()[1..], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	assert_eq!(Timer::ALL.encode()[1..], [0, 1, 2, 3, 4, 5]);
	let reopen = [ReopenReason::NewEvidence, ReopenReason::Mistake, ReopenReason::Recurrence];
	assert_eq!(reopen.encode(), [0, 1, 2]);
	assert_eq!(Responsible::Agency(1).encode(), [0, 1, 0, 0, 0]);
	assert_eq!(Responsible::Region(region(420_100)).encode(), (1u8, 420_100u32).encode());
	let missed = Timer::ALL.iter().fold(MissedTimers::default(), |missed, timer| missed.with(*timer));
	assert_eq!((MissedTimers::default().encode(), missed.encode()), (vec![0], vec![0b11_1111]));
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
	expected.push(0); // filed here
	assert_eq!(facts().encode(), expected);

	// Event type 1, a real one.
	let content = [vec![1, 0, 0], expected].concat();
	let hash = Incidents::content_hash(DISEASE, CapStatus::Actual, &facts());
	assert_eq!(hash.0, sp_io::hashing::blake2_256(&content));
}

#[test]
fn sizes() {
	assert_eq!(Facts::max_encoded_len(), 544);
	assert_eq!(Incident::max_encoded_len(), 154);
	assert_eq!(AlertOf::<Test>::max_encoded_len(), 70);
	assert_eq!(AlertProposalOf::<Test>::max_encoded_len(), 71);
}
