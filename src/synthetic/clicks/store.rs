//! A shop with a search box: what it sells, how it answers, and who shops there.

use super::assortment::Assortment;
use super::people::People;
use super::search::SearchServer;
use crate::random::Dice;
use crate::synthetic::choice::Reading;
use crate::synthetic::plan::Plan;

/// A shop with a search box.
pub struct Store {
    pub assortment: Assortment,
    pub server: SearchServer,
    pub reading: Reading,
    pub people: People,
}

impl Store {
    /// One shop of a plan.
    pub fn draw(dice: &mut Dice, plan: &Plan) -> Store {
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
}
