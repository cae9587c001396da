//! The command line: a table of subcommands, one file each.
#![forbid(unsafe_code)]

mod bootstrap;
mod card;
mod device;
mod error;
mod evaluate;
mod exported;
mod features;
mod figures;
mod gather;
mod grid;
mod inspect;
mod journal;
mod learner;
mod line;
mod lines;
mod log;
mod measure;
mod model_file;
mod named;
mod out_file;
mod output;
mod page;
mod pretrain;
mod progress;
mod quantize;
mod rankers;
mod recipe;
mod replay;
mod report;
mod scope;
mod search;
mod shops;
mod simulate;
mod source;
mod split;
mod study;
mod tally;
mod text;
mod training;
mod trees;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Train and measure reshelf on replay logs.
#[derive(Parser)]
#[command(name = "reshelf", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Evaluate(evaluate::Args),
    Features(features::Args),
    Inspect(inspect::Args),
    Pretrain(Box<pretrain::Args>),
    Quantize(quantize::Args),
    Simulate(simulate::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Features(args) => features::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Pretrain(args) => pretrain::run(&args),
        Command::Quantize(args) => quantize::run(&args),
        Command::Simulate(args) => simulate::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("reshelf: {error}");
            ExitCode::FAILURE
        }
    }
}
