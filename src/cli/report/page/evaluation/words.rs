//! What was measured and how to read it, in words.

use reshelf::evaluation::Ranker;

use super::measurement::Measurement;
use crate::report::page::told::counted;

/// How a list's order is held against what was chosen.
pub const PROTOCOL: &str = "The log is replayed shopper by shopper. When a list comes up, each ranker orders it by \
     what this shopper had done until then, and every choice made from that list afterwards (a click on a result, a \
     purchase) is held against that order (protocol 'shown'). For a shopper of whom nothing is known the server's \
     order stands, and counts.";

/// The measures, for whoever does not know them.
pub const MEASURES: [(&str, &str); 4] = [
    (
        "MRR",
        "mean reciprocal rank: 1 where the item chosen stood first, 1/2 where it stood second, 1/3 where third, and so \
         on; the mean over all choices. Higher is better, 1 is perfect.",
    ),
    ("NDCG@10", "the same idea with a gentler discount, 1 / log2(1 + place), and nothing from place 11 on."),
    ("hit@1", "the share of choices whose item stood first."),
    (
        "interval",
        "figures in brackets are 95 % intervals of the difference, by drawing the shoppers anew 1,000 times (paired \
         bootstrap over users). Where an interval lies wholly above or below zero the difference is beyond noise. With \
         some dozens of intervals on a page one or two are beyond noise by chance alone.",
    ),
];

/// What a page of figures cannot say.
pub const LIMITS: [&str; 4] = [
    "What shoppers chose, they chose from the order that the server had shown. Nobody was shown the other orders, and what \
     stood high was chosen more often for that alone, which favours the server's order. Only a test with shoppers tells \
     what they would do.",
    "Higher MRR means that the item chosen stood higher. It is no promise of more sales.",
    "Figures of another shop, or of another season in this one, can differ.",
    "Exposure counts places, not eyes: who looks how far down a page differs by device and by shopper.",
];

/// What the part of the users means for the figures.
pub fn users(part: &str) -> &'static str {
    match part {
        "train" => {
            "Shoppers: the training users, the 60 % on whom `reshelf pretrain` trains. A model trained on this log knows them, \
             which flatters it."
        }
        "validation" => {
            "Shoppers: the validation users, the 10 % by whom `reshelf pretrain` chooses how long to train, and on whom it \
             trains in the end. A model trained on this log knows them, which flatters it."
        }
        "test" => "Shoppers: the test users, the 30 % on whom `reshelf pretrain` never trains.",
        _ => {
            "Shoppers: everybody in the log. A model that `reshelf pretrain` trained on this log has met most of them, \
             which flatters it; `--users test` measures on the test users alone."
        }
    }
}

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
        out += &format!(" {} of items that no list had shown are left out.", counted(tally.met.unlisted, "choice"));
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
        Ranker::Adapted => "the model with the adapter that it learned from this shopper alone",
    }
}

/// A difference by the names of its rankers.
pub fn pair((better, than): (Ranker, Ranker)) -> String {
    format!("{} − {}", better.name(), than.name())
}
