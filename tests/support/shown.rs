//! Lists of synthetic shoppers as training and measuring have them, by the protocol 'shown', with the truth behind them.

use reshelf::learn::pretrain::{Shop, TrainingList};
use reshelf::synthetic::{Journey, Showing, Step};
use reshelf::{EventKind, Features, Results, Shopper};

/// A list that came up: what was known then, what was chosen from it, and what its items are worth.
pub struct Shown<'j> {
    pub features: Features,
    pub chosen: Vec<bool>,
    pub showing: &'j Showing,
}

/// All lists of a shopper, by the protocol 'shown'.
pub fn lists(journey: &Journey) -> Vec<Shown<'_>> {
    let mut shopper = Shopper::default();
    let mut lists: Vec<Shown<'_>> = Vec::new();
    for entry in &journey.entries {
        let event = entry.record().event;
        match &entry.step {
            Step::Show(showing) => {
                let results = Results::new(event.items().clone(), event.query().cloned(), event.at()).unwrap();
                let features = Features::extract(&shopper, &results);
                let chosen = vec![false; features.len()];
                lists.push(Shown { features, chosen, showing });
            }
            Step::Act { kind: EventKind::Purchase | EventKind::SelectItem, offers, .. } => {
                for offer in offers {
                    let place = |list: &Shown<'_>| {
                        list.showing.shelf.offers().iter().position(|listed| listed.id() == offer.id())
                    };
                    let found = lists.iter_mut().rev().find_map(|list| place(list).map(|at| &mut list.chosen[at]));
                    found.into_iter().for_each(|chosen| *chosen = true);
                }
            }
            _ => {}
        }
        shopper.observe(&event);
    }
    lists
}

/// What those shoppers give to training: the lists of which some was chosen, and some not.
pub fn shop(journeys: &[Journey]) -> Shop {
    let list = |list: Shown<'_>| TrainingList {
        rows: list.features.values().to_vec(),
        places: (0..list.chosen.len() as u16).collect(),
        chosen: list.chosen,
        spare: false,
    };
    let decided = |list: &Shown<'_>| list.chosen.contains(&true) && list.chosen.contains(&false);
    let lists = journeys.iter().flat_map(lists).filter(decided).map(list).collect();
    Shop { name: String::new(), weight: 1.0, lists }
}
