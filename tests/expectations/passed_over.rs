//! What was shown five times and passed over falls.

use reshelf::{EventKind, Model};

use crate::expect::expect;
use crate::past::{DAY, HOUR, Past, of_one};
use crate::shop::{Needs, Product, Shop};

/// Showings after which a person would say that the shopper does not want it.
const TIMES: usize = 5;

/// Five lists, in each of which another product was chosen, and a sixth with the product.
struct Showings {
    own: Product,
    list: Vec<Product>,
    /// The product stood in all five.
    passed_over: Past,
    /// In its stead another one did each time.
    never_shown: Past,
}

impl Showings {
    /// What is chosen is neither of the product's brand nor of its colour: it was never liked for anything.
    fn new(seed: u64) -> Showings {
        let mut shop = Shop::new(seed, Needs::Nothing);
        let own = shop.some(0, 1, |_| true).remove(0);
        let (mut passed_over, mut never_shown) = (Past::default(), Past::default());
        let pause = [HOUR, DAY][shop.draws.below(2)];
        for _ in 0..TIMES {
            let mut others = shop.list(0);
            others.retain(|other| other.id != own.id);
            let chosen = others.iter().position(|other| other.brand != own.brand && other.colour != own.colour);
            let place = shop.draws.below(others.len());
            let (stand_in, chosen) = (others[place].clone(), others[chosen.unwrap_or(0)].clone());
            never_shown.show(&others);
            others[place] = own.clone();
            if chosen == stand_in {
                others.push(chosen.clone());
            }
            passed_over.show(&others);
            for past in [&mut passed_over, &mut never_shown] {
                past.act(EventKind::SelectItem, &chosen);
                past.wait(pause);
            }
        }
        let mut list = shop.list(0);
        shop.lay(&own, &mut list);
        Showings { own, list, passed_over, never_shown }
    }

    fn place(&self, model: &Model, past: &Past) -> usize {
        of_one(&past.places(model, &self.list), &self.list, &self.own)
    }
}

#[test]
fn what_was_passed_over_five_times_falls_below_its_place() {
    expect("what was shown five times and passed over falls below where the server put it", |model, seed| {
        let showings = Showings::new(seed);
        Some(of_one(&showings.passed_over.shifts(model, &showings.list), &showings.list, &showings.own) < 0.0)
    });
}

#[test]
fn what_was_passed_over_five_times_stands_below_where_it_would_never_shown() {
    expect("what was shown five times and passed over stands below where it would, never shown", |model, seed| {
        let showings = Showings::new(seed);
        let never_shown = showings.place(model, &showings.never_shown);
        (never_shown + 1 < showings.list.len()).then(|| showings.place(model, &showings.passed_over) > never_shown)
    });
}
