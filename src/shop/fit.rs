//! From counts to a shop file: which odds pay on users left out, how they weigh, and what the whole gains.

use std::sync::Arc;

use super::design::{Design, ITEM, NEIGHBOURS, PLACE, QUERY};
use super::odds::{Examination, Method, Odds};
use super::part::{Part, week};
use super::softmax::{Choices, NO_PULL, Pull, Row, fitted, log_likelihood, score};
use super::sums::Sums;
use super::{freshness, kept};
use crate::crowd::{About, Gain, Weights};
use crate::evaluation::{Interval, Side, interval};
use crate::in_order::each_in_order;
use crate::metrics::reciprocal_rank;

/// What a file is made by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Nothing that fewer shoppers did is in the file.
    pub min_shoppers: u16,
    /// The most bytes of the file.
    pub bytes: usize,
    /// How fast what was chosen loses its say.
    pub half_life: HalfLife,
}

/// After how long a choice weighs half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HalfLife {
    /// All weigh alike.
    Never,
    /// After so many days.
    Days(f64),
    /// After as many as order the weeks to come best.
    Fitted,
}

/// Something that was tried, and what it is worth on users left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub name: String,
    /// By how much the log-likelihood of a choice rises against what was kept before, in nats.
    pub nats: Option<Interval>,
    /// What the whole gains with it over the server's order, in mean reciprocal rank.
    pub gain: Option<Interval>,
    /// Whether it is in the file.
    pub kept: bool,
}

/// A shop file, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The file.
    pub bytes: Vec<u8>,
    /// What stands in its head.
    pub about: About,
    /// How attention was taken to fall with the place.
    pub examination: Examination,
    /// After how many days a choice weighs half in the file; `None` where all weigh alike.
    pub half_life: Option<f64>,
    /// What was tried, in turn.
    pub steps: Vec<Step>,
    /// The gain over the server's order on users left out; `None` where there is no choice.
    pub gain: Option<Interval>,
    /// The same from lists of those who had chosen nothing before.
    pub strangers: Option<Interval>,
    /// Mean reciprocal ranks on users left out: the server's order, and the crowd's.
    pub ranks: [f64; 2],
}

/// The order of a server.
const SERVER: Row = [1.0, 0.0, 0.0, 0.0];

/// How surely strangers are taken to weigh as all do: theirs are drawn to those by a Gaussian prior of deviation 0.2.
const ALIKE: f64 = 1.0 / (0.2 * 0.2);

/// The weights of a file: for those who chose something before, and for strangers.
#[derive(Clone, Copy)]
struct Weighed {
    known: Row,
    strangers: Row,
}

impl Weighed {
    fn of(&self, list: &Choices) -> &Row {
        if list.of_stranger { &self.strangers } else { &self.known }
    }
}

/// Makes a file of counts. The weights are those of most likelihood over the sample's lists, each by the odds of the folds that
/// its user is not in. Where the interval of the gain holds 0, or all but does, no odds weigh
/// anything and the server's order stands.
pub fn fit(part: &Part, settings: Settings) -> Fitted {
    let min_shoppers = u64::from(settings.min_shoppers);
    let method = |examination, groups| Method { examination, groups, min_shoppers };
    let mut steps = Vec::new();
    let sums = Sums::of(part, min_shoppers, &|_| 1.0);

    let mut kept = Tried::new(part, &sums, method(Examination::EVEN, false));
    steps.push(Step { name: kept.name(), nats: None, gain: kept.gain(), kept: false });
    let try_one = |examination| Tried::new(part, &sums, method(examination, false));
    each_in_order(Examination::all().skip(1), try_one, |tried| {
        steps.push(tried.step(&tried.name(), &kept).0);
        if total(&tried.likelihood) > total(&kept.likelihood) {
            kept = tried;
        }
    });
    for (step, examination) in steps.iter_mut().zip(Examination::all()) {
        step.kept = examination == kept.method.examination;
    }

    let tried = Tried::new(part, &sums, method(kept.method.examination, true));
    let (step, is_better) = tried.step("drawn to their category and brand", &kept);
    steps.push(step);
    if is_better {
        kept = tried;
    }

    for (column, name) in [(QUERY, "odds for the query"), (NEIGHBOURS, "neighbours of the last five choices")] {
        let tried = kept.with(column);
        let (step, is_better) = tried.step(name, &kept);
        steps.push(step);
        if is_better {
            kept = tried;
        }
    }

    let found = freshness::half_life(part, &sums, kept.method.examination);
    let half_life = match settings.half_life {
        HalfLife::Never => None,
        HalfLife::Days(days) => Some(days),
        HalfLife::Fitted => found.map(|(days, _)| days),
    };
    if let Some((days, nats)) = found {
        let name = format!("half-life of {days} days, on the weeks to come");
        steps.push(Step { name, nats: Some(nats), gain: None, kept: half_life == Some(days) });
    }
    let sums = match half_life {
        Some(_) => Sums::of(part, min_shoppers, &|week| weight(part, half_life, week)),
        None => sums,
    };
    finish(part, settings, &sums, kept, [half_life, found.map(|(days, _)| days)], steps)
}

fn finish(
    part: &Part,
    settings: Settings,
    sums: &Sums,
    kept: Tried,
    [half_life, fresh]: [Option<f64>; 2],
    steps: Vec<Step>,
) -> Fitted {
    let Tried { method, design, columns, weights: known, .. } = kept;
    let columns: Vec<usize> = columns.into_iter().filter(|&column| column != NEIGHBOURS).collect();
    let of_strangers = design.lists.iter().filter(|list| list.of_stranger);
    let weighed = Weighed { known, strangers: fitted(of_strangers, &columns, Pull { to: known, by: ALIKE }) };
    let gained = |users: &(dyn Fn(&Choices) -> bool + Sync)| {
        let of = |list: &Choices| ranks(list, weighed.of(list)) - ranks(list, &SERVER);
        interval(&design.by_user_where(users, of))
    };
    let gain = gained(&|_| true);
    let trust = gain.map_or(0.0, trust);
    let mut about = about(part, settings.min_shoppers);
    about.gain = gain.map_or(Gain::default(), |Interval { mean, low, high }| {
        let [mean, low, high] = [mean, low, high].map(|value| value as f32);
        Gain { mean, low, high }
    });
    (about.weights, about.strangers) = (in_file(&weighed.known, trust), in_file(&weighed.strangers, trust));
    about.half_after = half_after(&about, fresh);
    let bytes = kept::file(about, sums, &Odds::new(sums, method, None), settings.bytes).to_bytes();
    let ranks = [
        mean(&design.by_user(|list| ranks(list, &SERVER))),
        mean(&design.by_user(|list| ranks(list, weighed.of(list)))),
    ];
    let strangers = gained(&|list| list.of_stranger);
    Fitted { bytes, about, examination: method.examination, half_life, steps, gain, strangers, ranks }
}

fn in_file(weights: &Row, trust: f32) -> Weights {
    let [place, item, query, neighbours] = weights.map(|weight| weight as f32);
    Weights { place, item, query, neighbours }.trusted(trust)
}

/// The interval is taken to be so much wider: who shops tomorrow is not quite who was counted.
const CAUTION: f64 = 1.5;

/// How far weights are to be trusted that gain so much: 0 where the interval, so much wider, holds 0, and soon 1 where it is
/// narrow.
fn trust(gain: Interval) -> f32 {
    let ratio = CAUTION * (gain.high - gain.low) / 2.0 / gain.mean;
    if gain.side() == Side::Above { (1.0 - ratio.powi(4)).max(0.0) as f32 } else { 0.0 }
}

/// What was seen for so long may be taken to hold for as long, and where choices lose their say faster, for twice the time in
/// which half of it goes.
fn half_after(about: &About, fresh: Option<f64>) -> f32 {
    let days = (about.counted[1] - about.counted[0]) as f64 / 86_400_000.0;
    fresh.map_or(days, |half_life| days.min(2.0 * half_life)).max(1.0) as f32
}

/// Odds of a method, the columns that count, and what came of it.
struct Tried {
    method: Method,
    design: Arc<Design>,
    columns: Vec<usize>,
    weights: Row,
    likelihood: Vec<(f64, u32)>,
}

impl Tried {
    fn new(part: &Part, sums: &Sums, method: Method) -> Tried {
        Tried::of(method, Design::new(part, sums, method).into(), vec![PLACE, ITEM])
    }

    fn of(method: Method, design: Arc<Design>, columns: Vec<usize>) -> Tried {
        let weights = fitted(design.lists.iter(), &columns, NO_PULL);
        let likelihood = design.by_user(|list| log_likelihood(list, &weights));
        Tried { method, design, columns, weights, likelihood }
    }

    /// The same with one more column.
    fn with(&self, column: usize) -> Tried {
        Tried::of(self.method, self.design.clone(), [&self.columns[..], &[column]].concat())
    }

    fn name(&self) -> String {
        format!("odds of items, attention falling as place^-{}", self.method.examination.steepness())
    }

    fn gain(&self) -> Option<Interval> {
        interval(&self.design.by_user(|list| ranks(list, &self.weights) - ranks(list, &SERVER)))
    }

    /// What it is worth against what was kept before, and whether that is above 0 for sure.
    fn step(&self, name: &str, before: &Tried) -> (Step, bool) {
        let nats = interval(&difference(&self.likelihood, &before.likelihood));
        let kept = nats.is_some_and(|nats| nats.side() == Side::Above);
        (Step { name: name.to_owned(), nats, gain: self.gain(), kept }, kept)
    }
}

/// What a week's counts weigh.
fn weight(part: &Part, half_life: Option<f64>, of: u16) -> f64 {
    let last = part.totals().moments.map_or(0, |[_, last]| week(last));
    half_life.map_or(1.0, |days| libm::exp2(-7.0 * f64::from(last.saturating_sub(of)) / days))
}

fn about(part: &Part, min_shoppers: u16) -> About {
    let totals = part.totals();
    let counted = totals.moments.unwrap_or_default();
    About {
        counted,
        shoppers: totals.shoppers,
        lists: totals.lists,
        choices: totals.choices,
        min_shoppers,
        ..About::default()
    }
}

/// The sum of 1 / place over what was chosen; equal scores keep the server's order.
fn ranks(list: &Choices, weights: &Row) -> f64 {
    let scores: Vec<f64> = list.rows.iter().map(|row| score(row, weights)).collect();
    let rank = |&chosen: &u32| {
        let own = scores[chosen as usize];
        let above = (0..).zip(&scores).filter(|&(place, &score)| score > own || (score == own && place < chosen));
        reciprocal_rank(above.count())
    };
    list.chosen.iter().map(rank).sum()
}

fn difference(one: &[(f64, u32)], other: &[(f64, u32)]) -> Vec<(f64, u32)> {
    one.iter().zip(other).map(|(&(one, choices), &(other, _))| (one - other, choices)).collect()
}

fn total(users: &[(f64, u32)]) -> f64 {
    users.iter().map(|&(sum, _)| sum).sum()
}

fn mean(users: &[(f64, u32)]) -> f64 {
    total(users) / users.iter().map(|&(_, choices)| f64::from(choices)).sum::<f64>().max(1.0)
}
