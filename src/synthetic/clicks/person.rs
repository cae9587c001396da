//! Who shops there: lasting tastes, what they are after these days, what they remember.

use super::Store;
use super::assortment::Assortment;
use super::focus::Focus;
use super::memory::{Memory, Weights};
use crate::synthetic::dice::Dice;
use crate::synthetic::taste::{Spread, Taste};

/// How the shoppers of one shop differ, and what they do there.
pub struct People {
    spread: Spread,
    price: f64,
    class: f64,
    style: f64,
    /// Probability of being after one brand, and as much for a colour and a class of price.
    pub focused: f64,
    /// How much more worth that is, about.
    pub focus: f64,
    /// Probability that the next visit is after the same.
    steady: f64,
    /// How far tastes move from one list to the next.
    drift: f64,
    visits: f64,
    /// Weeks from one visit to the next, on average.
    pub pace: f64,
    /// Probability of one more click on the same list.
    pub more_clicks: f64,
    /// Probability of one more list in the visit.
    pub more_lists: f64,
    /// Probability that the next list is the last one once more.
    pub again: f64,
    /// Probability that the shopper reads on where the eye last was, rather than from the top.
    pub reads_on: f64,
    /// Products looked at before a list, on average.
    pub looks: f64,
    /// Probability of looking at a product of a list before clicking.
    pub looks_first: f64,
    /// Probability of putting in the cart what was clicked; 0 in a shop without a cart.
    pub cart: f64,
    /// What memory is worth.
    pub memory: Weights,
    keep: f64,
}

impl People {
    /// One shop's.
    pub fn draw(dice: &mut Dice, assortment: &Assortment) -> People {
        let told = assortment.told;
        let where_told = |dice: &mut Dice, told: bool| if told { dice.between(0.0, 1.3) } else { 0.0 };
        let brand = where_told(dice, told.brand || told.title);
        let colour = where_told(dice, told.colour || told.title);
        let material = where_told(dice, told.material);
        let cart = told.anything && dice.chance(0.6);
        People {
            spread: Spread { item: dice.between(0.1, 1.1), properties: vec![brand, colour, material] },
            price: dice.between(0.0, 0.5),
            class: dice.between(0.0, 0.8),
            style: if told.style { dice.between(0.1, 0.6) } else { 0.0 },
            focused: dice.between(0.2, 0.8),
            focus: dice.between(1.5, 4.0),
            steady: dice.between(0.3, 0.9),
            drift: dice.between(0.0, 0.15),
            visits: dice.log_normal(2.5, 0.8),
            pace: dice.log_normal(0.7, 0.8),
            more_clicks: dice.between(0.1, 0.65),
            more_lists: dice.between(0.2, 0.7),
            again: dice.between(0.0, 0.5),
            reads_on: dice.between(0.0, 0.8),
            looks: dice.between(0.3, 4.0),
            looks_first: dice.between(0.0, 0.6),
            cart: if cart { dice.between(0.15, 0.6) } else { 0.0 },
            memory: Weights {
                touched: dice.between(-0.3, 1.4),
                in_cart: dice.between(1.0, 3.5),
                removed: dice.between(3.0, 6.0),
                bought: dice.between(0.3, 2.5),
                passed: dice.between(0.1, 0.8),
            },
            keep: dice.between(0.2, 0.9),
        }
    }
}

/// One shopper.
pub struct Person {
    /// How often the shop is visited.
    pub visits: usize,
    /// What is remembered.
    pub memory: Memory,
    /// What the shopper is after these days.
    pub focus: Focus,
    /// The kind of product that is looked for.
    pub kind: usize,
    taste: Taste,
    style: Vec<f64>,
    price: f64,
}

impl Person {
    /// One of the people who shop there.
    pub fn draw(dice: &mut Dice, store: &Store) -> Person {
        let (people, assortment) = (&store.people, &store.assortment);
        let styles = assortment.style.first().map_or(0, Vec::len);
        Person {
            visits: dice.log_normal(people.visits, 0.6).round().clamp(1.0, 30.0) as usize,
            memory: Memory::new(assortment.len()),
            focus: Focus::draw(dice, people, assortment),
            kind: dice.whole(0, assortment.kinds.len() - 1),
            taste: Taste::draw(dice, &people.spread, assortment.len(), &assortment.traits),
            style: dice.normals(styles, people.style),
            price: dice.normal(people.price, people.class),
        }
    }

    /// Comes to the shop, mostly for what the last visit was for: the kind in the cart, the same kind, or another.
    pub fn comes(&mut self, dice: &mut Dice, store: &Store) {
        let (people, assortment) = (&store.people, &store.assortment);
        self.memory.fade(people.keep);
        self.taste.wander(dice, &people.spread, 2.0 * people.drift);
        if !dice.chance(people.steady) {
            self.focus = Focus::draw(dice, people, assortment);
        }
        match self.memory.cart().last() {
            Some(&waiting) if dice.chance(0.6) => self.kind = assortment.kind[waiting],
            _ if dice.chance(0.5) => self.turns_to_another_kind(dice, store),
            _ => {}
        }
    }

    /// Looks for another kind of product from now on.
    pub fn turns_to_another_kind(&mut self, dice: &mut Dice, store: &Store) {
        self.kind = dice.whole(0, store.assortment.kinds.len() - 1);
    }

    /// Tastes move a little.
    pub fn drifts(&mut self, dice: &mut Dice, people: &People) {
        if people.drift > 0.0 {
            self.taste.wander(dice, &people.spread, people.drift);
        }
    }

    /// What a product is worth now.
    pub fn worth(&self, store: &Store, product: usize) -> f64 {
        let assortment = &store.assortment;
        let style: f64 = self.style.iter().zip(&assortment.style[product]).map(|(likes, is)| likes * is).sum();
        assortment.appeal[product]
            + self.taste.of(product, &assortment.traits)
            + self.focus.of(assortment, product)
            + style
            - self.price * assortment.class[product]
            + self.memory.of(product, &store.people.memory)
    }
}
