//! Sentences for the shopper. Each says something true of the past or of the list, whichever way it counted.

use super::history::{Done, History};
use crate::event::EventKind;
use crate::features::Group;
use crate::item::Key;
use crate::phrases::{products_with, third, times};
use crate::sentence::{decimal, fill};

/// Prices this near to each other are the same to a reader: 2 %.
const SAME_PRICE: f32 = 0.02;

/// Percentiles this near to each other are close.
const CLOSE: f32 = 0.15;

/// What a group of features says of an item that it `lifts` or lowers.
pub fn text(history: &History<'_>, group: Group, key: Option<Key>, lifts: bool) -> String {
    match group {
        Group::Server => fill("the shop puts it at place _", &[&decimal(history.position as u64 + 1)]),
        Group::Price => price(history.percentile),
        Group::Deal => deal(history.price_ratio(), lifts),
        Group::Seen => seen(history.looks()),
        Group::Choices => chosen(history.choices()),
        Group::Attributes | Group::Taste => property(history, group, key, lifts),
        Group::Budget => budget(history).into(),
        Group::Position if lifts => "it stands where you usually look".into(),
        Group::Position => "it stands away from where you usually look".into(),
        Group::Impressions => shown(history),
        Group::Words if lifts => "its name is like what you searched for or looked at".into(),
        Group::Words => "its name has little of what you searched for or looked at".into(),
        Group::Likeness if lifts => "it is like what you looked at".into(),
        Group::Likeness => "it is unlike what you looked at".into(),
        Group::Moment => "what you did before".into(),
        Group::Crowd if lifts => "many who saw it chose it".into(),
        Group::Crowd => "few who saw it chose it".into(),
    }
}

fn price(percentile: f32) -> String {
    match percentile {
        p if p.is_nan() => "its price is not known, or no other is".into(),
        0.0 => "it is the cheapest here".into(),
        1.0 => "it is the dearest here".into(),
        p => fill("its price is in the _ third here", &[third(p)]),
    }
}

fn deal(ratio: Option<f32>, lifts: bool) -> String {
    match ratio {
        Some(ratio) if ratio < 1.0 - SAME_PRICE => {
            fill("_ % cheaper than when you last saw it", &[&percent(1.0 - ratio)])
        }
        Some(ratio) if ratio > 1.0 + SAME_PRICE => {
            fill("_ % dearer than when you last saw it", &[&percent(ratio - 1.0)])
        }
        Some(_) if lifts => "its price is no higher than when you last saw it".into(),
        Some(_) => "its price is no lower than when you last saw it".into(),
        None => "its earlier price is not known".into(),
    }
}

/// A whole number of at least 1 and at most 999.
fn percent(share: f32) -> String {
    decimal((share * 100.0).round().clamp(1.0, 999.0) as u64)
}

fn seen(looks: usize) -> String {
    match looks {
        0 => "you have not looked at it yet".into(),
        1 => "you looked at it before".into(),
        _ => fill("you looked at it _", &[&times(looks)]),
    }
}

fn chosen((count, newest): (usize, Option<EventKind>)) -> String {
    match (count, newest) {
        (_, Some(EventKind::Purchase)) => "you bought it before".into(),
        (_, Some(EventKind::AddToCart)) => "you put it in your cart".into(),
        (_, Some(EventKind::AddToWishlist)) => "you put it on your wish list".into(),
        (0, _) => "you have not chosen it yet".into(),
        (1, _) => "you opened it before".into(),
        _ => fill("you opened it _", &[&times(count)]),
    }
}

fn property(history: &History<'_>, group: Group, key: Option<Key>, lifts: bool) -> String {
    let Some(property) = history.property(group, key, lifts) else {
        return match key {
            // No text of the item weighs that way: then the price does, or a number.
            _ if group == Group::Taste => budget(history).into(),
            Some(Key::Brand) => "it names no brand".into(),
            Some(Key::Variant) => "it names no variant".into(),
            _ => "little is said of it".into(),
        };
    };
    let label = &property.label;
    let of = |count| products_with(count, property.key, label);
    match history.done_with(property.value) {
        Done { looked_at: 0, .. } => fill("you have not looked at _ yet", &[label]),
        Done { looked_at, taken: 0 } => fill("you looked at _", &[&of(looked_at)]),
        Done { taken, .. } => fill("you chose _", &[&of(taken)]),
    }
}

/// The usual price is of what was chosen, a click included, or else of what was looked at: no verb would be true of both.
fn budget(history: &History<'_>) -> &'static str {
    match history.percentile - history.usual_percentile {
        off if off.is_nan() => "its price or your usual one is not known",
        off if off.abs() <= CLOSE => "its price is close to your usual one",
        off if off < 0.0 => "it is cheaper than your usual price",
        _ => "it is dearer than your usual price",
    }
}

fn shown(history: &History<'_>) -> String {
    match history.impression() {
        None => "no list showed it to you before".into(),
        Some(shown) if shown.passed_since > 0 => {
            fill("you have passed it over _", &[&times(shown.passed_since.into())])
        }
        Some(shown) => fill("it was shown to you _", &[&times(shown.times.into())]),
    }
}
