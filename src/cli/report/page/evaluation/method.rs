//! What was measured, and how: the section that a reader looks for the method in.

use maud::{Markup, html};

use super::evaluated::Evaluation;
use super::measurement::Measurement;
use super::words;
use crate::report::page::frame::paragraph;
use crate::report::tables::RULES;

/// Of one log also how much it holds; of several each has a part of its own that says so.
pub fn told(evaluation: &Evaluation<'_>, only: Option<&Measurement>) -> Markup {
    html! {
        @if let Some(log) = only { (paragraph(&words::counted_log(log))) }
        (paragraph(users(evaluation.report.users)))
        (paragraph(PROTOCOL))
        (paragraph(RULES))
        dl {
            @for (term, meaning) in MEASURES { dt { (term) } dd { (meaning) } }
            dt { "model" } dd { (evaluation.model) ", measured by reshelf " (env!("CARGO_PKG_VERSION")) }
            dt { "command" } dd { code { (evaluation.command) } }
        }
    }
}

/// How a list's order is held against what was chosen.
const PROTOCOL: &str = "The log is replayed shopper by shopper, by the very code that runs in a shop's page (protocol \
     'shown'). When a list comes up, each ranker orders it by what this shopper had done until then, and every later \
     choice from it is held against that order. For a shopper of whom nothing is known the server's order stands, and \
     counts.";

/// The measures, for whoever does not know them.
const MEASURES: [(&str, &str); 4] = [
    (
        "MRR",
        "mean reciprocal rank: 1 where the item chosen stood first, 1/2 where it stood second, 1/3 where third, and so \
         on; the mean over all choices. Higher is better, 1 is perfect.",
    ),
    ("NDCG@10", "the same idea with a gentler discount, 1 / log2(1 + place), and nothing from place 11 on."),
    ("hit@1", "the share of choices whose item stood first."),
    (
        "interval",
        "figures in brackets are 95 % intervals of the difference, by resampling the shoppers 1,000 times (paired \
         bootstrap over users). Where an interval lies wholly above or below zero the difference is beyond noise. With \
         some dozens of intervals on a page one or two are beyond noise by chance alone.",
    ),
];

/// What the part of the users means for the figures.
fn users(part: &str) -> &'static str {
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
