//! The rows of a CSV file, whatever stands between its columns.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};
use reshelf::log::{LINE_BYTES, LogError};

use super::columns::Columns;
use super::intake::Intake;
use super::tally::{Place, Reason};
use crate::error::CliError;
use crate::log_file::{self, Bytes};
use crate::out_file::file_name;
use crate::progress;

const SHORT_ROW: Reason = Reason::whole(
    "rows with fewer columns than the header",
    "a quote or a line end within a field may be written wrongly",
);

/// Which columns of the file are wanted, as the caller named them.
pub struct Wanted<'a> {
    pub named: &'a [(String, String)],
    pub attributes: &'a [String],
    pub needed: &'a [&'a str],
}

/// Hands over each row of the file, with its columns.
///
/// # Errors
/// A file that cannot be read, or lacks a column; those of `each`.
pub fn rows(
    path: &Path,
    wanted: &Wanted<'_>,
    into: &mut Intake,
    each: &mut dyn FnMut(&ByteRecord, &Columns, &mut Intake) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let bar = progress::of_file(path);
    let mut bytes = log_file::bytes(path, &bar)?;
    let delimiter = delimiter(&mut bytes).map_err(|source| CliError::unreadable(path, source))?;
    let left = Rc::new(Cell::new(LINE_BYTES));
    let bounded = Bounded { bytes, left: left.clone() };
    let mut rows = ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(bounded);
    let unreadable = |line: u64, error: csv::Error| {
        let source = match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::new(io::ErrorKind::InvalidData, format!("{other:?}")),
        };
        CliError::log(path, LogError::Unreadable { line, source })
    };
    let header = rows.byte_headers().map_err(|error| unreadable(1, error))?.clone();
    let columns = Columns::find(&header, wanted.named, wanted.attributes, wanted.needed)
        .map_err(|said| CliError::Usage(format!("{}: {said}", path.display())))?;
    let mut row = ByteRecord::new();
    loop {
        left.set(LINE_BYTES);
        let line = rows.position().line();
        if !rows.read_byte_record(&mut row).map_err(|error| unreadable(line, error))? {
            break;
        }
        into.tally.place = Place { file: file_name(path), line };
        into.tally.read += 1;
        if row.len() < header.len() {
            into.tally.leave_out(SHORT_ROW, "");
        } else {
            each(&row, &columns, into)?;
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// What stands between the columns: of comma, semicolon, tab and bar what the first line has most of.
fn delimiter(bytes: &mut Bytes) -> io::Result<u8> {
    let buffer = bytes.fill_buf()?;
    let first = buffer.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| first.iter().filter(|byte| *byte == delimiter).count();
    Ok(b"|\t;,".iter().copied().max_by_key(count).unwrap_or(b','))
}

/// Lets no row take more memory than a line may: a quote that never ends would take the whole file.
struct Bounded {
    bytes: Bytes,
    left: Rc<Cell<usize>>,
}

impl Read for Bounded {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let most = self.left.get().min(to.len());
        if most == 0 && !to.is_empty() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a row of more than 16 MB: the end of a quote is missing",
            ));
        }
        let read = self.bytes.read(&mut to[..most])?;
        self.left.set(self.left.get() - read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_header_has_most_of_stands_between_the_columns() {
        for (text, expected) in
            [("a,b;c,d\n;;;;", b','), ("a;b;c,d", b';'), ("a\tb", b'\t'), ("a|b|c", b'|'), ("a", b','), ("", b',')]
        {
            let mut bytes: Bytes = Box::new(io::Cursor::new(text.as_bytes()));
            assert_eq!(delimiter(&mut bytes).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn a_row_without_end_is_an_error_and_no_memory() {
        let left = Rc::new(Cell::new(10));
        let mut bounded = Bounded { bytes: Box::new(io::Cursor::new([b'x'; 100])), left: left.clone() };
        let mut all = Vec::new();
        assert!(bounded.read_to_end(&mut all).unwrap_err().to_string().contains("quote"));
        assert_eq!(all.len(), 10);
        left.set(3);
        assert_eq!(bounded.read(&mut [0; 8]).unwrap(), 3);
    }
}
