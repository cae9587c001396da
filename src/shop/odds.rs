//! Odds from counts: how often something was chosen against how often chance would have chosen it.

use rustc_hash::FxHashMap;

use super::chance::STEEPNESS;
use super::count::{Count, Key, Under};
use super::part::{Part, Told};
use super::user::FOLDS;
use crate::crowd::rounded;
use crate::tokens::Hash;

/// So many choices by chance are added to an item's, chosen as its category and brand are: what is seldom shown says little.
const PULL: f64 = 3.0;

/// The same for a category or a brand.
const GROUP_PULL: f64 = 10.0;

/// How attention is taken to fall with the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examination(pub(super) usize);

impl Examination {
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

/// Counts of one thing, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    pub choices: f64,
    pub chances: [f64; STEEPNESS.len()],
    pub choosers: u64,
    pub seers: u64,
}

impl Sum {
    fn add(&mut self, count: &Count, weight: f64) {
        self.choices += weight * count.choices as f64;
        for (steepness, chance) in self.chances.iter_mut().enumerate() {
            *chance += weight * count.chance(steepness);
        }
        self.choosers += count.choosers;
        self.seers += count.seers;
    }

    fn join(&mut self, other: &Sum) {
        self.choices += other.choices;
        self.chances.iter_mut().zip(other.chances).for_each(|(sum, more)| *sum += more);
        self.choosers += other.choosers;
        self.seers += other.seers;
    }
}

type ByFold = [Sum; FOLDS];

/// All counts, each thing's fold by fold.
pub struct Sums {
    /// Ascending.
    pub items: Vec<Hash>,
    pub index: FxHashMap<Hash, u32>,
    of_items: Vec<ByFold>,
    told: Vec<[Option<Hash>; 2]>,
    /// What items are counted under besides, in ascending order, where enough shoppers chose them so.
    pub given: Vec<(Under, u32)>,
    of_given: Vec<ByFold>,
}

impl Sums {
    /// Those of a part. A week's counts weigh as `weight` says.
    pub fn of(part: &Part, min_shoppers: u64, weight: &dyn Fn(u16) -> f64) -> Sums {
        let items: Vec<Hash> = part.told.keys().copied().collect();
        let index: FxHashMap<Hash, u32> = items.iter().copied().zip(0..).collect();
        let mut of_items = vec![ByFold::default(); items.len()];
        let (mut given, mut of_given): (Vec<(Under, u32)>, Vec<ByFold>) = (Vec::new(), Vec::new());
        let mut counts = part.counts.iter().peekable();
        while let Some((key, count)) = counts.next() {
            let Some(&item) = index.get(&key.item) else { continue };
            if let Under::Week(week) = key.under {
                of_items[item as usize][usize::from(key.fold)].add(count, weight(week));
                continue;
            }
            let mut own = ByFold::default();
            own[usize::from(key.fold)].add(count, 1.0);
            let is_same = |other: &Key| (other.under, other.item) == (key.under, key.item);
            while let Some((other, count)) = counts.next_if(|(other, _)| is_same(other)) {
                own[usize::from(other.fold)].add(count, 1.0);
            }
            if own.iter().map(|sum| sum.choosers).sum::<u64>() >= min_shoppers {
                given.push((key.under, item));
                of_given.push(own);
            }
        }
        let told = part.told.values().map(|&Told { category, brand, .. }| [category, brand]).collect();
        Sums { items, index, of_items, told, given, of_given }
    }

    /// The category and the brand of an item.
    pub fn groups_of(&self, item: u32) -> [Option<Hash>; 2] {
        self.told[item as usize]
    }

    /// The odds by all folds but one, or by all.
    pub fn odds(&self, method: Method, without: Option<u8>) -> Odds {
        let sums: Vec<Sum> = self.of_items.iter().map(|folds| joined(folds, without)).collect();
        let groups = if method.groups { self.groups(method, &sums) } else { FxHashMap::default() };
        let by_group =
            |item: usize| self.told[item].iter().flatten().filter_map(|group| groups.get(group)).sum::<f32>();
        let few = rate(sums.iter().filter(|sum| sum.choosers < method.min_shoppers), method);
        let of_item = |(item, sum): (usize, &Sum)| {
            let expected = sum.chances[method.examination.0];
            // Of items that few chose all is told together: that is what most of them will be.
            let choices = if sum.choosers < method.min_shoppers { few * expected } else { sum.choices };
            let pull = PULL * libm::exp(f64::from(by_group(item)));
            let odds = libm::log((choices + pull) / (expected + PULL));
            (sum.seers >= method.min_shoppers).then(|| rounded(odds as f32))
        };
        let items: Vec<Option<f32>> = sums.iter().enumerate().map(of_item).collect();
        let added = self.given.iter().zip(&self.of_given).filter_map(|(&(under, item), folds)| {
            let (sum, own) = (joined(folds, without), items[item as usize]?);
            let expected = sum.chances[method.examination.0];
            let pull = PULL * libm::exp(f64::from(own));
            let added = libm::log((sum.choices + pull) / (expected + PULL)) - f64::from(own);
            (sum.choosers >= method.min_shoppers)
                .then(|| ((under, item), Added { nats: rounded(added as f32), choices: sum.choices }))
        });
        Odds { added: added.collect(), groups, seers: sums.iter().map(|sum| sum.seers).collect(), items }
    }

    fn groups(&self, method: Method, sums: &[Sum]) -> FxHashMap<Hash, f32> {
        let mut of_groups: FxHashMap<Hash, Sum> = FxHashMap::default();
        for (sum, groups) in sums.iter().zip(&self.told) {
            for &group in groups.iter().flatten() {
                let own = of_groups.entry(group).or_default();
                // The most choosers of one item: those of two items may be the same shoppers.
                let choosers = own.choosers.max(sum.choosers);
                own.join(sum);
                own.choosers = choosers;
            }
        }
        let enough = of_groups.into_iter().filter(|(_, sum)| sum.choosers >= method.min_shoppers);
        let odds = |sum: &Sum| (sum.choices + GROUP_PULL) / (sum.chances[method.examination.0] + GROUP_PULL);
        enough.map(|(group, sum)| (group, rounded(libm::log(odds(&sum)) as f32))).collect()
    }
}

fn joined(folds: &ByFold, without: Option<u8>) -> Sum {
    let mut sum = Sum::default();
    let others = (0..).zip(folds).filter(|&(fold, _)| Some(fold) != without);
    others.for_each(|(_, own)| sum.join(own));
    sum
}

/// Choices of them all for each one by chance; as chance has it where there are none.
fn rate<'a>(sums: impl Iterator<Item = &'a Sum>, method: Method) -> f64 {
    let (choices, chances) = sums.fold((PULL, PULL), |(choices, chances), sum| {
        (choices + sum.choices, chances + sum.chances[method.examination.0])
    });
    choices / chances
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
    pub added: FxHashMap<(Under, u32), Added>,
    /// How many shoppers saw each item.
    pub seers: Vec<u64>,
}
