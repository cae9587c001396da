//! A shop file being made.

use std::collections::BTreeMap;

use super::about::About;
use super::{MAGIC, VERSION, key, step};
use crate::bytes::Writer;
use crate::tokens;

/// What goes into a shop file. Of two things with one key the one put in first stays.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    about: About,
    items: BTreeMap<u32, i8>,
    groups: BTreeMap<u32, i8>,
    queries: BTreeMap<u32, BTreeMap<u32, i8>>,
    neighbours: BTreeMap<u32, BTreeMap<u32, i8>>,
}

/// What an addition to an item's odds is given by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Given {
    /// A query, by its hash.
    Query(tokens::Hash),
    /// Another item that the shopper chose, by its id.
    Chosen(tokens::Hash),
}

impl Draft {
    /// Nothing yet but what stands in the head.
    pub fn new(about: About) -> Draft {
        Draft { about, ..Draft::default() }
    }

    /// The odds of an item, in nats. False where another item has its key.
    pub fn item(&mut self, id: tokens::Hash, odds: f32) -> bool {
        put(&mut self.items, id, odds)
    }

    /// The odds of a category or a brand. False where another one has its key.
    pub fn group(&mut self, group: tokens::Hash, odds: f32) -> bool {
        put(&mut self.groups, group, odds)
    }

    /// What is added to the odds of an item that was put in before; false for any other, and where it is less than a step.
    pub fn given(&mut self, given: Given, id: tokens::Hash, added: f32) -> bool {
        let (to, by) = match given {
            Given::Query(query) => (&mut self.queries, query),
            Given::Chosen(item) if self.items.contains_key(&key(item)) => (&mut self.neighbours, item),
            Given::Chosen(_) => return false,
        };
        if step(added) == 0 || !self.items.contains_key(&key(id)) {
            return false;
        }
        put(to.entry(key(by)).or_default(), id, added)
    }

    /// The bytes that an item, a group, and an addition take; a query or an item that others are given by takes
    /// [`Draft::GIVEN_BYTES`] more.
    pub const ENTRY_BYTES: [usize; 3] = [5, 5, 4];

    /// See [`Draft::ENTRY_BYTES`].
    pub const GIVEN_BYTES: usize = 8;

    /// The bytes of a file in which nothing stands.
    pub const EMPTY_BYTES: usize = 128;

    /// The file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new(MAGIC, VERSION);
        self.about.write(&mut writer);
        let index: BTreeMap<u32, u32> = self.items.keys().copied().zip(0..).collect();
        let neighbours: BTreeMap<u32, &BTreeMap<u32, i8>> =
            self.neighbours.iter().map(|(item, added)| (index[item], added)).collect();
        let queries: BTreeMap<u32, &BTreeMap<u32, i8>> =
            self.queries.iter().map(|(&query, added)| (query, added)).collect();
        let entries =
            |given: &BTreeMap<u32, &BTreeMap<u32, i8>>| given.values().map(|added| added.len()).sum::<usize>();
        let counts = [
            self.items.len(),
            self.groups.len(),
            queries.len(),
            entries(&queries),
            neighbours.len(),
            entries(&neighbours),
        ];
        counts.iter().for_each(|&count| writer.u32(count as u32));
        write_odds(&mut writer, &self.items);
        write_odds(&mut writer, &self.groups);
        write_given(&mut writer, &queries, &index);
        write_given(&mut writer, &neighbours, &index);
        writer.finish()
    }
}

fn put(to: &mut BTreeMap<u32, i8>, hash: tokens::Hash, odds: f32) -> bool {
    let own = to.entry(key(hash));
    let is_new = matches!(own, std::collections::btree_map::Entry::Vacant(_));
    own.or_insert(step(odds));
    is_new
}

fn write_odds(writer: &mut Writer, odds: &BTreeMap<u32, i8>) {
    odds.keys().for_each(|&key| writer.u32(key));
    odds.values().for_each(|&odds| writer.u8(odds as u8));
}

fn write_given(writer: &mut Writer, given: &BTreeMap<u32, &BTreeMap<u32, i8>>, index: &BTreeMap<u32, u32>) {
    given.keys().for_each(|&key| writer.u32(key));
    let mut end = 0;
    for added in given.values() {
        end += added.len() as u32;
        writer.u32(end);
    }
    for (item, &odds) in given.values().flat_map(|added| added.iter()) {
        writer.u32(index[item] << 8 | u32::from(odds as u8));
    }
}
