//! Team-draft interleaving: two orders mixed fairly, so that what is chosen tells which of them is better.
//!
//! Source: Radlinski, Kurup and Joachims, "How Does Clickthrough Data Reflect Retrieval Quality?", CIKM 2008, section 4.3.

use super::order::Arrangement;
use crate::tokens::{self, Hash};

/// Whose pick an item of an interleaved list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Team {
    /// The personal order's.
    Personal,
    /// The server's.
    Server,
    /// Nobody's: it was pinned there.
    Pinned,
}

impl Team {
    /// Its name: `personal`, `server`, `pinned`.
    pub fn name(self) -> &'static str {
        match self {
            Team::Personal => "personal",
            Team::Server => "server",
            Team::Pinned => "pinned",
        }
    }
}

/// Mixes the personal order with the server's. In each round a coin says who picks first; each picks the first item of
/// its order that is left. What is at a `pinned` slot stays there.
///
/// `personal` keeps the pins. Returns the mix, which is a permutation, too, and whose pick each place is.
pub fn team_draft(
    personal: &Arrangement,
    pinned: &[usize],
    mut coin: impl FnMut() -> bool,
) -> (Arrangement, Vec<Team>) {
    let servers = Arrangement::servers(personal.order().len());
    let mut picks = [personal, &servers].map(|order| order.order().iter().copied());
    let mut taken = vec![false; picks[0].len()];
    for &slot in pinned {
        if let Some(taken) = taken.get_mut(slot) {
            *taken = true;
        }
    }
    let held = taken.clone();
    let (mut mix, mut teams) = (Vec::new(), Vec::new());
    let mut second = None;
    for (slot, held) in held.into_iter().enumerate() {
        if held {
            mix.push(slot as u32);
            teams.push(Team::Pinned);
            continue;
        }
        let team = match second.take() {
            Some(second) => second,
            None => {
                let [first, other] =
                    if coin() { [Team::Server, Team::Personal] } else { [Team::Personal, Team::Server] };
                second = Some(other);
                first
            }
        };
        mix.extend(picks[team as usize].find(|&item| !std::mem::replace(&mut taken[item as usize], true)));
        teams.push(team);
    }
    (Arrangement::by_scores(mix), teams)
}

/// Coins that fall the same way for the same list, order and shopper's seed: the highest bit of a running hash.
pub fn coins(list: Hash, order: &[u32], seed: u32) -> impl FnMut() -> bool + use<> {
    let start = tokens::hash_number(list, u64::from(seed));
    let mut state = order.iter().fold(start, |hash, &item| tokens::hash_number(hash, u64::from(item)));
    move || {
        state = tokens::hash_number(state, 0);
        state >> 63 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reversed(count: u32) -> Vec<u32> {
        (0..count).rev().collect()
    }

    fn draft(personal: Vec<u32>, pinned: &[usize], coin: impl FnMut() -> bool) -> (Vec<u32>, Vec<Team>) {
        let (mix, teams) = team_draft(&Arrangement::of(personal, true).unwrap(), pinned, coin);
        (mix.order().to_vec(), teams)
    }

    fn coin_of(list: &str, seed: u32) -> impl FnMut() -> bool + use<> {
        coins(tokens::hash(list), &reversed(9), seed)
    }

    #[test]
    fn each_picks_the_first_that_is_left_in_its_order_and_both_pick_once_a_round() {
        for seed in 0..200 {
            let (mix, teams) = draft(reversed(7), &[], coin_of("shoes", seed));
            let mut sorted = mix.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3, 4, 5, 6]);
            assert!([0, 2, 4].iter().all(|&round| teams[round] != teams[round + 1]));
            for (slot, &item) in mix.iter().enumerate() {
                let left: Vec<u32> = (0..7).filter(|item| !mix[..slot].contains(item)).collect();
                let first = if teams[slot] == Team::Server { left.first() } else { left.last() };
                assert_eq!(Some(&item), first);
            }
        }
    }

    #[test]
    fn what_is_pinned_stays_and_is_nobodys() {
        for seed in 0..50 {
            let (mix, teams) = draft(vec![0, 5, 4, 3, 2, 1], &[0, 3, 99], coin_of("", seed));
            assert_eq!((mix[0], mix[3], teams[0], teams[3]), (0, 3, Team::Pinned, Team::Pinned));
            let mut sorted = mix.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3, 4, 5]);
            assert_eq!(teams.iter().filter(|&&team| team == Team::Personal).count(), 2);
        }
    }

    #[test]
    fn coins_are_fair_for_each_round_from_shopper_to_shopper_and_from_list_to_list() {
        let third = |list: &str, seed| {
            let mut coin = coin_of(list, seed);
            [coin(), coin(), coin()][2]
        };
        let shoppers = (0..2_000).filter(|&n| third("shoes", n * 7_919)).count();
        let lists = (0..2_000).filter(|n| third(&format!("query {n}"), 42)).count();
        // Four standard deviations of a fair coin.
        for count in [shoppers, lists] {
            assert!(count.abs_diff(1_000) < 90, "{count}");
        }
    }
}
