//! Clicks: people who search, look at products, click several of a list, come back to it, and in some shops put in the
//! cart, take out again and buy.

mod assortment;
mod focus;
mod memory;
mod people;
mod person;
mod search;
mod visit;

use super::choice::Reading;
use super::diary::Diary;
use super::dice::Dice;
use super::journey::Journey;
use super::plan::{Plan, SHOPPERS};
use assortment::Assortment;
use people::People;
use person::Person;
use search::SearchServer;

/// The shoppers of one shop.
pub fn shop(dice: &mut Dice, plan: &Plan) -> Vec<Journey> {
    let store = Store::draw(dice, plan);
    (0..SHOPPERS).map(|n| store.person(dice, plan.user(n))).collect()
}

/// A shop with a search box.
struct Store {
    assortment: Assortment,
    server: SearchServer,
    reading: Reading,
    people: People,
}

impl Store {
    fn draw(dice: &mut Dice, plan: &Plan) -> Store {
        let assortment = Assortment::draw(dice, &plan.name);
        let people = People::draw(dice, &assortment);
        let server = SearchServer::draw(dice, &plan.name, &assortment, &people);
        let reading = match plan.bias {
            Some(0.0) => Reading::Even,
            Some(bias) => Reading::Fading(bias),
            None if dice.chance(0.7) => Reading::Patient(1.0 - 1.0 / dice.log_normal(14.0, 0.6).max(3.0)),
            None => Reading::Fading(dice.between(0.1, 1.0)),
        };
        Store { assortment, server, reading, people }
    }

    fn person(&self, dice: &mut Dice, user: String) -> Journey {
        let mut person = Person::draw(dice, self);
        let mut diary = Diary::new(user, dice.between(0.0, 20.0));
        for visit in 0..person.visits {
            let away = if visit == 0 { 0.0 } else { self.people.away(dice) };
            diary.visit(away);
            person.comes(dice, self, away);
            visit::run(dice, self, &mut person, &mut diary);
        }
        diary.close()
    }
}
