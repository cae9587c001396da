//! What was shown: for each item how often, where, at which prices, and how often it was passed over.

use crate::event::Millis;
use crate::interner::Interner;
use crate::item::ItemId;
use crate::limits;

/// What is remembered of one item's showings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impression {
    /// How often it was shown.
    pub times: u16,
    /// How often another item of its list was chosen and it was not.
    pub passed: u16,
    /// The same, since it was last touched.
    pub passed_since: u16,
    /// How many of its showings came with a price.
    pub priced: u16,
    /// Mean of the logarithms of its prices; 0 where `priced` is 0, as the next two.
    pub mean_log: f32,
    /// Logarithm of its newest price.
    pub last_log: f32,
    /// Logarithm of its lowest price.
    pub lowest_log: f32,
    /// Where it last stood, from 0.
    pub position: u16,
    /// When it was last shown.
    pub at: Millis,
}

impl Impression {
    const NONE: Impression = Impression {
        times: 0,
        passed: 0,
        passed_since: 0,
        priced: 0,
        mean_log: 0.0,
        last_log: 0.0,
        lowest_log: 0.0,
        position: 0,
        at: 0,
    };

    fn shown(&mut self, price: Option<f32>, position: u16, at: Millis) {
        self.times = self.times.saturating_add(1);
        self.position = position;
        self.at = at;
        if let Some(log) = price.map(f32::ln) {
            self.priced = self.priced.saturating_add(1);
            self.mean_log += (log - self.mean_log) / f32::from(self.priced);
            self.last_log = log;
            self.lowest_log = if self.priced == 1 { log } else { self.lowest_log.min(log) };
        }
    }
}

/// The impressions of all items remembered.
#[derive(Clone, Debug, Default)]
pub struct Impressions {
    interner: Interner,
    kept: Vec<(ItemId, Impression)>,
}

impl PartialEq for Impressions {
    fn eq(&self, other: &Impressions) -> bool {
        self.sorted() == other.sorted()
    }
}

impl Impressions {
    /// What is remembered of an item.
    pub fn of(&self, item: ItemId) -> Option<&Impression> {
        self.interner.of(item.0).and_then(|number| self.kept.get(number)).map(|(_, impression)| impression)
    }

    /// One more showing of an item.
    pub fn show(&mut self, item: ItemId, price: Option<f32>, position: usize, at: Millis) {
        let position = u16::try_from(position).unwrap_or(u16::MAX);
        let number = self.interner.number(item.0);
        if number == self.kept.len() {
            self.kept.push((item, Impression::NONE));
        }
        self.kept[number].1.shown(price, position, at);
    }

    /// Another item was chosen from the list that this one stood in.
    pub fn pass_over(&mut self, item: ItemId) {
        if let Some(impression) = self.of_mut(item) {
            impression.passed = impression.passed.saturating_add(1);
            impression.passed_since = impression.passed_since.saturating_add(1);
        }
    }

    /// The item was touched; `also_passed` where its list had counted it as passed over before.
    pub fn touch(&mut self, item: ItemId, also_passed: bool) {
        if let Some(impression) = self.of_mut(item) {
            impression.passed_since = 0;
            impression.passed -= u16::from(also_passed && impression.passed > 0);
        }
    }

    /// Drops the items shown longest ago until the bound is kept, a quarter more so that it is seldom due.
    pub fn bound(&mut self) {
        let max = limits::SHOWN_ITEMS.max;
        if self.kept.len() > max {
            let mut kept = std::mem::take(self).kept;
            sort(&mut kept, |impression| impression.at);
            kept.iter().skip(kept.len() - max * 3 / 4).for_each(|&(id, impression)| self.restore(id, impression));
        }
    }

    /// All, in the order of their ids.
    pub fn sorted(&self) -> Vec<(ItemId, Impression)> {
        let mut all = self.kept.clone();
        sort(&mut all, |_| 0);
        all
    }

    /// Puts back what [`Impressions::sorted`] gave.
    pub fn restore(&mut self, item: ItemId, impression: Impression) {
        let number = self.interner.number(item.0);
        if number == self.kept.len() {
            self.kept.push((item, impression));
        }
    }

    /// How many items are remembered.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// True where nothing was shown.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    fn of_mut(&mut self, item: ItemId) -> Option<&mut Impression> {
        let number = self.interner.of(item.0)?;
        self.kept.get_mut(number).map(|(_, impression)| impression)
    }
}

/// By a time, then by the ids. One sort for all: each kind of sort is compiled into the page's module.
fn sort(kept: &mut [(ItemId, Impression)], time: fn(&Impression) -> Millis) {
    kept.sort_unstable_by_key(|(id, impression)| (time(impression), *id));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_drops_what_was_shown_longest_ago() {
        let mut impressions = Impressions::default();
        for n in 0..=limits::SHOWN_ITEMS.max {
            impressions.show(ItemId(n as u64), Some(1.0), 0, n as Millis);
        }
        impressions.bound();
        assert_eq!(impressions.len(), limits::SHOWN_ITEMS.max * 3 / 4);
        assert!(impressions.of(ItemId(0)).is_none());
        assert!(impressions.of(ItemId(limits::SHOWN_ITEMS.max as u64)).is_some());
    }

    #[test]
    fn prices_are_averaged_as_logarithms() {
        let mut impressions = Impressions::default();
        for price in [1.0, 4.0] {
            impressions.show(ItemId(7), Some(price), 3, 0);
        }
        let shown = impressions.of(ItemId(7)).unwrap();
        assert!((shown.mean_log.exp() - 2.0).abs() < 1e-5 && shown.lowest_log == 0.0 && shown.position == 3);
    }
}
