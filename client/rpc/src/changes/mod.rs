//! `muster_subscribeChanges`: acts as blocks come.
//!
//! One task, [`Hub::run`], reads each block of the index once and hands it to every reader ([`reader`]). A reader that
//! begins in the past reads that from the index itself, and joins the others at the moment when it has nothing left to
//! read: [`Hub::join`] decides that under the lock under which blocks are handed out, so that there is neither a gap nor a
//! block twice.

mod hub;
mod note;
mod reader;

pub use hub::Hub;
pub(crate) use reader::serve;
