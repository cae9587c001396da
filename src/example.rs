//! A list as it was shown, and what was chosen from it: what the adapter is fitted on and the gate judges by.

use crate::bf16;
use crate::error::Error;
use crate::features::{Features, WIDTH};
use crate::limits;
use crate::newest;
use crate::softmax::log_softmax;

/// One list with a choice: the features of some of its items as they were when it came up, the positions displayed,
/// and which were chosen. At most [`limits::EXAMPLE_ITEMS`] items: the chosen ones and rivals spread over the list.
///
/// The features are rounded to three digits (bfloat16) and kept as bytes: examples are most of what is known of a
/// shopper, and are written after each event and read at the start of each page.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Two bytes a number, little-endian, row after row.
    rows: Vec<u8>,
    positions: Vec<u16>,
    chosen: Vec<bool>,
}

impl Example {
    /// From a list's features in the server's order, the order displayed (`displayed[k]` is the server's index of the
    /// item at place k), and the server's indices of what was chosen.
    ///
    /// # Errors
    /// [`Error::Empty`] where nothing was chosen, [`Error::Mismatch`] where order or choices do not fit the list.
    pub fn new(features: &Features, displayed: &[u32], chosen: &[u32]) -> Result<Example, Error> {
        if chosen.is_empty() {
            return Err(Error::Empty { field: "chosen" });
        }
        let fits = |&index: &u32| (index as usize) < features.len();
        if displayed.len() != features.len() || !displayed.iter().chain(chosen).all(fits) {
            return Err(Error::Mismatch {
                what: "items of an example",
                expected: features.len(),
                got: displayed.len(),
            });
        }
        let mut example = Example { rows: Vec::new(), positions: Vec::new(), chosen: Vec::new() };
        for place in kept(displayed, chosen) {
            let index = displayed[place];
            let row = features.row(index as usize).iter();
            example.rows.extend(row.flat_map(|&value| bf16::narrow(value).to_le_bytes()));
            example.positions.push(u16::try_from(place).unwrap_or(u16::MAX));
            example.chosen.push(chosen.contains(&index));
        }
        Ok(example)
    }

    /// From parts written before; `rows` are those of [`Example::rows`].
    ///
    /// # Errors
    /// [`Error::Mismatch`] where the lengths differ, [`Error::Empty`] where nothing was chosen.
    pub fn from_parts(rows: Vec<u8>, positions: Vec<u16>, chosen: Vec<bool>) -> Result<Example, Error> {
        let expected = positions.len();
        for got in [rows.len() / ROW_BYTES, rows.len().div_ceil(ROW_BYTES), chosen.len()] {
            if got != expected {
                return Err(Error::Mismatch { what: "items of an example", expected, got });
            }
        }
        if !chosen.contains(&true) {
            return Err(Error::Empty { field: "chosen" });
        }
        Ok(Example { rows, positions, chosen })
    }

    /// Features of the items kept, in the order displayed. Cost: a copy.
    pub fn features(&self) -> Features {
        let value = |two: &[u8]| bf16::widen(u16::from_le_bytes([two[0], two[1]]));
        // Whole rows, by construction.
        Features::from_rows(self.rows.chunks_exact(2).map(value).collect()).unwrap_or_default()
    }

    /// The same as bytes: two a number (bfloat16, little-endian), row after row.
    pub(crate) fn rows(&self) -> &[u8] {
        &self.rows
    }

    /// Where each was displayed, from 0.
    pub fn positions(&self) -> &[u16] {
        &self.positions
    }

    /// Which were chosen.
    pub fn chosen(&self) -> &[bool] {
        &self.chosen
    }

    /// Mean logarithm of the probability that scores give to what was chosen: a softmax over the items kept.
    pub fn log_likelihood(&self, scores: &[f32]) -> f32 {
        let logs = log_softmax(scores);
        let chosen = logs.iter().zip(&self.chosen).filter(|(_, chosen)| **chosen);
        let (sum, count) = chosen.fold((0.0, 0.0), |(sum, count), (log, _)| (sum + log, count + 1.0));
        sum / f32::max(count, 1.0)
    }
}

/// Bytes of the features of one item.
const ROW_BYTES: usize = 2 * WIDTH;

/// Places of the items to keep, ascending: all that were chosen, as far as the bound goes, then rivals evenly spread.
fn kept(displayed: &[u32], chosen: &[u32]) -> Vec<usize> {
    let max = limits::EXAMPLE_ITEMS.max;
    let (own, rivals): (Vec<usize>, Vec<usize>) =
        (0..displayed.len()).partition(|&place| chosen.contains(&displayed[place]));
    let mut places: Vec<usize> = own.into_iter().take(max / 2).collect();
    let room = (max - places.len()).min(rivals.len());
    places.extend((0..room).map(|n| rivals[n * rivals.len() / room]));
    places.sort_unstable();
    places
}

/// The newest examples, never more than [`limits::EXAMPLES`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examples {
    kept: Vec<Example>,
    ever: u32,
}

impl Examples {
    /// Adds the newest and drops the oldest past the bound.
    pub fn push(&mut self, example: Example) {
        newest::push(&mut self.kept, example, limits::EXAMPLES.max);
        self.ever = self.ever.saturating_add(1);
    }

    /// Oldest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Example> + Clone {
        self.kept.iter()
    }

    /// How many are kept.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many there ever were.
    pub fn ever(&self) -> u32 {
        self.ever
    }

    /// Examples written before, of which there ever were so many.
    pub fn restore(examples: impl IntoIterator<Item = Example>, ever: u32) -> Examples {
        let mut restored = Examples::default();
        examples.into_iter().for_each(|example| restored.push(example));
        restored.ever = ever.max(restored.ever);
        restored
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: usize) -> Features {
        Features::from_rows((0..items * WIDTH).map(|n| (n / WIDTH) as f32).collect()).unwrap()
    }

    #[test]
    fn a_long_list_keeps_its_choice_and_rivals_from_top_to_bottom() {
        let displayed: Vec<u32> = (0..200).rev().collect();
        let example = Example::new(&list(200), &displayed, &[150]).unwrap();
        assert_eq!(example.features().len(), limits::EXAMPLE_ITEMS.max);
        let chosen = example.chosen().iter().position(|&chosen| chosen).unwrap();
        assert_eq!((example.positions()[chosen], example.features().row(chosen)[0]), (49, 150.0));
        assert!(example.positions()[0] == 0 && example.positions().iter().any(|&place| place > 180));
    }

    #[test]
    fn the_likelihood_is_that_of_a_softmax() {
        let example = Example::new(&list(2), &[0, 1], &[1]).unwrap();
        let scores = [0.0, 3.0_f32.ln()];
        assert!((example.log_likelihood(&scores) - 0.75_f32.ln()).abs() < 1e-6);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(Example::new(&list(2), &[0, 1], &[]).unwrap_err().code(), "empty");
        assert_eq!(Example::new(&list(2), &[0], &[0]).unwrap_err().code(), "mismatch");
        assert_eq!(Example::new(&list(2), &[0, 1], &[7]).unwrap_err().code(), "mismatch");
    }

    #[test]
    fn the_log_is_bounded_and_counts_on() {
        let mut examples = Examples::default();
        for _ in 0..limits::EXAMPLES.max + 3 {
            examples.push(Example::new(&list(2), &[0, 1], &[0]).unwrap());
        }
        assert_eq!((examples.len(), examples.ever()), (limits::EXAMPLES.max, limits::EXAMPLES.max as u32 + 3));
    }
}
