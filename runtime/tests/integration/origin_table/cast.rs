//! Who plays: the agencies, officers and bodies of the table, on a chain that begins with all of them.

use crate::common::{account_of, block, key, pair_of, region, state_of};
use codec::Encode;
use frame_system::RawOrigin;
use muster_primitives::{AgencyClass, AgencyId, Moment, RegionCode, Role, Roles};
use muster_runtime::{genesis, AccountId, OriginCaller, RuntimeCall, RuntimeOrigin};
use pallet_agencies::{GenesisAgency, GenesisOfficer};
use pallet_collective::RawOrigin as Collective;
use pallet_council_root::Body;
use serde_json::{json, Value};
use sp_core::{
	sr25519::Pair,
	traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, DispatchResult};
use sp_version::RuntimeVersion;

/// The national health commission of the preset.
pub const COMMISSION: AgencyId = 1;
/// The emergency management of Hubei of the preset, with a reporting line of its own.
pub const DEPARTMENT: AgencyId = 2;
/// A hospital in Wuhan of the preset, below the commission.
pub const HOSPITAL: AgencyId = 3;
/// A health administration with every role, for Guangdong.
pub const ELSEWHERE: AgencyId = 5;
/// A health administration with every role, for the whole nation and with a reporting line of its own.
pub const OTHER: AgencyId = 6;
/// The agency of those members of council and committee who are nothing else. It may observe.
const SECRETARIAT: AgencyId = 7;
/// A station below the commission. No officer of it sits in a body, so that the bodies can act on it.
pub const STATION: AgencyId = 8;

/// Where everything happens.
pub const WUHAN: u32 = 420_100;
const GUANGDONG: u32 = 440_000;
const FAR_FUTURE: Moment = 4_102_444_800_000;

/// The officer who holds every role of this agency.
pub fn officer(agency: AgencyId) -> Pair {
	key(&format!("officer of {agency}"))
}

/// The officer of this agency who holds every role of it but one. Where no role is asked for, one who may only observe.
pub fn without(agency: AgencyId, role: Option<Role>) -> Pair {
	key(&format!("officer of {agency} without {role:?}"))
}

/// The member of this body who is member of no other, and officer of an agency that may only observe.
pub fn member(body: Body) -> Pair {
	match body {
		Body::Council => key("councillor"),
		Body::Committee => key("engineer 3"),
	}
}

/// The members of a body. The council has five, so that three are a majority and four are three quarters; the
/// committee has seven, so that four, five and six are a majority, two thirds and three quarters.
pub fn members(body: Body) -> Vec<Pair> {
	let founders = [Alice, Bob, Charlie, Dave].map(pair_of);
	let others: &[&str] = match body {
		Body::Council => &["councillor"],
		Body::Committee => &["engineer 1", "engineer 2", "engineer 3"],
	};
	founders.into_iter().chain(others.iter().map(|name| key(name))).collect()
}

fn accounts(body: Body) -> Vec<AccountId> {
	members(body).iter().map(account_of).collect()
}

/// The origin of a key.
pub fn signed(pair: &Pair) -> RuntimeOrigin {
	RuntimeOrigin::signed(account_of(pair))
}

/// The origin of so many ayes of a body.
pub fn ayes_of(body: Body, ayes: usize) -> RuntimeOrigin {
	let (ayes, of) = (ayes as u32, members(body).len() as u32);
	match body {
		Body::Council => OriginCaller::Council(Collective::Members(ayes, of)).into(),
		Body::Committee => OriginCaller::TechnicalCommittee(Collective::Members(ayes, of)).into(),
	}
}

/// The origin of a member of a body who executes a call alone.
pub fn alone(body: Body) -> RuntimeOrigin {
	let member = account_of(&member(body));
	match body {
		Body::Council => OriginCaller::Council(Collective::Member(member)).into(),
		Body::Committee => OriginCaller::TechnicalCommittee(Collective::Member(member)).into(),
	}
}

/// What becomes of a call of this origin. Nothing asks first whether it would get into a block.
pub fn dispatched(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin).map(|_| ()).map_err(|failure| failure.error)
}

/// Has a call of this origin done that sets the stage.
pub fn done(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) {
	let call = call.into();
	assert_eq!(dispatched(origin, call.clone()), Ok(()), "{call:?}");
}

/// Has a majority of the council do it.
pub fn by_council(call: impl Into<RuntimeCall>) {
	done(ayes_of(Body::Council, 3), call);
}

/// Root.
pub fn root() -> RuntimeOrigin {
	RawOrigin::Root.into()
}

/// A chain with the whole cast that has executed block 1.
pub fn chain() -> sp_io::TestExternalities {
	let preset = genesis::preset(&genesis::LOCAL_TESTNET.into()).expect("the preset exists");
	let mut patch: Value = serde_json::from_slice(&preset).expect("a preset is JSON");
	let agencies = patch["agencies"]["agencies"].take();
	let agencies: Vec<GenesisAgency<AccountId>> =
		serde_json::from_value(agencies).expect("a preset has agencies");
	patch["agencies"]["agencies"] = agencies
		.into_iter()
		.chain(others())
		.zip(1..)
		.map(|(agency, number)| staffed(agency, number))
		.collect();
	patch["council"]["members"] = json!(accounts(Body::Council));
	patch["technicalCommittee"]["members"] = json!(accounts(Body::Committee));
	let mut chain = state_of(patch);
	chain.register_extension(ReadRuntimeVersionExt::new(VersionOfCode));
	chain.execute_with(|| drop(block(vec![])));
	chain
}

/// The agencies that are not of the preset.
fn others() -> [GenesisAgency<AccountId>; 4] {
	let agency = |class, jurisdiction, roles| GenesisAgency {
		class,
		name: "机构".into(),
		jurisdiction,
		parent: None,
		roles,
		officers: vec![],
	};
	let station = agency(AgencyClass::DiseaseControl, region(WUHAN), Roles::of(&[Role::Observe]));
	[
		agency(AgencyClass::HealthAdministration, region(GUANGDONG), Roles::all()),
		agency(AgencyClass::HealthAdministration, RegionCode::NATION, Roles::all()),
		agency(AgencyClass::Other, RegionCode::NATION, Roles::of(&[Role::Observe])),
		GenesisAgency { parent: Some(0), ..station },
	]
}

/// The agency with its officers of the table.
fn staffed(mut agency: GenesisAgency<AccountId>, number: AgencyId) -> Value {
	let all = agency.roles;
	let mut enrol = |pair: Pair, roles: Roles| {
		let account = account_of(&pair);
		agency.officers.push(GenesisOfficer { account, roles, valid_until: FAR_FUTURE });
	};
	if number == SECRETARIAT {
		for name in ["councillor", "engineer 1", "engineer 2", "engineer 3"] {
			enrol(key(name), all);
		}
	} else if number != STATION {
		enrol(officer(number), all);
		enrol(without(number, None), Roles::of(&[Role::Observe]));
		for role in Role::ALL.iter().copied().filter(|role| all.contains(*role)) {
			let rest = Role::ALL.iter().copied().filter(|other| *other != role && all.contains(*other));
			enrol(without(number, Some(role)), rest.collect());
		}
	}
	json!(agency)
}

/// Stands in for the host: the code of this test is a version and nothing else.
struct VersionOfCode;

impl ReadRuntimeVersion for VersionOfCode {
	fn read_runtime_version(&self, code: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		Ok(code.to_vec())
	}
}

/// The code of the next version.
pub fn next_code() -> Vec<u8> {
	let version = muster_runtime::VERSION;
	RuntimeVersion { spec_version: version.spec_version + 1, ..version }.encode()
}
