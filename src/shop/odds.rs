//! Odds from counts: how often something was chosen against how often chance would have chosen it.

use rustc_hash::FxHashMap;

use super::chance::STEEPNESS;
use super::pairs::Pair;
use super::sum::{Sum, joined};
use super::sums::Sums;
use crate::crowd::rounded;
use crate::tokens::Hash;

/// So many choices by chance are added to an item's, chosen as its category and brand are: what is seldom shown says little.
pub const PULL: f64 = 3.0;

/// The same for a category or a brand.
const GROUP_PULL: f64 = 10.0;

/// How attention is taken to fall with the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examination(pub(super) usize);

impl Examination {
    /// Attention that does not fall.
    pub const EVEN: Examination = Examination(0);

    /// All that are tried, the least steep first.
    pub fn all() -> impl Iterator<Item = Examination> {
        (0..STEEPNESS.len()).map(Examination)
    }

    /// η: an item at place p, from 1, is looked at in proportion to p^-η.
    pub fn steepness(self) -> f64 {
        STEEPNESS[self.0]
    }
}

/// How odds are made of counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Method {
    pub examination: Examination,
    /// Whether an item's odds are drawn to those of its category and its brand.
    pub groups: bool,
    /// Nothing that fewer shoppers did is told.
    pub min_shoppers: u64,
}

/// What is added to an item's odds, and how much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Added {
    pub nats: f32,
    pub choices: f64,
}

/// Odds, as the file will have them.
pub struct Odds {
    /// By the item's index; `None` where fewer than enough shoppers saw it.
    pub items: Vec<Option<f32>>,
    pub groups: FxHashMap<Hash, f32>,
    pub added: FxHashMap<Pair, Added>,
    /// How many shoppers saw each item.
    pub seers: Vec<u64>,
}

impl Odds {
    /// By all folds but one, or by all.
    pub fn new(sums: &Sums, method: Method, without: Option<u8>) -> Odds {
        let of_items: Vec<Sum> = sums.of_items.iter().map(|folds| joined(folds, without)).collect();
        let groups = if method.groups { method.of_groups(sums, &of_items) } else { FxHashMap::default() };
        let few = method.of_few(&of_items);
        let odds = |(item, sum): (usize, &Sum)| {
            let prior = libm::exp(f64::from(of_groups(&groups, sums.groups[item])));
            // Of items that few chose all is told together: what such items are chosen mostly.
            let known = Sum { choices: few * method.chances(sum), ..*sum };
            let own = if sum.choosers < method.min_shoppers { &known } else { sum };
            (sum.seers >= method.min_shoppers).then(|| method.odds(own, prior))
        };
        let items: Vec<Option<f32>> = of_items.iter().enumerate().map(odds).collect();
        let added = |(pair, folds): &(Pair, _)| {
            let (sum, own) = (joined(folds, without), items[pair.1 as usize]?);
            let nats = rounded(method.odds(&sum, libm::exp(f64::from(own))) - own);
            (sum.choosers >= method.min_shoppers).then_some((*pair, Added { nats, choices: sum.choices }))
        };
        let added = sums.pairs.iter().filter_map(added).collect();
        Odds { added, groups, seers: of_items.iter().map(|sum| sum.seers).collect(), items }
    }

    /// The odds of an item that has none of its own: those of its category and brand.
    pub fn of_groups(&self, groups: [Option<Hash>; 2]) -> f32 {
        of_groups(&self.groups, groups)
    }
}

impl Method {
    fn chances(&self, sum: &Sum) -> f64 {
        sum.chances[self.examination.0]
    }

    /// The odds of what is chosen `prior` times as often as by chance before anything is known of it.
    fn odds(&self, sum: &Sum, prior: f64) -> f32 {
        rounded(libm::log((sum.choices + PULL * prior) / (self.chances(sum) + PULL)) as f32)
    }

    /// Choices for each one by chance of all items together that fewer than enough chose.
    fn of_few(&self, of_items: &[Sum]) -> f64 {
        let few = of_items.iter().filter(|sum| sum.choosers < self.min_shoppers);
        let (choices, chances) =
            few.fold((PULL, PULL), |(choices, chances), sum| (choices + sum.choices, chances + self.chances(sum)));
        choices / chances
    }

    fn of_groups(&self, sums: &Sums, of_items: &[Sum]) -> FxHashMap<Hash, f32> {
        let mut found: FxHashMap<Hash, Sum> = FxHashMap::default();
        for (sum, groups) in of_items.iter().zip(&sums.groups) {
            for &group in groups.iter().flatten() {
                let own = found.entry(group).or_default();
                // Those of one item: the choosers of two items may be the same shoppers.
                let choosers = own.choosers.max(sum.choosers);
                own.join(sum);
                own.choosers = choosers;
            }
        }
        let odds = |sum: &Sum| libm::log((sum.choices + GROUP_PULL) / (self.chances(sum) + GROUP_PULL)) as f32;
        let enough = found.into_iter().filter(|(_, sum)| sum.choosers >= self.min_shoppers);
        enough.map(|(group, sum)| (group, rounded(odds(&sum)))).collect()
    }
}

fn of_groups(known: &FxHashMap<Hash, f32>, groups: [Option<Hash>; 2]) -> f32 {
    groups.iter().flatten().filter_map(|group| known.get(group)).sum()
}
