//! What happened here, entry by entry, and what happened elsewhere done again.

use super::Shelf;
use crate::event::{Event, EventKind, Millis};
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

    /// The oldest entry that was not taken so far, as bytes. They are made now: a page whose list was ordered does not wait for them.
    pub fn take_entry(&mut self) -> Option<Vec<u8>> {
        let entries = self.entries.as_mut().filter(|entries| !entries.is_empty())?;
        Some(entries.remove(0).to_bytes(self.salt))
    }

    /// Does again what happened on another page, or on this one before what is stored was read; nothing while paused.
    pub fn replay(&mut self, entry: Entry) {
        if self.shopper.is_paused() {
            return;
        }
        match entry {
            Entry::Happened(event) => drop(self.take_in(&event)),
            Entry::HandedOut(list) => {
                self.visit.active(list.results.at());
                let again = if list.again { self.again(&list.results) } else { None };
                self.hand_out(list, again, None);
            }
        }
    }

    /// A page begins, or is come back to. True where the visit before is over, and so are its lists: whoever reads later what
    /// happened has to be told. On a page that stays open they are what stands before the shopper, however long that takes.
    pub fn arrive(&mut self, at: Millis) -> bool {
        let is_over = self.visit.is_over(at);
        if is_over {
            self.leave_page();
        }
        is_over
    }

    /// When this page began: whoever looks on it at an item of an earlier page's list came from there.
    pub fn began(&mut self, at: Millis) {
        self.began = at;
    }

    /// Most shops of many pages never say that an item was selected from a list, but its page says that it is looked at.
    pub(super) fn selected_before(&self, event: &Event) -> Option<Event> {
        let item = event.items().first().filter(|_| event.kind() == EventKind::ViewItem)?;
        let (list, _) = self.ledger().handed_out_with(item.id())?;
        let is_before = self.ordered(list)?.at < self.began;
        let selected = is_before && !self.ledger().is_chosen(list, item.id());
        selected.then(|| Event::new(EventKind::SelectItem, event.items().clone(), event.at()).ok())?
    }

    /// What is stored from now on has its hashes salted.
    pub fn salt(&mut self, salt: Salt) {
        self.salt = salt;
    }

    pub(super) fn note(&mut self, entry: impl FnOnce() -> Entry) {
        if let Some(entries) = &mut self.entries {
            newest::push(entries, entry(), limits::ENTRIES.max);
        }
    }
}

#[cfg(test)]
mod tests;
