//! Where the shopper is in the list: how far each item stands from those touched, in the server's order now.

use super::context::Context;
use super::row::{Group, Prepared, Row};

pub(super) struct View {
    last_touched: Option<f32>,
    deepest: Option<f32>,
    nearest: Vec<f32>,
    last_chosen: Option<f32>,
    usual: f32,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let touched: Vec<usize> = context.touches.iter().filter_map(|past| past.place).collect();
        let last_chosen = context.choices.iter().find_map(|past| past.place);
        View {
            last_touched: touched.first().map(|&place| place as f32),
            deepest: touched.iter().max().map(|&place| place as f32),
            nearest: nearest(&touched, context.len()),
            last_chosen: last_chosen.map(|place| place as f32),
            usual: usual(context),
        }
    }
}

/// Places to the nearest item touched, negative where that stands below; NaN where none was.
fn nearest(touched: &[usize], n: usize) -> Vec<f32> {
    let mut marked = vec![false; n];
    touched.iter().for_each(|&place| marked[place] = true);
    let mut nearest = vec![f32::NAN; n];
    let mut last = None;
    for place in 0..n {
        last = if marked[place] { Some(place) } else { last };
        if let Some(last) = last {
            nearest[place] = (place - last) as f32;
        }
    }
    let mut next = None;
    for place in (0..n).rev() {
        next = if marked[place] { Some(place) } else { next };
        if let Some(next) = next {
            let below = (next - place) as f32;
            if nearest[place].is_nan() || below < nearest[place] {
                nearest[place] = -below;
            }
        }
    }
    nearest
}

/// Mean logarithm of the displayed positions of the choices, a choice counting 0.9 of the next newer one.
pub(super) fn usual(context: &Context<'_>) -> f32 {
    let (mut sum, mut total, mut weight) = (0.0, 0.0, 1.0_f32);
    for position in context.choices.iter().filter_map(|past| past.act.position).take(64) {
        sum += weight * f32::from(position).ln_1p();
        total += weight;
        weight *= 0.9;
    }
    sum / total
}

/// A distance in places, long ones pressed together, its sign kept.
fn pressed(distance: f32) -> f32 {
    distance.signum() * distance.abs().ln_1p()
}

fn from(place: Option<f32>, item: usize) -> f32 {
    place.map_or(f32::NAN, |place| pressed(item as f32 - place))
}

const fn row(name: &'static str, meaning: &'static str, value: fn(&View, usize) -> f32) -> Row<View> {
    Row::new(Group::Position, name, meaning, "logarithm of places plus 1, positive below", value)
        .missing("nothing of the list was touched")
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("places_to_last_touched", "places below the one touched last", |view, item| from(view.last_touched, item)),
    row("places_to_deepest", "places below the deepest one touched", |view, item| from(view.deepest, item)),
    row("places_to_nearest", "places below the nearest one touched", |view, item| pressed(view.nearest[item])),
    row("places_to_last_chosen", "places below the one chosen last", |view, item| from(view.last_chosen, item)),
    row("places_off_last_chosen", "its distance", |view, item| from(view.last_chosen, item).abs()).adapts(),
    row("places_off_usual", "distance from where the shopper usually chooses", |view, item| {
        ((item as f32).ln_1p() - view.usual).abs()
    }),
];
