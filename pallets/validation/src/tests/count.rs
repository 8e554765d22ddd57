//! The count of a round: what follows from it without another look at the ballots.

use super::Position::*;
use crate::{tally, Ballot, Count, Side};
use muster_primitives::{AgencyClass, AgencyClasses, AgencyId, Position, Quorum, Verdict};
use proptest::prelude::*;

fn ballot(
	classes: core::ops::Range<usize>,
	position: impl Strategy<Value = Position>,
) -> impl Strategy<Value = Ballot> {
	(classes, 0..6 as AgencyId, position, 500..=1_500u32, prop::bool::weighted(0.1)).prop_map(
		|(class, group, position, weight, competent)| Ballot {
			class: AgencyClass::ALL[class],
			group,
			position,
			weight,
			competent,
		},
	)
}

fn position() -> impl Strategy<Value = Position> {
	prop_oneof![Just(Confirm), Just(Dispute), Just(Unable)]
}

fn quorum() -> impl Strategy<Value = Quorum> {
	(1..4u8, 0..2u8, 1..4u8).prop_map(|(classes, more, turnout)| Quorum {
		classes,
		groups: classes + more,
		turnout,
	})
}

fn eligible() -> impl Strategy<Value = Vec<(AgencyClass, u8)>> {
	prop::collection::vec(0..5u8, 8).prop_map(|lines| AgencyClass::ALL.iter().copied().zip(lines).collect())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(4_000))]

	#[test]
	fn leaving_out_a_class_is_counting_without_its_ballots(
		ballots in prop::collection::vec(ballot(0..8, position()), 0..24),
		quorum in quorum(),
		eligible in eligible(),
	) {
		let count = Count::of(ballots.clone(), quorum.turnout, &eligible);
		prop_assert_eq!(count.standing(quorum), tally(ballots.clone(), quorum, &eligible));
		for class in &AgencyClass::ALL[..8] {
			let others = ballots.iter().copied().filter(|ballot| ballot.class != *class);
			prop_assert_eq!(count.without(*class, quorum), tally(others, quorum, &eligible));
		}
	}

	#[test]
	fn sides_are_those_of_the_counts(
		ballots in prop::collection::vec(ballot(0..8, position()), 0..24),
		quorum in quorum(),
		eligible in eligible(),
	) {
		let count = Count::of(ballots.clone(), quorum.turnout, &eligible);
		let counts = count.standing(quorum).counts;
		let on = |side| count.on(side).iter().count() as u32;
		prop_assert_eq!(
			[on(Side::For), on(Side::Against), on(Side::Split)],
			[counts.classes_for, counts.classes_against, counts.classes_split]
		);
		for class in AgencyClass::ALL {
			let side = count.side(*class);
			prop_assert!(side.is_none() || count.heard().contains(*class));
			prop_assert_eq!(side.is_some(), side.is_some_and(|side| count.on(side).contains(*class)));
		}
		let took_a_side = ballots.iter().filter(|ballot| ballot.position != Unable).map(|ballot| ballot.class);
		prop_assert!(took_a_side.collect::<AgencyClasses>().includes(count.heard()));
	}

	#[test]
	fn colluding_classes_below_the_quorum_never_carry_a_verdict(
		lies in prop::collection::vec(ballot(0..2, Just(Confirm)), 0..24),
		others in prop::collection::vec(ballot(2..8, prop_oneof![Just(Dispute), Just(Unable)]), 0..12),
		turnout in 1..4u8,
		eligible in eligible(),
	) {
		// However many agencies and groups of two classes say so, three are asked for.
		let quorum = Quorum { classes: 3, groups: 3, turnout };
		let ballots: Vec<_> = lies.into_iter().chain(others).collect();
		prop_assert_ne!(tally(ballots.clone(), quorum, &eligible).closed(), Verdict::Confirmed);
		let mirrored = ballots.into_iter().map(|ballot| Ballot {
			position: match ballot.position {
				Confirm => Dispute,
				Dispute => Confirm,
				Unable => Unable,
			},
			..ballot
		});
		prop_assert_ne!(tally(mirrored, quorum, &eligible).closed(), Verdict::Refuted);
	}

	#[test]
	fn a_second_voice_of_a_group_adds_none(
		ballots in prop::collection::vec(ballot(0..8, position()), 1..24),
		quorum in quorum(),
		eligible in eligible(),
	) {
		// Each ballot once more: no group becomes two, and none changes its side or its weight.
		let twice: Vec<_> = ballots.iter().chain(&ballots).copied().collect();
		prop_assert_eq!(tally(twice, quorum, &eligible), tally(ballots, quorum, &eligible));
	}
}
