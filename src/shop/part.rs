//! What was counted of a part of the users.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::chance::chances;
use super::count::{Count, Key};
use super::lists::{List, lists};
use super::sample::{Kept, Sample};
use super::user::User;
use crate::crowd::Listed;
use crate::error::Error;
use crate::event::Millis;
use crate::record::UserLog;
use crate::tokens::Hash;

/// The week of a moment, counted from 1970.
pub fn week(at: Millis) -> u16 {
    u16::try_from(at.max(0) / (7 * 24 * 3_600_000)).unwrap_or(u16::MAX)
}

/// Counts of a part of the users of a log. A user's lines belong into one part. Parts are added up in any order.
///
/// Memory: five hundred bytes for each item and week in which it was shown, and eight for each item of the lists that are kept as
/// a sample, at most five million of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub(super) totals: Totals,
    pub(super) counts: BTreeMap<Key, Count>,
    pub(super) told: BTreeMap<Hash, Told>,
    pub(super) sample: Sample,
}

/// How much was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Shoppers with a choice.
    pub shoppers: u64,
    /// Lists with a choice.
    pub lists: u64,
    /// Choices.
    pub choices: u64,
    /// The first and the last moment; `None` where there is none.
    pub moments: Option<[Millis; 2]>,
}

/// What was said of an item when it was shown last: of two that were shown at once the one with the higher numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub at: Millis,
    pub category: Option<Hash>,
    pub brand: Option<Hash>,
}

impl Part {
    /// Counts a user, all of whose lines are there.
    ///
    /// # Errors
    /// Those of a list that is too long.
    pub fn count(&mut self, user: &UserLog) -> Result<(), Error> {
        let lists = lists(user)?;
        if lists.is_empty() {
            return Ok(());
        }
        let user = User::of(&user.user);
        self.totals.add(&Totals::of(&lists));
        lists.iter().for_each(|list| self.tell(list));
        let mut own = Own { fold: user.fold(), counts: FxHashMap::default() };
        lists.iter().for_each(|list| own.list(list));
        for (key, count) in own.closed() {
            self.counts.entry(key).or_default().add(&count);
        }
        self.sample.add(user, lists.iter().map(Kept::from).collect());
        Ok(())
    }

    /// Adds the counts of another part.
    pub fn merge(&mut self, other: Part) {
        self.totals.add(&other.totals);
        for (key, count) in &other.counts {
            self.counts.entry(*key).or_default().add(count);
        }
        for (&item, &told) in &other.told {
            self.tell_of(item, told);
        }
        self.sample.merge(other.sample);
    }

    /// How much was counted.
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// How many different things were counted: what the memory goes by.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// True where nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    fn tell(&mut self, list: &List) {
        for item in list.items.iter() {
            let Listed { id, category, brand, .. } = Listed::from(item);
            self.tell_of(id, Told { at: list.at, category, brand });
        }
    }

    fn tell_of(&mut self, item: Hash, told: Told) {
        let own = self.told.entry(item).or_insert(told);
        *own = (*own).max(told);
    }
}

impl Totals {
    fn of(lists: &[List]) -> Totals {
        let choices = lists.iter().map(|list| list.chosen.len() as u64).sum();
        let moments = lists.iter().map(|list| list.at);
        let moments = moments.clone().min().zip(moments.max()).map(|(first, last)| [first, last]);
        Totals { shoppers: 1, lists: lists.len() as u64, choices, moments }
    }

    fn add(&mut self, other: &Totals) {
        self.shoppers += other.shoppers;
        self.lists += other.lists;
        self.choices += other.choices;
        self.moments = match (self.moments, other.moments) {
            (Some([first, last]), Some([earlier, later])) => Some([first.min(earlier), last.max(later)]),
            (own, others) => own.or(others),
        };
    }
}

/// The counts of one user.
struct Own {
    fold: u8,
    counts: FxHashMap<Key, Count>,
}

impl Own {
    fn list(&mut self, list: &List) {
        let week = week(list.at);
        let chances = chances(&list.places, list.chosen.len());
        for (index, (item, chances)) in (0..).zip(list.items.iter().zip(chances)) {
            let key = Key { item: item.id().0, week, fold: self.fold };
            let choices = u64::from(list.chosen.contains(&index));
            self.counts.entry(key).or_default().add(&Count { choices, chances, ..Count::default() });
        }
    }

    /// With the user counted once for each item: in the first of its weeks.
    fn closed(self) -> Vec<(Key, Count)> {
        let mut counts: Vec<(Key, Count)> = self.counts.into_iter().collect();
        counts.sort_unstable_by_key(|&(key, _)| key);
        let (mut seen, mut chosen) = (FxHashSet::default(), FxHashSet::default());
        for (key, count) in &mut counts {
            count.seers = u64::from(seen.insert(key.item));
            count.choosers = u64::from(count.choices > 0 && chosen.insert(key.item));
        }
        counts
    }
}
