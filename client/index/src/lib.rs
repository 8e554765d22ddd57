#![doc = include_str!("../README.md")]

mod error;
mod follower;
mod metrics;
mod model;
mod query;
mod reader;
mod rollup;
mod source;
mod store;
mod translate;
mod verify;

pub use error::{IndexError, SourceError};
pub use follower::{Follower, Notice, Notices};
pub use metrics::Metrics;
pub use model::{
	ActRow, Answer, Block, BlockRef, Consistency, Count, Facet, Facets, Filter, Line, Need, Page, PageKey,
	Position, Query, RecordRow, Situation, Status, StoredAct, StoredRecord, Touched, MAX_PAGE, MAX_TEXT,
};
pub use reader::{Reader, READERS, STATEMENT_TIMEOUT};
pub use source::{ClientSource, Source};
pub use store::{IndexUrl, UrlError, Writer};
pub use translate::{act, block, record, touched};
pub use verify::{compare, verify, Difference, TableDigest, Verified};
