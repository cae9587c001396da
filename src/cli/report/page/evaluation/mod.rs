//! The report of an evaluation: what was measured, and what it means for the people who meet the order.

mod ablation;
mod exposure;
mod gains;
mod learning;
mod lists;
mod measurement;
mod rankers;
mod samples;
mod strata;
mod verdict;
mod words;

pub use measurement::Measurement;

use std::fmt::Write;

use reshelf::evaluation::{Part, Ranker, Tally};

use super::frame::{document, heading, list, paragraph, section};
use super::told::{count, counted};
use super::whisker::{Range, whisker};
use crate::report::grid::{Grid, html_text};
use crate::report::tables::Report;

/// What the page is about.
pub struct Evaluation<'a> {
    /// Rankers and part of the users.
    pub report: &'a Report<'a>,
    /// One a log.
    pub logs: &'a [Measurement],
    /// All of them together.
    pub pooled: &'a Tally,
    /// The base's file, without its folder, and its identity.
    pub model: String,
    /// What measures again.
    pub command: String,
}

/// The page.
///
/// One log is told in sections of the page; of several each has a part of its own under a table of all, since shops
/// differ more than anything else: pooled, the one with most choices would speak for all.
pub fn page(evaluation: &Evaluation<'_>) -> String {
    let Evaluation { report, logs, pooled, .. } = evaluation;
    let mut body = verdict::told(report, pooled);
    match logs {
        [one] => {
            let parts = parts(report, one, 3);
            body += &contents((0..).zip(&parts).map(|(at, part)| (format!("part-{at}"), part.title)));
            section(&mut body, "What was measured", "", &measured(evaluation, Some(one)));
            body += &told(&parts, 2, "part");
        }
        several => {
            body += &contents((0..).zip(*several).map(|(at, log)| (format!("log-{at}"), log.name.as_str())));
            section(&mut body, "All logs", POOLED, &overview(report, several, pooled));
            section(&mut body, "What was measured", "", &measured(evaluation, None));
            for (at, log) in several.iter().enumerate() {
                let id = format!("log-{at}");
                body += &format!("<hr>\n{}{}", heading(2, &id, &log.name), paragraph(&words::counted_log(log)));
                body += &verdict::told(report, &log.tally);
                body += &told(&parts(report, log, 4), 3, &id);
            }
        }
    }
    section(&mut body, "What the figures do not say", "", &list("ul", &words::LIMITS));
    let title = match logs {
        [one] => format!("How well reshelf orders {}", one.name),
        several => format!("How well reshelf orders {} logs", several.len()),
    };
    document(&title, &body)
}

const POOLED: &str = "Each log has a part of its own below. In the last row, as above, every choice counts once, so the log \
     with most choices decides; shops are better compared row by row.";

/// A part of what is told of a log.
struct Told {
    title: &'static str,
    words: &'static str,
    /// HTML.
    content: String,
}

/// What is told of one log, with headings of the level `below` inside; nothing where no choice was made.
fn parts(report: &Report<'_>, log: &Measurement, below: u8) -> Vec<Told> {
    let Measurement { tally, study, lists_defined, names, .. } = log;
    if tally.all.examples == 0 {
        return Vec::new();
    }
    let rankers = report.rankers;
    let all = [
        ("The orders compared", rankers::WORDS, rankers::tables(report, tally)),
        ("By how much was known of the shopper", strata::WORDS, strata::table(rankers, tally)),
        ("Learning curves", learning::WORDS, learning::figures(rankers, &study.curve)),
        ("Lists met in training, and unseen ones", "", lists::told(rankers, tally, *lists_defined)),
        ("Ablation: what each group of features is worth", ablation::WORDS, ablation::told(&study.ablation)),
        ("Who gains", gains::WORDS, gains::told(rankers, tally)),
        ("Who is exposed", exposure::WORDS, exposure::told(rankers, &study.exposure, below)),
        ("Lists before and after", samples::WORDS, samples::told(study, names, below)),
    ];
    all.into_iter().map(|(title, words, content)| Told { title, words, content }).collect()
}

fn told(parts: &[Told], level: u8, id: &str) -> String {
    let part = |(at, Told { title, words, content }): (usize, &Told)| {
        let words = if words.is_empty() { String::new() } else { paragraph(words) };
        format!("<section>\n{}{words}{content}</section>\n", heading(level, &format!("{id}-{at}"), title))
    };
    parts.iter().enumerate().map(part).collect()
}

/// Links to headings by their ids.
fn contents<'a>(links: impl Iterator<Item = (String, &'a str)>) -> String {
    let links: String = links.map(|(id, title)| format!("<a href=\"#{id}\">{}</a>\n", html_text(title))).collect();
    format!("<nav>\n{links}</nav>\n")
}

fn measured(evaluation: &Evaluation<'_>, only: Option<&Measurement>) -> String {
    let Evaluation { report, model, command, .. } = evaluation;
    let mut out = only.map_or(String::new(), |log| paragraph(&words::counted_log(log)));
    out += &paragraph(words::users(report.users));
    out += &paragraph(words::PROTOCOL);
    out += "<dl>\n";
    for (term, meaning) in words::MEASURES {
        let _ = writeln!(out, "<dt>{term}</dt><dd>{}</dd>", html_text(meaning));
    }
    let _ = writeln!(
        out,
        "<dt>model</dt><dd>{}, measured by reshelf {}</dd>\n<dt>command</dt><dd><code>{}</code></dd>\n</dl>",
        html_text(model),
        env!("CARGO_PKG_VERSION"),
        html_text(command)
    );
    out
}

/// One row a log, and one for all together.
fn overview(report: &Report<'_>, logs: &[Measurement], pooled: &Tally) -> String {
    let pairs: Vec<(Ranker, Ranker)> = strata::pairs(report.rankers);
    let mut head = vec!["log", "shoppers", "choices", "server", "base"];
    let titles: Vec<String> = pairs.iter().map(|pair| words::pair(*pair)).collect();
    head.extend(titles.iter().map(String::as_str));
    let all = || logs.iter().map(|log| (log.name.as_str(), &log.tally)).chain([("all together", pooled)]);
    let mut intervals = Vec::new();
    let mut grid = Grid::new(&head, 1);
    for (name, tally) in all() {
        let mrr = |ranker| tally.all.means(ranker).map_or(String::new(), |means| format!("{:.4}", means.mrr));
        let leads: Vec<_> = pairs.iter().map(|&(one, other)| tally.difference(Part::All, one, other)).collect();
        let mut row = vec![name.to_owned(), count(tally.users() as u64), count(tally.all.examples)];
        row.extend([mrr(Ranker::Server), mrr(Ranker::Base)]);
        row.extend(leads.iter().map(|lead| lead.map_or(String::new(), |lead| lead.text())));
        grid = grid.row(row);
        intervals.push(leads);
    }
    let mark = |row: usize, column: usize| {
        let lead = column.checked_sub(5).and_then(|pair| *intervals.get(row)?.get(pair)?);
        lead.map_or(String::new(), |lead| whisker(lead, Range::of(&[lead])))
    };
    let note = format!("{} in all; each row's line has a scale of its own.", counted(pooled.met.lists, "list"));
    format!("{}<p class=\"quiet\">{note}</p>\n", grid.html(&mark))
}
