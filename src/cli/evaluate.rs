//! `reshelf evaluate`: how well each ranker orders the lists of a log, by the protocol 'shown'.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use reshelf::Model;
use reshelf::evaluation::split::Users;
use reshelf::evaluation::{AdapterKind, Subject, Tally, Timer};

use crate::error::CliError;
use crate::measuring;
use crate::model_file;
use crate::named::explained;
use crate::out_file::{self, file_name};
use crate::output::print;
use crate::report::page::evaluation::{self, Evaluation, Measurement};
use crate::report::tables::{Effort, RULES, Report};
use crate::threads::Threads;
use crate::users::Part;

/// Measure on replay logs how well a model orders lists, against the server's order and two simple baselines.
///
/// Each list is ordered when it comes up, from what its shopper had done before; every later choice from it is held
/// against that order. MRR is the mean of 1 / place of what was chosen: higher is better. The recency baseline puts first
/// what the shopper touched last, the frequency baseline what the shopper touched most often.
///
/// The rules are those of a shop's page: a list keeps its order within a visit, which ends after 30 minutes without an act;
/// choices are clicks, carts, wishes and purchases from one of the page's lists (the last 8 shown, and 8 not shown yet); an item counts once a
/// list.
#[derive(clap::Args)]
pub struct Args {
    /// A replay log: JSON Lines, plain or gzip; may be repeated, and the logs then count together.
    #[arg(long = "log", value_name = "FILE", required = true)]
    logs: Vec<PathBuf>,
    /// The model to measure; the shipped one where it is left out.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Another model to measure beside it, and the difference between the two.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Boosted trees to measure beside it: a LightGBM model trained on what `features` wrote, as `save_model` writes it.
    #[arg(long, value_name = "FILE")]
    trees: Option<PathBuf>,
    /// A shop file, as `shop` writes it: each list starts from its order, and the model is measured without it as well.
    #[arg(long, value_name = "FILE")]
    shop: Option<PathBuf>,
    /// A text tower, as `pretrain --text` writes it: it tells how well titles answer queries.
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// Let an adapter learn from each user during the replay, as it does on a device.
    #[arg(long)]
    adapt: bool,
    /// What the adapter is.
    #[arg(long, default_value = AdapterKind::Linear.name(), requires = "adapt",
          value_parser = explained(AdapterKind::ALL, AdapterKind::name, AdapterKind::meaning))]
    adapter: AdapterKind,
    /// Print one JSON object instead of tables.
    #[arg(long)]
    json: bool,
    /// The users to measure on; `pretrain` splits a log's users the same way.
    #[arg(long, default_value = Users::All.name(), value_parser = explained(Users::ALL, Users::name, Users::meaning))]
    users: Users,
    /// Write a report, one page of HTML; takes longer than the figures alone.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Stop after that many users of each log.
    #[arg(long, value_name = "N")]
    limit_users: Option<usize>,
    #[command(flatten)]
    threads: Threads,
}

/// Runs it.
///
/// # Errors
/// A file that cannot be read, a log with too many bad lines, a model that is none, a report that could not be written
/// (found before measuring).
pub fn run(args: &Args) -> Result<(), CliError> {
    args.threads.start()?;
    if let Some(path) = &args.report {
        out_file::expect(path)?;
    }
    let (model, told) = model(args.model.as_deref())?;
    let other = args.against.as_deref().map(model_file::read).transpose()?;
    let trees = args.trees.as_deref().map(model_file::read_trees).transpose()?;
    let crowd = args.shop.as_deref().map(model_file::read_crowd).transpose()?;
    let text = args.text.as_deref().map(model_file::read_tower).transpose()?.map(Arc::new);
    let subject = Subject {
        adapt: args.adapt.then_some(args.adapter),
        other: other.as_ref(),
        trees: trees.as_ref(),
        crowd: crowd.as_ref(),
        study: args.report.is_some(),
        ..Subject::of(&model)
    };
    let rankers = subject.rankers();
    let report = Report { rankers: &rankers, model: &told, users: args.users.name() };
    let mut pooled = Tally::default();
    let mut timer = Timer::default();
    let mut studied = Vec::new();
    for path in &args.logs {
        let part = Part { wanted: &|user| args.users.has(user), most: args.limit_users, text: text.as_ref() };
        let (measured, lists_defined) = measuring::log(path, subject, &part)?;
        if !args.json && args.logs.len() > 1 {
            print(&report.text(&path.display().to_string(), &measured.tally));
        }
        pooled.merge(&measured.tally);
        timer.merge(measured.timer);
        studied.extend(Measurement::new(path, measured, lists_defined)?);
    }
    let effort = Effort { lists_per_second: timer.lists_per_second(), peak_memory_mb: peak_memory_mb() };
    if args.json {
        print(&format!("{}\n", report.json(&pooled, &effort)));
    } else {
        let title = match &args.logs[..] {
            [one] => one.display().to_string(),
            logs => format!("{} logs together", logs.len()),
        };
        print(&format!("{}\n{RULES}\n\nmodel: {told}\n{}\n", report.text(&title, &pooled), effort.text()));
    }
    if let Some(path) = &args.report {
        let name = args.model.as_deref().map_or("shipped".to_owned(), file_name);
        let (model, command) = (format!("{name} {:016x}", model.identity()), args.command());
        let evaluation = Evaluation { report: &report, logs: &studied, pooled: &pooled, model, command };
        out_file::write(path, evaluation::page(&evaluation).as_bytes())?;
    }
    Ok(())
}

impl Args {
    /// The command that measures again; of a path it has the file's name.
    fn command(&self) -> String {
        let mut command = "reshelf evaluate".to_owned();
        let logs = self.logs.iter().map(|log| ("--log", Some(log)));
        let others = [
            ("--model", &self.model),
            ("--against", &self.against),
            ("--trees", &self.trees),
            ("--shop", &self.shop),
            ("--text", &self.text),
        ];
        for (flag, path) in logs.chain(others.map(|(flag, path)| (flag, path.as_ref()))) {
            command += &path.map_or(String::new(), |path| format!(" {flag} {}", file_name(path)));
        }
        if self.adapt {
            command += &format!(" --adapt --adapter {}", self.adapter.name());
        }
        if let Some(users) = self.limit_users {
            command += &format!(" --limit-users {users}");
        }
        command + &format!(" --users {} --report FILE.html", self.users.name())
    }
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

#[cfg(test)]
mod tests {
    use clap::Args as _;

    use super::*;

    #[test]
    fn the_help_tells_the_rules_that_the_report_tells() {
        let help = Args::augment_args(clap::Command::new("evaluate")).render_long_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(RULES), "{help}");
    }
}
