//! What clients decode never moves.

use super::*;
use codec::Encode;
use frame_support::traits::{GetCallIndex, GetCallName};

#[test]
fn calls() {
	let names = [
		"admit",
		"remove",
		"go_online",
		"go_offline",
		"reinstate",
		"set_endpoint",
		"force",
		"report_equivocation",
	];
	assert_eq!(crate::Call::<Test>::get_call_names(), names);
	assert_eq!(crate::Call::<Test>::get_call_indices(), (0..8).collect::<Vec<u8>>());
}

#[test]
fn events() {
	let (agency, validator, session) = (7, 7, 1);
	let events: [Event<Test>; 13] = [
		Event::Admitted { agency, validator },
		Event::Removed { agency, validator, since: session },
		Event::Left { validator },
		Event::WentOnline { agency, validator },
		Event::WentOffline { agency, validator },
		Event::StoodDown { validator, reason: StandbyReason::Liveness, missed: 0, of: 0 },
		Event::Lagging { validator, strikes: 1, missed: 0, of: 0 },
		Event::Recovered { validator },
		Event::Outage { skipped: 1, of: 1 },
		Event::Offended { validator, session, floor_kept: true },
		Event::Reinstated { agency, validator },
		Event::Forced { validators: members([validator]) },
		Event::EndpointSet { agency, validator, endpoint: endpoint(PEER, &["/dns/a"]) },
	];
	let indices: Vec<u8> = events.iter().map(|event| event.encode()[0]).collect();
	assert_eq!(indices, (0..13).collect::<Vec<u8>>());
}

#[test]
fn errors() {
	let errors: [Error<Test>; 22] = [
		Error::UnknownAgency,
		Error::AgencyNotActive,
		Error::RoleMissing,
		Error::NotItsOfficer,
		Error::AlreadyMember,
		Error::TooManyValidators,
		Error::NotAMember,
		Error::AlreadyLeaving,
		Error::FloorReached,
		Error::NotStandby,
		Error::NotActive,
		Error::OffencePending,
		Error::NoOffence,
		Error::NoSessionKeys,
		Error::InvalidPeer,
		Error::InvalidAddresses,
		Error::PeerTaken,
		Error::EmptySet,
		Error::NamedTwice,
		Error::InvalidEvidence,
		Error::InvalidKeyOwnership,
		Error::AlreadyReported,
	];
	assert_eq!(errors.encode(), (0..22).collect::<Vec<u8>>());
}

#[test]
fn stored_types() {
	use StandbyReason::*;
	assert_eq!([Admitted, Voluntary, Liveness, Offence, Forced].encode(), [0, 1, 2, 3, 4]);
	assert_eq!(Status::Active.encode(), [0]);
	assert_eq!(standby(Liveness).encode(), [1, 2]);
	assert_eq!(Status::Leaving { since: 5 }.encode(), [2, 5, 0, 0, 0]);
	let validator = Validator { agency: 7, status: Status::Active, strikes: 2, offence: Some(1) };
	assert_eq!(validator.encode(), [7, 0, 0, 0, 0, 2, 1, 1, 0, 0, 0]);
	let peer = PeerId::truncate_from(vec![b'Q']);
	let addresses = BoundedVec::truncate_from(vec![Address::truncate_from(vec![b'/'])]);
	assert_eq!(Endpoint { peer, addresses }.encode(), [4, b'Q', 4, 4, b'/']);
}
