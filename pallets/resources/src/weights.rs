//! Weights of `pallet_resources`: placeholder until `scripts/bench weights` has run. Generated: run that again instead of
//! editing.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What the calls of `pallet_resources` weigh.
pub trait WeightInfo {
	/// Weight of `acknowledge`.
	fn acknowledge() -> Weight;
	/// Weight of `agenda_step`.
	fn agenda_step() -> Weight;
	/// Weight of `allocate`.
	fn allocate(n: u32) -> Weight;
	/// Weight of `amend`.
	fn amend(n: u32) -> Weight;
	/// Weight of `amend_product`.
	fn amend_product() -> Weight;
	/// Weight of `answer_extension`.
	fn answer_extension() -> Weight;
	/// Weight of `answer_return`.
	fn answer_return() -> Weight;
	/// Weight of `approve`.
	fn approve(n: u32) -> Weight;
	/// Weight of `arrive`.
	fn arrive() -> Weight;
	/// Weight of `cancel`.
	fn cancel() -> Weight;
	/// Weight of `cancel_shipment`.
	fn cancel_shipment() -> Weight;
	/// Weight of `checkpoint`.
	fn checkpoint() -> Weight;
	/// Weight of `close`.
	fn close() -> Weight;
	/// Weight of `commit`.
	fn commit() -> Weight;
	/// Weight of `commit_substitute`.
	fn commit_substitute() -> Weight;
	/// Weight of `confirm_loss`.
	fn confirm_loss() -> Weight;
	/// Weight of `contest`.
	fn contest() -> Weight;
	/// Weight of `declare_lost`.
	fn declare_lost() -> Weight;
	/// Weight of `depart`.
	fn depart() -> Weight;
	/// Weight of `dispatch`.
	fn dispatch() -> Weight;
	/// Weight of `draft`.
	fn draft(n: u32) -> Weight;
	/// Weight of `name_substitutes`.
	fn name_substitutes() -> Weight;
	/// Weight of `poke`.
	fn poke() -> Weight;
	/// Weight of `prepare`.
	fn prepare() -> Weight;
	/// Weight of `publish_offer`.
	fn publish_offer() -> Weight;
	/// Weight of `receive`.
	fn receive() -> Weight;
	/// Weight of `register_product`.
	fn register_product() -> Weight;
	/// Weight of `reject`.
	fn reject() -> Weight;
	/// Weight of `release`.
	fn release() -> Weight;
	/// Weight of `report_stock`.
	fn report_stock() -> Weight;
	/// Weight of `request_extension`.
	fn request_extension() -> Weight;
	/// Weight of `request_return`.
	fn request_return() -> Weight;
	/// Weight of `reserve`.
	fn reserve() -> Weight;
	/// Weight of `respond`.
	fn respond() -> Weight;
	/// Weight of `retire_product`.
	fn retire_product() -> Weight;
	/// Weight of `send_back`.
	fn send_back() -> Weight;
	/// Weight of `submit`.
	fn submit(n: u32) -> Weight;
	/// Weight of `submit_draft`.
	fn submit_draft(n: u32) -> Weight;
	/// Weight of `take_back`.
	fn take_back() -> Weight;
	/// Weight of `unreserve`.
	fn unreserve() -> Weight;
	/// Weight of `verify_need`.
	fn verify_need() -> Weight;
	/// Weight of `vouch_offer`.
	fn vouch_offer() -> Weight;
	/// Weight of `withdraw_offer`.
	fn withdraw_offer() -> Weight;
}

/// Weights with the database costs of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn acknowledge() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn agenda_step() -> Weight {
		Weight::from_parts(260_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	fn allocate(n: u32) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(38_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	fn amend(n: u32) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64.saturating_mul(n.into())))
	}
	fn amend_product() -> Weight {
		Weight::from_parts(48_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn answer_extension() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn answer_return() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn approve(n: u32) -> Weight {
		Weight::from_parts(129_487_329, 0)
			.saturating_add(Weight::from_parts(25_567_201, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	fn arrive() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn cancel_shipment() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn checkpoint() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn commit() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn commit_substitute() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn confirm_loss() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn contest() -> Weight {
		Weight::from_parts(220_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn declare_lost() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn depart() -> Weight {
		Weight::from_parts(112_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn dispatch() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn draft(n: u32) -> Weight {
		Weight::from_parts(110_886_914, 0)
			.saturating_add(Weight::from_parts(13_209_625, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	fn name_substitutes() -> Weight {
		Weight::from_parts(136_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn poke() -> Weight {
		Weight::from_parts(240_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn prepare() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn publish_offer() -> Weight {
		Weight::from_parts(104_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn receive() -> Weight {
		Weight::from_parts(128_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn register_product() -> Weight {
		Weight::from_parts(35_281_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn report_stock() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn request_extension() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn request_return() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn reserve() -> Weight {
		Weight::from_parts(128_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn respond() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn retire_product() -> Weight {
		Weight::from_parts(56_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn send_back() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn submit(n: u32) -> Weight {
		Weight::from_parts(120_886_914, 0)
			.saturating_add(Weight::from_parts(13_209_625, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	fn submit_draft(n: u32) -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	fn take_back() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn unreserve() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn verify_need() -> Weight {
		Weight::from_parts(230_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn vouch_offer() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	fn acknowledge() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn agenda_step() -> Weight {
		Weight::from_parts(260_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(14_u64))
	}
	fn allocate(n: u32) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(38_000_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	fn amend(n: u32) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64.saturating_mul(n.into())))
	}
	fn amend_product() -> Weight {
		Weight::from_parts(48_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn answer_extension() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn answer_return() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn approve(n: u32) -> Weight {
		Weight::from_parts(129_487_329, 0)
			.saturating_add(Weight::from_parts(25_567_201, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	fn arrive() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn cancel_shipment() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn checkpoint() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn commit() -> Weight {
		Weight::from_parts(80_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn commit_substitute() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn confirm_loss() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn contest() -> Weight {
		Weight::from_parts(220_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn declare_lost() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn depart() -> Weight {
		Weight::from_parts(112_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn dispatch() -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn draft(n: u32) -> Weight {
		Weight::from_parts(110_886_914, 0)
			.saturating_add(Weight::from_parts(13_209_625, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	fn name_substitutes() -> Weight {
		Weight::from_parts(136_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn poke() -> Weight {
		Weight::from_parts(240_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn prepare() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn publish_offer() -> Weight {
		Weight::from_parts(104_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn receive() -> Weight {
		Weight::from_parts(128_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn register_product() -> Weight {
		Weight::from_parts(35_281_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn report_stock() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn request_extension() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn request_return() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn reserve() -> Weight {
		Weight::from_parts(128_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn respond() -> Weight {
		Weight::from_parts(96_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn retire_product() -> Weight {
		Weight::from_parts(56_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn send_back() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn submit(n: u32) -> Weight {
		Weight::from_parts(120_886_914, 0)
			.saturating_add(Weight::from_parts(13_209_625, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	fn submit_draft(n: u32) -> Weight {
		Weight::from_parts(110_000_000, 0)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	fn take_back() -> Weight {
		Weight::from_parts(88_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn unreserve() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn verify_need() -> Weight {
		Weight::from_parts(230_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn vouch_offer() -> Weight {
		Weight::from_parts(72_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(64_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
