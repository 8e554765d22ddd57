//! The verdict of a round: a pure function of its votes, integers only.
//!
//! Every comparison cross-multiplies, so nothing is ever rounded. The result does not depend on the order of the votes,
//! and mirrored votes give the mirrored verdict.

use alloc::collections::BTreeMap;
use codec::{Decode, DecodeWithMemTracking, Encode};
use muster_primitives::{
	AgencyClass, AgencyClasses, AgencyId, ClassCounts, MilliWeight, Position, Quorum, Verdict,
};
use scale_info::TypeInfo;

/// A vote, as far as the verdict depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ballot {
	/// Class of the agency.
	pub class: AgencyClass,
	/// Top of the agency's reporting line: ballots of one group in one class are one voice.
	pub group: AgencyId,
	/// What the agency says.
	pub position: Position,
	/// How much the agency's word weighs inside its class.
	pub weight: MilliWeight,
	/// Whether the agency is a competent authority, whose word can veto.
	pub competent: bool,
}

/// Where a round stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Standing {
	/// The classes and groups on each side.
	pub counts: ClassCounts,
	/// The verdict that the votes carry, if they carry one; later votes may still undo it.
	pub carried: Option<Verdict>,
	/// Disputed or Unverifiable: the verdict when nothing is carried and no vote can come any more.
	pub otherwise: Verdict,
}

impl Standing {
	/// The verdict when no vote can come any more.
	pub fn closed(&self) -> Verdict {
		self.carried.unwrap_or(self.otherwise)
	}
}

/// Weights on both sides. Sums are exact below 2^30 ballots, far above what a round takes.
#[derive(Clone, Copy, Default)]
struct Sides {
	confirm: u64,
	dispute: u64,
}

impl Sides {
	fn add(&mut self, position: Position, weight: u64) {
		match position {
			Position::Confirm => self.confirm = self.confirm.saturating_add(weight),
			Position::Dispute => self.dispute = self.dispute.saturating_add(weight),
			Position::Unable => (),
		}
	}

	fn total(&self) -> u64 {
		self.confirm.saturating_add(self.dispute)
	}

	/// The heavier side; `None` when both weigh the same.
	fn heavier(&self) -> Option<Position> {
		match self.confirm.cmp(&self.dispute) {
			core::cmp::Ordering::Greater => Some(Position::Confirm),
			core::cmp::Ordering::Less => Some(Position::Dispute),
			core::cmp::Ordering::Equal => None,
		}
	}
}

/// What one group said in one class.
#[derive(Default)]
struct Group {
	sides: Sides,
	strongest: u64,
}

/// What one class said.
#[derive(Clone, Copy, Default)]
struct Class {
	sides: Sides,
	/// Groups that took a side. A turnout fits into a byte, so counting may stop there.
	answered: u8,
	groups_for: u32,
	groups_against: u32,
	/// Whether a competent authority of this class confirms.
	authority_confirms: bool,
	/// Whether one disputes.
	authority_disputes: bool,
	/// Where the class stands; `None` if it does not count.
	side: Option<Side>,
}

/// Where a class that counts stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
	/// Two thirds of its weight confirm.
	For,
	/// Two thirds of its weight dispute.
	Against,
	/// Neither.
	Split,
}

/// What every class said in a round. All that follows from it takes no look at the ballots any more.
pub struct Count(BTreeMap<AgencyClass, Class>);

/// Where a round with these ballots stands. `eligible` holds, for each class, how many groups of it could have voted; a
/// class that is missing has none.
///
/// 1. In each class a group speaks with one voice: its heavier side, with the weight of its strongest ballot. A group
///    that contradicts itself is silent.
/// 2. A class counts when at least `quorum.turnout` of its groups, or all that are eligible, took a side. It is for a
///    side that has two thirds of its weight, else split.
/// 3. A side carries the round with `quorum.classes` classes, `quorum.groups` groups and two thirds of the classes that
///    count, unless a competent authority says the opposite.
///
/// O(n log n) in the ballots.
pub fn tally(
	ballots: impl IntoIterator<Item = Ballot>,
	quorum: Quorum,
	eligible: &[(AgencyClass, u8)],
) -> Standing {
	Count::of(ballots, quorum.turnout, eligible).standing(quorum)
}

impl Count {
	/// Counts the ballots: steps 1 and 2 of [`tally`].
	pub fn of(
		ballots: impl IntoIterator<Item = Ballot>,
		turnout: u8,
		eligible: &[(AgencyClass, u8)],
	) -> Self {
		let mut groups = BTreeMap::<(AgencyClass, AgencyId), Group>::new();
		let mut classes = BTreeMap::<AgencyClass, Class>::new();
		for ballot in ballots {
			let class = classes.entry(ballot.class).or_default();
			match ballot.position {
				Position::Confirm => class.authority_confirms |= ballot.competent,
				Position::Dispute => class.authority_disputes |= ballot.competent,
				Position::Unable => continue,
			}
			let weight = u64::from(ballot.weight);
			let group = groups.entry((ballot.class, ballot.group)).or_default();
			group.sides.add(ballot.position, weight);
			group.strongest = group.strongest.max(weight);
		}
		for ((class, _), group) in groups {
			let Some(position) = group.sides.heavier() else { continue };
			let class = classes.entry(class).or_default();
			class.sides.add(position, group.strongest);
			class.answered = class.answered.saturating_add(1);
			count(match position {
				Position::Confirm => &mut class.groups_for,
				_ => &mut class.groups_against,
			});
		}
		for (name, class) in &mut classes {
			class.side = class.side(turnout.min(groups_of(*name, eligible)));
		}
		Self(classes)
	}

	/// Where the round stands: step 3 of [`tally`].
	pub fn standing(&self, quorum: Quorum) -> Standing {
		standing(self.0.values(), quorum)
	}

	/// Where the round would stand had this class said nothing. O(classes).
	pub fn without(&self, class: AgencyClass, quorum: Quorum) -> Standing {
		standing(self.0.iter().filter(|(other, _)| **other != class).map(|(_, said)| said), quorum)
	}

	/// Where a class stands; `None` if it said nothing that counts.
	pub fn side(&self, class: AgencyClass) -> Option<Side> {
		self.0.get(&class).and_then(|class| class.side)
	}

	/// The classes that stand there.
	pub fn on(&self, side: Side) -> AgencyClasses {
		self.0.iter().filter(|(_, class)| class.side == Some(side)).map(|(name, _)| *name).collect()
	}

	/// The classes in which a group took a side, whether that counts or not.
	pub fn heard(&self) -> AgencyClasses {
		self.0.iter().filter(|(_, class)| class.answered > 0).map(|(name, _)| *name).collect()
	}
}

impl Class {
	/// Where the class stands if so many groups have to answer.
	fn side(&self, turnout: u8) -> Option<Side> {
		let total = self.sides.total();
		if total == 0 || self.answered < turnout {
			None
		} else if two_thirds(self.sides.confirm, total) {
			Some(Side::For)
		} else if two_thirds(self.sides.dispute, total) {
			Some(Side::Against)
		} else {
			Some(Side::Split)
		}
	}
}

fn standing<'a>(classes: impl Iterator<Item = &'a Class>, quorum: Quorum) -> Standing {
	let mut counts = ClassCounts::default();
	let (mut authority_confirms, mut authority_disputes) = (false, false);
	for class in classes {
		authority_confirms |= class.authority_confirms;
		authority_disputes |= class.authority_disputes;
		counts.groups_for = counts.groups_for.saturating_add(class.groups_for);
		counts.groups_against = counts.groups_against.saturating_add(class.groups_against);
		match class.side {
			Some(Side::For) => count(&mut counts.classes_for),
			Some(Side::Against) => count(&mut counts.classes_against),
			Some(Side::Split) => count(&mut counts.classes_split),
			None => (),
		}
	}

	let ClassCounts { classes_for, classes_against, classes_split, groups_for, groups_against } = counts;
	let counted = classes_for.saturating_add(classes_against).saturating_add(classes_split);
	let carries = |classes: u32, groups: u32| {
		classes >= u32::from(quorum.classes)
			&& groups >= u32::from(quorum.groups)
			&& two_thirds(classes.into(), counted.into())
	};
	let carried = if carries(classes_for, groups_for) && !authority_disputes {
		Some(Verdict::Confirmed)
	} else if carries(classes_against, groups_against) && !authority_confirms {
		Some(Verdict::Refuted)
	} else {
		None
	};

	let (any_for, any_against, any_split) = (classes_for > 0, classes_against > 0, classes_split > 0);
	let disputed =
		any_split || (any_for && (any_against || authority_disputes)) || (any_against && authority_confirms);
	let otherwise = if disputed { Verdict::Disputed } else { Verdict::Unverifiable };
	Standing { counts, carried, otherwise }
}

fn count(counter: &mut u32) {
	*counter = counter.saturating_add(1);
}

fn groups_of(class: AgencyClass, eligible: &[(AgencyClass, u8)]) -> u8 {
	eligible.iter().find(|(candidate, _)| *candidate == class).map_or(0, |(_, groups)| *groups)
}

/// `part / whole >= 2/3`, without a division.
fn two_thirds(part: u64, whole: u64) -> bool {
	part.saturating_mul(3) >= whole.saturating_mul(2)
}
