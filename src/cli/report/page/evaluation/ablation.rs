//! The ablation: what each group of features is worth.

use reshelf::Group;
use reshelf::evaluation::Interval;
use reshelf::evaluation::study::Ablation;

use crate::report::grid::Grid;
use crate::report::page::frame::paragraph;
use crate::report::page::told::counted;
use crate::report::page::whisker::{Range, whisker};

pub const WORDS: &str = "By how much the base's MRR falls where a group of features is missing. The model stays as \
     it is: this tells what it leans on, not what a model trained without the group would be like, which may make up for \
     it by the others (`reshelf pretrain --without` trains such a model). Below zero the base would do better without.";

/// One row a group, the one worth most first.
pub fn told(ablation: &Ablation) -> String {
    let mut found: Vec<(Group, Interval)> =
        Group::ALL.iter().filter_map(|&group| Some((group, ablation.of(group)?))).collect();
    found.sort_by(|one, other| other.1.mean.total_cmp(&one.1.mean));
    let leads: Vec<Interval> = found.iter().map(|(_, lead)| *lead).collect();

    let row = |(group, lead): &(Group, Interval)| {
        let without = format!("{:.4}", ablation.base() - lead.mean);
        vec![group.name().to_owned(), looks_at(*group).to_owned(), without, lead.text()]
    };
    let head = ["group", "what it looks at", "MRR without it", "worth"];
    let grid = Grid::new(&head, 2).rows(found.iter().map(row));
    let range = Range::of(&leads);
    let table = grid.html(&|row, column| if column == 3 { whisker(leads[row], range) } else { String::new() });

    let (choices, left_out) = ablation.choices();
    let more = match left_out {
        0 => String::new(),
        _ => format!("; the {} after them are left out to save time", counted(left_out, "choice")),
    };
    paragraph(&format!("With all groups the MRR is {:.4}, over {}{more}.", ablation.base(), counted(choices, "choice")))
        + &table
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
        Group::Position => "how far it stands from where the shopper last was in the list",
        Group::Impressions => "how often it was shown, and passed over",
        Group::Words => "words of its name in what was searched for and looked at",
        Group::Likeness => "likeness of its vector to those of what was looked at",
        Group::Moment => "what is the same for the whole list: how much is known, how the list is made",
    }
}
