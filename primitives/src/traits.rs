//! How one pallet asks another. The runtime wires them; mocks stand in for them in tests.

use crate::{
	AgencyClass, AgencyClasses, AgencyId, AgencyProfile, CapStatus, Category, EventTypeId, IncidentId,
	MilliWeight, OfficerProfile, OpenedRound, RegionCode, RoundId, RoundProposal, RoundSubject, Sealing,
	Verdict,
};
use frame_support::{dispatch::DispatchResult, weights::Weight};
use sp_runtime::DispatchError;

/// The register of agencies and officers.
pub trait Agencies<AccountId> {
	/// The agency, whether active or not; `None` if the number was never given.
	fn agency(agency: AgencyId) -> Option<AgencyProfile>;

	/// The officer behind a key, if officer and agency may act now.
	fn officer(who: &AccountId) -> Option<OfficerProfile>;

	/// How many reporting lines have an active agency of `class` with the role `Vote` whose jurisdiction covers
	/// `region` or lies in it, the line `excluded` not counted. Counts no further than `limit`, so that the cost is
	/// bounded: O(limit) reads.
	fn voting_lines(class: AgencyClass, region: RegionCode, excluded: AgencyId, limit: u8) -> u8;

	/// How many active agencies of `class` with the role `Vote` have a jurisdiction that covers `region` or lies in it,
	/// those of the line `excluded` not counted. Kept as counters: O(1), at most eight reads.
	fn voting_agencies(class: AgencyClass, region: RegionCode, excluded: AgencyId) -> u32;

	/// Whether what this officer signed for this agency can no longer be taken for the agency's word: its key was
	/// revoked or suspended as compromised, or the agency is suspended as compromised.
	fn is_compromised(agency: AgencyId, officer: &AccountId) -> bool;

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

/// Where rounds are held.
pub trait Rounds {
	/// Opens a round. Where too few classes are eligible in the region, it opens one or more levels up, and where the
	/// nation has too few, with the classes there are: see [`OpenedRound`]. Fails if one is open for the subject, or
	/// nothing can be voted on.
	fn open(proposal: RoundProposal) -> Result<OpenedRound, DispatchError>;

	/// What [`Rounds::open`] takes at most if `classes` are admitted. A call that opens a round adds it to its own weight: a
	/// benchmark of the caller meets the register it has laid out, and not the dearest there can be.
	fn opening_weight(classes: AgencyClasses) -> Weight;

	/// Voids an open round, because what it was about has changed. Votes stay readable.
	fn void(round: RoundId) -> DispatchResult;

	/// Takes from a counted round the right to be appealed, because its subject has changed. Does nothing to another.
	fn settle(round: RoundId);
}

/// Who is told what becomes of rounds.
pub trait OnRound {
	/// `from` was counted with `verdict` and `next` goes on with the same subject: one level up, or on an appeal.
	fn on_followed(
		subject: RoundSubject,
		from: RoundId,
		verdict: Verdict,
		next: OpenedRound,
	) -> DispatchResult;

	/// `round` ended with `verdict`, which stands unless an appeal comes in its window.
	fn on_verdict(subject: RoundSubject, round: RoundId, verdict: Verdict) -> DispatchResult;
}

impl OnRound for () {
	fn on_followed(_: RoundSubject, _: RoundId, _: Verdict, _: OpenedRound) -> DispatchResult {
		Ok(())
	}

	fn on_verdict(_: RoundSubject, _: RoundId, _: Verdict) -> DispatchResult {
		Ok(())
	}
}

/// How reliable an agency has shown itself, by category.
pub trait Reliability {
	/// What the agency's word weighs, 500 to 1500.
	fn weight(agency: AgencyId, category: Category) -> MilliWeight;

	/// Adds to the record of an agency: `right` and `wrong` in thousandths of an event.
	fn record(agency: AgencyId, category: Category, right: u32, wrong: u32);
}

/// The registry of event types, for who files figures under one.
pub trait EventTypes {
	/// The category that reliability is kept under: the first of the event type's. `None` if there is no such type.
	fn category(event_type: EventTypeId) -> Option<Category>;

	/// How long figures of this type are committed and then revealed, if it wants them sealed.
	fn sealing(event_type: EventTypeId) -> Option<Sealing>;
}

/// Response levels in force, for who grants allowances.
pub trait Emergency {
	/// How many hundredths of its usual urgent calls an agency of this region has: 100 without a response level.
	fn urgent_percent(region: RegionCode) -> u32;
}

impl Emergency for () {
	fn urgent_percent(_: RegionCode) -> u32 {
		100
	}
}

/// What an incident still needs.
pub trait OpenNeeds {
	/// Whether a line of a request for the incident is open: asked for, and neither filled nor given up.
	fn has_open(incident: IncidentId) -> bool;
}

impl OpenNeeds for () {
	fn has_open(_: IncidentId) -> bool {
		false
	}
}

/// The incidents, for who links to them.
pub trait Incidents {
	/// The region an incident covers; `None` if there is no such incident.
	fn region(incident: IncidentId) -> Option<RegionCode>;

	/// Drill or real; `None` if there is no such incident.
	fn status(incident: IncidentId) -> Option<CapStatus>;
}
