//! Several logs in one table.

use maud::{Markup, html};
use reshelf::evaluation::{Part, Ranker, Tally};

use super::measurement::Measurement;
use super::{strata, words};
use crate::report::grid::{Cell, Grid};
use crate::report::page::frame::remark;
use crate::report::page::told::{count, counted};
use crate::report::page::whisker::{Range, cell};

pub const WORDS: &str = "Each log has a part of its own below. In the last row, as above, every choice counts once, so the log \
     with most choices decides; shops are better compared row by row.";

/// One row a log, and one for all together.
pub fn table(rankers: &[Ranker], logs: &[Measurement], pooled: &Tally) -> Markup {
    let pairs = strata::pairs(rankers);
    let head = ["log", "shoppers", "choices", "server", "base"].map(str::to_owned);
    let titles = pairs.iter().map(|&pair| words::pair(pair));
    let row = |(name, tally): (&str, &Tally)| {
        let lead = |&(one, other): &(Ranker, Ranker)| match tally.difference(Part::All, one, other) {
            None => Cell::from(""),
            Some(lead) => cell(lead, Range::of(&[lead])),
        };
        let counts = [count(tally.users() as u64), count(tally.all.examples)];
        let means = [Ranker::Server, Ranker::Base].map(|ranker| words::mrr(&tally.all, ranker));
        let figures = counts.into_iter().chain(means).map(Cell::from);
        [Cell::from(name)].into_iter().chain(figures).chain(pairs.iter().map(lead)).collect()
    };
    let all = logs.iter().map(|log| (log.name.as_str(), &log.tally)).chain([("all together", pooled)]);
    html! {
        (Grid::new(head.into_iter().chain(titles), 1).rows(all.map(row)))
        (remark(&format!("{} in all; each row's line has a scale of its own.", counted(pooled.met.lists, "list"))))
    }
}
