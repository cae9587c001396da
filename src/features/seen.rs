//! What the shopper touched before: looks and choices alike.

use super::context::{Context, flag};
use super::row::{Group, Prepared, Row};
use super::tally::Tally;

/// Two seconds, in the unit of ages: too short for a person to look and come back.
const JUST_NOW: f32 = 0.11;

pub(super) struct View {
    tally: Tally,
    shown: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        View { tally: Tally::new(context, &context.touches, [0.5, 0.8, 0.95, 0.0]), shown: context.times_shown() }
    }
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Seen, name, meaning, unit, value)
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("seen_any", "touched before", "0 or 1", |view, item| flag(view.tally.counts[item] > 0.0)).concerns(),
    row("seen_count", "how often touched", "logarithm of the count plus 1", |view, item| {
        view.tally.counts[item].ln_1p()
    }),
    row("seen_recency", "how recently touched among those of the list", "1 over the rank, 0 never", |view, item| {
        view.tally.recency[item]
    })
    .adapts(),
    row("seen_last", "touched last of the list", "0 or 1", |view, item| flag(view.tally.recency[item] == 1.0)),
    row("seen_share", "its share of all touches in the list", "share, 0 to 1", |view, item| {
        view.tally.counts[item] / view.tally.total.max(1.0)
    }),
    row("seen_share_fast", "share of touches, an older one counting 0.5 of the next", "share, 0 to 1", |view, item| {
        view.tally.shares[item][0]
    }),
    row(
        "seen_share_medium",
        "share of touches, an older one counting 0.8 of the next",
        "share, 0 to 1",
        |view, item| view.tally.shares[item][1],
    )
    .adapts(),
    row(
        "seen_share_slow",
        "share of touches, an older one counting 0.95 of the next",
        "share, 0 to 1",
        |view, item| view.tally.shares[item][2],
    ),
    row("seen_age", "time since it was last touched", "logarithm of hours, tenths", |view, item| view.tally.age[item])
        .missing("never touched"),
    row("seen_just_now", "touched as the list came up, as when it was looked up by name", "0 or 1", |view, item| {
        flag(view.tally.age[item] < JUST_NOW)
    }),
    row("seen_per_showing", "touches for each time shown", "ratio, at most 3", |view, item| {
        (view.tally.counts[item] / (view.shown[item] + 1.0)).min(3.0)
    }),
];
