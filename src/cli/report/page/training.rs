//! The report of a training.

use std::fmt::Write;

use reshelf::{Group, Model, table};

use super::bars::bars;
use super::curve::curve;
use super::frame::{document, list, plain, section};
use super::whisker::{Range, whisker};
use crate::report::figures::{Figures, READING, lead_grid, mrr_grid};
use crate::report::grid::{Grid, html_text};
use crate::training::recipe::{LIMITS, SEARCH};
use crate::training::summary::Training;

/// The page.
pub fn page(training: &Training) -> String {
    let mut out = String::new();
    let model = &training.model;
    let _ = writeln!(
        out,
        "<p class=\"quiet\">Model <code>{:016x}</code>, {} parameters, {} bytes</p>\n<p class=\"lead\">{}</p>",
        model.identity(),
        model.weights().parameters(),
        model.to_bytes().len(),
        html_text(&training.outcome())
    );
    section(&mut out, "On the test users", READING, &figures(&training.figures));
    if !training.checks.is_empty() {
        section(&mut out, "How it learned", &looks(training), &curves(training));
    }
    section(&mut out, "What it learned from", training.kept_apart(), &plain(&training.shop_grid()));
    section(&mut out, "How it was trained", "", &(list("ol", training.recipe()) + &plain(&training.setting_grid())));
    if let Some(grid) = training.trial_grid() {
        section(&mut out, "How the settings were found", SEARCH, &plain(&grid));
    }
    section(&mut out, "How far a shopper may differ", PRIOR, &bars(model));
    section(&mut out, "What it looks at", FEATURES, &groups(model));
    section(&mut out, "What the figures do not say", "", &list("ul", &LIMITS));
    document(&format!("Training of {}", training.file), &out)
}

const PRIOR: &str = "The adapter's prior, in score for each deviation of the feature: how far shoppers' own weights \
     differ from the base. A wide bar is a matter of taste, a narrow one is much the same for everybody. Features without \
     a bar stay as they are.";

const FEATURES: &str = "Features by what they speak of; mean and deviation are those of the logs and shops above, with \
     equal weight.";

fn figures(figures: &[Figures]) -> String {
    if figures.is_empty() {
        return String::new();
    }
    let lead = |row: usize, column: usize| {
        let found = figures.get(row).and_then(|own| Some((own.leads.get(column.checked_sub(3)?)?, own)));
        found.map_or(String::new(), |(&lead, own)| whisker(lead, Range::of(&own.leads)))
    };
    let legend =
        "The line in a cell is the interval, the dot the mean, the upright stroke zero; each row has its own scale.";
    format!("{}{}<p class=\"quiet\">{legend}</p>\n", plain(&mrr_grid(figures)), lead_grid(figures).html(&lead))
}

fn looks(training: &Training) -> String {
    let taken = training.best().map_or(0, |check| check.step);
    format!(
        "MRR on the validation users, shop by shop, and the training loss in nats a list, both in the first run. Step \
         {taken} was best, the dashed line: as long took the second run, on training and validation users together. \
         Every figure has its own scale; the number beside its name is that of the best step."
    )
}

fn curves(training: &Training) -> String {
    let taken = training.best().map(|check| check.step);
    let points = |value: &dyn Fn(usize) -> Option<f32>| -> Vec<(usize, f32)> {
        let point = |(at, step)| Some((step, value(at)?));
        training.checks.iter().map(|check| check.step).enumerate().filter_map(point).collect()
    };
    let checks = &training.checks;
    let mut out = String::from("<div class=\"curves\">\n");
    out += &curve("MRR, weighted mean", &points(&|at| Some(checks[at].score)), taken);
    out += &curve("training loss", &points(&|at| Some(checks[at].loss)), taken);
    for (judge, name) in training.judges.iter().enumerate() {
        out += &curve(name, &points(&|at| checks[at].mrr.get(judge).copied()), taken);
    }
    out + "</div>\n"
}

fn groups(model: &Model) -> String {
    let mut out = String::new();
    for group in Group::ALL {
        let columns = table().zip(model.standard().mean.iter().zip(&model.standard().deviation));
        let features: Vec<_> = columns.filter(|(feature, _)| feature.group == group).collect();
        let row = |(feature, (mean, deviation)): &(&reshelf::Feature, (&f32, &f32))| {
            let words = [feature.name, feature.meaning, feature.unit, feature.missing].map(str::to_owned);
            words.into_iter().chain([format!("{mean:.3}"), format!("{deviation:.3}")]).collect()
        };
        let grid = Grid::new(&["name", "meaning", "unit", "missing", "mean", "deviation"], 4);
        let count = format!("{} feature{}", features.len(), if features.len() == 1 { "" } else { "s" });
        let _ = writeln!(
            out,
            "<details><summary>{}<small>{count}</small></summary>\n{}</details>",
            group.name(),
            plain(&grid.rows(features.iter().map(row)))
        );
    }
    out
}
