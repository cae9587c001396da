//! How the shoppers of one shop differ, and what they do there.

use super::assortment::Assortment;
use super::traces::Weights;
use crate::random::Dice;
use crate::synthetic::taste::Spread;

/// Weeks after which what someone was after is a thing of the past.
pub const LONG: f64 = 15.0;

/// How the shoppers of one shop differ, and what they do there.
pub struct People {
    pub spread: Spread,
    pub price: f64,
    pub class: f64,
    pub style: f64,
    /// Probability of being after one brand, and as much for a colour and a class of price.
    pub focused: f64,
    /// How much more worth that is, about.
    pub focus: f64,
    /// Probability that the next visit is after the same.
    pub steady: f64,
    /// How far tastes move from one list to the next.
    pub drift: f64,
    pub visits: f64,
    /// Weeks from one visit to the next, on average.
    pace: f64,
    /// Probability of staying away for a season or a year instead.
    breaks: f64,
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
    /// Probability of taking something out again, each time that the cart is looked at.
    pub regrets: f64,
    /// What is remembered of a product is worth so much.
    pub remembered: Weights,
    pub keep: f64,
}

impl People {
    /// One shop's.
    pub fn draw(dice: &mut Dice, assortment: &Assortment) -> People {
        let told = assortment.told;
        let where_told =
            |dice: &mut Dice, told: bool, low: f64, high: f64| if told { dice.between(low, high) } else { 0.0 };
        let brand = where_told(dice, told.brand || told.title, 0.5, 1.8);
        let colour = where_told(dice, told.colour || told.title, 0.5, 1.8);
        let material = where_told(dice, told.material, 0.0, 1.3);
        let manner = where_told(dice, told.title, 0.0, 1.3);
        let cart = told.anything && dice.chance(0.8);
        People {
            spread: Spread { item: dice.between(0.1, 1.1), properties: vec![brand, colour, material, manner] },
            price: dice.between(0.0, 0.4),
            class: dice.between(0.3, 1.2),
            style: if told.style { dice.between(0.1, 0.6) } else { 0.0 },
            focused: dice.between(0.2, 0.8),
            focus: dice.between(2.0, 4.5),
            steady: dice.between(0.3, 0.9),
            drift: dice.between(0.0, 0.15),
            visits: dice.log_normal(2.5, 0.8),
            pace: dice.log_normal(0.7, 0.8),
            breaks: if dice.chance(0.85) { dice.between(0.1, 0.5) } else { 0.0 },
            more_clicks: dice.between(0.1, 0.65),
            more_lists: dice.between(0.4, 0.85),
            again: dice.between(0.0, 0.5),
            reads_on: dice.between(0.0, 0.8),
            looks: dice.between(0.3, 4.0),
            looks_first: dice.between(0.0, 0.6),
            cart: if cart { dice.between(0.2, 0.7) } else { 0.0 },
            regrets: dice.between(0.1, 0.5),
            remembered: Weights {
                touched: dice.between(-0.3, 1.4),
                in_cart: dice.between(1.0, 3.5),
                removed: dice.between(3.0, 6.0),
                bought: dice.between(0.3, 2.5),
                passed: dice.between(0.6, 2.0),
            },
            keep: dice.between(0.2, 0.9),
        }
    }
    /// Weeks until someone comes again.
    pub fn away(&self, dice: &mut Dice) -> f64 {
        if dice.chance(self.breaks) { dice.between(LONG, 70.0) } else { dice.exponential(self.pace) }
    }
}
