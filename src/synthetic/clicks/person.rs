//! Who shops there: lasting tastes, what they are after these days, what they remember.

use super::focus::Focus;
use super::people::{LONG, People};
use super::store::Store;
use super::traces::Traces;
use crate::random::Dice;
use crate::synthetic::taste::Taste;

/// One shopper.
pub struct Person {
    /// How often the shop is visited.
    pub visits: usize,
    /// What is remembered.
    pub traces: Traces,
    /// What the shopper is after these days.
    pub focus: Focus,
    /// The kind of product that is looked for.
    pub kind: usize,
    /// This visit is the first after a long time.
    pub was_long_away: bool,
    /// Something was taken out of the cart, for which another is looked for.
    pub replaces: bool,
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
            traces: Traces::new(assortment.len()),
            focus: Focus::draw(dice, people, assortment),
            kind: dice.whole(0, assortment.kinds.len() - 1),
            was_long_away: false,
            replaces: false,
            taste: Taste::draw(dice, &people.spread, assortment.len(), &assortment.traits),
            style: dice.normals(styles, people.style),
            price: dice.normal(people.price, people.class),
        }
    }

    /// Comes to the shop after so many weeks, mostly for what the last visit was for: the kind in the cart, the same kind,
    /// or another. Who was away for long is hardly the same shopper.
    pub fn comes(&mut self, dice: &mut Dice, store: &Store, away: f64) {
        let (people, assortment) = (&store.people, &store.assortment);
        let long = away >= LONG;
        self.was_long_away = long;
        self.traces.fade(if long { 0.1 * people.keep } else { people.keep });
        self.taste.wander(dice, &people.spread, if long { 0.9 } else { 2.0 * people.drift });
        if long || !dice.chance(people.steady) {
            self.focus = Focus::draw(dice, people, assortment);
        }
        match self.traces.cart().last() {
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
        let liked = assortment.appeal[product]
            + self.taste.of(product, &assortment.traits)
            + self.focus.of(assortment, product)
            + style
            - self.price * assortment.class[product];
        // What spoke for a product when it was put in the cart, does so no more once it is taken out.
        let liked = if self.traces.is_taken_out(product) { liked.min(0.0) } else { liked };
        liked + self.traces.of(product, &store.people.remembered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::synthetic::plan::Plan;

    #[test]
    fn who_was_away_for_long_is_after_something_else_and_has_forgotten_what_was_looked_at() {
        let dice = &mut Dice::new(4, 0);
        let mut store = Store::draw(dice, &Plan { name: "shop".to_owned(), bias: None });
        (store.people.focused, store.people.steady, store.people.keep) = (1.0, 1.0, 1.0);
        (store.people.remembered.touched, store.people.drift) = (1.0, 0.0);
        let mut person = Person::draw(dice, &store);
        person.traces.touch(3);
        let focus = person.focus;
        let remembered = |person: &Person| person.traces.of(3, &store.people.remembered);
        person.comes(dice, &store, 1.0);
        assert!(person.focus == focus && remembered(&person) == 1.0);
        person.comes(dice, &store, 52.0);
        assert!(person.focus != focus && remembered(&person) < 0.2);
    }

    #[test]
    fn what_was_taken_out_of_the_cart_is_worth_less_than_what_was_never_touched() {
        let dice = &mut Dice::new(5, 0);
        let store = Store::draw(dice, &Plan { name: "shop".to_owned(), bias: None });
        let mut person = Person::draw(dice, &store);
        for product in 0..store.assortment.len() {
            let before = person.worth(&store, product);
            person.traces.touch(product);
            person.traces.put_in(product);
            person.traces.take_out(product);
            let after = person.worth(&store, product);
            assert!(after < before && after <= -store.people.remembered.removed, "{product}: {before}, then {after}");
        }
    }
}
