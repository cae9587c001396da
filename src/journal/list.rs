//! A list that was ordered, and how.

use crate::arrangement::{Arrangement, Team};
use crate::ascending::ascending;
use crate::bytes::Writer;
use crate::counters::{Arm, Counted};
use crate::results::Results;
use crate::snapshot::fields::Fields;
use crate::snapshot::visit;
use crate::visit::FirstShown;

/// A list that was handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedOut {
    /// As the server sent it.
    pub results: Results,
    /// The order that it keeps in this visit.
    pub first_shown: FirstShown,
    /// The order displayed: another where it is part of an experiment.
    pub displayed: Arrangement,
    /// Under which arm it counts, and whose pick each place is.
    pub counted: Counted,
    /// True where it came up before, and nothing is to be forgotten of that.
    pub again: bool,
}

const ARMS: [Arm; 5] = [Arm::Personal, Arm::Server, Arm::Holdout, Arm::Interleaved, Arm::Crowd];

const TEAMS: [Team; 3] = [Team::Personal, Team::Server, Team::Pinned];

/// Behind the list's items: how it was ordered. An interleaved list has a team at each place; of a list that starts from
/// another order than the server's follows where each item stands in it.
pub fn write(writer: &mut Writer, list: &HandedOut) {
    visit::write_list(writer, &list.first_shown);
    let (arm, teams) = list.counted.parts();
    let start = list.results.start();
    writer.u8(u8::from(list.again) | u8::from(start.is_some()) << 1);
    writer.u8(arm as u8);
    for (slot, &item) in list.displayed.order().iter().enumerate() {
        writer.u16(item as u16);
        if let Some(&team) = teams.get(slot) {
            writer.u8(team as u8);
        }
    }
    start.into_iter().flat_map(|places| places.iter()).for_each(|&place| writer.u16(place as u16));
}

pub fn read(fields: &mut Fields<'_>, results: Results) -> HandedOut {
    let first_shown = visit::read_list(fields);
    let [again, starts] = fields.flags();
    let arm = read_one(fields, &ARMS);
    let (mut order, mut teams) = (Vec::new(), Vec::new());
    for _ in 0..results.len() {
        order.push(u32::from(fields.u16()));
        if arm == Arm::Interleaved {
            teams.push(read_one(fields, &TEAMS));
        }
    }
    let personalised = matches!(arm, Arm::Personal | Arm::Interleaved | Arm::Crowd);
    let results = if starts { read_start(fields, results) } else { results };
    let displayed = Arrangement::of(order, personalised).unwrap_or_else(|| {
        fields.refuse("an order is no permutation");
        Arrangement::servers(results.len())
    });
    HandedOut { results, first_shown, displayed, counted: Counted::new(arm, teams), again }
}

fn read_start(fields: &mut Fields<'_>, results: Results) -> Results {
    let places = (0..results.len()).map(|_| f32::from(fields.u16()));
    // The items by their places: the order again.
    let order = ascending(places);
    results.with_start(&order)
}

/// One of those, by its place among them.
fn read_one<T: Copy>(fields: &mut Fields<'_>, all: &[T]) -> T {
    all.get(usize::from(fields.u8())).copied().unwrap_or_else(|| {
        fields.refuse("an arm or a team is none");
        all[0]
    })
}
