//! After cheap choices cheaper ones rise, after dear ones dearer.

use reshelf::{EventKind, Model};

use crate::expect::expect;
use crate::past::{DAY, Past, can_rise, mean_of};
use crate::shop::{Needs, Product, Shop};

/// Three visits with a choice among the cheapest (or dearest) eighth of a list; then another list: does its cheaper
/// (dearer) third rise, on average, and more than the other end? Where it stands first already, it cannot.
fn end_rises(model: &Model, seed: u64, cheap: bool) -> Option<bool> {
    let mut shop = Shop::new(seed, Needs::Price);
    let mut past = Past::default();
    let act = [EventKind::SelectItem, EventKind::Purchase][seed as usize % 2];
    for _ in 0..3 {
        let mut list = shop.list(0);
        past.show(&list);
        list.sort_by(|one, other| one.price.total_cmp(&other.price));
        let rank = shop.draws.below(list.len().div_ceil(8));
        past.act(act, &list[if cheap { rank } else { list.len() - 1 - rank }]);
        past.wait(DAY);
    }
    let list = shop.list(0);
    let mut prices: Vec<f64> = list.iter().map(|own| own.price).collect();
    prices.sort_by(f64::total_cmp);
    let third = list.len() / 3;
    let (below, above) = (prices[third], prices[prices.len() - 1 - third]);
    let (cheaper, dearer) = (|own: &Product| own.price < below, |own: &Product| own.price > above);
    if !can_rise(&list, |own| if cheap { cheaper(own) } else { dearer(own) }) {
        return None;
    }
    let shifts = past.shifts(model, &list);
    let low = mean_of(&shifts, &list, cheaper)?;
    let high = mean_of(&shifts, &list, dearer)?;
    Some(if cheap { low > 0.0 && low > high } else { high > 0.0 && high > low })
}

#[test]
fn cheap_choices_lift_what_is_cheap() {
    expect("three cheap choices lift what is cheap", |model, seed| end_rises(model, seed, true));
}

#[test]
fn dear_choices_lift_what_is_dear() {
    expect("three dear choices lift what is dear", |model, seed| end_rises(model, seed, false));
}
