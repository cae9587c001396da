//! What happened on a page, entry by entry: written down to be stored, and done again by whoever reads it.
//!
//! Little-endian. Four letters, a version, the salt of the hashes, the kind, when (from byte 11 on: `pkg/record.js` reads it
//! there), the query, the items; of a list that was ordered how it was ordered; at the end a checksum. An act on one item
//! takes some hundred bytes, a list about two hundred an item.

mod items;
mod list;
mod read;
mod write;

pub use list::HandedOut;
pub use read::Entry;

/// The four letters that every entry starts with.
const MAGIC: [u8; 4] = *b"RSHE";

/// The version that this build writes and reads.
const VERSION: u16 = 1;

/// The kind of a list that was ordered; those of events are their places in [`EventKind::ALL`](crate::event::EventKind::ALL).
const HANDED_OUT: u8 = 0x10;

#[cfg(test)]
mod tests;
