//! Which items may take the next slot: the best of them in logarithmic time, however far items may move.
//!
//! Slots and items are numbered alike, in the server's order and without the pinned ones. With `reach[a]` the last
//! slot that item `a` may take, item `a` may take slot `b` where `a <= reach[b]` and `b <= reach[a]`; `reach` never
//! falls and `reach[a] >= a`.
//!
//! Why a next item can always be found: were the items left over put into the slots left over in the server's order,
//! each would stand `slack` slots before its `reach`. At the start that is `reach[a] - a`, so not negative. Taking
//! item `x` now moves every item left before it one slot later, and none after it. So as long as `x` is not behind an
//! item without slack, no slack becomes negative, and the next slot again has at least one item to take: the first
//! one left over, which is never behind a tight one and whose early side is kept since the items before it are gone.

/// No place.
pub const NONE: u32 = u32::MAX;

/// The slack of what is not there any more: never tight.
const GONE: i32 = i32::MAX / 2;

/// The best places of three different values, best first and [`NONE`] where there are
/// fewer: any two values may be barred, and one is left.
pub type Best = [u32; 3];

/// The items left over, in a complete binary tree. A node's `slack` is the least of its items' with its own `moved`
/// taken in; its `best` are the best places with different values.
pub struct Candidates<'a> {
    leaves: usize,
    slack: Vec<i32>,
    moved: Vec<i32>,
    best: Vec<Best>,
    value_at: &'a [u32],
}

impl<'a> Candidates<'a> {
    /// All items, with their `reach`, their `place` in the wished order, and `value_at[place]`.
    pub fn new(reach: &[usize], place: &[u32], value_at: &'a [u32]) -> Candidates<'a> {
        let leaves = reach.len().next_power_of_two();
        let mut tree = Candidates {
            leaves,
            slack: vec![GONE; 2 * leaves],
            moved: vec![0; 2 * leaves],
            best: vec![[NONE; 3]; 2 * leaves],
            value_at,
        };
        for (item, (&reach, &place)) in reach.iter().zip(place).enumerate() {
            tree.slack[leaves + item] = (reach - item) as i32;
            tree.best[leaves + item][0] = place;
        }
        for node in (1..leaves).rev() {
            tree.renew(node);
        }
        tree
    }

    /// The first item without slack; none behind it may be taken now.
    pub fn first_tight(&self) -> Option<usize> {
        if self.slack[1] > 0 {
            return None;
        }
        let (mut node, mut moved) = (1, 0);
        while node < self.leaves {
            moved += self.moved[node];
            node *= 2;
            if self.slack[node] + moved > 0 {
                node += 1;
            }
        }
        Some(node - self.leaves)
    }

    /// The best places among the items up to and with `last`.
    pub fn best_up_to(&self, last: usize) -> Best {
        let mut node = self.leaves + last;
        let mut best = self.best[node];
        while node > 1 {
            if node % 2 == 1 {
                best = merge(best, self.best[node - 1], self.value_at);
            }
            node /= 2;
        }
        best
    }

    /// Takes an item out: the items before it stand one slot later.
    pub fn take(&mut self, item: usize) {
        let mut node = self.leaves + item;
        self.slack[node] = GONE;
        self.best[node] = [NONE; 3];
        while node > 1 {
            if node % 2 == 1 {
                self.slack[node - 1] -= 1;
                self.moved[node - 1] -= 1;
            }
            node /= 2;
            self.renew(node);
        }
    }

    fn renew(&mut self, node: usize) {
        let (left, right) = (2 * node, 2 * node + 1);
        self.slack[node] = self.slack[left].min(self.slack[right]) + self.moved[node];
        self.best[node] = merge(self.best[left], self.best[right], self.value_at);
    }
}

fn merge(left: Best, right: Best, value_at: &[u32]) -> Best {
    let value = |place: u32| value_at.get(place as usize);
    let mut best = [NONE; 3];
    let (mut from_left, mut from_right, mut filled) = (0, 0, 0);
    while filled < best.len() {
        let one = left.get(from_left).copied().unwrap_or(NONE);
        let other = right.get(from_right).copied().unwrap_or(NONE);
        let next = one.min(other);
        if next == NONE {
            break;
        }
        if one < other {
            from_left += 1;
        } else {
            from_right += 1;
        }
        if best.iter().take(filled).all(|&earlier| value(earlier) != value(next)) {
            best[filled] = next;
            filled += 1;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tight_item_is_found_where_it_is() {
        let place = [4, 3, 2, 1, 0];
        let mut left = Candidates::new(&[2, 3, 4, 4, 4], &place, &[0; 5]);
        assert_eq!(left.first_tight(), Some(4));
        assert_eq!(left.best_up_to(2), [2, NONE, NONE]);
        left.take(2);
        left.take(3);
        assert_eq!(left.first_tight(), Some(0));
        assert_eq!(left.best_up_to(0), [4, NONE, NONE]);
    }

    #[test]
    fn the_best_have_different_values() {
        let left = Candidates::new(&[3; 4], &[0, 1, 2, 3], &[7, 7, 8, 7]);
        assert_eq!(left.best_up_to(3), [0, 2, NONE]);
        assert_eq!(left.best_up_to(1), [0, NONE, NONE]);
    }
}
