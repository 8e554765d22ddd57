//! The Muster node: one binary for validators, RPC nodes and operators' tools.

mod chain_spec;
mod cli;
mod command;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
	command::run()
}
