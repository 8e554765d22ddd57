//! Puts offers and requests, in the order of time, through the allocation of the resources pallet, and compares what comes
//! out with first come, first matched, and with the best that was possible.
//!
//! The rule is the pallet's own function, [`pallet_resources::allocation::allocate`], as the call and its preview run it, in calls of as
//! many lines as one takes. What is around it on the chain, requests, approvals and commitments, is not here: a line is
//! open from the moment it is asked, and what is allocated counts as given. The pallet's own test `simulation` puts the
//! same data through its calls and finds the same shares. docs/allocation.md tells what was measured.

pub mod input;
pub mod metrics;
pub mod objective;
pub mod policy;
pub mod report;
pub mod world;
