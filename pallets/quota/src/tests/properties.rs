//! What holds whatever agencies do: long runs of a generator with a fixed seed.

use super::*;

/// SplitMix64. The same numbers on every machine, and nothing to depend on.
struct Numbers(u64);

impl Numbers {
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}

	fn below(&mut self, end: u64) -> u64 {
		self.next() % end
	}
}

#[test]
fn the_lazy_bucket_is_the_one_that_fills_every_block() {
	for seed in 0..8 {
		build_and_execute(|| {
			let mut numbers = Numbers(seed);
			let mut eager = burst();
			for _ in 0..500 {
				for _ in 0..numbers.below(4) {
					let before = level(HOSPITAL);
					later(1);
					eager = (eager + i128::from(PER_BLOCK)).min(burst());
					assert!(level(HOSPITAL) >= before, "refilling took something away");
				}
				let cost = base() + numbers.below(FULL * 2);
				let unused = numbers.below(cost - base() + 1);
				match run(DOCTOR, cost, unused, numbers.below(2) == 0) {
					Ok(()) => {
						assert!(eager - i128::from(cost) >= -burst(), "granted past the cap");
						eager = eager - i128::from(cost) + i128::from(unused);
					}
					Err(error) => {
						assert!(eager - i128::from(cost) < -burst(), "refused within the cap");
						assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
					}
				}
				assert_eq!(level(HOSPITAL), eager);
				assert!((-burst()..=burst()).contains(&eager));
				assert_eq!(level(CUSTOMS), burst());
				Quota::do_try_state().expect("the invariants hold");
			}
		});
	}
}

#[test]
fn lanes_never_invert() {
	build_and_execute(|| {
		let mut numbers = Numbers(2020);
		let senders = [DOCTOR, NURSE, INSPECTOR];
		for _ in 0..500 {
			later(numbers.below(3));
			let sender = senders[numbers.below(3) as usize];
			let _ = run(sender, base() + numbers.below(FULL), 0, true);

			let ranked: Vec<_> = senders
				.iter()
				.flat_map(|who| {
					Lane::ALL.map(|lane| (lane, level(Officers::get()[who]), priority(*who, lane)))
				})
				.collect();
			for (lane, left, priority) in &ranked {
				let overdrawn = *left <= 0 && *lane < Lane::Life;
				assert_eq!(*priority == 0, overdrawn || *lane == Lane::Overdraft);
				for (other, _, lower) in &ranked {
					if lane > other && *priority > 0 {
						assert!(priority > lower, "{other:?} went before {lane:?}");
					}
				}
			}
		}
	});
}

#[test]
fn fairness_follows_what_is_left() {
	build_and_execute(|| {
		let mut last = priority(DOCTOR, Lane::Routine);
		assert_eq!(last, Lane::Routine.priority(u32::MAX));
		let mut numbers = Numbers(1);
		while level(HOSPITAL) > 0 {
			assert!(prepare(DOCTOR, base() + numbers.below(FULL / 50)).is_ok());
			let now = priority(DOCTOR, Lane::Routine);
			assert!(now < last, "an agency that used more went first");
			last = now;
		}
		assert_eq!(last, 0);
	});
}
