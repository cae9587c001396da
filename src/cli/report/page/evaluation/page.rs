//! The page: one log told in sections, or several with a part each.

use maud::{Markup, Render, html};

use super::evaluated::Evaluation;
use super::measurement::Measurement;
use super::{ablation, exposure, gains, learning, lists, method, overview, rankers, samples, strata, verdict, words};
use crate::report::page::frame::{document, heading, items, paragraph, section};
use crate::report::tables::Report;

/// The page.
///
/// One log is told in sections of the page; of several each has a part of its own under a table of all, since shops
/// differ more than anything else: pooled, the one with most choices would speak for all.
pub fn page(evaluation: &Evaluation<'_>) -> String {
    let Evaluation { report, logs, pooled, .. } = evaluation;
    let title = match logs {
        [one] => format!("How well reshelf orders {}", one.name),
        several => format!("How well reshelf orders {} logs", several.len()),
    };
    let body = html! {
        (verdict::told(report, pooled))
        @match logs {
            [one] => (of_one(evaluation, one)),
            several => (of_several(evaluation, several)),
        }
        (section(2, None, "What the figures do not say", "", html! { ul { (items(&words::LIMITS)) } }))
    };
    document(&title, &body)
}

fn of_one(evaluation: &Evaluation<'_>, log: &Measurement) -> Markup {
    let parts = parts(evaluation.report, log, "part", 3);
    html! {
        (contents(parts.iter().map(|part| (part.id.as_str(), part.title))))
        (section(2, None, MEASURED, "", method::told(evaluation, Some(log))))
        @for part in &parts { (part.told(2)) }
    }
}

fn of_several(evaluation: &Evaluation<'_>, logs: &[Measurement]) -> Markup {
    let Evaluation { report, pooled, .. } = evaluation;
    let ids: Vec<String> = (0..logs.len()).map(|at| format!("log-{at}")).collect();
    html! {
        (contents(ids.iter().zip(logs).map(|(id, log)| (id.as_str(), log.name.as_str()))))
        (section(2, None, "All logs", overview::WORDS, overview::table(report.rankers, logs, pooled)))
        (section(2, None, MEASURED, "", method::told(evaluation, None)))
        @for (id, log) in ids.iter().zip(logs) {
            hr;
            (heading(2, Some(id), &log.name))
            (paragraph(&words::counted_log(log)))
            (verdict::told(report, &log.tally))
            @for part in parts(report, log, id, 4) { (part.told(3)) }
        }
    }
}

const MEASURED: &str = "What was measured, and how";

/// Links to headings by their ids.
fn contents<'a>(links: impl Iterator<Item = (&'a str, &'a str)>) -> Markup {
    html! { nav { @for (id, title) in links { a href={ "#" (id) } { (title) } " " } } }
}

/// A part of what is told of a log.
struct Part {
    id: String,
    title: &'static str,
    words: &'static str,
    content: Markup,
}

impl Part {
    fn told(&self, level: u8) -> Markup {
        section(level, Some(&self.id), self.title, self.words, &self.content)
    }
}

/// What is told of one log, with headings of the level `below` inside; nothing where no choice was made.
fn parts(report: &Report<'_>, log: &Measurement, id: &str, below: u8) -> Vec<Part> {
    let Measurement { tally, study, lists_defined, names, .. } = log;
    if tally.all.examples == 0 {
        return Vec::new();
    }
    let rankers = report.rankers;
    let all = [
        ("The orders compared", rankers::WORDS, rankers::tables(report, tally)),
        ("By earlier choices", strata::WORDS, strata::table(rankers, tally).render()),
        ("Learning curves", learning::WORDS, learning::figures(rankers, &study.curve)),
        ("Lists in training, and unseen lists", "", lists::told(rankers, tally, *lists_defined)),
        ("Ablation: what each group of features is worth", ablation::WORDS, ablation::told(&study.ablation)),
        ("Which shoppers gain", gains::WORDS, gains::told(rankers, tally)),
        ("Exposure by brand and price", exposure::WORDS, exposure::told(rankers, &study.exposure, below)),
        ("Lists before and after", samples::WORDS, samples::told(study, names, below)),
    ];
    let part = |(at, (title, words, content))| Part { id: format!("{id}-{at}"), title, words, content };
    all.into_iter().enumerate().map(part).collect()
}
