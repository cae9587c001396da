//! What a supermarket sells: categories, brands, packs, and what is on sale in which week at which price.

use std::rc::Rc;

use crate::random::{Dice, exp, ln};
use crate::synthetic::prices::{Policy, Price, PriceCourse};
use crate::synthetic::product::{Offer, Product};
use crate::synthetic::taste::Traits;
use crate::synthetic::words;

/// Properties of products, in the order of [`Range::traits`].
pub const BRAND: usize = 0;
/// The category.
pub const CATEGORY: usize = 1;

/// The whole range.
pub struct Range {
    products: Vec<Stocked>,
    traits: Traits,
    prices: PriceCourse,
    categories: Vec<Vec<usize>>,
    flags: bool,
}

struct Stocked {
    product: Rc<Product>,
    /// What everyone thinks of it.
    appeal: f64,
    /// Logarithm of its pack size against the middle one.
    size_log: f64,
    own_label: bool,
    usual_log: f64,
    on_sale: Vec<bool>,
}

impl Range {
    /// A supermarket's range over so many weeks.
    pub fn draw(dice: &mut Dice, name: &str, weeks: usize) -> Range {
        let categories = dice.whole(3, 8);
        let brands = dice.whole(5, 24);
        let (own_share, brand_pull, item_pull) =
            (dice.between(0.05, 0.3), dice.between(0.1, 0.7), dice.between(0.2, 0.9));
        let brand_appeal = dice.normals(brands + 1, brand_pull);
        let brand_premium = dice.normals(brands + 1, 0.15);
        let churn = dice.between(0.0, 0.08);
        let with_label = dice.chance(0.7);
        let mut range = Range {
            products: vec![],
            traits: Traits::default(),
            prices: PriceCourse::default(),
            categories: vec![],
            flags: dice.chance(0.2),
        };
        let (mut brand_of, mut usual) = (Vec::new(), Vec::new());
        for category in 0..categories {
            let level = dice.log_normal(3.0, 0.8);
            let sizes = dice.whole(2, 6);
            let local: Vec<usize> = (0..dice.whole(2, 8)).map(|_| dice.whole(1, brands)).collect();
            let first = range.products.len();
            for _ in 0..dice.whole_by_size(8, 60) {
                let own_label = dice.chance(own_share);
                let brand = if own_label { 0 } else { *dice.pick(&local) };
                let size = dice.whole(0, sizes - 1);
                let size_log = 0.5 * (size as f64 - (sizes - 1) as f64 / 2.0);
                let price = level
                    * exp(0.8 * size_log + brand_premium[brand] + dice.normal(0.0, 0.15))
                    * if own_label { 0.75 } else { 1.0 };
                let id = format!("{name}-i{}", range.products.len());
                let product = Product::new(id, fields(category, brand, size, with_label));
                range.products.push(Stocked {
                    product: Rc::new(product),
                    appeal: brand_appeal[brand] + dice.normal(0.0, item_pull),
                    size_log,
                    own_label,
                    usual_log: ln(price) - ln(level),
                    on_sale: weeks_on_sale(dice, churn, weeks),
                });
                brand_of.push(brand);
                usual.push(price);
            }
            range.categories.push((first..range.products.len()).collect());
        }
        let policy = Policy::draw(dice);
        range.prices = PriceCourse::draw(dice, policy, &usual, &brand_of, weeks);
        range.traits = traits(brand_of, &range.categories, brands + 1);
        range
    }

    /// How many categories there are.
    pub fn categories(&self) -> usize {
        self.categories.len()
    }

    /// How many products there are.
    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// What products have in common.
    pub fn traits(&self) -> &Traits {
        &self.traits
    }

    /// What everyone thinks of a product.
    pub fn appeal(&self, product: usize) -> f64 {
        self.products[product].appeal
    }

    /// Logarithm of a product's pack size against the middle one of its category.
    pub fn size_log(&self, product: usize) -> f64 {
        self.products[product].size_log
    }

    /// Logarithm of a product's usual price against its category's level.
    pub fn usual_log(&self, product: usize) -> f64 {
        self.products[product].usual_log
    }

    /// True for the supermarket's own label.
    pub fn is_own_label(&self, product: usize) -> bool {
        self.products[product].own_label
    }

    /// A product's price in a week.
    pub fn price(&self, product: usize, week: usize) -> Price {
        self.prices.week(week)[product]
    }

    /// True where a product is on sale in a week.
    pub fn is_in_stock(&self, product: usize, week: usize) -> bool {
        self.products[product].on_sale[week]
    }

    /// The products of a category on sale in a week: all of them where hardly any were.
    pub fn in_stock(&self, category: usize, week: usize) -> Vec<usize> {
        let all = &self.categories[category];
        let stocked: Vec<usize> = all.iter().copied().filter(|&product| self.is_in_stock(product, week)).collect();
        if stocked.len() < 3 { all.clone() } else { stocked }
    }

    /// A product as the week's list has it.
    pub fn offer(&self, product: usize, week: usize) -> Offer {
        let price = self.price(product, week);
        let flagged = self.flags && price.deal < 0.0;
        Offer { product: self.products[product].product.clone(), price: Some(price.amount), flagged }
    }
}

fn fields(category: usize, brand: usize, size: usize, with_label: bool) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("item_brand", if brand == 0 { "Own".to_owned() } else { words::brand(brand) }),
        ("item_category", format!("aisle {}", category / 3)),
        ("item_category2", format!("shelf {}", category / 2)),
        ("item_category3", words::kind(category)),
        ("item_variant", format!("{} g", 125 << size)),
    ];
    if with_label {
        fields.push(("label", if brand == 0 { "own" } else { "national" }.to_owned()));
    }
    fields
}

/// Spells on and off sale; `churn` is the probability that a spell on sale ends with a week.
fn weeks_on_sale(dice: &mut Dice, churn: f64, weeks: usize) -> Vec<bool> {
    let mut on_sale = dice.chance(0.85);
    let week = |_| {
        let ends = if on_sale { churn } else { 4.0 * churn };
        on_sale ^= dice.chance(ends);
        on_sale
    };
    (0..weeks).map(week).collect()
}

/// Brand, category, and as a third property the brand within its category.
fn traits(brand: Vec<usize>, categories: &[Vec<usize>], brands: usize) -> Traits {
    let numbered = categories.iter().enumerate();
    let category: Vec<usize> = numbered.flat_map(|(category, products)| vec![category; products.len()]).collect();
    let brand_here = brand.iter().zip(&category).map(|(brand, category)| category * brands + brand).collect();
    let here = categories.len() * brands;
    Traits::default().with(brand, brands).with(category, categories.len()).with(brand_here, here)
}
