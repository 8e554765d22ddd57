#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod export;
mod fault;
mod foreign;
mod guard;
mod incident;
pub mod limits;
mod model;
mod read;
mod restore;
mod text;
mod time;
mod validate;
mod write;

pub use fault::{Fault, Refused};
pub use foreign::{Import, Imported, Unmapped};
pub use incident::{
	Block, CapIncident, Classes, Distribution, Earlier, EventName, ExternalAlert, Facts, Filed, Reporter,
	Standing, Verification, MAX_EXTERNAL_IDENTIFIER, MAX_EXTERNAL_SENDER, MAX_HEADLINE, MAX_REGIONS,
};
pub use model::{Alert, Area, Circle, Info, MsgType, NameValue, Reference, Resource, ResponseType, Scope};
pub use read::NAMESPACE;
pub use time::{DateTime, MAX_OFFSET};
