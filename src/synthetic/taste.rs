//! What a shopper likes: single items, and whatever they have in common.

use crate::random::Dice;

/// What items have in common: for each property (brand, variant, …) the number of its value, item by item.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    properties: Vec<Property>,
}

#[derive(Clone, Debug)]
struct Property {
    value_of: Vec<usize>,
    values: usize,
}

impl Traits {
    /// With one more property of `values` values, given for each item.
    pub fn with(mut self, value_of: Vec<usize>, values: usize) -> Traits {
        self.properties.push(Property { value_of, values });
        self
    }

    /// The value that an item has of a property.
    pub fn of(&self, property: usize, item: usize) -> usize {
        self.properties[property].value_of[item]
    }

    /// How many values a property has.
    pub fn values(&self, property: usize) -> usize {
        self.properties[property].values
    }
}

/// How far tastes differ from shopper to shopper, as deviations of utility; 0 where a taste is absent from a shop.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Of the taste for single items.
    pub item: f64,
    /// Of the taste for the values of each property.
    pub properties: Vec<f64>,
}

/// One shopper's taste.
#[derive(Clone, Debug)]
pub struct Taste {
    item: Vec<f64>,
    properties: Vec<Vec<f64>>,
}

impl Taste {
    /// A shopper's taste for so many items with those traits.
    pub fn draw(dice: &mut Dice, spread: &Spread, items: usize, traits: &Traits) -> Taste {
        let item = dice.normals(items, spread.item);
        let properties = traits.properties.iter().zip(&spread.properties);
        let properties = properties.map(|(property, &spread)| dice.normals(property.values, spread)).collect();
        Taste { item, properties }
    }

    /// What an item is worth by taste alone.
    pub fn of(&self, item: usize, traits: &Traits) -> f64 {
        let values = self.properties.iter().zip(&traits.properties);
        self.item[item] + values.map(|(tastes, property)| tastes[property.value_of[item]]).sum::<f64>()
    }

    /// Lets the taste change a little, without growing: `pace` 0 leaves it alone, 1 draws it anew.
    pub fn wander(&mut self, dice: &mut Dice, spread: &Spread, pace: f64) {
        let keep = (1.0 - pace * pace).sqrt();
        let mut step = |tastes: &mut Vec<f64>, spread: f64| {
            tastes.iter_mut().for_each(|taste| *taste = keep * *taste + dice.normal(0.0, pace * spread));
        };
        step(&mut self.item, spread.item);
        self.properties.iter_mut().zip(&spread.properties).for_each(|(tastes, &spread)| step(tastes, spread));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_brand_share_the_taste_for_it() {
        let traits = Traits::default().with(vec![0, 1, 0], 2);
        let spread = Spread { item: 0.0, properties: vec![1.0] };
        let taste = Taste::draw(&mut Dice::new(1, 0), &spread, 3, &traits);
        assert_eq!(taste.of(0, &traits), taste.of(2, &traits));
        assert_ne!(taste.of(0, &traits), taste.of(1, &traits));
    }

    #[test]
    fn a_wandering_taste_keeps_its_size() {
        let (mut dice, traits) = (Dice::new(2, 0), Traits::default());
        let spread = Spread { item: 1.5, properties: vec![] };
        let mut taste = Taste::draw(&mut dice, &spread, 400, &traits);
        (0..50).for_each(|_| taste.wander(&mut dice, &spread, 0.3));
        let variance = (0..400).map(|item| taste.of(item, &traits)).map(|taste| taste * taste).sum::<f64>() / 400.0;
        assert!((variance - 2.25).abs() < 0.6, "{variance}");
    }
}
