//! `reshelf import`: the exports that shops have, each in a file, as a replay log.

// The exports.
mod algolia;
mod events_csv;
mod ga4;
mod ga4_parquet;
mod metarank;
mod orders;
mod source;
mod ubi;

// What an export says, and what is made of it.
mod catalogue;
mod intake;
mod joining;
mod log_out;
mod said;
mod sorter;
mod visits;

// Reading.
mod columns;
mod item;
mod json_lines;
mod kinds;
mod price;
mod rows;
mod time;

// What the caller says, and is told.
mod command;
mod options;
mod tally;

pub use command::{Args, run};
