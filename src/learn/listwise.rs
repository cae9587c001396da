//! The listwise loss: a softmax over each list, against the items chosen from it.

use burn::tensor::{Bool, Device, Int, Tensor, TensorData, activation::log_softmax};

/// Lists of different lengths, laid side by side: which row of a flat batch stands where, and what was chosen.
pub(super) struct Lists {
    /// Row of each place, `[lists * longest]`; places past a list's end point to row 0 and are masked.
    rows: Tensor<1, Int>,
    /// True past a list's end, `[lists, longest]`.
    beyond: Tensor<2, Bool>,
    /// Share of the choice mass of each place, `[lists, longest]`: a list's choices share its weight.
    targets: Tensor<2>,
    count: usize,
    longest: usize,
}

/// One list of a batch: how many rows it has, which of them were chosen, and how much it counts.
#[derive(Clone, Copy)]
pub(super) struct ListShape<'a> {
    pub(super) chosen: &'a [bool],
    pub(super) weight: f32,
}

impl ListShape<'_> {
    /// Each item's part of the loss: the choices share the list's weight.
    fn targets(self) -> Vec<f32> {
        let chosen = self.chosen.iter().filter(|&&chosen| chosen).count();
        self.chosen.iter().map(|&is_chosen| if is_chosen { self.weight / chosen as f32 } else { 0.0 }).collect()
    }
}

impl Lists {
    /// Lists whose rows follow one another in a flat batch.
    pub(super) fn new<'a>(shapes: impl Iterator<Item = ListShape<'a>>, device: &Device) -> Lists {
        Lists::with_targets(&shapes.map(ListShape::targets).collect::<Vec<_>>(), device)
    }

    /// The same where each item's part of the loss is given, list by list; 0 where it has none.
    pub(super) fn with_targets(lists: &[Vec<f32>], device: &Device) -> Lists {
        let count = lists.len();
        let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
        let mut rows = vec![0_i32; count * longest];
        let mut beyond = vec![true; count * longest];
        let mut targets = vec![0.0_f32; count * longest];
        let mut row = 0;
        for (list, own) in lists.iter().enumerate() {
            for (place, &target) in own.iter().enumerate() {
                let at = list * longest + place;
                rows[at] = row;
                beyond[at] = false;
                targets[at] = target;
                row += 1;
            }
        }
        Lists {
            rows: Tensor::from_data(TensorData::new(rows, [count * longest]), device),
            beyond: Tensor::from_data(TensorData::new(beyond, [count, longest]), device),
            targets: Tensor::from_data(TensorData::new(targets, [count, longest]), device),
            count,
            longest,
        }
    }

    /// The weighted sum of the negative log-likelihoods of what was chosen.
    ///
    /// # Shapes
    /// - scores: `[rows]`
    /// - output: `[1]`
    pub(super) fn loss(&self, scores: Tensor<1>) -> Tensor<1> {
        let places = scores.select(0, self.rows.clone()).reshape([self.count, self.longest]);
        let logs = log_softmax(places.mask_fill(self.beyond.clone(), -1e9), 1);
        (logs * self.targets.clone()).sum().neg()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::backend::device;

    #[test]
    fn the_loss_is_that_of_a_softmax_list_by_list() {
        let device = device();
        let shapes = [
            ListShape { chosen: &[true, false], weight: 1.0 },
            ListShape { chosen: &[false, true, true], weight: 0.5 },
        ];
        let lists = Lists::new(shapes.iter().copied(), &device);
        let scores = [1.0_f32, 0.0, 0.5, -0.5, 2.0];
        let loss = lists.loss(Tensor::from_data(TensorData::from(scores), &device)).into_scalar::<f32>();
        let log = |list: &[f32], item: usize| list[item] - list.iter().map(|score| score.exp()).sum::<f32>().ln();
        let expected = -log(&scores[..2], 0) - 0.25 * (log(&scores[2..], 1) + log(&scores[2..], 2));
        assert!((loss - expected).abs() < 1e-5, "{loss} {expected}");
    }
}
