//! Logs and other files of JSON Lines: plain or gzip, with a bar over their bytes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use indicatif::ProgressBar;
use reshelf::log::{Lines, Reader};

use crate::error::CliError;

/// What an open file is read from.
pub type Bytes = Box<dyn BufRead>;

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Opens a replay log, standard input where the path is -; `progress` moves with the bytes read, and bad lines are named on standard error.
///
/// # Errors
/// [`CliError::Unreadable`].
pub fn open(path: &Path, progress: &ProgressBar) -> Result<Reader<Bytes>, CliError> {
    let name = path.display().to_string();
    let bytes = bytes(path, progress)?;
    Ok(Reader::new(bytes, move |warning| eprintln!("{name}: {warning}")))
}

/// Opens a file as lines, whatever they say.
///
/// # Errors
/// [`CliError::Unreadable`].
pub fn lines(path: &Path, progress: &ProgressBar) -> Result<Lines<Bytes>, CliError> {
    bytes(path, progress).map(Lines::new)
}

fn bytes(path: &Path, progress: &ProgressBar) -> Result<Bytes, CliError> {
    let open = || -> io::Result<Bytes> {
        if path == Path::new("-") {
            return unpacked(progress.wrap_read(io::stdin()));
        }
        let file = File::open(path)?;
        if file.metadata()?.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
        }
        unpacked(progress.wrap_read(file))
    };
    open().map_err(|source| CliError::unreadable(path, source))
}

/// Gzip is told by its first two bytes.
fn unpacked(bytes: impl Read + 'static) -> io::Result<Bytes> {
    let mut plain = BufReader::with_capacity(64 * 1024, bytes);
    Ok(if plain.fill_buf()?.starts_with(&GZIP) {
        Box::new(BufReader::with_capacity(64 * 1024, MultiGzDecoder::new(plain)))
    } else {
        Box::new(plain)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn read(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        unpacked(io::Cursor::new(bytes))?.read_to_string(&mut text)?;
        Ok(text)
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn plain_and_gzip_give_the_same_text() {
        let text = b"one\r\n\ntwo";
        assert_eq!(read(text.to_vec()).unwrap(), "one\r\n\ntwo");
        assert_eq!(read(gzip(text)).unwrap(), "one\r\n\ntwo");
        let parts = [gzip(b"one\n"), gzip(b"two\n")].concat();
        assert_eq!(read(parts).unwrap(), "one\ntwo\n");
    }

    #[test]
    fn a_gzip_file_cut_short_is_an_error() {
        let whole = gzip("line\n".repeat(1_000).as_bytes());
        assert!(read(whole[..whole.len() - 9].to_vec()).is_err());
    }
}
