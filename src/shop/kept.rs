//! What goes into a file that may not be larger than so many bytes: the most telling first.

use rustc_hash::FxHashSet;

use super::odds::Odds;
use super::sums::Sums;
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
    if weights.item == 0.0 && about.strangers.item == 0.0 {
        return draft;
    }
    let telling = |item: u32| {
        let nats = odds.items[item as usize].unwrap_or(0.0) - odds.of_groups(sums.groups[item as usize]);
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
    let added = sums.pairs.iter().filter_map(|(pair, _)| {
        let added = odds.added.get(pair)?;
        let weight = match pair.0 {
            Given::Query(_) => weights.query.max(about.strangers.query),
            Given::Chosen(_) => weights.neighbours,
        };
        let telling = f64::from((weight * added.nats).abs()) * added.choices;
        (telling > 0.0).then_some((telling, *pair))
    });
    let mut met = FxHashSet::default();
    for pair in most_telling(added) {
        let bytes = added_bytes + if met.contains(&pair.0) { 0 } else { Draft::GIVEN_BYTES };
        if left < bytes {
            break;
        }
        let nats = odds.added.get(&pair).map_or(0.0, |added| added.nats);
        if draft.given(pair.0, sums.items[pair.1 as usize], nats) {
            left -= bytes;
            met.insert(pair.0);
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
