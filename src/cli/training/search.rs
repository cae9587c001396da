//! `pretrain --search`: settings drawn around the usual ones, tried on few steps, the better half on twice as many.

use reshelf::learn::pretrain::{Settings, Shop, Source, fit, mrr};
use reshelf::random::Dice;
use reshelf::{Error, Model};

use crate::report::grid::Grid;

/// Steps of the shortest trial at least: with fewer every net is still a random one.
const FEWEST_STEPS: usize = 50;

/// What a trial varies.
#[derive(Clone, Debug)]
pub struct Setup {
    pub settings: Settings,
    /// How much each synthetic family counts against a log.
    pub synthetic_weight: f32,
}

/// One thing that is drawn.
struct Knob {
    name: &'static str,
    low: f64,
    high: f64,
    /// True where its logarithm is drawn evenly rather than itself.
    by_size: bool,
    set: fn(&mut Setup, f64),
    get: fn(&Setup) -> String,
}

/// All that is drawn, and between which ends.
const KNOBS: [Knob; 7] = [
    Knob {
        name: "hidden units",
        low: 24.0,
        high: 96.0,
        by_size: true,
        set: |setup, units| setup.settings.hidden = [units as usize, units as usize / 2],
        get: |setup| format!("{},{}", setup.settings.hidden[0], setup.settings.hidden[1]),
    },
    Knob {
        name: "learning rate",
        low: 5e-4,
        high: 8e-3,
        by_size: true,
        set: |setup, rate| setup.settings.learning_rate = rate,
        get: |setup| setup.settings.learning_rate.to_string(),
    },
    Knob {
        name: "weight decay",
        low: 1e-4,
        high: 1e-1,
        by_size: true,
        set: |setup, decay| setup.settings.weight_decay = decay as f32,
        get: |setup| setup.settings.weight_decay.to_string(),
    },
    Knob {
        name: "dropout",
        low: 0.0,
        high: 0.4,
        by_size: false,
        set: |setup, share| setup.settings.dropout = share,
        get: |setup| setup.settings.dropout.to_string(),
    },
    Knob {
        name: "group dropout",
        low: 0.0,
        high: 0.3,
        by_size: false,
        set: |setup, share| setup.settings.group_dropout = share,
        get: |setup| setup.settings.group_dropout.to_string(),
    },
    Knob {
        name: "sub-lists",
        low: 0.0,
        high: 0.6,
        by_size: false,
        set: |setup, share| setup.settings.sublists = share,
        get: |setup| setup.settings.sublists.to_string(),
    },
    Knob {
        name: "synthetic weight",
        low: 0.2,
        high: 2.0,
        by_size: true,
        set: |setup, weight| setup.synthetic_weight = weight as f32,
        get: |setup| setup.synthetic_weight.to_string(),
    },
];

/// Settings that were tried, and how well they did in the last round that they took part in.
#[derive(Clone, Debug)]
pub struct Trial {
    setup: Setup,
    /// Steps of that round.
    steps: usize,
    /// The shop that was left out in it.
    left_out: Option<String>,
    /// MRR on validation users: on lists that were trained on, on lists that were not, on the shop left out. `None`
    /// where there is nothing to judge by.
    parts: [Option<f32>; 3],
}

impl Trial {
    /// The mean of its parts: what it is judged by. Trials of one round have the same parts.
    fn score(&self) -> f32 {
        let known: Vec<f32> = self.parts.iter().flatten().copied().collect();
        known.iter().sum::<f32>() / known.len().max(1) as f32
    }
}

/// A shop with the validation lists that judge how it is ordered.
pub struct Judged<'s> {
    pub train: &'s Shop,
    pub validation: Option<&'s Shop>,
    /// Synthetic shops teach and do not judge, and are never left out.
    pub synthetic: bool,
}

/// Tries the usual settings and others drawn by the seed, and returns all trials, the best first.
///
/// Successive halving (Jamieson and Talwalkar 2016): each round keeps the better half and doubles the steps, up to those
/// of the usual settings in the last. Every trial of a round trains without the lists kept apart for this and without one
/// log, another in each round, so that what fits known lists or known shops alone does not win. `watch` is told of every
/// training.
///
/// # Errors
/// Those of [`fit`].
pub fn search(
    usual: Setup,
    trials: usize,
    shops: &[Judged<'_>],
    watch: &mut dyn FnMut(&Trial),
) -> Result<Vec<Trial>, Error> {
    let mut dice = Dice::new(usual.settings.seed, 2);
    let others = (1..trials).map(|_| drawn(&usual, &mut dice)).collect::<Vec<_>>();
    let mut racing: Vec<Trial> = [usual.clone()].into_iter().chain(others).map(Trial::new).collect();
    let mut given_up: Vec<Trial> = Vec::new();
    let rounds = rounds(trials);
    for round in 0..rounds {
        let steps = (usual.settings.steps >> (rounds - 1 - round)).max(FEWEST_STEPS.min(usual.settings.steps));
        for trial in &mut racing {
            trial.run(shops, steps, left_out(shops, round))?;
            watch(trial);
        }
        racing.sort_by(|one, other| other.score().total_cmp(&one.score()));
        if round + 1 < rounds {
            given_up.splice(0..0, racing.split_off(racing.len().div_ceil(2)));
        }
    }
    racing.extend(given_up);
    Ok(racing)
}

/// How many trainings a search does.
pub fn trainings(trials: usize) -> usize {
    (0..rounds(trials)).map(|round| trials.div_ceil(1 << round)).sum()
}

/// As many as leave two trials for the last.
fn rounds(trials: usize) -> usize {
    (trials.next_power_of_two().ilog2() as usize).max(1)
}

/// The log that a round leaves out; none where one alone is left to judge by.
fn left_out(shops: &[Judged<'_>], round: usize) -> Option<usize> {
    let logs: Vec<usize> =
        (0..shops.len()).filter(|&at| !shops[at].synthetic && shops[at].validation.is_some()).collect();
    (logs.len() > 1).then(|| logs[round % logs.len()])
}

fn drawn(usual: &Setup, dice: &mut Dice) -> Setup {
    let mut setup = usual.clone();
    for knob in &KNOBS {
        let value = match knob.by_size {
            true => dice.between(knob.low.ln(), knob.high.ln()).exp(),
            false => dice.between(knob.low, knob.high),
        };
        // Two figures: what is told can be typed.
        let unit = 10.0_f64.powf(value.abs().max(1e-9).log10().floor() - 1.0);
        (knob.set)(&mut setup, format!("{:.6}", (value / unit).round() * unit).parse().unwrap_or(value));
    }
    setup
}

impl Trial {
    fn new(setup: Setup) -> Trial {
        Trial { setup, steps: 0, left_out: None, parts: [None; 3] }
    }

    /// The settings.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    fn run(&mut self, shops: &[Judged<'_>], steps: usize, left_out: Option<usize>) -> Result<(), Error> {
        let rest = || shops.iter().enumerate().filter(|&(at, _)| Some(at) != left_out).map(|(_, shop)| shop);
        let sources: Vec<Source<'_>> =
            rest().map(|shop| self.source(shop)).filter(|source| !source.lists.is_empty()).collect();
        let model = fit(&sources, &Settings { steps, ..self.setup.settings.clone() })?;
        let logs = rest().any(|shop| !shop.synthetic && shop.validation.is_some());
        let judges: Vec<&Shop> =
            rest().filter(|shop| !(logs && shop.synthetic)).filter_map(|shop| shop.validation).collect();
        let apart = left_out.and_then(|at| shops[at].validation);
        self.steps = steps;
        self.left_out = apart.map(|shop| shop.name.clone());
        self.parts = [
            self.judged(&model, &judges, Some(false))?,
            self.judged(&model, &judges, Some(true))?,
            self.judged(&model, apart.as_slice(), None)?,
        ];
        Ok(())
    }

    fn source<'s>(&self, shop: &Judged<'s>) -> Source<'s> {
        let weight = if shop.synthetic { self.setup.synthetic_weight } else { shop.train.weight };
        Source { weight, lists: shop.train.lists.iter().filter(|list| !list.spare).collect() }
    }

    /// Mean MRR over shops, of their lists that are spare or not, where that matters.
    fn judged(&self, model: &Model, shops: &[&Shop], spare: Option<bool>) -> Result<Option<f32>, Error> {
        let (mut sum, mut count) = (0.0, 0);
        for shop in shops {
            let lists = || shop.lists.iter().filter(|list| spare.is_none_or(|spare| list.spare == spare));
            if lists().next().is_some() {
                sum += mrr(model, lists(), self.setup.settings.propensity)?;
                count += 1;
            }
        }
        Ok((count > 0).then(|| sum / count as f32))
    }

    /// The flags that train by these settings again.
    pub fn flags(&self) -> String {
        let Setup { settings, synthetic_weight } = &self.setup;
        let [first, second] = settings.hidden;
        format!(
            "--hidden {first},{second} --learning-rate {} --weight-decay {} --dropout {} --group-dropout {} --sublists {} \
             --synthetic-weight {synthetic_weight}",
            settings.learning_rate, settings.weight_decay, settings.dropout, settings.group_dropout, settings.sublists
        )
    }
}

/// The trials with their parts, in their order.
pub fn trial_grid(trials: &[Trial]) -> Grid {
    let told = ["steps", "MRR, lists seen", "lists kept apart", "shop left out", "mean"];
    let head: Vec<&str> = KNOBS.iter().map(|knob| knob.name).chain(["left out"]).chain(told).collect();
    let number = |part: &Option<f32>| part.map_or("-".to_owned(), |mrr| format!("{mrr:.4}"));
    let row = |trial: &Trial| {
        let knobs = KNOBS.iter().map(|knob| (knob.get)(&trial.setup));
        let place = [trial.left_out.clone().unwrap_or_else(|| "none".to_owned()), trial.steps.to_string()];
        let parts = trial.parts.iter().map(number).chain([format!("{:.4}", trial.score())]);
        knobs.chain(place).chain(parts).collect()
    };
    Grid::new(head, 0).rows(trials.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_race_on() {
        assert_eq!([2, 3, 4, 8, 9].map(rounds), [1, 2, 2, 3, 4]);
        assert_eq!([2, 4, 8].map(trainings), [2, 6, 14]);
    }

    #[test]
    fn what_is_drawn_keeps_to_its_ends_and_can_be_typed() {
        let usual = Setup { settings: Settings::default(), synthetic_weight: 0.7 };
        let mut dice = Dice::new(3, 2);
        for _ in 0..200 {
            let Setup { settings, synthetic_weight } = drawn(&usual, &mut dice);
            assert!(
                (24..=96).contains(&settings.hidden[0]) && settings.dropout <= 0.4 && settings.group_dropout <= 0.3
            );
            assert!((5e-4..=8e-3).contains(&settings.learning_rate) && (0.2..=2.0).contains(&synthetic_weight));
            assert!(settings.learning_rate.to_string().len() <= 8, "{}", settings.learning_rate);
        }
    }
}
