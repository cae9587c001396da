//! `reshelf pretrain`: trains a base model from replay logs and synthetic shops.

use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use reshelf::crowd::Crowd;
use reshelf::evaluation::split::Users;
use reshelf::learn::pretrain::{Check, Propensity, Settings, pretrain, tune, without};
use reshelf::learn::{fits, learn_prior};
use reshelf::{Group, Model, Precision};

use crate::error::CliError;
use crate::model_file;
use crate::named::{explained, named};
use crate::out_file;
use crate::output::print;
use crate::progress;
use crate::report::figures::{self, READING, lead_grid, mrr_grid};
use crate::report::page::page;
use crate::simulate::bias;
use crate::threads::Threads;
use crate::training::card::card;
use crate::training::scope::{Scope, Who};
use crate::training::search::{Setup, Trial, search, trainings, trial_grid};
use crate::training::shops::{Shops, Synthetic};
use crate::training::summary::Training;
use crate::training::text;
use crate::training::training_set::{Quota, name_of};

/// Train a base model on replay logs and synthetic shops
///
/// Users are split by a hash of their id: 60 % for training; 10 % for validation, which choose the number of steps and are
/// then trained on as well; 30 % for the test afterwards. Where a log defines 20 lists or more, 10 % of them are kept out of
/// training, too: the unseen lists.
///
/// A shop with few logs tunes a model further, by `--base FILE` and its own logs: a few steps at a low learning rate, pulled
/// towards what the model knows. Ten shoppers are enough to gain by it.
#[derive(clap::Args)]
#[command(mut_args(apart))]
pub struct Args {
    /// A replay log, JSON Lines, plain or gzip; each log is one shop
    #[arg(long = "log", value_name = "FILE")]
    logs: Vec<PathBuf>,
    /// Lists with their features, as `featurize` wrote them: the parts of one shop's log, together one shop
    ///
    /// In the order of the log's users they train the same model as the log itself. It is not measured afterwards: that takes
    /// the log, by `evaluate`.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    featurized: Vec<PathBuf>,
    /// Let the lists of a log, by its file's name up to the first dot, start from the crowd's order by a shop file; repeatable
    ///
    /// For a base that serves beside one. Count it on other shoppers than those in training (`reshelf shop --users test`):
    /// their own choices would be in the order that they start from.
    #[arg(long, value_name = "NAME=FILE", value_parser = shop_file)]
    shop_file: Vec<(String, PathBuf)>,
    #[command(flatten)]
    text: text::Args,
    /// Where the model, or the text tower, is written
    #[arg(long, value_name = "FILE", required_unless_present = "text")]
    out: Option<PathBuf>,
    /// Write a report, one page of HTML: what the model learned from, how, and its figures
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Write a model card in Markdown
    #[arg(long, value_name = "FILE")]
    card: Option<PathBuf>,
    /// Tune this model on the logs instead of starting anew
    ///
    /// For a shop with few logs: no synthetic shops, 500 steps at a learning rate of 0.001 pulled towards the model's
    /// weights, on all users but the test users. Standardisation and hidden units stay the model's, and
    /// so does the adapter's prior, unless there are 30 shoppers to learn it from.
    #[arg(long, value_name = "FILE")]
    base: Option<PathBuf>,
    /// Tune on these users of the logs instead of the 70 % that are not test users; `all` leaves nobody to measure on
    #[arg(long, requires = "base", value_parser = explained(Users::ALL, Users::name, Users::meaning))]
    users: Option<Users>,
    /// Train without a group of features, which the model then does not look at; may be repeated
    ///
    /// An ablation: what the model loses by it is what the group is worth. `reshelf inspect` tells what is in each.
    #[arg(long, value_name = "GROUP", value_parser = named(Group::ALL, Group::name))]
    without: Vec<Group>,
    /// Synthetic shops of each family, 20 shoppers each; 0 for none [default: 150; with --base 0]
    #[arg(long, value_name = "N")]
    shops: Option<usize>,
    /// How much each synthetic family counts against a log, which counts 1
    #[arg(long, value_name = "X", default_value_t = 0.7)]
    synthetic_weight: f32,
    /// How much one log counts, by its file's name up to the first dot, or one family: eshop=2, "synthetic clicks=2"; repeatable
    #[arg(long, value_name = "NAME=X", value_parser = weight)]
    weight: Vec<(String, f32)>,
    /// Steps of training at most [default: 2500; with --base 500, all of them; with --memorise 1000 after it]
    #[arg(long, value_name = "N")]
    steps: Option<usize>,
    /// Learn the lists by heart for N steps first, from the server's order and the prices alone
    ///
    /// For a shop's own model where the same lists come up again and again, together with --shops 0: which item of a list
    /// sells is then learned as boosted trees learn it. 2000 is a good start. Five eighths of the hidden units learn the
    /// lists, the others the shoppers afterwards.
    #[arg(long, value_name = "N", conflicts_with = "base", value_parser = clap::value_parser!(u32).range(1..))]
    memorise: Option<u32>,
    /// Units of the two hidden layers [default: 48,24; with --memorise 96,64]
    #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1)]
    hidden: Option<Vec<usize>>,
    /// Highest learning rate [default: 0.004; with --base 0.001, with --memorise 0.002 after it]
    #[arg(long, value_name = "X")]
    learning_rate: Option<f64>,
    /// Weight decay [default: 0.1; with --base or --memorise 0]
    #[arg(long, value_name = "X")]
    weight_decay: Option<f32>,
    /// How strongly the weights are pulled towards those of --base: what a squared distance of 1 costs, in nats over all
    /// lists together [default: 50]
    #[arg(long, value_name = "X", requires = "base", value_parser = pull)]
    pull: Option<f32>,
    /// Probability that a hidden unit is dropped
    #[arg(long, value_name = "P", value_parser = share)]
    dropout: Option<f64>,
    /// Probability that a whole group of features is dropped from a list
    #[arg(long, value_name = "P", value_parser = share)]
    group_dropout: Option<f64>,
    /// Share of the lists that are cut: of the items not chosen a random part is kept
    #[arg(long, value_name = "P", value_parser = share)]
    sublists: Option<f64>,
    /// Try N settings around those given, race them by halves, and train by the best
    ///
    /// Judged on the validation users: on lists that the trials trained on, on another 10 % of lists that they did not train
    /// on, and on one log that they did not train on, another in each round. N from 2 to 256; takes as long as about N / 2
    /// trainings.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=256), conflicts_with = "base")]
    search: Option<u16>,
    /// Position bias of the logs: position k, from 0, was looked at in proportion to (1 + k)^-B, B from 0 (none) to 3
    ///
    /// A choice then counts the inverse of that, clipped, so that what stood high is not taken for what is liked. The
    /// same B as `simulate --bias`; in click logs about 0.5 to 1. An item's position is its place in the line of its
    /// list, whatever its `index`, which is the server's.
    #[arg(long, value_name = "B", value_parser = bias, default_value_t = f64::from(Propensity::default().bias))]
    propensity: f64,
    /// Lists of each shop that training uses at most, drawn evenly over its users
    #[arg(long, value_name = "N", default_value_t = 12_000)]
    lists: usize,
    /// Keep the weights in 32 bits instead of rounding them to 8: four times the bytes
    #[arg(long)]
    full: bool,
    /// Seed of every random draw: the same seed gives the same model on one machine
    #[arg(long, value_name = "N", default_value_t = Settings::default().seed)]
    seed: u64,
    #[command(flatten)]
    threads: Threads,
}

/// Flags of a base's training and of the text tower's.
const SHARED: [&str; 3] = ["out", "seed", "threads"];

/// Keeps the flags of a base's training from being given beside those of the text tower's, where nothing would read them.
fn apart(flag: clap::Arg) -> clap::Arg {
    let id = flag.get_id().as_str();
    if SHARED.contains(&id) || text::FLAGS.contains(&id) { flag } else { flag.conflicts_with_all(text::FLAGS) }
}

/// Runs it.
///
/// # Errors
/// A log or model that cannot be used, a file that could not be written (found before training), too little to train
/// on, a training that broke down.
pub fn run(args: &Args) -> Result<(), CliError> {
    args.threads.start()?;
    if args.text.text {
        return text::run(&args.text, args.out.as_deref(), args.seed);
    }
    let Some(out) = &args.out else {
        return Err(CliError::Usage("--out FILE is needed: where the model is written".to_owned()));
    };
    for path in [Some(out), args.report.as_ref(), args.card.as_ref()].into_iter().flatten() {
        out_file::expect(path)?;
    }
    let training = train(args, out)?;
    if let Some(path) = &args.report {
        out_file::write(path, page(&training).as_bytes())?;
    }
    if let Some(path) = &args.card {
        out_file::write(path, card(&training).as_bytes())?;
    }
    print(&told(&training));
    Ok(())
}

/// Synthetic shops of each family, unless asked otherwise.
const SHOPS: usize = 150;

/// Shoppers from which a tuned model's prior is learned anew; fewer say less than the model's own.
const ENOUGH_SHOPPERS: usize = 30;

fn train(args: &Args, out: &Path) -> Result<Training, CliError> {
    let base = args.base.as_deref().map(model_file::read).transpose()?;
    let mut settings = settings(args, base.as_ref())?;
    let quota = Quota { train: args.lists, validation: args.lists / 6, seed: args.seed };
    let shops = args.shops.unwrap_or(if base.is_some() { 0 } else { SHOPS });
    let synthetic = Synthetic { shops, weight: args.synthetic_weight };
    let who = if base.is_some() { Who::Tuning(args.users) } else { Who::Chosen };
    let scope = Scope { who, without: args.without.clone() };
    let mut shops = Shops::gather(&args.logs, &crowds(args)?, &args.featurized, synthetic, &scope, quota)?;
    shops.weigh_named(&args.weight)?;
    shops.parts.iter().for_each(|part| eprintln!("{}", part.line()));
    let mut trials = Vec::new();
    if let Some(count) = args.search {
        trials = searched(args, count.into(), &shops, &settings)?;
        if let Some(best) = trials.first() {
            settings = Settings { steps: settings.steps, ..best.setup().settings.clone() };
            shops.weigh_synthetic(best.setup().synthetic_weight);
            shops.weigh_named(&args.weight)?;
        }
    }

    let judges: Vec<String> = shops.validation.iter().map(|shop| shop.name.clone()).collect();
    let mut checks = Vec::new();
    let bar = progress::of_steps(settings.steps as u64, "training {wide_bar} {pos}/{len}, {eta} left");
    let model = match &base {
        Some(base) => tune(base, &shops.train, &settings, &mut || bar.inc(1))?,
        None => pretrain(&shops.train, &shops.validation, &settings, &mut |check| {
            tell(&bar, &judges, check);
            checks.push(check.clone());
        })?,
    };
    bar.finish_and_clear();
    let model = model.with_precision(settings.precision);
    let model = if base.is_some() && shops.shoppers() < ENOUGH_SHOPPERS { model } else { compared(model, &shops)? };
    let model = without(&model, &scope.without)?;

    // Before it is measured: should that fail, the training is not lost.
    out_file::write(out, &model.to_bytes())?;
    let mut figures = Vec::new();
    for (path, part) in args.logs.iter().zip(&shops.parts).filter(|_| scope.leaves_some()) {
        figures.extend(figures::measured(path, &part.name, &model)?);
    }
    let file = out_file::file_name(out);
    let base = base.map(|base| base.identity());
    Ok(Training {
        file,
        model,
        base,
        scope,
        trials,
        settings,
        lists: args.lists,
        shops: shops.parts,
        judges,
        checks,
        figures,
    })
}

/// The shop files, each with the name of its log.
fn crowds(args: &Args) -> Result<Vec<(String, Crowd)>, CliError> {
    let names: Vec<String> = args.logs.iter().map(|path| name_of(path)).collect();
    let mut crowds = Vec::new();
    for (name, path) in &args.shop_file {
        if !names.contains(name) {
            return Err(CliError::Usage(format!("--shop-file {name}: no log of that name, only {}", names.join(", "))));
        }
        crowds.push((name.clone(), model_file::read_crowd(path)?));
    }
    Ok(crowds)
}

/// The trials of a search, the best first.
fn searched(args: &Args, count: usize, shops: &Shops, settings: &Settings) -> Result<Vec<Trial>, CliError> {
    let usual = Setup { settings: settings.clone(), synthetic_weight: args.synthetic_weight };
    let bar = progress::of_steps(trainings(count) as u64, "searching {wide_bar} {pos}/{len} trainings, {eta} left");
    let trials = search(usual, count, &shops.judged(), &mut |_| bar.inc(1))?;
    bar.finish_and_clear();
    eprint!("{}", trial_grid(&trials).text());
    if let Some(best) = trials.first() {
        eprintln!("training by the best: {}", best.flags());
    }
    Ok(trials)
}

/// The model with the adapter's prior, learned from how the shoppers differ.
fn compared(model: Model, shops: &Shops) -> Result<Model, CliError> {
    let fits = fits(&shops.shoppers);
    let bar = progress::of_steps(fits as u64, "comparing shoppers {wide_bar} {pos}/{len}, {eta} left");
    let model = learn_prior(model, &shops.shoppers, &mut || bar.inc(1))?;
    bar.finish_and_clear();
    Ok(model)
}

fn settings(args: &Args, base: Option<&Model>) -> Result<Settings, CliError> {
    let usual = match (base, args.memorise) {
        (Some(base), _) => Settings { hidden: base.weights().hidden, ..Settings::tuning() },
        (None, Some(steps)) => Settings::memorising(steps as usize),
        (None, None) => Settings::default(),
    };
    let hidden = match args.hidden.as_deref() {
        Some(&[first, second]) if base.is_none() => [first, second],
        None | Some([_, _]) => usual.hidden,
        Some(given) => {
            let given: Vec<String> = given.iter().map(ToString::to_string).collect();
            return Err(CliError::Usage(format!(
                "--hidden {}: two numbers are needed, such as 48,24",
                given.join(",")
            )));
        }
    };
    Ok(Settings {
        hidden,
        steps: args.steps.unwrap_or(usual.steps),
        learning_rate: args.learning_rate.unwrap_or(usual.learning_rate),
        weight_decay: args.weight_decay.unwrap_or(usual.weight_decay),
        pull: args.pull.unwrap_or(usual.pull),
        dropout: args.dropout.unwrap_or(usual.dropout),
        group_dropout: args.group_dropout.unwrap_or(usual.group_dropout),
        sublists: args.sublists.unwrap_or(usual.sublists),
        precision: if args.full { Precision::F32 } else { Precision::Int8 },
        propensity: Propensity { bias: args.propensity as f32 },
        seed: args.seed,
        ..usual
    })
}

pub fn weight(text: &str) -> Result<(String, f32), String> {
    match text.split_once('=').map(|(name, weight)| (name, weight.parse())) {
        Some((name, Ok(weight))) if weight > 0.0 && f32::is_finite(weight) => Ok((name.to_owned(), weight)),
        _ => Err("the name of a log or family and a number above 0 are needed, such as eshop=2".to_owned()),
    }
}

fn shop_file(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, file)) if !name.is_empty() && !file.is_empty() => Ok((name.to_owned(), file.into())),
        _ => Err("the name of a log and its shop file are needed, such as eshop=eshop.shop".to_owned()),
    }
}

fn pull(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(pull) if pull >= 0.0 && f32::is_finite(pull) => Ok(pull),
        _ => Err("a number from 0 (no pull) up is needed, such as 50".to_owned()),
    }
}

pub fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..1.0).contains(&share) => Ok(share),
        _ => Err("a number from 0 up to, not including, 1 is needed".to_owned()),
    }
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

/// What came out, for a terminal.
fn told(training: &Training) -> String {
    let model = &training.model;
    let (parameters, bytes) = (model.weights().parameters(), model.to_bytes().len());
    let model = format!("{}: model {:016x}, {parameters} parameters, {bytes} bytes", training.file, model.identity());
    if training.figures.is_empty() {
        return format!("{model}\n{}\n", training.outcome());
    }
    let [mrr, leads] = [mrr_grid(&training.figures), lead_grid(&training.figures)].map(|grid| grid.text());
    format!("{READING}\n\n{mrr}\n{leads}\n{}\n\n{model}\n", training.outcome())
}
