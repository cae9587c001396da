//! Purchase panels: one kind of goods, few items, a choice a week at changing prices, as scanner panels have them.

mod shopper;

use std::rc::Rc;

use super::choice::{Prospect, Reading};
use super::diary::Diary;
use super::dice::{Dice, ln};
use super::journey::Journey;
use super::plan::{Plan, SHOPPERS};
use super::prices::{Policy, PriceCourse};
use super::product::{Offer, Product};
use super::shelf::Shelf;
use super::taste::{Spread, Taste, Traits};
use super::words;
use crate::event::EventKind;
use shopper::{People, Shopper};

const BRAND: usize = 0;

/// Weeks that a panel's prices cover: the longest history, and a year in which the shoppers start.
const WEEKS: usize = 104;

/// The shoppers of one panel. `sticky`: some take what they took last whatever it costs, and tastes wander.
pub fn shop(dice: &mut Dice, plan: &Plan, sticky: bool) -> Vec<Journey> {
    let mut panel = Panel::draw(dice, plan, sticky);
    (0..SHOPPERS).map(|n| panel.shopper(dice, plan.user(n))).collect()
}

/// A shop that sells one kind of goods.
struct Panel {
    products: Vec<Rc<Product>>,
    traits: Traits,
    /// What everyone thinks of each item.
    appeal: Vec<f64>,
    usual_log: f64,
    prices: PriceCourse,
    flags: bool,
    display: Display,
    shelves: Vec<Option<Rc<Shelf>>>,
    reading: Reading,
    people: People,
}

/// How the shop lists its items.
struct Display {
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
    fn draw(dice: &mut Dice, plan: &Plan, sticky: bool) -> Panel {
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

    fn shopper(&mut self, dice: &mut Dice, user: String) -> Journey {
        let mut shopper = Shopper::draw(dice, self);
        let pace = dice.log_normal(1.0, 0.4);
        let choices = dice.log_normal(self.people.choices, 0.6).round().clamp(1.0, 45.0) as usize;
        let start = dice.between(0.0, 52.0);
        let mut diary = Diary::new(user, start);
        for _ in 0..choices {
            diary.visit(dice.exponential(pace));
            let week = (diary.weeks() as usize).min(self.prices.weeks() - 1);
            let shown = self.display.draw_order(dice, &self.prices, week);
            let shelf = self.shelf(week, &shown);
            let prospect = Prospect::new(shopper.utility(self, week, &shown), self.reading);
            diary.show(dice, &shelf, &prospect);
            let chosen = prospect.choose(dice);
            diary.act(dice, EventKind::Purchase, &shelf.offers()[chosen]);
            shopper.chose(dice, self, shown[chosen]);
        }
        diary.close()
    }

    /// The list of a week; made once where everyone sees the same.
    fn shelf(&mut self, week: usize, shown: &[usize]) -> Rc<Shelf> {
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

    fn draw_order(&self, dice: &mut Dice, prices: &PriceCourse, week: usize) -> Vec<usize> {
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
