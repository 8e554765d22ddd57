//! How large a proof may be. A record is at most some 40 KiB; all else is refused before any work is done.

/// Bytes of a checkpoint's JSON: more than its most authorities take.
pub const CHECKPOINT_JSON: usize = 256 * 1024;
/// Bytes of a proof's JSON: hexadecimal doubles everything.
pub const PROOF_JSON: usize = 4 * 1024 * 1024;
/// Authorities of a set.
pub const AUTHORITIES: usize = 1_024;
/// Items.
pub const ITEMS: usize = 4_096;
/// Bytes of all keys and values.
pub const ITEM_BYTES: usize = 512 * 1024;
/// Bytes of all trie nodes.
pub const NODE_BYTES: usize = 1024 * 1024;
/// Bytes of the header: what changes authorities is in its digest.
pub const HEADER_BYTES: usize = 64 * 1024;
/// Bytes of the justification: a vote takes 132, a header some 200.
pub const JUSTIFICATION_BYTES: usize = 256 * 1024;
