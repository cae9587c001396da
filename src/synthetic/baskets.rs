//! Baskets: category lists that stay the same for good, in order of popularity; several a visit; what is in the
//! basket is not bought again, and habits fade with time.

use std::rc::Rc;

use super::choice::{NEVER, Prospect, Reading, choose};
use super::diary::Diary;
use super::journey::Journey;
use super::plan::{Plan, SHOPPERS};
use super::prices::coins;
use super::product::{Offer, Product};
use super::shelf::Shelf;
use super::taste::{Spread, Taste, Traits};
use super::words;
use crate::event::EventKind;
use crate::random::{Dice, exp, ln};

/// The customers of one shop.
pub fn shop(dice: &mut Dice, plan: &Plan) -> Vec<Journey> {
    let store = Store::draw(dice, plan);
    (0..SHOPPERS).map(|n| store.customer(dice, plan.user(n))).collect()
}

struct Store {
    aisles: Vec<Aisle>,
    /// What everyone thinks of each item, all aisles together.
    appeal: Vec<f64>,
    /// Where its price stands in its aisle, as a logarithm against the mean.
    price_log: Vec<f64>,
    traits: Traits,
    reading: Reading,
    people: People,
}

/// A category's list and the numbers of its items.
struct Aisle {
    items: Vec<usize>,
    shelf: Rc<Shelf>,
}

/// How much the shop tells of an item.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Id,
    Price,
    Brand,
}

struct People {
    spread: Spread,
    price: f64,
    class: f64,
    habit: f64,
    fading: f64,
    choices: f64,
    basket: f64,
    pace: f64,
}

impl Store {
    fn draw(dice: &mut Dice, plan: &Plan) -> Store {
        let told = [Told::Price, Told::Price, Told::Price, Told::Brand, Told::Id][dice.whole(0, 4)];
        let brands = dice.whole(4, 20);
        let (pull, noise, price_spread) = (dice.between(0.3, 1.3), dice.between(0.0, 0.6), dice.between(0.1, 0.8));
        let level = dice.log_normal(30.0, 1.5);
        let mut store = Store {
            aisles: vec![],
            appeal: vec![],
            price_log: vec![],
            traits: Traits::default(),
            reading: Reading::Fading(plan.bias.unwrap_or_else(|| dice.between(0.0, 0.8))),
            people: People::draw(dice, told),
        };
        let mut brand_of = Vec::new();
        for aisle in 0..dice.whole_by_size(6, 60) {
            let count = dice.whole_by_size(5, 50);
            let here = dice.log_normal(level, 0.6);
            let first = store.appeal.len();
            let mut rank = Vec::new();
            let mut offers = Vec::new();
            for _ in 0..count {
                let number = store.appeal.len();
                let price_log = dice.normal(0.0, price_spread);
                let appeal = dice.normal(0.0, pull);
                let brand = dice.whole(0, brands - 1);
                let fields = match told {
                    Told::Brand => vec![("item_brand", words::brand(brand)), ("item_category", words::kind(aisle))],
                    _ => vec![],
                };
                let price = (told != Told::Id).then(|| coins(here * exp(price_log)));
                let product = Rc::new(Product::new(format!("{}-i{number}", plan.name), fields));
                offers.push(Offer { product, price, flagged: false });
                rank.push(appeal - store.people.price * price_log + dice.normal(0.0, noise));
                store.appeal.push(appeal);
                store.price_log.push(price_log);
                brand_of.push(brand);
            }
            let mut order: Vec<usize> = (0..count).collect();
            order.sort_by(|&one, &other| rank[other].total_cmp(&rank[one]));
            let shelf = Shelf::new(order.iter().map(|&at| offers[at].clone()).collect());
            let shelf = Rc::new(shelf.with_id(format!("{}|{aisle}", plan.name)));
            store.aisles.push(Aisle { items: order.iter().map(|&at| first + at).collect(), shelf });
        }
        store.traits = Traits::default().with(brand_of, brands);
        store
    }

    fn customer(&self, dice: &mut Dice, user: String) -> Journey {
        let mut customer = Customer::draw(dice, self);
        let choices = dice.log_normal(self.people.choices, 0.5).round().clamp(4.0, 60.0) as usize;
        let go_on = 1.0 - 1.0 / dice.log_normal(self.people.basket, 0.4).max(1.0);
        let pace = dice.log_normal(self.people.pace, 0.5);
        let mut diary = Diary::new(user, dice.between(0.0, 8.0));
        let mut chosen = 0;
        while chosen < choices {
            diary.visit(dice.exponential(pace));
            customer.comes(diary.weeks());
            for _ in 0..(1 + dice.run(go_on, 20)).min(choices - chosen) {
                self.buy(dice, &mut diary, &mut customer);
                chosen += 1;
            }
        }
        diary.close()
    }

    fn buy(&self, dice: &mut Dice, diary: &mut Diary, customer: &mut Customer) {
        let aisle = &self.aisles[customer.next_aisle(dice, self)];
        let utility = aisle.items.iter().map(|&item| customer.worth(self, item)).collect();
        let prospect = Prospect::new(utility, self.reading);
        diary.show(dice, &aisle.shelf, &prospect);
        let chosen = prospect.choose(dice);
        diary.act(dice, EventKind::Purchase, &aisle.shelf.offers()[chosen]);
        customer.buys(aisle.items[chosen]);
    }
}

impl People {
    fn draw(dice: &mut Dice, told: Told) -> People {
        let brand = if told == Told::Brand { dice.between(0.0, 1.2) } else { 0.0 };
        let priced = told != Told::Id;
        People {
            spread: Spread { item: dice.between(0.3, 1.6), properties: vec![brand] },
            price: if priced { dice.between(0.0, 1.5) } else { 0.0 },
            class: if priced { dice.between(0.0, 1.2) } else { 0.0 },
            habit: dice.between(0.2, 2.5),
            fading: dice.between(1.0, 12.0),
            choices: dice.log_normal(16.0, 0.3),
            basket: dice.between(1.0, 8.0),
            pace: dice.between(0.5, 3.0),
        }
    }
}

/// One customer.
struct Customer {
    taste: Taste,
    /// How far dear items are liked or disliked, per logarithm of price.
    price: f64,
    habit: f64,
    fading: f64,
    habits: Vec<f64>,
    basket: Vec<usize>,
    aisles: Vec<f64>,
    last_weeks: f64,
}

impl Customer {
    fn draw(dice: &mut Dice, store: &Store) -> Customer {
        let people = &store.people;
        Customer {
            taste: Taste::draw(dice, &people.spread, store.appeal.len(), &store.traits),
            price: dice.normal(-people.price, people.class),
            habit: dice.normal(people.habit, 0.5),
            fading: people.fading,
            habits: vec![0.0; store.appeal.len()],
            basket: Vec::new(),
            aisles: dice.normals(store.aisles.len(), 1.4),
            last_weeks: 0.0,
        }
    }

    /// Comes again with an empty basket, habits having faded since.
    fn comes(&mut self, weeks: f64) {
        let left = exp(-(weeks - self.last_weeks) / self.fading);
        self.habits.iter_mut().for_each(|habit| *habit *= left);
        self.last_weeks = weeks;
        self.basket.clear();
    }

    /// An aisle with something left to buy.
    fn next_aisle(&self, dice: &mut Dice, store: &Store) -> usize {
        let open = |aisle: &Aisle| if aisle.items.iter().all(|item| self.basket.contains(item)) { 0.0 } else { 1.0 };
        let open: Vec<f64> = store.aisles.iter().map(open).collect();
        choose(dice, &self.aisles, &open)
    }

    fn worth(&self, store: &Store, item: usize) -> f64 {
        if self.basket.contains(&item) {
            return NEVER;
        }
        store.appeal[item]
            + self.taste.of(item, &store.traits)
            + self.price * store.price_log[item]
            + self.habit * ln(1.0 + self.habits[item])
    }

    fn buys(&mut self, item: usize) {
        self.habits[item] += 1.0;
        self.basket.push(item);
    }
}
