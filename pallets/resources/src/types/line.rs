//! Requests, their lines, and promises.

use super::{Bucket, OfferId, Units, OVER_COMMIT};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::ensure;
use muster_primitives::{
	AgencyId, CapStatus, IncidentId, LineIndex, Moment, Priority, ProductId, Quantity, RegionCode, RequestId,
	RoundId, Verdict,
};
use scale_info::TypeInfo;

/// What the delivery of a request is for, where, and how pressing.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Request<AccountId> {
	/// Who asks, and receives.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// The incident behind it.
	pub incident: Option<IncidentId>,
	/// Where to deliver.
	pub region: RegionCode,
	/// How pressing.
	pub priority: Priority,
	/// When it is needed at the latest.
	pub need_by: Option<Moment>,
	/// Drill or real.
	pub status: CapStatus,
	/// Number of lines.
	pub lines: LineIndex,
	/// When it was submitted; of a draft, when it was drafted.
	pub submitted_at: Moment,
	/// When lines that are not filled expire.
	pub due: Option<Moment>,
}

/// One line as the requester writes it.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LineInput {
	/// What is needed.
	pub product: ProductId,
	/// How much; `None` is "needed, amount not known", which is neither 0 nor 1.
	pub quantity: Option<Quantity>,
	/// Whether an equal product will do.
	pub substitutes_allowed: bool,
	/// For how many days the requester's stock lasts; `None` if nobody knows.
	pub days_of_stock: Option<u32>,
}

/// What was decided on a line. How far its delivery is, is [`LineState`].
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Disposition {
	/// Waits for approval.
	#[codec(index = 0)]
	Submitted,
	/// Open for supply.
	#[codec(index = 1)]
	Approved,
	/// Turned down.
	#[codec(index = 2)]
	Rejected,
	/// Taken back by the requester.
	#[codec(index = 3)]
	Cancelled,
	/// Not filled in time.
	#[codec(index = 4)]
	Expired,
	/// Done and put away.
	#[codec(index = 5)]
	Closed,
	/// Being written.
	#[codec(index = 6)]
	Draft,
}

/// What a round says of a line.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Verified {
	/// Nobody was asked.
	#[codec(index = 0)]
	NotAsked,
	/// A round is open, or its verdict was appealed.
	#[codec(index = 1)]
	Waiting,
	/// It is needed.
	#[codec(index = 2)]
	Confirmed,
	/// It is not.
	#[codec(index = 3)]
	Refuted,
	/// Nobody could say, or they do not agree.
	#[codec(index = 4)]
	Unclear,
}

/// Where a line stands. Never stored: derived from the disposition and the counters.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum LineState {
	/// Being written.
	#[codec(index = 0)]
	Draft,
	/// Waits for approval.
	#[codec(index = 1)]
	Submitted,
	/// Approved, and nobody has promised anything that still stands.
	#[codec(index = 2)]
	Open,
	/// Less is promised than approved.
	#[codec(index = 3)]
	PartlyCommitted,
	/// All that is approved is promised.
	#[codec(index = 4)]
	FullyCommitted,
	/// Goods are on the way, none is accepted yet.
	#[codec(index = 5)]
	InFulfilment,
	/// Some goods are accepted.
	#[codec(index = 6)]
	PartlyFulfilled,
	/// All that is approved is accepted.
	#[codec(index = 7)]
	Fulfilled,
	/// Done and put away.
	#[codec(index = 8)]
	Closed,
	/// Turned down.
	#[codec(index = 9)]
	Rejected,
	/// Taken back by the requester.
	#[codec(index = 10)]
	Cancelled,
	/// Not filled in time.
	#[codec(index = 11)]
	Expired,
	/// Not open yet: a round says whether it is needed.
	#[codec(index = 12)]
	UnderVerification,
}

/// Why what is approved is not what was asked, or is unusually much.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ApprovalReason {
	/// There is not enough for everyone.
	#[codec(index = 0)]
	ScarceSupply,
	/// The case for the full amount is not made.
	#[codec(index = 1)]
	NotJustified,
	/// A first part; more may follow.
	#[codec(index = 2)]
	FirstTranche,
	/// More than the product's maximum per line, and meant.
	#[codec(index = 3)]
	AboveMaximum,
	/// A round could not say whether it is needed, and it is meant all the same.
	#[codec(index = 4)]
	Unverified,
}

/// Why a line is turned down.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum RejectionReason {
	/// The case is not made.
	#[codec(index = 0)]
	NotJustified,
	/// The same was asked already.
	#[codec(index = 1)]
	Duplicate,
	/// It is supplied by other means.
	#[codec(index = 2)]
	OtherSupply,
	/// There is none to be had.
	#[codec(index = 3)]
	Unavailable,
	/// Told in a note off the chain.
	#[codec(index = 4)]
	Other,
}

/// One line as the approver decides it.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Approval {
	/// Which line.
	pub line: LineIndex,
	/// Units approved on top of what was approved before.
	pub quantity: Quantity,
	/// Why not all that was asked, or why so much.
	pub reason: Option<ApprovalReason>,
}

/// A line of a request with its counters. Each dispatched unit is in exactly one of `in_transit`, `accepted`,
/// `rejected`, `lost`, `returned` and `given_back`; `approved` and `dispatched` only grow, and so does the sum of
/// `committed` and `released`.
///
/// Only the methods change one, and each either leaves [`Line::check`] true or changes nothing.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Line {
	/// What is needed.
	pub product: ProductId,
	/// How much was asked; `None` is "needed, amount not known".
	pub requested: Option<Quantity>,
	/// Whether an equal product will do.
	pub substitutes_allowed: bool,
	/// What was decided.
	pub disposition: Disposition,
	/// Units approved.
	pub approved: Quantity,
	/// Units promised by suppliers, less what was released.
	pub committed: Quantity,
	/// Units sent.
	pub dispatched: Quantity,
	/// Units on the way, missing ones among them until they are reconciled.
	pub in_transit: Quantity,
	/// Units received and good.
	pub accepted: Quantity,
	/// Units received and refused.
	pub rejected: Quantity,
	/// Units given up.
	pub lost: Quantity,
	/// Units refused or never opened, and back with their suppliers.
	pub returned: Quantity,
	/// Units that were promised and are not any more.
	pub released: Quantity,
	/// Units lent, used, and gone from the requester again.
	pub given_back: Quantity,
	/// For how many days the requester's stock lasts; `None` if nobody knows.
	pub days_of_stock: Option<u32>,
	/// What a round says of it.
	pub verified: Verified,
}

/// Why a line does not take a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineFault {
	/// Rejected, cancelled, expired or closed.
	Ended,
	/// Not approved, or ended.
	NotOpen,
	/// A change by nothing.
	ZeroQuantity,
	/// More approved than asked.
	AboveRequested,
	/// Less approved than asked, and no reason.
	ReasonMissing,
	/// More approved than the product's maximum, and not said so.
	AboveMaximum,
	/// Said to be above the product's maximum, and is not.
	NotAboveMaximum,
	/// More live promises than approved with the allowance.
	AboveCap,
	/// More sent than promised.
	AboveCommitted,
	/// Counters that contradict one another.
	Inconsistent,
	/// Past the largest quantity there is.
	Overflow,
	/// Not a draft any more.
	NotDraft,
	/// Not waiting for a decision.
	NotSubmitted,
	/// All that is approved has come.
	Filled,
	/// Something approved is still to come.
	NotFilled,
	/// Goods are on the way.
	OnTheWay,
	/// A round must confirm the need first.
	VerificationNeeded,
	/// Said to be opened without a verdict, and there is one, or none is needed.
	NotUnverified,
}

impl From<LineInput> for Line {
	fn from(input: LineInput) -> Self {
		Self {
			product: input.product,
			requested: input.quantity,
			substitutes_allowed: input.substitutes_allowed,
			disposition: Disposition::Submitted,
			approved: 0,
			committed: 0,
			dispatched: 0,
			in_transit: 0,
			accepted: 0,
			rejected: 0,
			lost: 0,
			returned: 0,
			released: 0,
			given_back: 0,
			days_of_stock: input.days_of_stock,
			verified: Verified::NotAsked,
		}
	}
}

impl Line {
	/// Units whose promise still stands. What was rejected, lost or sent back has to be promised anew.
	pub fn live(&self) -> Quantity {
		self.committed.saturating_sub(self.rejected).saturating_sub(self.lost).saturating_sub(self.returned)
	}

	/// Units that may be promised on top of `approved`.
	pub fn allowance(&self) -> Quantity {
		OVER_COMMIT.mul_floor(self.approved)
	}

	/// Most units that may be live.
	pub fn cap(&self) -> Quantity {
		self.approved.saturating_add(self.allowance())
	}

	/// Approved units that nobody has promised. Nothing is outstanding on a line that is not open.
	pub fn outstanding(&self) -> Quantity {
		if self.is_open() {
			self.approved.saturating_sub(self.live())
		} else {
			0
		}
	}

	/// Units that have served the requester: what is there, and what was lent and went back.
	pub fn served(&self) -> Quantity {
		self.accepted.saturating_add(self.given_back)
	}

	/// Units asked for that have not served yet; `None` when nobody knows, however much was approved and
	/// accepted.
	pub fn unmet(&self) -> Option<Quantity> {
		self.requested.map(|requested| requested.saturating_sub(self.served()))
	}

	/// Whether all that is approved has come.
	pub fn is_filled(&self) -> bool {
		self.served() >= self.approved
	}

	/// Whether it still asks for something: submitted and not decided, or approved and not filled.
	pub fn is_needed(&self) -> bool {
		match self.disposition {
			Disposition::Submitted => true,
			Disposition::Approved => !self.is_filled(),
			_ => false,
		}
	}

	/// Whether supply may be promised and sent.
	pub fn is_open(&self) -> bool {
		self.disposition == Disposition::Approved
	}

	/// Where the line stands.
	pub fn state(&self) -> LineState {
		match self.disposition {
			Disposition::Draft => LineState::Draft,
			Disposition::Submitted if self.verified == Verified::Waiting => LineState::UnderVerification,
			Disposition::Submitted => LineState::Submitted,
			Disposition::Rejected => LineState::Rejected,
			Disposition::Cancelled => LineState::Cancelled,
			Disposition::Expired => LineState::Expired,
			Disposition::Closed => LineState::Closed,
			Disposition::Approved if self.is_filled() => LineState::Fulfilled,
			Disposition::Approved if self.served() > 0 => LineState::PartlyFulfilled,
			Disposition::Approved if self.in_transit > 0 => LineState::InFulfilment,
			Disposition::Approved if self.live() >= self.approved => LineState::FullyCommitted,
			Disposition::Approved if self.live() > 0 => LineState::PartlyCommitted,
			Disposition::Approved => LineState::Open,
		}
	}

	/// The invariant of a line, the only place where it is written.
	pub fn check(&self) -> Result<(), LineFault> {
		ensure!(self.units().total() == Some(self.dispatched), LineFault::Inconsistent);
		ensure!(self.dispatched <= self.committed, LineFault::AboveCommitted);
		ensure!(self.live() <= self.cap(), LineFault::AboveCap);
		ensure!(self.requested.is_none_or(|requested| self.approved <= requested), LineFault::AboveRequested);
		match self.disposition {
			Disposition::Draft | Disposition::Submitted => {
				ensure!(self.approved == 0 && self.committed == 0, LineFault::Inconsistent)
			}
			Disposition::Approved => ensure!(self.approved > 0, LineFault::Inconsistent),
			_ => {}
		}
		Ok(())
	}

	/// Where its units are.
	pub fn units(&self) -> Units {
		Units {
			in_transit: self.in_transit,
			accepted: self.accepted,
			rejected: self.rejected,
			lost: self.lost,
			returned: self.returned,
			given_back: self.given_back,
		}
	}

	/// Whether a round must say that the line is needed, if `approved` units are open in all. An amount nobody knows is
	/// judged by what would be opened.
	pub fn needs_round(&self, approved: Quantity, verify_above: Option<Quantity>) -> bool {
		verify_above.is_some_and(|most| self.requested.unwrap_or(approved) > most)
	}

	/// Approves `quantity` more.
	pub fn approve(
		&mut self,
		quantity: Quantity,
		reason: Option<ApprovalReason>,
		limits: ApprovalLimits,
	) -> Result<(), LineFault> {
		let next = self.approved_more(quantity, reason, limits.maximum)?;
		let asked = limits.verify || self.needs_round(next.approved, limits.verify_above);
		let unclear = asked && self.verified == Verified::Unclear;
		let said = matches!(reason, Some(ApprovalReason::Unverified | ApprovalReason::AboveMaximum));
		ensure!(
			!asked || self.verified == Verified::Confirmed || (unclear && said),
			LineFault::VerificationNeeded
		);
		ensure!(reason != Some(ApprovalReason::Unverified) || unclear, LineFault::NotUnverified);
		*self = next;
		Ok(())
	}

	/// Whether `quantity` more could be approved if a round confirmed the need, and whether there must be one.
	pub fn check_verifiable(
		&self,
		quantity: Quantity,
		reason: Option<ApprovalReason>,
		limits: ApprovalLimits,
	) -> Result<bool, LineFault> {
		let next = self.approved_more(quantity, reason, limits.maximum)?;
		ensure!(reason != Some(ApprovalReason::Unverified), LineFault::NotUnverified);
		Ok(limits.verify || self.needs_round(next.approved, limits.verify_above))
	}

	/// Opens the line by what was to be approved when a round confirmed it.
	pub fn open_confirmed(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		let approved = increased(self.approved, quantity)?;
		self.replace(Self {
			disposition: Disposition::Approved,
			approved,
			verified: Verified::Confirmed,
			..*self
		})
	}

	/// The line with `quantity` more approved. `maximum` is the product's, above which the reason must say that it is
	/// meant.
	fn approved_more(
		&self,
		quantity: Quantity,
		reason: Option<ApprovalReason>,
		maximum: Quantity,
	) -> Result<Self, LineFault> {
		ensure!(self.disposition != Disposition::Draft, LineFault::NotSubmitted);
		ensure!(matches!(self.disposition, Disposition::Submitted | Disposition::Approved), LineFault::Ended);
		let approved = increased(self.approved, quantity)?;
		let next = Self { disposition: Disposition::Approved, approved, ..*self };
		next.check()?;

		let said = reason == Some(ApprovalReason::AboveMaximum);
		ensure!(said || approved <= maximum, LineFault::AboveMaximum);
		ensure!(!said || approved > maximum, LineFault::NotAboveMaximum);
		let curtailed = self.requested.is_some_and(|requested| approved < requested);
		ensure!(!curtailed || reason.is_some(), LineFault::ReasonMissing);
		Ok(next)
	}

	/// Asks for what was drafted.
	pub fn submit(&mut self) -> Result<(), LineFault> {
		ensure!(self.disposition == Disposition::Draft, LineFault::NotDraft);
		self.replace(Self { disposition: Disposition::Submitted, ..*self })
	}

	/// Turns it down.
	pub fn reject(&mut self) -> Result<(), LineFault> {
		ensure!(self.disposition == Disposition::Submitted, LineFault::NotSubmitted);
		self.replace(Self { disposition: Disposition::Rejected, ..*self })
	}

	/// Takes back what is still to come of it.
	pub fn cancel(&mut self) -> Result<(), LineFault> {
		ensure!(!self.is_ended(), LineFault::Ended);
		ensure!(!(self.is_open() && self.is_filled()), LineFault::Filled);
		self.replace(Self { disposition: Disposition::Cancelled, ..*self })
	}

	/// Puts it away.
	pub fn close(&mut self) -> Result<(), LineFault> {
		ensure!(self.is_open(), LineFault::NotOpen);
		ensure!(self.is_filled(), LineFault::NotFilled);
		ensure!(self.in_transit == 0, LineFault::OnTheWay);
		self.replace(Self { disposition: Disposition::Closed, ..*self })
	}

	/// Ends it, because its time has passed.
	pub fn expire(&mut self) -> Result<(), LineFault> {
		ensure!(self.is_needed(), LineFault::Ended);
		self.replace(Self { disposition: Disposition::Expired, ..*self })
	}

	/// Whether it was rejected, cancelled, closed, or has expired.
	pub fn is_ended(&self) -> bool {
		!matches!(self.disposition, Disposition::Draft | Disposition::Submitted | Disposition::Approved)
	}

	/// Promises `quantity` less.
	pub fn release(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		let released = increased(self.released, quantity)?;
		let committed = self.committed.checked_sub(quantity).ok_or(LineFault::AboveCommitted)?;
		self.replace(Self { committed, released, ..*self })
	}

	/// Moves units that have left.
	pub fn shift(&mut self, from: Bucket, to: Bucket, quantity: Quantity) -> Result<(), LineFault> {
		let mut units = self.units();
		units.shift(from, to, quantity)?;
		let Units { in_transit, accepted, rejected, lost, returned, given_back } = units;
		self.replace(Self { in_transit, accepted, rejected, lost, returned, given_back, ..*self })
	}

	/// Promises `quantity` more.
	pub fn commit(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		ensure!(self.is_open(), LineFault::NotOpen);
		self.replace(Self { committed: increased(self.committed, quantity)?, ..*self })
	}

	/// Sends `quantity` of what is promised.
	pub fn dispatch(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		ensure!(self.is_open(), LineFault::NotOpen);
		self.replace(Self {
			dispatched: increased(self.dispatched, quantity)?,
			in_transit: increased(self.in_transit, quantity)?,
			..*self
		})
	}

	fn replace(&mut self, next: Self) -> Result<(), LineFault> {
		next.check()?;
		*self = next;
		Ok(())
	}
}

/// What a line is held against when it is approved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ApprovalLimits {
	/// Most units without a word that it is meant.
	pub maximum: Quantity,
	/// Most units without a round.
	pub verify_above: Option<Quantity>,
	/// Whether a round is needed whatever the amount.
	pub verify: bool,
}

fn increased(counter: Quantity, by: Quantity) -> Result<Quantity, LineFault> {
	ensure!(by > 0, LineFault::ZeroQuantity);
	counter.checked_add(by).ok_or(LineFault::Overflow)
}

/// A supplier's promise to one line.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Commitment<AccountId> {
	/// The request.
	pub request: RequestId,
	/// The line of it.
	pub line: LineIndex,
	/// Who promises.
	pub agency: AgencyId,
	/// The officer who signed.
	pub officer: AccountId,
	/// Units promised, less what was released.
	pub quantity: Quantity,
	/// Units of it that were sent.
	pub dispatched: Quantity,
	/// Units of it that are packed.
	pub prepared: Quantity,
	/// Units that were promised and are not any more.
	pub released: Quantity,
	/// What is promised: the line's product, or one that stands in for it.
	pub product: ProductId,
	/// The offer it comes from.
	pub offer: Option<OfferId>,
	/// How long it is lent; none if it is given.
	pub loan: Option<Moment>,
}

impl<AccountId> Commitment<AccountId> {
	/// Units neither packed nor sent.
	pub fn left(&self) -> Quantity {
		self.quantity.saturating_sub(self.prepared).saturating_sub(self.dispatched)
	}

	/// Sends `quantity` of what is left of the promise.
	pub fn dispatch(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		let dispatched = increased(self.dispatched, quantity)?;
		ensure!(quantity <= self.left(), LineFault::AboveCommitted);
		self.dispatched = dispatched;
		Ok(())
	}

	/// Packs `quantity` of what is left.
	pub fn prepare(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		let prepared = increased(self.prepared, quantity)?;
		ensure!(quantity <= self.left(), LineFault::AboveCommitted);
		self.prepared = prepared;
		Ok(())
	}

	/// Unpacks `quantity`.
	pub fn unpack(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		self.prepared = self.prepared.checked_sub(quantity).ok_or(LineFault::Inconsistent)?;
		Ok(())
	}

	/// Takes back `quantity` of what is left.
	pub fn release(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		let released = increased(self.released, quantity)?;
		ensure!(quantity <= self.left(), LineFault::AboveCommitted);
		self.quantity = self.quantity.checked_sub(quantity).ok_or(LineFault::Inconsistent)?;
		self.released = released;
		Ok(())
	}
}

/// The last round on a line, and what it decides.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Verification<AccountId> {
	/// The round: the last one, if it went up a level or was appealed.
	pub round: RoundId,
	/// Units that are open if it confirms.
	pub quantity: Quantity,
	/// The approver who asked.
	pub agency: AgencyId,
	/// Its officer.
	pub officer: AccountId,
	/// The verdict, unless votes are still taken.
	pub verdict: Option<Verdict>,
	/// Whether it has opened the line.
	pub opened: bool,
	/// Whether it has turned the line down.
	pub rejected: bool,
}
