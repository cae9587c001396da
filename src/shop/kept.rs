//! What goes into a file that may not be larger than so many bytes: the most telling first.

use super::count::Under;
use super::odds::{Odds, Sums};
use crate::crowd::{About, Draft, Given};

/// A file of those odds, at most so many bytes. An entry tells the more the more its odds, as they weigh, move an item and the
/// more often it comes up. Items come before what is added to them: without its own an item has nothing to add to.
pub fn file(about: About, sums: &Sums, odds: &Odds, most: usize) -> Draft {
    let mut draft = Draft::new(about);
    let mut left = most.saturating_sub(Draft::EMPTY_BYTES);
    let [item_bytes, group_bytes, added_bytes] = Draft::ENTRY_BYTES;
    let mut groups: Vec<_> = odds.groups.iter().map(|(&group, &nats)| (group, nats)).collect();
    groups.sort_unstable_by_key(|&(group, _)| group);
    for (group, nats) in groups {
        if left < group_bytes {
            break;
        }
        left -= if draft.group(group, nats) { group_bytes } else { 0 };
    }
    let weights = about.weights;
    if weights.item == 0.0 {
        return draft;
    }
    let by_groups =
        |item: u32| sums.groups_of(item).iter().flatten().filter_map(|group| odds.groups.get(group)).sum::<f32>();
    let telling = |item: u32| {
        let nats = odds.items[item as usize].unwrap_or(0.0) - by_groups(item);
        f64::from(nats.abs()) * odds.seers[item as usize] as f64
    };
    let known = (0..sums.items.len() as u32).filter(|&item| odds.items[item as usize].is_some());
    for item in most_telling(known.map(|item| (telling(item), item))) {
        if left < item_bytes {
            break;
        }
        let is_new = draft.item(sums.items[item as usize], odds.items[item as usize].unwrap_or(0.0));
        left -= if is_new { item_bytes } else { 0 };
    }
    let added = sums.given.iter().filter_map(|&given| {
        let added = odds.added.get(&given)?;
        let weight = match given.0 {
            Under::Query(_) => weights.query,
            _ => weights.neighbours,
        };
        let telling = f64::from((weight * added.nats).abs()) * added.choices;
        (telling > 0.0).then_some((telling, given))
    });
    let mut met = rustc_hash::FxHashSet::default();
    for given in most_telling(added) {
        let by = match given.0 {
            Under::Query(query) => Given::Query(query),
            Under::Chosen(item) => Given::Chosen(item),
            Under::Week(_) => continue,
        };
        let bytes = added_bytes + if met.contains(&by) { 0 } else { Draft::GIVEN_BYTES };
        if left < bytes {
            break;
        }
        let nats = odds.added.get(&given).map_or(0.0, |added| added.nats);
        if draft.given(by, sums.items[given.1 as usize], nats) {
            left -= bytes;
            met.insert(by);
        }
    }
    draft
}

/// The highest number first; of equal ones the lower thing.
fn most_telling<T: Ord>(things: impl Iterator<Item = (f64, T)>) -> impl Iterator<Item = T> {
    let mut things: Vec<(f64, T)> = things.collect();
    things.sort_unstable_by(|(one, first), (other, second)| other.total_cmp(one).then_with(|| first.cmp(second)));
    things.into_iter().map(|(_, thing)| thing)
}
