//! A model on the disk.

use std::fs;
use std::path::Path;

use reshelf::Model;

use crate::error::CliError;

/// Reads a model file.
///
/// # Errors
/// [`CliError::Unreadable`]; [`CliError::Refused`] with the reason, such as another format version.
pub fn read(path: &Path) -> Result<Model, CliError> {
    let bytes = fs::read(path).map_err(|source| CliError::unreadable(path, source))?;
    Model::from_bytes(&bytes).map_err(|error| CliError::refused(path, error))
}
