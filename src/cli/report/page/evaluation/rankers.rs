//! The table of rankers, and the differences between them.

use maud::{Markup, html};
use reshelf::evaluation::{Interval, Part, Ranker, Side, Tally};

use super::words;
use crate::report::grid::Grid;
use crate::report::page::frame::remark;
use crate::report::page::whisker::{Range, cell};
use crate::report::tables::Report;

pub const WORDS: &str = "Every ranker orders the same lists; the two baselines show what could be had without a model.";

/// Means, then differences.
pub fn tables(report: &Report<'_>, tally: &Tally) -> Markup {
    html! {
        (means(report, tally))
        (differences(report, tally))
        (remark("The line is the interval, the dot the mean, the upright stroke zero; all on one scale."))
    }
}

fn means(report: &Report<'_>, tally: &Tally) -> Grid {
    let row = |&ranker: &Ranker| {
        let means = tally.all.means(ranker)?;
        let figures = [means.mrr, means.ndcg10, means.hit1].map(|mean| format!("{mean:.4}"));
        let told = [ranker.name().to_owned(), words::ranker(ranker).to_owned()];
        Some(told.into_iter().chain(figures).collect::<Vec<_>>())
    };
    Grid::new(["ranker", "what it does", "MRR", "NDCG@10", "hit@1"], 2).rows(report.rankers.iter().filter_map(row))
}

fn differences(report: &Report<'_>, tally: &Tally) -> Grid {
    let found: Vec<((Ranker, Ranker), Interval)> =
        report.pairs().filter_map(|pair| Some((pair, tally.difference(Part::All, pair.0, pair.1)?))).collect();
    let range = Range::of(found.iter().map(|(_, lead)| lead));
    let row = |&(pair, lead): &(_, Interval)| vec![words::pair(pair).into(), judged(lead).into(), cell(lead, range)];
    Grid::new(["difference in MRR", "verdict", "difference"], 2).rows(found.iter().map(row))
}

/// A difference in words.
fn judged(lead: Interval) -> &'static str {
    match lead.side() {
        Side::Above => "better",
        Side::Below => "worse",
        Side::Open => "no clear difference",
    }
}
