//! What the chain knows of one revision of an incident, as far as CAP tells of it.

use crate::{
	fault::Faults,
	model::Named,
	time::{DateTime, MAX_OFFSET},
	validate::is_token,
	MsgType,
};
use muster_primitives::{
	text::is_line, AgencyId, CapStatus, Categories, Certainty, ContentRef, DigestAlgorithm, EventTypeId,
	GeoPoint, IhrAnnex2, IncidentId, MediaType, Moment, RegionCode, ResponseLevel, Revision, RoundId,
	Severity, Urgency, Verdict,
};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use std::{fmt, str::FromStr};

/// Regions that one report may name, as in the pallet `incidents`.
pub const MAX_REGIONS: usize = 16;
/// Bytes of a headline, as in the pallet.
pub const MAX_HEADLINE: usize = 160;
/// Bytes of the sender of an alert taken in from outside.
pub const MAX_EXTERNAL_SENDER: usize = 96;
/// Bytes of its identifier.
pub const MAX_EXTERNAL_IDENTIFIER: usize = 128;

impl Named for DigestAlgorithm {
	const VALUES: &'static [Self] = Self::ALL;
}
impl Named for MediaType {
	const VALUES: &'static [Self] = Self::ALL;
}
impl Named for ResponseLevel {
	const VALUES: &'static [Self] = Self::ALL;
}
impl Named for Verdict {
	const VALUES: &'static [Self] = Self::ALL;
}

/// One revision of an incident, as it stands after a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CapIncident {
	/// The first eight hexadecimal digits of the genesis hash: the chain.
	pub chain: String,
	/// The incident.
	pub incident: IncidentId,
	/// The revision of its facts.
	pub revision: Revision,
	/// The first revision whose message still stands: 1, or the one that came after the last cancel.
	pub live_from: Revision,
	/// What kind of event.
	pub event: EventName,
	/// Real, drill, test.
	pub status: CapStatus,
	/// For whom the message is.
	pub distribution: Distribution,
	/// Who reported.
	pub reporter: Reporter,
	/// What was reported.
	pub facts: Facts,
	/// The regions in words: the chain has codes only, names are data of the reader.
	pub area: String,
	/// When this revision was filed.
	pub filed: Filed,
	/// The block whose event the message tells of: the one with the report, or a later one with a verdict.
	pub block: Block,
	/// How it stands.
	pub standing: Standing,
	/// CAP certainty, as the pallet derives it from the standing.
	pub certainty: Certainty,
	/// Response level in force.
	pub level: Option<ResponseLevel>,
	/// Until when the information holds. What is public must say.
	pub expires: Option<Moment>,
	/// Why it is taken back, or which exercise it belongs to.
	pub note: Option<String>,
	/// The messages of this incident that still stand, oldest first.
	pub earlier: Vec<Earlier>,
}

/// An event type with its names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventName {
	/// Its number in the registry.
	pub id: EventTypeId,
	/// Its code.
	pub code: String,
	/// Its name in Chinese.
	pub zh: String,
	/// Its name in English.
	pub en: String,
}

/// For whom a message is: CAP's `scope` with what belongs to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Distribution {
	/// For everyone.
	Public,
	/// For those whom a rule admits.
	Restricted {
		/// The rule.
		rule: String,
	},
	/// For these.
	Private {
		/// The recipients.
		addresses: Vec<String>,
	},
}

/// Who reported.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reporter {
	/// The agency.
	pub agency: AgencyId,
	/// Its name.
	pub name: String,
	/// Its domain or OID; without one the sender is named after the chain.
	pub domain: Option<String>,
}

/// The facts of a report, as `incidents.file` takes them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Facts {
	/// CAP categories.
	pub categories: Categories,
	/// CAP urgency.
	pub urgency: Urgency,
	/// CAP severity.
	pub severity: Severity,
	/// Regions concerned, each once.
	pub regions: Vec<RegionCode>,
	/// Where exactly.
	pub point: Option<GeoPoint>,
	/// When the event began.
	pub onset: Option<Moment>,
	/// When it was observed.
	pub observed_at: Moment,
	/// Minutes that the reporter's local time is ahead of UTC.
	pub utc_offset: i16,
	/// One line.
	pub headline: String,
	/// The report in full.
	pub content: ContentRef,
	/// Answers to IHR (2005) Annex 2.
	pub ihr: IhrAnnex2,
	/// The alert from outside that this was taken from.
	pub external: Option<ExternalAlert>,
}

/// An alert of another system.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExternalAlert {
	/// Its sender.
	pub sender: String,
	/// Its identifier.
	pub identifier: String,
	/// When it was sent, in whole seconds.
	pub sent: Moment,
	/// Minutes that its sender's local time is ahead of UTC.
	pub sent_offset: i16,
}

/// When a revision was filed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Filed {
	/// The block.
	pub block: u32,
	/// Its time.
	pub at: Moment,
}

/// The block that proves what a message says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Block {
	/// Its hash.
	pub hash: H256,
	/// Its number.
	pub number: u32,
	/// Its time.
	pub at: Moment,
}

/// An earlier message of the same incident.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Earlier {
	/// The revision it told of.
	pub revision: Revision,
	/// The block of the verdict it told of; none for the report itself.
	pub block: Option<u32>,
	/// When it was sent.
	pub sent: DateTime,
}

/// Whether it is so: the states of the pallet `incidents` by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Verification {
	/// Nobody but the reporter has said anything.
	Reported,
	/// A round is open.
	UnderVerification,
	/// It is so.
	Confirmed,
	/// It is not so.
	Refuted,
	/// Both sides have a voice.
	Disputed,
	/// Nobody could say.
	Unverifiable,
	/// Triage found nothing to verify.
	Discarded,
	/// Told of by another incident.
	Merged,
	/// Unverifiable for too long.
	Expired,
	/// It is so, by as many classes as there are.
	ConfirmedLimited,
}

impl Verification {
	/// Every state.
	pub const ALL: &'static [Self] = &[
		Self::Reported,
		Self::UnderVerification,
		Self::Confirmed,
		Self::Refuted,
		Self::Disputed,
		Self::Unverifiable,
		Self::Discarded,
		Self::Merged,
		Self::Expired,
		Self::ConfirmedLimited,
	];

	/// Whether what was said before is taken back.
	pub fn is_over(self) -> bool {
		matches!(self, Self::Refuted | Self::Discarded | Self::Merged | Self::Expired)
	}
}

impl Named for Verification {
	const VALUES: &'static [Self] = Self::ALL;
}

/// Classes of agencies behind a verdict.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Classes {
	/// So many took its side.
	pub agree: u32,
	/// So many could vote.
	pub of: u32,
}

/// How an incident stands. Written as the parameter `VERDICT`, as in
/// `Confirmed; classes=3/4; round=2; previous=Disputed`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Standing {
	/// The state.
	pub verification: Verification,
	/// Whether a competent authority vouches for it until the verdict.
	pub provisional: bool,
	/// The last verdict on an earlier revision or by an earlier round.
	pub previous: Option<Verdict>,
	/// The classes behind the verdict.
	pub classes: Option<Classes>,
	/// The round.
	pub round: Option<RoundId>,
}

impl fmt::Display for Standing {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		write!(f, "{}", self.verification.name())?;
		if let Some(Classes { agree, of }) = self.classes {
			write!(f, "; classes={agree}/{of}")?;
		}
		if let Some(round) = self.round {
			write!(f, "; round={round}")?;
		}
		if self.provisional {
			write!(f, "; provisional")?;
		}
		if let Some(previous) = self.previous {
			write!(f, "; previous={}", previous.name())?;
		}
		Ok(())
	}
}

impl FromStr for Standing {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		let wrong = || format!("`{text}` is no verdict of this chain");
		let mut parts = text.split("; ");
		let verification = parts.next().and_then(Verification::find).ok_or_else(wrong)?;
		let mut standing =
			Self { verification, provisional: false, previous: None, classes: None, round: None };
		for part in parts {
			match part.split_once('=') {
				None if part == "provisional" => standing.provisional = true,
				Some(("classes", value)) => {
					let (agree, of) = value.split_once('/').ok_or_else(wrong)?;
					let classes = agree.parse().ok().zip(of.parse().ok()).ok_or_else(wrong)?;
					standing.classes = Some(Classes { agree: classes.0, of: classes.1 });
				}
				Some(("round", value)) => standing.round = Some(value.parse().map_err(|_| wrong())?),
				Some(("previous", value)) => {
					standing.previous = Some(Verdict::find(value).ok_or_else(wrong)?)
				}
				_ => return Err(wrong()),
			}
		}
		Ok(standing)
	}
}

impl CapIncident {
	/// `Cancel` for what turned out to be nothing, `Update` when a message of the incident still stands, else `Alert`.
	pub fn msg_type(&self) -> MsgType {
		if self.standing.verification.is_over() {
			MsgType::Cancel
		} else if self.earlier.is_empty() {
			MsgType::Alert
		} else {
			MsgType::Update
		}
	}

	/// `{chain}.{incident}.{revision}` for the report; a later message about the same revision has the block of its
	/// verdict behind it, because no two messages may have one identifier.
	pub fn identifier(&self) -> String {
		self.identifier_of(self.revision, self.own_block())
	}

	/// The agency at its domain, or at the chain.
	pub fn sender(&self) -> String {
		let Reporter { agency, domain, .. } = &self.reporter;
		match domain {
			Some(domain) => format!("{agency}@{domain}"),
			None => format!("{agency}@{}", self.home()),
		}
	}

	pub(crate) fn home(&self) -> String {
		format!("{}{HOME}", self.chain)
	}

	pub(crate) fn own_block(&self) -> Option<u32> {
		(self.block.number != self.filed.block).then_some(self.block.number)
	}

	pub(crate) fn identifier_of(&self, revision: Revision, block: Option<u32>) -> String {
		let report = format!("{}.{}.{revision}", self.chain, self.incident);
		block.map_or(report.clone(), |block| format!("{report}.{block}"))
	}

	pub(crate) fn check(&self, faults: &mut Faults) {
		let is_hex = |c: char| c.is_ascii_digit() || matches!(c, 'a'..='f');
		if self.chain.len() != 8 || !self.chain.chars().all(is_hex) {
			faults.add(
				"chain",
				"must be the first eight hexadecimal digits of the genesis hash, in small letters",
			);
		}
		if self.revision == 0 || self.live_from == 0 || self.live_from > self.revision {
			faults.add("liveFrom", "must be a revision from 1 to the one told of");
		}
		if self.block.number < self.filed.block || self.block.at < self.filed.at {
			faults.add("block", "is before the report was filed; give the block that proves the message");
		}
		if self.own_block().is_none() && self.block.at != self.filed.at {
			faults.add("block/at", "differs from filed/at, and it is the same block");
		}
		if self.event.code.trim().is_empty() {
			faults.add("event/code", "is empty");
		}
		if let Some(domain) = &self.reporter.domain {
			if !is_token(domain) || domain.contains('@') || domain.ends_with(HOME) {
				faults
					.add("reporter/domain", "must be a domain or OID, without `@`, `,`, `<`, `&` and spaces");
			}
		}
		let public = self.distribution == Distribution::Public;
		if public && self.expires.is_none() && self.msg_type() != MsgType::Cancel {
			faults.add("expires", "is missing; what is public must say until when it holds");
		}
		if self.msg_type() == MsgType::Cancel && self.note.is_none() {
			faults.add("note", "is missing; the incident is taken back: say why");
		}
		self.facts.check(faults);
		self.check_earlier(faults);
	}

	/// References must name every message that stands, or a receiver keeps showing one that nobody means any more.
	fn check_earlier(&self, faults: &mut Faults) {
		let own = (self.revision, self.own_block());
		let keys: Vec<_> = self.earlier.iter().map(|message| (message.revision, message.block)).collect();
		let ascending = keys.iter().zip(keys.iter().skip(1)).all(|(one, next)| one < next);
		if !ascending || keys.iter().any(|key| *key >= own || key.0 < self.live_from) {
			faults.add(
				"earlier",
				"must hold messages from liveFrom on that came before this one, oldest first, each once",
			);
		}
		// 255 revisions are the most there are; counting on would only take long.
		let missing = (self.live_from..=self.revision)
			.take(256)
			.find(|revision| (*revision, None) != own && !keys.contains(&(*revision, None)));
		if let Some(revision) = missing {
			faults.add(
				"earlier",
				format!("lacks the message of revision {revision}, which this one takes the place of"),
			);
		}
	}
}

/// What the sender of an agency without a domain ends in.
pub(crate) const HOME: &str = ".muster";

impl Facts {
	/// The rules of the pallet `incidents`.
	pub(crate) fn check(&self, faults: &mut Faults) {
		if self.categories.is_empty() || !self.categories.is_valid() {
			faults.add("facts/categories", "is empty; name at least one");
		}
		let twice =
			self.regions.iter().enumerate().any(|(at, region)| {
				self.regions.iter().skip(at.saturating_add(1)).any(|other| other == region)
			});
		if self.regions.is_empty() || self.regions.len() > MAX_REGIONS || twice {
			faults.add("facts/regions", format!("must hold 1 to {MAX_REGIONS} regions, each once"));
		}
		if self.point.is_some_and(|point| !point.is_valid()) {
			faults.add("facts/point", "is not on the globe");
		}
		if self.onset.is_some_and(|onset| onset > self.observed_at) {
			faults.add("facts/onset", "is after observedAt; nobody observes what has not begun");
		}
		if self.utc_offset.unsigned_abs() > MAX_OFFSET.unsigned_abs() {
			faults.add("facts/utcOffset", "is more than 14 hours");
		}
		if self.headline.len() > MAX_HEADLINE || !is_line(self.headline.as_bytes()) {
			faults.add("facts/headline", format!("must be one line of 1 to {MAX_HEADLINE} bytes"));
		}
		if let Some(external) = &self.external {
			external.check(faults);
		}
	}
}

impl ExternalAlert {
	fn check(&self, faults: &mut Faults) {
		if self.sender.len() > MAX_EXTERNAL_SENDER || !is_token(&self.sender) {
			faults.add(
				"facts/external/sender",
				format!("must be one word of at most {MAX_EXTERNAL_SENDER} bytes without `,`, `<`, `&`"),
			);
		}
		if self.identifier.len() > MAX_EXTERNAL_IDENTIFIER || !is_token(&self.identifier) {
			faults.add(
				"facts/external/identifier",
				format!("must be one word of at most {MAX_EXTERNAL_IDENTIFIER} bytes without `,`, `<`, `&`"),
			);
		}
		if !self.sent.is_multiple_of(1_000) {
			faults.add("facts/external/sent", "must be whole seconds, as CAP has them");
		}
	}
}
