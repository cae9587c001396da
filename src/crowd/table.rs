//! Tables of the file, read where they lie: numbers of four bytes, and what is found by them.

use std::ops::Range;

use super::STEPS;
/// Numbers of four bytes, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a>(&'a [[u8; 4]]);

impl<'a> Numbers<'a> {
    /// So many of them, from the front of what is left of the file.
    fn cut(rest: &mut &'a [u8], count: u32) -> Option<Numbers<'a>> {
        let bytes = cut(rest, (count as usize).checked_mul(4)?)?;
        Some(Numbers(bytes.as_chunks().0))
    }

    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    pub(super) fn get(self, at: usize) -> Option<u32> {
        self.0.get(at).map(|&four| u32::from_le_bytes(four))
    }

    pub(super) fn iter(self) -> impl Iterator<Item = u32> + 'a {
        self.0.iter().map(|&four| u32::from_le_bytes(four))
    }

    /// Where a number stands among ascending ones of a range, each first made what is compared.
    fn find(self, range: Range<usize>, wanted: u32, of: fn(u32) -> u32) -> Option<usize> {
        let found = self.0.get(range.clone())?.binary_search_by_key(&wanted, |&four| of(u32::from_le_bytes(four)));
        found.ok().map(|at| range.start + at)
    }

    fn is_ascending(self) -> bool {
        self.iter().zip(self.iter().skip(1)).all(|(one, next)| one < next)
    }
}

/// Odds by key.
#[derive(Clone, Copy)]
pub(super) struct Odds<'a> {
    keys: Numbers<'a>,
    odds: &'a [u8],
}

impl<'a> Odds<'a> {
    /// Those of so many keys, from the front of what is left of the file.
    pub(super) fn cut(rest: &mut &'a [u8], count: u32) -> Option<Odds<'a>> {
        Some(Odds { keys: Numbers::cut(rest, count)?, odds: cut(rest, count as usize)? })
    }

    /// True where each key stands once, in its place.
    pub(super) fn are_sound(self) -> bool {
        self.keys.is_ascending()
    }

    pub(super) fn len(self) -> usize {
        self.keys.len()
    }

    pub(super) fn find(self, key: u32) -> Option<usize> {
        self.keys.find(0..self.len(), key, |key| key)
    }

    pub(super) fn at(self, index: usize) -> f32 {
        self.odds.get(index).map_or(0.0, |&odds| nats(odds))
    }
}

/// What is added to the odds of some items, by what they are asked for with: a query, or another item.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    keys: Numbers<'a>,
    ends: Numbers<'a>,
    entries: Numbers<'a>,
}

impl<'a> Given<'a> {
    /// So many keys and entries, from the front of what is left of the file.
    pub(super) fn cut(rest: &mut &'a [u8], count: u32, entries: u32) -> Option<Given<'a>> {
        let (keys, ends) = (Numbers::cut(rest, count)?, Numbers::cut(rest, count)?);
        Some(Given { keys, ends, entries: Numbers::cut(rest, entries)? })
    }

    /// True where each key stands once, in its place, and each entry is of one key, in its place, and of one of so many items.
    pub(super) fn are_sound(self, items: usize) -> bool {
        let mut from = 0;
        for end in self.ends.iter().map(|end| end as usize) {
            let own = || (from..end).filter_map(|at| self.entries.get(at)).map(item);
            let is_in_order = own().zip(own().skip(1)).all(|(one, next)| one < next);
            if end < from || end > self.entries.len() || !is_in_order || own().any(|item| item as usize >= items) {
                return false;
            }
            from = end;
        }
        self.keys.is_ascending() && from == self.entries.len()
    }

    /// The entries of a key; none where there is no such key.
    pub(super) fn of(self, key: u32) -> Entries<'a> {
        let found = self.keys.find(0..self.keys.len(), key, |key| key);
        let end = |at: usize| self.ends.get(at).map_or(0, |end| end as usize);
        let range = found.map_or(0..0, |at| at.checked_sub(1).map_or(0, end)..end(at));
        Entries { entries: self.entries, range }
    }

    /// Whether an item stands behind each key, where keys are indices of items.
    pub(super) fn are_of(self, items: usize) -> bool {
        self.keys.iter().all(|key| (key as usize) < items)
    }
}

/// The entries of one key.
pub(super) struct Entries<'a> {
    entries: Numbers<'a>,
    range: Range<usize>,
}

impl Entries<'_> {
    /// What is added to an item's odds.
    pub(super) fn added(&self, index: usize) -> f32 {
        let found = self.entries.find(self.range.clone(), index as u32, item);
        found.and_then(|at| self.entries.get(at)).map_or(0.0, |entry| nats(entry as u8))
    }
}

fn cut<'a>(rest: &mut &'a [u8], bytes: usize) -> Option<&'a [u8]> {
    let (own, behind) = rest.split_at_checked(bytes)?;
    *rest = behind;
    Some(own)
}

fn item(entry: u32) -> u32 {
    entry >> 8
}

fn nats(odds: u8) -> f32 {
    f32::from(odds as i8) / STEPS
}
