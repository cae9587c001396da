//! Why a command stopped: what was wrong, where, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use reshelf::log::LogError;

/// What ends a command with exit code 1.
#[derive(Debug)]
pub enum CliError {
    /// A file could not be opened or read to its end.
    Unreadable { path: PathBuf, source: io::Error },
    /// A log, or another file of lines, could not be used to its end.
    Log { path: PathBuf, error: LogError },
    /// A file could not be written.
    Unwritable { path: PathBuf, source: io::Error },
    /// A file's content was refused by the core.
    Refused { path: PathBuf, error: reshelf::Error },
    /// The core refused to go on.
    Core(reshelf::Error),
    /// What was asked for cannot be done with what was given.
    Usage(String),
}

impl CliError {
    /// The file could not be opened.
    pub fn unreadable(path: &Path, source: io::Error) -> CliError {
        CliError::Unreadable { path: path.to_owned(), source }
    }

    /// The log could not be read to its end.
    pub fn log(path: &Path, error: LogError) -> CliError {
        CliError::Log { path: path.to_owned(), error }
    }

    /// The file could not be written.
    pub fn unwritable(path: &Path, source: io::Error) -> CliError {
        CliError::Unwritable { path: path.to_owned(), source }
    }

    /// The file's content was refused.
    pub fn refused(path: &Path, error: reshelf::Error) -> CliError {
        CliError::Refused { path: path.to_owned(), error }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CliError::Unreadable { path, source } => {
                write!(f, "{}: cannot be read: {source}; check the path and its permissions", path.display())
            }
            CliError::Log { path, error } => write!(f, "{}: {error}", path.display()),
            CliError::Unwritable { path, source } => {
                write!(f, "{}: cannot be written: {source}; check that its folder exists", path.display())
            }
            CliError::Refused { path, error } => write!(f, "{}: {error}", path.display()),
            CliError::Core(error) => error.fmt(f),
            CliError::Usage(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for CliError {}

impl From<reshelf::Error> for CliError {
    fn from(error: reshelf::Error) -> CliError {
        CliError::Core(error)
    }
}
