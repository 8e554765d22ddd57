mod agenda;
mod allege_derived;
mod commit;
mod compare;
mod correct;
mod declare_derived;
mod define_metric;
mod figures;
mod genesis;
mod invariants;
mod observe;
mod pinned;
mod reveal;
mod rules;
mod state_machine;

// Named, because the mock's pallet and a storage map of the crate share the name.
pub use crate::mock::Observations;
pub use crate::{mock::*, *};
pub use frame_support::{assert_noop, assert_ok, traits::Hooks, weights::Weight};
pub use muster_primitives::{
	AgencyClass, AgencyId, CapStatus, Category, ContentRef, DigestAlgorithm, MediaType, Moment, RegionCode,
};
pub use sp_runtime::{traits::BadOrigin, DispatchError, DispatchResult};

/// The storage map, which the mock's name for the pallet hides.
pub type ObservationMap = pallet::Observations<Test>;

/// The day before yesterday midnight's, which has ended an hour ago, in Hubei.
pub fn cell() -> Cell {
	day(0)
}

/// That day so many days later or earlier.
pub fn day(offset: i64) -> Cell {
	let start = (MIDNIGHT - DAY).checked_add_signed(offset * DAY as i64).unwrap();
	Cell { metric: CONFIRMED, version: 1, region: region(420_000), start, status: CapStatus::Actual }
}

/// That day of another metric.
pub fn of(metric: MetricId) -> Cell {
	Cell { metric, ..cell() }
}

pub fn evidence() -> ContentRef {
	ContentRef {
		algorithm: DigestAlgorithm::Sha256,
		digest: [7u8; 32].into(),
		size: 4_096,
		media_type: MediaType::Csv,
	}
}

pub fn says(value: impl Into<Option<i64>>) -> Statement {
	Statement { value: value.into(), observed_at: Now::get(), evidence: Some(evidence()) }
}

pub fn signed(agency: AgencyId) -> RuntimeOrigin {
	RuntimeOrigin::signed(observer(agency))
}

pub fn try_observe(agency: AgencyId, cell: Cell, value: impl Into<Option<i64>>) -> DispatchResult {
	Observations::observe(signed(agency), cell, says(value))
}

pub fn observe(agency: AgencyId, cell: Cell, value: impl Into<Option<i64>>) {
	assert_ok!(try_observe(agency, cell, value));
}

pub fn try_correct(
	agency: AgencyId,
	cell: Cell,
	reason: CorrectionReason,
	value: impl Into<Option<i64>>,
) -> DispatchResult {
	Observations::correct(signed(agency), cell, reason, says(value))
}

pub fn correct(agency: AgencyId, cell: Cell, value: impl Into<Option<i64>>) {
	assert_ok!(try_correct(agency, cell, CorrectionReason::Mistake, value));
}

/// Time goes by and the hook works off all that is due.
pub fn pass(time: Moment) {
	Now::mutate(|now| *now += time);
	Observations::on_idle(System::block_number(), Weight::MAX);
}

/// The hook has compared what was said.
pub fn settle() {
	pass(20_000);
}

pub fn state(cell: Cell) -> CellState {
	Cells::<Test>::get(cell).expect("somebody spoke in the cell")
}

pub fn figure(cell: Cell) -> Figure {
	Observations::figure(cell).expect("the cell was compared")
}

pub fn marks(cell: Cell) -> Vec<(AgencyId, Mark)> {
	Observations::readings(cell)
		.into_iter()
		.map(|reading| (reading.agency, reading.mark.expect("compared")))
		.collect()
}

pub fn last_event() -> Event<Test> {
	events().pop().expect("there is an event")
}

pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Observations(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// Clears the events so far.
pub fn forget() {
	System::reset_events();
}
