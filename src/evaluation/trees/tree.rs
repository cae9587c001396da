//! One tree: questions at its nodes, a value at each leaf.

use crate::features::WIDTH;

/// LightGBM takes what is closer to 0 than this for 0.
const ZERO: f64 = 1e-35;

/// A binary tree. Its root is the first node; one without nodes is its only leaf. Every child exists and stands behind
/// its parent, every column is a feature's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    leaves: Vec<f64>,
}

/// A question: is the value of a feature at most the threshold?
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) column: usize,
    pub(super) threshold: f64,
    pub(super) missing: Missing,
    /// Where what counts as missing goes.
    pub(super) missing_left: bool,
    pub(super) left: Child,
    pub(super) right: Child,
}

/// What counts as missing at a node; NaN that does not is taken for 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    Nothing,
    Zero,
    Nan,
}

/// What an answer leads to, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Child {
    Node(usize),
    Leaf(usize),
}

impl Tree {
    /// A tree of these nodes and leaves.
    ///
    /// # Errors
    /// In words, where an index points nowhere or back, or a number is none.
    pub(super) fn new(nodes: Vec<Node>, leaves: Vec<f64>) -> Result<Tree, String> {
        if leaves.len() != nodes.len() + 1 {
            return Err(format!("{} nodes and {} leaves; there must be one leaf more", nodes.len(), leaves.len()));
        }
        for (at, node) in nodes.iter().enumerate() {
            if node.column >= WIDTH {
                return Err(format!("node {at} asks for feature {}; there are 0 to {}", node.column, WIDTH - 1));
            }
            for child in [node.left, node.right] {
                let fits = match child {
                    Child::Node(child) => child > at && child < nodes.len(),
                    Child::Leaf(leaf) => leaf < leaves.len(),
                };
                if !fits {
                    return Err(format!("node {at} leads to {child:?}, which is not there or stands before it"));
                }
            }
            if node.threshold.is_nan() {
                return Err(format!("node {at} has no threshold"));
            }
        }
        match leaves.iter().position(|value| !value.is_finite()) {
            Some(leaf) => Err(format!("the value of leaf {leaf} is not finite")),
            None => Ok(Tree { nodes, leaves }),
        }
    }

    /// The value of the leaf that a row `[WIDTH]` comes to; NaN is a missing value.
    pub(super) fn value(&self, row: &[f32]) -> f64 {
        let mut child = if self.nodes.is_empty() { Child::Leaf(0) } else { Child::Node(0) };
        loop {
            match child {
                Child::Leaf(leaf) => return self.leaves[leaf],
                Child::Node(node) => child = self.nodes[node].next(row),
            }
        }
    }
}

impl Node {
    fn next(&self, row: &[f32]) -> Child {
        let mut value = row.get(self.column).map_or(f64::NAN, |&value| f64::from(value));
        if value.is_nan() && self.missing != Missing::Nan {
            value = 0.0;
        }
        let missing = match self.missing {
            Missing::Nothing => false,
            Missing::Zero => value.abs() <= ZERO,
            Missing::Nan => value.is_nan(),
        };
        let left = if missing { self.missing_left } else { value <= self.threshold };
        if left { self.left } else { self.right }
    }
}
