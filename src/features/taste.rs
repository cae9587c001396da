//! How the shopper's choices weigh what tells the products of the list apart.

use super::context::{Context, centred, column};
use super::row::{Group, Prepared, Row};
use crate::shopper::Design;
use crate::softmax::log_softmax;

pub(super) struct View {
    weights: Vec<f32>,
    odds: Vec<f32>,
}

impl View {
    pub(super) fn new(context: &Context<'_>) -> View {
        let taste = context.shopper.taste();
        if taste.is_empty() {
            let unknown = vec![f32::NAN; context.len()];
            return View { weights: unknown.clone(), odds: unknown };
        }
        let weights = taste.scores(&Design::new(context.items(), &context.scale.standings));
        let (logs, by_chance) = (log_softmax(&weights), (context.len() as f32).ln());
        View { odds: column(context.len(), &|item| logs[item] + by_chance), weights: centred(&weights) }
    }
}

const fn row(name: &'static str, meaning: &'static str, value: fn(&View, usize) -> f32) -> Row<View> {
    Row::new(Group::Taste, name, meaning, "nats", value).missing("nothing was chosen from a list yet")
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[
    row("taste", "what it has, as the choices weigh it, against the list's mean", |view, item| view.weights[item])
        .adapts(),
    row("taste_odds", "by that, how much likelier than by chance it is chosen", |view, item| view.odds[item]),
];
