//! What a round costs does not depend on how large the register is, nor on how many rounds are open.

use super::*;
use crate::Votes;

/// What was asked of the register, and how many trie nodes of the own storage were read.
#[derive(Debug, PartialEq)]
struct Cost {
	asked: u32,
	nodes: usize,
}

struct World {
	ext: sp_io::TestExternalities,
	round: RoundId,
}

/// A chain with so many agencies in a county, and so many open rounds, one of them with 100 votes.
fn world(agencies: AgencyId, rounds: u64) -> World {
	let mut ext = new_test_ext();
	let round = ext.execute_with(|| {
		fill_register();
		for id in 1_000..1_000 + agencies {
			let class = VOTERS[id as usize % 6].1;
			register(id, AgencyProfile { jurisdiction: region(420_106), ..profile(id, class) });
		}
		for incident in 1_000..1_000 + rounds {
			open(RoundProposal { subject: RoundSubject::Incident { incident, revision: 1 }, ..proposal() });
		}
		let round = open(proposal());
		for id in 1_000..1_100 {
			assert_ok!(vote(round, id, Position::Confirm));
		}
		round
	});
	World { ext, round }
}

impl World {
	fn cost(&mut self, of: impl FnOnce(RoundId)) -> Cost {
		self.ext.commit_all().expect("the changes of the test fit together");
		let round = self.round;
		let (asked, proof) = self.ext.execute_and_prove(|| {
			Asked::set(0);
			of(round);
			Asked::get()
		});
		Cost { asked, nodes: proof.into_nodes().len() }
	}
}

/// Costs of opening, voting and counting.
fn costs(agencies: AgencyId, rounds: u64) -> [Cost; 3] {
	let mut world = world(agencies, rounds);
	let opening = world.cost(|_| {
		open(RoundProposal { subject: OTHER, region: region(420_106), ..proposal() });
	});
	let voting = world.cost(|round| {
		assert_ok!(vote(round, 11, Position::Confirm));
	});
	let counting = world.cost(|round| {
		pass_deadline(round);
		assert_ok!(tally(round));
		assert_eq!(Votes::<Test>::iter_prefix(round).count(), 101);
	});
	[opening, voting, counting]
}

#[test]
fn nothing_grows_with_the_register_or_with_what_else_is_open() {
	let (small, large) = (costs(200, 2), costs(5_000, 500));
	for (small, large) in small.into_iter().zip(large) {
		assert_eq!(small.asked, large.asked, "the same questions to the register");
		assert!(large.nodes <= 2 * small.nodes + 20, "{} nodes, then {}", small.nodes, large.nodes);
	}
}
