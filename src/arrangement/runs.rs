//! How long a run of like items has become, and which value has to come now so that its last items do not end up
//! side by side.

use std::collections::BinaryHeap;

use super::candidates::{Best, NONE};
use super::rules::Diversity;
use crate::interner::Interner;
use crate::item::Item;
use crate::tokens::Hash;

/// The runs of an order as it is being made, slot by slot. A value stands for all items that are alike; a place is
/// one in the order wished for, of the items that are not pinned.
pub struct Runs<'a> {
    run: usize,
    values: &'a [u32],
    held: &'a [bool],
    value_at: &'a [u32],
    /// The value of the slot before, and for how many slots it has stood there.
    last: (u32, usize),
    /// How many items are left over of each value, and of all.
    left_of: Vec<usize>,
    left: usize,
    /// The same counts, largest first; an entry that no longer agrees is dropped when it comes up.
    largest: BinaryHeap<(usize, u32)>,
    /// The first place of each value, and after each place the next of its value.
    first_of: Vec<u32>,
    next_of: Vec<u32>,
    taken: Vec<bool>,
}

/// The value of each item: equal for like items, one of its own for an item without the property, all 0 without a rule.
pub fn values(items: &[Item], diversity: Option<Diversity>) -> Vec<u32> {
    let Some(diversity) = diversity else {
        return vec![0; items.len()];
    };
    let mut known = Interner::default();
    let value = |(place, item): (usize, &Item)| {
        let found = item.attributes().iter().find(|attribute| attribute.key == diversity.key);
        let alone = Hash::MAX - place as Hash;
        known.number(found.map_or(alone, |attribute| attribute.value)) as u32
    };
    items.iter().enumerate().map(value).collect()
}

impl<'a> Runs<'a> {
    /// No slot is filled yet. `values` and `held` (pinned) go by the server's position, `value_at` by place.
    pub fn new(run: usize, values: &'a [u32], held: &'a [bool], value_at: &'a [u32]) -> Runs<'a> {
        let kinds = values.iter().max().map_or(0, |&max| max as usize + 1);
        let mut left_of = vec![0; kinds];
        let mut first_of = vec![NONE; kinds];
        let mut next_of = vec![NONE; value_at.len()];
        for (place, &value) in value_at.iter().enumerate().rev() {
            left_of[value as usize] += 1;
            next_of[place] = first_of[value as usize];
            first_of[value as usize] = place as u32;
        }
        let largest = left_of.iter().enumerate().map(|(value, &count)| (count, value as u32)).collect();
        let taken = vec![false; value_at.len()];
        let left = value_at.len();
        Runs { run, values, held, value_at, last: (NONE, 0), left_of, left, largest, first_of, next_of, taken }
    }

    /// The place to take for `slot`: of the value that is due, where its first place may be taken; else the best
    /// that makes no run too long; else the very best.
    pub fn pick(&mut self, best: Best, slot: usize, may_take: impl Fn(u32) -> bool) -> u32 {
        let due = self.due().filter(|&value| !self.too_long(value, slot)).and_then(|value| self.first(value));
        let fits = |place: &u32| self.value_at.get(*place as usize).is_some_and(|&value| !self.too_long(value, slot));
        let place = due.filter(|&place| may_take(place)).or_else(|| best.into_iter().find(fits)).unwrap_or(best[0]);
        if let (Some(taken), Some(&value)) = (self.taken.get_mut(place as usize), self.value_at.get(place as usize)) {
            *taken = true;
            self.left -= 1;
            self.left_of[value as usize] -= 1;
            self.largest.push((self.left_of[value as usize], value));
        }
        place
    }

    /// Slot by slot the value of the item put there, pinned or not.
    pub fn put(&mut self, value: u32) {
        self.last = (value, self.before(value) + 1);
    }

    /// For how many slots that value has stood up to here.
    fn before(&self, value: u32) -> usize {
        if self.last.0 == value { self.last.1 } else { 0 }
    }

    /// True where an item of that value at `slot` would make a run too long, counting the pinned ones that follow.
    fn too_long(&self, value: u32, slot: usize) -> bool {
        let following = self.values.iter().zip(self.held).skip(slot + 1).take(self.run);
        let after = following.take_while(|&(&next, &held)| held && next == value).count();
        self.before(value) + 1 + after > self.run
    }

    /// The value that has to come now. With `c` of its items among `t` left over, and another value taken now, the
    /// `t - 1 - c` others left make `t - c` gaps of at most `run`; where `c` is more than fits there, it is due. That
    /// makes it more than half of what is left, so there is only one.
    fn due(&mut self) -> Option<u32> {
        while let Some(&(count, value)) = self.largest.peek() {
            if self.left_of.get(value as usize) == Some(&count) {
                return (count > self.run.saturating_mul(self.left - count)).then_some(value);
            }
            self.largest.pop();
        }
        None
    }

    /// The first place of that value that is not taken yet.
    fn first(&mut self, value: u32) -> Option<u32> {
        let first = self.first_of.get_mut(value as usize)?;
        while *self.taken.get(*first as usize)? {
            *first = *self.next_of.get(*first as usize)?;
        }
        Some(*first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::Key;

    #[test]
    fn items_without_the_property_are_never_alike() {
        let bare = |id| Item::new(id).unwrap();
        let branded = |id| bare(id).with_attribute("item_brand", "A");
        let items = [bare("1"), branded("2"), bare("3"), branded("4")];
        assert_eq!(values(&items, Some(Diversity { key: Key::Brand, run: 1 })), [0, 1, 2, 1]);
        assert_eq!(values(&items, None), [0; 4]);
    }

    #[test]
    fn a_pinned_neighbour_counts() {
        let held = [false, true, false];
        let mut runs = Runs::new(1, &[0, 0, 1], &held, &[0, 1]);
        assert_eq!(runs.pick([0, 1, NONE], 0, |_| true), 1);
    }

    #[test]
    fn more_than_half_of_what_is_left_is_due() {
        let mut runs = Runs::new(1, &[0, 0, 1, 1, 1], &[false; 5], &[0, 0, 1, 1, 1]);
        assert_eq!(runs.pick([0, 2, NONE], 0, |_| true), 2);
        runs.put(1);
        assert_eq!(runs.due(), None);
    }
}
