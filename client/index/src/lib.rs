#![doc = include_str!("../README.md")]

mod error;
mod follower;
mod history;
mod metrics;
mod model;
mod query;
mod reader;
mod rollup;
mod situations;
mod source;
mod store;
mod translate;
mod verify;

pub use error::{IndexError, SourceError};
pub use follower::{Follower, Notice, Notices};
pub use metrics::Metrics;
pub use model::{
	ActRow, Answer, Block, BlockRef, Consistency, Count, CountsAt, Facet, Facets, Filter, Line, Need, Order,
	Page, PageKey, Position, Query, RecordRow, Situation, Status, StoredAct, StoredRecord, Touched, MAX_PAGE,
	MAX_POINTS, MAX_TEXT, MINUTE,
};
pub use reader::{Reader, READERS, STATEMENT_TIMEOUT};
pub use source::{ClientSource, Source};
pub use store::{Batch, IndexUrl, UrlError, Writer};
pub use translate::{act, block, record, touched};
pub use verify::{compare, verify, Difference, TableDigest, Verified};
