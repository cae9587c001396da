//! Watches a replay and holds every choice against each ranker's order.

use std::rc::Rc;

use super::device::{Device, Shown};
use super::learner::AdapterKind;
use super::rankers::{Displayed, Order, Ranker, Touched, displayed, server};
use super::replay::{Watcher, replay};
use super::split::{ENOUGH_LISTS, unseen_list};
use super::study::{Studied, Study};
use super::tally::{Ranks, Tally, UserSums};
use super::timer::{Clock, Timer};
use super::trees::Trees;
use crate::arrangement::{Rules, arrange};
use crate::error::Error;
use crate::features::{Concern, Features};
use crate::model::Model;
use crate::record::{Record, UserLog};
use crate::results::Results;
use crate::scorer::{Scorer, Scores};
use crate::shopper::Shopper;

/// What is measured beside the server's order and the two heuristics.
#[derive(Clone, Copy)]
pub struct Subject<'m> {
    /// The base.
    pub model: &'m Model,
    /// What also learns from each user on the way; `None` for the base alone.
    pub adapt: Option<AdapterKind>,
    /// Another model that is measured beside it.
    pub other: Option<&'m Model>,
    /// Trees that are measured beside it.
    pub trees: Option<&'m Trees>,
    /// Whether what only a page shows is gathered as well.
    pub study: bool,
}

impl<'m> Subject<'m> {
    /// The base of that model, and nothing else.
    pub fn of(model: &'m Model) -> Subject<'m> {
        Subject { model, adapt: None, other: None, trees: None, study: false }
    }

    /// The rankers that are measured.
    pub fn rankers(&self) -> Vec<Ranker> {
        let measured = |ranker: &Ranker| match ranker {
            Ranker::Adapted => self.adapt.is_some(),
            Ranker::Other => self.other.is_some(),
            Ranker::Trees => self.trees.is_some(),
            _ => true,
        };
        Ranker::ALL.into_iter().filter(measured).collect()
    }
}

/// A measurement under way: sums over all users so far, and what belongs to the one being replayed.
pub struct Measure<'m> {
    clock: Clock<'m>,
    tally: Tally,
    timer: Timer,
    base: Scorer<'m>,
    other: Option<Scorer<'m>>,
    trees: Option<&'m Trees>,
    device: Option<Device<'m>>,
    study: Option<Study>,
    user: UserSums,
    earlier: u32,
    tells_unseen: bool,
}

/// A log that was measured.
pub struct Measured {
    /// How well each ranker ordered its lists.
    pub tally: Tally,
    /// What features and scores took.
    pub timer: Timer,
    /// How many fits of an adapter failed; the base went on alone then.
    pub failed_fits: u64,
    /// Where it was asked for.
    pub study: Option<Study>,
}

/// A list that came up, and where each ranker displayed each item.
pub struct Decided {
    ranks: Displayed,
    unseen: bool,
    shown: Option<Shown>,
    studied: Option<Studied>,
}

impl<'m> Measure<'m> {
    /// Nothing measured yet; `clock` times features and scores.
    ///
    /// # Errors
    /// A model whose weights or prior are not of this build's features.
    pub fn new(subject: Subject<'m>, clock: Clock<'m>) -> Result<Measure<'m>, Error> {
        Ok(Measure {
            clock,
            tally: Tally::default(),
            timer: Timer::default(),
            base: Scorer::new(subject.model, None)?,
            other: subject.other.map(|other| Scorer::new(other, None)).transpose()?,
            trees: subject.trees,
            device: subject.adapt.map(|kind| Device::new(subject.model, kind)).transpose()?,
            study: subject.study.then(Study::default),
            user: UserSums::default(),
            earlier: 0,
            tells_unseen: false,
        })
    }

    /// Replays one user of a log that has defined so many lists until then: with enough of them some are kept out of
    /// training.
    ///
    /// # Errors
    /// Those of [`replay`].
    pub fn user(&mut self, user: &UserLog, lists_defined: usize) -> Result<(), Error> {
        self.earlier = 0;
        self.tells_unseen = lists_defined >= ENOUGH_LISTS;
        if let Some(device) = &mut self.device {
            device.hand_over();
        }
        let met = replay(user, self)?;
        self.tally.close(std::mem::take(&mut self.user), met);
        self.study.iter_mut().for_each(Study::close_user);
        Ok(())
    }

    /// What came out.
    pub fn measured(self) -> Measured {
        let failed_fits = self.device.as_ref().map_or(0, Device::failed_fits);
        Measured { tally: self.tally, timer: self.timer, failed_fits, study: self.study }
    }

    /// The list's features, and the base's scores. With no history there are no scores: the server's order stands.
    fn score(&mut self, shopper: &Shopper, results: &Results) -> (Option<Features>, Option<Scores>) {
        if shopper.is_stranger() {
            return (self.device.is_some().then(|| Features::extract(shopper, results)), None);
        }
        let start = (self.clock)();
        let features = Features::extract(shopper, results);
        let scores = (features.concern() != Concern::Nothing).then(|| self.base.score(&features)).flatten();
        self.timer.add((self.clock)().saturating_sub(start));
        (Some(features), scores)
    }
}

impl Watcher for Measure<'_> {
    type Shown = Decided;

    fn list(&mut self, shopper: &Shopper, results: &Results, record: &Record) -> Decided {
        let touched = Touched::by(shopper);
        let (features, scores) = self.score(shopper, results);
        let order = |scores: Option<&Scores>| arrange(results, scores, &Rules::default()).order().to_vec();
        let mut ranks: Displayed = Default::default();
        let mut decide = |ranker: Ranker, order: Order| ranks[ranker as usize] = Some(displayed(&order));
        decide(Ranker::Server, server(results.len()));
        decide(Ranker::Recency, touched.by_recency(results));
        decide(Ranker::Frequency, touched.by_frequency(results));
        decide(Ranker::Base, order(scores.as_ref()));
        let known = features.as_ref().filter(|features| features.concern() != Concern::Nothing);
        if let Some(other) = &self.other {
            decide(Ranker::Other, order(known.and_then(|features| other.score(features)).as_ref()));
        }
        if let Some(trees) = self.trees {
            decide(Ranker::Trees, order(known.and_then(|features| trees.score(features)).as_ref()));
        }
        let shown =
            self.device.as_ref().zip(features.as_ref()).map(|(device, own)| device.show(results, own.clone(), record));
        let adapted = match (&self.device, &shown, &scores) {
            (Some(device), Some(shown), Some(_)) => device.score(shown),
            _ => None,
        };
        if let Some(adapted) = &adapted {
            decide(Ranker::Adapted, order(Some(adapted)));
        }
        if adapted.is_none() {
            ranks[Ranker::Adapted as usize] = ranks[Ranker::Base as usize].clone();
        }
        let ordered = features.as_ref().filter(|_| scores.is_some());
        let studied = self.study.as_mut().map(|study| study.list(shopper, results, ordered, &ranks));
        let unseen = self.tells_unseen && record.list.as_deref().is_some_and(unseen_list);
        Decided { ranks, studied, unseen, shown }
    }

    fn choice(&mut self, decided: &mut Decided, index: usize) {
        let rank = |ranks: &Option<Rc<[u32]>>| ranks.as_ref().and_then(|ranks| ranks.get(index)).copied().unwrap_or(0);
        let ranks: Ranks = std::array::from_fn(|ranker| rank(&decided.ranks[ranker]) as usize);
        self.tally.add(&mut self.user, self.earlier, decided.unseen, &ranks);
        if let (Some(study), Some(studied)) = (&mut self.study, &mut decided.studied) {
            study.choice(&self.base, studied, index, self.earlier, &ranks);
        }
        self.earlier += 1;
        if let (Some(device), Some(shown)) = (&mut self.device, &mut decided.shown) {
            device.choose(shown, index as u32);
        }
    }

    fn visit_end(&mut self, _: &Shopper) {
        if let Some(device) = &mut self.device {
            device.learn();
        }
    }
}
