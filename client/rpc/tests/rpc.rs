//! The methods as a node serves them, over an index in SQLite or PostgreSQL that follows a chain the test decides.

#[path = "rpc/both.rs"]
mod both;
#[path = "rpc/chain.rs"]
mod chain;
#[path = "rpc/changes.rs"]
mod changes;
#[path = "../../index/tests/index/databases.rs"]
#[expect(dead_code, reason = "the tests of the index do more with their databases")]
mod databases;
#[path = "rpc/documents.rs"]
mod documents;
#[path = "rpc/errors.rs"]
mod errors;
#[path = "rpc/failures.rs"]
mod failures;
#[path = "rpc/kept.rs"]
mod kept;
#[path = "rpc/lists.rs"]
mod lists;
#[path = "rpc/methods.rs"]
mod methods;
#[path = "rpc/parameters.rs"]
mod parameters;
#[path = "rpc/records.rs"]
mod records;
#[path = "rpc/regions.rs"]
mod regions;
#[path = "rpc/support.rs"]
mod support;
