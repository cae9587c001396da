//! Counts, from logs and from files of counts.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use reshelf::evaluation::split::Users;
use reshelf::shop::Part;

use crate::error::CliError;
use crate::progress;
use crate::users::{self, Read};

/// The counts of some users of logs. Memory: that of a [`Part`] a core.
pub fn of_logs(logs: &[PathBuf], who: Users, most: Option<usize>) -> Result<Part, CliError> {
    let wanted = users::Part { wanted: &|user| who.has(user), most, text: None };
    // Counts are whole numbers: whoever counts whom, their sum is the same. So each core goes on with what it finds.
    let parts = Mutex::new(Vec::new());
    let free = || parts.lock().unwrap_or_else(PoisonError::into_inner);
    let count = |users: &[Read]| {
        let mut part: Part = free().pop().unwrap_or_default();
        users.iter().try_for_each(|read| part.count(&read.user))?;
        free().push(part);
        Ok(())
    };
    for path in logs {
        users::each(path, &wanted, count, |()| Ok(()))?;
    }
    let mut parts = parts.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter();
    let mut sum = parts.next().unwrap_or_default();
    parts.for_each(|part| sum.merge(part));
    Ok(sum)
}

/// The sum of counts, of which one file after the other is read.
pub fn merged(files: &[PathBuf]) -> Result<Part, CliError> {
    let mut sum = Part::default();
    let bar = progress::of_steps(files.len() as u64, "{pos} of {len} files of counts {wide_bar}");
    for path in files {
        sum.merge(read(path)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(sum)
}

fn read(path: &Path) -> Result<Part, CliError> {
    let bytes = fs::read(path).map_err(|source| CliError::unreadable(path, source))?;
    Part::from_bytes(&bytes).map_err(|error| CliError::refused(path, error))
}

/// Bytes to standard output: for a pipe.
pub fn write_standard(bytes: &[u8]) -> Result<(), CliError> {
    let mut to = io::stdout().lock();
    to.write_all(bytes).and_then(|()| to.flush()).map_err(|source| CliError::unwritable(Path::new("-"), source))
}
