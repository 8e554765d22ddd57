//! What the pallet keeps, with pinned codec indices, and the tables that need no storage.

mod alerts;
mod facts;
mod incident;
mod registry;
mod response;
mod timers;

pub use alerts::*;
pub use facts::*;
pub use incident::*;
pub use registry::*;
pub use response::*;
pub use timers::*;
