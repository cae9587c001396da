//! The lines of a file, plain or gzip, one at a time and none longer than a bound.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use indicatif::ProgressBar;

use crate::error::CliError;

/// A longer line is no line of a log: 10,000 richly described items take about half of it.
pub const LINE_BYTES: usize = 16 * 1024 * 1024;

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// An open file and the line last read. Memory: one line.
pub struct Lines {
    reader: Box<dyn BufRead>,
    line: Vec<u8>,
    number: u64,
}

/// A line, or that it was too long to keep.
#[derive(Debug, PartialEq)]
pub enum Text<'a> {
    Whole(&'a [u8]),
    TooLong,
}

impl Lines {
    /// Opens a file; gzip is told by its first two bytes. `progress` moves with the bytes read from it.
    ///
    /// # Errors
    /// [`CliError::Unreadable`].
    pub fn open(path: &Path, progress: &ProgressBar) -> Result<Lines, CliError> {
        let open = || -> io::Result<Lines> {
            let file = File::open(path)?;
            if file.metadata()?.is_dir() {
                return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
            }
            Lines::new(progress.wrap_read(file))
        };
        open().map_err(|source| CliError::unreadable(path, source))
    }

    fn new(bytes: impl Read + 'static) -> io::Result<Lines> {
        let mut plain = BufReader::with_capacity(64 * 1024, bytes);
        let reader: Box<dyn BufRead> = if plain.fill_buf()?.starts_with(&GZIP) {
            Box::new(BufReader::with_capacity(64 * 1024, MultiGzDecoder::new(plain)))
        } else {
            Box::new(plain)
        };
        Ok(Lines { reader, line: Vec::new(), number: 0 })
    }

    /// How many lines were read: the number of the last one, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The next line without its end; `None` at the end of the file.
    ///
    /// # Errors
    /// Those of reading: a gzip file cut short, for one.
    pub fn next(&mut self) -> io::Result<Option<Text<'_>>> {
        self.line.clear();
        let most = LINE_BYTES as u64 + 1;
        if self.reader.by_ref().take(most).read_until(b'\n', &mut self.line)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
        } else if self.line.len() > LINE_BYTES {
            self.line.clear();
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Text::TooLong));
        }
        Ok(Some(Text::Whole(self.line.trim_ascii())))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn read(bytes: Vec<u8>) -> io::Result<Vec<String>> {
        let mut lines = Lines::new(io::Cursor::new(bytes))?;
        let mut all = Vec::new();
        while let Some(text) = lines.next()? {
            all.push(match text {
                Text::Whole(line) => String::from_utf8_lossy(line).into_owned(),
                Text::TooLong => "too long".to_owned(),
            });
        }
        Ok(all)
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn plain_and_gzip_give_the_same_lines() {
        let text = b"one\r\n\ntwo";
        assert_eq!(read(text.to_vec()).unwrap(), ["one", "", "two"]);
        assert_eq!(read(gzip(text)).unwrap(), ["one", "", "two"]);
        let parts = [gzip(b"one\n"), gzip(b"two\n")].concat();
        assert_eq!(read(parts).unwrap(), ["one", "two"]);
    }

    #[test]
    fn an_endless_line_is_passed_over() {
        let text = [vec![b'x'; LINE_BYTES + 5], b"\nnext\n".to_vec()].concat();
        assert_eq!(read(text).unwrap(), ["too long", "next"]);
    }

    #[test]
    fn a_gzip_file_cut_short_is_an_error() {
        let whole = gzip("line\n".repeat(1_000).as_bytes());
        assert!(read(whole[..whole.len() - 9].to_vec()).is_err());
    }
}
