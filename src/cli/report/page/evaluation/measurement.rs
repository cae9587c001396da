//! One log as the page tells of it.

use std::path::Path;

use indicatif::ProgressBar;
use reshelf::evaluation::study::{Sample, Study};
use reshelf::evaluation::{Measured, Tally};
use reshelf::log::{Names, names};

use crate::error::CliError;
use crate::log_file;
use crate::out_file::file_name;

/// One log, measured.
pub struct Measurement {
    /// Its file's name.
    pub name: String,
    /// What was measured.
    pub tally: Tally,
    /// What only this page shows.
    pub study: Study,
    /// How many lists it defines.
    pub lists_defined: usize,
    /// What it calls the items that are told of.
    pub names: Names,
}

impl Measurement {
    /// Of a log that was measured and studied; `None` where it was not studied. Reads what it calls its items.
    ///
    /// # Errors
    /// Those of reading the log.
    pub fn new(path: &Path, measured: Measured, lists_defined: usize) -> Result<Option<Measurement>, CliError> {
        let Measured { tally, study, .. } = measured;
        let Some(study) = study else { return Ok(None) };
        let lines = log_file::lines(path, &ProgressBar::hidden())?;
        let names =
            names(lines, study.samples().flat_map(Sample::ids)).map_err(|source| CliError::unreadable(path, source))?;
        Ok(Some(Measurement { name: file_name(path), tally, study, lists_defined, names }))
    }
}
