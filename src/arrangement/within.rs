//! The wished-for order, as far as `max_shift`, pins and diversity let it: one pass over the slots.

use super::candidates::Candidates;
use super::rules::Rules;
use super::runs::{self, Runs};
use crate::item::Item;

/// The items and slots that are not pinned, numbered alike in the server's order.
struct Free {
    /// Each one's position in the server's order.
    position: Vec<u32>,
    /// The last number that each may take.
    reach: Vec<usize>,
    /// The numbers in the order wished for: a place in it has a number.
    at: Vec<u32>,
    /// The same, turned round: a number has a place.
    place: Vec<u32>,
}

impl Free {
    fn new(wish: &[u32], held: &[bool], max_shift: usize) -> Free {
        let mut number = vec![0; held.len()];
        let mut position = Vec::with_capacity(held.len());
        for slot in (0..held.len()).filter(|&slot| !held[slot]) {
            number[slot] = position.len() as u32;
            position.push(slot as u32);
        }
        let free = wish.iter().filter(|&&item| !held[item as usize]);
        let at: Vec<u32> = free.map(|&item| number[item as usize]).collect();
        let mut place = vec![0; at.len()];
        for (wished, &number) in at.iter().enumerate() {
            place[number as usize] = wished as u32;
        }
        Free { reach: reaches(&position, max_shift), position, at, place }
    }
}

/// For each position the index of the last one that is at most `max_shift` further on.
fn reaches(positions: &[u32], max_shift: usize) -> Vec<usize> {
    let mut last = 0;
    let reach = |&from: &u32| {
        while positions.get(last + 1).is_some_and(|&next| (next - from) as usize <= max_shift) {
            last += 1;
        }
        last
    };
    positions.iter().map(reach).collect()
}

/// The order nearest to `wish`, slot by slot, that keeps the rules; `held` marks the pinned positions.
pub fn within_rules(items: &[Item], wish: &[u32], held: &[bool], rules: &Rules) -> Vec<u32> {
    let values = runs::values(items, rules.diversity());
    let free = Free::new(wish, held, rules.max_shift().unwrap_or(usize::MAX));
    let value_at: Vec<u32> = free.at.iter().map(|&number| values[free.position[number as usize] as usize]).collect();
    let mut left = Candidates::new(&free.reach, &free.place, &value_at);
    let mut runs = rules.diversity().map(|diversity| Runs::new(diversity.run, &values, held, &value_at));
    let mut reach = free.reach.iter();

    let mut order = Vec::with_capacity(held.len());
    for (slot, &held) in held.iter().enumerate() {
        let mut item = slot as u32;
        if !held && let Some(&reach) = reach.next() {
            let last = left.first_tight().map_or(reach, |tight| tight.min(reach));
            let best = left.best_up_to(last);
            let place = match &mut runs {
                Some(runs) => runs.pick(best, slot, |place| free.at[place as usize] as usize <= last),
                None => best[0],
            };
            let number = free.at[place as usize];
            left.take(number as usize);
            item = free.position[number as usize];
        }
        if let Some(runs) = &mut runs {
            runs.put(values[item as usize]);
        }
        order.push(item);
    }
    order
}
