//! Black shoes looked at lift black, not shoes that merely stood beside them.

use reshelf::EventKind;

use crate::expect::expect;
use crate::past::{HOUR, Past, can_rise, mean_of};
use crate::shop::{BLACK, Needs, Product, Shop};

/// Three black products of a list are looked at; then a list of products of which some stood beside them.
struct Looks {
    past: Past,
    list: Vec<Product>,
    /// What merely stood beside them: of no brand that was looked at.
    beside: Vec<Product>,
}

impl Looks {
    fn new(seed: u64) -> Option<Looks> {
        let mut shop = Shop::new(seed, Needs::Colour);
        let mut past = Past::default();
        let mut touched = past.surroundings(&mut shop, |own| !is_black(own));
        let black = shop.some(0, 3, is_black);
        touched.extend_from_slice(&black);
        let mut shown = shop.list(0);
        shown.retain(|own| !is_black(own));
        let mut beside = shown.clone();
        beside.retain(|own| touched.iter().all(|other| other.brand != own.brand));
        black.iter().for_each(|own| shop.lay(own, &mut shown));
        past.show(&shown);
        let act = if shop.draws.percent(50) { EventKind::ViewItem } else { EventKind::SelectItem };
        black.iter().for_each(|own| past.act(act, own));
        past.wait(HOUR * (1 + shop.draws.below(24) as i64));
        let mut list = shop.list(0);
        list.retain(|own| !black.contains(own));
        (black.len() == 3 && can_rise(&list, is_black)).then_some(Looks { past, list, beside })
    }
}

fn is_black(product: &Product) -> bool {
    product.colour == BLACK
}

#[test]
fn black_products_looked_at_lift_black() {
    expect("three black products looked at lift black", |model, seed| {
        let Looks { past, list, .. } = Looks::new(seed)?;
        Some(mean_of(&past.shifts(model, &list), &list, is_black)? > 0.0)
    });
}

#[test]
fn black_products_looked_at_do_not_lift_what_stood_beside_them() {
    expect("three black products looked at do not lift what stood beside them", |model, seed| {
        let Looks { past, list, beside } = Looks::new(seed)?;
        Some(mean_of(&past.shifts(model, &list), &list, |own| beside.contains(own))? <= 0.0)
    });
}
