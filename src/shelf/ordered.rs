//! How a list of the ledger was ordered, and what of it was counted.

use crate::arrangement::{Arrangement, Rules, Team, coins, team_draft};
use crate::counters::{Arm, Counted};
use crate::event::Millis;
use crate::features::Features;
use crate::ledger::ListId;
use crate::query::Query;
use crate::results::Results;

/// One list handed out.
#[derive(Clone, Debug)]
pub(super) struct Ordered {
    pub(super) list: ListId,
    /// As they were when it came up.
    pub(super) features: Features,
    /// As it is displayed.
    pub(super) arrangement: Arrangement,
    pub(super) counted: Counted,
    /// When it was handed out last.
    pub(super) at: Millis,
}

impl Ordered {
    /// The same list again. In another arm, or mixed otherwise, it counts as another list.
    pub(super) fn hand_out_again(&mut self, arrangement: Arrangement, counted: Counted, at: Millis) {
        if !self.counted.is_of(&counted) {
            self.counted = counted;
        }
        (self.arrangement, self.at) = (arrangement, at);
    }
}

/// The personal order mixed with the server's.
pub(super) fn interleaved(
    results: &Results,
    personal: &Arrangement,
    rules: &Rules,
    seed: u32,
) -> (Arrangement, Arm, Vec<Team>) {
    let query = results.query().map_or(0, Query::whole);
    let (mix, teams) = team_draft(personal, rules.pinned(), coins(query, personal.order(), seed));
    (mix, Arm::Interleaved, teams)
}
