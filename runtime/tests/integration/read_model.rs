//! The read model is what the chain is: whoever follows the changes of its blocks knows all that its state says.
//!
//! Every test of the runtime that goes through `common::on_chain` is followed as well: the scenarios, sessions and alerts
//! of the other files are replayed from their changes too. Here are the calls one by one, the events, pages and keys.

mod calls;
mod events;
mod journey;
mod keys;
mod pages;
