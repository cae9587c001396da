//! What several groups need of a list and a shopper, found once.

use crate::event::{EventKind, Millis};
use crate::interner::Interner;
use crate::item::Item;
use crate::prices::PriceScale;
use crate::results::Results;
use crate::shopper::{Act, ActLog, Impression, Shopper};

/// An hour, in milliseconds.
const HOUR: f32 = 3_600_000.0;

/// The age at which half of what an act says of a taste is left.
const HALF_LEFT: f32 = 80.0 * 24.0 * HOUR;

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
    /// Looks and choices, but for those that taking the item out of the cart took back.
    pub(super) touches: Vec<Past<'a>>,
    /// Choices alone.
    pub(super) choices: Vec<Past<'a>>,
    /// Candidates that were taken out of the cart and not touched since.
    pub(super) taken_out: Vec<usize>,
}

impl<'a> Context<'a> {
    pub(super) fn new(shopper: &'a Shopper, results: &'a Results) -> Context<'a> {
        let items = results.items();
        let mut ids = Interner::default();
        let mut places = Vec::new();
        let mut categories = Interner::default();
        for (place, item) in items.iter().enumerate() {
            if ids.number(item.id().0) == places.len() {
                places.push(place);
            }
            item.category().map(|category| categories.number(category));
        }
        let seen_from = |act: &'a Act| {
            let place = ids.of(act.item.0).and_then(|number| places.get(number).copied());
            let here = place.is_some() || act.category.is_some_and(|category| categories.of(category).is_some());
            Past { act, place, here }
        };
        let past = |log: &'a ActLog| -> Vec<Past<'a>> { log.recent().map(seen_from).collect() };
        let price_logs: Vec<f32> = items.iter().map(Item::price_log).collect();
        let acts = past(shopper.acts());
        let (mut touches, mut taken_out, mut removed) = (Vec::new(), Vec::new(), Interner::default());
        for past in acts {
            if past.act.kind == EventKind::RemoveFromCart {
                let touched_since = touches.iter().any(|later: &Past<'_>| later.act.item == past.act.item);
                taken_out.extend(past.place.filter(|_| !touched_since));
                removed.number(past.act.item.0);
            } else if removed.of(past.act.item.0).is_none() {
                touches.push(past);
            }
        }
        Context {
            shopper,
            results,
            scale: PriceScale::of_logs(&price_logs),
            price_logs,
            impressions: items.iter().map(|item| shopper.impressions().of(item.id())).collect(),
            touches,
            choices: past(shopper.choices()),
            taken_out,
        }
    }

    /// How often each candidate was shown before.
    pub(super) fn times_shown(&self) -> Vec<f32> {
        column(self.len(), &|item| self.impressions[item].map_or(0.0, |shown| f32::from(shown.times)))
    }

    pub(super) fn items(&self) -> &'a [Item] {
        self.results.items()
    }

    pub(super) fn len(&self) -> usize {
        self.results.len()
    }

    /// What is left with time of what an act says of a taste: 1 now, 0.7 a month later, 0.2 a year later.
    pub(super) fn remembered(&self, at: Millis) -> f32 {
        HALF_LEFT / (HALF_LEFT + self.since(at))
    }

    /// Time from then to now, as a logarithm of hours: 0 now, 0.32 a day ago, 0.65 a month, 0.9 a year.
    pub(super) fn age(&self, at: Millis) -> f32 {
        (self.since(at) / HOUR).ln_1p() / 10.0
    }

    fn since(&self, at: Millis) -> f32 {
        self.results.at().saturating_sub(at).max(0) as f32
    }
}

/// The hours that an age of [`Context::age`] stands for.
pub(super) fn hours(age: f32) -> f32 {
    (age * 10.0).exp() - 1.0
}

/// One value for each of `n` items. Not generic, so that it is compiled into the page's module once.
pub(super) fn column(n: usize, value: &dyn Fn(usize) -> f32) -> Vec<f32> {
    (0..n).map(value).collect()
}

/// `values` less their mean over those that are known.
pub(super) fn centred(values: &[f32]) -> Vec<f32> {
    let mean = mean(values);
    column(values.len(), &|item| values[item] - mean)
}

/// The mean of the values that are known; NaN where none is.
pub(super) fn mean(values: &[f32]) -> f32 {
    let (sum, count) = values
        .iter()
        .filter(|value| !value.is_nan())
        .fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

/// 1 for true, 0 for false.
pub(super) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}
