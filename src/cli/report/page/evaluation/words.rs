//! Rankers, differences and logs in words, and what no figure says.

use reshelf::evaluation::{Ranker, Sums};

use super::measurement::Measurement;
use crate::report::page::told::counted;

/// What a page of figures cannot say.
pub const LIMITS: [&str; 4] = [
    "What shoppers chose, they chose from the order that the server had shown. Nobody was shown the other orders, and what \
     stood high was chosen more often for that alone, which favours the server's order. Only a test with shoppers tells \
     what they would do.",
    "Higher MRR means that the chosen item stood higher. It is no promise of more sales.",
    "Figures of another shop, or of another season in this one, can differ.",
    "Exposure counts places, not eyes: who looks how far down a page differs by device and by shopper.",
];

/// How much a log holds.
pub fn counted_log(log: &Measurement) -> String {
    let tally = &log.tally;
    let mut out = format!(
        "{} of {}, made from {} that came up.",
        counted(tally.all.examples, "choice"),
        counted(tally.users() as u64, "shopper"),
        counted(tally.met.lists, "list")
    );
    if tally.met.unlisted > 0 {
        out += &format!(" {} of items in none of these lists are left out.", counted(tally.met.unlisted, "choice"));
    }
    out
}

/// What a ranker does.
pub fn ranker(ranker: Ranker) -> &'static str {
    match ranker {
        Ranker::Server => "the order that the shop's server sent",
        Ranker::Recency => "what the shopper touched before, the latest first; then the server's order",
        Ranker::Frequency => "by how often the shopper touched it before; then the server's order",
        Ranker::Base => "the model alone",
        Ranker::Trees => "boosted trees (LightGBM) on the same features",
        Ranker::Other => "another model, to compare with",
        Ranker::Crowd => "the list as the shop file orders it for everybody",
        Ranker::Alone => "the model as it orders without the shop file",
        Ranker::Adapted => "the model with the adapter that it learned from this shopper alone",
    }
}

/// A difference by the names of its rankers.
pub fn pair((better, than): (Ranker, Ranker)) -> String {
    format!("{} − {}", better.name(), than.name())
}

/// A ranker's MRR to four places; nothing where there is no choice.
pub fn mrr(sums: &Sums, ranker: Ranker) -> String {
    sums.means(ranker).map_or(String::new(), |means| format!("{:.4}", means.mrr))
}
