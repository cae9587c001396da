//! How a list is shared by all that keep it: within the one thread of a page, between all threads on the command line.
//!
//! Counting for several threads would cost every page 800 bytes.

#[cfg(not(feature = "cli"))]
pub use std::rc::Rc as Shared;
#[cfg(feature = "cli")]
pub use std::sync::Arc as Shared;
