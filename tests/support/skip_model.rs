//! A model that no training changes: it scores by a weighted sum of the features, as they are.

use reshelf::{Model, Standard, WIDTH, Weights};

/// With those weights, one a feature.
pub fn skip_model(skip: Vec<f32>) -> Model {
    let weights = Weights {
        hidden: [1, 1],
        first: vec![0.0; WIDTH],
        first_bias: vec![0.0],
        second: vec![0.0],
        second_bias: vec![0.0],
        last: vec![0.0],
        skip,
    };
    Model::new(Standard { mean: vec![0.0; WIDTH], deviation: vec![1.0; WIDTH] }, weights, vec![0.1; WIDTH]).unwrap()
}
