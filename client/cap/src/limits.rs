//! How much of a document is taken. What is over a limit is refused before it costs anything.

/// Bytes of a document: 1 MiB. A weather warning for hundreds of counties in three languages has about 300 KiB.
pub const BYTES: usize = 1 << 20;
/// Elements inside elements. An alert needs 5, a signature inside it about 8.
pub const DEPTH: usize = 16;
/// Elements of a document.
pub const ELEMENTS: usize = 20_000;
/// Bytes of one tag with its attributes. Checking attributes for doubles takes time in the square of their number, so
/// this bounds the time to parse.
pub const TAG: usize = 2_048;
/// Namespaces that an element and those around it declare. The parser copies them for each element that adds one.
pub const NAMESPACES: usize = 24;
/// Nodes of a document, pieces of text and comments among them.
pub const NODES: u32 = 100_000;
/// `info` blocks of an alert.
pub const INFOS: usize = 64;
/// Points of one polygon.
pub const POINTS: usize = 20_000;
