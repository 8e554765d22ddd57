//! `declare_derived`, and what copies count for.

use super::*;

pub fn try_declare(agency: AgencyId, source: impl Into<Option<AgencyId>>) -> DispatchResult {
	Observations::declare_derived(signed(agency), CONFIRMED, source.into())
}

pub fn declare(agency: AgencyId, source: impl Into<Option<AgencyId>>) {
	assert_ok!(try_declare(agency, source));
}

/// More agencies that observe, of the whole nation.
pub fn register(count: usize) -> Vec<AgencyId> {
	let roles = muster_primitives::Roles::of(&[muster_primitives::Role::Observe]);
	(0..count).map(|_| MockAgencies::register(AgencyClass::Other, RegionCode::NATION, None, roles)).collect()
}

#[test]
fn an_agency_says_whom_it_repeats() {
	build_and_execute(|| {
		declare(UNIVERSITY, CHARITY);
		assert_eq!(
			last_event(),
			Event::DerivationDeclared {
				metric: CONFIRMED,
				agency: UNIVERSITY,
				officer: observer(UNIVERSITY),
				source: Some(CHARITY),
			}
		);
		assert_eq!(Observations::source_of(CONFIRMED, UNIVERSITY), CHARITY);
		assert_eq!(Observations::source_of(CONFIRMED, CHARITY), CHARITY);
		assert_eq!(Observations::source_of(DEAD, UNIVERSITY), UNIVERSITY, "by metric");
		declare(UNIVERSITY, None);
		assert_eq!(Observations::source_of(CONFIRMED, UNIVERSITY), UNIVERSITY);
	});
}

#[test]
fn refusals() {
	build_and_execute(|| {
		assert_noop!(try_declare(FIRE, CHARITY), BadOrigin);
		assert_noop!(
			Observations::declare_derived(signed(CDC), 99, Some(CHARITY)),
			Error::<Test>::UnknownMetric
		);
		assert_noop!(try_declare(CDC, 99), Error::<Test>::UnknownAgency);
		assert_noop!(try_declare(CDC, None), Error::<Test>::NothingChanges);
		declare(CDC, CHARITY);
		assert_noop!(try_declare(CDC, CHARITY), Error::<Test>::NothingChanges);
	});
}

#[test]
fn nobody_repeats_itself() {
	build_and_execute(|| {
		assert_noop!(try_declare(CDC, CDC), Error::<Test>::Circular);
		declare(CDC, CUSTOMS);
		assert_noop!(try_declare(CUSTOMS, CDC), Error::<Test>::Circular);
		declare(CUSTOMS, CHARITY);
		assert_noop!(try_declare(CHARITY, CDC), Error::<Test>::Circular);
	});
}

#[test]
fn chains_have_four_steps_at_most_from_whichever_end_they_are_built() {
	build_and_execute(|| {
		let upwards = register(6);
		for pair in upwards.windows(2).take(4) {
			declare(pair[0], pair[1]);
		}
		assert_eq!(Observations::source_of(CONFIRMED, upwards[0]), upwards[4]);
		assert_noop!(try_declare(upwards[4], upwards[5]), Error::<Test>::ChainTooLong);

		let downwards = register(6);
		for pair in downwards.windows(2).skip(1).rev() {
			declare(pair[0], pair[1]);
		}
		assert_noop!(try_declare(downwards[0], downwards[1]), Error::<Test>::ChainTooLong);
		assert_ok!(try_declare(downwards[0], downwards[2]));
	});
}

#[test]
fn a_copy_is_no_voice_where_its_source_speaks() {
	build_and_execute(|| {
		observe(COMMISSION, cell(), 400);
		observe(CHARITY, cell(), 300);
		observe(UNIVERSITY, cell(), 300);
		settle();
		let before = figure(cell());
		assert_eq!((before.status, before.centre, before.copies), (Status::Agreed, Some(300), 0));

		declare(UNIVERSITY, CHARITY);
		assert_ok!(Observations::compare(signed(FIRE), cell()));
		let after = figure(cell());
		assert_eq!((after.status, after.low, after.high), (Status::Divergent, Some(300), Some(400)));
		assert_eq!((after.voices, after.copies), (2, 1));
		assert_eq!(marks(cell())[1], (UNIVERSITY, Mark::Copy));
	});
}

#[test]
fn one_of_several_copies_speaks_where_the_source_is_silent() {
	build_and_execute(|| {
		declare(UNIVERSITY, CHARITY);
		declare(CUSTOMS, CHARITY);
		observe(COMMISSION, cell(), 300);
		observe(UNIVERSITY, cell(), 300);
		observe(CUSTOMS, cell(), 300);
		// Not measured is silent too.
		observe(CHARITY, cell(), None);
		settle();
		assert_eq!(
			marks(cell()),
			[
				(COMMISSION, Mark::Agree),
				(CUSTOMS, Mark::Agree),
				(UNIVERSITY, Mark::Copy),
				(CHARITY, Mark::NotMeasured)
			]
		);
		assert_eq!(figure(cell()).voices, 2);
	});
}

#[test]
fn a_source_alone_with_its_copies_is_a_single_source() {
	build_and_execute(|| {
		declare(UNIVERSITY, CUSTOMS);
		declare(CUSTOMS, CHARITY);
		for agency in [UNIVERSITY, CUSTOMS, CHARITY] {
			observe(agency, cell(), 300);
		}
		settle();
		let Figure { status, voices, copies, .. } = figure(cell());
		assert_eq!((status, voices, copies), (Status::SingleSource, 1, 2));
		assert_eq!(marks(cell())[2], (CHARITY, Mark::Unchecked));
	});
}
