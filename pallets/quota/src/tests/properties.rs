//! What holds whatever agencies send and councils decide.

use super::*;
use crate::{priority, BoundedNonce, Limits, Policy};
use proptest::prelude::*;

/// A transaction.
#[derive(Clone, Copy, Debug)]
struct Sent {
	who: AccountId,
	lane: Lane,
	weight: i64,
	len: usize,
	/// Hundredths of the call's weight that it does not use.
	unused: i64,
	succeeds: bool,
}

#[derive(Clone, Debug)]
enum Step {
	/// Blocks go by.
	Pause(u64),
	Send(Sent),
	/// The council sets a policy for all.
	Govern(Policy),
	/// A response level is declared for the hospital's county, or lifted.
	Declare(u32),
}

fn lanes() -> impl Strategy<Value = Lane> {
	prop::sample::select(Lane::ALL.to_vec())
}

fn senders() -> impl Strategy<Value = AccountId> {
	prop::sample::select(vec![DOCTOR, NURSE, INSPECTOR])
}

/// Levels as anybody might write them, and some that mean something.
fn levels() -> impl Strategy<Value = Levels> {
	let dimension = |most: i64| prop_oneof![any::<i64>(), -1..most];
	(dimension(40 * BLOCK), dimension(40 * LARGEST), dimension(20_000), dimension(20_000))
		.prop_map(|(weight, bytes, urgent, security)| Levels { weight, bytes, urgent, security })
}

fn policies() -> impl Strategy<Value = Policy> {
	(levels(), levels()).prop_map(|(burst, refill)| Policy { burst, refill })
}

/// Levels a bucket of this burst can have.
fn held(burst: Levels) -> impl Strategy<Value = Levels> {
	let floor = burst.floor();
	(
		floor.weight..=burst.weight,
		floor.bytes..=burst.bytes,
		floor.urgent..=burst.urgent,
		floor.security..=burst.security,
	)
		.prop_map(|(weight, bytes, urgent, security)| Levels { weight, bytes, urgent, security })
}

/// Levels of the mock's agencies and officers, often deep in debt.
fn left_to_one() -> impl Strategy<Value = (Levels, Levels)> {
	let near_floor = |burst: Levels| Levels {
		weight: burst.floor().weight + 2 * BLOCK,
		bytes: burst.floor().bytes + LARGEST,
		urgent: 1_500,
		security: 1_500,
	};
	let of = move |burst: Levels| {
		let poor = near_floor(burst);
		prop_oneof![held(burst), held(burst).prop_map(move |levels| levels.at_most(poor))]
	};
	(of(full_agency()), of(full_officer()))
}

fn transactions() -> impl Strategy<Value = Sent> {
	(senders(), lanes(), base()..=BLOCK, 0..=LARGEST as usize, 0..=100i64, any::<bool>()).prop_map(
		|(who, lane, weight, len, unused, succeeds)| Sent { who, lane, weight, len, unused, succeeds },
	)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let step = prop_oneof![
		1 => (1..200u64).prop_map(Step::Pause),
		8 => transactions().prop_map(Step::Send),
		1 => policies().prop_map(Step::Govern),
		1 => prop_oneof![Just(100), Just(300), Just(1_000), any::<u32>()].prop_map(Step::Declare),
	];
	prop::collection::vec(step, 0..60)
}

impl Sent {
	fn call(&self) -> RuntimeCall {
		call(self.lane)
	}

	fn agency(&self) -> AgencyId {
		Officers::get()[&self.who]
	}

	/// Weight that comes back, if it paid weight.
	fn back(&self) -> i64 {
		(self.weight - base()) / 100 * self.unused
	}

	/// What the author hears; nothing runs.
	fn prepare(&self) -> Result<Levels, TransactionValidityError> {
		prepare_sized(self.who, self.lane, self.weight, self.len)
	}

	/// The whole transaction.
	fn run(&self) -> Result<(), TransactionValidityError> {
		let info = weighing(self.weight);
		let unused = Weight::from_parts(u64::try_from(self.back()).expect("not negative"), 0);
		let post_info =
			PostDispatchInfo { actual_weight: Some(info.call_weight - unused), ..Default::default() };
		let result = if self.succeeds {
			Ok(post_info)
		} else {
			Err(sp_runtime::DispatchErrorWithPostInfo { post_info, error: DispatchError::Other("failed") })
		};
		Extension::new()
			.test_run(Some(self.who).into(), &self.call(), &info, self.len, 0, |_| result)
			.map(|_| ())
	}
}

/// Takes a step; a transaction may be refused.
fn take(step: &Step) {
	match step {
		Step::Pause(blocks) => later(*blocks),
		Step::Send(sent) => match sent.run() {
			Ok(()) => (),
			Err(error) => assert_eq!(error, InvalidTransaction::ExhaustsResources.into()),
		},
		Step::Govern(policy) => Policies::set([*policy; 4]),
		Step::Declare(percent) => UrgentPercent::set([(420_106, *percent)].into()),
	}
}

/// Whether `levels` are within one burst, and the counts not below zero.
fn within(levels: Levels, burst: Levels) -> bool {
	burst.reaches(levels) && levels.reaches(burst.floor()) && levels.urgent >= 0 && levels.security >= 0
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

	#[test]
	fn levels_stay_within_one_burst_and_counts_are_never_owed(steps in steps()) {
		Policies::set([POLICY; 4]);
		UrgentPercent::set(Default::default());
		build_and_execute(|| {
			for step in &steps {
				take(step);
				for (id, officers) in [(HOSPITAL, &[DOCTOR, NURSE][..]), (CUSTOMS, &[INSPECTOR])] {
					let policy = Quota::policy(id).expect("known");
					assert!(within(agency(id), policy.of_agency().burst), "{step:?}");
					for who in officers {
						assert!(within(officer(*who), policy.of_officer().burst), "{step:?}");
					}
				}
				Quota::do_try_state().expect("the invariants hold");
			}
		});
	}

	#[test]
	fn a_bucket_never_falls_with_the_blocks(
		levels in levels(), policy in policies(), sooner in 0..i64::MAX, more in 0..i64::MAX,
	) {
		let limits = Limits { heaviest: BLOCK, block: BLOCK, largest: LARGEST };
		let policy = policy.clamped(&limits);
		let later = sooner.saturating_add(more);
		prop_assert!(levels.after(later, &policy).reaches(levels.after(sooner, &policy)));
		prop_assert!(within(levels.after(sooner, &policy), policy.burst));
	}

	#[test]
	fn the_lazy_bucket_is_the_one_that_fills_every_block(
		levels in held(full_agency()), blocks in 0..300i64,
	) {
		let policy = POLICY.of_agency();
		let eager = (0..blocks).fold(levels, |levels, _| levels.after(1, &policy));
		prop_assert_eq!(levels.after(blocks, &policy), eager);
	}

	#[test]
	fn whatever_is_set_no_officer_is_locked_out(policy in policies(), heaviest in 1..BLOCK, largest in 1..LARGEST) {
		let limits = Limits { heaviest, block: BLOCK, largest };
		let policy = policy.clamped(&limits);
		for bucket in [policy.of_agency(), policy.of_officer()] {
			prop_assert!(bucket.burst.weight >= heaviest && bucket.burst.bytes >= largest);
			prop_assert!(bucket.burst.urgent >= 1_000 && bucket.burst.security >= 1_000);
			let something = Levels { weight: 1, bytes: 1, urgent: 1, security: 1 };
			prop_assert!(bucket.refill.reaches(something));
		}
	}

	/// A transaction rides in the lane of its content, or, without allowance, in the one below that the design names;
	/// and no front and no share carries it past one of a higher lane.
	#[test]
	fn lanes_never_invert(
		hospital in left_to_one(), customs in left_to_one(),
		of_doctor in (lanes(), 0..=4u32), of_inspector in (lanes(), 0..=4u32),
	) {
		build_and_execute(|| {
			let ranked = [(DOCTOR, HOSPITAL, hospital, of_doctor), (INSPECTOR, CUSTOMS, customs, of_inspector)]
				.map(|(who, id, (of_agency, of_officer), (lane, nonce))| {
					set_agency(id, |left| *left = of_agency);
					set_officer(who, |left| *left = of_officer);
					let least = of_agency.at_most(of_officer);
					let allowance = least.weight > 0 && least.bytes > 0;
					let rides = match lane {
						Lane::Life if least.urgent >= 1_000 => Lane::Life,
						Lane::Security if least.security >= 1_000 => Lane::Security,
						_ if !allowance => Lane::Overdraft,
						Lane::Life => Lane::Response,
						Lane::Security => Lane::Routine,
						lane => lane,
					};
					let (validity, _, _) = (BoundedNonce::<Test>::from(nonce), Extension::new())
						.validate_only(
							Some(who).into(), &call(lane), &DispatchInfo::default(), LEN,
							TransactionSource::External, 0,
						)
						.expect("valid whatever is left");
					assert_eq!(validity.priority >> 56, u64::from(rides.index()));
					(rides, validity.priority)
				});
			let [(one, first), (other, second)] = ranked;
			if one != other {
				assert_eq!(one > other, first > second);
			}
		});
	}

	#[test]
	fn no_sum_of_parts_leaves_the_lane(lane in lanes(), front in any::<u32>(), share in any::<u32>()) {
		let sum = priority::of_lane(lane, share).saturating_add(priority::of_front(front));
		prop_assert_eq!(sum >> 56, u64::from(lane.index()));
	}

	#[test]
	fn validate_never_writes(steps in steps(), sent in transactions()) {
		Policies::set([POLICY; 4]);
		UrgentPercent::set(Default::default());
		build_and_execute(|| {
			steps.iter().for_each(take);
			let before = root();
			for who in [sent.who, STRANGER] {
				let _ = Extension::new().validate_only(
					Some(who).into(), &sent.call(), &weighing(sent.weight), sent.len,
					TransactionSource::External, 0,
				);
			}
			assert_eq!(root(), before);
		});
	}

	#[test]
	fn a_refused_transaction_costs_nothing_and_is_refused_until_there_is_a_refill(
		levels in left_to_one(), sent in transactions(),
	) {
		build_and_execute(|| {
			set_agency(sent.agency(), |left| *left = levels.0);
			set_officer(sent.who, |left| *left = levels.1);
			let before = root();
			if sent.prepare().is_ok() {
				return;
			}
			for _ in 0..3 {
				assert_eq!(sent.prepare(), invalid(InvalidTransaction::ExhaustsResources));
				assert_eq!(root(), before);
				assert!(validate(sent.who, &sent.call(), &weighing(sent.weight)).is_ok(), "the pool keeps it");
			}
			later(1_000_000);
			assert!(sent.prepare().is_ok());
		});
	}

	#[test]
	fn what_comes_back_is_what_was_taken_and_not_used(levels in left_to_one(), sent in transactions()) {
		build_and_execute(|| {
			set_agency(sent.agency(), |left| *left = levels.0);
			set_officer(sent.who, |left| *left = levels.1);
			let least = levels.0.at_most(levels.1);
			let counted = sent.lane.count().filter(|price| least.counts_pay(*price));
			if sent.run().is_err() {
				return;
			}
			let cost = counted.unwrap_or(Levels {
				weight: sent.weight - sent.back(),
				bytes: sent.len as i64,
				..Default::default()
			});
			assert_eq!(agency(sent.agency()), levels.0.saturating_sub(cost));
			assert_eq!(officer(sent.who), levels.1.saturating_sub(cost));
			assert!(levels.0.reaches(agency(sent.agency())), "a transaction filled the bucket");
		});
	}

	/// In whatever order an author puts the transactions of two agencies, each pays the same.
	#[test]
	fn the_charges_of_two_agencies_do_not_touch_each_other(
		hospital in left_to_one(), customs in left_to_one(),
		sent in prop::collection::vec(transactions(), 0..40),
	) {
		let after = |order: &[Sent]| {
			new_test_ext().execute_with(|| {
				for (id, who, (of_agency, of_officer)) in
					[(HOSPITAL, DOCTOR, hospital), (CUSTOMS, INSPECTOR, customs)]
				{
					set_agency(id, |left| *left = of_agency);
					set_officer(who, |left| *left = of_officer);
				}
				order.iter().for_each(|sent| take(&Step::Send(*sent)));
				root()
			})
		};
		let (of_hospital, of_customs): (Vec<Sent>, Vec<Sent>) =
			sent.iter().copied().partition(|sent| sent.agency() == HOSPITAL);
		let mixed = after(&sent);
		prop_assert_eq!(&after(&[of_hospital.clone(), of_customs.clone()].concat()), &mixed);
		prop_assert_eq!(&after(&[of_customs, of_hospital].concat()), &mixed);
	}
}
