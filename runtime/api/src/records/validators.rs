//! The validator set.

use crate::{macros::names, Text, ValidatorStanding};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use muster_primitives::AgencyId;
use scale_info::TypeInfo;

names! {
	/// Why a validator stands by.
	pub enum StandbyReason {
		/// It was admitted and has not gone online yet.
		Admitted = 0,
		/// Its operator took it offline.
		Voluntary = 1,
		/// It missed most of its slots, or was reinstated after an offence and has not come back.
		Liveness = 2,
		/// It sealed or voted twice.
		Offence = 3,
		/// A set was forced that it is not in.
		Forced = 4,
	}
}

/// Where a validator's node is found.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct EndpointView {
	/// Its libp2p peer id, base58.
	pub peer: Text,
	/// Its addresses as multiaddr texts, without the peer id.
	pub addresses: Vec<Text>,
}

/// A member of the validator set.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "std", derive(serde::Serialize), serde(rename_all = "camelCase"))]
pub struct ValidatorRecord {
	/// Agency that runs it.
	pub agency: AgencyId,
	/// Whether it is to author.
	pub standing: ValidatorStanding,
	/// Why it stands by, if it does.
	pub reason: Option<StandbyReason>,
	/// Session since which it is on its way out, if it is.
	pub leaving_since: Option<u32>,
	/// Sessions in a row in which it missed more than half of its slots.
	pub strikes: u8,
	/// Session of the offence that nobody has forgiven yet.
	pub offence: Option<u32>,
	/// Where its node is found, if its operator has said.
	pub endpoint: Option<EndpointView>,
}
