//! What happened here, entry by entry, and what happened elsewhere done again.

use super::Shelf;
use crate::event::Millis;
use crate::journal::Entry;
use crate::limits;
use crate::newest;
use crate::salt::Salt;

impl Shelf {
    /// A shelf that has its entries taken from it, to be stored.
    pub fn with_entries(mut self) -> Shelf {
        self.entries = Some(Vec::new());
        self
    }

    /// The oldest entry that was not taken so far.
    pub fn take_entry(&mut self) -> Option<Vec<u8>> {
        let entries = self.entries.as_mut().filter(|entries| !entries.is_empty())?;
        Some(entries.remove(0))
    }

    /// Does again what happened on another page, or on this one before what is stored was read; nothing while paused.
    pub fn replay(&mut self, entry: Entry) {
        if self.shopper.is_paused() {
            return;
        }
        match entry {
            Entry::Happened(event) => drop(self.take_in(&event)),
            Entry::HandedOut(list) => {
                self.active(list.results.at());
                let again = if list.again { self.again(&list.results) } else { None };
                self.hand_out(list, again, None);
            }
        }
    }

    /// A page begins, or is come back to: lists of a visit that is over are over. What is stored of it has its hashes salted.
    pub fn arrive(&mut self, at: Millis, salt: Salt) {
        self.salt = salt;
        self.end_visit(at);
    }

    pub(super) fn note(&mut self, entry: impl FnOnce(Salt) -> Vec<u8>) {
        if let Some(entries) = &mut self.entries {
            newest::push(entries, entry(self.salt), limits::ENTRIES.max);
        }
    }
}

#[cfg(test)]
mod tests;
