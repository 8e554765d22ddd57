//! Weights of `pallet_resources`, measured by `scripts/bench weights`. Generated: run that again instead of editing.
//!
//! 12 steps, 20 repeats, compiled Wasm, Intel(R) Xeon(R) Processor.

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
	// Shortest run: 49946 ns.
	fn acknowledge() -> Weight {
		Weight::from_parts(58_241_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 252268 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(399_054_000, 0)
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// `n` from 1 to 500.
	// Shortest run: 127330 ns.
	fn allocate(n: u32) -> Weight {
		Weight::from_parts(241_285_476, 0)
			.saturating_add(Weight::from_parts(34_077_164, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 131372 ns.
	fn amend(n: u32) -> Weight {
		Weight::from_parts(135_937_251, 0)
			.saturating_add(Weight::from_parts(39_180_852, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
	// Shortest run: 32665 ns.
	fn amend_product() -> Weight {
		Weight::from_parts(39_322_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 85066 ns.
	fn answer_extension() -> Weight {
		Weight::from_parts(92_410_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 52290 ns.
	fn answer_return() -> Weight {
		Weight::from_parts(61_755_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 107767 ns.
	fn approve(n: u32) -> Weight {
		Weight::from_parts(141_940_351, 0)
			.saturating_add(Weight::from_parts(19_959_701, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 45289 ns.
	fn arrive() -> Weight {
		Weight::from_parts(52_882_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 89639 ns.
	fn cancel() -> Weight {
		Weight::from_parts(152_889_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 53591 ns.
	fn cancel_shipment() -> Weight {
		Weight::from_parts(62_788_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 49315 ns.
	fn checkpoint() -> Weight {
		Weight::from_parts(58_535_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 49218 ns.
	fn close() -> Weight {
		Weight::from_parts(57_857_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 43969 ns.
	fn commit() -> Weight {
		Weight::from_parts(79_201_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 61327 ns.
	fn commit_substitute() -> Weight {
		Weight::from_parts(69_444_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 133562 ns.
	fn confirm_loss() -> Weight {
		Weight::from_parts(182_629_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 250457 ns.
	fn contest() -> Weight {
		Weight::from_parts(279_376_000, 0)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 62710 ns.
	fn declare_lost() -> Weight {
		Weight::from_parts(101_534_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 78837 ns.
	fn depart() -> Weight {
		Weight::from_parts(99_458_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 117831 ns.
	fn dispatch() -> Weight {
		Weight::from_parts(128_532_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 58152 ns.
	fn draft(n: u32) -> Weight {
		Weight::from_parts(187_591_895, 0)
			.saturating_add(Weight::from_parts(11_959_548, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 80932 ns.
	fn name_substitutes() -> Weight {
		Weight::from_parts(94_256_000, 0)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 251377 ns.
	fn poke() -> Weight {
		Weight::from_parts(278_521_000, 0)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 65545 ns.
	fn prepare() -> Weight {
		Weight::from_parts(77_118_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 66362 ns.
	fn publish_offer() -> Weight {
		Weight::from_parts(97_052_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 145188 ns.
	fn receive() -> Weight {
		Weight::from_parts(196_892_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Shortest run: 27801 ns.
	fn register_product() -> Weight {
		Weight::from_parts(33_438_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 90006 ns.
	fn reject() -> Weight {
		Weight::from_parts(97_575_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 60158 ns.
	fn release() -> Weight {
		Weight::from_parts(67_016_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 45404 ns.
	fn report_stock() -> Weight {
		Weight::from_parts(85_723_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 40800 ns.
	fn request_extension() -> Weight {
		Weight::from_parts(70_630_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 50265 ns.
	fn request_return() -> Weight {
		Weight::from_parts(86_606_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 120978 ns.
	fn reserve() -> Weight {
		Weight::from_parts(131_465_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 105148 ns.
	fn respond() -> Weight {
		Weight::from_parts(114_287_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 32609 ns.
	fn retire_product() -> Weight {
		Weight::from_parts(39_723_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 47900 ns.
	fn send_back() -> Weight {
		Weight::from_parts(57_536_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 127034 ns.
	fn submit(n: u32) -> Weight {
		Weight::from_parts(167_087_662, 0)
			.saturating_add(Weight::from_parts(14_997_877, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 65508 ns.
	fn submit_draft(n: u32) -> Weight {
		Weight::from_parts(45_930_731, 0)
			.saturating_add(Weight::from_parts(20_468_572, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 103580 ns.
	fn take_back() -> Weight {
		Weight::from_parts(113_815_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 66909 ns.
	fn unreserve() -> Weight {
		Weight::from_parts(82_442_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 309195 ns.
	fn verify_need() -> Weight {
		Weight::from_parts(436_817_000, 0)
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Shortest run: 52960 ns.
	fn vouch_offer() -> Weight {
		Weight::from_parts(67_468_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 46309 ns.
	fn withdraw_offer() -> Weight {
		Weight::from_parts(65_714_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 49946 ns.
	fn acknowledge() -> Weight {
		Weight::from_parts(58_241_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 252268 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(399_054_000, 0)
			.saturating_add(ParityDbWeight::get().reads(28_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// `n` from 1 to 500.
	// Shortest run: 127330 ns.
	fn allocate(n: u32) -> Weight {
		Weight::from_parts(241_285_476, 0)
			.saturating_add(Weight::from_parts(34_077_164, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 131372 ns.
	fn amend(n: u32) -> Weight {
		Weight::from_parts(135_937_251, 0)
			.saturating_add(Weight::from_parts(39_180_852, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
	// Shortest run: 32665 ns.
	fn amend_product() -> Weight {
		Weight::from_parts(39_322_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 85066 ns.
	fn answer_extension() -> Weight {
		Weight::from_parts(92_410_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 52290 ns.
	fn answer_return() -> Weight {
		Weight::from_parts(61_755_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 107767 ns.
	fn approve(n: u32) -> Weight {
		Weight::from_parts(141_940_351, 0)
			.saturating_add(Weight::from_parts(19_959_701, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 45289 ns.
	fn arrive() -> Weight {
		Weight::from_parts(52_882_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 89639 ns.
	fn cancel() -> Weight {
		Weight::from_parts(152_889_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 53591 ns.
	fn cancel_shipment() -> Weight {
		Weight::from_parts(62_788_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 49315 ns.
	fn checkpoint() -> Weight {
		Weight::from_parts(58_535_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 49218 ns.
	fn close() -> Weight {
		Weight::from_parts(57_857_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 43969 ns.
	fn commit() -> Weight {
		Weight::from_parts(79_201_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 61327 ns.
	fn commit_substitute() -> Weight {
		Weight::from_parts(69_444_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 133562 ns.
	fn confirm_loss() -> Weight {
		Weight::from_parts(182_629_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 250457 ns.
	fn contest() -> Weight {
		Weight::from_parts(279_376_000, 0)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 62710 ns.
	fn declare_lost() -> Weight {
		Weight::from_parts(101_534_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 78837 ns.
	fn depart() -> Weight {
		Weight::from_parts(99_458_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 117831 ns.
	fn dispatch() -> Weight {
		Weight::from_parts(128_532_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 58152 ns.
	fn draft(n: u32) -> Weight {
		Weight::from_parts(187_591_895, 0)
			.saturating_add(Weight::from_parts(11_959_548, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 80932 ns.
	fn name_substitutes() -> Weight {
		Weight::from_parts(94_256_000, 0)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 251377 ns.
	fn poke() -> Weight {
		Weight::from_parts(278_521_000, 0)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 65545 ns.
	fn prepare() -> Weight {
		Weight::from_parts(77_118_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 66362 ns.
	fn publish_offer() -> Weight {
		Weight::from_parts(97_052_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 145188 ns.
	fn receive() -> Weight {
		Weight::from_parts(196_892_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// Shortest run: 27801 ns.
	fn register_product() -> Weight {
		Weight::from_parts(33_438_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 90006 ns.
	fn reject() -> Weight {
		Weight::from_parts(97_575_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 60158 ns.
	fn release() -> Weight {
		Weight::from_parts(67_016_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 45404 ns.
	fn report_stock() -> Weight {
		Weight::from_parts(85_723_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 40800 ns.
	fn request_extension() -> Weight {
		Weight::from_parts(70_630_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 50265 ns.
	fn request_return() -> Weight {
		Weight::from_parts(86_606_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 120978 ns.
	fn reserve() -> Weight {
		Weight::from_parts(131_465_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 105148 ns.
	fn respond() -> Weight {
		Weight::from_parts(114_287_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 32609 ns.
	fn retire_product() -> Weight {
		Weight::from_parts(39_723_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 47900 ns.
	fn send_back() -> Weight {
		Weight::from_parts(57_536_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 127034 ns.
	fn submit(n: u32) -> Weight {
		Weight::from_parts(167_087_662, 0)
			.saturating_add(Weight::from_parts(14_997_877, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 65508 ns.
	fn submit_draft(n: u32) -> Weight {
		Weight::from_parts(45_930_731, 0)
			.saturating_add(Weight::from_parts(20_468_572, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 103580 ns.
	fn take_back() -> Weight {
		Weight::from_parts(113_815_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 66909 ns.
	fn unreserve() -> Weight {
		Weight::from_parts(82_442_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 309195 ns.
	fn verify_need() -> Weight {
		Weight::from_parts(436_817_000, 0)
			.saturating_add(ParityDbWeight::get().reads(33_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// Shortest run: 52960 ns.
	fn vouch_offer() -> Weight {
		Weight::from_parts(67_468_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 46309 ns.
	fn withdraw_offer() -> Weight {
		Weight::from_parts(65_714_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
