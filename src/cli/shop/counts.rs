//! Counts, from logs and from files of counts.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use reshelf::evaluation::split::Users;
use reshelf::shop::Part;

use crate::error::CliError;
use crate::log_file;
use crate::progress;

/// The counts of some users of logs.
pub fn of_logs(logs: &[PathBuf], users: Users, most: Option<usize>) -> Result<Part, CliError> {
    let mut part = Part::default();
    for path in logs {
        let bar = progress::of_file(path);
        let mut log = log_file::open(path, &bar)?;
        let mut counted = 0;
        while most.is_none_or(|most| counted < most)
            && let Some(user) = log.next().transpose().map_err(|error| CliError::log(path, error))?
        {
            if users.has(&user.user) {
                part.count(&user)?;
                counted += 1;
            }
        }
        bar.finish_and_clear();
    }
    Ok(part)
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
