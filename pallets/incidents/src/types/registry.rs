//! The governed registry: what kinds of events there are, who speaks of them, and how long things may take.

use super::response::{LevelEffect, LevelEffects};
use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use muster_primitives::{text, AgencyClasses, Categories, Category, Moment, Quorum, Sealing, Severity};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Bytes of an event type's code.
pub type MaxCode = ConstU32<32>;
/// Bytes of an event type's name in one language.
pub type MaxName = ConstU32<64>;

/// Event types there may be. Declaring a response level looks at all of one region, so this bounds its cost.
pub const MAX_EVENT_TYPES: u32 = 256;
/// Groups of one class that a quorum may ask for. Opening a round counts so many for each class, so this
/// bounds its cost.
pub const MAX_TURNOUT: u8 = 8;

/// What a verdict needs, by severity: the graver the event, the more voices.
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
pub struct Quorums {
	/// For [`Severity::Extreme`].
	pub extreme: Quorum,
	/// For [`Severity::Severe`].
	pub severe: Quorum,
	/// For [`Severity::Moderate`].
	pub moderate: Quorum,
	/// For [`Severity::Minor`].
	pub minor: Quorum,
	/// For [`Severity::Unknown`].
	pub unknown: Quorum,
}

impl Quorums {
	/// The quorum for this severity.
	pub const fn of(&self, severity: Severity) -> Quorum {
		match severity {
			Severity::Extreme => self.extreme,
			Severity::Severe => self.severe,
			Severity::Moderate => self.moderate,
			Severity::Minor => self.minor,
			Severity::Unknown => self.unknown,
		}
	}
}

/// How long things may take, in milliseconds.
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
pub struct Timers {
	/// From the observation to the first report.
	pub report_within: Moment,
	/// From the first report to triage; and how long votes are taken.
	pub verify_within: Moment,
	/// How long a verdict may be appealed.
	pub challenge_within: Moment,
	/// From the onset to the observation: the first 7 of 7-1-7.
	pub detect_within: Moment,
	/// From the observation to the first report, as 7-1-7 has it, whatever the law asks for.
	pub notify_within: Moment,
	/// From the first report to the end of the early response: the last 7 of 7-1-7.
	pub respond_within: Moment,
	/// How long an incident stays that nobody could verify.
	pub expire_within: Moment,
}

/// What people call an event type.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Names {
	/// In Chinese.
	pub zh: BoundedVec<u8, MaxName>,
	/// In English.
	pub en: BoundedVec<u8, MaxName>,
}

/// What the council says of a kind of event.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EventTypeDetails {
	/// Short name that systems outside know it by.
	pub code: BoundedVec<u8, MaxCode>,
	/// What people call it.
	pub names: Names,
	/// CAP categories it belongs to.
	pub categories: Categories,
	/// Classes of the competent authorities, whose word can veto.
	pub competent: AgencyClasses,
	/// Classes that may vote.
	pub voters: AgencyClasses,
	/// What a verdict needs.
	pub quorums: Quorums,
	/// How long things may take.
	pub timers: Timers,
	/// What response levels change.
	pub levels: LevelEffects,
	/// Whether figures of it are sealed before they are shown, and how long.
	pub sealing: Option<Sealing>,
}

impl EventTypeDetails {
	/// The entry of the registry.
	pub fn into_event_type(self) -> EventType {
		let Self { code, names, categories, competent, voters, quorums, timers, levels, sealing } = self;
		EventType {
			code,
			names,
			categories,
			competent,
			voters,
			quorums,
			timers,
			levels,
			sealing,
			active: true,
		}
	}
}

/// A kind of event, as the governed registry describes it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EventType {
	/// Short name that systems outside know it by.
	pub code: BoundedVec<u8, MaxCode>,
	/// What people call it.
	pub names: Names,
	/// CAP categories it belongs to.
	pub categories: Categories,
	/// Classes of the competent authorities, whose word can veto.
	pub competent: AgencyClasses,
	/// Classes that may vote.
	pub voters: AgencyClasses,
	/// What a verdict needs.
	pub quorums: Quorums,
	/// How long things may take.
	pub timers: Timers,
	/// What response levels change.
	pub levels: LevelEffects,
	/// Whether figures of it are sealed before they are shown, and how long.
	pub sealing: Option<Sealing>,
	/// Whether it takes new incidents.
	pub active: bool,
}

/// What is wrong with an event type: with a wrong one no incident could ever be verified.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
	/// The code is no line of text.
	Code,
	/// A name is no line of text.
	Names,
	/// No category, or one that does not exist.
	Categories,
	/// Nobody votes, or a class that does not exist.
	Voters,
	/// A competent class does not vote.
	Competent,
	/// A quorum that no classes meet.
	QuorumClasses,
	/// A quorum with fewer groups than classes.
	QuorumGroups,
	/// A quorum without turnout, or with more than a round counts.
	QuorumTurnout,
	/// No time to verify.
	Verify,
	/// No time to appeal.
	Challenge,
	/// It expires while a verdict may still be appealed.
	Expire,
	/// A response level is out of range, or does less than a lower one.
	Levels,
	/// Sealed figures have no time to be committed or revealed.
	Sealing,
}

impl Flaw {
	/// In words, as genesis says it.
	pub const fn text(self) -> &'static str {
		match self {
			Self::Code => "the code of an event type is empty or no text of one line",
			Self::Names => "a name of an event type is empty or no text of one line",
			Self::Categories => "an event type has no category or one that does not exist",
			Self::Voters => "an event type has no voters or a class that does not exist",
			Self::Competent => "a competent class of an event type does not vote on it",
			Self::QuorumClasses => "a quorum needs no class or more classes than vote",
			Self::QuorumGroups => "a quorum needs fewer groups than classes",
			Self::QuorumTurnout => "the turnout of a quorum is zero or above the limit",
			Self::Verify => "an event type leaves no time to verify",
			Self::Challenge => "an event type leaves no time to appeal",
			Self::Expire => "an event type expires while a verdict may be appealed",
			Self::Levels => "a response level is out of range or does less than a lower one",
			Self::Sealing => "sealed figures have no time to be committed or revealed",
		}
	}
}

impl EventType {
	/// Says in words what is wrong with an event type, if anything.
	pub fn check(&self) -> Result<(), &'static str> {
		self.flaw().map_or(Ok(()), |flaw| Err(flaw.text()))
	}

	/// What is wrong with an event type, if anything.
	pub fn flaw(&self) -> Option<Flaw> {
		let rules = [
			(text::is_line(&self.code), Flaw::Code),
			(text::is_line(&self.names.zh) && text::is_line(&self.names.en), Flaw::Names),
			(!self.categories.is_empty() && self.categories.is_valid(), Flaw::Categories),
			(!self.voters.is_empty() && self.voters.is_valid(), Flaw::Voters),
			(self.voters.includes(self.competent), Flaw::Competent),
			(self.timers.verify_within > 0, Flaw::Verify),
			(self.timers.challenge_within > 0, Flaw::Challenge),
			(self.timers.expire_within >= self.timers.challenge_within, Flaw::Expire),
			(self.levels.is_valid(), Flaw::Levels),
			(self.sealing.is_none_or(|s| s.commit_within > 0 && s.reveal_within > 0), Flaw::Sealing),
		];
		let broken = rules.into_iter().find_map(|(holds, flaw)| (!holds).then_some(flaw));
		broken.or_else(|| Severity::ALL.iter().find_map(|severity| self.flaw_of(self.quorums.of(*severity))))
	}

	fn flaw_of(&self, quorum: Quorum) -> Option<Flaw> {
		let voters = self.voters.iter().count();
		if quorum.classes == 0 || usize::from(quorum.classes) > voters {
			Some(Flaw::QuorumClasses)
		} else if quorum.groups < quorum.classes {
			Some(Flaw::QuorumGroups)
		} else if quorum.turnout == 0 || quorum.turnout > MAX_TURNOUT {
			Some(Flaw::QuorumTurnout)
		} else {
			None
		}
	}

	/// What a verdict needs on an event of this severity while `effect` is in force. In every part the greater of the
	/// severity's own and the level's: a level never makes a verdict easier.
	pub fn quorum(&self, severity: Severity, effect: &LevelEffect) -> Quorum {
		let own = self.quorums.of(severity);
		let Some(least) = effect.at_least else { return own };
		let level = self.quorums.of(least.min(severity));
		Quorum {
			classes: own.classes.max(level.classes),
			groups: own.groups.max(level.groups),
			turnout: own.turnout.max(level.turnout),
		}
	}

	/// The category that reliability is kept under: the first.
	pub fn category(&self) -> Category {
		// A valid event type has one.
		self.categories.iter().next().unwrap_or(Category::Other)
	}
}

/// An event type as genesis spells it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisEventType {
	/// Short name that systems outside know it by.
	pub code: String,
	/// What people call it.
	pub names: GenesisNames,
	/// CAP categories it belongs to.
	pub categories: Categories,
	/// Classes of the competent authorities.
	pub competent: AgencyClasses,
	/// Classes that may vote.
	pub voters: AgencyClasses,
	/// What a verdict needs.
	pub quorums: Quorums,
	/// How long things may take.
	pub timers: Timers,
	/// What response levels change.
	pub levels: LevelEffects,
	/// Whether figures of it are sealed before they are shown, and how long.
	pub sealing: Option<Sealing>,
}

/// Names as genesis spells them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisNames {
	/// In Chinese.
	pub zh: String,
	/// In English.
	pub en: String,
}

impl TryFrom<&GenesisEventType> for EventType {
	type Error = &'static str;

	fn try_from(genesis: &GenesisEventType) -> Result<Self, Self::Error> {
		let code = BoundedVec::try_from(genesis.code.as_bytes().to_vec())
			.map_err(|_| "the code of an event type is longer than 32 bytes")?;
		let name = |name: &String| {
			BoundedVec::try_from(name.as_bytes().to_vec())
				.map_err(|_| "a name of an event type is longer than 64 bytes")
		};
		let names = Names { zh: name(&genesis.names.zh)?, en: name(&genesis.names.en)? };
		let GenesisEventType { categories, competent, voters, quorums, timers, levels, sealing, .. } =
			*genesis;
		let event_type =
			EventTypeDetails { code, names, categories, competent, voters, quorums, timers, levels, sealing }
				.into_event_type();
		event_type.check()?;
		Ok(event_type)
	}
}
