//! Lists that training may have seen against lists that it did not.

use reshelf::evaluation::split::ENOUGH_LISTS;
use reshelf::evaluation::{Interval, Part, Ranker, Tally};

use crate::report::grid::Grid;
use crate::report::page::frame::paragraph;
use crate::report::page::told::{count, counted};
use crate::report::page::whisker::{Range, whisker};

/// A table where the log defines lists enough for some to be kept out of training, else why there is none.
pub fn told(rankers: &[Ranker], tally: &Tally, lists_defined: usize) -> String {
    match lists_defined {
        0 => paragraph(
            "The log defines no lists: each came up anew, with items and prices of its own, so that there is none to \
             learn by heart.",
        ),
        few @ 1..ENOUGH_LISTS => paragraph(&format!(
            "The log defines {} that come up again and again, fewer than the {ENOUGH_LISTS} from which `reshelf pretrain` \
             keeps some out of training. A model trained on this log knows them all: how it does on a new one cannot be read off here.",
            counted(few as u64, "list")
        )),
        many => words(many) + &table(rankers, tally),
    }
}

fn words(lists: usize) -> String {
    paragraph(&format!(
        "The log defines {} that come up for many shoppers. A model can learn such lists by heart, from other shoppers in \
         training. The unseen lists, a tenth of them, `reshelf pretrain` never trains on: they tell what travels to a \
         list that is new.",
        counted(lists as u64, "list")
    ))
}

fn table(rankers: &[Ranker], tally: &Tally) -> String {
    let parts =
        [("met in training", &tally.seen_lists, Part::SeenLists), ("unseen", &tally.unseen_lists, Part::UnseenLists)];
    let rivals: Vec<Ranker> = [Ranker::Server, Ranker::Frequency, Ranker::Trees]
        .into_iter()
        .filter(|rival| rankers.contains(rival))
        .collect();
    let mut leads: Vec<Vec<Interval>> = Vec::new();
    let shown: Vec<Ranker> = rivals.iter().copied().chain([Ranker::Base]).collect();
    let mut head = vec!["lists".to_owned(), "choices".to_owned()];
    head.extend(shown.iter().map(|ranker| ranker.name().to_owned()));
    head.extend(rivals.iter().map(|rival| format!("{} − {}", Ranker::Base.name(), rival.name())));
    let mut grid = Grid::new(&head.iter().map(String::as_str).collect::<Vec<_>>(), 1);
    for (name, sums, part) in parts {
        let own: Vec<Interval> =
            rivals.iter().filter_map(|&rival| tally.difference(part, Ranker::Base, rival)).collect();
        if own.len() < rivals.len() {
            continue;
        }
        let mrr = |ranker| sums.means(ranker).map_or(String::new(), |means| format!("{:.4}", means.mrr));
        let mut row = vec![name.to_owned(), count(sums.examples)];
        row.extend(shown.iter().copied().map(mrr));
        row.extend(own.iter().map(|lead| lead.text()));
        grid = grid.row(row);
        leads.push(own);
    }
    let range = |pair: usize| Range::of(&leads.iter().map(|own| own[pair]).collect::<Vec<_>>());
    grid.html(&|row, column| match column.checked_sub(2 + shown.len()) {
        Some(pair) => whisker(leads[row][pair], range(pair)),
        None => String::new(),
    })
}
