//! Who buys in a panel: tastes, price sensitivity, loyalty, and in sticky panels a habit.

use super::store::{BRAND, Panel};
use crate::random::{Dice, ln};
use crate::synthetic::choice::shares;
use crate::synthetic::loyalty::Loyalty;
use crate::synthetic::taste::Taste;

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
