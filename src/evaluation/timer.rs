//! How long ordering a list takes, by a clock that is handed in.

use std::time::Duration;

/// Tells the time since some moment that stays the same.
pub type Clock<'c> = &'c (dyn Fn() -> Duration + Sync);

/// What ordering took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Timer {
    lists: u64,
    spent: Duration,
}

impl Timer {
    /// One more list, which took so long.
    pub fn add(&mut self, spent: Duration) {
        self.lists += 1;
        self.spent += spent;
    }

    /// Adds another's lists.
    pub fn merge(&mut self, other: Timer) {
        self.lists += other.lists;
        self.spent += other.spent;
    }

    /// Lists a second; `None` where none was scored.
    pub fn lists_per_second(&self) -> Option<f64> {
        (self.lists > 0 && !self.spent.is_zero()).then(|| self.lists as f64 / self.spent.as_secs_f64())
    }
}
