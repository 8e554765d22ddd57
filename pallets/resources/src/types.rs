//! What is stored. Every enumeration has pinned codec indices, and the variants of later calls are here
//! already, so that no stored byte ever changes its meaning.

use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchClass, ensure, traits::ConstU32, BoundedVec};
use muster_primitives::{
	text, AgencyId, CapStatus, CommitmentId, Discrepancy, IncidentId, LineIndex, Moment, Priority, ProductId,
	Quantity, RegionCode, RequestId,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Percent;

/// How much of what is approved may be committed on top of it, so that one broken promise does not leave a
/// gap.
pub const OVER_COMMIT: Percent = Percent::from_percent(10);

/// Text of at most `N` bytes.
pub type Text<const N: u32> = BoundedVec<u8, ConstU32<N>>;

/// Whether lives hang on a request: real, and wanted at once.
pub fn is_lifesaving(priority: Priority, status: CapStatus) -> bool {
	status == CapStatus::Actual && priority == Priority::Stat
}

/// The class of a call that submits a request: a full block does not hold up what lives hang on.
pub(crate) fn dispatch_class(priority: Priority, status: CapStatus) -> DispatchClass {
	if is_lifesaving(priority, status) {
		DispatchClass::Operational
	} else {
		DispatchClass::Normal
	}
}

/// An entry of the governed product registry. Quantities everywhere are in its base unit; packs are for
/// display only.
#[derive(
	Clone,
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
pub struct Product {
	/// Short name, such as `mask-n95`.
	#[serde(with = "as_text")]
	pub code: Text<32>,
	/// Base unit in UCUM, such as `{mask}` or `mL`.
	#[serde(with = "as_text")]
	pub unit: Text<16>,
	/// Standard the product must meet, such as `GB 19083-2010`; empty if there is none.
	#[serde(default, with = "as_text")]
	pub standard: Text<64>,
	/// GTIN-14 as ASCII digits, the last one the check digit.
	#[serde(default, with = "as_code")]
	pub gtin: Option<[u8; 14]>,
	/// ATC code of the fifth level, such as `J05AB16`.
	#[serde(default, with = "as_code")]
	pub atc: Option<[u8; 7]>,
	/// Base units in the usual pack.
	pub units_per_pack: u32,
	/// Whether the substance is controlled.
	pub controlled: bool,
	/// Most units a line asks for in earnest. More needs a named reason and is never cut.
	pub max_per_line: Quantity,
}

/// What is wrong with a [`Product`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProductFault {
	/// The code is empty, no UTF-8, or has control characters.
	Code,
	/// The unit is empty or has something else than visible ASCII.
	Unit,
	/// The standard is no UTF-8 or has control characters.
	Standard,
	/// Not 14 digits, or the check digit is wrong.
	Gtin,
	/// Not of the form letter, two digits, two letters, two digits.
	Atc,
	/// No unit in a pack.
	Pack,
	/// A maximum of zero.
	Maximum,
}

impl Product {
	/// Whether the entry can be registered.
	pub fn check(&self) -> Result<(), ProductFault> {
		ensure!(!self.code.is_empty() && text::is_plain(&self.code), ProductFault::Code);
		ensure!(!self.unit.is_empty() && self.unit.iter().all(u8::is_ascii_graphic), ProductFault::Unit);
		ensure!(text::is_plain(&self.standard), ProductFault::Standard);
		ensure!(self.gtin.is_none_or(|digits| is_gtin(&digits)), ProductFault::Gtin);
		ensure!(self.atc.is_none_or(|code| is_atc(&code)), ProductFault::Atc);
		ensure!(self.units_per_pack > 0, ProductFault::Pack);
		ensure!(self.max_per_line > 0, ProductFault::Maximum);
		Ok(())
	}
}

/// GS1: weights 3 and 1 by turns over all fourteen digits give a multiple of ten.
fn is_gtin(digits: &[u8; 14]) -> bool {
	let weighted = digits.iter().zip([3u32, 1].into_iter().cycle()).try_fold(0u32, |sum, (digit, weight)| {
		char::from(*digit).to_digit(10).map(|digit| sum.saturating_add(digit.saturating_mul(weight)))
	});
	weighted.is_some_and(|sum| sum.is_multiple_of(10))
}

fn is_atc(code: &[u8; 7]) -> bool {
	let [group, a, b, therapeutic, chemical, c, d] = code;
	[group, therapeutic, chemical].iter().all(|letter| letter.is_ascii_uppercase())
		&& [a, b, c, d].iter().all(|digit| digit.is_ascii_digit())
}

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
	/// When it was submitted.
	pub submitted_at: Moment,
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
}

/// Where a line stands. Never stored: derived from the disposition and the counters.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum LineState {
	/// Not yet on the chain; clients show it for what is being written.
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
/// `rejected`, `lost` and `returned`; `approved`, `committed` and `dispatched` are cumulative.
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
	/// Units promised by suppliers.
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
	/// Units sent back.
	pub returned: Quantity,
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

	/// Units asked for and not accepted yet; `None` when nobody knows, however much was approved and
	/// accepted.
	pub fn unmet(&self) -> Option<Quantity> {
		self.requested.map(|requested| requested.saturating_sub(self.accepted))
	}

	/// Whether supply may be promised and sent.
	pub fn is_open(&self) -> bool {
		self.disposition == Disposition::Approved
	}

	/// Where the line stands.
	pub fn state(&self) -> LineState {
		match self.disposition {
			Disposition::Submitted => LineState::Submitted,
			Disposition::Rejected => LineState::Rejected,
			Disposition::Cancelled => LineState::Cancelled,
			Disposition::Expired => LineState::Expired,
			Disposition::Closed => LineState::Closed,
			Disposition::Approved if self.accepted >= self.approved => LineState::Fulfilled,
			Disposition::Approved if self.accepted > 0 => LineState::PartlyFulfilled,
			Disposition::Approved if self.in_transit > 0 => LineState::InFulfilment,
			Disposition::Approved if self.live() >= self.approved => LineState::FullyCommitted,
			Disposition::Approved if self.live() > 0 => LineState::PartlyCommitted,
			Disposition::Approved => LineState::Open,
		}
	}

	/// The invariant of a line, the only place where it is written.
	pub fn check(&self) -> Result<(), LineFault> {
		let accounted = [self.in_transit, self.accepted, self.rejected, self.lost, self.returned]
			.into_iter()
			.try_fold(0, Quantity::checked_add);
		ensure!(accounted == Some(self.dispatched), LineFault::Inconsistent);
		ensure!(self.dispatched <= self.committed, LineFault::AboveCommitted);
		ensure!(self.live() <= self.cap(), LineFault::AboveCap);
		ensure!(self.requested.is_none_or(|requested| self.approved <= requested), LineFault::AboveRequested);
		match self.disposition {
			Disposition::Submitted => ensure!(self.approved == 0, LineFault::Inconsistent),
			Disposition::Approved => ensure!(self.approved > 0, LineFault::Inconsistent),
			_ => {}
		}
		Ok(())
	}

	/// Approves `quantity` more. `maximum` is the product's, above which the reason must say that it is
	/// meant.
	pub fn approve(
		&mut self,
		quantity: Quantity,
		reason: Option<ApprovalReason>,
		maximum: Quantity,
	) -> Result<(), LineFault> {
		ensure!(matches!(self.disposition, Disposition::Submitted | Disposition::Approved), LineFault::Ended);
		let approved = increased(self.approved, quantity)?;
		let next = Self { disposition: Disposition::Approved, approved, ..*self };
		next.check()?;

		let said = reason == Some(ApprovalReason::AboveMaximum);
		ensure!(said || approved <= maximum, LineFault::AboveMaximum);
		ensure!(!said || approved > maximum, LineFault::NotAboveMaximum);
		let curtailed = self.requested.is_some_and(|requested| approved < requested);
		ensure!(!curtailed || reason.is_some(), LineFault::ReasonMissing);
		*self = next;
		Ok(())
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

	/// Takes units off the road: so many good, so many refused. Ended lines take them too, as goods arrive
	/// where they were sent.
	pub fn receive(&mut self, accepted: Quantity, rejected: Quantity) -> Result<(), LineFault> {
		let arrived = accepted.checked_add(rejected).ok_or(LineFault::Overflow)?;
		self.replace(Self {
			in_transit: self.in_transit.checked_sub(arrived).ok_or(LineFault::Inconsistent)?,
			accepted: self.accepted.checked_add(accepted).ok_or(LineFault::Overflow)?,
			rejected: self.rejected.checked_add(rejected).ok_or(LineFault::Overflow)?,
			..*self
		})
	}

	fn replace(&mut self, next: Self) -> Result<(), LineFault> {
		next.check()?;
		*self = next;
		Ok(())
	}
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
	/// Units promised.
	pub quantity: Quantity,
	/// Units of it that were sent.
	pub dispatched: Quantity,
}

impl<AccountId> Commitment<AccountId> {
	/// Sends `quantity` of what is left of the promise.
	pub fn dispatch(&mut self, quantity: Quantity) -> Result<(), LineFault> {
		let dispatched = increased(self.dispatched, quantity)?;
		ensure!(dispatched <= self.quantity, LineFault::AboveCommitted);
		self.dispatched = dispatched;
		Ok(())
	}
}

/// Where a shipment stands.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ShipmentState {
	/// Being packed.
	#[codec(index = 0)]
	Preparing,
	/// On the way.
	#[codec(index = 1)]
	InTransit,
	/// Stopped by customs.
	#[codec(index = 2)]
	HeldAtCustoms,
	/// There, not counted yet.
	#[codec(index = 3)]
	Arrived,
	/// Counted, and all as it was sent.
	#[codec(index = 4)]
	Received,
	/// Counted, and something differs.
	#[codec(index = 5)]
	ReceivedWithDiscrepancy,
	/// Supplier and receiver agree on the difference.
	#[codec(index = 6)]
	Reconciled,
	/// They do not.
	#[codec(index = 7)]
	InDispute,
	/// Gone.
	#[codec(index = 8)]
	Lost,
	/// On the way back.
	#[codec(index = 9)]
	Returning,
	/// Back.
	#[codec(index = 10)]
	Returned,
	/// Never sent.
	#[codec(index = 11)]
	Cancelled,
}

impl ShipmentState {
	/// Whether the receiver may count the goods now.
	pub fn is_receivable(self) -> bool {
		matches!(self, Self::InTransit | Self::Arrived)
	}

	/// Whether the receiver has counted the goods: these states have a receipt, and no others.
	pub fn is_received(self) -> bool {
		matches!(self, Self::Received | Self::ReceivedWithDiscrepancy | Self::Reconciled | Self::InDispute)
	}
}

/// Goods on the way from a supplier to the requester.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Shipment<AccountId> {
	/// The promise it keeps.
	pub commitment: CommitmentId,
	/// The request.
	pub request: RequestId,
	/// The line of it.
	pub line: LineIndex,
	/// Who sends.
	pub supplier: AgencyId,
	/// Who receives.
	pub receiver: AgencyId,
	/// Units sent.
	pub quantity: Quantity,
	/// Where it stands.
	pub state: ShipmentState,
	/// When it left.
	pub dispatched_at: Moment,
	/// When the supplier expects it there.
	pub eta: Option<Moment>,
	/// What the receiver counted.
	pub receipt: Option<Receipt<AccountId>>,
}

/// What the receiver counts.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ReceiptInput {
	/// Units received and good.
	pub accepted: Quantity,
	/// Units received and refused.
	pub rejected: Quantity,
	/// Units that did not come.
	pub short: Quantity,
	/// Units that came on top of what was sent.
	pub excess: Quantity,
	/// Why units were refused.
	pub rejected_reason: Option<Discrepancy>,
	/// Why units did not come.
	pub short_reason: Option<Discrepancy>,
	/// Why more came.
	pub excess_reason: Option<Discrepancy>,
}

/// What is wrong with a [`ReceiptInput`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReceiptFault {
	/// A part without its reason.
	ReasonMissing,
	/// A reason without its part.
	ReasonSurplus,
	/// A reason that cannot be the reason of this part.
	ReasonUnfit,
	/// The parts are not what was sent.
	Mismatch,
	/// Past the largest quantity there is.
	Overflow,
}

impl ReceiptInput {
	/// Whether this can be the receipt of `shipped` units.
	pub fn check(&self, shipped: Quantity) -> Result<(), ReceiptFault> {
		let counted =
			[self.accepted, self.rejected, self.short].into_iter().try_fold(0, Quantity::checked_add);
		ensure!(counted.ok_or(ReceiptFault::Overflow)? == shipped, ReceiptFault::Mismatch);
		check_reason(self.rejected, self.rejected_reason, explains_rejected)?;
		check_reason(self.short, self.short_reason, explains_short)?;
		check_reason(self.excess, self.excess_reason, explains_excess)
	}

	/// Whether anything differs from what was sent.
	pub fn has_discrepancy(&self) -> bool {
		self.rejected > 0 || self.short > 0 || self.excess > 0
	}
}

fn check_reason(
	part: Quantity,
	reason: Option<Discrepancy>,
	explains: fn(Discrepancy) -> bool,
) -> Result<(), ReceiptFault> {
	match reason {
		None => ensure!(part == 0, ReceiptFault::ReasonMissing),
		Some(_) if part == 0 => return Err(ReceiptFault::ReasonSurplus),
		Some(reason) => ensure!(explains(reason), ReceiptFault::ReasonUnfit),
	}
	Ok(())
}

/// Refused goods are there, so they are neither missing nor too many.
fn explains_rejected(reason: Discrepancy) -> bool {
	!matches!(reason, Discrepancy::Short | Discrepancy::Excess | Discrepancy::Lost)
}

fn explains_short(reason: Discrepancy) -> bool {
	matches!(reason, Discrepancy::Short | Discrepancy::Lost | Discrepancy::CustomsSeized | Discrepancy::Other)
}

fn explains_excess(reason: Discrepancy) -> bool {
	matches!(reason, Discrepancy::Excess | Discrepancy::NotOrdered | Discrepancy::Other)
}

/// A [`ReceiptInput`] with who signed it and when.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Receipt<AccountId> {
	/// Units received and good.
	pub accepted: Quantity,
	/// Units received and refused.
	pub rejected: Quantity,
	/// Units that did not come; they stay in transit on the line until reconciled.
	pub short: Quantity,
	/// Units that came on top of what was sent. In no counter of the line: nobody promised them.
	pub excess: Quantity,
	/// Why units were refused.
	pub rejected_reason: Option<Discrepancy>,
	/// Why units did not come.
	pub short_reason: Option<Discrepancy>,
	/// Why more came.
	pub excess_reason: Option<Discrepancy>,
	/// The officer who signed.
	pub officer: AccountId,
	/// When the goods were counted.
	pub received_at: Moment,
}

impl<AccountId> Receipt<AccountId> {
	/// The receipt of `officer`.
	pub fn new(input: ReceiptInput, officer: AccountId, received_at: Moment) -> Self {
		let ReceiptInput { accepted, rejected, short, excess, rejected_reason, short_reason, excess_reason } =
			input;
		Self {
			accepted,
			rejected,
			short,
			excess,
			rejected_reason,
			short_reason,
			excess_reason,
			officer,
			received_at,
		}
	}

	/// What the receiver counted.
	pub fn input(&self) -> ReceiptInput {
		ReceiptInput {
			accepted: self.accepted,
			rejected: self.rejected,
			short: self.short,
			excess: self.excess,
			rejected_reason: self.rejected_reason,
			short_reason: self.short_reason,
			excess_reason: self.excess_reason,
		}
	}
}

/// Bounded text as a string in the JSON of a genesis.
mod as_text {
	use super::*;
	use serde::{de::Error as _, ser::Error as _, Deserializer, Serializer};

	pub fn serialize<S: Serializer, const N: u32>(text: &Text<N>, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(core::str::from_utf8(text).map_err(S::Error::custom)?)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, const N: u32>(
		deserializer: D,
	) -> Result<Text<N>, D::Error> {
		let text = String::deserialize(deserializer)?.into_bytes();
		text.try_into().map_err(|_| D::Error::custom(format_args!("a text of at most {N} bytes is needed")))
	}
}

/// A code of fixed length as a string in the JSON of a genesis.
mod as_code {
	use super::*;
	use serde::{de::Error as _, ser::Error as _, Deserializer, Serializer};

	pub fn serialize<S: Serializer, const N: usize>(
		code: &Option<[u8; N]>,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		let text = code.as_ref().map(|code| core::str::from_utf8(code)).transpose();
		text.map_err(S::Error::custom)?.serialize(serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
		deserializer: D,
	) -> Result<Option<[u8; N]>, D::Error> {
		let code =
			Option::<String>::deserialize(deserializer)?.map(|code| <[u8; N]>::try_from(Vec::from(code)));
		code.transpose().map_err(|_| D::Error::custom(format_args!("a code of {N} characters is needed")))
	}
}
