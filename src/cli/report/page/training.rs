//! The report of a training.

use maud::{Markup, Render, html};
use reshelf::{Feature, Group, Model, table};

use super::curve::curve;
use super::frame::{document, items, remark, section};
use super::prior::bars;
use super::told::counted;
use crate::report::figures::{Figures, READING, lead_grid, mrr_grid};
use crate::report::grid::Grid;
use crate::report::tables::RULES;
use crate::training::recipe::{LIMITS, SEARCH};
use crate::training::summary::Training;

/// The page.
pub fn page(training: &Training) -> String {
    let model = &training.model;
    let body = html! {
        p.quiet {
            "Model " code { (format_args!("{:016x}", model.identity())) } ", " (model.weights().parameters())
            " parameters, " (model.to_bytes().len()) " bytes"
        }
        p.lead { (training.outcome()) }
        (part("On the test users", READING, figures(&training.figures)))
        @if !training.checks.is_empty() {
            (part("How it learned", &looks(training), curves(training)))
        }
        (part("What it learned from", training.kept_apart(), training.shop_grid()))
        (part("How it was trained", "", html! { ol { (items(training.recipe())) } (training.setting_grid()) }))
        @if let Some(grid) = training.trial_grid() {
            (part("How the settings were found", SEARCH, grid))
        }
        (part("How far a shopper may differ", PRIOR, bars(model)))
        (part("What it looks at", FEATURES, groups(model)))
        (part("What the figures do not say", "", html! { ul { (items(&LIMITS)) } }))
    };
    document(&format!("Training of {}", training.file), &body)
}

fn part(title: &str, words: &str, content: impl Render) -> Markup {
    section(2, None, title, words, content)
}

const PRIOR: &str = "The adapter's prior, in score for each deviation of the feature: how far shoppers' own weights \
     differ from the base. A wide bar is a matter of taste, a narrow one is much the same for everybody. Features without \
     a bar stay as they are.";

const FEATURES: &str = "Features by what they speak of; mean and deviation are those of the logs and shops above, with \
     equal weight.";

fn figures(figures: &[Figures]) -> Markup {
    html! {
        @if !figures.is_empty() {
            (mrr_grid(figures))
            (lead_grid(figures))
            (remark(RULES))
            (remark("The line in a cell is the interval, the dot the mean, the upright stroke zero; each row has its own scale."))
        }
    }
}

fn looks(training: &Training) -> String {
    let taken = training.best().map_or(0, |check| check.step);
    format!(
        "MRR on the validation users, shop by shop, and the training loss in nats a list, both in the first run. Step \
         {taken} was best (the dashed line), so the second run, on training and validation users together, took as many \
         steps. Every figure has its own scale; the number beside its name is that of the best step."
    )
}

fn curves(training: &Training) -> Markup {
    let taken = training.best().map(|check| check.step);
    let points = |value: &dyn Fn(usize) -> Option<f32>| -> Vec<(usize, f32)> {
        let point = |(at, step)| Some((step, value(at)?));
        training.checks.iter().map(|check| check.step).enumerate().filter_map(point).collect()
    };
    let checks = &training.checks;
    html! {
        .curves {
            (curve("MRR, weighted mean", &points(&|at| Some(checks[at].score)), taken))
            (curve("training loss", &points(&|at| Some(checks[at].loss)), taken))
            @for (judge, name) in training.judges.iter().enumerate() {
                (curve(name, &points(&|at| checks[at].mrr.get(judge).copied()), taken))
            }
        }
    }
}

fn groups(model: &Model) -> Markup {
    html! {
        @for group in Group::ALL {
            @let features = features(model, group);
            details {
                summary { (group.name()) " " small { (counted(features.len() as u64, "feature")) } }
                (Grid::new(["name", "meaning", "unit", "missing", "mean", "deviation"], 4).rows(features))
            }
        }
    }
}

fn features(model: &Model, group: Group) -> Vec<Vec<String>> {
    let columns = table().zip(model.standard().mean.iter().zip(&model.standard().deviation));
    let row = |(feature, (mean, deviation)): (&Feature, (&f32, &f32))| {
        let words = [feature.name, feature.meaning, feature.unit, feature.missing].map(str::to_owned);
        words.into_iter().chain([format!("{mean:.3}"), format!("{deviation:.3}")]).collect()
    };
    columns.filter(|(feature, _)| feature.group == group).map(row).collect()
}
