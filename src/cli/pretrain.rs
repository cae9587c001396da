//! `reshelf pretrain`: trains a base model from replay logs and synthetic shops.

use std::path::PathBuf;

use indicatif::ProgressBar;
use reshelf::Model;
use reshelf::learn::pretrain::{Check, Settings, pretrain};
use reshelf::learn::{fits, learn_prior};
use reshelf::synthetic::Family;

use crate::error::CliError;
use crate::gather::{self, Gathered, Quota};
use crate::progress;

/// Train a base model on replay logs and synthetic shops
///
/// Users are split by a hash of their id: 70 % train, 10 % choose the best model, 20 % are left for
/// `reshelf evaluate --users test`. Where a log defines 20 lists or more, 10 % of them are left out as well.
#[derive(clap::Args)]
pub struct Args {
    /// A replay log, JSON Lines, plain or gzip; each log is one shop
    #[arg(long = "log", value_name = "FILE")]
    logs: Vec<PathBuf>,
    /// Where the model is written
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Train this model further instead of starting anew
    #[arg(long, value_name = "FILE")]
    base: Option<PathBuf>,
    /// Synthetic shops of each family, 20 shoppers each; 0 for none
    #[arg(long, value_name = "N", default_value_t = 120)]
    shops: usize,
    /// How much each synthetic family counts against a log, which counts 1
    #[arg(long, value_name = "X", default_value_t = 0.7)]
    synthetic_weight: f32,
    /// Steps of training at most
    #[arg(long, value_name = "N", default_value_t = Settings::default().steps)]
    steps: usize,
    /// Units of the two hidden layers
    #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1, default_values_t = Settings::default().hidden)]
    hidden: Vec<usize>,
    /// Highest learning rate
    #[arg(long, value_name = "X", default_value_t = Settings::default().learning_rate)]
    learning_rate: f64,
    /// Lists of each shop that training keeps at most, drawn evenly over its users
    #[arg(long, value_name = "N", default_value_t = 12_000)]
    lists: usize,
    /// Fixes every draw: the same seed gives the same model on one machine
    #[arg(long, value_name = "N", default_value_t = Settings::default().seed)]
    seed: u64,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let base = args.base.as_deref().map(crate::model_file::read).transpose()?;
    let settings = settings(args)?;
    let (mut train, mut validation, mut shoppers) = (Vec::new(), Vec::new(), Vec::new());
    for gathered in shops(args)? {
        eprintln!(
            "{:<12} {:>6} lists to train on, {:>5} to choose by, {:>4} shoppers to compare",
            gathered.train.name,
            gathered.train.lists.len(),
            gathered.validation.lists.len(),
            gathered.shoppers.len()
        );
        train.push(gathered.train);
        validation.push(gathered.validation);
        shoppers.push(gathered.shoppers);
    }
    let names: Vec<String> = validation.iter().map(|shop| shop.name.clone()).collect();
    let bar = progress::of_steps(settings.steps as u64, "training {wide_bar} {pos}/{len}, {eta} left");
    let model = pretrain(&mut train, &validation, &settings, base.as_ref(), &mut |check| tell(&bar, &names, check))?;
    bar.finish_and_clear();
    let bar = progress::of_steps(fits(&shoppers) as u64, "comparing shoppers {wide_bar} {pos}/{len}, {eta} left");
    let model = learn_prior(model, &shoppers, &mut || bar.inc(1))?;
    bar.finish_and_clear();
    write(&model, &args.out)
}

fn settings(args: &Args) -> Result<Settings, CliError> {
    let &[first, second] = &args.hidden[..] else {
        return Err(CliError::Usage(format!(
            "--hidden has {} numbers, 2 are needed, such as 48,24",
            args.hidden.len()
        )));
    };
    Ok(Settings {
        hidden: [first, second],
        steps: args.steps,
        learning_rate: args.learning_rate,
        seed: args.seed,
        ..Settings::default()
    })
}

/// What every log and every synthetic family gives to training.
fn shops(args: &Args) -> Result<Vec<Gathered>, CliError> {
    let quota = Quota { train: args.lists, validation: args.lists / 6, seed: args.seed };
    let mut shops = Vec::new();
    for path in &args.logs {
        shops.push(gather::log(path, quota)?);
    }
    if args.shops > 0 {
        for family in Family::ALL {
            shops.push(gather::family(family, args.shops, args.synthetic_weight, quota)?);
        }
    }
    if shops.is_empty() {
        return Err(CliError::Usage("nothing to train on: give a --log, or --shops above 0".to_owned()));
    }
    Ok(shops)
}

fn tell(bar: &ProgressBar, names: &[String], check: &Check) {
    bar.set_position(check.step as u64);
    let shops = names.iter().zip(&check.mrr).map(|(name, mrr)| format!("{name} {mrr:.4}"));
    let mark = if check.best { "*" } else { " " };
    bar.suspend(|| {
        let shops = shops.collect::<Vec<_>>().join("  ");
        eprintln!("step {:>5} loss {:.4} MRR {:.4}{mark} {shops}", check.step, check.loss, check.score);
    });
}

fn write(model: &Model, path: &std::path::Path) -> Result<(), CliError> {
    let bytes = model.to_bytes();
    std::fs::write(path, &bytes).map_err(|source| CliError::unwritable(path, source))?;
    println!(
        "{}: model {:016x}, {} parameters, {} bytes",
        path.display(),
        model.identity(),
        model.weights().parameters(),
        bytes.len()
    );
    Ok(())
}
