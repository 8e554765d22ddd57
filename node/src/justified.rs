//! The last block that this node has seen finalised, with GRANDPA's justification of it: what proofs begin with.
//!
//! Most final blocks have no justification in the database: GRANDPA stores one at a change of authorities and every so
//! many blocks. It hands each to who listens, though, and the last is kept here.

use codec::Encode;
use futures::StreamExt;
use muster_rpc::{Finality, Justified};
use muster_runtime::{opaque::Block, BlockNumber, Hash};
use sc_consensus_grandpa::{GrandpaJustificationStream, SharedAuthoritySet};
use sp_consensus_grandpa::{AuthorityList, SetId};
use std::sync::{Arc, PoisonError, RwLock};

/// How many justifications may wait before the log says so.
const QUEUE_WARNING: usize = 1_000;

/// Authorities and the number of their set.
#[derive(Clone, PartialEq, Eq)]
struct Authorities {
	set_id: SetId,
	list: AuthorityList,
}

/// Keeps the last justified block.
pub struct LastJustified {
	authorities: SharedAuthoritySet<Hash, BlockNumber>,
	last: RwLock<Option<Justified>>,
}

impl LastJustified {
	/// Knows nothing until [`LastJustified::follow`] runs.
	pub fn new(authorities: SharedAuthoritySet<Hash, BlockNumber>) -> Arc<Self> {
		Arc::new(Self { authorities, last: RwLock::default() })
	}

	fn now(&self) -> Authorities {
		let voters = self.authorities.current_authorities();
		let list = voters.iter().map(|(id, voter)| (id.clone(), voter.weight().0.get())).collect();
		Authorities { set_id: self.authorities.set_id(), list }
	}

	/// Takes in justifications until the node ends.
	pub async fn follow(self: Arc<Self>, justifications: GrandpaJustificationStream<Block>) {
		let mut incoming = justifications.subscribe(QUEUE_WARNING);
		let mut now = self.now();
		let mut before = now.clone();
		while let Some(justification) = incoming.next().await {
			let current = self.now();
			if current != now {
				before = std::mem::replace(&mut now, current);
			}
			// The block that ends a set's time is signed by that set, and heard of when the next is there.
			let sets = [&now, &before];
			let signers = sets.into_iter().find(|set| justification.verify(set.set_id, &set.list).is_ok());
			match signers.map(|set| set.set_id) {
				Some(set_id) => {
					let hash = justification.target().1;
					let last = Justified { hash, set_id, justification: justification.encode() };
					*self.last.write().unwrap_or_else(PoisonError::into_inner) = Some(last);
				}
				// Two changes in one breath, as in catching up: the next justification is right again.
				None => log::debug!(target: "proof", "passed over a justification of an older authority set"),
			}
		}
	}
}

impl Finality for LastJustified {
	fn justified(&self) -> Option<Justified> {
		self.last.read().unwrap_or_else(PoisonError::into_inner).clone()
	}

	fn authorities(&self) -> (u64, Vec<([u8; 32], u64)>) {
		let Authorities { set_id, list } = self.now();
		(set_id, list.into_iter().map(|(id, weight)| (ed25519(id), weight)).collect())
	}
}

fn ed25519(id: sp_consensus_grandpa::AuthorityId) -> [u8; 32] {
	sp_core::ed25519::Public::from(id).0
}
