//! What is known of a training when it is over: what card and report tell.

use reshelf::learn::pretrain::{Check, Settings};
use reshelf::synthetic::Family;
use reshelf::{Hash, Model};

use crate::report::figures::Figures;
use crate::report::grid::Grid;
use crate::training::recipe::{ALL_USERS, PARTS, RECIPE, TUNED_PARTS, TUNING};
use crate::training::scope::{Scope, Who};
use crate::training::search::{Trial, trial_grid};
use crate::training::source;

/// A training that is over.
pub struct Training {
    /// The model's file, without its folder.
    pub file: String,
    /// What came out.
    pub model: Model,
    /// The model that it went on from.
    pub base: Option<Hash>,
    /// What of the logs took part.
    pub scope: Scope,
    /// The trials of a search for settings, the best first; empty where nobody searched.
    pub trials: Vec<Trial>,
    /// How.
    pub settings: Settings,
    /// Lists of each shop that training kept at most.
    pub lists: usize,
    /// On what.
    pub shops: Vec<Part>,
    /// Which of the shops chose the number of steps, in the order of [`Check::mrr`].
    pub judges: Vec<String>,
    /// Every look at them.
    pub checks: Vec<Check>,
    /// What the model is worth on the test users.
    pub figures: Vec<Figures>,
}

/// One log, or one family of synthetic shops.
pub struct Part {
    pub name: String,
    pub origin: Origin,
    /// How much it counts: 1 as much as a log.
    pub weight: f32,
    /// Lists to train on.
    pub lists: usize,
    /// Lists to choose the number of steps by.
    pub judging: usize,
    /// Shoppers whose differences gave the prior.
    pub shoppers: usize,
}

/// Where a part comes from.
pub enum Origin {
    /// A log, by its file's name without the folder.
    Log { file: String },
    /// So many shops of a family.
    Synthetic { family: Family, shops: usize },
}

impl Part {
    /// What it gives, in one line.
    pub fn line(&self) -> String {
        let Part { name, lists, judging, shoppers, .. } = self;
        format!(
            "{name:<21} {lists:>6} training lists, {judging:>5} validation lists, {shoppers:>4} shoppers to compare"
        )
    }

    /// What it is and who published it.
    pub fn told(&self) -> (String, String) {
        match &self.origin {
            Origin::Log { file } => {
                let source = source::of_log(&self.name);
                (format!("{file}: {}", source.what), source.from.to_owned())
            }
            Origin::Synthetic { family, shops } => {
                let shops = format!("{shops} synthetic shop{}", if *shops == 1 { "" } else { "s" });
                (format!("{shops}: {}", source::of_family(*family)), "made by reshelf".to_owned())
            }
        }
    }
}

impl Training {
    /// How it was made, in words.
    pub fn recipe(&self) -> &'static [&'static str] {
        if self.base.is_some() { &TUNING } else { &RECIPE }
    }

    /// What was kept apart from what, in words.
    pub fn kept_apart(&self) -> &'static str {
        match self.scope.who {
            Who::Chosen => PARTS,
            Who::Tuning(_) if self.scope.leaves_some() => TUNED_PARTS,
            Who::Tuning(_) => ALL_USERS,
        }
    }

    /// The best look: as many steps took the second run.
    pub fn best(&self) -> Option<&Check> {
        self.checks.iter().rev().find(|check| check.best)
    }

    /// What it was trained on.
    pub fn shop_grid(&self) -> Grid {
        let head = ["name", "what", "from", "training lists", "validation lists", "shoppers compared", "weight"];
        let row = |part: &Part| {
            let (what, from) = part.told();
            let counts = [part.lists, part.judging, part.shoppers].map(|count| count.to_string());
            [part.name.clone(), what, from].into_iter().chain(counts).chain([part.weight.to_string()]).collect()
        };
        Grid::new(head, 3).rows(self.shops.iter().map(row))
    }

    /// How the settings were found; `None` where nobody searched.
    pub fn trial_grid(&self) -> Option<Grid> {
        (!self.trials.is_empty()).then(|| trial_grid(&self.trials))
    }

    /// How it was trained.
    pub fn setting_grid(&self) -> Grid {
        let Settings { hidden: [first, second], steps, learning_rate, weight_decay, .. } = &self.settings;
        let Settings { dropout, group_dropout, sublists, rows, list_rows, pull, propensity, seed, .. } = &self.settings;
        let base = self.base.map_or("nothing: random weights".to_owned(), |base| format!("model {base:016x}"));
        let done = self.checks.last().map_or(0, |check| check.step);
        let taken = self.best().map_or(0, |check| check.step);
        let steps = match self.base {
            Some(_) => steps.to_string(),
            None => format!("{steps} at most; {done} in the first run, {taken} in the second"),
        };
        let without: Vec<&str> = self.scope.without.iter().map(|group| group.name()).collect();
        let mut settings = vec![
            ("started from", base),
            ("hidden units", format!("{first}, {second}")),
            ("steps", steps),
            ("highest learning rate", learning_rate.to_string()),
            ("weight decay", weight_decay.to_string()),
            ("pull towards the model it started from", pull.to_string()),
            ("dropout of hidden units", dropout.to_string()),
            ("dropout of feature groups", group_dropout.to_string()),
            ("share of lists of which a random part is kept", sublists.to_string()),
            ("items of each shop in a step", rows.to_string()),
            ("items of one list at most", list_rows.to_string()),
            ("feature groups left out", if without.is_empty() { "none".to_owned() } else { without.join(", ") }),
            ("lists kept of each shop at most", self.lists.to_string()),
            ("position bias corrected", propensity.bias.to_string()),
            ("seed", seed.to_string()),
        ];
        if self.settings.memorise > 0 {
            settings.insert(1, ("steps of learning lists by heart, first", self.settings.memorise.to_string()));
        }
        Grid::new(["setting", "value"], 2).rows(settings.into_iter().map(|(name, value)| vec![name.to_owned(), value]))
    }

    /// How often the base is ahead of all rivals at once, and how often behind one of them.
    pub fn outcome(&self) -> String {
        let ahead = |own: &&Figures| own.leads.iter().all(|lead| lead.low > 0.0);
        let behind = |own: &&Figures| own.leads.iter().any(|lead| lead.high < 0.0);
        let count = |of: &dyn Fn(&&Figures) -> bool| self.figures.iter().filter(of).count();
        match self.figures.len() {
            0 if !self.scope.leaves_some() => "Nothing was measured: all users were trained on.".to_owned(),
            0 => "Nothing was measured: no test user of a log chose anything from a list.".to_owned(),
            rows => format!(
                "In {} of {rows} measurements the base is ahead of the server's order and of the recency and the \
                 frequency baseline at once, every interval above 0; in {} it is behind one of them, the interval below 0.",
                count(&ahead),
                count(&behind)
            ),
        }
    }
}
