//! JSON-RPC methods `muster_*`: what dashboards, duty desks and auditors ask a node.
//!
//! Thin: a method checks its parameters before any work, takes its price from the connection, asks the index or the
//! runtime, and wraps the answer. The methods are a table ([`METHODS`]); `docs/rpc.md` describes them and is tested
//! against it.

mod answer;
mod cap;
mod chain;
mod changes;
mod cost;
mod error;
mod kept;
mod lists;
mod methods;
mod names;
mod ones;
mod openrpc;
mod params;
mod reading;
mod situations;

pub use answer::{ActRow, Answer, BlockRow, ProvedAct, RecordRow};
pub use chain::{Chain, ClientChain, Finality, Heads, Justified};
pub use changes::Hub;
pub use cost::{Limits, Meter};
pub use error::Error;
pub use methods::{method, Method, CHANGES_NOTIFICATION, CHANGES_UNSUBSCRIBE, COMMON_ERRORS, METHODS};
pub use names::Name;
pub use openrpc::{document, ERRORS};
pub use params::{Arg, Args, Kind, Param, MAX_ITEMS, MAX_PAGE, MAX_PARAMETERS, MAX_TEXT, USUAL_PAGE};
pub use reading::{module, Index, Reading};

/// What the log calls this crate.
const LOG_TARGET: &str = "rpc";
