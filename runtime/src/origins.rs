//! Every named power of this chain, in one place: who may do what is read here.

use crate::{
	configs::{CouncilCollective, TechnicalCollective},
	AccountId, Runtime,
};
use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{EitherOf, EitherOfDiverse, MapSuccess, SortedMembers},
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use muster_primitives::Role;
use pallet_agencies::{EnsureAnyOfficer, EnsureOfficer};
use pallet_collective::{EnsureProportionAtLeast, EnsureProportionMoreThan};
use pallet_council_root::Body;
use sp_runtime::traits::Replace;

parameter_types! {
	/// [`Role::Report`].
	pub const ReportRole: Role = Role::Report;
	/// [`Role::Triage`].
	pub const TriageRole: Role = Role::Triage;
	/// [`Role::Vote`].
	pub const VoteRole: Role = Role::Vote;
	/// [`Role::Request`].
	pub const RequestRole: Role = Role::Request;
	/// [`Role::Approve`].
	pub const ApproveRole: Role = Role::Approve;
	/// [`Role::Supply`].
	pub const SupplyRole: Role = Role::Supply;
	/// [`Role::Receive`].
	pub const ReceiveRole: Role = Role::Receive;
	/// [`Role::Declare`].
	pub const DeclareRole: Role = Role::Declare;
	/// [`Role::Observe`].
	pub const ObserveRole: Role = Role::Observe;
	/// [`Role::Carry`].
	pub const CarryRole: Role = Role::Carry;
	/// The council, as one of two bodies.
	pub const CouncilBody: Body = Body::Council;
	/// The committee, as one of two bodies.
	pub const CommitteeBody: Body = Body::Committee;
}

/// More than half of the council: admits and amends agencies, keeps the registries of products, event types and metrics.
pub type CouncilMajority = EnsureProportionMoreThan<AccountId, CouncilCollective, 1, 2>;
/// Three quarters of the council: opens the door to Root.
pub type CouncilThreeQuarters = EnsureProportionAtLeast<AccountId, CouncilCollective, 3, 4>;
/// Withdraws motions.
pub type EnsureRootOrCouncilMajority = EitherOfDiverse<EnsureRoot<AccountId>, CouncilMajority>;

/// More than half of the technical committee: the brake.
pub type CommitteeMajority = EnsureProportionMoreThan<AccountId, TechnicalCollective, 1, 2>;
/// Withdraws the committee's motions: the council cannot stop them.
pub type EnsureRootOrCommitteeMajority = EitherOfDiverse<EnsureRoot<AccountId>, CommitteeMajority>;
/// Two thirds of the technical committee: consents to an upgrade.
pub type CommitteeTwoThirds = EnsureProportionAtLeast<AccountId, TechnicalCollective, 2, 3>;
/// Three quarters of the technical committee.
pub type CommitteeThreeQuarters = EnsureProportionAtLeast<AccountId, TechnicalCollective, 3, 4>;
/// Three quarters of either body: breaks its half of the glass. Success is the body.
pub type ThreeQuartersOfABody = EitherOf<
	MapSuccess<CouncilThreeQuarters, Replace<CouncilBody>>,
	MapSuccess<CommitteeThreeQuarters, Replace<CommitteeBody>>,
>;
/// More than half of either body: seals the glass. Success is the body.
pub type MajorityOfABody = EitherOf<
	MapSuccess<CouncilMajority, Replace<CouncilBody>>,
	MapSuccess<CommitteeMajority, Replace<CommitteeBody>>,
>;

/// The council's members as a list of signers.
pub struct CouncilMembers;

impl SortedMembers<AccountId> for CouncilMembers {
	fn sorted_members() -> Vec<AccountId> {
		pallet_collective::Members::<Runtime, CouncilCollective>::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn add(member: &AccountId) {
		pallet_collective::Members::<Runtime, CouncilCollective>::mutate(|members| {
			if let Err(position) = members.binary_search(member) {
				members.insert(position, member.clone());
			}
		});
	}
}

/// One member of the council alone: suspends at once.
pub type CouncilMember = EnsureSignedBy<CouncilMembers, AccountId>;

/// Any officer who may act.
pub type AnyOfficer = EnsureAnyOfficer<Runtime>;
/// Files and revises reports.
pub type Reporter = EnsureOfficer<Runtime, ReportRole>;
/// Accepts and discards reports.
pub type Triager = EnsureOfficer<Runtime, TriageRole>;
/// Votes in rounds.
pub type Voter = EnsureOfficer<Runtime, VoteRole>;
/// Asks for resources.
pub type Requester = EnsureOfficer<Runtime, RequestRole>;
/// Approves requests.
pub type Approver = EnsureOfficer<Runtime, ApproveRole>;
/// Commits and dispatches supplies.
pub type Supplier = EnsureOfficer<Runtime, SupplyRole>;
/// Receives shipments.
pub type Receiver = EnsureOfficer<Runtime, ReceiveRole>;
/// Raises and ends public alerts, with a second person.
pub type Declarer = EnsureOfficer<Runtime, DeclareRole>;
/// States figures.
pub type Observer = EnsureOfficer<Runtime, ObserveRole>;
/// Says that an agency repeats another's figures.
pub type ObserverOrTriager = EitherOf<Observer, Triager>;
/// Tells where goods are.
pub type Carrier = EnsureOfficer<Runtime, CarryRole>;
