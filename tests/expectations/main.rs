//! What a person would expect of a base model, each over many random lists of random shops.
//!
//! `cargo test --release --features cli --test expectations -- --nocapture` prints the share of lists in which each
//! expectation holds; `RESHELF_MODEL=FILE` asks another model than the shipped one, and
//! `RESHELF_CATALOGUE=FILE` of real products instead of made-up ones.
#![cfg(feature = "cli")]

mod brand;
mod cart;
mod catalogue;
mod colour;
mod draws;
mod expect;
mod passed_over;
mod past;
mod price;
mod recency;
mod shop;
mod taken_out;
mod unrelated;
