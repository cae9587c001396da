//! The ablation: what each group of features is worth.

use maud::{Markup, html};
use reshelf::Group;
use reshelf::evaluation::Interval;
use reshelf::evaluation::study::Ablation;

use crate::report::grid::Grid;
use crate::report::page::told::counted;
use crate::report::page::whisker::{Range, cell};

pub const WORDS: &str = "By how much the base's MRR falls where a group of features is missing. The model stays as \
     it is: this tells what it leans on, not what a model trained without the group would be like, which may make up for \
     it by the others (`reshelf pretrain --without` trains such a model). Below zero the base would do better without.";

/// One row a group, the one worth most first.
pub fn told(ablation: &Ablation) -> Markup {
    let mut found: Vec<(Group, Interval)> =
        Group::ALL.iter().filter_map(|&group| Some((group, ablation.of(group)?))).collect();
    found.sort_by(|one, other| other.1.mean.total_cmp(&one.1.mean));
    let range = Range::of(found.iter().map(|(_, lead)| lead));
    let row = |&(group, lead): &(Group, Interval)| {
        let without = format!("{:.4}", ablation.base() - lead.mean);
        vec![group.name().into(), looks_at(group).into(), without.into(), cell(lead, range)]
    };
    let (choices, left_out) = ablation.choices();
    html! {
        p {
            (format_args!("With all groups the MRR is {:.4}, over {}", ablation.base(), counted(choices, "choice")))
            @if left_out > 0 { "; the " (counted(left_out, "choice")) " after them are left out to save time" }
            "."
        }
        (Grid::new(["group", "what it looks at", "MRR without it", "worth"], 2).rows(found.iter().map(row)))
    }
}

fn looks_at(group: Group) -> &'static str {
    match group {
        Group::Server => "the place that the server gave it",
        Group::Price => "its price among those of the list",
        Group::Deal => "its price against what this shopper saw before",
        Group::Seen => "whether, how often and how lately it was looked at",
        Group::Choices => "whether, how often and how lately it was chosen",
        Group::Attributes => "brand, variant and other properties of what was looked at and chosen",
        Group::Budget => "its price against those that this shopper chooses",
        Group::Taste => "how this shopper's choices weigh what tells the products apart",
        Group::Position => "how far it stands from where the shopper last was in the list",
        Group::Impressions => "how often it was shown, and passed over",
        Group::Words => "words of its name in what was searched for and looked at",
        Group::Likeness => "likeness of its vector to those of what was looked at",
        Group::Crowd => "what everybody chose: where the list starts from",
        Group::Moment => "what is the same for the whole list: how much is known, how the list is made",
    }
}
