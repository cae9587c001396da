//! All counts, each thing's fold by fold.

use rustc_hash::FxHashMap;

use super::count::Key;
use super::pairs::{Pair, pairs};
use super::part::{Part, Told};
use super::sum::{ByFold, Sum};
use crate::tokens::Hash;

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
