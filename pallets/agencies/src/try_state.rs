//! What holds at the end of every block.

use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::Get};
use muster_primitives::{text, AgencyClass, AgencyId};
use sp_runtime::TryRuntimeError;

use crate::{
	types::{AgencyStatus, OfficerStatus, Reach, Subject},
	Agencies, AgencyOf, Children, Config, NextAgency, Officers, OfficersOf, Pallet, Suspensions,
	VotingAgencies, VotingLines,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants that the README lists.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let agencies: BTreeMap<AgencyId, AgencyOf<T>> = Agencies::<T>::iter().collect();
		Self::check_numbers(&agencies)?;
		for (id, agency) in &agencies {
			Self::check_place(*id, agency, &agencies)?;
			ensure!(agency.roles.is_valid() && !agency.roles.is_empty(), "an agency holds at least one role");
			ensure!(text::is_line(&agency.name), "an agency has a name");
		}
		Self::check_children(&agencies)?;
		Self::check_officers(&agencies)?;
		Self::check_suspensions(&agencies)?;
		Self::check_voting_lines(&agencies)
	}

	fn check_numbers(agencies: &BTreeMap<AgencyId, AgencyOf<T>>) -> Result<(), TryRuntimeError> {
		ensure!(
			agencies.keys().copied().eq(1..NextAgency::<T>::get()),
			"every number from 1 to the next is an agency's"
		);
		Ok(())
	}

	fn check_place(
		id: AgencyId,
		agency: &AgencyOf<T>,
		agencies: &BTreeMap<AgencyId, AgencyOf<T>>,
	) -> Result<(), TryRuntimeError> {
		ensure!(agency.depth <= T::MaxDepth::get(), "no agency stands deeper than the limit");
		let Some(parent) = agency.parent else {
			ensure!(
				agency.line_root == id && agency.depth == 0,
				"an agency without a parent begins its line"
			);
			return Ok(());
		};
		ensure!(parent < id, "a parent is registered before its children");
		let parent = agencies.get(&parent).ok_or("a parent is in the register")?;
		ensure!(agency.line_root == parent.line_root, "a child belongs to its parent's line");
		ensure!(
			parent.depth.checked_add(1) == Some(agency.depth),
			"a child stands one step below its parent"
		);
		if agency.status != AgencyStatus::Retired {
			ensure!(parent.status != AgencyStatus::Retired, "a retired agency has no child that is not");
			ensure!(parent.covers(agency.jurisdiction, agency.roles), "a child is within its parent");
		}
		Ok(())
	}

	fn check_children(agencies: &BTreeMap<AgencyId, AgencyOf<T>>) -> Result<(), TryRuntimeError> {
		let kept: BTreeSet<(AgencyId, AgencyId)> = Children::<T>::iter_keys().collect();
		let expected: BTreeSet<(AgencyId, AgencyId)> = agencies
			.iter()
			.filter(|(_, agency)| agency.status != AgencyStatus::Retired)
			.filter_map(|(id, agency)| agency.parent.map(|parent| (parent, *id)))
			.collect();
		ensure!(kept == expected, "the children are those that are not retired");
		for (id, agency) in agencies {
			let count = Children::<T>::iter_key_prefix(id).count();
			ensure!(u32::try_from(count) == Ok(agency.children), "the counter of children equals the map");
			ensure!(agency.children <= T::MaxChildren::get(), "no agency has more children than the limit");
		}
		Ok(())
	}

	fn check_officers(agencies: &BTreeMap<AgencyId, AgencyOf<T>>) -> Result<(), TryRuntimeError> {
		for (who, officer) in Officers::<T>::iter() {
			ensure!(agencies.contains_key(&officer.agency), "an officer acts for an agency of the register");
			ensure!(
				OfficersOf::<T>::contains_key(officer.agency, &who) != officer.is_tombstone(),
				"the officers of an agency are those that are no tombstones"
			);
			ensure!(
				officer.roles.is_valid() && !officer.roles.is_empty(),
				"an officer was given at least one role"
			);
			ensure!(frame_system::Pallet::<T>::providers(&who) > 0, "an officer's account is never dropped");
			if let OfficerStatus::Rotated { successor } = &officer.status {
				ensure!(
					Officers::<T>::get(successor).is_some_and(|next| next.agency == officer.agency),
					"a rotated key goes on within its agency"
				);
			}
		}
		for (agency, who, ()) in OfficersOf::<T>::iter() {
			ensure!(
				Officers::<T>::get(who).is_some_and(|officer| officer.agency == agency),
				"an agency lists its own officers"
			);
		}
		for (id, agency) in agencies {
			let count = OfficersOf::<T>::iter_key_prefix(id).count();
			ensure!(u32::try_from(count) == Ok(agency.officers), "the counter of officers equals the map");
			ensure!(agency.officers <= T::MaxOfficers::get(), "no agency has more officers than the limit");
		}
		Ok(())
	}

	fn check_suspensions(agencies: &BTreeMap<AgencyId, AgencyOf<T>>) -> Result<(), TryRuntimeError> {
		let retired = Suspensions::<T>::iter_keys()
			.filter(|subject| match subject {
				Subject::Agency(id) => {
					agencies.get(id).is_some_and(|agency| agency.status == AgencyStatus::Retired)
				}
				Subject::Officer(_) => false,
			})
			.count();
		let agencies = agencies
			.iter()
			.filter(|(_, agency)| agency.status == AgencyStatus::Suspended)
			.map(|(id, _)| Subject::Agency(*id));
		let officers = Officers::<T>::iter()
			.filter(|(_, officer)| officer.status == OfficerStatus::Suspended)
			.map(|(who, _)| Subject::Officer(who));
		let mut count = retired;
		for subject in agencies.chain(officers) {
			ensure!(Suspensions::<T>::contains_key(subject), "who is suspended has a suspension");
			count = count.saturating_add(1);
		}
		ensure!(
			Suspensions::<T>::iter_keys().count() == count,
			"who has a suspension is suspended, or retired since"
		);
		let now = frame_system::Pallet::<T>::block_number();
		for suspension in Suspensions::<T>::iter_values() {
			ensure!(suspension.since <= now, "a suspension has begun");
			ensure!(
				suspension.proposal.is_none_or(|first| (suspension.since..=now).contains(&first.since)),
				"a reinstatement is proposed after its suspension"
			);
		}
		Ok(())
	}

	fn check_voting_lines(agencies: &BTreeMap<AgencyId, AgencyOf<T>>) -> Result<(), TryRuntimeError> {
		let mut lines: BTreeMap<(Reach, AgencyClass, AgencyId), u32> = BTreeMap::new();
		let mut voters: BTreeMap<(Reach, AgencyClass), u32> = BTreeMap::new();
		for (region, class, root) in agencies.values().filter_map(Self::voting_line) {
			for place in Reach::of(region) {
				let line = lines.entry((place, class, root)).or_default();
				*line = line.saturating_add(1);
				let all = voters.entry((place, class)).or_default();
				*all = all.saturating_add(1);
			}
		}
		ensure!(
			VotingLines::<T>::iter().collect::<BTreeMap<_, _>>() == lines,
			"the voting lines equal a recount"
		);
		let kept = VotingAgencies::<T>::iter().map(|(place, class, count)| ((place, class), count));
		ensure!(kept.collect::<BTreeMap<_, _>>() == voters, "the voting agencies equal a recount");
		Ok(())
	}
}
