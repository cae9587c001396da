//! After three products of one brand, its others rise.

use reshelf::{EventKind, Model};

use crate::expect::expect;
use crate::past::{DAY, HOUR, Past, can_rise, mean_of};
use crate::shop::{Kind, Needs, Product, Shop};

/// Up to four other things and three products of one brand among many, looked at, clicked or bought; then a list with
/// others of the brand. Do they rise, on average?
fn others_rise(model: &Model, seed: u64, kind: Kind) -> Option<bool> {
    let mut shop = Shop::new(seed, Needs::Brand);
    let mut past = Past::default();
    let brand = shop.draws.below(4);
    let of_brand = |own: &Product| own.brand == brand;
    past.surroundings(&mut shop, |own| !of_brand(own));
    let three = shop.some(0, 3, of_brand);
    if shop.draws.percent(70) {
        let mut shown = shop.list(0);
        three.iter().for_each(|own| shop.lay(own, &mut shown));
        past.show(&shown);
    }
    let act = [EventKind::ViewItem, EventKind::SelectItem, EventKind::Purchase][seed as usize % 3];
    three.iter().for_each(|own| past.act(act, own));
    past.wait(if shop.draws.percent(50) { HOUR } else { 3 * DAY });
    let mut list = shop.list(kind);
    list.retain(|own| !three.contains(own));
    let rise = mean_of(&past.shifts(model, &list), &list, of_brand)?;
    (three.len() == 3 && can_rise(&list, of_brand)).then_some(rise > 0.0)
}

#[test]
fn three_products_of_a_brand_lift_its_others_in_the_same_category() {
    expect("three of a brand lift its others in the same category", |model, seed| others_rise(model, seed, 0));
}

#[test]
fn three_products_of_a_brand_lift_its_others_in_another_category() {
    expect("three of a brand lift its others in another category", |model, seed| others_rise(model, seed, 1));
}
