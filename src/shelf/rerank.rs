//! What `rerank` is asked, and what it answers.

use crate::arrangement::{Arrangement, Rules, Team};
use crate::counters::Arm;
use crate::ledger::ListId;

/// How a list is to be ordered. By default the personal order, within no rules; a list that came up before in this visit
/// keeps its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RerankOptions {
    /// What the shop demands of the order.
    pub rules: Rules,
    /// Whether the list is ordered anew, though it came up before.
    pub refresh: bool,
    /// Whether the list is displayed in the server's order already, and keeps it.
    pub displayed: bool,
    /// Whether it takes the place of a list that is displayed: where nearly all of both is the same, it is that list, however
    /// its query reads by now.
    pub in_place: bool,
    /// The experiment that the shopper or the list is part of.
    pub experiment: Experiment,
}

/// What is tried with a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Experiment {
    /// Nothing.
    #[default]
    None,
    /// The shopper is held out: the server's order stands.
    Holdout,
    /// The personal order is mixed with the server's by team draft; the coins fall by the shopper's seed.
    Interleave {
        /// The same for all lists of one shopper.
        seed: u32,
    },
}

/// The answer: an order, and all that is to be known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reranked {
    /// The order to display.
    pub arrangement: Arrangement,
    /// False where nothing is known of the shopper that a list could be ordered by.
    pub known: bool,
    /// True where the list came up before in this visit and keeps the order that it had then.
    pub recalled: bool,
    /// Under which arm the list is counted.
    pub arm: Arm,
    /// Whose pick each place is; none where the list is not interleaved.
    pub teams: Vec<Team>,
    /// The list in the ledger; `None` while paused.
    pub list: Option<ListId>,
}
