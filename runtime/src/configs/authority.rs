//! Who may change the rules: the council of agencies, the technical committee, and the one door to Root.

use crate::{
	configs::RuntimeBlockWeights,
	origins::{CouncilThreeQuarters, EnsureRootOrCouncilMajority},
	AccountId, BlockNumber, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, DAYS,
};
use frame_support::{
	instances::{Instance1, Instance2},
	parameter_types,
	traits::{ConstU32, Contains},
	weights::Weight,
};
use frame_system::EnsureRoot;

parameter_types! {
	/// How long a motion is open: a day.
	pub const MotionDuration: BlockNumber = DAYS;
	/// Heaviest call a motion may carry.
	pub MaxProposalWeight: Weight = RuntimeBlockWeights::get().max_block.saturating_div(2);
}

/// The council of agencies.
pub type CouncilCollective = Instance1;
/// The technical committee.
pub type TechnicalCollective = Instance2;

impl pallet_collective::Config<CouncilCollective> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<100>;
	type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRootOrCouncilMajority;
	type KillOrigin = EnsureRootOrCouncilMajority;
	type Consideration = ();
}

impl pallet_collective::Config<TechnicalCollective> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<30>;
	type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureRootOrCouncilMajority;
	type KillOrigin = EnsureRootOrCouncilMajority;
	type Consideration = ();
}

/// What not even three quarters of the council may do through the door: write storage past every rule, and wrap calls,
/// behind which such a write could hide.
pub struct ForbiddenAsRoot;

impl Contains<RuntimeCall> for ForbiddenAsRoot {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(call) => matches!(
				call,
				frame_system::Call::set_storage { .. }
					| frame_system::Call::kill_storage { .. }
					| frame_system::Call::kill_prefix { .. }
			),
			RuntimeCall::Utility(_)
			| RuntimeCall::Multisig(_)
			| RuntimeCall::CouncilRoot(_)
			| RuntimeCall::Council(
				pallet_collective::Call::propose { .. } | pallet_collective::Call::execute { .. },
			)
			| RuntimeCall::TechnicalCommittee(
				pallet_collective::Call::propose { .. } | pallet_collective::Call::execute { .. },
			) => true,
			_ => false,
		}
	}
}

impl pallet_council_root::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type DispatchOrigin = CouncilThreeQuarters;
	type Forbidden = ForbiddenAsRoot;
	type WeightInfo = pallet_council_root::weights::SubstrateWeight<Runtime>;
}
