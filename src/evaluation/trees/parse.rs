//! LightGBM's text format, version 4: a head of `key=value` lines, then a block for each tree.

use std::collections::HashMap;
use std::str::FromStr;

use super::tree::{Child, Missing, Node, Tree};
use crate::features::{Feature, WIDTH, table};

/// The bits of `decision_type`.
const CATEGORICAL: u8 = 1;
const DEFAULT_LEFT: u8 = 2;
const MISSING_SHIFT: u8 = 2;

/// Lines of one block by their key, and where it starts.
struct Block<'a> {
    name: &'a str,
    line: usize,
    values: HashMap<&'a str, &'a str>,
}

/// Reads a model.
///
/// # Errors
/// In words: what is wrong, in which block, what was expected.
pub(super) fn trees(text: &str) -> Result<Vec<Tree>, String> {
    let mut blocks = blocks(text)?.into_iter();
    let head = blocks
        .next()
        .filter(|head| head.name == "tree")
        .ok_or("no LightGBM model: its first line must be \"tree\"; write one with Booster.save_model")?;
    check_head(&head)?;
    let trees =
        blocks.map(|block| tree(&block).map_err(|reason| block.told(&reason))).collect::<Result<Vec<_>, _>>()?;
    if trees.is_empty() { Err("a model without trees".to_owned()) } else { Ok(trees) }
}

/// The head and the trees, up to the line that ends them.
fn blocks(text: &str) -> Result<Vec<Block<'_>>, String> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        if line == "end of trees" {
            return Ok(blocks);
        }
        if blocks.is_empty() || line.starts_with("Tree=") {
            blocks.push(Block { name: line, line: number, values: HashMap::new() });
        } else if let Some(block) = blocks.last_mut() {
            let (key, value) = line.split_once('=').unwrap_or((line, ""));
            block.values.insert(key, value);
        }
    }
    match blocks.first() {
        Some(Block { name: "tree", .. }) => {
            Err("cut short: the line \"end of trees\" is missing; copy it again".to_owned())
        }
        _ => Ok(blocks),
    }
}

fn check_head(head: &Block<'_>) -> Result<(), String> {
    let version = head.text("version")?;
    if version != "v4" {
        return Err(format!("version {version}; this build reads v4, which LightGBM 4 writes"));
    }
    let classes = head.text("num_class")?;
    if classes != "1" {
        return Err(format!("{classes} classes; a ranker has 1"));
    }
    let features = head.number::<usize>("max_feature_idx")?.saturating_add(1);
    if features != WIDTH {
        return Err(format!(
            "{features} features; this build has {WIDTH}: train on what `reshelf features` writes now"
        ));
    }
    // Columns that were given no names are believed to be in the table's order.
    let named = |(column, (name, feature)): (usize, (&str, &Feature))| {
        (name != feature.name && name != format!("Column_{column}"))
            .then(|| format!("feature {column} is \"{name}\"; in this build it is \"{}\": train again", feature.name))
    };
    head.text("feature_names")?.split(' ').zip(table()).enumerate().find_map(named).map_or(Ok(()), Err)
}

fn tree(block: &Block<'_>) -> Result<Tree, String> {
    let leaves: usize = block.number("num_leaves")?;
    let nodes = leaves.checked_sub(1).ok_or("no leaf")?;
    if block.number_or_zero("num_cat")? > 0 {
        return Err("it splits by category, which is not read here; train without categorical features".to_owned());
    }
    if block.number_or_zero("is_linear")? > 0 {
        return Err("its leaves are linear, which is not read here; train without linear_tree".to_owned());
    }
    let values = block.list("leaf_value", leaves)?;
    if nodes == 0 {
        return Tree::new(Vec::new(), values);
    }
    let columns: Vec<usize> = block.list("split_feature", nodes)?;
    let thresholds: Vec<f64> = block.list("threshold", nodes)?;
    let decisions: Vec<u8> = block.list("decision_type", nodes)?;
    let left: Vec<i64> = block.list("left_child", nodes)?;
    let right: Vec<i64> = block.list("right_child", nodes)?;
    let node = |at: usize| {
        Ok(Node {
            column: columns[at],
            threshold: thresholds[at],
            missing: missing(decisions[at])?,
            missing_left: decisions[at] & DEFAULT_LEFT != 0,
            left: child(left[at]),
            right: child(right[at]),
        })
    };
    Tree::new((0..nodes).map(node).collect::<Result<_, String>>()?, values)
}

fn missing(decision: u8) -> Result<Missing, String> {
    if decision & CATEGORICAL != 0 {
        return Err("it splits by category, which is not read here; train without categorical features".to_owned());
    }
    match decision >> MISSING_SHIFT {
        0 => Ok(Missing::Nothing),
        1 => Ok(Missing::Zero),
        2 => Ok(Missing::Nan),
        _ => Err(format!("decision_type {decision}; 0 to 11 are known")),
    }
}

/// A node from 0, a leaf as the complement of its index.
fn child(index: i64) -> Child {
    if index < 0 { Child::Leaf(!index as usize) } else { Child::Node(index as usize) }
}

impl<'a> Block<'a> {
    fn told(&self, reason: &str) -> String {
        format!("{} (line {}): {reason}", self.name, self.line)
    }

    fn text(&self, key: &str) -> Result<&'a str, String> {
        self.values.get(key).copied().ok_or_else(|| format!("\"{key}\" is missing"))
    }

    fn number<T: FromStr>(&self, key: &str) -> Result<T, String> {
        let text = self.text(key)?;
        text.parse().map_err(|_| format!("\"{key}\" is \"{text}\", which is no such number"))
    }

    fn number_or_zero(&self, key: &str) -> Result<u32, String> {
        if self.values.contains_key(key) { self.number(key) } else { Ok(0) }
    }

    /// As many numbers as there must be.
    fn list<T: FromStr>(&self, key: &str, count: usize) -> Result<Vec<T>, String> {
        let parse = |text: &str| text.parse().map_err(|_| format!("\"{key}\" has \"{text}\", which is no such number"));
        let numbers: Vec<T> = self.text(key)?.split_whitespace().map(parse).collect::<Result<_, _>>()?;
        if numbers.len() != count {
            return Err(format!("\"{key}\" has {} numbers; {count} are needed", numbers.len()));
        }
        Ok(numbers)
    }
}
