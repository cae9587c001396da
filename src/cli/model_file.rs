//! Models, shop files, text towers and boosted trees on the disk.

use std::fs;
use std::path::Path;

use reshelf::Model;
use reshelf::crowd::Crowd;
use reshelf::evaluation::Trees;
use reshelf::text::Tower;

use crate::error::CliError;

/// Reads a model file.
///
/// # Errors
/// [`CliError::Unreadable`]; [`CliError::Refused`] with the reason, such as another format version.
pub fn read(path: &Path) -> Result<Model, CliError> {
    let bytes = fs::read(path).map_err(|source| CliError::unreadable(path, source))?;
    Model::from_bytes(&bytes).map_err(|error| CliError::refused(path, error))
}

/// Reads a text tower's file.
///
/// # Errors
/// [`CliError::Unreadable`]; [`CliError::Refused`] with the reason.
pub fn read_tower(path: &Path) -> Result<Tower, CliError> {
    let bytes = fs::read(path).map_err(|source| CliError::unreadable(path, source))?;
    Tower::from_bytes(&bytes).map_err(|error| CliError::refused(path, error))
}

/// Reads a shop file.
///
/// # Errors
/// [`CliError::Unreadable`]; [`CliError::Refused`] with the reason.
pub fn read_crowd(path: &Path) -> Result<Crowd, CliError> {
    let bytes = fs::read(path).map_err(|source| CliError::unreadable(path, source))?;
    Crowd::from_bytes(bytes).map_err(|error| CliError::refused(path, error))
}

/// Reads boosted trees in LightGBM's text format.
///
/// # Errors
/// [`CliError::Unreadable`]; [`CliError::Usage`] with the line and the reason.
pub fn read_trees(path: &Path) -> Result<Trees, CliError> {
    let text = fs::read_to_string(path).map_err(|source| CliError::unreadable(path, source))?;
    Trees::parse(&text).map_err(|reason| CliError::Usage(format!("{}: {reason}", path.display())))
}
