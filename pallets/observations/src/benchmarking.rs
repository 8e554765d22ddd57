//! One benchmark a call and a step of the hook, each in the fullest cell, with the longest chains of copies and as many
//! rules and terms as a metric can have. They run in the mock and in the real runtime.

use crate::*;
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use muster_primitives::{
	traits::Agencies as _, AgencyClass, AgencyId, CapStatus, ContentRef, DigestAlgorithm, EventTypeId,
	MediaType, Moment, RegionCode, Role, Roles,
};

/// What the benchmarks need of other pallets.
pub trait BenchmarkHelper {
	/// An event type that there is.
	fn event_type() -> EventTypeId;

	/// Makes [`Config::Clock`] say this time.
	fn set_time(now: Moment);
}

const METRIC: MetricId = 60_000;
/// First of the metrics that the rules name.
const OTHERS: MetricId = 60_001;
/// First of the agencies that exist only in cells.
const STRANGERS: AgencyId = 1_000_000;
const DAY: Moment = 86_400_000;
/// A time with periods before and after.
const NOW: Moment = 20_000 * DAY;

/// A metric with as many rules as there can be, none of which is broken, so that all terms are looked up.
fn metric<T: Config>(id: MetricId, others: bool) -> Metric {
	let rules = (0..MAX_RULES as MetricId).map(|rule| {
		let term = |term| (OTHERS + rule * MAX_TERMS as MetricId + term, 1);
		let terms = (0..MAX_TERMS as MetricId).map(term).collect::<Vec<_>>();
		Rule::Linear { terms: terms.try_into().unwrap(), op: Relation::Le }
	});
	let rules = if others { rules.collect::<Vec<_>>() } else { vec![] };
	let code = alloc::format!("benchmark.{id:022}").into_bytes();
	Metric {
		code: code.try_into().unwrap(),
		name_zh: vec![b'n'; 64].try_into().unwrap(),
		name_en: vec![b'n'; 64].try_into().unwrap(),
		unit: vec![b'u'; 16].try_into().unwrap(),
		event_type: T::BenchmarkHelper::event_type(),
		kind: Kind::Cumulative,
		date_basis: DateBasis::Onset,
		place_basis: PlaceBasis::Residence,
		abs_tol: 0,
		rel_ppm: 50_000,
		dating: Dating::AdjacentPeriods,
		period: DAY,
		anchor: 0,
		settle_within: DAY,
		rules: rules.try_into().unwrap(),
	}
}

fn put_metrics<T: Config>() {
	T::BenchmarkHelper::set_time(NOW);
	for rule in 0..(MAX_RULES * MAX_TERMS) as MetricId {
		Pallet::<T>::put_metric(OTHERS + rule, FIRST_VERSION, metric::<T>(OTHERS + rule, false), 0);
	}
	Pallet::<T>::put_metric(METRIC, FIRST_VERSION, metric::<T>(METRIC, true), 0);
}

fn cell(metric: MetricId, start: Moment) -> Cell {
	let region = RegionCode::new(420_106).unwrap();
	Cell { metric, version: FIRST_VERSION, region, start, status: CapStatus::Actual }
}

fn evidence() -> ContentRef {
	ContentRef {
		algorithm: DigestAlgorithm::Blake2b256,
		digest: [1u8; 32].into(),
		size: 1_024,
		media_type: MediaType::Csv,
	}
}

fn statement(value: i64) -> Statement {
	Statement { value: Some(value), observed_at: 0, evidence: Some(evidence()) }
}

fn agency<T: Config>(name: &'static str) -> (AgencyId, T::AccountId) {
	let officer = account(name, 0, 0);
	let roles = Roles::of(&[Role::Observe, Role::Triage]);
	(T::Agencies::benchmark_agency(AgencyClass::Hospital, RegionCode::NATION, roles, &officer), officer)
}

/// A cell in which `sources` agencies have spoken, `own` last of them if there is one. Each repeats another at the end of
/// the longest chain, and they are of every class.
fn put_cell<T: Config>(cell: Cell, sources: u32, own: Option<AgencyId>, closed: bool, closes: Moment) {
	let mut readings = Vec::new();
	for n in 0..sources {
		let agency = own.filter(|_| n + 1 == sources).unwrap_or(STRANGERS + n);
		let observation = NextObservation::<T>::get();
		NextObservation::<T>::put(observation + 1);
		let value = Some(i64::from(n) - 100);
		Observations::<T>::insert(
			observation,
			Observation {
				cell,
				agency,
				officer: account("officer", n, 0),
				value,
				evidence: Some(evidence()),
				observed_at: 0,
				reason: None,
				flags: Flags::of([true]),
				previous: None,
				at: 0u32.into(),
			},
		);
		readings.push(Reading {
			agency,
			class: AgencyClass::ALL[n as usize % AgencyClass::ALL.len()],
			weight: 1_000,
			observation,
			value,
			counts: true,
			mark: None,
		});
		put_chain::<T>(cell.metric, agency, n);
	}
	readings.sort_unstable_by_key(|reading| reading.agency);
	Readings::<T>::insert(cell, ReadingsOf::try_from(readings).unwrap());
	let listed = Some(NOW);
	AgendaOf::<T>::put(&Due::Compare(cell), NOW, NOW);
	if !closed {
		AgendaOf::<T>::put(&Due::Close(cell), closes, NOW);
	}
	Cells::<T>::insert(
		cell,
		CellState {
			figure: None,
			first: None,
			closes,
			closed,
			settled: closed,
			judged: false,
			listed,
			seal: None,
			commitments: 0,
		},
	);
}

/// The longest chain that begins with this agency.
fn put_chain<T: Config>(metric: MetricId, agency: AgencyId, n: u32) {
	let mut at = agency;
	for step in 1..=u32::from(MAX_CHAIN) {
		let source = STRANGERS + step * 1_000 + n;
		let height = step as u8 - 1;
		Derivations::<T>::insert(
			metric,
			at,
			Derivation { source: Some(source), ground: Ground::Declared, height },
		);
		at = source;
	}
	let derivation = Derivation { source: None, ground: Ground::Declared, height: MAX_CHAIN };
	Derivations::<T>::insert(metric, at, derivation);
}

/// What a figure is held against and what it lists: the own figures of all metrics that rules name, and of the periods
/// before and after.
fn put_surroundings<T: Config>(own: AgencyId) {
	let start = NOW - DAY;
	let most = MAX_SOURCES;
	for rule in 0..(MAX_RULES * MAX_TERMS) as MetricId {
		put_cell::<T>(cell(OTHERS + rule, start), most, Some(own), true, 0);
	}
	put_cell::<T>(cell(METRIC, start - DAY), most, Some(own), true, 0);
	put_cell::<T>(cell(METRIC, start + DAY), most, Some(own), true, 0);
	Cells::<T>::mutate_extant(cell(METRIC, start + DAY), |state| state.listed = None);
}

/// Sources that end with an allegation, or a chain of copies that one more may join.
fn put_short_chain<T: Config>(first: AgencyId) {
	let mut at = first;
	for step in 1..u32::from(MAX_CHAIN) {
		let source = STRANGERS + step;
		let derivation = Derivation { source: Some(source), ground: Ground::Declared, height: 0 };
		Derivations::<T>::insert(METRIC, at, derivation);
		at = source;
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn define_metric() -> Result<(), BenchmarkError> {
		put_metrics::<T>();
		let origin = T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let definition = Metric { abs_tol: 1, ..metric::<T>(METRIC, true) };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, METRIC, definition);

		assert_eq!(MetricVersion::<T>::get(METRIC), Some(FIRST_VERSION + 1));
		Ok(())
	}

	#[benchmark]
	fn observe() {
		put_metrics::<T>();
		let (own, officer) = agency::<T>("observer");
		put_surroundings::<T>(own);
		let cell = cell(METRIC, NOW - DAY);
		put_cell::<T>(cell, MAX_SOURCES - 1, None, false, NOW + DAY);
		Cells::<T>::mutate_extant(cell, |state| state.listed = None);
		let observation = NextObservation::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), cell, statement(i64::MAX));

		assert!(Observations::<T>::contains_key(observation));
	}

	#[benchmark]
	fn correct() {
		put_metrics::<T>();
		let (own, officer) = agency::<T>("observer");
		put_surroundings::<T>(own);
		let cell = cell(METRIC, NOW - DAY);
		put_cell::<T>(cell, MAX_SOURCES, Some(own), true, NOW - DAY);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), cell, CorrectionReason::Reclassified, statement(i64::MAX));

		assert!(Cells::<T>::get(cell).is_some_and(|state| !state.closed && state.figure.is_some()));
	}

	#[benchmark]
	fn commit() {
		put_metrics::<T>();
		let (own, officer) = agency::<T>("observer");
		let cell = cell(METRIC, NOW - DAY);
		put_cell::<T>(cell, 0, None, false, NOW + DAY);
		Cells::<T>::mutate_extant(cell, |state| {
			state.seal = Some(Seal { reveal_from: NOW + 1, reveal_until: NOW + 2 })
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), cell, SealHash::repeat_byte(1));

		assert!(Commitments::<T>::contains_key(cell, own));
	}

	#[benchmark]
	fn reveal() {
		put_metrics::<T>();
		let (own, officer) = agency::<T>("observer");
		put_surroundings::<T>(own);
		let cell = cell(METRIC, NOW - DAY);
		put_cell::<T>(cell, MAX_SOURCES - 1, None, false, NOW + DAY);
		Cells::<T>::mutate_extant(cell, |state| {
			state.seal = Some(Seal { reveal_from: NOW, reveal_until: NOW + 1 });
			state.commitments = 1;
		});
		let salt = [7; 32];
		let hash = Pallet::<T>::seal_hash(&cell, own, Some(i64::MAX), &salt);
		Commitments::<T>::insert(cell, own, Commitment { officer: officer.clone(), hash });
		let observation = NextObservation::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), cell, statement(i64::MAX), salt);

		assert!(Observations::<T>::contains_key(observation));
	}

	#[benchmark]
	fn declare_derived() {
		put_metrics::<T>();
		let (own, officer) = agency::<T>("observer");
		let (source, _) = agency::<T>("source");
		put_short_chain::<T>(source);
		let allegation =
			Allegation { source, by: source, evidence: evidence(), until: NOW + DAY, contested: false };
		Allegations::<T>::insert(METRIC, own, allegation);
		AgendaOf::<T>::put(&Due::Conclude(METRIC, own), NOW + DAY, NOW);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), METRIC, Some(source));

		assert!(Derivations::<T>::contains_key(METRIC, own));
	}

	#[benchmark]
	fn allege_derived() {
		put_metrics::<T>();
		let (_, officer) = agency::<T>("observer");
		let (copier, _) = agency::<T>("copier");
		let (source, _) = agency::<T>("source");
		put_short_chain::<T>(source);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), METRIC, copier, source, evidence());

		assert!(Allegations::<T>::contains_key(METRIC, copier));
	}

	#[benchmark]
	fn contest_derived() {
		put_metrics::<T>();
		let (own, officer) = agency::<T>("observer");
		let allegation =
			Allegation { source: 1, by: 1, evidence: evidence(), until: NOW + DAY, contested: false };
		Allegations::<T>::insert(METRIC, own, allegation);
		AgendaOf::<T>::put(&Due::Conclude(METRIC, own), NOW + DAY, NOW);

		#[extrinsic_call]
		_(RawOrigin::Signed(officer), METRIC);

		assert!(Allegations::<T>::get(METRIC, own).is_some_and(|allegation| allegation.contested));
	}

	#[benchmark]
	fn rule_derived() -> Result<(), BenchmarkError> {
		put_metrics::<T>();
		let (copier, _) = agency::<T>("copier");
		let (source, _) = agency::<T>("source");
		put_short_chain::<T>(source);
		let allegation =
			Allegation { source, by: source, evidence: evidence(), until: NOW + DAY, contested: false };
		Allegations::<T>::insert(METRIC, copier, allegation);
		AgendaOf::<T>::put(&Due::Conclude(METRIC, copier), NOW + DAY, NOW);
		let origin = T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, METRIC, copier, Some(source));

		assert!(Derivations::<T>::get(METRIC, copier).is_some_and(|found| found.ground == Ground::Ruled));
		Ok(())
	}

	/// Work off a bucket with nothing in it.
	#[benchmark]
	fn step_empty() {
		put_metrics::<T>();
		AgendaOf::<T>::put(&Due::Conclude(METRIC, 1), NOW + DAY, NOW - DAY);
		let cursor = AgendaCursor::<T>::get();

		#[block]
		{
			AgendaOf::<T>::step(NOW);
		}

		assert_eq!(AgendaCursor::<T>::get(), cursor + 1);
	}

	/// Compare `n` sources.
	#[benchmark]
	fn step_compare(n: Linear<0, { MAX_SOURCES }>) {
		put_metrics::<T>();
		let cell = cell(METRIC, NOW - DAY);
		put_cell::<T>(cell, n, None, false, NOW + DAY);
		put_cell::<T>(Cell { start: NOW - 2 * DAY, ..cell }, n, None, true, 0);

		#[block]
		{
			assert_eq!(Pallet::<T>::perform(Due::Compare(cell), NOW), T::WeightInfo::step_compare(n));
		}

		assert!(Pallet::<T>::figure(cell).is_some());
	}

	/// Compare `n` sources, tell their records, and close the cell.
	#[benchmark]
	fn step_close(n: Linear<0, { MAX_SOURCES }>) {
		put_metrics::<T>();
		let cell = cell(METRIC, NOW - DAY);
		put_cell::<T>(cell, n, None, false, NOW);
		put_cell::<T>(Cell { start: NOW - 2 * DAY, ..cell }, n, None, true, 0);

		#[block]
		{
			assert_eq!(Pallet::<T>::perform(Due::Close(cell), NOW), T::WeightInfo::step_close(n));
		}

		assert!(Cells::<T>::get(cell).is_some_and(|state| state.closed));
	}

	/// Let an allegation stand.
	#[benchmark]
	fn step_conclude() {
		put_metrics::<T>();
		let (copier, _) = agency::<T>("copier");
		let (source, _) = agency::<T>("source");
		put_short_chain::<T>(source);
		let allegation =
			Allegation { source, by: source, evidence: evidence(), until: NOW, contested: false };
		Allegations::<T>::insert(METRIC, copier, allegation);

		#[block]
		{
			Pallet::<T>::perform(Due::Conclude(METRIC, copier), NOW);
		}

		assert!(Derivations::<T>::contains_key(METRIC, copier));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
