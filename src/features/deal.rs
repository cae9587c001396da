//! The price now against the prices at which this shopper saw the same item before.

use super::context::{Context, centred, column, flag};
use super::row::{Group, Prepared, Row};
use crate::prices::{known, percentile};
use crate::shopper::Impression;

/// A price this much below the usual one counts as a deal.
const NOTICEABLE: f32 = -0.02;

pub(super) struct View {
    to_mean: Vec<f32>,
    to_last: Vec<f32>,
    to_lowest: Vec<f32>,
    to_mean_rest: Vec<f32>,
    to_last_rest: Vec<f32>,
    rank: Vec<f32>,
    best: f32,
    moved: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let n = context.len();
        let priced = |item: usize| context.impressions[item].filter(|shown| shown.priced > 0);
        let against = |log_of: fn(&Impression) -> f32| {
            column(n, &|item| priced(item).map_or(f32::NAN, |shown| context.price_logs[item] - log_of(shown)))
        };
        let to_mean = against(|shown| shown.mean_log);
        let to_last = against(|shown| shown.last_log);
        let up = |item: usize, shown: &Impression| f32::from(shown.position).ln_1p() - (item as f32).ln_1p();
        let moved = column(n, &|item| context.impressions[item].map_or(f32::NAN, |shown| up(item, shown)));
        View {
            to_lowest: against(|shown| shown.lowest_log),
            to_mean_rest: centred(&to_mean),
            to_last_rest: centred(&to_last),
            rank: ranks(&to_mean),
            best: to_mean.iter().copied().fold(f32::NAN, f32::min),
            moved,
            to_mean,
            to_last,
        }
    }
}

/// Share of the known values that are lower, ties counted half.
fn ranks(values: &[f32]) -> Vec<f32> {
    let mut sorted = known(values);
    sorted.sort_unstable_by(f32::total_cmp);
    column(values.len(), &|item| {
        let value = values[item];
        if value.is_nan() || sorted.len() < 2 { f32::NAN } else { percentile(&sorted, value) }
    })
}

const NEVER: &str = "never shown with a price before";

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Deal, name, meaning, unit, value).missing(NEVER)
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("deal_to_mean", "price now against its mean price before", "logarithm of the ratio", |view, item| {
        view.to_mean[item]
    }),
    row("deal_to_last", "price now against when last seen", "logarithm of the ratio", |view, item| view.to_last[item]),
    row("deal_to_lowest", "price now against its lowest before", "logarithm of the ratio", |view, item| {
        view.to_lowest[item]
    }),
    row("deal_to_mean_rest", "deal_to_mean against the rest of the list", "logarithm of the ratio", |view, item| {
        view.to_mean_rest[item]
    })
    .adapts(),
    row("deal_to_last_rest", "deal_to_last against the rest of the list", "logarithm of the ratio", |view, item| {
        view.to_last_rest[item]
    }),
    row("deal_rank", "how many are the better deal", "share, 0 to 1", |view, item| view.rank[item]),
    row("deal_best", "it is the best deal of the list", "0 or 1", |view, item| {
        flag(view.best < NOTICEABLE && view.to_mean[item] <= view.best)
    })
    .adapts(),
    row("deal_moved", "how far the server moved it up since last shown", "logarithm of the ratio", |view, item| {
        view.moved[item]
    }),
    row("deal_known", "its price was seen before", "0 or 1", |view, item| flag(!view.to_mean[item].is_nan())),
];
