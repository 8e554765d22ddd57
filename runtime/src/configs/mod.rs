//! Configurations of the pallets, by domain.

mod authority;
mod consensus;
mod domain;
mod parameters;
mod system;

pub use authority::{CouncilCollective, RawWrites, TechnicalCollective, Upgrades, Wrappers};
pub use consensus::SESSION_BLOCKS;
pub use parameters::{dynamic_params, Policies, RuntimeParameters};
pub use system::{RuntimeBlockLength, RuntimeBlockWeights};
