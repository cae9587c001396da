//! The table of a trial, or of several encoders' side by side.

use reshelf::evaluation::Interval;
use reshelf::learn::text::{EncoderKind, Loss, Rated};

use super::trial::Trial;
use super::way::Way;
use crate::report::grid::Grid;

/// What the trials of one or more encoders found, for a terminal.
pub fn told(trials: &[(EncoderKind, Trial)], rated: &[Rated], seeds: u64) -> String {
    let Some((_, first)) = trials.first() else { return String::new() };
    let titles: usize = rated.iter().map(|rated| rated.titles.len()).sum();
    let means = if seeds > 1 { format!(" Means of {seeds} seeds, query by query.") } else { String::new() };
    format!(
        "{} queries with {titles} ratings; {} of them have ratings that differ. In the others every order is as good, and \
         they do not count. Five-fold cross-validation: each query is scored by what learned from the other four fifths \
         of the queries. The gain of a rating is 2^rating - 1, the candidates are the products rated for the query, \
         equal scores share their places. In brackets the 95 % interval of the difference, a paired bootstrap over \
         queries.{means}\n\n{}",
        rated.len(),
        first.telling(),
        grid(trials).text()
    )
}

fn grid(trials: &[(EncoderKind, Trial)]) -> Grid {
    let convolution = trials.iter().find(|(encoder, _)| *encoder == EncoderKind::Convolution).map(|(_, trial)| trial);
    let convolution = convolution.filter(|_| trials.len() > 1);
    let seeds = trials.iter().any(|(_, trial)| trial.spread(Way::Bm25).is_some());
    let mut head = vec!["scored by", "NDCG@10"];
    head.extend(seeds.then_some("lowest and highest seed"));
    head.extend(["- word overlap", "- BM25", "- matches", "- listwise"]);
    head.extend(convolution.map(|_| "- convolution"));
    let mut grid = Grid::new(head, 1);
    for (place, (encoder, trial)) in trials.iter().enumerate() {
        for &way in trial.ways().iter().filter(|way| place == 0 || way.encodes()) {
            let name = if way.encodes() && trials.len() > 1 {
                format!("{}: {}", encoder.name(), way.name())
            } else {
                way.name()
            };
            let mut row = vec![name, format!("{:.4}", trial.mean(way))];
            row.extend(trial.spread(way).map(|(low, high)| format!("{low:.4} to {high:.4}")));
            let within = [Some(Way::Overlap), Some(Way::Bm25), Some(Way::Matches(Loss::Listwise)), way.listwise()];
            row.extend(within.map(|than| {
                let than = than.filter(|&than| than != way);
                cell(than.and_then(|than| trial.lead(way, trial, than)))
            }));
            row.extend(convolution.map(|convolution| {
                let other = way.encodes() && *encoder != EncoderKind::Convolution;
                cell(other.then(|| trial.lead(way, convolution, way)).flatten())
            }));
            grid = grid.row(row);
        }
    }
    grid
}

fn cell(lead: Option<Interval>) -> String {
    lead.map_or(String::new(), Interval::text)
}
