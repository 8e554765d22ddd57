//! Numbers that clients know: they never change.

use super::*;
use codec::{Encode, MaxEncodedLen};

fn index(value: impl Encode) -> u8 {
	value.encode()[0]
}

#[test]
fn calls() {
	let (metric, copier, source, cell) = (CONFIRMED, UNIVERSITY, CHARITY, cell());
	let (_, definition) = new_test_ext().execute_with(|| Observations::metric(metric)).unwrap();
	let reason = CorrectionReason::Late;
	let calls: [Call<Test>; 11] = [
		Call::define_metric { metric, definition },
		Call::observe { cell, statement: says(1) },
		Call::correct { cell, reason, statement: says(1) },
		Call::commit { cell, hash: SealHash::zero() },
		Call::reveal { cell, statement: says(1), salt: [0; 32] },
		Call::declare_derived { metric, source: None },
		Call::allege_derived { metric, copier, source, evidence: evidence() },
		Call::contest_derived { metric },
		Call::rule_derived { metric, copier, source: None },
		Call::compare { cell },
		Call::conclude { metric, copier },
	];
	for (call, expected) in calls.into_iter().zip(0..) {
		assert_eq!(index(call), expected);
	}
}

#[test]
fn event_numbers() {
	let (agency, officer, cell, observation) = (COMMISSION, observer(COMMISSION), cell(), 1);
	let (metric, copier, source, flags) = (CONFIRMED, UNIVERSITY, CHARITY, Flags::default());
	let (_, definition) = new_test_ext().execute_with(|| Observations::metric(metric)).unwrap();
	let class = AgencyClass::Customs;
	let figure = Figure {
		status: Status::NoData,
		centre: None,
		low: None,
		high: None,
		tolerance: None,
		voices: 0,
		classes: 0,
		copies: 0,
		at: START,
	};
	let (statement, basis) = (says(1), Basis::new());
	let events: [Event<Test>; 16] = [
		Event::MetricDefined { metric, version: 1, since: 0, definition },
		Event::Observed {
			observation,
			cell,
			agency,
			officer,
			class,
			weight: 1,
			statement,
			flags,
			sealed: false,
		},
		Event::Flagged { observation, cell, agency, officer, flags },
		Event::Corrected {
			observation,
			previous: None,
			cell,
			agency,
			officer,
			class,
			weight: 1,
			reason: CorrectionReason::Late,
			statement,
			flags,
		},
		Event::Committed { cell, agency, officer, hash: SealHash::zero() },
		Event::RevealMissed { cell, agency, officer, missed: 1 },
		Event::FigurePublished { cell, figure, basis: basis.clone() },
		Event::FigureRevised { cell, old: None, new: figure, basis },
		Event::CellClosed { cell, judged: true },
		Event::CellReopened { cell, agency, officer, closes: 0 },
		Event::DerivationDeclared { metric, agency, officer, source: None },
		Event::DerivationAlleged { metric, copier, source, agency, officer, evidence: evidence(), until: 0 },
		Event::DerivationContested { metric, agency, officer },
		Event::DerivationFound { metric, copier, source },
		Event::DerivationRuled { metric, copier, source: None },
		Event::AllegationDropped { metric, copier, source },
	];
	for (event, expected) in events.into_iter().zip(0..) {
		assert_eq!(index(event), expected);
	}
}

#[test]
fn errors() {
	let errors: [Error<Test>; 40] = [
		Error::UnknownMetric,
		Error::UnknownVersion,
		Error::OtherVersion,
		Error::Misaligned,
		Error::PeriodNotOver,
		Error::ObservedInFuture,
		Error::OutsideJurisdiction,
		Error::AlreadyObserved,
		Error::CellFull,
		Error::CellClosed,
		Error::UnknownCell,
		Error::NothingToCorrect,
		Error::SameFigure,
		Error::Sealed,
		Error::NotSealed,
		Error::NotCommitPhase,
		Error::NotRevealPhase,
		Error::StillSealed,
		Error::NoCommitment,
		Error::WrongReveal,
		Error::TextUnusable,
		Error::UnknownEventType,
		Error::PeriodUnusable,
		Error::ToleranceTooWide,
		Error::RuleOfOtherPeriods,
		Error::RuleEmpty,
		Error::CodeTaken,
		Error::TooManyMetrics,
		Error::SameDefinition,
		Error::UnknownAgency,
		Error::NothingChanges,
		Error::Circular,
		Error::ChainTooLong,
		Error::NotYoursToChange,
		Error::OwnLine,
		Error::AlreadyAlleged,
		Error::NoAllegation,
		Error::Contested,
		Error::ContestOver,
		Error::ContestOpen,
	];
	for (error, expected) in errors.into_iter().zip(0..) {
		assert_eq!(index(error), expected);
	}
}

#[test]
fn stored_enumerations() {
	use {CorrectionReason as Reason, Mark::*, Status::*};
	assert_eq!([NoData, SingleSource, Agreed, AgreedSameClass, Divergent].encode(), [0, 1, 2, 3, 4]);
	let marks = [Agree, Minor, Major, MajorDispersed, Unattributed, Unchecked, Copy, NotMeasured];
	assert_eq!(marks.encode(), [0, 1, 2, 3, 4, 5, 6, 7]);
	assert_eq!([Kind::Count, Kind::PointInTime, Kind::Cumulative].encode(), [0, 1, 2]);
	let dates = [DateBasis::Onset, DateBasis::Report, DateBasis::Audit, DateBasis::Publication];
	assert_eq!(dates.encode(), [0, 1, 2, 3]);
	let places = [PlaceBasis::Residence, PlaceBasis::Occurrence, PlaceBasis::Reporting];
	assert_eq!(places.encode(), [0, 1, 2]);
	assert_eq!([Dating::SamePeriod, Dating::AdjacentPeriods].encode(), [0, 1]);
	assert_eq!([Relation::Eq, Relation::Le, Relation::Ge].encode(), [0, 1, 2]);
	let reasons = [Reason::Mistake, Reason::Reclassified, Reason::Late, Reason::Duplicates];
	assert_eq!(reasons.encode(), [0, 1, 2, 3]);
	assert_eq!([Ground::Declared, Ground::Uncontested, Ground::Ruled].encode(), [0, 1, 2]);
	let due = [Due::Compare(cell()), Due::Close(cell()), Due::Conclude(CONFIRMED, CHARITY)];
	assert_eq!(due.map(index), [0, 1, 2]);
	let terms = vec![(1, -1)].try_into().unwrap();
	let rules = [
		Rule::NotNegative,
		Rule::Monotone,
		Rule::MaxStep { abs: 1, ppm: 1 },
		Rule::Linear { terms, op: Relation::Eq },
		Rule::PairRequired(1),
		Rule::PairExclusive(1),
		Rule::WithinParent,
	];
	assert_eq!(rules.map(index), [0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn encoding_of_what_is_sealed() {
	let mut expected = Vec::new();
	expected.extend([1, 0]); // metric
	expected.extend([1, 0]); // version
	expected.extend(420_000u32.to_le_bytes());
	expected.extend((MIDNIGHT - DAY).to_le_bytes());
	expected.push(0); // Actual
	assert_eq!(cell().encode(), expected);
	expected.extend(2u32.to_le_bytes()); // agency
	expected.push(1);
	expected.extend(618i64.to_le_bytes());
	expected.extend([7; 32]);
	let hash = Observations::seal_hash(&cell(), CDC, Some(618), &[7; 32]);
	assert_eq!(hash.0, sp_io::hashing::blake2_256(&expected));
}

#[test]
fn sizes() {
	assert_eq!(Cell::max_encoded_len(), 17);
	assert_eq!(Reading::max_encoded_len(), 29);
	assert_eq!(ReadingsOf::max_encoded_len(), 2 + 64 * 29);
	assert_eq!(Figure::max_encoded_len(), 57);
	assert_eq!(CellState::max_encoded_len(), 104);
	assert_eq!(ObservationOf::<Test>::max_encoded_len(), 105);
}
