//! The shopper's own price level: where the prices of what was touched and chosen stood, and how far this one is off.

use super::context::{Context, Past};
use super::row::{Group, Prepared, Row};
use crate::prices::{PriceScale, Standing};

pub(super) struct View {
    scale: PriceScale,
    logs: Vec<f32>,
    chosen: Standing,
    touched: Standing,
    last_touched: f32,
    last_chosen: f32,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let last = |acts: &[Past<'_>]| acts.iter().find(|past| past.here).map_or(f32::NAN, |past| past.act.price_log);
        View {
            scale: context.scale.clone(),
            logs: context.price_logs.clone(),
            chosen: level(&context.choices),
            touched: level(&context.touches),
            last_touched: last(&context.touches),
            last_chosen: last(&context.choices),
        }
    }
}

/// Mean standing of the prices of acts, an act counting 0.9 of the next newer one; NaN where no price was known.
pub(super) fn level(acts: &[Past<'_>]) -> Standing {
    let (mut percentile, mut z, mut total, mut weight) = (0.0, 0.0, 0.0, 1.0_f32);
    for standing in acts.iter().map(|past| past.act.standing).filter(|standing| !standing.z.is_nan()).take(64) {
        percentile += weight * standing.percentile;
        z += weight * standing.z;
        total += weight;
        weight *= 0.9;
    }
    Standing { percentile: percentile / total, z: z / total }
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Budget, name, meaning, unit, value).missing("no price known, here or in the past")
}

const PERCENTILE: &str = "difference of percentiles";
const DEVIATIONS: &str = "standard deviations of the logarithm";
const RATIO: &str = "logarithm of the ratio";

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row(
        "percentile_off_chosen",
        "distance of its price percentile from the mean of the choices",
        PERCENTILE,
        |view, item| (view.scale.standings[item].percentile - view.chosen.percentile).abs(),
    ),
    row("z_off_chosen", "distance of the price from that of the choices", DEVIATIONS, |view, item| {
        (view.scale.standings[item].z - view.chosen.z).abs()
    })
    .adapts(),
    row(
        "percentile_off_touched",
        "distance of its price percentile from the mean of the touches",
        PERCENTILE,
        |view, item| (view.scale.standings[item].percentile - view.touched.percentile).abs(),
    ),
    row("z_off_touched", "distance of the price from that of the touches", DEVIATIONS, |view, item| {
        (view.scale.standings[item].z - view.touched.z).abs()
    }),
    row("price_off_last_touched", "distance of its price from that last touched here", RATIO, |view, item| {
        (view.logs[item] - view.last_touched).abs()
    }),
    row("price_off_last_chosen", "distance of its price from that last chosen here", RATIO, |view, item| {
        (view.logs[item] - view.last_chosen).abs()
    })
    .adapts(),
];
