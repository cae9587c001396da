//! Of what a study has enough, for those who still gather.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::turn::Turn;

/// Told by who adds users up, asked by who replays later ones at the same time.
///
/// What is asked for no more would not be taken: so it changes nothing but the time whether this is known soon or late.
pub struct Enough {
    ablation: AtomicBool,
    /// By turn: the bits of the highest lot that can still win; those of numbers from 0 are ordered as the numbers are.
    lots: [AtomicU64; Turn::ALL.len()],
}

impl Default for Enough {
    fn default() -> Enough {
        let any = || AtomicU64::new(f64::INFINITY.to_bits());
        Enough { ablation: AtomicBool::new(false), lots: std::array::from_fn(|_| any()) }
    }
}

impl Enough {
    /// No further choice counts in the ablation.
    pub(super) fn of_ablation(&self) {
        self.ablation.store(true, Ordering::Relaxed);
    }

    /// Whether that was told.
    pub(super) fn has_ablation(&self) -> bool {
        self.ablation.load(Ordering::Relaxed)
    }

    /// Of a turn lots from this one on lose.
    pub(super) fn of_lots(&self, turn: usize, from: f64) {
        self.lots[turn].fetch_min(from.to_bits(), Ordering::Relaxed);
    }

    /// Whether that lot can still win.
    pub(super) fn may_win(&self, turn: usize, lot: f64) -> bool {
        lot.to_bits() < self.lots[turn].load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lower_lots_win_when_enough_are_there() {
        let enough = Enough::default();
        assert!(enough.may_win(0, 0.99) && !enough.has_ablation());
        enough.of_lots(0, 0.25);
        enough.of_lots(0, 0.5);
        assert_eq!([0.1, 0.25, 0.3].map(|lot| enough.may_win(0, lot)), [true, false, false]);
        assert!(enough.may_win(1, 0.9));
        enough.of_ablation();
        assert!(enough.has_ablation());
    }
}
