//! Measures on a log in a file, as `evaluate` and the figures of a training do.

use std::path::Path;
use std::time::Instant;

use reshelf::evaluation::study::Enough;
use reshelf::evaluation::{Measure, Measured, MeasuredUser, Subject};

use crate::error::CliError;
use crate::users::{self, Part, Read};

/// Measures on a part of the users of a log, and tells how many lists the log defines.
///
/// # Errors
/// Those of reading the log; a model that cannot be used.
pub fn log(path: &Path, subject: Subject<'_>, part: &Part<'_>) -> Result<(Measured, usize), CliError> {
    let start = Instant::now();
    let clock = || start.elapsed();
    let enough = Enough::default();
    let measure = |users: &[Read]| -> Result<Vec<MeasuredUser>, reshelf::Error> {
        let mut measure = Measure::new(subject, &clock, &enough)?;
        users.iter().map(|Read { user, lists_defined }| measure.user(user, *lists_defined)).collect()
    };
    let mut measured = Measured::new(subject.study);
    let lists_defined = users::each(path, part, measure, |users| {
        users.into_iter().for_each(|user| measured.add(user, &enough));
        Ok(())
    })?;
    if measured.failed_fits > 0 {
        eprintln!("{}: {} fits of an adapter failed; the base went on alone", path.display(), measured.failed_fits);
    }
    Ok((measured, lists_defined))
}
