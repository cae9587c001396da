//! The table of rankers, and the differences between them.

use reshelf::evaluation::{Interval, Part, Side, Tally};

use super::words;
use crate::report::grid::Grid;
use crate::report::page::frame::plain;
use crate::report::page::whisker::{Range, whisker};
use crate::report::tables::Report;

pub const WORDS: &str = "Every ranker orders the same lists; the two baselines show what could be had without a model.";

/// Means, then differences.
pub fn tables(report: &Report<'_>, tally: &Tally) -> String {
    let row = |&ranker: &reshelf::evaluation::Ranker| {
        let means = tally.all.means(ranker)?;
        let figures = [means.mrr, means.ndcg10, means.hit1].map(|mean| format!("{mean:.4}"));
        let told = [ranker.name().to_owned(), words::ranker(ranker).to_owned()];
        Some(told.into_iter().chain(figures).collect::<Vec<_>>())
    };
    let means = Grid::new(&["ranker", "what it does", "MRR", "NDCG@10", "hit@1"], 2);
    let means = plain(&means.rows(report.rankers.iter().filter_map(row)));

    let found: Vec<(String, Interval)> = report
        .pairs()
        .filter_map(|(better, than)| Some((words::pair((better, than)), tally.difference(Part::All, better, than)?)))
        .collect();
    let leads: Vec<Interval> = found.iter().map(|(_, lead)| *lead).collect();
    let row = |(pair, lead): &(String, Interval)| vec![pair.clone(), judged(*lead).to_owned(), lead.text()];
    let differences = Grid::new(&["difference in MRR", "verdict", "difference"], 2).rows(found.iter().map(row));
    let range = Range::of(&leads);
    let mark = |row: usize, column: usize| match column {
        2 => leads.get(row).map_or(String::new(), |&lead| whisker(lead, range)),
        _ => String::new(),
    };
    format!(
        "{means}{}<p class=\"quiet\">The line is the interval, the dot the mean, the upright stroke zero; all on one scale.</p>\n",
        differences.html(&mark)
    )
}

/// A difference in words.
pub fn judged(lead: Interval) -> &'static str {
    match lead.side() {
        Side::Above => "better",
        Side::Below => "worse",
        Side::Open => "no clear difference",
    }
}
