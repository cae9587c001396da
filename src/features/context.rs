//! What several groups need of a list and a shopper, found once.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::event::{EventKind, Millis};
use crate::item::{Item, ItemId};
use crate::prices::PriceScale;
use crate::results::Results;
use crate::shopper::{Act, ActLog, Impression, Shopper};
use crate::tokens::Hash;

/// An act of the past, seen from the list at hand.
#[derive(Clone, Copy)]
pub(super) struct Past<'a> {
    pub(super) act: &'a Act,
    /// Index of its item among the candidates.
    pub(super) place: Option<usize>,
    /// True where its item is a candidate or of a category that stands in the list.
    pub(super) here: bool,
}

/// A list and what the shopper did before it came up, newest first.
pub(super) struct Context<'a> {
    pub(super) shopper: &'a Shopper,
    pub(super) results: &'a Results,
    pub(super) scale: PriceScale,
    pub(super) price_logs: Vec<f32>,
    pub(super) impressions: Vec<Option<&'a Impression>>,
    /// Looks and choices.
    pub(super) touches: Vec<Past<'a>>,
    /// Choices alone.
    pub(super) choices: Vec<Past<'a>>,
    /// Candidates that were taken out of the cart and not touched since.
    pub(super) taken_out: Vec<usize>,
}

impl<'a> Context<'a> {
    pub(super) fn new(shopper: &'a Shopper, results: &'a Results) -> Context<'a> {
        let items = results.items();
        let mut places = FxHashMap::default();
        for (place, item) in items.iter().enumerate() {
            places.entry(item.id()).or_insert(place);
        }
        let categories: FxHashSet<Hash> = items.iter().filter_map(Item::category).collect();
        let past = |log: &'a ActLog| -> Vec<Past<'a>> {
            log.recent().map(|act| seen_from(&places, &categories, act)).collect()
        };
        let acts = past(shopper.acts());
        let (removals, touches): (Vec<_>, Vec<_>) =
            acts.iter().copied().partition(|past| past.act.kind == EventKind::RemoveFromCart);
        let newest = |id: ItemId| acts.iter().find(|past| past.act.item == id).map(|past| past.act.kind);
        let taken_out = removals
            .iter()
            .filter(|past| newest(past.act.item) == Some(EventKind::RemoveFromCart))
            .filter_map(|past| past.place)
            .collect();
        Context {
            shopper,
            results,
            scale: PriceScale::of(items.iter().map(Item::price)),
            price_logs: items.iter().map(|item| item.price().map_or(f32::NAN, f32::ln)).collect(),
            impressions: items.iter().map(|item| shopper.impressions().of(item.id())).collect(),
            touches,
            choices: past(shopper.choices()),
            taken_out,
        }
    }

    pub(super) fn items(&self) -> &'a [Item] {
        self.results.items()
    }

    pub(super) fn len(&self) -> usize {
        self.results.len()
    }

    /// Time from then to now, as a logarithm of hours: 0 now, 0.32 a day ago, 0.65 a month, 0.9 a year.
    pub(super) fn age(&self, at: Millis) -> f32 {
        let hours = self.results.at().saturating_sub(at).max(0) as f32 / 3_600_000.0;
        hours.ln_1p() / 10.0
    }
}

fn seen_from<'a>(places: &FxHashMap<ItemId, usize>, categories: &FxHashSet<Hash>, act: &'a Act) -> Past<'a> {
    let place = places.get(&act.item).copied();
    let here = place.is_some() || act.category.is_some_and(|category| categories.contains(&category));
    Past { act, place, here }
}

/// `values` less their mean over those that are known.
pub(super) fn centred(values: &[f32]) -> Vec<f32> {
    let mean = mean(values.iter().copied());
    values.iter().map(|value| value - mean).collect()
}

/// The mean of the values that are known; NaN where none is.
pub(super) fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) =
        values.filter(|value| !value.is_nan()).fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

/// 1 for true, 0 for false.
pub(super) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}
