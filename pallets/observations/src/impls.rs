//! What is stated: metrics and figures. Each `do_*` checks first and writes last.

use crate::*;
use codec::Encode;
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
};
use muster_primitives::{
	text,
	traits::{Agencies as _, EventTypes as _, Reliability as _},
	AgencyClass, AgencyId, Category, Moment,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	ArithmeticError, DispatchError,
};

/// A figure that passed every check of a call, and what it replaces.
struct Word<AccountId> {
	agency: AgencyId,
	officer: AccountId,
	class: AgencyClass,
	statement: Statement,
	reason: Option<CorrectionReason>,
	sealed: bool,
}

/// Metrics.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_define(id: MetricId, metric: Metric) -> DispatchResult {
		let version = match MetricVersion::<T>::get(id) {
			Some(current) => {
				let before = Metrics::<T>::get(id, current).ok_or(Error::<T>::UnknownVersion)?.metric;
				ensure!(before.code == metric.code, Error::<T>::CodeTaken);
				ensure!(before != metric, Error::<T>::SameDefinition);
				current.checked_add(1).ok_or(ArithmeticError::Overflow)?
			}
			None => {
				ensure!(!Codes::<T>::contains_key(&metric.code), Error::<T>::CodeTaken);
				let room = MetricVersion::<T>::count() < T::MaxMetrics::get().into();
				ensure!(room, Error::<T>::TooManyMetrics);
				FIRST_VERSION
			}
		};
		Self::check_metric(id, &metric)?;
		let since = T::Clock::now();
		Self::put_metric(id, version, metric.clone(), since);
		Self::deposit_event(Event::MetricDefined { metric: id, version, since, definition: metric });
		Ok(())
	}

	pub(crate) fn put_metric(id: MetricId, version: Version, metric: Metric, since: Moment) {
		Codes::<T>::insert(&metric.code, id);
		MetricVersion::<T>::insert(id, version);
		Metrics::<T>::insert(id, version, Definition { metric, since });
	}

	/// Says what is wrong with a metric, if anything. Rules may name metrics that are there already, and no others.
	pub(crate) fn check_metric(id: MetricId, metric: &Metric) -> Result<(), Error<T>> {
		let Metric { code, name_zh, name_en, unit, .. } = metric;
		for text in [code.as_slice(), name_zh.as_slice(), name_en.as_slice(), unit.as_slice()] {
			ensure!(text::is_line(text), Error::<T>::TextUnusable);
		}
		ensure!(T::EventTypes::category(metric.event_type).is_some(), Error::<T>::UnknownEventType);
		ensure!(metric.anchor < metric.period, Error::<T>::PeriodUnusable);
		ensure!(metric.rel_ppm <= MAX_REL_PPM, Error::<T>::ToleranceTooWide);
		for rule in &metric.rules {
			match rule {
				Rule::Linear { terms, .. } => {
					let idle = terms.is_empty() || terms.iter().any(|(_, factor)| *factor == 0);
					ensure!(!idle, Error::<T>::RuleEmpty);
				}
				Rule::PairRequired(other) | Rule::PairExclusive(other) => {
					ensure!(*other != id, Error::<T>::RuleEmpty)
				}
				Rule::NotNegative | Rule::Monotone | Rule::MaxStep { .. } | Rule::WithinParent => {}
			}
			for other in rule.metrics() {
				let known = other == id
					|| Self::metric(other).is_some_and(|(_, other)| {
						other.period == metric.period && other.anchor == metric.anchor
					});
				ensure!(known, Error::<T>::RuleOfOtherPeriods);
			}
		}
		Ok(())
	}

	/// The metric that a cell names, if the cell is one of its cells.
	fn metric_of(cell: &Cell) -> Result<Metric, Error<T>> {
		ensure!(MetricVersion::<T>::contains_key(cell.metric), Error::<T>::UnknownMetric);
		Metrics::<T>::get(cell.metric, cell.version)
			.map(|definition| definition.metric)
			.ok_or(Error::<T>::UnknownVersion)
	}

	/// The metric that a cell names, if something may be said in that cell for the first time.
	fn metric_for(cell: &Cell) -> Result<Metric, Error<T>> {
		let current = MetricVersion::<T>::get(cell.metric).ok_or(Error::<T>::UnknownMetric)?;
		let Definition { metric, since } =
			Metrics::<T>::get(cell.metric, cell.version).ok_or(Error::<T>::UnknownVersion)?;
		if cell.version != current {
			let next = cell.version.checked_add(1).and_then(|next| Metrics::<T>::get(cell.metric, next));
			let until = next.map_or(Moment::MAX, |next| next.since);
			ensure!((since..until).contains(&cell.start), Error::<T>::OtherVersion);
		}
		let offset = cell.start.checked_sub(metric.anchor).and_then(|since| since.checked_rem(metric.period));
		ensure!(offset == Some(0), Error::<T>::Misaligned);
		Ok(metric)
	}
}

/// Figures.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_observe(
		agency: AgencyId,
		officer: T::AccountId,
		cell: Cell,
		statement: Statement,
	) -> DispatchResult {
		let now = T::Clock::now();
		let metric = Self::metric_for(&cell)?;
		let class = Self::class_of(agency, &cell)?;
		Self::ensure_observed(&statement, now)?;
		let end = cell.start.saturating_add(metric.period);
		let measurable = if metric.kind == Kind::PointInTime { cell.start } else { end };
		ensure!(measurable <= now, Error::<T>::PeriodNotOver);
		let state = Cells::<T>::get(cell);
		let sealed = match &state {
			Some(state) => state.seal.is_some(),
			None => T::EventTypes::sealing(metric.event_type).is_some(),
		};
		ensure!(!state.as_ref().is_some_and(|state| state.closed), Error::<T>::CellClosed);
		ensure!(!sealed, Error::<T>::Sealed);
		let readings = Readings::<T>::get(cell);
		ensure!(readings.iter().all(|reading| reading.agency != agency), Error::<T>::AlreadyObserved);

		let mut state = state.unwrap_or_else(|| Self::open(cell, &metric, None, now));
		let word = Word { agency, officer, class, statement, reason: None, sealed: false };
		Self::put(cell, &metric, &mut state, readings, word, now)?;
		Cells::<T>::insert(cell, state);
		Ok(())
	}

	pub(crate) fn do_correct(
		agency: AgencyId,
		officer: T::AccountId,
		cell: Cell,
		reason: CorrectionReason,
		statement: Statement,
	) -> DispatchResult {
		let now = T::Clock::now();
		let metric = Self::metric_of(&cell)?;
		let class = Self::class_of(agency, &cell)?;
		Self::ensure_observed(&statement, now)?;
		let mut state = Cells::<T>::get(cell).ok_or(Error::<T>::UnknownCell)?;
		// Who could correct now could reveal anything and then repeat the others.
		ensure!(state.seal.is_none_or(|seal| now >= seal.reveal_until), Error::<T>::StillSealed);
		let readings = Readings::<T>::get(cell);
		match readings.iter().find(|reading| reading.agency == agency) {
			Some(reading) => {
				let explains = || {
					let flags = Observations::<T>::get(reading.observation).map(|before| before.flags);
					reason == CorrectionReason::Reclassified && flags.is_some_and(|flags| !flags.is_empty())
				};
				ensure!(reading.value != statement.value || explains(), Error::<T>::SameFigure);
			}
			None => ensure!(state.closed, Error::<T>::NothingToCorrect),
		}

		let reopened = core::mem::take(&mut state.closed);
		let word =
			Word { agency, officer: officer.clone(), class, statement, reason: Some(reason), sealed: false };
		Self::put(cell, &metric, &mut state, readings, word, now)?;
		if reopened {
			state.closes = now.saturating_add(metric.settle_within);
			AgendaOf::<T>::put(&Due::Close(cell), state.closes, now);
			Self::deposit_event(Event::CellReopened { cell, agency, officer, closes: state.closes });
			// What was settled is not left to the hook: whoever sees the correction sees the new figure.
			Self::refresh(cell, &metric, &mut state, now);
		}
		Cells::<T>::insert(cell, state);
		Ok(())
	}

	pub(crate) fn do_commit(
		agency: AgencyId,
		officer: T::AccountId,
		cell: Cell,
		hash: SealHash,
	) -> DispatchResult {
		let now = T::Clock::now();
		let metric = Self::metric_for(&cell)?;
		Self::class_of(agency, &cell)?;
		let end = cell.start.saturating_add(metric.period);
		let state = Cells::<T>::get(cell);
		let seal = match &state {
			Some(state) => state.seal,
			None => T::EventTypes::sealing(metric.event_type).map(|sealing| {
				let reveal_from = end.saturating_add(sealing.commit_within);
				Seal { reveal_from, reveal_until: reveal_from.saturating_add(sealing.reveal_within) }
			}),
		};
		let seal = seal.ok_or(Error::<T>::NotSealed)?;
		ensure!((end..seal.reveal_from).contains(&now), Error::<T>::NotCommitPhase);
		let held = state.as_ref().map_or(0, |state| state.commitments);
		let again = Commitments::<T>::contains_key(cell, agency);
		ensure!(again || held < MAX_SOURCES, Error::<T>::CellFull);

		let mut state = state.unwrap_or_else(|| Self::open(cell, &metric, Some(seal), now));
		if !again {
			state.commitments = held.saturating_add(1);
		}
		Commitments::<T>::insert(cell, agency, Commitment { officer: officer.clone(), hash });
		Cells::<T>::insert(cell, state);
		Self::deposit_event(Event::Committed { cell, agency, officer, hash });
		Ok(())
	}

	pub(crate) fn do_reveal(
		agency: AgencyId,
		officer: T::AccountId,
		cell: Cell,
		statement: Statement,
		salt: [u8; 32],
	) -> DispatchResult {
		let now = T::Clock::now();
		let metric = Self::metric_of(&cell)?;
		let class = Self::class_of(agency, &cell)?;
		Self::ensure_observed(&statement, now)?;
		let mut state = Cells::<T>::get(cell).ok_or(Error::<T>::UnknownCell)?;
		let seal = state.seal.ok_or(Error::<T>::NotSealed)?;
		ensure!((seal.reveal_from..seal.reveal_until).contains(&now), Error::<T>::NotRevealPhase);
		let commitment = Commitments::<T>::get(cell, agency).ok_or(Error::<T>::NoCommitment)?;
		let hash = Self::seal_hash(&cell, agency, statement.value, &salt);
		ensure!(commitment.hash == hash, Error::<T>::WrongReveal);

		Commitments::<T>::remove(cell, agency);
		state.commitments = state.commitments.saturating_sub(1);
		let word = Word { agency, officer, class, statement, reason: None, sealed: true };
		Self::put(cell, &metric, &mut state, Readings::<T>::get(cell), word, now)?;
		Cells::<T>::insert(cell, state);
		Ok(())
	}

	/// BLAKE2b-256 of the SCALE-encoded `(cell, agency, value, salt)`: what seals a value.
	pub fn seal_hash(cell: &Cell, agency: AgencyId, value: Option<i64>, salt: &[u8; 32]) -> SealHash {
		BlakeTwo256::hash(&(cell, agency, value, salt).encode())
	}

	/// Kind of an agency that may speak of a cell's region.
	fn class_of(agency: AgencyId, cell: &Cell) -> Result<AgencyClass, Error<T>> {
		T::Agencies::agency(agency)
			.filter(|profile| profile.jurisdiction.contains(cell.region))
			.map(|profile| profile.class)
			.ok_or(Error::<T>::OutsideJurisdiction)
	}

	fn ensure_observed(statement: &Statement, now: Moment) -> Result<(), Error<T>> {
		let latest = now.saturating_add(T::MaxClockAhead::get());
		ensure!(statement.observed_at <= latest, Error::<T>::ObservedInFuture);
		Ok(())
	}

	/// A cell that nobody has spoken in, with what will be due. It stays open for the same time whether words come in
	/// time or late: who speaks second must have a chance to.
	fn open(cell: Cell, metric: &Metric, seal: Option<Seal>, now: Moment) -> CellState {
		let end = cell.start.saturating_add(metric.period);
		let known = seal.map_or(end, |seal| seal.reveal_until).max(now);
		let closes = known.saturating_add(metric.settle_within);
		AgendaOf::<T>::put(&Due::Close(cell), closes, now);
		// Sealed values are compared when all that will be revealed are: the first must not show before.
		let listed = seal.map(|seal| seal.reveal_until);
		if let Some(due) = listed {
			AgendaOf::<T>::put(&Due::Compare(cell), due, now);
		}
		CellState {
			figure: None,
			first: None,
			closes,
			closed: false,
			settled: false,
			judged: false,
			listed,
			seal,
			commitments: 0,
		}
	}

	/// Writes a figure, tells of it, and lists the comparisons that it changes.
	fn put(
		cell: Cell,
		metric: &Metric,
		state: &mut CellState,
		mut readings: ReadingsOf,
		word: Word<T::AccountId>,
		now: Moment,
	) -> DispatchResult {
		let Word { agency, officer, class, statement, reason, sealed } = word;
		let Statement { value, observed_at, evidence } = statement;
		let category = T::EventTypes::category(metric.event_type).unwrap_or(Category::Other);
		let weight = T::Reliability::weight(agency, category);
		let flags = Self::flags(metric, cell, agency, value, reason);

		let observation = NextObservation::<T>::get();
		let next = observation.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let counts = reason.is_none() && !state.settled;
		let reading = Reading { agency, class, weight, observation, value, counts, mark: None };
		let previous = Self::place(&mut readings, reading)?;

		NextObservation::<T>::put(next);
		Readings::<T>::insert(cell, readings);
		let at = frame_system::Pallet::<T>::block_number();
		let signer = officer.clone();
		Observations::<T>::insert(
			observation,
			Observation {
				cell,
				agency,
				officer: signer,
				value,
				evidence,
				observed_at,
				reason,
				flags,
				previous,
				at,
			},
		);
		let signer = officer.clone();
		Self::deposit_event(match reason {
			None => Event::Observed {
				observation,
				cell,
				agency,
				officer: signer,
				class,
				weight,
				statement,
				flags,
				sealed,
			},
			Some(reason) => Event::Corrected {
				observation,
				previous,
				cell,
				agency,
				officer: signer,
				class,
				weight,
				reason,
				statement,
				flags,
			},
		});
		if !flags.is_empty() {
			Self::deposit_event(Event::Flagged { observation, cell, agency, officer, flags });
		}

		Self::list(cell, state, now);
		if metric.dating == Dating::AdjacentPeriods {
			Self::list_next(cell, metric, agency, now);
		}
		Ok(())
	}

	/// Puts a reading where it belongs by agency. Returns the observation that it replaces.
	fn place(readings: &mut ReadingsOf, reading: Reading) -> Result<Option<ObservationId>, DispatchError> {
		match readings.binary_search_by_key(&reading.agency, |other| other.agency) {
			Ok(at) => Ok(readings
				.get_mut(at)
				.map(|place| core::mem::replace(place, reading))
				.map(|before| before.observation)),
			Err(at) => {
				readings.try_insert(at, reading).map_err(|_| Error::<T>::CellFull)?;
				Ok(None)
			}
		}
	}

	/// Lists the comparison of a cell, unless it is listed.
	fn list(cell: Cell, state: &mut CellState, now: Moment) {
		if state.listed.is_none() {
			state.listed = Some(now);
			AgendaOf::<T>::put(&Due::Compare(cell), now, now);
		}
	}

	/// Lists the comparison of the cell one period later, where the agency's figure stands for other values now.
	fn list_next(cell: Cell, metric: &Metric, agency: AgencyId, now: Moment) {
		let Some(next) = cell.after(metric) else { return };
		if Self::reading(next, agency).is_none() {
			return;
		}
		Cells::<T>::mutate_extant(next, |state| Self::list(next, state, now));
	}
}
