//! What was put in the cart or bought rises.

use reshelf::{EventKind, Model};

use crate::expect::expect;
use crate::past::{DAY, HOUR, Past, of_one};
use crate::shop::{Needs, Shop};

/// Amid other looks and clicks, an item of a list is taken; hours or weeks later it stands in another list. Does it
/// stand above where the server put it?
fn rises(model: &Model, seed: u64, kinds: &[EventKind], later: i64) -> Option<bool> {
    let mut shop = Shop::new(seed, Needs::Nothing);
    let mut past = Past::default();
    let shown = shop.list(0);
    let own = shown[shop.draws.below(shown.len())].clone();
    past.surroundings(&mut shop, |other| other.id != own.id);
    past.show(&shown);
    kinds.iter().for_each(|&kind| past.act(kind, &own));
    past.surroundings(&mut shop, |other| other.id != own.id);
    past.wait(later);
    let mut list = shop.list(0);
    shop.lay(&own, &mut list);
    Some(of_one(&past.shifts(model, &list), &list, &own) > 0.0)
}

#[test]
fn what_was_put_in_the_cart_rises() {
    expect("what was put in the cart rises", |model, seed| {
        let kinds = [EventKind::SelectItem, EventKind::AddToCart];
        rises(model, seed, &kinds[seed as usize % 2..], HOUR * (1 + seed as i64 % 48))
    });
}

#[test]
fn what_was_bought_rises() {
    expect("what was bought rises", |model, seed| {
        let kinds = [EventKind::SelectItem, EventKind::AddToCart, EventKind::Purchase];
        rises(model, seed, &kinds[seed as usize % 3..], DAY * (1 + seed as i64 % 42))
    });
}
