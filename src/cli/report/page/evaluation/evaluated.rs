//! What the page tells of.

use reshelf::evaluation::Tally;

use super::measurement::Measurement;
use crate::report::tables::Report;

/// What the page is about.
pub struct Evaluation<'a> {
    /// Rankers and part of the users.
    pub report: &'a Report<'a>,
    /// One a log.
    pub logs: &'a [Measurement],
    /// All of them together.
    pub pooled: &'a Tally,
    /// The base's file, without its folder, and its identity.
    pub model: String,
    /// What measures again.
    pub command: String,
}
