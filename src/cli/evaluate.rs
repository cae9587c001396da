//! `reshelf evaluate`: how well each ranker orders the lists of a log, by the protocol 'shown'.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use reshelf::Model;

use crate::error::CliError;
use crate::measure::{self, Subject, Timer};
use crate::model_file;
use crate::output::print;
use crate::rankers::Ranker;
use crate::report::{Effort, Report};
use crate::split::{self, Split, split};
use crate::tally::Tally;

/// Measure the server's order, two heuristics and a model on replay logs.
///
/// The order of a list is decided when it comes up, from what happened before; every later choice is held against it.
#[derive(clap::Args)]
pub struct Args {
    /// A replay log: JSON Lines, plain or gzip; several are pooled.
    #[arg(long = "log", value_name = "FILE", required = true)]
    logs: Vec<PathBuf>,
    /// The model to measure; the shipped one where it is left out.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Let the model learn from each user on the way, as it does on a device.
    #[arg(long)]
    adapt: bool,
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
    /// The users to measure on, split as `pretrain` splits them.
    #[arg(long, value_enum, default_value_t = Users::All)]
    users: Users,
    /// Stop after that many users of each log.
    #[arg(long, value_name = "N")]
    limit_users: Option<usize>,
}

/// A part of the users.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Users {
    /// Everybody.
    All,
    /// The 60 % that a model was trained on first.
    Train,
    /// The 10 % by which its steps were chosen; it was trained on them as well afterwards.
    Validation,
    /// The 30 % that it never met.
    Test,
}

impl Users {
    fn name(self) -> &'static str {
        match self {
            Users::All => "all",
            Users::Train => "train",
            Users::Validation => "validation",
            Users::Test => "test",
        }
    }

    /// True where a user belongs to them.
    pub fn has(self, user: &str) -> bool {
        let part = match self {
            Users::All => return true,
            Users::Train => Split::Train,
            Users::Validation => Split::Validation,
            Users::Test => Split::Test,
        };
        split(user, split::SEED) == part
    }
}

/// Runs it.
///
/// # Errors
/// A file that cannot be read, a log with too many bad lines, a model that is none.
pub fn run(args: &Args) -> Result<(), CliError> {
    let (model, told) = model(args.model.as_deref())?;
    let subject = Subject { model: &model, adapt: args.adapt };
    let rankers = if args.adapt { &Ranker::ALL[..] } else { &Ranker::ALL[..Ranker::Adapted as usize] };
    let report = Report { rankers, model: &told, users: args.users.name() };
    let mut pooled = Tally::default();
    let mut timer = Timer::default();
    for path in &args.logs {
        let measured = measure::log(path, subject, |user| args.users.has(user), args.limit_users)?;
        if !args.json && args.logs.len() > 1 {
            print(&report.text(&path.display().to_string(), &measured.tally));
        }
        pooled.merge(&measured.tally);
        timer.merge(measured.timer);
    }
    let effort = Effort { lists_per_second: timer.lists_per_second(), peak_memory_mb: peak_memory_mb() };
    if args.json {
        print(&format!("{}\n", report.json(&pooled, &effort)));
    } else {
        let title = match &args.logs[..] {
            [one] => one.display().to_string(),
            logs => format!("{} logs together", logs.len()),
        };
        print(&format!("{}\nmodel: {told}\n{}\n", report.text(&title, &pooled), effort.text()));
    }
    Ok(())
}

/// The model asked for, and what to call it.
fn model(path: Option<&Path>) -> Result<(Model, String), CliError> {
    let (model, name) = match path {
        Some(path) => (model_file::read(path)?, path.display().to_string()),
        None => (Model::shipped()?, "shipped".to_owned()),
    };
    let told = format!("{name} {:016x}", model.identity());
    Ok((model, told))
}

/// The most memory that this process has held, as Linux tells it.
fn peak_memory_mb() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
