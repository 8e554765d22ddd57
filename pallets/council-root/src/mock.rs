//! A runtime with a council and a committee that are origins and nothing else, and a pallet whose calls only Root may
//! make.

use crate::Body;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, Contains, EitherOf, EnsureOrigin, Get, MapSuccess, Time},
};
use muster_primitives::Moment;
use sp_runtime::{traits::Replace, BuildStorage};
use std::marker::PhantomData;

pub const HOUR: Moment = 60 * 60 * 1_000;
pub const DAY: Moment = 24 * HOUR;
/// 2020-01-22T02:00:00Z.
pub const START: Moment = 1_579_658_400_000;

/// Calls to dispatch as Root, and the origin of a motion.
#[frame_support::pallet]
pub mod steps {
	use frame_support::{
		dispatch::{DispatchResultWithPostInfo, GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::UnfilteredDispatchable,
	};
	use frame_system::pallet_prelude::*;

	/// Declared and used weight of `keep`.
	pub const DECLARED: Weight = Weight::from_parts(1_000_000, 100);
	pub const USED: Weight = Weight::from_parts(400_000, 50);

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		type RuntimeCall: Parameter
			+ UnfilteredDispatchable<RuntimeOrigin = Self::RuntimeOrigin>
			+ GetDispatchInfo;
	}

	#[pallet::origin]
	#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
	pub enum Origin {
		Motion { body: crate::Body, ayes: u32, members: u32 },
	}

	#[pallet::storage]
	pub type Kept<T> = StorageValue<_, u32>;

	#[pallet::error]
	pub enum Error<T> {
		Refused,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		#[pallet::call_index(0)]
		#[pallet::weight(DECLARED)]
		pub fn keep(origin: OriginFor<T>, value: u32) -> DispatchResultWithPostInfo {
			ensure_root(origin)?;
			Kept::<T>::put(value);
			Ok(PostDispatchInfo { actual_weight: Some(USED), ..Default::default() })
		}

		#[pallet::call_index(1)]
		#[pallet::weight(DECLARED)]
		pub fn keep_and_fail(origin: OriginFor<T>, value: u32) -> DispatchResult {
			ensure_root(origin)?;
			Kept::<T>::put(value);
			Err(Error::<T>::Refused.into())
		}

		#[pallet::call_index(2)]
		#[pallet::weight(DECLARED)]
		pub fn batch(
			origin: OriginFor<T>,
			calls: Vec<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			for call in calls {
				call.dispatch_bypass_filter(origin.clone())?;
			}
			Ok(().into())
		}

		/// Stands for an upgrade.
		#[pallet::call_index(3)]
		#[pallet::weight(DECLARED)]
		pub fn upgrade(origin: OriginFor<T>, value: u32, works: bool) -> DispatchResult {
			ensure_root(origin)?;
			Kept::<T>::put(value);
			ensure!(works, Error::<T>::Refused);
			Ok(())
		}
	}
}

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(12)]
	pub type CouncilRoot = crate;
	#[runtime::pallet_index(100)]
	pub type Steps = steps;
}

pub type Block = frame_system::mocking::MockBlock<Test>;

/// Lets nobody call `keep`.
pub struct Everyday;

impl Contains<RuntimeCall> for Everyday {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Steps(steps::Call::keep { .. }))
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BaseCallFilter = Everyday;
}

impl steps::Config for Test {
	type RuntimeCall = RuntimeCall;
}

parameter_types! {
	pub const Council: Body = Body::Council;
	pub const Committee: Body = Body::Committee;
	pub static Now: Moment = START;
}

pub struct Clock;

impl Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

/// At least `N` of `D` of a body's members.
pub struct AtLeast<B, const N: u32, const D: u32>(PhantomData<B>);

impl<B: Get<Body>, const N: u32, const D: u32> EnsureOrigin<RuntimeOrigin> for AtLeast<B, N, D> {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match &origin.caller {
			OriginCaller::Steps(steps::Origin::Motion { body, ayes, members })
				if *body == B::get() && ayes * D >= members * N =>
			{
				Ok(())
			}
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(steps::Origin::Motion { body: B::get(), ayes: N, members: D }.into())
	}
}

/// At least `N` of `D` of either body.
pub type OfEither<const N: u32, const D: u32> = EitherOf<
	MapSuccess<AtLeast<Council, N, D>, Replace<Council>>,
	MapSuccess<AtLeast<Committee, N, D>, Replace<Committee>>,
>;

/// What carries calls that would be refused alone, and the way in.
pub struct Wrappers;

impl Contains<RuntimeCall> for Wrappers {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::CouncilRoot(_) => true,
			RuntimeCall::Steps(steps::Call::batch { calls }) => calls
				.iter()
				.any(|call| Self::contains(call) || Raw::contains(call) || Upgrades::contains(call)),
			_ => false,
		}
	}
}

/// Raw writes.
pub struct Raw;

impl Contains<RuntimeCall> for Raw {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(
				frame_system::Call::set_storage { .. }
					| frame_system::Call::kill_storage { .. }
					| frame_system::Call::kill_prefix { .. },
			)
		)
	}
}

/// What takes the committee's consent.
pub struct Upgrades;

impl Contains<RuntimeCall> for Upgrades {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(frame_system::Call::authorize_upgrade { .. })
				| RuntimeCall::Steps(steps::Call::upgrade { .. })
		)
	}
}

impl crate::Config for Test {
	type RuntimeCall = RuntimeCall;
	type DispatchOrigin = AtLeast<Council, 3, 4>;
	type ConsentOrigin = AtLeast<Committee, 2, 3>;
	type GlassOrigin = OfEither<3, 4>;
	type SealOrigin = OfEither<1, 2>;
	type Forbidden = Wrappers;
	type NeedsConsent = Upgrades;
	type RawWrites = Raw;
	type Clock = Clock;
	type ConsentLifetime = ConstU64<{ 7 * DAY }>;
	type BreakGlassWindow = ConstU64<HOUR>;
	type MaxConsents = ConstU32<16>;
	type WeightInfo = ();
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities =
		frame_system::GenesisConfig::<Test>::default().build_storage().expect("an empty genesis").into();
	ext.execute_with(|| {
		Now::set(START);
		// The genesis block keeps no events.
		System::set_block_number(1);
	});
	ext
}

/// Runs a test and looks at the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		CouncilRoot::do_try_state().expect("the invariants hold");
	});
}
