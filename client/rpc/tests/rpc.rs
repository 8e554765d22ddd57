//! The methods as a node serves them, over an index in SQLite that follows a chain the test decides.

#[path = "rpc/changes.rs"]
mod changes;
#[path = "rpc/documents.rs"]
mod documents;
#[path = "rpc/errors.rs"]
mod errors;
#[path = "rpc/methods.rs"]
mod methods;
#[path = "rpc/records.rs"]
mod records;
#[path = "rpc/support.rs"]
mod support;
