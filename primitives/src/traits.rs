//! How one pallet asks another. The runtime wires them; mocks stand in for them in tests.

use crate::{
	AgencyClass, AgencyClasses, AgencyId, AgencyProfile, CapStatus, IncidentId, Moment, OfficerProfile,
	Quorum, RegionCode, Revision, RoundId, Verdict,
};
use frame_support::dispatch::DispatchResult;
use sp_core::H256;
use sp_runtime::DispatchError;

/// The register of agencies and officers.
pub trait Agencies<AccountId> {
	/// The agency, whether active or not; `None` if the number was never given.
	fn agency(agency: AgencyId) -> Option<AgencyProfile>;

	/// The officer behind a key, if officer and agency may act now.
	fn officer(who: &AccountId) -> Option<OfficerProfile>;

	/// How many reporting lines have an active agency of `class` with the role `Vote` whose jurisdiction covers
	/// `region`, the line `excluded` not counted. Counts no further than `limit`, so that the cost is bounded:
	/// O(limit) reads.
	fn voting_lines(class: AgencyClass, region: RegionCode, excluded: AgencyId, limit: u8) -> u8;

	/// Registers an active agency at the top of its own line, with one officer, for a benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: crate::Roles,
		officer: &AccountId,
	) -> AgencyId;
}

/// Who is told that an officer goes on with another key.
pub trait OnKeyRotated<AccountId> {
	/// The officer of `old` has the key `new` from now on.
	fn on_key_rotated(old: &AccountId, new: &AccountId);
}

impl<AccountId> OnKeyRotated<AccountId> for () {
	fn on_key_rotated(_: &AccountId, _: &AccountId) {}
}

/// What a validation round is about and who may speak in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoundProposal {
	/// The incident.
	pub incident: IncidentId,
	/// The revision of its facts that is voted on.
	pub revision: Revision,
	/// Hash of those facts: a vote is for this content and no other.
	pub content: H256,
	/// The region voters' jurisdiction must cover.
	pub region: RegionCode,
	/// The agency that reported: neither it nor its reporting line votes.
	pub reporter: AgencyId,
	/// Classes that may vote.
	pub classes: AgencyClasses,
	/// Classes whose word can veto: the competent authorities of the event type.
	pub competent: AgencyClasses,
	/// What a verdict needs.
	pub quorum: Quorum,
	/// How long votes are taken, in milliseconds.
	pub duration: Moment,
	/// Drill or real.
	pub status: CapStatus,
}

/// Where rounds are held.
pub trait Rounds {
	/// Opens a round. Fails if one is open for the incident, or nothing can be voted on.
	fn open(proposal: RoundProposal) -> Result<RoundId, DispatchError>;

	/// Voids an open round, because the facts it was about have changed. Votes stay readable.
	fn void(round: RoundId) -> DispatchResult;
}

/// Who is told of verdicts.
pub trait OnVerdict {
	/// `round` on this revision of the incident ended with `verdict`.
	fn on_verdict(
		incident: IncidentId,
		revision: Revision,
		round: RoundId,
		verdict: Verdict,
	) -> DispatchResult;
}

impl OnVerdict for () {
	fn on_verdict(_: IncidentId, _: Revision, _: RoundId, _: Verdict) -> DispatchResult {
		Ok(())
	}
}

/// The incidents, for who links to them.
pub trait Incidents {
	/// The region an incident covers; `None` if there is no such incident.
	fn region(incident: IncidentId) -> Option<RegionCode>;

	/// Drill or real; `None` if there is no such incident.
	fn status(incident: IncidentId) -> Option<CapStatus>;
}
