//! A difference with its interval beside zero.

use maud::{Markup, html};
use reshelf::evaluation::{Interval, Side};

use super::figure::At;
use super::strip::{WIDTH, strip};
use crate::report::grid::Cell;

/// The range that all whiskers of a row share.
#[derive(Clone, Copy)]
pub struct Range {
    low: f64,
    high: f64,
}

impl Range {
    /// The range of these, zero included.
    pub fn of<'a>(intervals: impl IntoIterator<Item = &'a Interval>) -> Range {
        let wider =
            |range: Range, own: &Interval| Range { low: range.low.min(own.low), high: range.high.max(own.high) };
        intervals.into_iter().fold(Range { low: 0.0, high: 0.0 }, wider)
    }

    fn x(self, value: f64) -> f64 {
        let span = self.high - self.low;
        let share = if span > 0.0 { (value - self.low) / span } else { 0.5 };
        4.0 + share * (WIDTH - 8.0)
    }
}

/// A cell that tells a difference and draws it.
pub fn cell(own: Interval, range: Range) -> Cell {
    Cell::marked(own.text(), whisker(own, range))
}

/// A dot at the mean, a line over the interval, a tick at zero.
pub fn whisker(own: Interval, range: Range) -> Markup {
    let [zero, low, mean, high] = [0.0, own.low, own.mean, own.high].map(|value| At(range.x(value)));
    strip(&html! {
        path.zero d={ "M" (zero) " 0V14" } {}
        g class=(kind(own.side())) {
            path stroke-width="2" d={ "M" (low) " 7H" (high) } {}
            circle cx=(mean) cy="7" r="3.5" {}
        }
    })
}

/// The class of what lies on that side of zero.
pub fn kind(side: Side) -> &'static str {
    match side {
        Side::Above => "ahead",
        Side::Below => "behind",
        Side::Open => "open",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_says_on_which_side_of_zero_the_interval_lies() {
        let all = [(0.1, 0.0, 0.2), (0.1, 0.05, 0.2), (-0.1, -0.2, -0.05)].map(|(mean, low, high)| Interval {
            mean,
            low,
            high,
        });
        let range = Range::of(&all);
        for (own, kind) in all.into_iter().zip(["open", "ahead", "behind"]) {
            assert!(whisker(own, range).into_string().contains(kind), "{own:?}");
        }
        assert!(whisker(all[2], range).into_string().contains("d=\"M4.0 7H"));
    }
}
