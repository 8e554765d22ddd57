//! The Muster node: one binary for validators, RPC nodes and operators' tools.

#![allow(clippy::result_large_err, reason = "the errors are those of sc-cli and sc-service")]

mod chain_spec;
mod cli;
mod command;
mod equivocation;
mod index;
mod justified;
mod pool;
mod reserved_peers;
mod rpc;
mod service;
mod verify_proof;

fn main() -> sc_cli::Result<()> {
	command::run()
}
