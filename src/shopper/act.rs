//! One thing that the shopper did with one item, and the bounded log of such acts.

use crate::event::{EventKind, Millis};
use crate::item::{Item, ItemId, Key};
use crate::limits;
use crate::newest;
use crate::prices::Standing;
use crate::tokens::Hash;

/// Under which key an act notes how many pieces it was about, and of which transaction it was. No field of a shop's has it.
pub const QUANTITY: Key = Key::Other(0);
pub const TRANSACTION: Key = Key::Other(1);

/// One act: what was done with which item, and how the item stood in its list then.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The item.
    pub item: ItemId,
    /// What was done.
    pub kind: EventKind,
    /// When.
    pub at: Millis,
    /// Logarithm of its price; NaN where not known.
    pub price_log: f32,
    /// Where its price stood in the list that it was found in.
    pub standing: Standing,
    /// Its displayed position there, from 0; `None` where it was found outside a list.
    pub position: Option<u16>,
    /// The item's properties, as key and hash, and the act's own notes.
    pub attributes: Vec<(Key, Hash)>,
    /// Its finest category.
    pub category: Option<Hash>,
    /// The words of its name.
    pub title: Vec<Hash>,
    /// Its vector; empty where it has none.
    pub embedding: Vec<f32>,
}

impl Act {
    /// The act on `item`, which stood in its list as given.
    pub fn new(kind: EventKind, item: &Item, at: Millis, standing: Standing, position: Option<u16>) -> Act {
        Act {
            item: item.id(),
            kind,
            at,
            price_log: item.price_log(),
            standing,
            position,
            attributes: item.attributes().iter().map(|attribute| (attribute.key, attribute.value)).collect(),
            category: item.category(),
            title: item.title().to_vec(),
            embedding: item.embedding().to_vec(),
        }
    }

    /// True where it says more than opening: put in the cart, wished for, bought.
    pub fn is_taking(&self) -> bool {
        self.kind.stage() > EventKind::SelectItem.stage()
    }

    /// Notes something on the act itself; a later note of that key counts.
    pub fn note(&mut self, key: Key, value: Hash) {
        if self.attributes.len() == limits::ITEM_ATTRIBUTES.max {
            self.attributes.pop();
        }
        self.attributes.push((key, value));
    }

    /// How many pieces it was about, where there were several.
    fn pieces(&mut self) -> Option<&mut u64> {
        self.attributes.iter_mut().rev().find(|own| own.0 == QUANTITY).map(|own| &mut own.1)
    }

    /// True where the act has that property.
    pub fn has(&self, value: Hash) -> bool {
        self.attributes.iter().any(|&(_, own)| own == value)
    }
}

/// Acts, newest last, never more than a bound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActLog {
    acts: Vec<Act>,
}

impl ActLog {
    /// Adds the newest act and drops the oldest past `max`.
    pub fn push(&mut self, act: Act, max: usize) {
        newest::push(&mut self.acts, act, max);
    }

    /// Acts written before, newest first.
    pub(crate) fn restore(mut recent: Vec<Act>) -> ActLog {
        recent.reverse();
        ActLog { acts: recent }
    }

    /// True where an act on an item has that property or note.
    pub fn has(&self, item: ItemId, value: Hash) -> bool {
        self.acts.iter().any(|act| act.item == item && act.has(value))
    }

    /// Takes pieces of an item back from acts of a kind, the newest first; those of the newest where 0 are told. True where
    /// none is left.
    pub fn take_back(&mut self, item: ItemId, pieces: u16, kind: EventKind) -> bool {
        let (mut out, mut taken) = (u64::from(pieces), false);
        while let Some(at) = self.acts.iter().rposition(|act| act.item == item && act.kind == kind) {
            let noted = self.acts[at].pieces();
            let had = noted.as_deref().map_or(1, |&pieces| pieces);
            if pieces == 0 && !taken {
                out = had;
            }
            if out < had {
                noted.into_iter().for_each(|pieces| *pieces -= out);
                return false;
            }
            out -= had;
            taken = true;
            self.acts.remove(at);
        }
        taken
    }

    /// Drops every act with that property or note.
    pub fn forget(&mut self, value: Hash) {
        self.acts.retain(|act| !act.has(value));
    }

    /// Newest first.
    pub fn recent(&self) -> impl Iterator<Item = &Act> + Clone {
        self.acts.iter().rev()
    }

    /// The newest act on an item.
    pub fn newest_of(&mut self, item: ItemId) -> Option<&mut Act> {
        self.acts.iter_mut().rev().find(|act| act.item == item)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.acts.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }
}
