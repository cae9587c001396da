//! Where the list starts from: the server's order, which knows what the query means, or the crowd's, which starts from that.

use super::row::{Group, Prepared, Row};

pub(super) struct View;

/// What the net is told of a place from 0.
pub(super) fn position(place: u32) -> f32 {
    (place as f32).ln_1p()
}

impl Prepared for View {
    const ROWS: &'static [Row<View>] = ROWS;
}

pub(super) const ROWS: &[Row<View>] = &[Row::new(
    Group::Server,
    "server_position",
    "where the server put it, or the crowd where there is a shop file",
    "logarithm of the position from 1",
    |_, item| position(item as u32),
)];
