//! From scores to an order, within a shop's rules: always a permutation.

mod candidates;
mod order;
mod rules;
mod runs;
mod team_draft;
mod within;

pub use order::Arrangement;
pub use rules::{Diversity, Rules};
pub use team_draft::{Team, coins, team_draft};

use crate::ascending::ascending;
use crate::item::Item;
use crate::results::Results;
use crate::scorer::Scores;

/// Orders the items by their scores, higher first and ties in the server's order, within the rules.
///
/// The server's order stands where there are no scores, not one finite score for each item, or a strength of 0. Pins
/// and `max_shift` always hold: at each slot the wished-for item is taken among those that leave every other one a
/// slot within its reach (see `candidates.rs` for why there is one). Diversity picks among these: without pins and
/// `max_shift`, an order that keeps it is found where there is one. Cost: sorting, n log n, with `max_shift` and
/// `diversity` too.
pub fn arrange(results: &Results, scores: Option<&Scores>, rules: &Rules) -> Arrangement {
    match scores {
        Some(scores) => arrange_by(results.items(), scores, rules),
        None => Arrangement::servers(results.len()),
    }
}

fn arrange_by(items: &[Item], scores: &[f32], rules: &Rules) -> Arrangement {
    let usable = scores.len() == items.len() && scores.iter().all(|score| score.is_finite());
    if !usable || rules.strength() == 0.0 {
        return Arrangement::servers(items.len());
    }
    Arrangement::by_scores(kept_to(items, &blended(scores, rules.strength()), rules))
}

/// The order wished for, as far as the rules let it: a permutation where that is one.
pub fn kept_to(items: &[Item], wish: &[u32], rules: &Rules) -> Vec<u32> {
    let mut held = vec![false; items.len()];
    for &slot in rules.pinned() {
        if let Some(held) = held.get_mut(slot) {
            *held = true;
        }
    }
    if rules.max_shift().is_none() && rules.diversity().is_none() {
        around_pins(wish, &held)
    } else {
        within::within_rules(items, wish, &held, rules)
    }
}

/// The items by the weighted mean of their position at the server and by score, ties in the server's order.
fn blended(scores: &[f32], strength: f32) -> Vec<u32> {
    let personal = ascending(scores.iter().map(|&score| -score));
    let mut position = vec![0.0; scores.len()];
    for (place, &item) in personal.iter().enumerate() {
        position[item as usize] = strength * place as f32;
    }
    ascending(position.iter().enumerate().map(|(server, position)| (1.0 - strength) * server as f32 + position))
}

fn around_pins(wish: &[u32], held: &[bool]) -> Vec<u32> {
    let mut free = wish.iter().copied().filter(|&item| !held[item as usize]);
    let slot = |(slot, &held): (usize, &bool)| if held { Some(slot as u32) } else { free.next() };
    held.iter().enumerate().filter_map(slot).collect()
}

#[cfg(test)]
mod tests;
