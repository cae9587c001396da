//! The lines of a text, one at a time and none longer than a bound.

use std::io::{self, BufRead, Read};

/// A longer line is no line of a log: 10,000 richly described items take about half of it.
pub const LINE_BYTES: usize = 16 * 1024 * 1024;

/// What is read from, and the line last read. Memory: one line.
pub struct Lines<R> {
    reader: R,
    line: Vec<u8>,
    number: u64,
}

/// A line, or that it was too long to keep.
#[derive(Debug, PartialEq)]
pub enum Text<'a> {
    /// The line, without its end and the spaces around it.
    Whole(&'a [u8]),
    /// Longer than [`LINE_BYTES`].
    TooLong,
}

impl<R: BufRead> Lines<R> {
    /// Nothing read yet.
    pub fn new(reader: R) -> Lines<R> {
        Lines { reader, line: Vec::new(), number: 0 }
    }

    /// How many lines were read: the number of the last one, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The next line; `None` at the end.
    ///
    /// # Errors
    /// Those of reading: a gzip file cut short, for one.
    #[allow(clippy::should_implement_trait)] // An iterator could not lend the line.
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
    use super::*;

    fn read(bytes: &[u8]) -> Vec<String> {
        let mut lines = Lines::new(bytes);
        let mut all = Vec::new();
        while let Some(text) = lines.next().unwrap() {
            all.push(match text {
                Text::Whole(line) => String::from_utf8_lossy(line).into_owned(),
                Text::TooLong => "too long".to_owned(),
            });
        }
        all
    }

    #[test]
    fn lines_are_read_without_their_ends() {
        assert_eq!(read(b"one\r\n\ntwo"), ["one", "", "two"]);
    }

    #[test]
    fn an_endless_line_is_passed_over() {
        let text = [vec![b'x'; LINE_BYTES + 5], b"\nnext\n".to_vec()].concat();
        assert_eq!(read(&text), ["too long", "next"]);
    }
}
