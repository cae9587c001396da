//! How often an item was shown, and passed over for another.

use super::context::Context;
use super::row::{Group, Prepared, Row};

#[derive(Clone, Copy, Default)]
struct Shown {
    times: f32,
    passed: f32,
    passed_since: f32,
    age: f32,
}

pub(super) struct View {
    shown: Vec<Shown>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let shown = context.impressions.iter().map(|shown| {
            shown.map_or(Shown { age: f32::NAN, ..Shown::default() }, |shown| Shown {
                times: f32::from(shown.times),
                passed: f32::from(shown.passed),
                passed_since: f32::from(shown.passed_since),
                age: context.age(shown.at),
            })
        });
        View { shown: shown.collect() }
    }
}

const COUNT: &str = "logarithm of the count plus 1";

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Impressions, name, meaning, unit, value)
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("shown_count", "how often shown", COUNT, |view, item| view.shown[item].times.ln_1p()),
    row("passed_over", "how often another was chosen instead", COUNT, |view, item| view.shown[item].passed.ln_1p()),
    row("passed_over_since", "the same since it was last touched", COUNT, |view, item| {
        view.shown[item].passed_since.ln_1p()
    })
    .adapts(),
    row("shown_age", "time since it was last shown", "logarithm of hours, tenths", |view, item| view.shown[item].age)
        .missing("never shown"),
];
