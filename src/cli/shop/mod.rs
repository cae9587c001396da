//! `reshelf shop`: what a shop's shoppers chose together, counted from its log and written as a shop file.

mod counts;
mod page;
mod told;

use std::path::{Path, PathBuf};

use reshelf::evaluation::split::Users;
use reshelf::shop::{HalfLife, Settings, fit};

use crate::error::CliError;
use crate::named::explained;
use crate::out_file;
use crate::output::print;
use crate::threads::Threads;

/// Count what a shop's shoppers chose together, and write it as a file that the shop serves beside the package.
///
/// The file holds odds: how often an item was chosen against how often chance would have chosen it from the lists that showed
/// it; of items, of the items of frequent queries, of categories and brands, and of items for those who chose another one. How
/// the odds weigh against the server's order is fitted on shoppers left out of them. Where they gain nothing that can be told
/// from noise the file says so, and the server's order stands.
///
/// A log can be counted in parts: `--map` counts a part, `--merge` adds counts up, `--fit` makes a file of counts. All lines of
/// a shopper belong into one part. Any split gives the same file.
#[derive(clap::Args)]
pub struct Args {
    /// A replay log: JSON Lines, plain or gzip, - for standard input; may be repeated, and the logs then count together.
    #[arg(long = "log", value_name = "FILE", required_unless_present_any = ["merge", "fit"])]
    logs: Vec<PathBuf>,
    /// Where the file is written, - for standard output.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write the counts of the log instead. They hold what single shoppers chose: keep them.
    #[arg(long, conflicts_with_all = ["merge", "fit"])]
    map: bool,
    /// Add up counts that `--map` wrote, and write their sum.
    #[arg(long, value_name = "COUNTS", num_args = 1.., conflicts_with_all = ["logs", "fit"])]
    merge: Vec<PathBuf>,
    /// Make a shop file of counts that `--map` or `--merge` wrote.
    #[arg(long, value_name = "COUNTS", num_args = 1.., conflicts_with = "logs")]
    fit: Vec<PathBuf>,
    /// Write what it is worth and what was tried as a page of HTML.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["map", "merge"])]
    report: Option<PathBuf>,
    /// Write the same in Markdown, to keep beside the file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["map", "merge"])]
    card: Option<PathBuf>,
    /// Nothing that fewer shoppers did is in the file.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
    min_shoppers: u16,
    /// The most kilobytes of the file; what tells most goes in first.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=4_000))]
    kilobytes: u16,
    /// After how many days a choice weighs half, `never`, or `fitted`: as many as order the weeks to come best, for a file that
    /// is made anew each night.
    #[arg(long, value_name = "DAYS", default_value = "never", value_parser = half_life)]
    half_life: HalfLife,
    /// The users to count; `evaluate` splits a log's users the same way.
    #[arg(long, default_value = Users::All.name(), value_parser = explained(Users::ALL, Users::name, Users::meaning))]
    users: Users,
    /// Stop after that many users of each log.
    #[arg(long, value_name = "N")]
    limit_users: Option<usize>,
    #[command(flatten)]
    threads: Threads,
}

/// Runs it.
///
/// # Errors
/// A file that cannot be read or written, a log with too many bad lines, counts that are none.
pub fn run(args: &Args) -> Result<(), CliError> {
    args.threads.start()?;
    for path in [Some(&args.out), args.report.as_ref(), args.card.as_ref()].into_iter().flatten() {
        expect(path)?;
    }
    let part = match (&args.merge[..], &args.fit[..]) {
        ([], []) => counts::of_logs(&args.logs, args.users, args.limit_users)?,
        (merge, fit) => counts::merged(if merge.is_empty() { fit } else { merge })?,
    };
    if args.map || !args.merge.is_empty() {
        return write(&args.out, &part.to_bytes());
    }
    if part.is_empty() {
        return Err(CliError::Usage("no list of the log has a choice from it: there is nothing to count".to_owned()));
    }
    let fitted = fit(&part, args.settings());
    write(&args.out, &fitted.bytes)?;
    if !is_standard(&args.out) {
        print(&told::text(&args.out, &fitted));
    }
    let name = out_file::file_name(&args.out);
    if let Some(path) = &args.card {
        out_file::write(path, page::card(&name, &fitted).as_bytes())?;
    }
    if let Some(path) = &args.report {
        out_file::write(path, page::page(&name, &fitted).as_bytes())?;
    }
    Ok(())
}

impl Args {
    fn settings(&self) -> Settings {
        Settings {
            min_shoppers: self.min_shoppers,
            bytes: usize::from(self.kilobytes) * 1_000,
            half_life: self.half_life,
        }
    }
}

fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

fn expect(path: &Path) -> Result<(), CliError> {
    if is_standard(path) { Ok(()) } else { out_file::expect(path) }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    if is_standard(path) { counts::write_standard(bytes) } else { out_file::write(path, bytes) }
}

fn half_life(text: &str) -> Result<HalfLife, String> {
    match (text, text.parse()) {
        ("never", _) => Ok(HalfLife::Never),
        ("fitted", _) => Ok(HalfLife::Fitted),
        (_, Ok(days)) if (1.0..=10_000.0).contains(&days) => Ok(HalfLife::Days(days)),
        _ => Err("a number of days from 1 to 10000, never or fitted is needed".to_owned()),
    }
}
