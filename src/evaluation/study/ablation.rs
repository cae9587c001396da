//! An ablation of the features: what the base loses where a group's columns are missing.

use std::sync::Arc;

use super::enough::Enough;
use crate::arrangement::{Rules, arrange};
use crate::evaluation::bootstrap::{self, Interval};
use crate::evaluation::rankers::displayed;
use crate::features::{Features, Group, WIDTH, table};
use crate::metrics::reciprocal_rank;
use crate::results::Results;
use crate::scorer::Scorer;

const GROUPS: usize = Group::ALL.len();

/// From so many choices on no further user's are counted. Each list of one is scored once more for every group; 50,000 choices
/// place a difference of 0.001.
const ENOUGH_CHOICES: u64 = 50_000;

/// A list's displayed ranks without each group, once a choice asked for them; `None` where the server's order stands.
#[derive(Default)]
pub struct Without(Option<Vec<Option<Arc<[u32]>>>>);

/// Sums over one user's choices.
#[derive(Clone, Copy, Default)]
pub struct UserAblation {
    choices: u32,
    /// Choices that were not looked at.
    left_out: u32,
    /// The base's reciprocal ranks.
    base: f64,
    /// By how much the base's reciprocal rank is higher than without each group.
    lost: [f64; GROUPS],
}

/// Sums over the choices of all users. Memory: 13 numbers a user.
#[derive(Default)]
pub struct Ablation {
    users: Vec<UserAblation>,
    choices: u64,
    base: f64,
    left_out: u64,
}

impl UserAblation {
    /// One choice from a list in which the base displayed the item at `rank`.
    pub(super) fn choice(
        &mut self,
        base: &Scorer<'_>,
        results: &Results,
        features: Option<&Features>,
        without: &mut Without,
        index: usize,
        rank: usize,
    ) {
        let orders = without.0.get_or_insert_with(|| match features {
            Some(features) => Group::ALL.iter().map(|&group| ranks_without(base, results, features, group)).collect(),
            None => vec![None; GROUPS],
        });
        self.choices += 1;
        self.base += reciprocal_rank(rank);
        for (lost, ranks) in self.lost.iter_mut().zip(orders) {
            let other = ranks.as_ref().and_then(|ranks| ranks.get(index)).map_or(rank, |&rank| rank as usize);
            *lost += reciprocal_rank(rank) - reciprocal_rank(other);
        }
    }

    /// One choice that there is no need to look at.
    pub(super) fn leave_out(&mut self) {
        self.left_out += 1;
    }
}

impl Ablation {
    /// Adds a user, unless enough choices are counted.
    pub(super) fn add(&mut self, user: &UserAblation, enough: &Enough) {
        if self.choices >= ENOUGH_CHOICES {
            self.left_out += u64::from(user.choices + user.left_out);
            return;
        }
        if user.choices > 0 {
            self.choices += u64::from(user.choices);
            self.base += user.base;
            self.users.push(*user);
        }
        if self.choices >= ENOUGH_CHOICES {
            enough.of_ablation();
        }
    }

    /// By how much the base's MRR is higher than without that group; `None` where there was no choice.
    pub fn of(&self, group: Group) -> Option<Interval> {
        let place = Group::ALL.iter().position(|&known| known == group)?;
        bootstrap::interval(&self.users.iter().map(|user| (user.lost[place], user.choices)).collect::<Vec<_>>())
    }

    /// MRR of the base over the choices counted.
    pub fn base(&self) -> f64 {
        self.base / self.choices as f64
    }

    /// Choices counted, and those left out since enough had been.
    pub fn choices(&self) -> (u64, u64) {
        (self.choices, self.left_out)
    }
}

/// The displayed ranks where every feature of a group is missing; `None` where the scores are no numbers.
fn ranks_without(base: &Scorer<'_>, results: &Results, features: &Features, group: Group) -> Option<Arc<[u32]>> {
    let mut values = features.values().to_vec();
    for row in values.chunks_exact_mut(WIDTH) {
        let own = row.iter_mut().zip(table()).filter(|(_, feature)| feature.group == group);
        own.for_each(|(value, _)| *value = f32::NAN);
    }
    let scores = base.score(&Features::from_rows(values).ok()?)?;
    Some(displayed(arrange(results, Some(&scores), &Rules::default()).order()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::rankers::{Displayed, Ranker};
    use crate::evaluation::study::{Study, UserStudy};
    use crate::event::{Event, EventKind};
    use crate::item::Item;
    use crate::model::{Model, Standard, Weights};
    use crate::shopper::Shopper;

    /// A model that scores by one feature alone.
    fn model_of(feature: &str) -> Model {
        let skip = table().map(|known| if known.name == feature { 1.0 } else { 0.0 }).collect();
        let weights = Weights {
            hidden: [1, 1],
            first: vec![0.0; WIDTH],
            first_bias: vec![0.0],
            second: vec![0.0],
            second_bias: vec![0.0],
            last: vec![0.0],
            skip,
        };
        let standard = Standard { mean: vec![0.0; WIDTH], deviation: vec![1.0; WIDTH] };
        Model::new(standard, weights, vec![0.0; WIDTH]).unwrap()
    }

    #[test]
    fn only_the_group_that_a_model_goes_by_is_worth_something() {
        let model = model_of("seen_count");
        let scorer = Scorer::new(&model, None).unwrap();
        let items = || ["a", "b", "c", "d"].map(|id| Item::new(id).unwrap()).to_vec();
        let mut shopper = Shopper::default();
        shopper.observe(&Event::new(EventKind::ViewItem, vec![Item::new("d").unwrap()], 0).unwrap());
        let results = Results::new(items(), None, 1_000).unwrap();
        let features = Features::extract(&shopper, &results);
        let mut ranks: Displayed = Default::default();
        ranks[Ranker::Server as usize] = Some([0, 1, 2, 3].into());
        ranks[Ranker::Base as usize] = Some([1, 2, 3, 0].into());
        let (mut study, mut user, enough) = (Study::default(), UserStudy::of("u"), Enough::default());
        let mut list = user.list(&shopper, &results, Some(&features), &ranks, &enough);
        user.choice(&scorer, &mut list, 3, 0, &[0; Ranker::ALL.len()], &enough);
        study.add(user, &enough);
        // Without what was seen the server's order is left, in which d stands last.
        assert_eq!(study.ablation.of(Group::Seen).unwrap().mean, 0.75);
        assert_eq!(study.ablation.of(Group::Price).unwrap().mean, 0.0);
        assert_eq!((study.ablation.base(), study.ablation.choices()), (1.0, (1, 0)));
    }

    #[test]
    fn later_users_are_left_out_when_enough_is_counted_whether_they_were_looked_at_or_not() {
        let user = |choices, left_out| UserAblation { choices, left_out, base: 0.5, ..UserAblation::default() };
        let counted = |last: UserAblation| {
            let (mut ablation, enough) = (Ablation::default(), Enough::default());
            ablation.add(&user(ENOUGH_CHOICES as u32 - 1, 0), &enough);
            assert!(!enough.has_ablation());
            ablation.add(&user(5, 0), &enough);
            assert!(enough.has_ablation());
            ablation.add(&last, &enough);
            (ablation.choices(), ablation.base())
        };
        assert_eq!(counted(user(7, 0)), counted(user(0, 7)));
        assert_eq!(counted(user(7, 0)).0, (ENOUGH_CHOICES + 4, 7));
    }
}
