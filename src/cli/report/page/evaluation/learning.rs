//! How the orders do the more of a shopper's choices are known.

use maud::{Markup, html};
use reshelf::evaluation::Ranker;
use reshelf::evaluation::study::{Curve, STARTS};

use crate::report::grid::Grid;
use crate::report::page::chart::{Line, intervals, lines};
use crate::report::page::frame::paragraph;
use crate::report::page::told::count;

pub const WORDS: &str = "MRR by earlier choices, in finer steps than above. From left to right the shoppers change, too: \
     those on the right are regulars. So the distance between the lines tells more than their height.";

/// A step with fewer choices is in the table, not in the drawing.
const ENOUGH: u64 = 30;

const AXIS: &str = "earlier choices, up to the next mark";

/// Both figures, and the table behind them.
pub fn figures(rankers: &[Ranker], curve: &Curve) -> Markup {
    let drawn: Vec<usize> = (0..STARTS.len()).filter(|&step| curve.steps()[step].examples >= ENOUGH).collect();
    let names: Vec<String> = drawn.iter().map(|&step| name(step)).collect();
    let shown = [Ranker::Server, Ranker::Base, Ranker::Adapted].into_iter().filter(|ranker| rankers.contains(ranker));
    let shown: Vec<Ranker> = shown.collect();
    let line = |&ranker: &Ranker| Line {
        name: ranker.name(),
        class: ranker.key(),
        values: drawn.iter().map(|&step| mrr(curve, step, ranker)).collect(),
    };
    let leads: Vec<_> = drawn.iter().filter_map(|&step| curve.lead(step)).collect();
    html! {
        @if drawn.is_empty() {
            (paragraph(&format!("No step has {ENOUGH} choices: too few to draw.")))
        } @else {
            .curves.wide {
                (lines("MRR", AXIS, &names, &shown.iter().map(line).collect::<Vec<_>>()))
                (intervals("MRR, base − server", AXIS, &names, &leads))
            }
        }
        details { summary { "The figures" } (table(&shown, curve)) }
    }
}

fn table(shown: &[Ranker], curve: &Curve) -> Grid {
    let rankers = shown.iter().map(|ranker| ranker.name());
    let head = ["earlier choices", "shoppers", "choices"].into_iter().chain(rankers).chain(["base − server"]);
    let row = |step: usize| {
        let lead = curve.lead(step)?;
        let start = [name(step), count(curve.shoppers(step) as u64), count(curve.steps()[step].examples)];
        let means = shown.iter().map(|&ranker| format!("{:.4}", mrr(curve, step, ranker)));
        Some(start.into_iter().chain(means).chain([lead.text()]).collect::<Vec<_>>())
    };
    Grid::new(head, 1).rows((0..STARTS.len()).filter_map(row))
}

fn mrr(curve: &Curve, step: usize, ranker: Ranker) -> f64 {
    curve.steps()[step].means(ranker).map_or(0.0, |means| means.mrr)
}

/// A step by its first and last number of choices.
fn name(step: usize) -> String {
    let first = STARTS[step];
    match STARTS.get(step + 1) {
        None => format!("{first}+"),
        Some(next) if next - first == 1 => first.to_string(),
        Some(next) => format!("{first}–{}", next - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_named_by_what_they_hold() {
        assert_eq!([0, 4, 5, 12].map(name), ["0", "4–5", "6–8", "201+"]);
    }
}
