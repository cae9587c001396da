//! What was taken out of the cart falls.

use reshelf::EventKind;

use crate::expect::expect;
use crate::past::{HOUR, MINUTE, Past, of_one};
use crate::shop::{Needs, Product, Shop};

/// One cart, told three ways.
struct Cart {
    own: Product,
    list: Vec<Product>,
    /// The product was put in and taken out.
    taken_out: Past,
    /// It was put in and lies there still.
    kept: Past,
    /// It was shown, as in the others, and left alone.
    untouched: Past,
}

impl Cart {
    fn new(seed: u64) -> Cart {
        let mut shop = Shop::new(seed, Needs::Nothing);
        let shown = shop.list(0);
        let own = shown[shop.draws.below(shown.len())].clone();
        let mut untouched = Past::default();
        untouched.surroundings(&mut shop, |other| other.id != own.id);
        untouched.show(&shown);
        let mut kept = untouched.clone();
        if shop.draws.percent(50) {
            kept.act(EventKind::SelectItem, &own);
        }
        kept.act(EventKind::AddToCart, &own);
        let mut taken_out = kept.clone();
        taken_out.wait(MINUTE * shop.draws.below(30) as i64);
        taken_out.act(EventKind::RemoveFromCart, &own);
        let mut list = shop.list(0);
        shop.lay(&own, &mut list);
        for past in [&mut untouched, &mut kept, &mut taken_out] {
            past.wait(HOUR * (1 + seed as i64 % 72));
        }
        Cart { own, list, taken_out, kept, untouched }
    }
}

#[test]
fn what_was_taken_out_of_the_cart_falls_below_its_place() {
    expect("what was taken out of the cart falls below where the server put it", |model, seed| {
        let cart = Cart::new(seed);
        Some(of_one(&cart.taken_out.shifts(model, &cart.list), &cart.list, &cart.own) < 0.0)
    });
}

#[test]
fn what_was_taken_out_of_the_cart_stands_below_where_it_would_in_it() {
    expect("what was taken out stands below where it would, lay it in the cart still", |model, seed| {
        let cart = Cart::new(seed);
        let place = |past: &Past| of_one(&past.places(model, &cart.list), &cart.list, &cart.own);
        Some(place(&cart.taken_out) > place(&cart.kept))
    });
}

#[test]
fn what_was_taken_out_of_the_cart_stands_below_where_it_would_untouched() {
    expect("what was taken out stands below where it would, had it been left alone", |model, seed| {
        let cart = Cart::new(seed);
        let place = |past: &Past| of_one(&past.places(model, &cart.list), &cart.list, &cart.own);
        let untouched = place(&cart.untouched);
        (untouched + 1 < cart.list.len()).then(|| place(&cart.taken_out) > untouched)
    });
}
