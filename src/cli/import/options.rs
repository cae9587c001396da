//! How an export is to be read, beyond which one it is.

use super::item::Words;
use super::kinds::Kinds;

/// What the caller says of the export.
pub struct Options {
    /// Which columns hold what, of CSV.
    pub columns: Vec<(String, String)>,
    /// How times are written, of CSV, where no rule reads them.
    pub time_format: Option<String>,
    /// What events are called.
    pub kinds: Kinds,
    /// Which fields of items are taken.
    pub words: Words,
}
