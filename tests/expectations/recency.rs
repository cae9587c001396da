//! The newest visit counts more than one of last year.

use reshelf::{EventKind, Model};

use crate::expect::expect;
use crate::past::{DAY, HOUR, Past, YEAR, can_rise, mean_of, of_one, stand_first};
use crate::shop::{Needs, Product, Shop};

/// Two visits, a year apart, each with its own products; then, hours after, what a list looks like.
fn two_visits(act: EventKind, last_year: &[Product], newest: &[Product]) -> Past {
    let mut past = Past::default();
    last_year.iter().for_each(|own| past.act(act, own));
    past.wait(YEAR);
    newest.iter().for_each(|own| past.act(act, own));
    past.wait(HOUR);
    past
}

fn act(seed: u64) -> EventKind {
    [EventKind::ViewItem, EventKind::SelectItem, EventKind::AddToCart, EventKind::Purchase][seed as usize % 4]
}

/// Two brands, three products of each; the same list once with the one visited last, once with the other.
fn brand_of_the_newest_visit(model: &Model, seed: u64) -> Option<bool> {
    let mut shop = Shop::new(seed, Needs::Brand);
    let of = |brand: usize| move |own: &Product| own.brand == brand;
    let (one, other) = (shop.some(0, 3, of(0)), shop.some(0, 3, of(1)));
    let mut list = shop.list(shop_kind(seed));
    list.retain(|own| !one.contains(own) && !other.contains(own));
    if !list.iter().any(of(1)) {
        return None;
    }
    let shifts =
        |last_year: &[Product], newest: &[Product]| two_visits(act(seed), last_year, newest).shifts(model, &list);
    let (newest, last_year) = (shifts(&other, &one), shifts(&one, &other));
    lifts_more(&newest, &last_year, &list, of(0))
}

/// True where those products rise more by the newer past than by the older; `None` where they stand before all others by
/// the older already, and cannot stand higher.
fn lifts_more(newer: &[f64], older: &[f64], list: &[Product], of: impl Fn(&Product) -> bool) -> Option<bool> {
    let mean = |shifts| mean_of(shifts, list, &of);
    (!stand_first(older, list, &of)).then_some(mean(newer)? > mean(older)?)
}

/// The same kind or another.
fn shop_kind(seed: u64) -> usize {
    seed as usize / 4 % 2
}

#[test]
fn a_brand_of_the_newest_visit_stands_higher_than_were_it_last_years() {
    expect("a brand of the newest visit stands higher than were it last year's", brand_of_the_newest_visit);
}

#[test]
fn an_item_of_the_newest_visit_stands_higher_than_were_it_last_years() {
    expect("an item of the newest visit stands higher than were it last year's", |model, seed| {
        let mut shop = Shop::new(seed, Needs::Nothing);
        let mut list = shop.list(0);
        let pair = shop.some(0, 2, |_| true);
        pair.iter().for_each(|own| shop.lay(own, &mut list));
        let (one, other) = (&pair[..1], &pair[1..]);
        let place = |past: &Past| of_one(&past.places(model, &list), &list, &pair[0]);
        let (newest, last_year) = (two_visits(act(seed), other, one), two_visits(act(seed), one, other));
        let (newest, last_year) = (place(&newest), place(&last_year));
        // Bought once it may stand first for good: nothing is above that.
        (newest, last_year).ne(&(0, 0)).then_some(newest < last_year)
    });
}

#[test]
fn a_brand_of_yesterday_lifts_more_than_one_of_last_year() {
    expect("a brand of yesterday lifts more than the same of last year", |model, seed| {
        let mut shop = Shop::new(seed, Needs::Brand);
        let three = shop.some(0, 3, |own| own.brand == 0);
        let mut list = shop.list(shop_kind(seed));
        list.retain(|own| !three.contains(own));
        if !can_rise(&list, |own| own.brand == 0) {
            return None;
        }
        let after = |time: i64| {
            let mut past = Past::default();
            three.iter().for_each(|own| past.act(act(seed), own));
            past.wait(time);
            past.shifts(model, &list)
        };
        let (day, year) = (after(DAY), after(YEAR));
        lifts_more(&day, &year, &list, |own| own.brand == 0)
    });
}
