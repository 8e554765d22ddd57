//! What the calls do, and what other pallets may ask. Each `do_*` checks first and writes last.

use alloc::vec::Vec;
use codec::Encode;
use core::iter::successors;
use frame_support::{
	ensure,
	traits::{DefensiveOption, DefensiveSaturating, Get, Time},
};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::{
	text,
	traits::{Agencies as Register, OnKeyRotated},
	two_person::{self, Now, Speaker, TwoPersonError, Word},
	AgencyClass, AgencyId, AgencyProfile, Moment, OfficerProfile, RegionCode, Role, Roles,
};
use sp_runtime::{
	traits::{BadOrigin, UniqueSaturatedInto, Verify},
	ArithmeticError, DispatchError, DispatchResult,
};

use crate::{
	types::{
		AgencyChanges, AgencyDetails, AgencyName, AgencyOf, AgencyStatus, AuthorityOf, Officer, OfficerOf,
		OfficerStatus, Reach, RevocationReason, Subject, SubjectOf, Suspension, SuspensionReason,
	},
	Agencies, Agency, Authority, Children, Config, Error, Event, NextAgency, Officers, OfficersOf, Pallet,
	Suspensions, VotingAgencies, VotingLines,
};

/// What a new key signs to take over from an old one begins with this, so that no other signature is one.
const ROTATION_CONTEXT: &[u8; 19] = b"muster/rotate-key/1";

/// Agencies.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(
		details: AgencyDetails,
		officer: T::AccountId,
		valid_until: Moment,
		by: AuthorityOf<T>,
	) -> DispatchResult {
		let parent = match &by {
			Authority::Officer(agency, _) => Some(*agency),
			Authority::Council | Authority::Member(_) => None,
		};
		Self::ensure_term(valid_until)?;
		ensure!(!Officers::<T>::contains_key(&officer), Error::<T>::KeySeen);
		let agency = Self::add_agency(parent, &details)?;
		Self::add_officer(agency, &officer, details.roles, valid_until)?;
		Self::deposit_event(Event::Registered { agency, parent, details, officer, valid_until, by });
		Ok(())
	}

	/// Returns how many children had to be looked at.
	pub(crate) fn do_amend(
		id: AgencyId,
		changes: AgencyChanges,
		by: AuthorityOf<T>,
	) -> Result<u32, DispatchError> {
		let before = Self::record(id)?;
		ensure!(before.status != AgencyStatus::Retired, Error::<T>::AgencyRetired);
		let mut after = before.clone();
		if let Some(name) = &changes.name {
			after.name = name.clone();
		}
		after.jurisdiction = changes.jurisdiction.unwrap_or(before.jurisdiction);
		after.roles = changes.roles.unwrap_or(before.roles);
		ensure!(after != before, Error::<T>::NothingChanges);
		Self::ensure_name(&after.name)?;
		Self::ensure_roles(after.roles)?;
		if let Some(parent) = after.parent {
			Self::ensure_within(&Self::record(parent)?, after.jurisdiction, after.roles)?;
		}
		let narrowed = !after.covers(before.jurisdiction, before.roles);
		if narrowed {
			Self::ensure_children_within(id, &after)?;
		}
		let looked_at = if narrowed { before.children } else { 0 };
		Self::store(id, Some(&before), after);
		Self::deposit_event(Event::Amended { agency: id, changes, by });
		Ok(looked_at)
	}

	pub(crate) fn do_suspend(id: AgencyId, reason: SuspensionReason, by: AuthorityOf<T>) -> DispatchResult {
		let before = Self::record(id)?;
		ensure!(before.is_active(), Error::<T>::AgencyNotActive);
		let after = Agency { status: AgencyStatus::Suspended, ..before.clone() };
		Self::store(id, Some(&before), after);
		Self::begin_suspension(Subject::Agency(id), reason);
		Self::deposit_event(Event::Suspended { agency: id, reason, by });
		Ok(())
	}

	pub(crate) fn do_reinstate(id: AgencyId, by: AuthorityOf<T>) -> DispatchResult {
		let before = Self::record(id)?;
		ensure!(before.status == AgencyStatus::Suspended, Error::<T>::AgencyNotSuspended);
		// A member of the council may hold an officer's key too.
		let own = by.person().and_then(Officers::<T>::get).is_some_and(|officer| officer.agency == id);
		ensure!(!own, Error::<T>::OwnCase);
		let Some(proposer) = Self::second(Subject::Agency(id), &by)? else { return Ok(()) };
		let after = Agency { status: AgencyStatus::Active, ..before.clone() };
		Self::store(id, Some(&before), after);
		Self::deposit_event(Event::Reinstated { agency: id, proposer, by });
		Ok(())
	}

	pub(crate) fn do_retire(id: AgencyId, by: AuthorityOf<T>) -> DispatchResult {
		let before = Self::record(id)?;
		ensure!(before.status != AgencyStatus::Retired, Error::<T>::AgencyRetired);
		ensure!(before.children == 0, Error::<T>::ChildrenRemain);
		let after = Agency { status: AgencyStatus::Retired, ..before.clone() };
		if let Some(parent) = after.parent {
			Children::<T>::remove(parent, id);
			Agencies::<T>::mutate_extant(parent, |parent| parent.children.defensive_saturating_reduce(1));
		}
		// A suspension stays on record: retiring an agency whose keys were in other hands clears nothing it signed.
		Self::store(id, Some(&before), after);
		Self::deposit_event(Event::Retired { agency: id, by });
		Ok(())
	}

	/// Puts a new agency under `parent`.
	pub(crate) fn add_agency(
		parent: Option<AgencyId>,
		details: &AgencyDetails,
	) -> Result<AgencyId, DispatchError> {
		let AgencyDetails { class, name, jurisdiction, roles } = details.clone();
		Self::ensure_name(&name)?;
		Self::ensure_roles(roles)?;
		let id = NextAgency::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let (line_root, depth) = match parent {
			Some(parent) => Self::place_under(parent, id, jurisdiction, roles)?,
			None => (id, 0),
		};
		let now = frame_system::Pallet::<T>::block_number();
		let agency = Agency {
			class,
			name,
			jurisdiction,
			parent,
			line_root,
			depth,
			roles,
			status: AgencyStatus::Active,
			registered_at: now,
			eligible_since: now,
			children: 0,
			officers: 0,
		};
		NextAgency::<T>::put(next);
		Self::store(id, None, agency);
		Ok(id)
	}

	/// Makes `id` a child of `parent`; returns the line and the depth it gets.
	fn place_under(
		parent: AgencyId,
		id: AgencyId,
		jurisdiction: RegionCode,
		roles: Roles,
	) -> Result<(AgencyId, u8), DispatchError> {
		let mut record = Self::record(parent)?;
		Self::ensure_within(&record, jurisdiction, roles)?;
		ensure!(record.depth < T::MaxDepth::get(), Error::<T>::TooDeep);
		ensure!(record.children < T::MaxChildren::get(), Error::<T>::TooManyChildren);
		record.children.defensive_saturating_accrue(1);
		let place = (record.line_root, record.depth.saturating_add(1));
		Agencies::<T>::insert(parent, record);
		Children::<T>::insert(parent, id, ());
		Ok(place)
	}

	/// Stores what became of an agency, with what follows from it: since when it is as it is, and the counts of who
	/// may vote.
	fn store(id: AgencyId, before: Option<&AgencyOf<T>>, mut after: AgencyOf<T>) {
		let standing = |agency: &AgencyOf<T>| (agency.jurisdiction, agency.roles, agency.status);
		if before.map(standing) != Some(standing(&after)) {
			after.eligible_since = frame_system::Pallet::<T>::block_number();
		}
		let old = before.and_then(Self::voting_line);
		let new = Self::voting_line(&after);
		if old != new {
			if let Some((region, class, root)) = old {
				for place in Reach::of(region) {
					VotingLines::<T>::mutate_exists((place, class, root), Self::one_less);
					VotingAgencies::<T>::mutate_exists(place, class, Self::one_less);
				}
			}
			if let Some((region, class, root)) = new {
				for place in Reach::of(region) {
					VotingLines::<T>::mutate((place, class, root), Self::one_more);
					VotingAgencies::<T>::mutate(place, class, Self::one_more);
				}
			}
		}
		Agencies::<T>::insert(id, after);
	}

	fn one_more(count: &mut u32) {
		count.defensive_saturating_accrue(1);
	}

	/// Takes one from a counter that is never kept at zero.
	fn one_less(count: &mut Option<u32>) {
		*count = count.map(|count| count.defensive_saturating_sub(1)).filter(|count| *count > 0);
	}

	/// As what an agency counts in [`VotingLines`] and, its line left out, in [`VotingAgencies`], if it does.
	pub(crate) fn voting_line(agency: &AgencyOf<T>) -> Option<(RegionCode, AgencyClass, AgencyId)> {
		(agency.is_active() && agency.roles.contains(Role::Vote)).then_some((
			agency.jurisdiction,
			agency.class,
			agency.line_root,
		))
	}

	fn record(id: AgencyId) -> Result<AgencyOf<T>, Error<T>> {
		Agencies::<T>::get(id).ok_or(Error::<T>::UnknownAgency)
	}

	/// Whether `upper` is an ancestor of `lower`.
	pub(crate) fn is_above(upper: AgencyId, lower: AgencyId) -> Result<bool, Error<T>> {
		let parent = Self::record(lower)?.parent;
		Ok(successors(parent, |id| Agencies::<T>::get(id)?.parent)
			.take(T::MaxDepth::get().into())
			.any(|id| id == upper))
	}

	fn ensure_within(parent: &AgencyOf<T>, jurisdiction: RegionCode, roles: Roles) -> DispatchResult {
		ensure!(parent.jurisdiction.contains(jurisdiction), Error::<T>::OutsideParent);
		ensure!(parent.roles.includes(roles), Error::<T>::RoleBeyondParent);
		Ok(())
	}

	fn ensure_children_within(id: AgencyId, parent: &AgencyOf<T>) -> DispatchResult {
		let fits = |child| {
			Agencies::<T>::get(child).is_none_or(|child| parent.covers(child.jurisdiction, child.roles))
		};
		ensure!(Children::<T>::iter_key_prefix(id).all(fits), Error::<T>::ChildLeftWider);
		Ok(())
	}

	fn ensure_name(name: &AgencyName) -> DispatchResult {
		ensure!(text::is_line(name), Error::<T>::InvalidName);
		Ok(())
	}

	fn ensure_roles(roles: Roles) -> DispatchResult {
		ensure!(roles.is_valid() && !roles.is_empty(), Error::<T>::InvalidRoles);
		Ok(())
	}
}

/// Officers.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_enrol_officer(
		agency: AgencyId,
		officer: T::AccountId,
		roles: Roles,
		valid_until: Moment,
		by: AuthorityOf<T>,
	) -> DispatchResult {
		ensure!(Self::record(agency)?.status != AgencyStatus::Retired, Error::<T>::AgencyRetired);
		Self::ensure_term(valid_until)?;
		Self::add_officer(agency, &officer, roles, valid_until)?;
		Self::deposit_event(Event::OfficerEnrolled { agency, officer, roles, valid_until, by });
		Ok(())
	}

	pub(crate) fn do_renew_officer(
		officer: T::AccountId,
		valid_until: Moment,
		by: AuthorityOf<T>,
	) -> DispatchResult {
		let mut record = Self::officer_record(&officer)?;
		ensure!(record.is_active(), Error::<T>::OfficerNotActive);
		let agency = record.agency;
		ensure!(Self::record(agency)?.status != AgencyStatus::Retired, Error::<T>::AgencyRetired);
		Self::ensure_term(valid_until)?;
		record.valid_until = valid_until;
		Officers::<T>::insert(&officer, record);
		Self::deposit_event(Event::OfficerRenewed { agency, officer, valid_until, by });
		Ok(())
	}

	pub(crate) fn do_suspend_officer(
		officer: T::AccountId,
		reason: SuspensionReason,
		by: AuthorityOf<T>,
	) -> DispatchResult {
		let mut record = Self::officer_record(&officer)?;
		ensure!(record.is_active(), Error::<T>::OfficerNotActive);
		let agency = record.agency;
		record.status = OfficerStatus::Suspended;
		Officers::<T>::insert(&officer, record);
		Self::begin_suspension(Subject::Officer(officer.clone()), reason);
		Self::deposit_event(Event::OfficerSuspended { agency, officer, reason, by });
		Ok(())
	}

	pub(crate) fn do_reinstate_officer(officer: T::AccountId, by: AuthorityOf<T>) -> DispatchResult {
		let mut record = Self::officer_record(&officer)?;
		ensure!(record.status == OfficerStatus::Suspended, Error::<T>::OfficerNotSuspended);
		// A suspended officer may still speak as a member of the council.
		ensure!(by.person() != Some(&officer), Error::<T>::OwnCase);
		let Some(proposer) = Self::second(Subject::Officer(officer.clone()), &by)? else { return Ok(()) };
		let agency = record.agency;
		record.status = OfficerStatus::Active;
		Officers::<T>::insert(&officer, record);
		Self::deposit_event(Event::OfficerReinstated { agency, officer, proposer, by });
		Ok(())
	}

	pub(crate) fn do_revoke_officer(
		officer: T::AccountId,
		reason: RevocationReason,
		by: AuthorityOf<T>,
	) -> DispatchResult {
		let mut record = Self::officer_record(&officer)?;
		ensure!(!record.is_tombstone(), Error::<T>::OfficerGone);
		let agency = record.agency;
		record.status = OfficerStatus::Revoked { reason };
		Officers::<T>::insert(&officer, record);
		OfficersOf::<T>::remove(agency, &officer);
		Agencies::<T>::mutate_extant(agency, |agency| agency.officers.defensive_saturating_reduce(1));
		Suspensions::<T>::remove(Subject::Officer(officer.clone()));
		Self::deposit_event(Event::OfficerRevoked { agency, officer, reason, by });
		Ok(())
	}

	pub(crate) fn do_rotate_key(
		old: T::AccountId,
		new: T::AccountId,
		proof: &T::Signature,
	) -> DispatchResult {
		ensure!(Self::acting(&old).is_some(), Error::<T>::NotAnOfficer);
		let mut record = Self::officer_record(&old)?;
		ensure!(!Officers::<T>::contains_key(&new), Error::<T>::KeySeen);
		let agency = record.agency;
		let message = Self::rotation_message(agency, &old, &new);
		ensure!(Self::is_signed(&message, &new, proof), Error::<T>::BadProof);
		Self::insert_officer(&new, record.clone());
		OfficersOf::<T>::remove(agency, &old);
		record.status = OfficerStatus::Rotated { successor: new.clone() };
		Officers::<T>::insert(&old, record);
		T::OnKeyRotated::on_key_rotated(&old, &new);
		Self::deposit_event(Event::KeyRotated { agency, old, new });
		Ok(())
	}

	/// What the new key signs in [`Pallet::rotate_key`].
	pub fn rotation_message(agency: AgencyId, old: &T::AccountId, new: &T::AccountId) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default());
		(ROTATION_CONTEXT, genesis, agency, old, new).encode()
	}

	/// Wallet extensions put what they sign between tags, so that it can be no transaction: both forms count.
	fn is_signed(message: &[u8], signer: &T::AccountId, signature: &T::Signature) -> bool {
		signature.verify(message, signer)
			|| signature.verify(&[b"<Bytes>".as_slice(), message, b"</Bytes>"].concat()[..], signer)
	}

	/// Enrols a key that was never seen before. The caller has checked the term.
	pub(crate) fn add_officer(
		agency: AgencyId,
		who: &T::AccountId,
		roles: Roles,
		valid_until: Moment,
	) -> DispatchResult {
		ensure!(!Officers::<T>::contains_key(who), Error::<T>::KeySeen);
		Self::ensure_roles(roles)?;
		let mut record = Self::record(agency)?;
		ensure!(record.roles.includes(roles), Error::<T>::RoleBeyondAgency);
		ensure!(record.officers < T::MaxOfficers::get(), Error::<T>::TooManyOfficers);
		record.officers.defensive_saturating_accrue(1);
		Agencies::<T>::insert(agency, record);
		let enrolled_at = frame_system::Pallet::<T>::block_number();
		Self::insert_officer(
			who,
			Officer { agency, roles, status: OfficerStatus::Active, valid_until, enrolled_at },
		);
		Ok(())
	}

	/// The provider reference is never dropped: with it the account's nonce would go, and what it once signed could be
	/// sent again.
	fn insert_officer(who: &T::AccountId, officer: OfficerOf<T>) {
		frame_system::Pallet::<T>::inc_providers(who);
		OfficersOf::<T>::insert(officer.agency, who, ());
		Officers::<T>::insert(who, officer);
	}

	fn officer_record(who: &T::AccountId) -> Result<OfficerOf<T>, Error<T>> {
		Officers::<T>::get(who).ok_or(Error::<T>::UnknownOfficer)
	}

	/// The agency an officer acts for, or acted for.
	pub(crate) fn agency_of(who: &T::AccountId) -> Result<AgencyId, Error<T>> {
		Self::officer_record(who).map(|officer| officer.agency)
	}

	/// The officer behind a key, if officer and agency may act now.
	pub(crate) fn acting(who: &T::AccountId) -> Option<OfficerProfile> {
		let officer = Officers::<T>::get(who)?;
		if !officer.is_active() || officer.valid_until < T::Clock::now() {
			return None;
		}
		let agency = Agencies::<T>::get(officer.agency).filter(Agency::is_active)?;
		Some(OfficerProfile {
			agency: officer.agency,
			roles: officer.roles.intersection(agency.roles),
			enrolled_at: officer.enrolled_at.unique_saturated_into(),
		})
	}

	fn ensure_term(valid_until: Moment) -> DispatchResult {
		let now = T::Clock::now();
		ensure!(valid_until > now, Error::<T>::TermOver);
		ensure!(valid_until.saturating_sub(now) <= T::MaxTerm::get(), Error::<T>::TermTooLong);
		Ok(())
	}
}

/// Two persons.
impl<T: Config> Pallet<T> {
	fn begin_suspension(subject: SubjectOf<T>, reason: SuspensionReason) {
		let since = frame_system::Pallet::<T>::block_number();
		Suspensions::<T>::insert(subject, Suspension { since, reason, proposal: None });
	}

	/// Whether `subject` is suspended because a key may be in other hands.
	fn is_suspended_as_compromised(subject: SubjectOf<T>) -> bool {
		Suspensions::<T>::get(subject)
			.is_some_and(|suspension| suspension.reason == SuspensionReason::KeyCompromise)
	}

	/// Ends the suspension and returns the first person, if `by` is the second; `None` if `by` is the first and the
	/// proposal now waits.
	fn second(subject: SubjectOf<T>, by: &AuthorityOf<T>) -> Result<Option<T::AccountId>, DispatchError> {
		let person = by.person().ok_or(BadOrigin)?;
		let Suspension { since, reason, proposal } =
			Suspensions::<T>::get(&subject).defensive_ok_or(DispatchError::Corruption)?;
		let enrolled_at = match by {
			Authority::Officer(_, who) => Some(Self::officer_record(who)?.enrolled_at),
			Authority::Council | Authority::Member(_) => None,
		};
		// Stricter than the rule of two persons, which looks at the first word only: else an officer who waits to speak
		// could enrol both persons after the suspension.
		ensure!(enrolled_at.is_none_or(|enrolled_at| enrolled_at < since), Error::<T>::EnrolledSince);
		let standing = proposal.filter(|proposal| Self::is_in_office(&proposal.proposer));
		let speaker = Speaker { who: person.clone(), enrolled_at };
		let now = Now {
			block: frame_system::Pallet::<T>::block_number(),
			moment: T::Clock::now(),
			window: T::ReinstatementWindow::get(),
		};
		match two_person::speak(standing.as_ref(), speaker, now).map_err(Error::<T>::from)? {
			Word::First(proposal) => {
				let expires = proposal.expires;
				Suspensions::<T>::insert(&subject, Suspension { since, reason, proposal: Some(proposal) });
				Self::deposit_event(Event::ReinstatementProposed { subject, expires, by: by.clone() });
				Ok(None)
			}
			Word::Second { proposer } => {
				Suspensions::<T>::remove(&subject);
				Ok(Some(proposer))
			}
		}
	}

	/// Whether the word of a proposer still counts. One who is or was an officer must not have been suspended, revoked
	/// or rotated since: else one person could propose with one key and confirm with its successor.
	fn is_in_office(proposer: &T::AccountId) -> bool {
		Officers::<T>::get(proposer).is_none_or(|officer| {
			officer.is_active() && Agencies::<T>::get(officer.agency).is_some_and(|agency| agency.is_active())
		})
	}
}

impl<T> From<TwoPersonError> for Error<T> {
	fn from(error: TwoPersonError) -> Self {
		match error {
			TwoPersonError::SamePerson => Self::SamePerson,
			TwoPersonError::EnrolledSince => Self::EnrolledSince,
		}
	}
}

impl<T: Config> Register<T::AccountId> for Pallet<T> {
	fn agency(id: AgencyId) -> Option<AgencyProfile> {
		let agency = Agencies::<T>::get(id)?;
		Some(AgencyProfile {
			class: agency.class,
			jurisdiction: agency.jurisdiction,
			line_root: agency.line_root,
			roles: agency.roles,
			active: agency.is_active(),
			eligible_since: agency.eligible_since.unique_saturated_into(),
		})
	}

	fn officer(who: &T::AccountId) -> Option<OfficerProfile> {
		Self::acting(who)
	}

	/// A line is met at most once at each of four places, so at most 4 × (`limit` + 1) keys are read.
	fn voting_lines(class: AgencyClass, region: RegionCode, excluded: AgencyId, limit: u8) -> u8 {
		let mut lines: Vec<AgencyId> = Vec::new();
		for root in
			Reach::touching(region).flat_map(|place| VotingLines::<T>::iter_key_prefix((place, class)))
		{
			if lines.len() >= limit.into() {
				break;
			}
			if root != excluded && !lines.contains(&root) {
				lines.push(root);
			}
		}
		lines.len().unique_saturated_into()
	}

	/// Two counters for each of four places.
	fn voting_agencies(class: AgencyClass, region: RegionCode, excluded: AgencyId) -> u32 {
		Reach::touching(region).fold(0, |sum, place| {
			let own = VotingLines::<T>::get((place, class, excluded));
			sum.saturating_add(VotingAgencies::<T>::get(place, class).defensive_saturating_sub(own))
		})
	}

	/// A key that was rotated is not compromised by that, nor by what becomes of its successor: where a stolen key was
	/// rotated by the thief, it is the agency that is suspended. At most three reads.
	fn is_compromised(agency: AgencyId, officer: &T::AccountId) -> bool {
		let key = match Officers::<T>::get(officer).map(|officer| officer.status) {
			Some(OfficerStatus::Revoked { reason }) => reason == RevocationReason::KeyCompromise,
			Some(OfficerStatus::Suspended) => {
				Self::is_suspended_as_compromised(Subject::Officer(officer.clone()))
			}
			Some(OfficerStatus::Active | OfficerStatus::Rotated { .. }) | None => false,
		};
		key || Self::is_suspended_as_compromised(Subject::Agency(agency))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_agency(
		class: AgencyClass,
		jurisdiction: RegionCode,
		roles: Roles,
		officer: &T::AccountId,
	) -> AgencyId {
		crate::benchmarking::agency::<T>(None, class, jurisdiction, roles, officer)
	}
}
