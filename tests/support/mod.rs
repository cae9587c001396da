//! Calling the command line as a shop would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of the test's own.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// `reshelf` with these arguments, run to its end.
pub fn reshelf(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reshelf")).args(arguments).output().unwrap()
}

/// What it said on standard error.
pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
