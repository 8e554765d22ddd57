//! The index on SQLite and on a PostgreSQL server of its own: the same chains, the same answers.

#[path = "../../examples/measure/generate.rs"]
mod generate;

mod answers;
mod chain;
mod crash;
mod databases;
mod failures;
mod past;
mod reorgs;
mod verifying;
