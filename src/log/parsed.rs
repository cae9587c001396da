//! The lines of a log, parsed on all cores ahead of who reads them, and given in their order.

use std::io::{self, BufRead};
use std::ops::Range;

use super::line::{self, Line};
use super::lines::{Lines, Text};
use crate::in_order::Ahead;

/// Bytes of lines that are parsed at once, or one longer line.
const BYTES: usize = 16 * 1024;

/// Lines that are read ahead. Memory: a few pieces of [`BYTES`] a core, and what they say.
pub struct ParsedLines<R> {
    lines: Lines<R>,
    ahead: Ahead<Piece, Parsed>,
    /// What is being given.
    given: Parsed,
    /// How much of it was given.
    next: usize,
    ended: Option<io::Result<()>>,
}

/// Lines one after the other.
#[derive(Default)]
struct Piece {
    bytes: Vec<u8>,
    /// The number of the first, from 1.
    first: u64,
    /// Where each stands; `None` of one that was too long.
    places: Vec<Option<Range<usize>>>,
}

/// A piece, and what its lines say.
#[derive(Default)]
struct Parsed {
    piece: Piece,
    said: Vec<Option<Result<Line, String>>>,
}

/// A line as it was parsed.
pub struct Given<'l> {
    /// Its number, from 1.
    pub number: u64,
    /// Its text; empty where it was too long.
    pub json: &'l [u8],
    /// What it says, or the reason why it cannot be read; `None` where it is empty.
    pub said: Option<Result<Line, String>>,
}

impl<R: BufRead> ParsedLines<R> {
    /// Nothing read yet.
    pub fn new(bytes: R) -> ParsedLines<R> {
        let (lines, ahead) = (Lines::new(bytes), Ahead::new(Parsed::of));
        ParsedLines { lines, ahead, given: Parsed::default(), next: 0, ended: None }
    }

    /// The next line; `None` at the end.
    ///
    /// # Errors
    /// Those of reading, after all lines before.
    #[allow(clippy::should_implement_trait)] // An iterator could not lend the line.
    pub fn next(&mut self) -> io::Result<Option<Given<'_>>> {
        while self.next == self.given.said.len() {
            self.read_ahead();
            match self.ahead.take() {
                Some(parsed) => (self.given, self.next) = (parsed, 0),
                None => return self.ended.take().unwrap_or(Ok(())).map(|()| None),
            }
        }
        let at = self.next;
        self.next += 1;
        let Parsed { piece, said } = &mut self.given;
        let json = piece.places[at].clone().map_or(&[][..], |place| &piece.bytes[place]);
        Ok(Some(Given { number: piece.first + at as u64, json, said: said[at].take() }))
    }

    fn read_ahead(&mut self) {
        while self.ended.is_none() && !self.ahead.is_full() {
            let piece = self.piece();
            if !piece.places.is_empty() {
                self.ahead.give(piece);
            }
        }
    }

    fn piece(&mut self) -> Piece {
        let mut piece = Piece { first: self.lines.number() + 1, ..Piece::default() };
        while piece.bytes.len() < BYTES {
            match self.lines.next() {
                Ok(Some(Text::Whole(line))) => {
                    let from = piece.bytes.len();
                    piece.bytes.extend_from_slice(line);
                    piece.places.push(Some(from..piece.bytes.len()));
                }
                Ok(Some(Text::TooLong)) => piece.places.push(None),
                ended => {
                    self.ended = Some(ended.map(|_| ()));
                    break;
                }
            }
        }
        piece
    }
}

impl Parsed {
    fn of(piece: Piece) -> Parsed {
        let said = |place: &Option<Range<usize>>| match place {
            None => Some(Err("longer than 16 MB".to_owned())),
            Some(place) if place.is_empty() => None,
            Some(place) => Some(line::parse(&piece.bytes[place.clone()])),
        };
        Parsed { said: piece.places.iter().map(said).collect(), piece }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use proptest::prelude::*;

    use super::*;

    /// Gives bytes and then fails.
    struct Breaks<'b>(&'b [u8]);

    impl Read for Breaks<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(io::ErrorKind::UnexpectedEof.into()),
                read => Ok(read),
            }
        }
    }

    fn given(bytes: impl BufRead) -> (Vec<(u64, String, String)>, bool) {
        let mut lines = ParsedLines::new(bytes);
        let mut all = Vec::new();
        loop {
            match lines.next() {
                Ok(Some(Given { number, json, said })) => {
                    all.push((number, String::from_utf8_lossy(json).into_owned(), format!("{said:?}")));
                }
                Ok(None) => return (all, false),
                Err(_) => return (all, true),
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn lines_come_in_their_order_with_what_they_say(lengths in prop::collection::vec(0usize..4_000, 0..300)) {
            let lines: Vec<String> = lengths.iter().map(|&length| match length {
                0..100 => String::new(),
                100..200 => "{".repeat(length),
                _ => format!("{{\"event\":\"sort\",\"user\":\"{}\",\"session\":1,\"ts\":1}}", "u".repeat(length)),
            }).collect();
            let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
            let expected: Vec<_> = (1..).zip(&lines).map(|(number, line)| {
                let said = (!line.is_empty()).then(|| line::parse(line.as_bytes()));
                (number, line.clone(), format!("{said:?}"))
            }).collect();
            prop_assert_eq!(given(text.as_bytes()), (expected.clone(), false));
            prop_assert_eq!(given(BufReader::new(Breaks(text.as_bytes()))), (expected, true));
        }
    }
}
