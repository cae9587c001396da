//! A few lists before and after, drawn by lot.

use std::cmp::Reverse;
use std::sync::Arc;

use super::enough::Enough;
use super::turn::Turn;
use crate::evaluation::rankers::{Displayed, Ranker};
use crate::features::Features;
use crate::item::{ItemId, Key};
use crate::profile::Profile;
use crate::random::Dice;
use crate::reasons::{Reason, reasons};
use crate::results::Results;
use crate::scorer::Scorer;
use crate::shopper::Shopper;
use crate::tokens;

/// Items of a list that are told of, from the top of each order.
pub const ROWS: usize = 8;

/// A list is drawn only where the shopper had chosen that often.
const ENOUGH_CHOICES: u32 = 3;

/// Items of a list that a history line names.
const NAMED: usize = 3;

/// What of a shopper's past has to do with a list.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// Choices before the list's first.
    pub choices: u32,
    /// Items of the list with which something was done, most first: their index, choices, and all acts.
    pub touched: Vec<(usize, usize, usize)>,
    /// The brand with the largest share of the past.
    pub brand: Option<String>,
    /// Mean standing of the prices chosen, from 0 to 1.
    pub price: Option<f32>,
}

/// A list as the server sent it and as the base ordered it.
pub struct Sample {
    /// Where the item chosen went.
    pub turn: Turn,
    /// In the server's order.
    pub results: Results,
    /// By the item's index: its displayed rank by the base, from 0.
    pub after: Arc<[u32]>,
    /// The index of the item that was chosen first.
    pub chosen: usize,
    /// What was known of the shopper.
    pub past: Past,
    /// By the item's index: its reasons, of those that are told.
    pub reasons: Vec<Vec<Reason>>,
}

/// A list whose lot is good enough as yet; the shopper as it was when the list came up.
pub struct Candidate {
    lot: f64,
    shopper: Box<Shopper>,
    results: Results,
    after: Arc<[u32]>,
}

/// The lists with the lowest lots of each turn: of a user, or of all users added.
#[derive(Default)]
pub struct Samples {
    /// Lots of one user, which no other user changes.
    dice: Option<Dice>,
    kept: [Vec<(f64, Sample)>; Turn::ALL.len()],
}

impl Sample {
    /// The indices of the items that are told of: the first of both orders, and the one chosen.
    pub fn told(&self) -> impl Iterator<Item = usize> {
        (0..self.results.len()).filter(|&index| told(index, self.after[index], self.chosen))
    }

    /// Their ids.
    pub fn ids(&self) -> impl Iterator<Item = ItemId> {
        let touched = self.past.touched.iter().map(|touched| touched.0);
        self.told().chain(touched).map(|index| self.results.items()[index].id())
    }
}

fn told(index: usize, after: u32, chosen: usize) -> bool {
    index < ROWS || (after as usize) < ROWS || index == chosen
}

impl Samples {
    /// Those of a user by that id, who has seen no list yet.
    pub fn of(user: &str) -> Samples {
        Samples { dice: Some(Dice::new(tokens::hash(user), 0)), ..Samples::default() }
    }

    /// The list as a candidate, where the base changed its order and its lot may win.
    pub fn candidate(
        &mut self,
        shopper: &Shopper,
        results: &Results,
        ranks: &Displayed,
        enough: &Enough,
    ) -> Option<Candidate> {
        let after = ranks[Ranker::Base as usize].as_ref()?;
        let changed = (0..).zip(after.iter()).any(|(index, &rank)| rank != index);
        if !changed || results.len() < 4 || shopper.choices_ever() < ENOUGH_CHOICES {
            return None;
        }
        let lot = self.dice.as_mut()?.unit();
        let may_win = Turn::ALL.iter().any(|&(turn, _)| self.wins(turn, lot, enough));
        may_win.then(|| Candidate {
            lot,
            shopper: Box::new(shopper.clone()),
            results: results.clone(),
            after: after.clone(),
        })
    }

    fn wins(&self, turn: Turn, lot: f64, enough: &Enough) -> bool {
        let (kept, (_, most)) = (&self.kept[turn.index()], Turn::ALL[turn.index()]);
        enough.may_win(turn.index(), lot) && (kept.len() < most || kept.last().is_some_and(|(worst, _)| lot < *worst))
    }

    /// The item at `index` was the first to be chosen from a candidate.
    pub fn take(
        &mut self,
        candidate: Candidate,
        base: &Scorer<'_>,
        features: &Features,
        index: usize,
        earlier: u32,
        enough: &Enough,
    ) {
        let Candidate { lot, shopper, results, after } = candidate;
        let Some(&rank) = after.get(index) else { return };
        let turn = Turn::of(index, rank as usize);
        if !self.wins(turn, lot, enough) {
            return;
        }
        let reasons_of = |item: usize| match told(item, after[item], index) {
            true => reasons(Some(base), &shopper, &results, features, item),
            false => Vec::new(),
        };
        let reasons = (0..results.len()).map(reasons_of).collect();
        let past = Past::of(&shopper, &results, earlier);
        let sample = Sample { turn, results, after, chosen: index, past, reasons };
        self.keep(turn.index(), [(lot, sample)]);
    }

    /// Adds those of another user.
    pub fn add(&mut self, user: Samples, enough: &Enough) {
        for (turn, own) in user.kept.into_iter().enumerate() {
            self.keep(turn, own);
            let kept = &self.kept[turn];
            if let Some((worst, _)) = kept.last().filter(|_| kept.len() == Turn::ALL[turn].1) {
                enough.of_lots(turn, *worst);
            }
        }
    }

    fn keep(&mut self, turn: usize, samples: impl IntoIterator<Item = (f64, Sample)>) {
        let kept = &mut self.kept[turn];
        kept.extend(samples);
        kept.sort_by(|one, other| one.0.total_cmp(&other.0));
        kept.truncate(Turn::ALL[turn].1);
    }

    /// The lists drawn, turn by turn.
    pub fn drawn(&self) -> impl Iterator<Item = &Sample> {
        self.kept.iter().flatten().map(|(_, sample)| sample)
    }
}

impl Past {
    fn of(shopper: &Shopper, results: &Results, choices: u32) -> Past {
        let acts_on = |id| shopper.acts().recent().filter(|act| act.item == id).count();
        let choices_of = |id| shopper.choices().recent().filter(|act| act.item == id).count();
        let items = results.items().iter().enumerate();
        let mut touched: Vec<(usize, usize, usize)> =
            items.map(|(index, item)| (index, choices_of(item.id()), acts_on(item.id()))).collect();
        touched.retain(|&(_, _, acts)| acts > 0);
        touched.sort_by_key(|&(_, choices, acts)| Reverse((choices, acts)));
        touched.truncate(NAMED);
        let profile = Profile::of(shopper, results.at());
        let brand = profile.topics.iter().find(|topic| topic.key == Key::Brand);
        Past { choices, touched, brand: brand.map(|topic| topic.label.clone()), price: profile.price_percentile }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind};
    use crate::item::Item;
    use crate::model::Model;

    #[test]
    fn the_lots_decide_which_lists_are_kept_and_each_turn_has_its_own() {
        let model = Model::shipped().unwrap();
        let base = Scorer::new(&model, None).unwrap();
        let items: Vec<Item> = ["a", "b", "c", "d"].map(|id| Item::new(id).unwrap()).to_vec();
        let mut shopper = Shopper::default();
        for (at, id) in (0..).zip(["b", "b", "c"]) {
            shopper.observe(&Event::new(EventKind::Purchase, vec![Item::new(id).unwrap()], at).unwrap());
        }
        let results = Results::new(items, None, 1_000).unwrap();
        let features = Features::extract(&shopper, &results);
        let mut ranks: Displayed = Default::default();
        ranks[Ranker::Base as usize] = Some([1, 0, 2, 3].into());
        let (mut samples, enough) = (Samples::of("u"), Enough::default());
        for list in 0..90 {
            if let Some(candidate) = samples.candidate(&shopper, &results, &ranks, &enough) {
                samples.take(candidate, &base, &features, list % 3, 3, &enough);
            }
        }
        let turns: Vec<Turn> = samples.drawn().map(|sample| sample.turn).collect();
        assert_eq!(turns, [Turn::Better, Turn::Better, Turn::Same, Turn::Worse]);
        assert!(samples.kept.iter().flatten().all(|(lot, _)| *lot < 0.5), "the first lists were kept");
        let first = samples.drawn().next().unwrap();
        assert_eq!((first.past.choices, &first.past.touched), (3, &vec![(1, 2, 2), (2, 1, 1)]));
        assert!(!first.reasons[1].is_empty());
        ranks[Ranker::Base as usize] = Some([0, 1, 2, 3].into());
        assert!(
            samples.candidate(&shopper, &results, &ranks, &enough).is_none(),
            "a list that did not change was drawn"
        );
    }
}
