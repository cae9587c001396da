//! What a shop demands of an order, whatever the scores say.

use super::order::Arrangement;
use crate::error::Error;
use crate::item::Key;
use crate::tokens::{self, Hash};

/// No more than `run` items in a row that share their value of `key`, such as their brand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diversity {
    /// The property compared. Items without it are never alike; of several values the first counts.
    pub key: Key,
    /// The longest run of one value, 1 or more: 1 never puts two alike side by side.
    pub run: usize,
}

/// The checked rules of an arrangement. By default the personal order stands, and nothing is held.
///
/// ```
/// use reshelf::Rules;
///
/// let rules = Rules::default().with_strength(0.5)?.with_max_shift(Some(5)).with_pinned([0, 3]);
/// assert!(Rules::default().with_strength(1.5).is_err());
/// # let _ = rules;
/// # Ok::<(), reshelf::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    strength: f32,
    max_shift: Option<usize>,
    pinned: Vec<usize>,
    diversity: Option<Diversity>,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { strength: 1.0, max_shift: None, pinned: Vec::new(), diversity: None }
    }
}

impl Rules {
    /// Those under which the server's order stands exactly.
    pub fn servers() -> Rules {
        Rules { strength: 0.0, ..Rules::default() }
    }

    /// How much the shopper counts against the server: at 0 the server's order stands exactly, at 1 (the default)
    /// the personal order, between them each item's two positions are averaged with this weight.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] outside 0 to 1.
    pub fn with_strength(mut self, strength: f32) -> Result<Rules, Error> {
        if !(0.0..=1.0).contains(&strength) {
            return Err(Error::OutOfRange { field: "strength", got: f64::from(strength), allowed: "0 to 1" });
        }
        self.strength = strength;
        Ok(self)
    }

    /// The most places that any item may move up or down from the server's position: 0 lets none move, `None` (the
    /// default) lets them go anywhere.
    pub fn with_max_shift(mut self, max_shift: Option<usize>) -> Rules {
        self.max_shift = max_shift;
        self
    }

    /// Positions in the server's order, from 0, that keep the item the server put there: a pinned item and a
    /// sponsored slot are the same thing. Positions outside the list are ignored. Added to those given before.
    pub fn with_pinned(mut self, positions: impl IntoIterator<Item = usize>) -> Rules {
        self.pinned.extend(positions);
        self.pinned.sort_unstable();
        self.pinned.dedup();
        self
    }

    /// Limits runs of like items. It gives way where it cannot be kept; pins and `max_shift` never do.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] where `run` is 0.
    pub fn with_diversity(mut self, diversity: Option<Diversity>) -> Result<Rules, Error> {
        if diversity.is_some_and(|diversity| diversity.run == 0) {
            return Err(Error::OutOfRange { field: "diversity", got: 0.0, allowed: "a run of 1 or more" });
        }
        self.diversity = diversity;
        Ok(self)
    }

    /// 0 to 1.
    pub fn strength(&self) -> f32 {
        self.strength
    }

    /// The most places that an item may move.
    pub fn max_shift(&self) -> Option<usize> {
        self.max_shift
    }

    /// The positions held, ascending, each once.
    pub fn pinned(&self) -> &[usize] {
        &self.pinned
    }

    /// The limit on runs.
    pub fn diversity(&self) -> Option<Diversity> {
        self.diversity
    }

    /// A hash of what is demanded: equal rules have equal ones. Pins do not count: they move where a list grows or shrinks,
    /// and [`Rules::allow`] sees to them.
    pub(crate) fn identity(&self) -> Hash {
        let start = tokens::hash_number(tokens::hash("rules"), u64::from(self.strength.to_bits()));
        let shift = tokens::hash_number(start, self.max_shift.map_or(u64::MAX, |shift| shift as u64));
        match self.diversity {
            None => shift,
            Some(Diversity { key, run }) => {
                let key = if let Key::Other(name) = key { name } else { tokens::hash(key.name()) };
                tokens::hash_number(tokens::hash_number(shift, key), run as u64)
            }
        }
    }

    /// True where an order keeps the rules that never give way: pins and `max_shift`.
    pub fn allow(&self, arrangement: &Arrangement) -> bool {
        let order = arrangement.order();
        let max_shift = self.max_shift.unwrap_or(usize::MAX);
        order.iter().enumerate().all(|(slot, &item)| slot.abs_diff(item as usize) <= max_shift)
            && self.pinned.iter().all(|&slot| order.get(slot).is_none_or(|&item| item as usize == slot))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for wrong in [-0.1, 1.1, f32::NAN, f32::INFINITY] {
            assert_eq!(Rules::default().with_strength(wrong).unwrap_err().code(), "out-of-range", "{wrong}");
        }
        let no_run = Diversity { key: Key::Brand, run: 0 };
        assert_eq!(Rules::default().with_diversity(Some(no_run)).unwrap_err().code(), "out-of-range");
    }

    #[test]
    fn pins_add_up() {
        let rules = Rules::default().with_pinned([3, 0]).with_pinned([3, 1]);
        assert_eq!(rules.pinned(), [0, 1, 3]);
    }
}
