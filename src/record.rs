//! One shopper's replay log in memory: what log files and synthetic shops both give, and what is replayed.

use std::sync::Arc;

use crate::event::Event;

/// One line of a log: an event, and where it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The shopper's visit that it belongs to, counted from 0 in the order of the visits.
    pub session: u32,
    /// What was done, with which items, when. A `view_item_list` has its items in the server's order.
    pub event: Event,
    /// The name of the list that came up, where it has one (`item_list_id`).
    pub list: Option<Arc<str>>,
    /// For a `view_item_list`, where each of its items was displayed, from 0; `None` where that is the server's order.
    pub displayed: Option<Arc<[u16]>>,
    /// For a `view_item_list`, how relevant each item is to its query, where a text tower was asked.
    pub relevance: Option<Arc<[f32]>>,
}

impl Record {
    /// For a `view_item_list` of so many items, where each was displayed, from 0.
    pub fn places(&self, items: usize) -> Vec<u16> {
        match &self.displayed {
            Some(places) => places.to_vec(),
            None => (0..=u16::MAX).take(items).collect(),
        }
    }
}

/// Places turned round: the items' indices in the order displayed.
pub fn order_displayed(places: &[u16]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..places.len() as u32).collect();
    order.sort_by_key(|&item| places[item as usize]);
    order
}

/// All that one shopper did, in the order in which it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct UserLog {
    /// The shopper's opaque id.
    pub user: String,
    /// The events, those of one visit next to each other.
    pub records: Vec<Record>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::EventKind;

    #[test]
    fn places_and_order_tell_the_same_and_are_the_servers_where_the_log_does_not_say() {
        let event = Event::new(EventKind::Search, Vec::new(), 0).unwrap();
        let mut record = Record { session: 0, event, list: None, displayed: None, relevance: None };
        let both = |record: &Record| (record.places(3), order_displayed(&record.places(3)));
        assert_eq!(both(&record), (vec![0, 1, 2], vec![0, 1, 2]));
        record.displayed = Some([2, 0, 1].into());
        assert_eq!(both(&record), (vec![2, 0, 1], vec![1, 2, 0]));
    }
}
