//! How a list of the ledger was ordered, and what of it was counted.

use crate::arrangement::Arrangement;
use crate::counters::Counted;
use crate::event::Millis;
use crate::features::Features;
use crate::ledger::ListId;
use crate::tokens::Hash;

/// One list handed out.
#[derive(Clone, Debug)]
pub(super) struct Ordered {
    pub(super) list: ListId,
    /// As they were when it came up.
    pub(super) features: Features,
    /// As it was handed out.
    pub(super) arrangement: Arrangement,
    /// Where it is displayed otherwise.
    pub(super) displayed: Option<Vec<u32>>,
    /// What makes it that list.
    pub(super) identity: Hash,
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
        (self.arrangement, self.displayed, self.at) = (arrangement, None, at);
    }
}
