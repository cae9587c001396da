//! Who shops there: lasting tastes, what they are after these days, what they remember.

use super::Store;
use super::focus::Focus;
use super::memory::Memory;
use super::people::People;
use crate::synthetic::dice::Dice;
use crate::synthetic::taste::Taste;

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
