//! The forward pass in plain `f32` loops over the weights that Burn trained.

use std::array::from_fn;
use std::ops::Deref;

use crate::adapter::Adapter;
use crate::error::Error;
use crate::features::{Features, MOMENT, WIDTH};
use crate::lanes::{Room, Tile, axpy, dot, multiply, silu, silu_of};
use crate::model::Model;
use crate::trust::Trust;

/// One finite score an item; a softmax over them is the model's probability that the item is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores(Vec<f32>);

impl Scores {
    /// The scores, or `None` where one is not finite.
    pub fn new(scores: Vec<f32>) -> Option<Scores> {
        scores.iter().all(|score| score.is_finite()).then_some(Scores(scores))
    }
}

impl Deref for Scores {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.0
    }
}

/// A model made ready to score lists, with an adapter or without.
///
/// Cost: one multiplication and addition for each parameter and item that is not missing.
#[derive(Clone, Debug)]
pub struct Scorer<'m> {
    model: &'m Model,
    /// The skip and the adapter in one, `[WIDTH]`.
    linear: Vec<f32>,
    /// How much of the scores is a plain count's.
    counting: f32,
}

impl<'m> Scorer<'m> {
    /// A scorer of a model and, where given, an adapter that counts with a weight from 0 to 1.
    ///
    /// # Errors
    /// [`Error::Foreign`] where the adapter was fitted to another model.
    pub fn new(model: &'m Model, adapter: Option<(&Adapter, f32)>) -> Result<Scorer<'m>, Error> {
        let mut linear = model.weights().skip.clone();
        if let Some((adapter, weight)) = adapter {
            if adapter.model() != model.identity() {
                return Err(Error::Foreign { what: "adapter", expected: model.identity(), got: adapter.model() });
            }
            axpy(&mut linear, adapter.weights(), weight.clamp(0.0, 1.0));
        }
        Ok(Scorer { model, linear, counting: 0.0 })
    }

    /// The same where a plain count of touches has that share of the scores, from 0 to 1.
    pub fn with_counting(self, counting: f32) -> Scorer<'m> {
        Scorer { counting, ..self }
    }

    /// How far the scores of a list with those features are to be trusted.
    pub(crate) fn trust(&self, features: &Features) -> Trust {
        Trust::of(features, self.counting)
    }

    /// The scores of a list, drawn towards the server's order where they are to be trusted less: `None` where one is not finite.
    pub fn score(&self, features: &Features) -> Option<Scores> {
        let weights = self.model.weights();
        let (mut inputs, mut room) = ([Tile::default(); MOMENT], Room::default());
        // What is the same for all items is added up once.
        let (mut alike, second_bias) = (tiles(&weights.first_bias), tiles(&weights.second_bias));
        let moment = &self.inputs(features.row(0))[MOMENT..];
        multiply(&mut alike, &weights.first[MOMENT * weights.hidden[0]..], moment, &mut room);
        let alike_linear = dot(Tile::default(), &self.linear[MOMENT..], moment);
        let trust = self.trust(features);
        let mut scores = Vec::with_capacity(features.len());
        for rows in features.values().as_chunks().0.chunks(4) {
            let four = from_fn(|at| &rows[at.min(rows.len() - 1)]);
            self.model.standard().apply_to_four(four, &mut inputs);
            let linear = dot(alike_linear, &self.linear, &inputs);
            let (mut hidden, mut deeper) = (alike.clone(), second_bias.clone());
            multiply(&mut hidden, &weights.first, &inputs, &mut room);
            let scored = self.tail(linear, &mut hidden, &mut deeper, &mut room);
            scores.extend(rows.iter().zip(scored).map(|(row, own)| trust.left(own, row)));
        }
        Scores::new(scores)
    }

    /// The score of one row of raw features, `[WIDTH]`: what [`Scorer::score`] gives it in a list of today.
    pub fn score_row(&self, row: &[f32]) -> f32 {
        let inputs = self.inputs(row);
        let linear = dot(Tile::default(), &self.linear, &inputs);
        let second_bias = &mut tiles(&self.model.weights().second_bias);
        self.tail(linear, &mut self.sums(&inputs), second_bias, &mut Room::default())[0]
    }

    /// The first layer's sums of rows as [`Scorer::inputs`] gives them: `[hidden[0]]`.
    pub(crate) fn sums(&self, inputs: &[Tile; WIDTH]) -> Vec<Tile> {
        let mut sums = tiles(&self.model.weights().first_bias);
        multiply(&mut sums, &self.model.weights().first, inputs, &mut Room::default());
        sums
    }

    /// A raw row as the first layer takes it, four times: `[WIDTH]`, standardised, missing as 0.
    pub(crate) fn inputs(&self, row: &[f32]) -> [Tile; WIDTH] {
        let mut inputs = [Tile::default(); WIDTH];
        if let Some(row) = row.first_chunk() {
            self.model.standard().apply_to_four([row; 4], &mut inputs);
        }
        inputs
    }

    /// The slope of the score over the first layer's sums, at those sums: `[hidden[0]]` both.
    pub(crate) fn slope(&self, sums: &[f32]) -> Vec<f32> {
        let weights = self.model.weights();
        let rows = || weights.second.chunks_exact(weights.hidden[1]);
        let mut second = weights.second_bias.clone();
        for (&sum, row) in sums.iter().zip(rows()) {
            axpy(&mut second, row, silu_of(sum));
        }
        second.iter_mut().zip(&weights.last).for_each(|(value, weight)| *value = weight * silu_slope(*value));
        sums.iter().zip(rows()).map(|(&sum, row)| silu_slope(sum) * product(row, &second)).collect()
    }

    /// The slope of the score over one input, with the first layer's slope as [`Scorer::slope`] gave it.
    pub(crate) fn input_slope(&self, column: usize, slope: &[f32]) -> f32 {
        let units = slope.len();
        let row = self.model.weights().first.get(column * units..(column + 1) * units).unwrap_or(&[]);
        product(row, slope) + self.linear.get(column).unwrap_or(&0.0)
    }

    /// The rest of the network: the scores of four rows with those sums of the skip and of the first layer, and the second layer's
    /// biases; both layers are used up.
    fn tail(&self, linear: Tile, hidden: &mut [Tile], deeper: &mut [Tile], room: &mut Room) -> Tile {
        let weights = self.model.weights();
        silu(hidden);
        multiply(deeper, &weights.second, hidden, room);
        silu(deeper);
        dot(linear, &weights.last, deeper)
    }
}

/// The same for four rows.
fn tiles(values: &[f32]) -> Vec<Tile> {
    values.iter().map(|&value| [value; 4]).collect()
}

fn product(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn silu_slope(value: f32) -> f32 {
    let sigmoid = 1.0 / (1.0 + (-value).exp());
    sigmoid * (1.0 + value * (1.0 - sigmoid))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{GAP, Group, table};
    use crate::model::tests::small_model;

    fn some_features(items: usize) -> Features {
        let value = |n: usize| if n % 7 == 3 { f32::NAN } else { ((n * 37) % 101) as f32 / 25.0 - 2.0 };
        let row = |item: usize| {
            let own = table().enumerate().map(move |(column, feature)| {
                if column == GAP {
                    f32::NAN
                } else if feature.group == Group::Moment {
                    value(column)
                } else {
                    value(item * WIDTH + column)
                }
            });
            own.collect::<Vec<_>>()
        };
        Features::from_rows((0..items).flat_map(row).collect()).unwrap()
    }

    #[test]
    fn a_list_scores_as_its_rows_do() {
        let model = small_model(3);
        let scorer = Scorer::new(&model, None).unwrap();
        // So few that they lean on nothing.
        let features = some_features(4);
        let scores = scorer.score(&features).unwrap();
        for (item, &score) in scores.iter().enumerate() {
            assert!((score - scorer.score_row(features.row(item))).abs() < 1e-5);
        }
        assert!(scores.iter().any(|&score| (score - scores[0]).abs() > 0.01));
    }

    #[test]
    fn an_item_scores_the_same_to_the_bit_wherever_it_stands() {
        let model = small_model(3);
        let scorer = Scorer::new(&model, None).unwrap();
        let features = some_features(9);
        let scores = scorer.score(&features).unwrap();
        for places in 1..9 {
            let mut values = features.values().to_vec();
            values.rotate_left(places * WIDTH);
            let mut expected = scores.to_vec();
            expected.rotate_left(places);
            assert_eq!(
                &scorer.score(&Features::from_rows(values).unwrap()).unwrap()[..],
                expected,
                "{places} places up"
            );
        }
    }

    #[test]
    fn a_slope_is_that_of_small_steps() {
        let model = small_model(3);
        let adapter = Adapter::new(vec![0.1; WIDTH], model.identity()).unwrap();
        let scorer = Scorer::new(&model, Some((&adapter, 0.5))).unwrap();
        let features = some_features(2);
        let row = features.row(0);
        let slope = scorer.slope(&scorer.sums(&scorer.inputs(row)).iter().map(|sum| sum[0]).collect::<Vec<_>>());
        for column in (0..WIDTH).filter(|&column| !row[column].is_nan() && row[column].abs() < 1.5) {
            let at = |step: f32| {
                let mut row = row.to_vec();
                row[column] += step * model.standard().deviation[column];
                scorer.score_row(&row)
            };
            let measured = (at(0.05) - at(-0.05)) / 0.1;
            assert!((scorer.input_slope(column, &slope) - measured).abs() < 2e-3, "{column}");
        }
    }

    #[test]
    fn no_items_have_no_scores_and_an_infinite_input_is_cut() {
        let model = small_model(3);
        let scorer = Scorer::new(&model, None).unwrap();
        assert_eq!(scorer.score(&Features::from_rows(vec![]).unwrap()).unwrap().len(), 0);
        let wild = Features::from_rows(vec![f32::INFINITY; WIDTH]).unwrap();
        assert!(scorer.score(&wild).is_some());
    }

    #[test]
    fn an_adapter_adds_its_share_and_belongs_to_one_model() {
        let (model, other) = (small_model(3), small_model(4));
        let adapter = Adapter::new(vec![0.5; WIDTH], model.identity()).unwrap();
        let features = some_features(4);
        let plain = Scorer::new(&model, None).unwrap().score(&features).unwrap();
        let score = |weight| Scorer::new(&model, Some((&adapter, weight))).unwrap().score(&features).unwrap();
        let (none, half, full) = (score(0.0), score(0.5), score(1.0));
        assert_eq!(plain, none);
        for item in 0..4 {
            assert!((2.0 * half[item] - none[item] - full[item]).abs() < 1e-4);
        }
        assert_eq!(Scorer::new(&other, Some((&adapter, 1.0))).unwrap_err().code(), "foreign");
    }
}
