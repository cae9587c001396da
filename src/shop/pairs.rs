//! What is chosen under a query, and by those who chose another item shortly before: counted over the sample's lists.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::chance::{ONE, chances};
use super::part::Part;
use super::sample::Kept;
use super::sum::{ByFold, Sum};
use super::user::FOLDS;
use crate::crowd::Given;
use crate::tokens::Hash;

/// What an item is counted under, and the item's index.
pub type Pair = (Given, u32);

/// The pairs that at least so many shoppers chose, ascending, each with its counts.
///
/// Two passes: the first finds these few among all that were chosen, the second counts how often chance would have chosen them.
/// So nothing is kept of the pairs that stood in a list and were not chosen, which are most.
pub fn pairs(part: &Part, index: &FxHashMap<Hash, u32>, min_shoppers: u64) -> Vec<(Pair, ByFold)> {
    let mut choosers: FxHashMap<Pair, u64> = FxHashMap::default();
    for (pair, count) in by_fold(|fold| choosers_of(part, index, fold)).into_iter().flatten() {
        *choosers.entry(pair).or_default() += count;
    }
    let mut found: Vec<Pair> =
        choosers.into_iter().filter(|&(_, count)| count >= min_shoppers).map(|(pair, _)| pair).collect();
    found.sort_unstable();
    let places: FxHashMap<Pair, usize> = found.iter().copied().zip(0..).collect();
    let counts = by_fold(|fold| counted(part, index, &places, fold));
    let counts = (0..found.len()).map(|at| std::array::from_fn(|fold| counts[fold][at]));
    found.iter().copied().zip(counts).collect()
}

/// Something of the users of each fold, on all cores: what is counted of one fold is counted of no other.
fn by_fold<R: Send>(of: impl Fn(u8) -> R + Send + Sync) -> Vec<R> {
    (0..FOLDS as u8).into_par_iter().map(of).collect()
}

/// How many of a fold's users chose each pair.
fn choosers_of(part: &Part, index: &FxHashMap<Hash, u32>, fold: u8) -> FxHashMap<Pair, u64> {
    let mut choosers: FxHashMap<Pair, u64> = FxHashMap::default();
    let mut own = FxHashSet::default();
    for (_, lists) in part.sample.users().filter(|(user, _)| user.fold() == fold) {
        own.clear();
        for list in lists {
            for &chosen in &list.chosen {
                of_item(list, chosen as usize, index, |pair| {
                    own.insert(pair);
                });
            }
        }
        own.iter().for_each(|&pair| *choosers.entry(pair).or_default() += 1);
    }
    choosers
}

/// The counts of a fold's users, at the place of each pair.
fn counted(part: &Part, index: &FxHashMap<Hash, u32>, places: &FxHashMap<Pair, usize>, fold: u8) -> Vec<Sum> {
    let mut counts = vec![Sum::default(); places.len()];
    for (_, lists) in part.sample.users().filter(|(user, _)| user.fold() == fold) {
        let (mut seen, mut chose) = (FxHashSet::default(), FxHashSet::default());
        for list in lists {
            for (item, chances) in chances(&list.displayed(), list.chosen.len()).into_iter().enumerate() {
                let is_chosen = list.chosen.contains(&(item as u32));
                of_item(list, item, index, |pair| {
                    let Some(&at) = places.get(&pair) else { return };
                    let (chosen, is_first) = (f64::from(u8::from(is_chosen)), is_chosen && chose.insert(at));
                    counts[at].join(&Sum {
                        choices: chosen,
                        chances: chances.map(|chance| chance as f64 / ONE),
                        choosers: u64::from(is_first),
                        seers: u64::from(seen.insert(at)),
                    });
                });
            }
        }
    }
    counts
}

/// The pairs that an item of a list is in.
fn of_item(list: &Kept, item: usize, index: &FxHashMap<Hash, u32>, mut each: impl FnMut(Pair)) {
    let id = list.items[item];
    let Some(&at) = index.get(&id) else { return };
    list.query.into_iter().for_each(|query| each((Given::Query(query), at)));
    list.recent.iter().filter(|&&chosen| chosen != id).for_each(|&chosen| each((Given::Chosen(chosen), at)));
}
