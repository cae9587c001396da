//! What a person would expect of the shipped base, each over many random lists of random shops.

use reshelf::{Event, EventKind, Features, Item, Model, Results, Rules, Scorer, Shopper, arrange};

const HOUR: i64 = 3_600_000;
const LISTS: usize = 200;

/// Draws that are the same every time (xorshift, Marsaglia 2003).
struct Draws(u64);

impl Draws {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

#[derive(Clone)]
struct Product {
    id: usize,
    brand: usize,
    colour: usize,
    price: f64,
    category: &'static str,
}

impl Product {
    fn item(&self) -> Item {
        let (brand, colour) = (format!("brand {}", self.brand), format!("colour {}", self.colour));
        Item::new(&self.id.to_string())
            .and_then(|item| item.with_price(self.price))
            .unwrap()
            .with_attribute("item_brand", &brand)
            .with_attribute("item_category", "outdoor")
            .with_attribute("item_category2", self.category)
            .with_attribute("item_variant", &colour)
            .with_title(&format!("{brand} {} {colour}", self.category))
    }
}

/// A shop with two categories of products from the same brands.
struct Shop {
    products: Vec<Product>,
    draws: Draws,
}

impl Shop {
    fn new(seed: u64) -> Shop {
        let mut draws = Draws(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let brands = 5 + draws.below(10);
        let colours = 4 + draws.below(6);
        let level = 5.0 + draws.below(200) as f64;
        let product = |id: usize| Product {
            id,
            brand: draws.below(brands),
            colour: draws.below(colours),
            price: level * (0.5 + draws.below(200) as f64 / 100.0),
            category: if id.is_multiple_of(2) { "jackets" } else { "backpacks" },
        };
        Shop { products: (0..240).map(product).collect(), draws }
    }

    /// As many products of one category, in the server's order.
    fn list(&mut self, category: &str, count: usize) -> Vec<Product> {
        let mut all: Vec<Product> = self.products.iter().filter(|own| own.category == category).cloned().collect();
        for last in (1..all.len()).rev() {
            all.swap(last, self.draws.below(last + 1));
        }
        all.truncate(count);
        all
    }
}

fn act(shopper: &mut Shopper, kind: EventKind, products: &[Product], at: i64) {
    let items: Vec<Item> = products.iter().map(Product::item).collect();
    shopper.observe(&Event::new(kind, items, at).unwrap());
}

/// How many places each product of the list rises (or, below 0, falls) against the server's order.
fn shifts(model: &Model, shopper: &Shopper, list: &[Product], at: i64) -> Vec<f64> {
    let items: Vec<Item> = list.iter().map(Product::item).collect();
    let results = Results::new(items, None, at).unwrap();
    let features = Features::extract(shopper, &results);
    let scores = Scorer::new(model, None).unwrap().score(&features);
    let arrangement = arrange(&results, scores.as_ref(), &Rules::default());
    let mut shifts = vec![0.0; list.len()];
    for (place, &item) in arrangement.order().iter().enumerate() {
        shifts[item as usize] = item as f64 - place as f64;
    }
    shifts
}

/// Mean shift of the products for which `of` holds.
fn mean_shift(shifts: &[f64], list: &[Product], of: impl Fn(&Product) -> bool) -> f64 {
    let own: Vec<f64> = list.iter().zip(shifts).filter(|(product, _)| of(product)).map(|(_, shift)| *shift).collect();
    own.iter().sum::<f64>() / own.len() as f64
}

/// Share of the lists in which an expectation holds; lists that cannot tell give `None`.
fn share(holds: impl Fn(&Model, u64) -> Option<bool>) -> f64 {
    let model = Model::shipped().unwrap();
    let told: Vec<bool> = (1..=LISTS as u64).filter_map(|seed| holds(&model, seed)).collect();
    assert!(told.len() > LISTS / 2, "only {} lists could tell", told.len());
    told.iter().filter(|held| **held).count() as f64 / told.len() as f64
}

/// A list in which a brand stands at least twice, the shopper having looked at three products of that brand.
fn after_three_of_a_brand(model: &Model, seed: u64, category: &str) -> Option<bool> {
    let mut shop = Shop::new(seed);
    let mut shopper = Shopper::default();
    let seen = shop.list("jackets", 24);
    let brand = seen[0].brand;
    act(&mut shopper, EventKind::ViewItemList, &seen, 0);
    let looked: Vec<Product> = seen.iter().filter(|own| own.brand == brand).take(3).cloned().collect();
    for (n, product) in looked.iter().enumerate() {
        act(&mut shopper, EventKind::ViewItem, std::slice::from_ref(product), 60_000 * (n as i64 + 1));
    }
    let list: Vec<Product> =
        shop.list(category, 48).into_iter().filter(|own| looked.iter().all(|seen| seen.id != own.id)).collect();
    let of_brand = list.iter().filter(|own| own.brand == brand).count();
    let shifts = shifts(model, &shopper, &list, HOUR);
    (looked.len() == 3 && of_brand >= 2).then(|| mean_shift(&shifts, &list, |own| own.brand == brand) > 0.0)
}

#[test]
fn three_products_of_a_brand_lift_its_others_in_the_same_category() {
    let share = share(|model, seed| after_three_of_a_brand(model, seed, "jackets"));
    assert!(share >= 0.95, "held in {share:.3} of the lists");
}

#[test]
fn three_products_of_a_brand_lift_its_others_in_another_category() {
    let share = share(|model, seed| after_three_of_a_brand(model, seed, "backpacks"));
    assert!(share >= 0.95, "held in {share:.3} of the lists");
}

#[test]
fn what_was_bought_or_put_in_the_cart_rises() {
    for kind in [EventKind::Purchase, EventKind::AddToCart] {
        let share = share(|model, seed| {
            let mut shop = Shop::new(seed);
            let mut shopper = Shopper::default();
            let list = shop.list("jackets", 24);
            let own = &list[8 + seed as usize % 12];
            act(&mut shopper, EventKind::ViewItemList, &list, 0);
            act(&mut shopper, kind, std::slice::from_ref(own), 60_000);
            let shifts = shifts(model, &shopper, &list, 24 * HOUR);
            Some(mean_shift(&shifts, &list, |product| product.id == own.id) > 0.0)
        });
        assert!(share >= 0.95, "{kind:?} held in {share:.3} of the lists");
    }
}

/// Three choices at one end of the prices, then another list: do the products at that end rise?
fn after_three_at_a_price(model: &Model, seed: u64, cheap: bool) -> Option<bool> {
    let mut shop = Shop::new(seed);
    let mut shopper = Shopper::default();
    for visit in 0..3 {
        let mut list = shop.list("jackets", 24);
        act(&mut shopper, EventKind::ViewItemList, &list, visit * 24 * HOUR);
        list.sort_by(|a, b| a.price.total_cmp(&b.price));
        let own = if cheap { &list[seed as usize % 3] } else { &list[21 + seed as usize % 3] };
        act(&mut shopper, EventKind::SelectItem, std::slice::from_ref(own), visit * 24 * HOUR + 60_000);
    }
    let list = shop.list("jackets", 24);
    let mut prices: Vec<f64> = list.iter().map(|own| own.price).collect();
    prices.sort_by(f64::total_cmp);
    let shifts = shifts(model, &shopper, &list, 72 * HOUR);
    let low = mean_shift(&shifts, &list, |own| own.price < prices[8]);
    let high = mean_shift(&shifts, &list, |own| own.price >= prices[16]);
    Some(if cheap { low > high } else { high > low })
}

#[test]
fn cheap_choices_lift_what_is_cheap_and_dear_ones_what_is_dear() {
    for cheap in [true, false] {
        let share = share(|model, seed| after_three_at_a_price(model, seed, cheap));
        assert!(share >= 0.95, "cheap {cheap}: held in {share:.3} of the lists");
    }
}

#[test]
fn a_history_that_has_nothing_to_do_with_the_list_leaves_it_nearly_alone() {
    let model = Model::shipped().unwrap();
    let shift = |seed: u64| {
        let mut shop = Shop::new(seed);
        let mut shopper = Shopper::default();
        let mut foreign = shop.list("jackets", 3);
        for (n, product) in foreign.iter_mut().enumerate() {
            (product.brand, product.colour, product.category) = (900 + n, 900 + n, "cheese");
            act(&mut shopper, EventKind::ViewItem, std::slice::from_ref(product), 60_000 * (n as i64 + 1));
        }
        let list = shop.list("backpacks", 24);
        let shifts = shifts(&model, &shopper, &list, 24 * HOUR);
        shifts.iter().map(|shift| shift.abs()).sum::<f64>() / shifts.len() as f64
    };
    let mean = (1..=LISTS as u64).map(shift).sum::<f64>() / LISTS as f64;
    assert!(mean < 2.0, "moved by {mean:.2} places");
}
