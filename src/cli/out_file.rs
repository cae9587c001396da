//! Files that a command writes.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::error::CliError;
use crate::gzip::Gzip;

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

/// A file written piece by piece; gzip where its name ends in .gz.
pub enum OutFile {
    Plain(BufWriter<File>),
    Gzip(BufWriter<Gzip<File>>),
}

impl OutFile {
    /// An empty one; what stood there is gone.
    ///
    /// # Errors
    /// [`CliError::Unwritable`].
    pub fn create(path: &Path) -> Result<OutFile, CliError> {
        let file = File::create(path).map_err(|source| CliError::unwritable(path, source))?;
        Ok(if path.extension().is_some_and(|ending| ending == "gz") {
            OutFile::Gzip(BufWriter::new(Gzip::new(file)))
        } else {
            OutFile::Plain(BufWriter::new(file))
        })
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Those of writing.
    pub fn finish(self) -> io::Result<()> {
        match self {
            OutFile::Plain(mut plain) => plain.flush(),
            OutFile::Gzip(gzip) => gzip.into_inner()?.finish(),
        }
    }
}

impl Write for OutFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            OutFile::Plain(plain) => plain.write(bytes),
            OutFile::Gzip(gzip) => gzip.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            OutFile::Plain(plain) => plain.flush(),
            OutFile::Gzip(gzip) => gzip.flush(),
        }
    }
}
