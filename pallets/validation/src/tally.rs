//! The verdict of a round: a pure function of its votes, integers only.
//!
//! Every comparison cross-multiplies, so nothing is ever rounded. The result does not depend on the order of the votes,
//! and mirrored votes give the mirrored verdict.

use alloc::collections::BTreeMap;
use codec::{Decode, DecodeWithMemTracking, Encode};
use muster_primitives::{AgencyClass, AgencyId, ClassCounts, MilliWeight, Position, Quorum, Verdict};
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
	/// Confirmed or Refuted, if the votes carry it; later votes may still undo it.
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

/// What one class said, and how many of its groups took a side. A turnout fits into a byte, so counting may stop there.
#[derive(Default)]
struct Class {
	sides: Sides,
	answered: u8,
}

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
	let mut groups = BTreeMap::<(AgencyClass, AgencyId), Group>::new();
	let (mut authority_confirms, mut authority_disputes) = (false, false);
	for ballot in ballots {
		match ballot.position {
			Position::Confirm => authority_confirms |= ballot.competent,
			Position::Dispute => authority_disputes |= ballot.competent,
			Position::Unable => continue,
		}
		let weight = u64::from(ballot.weight);
		let group = groups.entry((ballot.class, ballot.group)).or_default();
		group.sides.add(ballot.position, weight);
		group.strongest = group.strongest.max(weight);
	}

	let mut counts = ClassCounts::default();
	let mut classes = BTreeMap::<AgencyClass, Class>::new();
	for ((class, _), group) in groups {
		let Some(position) = group.sides.heavier() else { continue };
		let class = classes.entry(class).or_default();
		class.sides.add(position, group.strongest);
		class.answered = class.answered.saturating_add(1);
		count(match position {
			Position::Confirm => &mut counts.groups_for,
			_ => &mut counts.groups_against,
		});
	}

	for (class, Class { sides, answered }) in classes {
		let total = sides.total();
		if total == 0 || answered < quorum.turnout.min(groups_of(class, eligible)) {
			continue;
		}
		count(if two_thirds(sides.confirm, total) {
			&mut counts.classes_for
		} else if two_thirds(sides.dispute, total) {
			&mut counts.classes_against
		} else {
			&mut counts.classes_split
		});
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
