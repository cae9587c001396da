//! The command line: a table of subcommands, one file each.
#![forbid(unsafe_code)]

// The subcommands.
mod evaluate;
mod features;
mod featurize;
mod import;
mod inspect;
mod loso;
mod pretrain;
mod quantize;
mod shop;
mod simulate;

// What they share.
mod error;
mod exported;
mod gzip;
mod log_file;
mod measuring;
mod model_file;
mod named;
mod out_file;
mod output;
mod progress;
mod report;
mod threads;
mod training;
mod users;

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
    Featurize(featurize::Args),
    Import(Box<import::Args>),
    Inspect(inspect::Args),
    Loso(loso::Args),
    Pretrain(Box<pretrain::Args>),
    Quantize(quantize::Args),
    Shop(shop::Args),
    Simulate(simulate::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Features(args) => features::run(&args),
        Command::Featurize(args) => featurize::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Loso(args) => loso::run(&args),
        Command::Pretrain(args) => pretrain::run(&args),
        Command::Quantize(args) => quantize::run(&args),
        Command::Shop(args) => shop::run(&args),
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
