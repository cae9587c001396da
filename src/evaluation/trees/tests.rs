//! A small model made by hand, and what LightGBM 4.7 itself predicts with it.

use super::Trees;
use crate::features::{Features, WIDTH, table};

/// Nodes with each way to take a missing value, and a tree that is one leaf. Powers of two tell which leaves add up.
const TREES: &str = "\
Tree=0
num_leaves=4
num_cat=0
split_feature=0 2 1
threshold=0.5 -1.25 -0.75
decision_type=10 8 2
left_child=1 -1 -3
right_child=2 -2 -4
leaf_value=1 2 4 8
is_linear=0
shrinkage=0.05


Tree=1
num_leaves=3
num_cat=0
split_feature=3 1
threshold=2 -0.5
decision_type=4 6
left_child=-1 -2
right_child=1 -3
leaf_value=16 32 64
is_linear=0
shrinkage=0.05


Tree=2
num_leaves=1
num_cat=0
split_feature=
threshold=
decision_type=
left_child=
right_child=
leaf_value=128
is_linear=0
shrinkage=1


end of trees

parameters:
[boosting: gbdt]
end of parameters
";

/// The first four features of a row whose others are 0, and `Booster.predict(…, raw_score=True)`.
const PREDICTED: [([f32; 4], f64); 10] = [
    ([0.5, 0.0, -1.25, 2.0], 145.0),
    ([0.5, 0.0, -1.2, 0.0], 162.0),
    ([f32::NAN, 0.0, f32::NAN, f32::NAN], 162.0),
    ([f32::NAN, 0.0, -2.0, 1.0], 145.0),
    ([0.75, f32::NAN, 0.0, 3.0], 168.0),
    ([0.75, -0.75, 0.0, 3.0], 164.0),
    ([0.75, -0.5, 0.0, 2.5], 168.0),
    ([1.0, -0.25, 0.0, -1.0], 152.0),
    ([1.0, 0.25, 0.0, 9.0], 200.0),
    ([0.2, -1e-36, -3.0, 1e-36], 161.0),
];

fn model() -> String {
    let names: Vec<&str> = table().map(|feature| feature.name).collect();
    format!(
        "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx={}\n\
         objective=lambdarank\nfeature_names={}\n\n{TREES}",
        WIDTH - 1,
        names.join(" ")
    )
}

#[test]
fn predictions_are_those_of_lightgbm() {
    let model = Trees::parse(&model()).unwrap();
    let touched = table().position(|feature| feature.name == "seen_count").unwrap();
    let mut rows = Vec::new();
    for (first, expected) in PREDICTED {
        let mut row = vec![0.0; WIDTH];
        row[..4].copy_from_slice(&first);
        // What was touched leans on nothing.
        row[touched] = 1.0;
        assert_eq!(model.score_row(&row), expected, "{first:?}");
        rows.extend(row);
    }
    let scores = model.score(&Features::from_rows(rows).unwrap()).unwrap();
    assert_eq!(scores.to_vec(), PREDICTED.map(|(_, expected)| expected as f32));
}

#[test]
fn trees_are_trusted_as_far_as_a_model() {
    let (first, predicted) = PREDICTED[0];
    let touches = table().position(|feature| feature.name == "touches_ever").unwrap();
    let score = |touched: f32| {
        let mut row = vec![f32::NAN; WIDTH];
        row[..4].copy_from_slice(&first);
        row[touches] = touched;
        Trees::parse(&model()).unwrap().score(&Features::from_rows(row).unwrap()).unwrap()[0]
    };
    assert_eq!(score(0.0), predicted as f32);
    // Nothing is told of the item, so nobody can know whether what was touched concerns it.
    assert_eq!(score(1.0), (predicted as f32 - first[0]) / 2.0);
}

#[test]
fn columns_without_names_are_in_the_tables_order() {
    let names: Vec<&str> = table().map(|feature| feature.name).collect();
    let columns: Vec<String> = (0..WIDTH).map(|column| format!("Column_{column}")).collect();
    let unnamed = model().replace(&names.join(" "), &columns.join(" "));
    assert_eq!(Trees::parse(&unnamed).unwrap(), Trees::parse(&model()).unwrap());
}

#[test]
fn a_row_that_is_too_short_is_read_as_missing() {
    assert_eq!(Trees::parse(&model()).unwrap().score_row(&[0.75]), 168.0);
}

#[test]
fn what_is_not_read_right_is_refused_with_its_reason() {
    let whole = format!("max_feature_idx={}", WIDTH - 1);
    let first = table().next().unwrap().name;
    for (from, to, reason) in [
        ("tree\nversion", "shrub\nversion", "its first line must be \"tree\""),
        ("version=v4", "version=v3", "version v3"),
        ("version=v4\n", "", "\"version\" is missing"),
        ("num_class=1", "num_class=3", "3 classes"),
        (&whole, "max_feature_idx=9", "10 features"),
        (&whole, "max_feature_idx=18446744073709551615", "18446744073709551615 features"),
        (first, "colour", "feature 0 is \"colour\""),
        ("end of trees", "", "cut short"),
        ("num_leaves=4", "num_leaves=0", "Tree=0 (line 10): no leaf"),
        ("num_leaves=4", "num_leaves=5", "has 4 numbers; 5 are needed"),
        ("num_leaves=4", "num_leaves=many", "\"num_leaves\" is \"many\""),
        ("num_cat=0", "num_cat=1", "splits by category"),
        ("decision_type=10 8 2", "decision_type=10 8 3", "splits by category"),
        ("decision_type=10 8 2", "decision_type=10 8 12", "decision_type 12"),
        ("is_linear=0", "is_linear=1", "leaves are linear"),
        ("split_feature=0 2 1", "split_feature=0 2 5000", "node 2 asks for feature 5000"),
        ("split_feature=0 2 1", "split_feature=0 2 -1", "\"-1\", which is no such number"),
        ("left_child=1 -1 -3", "left_child=1 -1 -5", "node 2 leads to Leaf(4)"),
        ("left_child=1 -1 -3", "left_child=1 -1 3", "node 2 leads to Node(3)"),
        ("left_child=1 -1 -3", "left_child=1 0 -3", "node 1 leads to Node(0)"),
        ("left_child=1 -1 -3", "left_child=1 -1 -9223372036854775808", "node 2 leads to Leaf"),
        ("threshold=0.5", "threshold=nan", "node 0 has no threshold"),
        ("leaf_value=16", "leaf_value=inf", "the value of leaf 0 is not finite"),
    ] {
        let broken = model().replacen(from, to, 1);
        assert_ne!(broken, model(), "{from}");
        let told = Trees::parse(&broken).unwrap_err();
        assert!(told.contains(reason), "{from} -> {to}: {told}");
    }
    assert!(Trees::parse("").unwrap_err().contains("no LightGBM model"));
    let bare = model().split("Tree=0").next().unwrap().to_owned() + "end of trees\n";
    assert_eq!(Trees::parse(&bare).unwrap_err(), "a model without trees");
}
