//! One shopper's replay log in memory: what log files and synthetic shops both give, and what is replayed.

use std::rc::Rc;

use crate::event::Event;

/// One line of a log: an event, and where it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The shopper's visit that it belongs to, counted from 0 in the order of the visits.
    pub session: u32,
    /// What was done, with which items, when. A `view_item_list` has its items in the server's order.
    pub event: Event,
    /// The name of the list that came up, where it has one (`item_list_id`).
    pub list: Option<Rc<str>>,
    /// For a `view_item_list`, where each of its items was displayed, from 0; `None` where that is the server's order.
    pub displayed: Option<Rc<[u16]>>,
    /// For a `view_item_list`, how relevant each item is to its query, where a text tower was asked.
    pub relevance: Option<Rc<[f32]>>,
}

/// All that one shopper did, in the order in which it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct UserLog {
    /// The shopper's opaque id.
    pub user: String,
    /// The events, those of one visit next to each other.
    pub records: Vec<Record>,
}
