//! A history that has nothing to do with the list leaves it nearly alone.

use reshelf::{EventKind, Model};

use crate::expect::{LISTS, expect, model};
use crate::past::{HOUR, Past};
use crate::shop::{Needs, Product, Shop};

/// Mean distance, in places, by which a list moves after a past among other kinds, brands, colours and words, whose
/// prices were as often above the middle as below.
fn moved(model: &Model, mut shop: Shop, seed: u64) -> f64 {
    let mut past = Past::default();
    let act =
        [EventKind::ViewItem, EventKind::SelectItem, EventKind::AddToCart, EventKind::Purchase][seed as usize % 4];
    let listed = shop.draws.percent(50);
    for visit in 0..[1, 2, 4, 8, 16][shop.draws.below(5)] {
        let mut shown = foreign(&mut shop, visit);
        if listed {
            past.show(&shown);
        }
        shown.sort_by(|one, other| one.price.total_cmp(&other.price));
        let offset = shop.draws.below(shown.len() / 2);
        let middle = shown.len() / 2;
        past.act(act, &shown[middle - offset]);
        past.act(act, &shown[(middle + offset).min(shown.len() - 1)]);
        past.wait(HOUR * [1, 24, 24 * 7][shop.draws.below(3)]);
    }
    let list = shop.list(0);
    let shifts = past.shifts(model, &list);
    shifts.iter().map(|shift| shift.abs()).sum::<f64>() / shifts.len() as f64
}

/// Products of a kind, and of brands and colours, that the list has none of.
fn foreign(shop: &mut Shop, visit: usize) -> Vec<Product> {
    const FAR: usize = 900;
    let mut shown = shop.list(1 + visit % 3);
    for own in &mut shown {
        (own.brand, own.colour, own.kind) = (FAR + own.brand, FAR + own.colour, FAR + own.kind);
        own.real = None;
    }
    shown
}

fn told(seed: u64) -> Shop {
    Shop::new(seed, Needs::Category)
}

/// The mean of [`moved`] over shops of many seeds, which must be below one place.
fn expect_less_than_a_place(what: &str, shop: fn(u64) -> Shop) {
    let model = model();
    let mean = (1..=LISTS).map(|seed| moved(&model, shop(seed), seed)).sum::<f64>() / LISTS as f64;
    println!("{mean:.3} places: mean shift after {what}");
    assert!(mean < 1.0, "moved by {mean:.2} places");
}

#[test]
fn a_history_that_has_nothing_to_do_with_the_list_leaves_it_nearly_alone() {
    expect_less_than_a_place("a history that has nothing to do with the list", told);
}

#[test]
fn hardly_any_list_moves_by_a_place_after_a_history_that_has_nothing_to_do_with_it() {
    expect("an unrelated history moves the list by less than a place", |model, seed| {
        Some(moved(model, told(seed), seed) < 1.0)
    });
}

#[test]
fn where_items_have_an_id_and_a_price_alone_other_lists_leave_it_nearly_alone() {
    expect_less_than_a_place("other lists, where items have an id and a price alone", |seed| told(seed).untold());
}
