//! Configurations of the pallets, by domain.

mod authority;
mod consensus;
mod domain;
mod system;

pub use authority::{CouncilCollective, ForbiddenAsRoot, TechnicalCollective};
pub use consensus::GenesisValidators;
pub use system::{RuntimeBlockLength, RuntimeBlockWeights};
