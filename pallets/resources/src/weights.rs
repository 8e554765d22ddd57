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
	// Shortest run: 100438 ns.
	fn acknowledge() -> Weight {
		Weight::from_parts(111_032_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 455918 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(498_403_000, 0)
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// `n` from 1 to 500.
	// Shortest run: 143856 ns.
	fn allocate(n: u32) -> Weight {
		Weight::from_parts(153_883_000, 0)
			.saturating_add(Weight::from_parts(40_707_036, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 145464 ns.
	fn amend(n: u32) -> Weight {
		Weight::from_parts(118_482_117, 0)
			.saturating_add(Weight::from_parts(50_375_802, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
	// Shortest run: 40580 ns.
	fn amend_product() -> Weight {
		Weight::from_parts(47_623_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 100511 ns.
	fn answer_extension() -> Weight {
		Weight::from_parts(106_866_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 96191 ns.
	fn answer_return() -> Weight {
		Weight::from_parts(104_477_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 131798 ns.
	fn approve(n: u32) -> Weight {
		Weight::from_parts(142_038_943, 0)
			.saturating_add(Weight::from_parts(23_845_035, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 49084 ns.
	fn arrive() -> Weight {
		Weight::from_parts(89_178_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 158875 ns.
	fn cancel() -> Weight {
		Weight::from_parts(171_058_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 99216 ns.
	fn cancel_shipment() -> Weight {
		Weight::from_parts(116_891_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 90343 ns.
	fn checkpoint() -> Weight {
		Weight::from_parts(105_749_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 99317 ns.
	fn close() -> Weight {
		Weight::from_parts(104_978_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 82015 ns.
	fn commit() -> Weight {
		Weight::from_parts(90_498_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 118029 ns.
	fn commit_substitute() -> Weight {
		Weight::from_parts(133_749_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 155242 ns.
	fn confirm_loss() -> Weight {
		Weight::from_parts(164_027_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	// Shortest run: 452933 ns.
	fn contest() -> Weight {
		Weight::from_parts(489_381_000, 0)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 71907 ns.
	fn declare_lost() -> Weight {
		Weight::from_parts(115_534_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 141080 ns.
	fn depart() -> Weight {
		Weight::from_parts(161_164_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 119225 ns.
	fn dispatch() -> Weight {
		Weight::from_parts(134_974_000, 0)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 117379 ns.
	fn draft(n: u32) -> Weight {
		Weight::from_parts(121_986_791, 0)
			.saturating_add(Weight::from_parts(17_914_261, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 145186 ns.
	fn name_substitutes() -> Weight {
		Weight::from_parts(165_615_000, 0)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 450326 ns.
	fn poke() -> Weight {
		Weight::from_parts(480_153_000, 0)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 118081 ns.
	fn prepare() -> Weight {
		Weight::from_parts(138_107_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 118095 ns.
	fn publish_offer() -> Weight {
		Weight::from_parts(133_307_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	// Shortest run: 220570 ns.
	fn receive() -> Weight {
		Weight::from_parts(236_898_000, 0)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	// Shortest run: 20961 ns.
	fn register_product() -> Weight {
		Weight::from_parts(31_192_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 151780 ns.
	fn reject() -> Weight {
		Weight::from_parts(186_418_000, 0)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	// Shortest run: 117894 ns.
	fn release() -> Weight {
		Weight::from_parts(139_036_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 84133 ns.
	fn report_stock() -> Weight {
		Weight::from_parts(91_928_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 78577 ns.
	fn request_extension() -> Weight {
		Weight::from_parts(83_818_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 87584 ns.
	fn request_return() -> Weight {
		Weight::from_parts(94_141_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 129129 ns.
	fn reserve() -> Weight {
		Weight::from_parts(147_838_000, 0)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 116307 ns.
	fn respond() -> Weight {
		Weight::from_parts(127_185_000, 0)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	// Shortest run: 32545 ns.
	fn retire_product() -> Weight {
		Weight::from_parts(40_076_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 66290 ns.
	fn send_back() -> Weight {
		Weight::from_parts(104_021_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 77092 ns.
	fn submit(n: u32) -> Weight {
		Weight::from_parts(85_810_465, 0)
			.saturating_add(Weight::from_parts(19_937_271, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 109631 ns.
	fn submit_draft(n: u32) -> Weight {
		Weight::from_parts(84_312_595, 0)
			.saturating_add(Weight::from_parts(24_726_704, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 71433 ns.
	fn take_back() -> Weight {
		Weight::from_parts(119_425_000, 0)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Shortest run: 82857 ns.
	fn unreserve() -> Weight {
		Weight::from_parts(95_246_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Shortest run: 444818 ns.
	fn verify_need() -> Weight {
		Weight::from_parts(472_939_000, 0)
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Shortest run: 73484 ns.
	fn vouch_offer() -> Weight {
		Weight::from_parts(87_901_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Shortest run: 60264 ns.
	fn withdraw_offer() -> Weight {
		Weight::from_parts(70_917_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights with the costs of ParityDB, for mocks.
impl WeightInfo for () {
	// Shortest run: 100438 ns.
	fn acknowledge() -> Weight {
		Weight::from_parts(111_032_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 455918 ns.
	fn agenda_step() -> Weight {
		Weight::from_parts(498_403_000, 0)
			.saturating_add(ParityDbWeight::get().reads(28_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// `n` from 1 to 500.
	// Shortest run: 143856 ns.
	fn allocate(n: u32) -> Weight {
		Weight::from_parts(153_883_000, 0)
			.saturating_add(Weight::from_parts(40_707_036, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 145464 ns.
	fn amend(n: u32) -> Weight {
		Weight::from_parts(118_482_117, 0)
			.saturating_add(Weight::from_parts(50_375_802, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads(4_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
	// Shortest run: 40580 ns.
	fn amend_product() -> Weight {
		Weight::from_parts(47_623_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 100511 ns.
	fn answer_extension() -> Weight {
		Weight::from_parts(106_866_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 96191 ns.
	fn answer_return() -> Weight {
		Weight::from_parts(104_477_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 131798 ns.
	fn approve(n: u32) -> Weight {
		Weight::from_parts(142_038_943, 0)
			.saturating_add(Weight::from_parts(23_845_035, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 49084 ns.
	fn arrive() -> Weight {
		Weight::from_parts(89_178_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 158875 ns.
	fn cancel() -> Weight {
		Weight::from_parts(171_058_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 99216 ns.
	fn cancel_shipment() -> Weight {
		Weight::from_parts(116_891_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 90343 ns.
	fn checkpoint() -> Weight {
		Weight::from_parts(105_749_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 99317 ns.
	fn close() -> Weight {
		Weight::from_parts(104_978_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 82015 ns.
	fn commit() -> Weight {
		Weight::from_parts(90_498_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 118029 ns.
	fn commit_substitute() -> Weight {
		Weight::from_parts(133_749_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 155242 ns.
	fn confirm_loss() -> Weight {
		Weight::from_parts(164_027_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	// Shortest run: 452933 ns.
	fn contest() -> Weight {
		Weight::from_parts(489_381_000, 0)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 71907 ns.
	fn declare_lost() -> Weight {
		Weight::from_parts(115_534_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 141080 ns.
	fn depart() -> Weight {
		Weight::from_parts(161_164_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 119225 ns.
	fn dispatch() -> Weight {
		Weight::from_parts(134_974_000, 0)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 117379 ns.
	fn draft(n: u32) -> Weight {
		Weight::from_parts(121_986_791, 0)
			.saturating_add(Weight::from_parts(17_914_261, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 145186 ns.
	fn name_substitutes() -> Weight {
		Weight::from_parts(165_615_000, 0)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 450326 ns.
	fn poke() -> Weight {
		Weight::from_parts(480_153_000, 0)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 118081 ns.
	fn prepare() -> Weight {
		Weight::from_parts(138_107_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 118095 ns.
	fn publish_offer() -> Weight {
		Weight::from_parts(133_307_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	// Shortest run: 220570 ns.
	fn receive() -> Weight {
		Weight::from_parts(236_898_000, 0)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	// Shortest run: 20961 ns.
	fn register_product() -> Weight {
		Weight::from_parts(31_192_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 151780 ns.
	fn reject() -> Weight {
		Weight::from_parts(186_418_000, 0)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	// Shortest run: 117894 ns.
	fn release() -> Weight {
		Weight::from_parts(139_036_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 84133 ns.
	fn report_stock() -> Weight {
		Weight::from_parts(91_928_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 78577 ns.
	fn request_extension() -> Weight {
		Weight::from_parts(83_818_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 87584 ns.
	fn request_return() -> Weight {
		Weight::from_parts(94_141_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 129129 ns.
	fn reserve() -> Weight {
		Weight::from_parts(147_838_000, 0)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 116307 ns.
	fn respond() -> Weight {
		Weight::from_parts(127_185_000, 0)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	// Shortest run: 32545 ns.
	fn retire_product() -> Weight {
		Weight::from_parts(40_076_000, 0)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 66290 ns.
	fn send_back() -> Weight {
		Weight::from_parts(104_021_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// `n` from 1 to 64.
	// Shortest run: 77092 ns.
	fn submit(n: u32) -> Weight {
		Weight::from_parts(85_810_465, 0)
			.saturating_add(Weight::from_parts(19_937_271, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// `n` from 1 to 64.
	// Shortest run: 109631 ns.
	fn submit_draft(n: u32) -> Weight {
		Weight::from_parts(84_312_595, 0)
			.saturating_add(Weight::from_parts(24_726_704, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
	// Shortest run: 71433 ns.
	fn take_back() -> Weight {
		Weight::from_parts(119_425_000, 0)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Shortest run: 82857 ns.
	fn unreserve() -> Weight {
		Weight::from_parts(95_246_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Shortest run: 444818 ns.
	fn verify_need() -> Weight {
		Weight::from_parts(472_939_000, 0)
			.saturating_add(ParityDbWeight::get().reads(33_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// Shortest run: 73484 ns.
	fn vouch_offer() -> Weight {
		Weight::from_parts(87_901_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Shortest run: 60264 ns.
	fn withdraw_offer() -> Weight {
		Weight::from_parts(70_917_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
