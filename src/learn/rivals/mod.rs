//! What could be fitted on the device instead of the adapter that ships: for measuring against it, and never shipped.
//!
//! All are fitted as [`super::Trainer`] fits: the same examples and loss, a Gaussian prior of a stated width, to the
//! posterior's mode, from where the last fit ended. What they add counts as far as the same gate lets it.

mod last_layer;
mod low_rank;
mod taste_table;

pub use last_layer::LastLayer;
pub use low_rank::LowRank;
pub use taste_table::TasteTable;

use burn::tensor::{Device, Tensor, TensorData};

use super::network::Network;
use crate::error::Error;
use crate::example::Example;
use crate::features::{Features, WIDTH};
use crate::item::{Item, Key};
use crate::model::Model;
use crate::tokens::Hash;

/// What a [`TasteTable`] knows an item by: hashes of its id, its brand and its variant, where it has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels([Option<Hash>; 3]);

impl Labels {
    /// Those of an item.
    pub fn of(item: &Item) -> Labels {
        let named = |key| item.attributes().iter().find(|attribute| attribute.key == key).map(|own| own.value);
        Labels([Some(item.id().0), named(Key::Brand), named(Key::Variant)])
    }
}

/// An example, and the labels of its items, row for row.
#[derive(Clone, Debug)]
pub struct Labelled {
    example: Example,
    labels: Vec<Labels>,
}

impl Labelled {
    /// An example of a list whose items have these labels, in the order displayed.
    pub fn new(example: Example, list: &[Labels]) -> Labelled {
        let labels = example.positions().iter().filter_map(|&place| list.get(usize::from(place)).copied()).collect();
        Labelled { example, labels }
    }

    /// The example alone.
    pub fn example(&self) -> &Example {
        &self.example
    }

    /// The labels of its items alone.
    pub fn labels(&self) -> &[Labels] {
        &self.labels
    }
}

/// A correction of the base's scores, fitted to one shopper's choices.
pub trait Rival {
    /// The next shopper's, who shares nothing with the one before.
    fn forget(&mut self);

    /// Fits it to the examples, starting from where the last fit ended.
    ///
    /// # Errors
    /// [`Error::Empty`] without examples, [`Error::NotFinite`] where the base cannot score one.
    fn fit(&mut self, examples: &[Labelled]) -> Result<(), Error>;

    /// What it adds to the base's score of each item of a list; `labels` has one entry an item.
    fn correction(&self, features: &Features, labels: &[Labels]) -> Vec<f32>;
}

/// The model's network as a constant: nothing of it is fitted.
fn constant(model: &Model, device: &Device) -> Network {
    use burn::module::Module;
    Network::from_weights(model.weights(), device).no_grad()
}

/// A list's standardised features, `[items, WIDTH]`.
fn standardised(model: &Model, features: &Features, device: &Device) -> Tensor<2> {
    let mut inputs = vec![0.0; features.len() * WIDTH];
    for (item, out) in inputs.chunks_exact_mut(WIDTH).enumerate() {
        model.standard().apply(features.row(item), out);
    }
    Tensor::from_data(TensorData::new(inputs, [features.len(), WIDTH]), device)
}

/// The same of all examples, one after the other: `[rows, WIDTH]`.
fn all_standardised(model: &Model, examples: &[Labelled], device: &Device) -> Tensor<2> {
    let lists = examples.iter().map(|labelled| standardised(model, &labelled.example.features(), device));
    Tensor::cat(lists.collect(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::{draws, small_model};
    use crate::scorer::{Scorer, Scores};

    /// Products of the shop; a list shows eight.
    const ITEMS: usize = 20;

    fn item(index: usize) -> Item {
        Item::new(&format!("item {index}"))
            .unwrap()
            .with_attribute("item_brand", &format!("brand {}", index % 5))
            .with_attribute("item_variant", &format!("variant {}", index % 3))
    }

    /// Lists of a shopper who always takes the item of which `worth(index of the item, base score)` is highest.
    fn shopper(model: &Model, worth: impl Fn(usize, &Features, usize, f32) -> f32) -> Vec<(Features, Labelled)> {
        let mut draw = draws(11);
        let scorer = Scorer::new(model, None).unwrap();
        let mut list = || {
            let items: Vec<usize> = (0..8).map(|_| ((draw() + 0.5) * ITEMS as f32) as usize % ITEMS).collect();
            let features = Features::from_rows((0..8 * WIDTH).map(|_| 3.0 * draw()).collect()).unwrap();
            let scores = scorer.score(&features).unwrap();
            let worths: Vec<f32> = (0..8).map(|row| worth(items[row], &features, row, scores[row])).collect();
            let best = (0..8).max_by(|&a, &b| worths[a].total_cmp(&worths[b])).unwrap();
            let example = Example::new(&features, &[0, 1, 2, 3, 4, 5, 6, 7], &[best as u32]).unwrap();
            let labels: Vec<Labels> = items.iter().map(|&index| Labels::of(&item(index))).collect();
            (features, Labelled::new(example, &labels))
        };
        (0..160).map(|_| list()).collect()
    }

    /// The sum of the log-likelihoods of the choices, by the base and by base and rival.
    fn likelihoods(model: &Model, rival: &dyn Rival, lists: &[(Features, Labelled)]) -> (f32, f32) {
        let scorer = Scorer::new(model, None).unwrap();
        lists.iter().fold((0.0, 0.0), |(base, adapted), (features, labelled)| {
            let scores = scorer.score(features).unwrap();
            let added = rival.correction(features, &labelled.labels);
            let sums = Scores::new(scores.iter().zip(&added).map(|(score, more)| score + more).collect()).unwrap();
            (base + labelled.example.log_likelihood(&scores), adapted + labelled.example.log_likelihood(&sums))
        })
    }

    /// Fitted on the first lists, better on the later ones, the same every time, and without a trace once forgotten.
    fn finds_and_forgets(model: &Model, rival: &mut dyn Rival, lists: &[(Features, Labelled)]) {
        let (known, later) = lists.split_at(120);
        let known: Vec<Labelled> = known.iter().map(|(_, labelled)| labelled.clone()).collect();
        let (features, labelled) = &later[0];
        let nothing = vec![0.0; features.len()];
        assert_eq!(rival.correction(features, &labelled.labels), nothing);
        rival.fit(&known).unwrap();
        let (base, adapted) = likelihoods(model, rival, later);
        assert!(adapted > base + 2.0, "{base} by the base, {adapted} with the rival");
        let first = rival.correction(features, &labelled.labels);
        rival.forget();
        assert_eq!(rival.correction(features, &labelled.labels), nothing);
        rival.fit(&known).unwrap();
        assert_eq!(rival.correction(features, &labelled.labels), first);
        assert_eq!(rival.fit(&[]).unwrap_err().code(), "empty");
    }

    #[test]
    fn a_taste_table_finds_a_liked_brand() {
        let model = small_model(7);
        let lists = shopper(&model, |index, _, _, score| score + if index % 5 == 2 { 3.0 } else { 0.0 });
        finds_and_forgets(&model, &mut TasteTable::new(&model).unwrap(), &lists);
    }

    #[test]
    fn the_last_layer_finds_a_unit_that_counts_otherwise() {
        let mut weights = small_model(7).weights().clone();
        weights.last.iter_mut().for_each(|weight| *weight = -*weight);
        let model = small_model(7);
        let turned = Model::new(model.standard().clone(), weights, model.prior().to_vec()).unwrap();
        let scorer = Scorer::new(&turned, None).unwrap();
        let lists = shopper(&model, |_, features, row, _| 4.0 * scorer.score_row(features.row(row)));
        finds_and_forgets(&model, &mut LastLayer::new(&model).unwrap(), &lists);
    }

    #[test]
    fn low_rank_factors_find_a_liked_feature() {
        let model = small_model(7);
        let column = (0..WIDTH).find(|&column| crate::features::table().nth(column).unwrap().adapts).unwrap();
        let lists = shopper(&model, |_, features, row, score| score + 4.0 * features.row(row)[column]);
        finds_and_forgets(&model, &mut LowRank::new(&model).unwrap(), &lists);
    }
}
