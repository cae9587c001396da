//! Purchase panels: one kind of goods, few items, a choice a week at changing prices, as scanner panels have them.

mod people;
mod shopper;
mod store;

use super::choice::Prospect;
use super::diary::Diary;
use super::journey::Journey;
use super::plan::{Plan, SHOPPERS};
use crate::event::EventKind;
use crate::random::Dice;
use shopper::Shopper;
use store::Panel;

/// The shoppers of one panel. `sticky`: some take what they took last whatever it costs, and tastes wander.
pub fn shop(dice: &mut Dice, plan: &Plan, sticky: bool) -> Vec<Journey> {
    let mut panel = Panel::draw(dice, plan, sticky);
    (0..SHOPPERS).map(|n| journey(dice, &mut panel, plan.user(n))).collect()
}

/// All that one of the people who buy there does.
fn journey(dice: &mut Dice, panel: &mut Panel, user: String) -> Journey {
    let mut shopper = Shopper::draw(dice, panel);
    let pace = dice.log_normal(1.0, 0.4);
    let choices = dice.log_normal(panel.people.choices, 0.6).round().clamp(1.0, 45.0) as usize;
    let start = dice.between(0.0, 52.0);
    let mut diary = Diary::new(user, start);
    for _ in 0..choices {
        diary.visit(dice.exponential(pace));
        let week = (diary.weeks() as usize).min(panel.prices.weeks() - 1);
        let shown = panel.display.draw_order(dice, &panel.prices, week);
        let shelf = panel.shelf(week, &shown);
        let prospect = Prospect::new(shopper.utility(panel, week, &shown), panel.reading);
        diary.show(dice, &shelf, &prospect);
        let chosen = prospect.choose(dice);
        diary.act(dice, EventKind::Purchase, &shelf.offers()[chosen]);
        shopper.chose(dice, panel, shown[chosen]);
    }
    diary.close()
}
