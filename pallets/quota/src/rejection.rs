//! Why a transaction is refused before it runs, beyond the reasons every Substrate chain has, and what its sender does
//! then. A code is never given to another reason.

use sp_runtime::transaction_validity::InvalidTransaction;

/// `Custom(1)`: signed without an end of validity. An officer's signature must not be good for ever: the key may be lost
/// and found. Sign again with a mortal era, which is what wallets do unless told otherwise.
pub const IMMORTAL: u8 = 1;

/// `Custom(2)`: a motion or a vote in a collective of which the signer is no member. Sign with the member's key, or ask
/// a member to move it.
pub const NOT_A_MEMBER: u8 = 2;

/// `Custom(3)`: more bytes than an officer's transaction may have (`MaxTransactionBytes`). Put the body off the chain
/// and its digest into the call, or send the list in parts. The code of an upgrade goes in a bare transaction, which
/// anybody may send once it is authorized.
pub const TOO_LARGE: u8 = 3;

/// Why the classifier gives a call no lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// No officer may send it, or not in this wrapper.
	NoLane,
	/// It is of a collective whose member the signer is not.
	NotAMember,
}

impl From<Refusal> for InvalidTransaction {
	fn from(refusal: Refusal) -> Self {
		match refusal {
			Refusal::NoLane => Self::Call,
			Refusal::NotAMember => Self::Custom(NOT_A_MEMBER),
		}
	}
}
