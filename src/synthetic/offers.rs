//! Offers that are told by their properties and hardly come twice: contracts, used cars, flights. Each list is put together anew,
//! and what an offer is worth lies in its fields, some of which are numbers.

use std::rc::Rc;

use super::choice::{Prospect, Reading};
use super::diary::Diary;
use super::journey::Journey;
use super::plan::{Plan, SHOPPERS};
use super::prices::coins;
use super::product::{Offer, Product};
use super::shelf::Shelf;
use super::words;
use crate::event::EventKind;
use crate::random::{Dice, exp};

/// The shoppers of one market.
pub fn shop(dice: &mut Dice, plan: &Plan) -> Vec<Journey> {
    let market = Market::draw(dice, plan);
    (0..SHOPPERS).map(|n| market.journey(dice, plan, n)).collect()
}

/// What is offered, and how those who look for it differ.
struct Market {
    fields: Vec<Field>,
    /// What a deviation of the price's logarithm costs everyone, and how far shoppers differ in it.
    price: (f64, f64),
    /// Share of those who want one class of price, dear or cheap, rather than to pay less.
    with_class: f64,
    level: f64,
    spread: f64,
    /// Items of a list.
    length: (usize, usize),
    lists: f64,
    /// How far the server orders by what everybody likes; 0 for an order that means nothing.
    sorted: f64,
    reading: Reading,
}

/// A property of all offers: the levels that it has, as a list tells them.
struct Field {
    name: &'static str,
    levels: Vec<String>,
    /// Where each level stands, in deviations, where they are numbers.
    scale: Option<Vec<f64>>,
    /// What everybody thinks of each level.
    common: Vec<f64>,
    /// How far shoppers differ in it.
    differ: f64,
    /// What a level adds to the price.
    dear: Vec<f64>,
}

/// The shop's own fields that are words, and those that are numbers with the unit that some shops write.
const WORDS: [&str; 4] = ["material", "finish", "fitting", "service"];
const NUMBERS: [(&str, &str); 5] =
    [("size", " cm"), ("power", " W"), ("term", " months"), ("rating", ""), ("weight", " kg")];
const LEVELS: [&str; 6] = ["plain", "basic", "full", "fine", "extra", "none"];

impl Market {
    fn draw(dice: &mut Dice, plan: &Plan) -> Market {
        let mut fields = Vec::new();
        if dice.chance(0.8) {
            let levels = (0..dice.whole(3, 8)).map(|_| words::brand(dice.whole(0, 150))).collect();
            fields.push(Field::draw(dice, "item_brand", levels, None));
        }
        for name in WORDS {
            if dice.chance(0.4) {
                let levels = LEVELS[..dice.whole(2, LEVELS.len())].iter().map(|&level| level.to_owned()).collect();
                fields.push(Field::draw(dice, name, levels, None));
            }
        }
        for (name, unit) in NUMBERS {
            if dice.chance(0.45) || fields.is_empty() {
                let unit = if dice.chance(0.5) { unit } else { "" };
                let (first, step, count) = (dice.whole(1, 40), dice.whole(1, 9), dice.whole(2, 9));
                let levels = (0..count).map(|n| format!("{}{unit}", first + n * step)).collect();
                let middle = (count - 1) as f64 / 2.0;
                let scale = (0..count).map(|n| (n as f64 - middle) / middle.max(0.5)).collect();
                fields.push(Field::draw(dice, name, levels, Some(scale)));
            }
        }
        // As a log's reader finds them.
        fields.sort_by_key(|field| field.name);
        let bias = if dice.chance(0.4) { dice.between(0.2, 1.2) } else { 0.0 };
        let fewest = dice.whole_by_size(3, 12);
        Market {
            fields,
            price: (dice.between(0.3, 2.5), dice.between(0.2, 1.2)),
            with_class: if dice.chance(0.6) { dice.between(0.2, 0.8) } else { 0.0 },
            level: dice.log_normal(60.0, 1.5),
            spread: dice.between(0.1, 0.8),
            length: (fewest, fewest + if dice.chance(0.5) { dice.whole(0, 12) } else { 0 }),
            lists: dice.log_normal(9.0, 0.5),
            sorted: if dice.chance(0.5) { dice.between(0.3, 2.0) } else { 0.0 },
            reading: match plan.bias.unwrap_or(bias) {
                0.0 => Reading::Even,
                bias => Reading::Fading(bias),
            },
        }
    }

    fn journey(&self, dice: &mut Dice, plan: &Plan, n: usize) -> Journey {
        let tastes: Vec<Vec<f64>> = self.fields.iter().map(|field| field.taste(dice)).collect();
        let price = dice.normal(self.price.0, self.price.1);
        let (wanted, width) = (dice.normal(0.3, 1.0), dice.between(0.5, 1.2));
        let wants_class = dice.chance(self.with_class);
        let worth_of_class = |class: f64| {
            if wants_class { -((class - wanted) / width).powi(2) } else { -price * class }
        };
        let mut diary = Diary::new(plan.user(n), dice.between(0.0, 50.0));
        let lists = dice.log_normal(self.lists, 0.4).round().clamp(1.0, 30.0) as usize;
        let at_once = dice.chance(0.5);
        for list in 0..lists {
            if list == 0 || !at_once {
                diary.visit(dice.exponential(0.7));
            }
            let mut offers: Vec<(f64, f64, Vec<usize>)> =
                (0..dice.whole(self.length.0, self.length.1)).map(|_| self.offer(dice)).collect();
            offers.sort_by(|one, other| other.0.total_cmp(&one.0));
            let worth = |(_, class, levels): &(f64, f64, Vec<usize>)| {
                let fields = tastes.iter().zip(&self.fields).zip(levels);
                fields.map(|((taste, field), &level)| taste[level] + field.common[level]).sum::<f64>()
                    + worth_of_class(*class)
            };
            let prospect = Prospect::new(offers.iter().map(worth).collect(), self.reading);
            let shelf = Rc::new(Shelf::new(offers.iter().map(|offer| self.told(plan, offer)).collect()));
            diary.show(dice, &shelf, &prospect);
            let chosen = prospect.choose(dice);
            diary.act(dice, EventKind::SelectItem, &shelf.offers()[chosen]);
        }
        diary.close()
    }

    /// An offer: what the server thinks of it, its class of price, and the level of each field.
    fn offer(&self, dice: &mut Dice) -> (f64, f64, Vec<usize>) {
        let levels: Vec<usize> = self.fields.iter().map(|field| dice.whole(0, field.levels.len() - 1)).collect();
        let told = |of: fn(&Field) -> &Vec<f64>| -> f64 {
            self.fields.iter().zip(&levels).map(|(field, &level)| of(field)[level]).sum()
        };
        let class = dice.normal(told(|field| &field.dear), 0.7);
        let liked = told(|field| &field.common) - self.price.0 * class;
        (self.sorted * liked + dice.normal(0.0, 1.0), class, levels)
    }

    fn told(&self, plan: &Plan, (_, class, levels): &(f64, f64, Vec<usize>)) -> Offer {
        let fields: Vec<_> =
            self.fields.iter().zip(levels).map(|(field, &level)| (field.name, field.levels[level].clone())).collect();
        let price = coins(self.level * exp(self.spread * class));
        let levels: Vec<String> = levels.iter().map(usize::to_string).collect();
        let id = format!("{}-{}-{price}", plan.name, levels.join("."));
        Offer { product: Rc::new(Product::new(id, fields)), price: Some(price), flagged: false }
    }
}

impl Field {
    fn draw(dice: &mut Dice, name: &'static str, levels: Vec<String>, scale: Option<Vec<f64>>) -> Field {
        let along = |dice: &mut Dice, spread: f64| match &scale {
            Some(scale) => {
                let slope = dice.normal(0.0, spread);
                scale.iter().map(|at| slope * at).collect()
            }
            None => dice.normals(levels.len(), spread),
        };
        let (common, dear) = (along(dice, 0.7), along(dice, 0.4));
        Field { name, differ: dice.between(0.2, 1.4), common, dear, levels, scale }
    }

    /// One shopper's, level by level: of a number most want more or less of it, some the middle or the ends.
    fn taste(&self, dice: &mut Dice) -> Vec<f64> {
        let Some(scale) = &self.scale else { return dice.normals(self.levels.len(), self.differ) };
        let (slope, ideal) = (dice.normal(0.0, self.differ), dice.between(-0.8, 0.8));
        let has_ideal = dice.chance(0.35);
        let worth = |&at: &f64| if has_ideal { -2.0 * slope.abs() * (at - ideal).powi(2) } else { slope * at };
        scale.iter().map(worth).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_market_tells_numbers_and_no_list_comes_twice() {
        let plan = Plan { name: "offers-1-0".to_owned(), bias: None };
        let journeys: Vec<Journey> = (0..8).flat_map(|seed| shop(&mut Dice::new(seed, 0), &plan)).collect();
        let items = || {
            journeys.iter().flat_map(|journey| journey.showings()).flat_map(|showing| showing.shelf.items().to_vec())
        };
        assert!(items().any(|item| item.attributes().iter().any(|own| own.key.number(own.value).is_some())));
        assert!(items().all(|item| item.price().is_some() && !item.attributes().is_empty()));
        for journey in &journeys {
            let lists: Vec<_> = journey.showings().map(|showing| showing.shelf.items()).collect();
            assert!(lists.iter().enumerate().all(|(at, list)| lists[..at].iter().all(|before| before != list)));
        }
    }
}
