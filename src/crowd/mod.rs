//! The shop file: what a shop's shoppers chose together, and the order of a list by it.
//!
//! `reshelf shop` counts it on the shop's own machines, a device reads it. It holds odds of items, of the items of the most
//! frequent queries, of categories and brands, and of what is chosen by those who chose an item; nobody's history. The order of
//! a list by the crowd is what the shopper's own features start from: the crowd before the person.
//!
//! Read where it lies: [`Crowd`] keeps the file's bytes and looks up in them. Little-endian:
//!
//! | part | bytes |
//! | --- | --- |
//! | `RSHC`, version | 4 + 2 |
//! | what it was counted on, its weights and its gain ([`About`]) | 90 |
//! | how many items, groups, queries, their entries, items with neighbours, their entries | 6 × 4 |
//! | items: keys ascending, then odds | n × 4 + n |
//! | groups (a category, a brand): keys ascending, then odds | n × 4 + n |
//! | queries: keys ascending, then where their entries end; all entries | n × 4 + n × 4 + entries × 4 |
//! | neighbours: indices of items ascending, then where their entries end; all entries | the same |
//! | checksum | 8 |
//!
//! A key is a hash folded to 32 bits. Odds are natural logarithms in steps of 1/16. An entry is the index of an item, times
//! 256, and below it what is added to the item's odds; the entries of one query or item stand in the order of their items.

mod about;
mod draft;
mod file;
mod order;
mod table;
mod words;

pub use about::{About, Gain, Weights};
pub use draft::{Draft, Given};
pub use file::Crowd;
pub use order::{Found, Listed, Start, Told};

use crate::tokens::Hash;

/// The four letters that every shop file starts with.
const MAGIC: [u8; 4] = *b"RSHC";

/// The version that this build writes and reads.
const VERSION: u16 = 1;

/// Steps of odds in one nat.
const STEPS: f32 = 16.0;

/// A hash as the file has it.
fn key(hash: Hash) -> u32 {
    (hash ^ hash >> 32) as u32
}

/// Odds as the file has them: rounded, and cut to what a byte holds.
pub fn rounded(nats: f32) -> f32 {
    f32::from(step(nats)) / STEPS
}

fn step(nats: f32) -> i8 {
    (nats * STEPS).round().clamp(-127.0, 127.0) as i8
}

#[cfg(test)]
mod tests;
