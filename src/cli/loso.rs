//! `reshelf loso`: how well a base orders shops that it was not trained on, each log left out of training in turn.

use std::path::{Path, PathBuf};

use reshelf::evaluation::{LeftOut, Subject};
use reshelf::learn::pretrain::{Settings, Shop, Source, fit, without};
use reshelf::{Group, Model};

use crate::error::CliError;
use crate::measuring;
use crate::named::named;
use crate::out_file::{self, file_name};
use crate::output::print;
use crate::pretrain::{share, weight};
use crate::progress;
use crate::report::left_out::{READING, Row, left_out_grid};
use crate::threads::Threads;
use crate::training::kept::{self, Kept};
use crate::training::scope::{Scope, Who};
use crate::training::shops::{Shops, Synthetic};
use crate::training::training_set::Quota;
use crate::users::Part;

/// Measure how well a base orders shops that it was not trained on
///
/// Each log in turn is left out: a base is trained on the others and on synthetic shops, and all users of the log left out are
/// measured. That is what a shop can expect of a base that never saw it. Of the logs trained on the test users are kept apart as
/// `pretrain` does; the number of steps is fixed, since there is nobody to choose it by.
///
/// The base of each training is kept in a folder, under the log, the seed and an identity of the recipe and of all that was learned
/// from. So it can be stopped and go on later, or be run piece by piece, and what changes no training is measured in minutes.
#[derive(clap::Args)]
pub struct Args {
    /// A replay log, JSON Lines, plain or gzip; each log is one shop
    #[arg(long = "log", value_name = "FILE", required = true, num_args = 1)]
    logs: Vec<PathBuf>,
    /// Leave out this log alone, by its file's name up to the first dot; may be repeated [default: each in turn]
    #[arg(long = "only", value_name = "NAME")]
    only: Vec<String>,
    /// Where the base of each training is kept
    #[arg(long, value_name = "FOLDER")]
    keep: PathBuf,
    /// Where the table is written, in Markdown
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Trainings of each log left out, with the seeds from 1; their figures are averaged
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=100))]
    seeds: u64,
    /// Steps of each training
    #[arg(long, value_name = "N", default_value_t = 1_500, value_parser = clap::value_parser!(u32).range(1..))]
    steps: u32,
    /// Train without a group of features; may be repeated
    #[arg(long, value_name = "GROUP", value_parser = named(Group::ALL, Group::name))]
    without: Vec<Group>,
    /// Synthetic shops of each family, 20 shoppers each; 0 for none
    #[arg(long, value_name = "N", default_value_t = 150)]
    shops: usize,
    /// How much each synthetic family counts against a log, which counts 1
    #[arg(long, value_name = "X", default_value_t = 0.7)]
    synthetic_weight: f32,
    /// How much one log counts, by its file's name up to the first dot, or one family: eshop=2, "synthetic clicks=2"; repeatable
    #[arg(long, value_name = "NAME=X", value_parser = weight)]
    weight: Vec<(String, f32)>,
    /// Units of the two hidden layers
    #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1, default_values_t = Settings::default().hidden)]
    hidden: Vec<usize>,
    /// Probability that a whole group of features is dropped from a list
    #[arg(long, value_name = "P", value_parser = share, default_value_t = Settings::default().group_dropout)]
    group_dropout: f64,
    /// Lists of each shop that training uses at most, drawn evenly over its users
    #[arg(long, value_name = "N", default_value_t = 12_000)]
    lists: usize,
    #[command(flatten)]
    threads: Threads,
}

/// Runs it.
///
/// # Errors
/// A log that cannot be used, a folder or file that cannot be written, a training that broke down.
pub fn run(args: &Args) -> Result<(), CliError> {
    args.threads.start()?;
    args.out.as_deref().map_or(Ok(()), out_file::expect)?;
    kept::folder(&args.keep)?;
    let &[first, second] = &args.hidden[..] else {
        return Err(CliError::Usage("--hidden: two numbers are needed, such as 48,24".to_owned()));
    };
    // One draw of the lists for all trainings: what differs from seed to seed is the training.
    let quota = Quota { train: args.lists, validation: 0, seed: 1 };
    let scope = Scope { who: Who::Tuning(None), without: args.without.clone() };
    let synthetic = Synthetic { shops: args.shops, weight: args.synthetic_weight };
    let mut shops = Shops::gather(&args.logs, &[], &[], synthetic, &scope, quota)?;
    shops.weigh_named(&args.weight)?;
    let left_out = chosen(args, &shops)?;
    let usual = Settings {
        steps: args.steps as usize,
        hidden: [first, second],
        group_dropout: args.group_dropout,
        ..Settings::default()
    };
    let identity = kept::identity(&usual, &args.without, &shops.train);

    let mut rows = Vec::new();
    for (path, name) in left_out {
        let others: Vec<&Shop> = shops.train.iter().filter(|shop| shop.name != name).collect();
        if others.is_empty() {
            return Err(CliError::Usage(
                "nothing to train on is left: give another --log, or --shops above 0".to_owned(),
            ));
        }
        let mut measured = Vec::new();
        for seed in 1..=args.seeds {
            let settings = Settings { seed, ..usual.clone() };
            let kept = Kept::new(&args.keep, &name, seed, identity);
            let base = match kept.read()? {
                Some(known) => known,
                None => {
                    let base = trained(&others, &settings, &args.without)?;
                    kept.write(&base)?;
                    eprintln!("{name}, seed {seed}: {}", kept.file_name());
                    base
                }
            };
            measured.push(measure(path, &base)?);
        }
        let seeds = measured.len();
        let measured = LeftOut::mean(&measured).ok_or_else(|| nothing_chosen(path))?;
        rows.push(Row { log: name, seeds, measured });
    }
    let grid = left_out_grid(&rows);
    print(&format!("{}\n{READING}\n", grid.text()));
    match &args.out {
        Some(path) => out_file::write(path, format!("{}\n{READING}\n", grid.markdown()).as_bytes()),
        None => Ok(()),
    }
}

/// The logs to leave out, with their names.
fn chosen<'a>(args: &'a Args, shops: &Shops) -> Result<Vec<(&'a Path, String)>, CliError> {
    let names = args.logs.iter().zip(&shops.parts).map(|(path, part)| (path.as_path(), part.name.clone()));
    let named: Vec<(&Path, String)> = names.collect();
    if let Some(unknown) = args.only.iter().find(|only| named.iter().all(|(_, name)| name != *only)) {
        let names: Vec<&str> = named.iter().map(|(_, name)| name.as_str()).collect();
        return Err(CliError::Usage(format!("--only {unknown}: no log of that name, only {}", names.join(", "))));
    }
    Ok(named.into_iter().filter(|(_, name)| args.only.is_empty() || args.only.contains(name)).collect())
}

fn trained(shops: &[&Shop], settings: &Settings, missing: &[Group]) -> Result<Model, CliError> {
    let sources: Vec<Source<'_>> = shops.iter().map(|shop| shop.source()).collect();
    let bar = progress::of_steps(1, "training");
    let model = fit(&sources, settings)?.with_precision(settings.precision);
    bar.finish_and_clear();
    Ok(without(&model, missing)?)
}

fn measure(path: &Path, model: &Model) -> Result<LeftOut, CliError> {
    let everybody = Part { wanted: &|_| true, most: None, text: None };
    let (measured, _) = measuring::log(path, Subject::of(model), &everybody)?;
    if measured.tally.users() == 0 {
        return Err(nothing_chosen(path));
    }
    Ok(LeftOut::of(&measured.tally))
}

fn nothing_chosen(path: &Path) -> CliError {
    CliError::Usage(format!("{}: nobody chose anything from a list", file_name(path)))
}
