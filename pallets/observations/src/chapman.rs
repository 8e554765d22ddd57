//! Completeness of two lists of cases, by capture and recapture (Chapman's estimator).
//!
//! Two agencies that list the same cases independently, with so many in common, tell how many cases there are. What it
//! gives is a lower bound where the lists are not independent: who is on one list is then more likely to be on the
//! other. It never replaces a count.
//!
//! Counts are `u32`: the product of four of them still fits into the `u128` that is calculated in, so that there is no
//! overflow whatever the input. All divisions floor.

/// What two lists tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chapman {
	/// How many cases there are, by estimate.
	pub estimate: u64,
	/// Variance of the estimate.
	pub variance: u128,
	/// Its square root, floored.
	pub deviation: u64,
	/// Whether enough cases are common for the estimate to be more than a guess.
	pub reliable: bool,
}

/// Common cases from which an estimate is reliable.
const RELIABLE_FROM: u32 = 7;

/// The estimate from lists of `first` and `second` cases with `common` in both; `None` if more are common than a list
/// has.
pub fn chapman(first: u32, second: u32, common: u32) -> Option<Chapman> {
	let only_first = u128::from(first.checked_sub(common)?);
	let only_second = u128::from(second.checked_sub(common)?);
	let (first, second) = (u128::from(first).checked_add(1)?, u128::from(second).checked_add(1)?);
	let common_plus_one = u128::from(common).checked_add(1)?;

	let product = first.checked_mul(second)?;
	let estimate = product.checked_div(common_plus_one)?.checked_sub(1)?;
	let divisor =
		common_plus_one.checked_mul(common_plus_one)?.checked_mul(common_plus_one.checked_add(1)?)?;
	let variance = product.checked_mul(only_first)?.checked_mul(only_second)?.checked_div(divisor)?;
	Some(Chapman {
		estimate: u64::try_from(estimate).ok()?,
		variance,
		deviation: u64::try_from(variance.isqrt()).ok()?,
		reliable: common >= RELIABLE_FROM,
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn worked_examples() {
		for (lists, expected) in [
			((60, 50, 20), (147, 384, 19, true)),
			((10, 8, 0), (98, 3_960, 62, false)),
			((100, 100, 100), (100, 0, 0, true)),
			((0, 0, 0), (0, 0, 0, false)),
			((7, 7, 6), (8, 0, 0, false)),
			((8, 8, 7), (9, 0, 0, true)),
		] {
			let (first, second, common) = lists;
			let found = chapman(first, second, common).expect("the lists are possible");
			let Chapman { estimate, variance, deviation, reliable } = found;
			assert_eq!((estimate, variance, deviation, reliable), expected, "{lists:?}");
		}
	}

	#[test]
	fn more_in_common_than_listed_is_refused() {
		assert_eq!(chapman(5, 9, 6), None);
		assert_eq!(chapman(9, 5, 6), None);
	}

	#[test]
	fn the_largest_lists_fit() {
		let found = chapman(u32::MAX, u32::MAX, 0).expect("they fit");
		assert_eq!(found.estimate, u64::MAX);
		assert!(!found.reliable);
		let same = chapman(u32::MAX, u32::MAX, u32::MAX).expect("they fit");
		assert_eq!((same.estimate, same.variance), (u64::from(u32::MAX), 0));
	}
}
