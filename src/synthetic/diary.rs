//! Writes a journey down while it happens, and keeps its clock.

use std::rc::Rc;

use super::choice::Prospect;
use super::journey::{Entry, Journey, Showing, Step};
use super::product::Offer;
use super::shelf::Shelf;
use crate::event::{EventKind, Millis};
use crate::random::Dice;

/// A week in milliseconds.
const WEEK: f64 = 7.0 * 24.0 * 60.0 * 60.0 * 1_000.0;

/// When every synthetic shop opens: 1 January 2024.
const OPENING: Millis = 1_704_067_200_000;

/// A journey in the making.
#[derive(Debug)]
pub struct Diary {
    journey: Journey,
    now: Millis,
    visits: u32,
}

impl Diary {
    /// An empty diary that starts some weeks after the shop opened.
    pub fn new(user: String, weeks_after_opening: f64) -> Diary {
        let now = OPENING + (weeks_after_opening * WEEK) as Millis;
        Diary { journey: Journey { user, entries: Vec::new() }, now, visits: 0 }
    }

    /// The shopper comes, for the first time or, after so many weeks, again.
    pub fn visit(&mut self, weeks_later: f64) {
        if self.visits > 0 {
            self.now += 3_600_000 + (weeks_later * WEEK) as Millis;
        }
        self.visits += 1;
    }

    /// Weeks since the shop opened.
    pub fn weeks(&self) -> f64 {
        (self.now - OPENING) as f64 / WEEK
    }

    /// A query is sent.
    pub fn search(&mut self, dice: &mut Dice, term: &str) {
        self.write(dice, Step::Search(term.to_owned()));
    }

    /// A list comes up.
    pub fn show(&mut self, dice: &mut Dice, shelf: &Rc<Shelf>, prospect: &Prospect) {
        let narrow = |values: &[f64]| values.iter().map(|&value| value as f32).collect();
        let (utility, examination) = (narrow(&prospect.utility), narrow(&prospect.examination));
        self.write(dice, Step::Show(Showing { shelf: shelf.clone(), utility, examination }));
    }

    /// Something is done with an offer of a list shown.
    pub fn act(&mut self, dice: &mut Dice, kind: EventKind, offer: &Offer) {
        self.write(dice, Step::Act { kind, offers: vec![offer.clone()], listed: true });
    }

    /// Something is done with offers outside any list, such as on a product's page or in the cart.
    pub fn act_elsewhere(&mut self, dice: &mut Dice, kind: EventKind, offers: Vec<Offer>) {
        self.write(dice, Step::Act { kind, offers, listed: false });
    }

    /// The journey written so far.
    pub fn close(self) -> Journey {
        self.journey
    }

    fn write(&mut self, dice: &mut Dice, step: Step) {
        self.now += 1_000 * dice.whole(2, 40) as Millis;
        self.journey.entries.push(Entry { at: self.now, visit: self.visits.saturating_sub(1), step });
    }
}
