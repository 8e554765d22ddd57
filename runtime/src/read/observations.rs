//! Metrics, figures, and who repeats whom.

use super::{ascending, numbers, same_names, text, told::Told};
use crate::Runtime;
use alloc::{boxed::Box, vec, vec::Vec};
use muster_primitives::AgencyId;
use muster_runtime_api::{
	AllegationView, Amount, CellKey, CellRecord, ComparisonView, CorrectionReason, DateBasis, Dating,
	DefinitionView, DerivationRecord, Figure, FigureStatus, Ground, Kind, Mark, MetricId, MetricKind,
	MetricRecord, MetricVersion, NamesView, ObservationId, ObservationRecord, PlaceBasis, PointView,
	Relation, RuleView, SealView, SealedView, Subject, TermView,
};
use pallet_observations::{
	Allegations, Cell, CellState, Cells, CommitmentOf, Commitments, Definition, Derivations, Event, Flags,
	Metrics, NextObservation, Observations, Reading, Readings, Rule, FIRST_VERSION,
};

type Versions = pallet_observations::MetricVersion<Runtime>;

/// What happened to metrics, figures and what is known of copies.
pub fn told(event: Event<Runtime>) -> Told {
	match event {
		Event::MetricDefined { metric, .. } => {
			Told::of("observations.metricDefined", [Subject::Metric(metric)])
		}
		Event::Observed { observation, cell, agency, officer, statement, .. } => {
			figure("observations.observed", observation, cell)
				.by(agency, officer)
				.claimed(statement.observed_at)
		}
		Event::Flagged { observation, cell, agency, officer, .. } => {
			figure("observations.flagged", observation, cell).by(agency, officer)
		}
		Event::Corrected { observation, cell, agency, officer, statement, .. } => {
			figure("observations.corrected", observation, cell)
				.by(agency, officer)
				.claimed(statement.observed_at)
		}
		Event::Committed { cell, agency, officer, .. } => {
			Told::of("observations.committed", [subject(cell)]).by(agency, officer)
		}
		Event::RevealMissed { cell, agency, .. } => {
			Told::of("observations.revealMissed", [subject(cell), Subject::Reliability(agency)])
		}
		Event::FigurePublished { cell, .. } => Told::of("observations.figurePublished", [subject(cell)]),
		Event::FigureRevised { cell, .. } => Told::of("observations.figureRevised", [subject(cell)]),
		Event::CellClosed { cell, .. } => Told::of("observations.cellClosed", [subject(cell)]),
		Event::CellReopened { cell, agency, officer, .. } => {
			Told::of("observations.cellReopened", [subject(cell)]).by(agency, officer)
		}
		Event::DerivationDeclared { metric, agency, officer, source } => {
			link("observations.derivationDeclared", metric, agency, source).by(agency, officer)
		}
		Event::DerivationAlleged { metric, copier, agency, officer, .. } => {
			link("observations.derivationAlleged", metric, copier, None).by(agency, officer)
		}
		Event::DerivationContested { metric, agency, officer } => {
			link("observations.derivationContested", metric, agency, None).by(agency, officer)
		}
		Event::DerivationFound { metric, copier, source } => {
			link("observations.derivationFound", metric, copier, Some(source))
		}
		Event::DerivationRuled { metric, copier, source } => {
			link("observations.derivationRuled", metric, copier, source)
		}
		Event::AllegationDropped { metric, copier, .. } => {
			link("observations.allegationDropped", metric, copier, None)
		}
	}
}

fn figure(name: &'static str, observation: ObservationId, cell: Cell) -> Told {
	Told::of(name, [Subject::Observation(observation), subject(cell)])
}

/// That `copier` repeats, or is said to. With a source the chain also notes that the source repeats nobody, if nothing
/// was known of it.
fn link(name: &'static str, metric: MetricId, copier: AgencyId, source: Option<AgencyId>) -> Told {
	let both = [Some(copier), source].into_iter().flatten();
	Told::of(name, both.map(|agency| Subject::Derivation(metric, agency)))
}

same_names! {
	fn kind: pallet_observations::Kind => MetricKind { Count, PointInTime, Cumulative }
	fn date_basis: pallet_observations::DateBasis => DateBasis { Onset, Report, Audit, Publication }
	fn place_basis: pallet_observations::PlaceBasis => PlaceBasis { Residence, Occurrence, Reporting }
	fn dating: pallet_observations::Dating => Dating { SamePeriod, AdjacentPeriods }
	fn relation: pallet_observations::Relation => Relation { Eq, Le, Ge }
	fn correction: pallet_observations::CorrectionReason => CorrectionReason {
		Mistake, Reclassified, Late, Duplicates
	}
	fn status: pallet_observations::Status => FigureStatus {
		NoData, SingleSource, Agreed, AgreedSameClass, Divergent
	}
	fn mark: pallet_observations::Mark => Mark {
		Agree, Minor, Major, MajorDispersed, Unattributed, Unchecked, Copy, NotMeasured
	}
	fn ground: pallet_observations::Ground => Ground { Declared, Uncontested, Ruled }
}

/// A metric, with every version of its definition.
pub fn metric(id: MetricId) -> Option<MetricRecord> {
	let version = Versions::get(id)?;
	let definitions = (FIRST_VERSION..=version)
		.filter_map(|version| Some(definition(version, Metrics::<Runtime>::get(id, version)?)));
	Some(MetricRecord { version, definitions: definitions.collect() })
}

/// What its record is made of.
pub fn metric_keys(id: MetricId) -> Vec<Vec<u8>> {
	let version = Versions::get(id).unwrap_or(0);
	let definitions =
		(FIRST_VERSION..=version).map(|version| Metrics::<Runtime>::hashed_key_for(id, version));
	core::iter::once(Versions::hashed_key_for(id)).chain(definitions).collect()
}

fn definition(version: MetricVersion, definition: Definition) -> DefinitionView {
	let Definition { metric, since } = definition;
	DefinitionView {
		version,
		since,
		code: text(metric.code),
		names: NamesView { zh: text(metric.name_zh), en: text(metric.name_en) },
		unit: text(metric.unit),
		event_type: metric.event_type,
		kind: kind(metric.kind),
		date_basis: date_basis(metric.date_basis),
		place_basis: place_basis(metric.place_basis),
		abs_tol: Amount(metric.abs_tol),
		rel_ppm: metric.rel_ppm,
		dating: dating(metric.dating),
		period: metric.period,
		anchor: metric.anchor,
		settle_within: metric.settle_within,
		rules: metric.rules.into_iter().map(rule).collect(),
	}
}

fn rule(rule: Rule) -> RuleView {
	match rule {
		Rule::NotNegative => RuleView::NotNegative,
		Rule::Monotone => RuleView::Monotone,
		Rule::MaxStep { abs, ppm } => RuleView::MaxStep { abs: Amount(abs), ppm },
		Rule::Linear { terms, op } => RuleView::Linear {
			terms: terms.into_iter().map(|(metric, factor)| TermView { metric, factor }).collect(),
			op: relation(op),
		},
		Rule::PairRequired(metric) => RuleView::PairRequired { metric },
		Rule::PairExclusive(metric) => RuleView::PairExclusive { metric },
		Rule::WithinParent => RuleView::WithinParent,
	}
}

/// What one agency says of a cell.
pub fn observation(id: ObservationId) -> Option<ObservationRecord> {
	let observation = Observations::<Runtime>::get(id)?;
	Some(ObservationRecord {
		cell: key(observation.cell),
		agency: observation.agency,
		officer: observation.officer,
		value: observation.value.map(Figure),
		evidence: observation.evidence.map(Into::into),
		observed_at: observation.observed_at,
		reason: observation.reason.map(correction),
		flags: positions(observation.flags),
		previous: observation.previous,
		block: observation.at,
	})
}

/// What its record is made of.
pub fn observation_keys(id: ObservationId) -> Vec<Vec<u8>> {
	vec![Observations::<Runtime>::hashed_key_for(id)]
}

/// The positions of the rules that are flagged.
fn positions(flags: Flags) -> Vec<u8> {
	let is_set = |position: &u8| flags.bits() & 1u8.wrapping_shl((*position).into()) != 0;
	(0u8..8).filter(is_set).collect()
}

/// How a cell stands.
pub fn cell(of: &CellKey) -> Option<CellRecord> {
	let cell = stored(of);
	let state = Cells::<Runtime>::get(cell)?;
	let mut sealed: Vec<SealedView> = sealed(cell, &state)
		.map(|(agency, commitment)| SealedView { agency, officer: commitment.officer, hash: commitment.hash })
		.collect();
	sealed.sort_by_key(|commitment| commitment.agency);
	Some(CellRecord {
		figure: state.figure.map(|figure| ComparisonView {
			status: status(figure.status),
			centre: figure.centre.map(Figure),
			low: figure.low.map(Figure),
			high: figure.high.map(Figure),
			tolerance: figure.tolerance.map(Amount),
			voices: figure.voices,
			classes: figure.classes,
			copies: figure.copies,
			at: figure.at,
		}),
		points: Readings::<Runtime>::get(cell).into_iter().map(point).collect(),
		closes: state.closes,
		closed: state.closed,
		settled: state.settled,
		judged: state.judged,
		seal: state
			.seal
			.map(|seal| SealView { reveal_from: seal.reveal_from, reveal_until: seal.reveal_until }),
		sealed,
	})
}

/// What its record is made of.
pub fn cell_keys(of: &CellKey) -> Vec<Vec<u8>> {
	let cell = stored(of);
	let sealed = Cells::<Runtime>::get(cell).into_iter().flat_map(|state| {
		let agencies: Vec<AgencyId> = sealed(cell, &state).map(|(agency, _)| agency).collect();
		agencies.into_iter().map(move |agency| Commitments::<Runtime>::hashed_key_for(cell, agency))
	});
	let own = [Cells::<Runtime>::hashed_key_for(cell), Readings::<Runtime>::hashed_key_for(cell)];
	own.into_iter().chain(sealed).collect()
}

/// The values under seal. The cell says how many there are: who reads no further needs to know of no other key.
fn sealed(cell: Cell, state: &CellState) -> impl Iterator<Item = (AgencyId, CommitmentOf<Runtime>)> {
	Commitments::<Runtime>::iter_prefix(cell).take(usize::try_from(state.commitments).unwrap_or(usize::MAX))
}

fn point(reading: Reading) -> PointView {
	PointView {
		agency: reading.agency,
		class: reading.class,
		weight: reading.weight,
		observation: reading.observation,
		value: reading.value.map(Figure),
		counts: reading.counts,
		mark: reading.mark.map(mark),
	}
}

/// Whether an agency repeats another in a metric.
pub fn derivation(metric: MetricId, agency: AgencyId) -> Option<DerivationRecord> {
	let known = Derivations::<Runtime>::get(metric, agency);
	let allegation = Allegations::<Runtime>::get(metric, agency).map(|allegation| AllegationView {
		source: allegation.source,
		by: allegation.by,
		evidence: allegation.evidence.into(),
		until: allegation.until,
		contested: allegation.contested,
	});
	(known.is_some() || allegation.is_some()).then(|| DerivationRecord {
		source: known.and_then(|known| known.source),
		ground: known.map(|known| ground(known.ground)),
		allegation,
	})
}

/// What its record is made of.
pub fn derivation_keys(metric: MetricId, agency: AgencyId) -> Vec<Vec<u8>> {
	vec![
		Derivations::<Runtime>::hashed_key_for(metric, agency),
		Allegations::<Runtime>::hashed_key_for(metric, agency),
	]
}

fn key(cell: Cell) -> CellKey {
	let Cell { metric, version, region, start, status } = cell;
	CellKey { metric, version, region, start, status }
}

fn stored(key: &CellKey) -> Cell {
	let CellKey { metric, version, region, start, status } = *key;
	Cell { metric, version, region, start, status }
}

fn subject(cell: Cell) -> Subject {
	Subject::Cell(key(cell))
}

/// Observations, metrics and derivations by number, cells in the order of the storage.
pub fn subjects(kind: Kind, after: Option<&Subject>) -> Box<dyn Iterator<Item = Subject>> {
	match (kind, after) {
		(Kind::Metric, _) => ascending(Versions::iter_keys().map(Subject::Metric), after),
		(Kind::Derivation, _) => {
			let all = Derivations::<Runtime>::iter_keys().chain(Allegations::<Runtime>::iter_keys());
			ascending(all.map(|(metric, agency)| Subject::Derivation(metric, agency)), after)
		}
		(Kind::Cell, Some(Subject::Cell(after))) => {
			let after = Cells::<Runtime>::hashed_key_for(stored(after));
			Box::new(Cells::<Runtime>::iter_keys_from(after).map(subject))
		}
		(Kind::Cell, _) => Box::new(Cells::<Runtime>::iter_keys().map(subject)),
		(_, Some(Subject::Observation(after))) => {
			Box::new(numbers(Some(*after), NextObservation::<Runtime>::get()).map(Subject::Observation))
		}
		(_, _) => Box::new(numbers(None, NextObservation::<Runtime>::get()).map(Subject::Observation)),
	}
}
