//! Rows of the register.

use super::registrar;
use crate::{
	common::{account_of, details, key, now, pair_of, region, text},
	origin_table::{
		cast::{done, officer, signed, without, COMMISSION, HOSPITAL, STATION, WUHAN},
		check::{Authority, Case, Kind, Outcome, Row},
	},
};
use muster_primitives::{AgencyClass, Role, Roles};
use muster_runtime::{Runtime, Signature};
use pallet_agencies::{
	AgencyChanges, Call as Agencies, Error as AgenciesError, Pallet as Register, RevocationReason,
	SuspensionReason,
};
use sp_core::crypto::Pair as _;
use sp_keyring::Sr25519Keyring::Bob;

const MINUTE: u64 = 60_000;
const YEAR: u64 = 365 * 24 * 60 * MINUTE;

pub fn agencies() -> Vec<Row> {
	type Error = AgenciesError<Runtime>;
	let not_above = || Outcome::fails(Error::NotAbove);
	let reason = SuspensionReason::Investigation;
	let clerk = || account_of(&without(HOSPITAL, None));
	vec![
		// Whoever registers a child registers it within its own region.
		Row::new("Agencies.register", registrar(Role::Admit), || {
			let details = details(AgencyClass::Charity, region(WUHAN), Roles::of(&[Role::Report]));
			let (officer_of_child, valid_until) = (account_of(&key("newcomer")), now() + MINUTE);
			Case::of(
				officer(COMMISSION),
				Agencies::register { details, officer: officer_of_child, valid_until },
			)
		})
		.but([Kind::Elsewhere], Outcome::fails(Error::OutsideParent))
		.but([Kind::OtherAgency], Outcome::Right)
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.amend", registrar(Role::Admit), || {
			let changes = AgencyChanges { name: Some(text("新名")), ..Default::default() };
			Case::of(officer(COMMISSION), Agencies::amend { agency: STATION, changes })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		// One member suspends at once; the body does not need to.
		Row::new("Agencies.suspend", registrar(Role::Manage), move || {
			Case::of(officer(COMMISSION), Agencies::suspend { agency: STATION, reason })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right),
		Row::new("Agencies.reinstate", registrar(Role::Manage), move || {
			done(signed(&pair_of(Bob)), Agencies::suspend { agency: STATION, reason });
			done(signed(&pair_of(Bob)), Agencies::reinstate { agency: STATION });
			Case::of(officer(COMMISSION), Agencies::reinstate { agency: STATION })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right),
		Row::new("Agencies.retire", registrar(Role::Admit), || {
			Case::of(officer(COMMISSION), Agencies::retire { agency: STATION })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.enrol_officer", registrar(Role::Manage), || {
			let (account, roles, valid_until) =
				(account_of(&key("newcomer")), Roles::of(&[Role::Report]), now() + MINUTE);
			Case::of(
				officer(HOSPITAL),
				Agencies::enrol_officer { agency: HOSPITAL, account, roles, valid_until },
			)
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.renew_officer", registrar(Role::Manage), move || {
			let (account, valid_until) = (clerk(), now() + YEAR);
			Case::of(officer(HOSPITAL), Agencies::renew_officer { account, valid_until })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		// One member, or the body.
		Row::new("Agencies.suspend_officer", registrar(Role::Manage), move || {
			Case::of(officer(HOSPITAL), Agencies::suspend_officer { account: clerk(), reason })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right)
		.but(Kind::COUNCIL, Outcome::Right),
		Row::new("Agencies.reinstate_officer", registrar(Role::Manage), move || {
			done(signed(&pair_of(Bob)), Agencies::suspend_officer { account: clerk(), reason });
			done(signed(&pair_of(Bob)), Agencies::reinstate_officer { account: clerk() });
			Case::of(officer(HOSPITAL), Agencies::reinstate_officer { account: clerk() })
		})
		.but(Kind::FOREIGN, not_above())
		.but([Kind::Councillor], Outcome::Right),
		Row::new("Agencies.revoke_officer", registrar(Role::Manage), move || {
			let reason = RevocationReason::KeyCompromise;
			Case::of(officer(HOSPITAL), Agencies::revoke_officer { account: clerk(), reason })
		})
		.but(Kind::FOREIGN, not_above())
		.but(Kind::COUNCIL, Outcome::Right),
		// The new key signs for one old key. No role is asked for, so whoever else tries has the wrong proof.
		Row::new(
			"Agencies.rotate_key",
			Authority {
				pool: None,
				moved: true,
				outsider: Err(Error::NotAnOfficer.into()),
				insider: Err(Error::BadProof.into()),
				right: vec![Kind::Officer],
				..Authority::nobody()
			},
			|| {
				let (old, new) = (officer(HOSPITAL), key("successor"));
				let message =
					Register::<Runtime>::rotation_message(HOSPITAL, &account_of(&old), &account_of(&new));
				let proof = Signature::Sr25519(new.sign(&message));
				Case::of(old, Agencies::rotate_key { new: account_of(&new), proof })
			},
		),
	]
}
