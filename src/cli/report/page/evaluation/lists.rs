//! Lists that training may have seen against lists that it did not.

use maud::{Markup, html};
use reshelf::evaluation::split::ENOUGH_LISTS;
use reshelf::evaluation::{Interval, Part, Ranker, Sums, Tally};

use super::words;
use crate::report::grid::{Cell, Grid};
use crate::report::page::frame::paragraph;
use crate::report::page::told::{count, counted};
use crate::report::page::whisker::{Range, cell};

/// A table where the log defines lists enough for some to be kept out of training, else why there is none.
pub fn told(rankers: &[Ranker], tally: &Tally, lists_defined: usize) -> Markup {
    let lists = counted(lists_defined as u64, "list");
    match lists_defined {
        0 => paragraph(
            "The log defines no lists: each came up anew, with items and prices of its own, so that there is none to \
             learn by heart.",
        ),
        1..ENOUGH_LISTS => paragraph(&format!(
            "The log defines {lists} that come up again and again, fewer than the {ENOUGH_LISTS} from which `reshelf pretrain` \
             keeps some out of training. A model trained on this log knows them all: how it does on a new one cannot be read off here."
        )),
        _ => html! {
            (paragraph(&format!(
                "The log defines {lists} that come up for many shoppers. A model can learn such lists by heart, from other \
                 shoppers in training. The unseen lists, a tenth of them, `reshelf pretrain` never trains on: they tell what \
                 travels to a list that is new."
            )))
            (table(rankers, tally))
        },
    }
}

fn table(rankers: &[Ranker], tally: &Tally) -> Grid {
    let rivals: Vec<Ranker> = [Ranker::Server, Ranker::Frequency, Ranker::Trees]
        .into_iter()
        .filter(|rival| rankers.contains(rival))
        .collect();
    let shown: Vec<Ranker> = rivals.iter().copied().chain([Ranker::Base]).collect();
    let leads = |part| -> Vec<Interval> {
        rivals.iter().filter_map(|&rival| tally.difference(part, Ranker::Base, rival)).collect()
    };
    let parts: Vec<(&str, &Sums, Vec<Interval>)> = [
        ("in training", &tally.seen_lists, leads(Part::SeenLists)),
        ("unseen", &tally.unseen_lists, leads(Part::UnseenLists)),
    ]
    .into_iter()
    .filter(|(_, _, leads)| leads.len() == rivals.len())
    .collect();

    let head = ["lists", "choices"].into_iter().chain(shown.iter().map(|ranker| ranker.name())).map(str::to_owned);
    let pairs = rivals.iter().map(|&rival| words::pair((Ranker::Base, rival)));
    let range = |pair: usize| Range::of(parts.iter().map(|(_, _, leads)| &leads[pair]));
    let row = |(name, sums, leads): &(&str, &Sums, Vec<Interval>)| {
        let mrr = |&ranker: &Ranker| Cell::from(words::mrr(sums, ranker));
        let start = [Cell::from(*name), count(sums.examples).into()].into_iter().chain(shown.iter().map(mrr));
        start.chain(leads.iter().enumerate().map(|(pair, &lead)| cell(lead, range(pair)))).collect()
    };
    Grid::new(head.chain(pairs), 1).rows(parts.iter().map(row))
}
