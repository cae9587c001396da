//! A shop file that was read.

use super::about::About;
use super::table::{Given, Odds};
use super::{MAGIC, VERSION};
use crate::bytes::Reader;
use crate::error::Error;
use crate::limits;

/// A shop file: its bytes, looked up in where they lie.
///
/// Memory: the bytes. Cost of reading: two passes over them; 200 KB take less than a millisecond.
#[derive(Clone, Debug, PartialEq)]
pub struct Crowd {
    bytes: Vec<u8>,
    about: About,
    counts: Counts,
    /// Where the tables begin.
    tables: usize,
}

/// How many items, groups, queries and their entries, items with neighbours and their entries.
type Counts = [u32; 6];

/// The tables of a file, where they lie.
#[derive(Clone, Copy)]
pub(super) struct Tables<'a> {
    pub(super) items: Odds<'a>,
    pub(super) groups: Odds<'a>,
    pub(super) queries: Given<'a>,
    pub(super) neighbours: Given<'a>,
}

impl Crowd {
    /// Reads a file that `reshelf shop` wrote.
    ///
    /// # Errors
    /// [`Error::Corrupt`] for other bytes, or damaged ones, [`Error::Version`] for those of another version,
    /// [`Error::TooMany`] past [`limits::SHOP_FILE_BYTES`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Crowd, Error> {
        if bytes.len() > limits::SHOP_FILE_BYTES.max {
            return Err(Error::TooMany { limit: limits::SHOP_FILE_BYTES, got: bytes.len() });
        }
        let mut reader = Reader::open("shop file", &bytes, MAGIC, VERSION)?;
        let about = About::read(&mut reader)?;
        let mut counts = Counts::default();
        for count in &mut counts {
            *count = reader.u32()?;
        }
        let rest = reader.rest();
        if !Tables::cut(rest, counts).is_some_and(Tables::are_sound) {
            return Err(reader.corrupt("its tables are out of order"));
        }
        let tables = bytes.len() - SUM - rest.len();
        Ok(Crowd { about, counts, tables, bytes })
    }

    /// What it was counted on, and what it gains.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// How many items it has odds of.
    pub fn items(&self) -> usize {
        self.counts[0] as usize
    }

    /// The tables that were found sound when the file was read.
    pub(super) fn tables(&self) -> Option<Tables<'_>> {
        Tables::cut(self.bytes.get(self.tables..self.bytes.len() - SUM)?, self.counts)
    }
}

/// Bytes of the checksum at the end.
const SUM: usize = 8;

impl<'a> Tables<'a> {
    /// `None` where there are more or fewer bytes than that many of each take.
    fn cut(mut rest: &'a [u8], counts: Counts) -> Option<Tables<'a>> {
        let [items, groups, queries, of_queries, neighbours, of_neighbours] = counts;
        let rest = &mut rest;
        let tables = Tables {
            items: Odds::cut(rest, items)?,
            groups: Odds::cut(rest, groups)?,
            queries: Given::cut(rest, queries, of_queries)?,
            neighbours: Given::cut(rest, neighbours, of_neighbours)?,
        };
        rest.is_empty().then_some(tables)
    }

    fn are_sound(self) -> bool {
        let items = self.items.len();
        let are_in_order = self.items.are_sound() && self.groups.are_sound();
        are_in_order
            && self.neighbours.are_of(items)
            && [self.queries, self.neighbours].iter().all(|given| given.are_sound(items))
    }
}
