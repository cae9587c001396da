//! Supermarkets: a few categories with brands across them, an own label, pack sizes, weekly assortments and prices,
//! and households that buy there for months.

mod household;
mod range;

use std::rc::Rc;

use super::choice::{Prospect, Reading};
use super::diary::Diary;
use super::journey::Journey;
use super::plan::{Plan, SHOPPERS};
use super::shelf::Shelf;
use crate::event::EventKind;
use crate::random::{Dice, exp, ln};
use household::{Household, People};
use range::Range;

/// Weeks that a supermarket is open for.
const WEEKS: usize = 78;

/// The households of one supermarket.
pub fn shop(dice: &mut Dice, plan: &Plan) -> Vec<Journey> {
    let mut supermarket = Supermarket::draw(dice, plan);
    (0..SHOPPERS).map(|n| supermarket.household(dice, plan.user(n))).collect()
}

struct Supermarket {
    name: String,
    range: Range,
    people: People,
    reading: Reading,
    /// The list of each category in each week, made when first shown.
    weekly: Vec<Option<Weekly>>,
}

/// A category's list in one week.
#[derive(Clone)]
struct Weekly {
    products: Rc<[usize]>,
    shelf: Rc<Shelf>,
}

impl Supermarket {
    fn draw(dice: &mut Dice, plan: &Plan) -> Supermarket {
        let range = Range::draw(dice, &plan.name, WEEKS);
        let people = People::draw(dice);
        let reading = match plan.bias.unwrap_or_else(|| dice.between(0.0, 0.7)) {
            0.0 => Reading::Even,
            bias => Reading::Fading(bias),
        };
        let weekly = vec![None; WEEKS * range.categories()];
        Supermarket { name: plan.name.clone(), range, people, reading, weekly }
    }

    fn household(&mut self, dice: &mut Dice, user: String) -> Journey {
        let mut household = Household::draw(dice, &self.range, &self.people);
        let choices = dice.whole_by_size(8, 220);
        let categories_a_visit = dice.between(1.0, self.range.categories().min(5) as f64);
        let visits = choices as f64 / categories_a_visit;
        let start = dice.between(0.0, 10.0);
        let pace = ((WEEKS as f64 - start - 2.0) / visits).min(dice.log_normal(1.0, 0.5));
        let mut diary = Diary::new(user, start);
        let mut chosen = 0;
        while chosen < choices {
            diary.visit(pace * dice.between(0.5, 1.5));
            household.live_on(dice);
            let week = (diary.weeks() as usize).min(WEEKS - 1);
            for category in household.needs(dice, categories_a_visit) {
                let left = choices - chosen;
                chosen += self.buy(dice, &mut diary, &mut household, category, week, left);
                if chosen == choices {
                    break;
                }
            }
        }
        diary.close()
    }

    /// Shows a category's list and buys from it, mostly one product. Returns how many were bought.
    fn buy(
        &mut self,
        dice: &mut Dice,
        diary: &mut Diary,
        household: &mut Household,
        category: usize,
        week: usize,
        most: usize,
    ) -> usize {
        let Weekly { products, shelf } = self.weekly(dice, category, week);
        let mut prospect = Prospect::new(household.utility(&self.range, week, &products), self.reading);
        diary.show(dice, &shelf, &prospect);
        let wanted = (1 + dice.run(household.appetite(), 3)).min(most).min(products.len());
        for _ in 0..wanted {
            let chosen = prospect.choose(dice);
            diary.act(dice, EventKind::Purchase, &shelf.offers()[chosen]);
            household.bought(&self.range, products[chosen]);
            prospect.exclude(chosen);
        }
        wanted
    }

    /// A category's list in a week, ordered by what sold in the four weeks before.
    fn weekly(&mut self, dice: &mut Dice, category: usize, week: usize) -> Weekly {
        let slot = week * self.range.categories() + category;
        if let Some(made) = &self.weekly[slot] {
            return made.clone();
        }
        let mut products = self.range.in_stock(category, week);
        let sold: Vec<f64> = products.iter().map(|&product| self.sold_before(dice, product, week)).collect();
        let mut rank: Vec<usize> = (0..products.len()).collect();
        rank.sort_by(|&one, &other| sold[other].total_cmp(&sold[one]));
        products = rank.into_iter().map(|at| products[at]).collect();
        let offers = products.iter().map(|&product| self.range.offer(product, week)).collect();
        let id = format!("{}|{category}|{week}", self.name);
        let made = Weekly { products: products.into(), shelf: Rc::new(Shelf::new(offers).with_id(id)) };
        self.weekly[slot] = Some(made.clone());
        made
    }

    /// What sold of a product in the four weeks before: what it was worth to most, and chance.
    fn sold_before(&self, dice: &mut Dice, product: usize, week: usize) -> f64 {
        let weekly = |before: usize| {
            let stocked = week >= before && self.range.is_in_stock(product, week - before);
            if stocked { exp(self.people.usual_worth(&self.range, week - before, product)) } else { 0.0 }
        };
        let sold: f64 = (1..=4).map(weekly).sum();
        ln(1e-6 + sold) + dice.normal(0.0, self.people.chance_of_sales())
    }
}
