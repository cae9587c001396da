//! Random shops: what they sell, how they price it, and how much of it their lists tell.

use std::sync::Arc;

use reshelf::Item;

use crate::catalogue::{self, Real};
use crate::draws::Draws;

/// How many kinds of product a shop sells.
pub const KINDS: usize = 4;

/// As categories and as words of titles.
const NAMES: [&str; KINDS] = ["shoes", "jackets", "backpacks", "lamps"];

/// The colour that is asked about.
pub const BLACK: usize = 0;

/// Products of a shop.
pub const PRODUCTS: usize = 480;

/// A kind of product.
pub type Kind = usize;

/// A product and what its shop tells of it.
#[derive(Clone)]
pub struct Product {
    pub id: usize,
    pub brand: usize,
    pub colour: usize,
    pub price: f64,
    pub kind: Kind,
    /// What it really is, and the word for its kind, where it was not made up.
    pub real: Option<(Arc<Real>, Arc<str>)>,
    told: Told,
}

impl PartialEq for Product {
    fn eq(&self, other: &Product) -> bool {
        (self.id, self.brand, self.colour, self.kind) == (other.id, other.brand, other.colour, other.kind)
    }
}

/// Which fields a shop's items have besides the id.
#[derive(Clone, Copy, PartialEq)]
pub struct Told {
    pub brand: bool,
    pub colour: bool,
    pub price: bool,
    pub category: bool,
    pub department: bool,
    pub title: bool,
}

/// The one field that an expectation cannot do without.
#[derive(Clone, Copy, PartialEq)]
pub enum Needs {
    Nothing,
    Brand,
    Colour,
    Price,
    Category,
}

impl Told {
    fn draw(draws: &mut Draws, needs: Needs) -> Told {
        let mut told = |need: Needs, percent: usize| draws.percent(percent) || needs == need;
        Told {
            brand: told(Needs::Brand, 80),
            colour: told(Needs::Colour, 70),
            price: told(Needs::Price, 90),
            category: told(Needs::Category, 85),
            department: told(Needs::Nothing, 50),
            title: told(Needs::Nothing, 60),
        }
    }
}

impl Product {
    /// The product as a list or an event has it.
    pub fn item(&self) -> Item {
        if let Some((real, word)) = &self.real {
            return real.item(self.id, self.told, word);
        }
        let (brand, colour) = (format!("brand{}", self.brand), format!("colour{}", self.colour));
        let kind = NAMES.get(self.kind).map_or_else(|| format!("kind{}", self.kind), |&kind| kind.to_owned());
        let fields = [
            (self.told.brand, "item_brand", &brand),
            (self.told.colour, "item_variant", &colour),
            (self.told.department, "item_category", &format!("department{}", self.kind / 3)),
            (self.told.category, "item_category2", &kind),
        ];
        let mut item = Item::new(&self.id.to_string()).unwrap();
        for (_, name, value) in fields.into_iter().filter(|field| field.0) {
            item = item.with_attribute(name, value);
        }
        if self.told.title {
            item = item.with_title(&format!("{brand} {kind} {colour}"));
        }
        if self.told.price { item.with_price(self.price).unwrap() } else { item }
    }
}

/// A shop with four kinds of products from the same brands, in its own currency.
pub struct Shop {
    pub products: Vec<Product>,
    pub draws: Draws,
}

impl Shop {
    /// The shop of a seed.
    pub fn new(seed: u64, needs: Needs) -> Shop {
        let mut draws = Draws::new(seed);
        let told = Told::draw(&mut draws, needs);
        if let Some(kinds) = catalogue::kinds(&mut draws) {
            return Shop { products: real_products(kinds, told), draws };
        }
        let (brands, colours) = (draws.between(4, 16), draws.between(3, 10));
        let currency = [0.01, 1.0, 1.0, 1.0, 150.0][draws.below(5)];
        let spread = draws.between(20, 90) as f64 / 100.0;
        let product = |id: usize| Product {
            id,
            brand: draws.below(brands),
            colour: draws.below(colours),
            price: currency * 40.0 * (1.0 - spread + 2.0 * spread * draws.below(1_000) as f64 / 1_000.0),
            kind: id % KINDS,
            real: None,
            told,
        };
        Shop { products: (0..PRODUCTS).map(product).collect(), draws }
    }

    /// The same shop, its items having an id and a price alone.
    pub fn untold(mut self) -> Shop {
        let alone = Told { brand: false, colour: false, price: true, category: false, department: false, title: false };
        self.products.iter_mut().for_each(|product| product.told = alone);
        self
    }

    /// Products of one kind, those for which `of` holds, in random order: at most `count`.
    pub fn some(&mut self, kind: Kind, count: usize, of: impl Fn(&Product) -> bool) -> Vec<Product> {
        let mut some: Vec<Product> = self.products.iter().filter(|own| own.kind == kind && of(own)).cloned().collect();
        self.draws.shuffle(&mut some);
        some.truncate(count);
        some
    }

    /// A list of one kind of a random length, in the server's order.
    pub fn list(&mut self, kind: Kind) -> Vec<Product> {
        let count = self.length();
        self.some(kind, count, |_| true)
    }

    /// How long a list is: 8 to 60.
    pub fn length(&mut self) -> usize {
        self.draws.between(8, 60)
    }

    /// Lays a product into a list at a random place, neither first nor last, and out of wherever else it stood.
    pub fn lay(&mut self, product: &Product, list: &mut Vec<Product>) {
        list.retain(|other| other.id != product.id);
        let place = self.draws.between(1, list.len() - 1);
        list.insert(place, product.clone());
    }
}

fn real_products(kinds: Vec<catalogue::Kind>, told: Told) -> Vec<Product> {
    let mut products = Vec::new();
    for (kind, own) in kinds.into_iter().enumerate() {
        for (real, brand, colour) in own.products {
            let (id, price) = (products.len(), real.price);
            products.push(Product { id, brand, colour, price, kind, real: Some((real, own.word.clone())), told });
        }
    }
    products
}
