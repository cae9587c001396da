//! The shelf of one device, driven beside the one that is measured: with another model, or one that learns on the way.

use super::replay::CameUp;
use crate::arrangement::Arrangement;
use crate::crowd::{Crowd, Listed};
use crate::error::Error;
use crate::event::Event;
use crate::learn::Trainer;
use crate::model::Model;
use crate::query::Query;
use crate::results::Results;
use crate::shelf::{RerankOptions, Shelf};

/// A shelf that sees what the one that is measured sees, one shopper after the other.
pub struct Device<'m> {
    model: &'m Model,
    shelf: Shelf,
    /// What learns where the page is idle.
    trainer: Option<Trainer<'m>>,
    failed: u64,
    crowd: Option<&'m Crowd>,
}

impl<'m> Device<'m> {
    /// A device that nobody has used, on which the model stays as it is.
    pub fn new(model: &'m Model) -> Device<'m> {
        Device { model, shelf: Shelf::new(model.clone()), trainer: None, failed: 0, crowd: None }
    }

    /// One that learns from each shopper as the page does.
    ///
    /// # Errors
    /// Those of [`Trainer::new`].
    pub fn learning(model: &'m Model) -> Result<Device<'m>, Error> {
        Ok(Device { trainer: Some(Trainer::new(model)?), ..Device::new(model) })
    }

    /// The next shopper's, who shares nothing with the one before.
    pub fn hand_over(&mut self) {
        self.shelf = Shelf::new(self.model.clone());
    }

    /// How many fits failed over all shoppers.
    pub fn failed_fits(&self) -> u64 {
        self.failed
    }

    /// The same where each list starts from the crowd's order.
    pub fn with_crowd(mut self, crowd: Option<&'m Crowd>) -> Device<'m> {
        self.crowd = crowd;
        self
    }

    /// A list came up: its order on this device. Until then the page was idle, so what there was to learn was learned.
    pub fn order(&mut self, list: &CameUp<'_>) -> Arrangement {
        self.learn();
        let reranked =
            self.shelf.rerank(started(self.crowd, &self.shelf, list.results.clone()), &RerankOptions::default());
        if let Some(id) = reranked.list {
            self.shelf.displayed(id, list.displayed.to_vec());
        }
        reranked.arrangement
    }

    /// Takes in what the measured shelf takes in.
    pub fn observe(&mut self, event: &Event) {
        self.shelf.observe(event);
    }

    /// The page is left.
    pub fn leave_page(&mut self) {
        self.shelf.leave_page();
    }

    /// Where a fit fails the last one stays.
    fn learn(&mut self) {
        let Some(trainer) = self.trainer.as_mut().filter(|_| self.shelf.is_worth_learning()) else { return };
        let (examples, last) = (self.shelf.examples(), self.shelf.gate().adapter());
        let ever = examples.ever();
        let adopted = trainer.fit(examples, last).and_then(|adapter| self.shelf.adopt(adapter, ever));
        self.failed += u64::from(adopted.is_err());
    }
}

/// The list as a page with a shop file hands it over: with the order to start from.
pub fn started(crowd: Option<&Crowd>, shelf: &Shelf, results: Results) -> Results {
    let order = crowd.map(|crowd| start(crowd, shelf, &results));
    order.into_iter().fold(results, |results, order| results.with_start(&order))
}

/// The order in which the crowd has a list.
pub fn start(crowd: &Crowd, shelf: &Shelf, results: &Results) -> Vec<u32> {
    let items: Vec<Listed> = results.items().iter().map(Listed::from).collect();
    let recent: Vec<_> = shelf.shopper().chosen_last().into_iter().map(|item| item.0).collect();
    crowd.start(&items, results.query().map(Query::whole), &recent, results.at()).order
}
