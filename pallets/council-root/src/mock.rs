//! A runtime with a council that is an origin and nothing else, and a pallet whose calls only Root may make.

use frame_support::{
	derive_impl,
	traits::{Contains, EnsureOrigin},
};
use sp_runtime::BuildStorage;

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
		Motion { ayes: u32, members: u32 },
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

/// Three quarters of the council.
pub struct ThreeQuarters;

impl EnsureOrigin<RuntimeOrigin> for ThreeQuarters {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match &origin.caller {
			OriginCaller::Steps(steps::Origin::Motion { ayes, members }) if ayes * 4 >= members * 3 => Ok(()),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(steps::Origin::Motion { ayes: 3, members: 4 }.into())
	}
}

/// Raw storage writes and the way in, in batches too.
pub struct Raw;

impl Contains<RuntimeCall> for Raw {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(
				frame_system::Call::set_storage { .. }
				| frame_system::Call::kill_storage { .. }
				| frame_system::Call::kill_prefix { .. },
			)
			| RuntimeCall::CouncilRoot(_) => true,
			RuntimeCall::Steps(steps::Call::batch { calls }) => calls.iter().any(Self::contains),
			_ => false,
		}
	}
}

impl crate::Config for Test {
	type RuntimeCall = RuntimeCall;
	type DispatchOrigin = ThreeQuarters;
	type Forbidden = Raw;
	type WeightInfo = ();
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities =
		frame_system::GenesisConfig::<Test>::default().build_storage().expect("an empty genesis").into();
	// The genesis block keeps no events.
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test. The pallet stores nothing, so there are no invariants to check after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(test)
}
