//! Prices that drift from week to week and are lowered now and then.

use crate::random::{Dice, exp, ln};

/// One product's price in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// What it costs.
    pub amount: f64,
    /// Logarithm of its part of the usual price: 0, or less in a promotion.
    pub deal: f64,
}

/// The prices of a shop, week by week.
#[derive(Clone, Debug, Default)]
pub struct PriceCourse {
    weeks: Vec<Vec<Price>>,
}

/// How a shop sets prices.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Share of the weeks with a promotion, 0.03 to 0.3.
    promotions: f64,
    /// True where a promotion is for all products of a brand at once.
    by_brand: bool,
    /// Deviation of the weekly change of a usual price's logarithm.
    drift: f64,
}

impl Policy {
    /// One shop's way.
    pub fn draw(dice: &mut Dice) -> Policy {
        let drift = if dice.chance(0.5) { dice.between(0.002, 0.02) } else { 0.0 };
        Policy { promotions: dice.between(0.03, 0.3), by_brand: dice.chance(0.4), drift }
    }
}

impl PriceCourse {
    /// Prices over so many weeks. `usual`: each product's price in the first; `brand`: each product's brand.
    pub fn draw(dice: &mut Dice, policy: Policy, usual: &[f64], brand: &[usize], weeks: usize) -> PriceCourse {
        let groups: Vec<usize> = if policy.by_brand { brand.to_vec() } else { (0..usual.len()).collect() };
        let mut promotions = vec![Promotion::default(); groups.iter().max().map_or(0, |last| last + 1)];
        let mut usual = usual.to_vec();
        let week = |_| {
            promotions.iter_mut().for_each(|promotion| promotion.next_week(dice, policy.promotions));
            let price = |(usual, &group): (&mut f64, &usize)| {
                *usual *= exp(dice.normal(0.0, policy.drift));
                let amount = coins(*usual * (1.0 - promotions[group].depth));
                Price { amount, deal: ln(1.0 - promotions[group].depth) }
            };
            usual.iter_mut().zip(&groups).map(price).collect()
        };
        PriceCourse { weeks: (0..weeks).map(week).collect() }
    }

    /// The prices of a week, product by product; after the last week they stay.
    pub fn week(&self, week: usize) -> &[Price] {
        &self.weeks[week.min(self.weeks.len() - 1)]
    }

    /// How many weeks it covers.
    pub fn weeks(&self) -> usize {
        self.weeks.len()
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Promotion {
    depth: f64,
    weeks_left: usize,
}

impl Promotion {
    fn next_week(&mut self, dice: &mut Dice, share: f64) {
        const MEAN_WEEKS: f64 = 1.5;
        self.weeks_left = self.weeks_left.saturating_sub(1);
        if self.weeks_left > 0 {
            return;
        }
        let starts = dice.chance(share / MEAN_WEEKS);
        self.depth = if starts { dice.between(0.05, 0.4) } else { 0.0 };
        self.weeks_left = if starts { dice.whole(1, 2) } else { 0 };
    }
}

/// Rounds to what a price tag can say: three figures or more, at most two decimals.
pub fn coins(price: f64) -> f64 {
    if price >= 100.0 { price.round() } else { ((price * 100.0).round() / 100.0).max(0.01) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promotions_are_as_often_and_as_deep_as_told() {
        let mut dice = Dice::new(3, 0);
        let policy = Policy { promotions: 0.2, by_brand: false, drift: 0.0 };
        let course = PriceCourse::draw(&mut dice, policy, &[10.0; 20], &[0; 20], 500);
        let prices: Vec<f64> = (0..500).flat_map(|week| course.week(week)).map(|price| price.amount).collect();
        let lowered = prices.iter().filter(|&&price| price < 10.0).count() as f64 / prices.len() as f64;
        assert!((0.15..0.25).contains(&lowered), "{lowered}");
        assert!(prices.iter().all(|&price| (6.0..=10.0).contains(&price)));
    }

    #[test]
    fn a_brand_promotion_takes_all_of_the_brand() {
        let policy = Policy { promotions: 0.3, by_brand: true, drift: 0.0 };
        let course = PriceCourse::draw(&mut Dice::new(4, 0), policy, &[10.0, 10.0, 10.0], &[0, 1, 0], 60);
        assert!((0..60).all(|week| course.week(week)[0] == course.week(week)[2]));
        assert!((0..60).any(|week| course.week(week)[0] != course.week(week)[1]));
    }
}
