//! The order of a list by the crowd, and what the file says of each item.

use super::about::Weights;
use super::file::{Crowd, Tables};
use super::key;
use crate::ascending::ascending;
use crate::event::Millis;
use crate::item::{Item, Key};
use crate::limits;
use crate::tokens::{self, Hash};

/// What the crowd asks of an item: hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: Hash,
    /// Its finest category, where it names one.
    pub category: Option<Hash>,
    /// Its brand, where it names one.
    pub brand: Option<Hash>,
    /// Where the file has it, if that was looked up already.
    pub found: Option<Found>,
}

/// Where a file has an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found(usize);

impl From<&Item> for Listed {
    fn from(item: &Item) -> Listed {
        let brand = item.attributes().iter().find(|attribute| attribute.key == Key::Brand);
        Listed { id: item.id().0, category: item.category(), brand: brand.map(|brand| brand.value), found: None }
    }
}

impl Listed {
    /// An item of which nothing is known but its id.
    pub fn new(id: &str) -> Listed {
        Listed { id: tokens::hash(id), category: None, brand: None, found: None }
    }

    /// Takes in a field by its GA4 name: the brand, or a category, of which the finest is to come last. Others say nothing.
    pub fn tell(&mut self, name: &str, value: &str) {
        let value = tokens::cut(value.trim_ascii(), limits::TEXT_BYTES.max);
        let own = match Key::named(name) {
            Key::Brand if self.brand.is_none() => &mut self.brand,
            Key::Category(_) => &mut self.category,
            _ => return,
        };
        if !value.is_empty() {
            *own = Some(tokens::hash_on(tokens::hash(name), value));
        }
    }
}

/// What the file says of an item of a list, part by part, in nats.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Told {
    /// Its odds anywhere.
    pub item: f32,
    /// What those for the query add.
    pub query: f32,
    /// What the shopper's last choices add.
    pub neighbours: f32,
}

impl Told {
    /// All of it.
    pub fn nats(self) -> f32 {
        self.item + self.query + self.neighbours
    }

    pub(super) fn with(self, other: Told, of: impl Fn(f32, f32) -> f32) -> Told {
        Told {
            item: of(self.item, other.item),
            query: of(self.query, other.query),
            neighbours: of(self.neighbours, other.neighbours),
        }
    }
}

/// What a list starts from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// At each place the item's index in the server's order.
    pub order: Vec<u32>,
    /// What the crowd adds to each item's score, by its index in the server's order: weighed, and against the list's mean. At
    /// +0.7 the crowd chose it twice as often as the list's others.
    pub told: Vec<Told>,
}

impl Crowd {
    /// Where a list starts from: its items in the server's order, the query's hash, the ids that the shopper chose last, the
    /// newest first, and now, since what the file says is worth the less the older it is.
    ///
    /// Items of equal scores keep the server's order. Cost: for each item a binary search, and one for the query and each
    /// of the last choices.
    pub fn start(&self, items: &[Listed], query: Option<Hash>, recent: &[Hash], at: Millis) -> Start {
        let about = self.about();
        let weights = if recent.is_empty() { about.strangers } else { about.weights }.trusted(about.trust(at));
        let Weights { place: of_place, item, query: of_query, neighbours } = weights;
        let weights = Told { item, query: of_query, neighbours };
        let mut told = self.told(items, query, recent);
        told.iter_mut().for_each(|told| *told = told.with(weights, |nats, weight| nats * weight));
        let score = |(place, told): (usize, &Told)| of_place * (place as f32).ln_1p() - told.nats();
        let order = ascending(told.iter().enumerate().map(score));
        let sum = told.iter().fold(Told::default(), |sum, &told| sum.with(told, |sum, nats| sum + nats));
        let count = told.len() as f32;
        told.iter_mut().for_each(|told| *told = told.with(sum, |nats, sum| nats - sum / count));
        Start { order, told }
    }

    /// Looks items up by the hash of their id: where the file has odds of one by itself.
    pub fn finder(&self) -> impl Fn(Hash) -> Option<Found> {
        let tables = self.tables();
        move |id| tables?.items.find(key(id)).map(Found)
    }

    /// What the file says of each item of a list, not weighed.
    pub fn told(&self, items: &[Listed], query: Option<Hash>, recent: &[Hash]) -> Vec<Told> {
        let Some(tables) = self.tables() else { return vec![Told::default(); items.len()] };
        let of_query = query.map(|query| tables.queries.of(key(query)));
        let chosen = recent.iter().take(limits::CHOSEN_LAST.max).filter_map(|&id| tables.items.find(key(id)));
        let of_chosen: Vec<_> = chosen.map(|index| (index, tables.neighbours.of(index as u32))).collect();
        let told = |item: &Listed| {
            let Some(index) = item.found.map(|Found(index)| index).or_else(|| tables.items.find(key(item.id))) else {
                return Told { item: tables.of_groups(item), ..Told::default() };
            };
            let others = of_chosen.iter().filter(|&&(chosen, _)| chosen != index);
            Told {
                item: tables.items.at(index),
                query: of_query.as_ref().map_or(0.0, |entries| entries.added(index)),
                neighbours: others.map(|(_, entries)| entries.added(index)).sum(),
            }
        };
        items.iter().map(told).collect()
    }
}

impl Tables<'_> {
    /// The odds of an item that the file does not have: its category's and its brand's.
    fn of_groups(&self, item: &Listed) -> f32 {
        let groups = [item.category, item.brand].into_iter().flatten();
        groups.filter_map(|group| self.groups.find(key(group))).map(|index| self.groups.at(index)).sum()
    }
}
