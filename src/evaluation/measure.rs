//! Watches a replay and holds every choice against each ranker's order.

use std::sync::Arc;

use super::device::{Device, start, started};
use super::measured::{Choice, MeasuredUser};
use super::rankers::{Displayed, Ranker, Touched, displayed, server};
use super::replay::{CameUp, Watcher, replay};
use super::rival::{AdapterKind, Contender, Entered};
use super::split::{ENOUGH_LISTS, unseen_list};
use super::study::{Enough, Studied, UserStudy};
use super::tally::Ranks;
use super::timer::Clock;
use super::trees::Trees;
use crate::arrangement::{Rules, arrange};
use crate::crowd::Crowd;
use crate::error::Error;
use crate::event::Event;
use crate::features::{Concern, Features};
use crate::model::Model;
use crate::newest;
use crate::record::UserLog;
use crate::results::Results;
use crate::scorer::{Scorer, Scores};
use crate::shelf::{RerankOptions, Reranked, Shelf};
use crate::visit;

/// What is measured beside the server's order and the two heuristics.
#[derive(Clone, Copy)]
pub struct Subject<'m> {
    /// The base.
    pub model: &'m Model,
    /// What also learns from each user on the way; `None` for the base alone.
    pub adapt: Option<AdapterKind>,
    /// Another model that is measured beside it.
    pub other: Option<&'m Model>,
    /// Trees that are measured beside it.
    pub trees: Option<&'m Trees>,
    /// A shop file, whose order each list starts from.
    pub crowd: Option<&'m Crowd>,
    /// Whether what only a page shows is gathered as well.
    pub study: bool,
}

impl<'m> Subject<'m> {
    /// The base of that model, and nothing else.
    pub fn of(model: &'m Model) -> Subject<'m> {
        Subject { model, adapt: None, other: None, trees: None, crowd: None, study: false }
    }

    /// The rankers that are measured.
    pub fn rankers(&self) -> Vec<Ranker> {
        let measured = |ranker: &Ranker| match ranker {
            Ranker::Adapted => self.adapt.is_some(),
            Ranker::Other => self.other.is_some(),
            Ranker::Trees => self.trees.is_some(),
            Ranker::Crowd | Ranker::Alone => self.crowd.is_some(),
            _ => true,
        };
        Ranker::ALL.into_iter().filter(measured).collect()
    }
}

/// What replays users one after the other, and what came of the one being replayed.
pub struct Measure<'m> {
    clock: Clock<'m>,
    model: &'m Model,
    base: Scorer<'m>,
    other: Option<Device<'m>>,
    trees: Option<&'m Trees>,
    crowd: Option<&'m Crowd>,
    /// The same device without the shop file.
    alone: Option<Device<'m>>,
    adapted: Option<Adapted<'m>>,
    /// Where a study is asked for: of what it has enough.
    enough: Option<&'m Enough>,
    user: MeasuredUser,
    tells_unseen: bool,
    /// The lists of this user's visit, and where each ranker displayed each item.
    first_shown: Vec<(Results, Displayed)>,
}

/// What learns from each user on the way.
enum Adapted<'m> {
    /// As it ships.
    Shipped(Box<Device<'m>>),
    /// One of the adapter's rivals.
    Rival(Contender<'m>),
}

/// A list that came up, and where each ranker displayed each item.
pub struct Decided {
    ranks: Displayed,
    unseen: bool,
    of_stranger: bool,
    entered: Option<Entered>,
    studied: Option<Studied>,
}

impl<'m> Measure<'m> {
    /// Nobody replayed yet; `clock` times the ordering, `enough` tells a study what is not asked for any more.
    ///
    /// # Errors
    /// A model whose weights or prior are not of this build's features.
    pub fn new(subject: Subject<'m>, clock: Clock<'m>, enough: &'m Enough) -> Result<Measure<'m>, Error> {
        Ok(Measure {
            clock,
            model: subject.model,
            base: Scorer::new(subject.model, None)?,
            other: subject.other.map(|other| Device::new(other).with_crowd(subject.crowd)),
            trees: subject.trees,
            crowd: subject.crowd,
            alone: subject.crowd.map(|_| Device::new(subject.model)),
            adapted: subject.adapt.map(|kind| Adapted::new(&subject, kind)).transpose()?,
            enough: subject.study.then_some(enough),
            user: MeasuredUser::default(),
            tells_unseen: false,
            first_shown: Vec::new(),
        })
    }

    /// Replays one user of a log that has defined so many lists until then: with enough of them some are kept out of
    /// training.
    ///
    /// # Errors
    /// Those of [`replay`].
    pub fn user(&mut self, user: &UserLog, lists_defined: usize) -> Result<MeasuredUser, Error> {
        let failed_before = self.failed_fits();
        self.user.study = self.enough.map(|_| UserStudy::of(&user.user));
        self.first_shown.clear();
        self.tells_unseen = lists_defined >= ENOUGH_LISTS;
        self.devices().for_each(Device::hand_over);
        if let Some(Adapted::Rival(rival)) = &mut self.adapted {
            rival.hand_over();
        }
        let met = replay(user, &mut Shelf::new(self.model.clone()), self)?;
        let failed_fits = self.failed_fits() - failed_before;
        Ok(MeasuredUser { met, failed_fits, ..std::mem::take(&mut self.user) })
    }

    fn failed_fits(&self) -> u64 {
        self.adapted.as_ref().map_or(0, Adapted::failed_fits)
    }

    /// The devices driven beside the shelf that is measured.
    fn devices(&mut self) -> impl Iterator<Item = &mut Device<'m>> {
        let learning = match &mut self.adapted {
            Some(Adapted::Shipped(device)) => Some(&mut **device),
            _ => None,
        };
        self.other.iter_mut().chain(&mut self.alone).chain(learning)
    }

    /// Where each ranker displays each item, decided anew.
    fn decide(
        &mut self,
        shelf: &Shelf,
        list: &CameUp<'_>,
        features: Option<&Features>,
    ) -> (Displayed, Option<Entered>) {
        let results = list.results;
        let touched = Touched::by(shelf.shopper());
        let mut ranks: Displayed = Default::default();
        let mut decide = |ranker: Ranker, order: &[u32]| ranks[ranker as usize] = Some(displayed(order));
        decide(Ranker::Server, &server(results.len()));
        decide(Ranker::Recency, &touched.by_recency(results));
        decide(Ranker::Frequency, &touched.by_frequency(results));
        decide(Ranker::Base, list.reranked.arrangement.order());
        if let Some(other) = &mut self.other {
            decide(Ranker::Other, other.order(list).order());
        }
        if let Some(alone) = &mut self.alone {
            decide(Ranker::Alone, alone.order(list).order());
        }
        if let Some(crowd) = self.crowd {
            decide(Ranker::Crowd, &start(crowd, shelf, results));
        }
        if let Some(trees) = self.trees {
            let known = features.filter(|features| features.concern() != Concern::Nothing);
            let scores: Option<Scores> = known.and_then(|features| trees.score(features));
            decide(Ranker::Trees, arrange(results, scores.as_ref(), &Rules::default()).order());
        }
        let (adapted, entered) = self.adapted(list, shelf);
        ranks[Ranker::Adapted as usize] = adapted.or_else(|| ranks[Ranker::Base as usize].clone());
        (ranks, entered)
    }

    /// Where each ranker displayed each item when the list first came up, where the shelf keeps its order.
    fn first_shown(&self, list: &CameUp<'_>) -> Option<Displayed> {
        let is_it = |(first, _): &&(Results, Displayed)| list.reranked.recalled && first.is_same_list(list.results);
        self.first_shown.iter().rev().find(is_it).map(|(_, ranks)| ranks.clone())
    }

    /// Where each item is displayed by what learns on the way; `None` where the base alone orders.
    fn adapted(&mut self, list: &CameUp<'_>, shelf: &Shelf) -> (Option<Arc<[u32]>>, Option<Entered>) {
        match &mut self.adapted {
            None => (None, None),
            Some(Adapted::Shipped(device)) => (Some(displayed(device.order(list).order())), None),
            Some(Adapted::Rival(rival)) => {
                let features = list.reranked.list.and_then(|list| shelf.features(list));
                let entered = features.map(|features| rival.enter(list, features));
                let personal = entered.as_ref().filter(|_| list.reranked.arrangement.personalised());
                let order = personal
                    .and_then(|entered| rival.score(entered))
                    .map(|scores| displayed(arrange(list.results, Some(&scores), &Rules::default()).order()));
                (order, entered)
            }
        }
    }
}

impl<'m> Adapted<'m> {
    fn new(subject: &Subject<'m>, kind: AdapterKind) -> Result<Adapted<'m>, Error> {
        Ok(match Contender::new(subject.model, kind)? {
            Some(rival) => Adapted::Rival(rival),
            None => Adapted::Shipped(Box::new(Device::learning(subject.model)?.with_crowd(subject.crowd))),
        })
    }

    fn failed_fits(&self) -> u64 {
        match self {
            Adapted::Shipped(device) => device.failed_fits(),
            Adapted::Rival(rival) => rival.failed_fits(),
        }
    }
}

impl Watcher for Measure<'_> {
    type Shown = Decided;

    fn rerank(&mut self, shelf: &mut Shelf, results: Results) -> Reranked {
        let start = (self.clock)();
        let results = started(self.crowd, shelf, results);
        let reranked = shelf.rerank(results, &RerankOptions::default());
        if reranked.known {
            self.user.timer.add((self.clock)().saturating_sub(start));
        }
        reranked
    }

    fn list(&mut self, shelf: &Shelf, list: &CameUp<'_>) -> Decided {
        let features = list.reranked.list.and_then(|list| shelf.features(list));
        let (mut ranks, entered) = self.decide(shelf, list, features);
        // What keeps its order for the shelf keeps it for all.
        if let Some(first) = self.first_shown(list) {
            ranks = first;
        }
        newest::push(&mut self.first_shown, (list.results.clone(), ranks.clone()), visit::LISTS.max);
        let ordered = features.filter(|_| list.reranked.arrangement.personalised());
        let study = self.user.study.as_mut().zip(self.enough);
        let studied = study.map(|(study, enough)| study.list(shelf.shopper(), list.results, ordered, &ranks, enough));
        let unseen = self.tells_unseen && list.record.list.as_deref().is_some_and(unseen_list);
        Decided { ranks, studied, unseen, of_stranger: !list.reranked.known, entered }
    }

    fn list_again(&mut self, list: &CameUp<'_>) {
        self.devices().for_each(|device| drop(device.order(list)));
    }

    fn event(&mut self, event: &Event) {
        self.devices().for_each(|device| device.observe(event));
    }

    fn choice(&mut self, decided: &mut Decided, index: usize) {
        // The worst rank where a ranker did not decide: who forgets to ask one must not see it win.
        let rank = |ranks: &Option<Arc<[u32]>>| ranks.as_ref().and_then(|ranks| ranks.get(index).copied());
        let ranks: Ranks = std::array::from_fn(|ranker| rank(&decided.ranks[ranker]).unwrap_or(u32::MAX) as usize);
        let earlier = self.user.choices.len() as u32;
        if let (Some(study), Some(studied), Some(enough)) = (&mut self.user.study, &mut decided.studied, self.enough) {
            study.choice(&self.base, studied, index, earlier, &ranks, enough);
        }
        self.user.choices.push(Choice { ranks, unseen: decided.unseen, of_stranger: decided.of_stranger });
        if let (Some(Adapted::Rival(rival)), Some(entered)) = (&mut self.adapted, &decided.entered) {
            rival.choose(entered, index as u32);
        }
    }

    fn page_left(&mut self) {
        self.devices().for_each(Device::leave_page);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::evaluation::Measured;
    use crate::event::EventKind;
    use crate::item::Item;
    use crate::record::Record;

    fn record(session: u32, kind: EventKind, ids: &str, minute: i64) -> Record {
        let items: Vec<Item> = ids.split_whitespace().map(|id| Item::new(id).unwrap()).collect();
        let event = Event::new(kind, items, minute * 60_000).unwrap();
        Record { session, event, list: None, displayed: None, relevance: None }
    }

    #[test]
    fn a_list_that_keeps_its_order_keeps_it_for_the_baselines_too() {
        let model = Model::shipped().unwrap();
        let reciprocal_ranks = |minutes: i64| {
            let records = vec![
                record(0, EventKind::ViewItemList, "a b c d", 0),
                record(0, EventKind::SelectItem, "d", 1),
                record(1, EventKind::ViewItemList, "a b c d", minutes),
                record(1, EventKind::SelectItem, "d", minutes + 1),
            ];
            let (subject, enough) = (Subject::of(&model), Enough::default());
            let mut measure = Measure::new(subject, &|| Duration::ZERO, &enough).unwrap();
            let mut measured = Measured::new(subject.study);
            measured.add(measure.user(&UserLog { user: "u".to_owned(), records }, 0).unwrap(), &enough);
            let tally = measured.tally;
            [Ranker::Server, Ranker::Frequency, Ranker::Base].map(|ranker| tally.all.means(ranker).unwrap().mrr)
        };
        assert_eq!(reciprocal_ranks(5), [0.25, 0.25, 0.25], "the same visit");
        assert_eq!(reciprocal_ranks(60)[..2], [0.25, 0.625], "another visit");
    }
}
