//! The table of a trial.

use super::trial::{Trial, Way};
use crate::bootstrap::Interval;
use crate::grid::Grid;

/// What a trial found, for a terminal.
pub fn told(trial: &Trial) -> String {
    let against = |one: Way, other: Way| match trial.difference(one, other) {
        Some(Interval { mean, low, high }) if one != other => format!("{mean:+.4} ({low:+.4} to {high:+.4})"),
        _ => String::new(),
    };
    let row = |way: Way| {
        let mean = format!("{:.4}", trial.mean(way));
        vec![
            way.name().to_owned(),
            mean,
            against(way, Way::Overlap),
            against(way, Way::Bm25),
            against(way, Way::Matches),
        ]
    };
    let head = ["scored by", "NDCG@10", "- word overlap", "- BM25", "- matches, no tower"];
    let grid = Grid::new(&head, 1).rows(Way::ALL.into_iter().map(row));
    format!(
        "{} queries with {} ratings; {} of them tell orders apart, the others count for nothing. Each query was held out \
         of what ratings taught, in one of five parts. The gain of a rating is 2^rating - 1, the candidates are the \
         products rated for the query, equal scores share their places. In brackets the 95 % interval of the \
         difference, a paired bootstrap over queries.\n\n{}",
        trial.queries,
        trial.titles,
        trial.telling(),
        grid.text()
    )
}
