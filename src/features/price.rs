//! The price among those of the list.

use super::context::{Context, flag};
use super::row::{Group, Prepared, Row};
use crate::prices::PriceScale;

pub(super) struct View {
    logs: Vec<f32>,
    scale: PriceScale,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        View { logs: context.price_logs.clone(), scale: context.scale.clone() }
    }
}

const NO_PRICE: &str = "fewer than two prices in the list, or none for this item";

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Price, name, meaning, unit, value).missing(NO_PRICE)
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("price_percentile", "how many of the list are cheaper", "share, 0 to 1", |view, item| {
        view.scale.standings[item].percentile
    })
    .adapts(),
    row("price_z", "its price against the list's mean", "standard deviations of the logarithm", |view, item| {
        view.scale.standings[item].z
    })
    .adapts(),
    row("price_to_lowest", "its price against the lowest", "logarithm of the ratio", |view, item| {
        view.logs[item] - view.scale.lowest_log
    }),
    row("price_to_median", "its price against the middle one", "logarithm of the ratio", |view, item| {
        view.logs[item] - view.scale.median_log
    }),
    row("price_cheapest", "it is the cheapest", "0 or 1", |view, item| flag(view.logs[item] <= view.scale.lowest_log)),
    row("price_unknown", "its price is not known", "0 or 1", |view, item| flag(view.logs[item].is_nan())),
];
