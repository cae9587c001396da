//! Why a log could not be read to its end.

use std::fmt;
use std::io;

/// What ends the reading of a log. It does not know the log's name: who opened the log does.
#[derive(Debug)]
pub enum LogError {
    /// The bytes could not be read on.
    Unreadable {
        /// The last line that was read, from 1.
        line: u64,
        /// Why not.
        source: io::Error,
    },
    /// More lines are bad than can be a slip.
    TooManyBad {
        /// How many lines are bad.
        bad: u64,
        /// How many lines were read.
        read: u64,
    },
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LogError::Unreadable { line, source } => {
                write!(f, "cannot be read on after line {line}: {source}; the file may be cut short, copy it again")
            }
            LogError::TooManyBad { bad, read } => write!(
                f,
                "{bad} of {read} lines are bad, allowed is 1 in 100; mend the lines named above, \
                 a log is JSON Lines with \"event\", \"user\", \"session\", \"ts\" and \"items\""
            ),
        }
    }
}

impl std::error::Error for LogError {}
