//! The server's order: it knows what the query means, reshelf does not.

use super::row::{Group, Row};

pub(super) struct View;

pub(super) const ROWS: &[Row<View>] = &[Row::new(
    Group::Server,
    "server_position",
    "where the server put it",
    "logarithm of the position from 1",
    |_, item| (item as f32).ln_1p(),
)];
