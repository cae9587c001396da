//! Scoring with the browser's instructions for four numbers at a time, beside one number after the other.

use reshelf::{Features, Group, Model, Scorer, Standard, Weights, table};
use wasm_bindgen_test::wasm_bindgen_test;

/// Numbers from -1 to 1 that look random.
fn some(seed: usize, count: usize) -> Vec<f32> {
    (0..count).map(|n| (((n + seed) * 7_919) % 2_003) as f32 / 1_001.0 - 1.0).collect()
}

fn model(hidden: [usize; 2]) -> Model {
    let width = table().len();
    let scaled =
        |seed, count, scale: f32| some(seed, count).into_iter().map(|weight| weight * scale).collect::<Vec<_>>();
    let weights = Weights {
        hidden,
        first: scaled(1, width * hidden[0], 0.4),
        first_bias: some(2, hidden[0]),
        second: scaled(3, hidden[0] * hidden[1], 0.2),
        second_bias: some(4, hidden[1]),
        last: some(5, hidden[1]),
        skip: scaled(6, width, 0.3),
    };
    let standard = Standard { mean: scaled(7, width, 0.2), deviation: vec![0.7; width] };
    Model::new(standard, weights, vec![0.1; width]).unwrap()
}

/// Rows in which many values are missing, some of them in four rows that follow each other, and others far out.
fn rows(items: usize) -> Vec<f32> {
    let width = table().len();
    let value = |(at, number): (usize, f32)| match at {
        at if at % 5 == 3 || (at / width / 4 + at % width) % 3 == 0 => f32::NAN,
        at if at % 41 == 0 => 1e6 * number,
        _ => 2.0 * number,
    };
    some(8, items * width).into_iter().enumerate().map(value).collect()
}

fn silu(value: f64) -> f64 {
    value / (1.0 + (-value).exp())
}

/// A layer, of `inputs` that are as many as its matrix has rows.
fn layer(inputs: &[f64], matrix: &[f32], bias: &[f32]) -> Vec<f64> {
    let unit = |unit: usize| {
        let row = |(input, row): (&f64, &[f32])| input * f64::from(row[unit]);
        f64::from(bias[unit]) + inputs.iter().zip(matrix.chunks(bias.len())).map(row).sum::<f64>()
    };
    (0..bias.len()).map(unit).collect()
}

/// The score of a row as the model's description says it.
fn plainly(model: &Model, row: &[f32]) -> f64 {
    let weights = model.weights();
    let mut inputs = vec![0.0; row.len()];
    model.standard().apply(row, &mut inputs);
    let inputs: Vec<f64> = inputs.into_iter().map(f64::from).collect();
    let hidden: Vec<f64> = layer(&inputs, &weights.first, &weights.first_bias).into_iter().map(silu).collect();
    let deeper: Vec<f64> = layer(&hidden, &weights.second, &weights.second_bias).into_iter().map(silu).collect();
    layer(&deeper, &weights.last, &[0.0])[0] + layer(&inputs, &weights.skip, &[0.0])[0]
}

/// Of layers that fill blocks of eight units and that do not, and of one with more units than are gone through at once.
#[wasm_bindgen_test]
fn rows_score_as_the_models_description_says() {
    for hidden in [[48, 24], [12, 6], [1, 1], [140, 3]] {
        let model = model(hidden);
        let scorer = Scorer::new(&model, None).unwrap();
        for row in rows(20).chunks(table().len()) {
            let (score, plain) = (f64::from(scorer.score_row(row)), plainly(&model, row));
            assert!((score - plain).abs() < 2e-5 * (1.0 + plain.abs()), "{hidden:?}: {score} is not {plain}");
        }
    }
}

#[wasm_bindgen_test]
fn an_item_scores_the_same_to_the_bit_wherever_it_stands() {
    let (model, width) = (model([48, 24]), table().len());
    let scorer = Scorer::new(&model, None).unwrap();
    let score = |rows: Vec<f32>| scorer.score(&Features::from_rows(rows).unwrap()).unwrap().to_vec();
    // What is said of the moment is the same for all items, here that nothing is known of it.
    let mut rows = rows(9);
    let is_of_moment: Vec<bool> = table().map(|feature| feature.group == Group::Moment).collect();
    let values = rows.iter_mut().zip(is_of_moment.iter().cycle());
    values.filter(|(_, is_of_moment)| **is_of_moment).for_each(|(value, _)| *value = f32::NAN);
    let scores = score(rows.clone());
    for places in 1..9 {
        let (mut rows, mut expected) = (rows.clone(), scores.clone());
        rows.rotate_left(places * width);
        expected.rotate_left(places);
        assert_eq!(score(rows), expected, "{places} places up");
    }
}
