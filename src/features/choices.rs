//! What the shopper chose before: clicked in a list, put in the cart, bought.

use super::context::{Context, column, flag};
use super::row::{Group, Prepared, Row};
use super::tally::Tally;

pub(super) struct View {
    tally: Tally,
    best_medium: f32,
    best_slow: f32,
    /// Lists with the item from which something was chosen.
    opportunities: Vec<f32>,
    shown: Vec<f32>,
    /// Furthest stage of the newest choice: 1 chosen, 2 in the cart, 3 bought; 0 never chosen.
    stage: Vec<u8>,
    taken_out: Vec<bool>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let tally = Tally::new(context, &context.choices, [0.5, 0.7, 0.875, 0.95]);
        let passed = |item: usize| context.impressions[item].map_or(0.0, |shown| f32::from(shown.passed));
        let mut stage = vec![0; context.len()];
        for past in context.choices.iter().rev() {
            if let Some(place) = past.place {
                stage[place] = past.act.kind.stage();
            }
        }
        let mut taken_out = vec![false; context.len()];
        context.taken_out.iter().for_each(|&place| taken_out[place] = true);
        View {
            best_medium: tally.best(2),
            best_slow: tally.best(3),
            opportunities: column(context.len(), &|item| passed(item) + tally.counts[item]),
            shown: context.times_shown(),
            stage,
            taken_out,
            tally,
        }
    }
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Choices, name, meaning, unit, value)
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("chosen_any", "chosen before", "0 or 1", |view, item| flag(view.tally.counts[item] > 0.0)).concerns(),
    row("chosen_count", "how often chosen", "logarithm of the count plus 1", |view, item| {
        view.tally.counts[item].ln_1p()
    }),
    row("chosen_of_opportunities", "how often chosen when something was", "share, 0 to 1", |view, item| {
        view.tally.counts[item] / (view.opportunities[item] + 1.0)
    }),
    row("chosen_recency", "how recently chosen among those of the list", "1 over the rank, 0 never", |view, item| {
        view.tally.recency[item]
    })
    .adapts(),
    row("chosen_last", "chosen last of the list", "0 or 1", |view, item| flag(view.tally.recency[item] == 1.0))
        .adapts(),
    row("chosen_age", "time since it was last chosen", "logarithm of hours, tenths", |view, item| view.tally.age[item])
        .missing("never chosen"),
    row("chosen_per_showing", "choices for each time shown", "ratio, at most 3", |view, item| {
        (view.tally.counts[item] / (view.shown[item] + 1.0)).min(3.0)
    }),
    row("loyalty_fastest", "share of choices, an older one counting 0.5 of the next", "share, 0 to 1", |view, item| {
        view.tally.shares[item][0]
    }),
    row("loyalty_fast", "share of choices, an older one counting 0.7 of the next", "share, 0 to 1", |view, item| {
        view.tally.shares[item][1]
    }),
    row(
        "loyalty_medium",
        "share of choices, an older one counting 0.875 of the next",
        "share, 0 to 1",
        |view, item| view.tally.shares[item][2],
    )
    .adapts(),
    row("loyalty_slow", "share of choices, an older one counting 0.95 of the next", "share, 0 to 1", |view, item| {
        view.tally.shares[item][3]
    }),
    row("loyalty_medium_gap", "loyalty_medium against the list's best", "difference of shares", |view, item| {
        view.tally.shares[item][2] - view.best_medium
    }),
    row("loyalty_slow_gap", "loyalty_slow against the list's best", "difference of shares", |view, item| {
        view.tally.shares[item][3] - view.best_slow
    }),
    row("in_cart", "put in the cart or on the wish list, not yet bought", "0 or 1", |view, item| {
        flag(view.stage[item] == 2)
    }),
    row("bought", "bought before", "0 or 1", |view, item| flag(view.stage[item] == 3)),
    row("taken_out", "taken out of the cart and not touched since", "0 or 1", |view, item| flag(view.taken_out[item]))
        .concerns(),
];
