//! The order to start from: the server's, which knows what the query means, or the crowd's, which starts from that one.

use std::rc::Rc;

use super::row::{Group, Row};
use crate::results::Results;

pub(super) struct View {
    start: Option<Rc<[u32]>>,
}

impl View {
    pub(super) fn new(results: &Results) -> View {
        View { start: results.start().cloned() }
    }

    fn place(&self, item: usize) -> usize {
        self.start.as_ref().and_then(|start| start.get(item)).map_or(item, |&place| place as usize)
    }
}

/// What the net is told of a place.
pub(super) fn position(place: usize) -> f32 {
    (place as f32).ln_1p()
}

pub(super) const ROWS: &[Row<View>] = &[Row::new(
    Group::Server,
    "server_position",
    "where the server put it, or the crowd where there is a shop file",
    "logarithm of the position from 1",
    |view, item| position(view.place(item)),
)];
