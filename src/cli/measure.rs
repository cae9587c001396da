//! Watches a replay and holds every choice against each ranker's order.

use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use reshelf::record::{Record, UserLog};
use reshelf::text::Tower;
use reshelf::{Concern, Error, Features, Model, Results, Rules, Scorer, Scores, Shopper, arrange};

use crate::device::{Device, Shown};
use crate::error::CliError;
use crate::learner::Kind;
use crate::log::Log;
use crate::progress;
use crate::rankers::{Order, Ranker, Touched, server};
use crate::replay::{Watcher, replay};
use crate::split::{ENOUGH_LISTS, held_out_list};
use crate::study::{Displayed, Studied, Study};
use crate::tally::{Ranks, Tally, UserSums};
use crate::trees::Trees;

/// What is measured beside the server's order and the two heuristics.
#[derive(Clone, Copy)]
pub struct Subject<'m> {
    /// The base.
    pub model: &'m Model,
    /// What also learns from each user on the way; `None` for the base alone.
    pub adapt: Option<Kind>,
    /// Another model that is measured beside it.
    pub other: Option<&'m Model>,
    /// Trees that are measured beside it.
    pub trees: Option<&'m Trees>,
    /// What tells how relevant titles are to queries; shared words where there is none.
    pub text: Option<&'m Rc<Tower>>,
    /// Whether what only a page shows is gathered as well.
    pub study: bool,
}

impl<'m> Subject<'m> {
    /// The base of that model, and nothing else.
    pub fn of(model: &'m Model) -> Subject<'m> {
        Subject { model, adapt: None, other: None, trees: None, text: None, study: false }
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
struct Measure<'m> {
    tally: Tally,
    timer: Timer,
    base: Scorer<'m>,
    other: Option<Scorer<'m>>,
    trees: Option<&'m Trees>,
    device: Option<Device<'m>>,
    study: Option<Study>,
    user: UserSums,
    earlier: u32,
    tell_held_out: bool,
}

/// What features and scoring took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Timer {
    lists: u64,
    spent: Duration,
}

/// A log that was measured.
pub struct Measured {
    pub tally: Tally,
    pub timer: Timer,
    /// How many lists it defines.
    pub lists_defined: usize,
    /// Where it was asked for.
    pub study: Option<Study>,
}

/// A list that came up, and where each ranker displayed each item.
pub struct Decided {
    ranks: Displayed,
    held_out: bool,
    shown: Option<Shown>,
    studied: Option<Studied>,
}

/// Measures on the users of a log that are `wanted` by their id, at most that many.
///
/// # Errors
/// Those of reading the log and of [`Measure::new`].
pub fn log(
    path: &Path,
    subject: Subject<'_>,
    wanted: impl Fn(&str) -> bool,
    most: Option<usize>,
) -> Result<Measured, CliError> {
    let bar = progress::of_file(path);
    let mut log = Log::open(path, &bar)?.with_text(subject.text);
    let mut measure = Measure::new(subject)?;
    let mut users = 0;
    while most.is_none_or(|most| users < most)
        && let Some(user) = log.next().transpose()?
    {
        if wanted(&user.user) {
            measure.user(&user, log.lists_defined() >= ENOUGH_LISTS)?;
            users += 1;
        }
    }
    bar.finish_and_clear();
    if measure.failed_fits() > 0 {
        eprintln!("{}: {} fits of an adapter failed; the base went on alone", path.display(), measure.failed_fits());
    }
    let Measure { tally, timer, study, .. } = measure;
    Ok(Measured { tally, timer, lists_defined: log.lists_defined(), study })
}

impl<'m> Measure<'m> {
    /// Nothing measured yet.
    ///
    /// # Errors
    /// Those of [`Scorer::new`] and [`Device::new`].
    fn new(subject: Subject<'m>) -> Result<Measure<'m>, Error> {
        Ok(Measure {
            tally: Tally::default(),
            timer: Timer::default(),
            base: Scorer::new(subject.model, None)?,
            other: subject.other.map(|other| Scorer::new(other, None)).transpose()?,
            trees: subject.trees,
            device: subject.adapt.map(|kind| Device::new(subject.model, kind)).transpose()?,
            study: subject.study.then(Study::default),
            user: UserSums::default(),
            earlier: 0,
            tell_held_out: false,
        })
    }

    /// Replays one user. `tell_held_out` where the log defines enough lists for some to be held out of training.
    ///
    /// # Errors
    /// Those of [`replay`].
    fn user(&mut self, user: &UserLog, tell_held_out: bool) -> Result<(), Error> {
        self.earlier = 0;
        self.tell_held_out = tell_held_out;
        if let Some(device) = &mut self.device {
            device.hand_over();
        }
        let met = replay(user, self)?;
        self.tally.close(std::mem::take(&mut self.user), met);
        self.study.iter_mut().for_each(Study::close_user);
        Ok(())
    }

    /// How many fits of an adapter failed; the base went on alone then.
    fn failed_fits(&self) -> u64 {
        self.device.as_ref().map_or(0, Device::failed_fits)
    }

    /// The list's features, and the base's scores. With no history there are no scores: the server's order stands.
    fn score(&mut self, shopper: &Shopper, results: &Results) -> (Option<Features>, Option<Scores>) {
        if shopper.is_stranger() {
            return (self.device.is_some().then(|| Features::extract(shopper, results)), None);
        }
        let start = Instant::now();
        let features = Features::extract(shopper, results);
        let scores = (features.concern() != Concern::Nothing).then(|| self.base.score(&features)).flatten();
        self.timer.add(start.elapsed());
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
        decide(Ranker::TouchedFirst, touched.first(results));
        decide(Ranker::OwnCount, touched.most(results));
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
        let held_out = self.tell_held_out && record.list.as_deref().is_some_and(held_out_list);
        Decided { ranks, studied, held_out, shown }
    }

    fn choice(&mut self, decided: &mut Decided, index: usize) {
        let rank = |ranks: &Option<Rc<[u32]>>| ranks.as_ref().and_then(|ranks| ranks.get(index)).copied().unwrap_or(0);
        let ranks: Ranks = std::array::from_fn(|ranker| rank(&decided.ranks[ranker]) as usize);
        self.tally.add(&mut self.user, self.earlier, decided.held_out, &ranks);
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

impl Timer {
    fn add(&mut self, spent: Duration) {
        self.lists += 1;
        self.spent += spent;
    }

    /// Adds another's lists.
    pub fn merge(&mut self, other: Timer) {
        self.lists += other.lists;
        self.spent += other.spent;
    }

    /// Lists a second; `None` where none was scored.
    pub fn lists_per_second(&self) -> Option<f64> {
        (self.lists > 0 && !self.spent.is_zero()).then(|| self.lists as f64 / self.spent.as_secs_f64())
    }
}

/// The rank at which each item is displayed: the order turned round.
pub fn displayed(order: &[u32]) -> Rc<[u32]> {
    let mut ranks = vec![0; order.len()];
    for (rank, &item) in (0..).zip(order) {
        ranks[item as usize] = rank;
    }
    ranks.into()
}
