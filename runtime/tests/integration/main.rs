//! The runtime as a whole: what its pallets are together, through transactions and blocks.

mod alerts;
mod call_policy;
mod common;
mod genesis;
mod multisig;
mod origin_table;
mod origins;
mod pause;
mod pinned;
mod policies;
mod read_model;
mod scenario;
mod session;
mod sessions;
mod upgrade;
mod validators;
