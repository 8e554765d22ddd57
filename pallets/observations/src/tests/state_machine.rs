//! The rules together: agencies that speak, correct, seal, repeat and accuse at random, while time goes by. After every
//! step the invariants hold, and what the chain says is what its events tell.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
	Observe(AgencyId, Cell, Option<i64>),
	Correct(AgencyId, Cell, CorrectionReason, Option<i64>),
	Commit(AgencyId, Option<i64>),
	Reveal(AgencyId, Option<i64>),
	Declare(AgencyId, Option<AgencyId>),
	Allege(AgencyId, AgencyId, AgencyId),
	Contest(AgencyId),
	Rule(AgencyId, Option<AgencyId>),
	Compare(Cell),
	Conclude(AgencyId),
	/// The council makes the next version of the metric.
	Define(u64),
	/// Time goes by, and the hook works with this much weight a block.
	Pass(Moment, u64),
}

fn cells() -> impl Strategy<Value = Cell> {
	let regions = prop::sample::select(vec![420_000, 420_100]);
	let statuses = prop_oneof![4 => Just(CapStatus::Actual), 1 => Just(CapStatus::Exercise)];
	(1..=2u16, 1..=2u16, regions, -2..=2i64, statuses).prop_map(|(metric, version, code, offset, status)| {
		Cell { metric, version, region: region(code), status, ..day(offset) }
	})
}

fn step() -> impl Strategy<Value = Step> {
	use Step::*;
	let who = || 1..=7u32;
	let value =
		|| prop_oneof![1 => Just(None), 6 => (95..106i64).prop_map(Some), 2 => any::<i64>().prop_map(Some)];
	let reasons = prop::sample::select(vec![
		CorrectionReason::Mistake,
		CorrectionReason::Reclassified,
		CorrectionReason::Late,
		CorrectionReason::Duplicates,
	]);
	let times = prop::sample::select(vec![0, 10_000, 30_000, HOUR, DAY, 4 * DAY]);
	prop_oneof![
		12 => (who(), cells(), value()).prop_map(|(who, cell, value)| Observe(who, cell, value)),
		4 => (who(), cells(), reasons, value()).prop_map(|(who, cell, why, value)| Correct(who, cell, why, value)),
		2 => (who(), value()).prop_map(|(who, value)| Commit(who, value)),
		2 => (who(), value()).prop_map(|(who, value)| Reveal(who, value)),
		3 => (who(), prop::option::of(who())).prop_map(|(who, source)| Declare(who, source)),
		2 => (who(), who(), who()).prop_map(|(who, copier, source)| Allege(who, copier, source)),
		1 => who().prop_map(Contest),
		1 => (who(), prop::option::of(who())).prop_map(|(copier, source)| Rule(copier, source)),
		3 => cells().prop_map(Compare),
		1 => who().prop_map(Conclude),
		1 => (0..9u64).prop_map(Define),
		8 => (times, 1..20u64).prop_map(|(time, steps)| Pass(time, steps)),
	]
}

fn sealed_hash(agency: AgencyId, value: Option<i64>) -> SealHash {
	super::commit::hash(agency, value)
}

fn take(step: Step) {
	// Whether a call is refused is for the tests of the calls; here it is what comes of those that are taken.
	let _ = match step {
		Step::Observe(who, cell, value) => try_observe(who, cell, value),
		Step::Correct(who, cell, why, value) => try_correct(who, cell, why, value),
		Step::Commit(who, value) => {
			Observations::commit(signed(who), of(SEALED_COUNT), sealed_hash(who, value))
		}
		Step::Reveal(who, value) => {
			Observations::reveal(signed(who), of(SEALED_COUNT), says(value), [who as u8; 32])
		}
		Step::Declare(who, source) => Observations::declare_derived(signed(who), CONFIRMED, source),
		Step::Allege(who, copier, source) => {
			Observations::allege_derived(signed(who), CONFIRMED, copier, source, evidence())
		}
		Step::Contest(who) => Observations::contest_derived(signed(who), CONFIRMED),
		Step::Rule(copier, source) => {
			Observations::rule_derived(RuntimeOrigin::root(), CONFIRMED, copier, source)
		}
		Step::Compare(cell) => {
			Observations::compare(signed(FIRE), cell).map(|_| ()).map_err(|error| error.error)
		}
		Step::Conclude(copier) => Observations::conclude(signed(FIRE), CONFIRMED, copier),
		Step::Define(abs_tol) => {
			let metric = crate::Metric::try_from(&GenesisMetric { abs_tol, ..confirmed() }).unwrap();
			if MetricVersion::<Test>::get(CONFIRMED) == Some(1) {
				Observations::define_metric(RuntimeOrigin::root(), CONFIRMED, metric)
			} else {
				Ok(())
			}
		}
		Step::Pass(time, steps) => {
			Now::mutate(|now| *now += time);
			// Twice, as half of it is the hook's.
			let limit = Observations::heaviest_step() * 2 * steps;
			assert!(Observations::on_idle(1, limit).all_lte(limit / 2));
			Ok(())
		}
	};
}

/// What somebody who only reads events knows.
#[derive(Default, PartialEq, Debug)]
struct Known {
	/// The last word of each agency in each cell.
	words: BTreeMap<Vec<u8>, (ObservationId, Option<i64>)>,
	/// The last figure of each cell.
	figures: BTreeMap<Vec<u8>, Figure>,
	closed: BTreeMap<Vec<u8>, bool>,
	sources: BTreeMap<AgencyId, AgencyId>,
	missed: BTreeMap<AgencyId, u32>,
}

impl Known {
	fn from_events() -> Self {
		use codec::Encode;
		let mut known = Self::default();
		for event in events() {
			match event {
				Event::Observed { observation, cell, agency, statement, .. }
				| Event::Corrected { observation, cell, agency, statement, .. } => {
					known.closed.entry(cell.encode()).or_insert(false);
					known.words.insert((cell, agency).encode(), (observation, statement.value));
				}
				Event::Committed { cell, .. } => {
					known.closed.entry(cell.encode()).or_insert(false);
				}
				Event::FigurePublished { cell, figure, .. }
				| Event::FigureRevised { cell, new: figure, .. } => {
					known.figures.insert(cell.encode(), figure);
				}
				Event::CellClosed { cell, .. } => {
					known.closed.insert(cell.encode(), true);
				}
				Event::CellReopened { cell, .. } => {
					known.closed.insert(cell.encode(), false);
				}
				Event::DerivationDeclared { agency: copier, source, .. }
				| Event::DerivationRuled { copier, source, .. } => {
					known.sources.remove(&copier);
					known.sources.extend(source.map(|source| (copier, source)));
				}
				Event::DerivationFound { copier, source, .. } => {
					known.sources.insert(copier, source);
				}
				Event::RevealMissed { agency, missed, .. } => {
					known.missed.insert(agency, missed);
				}
				_ => {}
			}
		}
		known
	}

	fn from_storage() -> Self {
		use codec::Encode;
		let words = Readings::<Test>::iter().flat_map(|(cell, readings)| {
			readings
				.into_iter()
				.map(move |reading| ((cell, reading.agency).encode(), (reading.observation, reading.value)))
		});
		let figure = |(cell, state): (Cell, CellState)| Some((cell.encode(), state.figure?));
		Self {
			words: words.collect(),
			figures: Cells::<Test>::iter().filter_map(figure).collect(),
			closed: Cells::<Test>::iter().map(|(cell, state)| (cell.encode(), state.closed)).collect(),
			sources: Derivations::<Test>::iter()
				.filter_map(|(_, agency, derivation)| Some((agency, derivation.source?)))
				.collect(),
			missed: MissedReveals::<Test>::iter().collect(),
		}
	}
}

/// A figure is never more than what one source said, and copies are no voices.
fn check_figures() {
	for (cell, state) in Cells::<Test>::iter() {
		let (Some(figure), None) = (state.figure, state.listed) else { continue };
		let readings = Observations::readings(cell);
		let said = |value: &i64| readings.iter().any(|reading| reading.value == Some(*value));
		assert!([figure.centre, figure.low, figure.high].iter().flatten().all(said), "{figure:?}");
		let with_value = readings.iter().filter(|reading| reading.value.is_some()).count() as u32;
		assert_eq!(figure.voices + figure.copies, with_value);
		assert_eq!(figure.status == Status::NoData, with_value == 0);
		assert!(figure.status != Status::Agreed || figure.classes >= 2);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn whatever_agencies_do(steps in prop::collection::vec(step(), 1..120)) {
		new_test_ext().execute_with(|| {
			for step in steps {
				take(step);
				Observations::do_try_state().expect("the invariants hold after every step");
				check_figures();
			}
			assert_eq!(Known::from_events(), Known::from_storage(), "events tell what there is");
			// Nobody is told of twice for one cell, and nobody who acted for a drill alone.
			let told = Told::get().len();
			let counted = Readings::<Test>::iter()
				.filter(|(cell, _)| cell.status == CapStatus::Actual)
				.map(|(_, readings)| readings.len())
				.sum::<usize>();
			assert!(told <= counted, "{told} records of {counted} words");
		});
	}

	/// Comparing again changes nothing, and nobody gains by the order in which agencies speak.
	#[test]
	fn order_does_not_matter(values in prop::collection::vec(prop::option::of(90..110i64), 7), seed in 0..5040usize) {
		let speak = |order: &[usize]| new_test_ext().execute_with(|| {
			for at in order {
				// The fire service does not observe, and the hospital has another region.
				let _ = try_observe(*at as AgencyId + 1, cell(), values[*at]);
			}
			settle();
			let readings = Observations::readings(cell()).into_iter().map(|reading| (reading.agency, reading.mark));
			(Figure { at: 0, ..figure(cell()) }, readings.collect::<Vec<_>>())
		});
		let straight = (0..7).collect::<Vec<_>>();
		let mut shuffled = straight.clone();
		let mut rest = seed;
		for at in (1..7).rev() {
			shuffled.swap(at, rest % (at + 1));
			rest /= at + 1;
		}
		prop_assert_eq!(speak(&straight), speak(&shuffled));
	}
}
