//! What only the page of `evaluate --report` asks for, gathered while a log is replayed.

mod curve;
mod exposure;
mod names;
mod samples;
mod worth;

use std::rc::Rc;

use reshelf::{Features, Results, Scorer, Shopper};

use crate::rankers::Ranker;
use crate::tally::Ranks;

pub use curve::{Curve, STARTS};
pub use exposure::{Exposure, Exposures, Row, TOP, WAYS};
pub use names::{Names, names};
use samples::{Candidate, Samples};
pub use samples::{Past, ROWS, Sample, Turn};
use worth::Without;
pub use worth::Worth;

/// By ranker, then by the item's index in the server's order: its displayed rank from 0.
pub type Displayed = [Option<Rc<[u32]>>; Ranker::ALL.len()];

/// Everything of a study. Memory: some numbers a user and a brand, and a handful of lists.
#[derive(Default)]
pub struct Study {
    /// What each group of features is worth to the base.
    pub worth: Worth,
    /// How the rankers do with more and more choices known.
    pub curve: Curve,
    /// Who is displayed where.
    pub exposure: Exposure,
    samples: Samples,
}

/// A list that came up, as far as its choices will be studied.
pub struct Studied {
    results: Results,
    /// `None` where the server's order stood.
    features: Option<Features>,
    without: Without,
    places: exposure::Places,
    candidate: Option<Candidate>,
}

impl Study {
    /// A list came up, and each ranker displayed it so. `features` are given where the base ordered it.
    pub fn list(
        &mut self,
        shopper: &Shopper,
        results: &Results,
        features: Option<&Features>,
        ranks: &Displayed,
    ) -> Studied {
        let personal = features.is_some();
        Studied {
            results: results.clone(),
            features: features.cloned(),
            without: Without::default(),
            places: self.exposure.show(results, personal, ranks),
            candidate: if personal { self.samples.candidate(shopper, results, ranks) } else { None },
        }
    }

    /// The item at `index` in the server's order was chosen from it, after `earlier` other choices of this user.
    pub fn choice(&mut self, base: &Scorer<'_>, list: &mut Studied, index: usize, earlier: u32, ranks: &Ranks) {
        self.worth.choice(base, list, index, ranks[Ranker::Base as usize]);
        self.curve.choice(earlier, ranks);
        self.exposure.choose(&list.places, index);
        self.samples.count(Turn::of(ranks[Ranker::Server as usize], ranks[Ranker::Base as usize]));
        if let (Some(candidate), Some(features)) = (list.candidate.take(), &list.features) {
            self.samples.take(candidate, base, &list.results, features, index, earlier);
        }
    }

    /// One user is through.
    pub fn close_user(&mut self) {
        self.worth.close_user();
        self.curve.close_user();
    }

    /// Lists before and after, drawn by lot.
    pub fn samples(&self) -> impl Iterator<Item = &Sample> {
        self.samples.drawn()
    }

    /// How many choices were of an item that took such a turn.
    pub fn turns(&self, turn: Turn) -> u64 {
        self.samples.turns(turn)
    }
}
