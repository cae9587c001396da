//! Standard output that may be closed early, by `| head` for one.

use std::io::Write;

/// Prints as it is. A reader that has gone away is no error.
pub fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
