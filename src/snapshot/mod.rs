//! What is known of a shopper as bytes: to be stored, and to be taken away.
//!
//! Little-endian. Four letters, a version, the salt of its hashes, then history, visit, examples and gate, each part with its count before it; at the
//! end a checksum over all. A length is checked against its bound before anything is read by it, every number against
//! what it may be, and no byte may be left over. Vectors and features are rounded to three digits (bfloat16):
//! they are most of the bytes.
//!
//! Formats once shipped stay readable, from version 2 on; `tests/formats.rs` reads a file of each. A reader of no version that
//! it knows refuses: a shopper's history is not to be half understood.

pub(crate) mod acts;
pub(crate) mod fields;
mod history;
mod learning;
pub(crate) mod visit;

use crate::adoption::Gate;
use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::example::Examples;
use crate::limits;
use crate::model::Model;
use crate::salt::Salt;
use crate::shopper::Shopper;
use crate::visit::Visit;
use fields::Fields;

/// What a snapshot holds.
///
/// ```
/// # fn run(model: &reshelf::Model) -> Result<(), reshelf::Error> {
/// use reshelf::{Examples, Gate, Shopper, Snapshot, Visit};
///
/// let bytes = Snapshot::write(&Shopper::default(), &Visit::default(), &Examples::default(), &Gate::default(), 7);
/// let Snapshot { shopper, .. } = Snapshot::read(&bytes, model)?;
/// assert_eq!(shopper, Shopper::default());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The history, without the lists shown.
    pub shopper: Shopper,
    /// The orders first shown in the visit that was going on.
    pub visit: Visit,
    /// The choices to learn from.
    pub examples: Examples,
    /// The adapter, and the evidence for it and for counting.
    pub gate: Gate,
}

impl Snapshot {
    /// The four letters that every snapshot starts with.
    pub const MAGIC: [u8; 4] = *b"RSHS";

    /// The version that this build writes.
    pub const VERSION: u16 = 5;

    /// The oldest that it reads: of before hashes were salted.
    pub const OLDEST: u16 = 2;

    /// The first with the evidence for counting.
    const COUNTING: u16 = 4;

    /// The first with the taste.
    const TASTE: u16 = 5;

    /// The bytes of what is known: a few kilobytes after some visits, below [`limits::SNAPSHOT_BYTES`] always.
    pub fn write(shopper: &Shopper, visit: &Visit, examples: &Examples, gate: &Gate, salt: Salt) -> Vec<u8> {
        let mut writer = Writer::salted(Self::MAGIC, Self::VERSION, salt);
        history::write(&mut writer, shopper);
        visit::write(&mut writer, visit);
        learning::write(&mut writer, examples, gate);
        writer.finish()
    }

    /// Reads what [`Snapshot::write`] wrote. An adapter of another model than `model` is left out, and examples of
    /// another table of features; the history stays.
    ///
    /// # Errors
    /// [`Error::Corrupt`] for other bytes, damaged ones or values that cannot be, [`Error::Version`] for another
    /// version, [`Error::TooMany`] past [`limits::SNAPSHOT_BYTES`].
    pub fn read(bytes: &[u8], model: &Model) -> Result<Snapshot, Error> {
        if bytes.len() > limits::SNAPSHOT_BYTES.max {
            return Err(Error::TooMany { limit: limits::SNAPSHOT_BYTES, got: bytes.len() });
        }
        let versions = [Self::OLDEST, Self::VERSION];
        let (reader, version) = Reader::of_versions("snapshot", bytes, Self::MAGIC, versions)?;
        let mut fields = Fields::new(reader);
        if version > Self::OLDEST {
            fields.salt();
        }
        let shopper = history::read(&mut fields, version >= Self::TASTE);
        let visit = visit::read(&mut fields);
        let (examples, gate) = learning::read(&mut fields, model, version >= Self::COUNTING);
        fields.finish()?;
        Ok(Snapshot { shopper, visit, examples, gate })
    }
}

#[cfg(test)]
mod tests;
