//! Clicks: people who search, look at products, click several of a list, come back to it, and in some shops put in the
//! cart, take out again and buy.

mod assortment;
mod focus;
mod people;
mod person;
mod search;
mod specs;
mod store;
mod traces;
mod visit;

use super::diary::Diary;
use super::journey::Journey;
use super::plan::{Plan, SHOPPERS};
use crate::random::Dice;
use person::Person;
use store::Store;

/// The shoppers of one shop.
pub fn shop(dice: &mut Dice, plan: &Plan) -> Vec<Journey> {
    let store = Store::draw(dice, plan);
    (0..SHOPPERS).map(|n| journey(dice, &store, plan.user(n))).collect()
}

/// All visits of one of the people who shop there.
fn journey(dice: &mut Dice, store: &Store, user: String) -> Journey {
    let mut person = Person::draw(dice, store);
    let mut diary = Diary::new(user, dice.between(0.0, 20.0));
    for visit in 0..person.visits {
        let away = if visit == 0 { 0.0 } else { store.people.away(dice) };
        diary.visit(away);
        person.comes(dice, store, away);
        visit::run(dice, store, &mut person, &mut diary);
    }
    diary.close()
}
