//! The pallets of the subject: agencies, quota, incidents, validation, observations, resources.

use super::parameters::Policies;
use crate::{
	call_policy::CallPolicy, origins, AccountPublic, Agencies, Incidents, Moment, Quota, Resources, Runtime,
	Signature, Timestamp, Validation,
};
use frame_support::{
	dispatch::DispatchResult,
	parameter_types,
	traits::{ConstU16, ConstU32, ConstU64, ConstU8, Nothing},
};
use muster_primitives::{traits::OnRound, OpenedRound, RoundId, RoundSubject, Verdict};
use pallet_resources::{RoundTerms, DELIVERY_ROUND, NEED_ROUND};
use sp_runtime::Percent;

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
	type Emergency = Incidents;
	type Classifier = CallPolicy;
	type Policies = Policies;
	type MaxTransactionBytes = MaxTransactionBytes;
	/// How far a key's transactions may run ahead of what the chain has taken: bounds what one key holds in the pool.
	type NonceWindow = ConstU32<1024>;
	/// Blocks a transaction waits in the pool at most: ten minutes.
	type PoolLongevity = ConstU64<600>;
	type WeightInfo = pallet_quota::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// What of a block's rest one pallet may put into work that is due. Four of them share a block.
	pub const IdleShare: Percent = Percent::from_percent(50);
}

impl pallet_incidents::Config for Runtime {
	type RegistryOrigin = origins::CouncilMajority;
	type OfficerOrigin = origins::AnyOfficer;
	type ReportOrigin = origins::Reporter;
	type TriageOrigin = origins::Triager;
	type DeclareOrigin = origins::Declarer;
	type Agencies = Agencies;
	type Rounds = Validation;
	type Needs = Resources;
	type Clock = Timestamp;
	type MaxClockAhead = ConstU64<{ 5 * MINUTE }>;
	type MaxRevisions = ConstU32<255>;
	type CountingTime = ConstU64<{ 10 * MINUTE }>;
	type MergeWindow = ConstU64<DAY>;
	type AlertWindow = ConstU64<{ 30 * MINUTE }>;
	type MaxAlert = ConstU64<{ 7 * DAY }>;
	type IdleShare = IdleShare;
	type WeightInfo = pallet_incidents::weights::SubstrateWeight<Runtime>;
}

/// Tells whose subject it is what becomes of a round.
pub struct SubjectOfRound;

impl OnRound for SubjectOfRound {
	fn on_followed(
		subject: RoundSubject,
		from: RoundId,
		verdict: Verdict,
		next: OpenedRound,
	) -> DispatchResult {
		match subject {
			RoundSubject::Incident { .. } => Incidents::on_followed(subject, from, verdict, next),
			RoundSubject::Need { .. } | RoundSubject::Delivery { .. } => {
				Resources::on_followed(subject, from, verdict, next)
			}
		}
	}

	fn on_verdict(subject: RoundSubject, round: RoundId, verdict: Verdict) -> DispatchResult {
		match subject {
			RoundSubject::Incident { .. } => Incidents::on_verdict(subject, round, verdict),
			RoundSubject::Need { .. } | RoundSubject::Delivery { .. } => {
				Resources::on_verdict(subject, round, verdict)
			}
		}
	}
}

impl pallet_validation::Config for Runtime {
	type VoteOrigin = origins::Voter;
	type OfficerOrigin = origins::AnyOfficer;
	type Agencies = Agencies;
	type OnRound = SubjectOfRound;
	type Clock = Timestamp;
	type MaxVotes = ConstU32<512>;
	type MaxLineVotes = ConstU32<64>;
	type MaxAppeals = ConstU8<3>;
	type EpochLength = ConstU64<{ 7 * DAY }>;
	type Lambda = ConstU32<980_000>;
	type WeightInfo = pallet_validation::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

impl pallet_observations::Config for Runtime {
	type ObserveOrigin = origins::Observer;
	type AllegeOrigin = origins::ObserverOrTriager;
	type OfficerOrigin = origins::AnyOfficer;
	type CouncilOrigin = origins::CouncilMajority;
	type Agencies = Agencies;
	type EventTypes = Incidents;
	type Reliability = Validation;
	type Clock = Timestamp;
	type MaxClockAhead = ConstU64<{ 5 * MINUTE }>;
	type ContestWindow = ConstU64<{ 7 * DAY }>;
	type MaxMetrics = ConstU16<256>;
	type IdleShare = IdleShare;
	type WeightInfo = pallet_observations::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}

parameter_types! {
	/// Who says whether a need is real.
	pub const NeedRound: RoundTerms = NEED_ROUND;
	/// Who says what arrived.
	pub const DeliveryRound: RoundTerms = DELIVERY_ROUND;
}

impl pallet_resources::Config for Runtime {
	type ProductOrigin = origins::CouncilMajority;
	type RequestOrigin = origins::Requester;
	type ApproveOrigin = origins::Approver;
	type SupplyOrigin = origins::Supplier;
	type ReceiveOrigin = origins::Receiver;
	type CarryOrigin = origins::Carrier;
	type OfficerOrigin = origins::AnyOfficer;
	type Agencies = Agencies;
	type Incidents = Incidents;
	/// No event type asks for it: amounts alone decide which needs are voted on.
	type VerifiedIncidents = Nothing;
	type Rounds = Validation;
	type NeedRound = NeedRound;
	type DeliveryRound = DeliveryRound;
	type Clock = Timestamp;
	type MaxLines = ConstU32<64>;
	type MaxClaims = ConstU32<500>;
	type MaxCheckpoints = ConstU32<64>;
	type ExpiryGrace = ConstU64<{ 7 * DAY }>;
	type ReservationWindow = ConstU64<{ 3 * DAY }>;
	type AcknowledgeWindow = ConstU64<{ 7 * DAY }>;
	type LossWindow = ConstU64<{ 3 * DAY }>;
	type ArrivalGrace = ConstU64<{ 2 * DAY }>;
	type IdleShare = IdleShare;
	type WeightInfo = pallet_resources::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Helper;
}
