//! How the shoppers of one panel differ.

use crate::random::Dice;
use crate::synthetic::taste::Spread;

/// How the shop's shoppers differ.
pub struct People {
    pub spread: Spread,
    /// Price sensitivity: its median, and the deviation of its logarithm.
    pub price: (f64, f64),
    pub flag: f64,
    pub item_loyalty: (f64, f64),
    pub brand_loyalty: (f64, f64),
    pub decay: f64,
    /// Choices of a shopper, about.
    pub choices: f64,
    pub stickiness: Option<f64>,
    pub wandering: f64,
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
