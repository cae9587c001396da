//! What a shopper did, in GA4's words.

use crate::error::Error;
use crate::item::Item;
use crate::limits;
use crate::query::Query;
use crate::shared::Shared;
use crate::tokens::Hash;

/// Milliseconds since 1970. The core has no clock: whoever calls it says what time it is.
pub type Millis = i64;

/// The GA4 events that reshelf learns from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// A list came up; its items stand in the order shown.
    ViewItemList,
    /// An item was chosen from a list.
    SelectItem,
    /// An item's page or pictures were looked at.
    ViewItem,
    /// An item was put in the cart.
    AddToCart,
    /// An item was taken out of the cart; or, of a transaction, what was bought was given back.
    RemoveFromCart,
    /// An item was put on the wish list.
    AddToWishlist,
    /// Items were bought.
    Purchase,
    /// A query was sent.
    Search,
}

impl EventKind {
    /// All kinds, in the order in which a visit usually has them.
    pub const ALL: [EventKind; 8] = [
        EventKind::Search,
        EventKind::ViewItemList,
        EventKind::SelectItem,
        EventKind::ViewItem,
        EventKind::AddToWishlist,
        EventKind::AddToCart,
        EventKind::RemoveFromCart,
        EventKind::Purchase,
    ];

    /// GA4's name of the event.
    pub fn name(self) -> &'static str {
        match self {
            EventKind::ViewItemList => "view_item_list",
            EventKind::SelectItem => "select_item",
            EventKind::ViewItem => "view_item",
            EventKind::AddToCart => "add_to_cart",
            EventKind::RemoveFromCart => "remove_from_cart",
            EventKind::AddToWishlist => "add_to_wishlist",
            EventKind::Purchase => "purchase",
            EventKind::Search => "search",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    /// [`Error::UnknownEvent`] with the names that are known.
    pub fn named(name: &str) -> Result<EventKind, Error> {
        EventKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| Error::UnknownEvent {
            got: name.chars().take(64).collect(),
            allowed: EventKind::ALL.map(EventKind::name).join(", "),
        })
    }

    /// How far an act carries a choice: 0 no choice, then chosen, put in the cart or on the wish list, bought.
    pub fn stage(self) -> u8 {
        match self {
            EventKind::SelectItem => 1,
            EventKind::AddToCart | EventKind::AddToWishlist => 2,
            EventKind::Purchase => 3,
            _ => 0,
        }
    }
}

/// One event, checked: what was done, with which items, when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    kind: EventKind,
    items: Shared<[Item]>,
    query: Option<Query>,
    at: Millis,
}

impl Event {
    /// # Errors
    /// [`Error::Empty`] where the kind needs items and there are none; [`Error::TooMany`] past
    /// [`limits::LIST_ITEMS`] for a list and [`limits::EVENT_ITEMS`] for anything else.
    pub fn new(kind: EventKind, items: impl Into<Shared<[Item]>>, at: Millis) -> Result<Event, Error> {
        let items = items.into();
        let limit = if kind == EventKind::ViewItemList { limits::LIST_ITEMS } else { limits::EVENT_ITEMS };
        if items.len() > limit.max {
            return Err(Error::TooMany { limit, got: items.len() });
        }
        let needs_items = !matches!(kind, EventKind::Search | EventKind::ViewItemList | EventKind::RemoveFromCart);
        if items.is_empty() && needs_items {
            return Err(Error::Empty { field: "items" });
        }
        Ok(Event { kind, items, query: None, at })
    }

    /// With the query it belongs to: the words searched for, or those a list answers. Of a purchase, and of its refund, it is
    /// the `transaction_id`: a purchase is taken in once, and given back as a whole where no items are named.
    pub fn with_query(mut self, query: Option<Query>) -> Event {
        self.query = query;
        self
    }

    /// What was done.
    pub fn kind(&self) -> EventKind {
        self.kind
    }

    /// The items, in the order given; of a list, in the order shown.
    pub fn items(&self) -> &Shared<[Item]> {
        &self.items
    }

    /// The query it belongs to.
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// The transaction that a purchase is of, or what is given back, where it is told.
    pub fn transaction(&self) -> Option<Hash> {
        let is_told = matches!(self.kind, EventKind::Purchase | EventKind::RemoveFromCart);
        self.query().filter(|_| is_told).map(Query::whole)
    }

    /// When it happened.
    pub fn at(&self) -> Millis {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_kind() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::named(kind.name()), Ok(kind));
        }
        let refused = EventKind::named("viewed").unwrap_err();
        assert!(refused.to_string().contains("view_item_list"), "{refused}");
    }

    #[test]
    fn an_act_needs_an_item() {
        assert_eq!(Event::new(EventKind::ViewItem, vec![], 0).unwrap_err(), Error::Empty { field: "items" });
        assert!(Event::new(EventKind::Search, vec![], 0).is_ok());
    }
}
