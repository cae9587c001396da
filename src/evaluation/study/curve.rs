//! How the rankers do the more choices a shopper had made before.

use crate::evaluation::bootstrap::{self, Interval};
use crate::evaluation::rankers::Ranker;
use crate::evaluation::tally::{Ranks, Sums};
use crate::metrics::reciprocal_rank;

/// The fewest earlier choices of each step of the curve; a step goes up to the next one. Finer than the strata, whose
/// bounds are among these.
pub const STARTS: [u32; 13] = [0, 1, 2, 3, 4, 6, 9, 13, 21, 36, 61, 101, 201];

const STEPS: usize = STARTS.len();

/// Choices by step. Memory: two numbers a user and step that the user reached.
#[derive(Default)]
pub struct Curve {
    steps: [Sums; STEPS],
    /// The base's reciprocal ranks less the server's, and how many choices, of the user being replayed.
    open: [(f64, u32); STEPS],
    users: [Vec<(f64, u32)>; STEPS],
}

impl Curve {
    pub(super) fn choice(&mut self, earlier: u32, ranks: &Ranks) {
        let Some(step) = STARTS.iter().rposition(|&start| earlier >= start) else { return };
        self.steps[step].add(ranks);
        let rank = |ranker: Ranker| reciprocal_rank(ranks[ranker as usize]);
        self.open[step].0 += rank(Ranker::Base) - rank(Ranker::Server);
        self.open[step].1 += 1;
    }

    pub(super) fn close_user(&mut self) {
        for (open, users) in self.open.iter_mut().zip(&mut self.users) {
            let user = std::mem::take(open);
            if user.1 > 0 {
                users.push(user);
            }
        }
    }

    /// The choices of each step, in the order of [`STARTS`].
    pub fn steps(&self) -> &[Sums; STEPS] {
        &self.steps
    }

    /// How many shoppers made a choice in a step.
    pub fn shoppers(&self, step: usize) -> usize {
        self.users[step].len()
    }

    /// How much higher the base's MRR is than the server's in a step; `None` where it has no choice.
    pub fn lead(&self, step: usize) -> Option<Interval> {
        bootstrap::interval(&self.users[step])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::tally::STRATA;

    #[test]
    fn a_choice_counts_in_its_step_and_a_user_once_a_step() {
        let mut curve = Curve::default();
        let mut ranks = [0; Ranker::ALL.len()];
        ranks[Ranker::Server as usize] = 1;
        for earlier in [4, 5, 6, 300] {
            curve.choice(earlier, &ranks);
        }
        curve.close_user();
        assert_eq!(curve.steps().map(|sums| sums.examples), [0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!((curve.shoppers(4), curve.lead(4).unwrap().mean, curve.lead(3)), (1, 0.5, None));
    }

    #[test]
    fn the_steps_are_parts_of_the_strata() {
        assert!(STRATA.iter().all(|(_, fewest)| STARTS.contains(fewest)));
    }
}
