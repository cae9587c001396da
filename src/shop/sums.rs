//! Counts added up, each thing's fold by fold.

use rustc_hash::FxHashMap;

use super::chance::STEEPNESS;
use super::count::{Count, Key};
use super::pairs::{Pair, pairs};
use super::part::{Part, Told};
use super::user::FOLDS;
use crate::tokens::Hash;

/// Counts of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    pub choices: f64,
    pub chances: [f64; STEEPNESS.len()],
    pub choosers: u64,
    pub seers: u64,
}

impl Sum {
    /// Of a count that weighs so much.
    pub fn of(count: &Count, weight: f64) -> Sum {
        let chances = std::array::from_fn(|steepness| weight * count.chance(steepness));
        Sum { choices: weight * count.choices as f64, chances, choosers: count.choosers, seers: count.seers }
    }

    pub fn join(&mut self, other: &Sum) {
        self.choices += other.choices;
        self.chances.iter_mut().zip(other.chances).for_each(|(sum, more)| *sum += more);
        self.choosers += other.choosers;
        self.seers += other.seers;
    }
}

/// The counts of each fold.
pub type ByFold = [Sum; FOLDS];

/// Those of all folds but one, or of all.
pub fn joined(folds: &ByFold, without: Option<u8>) -> Sum {
    let mut sum = Sum::default();
    let others = (0..).zip(folds).filter(|&(fold, _)| Some(fold) != without);
    others.for_each(|(_, own)| sum.join(own));
    sum
}

/// All that was counted.
pub struct Sums {
    /// Ids, ascending.
    pub items: Vec<Hash>,
    pub index: FxHashMap<Hash, u32>,
    pub of_items: Vec<ByFold>,
    /// The category and the brand of each item.
    pub groups: Vec<[Option<Hash>; 2]>,
    /// Ascending.
    pub pairs: Vec<(Pair, ByFold)>,
}

impl Sums {
    /// Those of a part. A week's counts of items weigh as `weight` says.
    pub fn of(part: &Part, min_shoppers: u64, weight: &dyn Fn(u16) -> f64) -> Sums {
        let items: Vec<Hash> = part.told.keys().copied().collect();
        let index: FxHashMap<Hash, u32> = items.iter().copied().zip(0..).collect();
        let mut of_items = vec![ByFold::default(); items.len()];
        for (&Key { item, week, fold }, count) in &part.counts {
            if let Some(&item) = index.get(&item) {
                of_items[item as usize][usize::from(fold)].join(&Sum::of(count, weight(week)));
            }
        }
        let groups = part.told.values().map(|&Told { category, brand, .. }| [category, brand]).collect();
        let pairs = pairs(part, &index, min_shoppers);
        Sums { items, index, of_items, groups, pairs }
    }
}
