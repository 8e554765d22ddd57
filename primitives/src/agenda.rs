//! A list of what falls due, ordered by time, over storage that a pallet owns.
//!
//! Times are put into buckets of some seconds, and a cursor walks from bucket to bucket. Whatever is met is
//! due, at most one bucket late. A step costs the same however much is listed, so a hook can take as many steps as its
//! weight allows and go on in the next block; nothing is bounded by the size of a list, and a burst of things due at
//! once is worked off over as many blocks as it takes.

use crate::Moment;
use alloc::vec::Vec;
use codec::FullCodec;
use core::marker::PhantomData;
use frame_support::{IterableStorageDoubleMap, StorageValue};

/// Length of a bucket in milliseconds, and how late a list may be, where nothing else is said.
pub const BUCKET: Moment = 10_000;

/// Number of a bucket.
pub type Bucket = u64;

/// What one step along the list met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step<Item> {
	/// This is due, and is on the list no more.
	Due(Item),
	/// A bucket that holds nothing more, or nothing behind the place where the walk is: the next step looks at the whole
	/// bucket again, or goes on to the next.
	Empty,
	/// Nothing is due now, or nothing that is wanted.
	Done,
}

/// A walk along the list within one block. It remembers where it is: what was taken off in a block is still met by an
/// iteration from the beginning, and a walk that began anew with each step would cost more with each.
#[derive(Clone, Debug, Default)]
pub struct Walk(Option<(Bucket, Vec<u8>)>);

/// The list. `Items` holds what is due in each bucket, `Cursor` the bucket that the walk has come to, `Length` how many
/// items there are. A bucket is `WIDTH` milliseconds long: the shorter, the sooner things are met, and the more empty buckets
/// are walked through, each of which is a step.
pub struct Agenda<Item, Items, Cursor, Length, const WIDTH: Moment = BUCKET>(
	PhantomData<(Item, Items, Cursor, Length)>,
);

impl<Item, Items, Cursor, Length, const WIDTH: Moment> Agenda<Item, Items, Cursor, Length, WIDTH>
where
	Item: FullCodec,
	Items: IterableStorageDoubleMap<Bucket, Item, (), Query = Option<()>>,
	Cursor: StorageValue<Bucket, Query = Bucket>,
	Length: StorageValue<u32, Query = u32>,
{
	/// The bucket that is over once those up to `time` are; the walk may come to it then.
	fn over_at(time: Moment) -> Bucket {
		time.checked_div(WIDTH).unwrap_or(time)
	}

	/// The bucket that holds what is due at `due`. When it is met, all in it is due.
	fn bucket(due: Moment) -> Bucket {
		Self::over_at(due).saturating_add(1)
	}

	/// Puts `item` on the list. Already listed for the same time it is there once. What is due in the past is met by the
	/// next step. Two reads and three writes.
	pub fn put(item: &Item, due: Moment, now: Moment) {
		let length = Length::get();
		if length == 0 {
			// Nothing is listed, so nothing is skipped; buckets from before there was anything are not walked.
			Cursor::put(Self::over_at(now));
		}
		// What the walk has passed it does not come to again.
		let bucket = Self::bucket(due).max(Cursor::get());
		if !Items::contains_key(bucket, item) {
			Items::insert(bucket, item, ());
			Length::put(length.saturating_add(1));
		}
	}

	/// Takes `item`, put there for `due`, off the list. Does nothing if it was met already; nor if it was late when it was
	/// put, and so in a later bucket than `due`'s: then it is still met once, and whoever meets it must look whether it
	/// still matters.
	pub fn remove(item: &Item, due: Moment) {
		if Items::take(Self::bucket(due), item).is_some() {
			Length::mutate(|length| *length = length.saturating_sub(1));
		}
	}

	/// One step by itself.
	pub fn step(now: Moment) -> Step<Item> {
		Self::walk(now, &mut Walk::default())
	}

	/// The next step of a walk. A constant number of reads and writes.
	pub fn walk(now: Moment, walk: &mut Walk) -> Step<Item> {
		Self::walk_while(now, walk, |_| true)
	}

	/// As [`Agenda::walk`], but what is due and not `wanted` stays on the list, and the walk is done: for who does not have
	/// the room for it now, and will in another block.
	pub fn walk_while(now: Moment, walk: &mut Walk, wanted: impl FnOnce(&Item) -> bool) -> Step<Item> {
		let (length, bucket) = (Length::get(), Cursor::get());
		if length == 0 || bucket > Self::over_at(now) {
			return Step::Done;
		}
		let last = walk.0.take().filter(|(walked, _)| *walked == bucket);
		let begun = last.is_some();
		let met = match last {
			Some((_, key)) => Items::iter_key_prefix_from(bucket, key).next(),
			None => Items::iter_key_prefix(bucket).next(),
		};
		match met {
			Some(item) if !wanted(&item) => Step::Done,
			Some(item) => {
				walk.0 = Some((bucket, Items::hashed_key_for(bucket, &item)));
				Items::remove(bucket, &item);
				Length::put(length.saturating_sub(1));
				Step::Due(item)
			}
			// Something may have been put before the place where the walk is: once more from the beginning.
			None if begun => Step::Empty,
			None => {
				Cursor::put(bucket.saturating_add(1));
				Step::Empty
			}
		}
	}

	/// Whether the number of items kept is that of the items there are, and none lies where the walk has passed.
	#[cfg(any(feature = "try-runtime", feature = "std"))]
	pub fn check() -> Result<(), &'static str> {
		let (mut counted, cursor) = (0u32, Cursor::get());
		for (bucket, _, ()) in Items::iter() {
			counted = counted.saturating_add(1);
			if bucket < cursor {
				return Err("an item lies in a bucket that the walk has passed");
			}
		}
		if counted == Length::get() {
			Ok(())
		} else {
			Err("the length of a list is not that of its items")
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::{
		pallet_prelude::{StorageDoubleMap, StorageValue, ValueQuery},
		storage::types::OptionQuery,
		traits::StorageInstance,
		Twox64Concat,
	};
	use sp_io::TestExternalities;

	macro_rules! prefix {
		($($name:ident)*) => { $(
			struct $name;
			impl StorageInstance for $name {
				const STORAGE_PREFIX: &'static str = stringify!($name);
				fn pallet_prefix() -> &'static str {
					"Test"
				}
			}
		)* };
	}
	prefix!(ItemsPrefix CursorPrefix LengthPrefix);

	type Items = StorageDoubleMap<ItemsPrefix, Twox64Concat, Bucket, Twox64Concat, u32, (), OptionQuery>;
	type Cursor = StorageValue<CursorPrefix, Bucket, ValueQuery>;
	type Length = StorageValue<LengthPrefix, u32, ValueQuery>;
	type List = Agenda<u32, Items, Cursor, Length>;

	/// A time long after the first buckets, so that walking from the first would be seen.
	const NOW: Moment = 1_600_000_000_000;

	fn met(now: Moment) -> (Vec<u32>, usize) {
		let (mut due, mut empty) = (vec![], 0);
		loop {
			match List::step(now) {
				Step::Due(item) => due.push(item),
				Step::Empty => empty += 1,
				Step::Done => break,
			}
		}
		List::check().expect("the list is whole");
		due.sort_unstable();
		(due, empty)
	}

	#[test]
	fn items_are_met_when_they_are_due_and_never_before() {
		TestExternalities::default().execute_with(|| {
			for (item, due) in [(1, NOW + 1), (2, NOW + BUCKET), (3, NOW + 5 * BUCKET)] {
				List::put(&item, due, NOW);
			}
			assert!(met(NOW).0.is_empty());
			assert_eq!(met(NOW + BUCKET).0, [1]);
			assert!(met(NOW + 2 * BUCKET - 1).0.is_empty());
			assert_eq!(met(NOW + 2 * BUCKET).0, [2]);
			assert_eq!(met(NOW + 100 * BUCKET).0, [3]);
			assert_eq!(Length::get(), 0);
		});
	}

	#[test]
	fn shorter_buckets_are_met_sooner() {
		type Fine = Agenda<u32, Items, Cursor, Length, 2_000>;
		TestExternalities::default().execute_with(|| {
			Fine::put(&1, NOW + 1, NOW);
			Fine::put(&2, NOW + 2_001, NOW);
			let met = |now| -> Vec<u32> {
				let mut due = vec![];
				loop {
					match Fine::step(now) {
						Step::Due(item) => due.push(item),
						Step::Empty => {}
						Step::Done => break due,
					}
				}
			};
			assert!(met(NOW + 1_999).is_empty());
			assert_eq!(met(NOW + 2_000), [1]);
			assert!(met(NOW + 3_999).is_empty());
			assert_eq!(met(NOW + 4_000), [2]);
		});
	}

	#[test]
	fn an_item_is_listed_once_and_taken_off_once() {
		TestExternalities::default().execute_with(|| {
			List::put(&7, NOW + 1, NOW);
			List::put(&7, NOW + 2, NOW);
			assert_eq!(Length::get(), 1);
			List::remove(&7, NOW + 1);
			List::remove(&7, NOW + 1);
			assert_eq!((Length::get(), met(NOW + BUCKET).0), (0, vec![]));
		});
	}

	#[test]
	fn what_is_due_in_the_past_is_met_at_once() {
		TestExternalities::default().execute_with(|| {
			List::put(&1, NOW + 9 * BUCKET, NOW);
			met(NOW + 5 * BUCKET);
			List::put(&2, NOW, NOW + 5 * BUCKET);
			assert_eq!(met(NOW + 6 * BUCKET).0, [2]);
		});
	}

	#[test]
	fn an_empty_list_walks_no_buckets_and_a_long_pause_is_walked_once() {
		TestExternalities::default().execute_with(|| {
			assert_eq!(met(NOW), (vec![], 0));
			List::put(&1, NOW, NOW);
			assert_eq!(met(NOW + BUCKET), (vec![1], 1));
			List::put(&2, NOW + 50 * BUCKET, NOW + BUCKET);
			let (due, empty) = met(NOW + 60 * BUCKET);
			assert_eq!(due, [2]);
			assert!(empty <= 51, "{empty} empty buckets");
		});
	}

	#[test]
	fn a_walk_meets_each_item_once_and_what_is_put_behind_it() {
		TestExternalities::default().execute_with(|| {
			for item in 0..100 {
				List::put(&item, NOW, NOW);
			}
			let (mut walk, mut due, mut empty) = (Walk::default(), vec![], 0);
			loop {
				match List::walk(NOW + BUCKET, &mut walk) {
					Step::Due(item) => {
						if item < 50 {
							// Somewhere before or behind.
							List::put(&(item + 1_000), NOW, NOW);
						}
						due.push(item);
					}
					Step::Empty => empty += 1,
					Step::Done => break,
				}
			}
			due.sort_unstable();
			assert_eq!(due, (0..100).chain(1_000..1_050).collect::<Vec<_>>());
			assert!(empty <= 10, "{empty} empty steps");
			List::check().expect("the list is whole");
		});
	}

	#[test]
	fn what_is_not_wanted_stays_and_is_met_by_the_next_walk() {
		TestExternalities::default().execute_with(|| {
			for item in 0..10 {
				List::put(&item, NOW, NOW);
			}
			let later = NOW + BUCKET;
			// The bucket of now itself, before that of what is due.
			assert_eq!(List::step(later), Step::Empty);
			let mut first = None;
			let refused = List::walk_while(later, &mut Walk::default(), |item| {
				first = Some(*item);
				false
			});
			assert_eq!((refused, Length::get()), (Step::Done, 10));
			let item = first.expect("the item was looked at");
			assert_eq!(List::walk_while(later, &mut Walk::default(), |_| true), Step::Due(item));
			let mut rest = met(later).0;
			rest.push(item);
			rest.sort_unstable();
			assert_eq!(rest, (0..10).collect::<Vec<_>>());
		});
	}

	#[test]
	fn corruption_is_found() {
		TestExternalities::default().execute_with(|| {
			List::put(&1, NOW, NOW);
			Length::put(2);
			assert!(List::check().is_err());
			Length::put(1);
			Cursor::put(u64::MAX);
			assert!(List::check().is_err());
		});
	}
}
