//! No call looks at more than what it names: with 10 lines and 3 suppliers, and with 100,000 and 1,000, each call touches
//! equally many keys and asks the register equally often.

use super::{
	scenes::{Scene, SCENES},
	*,
};
use frame_support::{
	traits::{GetCallName, Hooks, UnfilteredDispatchable},
	weights::Weight,
};
use muster_primitives::{agenda::BUCKET, AgencyClass, Role, Roles};
use sp_io::TestExternalities;
use std::collections::BTreeSet;

/// When the lines of a world are needed.
const NEED_BY: Moment = START + 5 * DAY;

/// What was touched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Cost {
	/// Different keys read of the storage, those included that are not there.
	read: usize,
	/// Different keys written.
	written: usize,
	/// Questions to the register of agencies.
	asked: u32,
	/// Nodes of the storage trie on the way, so that a walk over keys alone is seen, too.
	nodes: usize,
}

impl Cost {
	/// Whether nothing grew but the way down the trie, which is a node or two longer for a key.
	fn is_as_much_as(&self, other: &Self) -> bool {
		let keys = |cost: &Self| (cost.read, cost.written, cost.asked);
		keys(self) == keys(other) && other.nodes <= self.nodes + 2 * self.read
	}
}

/// A chain with so many open lines for one incident, and so many suppliers, each with an offer, a promise and goods on
/// the way.
fn world(lines: usize, suppliers: AgencyId) -> TestExternalities {
	let mut ext = new_test_ext();
	ext.execute_with(|| {
		// No events in the block before the first.
		System::set_block_number(0);
		for start in (0..lines).step_by(64) {
			let inputs = vec![of(GOGGLES, Some(1_000)); 64.min(lines - start)];
			let opened: Vec<_> = (0..inputs.len()).map(|line| (line as LineIndex, 1_000, None)).collect();
			let request = NextRequest::<Test>::get();
			assert_ok!(Resources::submit(
				signed(HOSPITAL),
				Some(OUTBREAK),
				region(420_106),
				Priority::Urgent,
				Some(NEED_BY),
				CapStatus::Actual,
				super::lines(&inputs),
			));
			assert_ok!(Resources::approve(signed(COMMISSION), request, approvals(&opened)));
		}
		for supplier in 100..100 + suppliers {
			let roles = Roles::of(&[Role::Supply]);
			register(supplier, AgencyClass::Charity, region(0), roles, officer(supplier));
			let number = u64::from(supplier - 100);
			let (request, line) = (number / 64 + 1, (number % 64) as LineIndex);
			let commitment = NextCommitment::<Test>::get();
			assert_ok!(Resources::publish_offer(signed(supplier), offer_of(GOGGLES, 50)));
			assert_ok!(Resources::commit(signed(supplier), request, line, 20));
			assert_ok!(Resources::dispatch(signed(supplier), commitment, 10, Some(NEED_BY)));
		}
		assert_eq!(OpenLines::<Test>::get(OUTBREAK) as usize, lines);
		assert_eq!(Lines::<Test>::iter_values().filter(Line::is_open).count(), lines);
	});
	ext.commit_all().expect("the changes fit together");
	ext
}

/// What `act` touches. Its changes stay.
fn cost<R>(ext: &mut TestExternalities, act: impl FnOnce() -> R) -> (Cost, R) {
	ext.commit_all().expect("the changes fit together");
	let recorder = Default::default();
	let (asked, result) = ext.execute_with_recorder(Clone::clone(&recorder), || {
		Asked::set(0);
		let result = act();
		(Asked::get(), result)
	});
	let read = recorder.recorded_keys().values().map(|keys| keys.len()).sum();
	let nodes = recorder.to_storage_proof().into_nodes().len();
	let written = ext.overlayed_changes().changes().count();
	ext.commit_all().expect("the changes fit together");
	(Cost { read, written, asked, nodes }, result)
}

fn cost_of(ext: &mut TestExternalities, scene: Scene) -> (&'static str, Cost) {
	let (origin, call) = ext.execute_with(|| {
		System::set_block_number(1);
		System::reset_events();
		Now::set(START);
		scene()
	});
	let name = call.get_call_name();
	let (cost, done) = cost(ext, || call.dispatch_bypass_filter(origin));
	assert_ok!(done);
	(name, cost)
}

#[test]
fn every_call_has_a_scene() {
	let called: BTreeSet<_> = new_test_ext().execute_with(|| {
		let call = |scene: &Scene| {
			Now::set(START);
			scene().1.get_call_name()
		};
		SCENES.iter().map(call).collect()
	});
	assert_eq!(called, crate::Call::<Test>::get_call_names().iter().copied().collect());
}

#[test]
fn no_call_grows_with_the_open_lines_or_the_suppliers() {
	let (mut small, mut large) = (world(10, 3), world(100_000, 1_000));
	for scene in SCENES {
		let (name, few) = cost_of(&mut small, *scene);
		let (_, many) = cost_of(&mut large, *scene);
		println!("{name}: {few:?}, {many:?}");
		assert!(few.is_as_much_as(&many), "{name}: {few:?}, then {many:?}");
	}
	// The instrument sees a walk over the lines, and over nothing but their keys.
	for walk in [|| Lines::<Test>::iter().count(), || Lines::<Test>::iter_keys().count()] {
		let ((few, _), (many, counted)) = (cost(&mut small, walk), cost(&mut large, walk));
		assert!(counted > 100_000 && !few.is_as_much_as(&many), "{few:?}, {many:?}");
	}
	let names = || (1..=5).map(|request| (request, 9)).collect::<Vec<_>>();
	let preview = |ext: &mut TestExternalities| {
		let (cost, shares) = cost(ext, || {
			Now::set(START);
			Resources::preview_allocation(COMMISSION, 1, None, names())
		});
		(cost, shares)
	};
	let (_, refused) = preview(&mut small);
	assert_eq!(refused, Err(Error::<Test>::UnknownLine.into()), "the small world has ten lines");
	let (cost, shares) = preview(&mut large);
	assert_eq!(shares.map(|shares| shares.iter().sum::<Quantity>()), Ok(50));
	// The offer, and of each line itself and its request.
	assert_eq!((cost.read, cost.written), (11, 0));
}

/// A hundred thousand lines expire at once.
#[test]
fn a_block_works_off_what_it_has_room_for() {
	let mut ext = world(100_000, 1_000);
	let due = NEED_BY + GRACE;
	ext.execute_with(|| {
		Now::set(due + 2 * BUCKET);
		// The walk has come this far, as it has on a chain that runs.
		AgendaCursor::<Test>::put(due / BUCKET + 1);
	});
	let step = <() as WeightInfo>::agenda_step();
	let mut left = 100_000;
	for steps in [1, 10, 100] {
		// Half of what is left goes into the agenda.
		let (cost, used) = cost(&mut ext, || Resources::on_idle(1, step.saturating_mul(2 * steps)));
		assert!(used.all_lte(step.saturating_mul(steps)), "{used:?}");
		let open = ext.execute_with(|| OpenLines::<Test>::get(OUTBREAK));
		assert!(open < left && u64::from(left - open) <= steps, "{left}, then {open}");
		left = open;
		// No step touches more than its weight is for.
		assert!(cost.read as u64 <= 28 * steps && cost.written as u64 <= 9 * steps, "{cost:?}");
	}
	let (cost, used) = cost(&mut ext, || Resources::on_idle(1, step));
	assert_eq!((used, cost.read, cost.written), (Weight::zero(), 0, 0), "no room for a step");
}
