//! Counts as bytes: between the machines that count and the one that finishes. They hold what single shoppers chose, so they
//! stay with the shop.
//!
//! Little-endian: `RSHN`, version; how much was counted; the counts in the order of their keys; what was said of the items; the
//! sample; a checksum. The same counts are the same bytes.

use std::collections::BTreeMap;

use super::count::{Count, Key};
use super::part::{Part, Told, Totals};
use super::sample::{Kept, Sample};
use super::user::{FOLDS, User};
use crate::bytes::{Reader, Writer};
use crate::error::Error;
use crate::event::Millis;
use crate::limits;
use crate::tokens::Hash;

const MAGIC: [u8; 4] = *b"RSHN";
const VERSION: u16 = 1;

impl Part {
    /// The counts as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new(MAGIC, VERSION);
        let Totals { shoppers, lists, choices, moments } = self.totals;
        [shoppers, lists, choices].into_iter().for_each(|count| writer.u64(count));
        write_moments(&mut writer, moments);
        writer.u64(self.counts.len() as u64);
        self.counts.iter().for_each(|(key, count)| write_count(&mut writer, key, count));
        writer.u64(self.told.len() as u64);
        for (&item, told) in &self.told {
            writer.u64(item);
            writer.i64(told.at);
            [told.category, told.brand].into_iter().for_each(|hash| write_some(&mut writer, hash));
        }
        write_some(&mut writer, self.sample.first_left_out().map(User::number));
        writer.u64(self.sample.users().len() as u64);
        for (user, lists) in self.sample.users() {
            writer.u64(user.number());
            writer.u32(lists.len() as u32);
            lists.iter().for_each(|list| write_list(&mut writer, list));
        }
        writer.finish()
    }

    /// Reads what [`Part::to_bytes`] gave.
    ///
    /// # Errors
    /// [`Error::Corrupt`] for other bytes or damaged ones, [`Error::Version`] for another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Part, Error> {
        let mut reader = Reader::open("file of counts", bytes, MAGIC, VERSION)?;
        let [shoppers, lists, choices] = [reader.u64()?, reader.u64()?, reader.u64()?];
        let moments = read_moments(&mut reader)?;
        let totals = Totals { shoppers, lists, choices, moments };
        let mut part = Part { totals, ..Part::default() };
        for _ in 0..reader.u64()? {
            let (key, count) = read_count(&mut reader)?;
            if part.counts.last_key_value().is_some_and(|(&last, _)| last >= key) {
                return Err(reader.corrupt("its counts are out of order"));
            }
            part.counts.insert(key, count);
        }
        for _ in 0..reader.u64()? {
            let (item, at) = (reader.u64()?, reader.u64()? as Millis);
            let told = Told { at, category: read_some(&mut reader)?, brand: read_some(&mut reader)? };
            part.told.insert(item, told);
        }
        let first_left_out = read_some(&mut reader)?.map(User::from_number);
        let mut users = BTreeMap::new();
        for _ in 0..reader.u64()? {
            let (user, count) = (User::from_number(reader.u64()?), reader.u32()?);
            let lists = (0..count).map(|_| read_list(&mut reader)).collect::<Result<_, _>>()?;
            users.insert(user, lists);
        }
        part.sample = Sample::from_parts(users, first_left_out);
        reader.finish()?;
        Ok(part)
    }
}

fn write_moments(writer: &mut Writer, moments: Option<[Millis; 2]>) {
    writer.u8(u8::from(moments.is_some()));
    moments.into_iter().flatten().for_each(|at| writer.i64(at));
}

fn read_moments(reader: &mut Reader<'_>) -> Result<Option<[Millis; 2]>, Error> {
    let is_there = flag(reader)?;
    Ok(if is_there { Some([reader.u64()? as Millis, reader.u64()? as Millis]) } else { None })
}

fn write_some(writer: &mut Writer, hash: Option<u64>) {
    writer.u8(u8::from(hash.is_some()));
    hash.into_iter().for_each(|hash| writer.u64(hash));
}

fn read_some(reader: &mut Reader<'_>) -> Result<Option<u64>, Error> {
    if flag(reader)? { reader.u64().map(Some) } else { Ok(None) }
}

fn flag(reader: &mut Reader<'_>) -> Result<bool, Error> {
    match reader.take(1)? {
        [0] => Ok(false),
        [1] => Ok(true),
        _ => Err(reader.corrupt("a yes or no is neither")),
    }
}

fn write_count(writer: &mut Writer, key: &Key, count: &Count) {
    writer.u64(key.item);
    writer.u16(key.week);
    writer.u8(key.fold);
    writer.u64(count.choices);
    count.chances.into_iter().for_each(|chance| writer.u64(chance));
    writer.u64(count.choosers);
    writer.u64(count.seers);
}

fn read_count(reader: &mut Reader<'_>) -> Result<(Key, Count), Error> {
    let (item, week) = (reader.u64()?, reader.u16()?);
    let fold = match reader.take(1)? {
        &[fold] if usize::from(fold) < FOLDS => fold,
        _ => return Err(reader.corrupt("a count is of no fold")),
    };
    let count = Count {
        choices: reader.u64()?,
        chances: [reader.u64()?, reader.u64()?, reader.u64()?],
        choosers: reader.u64()?,
        seers: reader.u64()?,
    };
    Ok((Key { item, week, fold }, count))
}

fn write_list(writer: &mut Writer, list: &Kept) {
    writer.i64(list.at);
    write_some(writer, list.query);
    writer.u16(list.items.len() as u16);
    writer.u16(list.recent.len() as u16);
    writer.u16(list.chosen.len() as u16);
    list.items.iter().chain(&list.recent).for_each(|&id| writer.u64(id));
    writer.u8(u8::from(list.places.is_some()));
    list.places.iter().flatten().for_each(|&place| writer.u16(place));
    list.chosen.iter().for_each(|&index| writer.u16(index as u16));
}

fn read_list(reader: &mut Reader<'_>) -> Result<Kept, Error> {
    let (at, query) = (reader.u64()? as Millis, read_some(reader)?);
    let [items, recent, chosen] = [reader.u16()?, reader.u16()?, reader.u16()?].map(usize::from);
    if items > limits::LIST_ITEMS.max || recent > limits::CHOSEN_LAST.max {
        return Err(reader.corrupt("a list is longer than any"));
    }
    let mut hashes = |count: usize| (0..count).map(|_| reader.u64()).collect::<Result<Vec<Hash>, Error>>();
    let (ids, recent) = (hashes(items)?, hashes(recent)?);
    let are_there = flag(reader)?;
    let mut numbers = |count: usize| (0..count).map(|_| reader.u16()).collect::<Result<Vec<u16>, Error>>();
    let places = if are_there { Some(numbers(items)?) } else { None };
    let chosen: Vec<u32> = numbers(chosen)?.into_iter().map(u32::from).collect();
    if chosen.is_empty() || chosen.iter().any(|&index| index as usize >= items) {
        return Err(reader.corrupt("what was chosen stands in no list"));
    }
    Ok(Kept { at, query, items: ids, places, recent, chosen })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::event::{Event, EventKind};
    use crate::item::Item;
    use crate::query::Query;
    use crate::record::{Record, UserLog};

    /// A shopper who saw lists of a small shop and chose from them: for each list a query, a day and what was chosen.
    fn any_user() -> impl Strategy<Value = Vec<(usize, i64, Vec<usize>)>> {
        prop::collection::vec((0_usize..3, 0_i64..40, prop::collection::vec(0_usize..8, 0..3)), 0..5)
    }

    fn log(user: usize, lists: &[(usize, i64, Vec<usize>)]) -> UserLog {
        let item = |n: usize| {
            let item = Item::new(&format!("i{n}")).unwrap();
            item.with_attribute("item_brand", ["Nordhavn", "Fjell"][n % 2]).with_attribute("item_category", "Shoes")
        };
        let mut records = Vec::new();
        for (session, (query, day, chosen)) in (0..).zip(lists) {
            let mut record = |kind, items: Vec<Item>| {
                let event = Event::new(kind, items, day * 86_400_000).unwrap();
                let query = (*query > 0).then(|| Query::new(["boots", "red"][query - 1]));
                let event = event.with_query(query);
                records.push(Record { session, event, list: None, displayed: None, relevance: None });
            };
            record(EventKind::ViewItemList, (*query..*query + 6).map(item).collect());
            chosen.iter().for_each(|&n| record(EventKind::SelectItem, vec![item(n)]));
        }
        let mut log = UserLog { user: format!("u{user}"), records };
        if let Some(first) = log.records.first_mut() {
            first.displayed = Some(Arc::from([1, 0, 2, 5, 4, 3]));
        }
        log
    }

    fn counted<'a>(logs: impl IntoIterator<Item = &'a UserLog>) -> Part {
        let mut part = Part::default();
        logs.into_iter().for_each(|log| part.count(log).unwrap());
        part
    }

    proptest! {
        #[test]
        fn any_split_of_the_users_merged_in_any_order_is_the_same_to_the_bit(
            users in prop::collection::vec(any_user(), 0..12),
            split in prop::collection::vec(0_usize..4, 12),
            order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle(),
        ) {
            let logs: Vec<UserLog> = users.iter().enumerate().map(|(user, lists)| log(user, lists)).collect();
            let whole = counted(&logs);
            let mut parts = order.iter().map(|&wanted| {
                let own = logs.iter().zip(&split).filter(|&(_, &of)| of == wanted).map(|(log, _)| log);
                Part::from_bytes(&counted(own.rev()).to_bytes()).unwrap()
            });
            let mut merged = parts.next().unwrap();
            // A tree of merges rather than a chain.
            if let Some(mut second) = parts.next() {
                parts.for_each(|part| second.merge(part));
                merged.merge(second);
            }
            prop_assert_eq!(merged.to_bytes(), whole.to_bytes());
            prop_assert!(Part::from_bytes(&whole.to_bytes()).unwrap() == whole);
        }
    }

    #[test]
    fn each_shopper_counts_once_for_each_thing() {
        let lists = [(1, 0, vec![2, 3]), (1, 30, vec![2])];
        let part = counted(&[log(0, &lists), log(1, &lists)]);
        let (item, mut sum) = (crate::tokens::hash("i2"), Count::default());
        part.counts.iter().filter(|(key, _)| key.item == item).for_each(|(_, count)| sum.add(count));
        assert_eq!((sum.choices, sum.choosers, sum.seers), (4, 2, 2));
        assert_eq!((part.totals().lists, part.totals().choices), (4, 6));
    }

    #[test]
    fn damaged_bytes_and_counts_out_of_order_are_refused() {
        let bytes = counted(&[log(0, &[(1, 0, vec![2, 3])])]).to_bytes();
        for end in 0..bytes.len() {
            assert!(Part::from_bytes(&bytes[..end]).is_err());
        }
        let mut twice = bytes.clone();
        let first = 6 + 24 + 17 + 8;
        let record = twice[first..first + 59].to_vec();
        twice.splice(first..first, record);
        twice[first - 8] += 1;
        let end = twice.len() - 8;
        let sum = crate::bytes::checksum(&twice[..end]).to_le_bytes();
        twice[end..].copy_from_slice(&sum);
        assert_eq!(Part::from_bytes(&twice).unwrap_err().code(), "corrupt");
    }
}
