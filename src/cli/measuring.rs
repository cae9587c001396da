//! Measures on a log in a file, as `evaluate` and the figures of a training do.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use reshelf::evaluation::{Measure, Measured, Subject};
use reshelf::text::Tower;

use crate::error::CliError;
use crate::log_file;
use crate::progress;

/// Which users of a log are measured on, and what reads its titles.
pub struct Part<'a> {
    /// Which users, by their id.
    pub wanted: &'a dyn Fn(&str) -> bool,
    /// At most so many of them; all where it is `None`.
    pub most: Option<usize>,
    /// What tells how relevant titles are to queries; shared words where there is none.
    pub text: Option<&'a Arc<Tower>>,
}

/// Measures on a part of the users of a log, and tells how many lists the log defines.
///
/// # Errors
/// Those of reading the log; a model that cannot be used.
pub fn log(path: &Path, subject: Subject<'_>, part: &Part<'_>) -> Result<(Measured, usize), CliError> {
    let bar = progress::of_file(path);
    let mut log = log_file::open(path, &bar)?.with_text(part.text);
    let start = Instant::now();
    let clock = || start.elapsed();
    let mut measure = Measure::new(subject, &clock)?;
    let mut users = 0;
    while part.most.is_none_or(|most| users < most)
        && let Some(user) = log.next().transpose().map_err(|error| CliError::log(path, error))?
    {
        if (part.wanted)(&user.user) {
            measure.user(&user, log.lists_defined())?;
            users += 1;
        }
    }
    bar.finish_and_clear();
    let measured = measure.measured();
    if measured.failed_fits > 0 {
        eprintln!("{}: {} fits of an adapter failed; the base went on alone", path.display(), measured.failed_fits);
    }
    Ok((measured, log.lists_defined()))
}
