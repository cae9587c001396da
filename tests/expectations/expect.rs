//! In how many lists an expectation holds.

use std::fs;

use reshelf::Model;

/// Lists that are tried.
pub const LISTS: u64 = 400;

/// Share of the lists in which an expectation must hold.
const ENOUGH: f64 = 0.95;

/// The model asked: the shipped one, or that of the file named in `RESHELF_MODEL`.
pub fn model() -> Model {
    match std::env::var_os("RESHELF_MODEL") {
        Some(path) => Model::from_bytes(&fs::read(path).unwrap()).unwrap(),
        None => Model::shipped().unwrap(),
    }
}

/// Asks whether it holds in each of many lists, a seed a list; one that cannot tell gives `None`. Prints the share and
/// fails where it is too small.
pub fn expect(what: &str, holds: impl Fn(&Model, u64) -> Option<bool>) {
    let model = model();
    let told: Vec<bool> = (1..=LISTS).filter_map(|seed| holds(&model, seed)).collect();
    let share = told.iter().filter(|held| **held).count() as f64 / told.len() as f64;
    println!("{share:.3} of {} lists: {what}", told.len());
    assert!(told.len() as u64 > LISTS / 2, "{what}: only {} lists could tell", told.len());
    assert!(share >= ENOUGH, "{what}: held in {share:.3} of the lists");
}
