//! Lists to train on, gathered by replaying logs: features as they were when a list came up, and what was chosen.

use std::path::Path;

use reshelf::learn::pretrain::{Shop, TrainingList};
use reshelf::record::{Record, UserLog};
use reshelf::synthetic::{Dice, Family};
use reshelf::{Example, Examples, Features, Results, Shopper};

use crate::error::CliError;
use crate::log::Log;
use crate::progress;
use crate::replay::{Watcher, replay};
use crate::scope::{Kept, Role, Scope};

/// How many lists of a shop are kept.
#[derive(Clone, Copy, Debug)]
pub struct Quota {
    /// Of the users in training.
    pub train: usize,
    /// Of the users by whom the best model is chosen.
    pub validation: usize,
    /// Fixes which.
    pub seed: u64,
}

/// Shoppers of one shop from whom the adapter's prior is learned, at most.
const SHOPPERS: usize = 100;

/// Lists with a choice that such a shopper must have.
const SHOPPER_CHOICES: usize = 8;

/// What training takes from one shop.
pub struct Gathered {
    /// Lists to train on.
    pub train: Shop,
    /// Lists by which the best model is chosen.
    pub validation: Shop,
    /// Shoppers in training with enough choices to learn how shoppers differ.
    pub shoppers: Vec<Examples>,
}

/// What a log gives to training.
///
/// # Errors
/// Those of reading the log.
pub fn log(path: &Path, scope: &Scope, quota: Quota) -> Result<Gathered, CliError> {
    let bar = progress::of_file(path);
    let mut log = Log::open(path, &bar)?;
    let mut parts = Parts::new(scope, quota);
    while let Some(user) = log.next() {
        parts.take(&user?, log.lists_defined())?;
    }
    bar.finish_and_clear();
    let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    Ok(parts.gathered(name.split('.').next().unwrap_or(&name), 1.0))
}

/// The same of a family of synthetic shops, which counts `weight` of a log.
///
/// # Errors
/// None that a synthetic log gives.
pub fn family(family: Family, shops: usize, weight: f32, scope: &Scope, quota: Quota) -> Result<Gathered, CliError> {
    let settings = reshelf::synthetic::Settings { family, seed: quota.seed, shops, bias: None };
    let mut parts = Parts::new(scope, quota);
    for user in settings.users() {
        parts.take(&user, 0)?;
    }
    Ok(parts.gathered(family.name(), weight))
}

struct Parts<'s> {
    scope: &'s Scope,
    train: Reservoir,
    validation: Reservoir,
    shoppers: Vec<Examples>,
}

impl Parts<'_> {
    fn new(scope: &Scope, quota: Quota) -> Parts<'_> {
        Parts {
            scope,
            train: Reservoir::new(quota.train, quota.seed),
            validation: Reservoir::new(quota.validation, quota.seed),
            shoppers: Vec::new(),
        }
    }

    fn take(&mut self, user: &UserLog, lists_defined: usize) -> Result<(), CliError> {
        let Some(role) = self.scope.role(&user.user) else { return Ok(()) };
        let into = match role {
            Role::Train => &mut self.train,
            Role::Judge => &mut self.validation,
        };
        let strangers = role == Role::Train;
        let scope = self.scope;
        let mut gatherer = Gatherer { scope, lists_defined, strangers, into, examples: Examples::default() };
        replay(user, &mut gatherer)?;
        let examples = gatherer.examples;
        if strangers && examples.len() >= SHOPPER_CHOICES && self.shoppers.len() < SHOPPERS {
            self.shoppers.push(examples);
        }
        Ok(())
    }

    fn gathered(self, name: &str, weight: f32) -> Gathered {
        let shop = |lists| Shop { name: name.to_owned(), weight, lists };
        Gathered { train: shop(self.train.kept), validation: shop(self.validation.kept), shoppers: self.shoppers }
    }
}

/// A list of which no choice is known yet.
struct Shown {
    /// `None` where the list does not take part.
    features: Option<Features>,
    /// True where it is kept from the trials of a search.
    spare: bool,
    chosen: Vec<usize>,
    /// Where each item was displayed, `[items]`.
    places: Vec<u16>,
}

struct Gatherer<'a> {
    scope: &'a Scope,
    lists_defined: usize,
    /// True where lists shown to a stranger take part. Their order is the server's, so no model is chosen by them, but
    /// they teach what prices and positions are worth.
    strangers: bool,
    into: &'a mut Reservoir,
    examples: Examples,
}

impl Watcher for Gatherer<'_> {
    type Shown = Shown;

    fn list(&mut self, shopper: &Shopper, results: &Results, record: &Record) -> Shown {
        let kept = self.scope.list(record.list.as_deref(), self.lists_defined);
        let takes_part = kept != Kept::Out && (self.strangers || !shopper.is_stranger()) && results.len() > 1;
        let places = match &record.displayed {
            Some(places) => places.to_vec(),
            None => (0..=u16::MAX).take(results.len()).collect(),
        };
        let features = takes_part.then(|| self.scope.blank(Features::extract(shopper, results)));
        Shown { features, spare: kept == Kept::Spare, chosen: Vec::new(), places }
    }

    fn choice(&mut self, shown: &mut Shown, index: usize) {
        shown.chosen.push(index);
    }

    fn close(&mut self, shown: Shown) {
        let Some(features) = shown.features.filter(|_| !shown.chosen.is_empty()) else { return };
        let mut chosen = vec![false; features.len()];
        shown.chosen.iter().for_each(|&index| chosen[index] = true);
        if chosen.contains(&false) {
            let mut displayed: Vec<u32> = (0..features.len() as u32).collect();
            displayed.sort_by_key(|&index| shown.places[index as usize]);
            let indices: Vec<u32> = shown.chosen.iter().map(|&index| index as u32).collect();
            if let Ok(example) = Example::new(&features, &displayed, &indices) {
                self.examples.push(example);
            }
            self.into.offer(TrainingList {
                rows: features.values().to_vec(),
                chosen,
                places: shown.places,
                spare: shown.spare,
            });
        }
    }
}

/// As many lists as the quota says, each of all that were offered as likely as any other (Vitter 1985, algorithm R).
struct Reservoir {
    kept: Vec<TrainingList>,
    quota: usize,
    offered: usize,
    dice: Dice,
}

impl Reservoir {
    fn new(quota: usize, seed: u64) -> Reservoir {
        Reservoir { kept: Vec::new(), quota, offered: 0, dice: Dice::new(seed, 1) }
    }

    fn offer(&mut self, list: TrainingList) {
        self.offered += 1;
        if self.kept.len() < self.quota {
            self.kept.push(list);
        } else {
            let at = self.dice.whole(0, self.offered - 1);
            if let Some(place) = self.kept.get_mut(at) {
                *place = list;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reservoir_keeps_its_quota_from_all_parts_of_a_log() {
        let mut reservoir = Reservoir::new(100, 1);
        for n in 0..10_000 {
            reservoir.offer(TrainingList {
                rows: vec![n as f32],
                chosen: Vec::new(),
                places: Vec::new(),
                spare: false,
            });
        }
        let late = reservoir.kept.iter().filter(|list| list.rows[0] >= 5_000.0).count();
        assert_eq!(reservoir.kept.len(), 100);
        assert!((30..70).contains(&late), "{late}");
    }

    #[test]
    fn a_family_gives_lists_to_both_parts() {
        let quota = Quota { train: 50, validation: 10, seed: 3 };
        let Gathered { train, validation, shoppers } = family(Family::Panel, 4, 1.0, &Scope::default(), quota).unwrap();
        assert_eq!((train.lists.len(), validation.lists.len()), (50, 10));
        assert!(!shoppers.is_empty() && shoppers.iter().all(|examples| examples.len() >= SHOPPER_CHOICES));
        assert!(train.lists.iter().all(|list| list.chosen.contains(&true) && list.chosen.contains(&false)));
    }
}
