//! Why an item stands where it stands: its score against the list's mean, shared out over what was looked at.

mod attribution;
mod history;
mod words;

use crate::ascending::ascending;
use crate::features::{Features, Group, table};
use crate::item::Key;
use crate::results::Results;
use crate::scorer::{Scorer, Scores};
use crate::shopper::Shopper;
use attribution::{above_mean, attribution};
use history::History;

pub(crate) use history::{Done, usual_percentile};

/// One part of what sets an item apart from its list.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What was looked at.
    pub group: Group,
    /// The property that it speaks of, where it speaks of one.
    pub key: Option<Key>,
    /// The item's value of that property in words, such as `Nordhavn`.
    pub value: Option<String>,
    /// How much it lifts the item or, below 0, lowers it, in units of the score: at +0.7 an item is twice as likely to
    /// be chosen as without.
    pub share: f32,
    /// A sentence for the shopper, without a capital and a full stop.
    pub text: String,
}

/// The reasons of one item of a list, the largest share first. All shares add up to its score less the list's mean.
///
/// What the crowd adds is told apart: the score of the list as it starts from the crowd's order, less its score were it to start
/// from the server's. Without a scorer the list stands as it starts, and no other share is the shopper's.
///
/// Features of one group count together, apart from those that speak of the brand or the variant. Empty where there is
/// no such item, and where the list has no finite scores. Cost: see `attribution.rs`; half a millisecond for an item of 24.
pub fn reasons(
    scorer: Option<&Scorer<'_>>,
    shopper: &Shopper,
    results: &Results,
    features: &Features,
    item: usize,
) -> Vec<Reason> {
    let alone = features.with_servers_places();
    let score = |features: &Features| scorer.map_or_else(|| Scores::new(features.starts()), |own| own.score(features));
    let (Some(own), Some(scores), Some(servers)) = (results.items().get(item), score(features), score(&alone)) else {
        return Vec::new();
    };
    let without = above_mean(&servers, item);
    let mut parts = vec![(Group::Crowd, None, above_mean(&scores, item) - without)];
    let shares = match scorer {
        Some(scorer) => attribution(scorer, &alone, &servers, item),
        None => vec![without as f32],
    };
    for (feature, share) in table().zip(shares) {
        let share = f64::from(share);
        match parts.iter_mut().find(|part| (part.0, part.1) == (feature.group, feature.about)) {
            Some(part) => part.2 += share,
            None => parts.push((feature.group, feature.about, share)),
        }
    }
    parts.retain(|part| part.2 != 0.0);
    let largest_first = ascending(parts.iter().map(|part| -part.2.abs() as f32));

    let history = History::new(shopper, results, own, item);
    let reason = |part: u32| {
        let (group, key, share) = parts[part as usize];
        let value = history.property(group, key, share > 0.0).map(|property| property.label.to_string());
        Reason { group, key, value, share: share as f32, text: words::text(&history, group, key, share > 0.0) }
    };
    largest_first.into_iter().map(reason).collect()
}

#[cfg(test)]
mod tests;
