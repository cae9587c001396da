//! Who buys in a panel: tastes, price sensitivity, loyalty, and in sticky panels a habit.

use super::{BRAND, Panel};
use crate::synthetic::choice::shares;
use crate::synthetic::dice::{Dice, ln};
use crate::synthetic::loyalty::Loyalty;
use crate::synthetic::taste::{Spread, Taste};

/// How the shop's shoppers differ.
pub struct People {
    spread: Spread,
    /// Price sensitivity: its median, and the deviation of its logarithm.
    pub price: (f64, f64),
    flag: f64,
    item_loyalty: (f64, f64),
    brand_loyalty: (f64, f64),
    decay: f64,
    /// Choices of a shopper, about.
    pub choices: f64,
    stickiness: Option<f64>,
    wandering: f64,
}

impl People {
    /// One panel's.
    pub fn draw(dice: &mut Dice, brands: bool, variants: bool, sticky: bool) -> People {
        let spread = |dice: &mut Dice, present: bool, chance: f64, low: f64, high: f64| {
            if present && dice.chance(chance) { dice.between(low, high) } else { 0.0 }
        };
        let brand = spread(dice, brands, 0.7, 0.3, 2.2);
        let variant = spread(dice, variants, 0.6, 0.3, 2.2);
        let item = spread(dice, true, 0.8, 0.4, 2.5);
        let spread = Spread { item, properties: vec![brand, variant] };
        let price = if dice.chance(0.9) { dice.between(0.4, 5.0) } else { 0.0 };
        let strength = |dice: &mut Dice, high: f64| (dice.between(-0.3, high), dice.between(0.2, 1.0));
        People {
            spread,
            price: (price, dice.between(0.3, 1.0)),
            flag: if dice.chance(0.5) { dice.between(0.0, 0.8) } else { 0.0 },
            item_loyalty: strength(dice, 3.0),
            brand_loyalty: if brands { strength(dice, 1.5) } else { (0.0, 0.0) },
            decay: dice.between(0.4, 0.95),
            choices: dice.log_normal(11.0, 0.6),
            stickiness: sticky.then(|| dice.between(0.1, 0.8)),
            wandering: if sticky { dice.between(0.0, 0.4) } else { 0.0 },
        }
    }
}

/// One shopper of a panel.
pub struct Shopper {
    taste: Taste,
    price: f64,
    flag: f64,
    item: Loyalty,
    brand: Loyalty,
    /// Probability of taking the last item again without looking.
    sticks: f64,
    last: Option<usize>,
}

impl Shopper {
    /// One of the people who buy there.
    pub fn draw(dice: &mut Dice, panel: &Panel) -> Shopper {
        let people = &panel.people;
        let items = panel.products.len();
        let loyalty = |dice: &mut Dice, values: usize, (mean, spread): (f64, f64)| {
            Loyalty::new(values, people.decay, dice.normal(mean, spread))
        };
        Shopper {
            taste: Taste::draw(dice, &people.spread, items, &panel.traits),
            price: dice.log_normal(people.price.0, people.price.1),
            flag: people.flag,
            item: loyalty(dice, items, people.item_loyalty),
            brand: loyalty(dice, panel.traits.values(BRAND), people.brand_loyalty),
            sticks: people.stickiness.map_or(0.0, |mean| dice.normal(mean, 0.2).clamp(0.0, 0.95)),
            last: None,
        }
    }

    /// What each item shown is worth, sticking to the last one included.
    pub fn utility(&self, panel: &Panel, week: usize, shown: &[usize]) -> Vec<f64> {
        let prices = panel.prices.week(week);
        let worth = |&item: &usize| {
            let price = prices[item];
            panel.appeal[item] + self.taste.of(item, &panel.traits) - self.price * (ln(price.amount) - panel.usual_log)
                + if panel.flags && price.deal < 0.0 { self.flag } else { 0.0 }
                + self.item.of(item)
                + self.brand.of(panel.traits.of(BRAND, item))
        };
        let looked_at: Vec<f64> = shown.iter().map(worth).collect();
        match self.last.and_then(|last| shown.iter().position(|&item| item == last)) {
            Some(last) if self.sticks > 0.0 => self.stick(looked_at, last),
            _ => looked_at,
        }
    }

    /// The utilities whose logit has the last item chosen with probability `sticks`, and else as before.
    fn stick(&self, mut utility: Vec<f64>, last: usize) -> Vec<f64> {
        let even = vec![1.0; utility.len()];
        let shares = shares(&utility, &even);
        let sum = shares.iter().sum::<f64>();
        utility[last] += ln(1.0 + self.sticks / (1.0 - self.sticks) * sum / shares[last].max(1e-12));
        utility
    }

    /// Takes in a choice.
    pub fn chose(&mut self, dice: &mut Dice, panel: &Panel, item: usize) {
        self.item.chose(item);
        self.brand.chose(panel.traits.of(BRAND, item));
        self.last = Some(item);
        if panel.people.wandering > 0.0 {
            self.taste.wander(dice, &panel.people.spread, panel.people.wandering);
        }
    }
}
