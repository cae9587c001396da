//! What a shopper is after these days: one brand, one colour, one class of price, or nothing in particular.

use super::assortment::{Assortment, BRAND, COLOUR};
use super::people::People;
use crate::random::Dice;

/// What is sought, and how much more it is worth for being so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Focus {
    brand: Option<(usize, f64)>,
    colour: Option<(usize, f64)>,
    class: Option<(f64, f64)>,
}

impl Focus {
    /// A new focus; most shoppers have one in one respect, some in two, many in none.
    pub fn draw(dice: &mut Dice, people: &People, assortment: &Assortment) -> Focus {
        let told = assortment.told;
        let traits = &assortment.traits;
        let strength = |dice: &mut Dice, seen: bool| {
            (seen && dice.chance(people.focused)).then(|| dice.between(0.5, 1.5) * people.focus)
        };
        // What there is much of is sought by many.
        let a_value = |dice: &mut Dice, property| traits.of(property, dice.whole(0, assortment.len() - 1));
        let brand = strength(dice, told.brand || told.title);
        let colour = strength(dice, told.colour || told.title);
        let class = strength(dice, true);
        Focus {
            brand: brand.map(|strength| (a_value(dice, BRAND), strength)),
            colour: colour.map(|strength| (a_value(dice, COLOUR), strength)),
            class: class.map(|strength| (dice.normal(0.0, 1.2), 0.5 * strength)),
        }
    }

    /// The brand that is sought.
    pub fn brand(&self) -> Option<usize> {
        self.brand.map(|(brand, _)| brand)
    }

    /// The colour that is sought.
    pub fn colour(&self) -> Option<usize> {
        self.colour.map(|(colour, _)| colour)
    }

    /// How much more a product is worth.
    pub fn of(&self, assortment: &Assortment, product: usize) -> f64 {
        let has = |sought: Option<(usize, f64)>, property: usize| match sought {
            Some((value, strength)) if assortment.traits.of(property, product) == value => strength,
            _ => 0.0,
        };
        let class = self.class.map_or(0.0, |(ideal, strength)| {
            let off = assortment.class[product] - ideal;
            -strength * off * off
        });
        has(self.brand, BRAND) + has(self.colour, COLOUR) + class
    }
}
