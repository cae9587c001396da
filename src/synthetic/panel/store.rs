//! A panel's shop: one kind of goods, its prices week by week, and how it lists them.

use std::rc::Rc;

use super::people::People;
use crate::random::{Dice, ln};
use crate::synthetic::choice::Reading;
use crate::synthetic::plan::Plan;
use crate::synthetic::prices::{Policy, PriceCourse};
use crate::synthetic::product::{Offer, Product};
use crate::synthetic::shelf::Shelf;
use crate::synthetic::taste::{Spread, Taste, Traits};
use crate::synthetic::words;

/// The place of the brand among an item's traits.
pub const BRAND: usize = 0;

/// Weeks that a panel's prices cover: the longest history, and a year in which the shoppers start.
const WEEKS: usize = 104;

/// A shop that sells one kind of goods.
pub struct Panel {
    pub products: Vec<Rc<Product>>,
    pub traits: Traits,
    /// What everyone thinks of each item.
    pub appeal: Vec<f64>,
    pub usual_log: f64,
    pub prices: PriceCourse,
    pub flags: bool,
    pub display: Display,
    shelves: Vec<Option<Rc<Shelf>>>,
    pub reading: Reading,
    pub people: People,
}

/// How the shop lists its items.
pub struct Display {
    order: Vec<usize>,
    shuffled: bool,
    by_price: bool,
    /// Share of the items that a visit finds; 1 for all.
    in_stock: f64,
}

impl Display {
    fn is_same_for_all(&self) -> bool {
        !self.shuffled && self.in_stock == 1.0
    }
}

impl Panel {
    /// One panel of a plan; `sticky` as in the family of that name.
    pub fn draw(dice: &mut Dice, plan: &Plan, sticky: bool) -> Panel {
        let items = dice.whole_by_size(3, 32);
        let brands = if dice.chance(0.75) { dice.whole(2, (items / 2).max(2)) } else { 0 };
        let variants = if dice.chance(0.5) { dice.whole(2, 6) } else { 0 };
        let brand: Vec<usize> =
            (0..items).map(|item| if item < brands { item } else { dice.whole(0, brands.max(1) - 1) }).collect();
        let variant: Vec<usize> = (0..items).map(|_| dice.whole(0, variants.max(1) - 1)).collect();
        let products = (0..items).map(|item| {
            let mut fields = Vec::new();
            if brands > 0 {
                fields.push(("item_brand", words::brand(brand[item])));
            }
            if variants > 0 {
                fields.push(("item_variant", words::COLOURS[variant[item]].to_owned()));
            }
            Rc::new(Product::new(format!("{}-i{item}", plan.name), fields))
        });
        let products = products.collect();

        let level = dice.log_normal(8.0, 1.5).clamp(0.5, 5_000.0);
        let price_spread = dice.between(0.03, 0.6);
        let usual: Vec<f64> = (0..items).map(|_| dice.log_normal(level, price_spread)).collect();
        let policy = Policy::draw(dice);
        let prices = PriceCourse::draw(dice, policy, &usual, &brand, WEEKS);
        let people = People::draw(dice, brands > 0, variants > 0, sticky);
        let traits = Traits::default().with(brand, brands.max(1)).with(variant, variants.max(1));

        let popularity =
            Spread { item: dice.between(0.2, 1.2), properties: vec![dice.between(0.1, 0.8), dice.between(0.1, 0.8)] };
        let popularity = Taste::draw(dice, &popularity, items, &traits);
        let worth_its_price = people.price.0 * dice.between(0.3, 1.0);
        let appeal: Vec<f64> = (0..items)
            .map(|item| popularity.of(item, &traits) + worth_its_price * (ln(usual[item]) - ln(level)))
            .collect();

        let bias = if dice.chance(0.4) { dice.between(0.2, 1.2) } else { 0.0 };
        let reading = match plan.bias.unwrap_or(bias) {
            0.0 => Reading::Even,
            bias => Reading::Fading(bias),
        };
        let flags = dice.chance(0.3);
        let sells: Vec<f64> =
            (0..items).map(|item| appeal[item] - people.price.0 * (ln(usual[item]) - ln(level))).collect();
        let display = Display::draw(dice, &sells);
        let (usual_log, shelves) = (ln(level), vec![None; WEEKS]);
        Panel { products, traits, appeal, usual_log, prices, flags, display, shelves, reading, people }
    }

    /// The list of a week; made once where everyone sees the same.
    pub fn shelf(&mut self, week: usize, shown: &[usize]) -> Rc<Shelf> {
        if let (true, Some(shelf)) = (self.display.is_same_for_all(), &self.shelves[week]) {
            return shelf.clone();
        }
        let prices = self.prices.week(week);
        let offer = |&item: &usize| Offer {
            product: self.products[item].clone(),
            price: Some(prices[item].amount),
            flagged: self.flags && prices[item].deal < 0.0,
        };
        let shelf = Rc::new(Shelf::new(shown.iter().map(offer).collect()));
        self.shelves[week] = Some(shelf.clone());
        shelf
    }
}

impl Display {
    fn draw(dice: &mut Dice, sells: &[f64]) -> Display {
        let mut order: Vec<usize> = (0..sells.len()).collect();
        if dice.chance(0.6) {
            let noise = dice.between(0.0, 1.0);
            let rank: Vec<f64> = sells.iter().map(|sells| sells + dice.normal(0.0, noise)).collect();
            order.sort_by(|&one, &other| rank[other].total_cmp(&rank[one]));
        }
        let (shuffled, by_price) = (dice.chance(0.2), dice.chance(0.1));
        let in_stock = if dice.chance(0.25) { dice.between(0.5, 0.95) } else { 1.0 };
        Display { order, shuffled, by_price, in_stock }
    }

    /// The items that a visit finds, as they are listed then.
    pub fn draw_order(&self, dice: &mut Dice, prices: &PriceCourse, week: usize) -> Vec<usize> {
        let mut order = self.order.clone();
        if self.in_stock < 1.0 {
            order.retain(|_| dice.chance(self.in_stock));
            if order.len() < 2 {
                order.clone_from(&self.order);
            }
        }
        if self.shuffled {
            dice.shuffle(&mut order);
        } else if self.by_price {
            let prices = prices.week(week);
            order.sort_by(|&one, &other| prices[one].amount.total_cmp(&prices[other].amount));
        }
        order
    }
}
