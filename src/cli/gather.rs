//! Lists to train on, gathered by replaying logs: features as they were when a list came up, and what was chosen.

use std::path::Path;

use reshelf::learn::pretrain::{Shop, TrainingList};
use reshelf::record::UserLog;
use reshelf::synthetic::{Dice, Family};
use reshelf::{Features, Results, Shopper};

use crate::error::CliError;
use crate::log::Log;
use crate::progress;
use crate::replay::{Watcher, replay};
use crate::split::{self, ENOUGH_LISTS, Split, held_out_list};

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

/// A log's lists for training and for validation.
///
/// # Errors
/// Those of reading the log.
pub fn log(path: &Path, quota: Quota) -> Result<(Shop, Shop), CliError> {
    let bar = progress::of_file(path);
    let mut log = Log::open(path, &bar)?;
    let mut kept = Kept::new(quota);
    while let Some(user) = log.next() {
        kept.take(&user?, log.lists_defined() >= ENOUGH_LISTS)?;
    }
    bar.finish_and_clear();
    let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    Ok(kept.shops(name.split('.').next().unwrap_or(&name), 1.0))
}

/// The same of a family of synthetic shops, which counts `weight` of a log.
///
/// # Errors
/// None that a synthetic log gives.
pub fn family(family: Family, shops: usize, weight: f32, quota: Quota) -> Result<(Shop, Shop), CliError> {
    let settings = reshelf::synthetic::Settings { family, seed: quota.seed, shops, bias: None };
    let mut kept = Kept::new(quota);
    for user in settings.users() {
        kept.take(&user, false)?;
    }
    Ok(kept.shops(family.name(), weight))
}

struct Kept {
    train: Reservoir,
    validation: Reservoir,
}

impl Kept {
    fn new(quota: Quota) -> Kept {
        Kept { train: Reservoir::new(quota.train, quota.seed), validation: Reservoir::new(quota.validation, quota.seed) }
    }

    fn take(&mut self, user: &UserLog, hold_out: bool) -> Result<(), CliError> {
        let into = match split::split(&user.user, split::SEED) {
            Split::Train => &mut self.train,
            Split::Validation => &mut self.validation,
            Split::Test => return Ok(()),
        };
        replay(user, &mut Gatherer { hold_out, into })?;
        Ok(())
    }

    fn shops(self, name: &str, weight: f32) -> (Shop, Shop) {
        let shop = |lists| Shop { name: name.to_owned(), weight, lists };
        (shop(self.train.kept), shop(self.validation.kept))
    }
}

/// A list of which no choice is known yet.
struct Shown {
    /// `None` where the list does not take part.
    features: Option<Features>,
    chosen: Vec<usize>,
}

struct Gatherer<'a> {
    hold_out: bool,
    into: &'a mut Reservoir,
}

impl Watcher for Gatherer<'_> {
    type Shown = Shown;

    /// Where the shopper is a stranger the server's order stands, so there is nothing to learn.
    fn list(&mut self, shopper: &Shopper, results: &Results, name: Option<&str>) -> Shown {
        let held_out = self.hold_out && name.is_some_and(held_out_list);
        let takes_part = !held_out && !shopper.is_stranger() && results.len() > 1;
        Shown { features: takes_part.then(|| Features::extract(shopper, results)), chosen: Vec::new() }
    }

    fn choice(&mut self, shown: &mut Shown, index: usize) {
        shown.chosen.push(index);
    }

    fn close(&mut self, shown: Shown) {
        let Some(features) = shown.features.filter(|_| !shown.chosen.is_empty()) else { return };
        let mut chosen = vec![false; features.len()];
        shown.chosen.iter().for_each(|&index| chosen[index] = true);
        if chosen.contains(&false) {
            self.into.offer(TrainingList { rows: features.values().to_vec(), chosen });
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
            reservoir.offer(TrainingList { rows: vec![n as f32], chosen: Vec::new() });
        }
        let late = reservoir.kept.iter().filter(|list| list.rows[0] >= 5_000.0).count();
        assert_eq!(reservoir.kept.len(), 100);
        assert!((30..70).contains(&late), "{late}");
    }

    #[test]
    fn a_family_gives_lists_to_both_parts() {
        let quota = Quota { train: 50, validation: 10, seed: 3 };
        let (train, validation) = family(Family::Panel, 4, 1.0, quota).unwrap();
        assert_eq!((train.lists.len(), validation.lists.len()), (50, 10));
        assert!(train.lists.iter().all(|list| list.chosen.contains(&true) && list.chosen.contains(&false)));
    }
}
