//! Every state and every call: what is done, and what is refused with which error.

use super::*;
use Verification::*;

type Expected = Result<(), Error<Test>>;

/// An extreme incident in this state, with the hospital in the lead.
fn prepare(state: Verification, management: Management) -> IncidentId {
	let incident = force(state);
	IncidentMap::mutate(incident, |record| {
		let record = record.as_mut().unwrap();
		record.severity = Severity::Extreme;
		record.management = management;
		record.lead = (management != Management::Pending).then_some(HOSPITAL);
	});
	Reports::<Test>::mutate(incident, 1, |report| {
		report.as_mut().unwrap().facts.severity = Severity::Extreme;
	});
	if management == Management::Closed {
		let (agency, officer, report) = (HOSPITAL, DOCTOR, message(9));
		Closures::<Test>::insert(incident, Closure { agency, officer, report, at: Now::get() });
	}
	incident
}

fn signed(officer: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(officer)
}

/// A call of an incident, and what it comes to in this state while the hospital leads.
struct Row {
	name: &'static str,
	call: fn(IncidentId) -> DispatchResult,
	expected: fn(Verification) -> Expected,
}

const ROWS: [Row; 13] = [
	Row {
		name: "revise",
		call: |id| plain(Incidents::revise(signed(DOCTOR), id, severity(Severity::Minor))),
		expected: |state| match state {
			Reported | UnderVerification | Confirmed | ConfirmedLimited | Disputed | Unverifiable => Ok(()),
			Refuted | Discarded | Merged | Expired => Err(Error::NotRevisable),
		},
	},
	Row {
		name: "triage_accept",
		call: |id| plain(Incidents::triage_accept(signed(CLERK), id)),
		expected: |state| if state == Reported { Ok(()) } else { Err(Error::AlreadyTriaged) },
	},
	Row {
		name: "triage_discard",
		call: |id| Incidents::triage_discard(signed(CLERK), id, DiscardReason::Spam),
		expected: |state| if state == Reported { Ok(()) } else { Err(Error::AlreadyTriaged) },
	},
	Row {
		name: "public_alert",
		call: |id| Incidents::public_alert(signed(DIRECTOR), id, message(1), Now::get() + DAY),
		expected: |state| match state {
			Refuted | Discarded | Merged | Expired => Err(Error::NotAlertable),
			_ => Ok(()),
		},
	},
	Row {
		name: "all_clear",
		call: |id| Incidents::all_clear(signed(DIRECTOR), id, message(1)),
		expected: |_| Err(Error::NoAlert),
	},
	Row {
		name: "merge_into",
		call: |id| {
			let target = file();
			Incidents::merge_into(signed(CLERK), id, target)
		},
		expected: |state| match state {
			Reported | UnderVerification => Ok(()),
			_ => Err(Error::NotMergeable),
		},
	},
	Row {
		name: "declare_provisional",
		call: |id| Incidents::declare_provisional(signed(DIRECTOR), id),
		expected: |state| match state {
			UnderVerification => Ok(()),
			_ => Err(Error::NotUnderVerification),
		},
	},
	Row {
		name: "assign_lead",
		call: |id| Incidents::assign_lead(signed(CLERK), id, CDC),
		expected: |state| match state {
			Discarded | Merged => Err(Error::NotLeadable),
			_ => Ok(()),
		},
	},
	Row {
		name: "set_management",
		call: |id| Incidents::set_management(signed(DOCTOR), id, Management::Contained),
		expected: |_| Ok(()),
	},
	Row {
		name: "complete_response",
		call: |id| Incidents::complete_response(signed(DOCTOR), id, START),
		expected: |_| Ok(()),
	},
	Row {
		name: "close",
		call: |id| Incidents::close(signed(DOCTOR), id, message(9)),
		expected: |state| match state {
			Reported | UnderVerification => Err(Error::StillVerifying),
			_ => Ok(()),
		},
	},
	Row {
		name: "reopen",
		call: |id| {
			let reason = ReopenReason::Recurrence;
			plain(Incidents::reopen(signed(DOCTOR), id, reason, severity(Severity::Minor)))
		},
		expected: |state| match state {
			Refuted | Discarded | Expired => Ok(()),
			_ => Err(Error::NotReopenable),
		},
	},
	Row {
		name: "poke",
		call: |id| Incidents::poke(signed(NURSE), id),
		expected: |_| Err(Error::NothingOverdue),
	},
];

#[test]
fn every_state_and_every_call() {
	for state in Verification::ALL {
		for row in ROWS {
			build_and_execute(|| {
				let incident = prepare(*state, Management::Ongoing);
				// What became overdue while the state was reached is done.
				pass(0);
				let before = get(incident);
				let result = (row.call)(incident);
				assert_eq!(
					result,
					(row.expected)(*state).map_err(DispatchError::from),
					"{} of {state:?}",
					row.name
				);
				if result.is_err() {
					assert_eq!(get(incident), before, "{} of {state:?}", row.name);
				}
			});
		}
	}
}

#[test]
fn every_verdict_on_every_state() {
	for state in Verification::ALL {
		for verdict in Verdict::ALL {
			build_and_execute(|| {
				let incident = prepare(*state, Management::Ongoing);
				let record = get(incident);
				let round = record.round.or(record.judged).unwrap_or(1);
				let heard = Incidents::on_verdict(subject(incident), round, *verdict);
				assert_eq!(heard.is_ok(), *state == UnderVerification, "{verdict:?} on {state:?}");
			});
			build_and_execute(|| {
				let incident = prepare(*state, Management::Ongoing);
				let record = get(incident);
				let from = record.round.or(record.judged).unwrap_or(1);
				let next = OpenedRound { round: 9, region: RegionCode::NATION, deadline: Now::get() + DAY };
				let heard = Incidents::on_followed(subject(incident), from, *verdict, next);
				// A round that is open is followed up, and the verdict that stands is appealed.
				let expected = *state == UnderVerification || state.verdict() == Some(*verdict);
				assert_eq!(heard.is_ok(), expected, "{verdict:?} on {state:?}");
			});
		}
	}
}

#[test]
fn every_management_and_every_call_of_it() {
	type Call = fn(IncidentId) -> DispatchResult;
	let calls: [(&str, Call); 5] = [
		("assign_lead", |id| Incidents::assign_lead(signed(CLERK), id, CDC)),
		("set Contained", |id| Incidents::set_management(signed(DOCTOR), id, Management::Contained)),
		("set Ongoing", |id| Incidents::set_management(signed(DOCTOR), id, Management::Ongoing)),
		("close", |id| Incidents::close(signed(DOCTOR), id, message(9))),
		("reopen", |id| {
			let reason = ReopenReason::Recurrence;
			plain(Incidents::reopen(signed(DOCTOR), id, reason, severity(Severity::Minor)))
		}),
	];
	let no_lead = Err(Error::NotLead);
	let wrong = Err(Error::WrongManagement);
	let not_ended = Err(Error::NotReopenable);
	let expected: [(Management, [Expected; 5]); 4] = [
		(Management::Pending, [Ok(()), no_lead, Err(Error::NotLead), Err(Error::NotLead), not_ended]),
		(Management::Ongoing, [Ok(()), Ok(()), wrong, Ok(()), Err(Error::NotReopenable)]),
		(
			Management::Contained,
			[Ok(()), Err(Error::WrongManagement), Ok(()), Ok(()), Err(Error::NotReopenable)],
		),
		(
			Management::Closed,
			[
				Err(Error::WrongManagement),
				Err(Error::WrongManagement),
				Err(Error::WrongManagement),
				Err(Error::WrongManagement),
				Ok(()),
			],
		),
	];
	for (management, row) in expected {
		for ((name, call), expected) in calls.iter().zip(row) {
			build_and_execute(|| {
				let incident = prepare(Confirmed, management);
				let expected = expected.map_err(DispatchError::from);
				assert_eq!(call(incident), expected, "{name} of {management:?}");
			});
		}
	}
}

/// What is closed is left by `reopen` alone, whatever was found; only what is merged stays merged.
#[test]
fn a_closed_incident_of_every_state() {
	for state in Verification::ALL.iter().filter(|state| **state != Reported) {
		build_and_execute(|| {
			let incident = prepare(*state, Management::Closed);
			let other = || severity(Severity::Minor);
			assert_noop!(Incidents::revise(signed(DOCTOR), incident, other()), Error::<Test>::NotRevisable);
			let reopened = Incidents::reopen(signed(DOCTOR), incident, ReopenReason::Recurrence, other());
			assert_eq!(reopened.is_ok(), *state != Merged, "{state:?}");
		});
	}
}
