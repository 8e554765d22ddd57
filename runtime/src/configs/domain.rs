//! The pallets of the subject: agencies, quota, incidents, validation, resources.

use super::parameters::Policies;
use crate::{
	call_policy::CallPolicy, origins, AccountPublic, Agencies, Incidents, Moment, Quota, Runtime, Signature,
	Timestamp, Validation,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64, ConstU8},
};

const MINUTE: Moment = 60 * 1_000;
const DAY: Moment = 24 * 60 * MINUTE;

impl pallet_agencies::Config for Runtime {
	type CouncilOrigin = origins::CouncilMajority;
	type CouncilMember = origins::CouncilMember;
	type Clock = Timestamp;
	type Signature = Signature;
	type Signer = AccountPublic;
	type MaxChildren = ConstU32<1024>;
	type MaxOfficers = ConstU32<64>;
	type MaxDepth = ConstU8<8>;
	type MaxTerm = ConstU64<{ 365 * DAY }>;
	type ReinstatementWindow = ConstU64<DAY>;
	type OnKeyRotated = Quota;
	type WeightInfo = pallet_agencies::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

parameter_types! {
	/// Most bytes of a transaction that is charged to an agency. An upgrade's code is more, and is charged to nobody.
	pub const MaxTransactionBytes: u32 = 1024 * 1024;
}

impl pallet_quota::Config for Runtime {
	type Agencies = Agencies;
	type Classifier = CallPolicy;
	type Policies = Policies;
	type MaxTransactionBytes = MaxTransactionBytes;
	/// How far a key's transactions may run ahead of what the chain has taken: bounds what one key holds in the pool.
	type NonceWindow = ConstU32<1024>;
	/// Blocks a transaction waits in the pool at most: ten minutes.
	type PoolLongevity = ConstU64<600>;
	type WeightInfo = pallet_quota::weights::SubstrateWeight<Runtime>;
}

impl pallet_incidents::Config for Runtime {
	type WeightInfo = pallet_incidents::weights::SubstrateWeight<Runtime>;
	type ReportOrigin = origins::Reporter;
	type TriageOrigin = origins::Triager;
	type Agencies = Agencies;
	type Rounds = Validation;
	type Clock = Timestamp;
	type MaxClockAhead = ConstU64<{ 5 * MINUTE }>;
	type MaxRevisions = ConstU32<255>;
	type DeclareOrigin = origins::Declarer;
	type AlertWindow = ConstU64<{ 30 * MINUTE }>;
	type MaxAlert = ConstU64<{ 7 * DAY }>;
}

impl pallet_validation::Config for Runtime {
	type VoteOrigin = origins::Voter;
	type OfficerOrigin = origins::AnyOfficer;
	type Agencies = Agencies;
	type OnVerdict = Incidents;
	type Clock = Timestamp;
	type MaxVotes = ConstU32<512>;
	type WeightInfo = pallet_validation::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_resources::Config for Runtime {
	type ProductOrigin = origins::CouncilMajority;
	type RequestOrigin = origins::Requester;
	type ApproveOrigin = origins::Approver;
	type SupplyOrigin = origins::Supplier;
	type ReceiveOrigin = origins::Receiver;
	type Agencies = Agencies;
	type Incidents = Incidents;
	type Clock = Timestamp;
	type MaxLines = ConstU32<64>;
	type WeightInfo = pallet_resources::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}
