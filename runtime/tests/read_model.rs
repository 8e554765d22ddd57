//! The read model is what the chain is: whoever follows the changes of its blocks knows all that its state says.
//!
//! Every test of the runtime that goes through `common::on_chain` is followed as well: the scenarios, sessions and alerts
//! of the other files are replayed from their changes too. Here are the calls one by one, the events, pages and keys.

#![allow(dead_code, reason = "the table of origins is there for its own test; this one borrows its stages")]

mod common;

#[path = "origin_table/cast.rs"]
mod cast;
#[path = "origin_table/check.rs"]
mod check;
#[path = "origin_table/rows/mod.rs"]
mod rows;

#[path = "read_model/calls.rs"]
mod calls;
#[path = "read_model/events.rs"]
mod events;
#[path = "read_model/journey.rs"]
mod journey;
#[path = "read_model/keys.rs"]
mod keys;
#[path = "read_model/pages.rs"]
mod pages;
