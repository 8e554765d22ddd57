//! What a validation round is about, and who may speak in it.

use crate::{
	AgencyClasses, AgencyId, CapStatus, Category, IncidentId, LineIndex, Moment, Quorum, RegionCode,
	RequestId, Revision, RoundId, ShipmentId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// What is voted on.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum RoundSubject {
	/// Whether a report is true.
	#[codec(index = 0)]
	Incident {
		/// The incident.
		incident: IncidentId,
		/// The revision of its facts.
		revision: Revision,
	},
	/// Whether a line of a request is really needed.
	#[codec(index = 1)]
	Need {
		/// The request.
		request: RequestId,
		/// Its line.
		line: LineIndex,
	},
	/// Whether a shipment arrived as its receiver says.
	#[codec(index = 2)]
	Delivery {
		/// The shipment.
		shipment: ShipmentId,
	},
}

/// What a pallet proposes to vote on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoundProposal {
	/// The subject.
	pub subject: RoundSubject,
	/// Hash of what is said of it: a vote is for this content and no other.
	pub content: H256,
	/// The region: who votes has a jurisdiction that covers it or lies in it.
	pub region: RegionCode,
	/// The agency that said it: neither it nor its reporting line votes.
	pub reporter: AgencyId,
	/// Category under which voters' reliability is kept.
	pub category: Category,
	/// Classes that may vote.
	pub classes: AgencyClasses,
	/// Classes whose word can veto: the competent authorities of the event type.
	pub competent: AgencyClasses,
	/// What a verdict needs.
	pub quorum: Quorum,
	/// How long votes are taken, in milliseconds. A round one level up takes twice as long, and so on.
	pub duration: Moment,
	/// How long a verdict may be appealed, in milliseconds.
	pub challenge: Moment,
	/// Drill or real.
	pub status: CapStatus,
}

/// A round that has opened.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OpenedRound {
	/// Its number.
	pub round: RoundId,
	/// Its region: the proposed one, or one above it.
	pub region: RegionCode,
	/// Time from which no vote is taken.
	pub deadline: Moment,
}

/// How long figures stay sealed, counted from the end of their period.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sealing {
	/// Hashes are taken so many milliseconds from the end of the period.
	pub commit_within: Moment,
	/// Then values are revealed for so many milliseconds.
	pub reveal_within: Moment,
}
