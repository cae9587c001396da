//! A study: all that is gathered beside the tally, list by list and choice by choice, and added up user by user.

use super::ablation::{Ablation, UserAblation, Without};
use super::curve::Curve;
use super::enough::Enough;
use super::exposure::{Exposure, Places};
use super::samples::{Candidate, Sample, Samples};
use super::turn::Turn;
use crate::evaluation::rankers::{Displayed, Ranker};
use crate::evaluation::tally::Ranks;
use crate::features::Features;
use crate::results::Results;
use crate::scorer::Scorer;
use crate::shopper::Shopper;

/// Everything of a study. Memory: some numbers a user and a brand, and a handful of lists.
#[derive(Default)]
pub struct Study {
    /// What the base loses without each group of features.
    pub ablation: Ablation,
    /// How the rankers do with more and more choices known.
    pub curve: Curve,
    /// Who is displayed where.
    pub exposure: Exposure,
    samples: Samples,
    turns: [u64; Turn::ALL.len()],
}

/// What one user gives to a study.
pub struct UserStudy {
    ablation: UserAblation,
    exposure: Exposure,
    samples: Samples,
}

/// A list that came up, as far as its choices will be studied.
pub struct Studied {
    results: Results,
    /// `None` where the server's order stood.
    features: Option<Features>,
    without: Without,
    places: Places,
    candidate: Option<Candidate>,
}

impl UserStudy {
    /// Of a user by that id, who has done nothing yet.
    pub fn of(user: &str) -> UserStudy {
        UserStudy { ablation: UserAblation::default(), exposure: Exposure::default(), samples: Samples::of(user) }
    }

    /// A list came up, and each ranker displayed it so. `features` are given where the base ordered it.
    pub fn list(
        &mut self,
        shopper: &Shopper,
        results: &Results,
        features: Option<&Features>,
        ranks: &Displayed,
        enough: &Enough,
    ) -> Studied {
        let personal = features.is_some();
        Studied {
            results: results.clone(),
            features: features.cloned(),
            without: Without::default(),
            places: self.exposure.show(results, personal, ranks),
            candidate: if personal { self.samples.candidate(shopper, results, ranks, enough) } else { None },
        }
    }

    /// The item at `index` in the server's order was chosen from it, after `earlier` other choices of this user.
    pub fn choice(
        &mut self,
        base: &Scorer<'_>,
        list: &mut Studied,
        index: usize,
        earlier: u32,
        ranks: &Ranks,
        enough: &Enough,
    ) {
        let Studied { results, features, without, .. } = list;
        let rank = ranks[Ranker::Base as usize];
        match enough.has_ablation() {
            true => self.ablation.leave_out(),
            false => self.ablation.choice(base, results, features.as_ref(), without, index, rank),
        }
        self.exposure.choose(&list.places, index);
        if let (Some(candidate), Some(features)) = (list.candidate.take(), &list.features) {
            self.samples.take(candidate, base, features, index, earlier, enough);
        }
    }
}

impl Study {
    /// One choice of the user being added, who had made `earlier` ones.
    pub fn choice(&mut self, earlier: u32, ranks: &Ranks) {
        self.curve.choice(earlier, ranks);
        self.turns[Turn::of(ranks[Ranker::Server as usize], ranks[Ranker::Base as usize]).index()] += 1;
    }

    /// The user is through.
    pub fn add(&mut self, user: UserStudy, enough: &Enough) {
        self.curve.close_user();
        self.ablation.add(&user.ablation, enough);
        self.exposure.add(&user.exposure);
        self.samples.add(user.samples, enough);
    }

    /// Lists before and after, drawn by lot.
    pub fn samples(&self) -> impl Iterator<Item = &Sample> {
        self.samples.drawn()
    }

    /// How many choices were of an item that took such a turn.
    pub fn turns(&self, turn: Turn) -> u64 {
        self.turns[turn.index()]
    }
}
