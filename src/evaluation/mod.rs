//! Measuring on replay logs: the core is driven with a log as a page would, and every choice is held against the order
//! that each ranker had decided when its list came up.
//!
//! Nothing here opens a file or reads a clock: who calls hands in both.

mod bootstrap;
mod device;
mod left_out;
mod measure;
mod measured;
mod rankers;
mod replay;
mod rival;
pub mod split;
pub mod study;
mod tally;
mod timer;
mod trees;

pub use bootstrap::{Interval, Side, interval};
pub use device::started;
pub use left_out::{Held, LeftOut};
pub use measure::{Measure, Subject};
pub use measured::{Measured, MeasuredUser};
pub use rankers::{Displayed, Order, Ranker, Touched, displayed};
pub use replay::{CameUp, Replayed, Watcher, replay};
pub use rival::AdapterKind;
pub use tally::{Measures, Part, Ranks, STRATA, Sums, Tally, UserSums};
pub use timer::{Clock, Timer};
pub use trees::Trees;
