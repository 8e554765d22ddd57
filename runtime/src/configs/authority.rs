//! Who may change the rules: the council of agencies, the technical committee, the one door to Root, the brake, and the
//! parameters that need no upgrade.

use super::parameters::RuntimeParameters;
use crate::{
	call_policy, configs::RuntimeBlockWeights, origins, AccountId, BlockNumber, Moment, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, Timestamp, DAYS,
};
use frame_support::{
	instances::{Instance1, Instance2},
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU32, ConstU64, Contains, EitherOfDiverse},
	weights::Weight,
};
use frame_system::EnsureRoot;

const HOUR: Moment = 60 * 60 * 1_000;
const DAY: Moment = 24 * HOUR;

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
	type DisapproveOrigin = origins::EnsureRootOrCouncilMajority;
	type KillOrigin = origins::EnsureRootOrCouncilMajority;
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
	type DisapproveOrigin = origins::EnsureRootOrCommitteeMajority;
	type KillOrigin = origins::EnsureRootOrCommitteeMajority;
	type Consideration = ();
}

/// What not even three quarters of the council may do through the door: wrap calls, behind which the others could hide.
pub struct Wrappers;

impl Contains<RuntimeCall> for Wrappers {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Utility(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::CouncilRoot(_)
				| RuntimeCall::Council(
					pallet_collective::Call::propose { .. } | pallet_collective::Call::execute { .. },
				) | RuntimeCall::TechnicalCommittee(
				pallet_collective::Call::propose { .. } | pallet_collective::Call::execute { .. },
			)
		)
	}
}

/// What changes the code of the chain, or the committee that guards it: the technical committee consents to the very call
/// first.
pub struct Upgrades;

impl Contains<RuntimeCall> for Upgrades {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(
				frame_system::Call::set_code { .. }
					| frame_system::Call::set_code_without_checks { .. }
					| frame_system::Call::authorize_upgrade { .. }
					| frame_system::Call::authorize_upgrade_without_checks { .. }
					| frame_system::Call::set_heap_pages { .. }
			) | RuntimeCall::TechnicalCommittee(
				pallet_collective::Call::set_members { .. }
					| pallet_collective::Call::disapprove_proposal { .. }
					| pallet_collective::Call::kill { .. }
			)
		)
	}
}

/// What writes storage past every rule: both bodies break the glass first.
pub struct RawWrites;

impl Contains<RuntimeCall> for RawWrites {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::System(
				frame_system::Call::set_storage { .. }
					| frame_system::Call::kill_storage { .. }
					| frame_system::Call::kill_prefix { .. }
			)
		)
	}
}

impl pallet_council_root::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type DispatchOrigin = origins::CouncilThreeQuarters;
	type ConsentOrigin = origins::CommitteeTwoThirds;
	type GlassOrigin = origins::ThreeQuartersOfABody;
	type SealOrigin = origins::MajorityOfABody;
	type Forbidden = Wrappers;
	type NeedsConsent = Upgrades;
	type RawWrites = RawWrites;
	type Clock = Timestamp;
	type ConsentLifetime = ConstU64<{ 7 * DAY }>;
	type BreakGlassWindow = ConstU64<HOUR>;
	type MaxConsents = ConstU32<16>;
	type WeightInfo = pallet_council_root::weights::SubstrateWeight<Runtime>;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = origins::CommitteeMajority;
	type UnpauseOrigin = EitherOfDiverse<origins::CommitteeMajority, origins::CouncilMajority>;
	type WhitelistedCalls = call_policy::Unpausable;
	type MaxNameLen = ConstU32<64>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = AsEnsureOriginWithArg<origins::CouncilMajority>;
	/// Upstream keeps its other weights to itself.
	type WeightInfo = ();
}
