//! Likeness of embedding vectors to those of what was touched and chosen.

use super::context::{Context, Past, centred, column};
use super::row::{Group, Prepared, Row};
use crate::item::Item;

/// Acts looked back on.
const BACK: usize = 32;

pub(super) struct View {
    touched: Vec<f32>,
    touched_lift: Vec<f32>,
    chosen: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let touched = cosines(context.items(), &centre(&context.touches));
        View {
            touched_lift: centred(&touched),
            touched,
            chosen: centred(&cosines(context.items(), &centre(&context.choices))),
        }
    }
}

/// The mean direction of the acts' vectors, an act counting 0.85 of the next newer one; empty where there are none.
fn centre(acts: &[Past<'_>]) -> Vec<f32> {
    let mut centre: Vec<f32> = Vec::new();
    let mut weight = 1.0;
    for vector in acts.iter().map(|past| &past.act.embedding).filter(|vector| !vector.is_empty()).take(BACK) {
        if centre.is_empty() {
            centre = vec![0.0; vector.len()];
        }
        if centre.len() == vector.len() {
            let scale = weight / norm(vector);
            centre.iter_mut().zip(vector).for_each(|(sum, value)| *sum += scale * value);
            weight *= 0.85;
        }
    }
    centre
}

fn cosines(items: &[Item], centre: &[f32]) -> Vec<f32> {
    let length = norm(centre);
    column(items.len(), &|item| {
        let own = items[item].embedding();
        if own.is_empty() || own.len() != centre.len() {
            return f32::NAN;
        }
        own.iter().zip(centre).map(|(one, other)| one * other).sum::<f32>() / (norm(own) * length)
    })
}

fn norm(vector: &[f32]) -> f32 {
    vector.iter().map(|value| value * value).sum::<f32>().sqrt().max(1e-9)
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    unit: &'static str,
    value: fn(&View, usize) -> f32,
) -> Row<View> {
    Row::new(Group::Likeness, name, meaning, unit, value).missing("no embedding, here or in the past")
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("likeness_touched", "likeness to what was touched", "cosine, -1 to 1", |view, item| view.touched[item])
        .concerns(),
    row("likeness_touched_lift", "the same against the list's mean", "difference of cosines", |view, item| {
        view.touched_lift[item]
    }),
    row(
        "likeness_chosen_lift",
        "likeness to what was chosen, against the list's mean",
        "difference of cosines",
        |view, item| view.chosen[item],
    ),
];
