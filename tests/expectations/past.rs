//! A shopper's past, and what a model makes of it.

use reshelf::{Concern, Event, EventKind, Features, Item, Model, Results, Rules, Scorer, Shopper, arrange};

use crate::shop::{PRODUCTS, Product, Shop};

pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
pub const YEAR: i64 = 365 * DAY;

/// What a shopper did, and the time it is.
#[derive(Clone, Default)]
pub struct Past {
    shopper: Shopper,
    now: i64,
}

impl Past {
    /// A list comes up.
    pub fn show(&mut self, list: &[Product]) {
        self.observe(EventKind::ViewItemList, list);
    }

    /// Something is done with one product.
    pub fn act(&mut self, kind: EventKind, product: &Product) {
        self.observe(kind, std::slice::from_ref(product));
    }

    /// Time passes.
    pub fn wait(&mut self, time: i64) {
        self.now += time;
    }

    /// Up to four looks and clicks at products of any kind for which `of` holds: what else a visit has. Returns them.
    pub fn surroundings(&mut self, shop: &mut Shop, of: impl Fn(&Product) -> bool) -> Vec<Product> {
        let mut touched = Vec::new();
        for _ in 0..shop.draws.below(5) {
            let product = shop.products[shop.draws.below(PRODUCTS)].clone();
            let kind = if shop.draws.percent(70) { EventKind::ViewItem } else { EventKind::SelectItem };
            if of(&product) {
                self.act(kind, &product);
                touched.push(product);
            }
        }
        touched
    }

    /// The place that the model gives each product of a list that comes up now, from 0.
    pub fn places(&self, model: &Model, list: &[Product]) -> Vec<usize> {
        let results = Results::new(items(list), None, self.now).unwrap();
        let features = Features::extract(&self.shopper, &results);
        let scores =
            Scorer::new(model, None).unwrap().score(&features).filter(|_| features.concern() != Concern::Nothing);
        let arrangement = arrange(&results, scores.as_ref(), &Rules::default());
        let mut places = vec![0; list.len()];
        arrangement.order().iter().enumerate().for_each(|(place, &item)| places[item as usize] = place);
        places
    }

    /// How many places each product rises (or, below 0, falls) against the server's order.
    pub fn shifts(&self, model: &Model, list: &[Product]) -> Vec<f64> {
        self.places(model, list).iter().enumerate().map(|(server, &place)| server as f64 - place as f64).collect()
    }

    fn observe(&mut self, kind: EventKind, products: &[Product]) {
        self.shopper.observe(&Event::new(kind, items(products), self.now).unwrap());
        self.wait(MINUTE);
    }
}

fn items(products: &[Product]) -> Vec<Item> {
    products.iter().map(Product::item).collect()
}

/// The mean of the values of those products for which `of` holds; `None` where there are none.
pub fn mean_of(values: &[f64], list: &[Product], of: impl Fn(&Product) -> bool) -> Option<f64> {
    let own: Vec<f64> = list.iter().zip(values).filter(|(product, _)| of(product)).map(|(_, value)| *value).collect();
    (!own.is_empty()).then(|| own.iter().sum::<f64>() / own.len() as f64)
}

/// True where those products do not stand at the top already, so that they can rise.
pub fn can_rise(list: &[Product], of: impl Fn(&Product) -> bool) -> bool {
    !stand_first(&vec![0.0; list.len()], list, of)
}

/// True where those products stand before all others once each has risen by its shift.
pub fn stand_first(shifts: &[f64], list: &[Product], of: impl Fn(&Product) -> bool) -> bool {
    let count = list.iter().filter(|product| of(product)).count() as f64;
    let placed =
        list.iter().zip(shifts).enumerate().map(|(server, (product, shift))| (of(product), server as f64 - shift));
    placed.filter(|(is, _)| *is).all(|(_, place)| place < count)
}

/// The value of one product.
pub fn of_one<T: Copy>(values: &[T], list: &[Product], product: &Product) -> T {
    values[list.iter().position(|other| other.id == product.id).unwrap()]
}
