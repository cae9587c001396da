//! The command line: a table of subcommands, one file each.

mod bootstrap;
mod error;
mod line;
mod lines;
mod log;
mod rankers;
mod replay;
mod split;

fn main() {}
