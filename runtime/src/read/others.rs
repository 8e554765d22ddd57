//! What is worth telling of pallets that have no records here: the collectives, Root, the brake, parameters, sessions.

use super::told::Told;
use crate::Runtime;
use frame_support::instances::{Instance1, Instance2};

/// The names of a collective's events.
macro_rules! collective {
	($name:ident, $instance:ty, $pallet:literal) => {
		/// What happened in the collective.
		pub fn $name(event: pallet_collective::Event<Runtime, $instance>) -> Told {
			use pallet_collective::Event;
			let plain = |name| Told::of(name, []);
			match event {
				Event::Proposed { account, .. } => plain(concat!($pallet, ".proposed")).by_person(account),
				Event::Voted { account, .. } => plain(concat!($pallet, ".voted")).by_person(account),
				Event::Approved { .. } => plain(concat!($pallet, ".approved")),
				Event::Disapproved { .. } => plain(concat!($pallet, ".disapproved")),
				Event::Executed { .. } => plain(concat!($pallet, ".executed")),
				Event::MemberExecuted { .. } => plain(concat!($pallet, ".memberExecuted")),
				Event::Closed { .. } => plain(concat!($pallet, ".closed")),
				Event::Killed { .. } => plain(concat!($pallet, ".killed")),
				Event::ProposalCostBurned { .. } => plain(concat!($pallet, ".proposalCostBurned")),
				Event::ProposalCostReleased { .. } => plain(concat!($pallet, ".proposalCostReleased")),
			}
		}
	};
}

collective!(council, Instance1, "council");
collective!(technical_committee, Instance2, "technicalCommittee");

/// What was done as Root, or was allowed to be.
pub fn council_root(event: pallet_council_root::Event<Runtime>) -> Told {
	use pallet_council_root::Event;
	let name = match event {
		Event::Dispatched { .. } => "councilRoot.dispatched",
		Event::Consented { .. } => "councilRoot.consented",
		Event::ConsentWithdrawn { .. } => "councilRoot.consentWithdrawn",
		Event::GlassBroken { .. } => "councilRoot.glassBroken",
		Event::Sealed { .. } => "councilRoot.sealed",
	};
	Told::of(name, [])
}

/// Calls that were paused, or are taken again.
pub fn tx_pause(event: pallet_tx_pause::Event<Runtime>) -> Told {
	use pallet_tx_pause::Event;
	let name = match event {
		Event::CallPaused { .. } => "txPause.callPaused",
		Event::CallUnpaused { .. } => "txPause.callUnpaused",
	};
	Told::of(name, [])
}

/// What the council set without an upgrade.
pub fn parameters(event: pallet_parameters::Event<Runtime>) -> Told {
	let pallet_parameters::Event::Updated { .. } = event;
	Told::of("parameters.updated", [])
}

/// Upgrades. What each extrinsic came to is no act.
pub fn system(event: frame_system::Event<Runtime>) -> Option<Told> {
	use frame_system::Event;
	let name = match event {
		Event::CodeUpdated { .. } => "system.codeUpdated",
		Event::UpgradeAuthorized { .. } => "system.upgradeAuthorized",
		Event::RejectedInvalidAuthorizedUpgrade { .. } => "system.rejectedInvalidAuthorizedUpgrade",
		Event::ExtrinsicSuccess { .. }
		| Event::ExtrinsicFailed { .. }
		| Event::NewAccount { .. }
		| Event::KilledAccount { .. }
		| Event::Remarked { .. } => return None,
	};
	Some(Told::of(name, []))
}

/// New sessions. Who is disabled for the rest of one has an offence on its record, which tells of itself.
pub fn session(event: pallet_session::Event<Runtime>) -> Option<Told> {
	use pallet_session::Event;
	match event {
		Event::NewSession { .. } => Some(Told::of("session.newSession", [])),
		Event::NewQueued | Event::ValidatorDisabled { .. } | Event::ValidatorReenabled { .. } => None,
	}
}
