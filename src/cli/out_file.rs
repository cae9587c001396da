//! Files that a command writes.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::CliError;

/// Refuses a file that could not be written, before the work that is to go into it.
///
/// # Errors
/// [`CliError::Unwritable`] where its folder is missing, or it is a folder itself.
pub fn expect(path: &Path) -> Result<(), CliError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let kind = match () {
        () if path.is_dir() => io::ErrorKind::IsADirectory,
        () if !folder.is_dir() => io::ErrorKind::NotFound,
        () => return Ok(()),
    };
    Err(CliError::unwritable(path, kind.into()))
}

/// Writes a file whole.
///
/// # Errors
/// [`CliError::Unwritable`].
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    fs::write(path, bytes).map_err(|source| CliError::unwritable(path, source))
}

/// A path's last part, as a page or a card names a file.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}
