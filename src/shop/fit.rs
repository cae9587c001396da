//! From counts to a shop file: which odds pay on users left out, how they weigh, and what the whole gains.

use super::design::{Design, ITEM, NEIGHBOURS, PLACE, QUERY};
use super::kept;
use super::odds::{Examination, Method, Sums};
use super::part::Part;
use super::softmax::{Choices, Row, fitted, log_likelihood, score};
use crate::crowd::{About, Gain, Weights};
use crate::evaluation::{Interval, Side, interval};
use crate::metrics::reciprocal_rank;

/// What a file is made by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Nothing that fewer shoppers did is in the file.
    pub min_shoppers: u16,
    /// The most bytes of the file.
    pub bytes: usize,
    /// After how many days a count weighs half; `None` where all count alike.
    pub half_life: Option<f64>,
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
    /// What was tried, in turn.
    pub steps: Vec<Step>,
    /// The gain over the server's order on users left out; `None` where there is no choice.
    pub gain: Option<Interval>,
    /// The same for the first choice of each.
    pub strangers: Option<Interval>,
    /// Mean reciprocal ranks on users left out: the server's order, and the crowd's.
    pub ranks: [f64; 2],
}

/// Makes a file of counts. The weights are those of most likelihood over the sample's lists, each by the odds of the folds that
/// its user is not in. Where the interval of the gain holds 0, no odds weigh anything and the server's order stands.
pub fn fit(part: &Part, settings: Settings) -> Fitted {
    let min_shoppers = u64::from(settings.min_shoppers);
    let sums = Sums::of(part, min_shoppers, &|week| weight(part, settings.half_life, week));
    let mut steps = Vec::new();
    let method = |examination, groups| Method { examination, groups, min_shoppers };

    let columns = [PLACE, ITEM];
    let mut best: Option<(Method, Vec<(f64, u32)>)> = None;
    for examination in Examination::all() {
        let tried = method(examination, false);
        let design = Design::new(part, &sums, tried, false);
        let weights = fitted(&design.lists, &columns);
        let likelihood = design.by_user(|list| log_likelihood(list, &weights));
        let name = format!("odds of items, attention falling as place^-{}", examination.steepness());
        let before =
            best.as_ref().map(|(_, before)| difference(&likelihood, before)).and_then(|users| interval(&users));
        steps.push(Step { name, nats: before, gain: gain(&design, &weights), kept: false });
        if best.as_ref().is_none_or(|(_, before)| total(&likelihood) > total(before)) {
            best = Some((tried, likelihood));
        }
    }
    let (mut kept, mut before) = best.unwrap_or((method(Examination(0), false), Vec::new()));
    if let Some(step) = steps.get_mut(kept.examination.0) {
        step.kept = true;
    }

    let tried = method(kept.examination, true);
    let design = Design::new(part, &sums, tried, false);
    let weights = fitted(&design.lists, &columns);
    let likelihood = design.by_user(|list| log_likelihood(list, &weights));
    let step = step("drawn to their category and brand", &design, &weights, &likelihood, &before);
    if step.kept {
        (kept, before) = (tried, likelihood);
    }
    steps.push(step);

    let design = Design::new(part, &sums, kept, true);
    let mut columns = columns.to_vec();
    for (column, name) in [(QUERY, "odds for the query"), (NEIGHBOURS, "neighbours of the last five choices")] {
        columns.push(column);
        let weights = fitted(&design.lists, &columns);
        let likelihood = design.by_user(|list| log_likelihood(list, &weights));
        let step = self::step(name, &design, &weights, &likelihood, &before);
        if step.kept {
            before = likelihood;
        } else {
            columns.pop();
        }
        steps.push(step);
    }

    let weights = fitted(&design.lists, &columns);
    let gained = gain(&design, &weights);
    let mut about = about(part, settings.min_shoppers);
    about.gain = gained.map_or(Gain::default(), |Interval { mean, low, high }| {
        let [mean, low, high] = [mean, low, high].map(|value| value as f32);
        Gain { mean, low, high }
    });
    if gained.is_some_and(|gained| gained.side() == Side::Above) {
        let [place, item, query, neighbours] = weights.map(|weight| weight as f32);
        about.weights = Weights { place, item, query, neighbours };
    }
    let bytes = kept::file(about, &sums, &sums.odds(kept, None), settings.bytes).to_bytes();
    let ranks = [[1.0, 0.0, 0.0, 0.0], weights].map(|weights| mean(&design.by_user(|list| ranks(list, &weights))));
    let strangers = interval(&strangers(&design, &weights));
    Fitted { bytes, about, examination: kept.examination, steps, gain: gained, strangers, ranks }
}

/// What a week's counts weigh.
fn weight(part: &Part, half_life: Option<f64>, week: u16) -> f64 {
    let last = part.totals().moments.map_or(0, |[_, last]| last.max(0) / (7 * 24 * 3_600_000));
    let weeks = (last - i64::from(week)).max(0) as f64;
    half_life.map_or(1.0, |days| libm::exp2(-7.0 * weeks / days))
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

fn step(name: &str, design: &Design, weights: &Row, likelihood: &[(f64, u32)], before: &[(f64, u32)]) -> Step {
    let nats = interval(&difference(likelihood, before));
    let kept = nats.is_some_and(|nats| nats.side() == Side::Above);
    Step { name: name.to_owned(), nats, gain: gain(design, weights), kept }
}

fn gain(design: &Design, weights: &Row) -> Option<Interval> {
    let server = [1.0, 0.0, 0.0, 0.0];
    interval(&difference(&design.by_user(|list| ranks(list, weights)), &design.by_user(|list| ranks(list, &server))))
}

/// The same for each user's first list alone, where nothing was chosen before.
fn strangers(design: &Design, weights: &Row) -> Vec<(f64, u32)> {
    let mut at = 0;
    let first = design.users.iter().map(|&count| {
        at += count;
        &design.lists[at - count]
    });
    let gained = |list: &Choices| {
        let first = Choices { rows: list.rows.clone(), chosen: list.chosen[..1].to_vec() };
        (ranks(&first, weights) - ranks(&first, &[1.0, 0.0, 0.0, 0.0]), 1)
    };
    first.map(gained).collect()
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
