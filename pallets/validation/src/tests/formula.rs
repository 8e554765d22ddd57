//! The formula by itself: the worked examples of the design, its edges, and the properties it promises.

use crate::{tally, Ballot, Standing};
use muster_primitives::{
	AgencyClass::{self, *},
	AgencyId, ClassCounts, MilliWeight,
	Position::{self, *},
	Quorum,
	Verdict::{self, *},
};

const THREE: Quorum = Quorum { classes: 3, groups: 3, turnout: 1 };

fn ballot(class: AgencyClass, group: AgencyId, position: Position) -> Ballot {
	Ballot { class, group, position, weight: 1_000, competent: false }
}

fn weighing(weight: MilliWeight, ballot: Ballot) -> Ballot {
	Ballot { weight, ..ballot }
}

fn competent(ballot: Ballot) -> Ballot {
	Ballot { competent: true, ..ballot }
}

/// Hospital, disease control and customs confirm.
fn three_confirm() -> Vec<Ballot> {
	vec![ballot(Hospital, 1, Confirm), ballot(DiseaseControl, 2, Confirm), ballot(Customs, 3, Confirm)]
}

/// The standing when every class has one eligible group.
fn standing(ballots: &[Ballot]) -> Standing {
	let eligible: Vec<_> = AgencyClass::ALL.iter().map(|class| (*class, 1)).collect();
	tally(ballots.iter().copied(), THREE, &eligible)
}

/// Verdict after the deadline, and the counts in the order of the design: K+, K-, K0, A+, A-.
fn result(standing: Standing) -> (Verdict, [u32; 5]) {
	let ClassCounts { classes_for, classes_against, classes_split, groups_for, groups_against } =
		standing.counts;
	(standing.closed(), [classes_for, classes_against, classes_split, groups_for, groups_against])
}

fn outcome(ballots: &[Ballot]) -> (Verdict, [u32; 5]) {
	result(standing(ballots))
}

fn and(mut ballots: Vec<Ballot>, more: &[Ballot]) -> Vec<Ballot> {
	ballots.extend_from_slice(more);
	ballots
}

#[test]
fn three_classes_confirm() {
	assert_eq!(outcome(&three_confirm()), (Confirmed, [3, 0, 0, 3, 0]));
}

#[test]
fn five_hospitals_are_one_class() {
	let hospitals: Vec<_> = (1..=5).map(|group| ballot(Hospital, group, Confirm)).collect();
	assert_eq!(outcome(&hospitals), (Unverifiable, [1, 0, 0, 5, 0]));
}

#[test]
fn two_hospitals_of_one_group_count_once() {
	let ballots = [
		ballot(Hospital, 1, Confirm),
		ballot(Hospital, 1, Confirm),
		ballot(DiseaseControl, 2, Confirm),
		ballot(HealthAdministration, 3, Confirm),
	];
	assert_eq!(outcome(&ballots), (Confirmed, [3, 0, 0, 3, 0]));
}

#[test]
fn one_class_of_four_may_dispute() {
	let ballots = and(three_confirm(), &[ballot(Meteorology, 4, Dispute)]);
	assert_eq!(outcome(&ballots), (Confirmed, [3, 1, 0, 3, 1]));
}

#[test]
fn two_classes_of_five_may_not() {
	let ballots = and(three_confirm(), &[ballot(Meteorology, 4, Dispute), ballot(Charity, 5, Dispute)]);
	assert_eq!(outcome(&ballots), (Disputed, [3, 2, 0, 3, 2]));
}

#[test]
fn a_competent_authority_vetoes() {
	let ballots = and(three_confirm(), &[competent(ballot(Seismology, 4, Dispute))]);
	assert_eq!(outcome(&ballots), (Disputed, [3, 1, 0, 3, 1]));
}

/// Forty hospitals could have answered, one did.
fn thin_hospitals(turnout: u8) -> (Verdict, [u32; 5]) {
	let eligible = [(Hospital, 40), (DiseaseControl, 1), (Customs, 1)];
	result(tally(three_confirm(), Quorum { turnout, ..THREE }, &eligible))
}

#[test]
fn with_turnout_one_a_hospital_speaks_for_all() {
	assert_eq!(thin_hospitals(1), (Confirmed, [3, 0, 0, 3, 0]));
}

#[test]
fn with_turnout_two_it_does_not() {
	assert_eq!(thin_hospitals(2), (Unverifiable, [2, 0, 0, 3, 0]));
}

#[test]
fn nobody_could_say() {
	let unable = [ballot(Hospital, 1, Unable), ballot(DiseaseControl, 2, Unable), ballot(Customs, 3, Unable)];
	assert_eq!(outcome(&unable), (Unverifiable, [0; 5]));
	assert_eq!(outcome(&[]), (Unverifiable, [0; 5]));
	assert_eq!(outcome(&[ballot(Hospital, 1, Dispute)]), (Unverifiable, [0, 1, 0, 0, 1]));
}

#[test]
fn as_long_as_votes_may_come_only_a_quorum_speaks() {
	let two = standing(&three_confirm()[..2]);
	assert_eq!((two.carried, two.closed()), (None, Unverifiable));
	let disputed = standing(&[ballot(Hospital, 1, Confirm), ballot(Customs, 2, Dispute)]);
	assert_eq!((disputed.carried, disputed.closed()), (None, Disputed));
	assert_eq!(standing(&three_confirm()).carried, Some(Confirmed));
}

#[test]
fn unable_is_no_turnout_and_no_veto() {
	let eligible = [(Hospital, 2), (DiseaseControl, 1), (Customs, 1)];
	let ballots = and(three_confirm(), &[competent(ballot(Hospital, 9, Unable))]);
	let quorum = Quorum { turnout: 2, ..THREE };
	assert_eq!(result(tally(ballots, quorum, &eligible)), (Unverifiable, [2, 0, 0, 3, 0]));
}

#[test]
fn a_competent_authority_that_confirms_stops_a_refutation() {
	let against = [
		ballot(Hospital, 1, Dispute),
		ballot(DiseaseControl, 2, Dispute),
		ballot(Customs, 3, Dispute),
		competent(ballot(Seismology, 4, Confirm)),
	];
	assert_eq!(outcome(&against), (Disputed, [1, 3, 0, 1, 3]));
	assert_eq!(outcome(&against[..3]), (Refuted, [0, 3, 0, 0, 3]));
}

#[test]
fn a_veto_holds_even_where_its_class_is_too_thin_to_count() {
	let eligible = [(Hospital, 1), (DiseaseControl, 1), (Customs, 1), (Seismology, 5)];
	let ballots = and(three_confirm(), &[competent(ballot(Seismology, 4, Dispute))]);
	let quorum = Quorum { turnout: 2, ..THREE };
	assert_eq!(result(tally(ballots, quorum, &eligible)), (Disputed, [3, 0, 0, 3, 1]));
}

#[test]
fn a_veto_against_nobody_is_no_dispute() {
	let eligible = [(Seismology, 5)];
	let ballots = [competent(ballot(Seismology, 4, Dispute))];
	let quorum = Quorum { turnout: 2, ..THREE };
	assert_eq!(result(tally(ballots, quorum, &eligible)), (Unverifiable, [0, 0, 0, 0, 1]));
}

#[test]
fn a_split_class_is_a_voice_of_both_sides() {
	let split = [ballot(Hospital, 1, Confirm), ballot(Hospital, 2, Dispute)];
	assert_eq!(outcome(&split), (Disputed, [0, 0, 1, 1, 1]));
}

#[test]
fn a_group_that_contradicts_itself_is_silent() {
	let ballots = [ballot(Hospital, 1, Confirm), ballot(Hospital, 1, Dispute)];
	assert_eq!(outcome(&ballots), (Unverifiable, [0; 5]));
	// Silence is no turnout either.
	let eligible = [(Hospital, 2)];
	let ballots = [ballots[0], ballots[1], ballot(Hospital, 2, Confirm)];
	let quorum = Quorum { turnout: 2, ..THREE };
	assert_eq!(result(tally(ballots, quorum, &eligible)), (Unverifiable, [0, 0, 0, 1, 0]));
}

#[test]
fn a_group_speaks_with_its_heavier_side_and_its_strongest_weight() {
	// Two light voices outweigh a strong one, and lend their group no more than the strongest of the three.
	let group = [
		weighing(600, ballot(Hospital, 1, Confirm)),
		weighing(600, ballot(Hospital, 1, Confirm)),
		weighing(1_100, ballot(Hospital, 1, Dispute)),
	];
	assert_eq!(outcome(&group), (Unverifiable, [1, 0, 0, 1, 0]));
	let against = |weight| and(group.to_vec(), &[weighing(weight, ballot(Hospital, 2, Dispute))]);
	// 3 * 1100 >= 2 * (1100 + 550), and one thousandth more is too much.
	assert_eq!(outcome(&against(550)), (Unverifiable, [1, 0, 0, 1, 1]));
	assert_eq!(outcome(&against(551)), (Disputed, [0, 0, 1, 1, 1]));
	// And on the other side: 3 * 2200 >= 2 * 3300.
	assert_eq!(outcome(&against(2_199)), (Disputed, [0, 0, 1, 1, 1]));
	assert_eq!(outcome(&against(2_200)), (Unverifiable, [0, 1, 0, 1, 1]));
}

#[test]
fn groups_of_two_classes_are_two_voices() {
	let ballots =
		[ballot(Hospital, 1, Confirm), ballot(DiseaseControl, 1, Confirm), ballot(Customs, 1, Confirm)];
	assert_eq!(outcome(&ballots), (Confirmed, [3, 0, 0, 3, 0]));
}

#[test]
fn classes_alone_are_no_quorum_of_groups() {
	let eligible: Vec<_> = AgencyClass::ALL.iter().map(|class| (*class, 1)).collect();
	let quorum = Quorum { groups: 4, ..THREE };
	assert_eq!(result(tally(three_confirm(), quorum, &eligible)).0, Unverifiable);
	let four = and(three_confirm(), &[ballot(Customs, 4, Confirm)]);
	assert_eq!(result(tally(four, quorum, &eligible)), (Confirmed, [3, 0, 0, 4, 0]));
}

#[test]
fn the_heaviest_weights_there_can_be_do_not_wrap() {
	let heavy: Vec<_> =
		(0..512).map(|group| weighing(MilliWeight::MAX, ballot(Hospital, group, Confirm))).collect();
	assert_eq!(outcome(&heavy), (Unverifiable, [1, 0, 0, 512, 0]));
}

/// SplitMix64, so that a failure comes back with the same number.
struct Random(u64);

impl Random {
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		z ^ (z >> 31)
	}

	fn below(&mut self, bound: u64) -> u64 {
		self.next() % bound
	}

	fn shuffle<X>(&mut self, items: &mut [X]) {
		for last in (1..items.len()).rev() {
			let other = self.below(last as u64 + 1) as usize;
			items.swap(last, other);
		}
	}
}

struct Case {
	ballots: Vec<Ballot>,
	quorum: Quorum,
	eligible: Vec<(AgencyClass, u8)>,
}

/// Few groups, classes and weights, so that ties and exact two thirds happen.
fn random_case(random: &mut Random) -> Case {
	let ballots = (0..random.below(14))
		.map(|_| Ballot {
			class: AgencyClass::ALL[random.below(5) as usize],
			group: random.below(5) as AgencyId,
			position: [Confirm, Confirm, Dispute, Dispute, Unable][random.below(5) as usize],
			weight: [500, 1_000, 1_000, 1_500][random.below(4) as usize],
			competent: random.below(12) == 0,
		})
		.collect();
	let classes = 1 + random.below(3) as u8;
	let quorum =
		Quorum { classes, groups: classes + random.below(2) as u8, turnout: 1 + random.below(3) as u8 };
	let eligible = AgencyClass::ALL[..5].iter().map(|class| (*class, random.below(4) as u8)).collect();
	Case { ballots, quorum, eligible }
}

const CASES: usize = 20_000;

#[test]
fn the_order_of_votes_does_not_matter() {
	let mut random = Random(1);
	for number in 0..CASES {
		let Case { mut ballots, quorum, mut eligible } = random_case(&mut random);
		let before = tally(ballots.clone(), quorum, &eligible);
		random.shuffle(&mut ballots);
		random.shuffle(&mut eligible);
		assert_eq!(before, tally(ballots, quorum, &eligible), "case {number}");
	}
}

#[test]
fn mirrored_votes_give_the_mirrored_verdict() {
	let mirror = |verdict| match verdict {
		Confirmed => Refuted,
		Refuted => Confirmed,
		same => same,
	};
	let mut random = Random(2);
	let mut seen = Vec::new();
	for number in 0..CASES {
		let Case { ballots, quorum, eligible } = random_case(&mut random);
		let mirrored = ballots.iter().map(|ballot| Ballot {
			position: match ballot.position {
				Confirm => Dispute,
				Dispute => Confirm,
				Unable => Unable,
			},
			..*ballot
		});
		let mirrored = tally(mirrored, quorum, &eligible);
		let straight = tally(ballots, quorum, &eligible);
		let counts = straight.counts;
		let expected = Standing {
			counts: ClassCounts {
				classes_for: counts.classes_against,
				classes_against: counts.classes_for,
				classes_split: counts.classes_split,
				groups_for: counts.groups_against,
				groups_against: counts.groups_for,
			},
			carried: straight.carried.map(mirror),
			otherwise: straight.otherwise,
		};
		assert_eq!(mirrored, expected, "case {number}");
		if !seen.contains(&straight.closed()) {
			seen.push(straight.closed());
		}
	}
	// ConfirmedLimited is not the formula's to give: it depends on how many classes the nation has.
	assert_eq!(seen.len(), Verdict::ALL.len() - 1, "the cases miss a verdict");
}
