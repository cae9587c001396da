//! The price among those of the list.

use super::context::{Context, flag};
use super::row::{Group, Prepared, Row};
use crate::prices::PriceScale;

pub(super) struct View {
    logs: Vec<f32>,
    scale: PriceScale,
    /// Lowest price so far, going down the list.
    running: Vec<f32>,
    cheaper_above: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let logs = context.price_logs.clone();
        let mut lowest = f32::NAN;
        let running = logs
            .iter()
            .map(|&log| {
                lowest = lowest.min(log);
                lowest
            })
            .collect();
        View { cheaper_above: cheaper_above(&logs), running, scale: context.scale.clone(), logs }
    }

    fn against(&self, item: usize, other: Option<usize>) -> f32 {
        other.and_then(|other| self.logs.get(other)).map_or(f32::NAN, |log| self.logs[item] - log)
    }
}

/// Share of the items above that are cheaper, by insertion into a sorted list.
fn cheaper_above(logs: &[f32]) -> Vec<f32> {
    let mut above: Vec<f32> = Vec::with_capacity(logs.len());
    let share = |&log: &f32| {
        if log.is_nan() {
            return f32::NAN;
        }
        let cheaper = above.partition_point(|&other| other < log);
        let share = if above.is_empty() { f32::NAN } else { cheaper as f32 / above.len() as f32 };
        above.insert(cheaper, log);
        share
    };
    logs.iter().map(share).collect()
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
    row("price_to_above", "its price against the item above", "logarithm of the ratio", |view, item| {
        view.against(item, item.checked_sub(1))
    }),
    row("price_to_below", "its price against the item below", "logarithm of the ratio", |view, item| {
        view.against(item, Some(item + 1))
    }),
    row("price_to_lowest_above", "its price against the lowest down to it", "logarithm of the ratio", |view, item| {
        view.logs[item] - view.running[item]
    }),
    row("price_cheaper_above", "how many of the items above are cheaper", "share, 0 to 1", |view, item| {
        view.cheaper_above[item]
    }),
    row("price_cheapest", "it is the cheapest", "0 or 1", |view, item| flag(view.logs[item] <= view.scale.lowest_log)),
    row("price_unknown", "its price is not known", "0 or 1", |view, item| flag(view.logs[item].is_nan())),
];
