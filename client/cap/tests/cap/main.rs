//! CAP 1.2: documents read, checked and written, incidents as alerts, and the program.

mod command;
mod documents;
mod hostile;
mod incidents;
mod rules;
mod support;
