//! The one public error: what was wrong, where, what was allowed, and what to do.

use std::fmt;

use crate::limits::Limit;
use crate::sentence::{decimal, fill, hex};

/// Why input was refused. Every variant carries its data, so that a caller can act on it without reading text.
///
/// ```
/// use reshelf::{Error, ItemId};
///
/// let refused = ItemId::new("").unwrap_err();
/// assert_eq!(refused.code(), "empty");
/// assert!(refused.to_string().contains("item_id"));
/// # let _: Error = refused;
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// A field that must not be empty is.
    Empty {
        /// The field's name, such as `item_id`.
        field: &'static str,
    },
    /// A number is not finite or lies outside its range.
    OutOfRange {
        /// The field's name, such as `price`.
        field: &'static str,
        /// The value that was given.
        got: f64,
        /// The allowed range in words, such as `a finite number, 0 or more`.
        allowed: &'static str,
    },
    /// More was given than a bound allows.
    TooMany {
        /// The bound that was passed.
        limit: Limit,
        /// How many there were.
        got: usize,
    },
    /// An event's name is not one that reshelf understands.
    UnknownEvent {
        /// The name that was given.
        got: String,
        /// The names that are known, with commas between.
        allowed: String,
    },
    /// Two lengths that belong together differ.
    Mismatch {
        /// What was compared.
        what: &'static str,
        /// The length that was needed.
        expected: usize,
        /// The length that was given.
        got: usize,
    },
    /// Bytes that are not what they should be: another kind of file, cut short or damaged.
    Corrupt {
        /// What the bytes were to be: `model` or `snapshot`.
        what: &'static str,
        /// What was found wrong.
        why: &'static str,
    },
    /// Bytes written by another version of reshelf.
    Version {
        /// What the bytes are: `model` or `snapshot`.
        what: &'static str,
        /// The version this build reads.
        expected: u16,
        /// The version found.
        got: u16,
    },
    /// A model or adapter was made for another table of features or another model.
    Foreign {
        /// What does not belong here.
        what: &'static str,
        /// The identity this build has.
        expected: u64,
        /// The identity found.
        got: u64,
    },
    /// Learning did not come to a finite result.
    NotFinite {
        /// What was being computed.
        what: &'static str,
    },
}

impl Error {
    /// A short, stable name of the kind of error, for code to compare.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Empty { .. } => "empty",
            Error::OutOfRange { .. } => "out-of-range",
            Error::TooMany { .. } => "too-many",
            Error::UnknownEvent { .. } => "unknown-event",
            Error::Mismatch { .. } => "mismatch",
            Error::Corrupt { .. } => "corrupt",
            Error::Version { .. } => "version",
            Error::Foreign { .. } => "foreign",
            Error::NotFinite { .. } => "not-finite",
        }
    }

    /// What `Display` writes.
    pub fn message(&self) -> String {
        match self {
            Error::Empty { field } => fill("_ is empty, and is needed", &[field]),
            Error::OutOfRange { field, got, allowed } => {
                let got = &thousandths(*got);
                fill("_ is _, allowed is _; leave _ out where it is not known", &[field, got, allowed, field])
            }
            Error::TooMany { limit, got } => {
                let [got, most] = &[*got, limit.max].map(count);
                fill("_ _, at most _ are read; send fewer", &[got, limit.what, most])
            }
            Error::UnknownEvent { got, allowed } => fill("event \"_\" is not known; use one of _", &[got, allowed]),
            Error::Mismatch { what, expected, got } => {
                let [expected, got] = &[*expected, *got].map(count);
                fill("_: _ needed, _ given; pass what belongs to the same list", &[what, expected, got])
            }
            Error::Corrupt { what, why } => {
                fill("this is no usable _: _; take the file again from where it was written", &[what, why])
            }
            Error::Version { what, expected, got } => {
                let cure = if got > expected { "update reshelf" } else { "write it again with this build" };
                let [expected, got] = &[*expected, *got].map(|version| decimal(version.into()));
                fill("this _ has format version _, this build reads _; _", &[what, got, expected, cure])
            }
            Error::Foreign { what, expected, got } => {
                let [expected, got] = &[*expected, *got].map(hex);
                let sentence = "this _ belongs to _, here is _; use the one made for this build, or train it again";
                fill(sentence, &[what, got, expected])
            }
            Error::NotFinite { what } => {
                fill("_ did not stay finite; nothing was changed, check prices and embeddings for extremes", &[what])
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Error {}

fn count(number: usize) -> String {
    decimal(number as u64)
}

/// A number to three decimals.
fn thousandths(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    match value.abs() {
        size if size.is_nan() => "not a number".into(),
        size if size >= 1e15 => fill("_10^15 or more", &[sign]),
        size => {
            let thousandths = (size * 1e3 + 0.5) as u64;
            let whole = decimal(thousandths / 1_000);
            match thousandths % 1_000 {
                0 => fill("__", &[sign, &whole]),
                // The digits of 1,000 and more, without the first, are three.
                part => fill("__._", &[sign, &whole, &decimal(1_000 + part)[1..]]),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_to_three_decimals() {
        let told = [0.0, -5.0, 1.5, -0.0625, 12_345.678_9, 1e300, f64::NEG_INFINITY, f64::NAN].map(thousandths);
        let words = ["0", "-5", "1.500", "-0.063", "12345.679", "10^15 or more", "-10^15 or more", "not a number"];
        assert_eq!(told, words);
    }
}
