//! Who buys in a supermarket: tastes, needs, habits, and an eye for deals.

use super::range::{BRAND, CATEGORY, Range};
use crate::random::{Dice, exp};
use crate::synthetic::choice::choose;
use crate::synthetic::loyalty::Loyalty;
use crate::synthetic::taste::{Spread, Taste};

/// Deviation of the logarithm of a household's price sensitivity.
const PRICE_SPREAD: f64 = 0.5;

/// The same of its eye for deals.
const DEAL_SPREAD: f64 = 0.6;

/// How the households of one supermarket differ.
pub struct People {
    spread: Spread,
    price: f64,
    deal: f64,
    own_label: f64,
    size: f64,
    item_loyalty: f64,
    brand_loyalty: f64,
    decay: f64,
    chance_of_sales: f64,
    wandering: f64,
}

impl People {
    /// One supermarket's.
    pub fn draw(dice: &mut Dice) -> People {
        let properties = vec![dice.between(0.2, 1.2), 0.0, dice.between(0.0, 1.0)];
        People {
            spread: Spread { item: dice.between(0.5, 1.6), properties },
            price: dice.between(0.3, 2.5),
            deal: dice.between(0.0, 3.0),
            own_label: dice.between(0.2, 1.3),
            size: dice.between(0.0, 1.5),
            item_loyalty: dice.between(0.5, 4.0),
            brand_loyalty: dice.between(-0.3, 1.5),
            decay: dice.between(0.6, 0.95),
            chance_of_sales: dice.between(0.0, 0.5),
            wandering: if dice.chance(0.5) { dice.between(0.0, 0.15) } else { 0.0 },
        }
    }

    /// What a product is worth in a week to all households together: what sells, sells for that. Where they differ, those
    /// who like it count for more.
    pub fn usual_worth(&self, range: &Range, week: usize, product: usize) -> f64 {
        let (size_log, deal) = (range.size_log(product), range.price(product, week).deal);
        let own_label = if range.is_own_label(product) { self.own_label * self.own_label / 2.0 } else { 0.0 };
        range.appeal(product) + own_label
            - mean(self.price, PRICE_SPREAD) * (range.usual_log(product) - 0.8 * size_log + deal)
            - mean(self.deal, DEAL_SPREAD) * deal
            - self.size * size_log * size_log
    }

    /// Deviation of a month's sales from what is expected of it, in logarithms.
    pub fn chance_of_sales(&self) -> f64 {
        self.chance_of_sales
    }
}

/// The mean of a log-normal distribution.
fn mean(median: f64, deviation: f64) -> f64 {
    median * exp(deviation * deviation / 2.0)
}

/// One household.
pub struct Household {
    taste: Taste,
    spread: Spread,
    wandering: f64,
    price: f64,
    deal: f64,
    own_label: f64,
    size: f64,
    ideal_size: Vec<f64>,
    item: Vec<Loyalty>,
    brand: Loyalty,
    needs: Vec<f64>,
    appetite: f64,
}

impl Household {
    /// One of the people who buy there.
    pub fn draw(dice: &mut Dice, range: &Range, people: &People) -> Household {
        let categories = range.categories();
        let strength = dice.normal(people.item_loyalty, 1.0);
        let family = dice.normal(0.0, 0.5);
        Household {
            taste: Taste::draw(dice, &people.spread, range.len(), range.traits()),
            spread: people.spread.clone(),
            wandering: people.wandering,
            price: dice.log_normal(people.price, PRICE_SPREAD),
            deal: dice.log_normal(people.deal, DEAL_SPREAD),
            own_label: dice.normal(0.0, people.own_label),
            size: people.size,
            ideal_size: (0..categories).map(|_| family + dice.normal(0.0, 0.3)).collect(),
            item: vec![Loyalty::new(range.len(), people.decay, strength); categories],
            brand: Loyalty::new(range.traits().values(BRAND), 0.95, dice.normal(people.brand_loyalty, 0.5)),
            needs: dice.normals(categories, 0.8),
            appetite: dice.between(0.0, 0.3),
        }
    }

    /// Which categories a visit is for, each once; `mean` of them on average.
    pub fn needs(&self, dice: &mut Dice, mean: f64) -> Vec<usize> {
        let count = (mean.floor() as usize + usize::from(dice.chance(mean.fract()))).clamp(1, self.needs.len());
        let mut open = vec![1.0; self.needs.len()];
        let next = |_| {
            let category = choose(dice, &self.needs, &open);
            open[category] = 0.0;
            category
        };
        (0..count).map(next).collect()
    }

    /// Probability that one more product is taken from the same list.
    pub fn appetite(&self) -> f64 {
        self.appetite
    }

    /// What each product on a list is worth this week.
    pub fn utility(&self, range: &Range, week: usize, products: &[usize]) -> Vec<f64> {
        products.iter().map(|&product| self.worth(range, week, product)).collect()
    }

    fn worth(&self, range: &Range, week: usize, product: usize) -> f64 {
        let traits = range.traits();
        let category = traits.of(CATEGORY, product);
        let deal = range.price(product, week).deal;
        let size_off = range.size_log(product) - self.ideal_size[category];
        let own_label = if range.is_own_label(product) { self.own_label } else { 0.0 };
        range.appeal(product) + self.taste.of(product, traits) + own_label
            - self.price * (range.usual_log(product) - 0.8 * range.size_log(product) + deal)
            - self.deal * deal
            - self.size * size_off * size_off
            + self.item[category].of(product)
            + self.brand.of(traits.of(BRAND, product))
    }

    /// Takes in a purchase.
    pub fn bought(&mut self, range: &Range, product: usize) {
        let traits = range.traits();
        self.item[traits.of(CATEGORY, product)].chose(product);
        self.brand.chose(traits.of(BRAND, product));
    }

    /// Lets tastes change between visits.
    pub fn live_on(&mut self, dice: &mut Dice) {
        if self.wandering > 0.0 {
            self.taste.wander(dice, &self.spread, self.wandering);
        }
    }
}
